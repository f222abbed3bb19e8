"""Who is taken for a person on the model's word alone, and which words are only a part of a longer name."""

from __future__ import annotations

import re

import pytest

from briefs import fragment, names, warrant
from briefs.evidence import Evidence
from briefs.model import Span
from names_fixture import article


def unwarranted(text: str, *people: str) -> set[str]:
    """Which of `people`, all of whom the model takes for such wherever they stand, have no warrant."""
    one = article(text)
    pieces = [
        Evidence(Span(*found.span()), "PERSON", 1, "model")
        for name in people
        for found in re.finditer(re.escape(name), one.body)
    ]
    return set(warrant.names_of(one, pieces, {names.fold(name): "PERSON" for name in people}))


@pytest.mark.parametrize(
    "text",
    [
        "Her maps of {} were sold.",
        "It happened again at {}, close to the border.",
        "The {} collided with a tanker.",
        "She grew up in {}.",
        "A landslip closed the {} road.",
        "She visited islands between Donegal and {}, sleeping in schools.",
    ],
)
def test_what_nobody_introduces_is_nobody(text: str) -> None:
    assert unwarranted(text.format("Kerrigarve"), "Kerrigarve")


@pytest.mark.parametrize(
    "text",
    [
        "His brother {} was 19.",
        "She is survived by two sons, Auldric and {}.",
        "Her daughter, {}, drives the car.",
        "A spokeswoman for the Alliance, {}, described that idea.",
        "{} was sentenced to ten years.",
        "It was {}, who had never rowed before.",
        "{}, 34, farms there.",
    ],
)
def test_whom_the_text_introduces_is_somebody(text: str) -> None:
    assert not unwarranted(text.format("Kerrigarve"), "Kerrigarve")


def test_companies_say_things_too() -> None:
    assert unwarranted("Carvassa said so.", "Carvassa")
    assert not unwarranted("Carvassa visited the mill.", "Carvassa")
    assert not unwarranted("Miller said so.", "Miller")


def test_a_given_name_warrants_its_bearer_but_not_behind_the() -> None:
    assert not unwarranted("Nobody saw Maria Hale again.", "Maria Hale")
    assert unwarranted("The Maria Hale collided with a tug.", "Maria Hale")


def test_a_name_and_its_last_word_alone_warrant_each_other() -> None:
    text = "They met Ilvana Stojano by the lake. Stojano knows better."
    assert not unwarranted(text, "Ilvana Stojano", "Stojano")
    assert unwarranted("They met Ilvana Stojano by the lake.", "Ilvana Stojano")


def test_who_stands_in_a_list_with_somebody_is_somebody() -> None:
    text = "The cast included Gina Mackay, Nirvaj Kabirul and Mavce Neufelt."
    assert not unwarranted(text, "Gina Mackay", "Nirvaj Kabirul", "Mavce Neufelt")


def lone(text: str, *found: str) -> set[str]:
    one = article(text)
    spans = [Span(*match.span()) for name in found for match in re.finditer(rf"\b{name}\b", one.body)]
    return {one.body[span.slice] for span in fragment.lone(one, spans)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It left the Southern African Growth Community.", "African"),
        ("It happened in Bandar-es-Larvik.", "Larvik"),
        ("They voted for the Unified Marxist-Leninist list.", "Marxist"),
        ("She was once a Boy Lookout, he an ex-Girl Lookout.", "Lookout"),
        ("An affiliate of Unicord Canada disclosed a stake.", "Canada"),
    ],
)
def test_a_word_inside_a_longer_name(text: str, word: str) -> None:
    assert lone(text, word) == {word}
    assert lone(f"{text} She likes {word}.", word) == set()


@pytest.mark.parametrize(
    "text",
    [
        "She flew to Oslo Tuesday.",
        "In Oslo Mayor Hale spoke.",
        "An Oslo-based bank paid.",
        "He likes Friday's Oslo.",
        "Then came Oslo. Nobody spoke.",
        "It lies in Victorian Oslo.",
    ],
)
def test_what_stands_beside_a_name_and_is_no_part_of_it(text: str) -> None:
    assert lone(text, "Oslo") == set()


def test_two_names_side_by_side_are_no_parts() -> None:
    assert lone("The Oslo-Bergen line is closed.", "Oslo", "Bergen") == set()
