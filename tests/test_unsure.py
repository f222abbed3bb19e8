"""What `briefs check` says of doubtful names."""

from __future__ import annotations

from briefs import unsure
from briefs.model import Kind, Mention, Referent, Span
from names_fixture import article

ONE = article("The tannery at Bancreft closed. Bancreft was sad.")


def doubts(mention: Mention, other: Kind) -> list[str]:
    return [p.message for p in unsure.problems(ONE, [mention, mention], (), {mention.surface.lower(): other})]


def twins(kind: Kind, *names: str) -> list[str]:
    referents = [Referent(str(number), name, kind) for number, name in enumerate(names)]
    return [problem.message for problem in unsure.problems(ONE, (), referents, {})]


def test_a_kind_that_won_by_little_is_listed_once() -> None:
    place = Mention(Span(15, 23), "Bancreft", "place", "Bancreft", entity="bancreft")
    assert doubts(place, "person") == [
        "“Bancreft” in p1 was taken for a place, but could be a person; say its “kind” in the authority file"
    ]
    assert doubts(place, "place") == []


def test_a_name_that_says_what_it_is_is_not_listed() -> None:
    assert doubts(Mention(Span(15, 23), "Mill Lane", "place", "Mill Lane", entity="mill-lane"), "person") == []
    assert doubts(Mention(Span(15, 23), "Ada Moss", "person", "Ada Moss", entity="ada-moss"), "organization") == []
    assert doubts(Mention(Span(15, 23), "Boston", "place", "Boston", entity="boston"), "organization") == []


def test_names_that_may_be_one() -> None:
    assert twins("place", "Kossick County", "Kossuck County") == [
        "“Kossick County” and “Kossuck County” may be one; if so, give the one as a variant of the other in the "
        "authority file"
    ]
    assert twins("organization", "Brazos Plains", "Brazos Plains Savings Association") != []
    assert twins("person", "Rokeya", "Rokeya Begam") != []


def test_names_that_are_not() -> None:
    assert twins("person", "Bill Hartley", "Laura Hartley") == []
    assert twins("person", "Tom Brown", "Tim Brown") == []
    assert twins("organization", "Brazos Plains", "Brazos Plains Hospital") == []
    assert twins("place", "Isiolo", "Isiolo County") == []
