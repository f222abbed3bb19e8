"""What can be found, and the index of it."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import cbor, search, search_index
from briefs.search import Hit, Passage
from corpus_fixture import corpus
from test_pages import built


def found(kind: str) -> list[Hit]:
    return [hit for hit in search.hits(corpus()) if hit.kind == kind]


def test_every_hit_leads_to_an_id_that_exists(tmp_path: Path) -> None:
    site = built(tmp_path, corpus())
    for hit in search.hits(corpus()):
        path, _, fragment = hit.address.partition("#")
        ids = site.ids[f"{path}index.html"]
        assert {p.id for p in hit.passages if p.id} | ({fragment} if fragment else set()) <= ids, hit.address


def test_a_brief_is_found_by_its_paragraphs_notes_and_names() -> None:
    ferry = next(hit for hit in found("Brief") if hit.address == "briefs/the-ferry/")
    assert [p.id for p in ferry.passages][:4] == ["", "p1", "p2", "s-2"]
    assert "p1-note" in [p.id for p in ferry.passages]
    filters = dict(ferry.filters)
    assert filters["year"] == ("2019",) and "Cape Sorrow" in filters["entity"]


def test_a_brief_is_found_by_its_authors_and_without_letters_that_a_keyboard_lacks() -> None:
    one = corpus()
    ferry = one.articles[0]
    text = ferry.article.body.replace("Quill", "Økri", 1)
    changed = replace(ferry, article=replace(ferry.article, body=text, authors=("Åse Sørli",)))
    hit = next(search.hits(replace(one, articles=(changed, *one.articles[1:]))))
    loose = [passage.text for passage in hit.passages if not passage.id]
    assert "Åse Sørli" in loose and "sorli okri" in loose


def test_an_entity_is_found_by_its_other_names() -> None:
    port = next(hit for hit in found("Entity") if hit.title == "Port Lorn")
    assert port.passages == (Passage("", "Lorn"), Passage("", "Largest harbor of the strait."))
    assert dict(port.meta) == {"sort": "place", "gist": "Largest harbor of the strait.", "when": "2 briefs"}


def test_an_entry_of_the_timeline_says_what_it_is_and_who_says_so() -> None:
    hearing = next(hit for hit in found("Timeline") if hit.passages[0].text == "A hearing in Cape Sorrow")
    assert hearing.title == "2020"
    assert dict(hearing.meta)["sort"] == "planned"
    assert dict(hearing.meta)["when"] == "The ferry that did not come ¶7"
    assert dict(hearing.filters)["entity"] == ("Cape Sorrow",)
    assert not [hit for hit in found("Timeline") if hit.passages[0].text == "Published"]


def test_a_text_that_may_not_be_republished_is_not_indexed() -> None:
    whole = corpus()
    first = whole.articles[0]
    excerpt = replace(whole, articles=(replace(first, article=replace(first.article, rights="excerpt")),))
    excerpt = replace(excerpt, events=())
    texts = " ".join(p.text for hit in search.hits(excerpt) for p in hit.passages)
    words = first.article.body.replace("\n\n", " ").split()
    assert not [at for at in range(len(words) - 6) if " ".join(words[at : at + 6]) in texts]
    assert "Harbor Board" in texts


def test_two_indexes_of_the_same_are_identical(tmp_path: Path) -> None:
    # Pagefind's own order of filters changes in most runs, so a few of them tell.
    made = []
    for run in "abc":
        search_index.write(tmp_path / run, search_index.index(search.hits(corpus())))
        made.append({p.relative_to(tmp_path / run): p.read_bytes() for p in (tmp_path / run).rglob("*.*")})
    assert made[0] == made[1] == made[2]
    assert not [path for path in made[0] if "ui" in path.name]
    assert [str(path) for path in sorted(made[0]) if path.suffix == ".js" or "wasm" in path.name] == [
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
    ]


def test_what_the_first_search_needs_is_named(tmp_path: Path) -> None:
    search_index.write(tmp_path, search_index.index(search.hits(corpus())))
    told = json.loads((tmp_path / "pagefind" / search_index.KINDS).read_text())
    assert told["others"] == {"entity/": "Entity", "timeline/": "Timeline"}
    assert sorted(Path(file).suffix for file in told["ahead"]) == [".pagefind", ".pf_meta"]
    assert all((tmp_path / "pagefind" / file).is_file() for file in told["ahead"])


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.*")}


def test_only_kinds_in_which_something_changed_are_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[int] = []
    real = search_index._made
    monkeypatch.setattr(search_index, "_made", lambda pages, language: ran.append(len(pages)) or real(pages, language))
    one, two, three = tmp_path / "one", tmp_path / "two", tmp_path / "three"
    hits = list(search.hits(corpus()))
    known = search_index.write(one, search_index.index(hits))
    assert len(ran) == 3
    ran.clear()
    changed = [replace(hit, title="Changed") if hit.address == "briefs/the-ferry/" else hit for hit in hits]
    index = search_index.index(changed, "en", known, one)
    after = search_index.write(two, index, known, one)
    assert ran == [len(found("Brief"))]
    search_index.write(three, search_index.index(changed))
    assert files(two) == files(three)
    for path in known["timeline/"].files:
        assert (one / "pagefind" / path).samefile(two / "pagefind" / path)
    ran.clear()
    next(two.rglob("timeline/fragment/*")).write_bytes(b"mine")
    assert search_index.index(changed, "en", after, two)["timeline/"].files
    assert ran == [len(found("Timeline"))]


def test_a_large_kind_is_shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which index a hit is in depends on its address alone, so that one more changes one of them."""
    monkeypatch.setattr(search_index, "LARGEST", {"Brief": 6, "Entity": 1_000, "Timeline": 1_000})
    hits = [Hit("Brief", f"briefs/{name}/", name, (Passage("p1", "Fog."),)) for name in "abcdefg"]
    assert set(search_index.index(hits[:6])) == {""}
    index = search_index.index(hits)
    assert set(index) == {"", "brief1/"}
    known = search_index.write(tmp_path / "one", index)
    assert json.loads((tmp_path / "one" / "pagefind" / "kinds.json").read_text())["others"] == {"brief1/": "Brief"}
    more = search_index.index(
        [*hits, Hit("Brief", "briefs/h/", "h", (Passage("p1", "Fog."),))], "en", known, tmp_path / "one"
    )
    assert [made.files is None for made in more.values()].count(True) == 1
    search_index.write(tmp_path / "two", more, known, tmp_path / "one")
    for place in more:
        (entry,) = (tmp_path / "two" / "pagefind" / place).glob("pagefind-entry.json")
        assert json.loads(entry.read_text())["languages"]["en"]["page_count"] > 0


def test_hostile_text_reaches_the_index_as_text() -> None:
    hostile = '</p><script>alert("1")</script>'
    page = search_index._html(Hit("Brief", "a/", hostile, (Passage("p1", hostile),), (("when", hostile),)), "en")
    assert "<script" not in page
    assert page.count(html.escape(hostile)) == 3


values = st.recursive(st.integers(0, 2**63) | st.text(), st.lists, max_leaves=20)


@given(values)
def test_cbor_is_read_as_it_was_written(value: object) -> None:
    assert cbor.loads(cbor.dumps(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "00"), (23, "17"), (24, "1818"), (1000, "1903e8"), (1000000, "1a000f4240"), ("", "60"), ("ü", "62c3bc"),
     ([1, [2, 3]], "8201820203")],
)  # fmt: skip
def test_cbor_has_the_bytes_of_the_standard(value: object, written: str) -> None:
    """RFC 8949, appendix A."""
    assert cbor.dumps(value).hex() == written


@pytest.mark.parametrize("data", ["", "20", "8201", "6261", "0000", "9f", "f6"])
def test_what_is_not_in_this_part_of_cbor_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        cbor.loads(bytes.fromhex(data))
