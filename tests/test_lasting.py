"""Addresses that last: what is edited, withdrawn, renamed or merged can still be linked to.

The property test edits collections of real texts and their authority file at random (see `addresses`): 1,000 sequences
in the normal run, more with --hypothesis-profile=search.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from addresses import Collection, Site, collection
from briefs import lasting, pages, permalinks, redirect
from briefs.model import Annotated, Article, Corpus, Entity, Section
from briefs.settings import Settings
from test_permalinks import TEXTS
from values import article

MILL = "The old mill above the village was sold to a baker from Lima on Monday morning."
DAM = "Nobody has mended the dam since the flood, although the council promised it twice."
ROOF = "A new roof of red tiles will be laid before the first snow, said the carpenter."


def _published(ledger: permalinks.Ledger, one: Article) -> tuple[permalinks.Ledger, Article]:
    ledger, (numbered,) = lasting.number(ledger, [one])
    return ledger, numbered


def _ids(one: Article) -> list[str]:
    return [paragraph.id for paragraph in one.paragraphs]


def test_an_inserted_paragraph_leaves_the_others_their_ids() -> None:
    ledger, first = _published(permalinks.EMPTY, article(MILL, DAM))
    _, second = _published(ledger, article(MILL, ROOF, DAM))
    assert _ids(first) == ["p1", "p2"]
    assert _ids(second) == ["p1", "p1a", "p2"]


def test_a_withdrawn_paragraph_leads_to_a_neighbor() -> None:
    ledger, _ = _published(permalinks.EMPTY, article(MILL, DAM, ROOF))
    ledger, second = _published(ledger, article(MILL, ROOF))
    _, (settled,) = lasting.settle(ledger, [Annotated(second)])
    assert _ids(second) == ["p1", "p3"]
    ((id, leads),) = settled.gone
    assert id == "p2" and leads in ("p1", "p3")


def test_a_section_that_the_editor_took_back_leads_to_its_paragraph() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM))
    section = Section("s-the-dam", "The dam", "p2", by="editor")
    ledger, (before,) = lasting.settle(ledger, [Annotated(text, sections=(section,))])
    ledger, (after,) = lasting.settle(ledger, [Annotated(text)])
    assert before.gone == () and after.gone == (("s-the-dam", "p2"),)
    _, (again,) = lasting.settle(ledger, [Annotated(text, sections=(section,))])
    assert again.gone == ()


def _corpus(one: Article, *entities: str, merged: tuple[tuple[str, str], ...] = ()) -> Corpus:
    return Corpus((Annotated(one),), tuple(Entity(id, id, "person") for id in entities), merged=merged)


def test_pages_of_renamed_briefs_and_merged_entities_lead_on() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM, ROOF, slug="old"))
    ledger, moved = lasting.moves(ledger, _corpus(text, "ana", "ann", "bea"))
    assert moved == ()
    ledger, text = _published(ledger, article(MILL, DAM, ROOF, slug="new"))
    merged = (("ann", "ana"), ("annie", "ana"))  # there never was a page for Annie
    ledger, moved = lasting.moves(ledger, _corpus(text, "ana", merged=merged))
    assert moved == (
        ("briefs/old.md", "briefs/new.md"),
        ("entities/ann.md", "entities/ana.md"),
        ("entities/bea.md", "entities/index.md"),
    )
    assert _ids(text) == ["p1", "p2", "p3"]


def test_a_withdrawn_brief_says_so_and_where_its_paragraphs_are() -> None:
    ledger, _ = _published(permalinks.EMPTY, article(MILL, DAM, slug="news"))
    ledger, both = lasting.number(ledger, [article(MILL, DAM, slug="news-2018"), article(ROOF, slug="news")])
    _, (_, other) = lasting.settle(ledger, [Annotated(one) for one in both])
    assert other.gone == (("p1", "news-2018#p1"), ("p2", "news-2018#p2"))
    ledger, kept = _published(ledger, article(MILL, DAM, slug="news-2018"))
    ledger, moved = lasting.moves(ledger, _corpus(kept))
    (page,) = redirect.pages(Corpus((Annotated(kept),), (), moved=moved))
    assert page.path == "briefs/news.md"
    said = "No brief of the collection has this address any more. [All briefs](index.md)"
    assert page.text.endswith(
        f"# Withdrawn {{ #title }}\n\n{said}\n\n¶1 is now in [A title](news-2018.md#p1).\n{{ #p1 .gone }}\n\n"
        "¶2 is now in [A title](news-2018.md#p2).\n{ #p2 .gone }\n"
    )
    ledger, (left,) = lasting.number(ledger, [article(ROOF, slug="news")])
    _, (settled,) = lasting.settle(ledger, [Annotated(left)])
    assert settled.gone == (("p1", ""), ("p2", ""))  # that other brief is gone too: no link leads to it


def test_a_section_under_a_name_that_was_taken_leads_to_its_brief() -> None:
    section = Section("s-the-dam", "The dam", "p2", by="editor")
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM, slug="news"))
    ledger, _ = lasting.settle(ledger, [Annotated(text, sections=(section,))])
    ledger, both = lasting.number(ledger, [article(MILL, DAM, slug="old-news"), article(ROOF, slug="news")])
    _, settled = lasting.settle(ledger, [Annotated(both[0], sections=(section,)), Annotated(both[1])])
    assert ("s-the-dam", "old-news#s-the-dam") in settled[1].gone


def test_a_name_that_was_given_up_is_not_taken_by_renaming_another() -> None:
    """Links to its old bearer would lead to paragraphs of the other."""
    ledger, _ = lasting.number(permalinks.EMPTY, [article(MILL, DAM, slug="a"), article(ROOF, slug="b")])
    ledger, _ = lasting.number(ledger, [article(MILL, DAM, slug="c"), article(ROOF, slug="b")])
    ledger, (_, taken) = lasting.number(ledger, [article(MILL, DAM, slug="c"), article(ROOF, slug="a")])
    assert _ids(taken) == ["p3"]
    _, (back,) = lasting.number(ledger, [article(MILL, DAM, slug="a")])
    assert _ids(back) != ["p1", "p2"]  # that name has a new bearer by now


def _full(site: Site) -> None:
    """Every address leads to a place that the Markdown of the finished pages has."""
    made = {page.path: page.text for page in pages.pages(site.corpus, Settings("A site"))}
    for path, one in site.briefs.items():
        for id in [*(p.id for p in one.article.paragraphs), *(id for id, _ in one.gone)]:
            assert f"#{id} " in made[path] or f"(#{id})" in made[path], f"{path}#{id}"


@pytest.mark.parametrize("part", range(4))
def test_every_address_ever_published_leads_on(part: int, remembered: None) -> None:
    """Articles are edited, renamed and withdrawn, entities merged, renamed, retitled and deleted."""
    count: Counter[str] = Counter()
    for seed in range(part, max(1000, settings.default.max_examples), 4):
        edited: Collection = collection(TEXTS, seed)
        for _ in range(edited.random.randint(3, 6)):
            site = edited.build()
            for _ in range(edited.random.randint(1, 6)):
                edited.edit()
        if seed % 40 == part:
            _full(site)
        count += edited.count
    assert count["stands"] > 10_000 and count["withdrawn"] > 500, count
    assert count["entity led on"] > 500 and count["entity gone"] > 100, count
    assert count["entity astray"] <= 0.02 * count["entity led on"], count


def test_the_ledger_comes_back_from_its_text() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM))
    ledger, _ = lasting.settle(ledger, [Annotated(text, sections=(Section("s-x", "X", "p1", by="editor"),))])
    ledger, _ = lasting.moves(ledger, _corpus(text, "ana"))
    assert permalinks.parse(Path("permalinks.json"), permalinks.dump(ledger)) == ledger


def test_publishing_twice_changes_nothing() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM, ROOF))
    again, same = _published(ledger, text)
    assert permalinks.dump(again) == permalinks.dump(ledger) and same == text
