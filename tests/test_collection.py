"""A folder of articles: only what changed is annotated, and everything that is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs import collection, config, engine, permalinks
from briefs.errors import SourceErrors

ONE = "The Mill\n\nBy Jane Roe\n\n5 March 2019\n\nMaria Quispe opened the mill in Lima two months ago.\n"
TWO = "The Dam\n\nBy Jane Roe\n\n6 March 2019\n\nMaria Quispe spoke at the dam in Lima yesterday. Quispe wept.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


def _gather(seeds: Path) -> collection.Collection:
    return collection.gather(seeds, config.MODEL, seeds.parent / "cache")


def test_only_what_changed_is_annotated(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _gather(seeds)
    assert first.annotated == 2
    monkeypatch.setattr(engine, "_one", lambda *work: pytest.fail("an article was annotated for nothing"))
    second = _gather(seeds)
    assert second.annotated == 0 and second.corpus == first.corpus
    monkeypatch.undo()
    (seeds / "two.txt").write_text(TWO.replace("wept", "laughed"), encoding="utf-8")
    assert _gather(seeds).annotated == 1


def test_a_change_of_the_authority_file_counts(seeds: Path) -> None:
    _gather(seeds)
    authority = "entities:\n  maria-quispe:\n    name: María Quispe\n    kind: person\n    variants: [Maria Quispe]\n"
    (seeds / "authority.yml").write_text(authority, encoding="utf-8")
    found = _gather(seeds)
    assert found.annotated == 2
    (person,) = (e for e in found.corpus.entities if e.kind == "person")
    assert (person.id, person.name, person.by) == ("maria-quispe", "María Quispe", "editor")


def test_what_is_cached_is_what_would_be_annotated(seeds: Path) -> None:
    kept = _gather(seeds).corpus
    again = collection.gather(seeds, config.MODEL, seeds.parent / "elsewhere").corpus
    assert _gather(seeds).corpus == kept == again


def test_one_person_in_two_articles_is_one_entity(seeds: Path) -> None:
    corpus = _gather(seeds).corpus
    (person,) = (e for e in corpus.entities if e.kind == "person")
    assert {ref.slug for ref in corpus.mentions[person.id]} == {"one", "two"}


def test_files_are_annotated_in_the_order_given(seeds: Path) -> None:
    found = collection.annotate_files([seeds / "two.txt", seeds / "one.txt"], config.MODEL, body=False)
    assert [one.article.slug for one in found] == ["two", "one"]


def test_a_pin_to_an_unknown_entity_is_named_with_its_line(seeds: Path) -> None:
    (seeds / "one.yml").write_text(
        "title: The Mill\nmentions:\n  - at: the mill in\n    entity: no-such\n", encoding="utf-8"
    )
    with pytest.raises(SourceErrors) as refused:
        _gather(seeds)
    assert str(refused.value) == (
        f"{seeds / 'one.yml'}:3: “entity: no-such” is in neither the authority file nor this article; "
        "add “kind: …”, or correct the id"
    )


SIDECARS = {
    "a pin to a misspelled id": (
        "mentions:\n  - at: Maria Quispe\n    entity: maria-quispee\n",
        "one.yml:2: “maria-quispee” is the id of no entity; did you mean “maria-quispe”? A new one needs an entry in "
        "the authority file, or a mention with its “kind”",
    ),
    "a pin to nobody": (
        "mentions:\n  - at: Maria Quispe\n    entity: xyz\n",
        "one.yml:2: “xyz” is the id of no entity; correct it. A new one needs an entry in the authority file, or a "
        "mention with its “kind”",
    ),
    "an event with a misspelled id": (
        "events:\n  - label: It opens\n    date: 2019\n    entities: [lima, maria-quisp]\n",
        "one.yml:4: “maria-quisp” is the id of no entity; did you mean “maria-quispe”? A new one needs an entry in "
        "the authority file, or a mention with its “kind”",
    ),
    "a pin to words that stand twice": (
        "mentions:\n  - at: the mill\n    entity: maria-quispe\n",
        "one.yml:2: “the mill” stands 2 times (p1); quote more words, or add “nth: 1”",
    ),
}


@pytest.mark.parametrize("case", SIDECARS)
def test_what_a_sidecar_says_wrong_of_entities_is_one_line(seeds: Path, case: str) -> None:
    text, message = SIDECARS[case]
    (seeds / "one.txt").write_text(ONE.replace("ago.", "ago. She sold the mill."), encoding="utf-8")
    (seeds / "one.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceErrors) as refused:
        _gather(seeds)
    assert str(refused.value) == f"{seeds}/{message}"


def test_a_pin_stays_when_the_article_that_knew_its_entity_goes(seeds: Path) -> None:
    (seeds / "three.txt").write_text(TWO.replace("Maria Quispe", "Pablo Roca").replace("Quispe", "Roca"), "utf-8")
    (seeds / "three.yml").write_text("mentions:\n  - at: Roca wept\n    entity: jorge-rojas\n", encoding="utf-8")
    four = "The Weir\n\nBy Jane Roe\n\n7 March 2019\n\nJorge Rojas and Pablo Roca mended the weir in Lima.\n"
    (seeds / "four.txt").write_text(four, encoding="utf-8")
    ledger = permalinks.dump(_gather(seeds).ledger)
    (seeds / "four.txt").unlink()
    with pytest.raises(SourceErrors, match="is the id of no entity"):
        _gather(seeds)
    (seeds / "permalinks.json").write_text(ledger, encoding="utf-8")
    assert "jorge-rojas" in {entity.id for entity in _gather(seeds).corpus.entities}


def test_a_real_article_as_people_have_them(shared_seeds: Path, tmp_path: Path) -> None:
    corpus = collection.gather(shared_seeds, config.MODEL, tmp_path / "cache").corpus
    (one,) = corpus.articles
    assert one.article.title == "Failure in Hanoi Doesn’t Mean Peace Is Dead"
    assert one.article.authors == ("Patricia Kim",)
    assert one.article.published is not None and one.article.published.isoformat() == "2019-03-05"
    texts = [one.article.text(paragraph) for paragraph in one.article.paragraphs]
    assert len(set(texts)) == len(texts) == 15 and not any("No comments" in text for text in texts)
    found = {entity.name for entity in corpus.entities}
    assert found >= {
        "Donald Trump", "Kim Jong Un", "Ri Yong Ho", "Moon Jae-in", "North Korea", "South Korea", "United States",
        "Hanoi", "Yongbyon", "United Nations",
    }  # fmt: skip
    assert not found & {"Kim", "Ri", "Trump", "Patricia Kim"}
    assert {m.entity for m in one.mentions if m.surface == "Kim"} == {"kim-jong-un"}
    told = " ".join(event.edtf for event in corpus.events)
    assert all(date in told for date in ("2016/2017", "2019-01", "199X", "200X", "2019-03-05"))
