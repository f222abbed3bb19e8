"""Entities of the collection: their ids hang on names alone, and neither order nor other articles move them."""

from __future__ import annotations

import random

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


@settings(max_examples=60)
@given(st.sets(st.sampled_from(sorted(ALL)), min_size=1), st.integers())
def test_adding_articles_renames_no_full_name(some: set[str], seed: int) -> None:
    """What stands in full keeps its id whatever is added; only a part of a name may find its bearer."""
    few = unify(sorted(some))
    rest = sorted(set(ALL) - some)
    random.Random(seed).shuffle(rest)
    many = {a.article.slug: a for a in unify([*sorted(some), *rest]).articles}
    names = {entity.id: entity.name for entity in few.entities}
    for one in few.articles:
        for mention, later in zip(one.mentions, many[one.article.slug].mentions, strict=True):
            part = mention.entity is not None and names[mention.entity] in ("Macron", "CERC")
            assert mention.entity == later.entity or part


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
