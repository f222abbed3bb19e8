"""What is suggested for the authority file: it parses as pasted, comes in order of value and repeats nothing."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import authority, corpus, sidecar, suggest
from briefs.authority import Authority
from briefs.model import Corpus
from briefs.suggest import Suggestion
from names_fixture import article, resolved

FILE = Path("seeds/authority.yml")

TEXTS = {
    "mine": "Bill Hartley and Laura Hartley ran the mine together. Hartley closed two shafts.",
    "senate": "The Canadian senator Peter Holt spoke. Laura Hartley listened.",
    "match": "The Australian coach Peter Holt won. The crowd cheered Jonathan Brandmeyer.",
    "dam": "The Water Ministry wants a dam, said Jonathan Brandmeier. Laura Hartley does not.",
    "trade": "Nortex Inc. hired 20 people. Nortex Inc. is in Oslo.",
    "sale": "Dr. Nortex smiled at Mrs. Nortex. Macron spoke.",
    "shop": "Emmanuel Macron bought bread. The Coastal Erosion Research Council (CERC) met the Ministry of Water.",
}


def linked(*slugs: str, known: Authority = authority.EMPTY) -> Corpus:
    return corpus.link([resolved(article(TEXTS[slug], slug), known) for slug in slugs or TEXTS], known)


def suggested(*slugs: str, known: Authority = authority.EMPTY) -> dict[str, Suggestion]:
    return {one.entity.id: one for one in suggest.suggest(linked(*slugs, known=known), known)}


def test_a_suggestion_shows_why_and_where_and_can_be_pasted() -> None:
    found = suggested("mine", "senate", "dam")
    text = suggest.text([found["laura-hartley"]], authority.EMPTY)
    assert text == (
        "entities:\n"
        "\n"
        "  # “Hartley” in mine.txt p1 may mean bill-hartley or laura-hartley: say so in mine.yml, as in mentions: "
        "[{at: Hartley, nth: 3, entity: laura-hartley}]\n"
        "  # Named 3 times in 3 briefs, and has no description.\n"
        "  #   dam.txt p1: “dam, said Jonathan Brandmeier. Laura Hartley does not.”\n"
        "  #   mine.txt p1: “Bill Hartley and Laura Hartley ran the mine”\n"
        "  #   senate.txt p1: “Canadian senator Peter Holt spoke. Laura Hartley listened.”\n"
        "  laura-hartley:\n"
        "    name: Laura Hartley\n"
        "    kind: person\n"
        "    # description: …\n"
    )


def test_the_pin_that_is_shown_can_be_pasted() -> None:
    text = suggest.text([suggested("mine")["laura-hartley"]], authority.EMPTY)
    (shown,) = re.findall(r"as in (mentions: .*)", text)
    mine = article(TEXTS["mine"], "mine")
    (pin,) = sidecar.anchor(mine, sidecar.parse(Path("mine.yml"), shown)).mentions
    assert mine.body[pin.span.start :].startswith("Hartley closed") and pin.entity == "laura-hartley"


def test_what_may_be_one_entity_is_found() -> None:
    reasons = {id: " ".join(one.reasons) for id, one in suggested().items()}
    assert "May be the same as Jonathan Brandmeyer (jonathan-brandmeyer)." in reasons["jonathan-brandmeier"]
    assert "May be the same as Macron (macron)." in reasons["emmanuel-macron"]
    assert any("Water Ministry" in text or "Ministry of Water" in text for text in reasons.values())


def test_namesakes_come_with_an_entry_for_each() -> None:
    one = suggested("senate", "match")["peter-holt"]
    block = suggest.text([one], authority.EMPTY)
    bare = re.sub(r"^( +)# (?=( *(name|kind|articles)|[a-z-]+-senator):)", r"\1", block, flags=re.MULTILINE)
    entries = authority.parse(FILE, bare).entries
    assert {id: entry.articles for id, entry in entries.items()} == {
        "peter-holt": ("match",),
        "peter-holt-senator": ("senate",),
    }


def test_what_the_world_knows_is_not_asked_for() -> None:
    texts = [
        "The CIA and the U.N. spoke of Asia.",
        "The Central Intelligence Agency left Asia. The United Nations knew.",
    ]
    one = corpus.link([resolved(article(text, f"a{i}")) for i, text in enumerate(texts)], authority.EMPTY)
    assert {"asia", "central-intelligence-agency", "united-nations"} <= {entity.id for entity in one.entities}
    assert list(suggest.suggest(one, authority.EMPTY)) == []


def test_contradictory_kinds_are_suggested() -> None:
    (reason, *_) = suggested("trade", "sale")["nortex"].reasons
    assert "(nortex) reads like the name of" in reason


def test_the_most_valuable_comes_first() -> None:
    worth = [one.worth for one in suggest.suggest(linked(), authority.EMPTY)]
    assert worth == sorted(worth, reverse=True)
    assert next(suggest.suggest(linked(), authority.EMPTY)).entity.id == "laura-hartley"


def test_what_the_editor_said_is_not_suggested_again() -> None:
    found = linked()
    text = suggest.text(suggest.suggest(found, authority.EMPTY), authority.EMPTY)
    bare = text.replace("    # description: …\n", "")
    full = re.sub(r"^    kind: .*$", r"\g<0>\n    description: Somebody.", bare, flags=re.MULTILINE)
    known = authority.parse(FILE, full)
    again = suggested(known=known)
    assert not set(again) & set(known.entries)


def test_an_entry_without_a_description_is_pointed_at() -> None:
    known = authority.parse(FILE, "entities:\n  laura-hartley:\n    kind: person\n")
    found = suggested("mine", "senate", "dam", known=known)
    text = suggest.text([found["laura-hartley"]], known)
    assert "  # laura-hartley has an entry (line 2) that could say more:\n" in text
    assert all(line.strip() == "" or line.lstrip().startswith("#") for line in text.split("\n"))


def test_a_name_that_others_have_too_is_not_claimed() -> None:
    texts = ["Jordan closed its border. Jordan is dry.", "Michael Jordan opened a store. Jordan signed shirts."] * 2
    one = corpus.link([resolved(article(text, f"a{i}")) for i, text in enumerate(texts)], authority.EMPTY)
    found = {s.entity.id: s for s in suggest.suggest(one, authority.EMPTY)}
    assert found["michael-jordan"].name == "Michael Jordan"
    assert "jordan" not in found or found["jordan"].name is None


PIECES = st.sampled_from(
    ["Angela Brandt", "Brandt", "Nortex: Inc.", "NATO", "Kim Jong Un", "Kim", "“Null”", "O'Neil #1 Corp.", "said",
     "and", "Dr. Null", "Senator True", "Jordan", "Michael Jordan", "the Port Council", "Port Council of Lima", 
     "\x07\ufffe", "Yes Group", "the council (PC)", "\n\n", ",", "in Ohio"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=12).map(" ".join), min_size=1, max_size=4))
def test_whatever_the_texts_the_suggestions_parse(texts: list[str]) -> None:
    articles = [article(text, f"a{i}") for i, text in enumerate(texts)]
    before = corpus.link([resolved(one) for one in articles], authority.EMPTY)
    found = list(suggest.suggest(before, authority.EMPTY))
    known = authority.parse(FILE, suggest.text(found, authority.EMPTY))
    assert set(known.entries) == {one.entity.id for one in found}
    for one in found:
        entry = known.entries[one.entity.id]
        assert entry.kind == one.entity.kind
        assert entry.name in (one.name, None)
