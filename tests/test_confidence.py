"""Entries that are likely to be wrong are left out, by how they were read."""

from __future__ import annotations

import math

import pytest
from spacy.language import Language

from bench import learn
from briefs import confidence, event, language, learned, speech, timex, wordlist
from briefs.model import Event
from test_event import NONE, article, nlp

__all__ = ["nlp"]  # the model, loaded once


def _told(nlp: Language, text: str, sure: bool) -> list[str]:
    one = article(text)
    parsed = language.parse(nlp, one)
    said = speech.find(one, parsed, ())
    found = event.find(one, parsed, (), timex.find(one, parsed, ()).timexes, NONE, said, sure=sure)
    return [_line(one) for one in found if one.kind == "statement"]


def _line(one: Event) -> str:
    return f"{one.label} | {one.edtf}"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on 3 May 2017.",
        "The mill burned down in 1931.",
        "On Monday the council approved the plan.",
        "The museum will open in June 2020.",
    ],
)
def test_what_is_plainly_said_is_told(nlp: Language, text: str) -> None:
    assert _told(nlp, text, sure=True) == _told(nlp, text, sure=False) != []


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (
            "The mill burned down in 1931. By late that summer the old wheel was turning again.",
            "By late that summer the old wheel was turning again | ../1931-22~",
        ),
        (
            "“We knew,” the parson said, that the mill, which stood empty until Easter, was sold during that winter to "
            "a man from Leeds.",
            "The mill, which stood empty until Easter, was sold during that winter to a man from Leeds | 2018-24",
        ),
    ],
)
def test_what_may_well_be_wrong_is_not(nlp: Language, text: str, doubtful: str) -> None:
    assert doubtful in _told(nlp, text, sure=False)
    assert doubtful not in _told(nlp, text, sure=True)


def test_a_date_that_another_of_the_statement_bears_out_is_told(nlp: Language) -> None:
    text = "Two months ago, in his New Year’s address, the mayor said that the pier would close."
    assert [line.rpartition(" | ")[2] for line in _told(nlp, text, sure=True)] == ["2019-01-01"]


def test_every_weight_is_a_number_and_of_a_sign_that_there_is(nlp: Language) -> None:
    weights = wordlist.tree("confidence")
    assert all(math.isfinite(weight) for weight in weights.values())
    one = article("The pier closed in May 2018. On Friday it was said that, in 2019, a man who had left would come.")
    parsed = language.parse(nlp, one)
    told = confidence.dates(one, timex.find(one, parsed, ()).timexes)
    seen = set()
    for part in parsed:
        for found in timex.find(one, parsed, ()).timexes:
            span = part.tokens(found.span)
            signs = dict(confidence.signs(told, span, found, "He would come", found.edtf or "", "planned"))
            assert all(0 <= value <= 80 for value in signs.values())
            seen |= signs.keys()
    first = {name.split(" ")[0] for name in seen}
    assert {name for name in weights if name.split(" ")[0] not in first} <= {learned.LIMIT, "undated"}


def test_learning_finds_what_tells_right_from_wrong() -> None:
    import numpy as np

    dice = np.random.default_rng(1)
    table = np.column_stack([dice.integers(0, 2, 4_000), dice.normal(size=4_000), np.zeros(4_000)]).astype(float)
    wrong = (dice.random(4_000) < np.where(table[:, 0] == 1, 0.4, 0.05)).astype(float)
    weights, limit = learn.learned(table, wrong)
    assert weights[0] > 1
    assert abs(weights[1]) < 0.1
    assert weights[2] == 0
    assert np.mean(table @ weights > limit) == pytest.approx(learn.LEFT_OUT, abs=0.01)
