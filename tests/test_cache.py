"""The cache: what went in comes out; a key changes with all it depends on; what is damaged counts as missing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefs import cache
from briefs.errors import Problem
from briefs.model import Annotated, Article, Event, Mention, Note, Paragraph, Run, Source, Span, Timex

ARTICLE = Article(
    slug="a",
    path=Path("seeds/a.txt"),
    title="A “title”",
    authors=("Jane Roe",),
    published=date(2019, 3, 5),
    body="Lima \ud800 2019",
    paragraphs=(Paragraph("p1", "text", Span(0, 11)),),
    runs=(Run(0, 4, 11),),
    problems=(Problem("no-date", "Which?", "seeds/a.txt", 3, "info"),),
)
ANNOTATED = Annotated(
    ARTICLE,
    mentions=(Mention(Span(0, 4), "Lima", "place", "Lima", "GPE", "lima"),),
    timexes=(Timex(Span(7, 11), "2019", "DATE", "2019", "2019"),),
    events=(Event("2019", "Lima met.", "p1", Span(7, 11), "2019"),),
    notes=(Note(Span(0, 4), "A city."),),
)
SOURCE = Source(Path("seeds/a.txt"), "Lima 2019", Path("seeds/a.yml"), "title: A\n")


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    whole = replace(ANNOTATED, article=replace(ARTICLE, body="Lima in 2019"))
    cache.store(tmp_path, "abc", whole)
    assert cache.load(tmp_path, "abc", Annotated) == whole
    assert cache.load(tmp_path, "other", Annotated) is None


def test_a_key_changes_with_all_that_it_depends_on() -> None:
    keys = [
        cache.key(SOURCE, ARTICLE, "x", "m 1"),
        cache.key(replace(SOURCE, text="Lima 2020"), ARTICLE, "x", "m 1"),
        cache.key(replace(SOURCE, sidecar_text="title: B\n"), ARTICLE, "x", "m 1"),
        cache.key(replace(SOURCE, sidecar_text=None), ARTICLE, "x", "m 1"),
        cache.key(replace(SOURCE, path=Path("seeds/b.txt")), ARTICLE, "x", "m 1"),
        cache.key(SOURCE, ARTICLE, "y", "m 1"),
        cache.key(SOURCE, ARTICLE, None, "m 1"),
        cache.key(SOURCE, ARTICLE, "x", "m 2"),
        cache.key(SOURCE, replace(ARTICLE, paragraphs=(Paragraph("p2", "text", Span(0, 11)),)), "x", "m 1"),
    ]
    assert len(set(keys)) == len(keys)
    assert cache.key(SOURCE, ARTICLE, "x", "m 1") == keys[0]


def test_the_key_of_a_reading_changes_with_all_that_it_depends_on() -> None:
    keys = [
        cache.reading_key(SOURCE, "full"),
        cache.reading_key(SOURCE, "excerpt"),
        cache.reading_key(replace(SOURCE, text="Lima 2020"), "full"),
        cache.reading_key(replace(SOURCE, sidecar_text="title: B\n"), "full"),
        cache.reading_key(replace(SOURCE, path=Path("seeds/b.txt")), "full"),
    ]
    assert len(set(keys)) == len(keys)
    assert cache.reading_key(SOURCE, "full") == keys[0]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign"])
def test_a_damaged_entry_counts_as_missing(tmp_path: Path, damage: str) -> None:
    whole = replace(ANNOTATED, article=replace(ARTICLE, body="Lima in 2019"))
    cache.store(tmp_path, "abc", whole)
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    data = entry.read_bytes()
    foreign = b'{"article": 1}'
    entry.write_bytes(
        {
            "cut": data[:-20],
            "flip": data.replace(b"Lima", b"Lime", 1),
            "empty": b"",
            "foreign": hashlib.sha256(foreign).hexdigest().encode() + b"\n" + foreign,
        }[damage]
    )
    assert cache.load(tmp_path, "abc", Annotated) is None
