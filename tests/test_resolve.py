"""Whom a name means within one article; the classes are in cases/entities.md."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import anchor, authority, language, mention, names, resolve
from briefs.model import Span
from names_fixture import article, model, resolved


def test_what_cannot_be_told_is_reported_with_its_place() -> None:
    one = resolved(article("Bill Hartley and Laura Hartley ran the mine together. Hartley closed two shafts."))
    (problem,) = one.problems
    assert str(problem) == (
        "article.txt: “Hartley” in p1 could mean several people; say which under “mentions” in the sidecar"
    )


def test_what_the_editor_pinned_is_not_reported() -> None:
    one = article("Bill Hartley and Laura Hartley ran the mine together. Hartley closed two shafts.")
    parsed = language.parse(model(), one)
    found = mention.find(one, parsed, authority.EMPTY).mentions
    at = one.body.index("Hartley closed")
    assert resolve.resolve(one, parsed, found, authority.EMPTY, [Span(at, at + 14)]).problems == ()


def test_the_family_name_alone_is_that_of_whom_the_headline_names() -> None:
    life = (
        "Agnes Torbain drew maps. She was a daughter of William Torbain, a manager. Torbain ran a mill. Agnes went to "
        "school in Dundee.\n\nIn 1953 she went abroad.\n\nThe club paid for it.\n\nIt was Torbain who drew the maps."
    )
    one = resolved(replace(article(life), title="Agnes Torbain obituary"))
    alone = [mention.entity for mention in one.mentions if mention.surface == "Torbain"]
    assert alone == [None, "agnes-torbain"]


def test_roles_and_countries_are_gathered() -> None:
    one = resolved(article("The Canadian senator Peter Holt, a farmer, spoke."))
    (holt,) = [r for r in one.referents if r.kind == "person"]
    assert set(holt.roles) == {"senator", "farmer"}
    assert holt.countries == ("CA",)


WORDS = st.sampled_from(
    [
        "Kim",
        "Jong",
        "Un",
        "Moon",
        "Jae-in",
        "de",
        "Gaulle",
        "van",
        "der",
        "Berg",
        "bin",
        "Salman",
        "al-Assad",
        "J.",
        "Jr.",
        "Anna",
        "López",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_every_short_form_of_a_name_is_a_family_name_of_it(name: str) -> None:
    family = names.person(name).family
    assert all(names.fold(form) in family for form in names.short_forms(name))


@given(st.text(min_size=1, max_size=40))
def test_folding_is_idempotent(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40), st.sampled_from(["person", "place", "organization", "group"]))
def test_ids_are_slugs(text: str, kind: str) -> None:
    id = names.identifier(text, kind)  # type: ignore[arg-type]
    assert id == anchor.slug(id)


def test_a_text_that_speaks_of_namesakes_is_reported() -> None:
    one = resolved(article("Peter Holt, the senator, thanked the coach Peter Holt (no relation) for his help."))
    (problem,) = one.problems
    assert (problem.kind, problem.entity) == ("possible-namesakes", "peter-holt")
    assert str(problem) == (
        "article.txt: “no relation” by “Peter Holt” in p1: if two people go by that name, pin each in the sidecar"
    )
