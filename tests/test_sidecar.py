"""What the editor says about an article, and where in the text it goes."""

# ruff: noqa: E501 (a case stands on one line)

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import article, authority, sidecar
from briefs.errors import SourceError
from briefs.model import KINDS, Article, Event, KeyPoint, Section, Source, Span

PATH = Path("mill.yml")
SEED = """Mill burns down

By Tom Field

The mill burned down on Saturday night, and nobody was surprised. “It was time,” said Ann Lee.

Ann Lee had owned the mill – her grandfather's – since 1974, and had insured it twice.

Share on Facebook
"""
WHOLE = """
title: The Mill
author: Ann Lee
published: 2019-03-05
place: Oakham
section: Local
publisher: Oakham Courier
url: https://example.org/mill
rights: excerpt
license: CC BY 4.0
summary: >
  A mill burned.
  It was insured.
key_points:
  - {text: It was insured twice., at: had insured it twice}
sections:
  - {title: The fire, before: The mill burned}
  - {title: The fire, before: Ann Lee had owned}
notes:
  - {at: '"It was time,"', text: She denied it later.}
mentions:
  - {at: Ann Lee, nth: 2, entity: ann-lee, kind: person, name: Ann Lee}
  - {at: Saturday, entity: none}
dates:
  - {at: Saturday night, date: 2019-03-02}
  - {at: twice, date: none}
events:
  - {label: The mill burns down., date: 2019-03-02, at: burned down, entities: [ann-lee], status: announced}
  - {label: The mill is built., date: 1874~}
sources:
  - {title: Fire log, publisher: Oakham Fire Brigade, date: March 2019, url: https://example.org/log}
"""


def mill() -> Article:
    return article.parse(Source(Path("mill.txt"), SEED))


def anchored(text: str) -> sidecar.Anchored:
    return sidecar.anchor(mill(), sidecar.parse(PATH, text))


def message(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        anchored(text)
    return str(caught.value)


def test_metadata() -> None:
    said = sidecar.parse(PATH, WHOLE)
    assert (said.title, said.authors, said.published) == ("The Mill", ("Ann Lee",), date(2019, 3, 5))
    assert (said.place, said.section, said.publisher, said.rights) == ("Oakham", "Local", "Oakham Courier", "excerpt")
    assert (said.summary, said.license) == ("A mill burned. It was insured.", "CC BY 4.0")
    found = article.parse(Source(Path("mill.txt"), SEED), said)
    assert (found.title, found.authors, found.url) == ("The Mill", ("Ann Lee",), "https://example.org/mill")


def test_quotations_become_spans() -> None:
    found, body = anchored(WHOLE), mill().body
    assert found.key_points == (KeyPoint("It was insured twice.", "p2", by="editor"),)
    assert found.sections == (
        Section("s-the-fire", "The fire", "p1", by="editor"),
        Section("s-the-fire-2", "The fire", "p2", by="editor"),
    )
    assert [body[note.span.slice] for note in found.notes] == ["“It was time,”"]
    assert [(pin.surface, pin.entity, pin.span.start > body.index("\n")) for pin in found.mentions] == [
        ("Ann Lee", "ann-lee", True),
        ("Saturday", None, False),
    ]
    assert [(pin.surface, pin.edtf, pin.line) for pin in found.dates] == [
        ("Saturday night", "2019-03-02", 25),
        ("twice", None, 26),
    ]
    assert found.events[1] == Event("1874~", "The mill is built.", None, by="editor")
    assert (found.events[0].paragraph, found.events[0].surface) == ("p1", "burned down")
    assert found.sources[0].publisher == "Oakham Fire Brigade"


@pytest.mark.parametrize("words", ["owned the mill - her grandfather’s -", "owned  the\n   mill – her"])
def test_quotation_marks_dashes_and_spaces_do_not_matter(words: str) -> None:
    said = sidecar.Sidecar(notes=(sidecar.QuotedNote(sidecar.Quote(words, None, PATH, 1), "x"),))
    found = sidecar.anchor(mill(), said).notes[0]
    assert mill().body[found.span.slice].startswith("owned the mill – her")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("titel: x\n", "mill.yml:1: unknown key “titel”; did you mean “title”?"),
        ("author: A\nauthors: [A]\n", "mill.yml:1: “author” and “authors” say the same; keep one"),
        ("published: 2019-02-31\n", "mill.yml:1: “published: 2019-02-31” is not a day of the calendar; write it as YYYY-MM-DD, as in 2019-03-05"),
        ("rights: half\n", "mill.yml:1: “rights: half” is not known; known are full, excerpt"),
        ("url: javascript:alert(1)\n", "mill.yml:1: “url: javascript:alert(1)” should start with https:// or http:// and hold no spaces"),
        ("notes:\n  - {at: burned up, text: x}\n", "mill.yml:2: “burned up” is not in the text; copy the words as they stand there"),
        ("notes:\n  - at: Share on\n    text: x\n", "mill.yml:2: “Share on” is not in the text: line 9 was left out (share bar)"),
        ("notes:\n  - {at: Mill burns, text: x}\n", "mill.yml:2: “Mill burns” is in the headline only; quote words of the text"),
        ("notes:\n  - {at: Ann Lee, text: x}\n", "mill.yml:2: “Ann Lee” stands 2 times (p1, p2); quote more words, or add “nth: 1”"),
        ("notes:\n  - {at: Ann Lee, nth: 3, text: x}\n", "mill.yml:2: “nth: 3”, but “Ann Lee” stands 2 times in the text"),
        ("notes:\n  - {at: Ann L, text: x}\n", "mill.yml:2: “Ann L” is not in the text; copy the words as they stand there"),
        ("notes:\n  - {at: burned down, txt: x}\n", "mill.yml:2: unknown key “txt” in notes[1]; did you mean “text”?"),
        ("mentions:\n  - {at: Saturday, entity: Ann Lee}\n", "mill.yml:2: “entity: Ann Lee” should be an id, as in “ann-lee”, or “none”"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, expected: str) -> None:
    assert message(text) == expected


def test_front_matter_of_another_program() -> None:
    text = "---\ntitle: Mill\ndate: 2019-03-05T10:00:00+01:00\nlayout: post\n---\nThe mill burned down.\n"
    said, start = sidecar.front_matter(Path("mill.md"), text)
    assert (said.title, said.published, text[start:]) == ("Mill", date(2019, 3, 5), "The mill burned down.\n")
    assert [str(problem) for problem in said.problems] == [
        "mill.md:4: “layout” in the front matter says nothing here; ignored"
    ]


def test_front_matter_lines_count_in_the_file() -> None:
    with pytest.raises(SourceError) as caught:
        sidecar.front_matter(Path("mill.md"), "---\ntitle: Mill\npublished: tomorrow\n---\nText.\n")
    assert (caught.value.file, caught.value.line) == (Path("mill.md"), 3)


@pytest.mark.parametrize(
    "text", ["No fences.\n", "---\nNo second fence.\n", "---\nTwo breaks around words.\n---\nText.\n"]
)
def test_no_front_matter(text: str) -> None:
    assert sidecar.split_front_matter(text) == (None, text, 0)


def test_split() -> None:
    assert sidecar.split_front_matter("---\r\na: b\r\n---\r\nText\r\n") == ("a: b\r\n", "Text\r\n", 3)


def test_a_sidecar_overrules_front_matter() -> None:
    seed = Source(Path("a.md"), "---\ntitle: Low\nplace: Oakham\n---\nText.\n", Path("a.yml"), "title: High\n")
    said = sidecar.read(seed)
    assert (said.title, said.place) == ("High", "Oakham")


@given(st.text(max_size=200))
def test_any_quotation_is_found_or_refused(words: str) -> None:
    quote = sidecar.Quote(words, None, PATH, 7)
    try:
        found = sidecar.anchor(mill(), sidecar.Sidecar(notes=(sidecar.QuotedNote(quote, "x"),)))
    except SourceError as error:
        assert (error.file, error.line) == (PATH, 7)
        return
    assert Span(0, 0) < found.notes[0].span


def test_every_key_is_documented() -> None:
    told = (Path(__file__).parent.parent / "docs" / "keys.md").read_text(encoding="utf-8")
    keys = {*sidecar.KEYS, *authority.KEYS, "nth", "entities", "suppress", "label", "status", "before"}
    assert [key for key in sorted(keys) if f"`{key}`" not in told] == []
    assert [kind for kind in KINDS if f"`{kind}`" not in told] == []
