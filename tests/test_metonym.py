"""Capitals that stand for a government: marked where the grammar shows it, and left alone elsewhere."""

from __future__ import annotations

import pytest

from briefs import world
from names_fixture import article, resolved


def uses(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.use) for m in resolved(article(text)).mentions if m.kind == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Moscow vetoed the resolution on Friday.", "Moscow"),
        ("Washington rejected the offer and said nothing more.", "Washington"),
        ("The talks broke down over Pyongyang's demand for more oil.", "Pyongyang"),
        ("Diplomats said that Tokyo had refused to pay.", "Tokyo"),
    ],
)
def test_a_capital_that_acts_is_a_government(text: str, place: str) -> None:
    assert (place, "government") in uses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew to Moscow on Friday.",
        "Pyongyang's streets were empty.",
        "Moscow has many theaters.",
        "Chicago rejected the plan for a second airport.",
        "The Russian envoy signed the paper in Tokyo.",
    ],
)
def test_elsewhere_it_is_a_place_only(text: str) -> None:
    assert all(use is None for _, use in uses(text))


def test_the_place_stays_the_place() -> None:
    (moscow, *_) = resolved(article("Moscow vetoed the resolution.")).mentions
    assert (moscow.entity, moscow.kind, moscow.use) == ("moscow", "place", "government")


def test_capitals_go_by_their_preferred_names() -> None:
    assert {"Moscow", "Washington, D.C.", "Pyongyang", "Tokyo"} <= world.capitals()
    assert "Chicago" not in world.capitals()
