"""Names that several entities bear: which have a page, what it holds, and that it stays where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefs import authority, corpus, lasting, pages, permalinks, redirect
from briefs.model import Corpus, MentionRef, SharedName
from briefs.settings import Settings
from corpus_fixture import corpus as strait
from links import Site
from names_fixture import article, resolved
from test_pages import built, text_of

SETTINGS = Settings("The strait", "Two briefs.")

TEXTS = {
    "mine": "Bill Hartley and Laura Hartley ran the mine. Hartley closed two shafts.\n\nHartley sold it.",
    "senate": "Laura Hartley told the senate of the mine. Peter Holt and Mary Holt listened.",
    "coast": "The Coastal Erosion Research Council (CERC) met. CERC warned Portland, Maine. Portland slept.",
    "energy": "The Central Energy Review Committee (CERC) met. CERC spoke of Portland.",
    "choir": "Maria Quispe met Maria Lopez. Maria sang.",
    "korea": "Officials in China praised the Chinese. The Chinese president left China.",
}


def linked(*slugs: str) -> Corpus:
    return corpus.link([resolved(article(TEXTS[slug], slug)) for slug in slugs or TEXTS], authority.EMPTY)


def names(*slugs: str) -> dict[str, tuple[str, ...]]:
    return {one.id: one.bearers for one in linked(*slugs).shared}


def test_a_surname_that_stands_alone_has_a_page() -> None:
    (one,) = linked("mine").shared
    assert one == SharedName(
        "name_hartley", "Hartley", ("bill-hartley", "laura-hartley"), (MentionRef("mine", 2), MentionRef("mine", 3))
    )


def test_a_surname_that_never_stands_alone_has_none() -> None:
    assert names("senate") == {}


def test_acronyms_towns_and_given_names_that_could_be_several_have_one() -> None:
    assert names() == {
        "name_cerc": ("central-energy-review-committee", "coastal-erosion-research-council"),
        "name_hartley": ("bill-hartley", "laura-hartley"),
        "name_maria": ("maria-lopez", "maria-quispe"),
        "name_portland": ("portland", "portland-maine"),
    }


def test_a_country_and_its_people_have_none() -> None:
    assert names("korea") == {}


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert linked(*reversed(TEXTS)).shared == linked().shared


def test_a_lone_surname_lists_itself_and_who_it_may_be() -> None:
    both = [
        resolved(article(text, slug))
        for slug, text in (("a", "Emmanuel Macron met Brigitte Macron in Paris."), ("b", "Macron visited Lyon."))
    ]
    (one,) = corpus.link(both, authority.EMPTY).shared
    assert (one.id, one.bearers) == ("name_macron", ("brigitte-macron", "emmanuel-macron", "macron"))
    made = {page.path: page.text for page in pages.pages(corpus.link(both, authority.EMPTY), SETTINGS)}
    assert (
        "Named by this name alone; may be [Brigitte Macron](brigitte-macron.md) or "
        "[Emmanuel Macron](emmanuel-macron.md). [All called Macron](name_macron.md)\n{ .others }"
    ) in made["entities/macron.md"]


@pytest.mark.parametrize("words", ["name_hartley", "Name Hartley", "name-hartley", "Name_Hartley"])
def test_no_entity_can_have_the_address_of_a_shared_name(words: str) -> None:
    from briefs import names as naming

    assert naming.identifier(words, "person") != "name_hartley"
    with pytest.raises(Exception, match="is not an id"):
        authority.parse(Path("a.yml"), "entities:\n  name_hartley:\n    kind: person\n")


def test_a_name_that_is_shared_no_more_leads_to_its_only_bearer_and_comes_back() -> None:
    ledger, moved = lasting.moves(permalinks.EMPTY, linked("mine", "senate"))
    assert moved == ()
    alone = corpus.link([resolved(article("Laura Hartley spoke. Hartley sold the mine.", "mine"))], authority.EMPTY)
    ledger, moved = lasting.moves(ledger, alone)
    assert dict(moved)["entities/name_hartley.md"] == "entities/laura-hartley.md"
    (page,) = [p for p in redirect.pages(replace(alone, moved=moved)) if p.path == "entities/name_hartley.md"]
    assert "This page is now [Laura Hartley](laura-hartley.md){ .moved }." in page.text
    ledger = permalinks.parse(Path("permalinks.json"), permalinks.dump(ledger))
    _, moved = lasting.moves(ledger, linked("mine"))
    assert "entities/name_hartley.md" not in dict(moved)
    gone = corpus.link([resolved(article("Nobody is here.", "mine"))], authority.EMPTY)
    _, moved = lasting.moves(ledger, gone)
    assert dict(moved)["entities/name_hartley.md"] == "entities/index.md"


# The pages, in the invented strait, where "Lorn" is a port and a councillor's name ------------------------------------


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Site:
    whole = strait()
    ferry = whole.articles[0]
    unclear = next(i for i, mention in enumerate(ferry.mentions) if mention.entity is None)
    lorn = SharedName("name_lorn", "Lorn", ("lorn-talks", "port-lorn"), (MentionRef("the-ferry", unclear),))
    moscow = [replace(m, use="government") if i == 2 else m for i, m in enumerate(ferry.mentions)]
    articles = (replace(ferry, mentions=tuple(moscow)), whole.articles[1])
    return built(tmp_path_factory.mktemp("names"), replace(whole, articles=articles, shared=(lorn,)))


def tree(read: Site, page: str) -> LexborHTMLParser:
    return read.trees[f"{page}/index.html"]


def test_every_link_leads_somewhere(read: Site) -> None:
    assert list(read.broken()) == []


def test_the_page_of_a_name_tells_its_bearers_apart(read: Site) -> None:
    page = tree(read, "entities/name_lorn")
    assert text_of(page.css_first("h1")) == "Lorn"
    assert text_of(page.css_first(".lead")) == "1 place and 1 event in these briefs are called “Lorn”."
    assert [text_of(node) for node in page.css(".index li")] == [
        "Port Lorn place Largest harbor of the strait. 3 mentions in 2 briefs · The ferry that did not come ¶1",
        "Lorn talks event 26–27 February 2019 0 mentions in 0 briefs",
    ]
    (where,) = page.css(".unclear li")
    assert text_of(where) == "The ferry that did not come ¶7"
    assert [a.attributes["href"] for a in where.css("a")][-1] == "../../briefs/the-ferry/#p7-lorn"


def test_each_bearer_says_whom_it_is_not_to_be_confused_with(read: Site) -> None:
    others = tree(read, "entities/port-lorn").css_first(".others")
    assert text_of(others) == "Not to be confused with Lorn talks. All called Lorn"
    assert others and [a.attributes["href"] for a in others.css("a")] == ["../lorn-talks/", "../name_lorn/"]
    assert tree(read, "entities/ada-quill").css_first(".others") is None


def test_the_index_lists_shared_names(read: Site) -> None:
    (row,) = tree(read, "entities").css("section[aria-labelledby=shared-names] li")
    assert text_of(row) == "Lorn 2 Port Lorn; Lorn talks"


def test_a_mention_that_could_be_several_leads_to_the_page_of_its_name(read: Site) -> None:
    brief = tree(read, "briefs/the-ferry")
    words = brief.css_first("#p7-lorn")
    assert words and (words.tag, words.text(), words.attributes["href"]) == ("a", "Lorn", "../../entities/name_lorn/")
    aside = brief.css_first(".unclear-names .who-is")
    assert text_of(aside) == "Who is called Lorn?"
    assert aside and aside.attributes["href"] == "../../entities/name_lorn/"


# What a page of an entity shows besides ------------------------------------------------------------------------------


def test_a_place_that_stands_for_its_government_says_so(read: Site) -> None:
    page = tree(read, "entities/port-lorn")
    assert text_of(page.css_first(".uses")) == "1 of 3 mentions stands for the government."
    assert [
        text_of(node.css_first(".use")) if node.css_first(".use") else ""
        for node in page.css(".contexts p:not([class])")
    ] == [
        "",
        "for the government",
        "",
    ]
    assert "1 of 2 mentions stands for the government." in text_of(
        tree(read, "briefs/the-ferry").css_first("#n-port-lorn")
    )


def test_briefs_that_are_about_an_entity_come_first_and_passing_mentions_last(read: Site) -> None:
    def dates(id: str) -> list[str]:
        return [text_of(node) for node in tree(read, f"entities/{id}").css(".contexts .date")]

    assert dates("port-lorn") == ["9 April 2019 · 1 mention · a main subject", "5 March 2019 · 2 mentions"]
    assert dates("tomas-reyes") == ["5 March 2019 · 2 mentions", "9 April 2019 · 1 mention · in passing"]


def test_who_appears_with_an_entity_is_listed_with_the_paragraphs(read: Site) -> None:
    first = tree(read, "entities/port-lorn").css_first(".near")
    assert text_of(first.css_first("p > a") if first else None) == "Harbor Board"
    assert first and [text_of(node) for node in first.css("details li")] == [
        "Port Lorn loses a pier ¶1",
        "The ferry that did not come ¶1",
    ]
    assert [a.attributes["href"] for a in first.css("details a")] == [
        "../../briefs/the-pier/#p1",
        "../../briefs/the-ferry/#p1",
    ]


def test_a_page_leads_to_its_parts(read: Site) -> None:
    page = tree(read, "entities/tomas-reyes")
    figures = page.css(".figures a")
    assert [text_of(node) for node in figures] == ["3 mentions", "2 statements", "1 date"]
    assert all(page.css_first(node.attributes["href"] or "") for node in figures)
