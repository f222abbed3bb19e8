"""The authority file: what it says, and what is wrong with it, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs import authority
from briefs.errors import SourceError
from briefs.model import Entity
from names_fixture import annotate, article

FILE = Path("seeds/authority.yml")

WHOLE = """\
entities:
  kim-jong-un:
    name: Kim Jong Un
    kind: person
    variants: [Kim Jong-un, Kim]
    description: Leader of North Korea since 2011.
    born: 1984-01-08
    same_as: {wikidata: Q56226}
  hanoi-summit:
    name: Hanoi summit
    kind: event
    date: 2019-02-27/2019-02-28
    coordinates: [21.03, 105.85]
suppress: [Monday, Read More]
"""


def test_every_key_is_read() -> None:
    known = authority.parse(FILE, WHOLE)
    kim, summit = known.entries.values()
    assert kim.applied(None) == Entity(
        id="kim-jong-un",
        name="Kim Jong Un",
        kind="person",
        variants=("Kim Jong-un", "Kim"),
        description="Leader of North Korea since 2011.",
        born="1984-01-08",
        same_as=(("wikidata", "Q56226"),),
        by="editor",
    )
    assert summit.applied(None).date == "2019-02-27/2019-02-28"
    assert summit.applied(None).coordinates == (21.03, 105.85)
    assert known.suppress == {"Monday", "Read More"}


def test_an_empty_file_says_nothing() -> None:
    assert authority.parse(FILE, "").entries == authority.EMPTY.entries == {}


ERRORS = {
    "an unknown key": (
        "entities:\n  a:\n    nmae: A\n",
        "seeds/authority.yml:3: unknown key “nmae” in entities.a; did you mean “name”?",
    ),
    "a kind that does not exist": (
        "entities:\n  a:\n    name: A\n    kind: persn\n",
        "seeds/authority.yml:4: “kind: persn” is not known; did you mean “person”?",
    ),
    "two kinds, by two keys": (
        "entities:\n  a:\n    kind: person\n    kind: place\n",
        "seeds/authority.yml:4: “kind” stands twice (first in line 3); keep one",
    ),
    "two kinds, by a list": (
        "entities:\n  a:\n    kind: [person, place]\n",
        "seeds/authority.yml:3: “kind” should be a text, not a list",
    ),
    "an id that is no slug": (
        "entities:\n  Kim Jong Un:\n    kind: person\n",
        "seeds/authority.yml:2: “Kim Jong Un” is not an id; write it as in addresses: “kim-jong-un”",
    ),
    "a latitude out of range": (
        "entities:\n  a:\n    coordinates: [105.8, 21.0]\n",
        "seeds/authority.yml:3: latitude 105.8 is not between -90 and 90; latitude comes first",
    ),
    "a longitude out of range": (
        "entities:\n  a:\n    coordinates: [21.0, 181]\n",
        "seeds/authority.yml:3: longitude 181 is not between -180 and 180",
    ),
    "an alias claimed by two": (
        "entities:\n  a:\n    name: Alpha\n  b:\n    name: Beta\n    variants: [Alpha]\n",
        "seeds/authority.yml:6: “Alpha” is claimed by a (line 2) too; keep it in one, or give both “articles” that "
        "they hold in",
    ),
    "merged into itself": (
        "entities:\n  a:\n    merge: [a]\n",
        "seeds/authority.yml:3: a is merged into itself; remove it from “merge”",
    ),
    "merged in a circle": (
        "entities:\n  a:\n    merge: [b]\n  b:\n    merge: [a]\n",
        "seeds/authority.yml:3: a and b are merged in a circle; keep one entry and remove the others",
    ),
    "merged in a wider circle": (
        "entities:\n  a:\n    merge: [b]\n  b:\n    merge: [x, c]\n  c:\n    merge: [a]\n",
        "seeds/authority.yml:3: a, b and c are merged in a circle; keep one entry and remove the others",
    ),
    "merged, by a name": (
        "entities:\n  a:\n    merge: [North Gate]\n",
        "seeds/authority.yml:3: “North Gate” is not an id; write it as in addresses: “north-gate”",
    ),
    "merged, and not the same": (
        "entities:\n  a:\n    merge: [north-gate]\n    not: [North Gate]\n",
        "seeds/authority.yml:4: “North Gate” is under “not”, and north-gate under “merge”; keep one",
    ),
    "an alias claimed by two in two spellings": (
        "entities:\n  a:\n    name: Ana Roe\n    variants: [Kim Jong-un]\n  b:\n    name: Kim Jong Un\n",
        "seeds/authority.yml:6: “Kim Jong Un” is claimed by a (line 2) too; keep it in one, or give both “articles” "
        "that they hold in",
    ),
    "a name that it has and has not, in two spellings": (
        "entities:\n  a:\n    name: São Paulo\n    not: [SAO PAULO]\n",
        "seeds/authority.yml:4: “São Paulo” is a name of a and under “not”; keep one",
    ),
    "a name that is suppressed": (
        "entities:\n  a:\n    name: Alpha\n    variants: [Beta]\nsuppress: [Beta]\n",
        "seeds/authority.yml:4: “Beta” is a name of a and under “suppress”; keep one",
    ),
    "coordinates that are no numbers": (
        "entities:\n  a:\n    coordinates: [21.0 N, 105.8 E]\n",
        "seeds/authority.yml:3: “coordinates” should be a list of 2 numbers, as in [1.5, 1.5]",
    ),
    "merged, and an entry of its own": (
        "entities:\n  a:\n    merge: [b]\n  b:\n    name: B\n",
        "seeds/authority.yml:3: b has an entry of its own (line 4); remove one of the two",
    ),
    "merged into two": (
        "entities:\n  a:\n    merge: [c]\n  b:\n    merge: [c]\n",
        "seeds/authority.yml:5: c is merged into a too; keep one of the two",
    ),
    "a name that it has and has not": (
        "entities:\n  a:\n    name: Alpha\n    not: [Alpha]\n",
        "seeds/authority.yml:4: “Alpha” is a name of a and under “not”; keep one",
    ),
}


@pytest.mark.parametrize("case", ERRORS, ids=list(ERRORS))
def test_what_is_wrong_is_told_in_one_line(case: str) -> None:
    text, message = ERRORS[case]
    with pytest.raises(SourceError) as raised:
        authority.parse(FILE, text)
    assert str(raised.value) == message


def test_a_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SourceError, match=r"authority.yml:3: “born: 1984-13-08” is not an EDTF date"):
        authority.parse(FILE, "entities:\n  a:\n    born: 1984-13-08\n")


def test_one_entry_may_list_its_name_in_several_spellings() -> None:
    text = "entities:\n  a: {name: Kim Jong Un, kind: person, variants: [Kim Jong-un, KIM JONG UN, Kim Jong Un]}\n"
    assert authority.parse(FILE, text).entries["a"].names == ("Kim Jong Un", "Kim Jong-un", "KIM JONG UN")


def test_two_people_may_share_a_surname_and_namesakes_an_article_each() -> None:
    known = authority.parse(
        FILE,
        "entities:\n"
        "  ann-lee: {name: Ann Lee, kind: person, variants: [Lee]}\n"
        "  bob-lee: {name: Bob Lee, kind: person, variants: [Lee], articles: [one]}\n"
        "  bob-lee-painter: {name: Bob Lee, kind: person, articles: [two]}\n",
    )
    assert known.named("one")["Bob Lee"].id == "bob-lee"
    assert known.named("two")["Bob Lee"].id == "bob-lee-painter"
    assert "Lee" not in known.named("one")


TEXT = article("Mayor Fergus Doyle met Anna Petrova in Oslo on Monday. Doyle spoke of Nortex.", slug="oslo")


def entities(yaml: str) -> dict[str, Entity]:
    return {entity.id: entity for entity in annotate(TEXT, known=authority.parse(FILE, yaml)).entities}


def test_an_entry_renames_and_describes_what_the_machine_found() -> None:
    found = entities("entities:\n  fergus-doyle: {name: Fergus T. Doyle, description: Mayor of Harborview.}\n")
    assert found["fergus-doyle"].name == "Fergus T. Doyle"
    assert found["fergus-doyle"].kind == "person"
    assert found["fergus-doyle"].description == "Mayor of Harborview."
    assert "Doyle" in found["fergus-doyle"].variants
    assert found["fergus-doyle"].by == "editor"


def test_an_entry_gives_another_kind() -> None:
    assert entities("entities:\n  nortex: {name: Nortex, kind: place}\n")["nortex"].kind == "place"


def test_an_entry_finds_what_the_machine_missed() -> None:
    known = authority.parse(FILE, "entities:\n  the-thing: {name: wooden thing, kind: document}\n")
    (one,) = annotate(article("They found a wooden thing on the hill."), known=known).articles
    assert [(m.surface, m.entity, m.kind, m.by) for m in one.mentions] == [
        ("wooden thing", "the-thing", "document", "editor")
    ]


def test_variants_and_ids_merge() -> None:
    by_variant = entities("entities:\n  doyle: {name: Fergus Doyle, kind: person, variants: [Anna Petrova]}\n")
    by_id = entities("entities:\n  doyle: {name: Fergus Doyle, kind: person, merge: [anna-petrova]}\n")
    for found in (by_variant, by_id):
        assert "Anna Petrova" in found["doyle"].variants
        assert "anna-petrova" not in found


def test_suppressed_names_are_no_entities() -> None:
    assert "oslo" in entities("")
    assert "oslo" not in entities("suppress: [Oslo]")


def test_an_entry_that_no_article_names_is_reported() -> None:
    known = authority.parse(FILE, "entities:\n  nobody:\n    name: Nobody Atall\n    kind: person\n")
    (problem,) = annotate(TEXT, known=known).problems
    assert str(problem) == (
        "seeds/authority.yml:2: nobody is named in no article; add a variant that is, or remove the entry"
    )
