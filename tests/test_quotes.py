"""Quotation marks in what the editor typed."""

from __future__ import annotations

import pytest

from briefs.quotes import curled


@pytest.mark.parametrize(
    ("typed", "set"),
    [
        ("Kim's article \"Peace Isn't Dead\" of March", "Kim’s article “Peace Isn’t Dead” of March"),
        ('("Yes," she said)', "(“Yes,” she said)"),
        ("the '90s", "the ’90s"),
        ("\"'Never' is a long time,\" he said", "“‘Never’ is a long time,” he said"),
        ("“already” so", "“already” so"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_quotation_marks_are_curled(typed: str, set: str) -> None:
    assert curled(typed) == set
