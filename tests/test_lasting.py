"""Addresses that last: what is edited, withdrawn, renamed or merged can still be linked to."""

from __future__ import annotations

from pathlib import Path

from briefs import lasting, permalinks
from briefs.model import Annotated, Article, Corpus, Entity, Section
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


def test_the_ledger_comes_back_from_its_text() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM))
    ledger, _ = lasting.settle(ledger, [Annotated(text, sections=(Section("s-x", "X", "p1", by="editor"),))])
    ledger, _ = lasting.moves(ledger, _corpus(text, "ana"))
    assert permalinks.parse(Path("permalinks.json"), permalinks.dump(ledger)) == ledger


def test_publishing_twice_changes_nothing() -> None:
    ledger, text = _published(permalinks.EMPTY, article(MILL, DAM, ROOF))
    again, same = _published(ledger, text)
    assert permalinks.dump(again) == permalinks.dump(ledger) and same == text
