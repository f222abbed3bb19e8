"""Entities of the collection: their ids hang on names alone, and neither order nor other articles move them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import authority, identity
from briefs.model import Annotated
from names_fixture import annotate, article, resolved

TEXTS = {
    "paris": "French President Emmanuel Macron met Kim Jong Un in Paris. Macron spoke first.",
    "seoul": "North Korean leader Kim Jong-un wrote to Seoul. Kim waited.",
    "lyon": "Macron visited Lyon, and the French crowd cheered in Paris.",
    "amman": "Jordan closed its border. Officials in Jordan blamed the storm.",
    "chicago": "Michael Jordan opened a store in Chicago. Jordan signed shirts.",
    "geneva": "The Coastal Erosion Research Council (CERC) met in Geneva.",
    "bern": "CERC published a map of Switzerland.",
    "oslo": "Northgate Systems Inc. opened an office in Oslo. Northgate hired 20 people.",
}
ALL = {slug: resolved(article(text, slug)) for slug, text in TEXTS.items()}


def unify(slugs: list[str]) -> identity.Unified:
    return identity.unify([ALL[slug] for slug in slugs], authority.EMPTY)


def ids(one: Annotated) -> list[tuple[str, str | None]]:
    return [(m.surface, m.entity) for m in one.mentions]


@settings(max_examples=40)
@given(st.permutations(sorted(ALL)))
def test_order_changes_nothing(slugs: list[str]) -> None:
    here, there = unify(slugs), unify(sorted(ALL))
    assert here.entities == there.entities
    assert {a.article.slug: a for a in here.articles} == {a.article.slug: a for a in there.articles}


EDITED = {
    "lyon": "Macron visited Lyon, and the French crowd cheered in Nice.",
    "bern": "CERC and the Swiss published a map of Switzerland.",
    "amman": "Jordan opened its border.",
    "school": "Brigitte Macron opened a school in Paris.",
}
VERSIONS = {**{(slug, 0): one for slug, one in ALL.items()}}
VERSIONS |= {(slug, 1): resolved(article(text, slug)) for slug, text in EDITED.items()}

STEPS = st.lists(st.tuples(st.sampled_from(sorted(VERSIONS)), st.booleans()), min_size=1, max_size=12)


def of_versions(held: dict[str, int]) -> identity.Unified:
    return identity.unify([VERSIONS[slug, version] for slug, version in held.items()], authority.EMPTY)


@settings(max_examples=150)
@given(STEPS)
def test_editing_the_collection_moves_no_id_silently(steps: list[tuple[tuple[str, int], bool]]) -> None:
    """Articles come, change and go. What the untouched ones name keeps its id, or a part of a name finds or loses its
    bearer and an id that is gone leads on; and the way there leaves no trace."""
    held: dict[str, int] = {}
    before = of_versions(held)
    for (slug, version), stays in steps:
        was = dict(held)
        held.pop(slug, None)
        if stays:
            held[slug] = version
        after = of_versions(held)
        scratch = of_versions(dict(sorted(held.items())))
        assert (after.entities, after.moved) == (scratch.entities, scratch.moved)
        untouched = [s for s in held if was.get(s) == held[s]]
        for s in untouched:
            own = [m.entity for m in VERSIONS[s, held[s]].mentions]
            for mine, old, new in zip(own, entities_in(before, s), entities_in(after, s), strict=True):
                assert old == new or mine in (old, new), "moved from one full name to another"
                for one, other, there in ((old, new, after), (new, old, before)):
                    gone = one not in {e.id for e in there.entities}
                    assert one == other or one != mine or not gone or there.moved[one or ""] == other
        before = after


def entities_in(unified: identity.Unified, slug: str) -> list[str | None]:
    (one,) = [a for a in unified.articles if a.article.slug == slug]
    return [m.entity for m in one.mentions]


def test_an_address_that_gives_way_leads_on() -> None:
    assert unify(["lyon"]).moved == {}
    assert unify(["paris", "lyon"]).moved["macron"] == "emmanuel-macron"
    assert unify(["bern", "geneva"]).moved == {"cerc": "coastal-erosion-research-council"}


def test_what_the_editor_merges_leads_on() -> None:
    text = "entities:\n  northgate:\n    name: Northgate\n    kind: organization\n"
    text += "    variants: [Northgate Systems Inc.]\n    merge: [north-gate]\n"
    known = authority.parse(Path("authority.yml"), text)
    found = annotate(article(TEXTS["oslo"], "oslo"), known=known)
    assert found.moved == {"north-gate": "northgate", "northgate-systems": "northgate"}


def test_what_the_authority_file_says_of_nothing_is_reported_with_its_line() -> None:
    text = "entities:\n  oslo:\n    articles: [bergen]\n  nobody:\n    name: Nobody\n"
    found = annotate(article(TEXTS["oslo"], "oslo"), known=authority.parse(Path("authority.yml"), text))
    assert [str(problem) for problem in found.problems] == [
        "authority.yml:2: oslo holds in bergen, which is no article with names; correct it or remove it",
        "authority.yml:4: nobody is named in no article; add a variant that is, or remove the entry",
    ]


def test_articles_that_disagree_on_the_kind_are_reported() -> None:
    texts = ["Nortex Inc. hired 20 people.", "Nortex Inc. closed.", "Dr. Nortex smiled at Mrs. Nortex."]
    found = annotate(*(article(text, f"a{i}") for i, text in enumerate(texts)))
    (problem,) = [p for p in found.problems if p.kind == "contradictory-kinds"]
    assert str(problem) == (
        "a2.txt: “Nortex” (nortex) reads like the name of a person here and of an organization elsewhere; "
        "confirm its “kind” in the authority file"
    )


def test_variants_of_one_name_are_gathered() -> None:
    (kim,) = [e for e in unify(["paris", "seoul"]).entities if e.id == "kim-jong-un"]
    assert {kim.name, *kim.variants} == {"Kim Jong Un", "Kim Jong-un", "Kim"}


def test_a_surname_alone_finds_its_bearer_where_the_company_is_the_same() -> None:
    lyon = unify(["paris", "lyon"]).articles[1]
    assert dict(ids(lyon))["Macron"] == "emmanuel-macron"
    assert dict(ids(unify(["lyon"]).articles[0]))["Macron"] == "macron"


def test_a_surname_alone_stays_alone_where_two_could_bear_it() -> None:
    other = resolved(article("Brigitte Macron opened a school in Paris.", "school"))
    found = identity.unify([ALL["paris"], ALL["lyon"], other], authority.EMPTY)
    assert dict(ids(found.articles[1]))["Macron"] == "macron"


def test_a_person_is_not_the_country_of_that_name() -> None:
    found = {e.id: e.kind for e in unify(["amman", "chicago"]).entities}
    assert found["jordan"] == "place"
    assert found["michael-jordan"] == "person"


def test_an_acronym_is_known_where_another_article_introduces_it() -> None:
    assert dict(ids(unify(["bern", "geneva"]).articles[0]))["CERC"] == "coastal-erosion-research-council"


def test_one_name_has_one_kind_in_the_collection() -> None:
    texts = ["Nortex Inc. hired 20 people.", "Nortex shares fell. Nortex, a chip maker, closed.", "Nortex smiled."]
    found = annotate(*(article(text, f"a{i}") for i, text in enumerate(texts)))
    (nortex,) = [e for e in found.entities if e.id == "nortex"]
    assert nortex.kind == "organization"
    assert {m.kind for a in found.articles for m in a.mentions if m.entity == "nortex"} == {"organization"}


def test_places_are_described_by_the_machine() -> None:
    (oslo,) = [e for e in unify(["oslo"]).entities if e.id == "oslo"]
    assert oslo.description == "City in Norway"
    assert oslo.coordinates is not None and round(oslo.coordinates[0]) == 60
    assert oslo.by == "machine"


def test_people_with_nothing_but_the_name_in_common_are_reported() -> None:
    one = article("The Canadian senator Peter Holt spoke.", "a")
    two = article("The Australian coach Peter Holt won.", "b")
    (problem,) = annotate(one, two).problems
    assert problem.kind == "possible-namesakes"
    assert "Peter Holt (peter-holt) has other roles in b than in a" in problem.message
