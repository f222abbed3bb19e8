"""Weights of signs, learned from what readers judged (`tests/bench`) and kept in a data file: summed as in logistic
regression (Cox 1958), they tell what is likely to be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from briefs import wordlist

LIMIT = "(limit)"
"""The name under which the weights hold the sum above which a thing is too likely to be wrong."""


@cache
def weights(of: str) -> Mapping[str, float]:
    """The weight of each sign in `data/OF.yml`, with the limit."""
    return {str(sign): float(weight) for sign, weight in wordlist.tree(of).items()}


def is_above_limit(weights: Mapping[str, float], signs: Iterable[tuple[str, float]]) -> bool:
    """Whether the sum of `signs`, names and values, is above the limit. A sign without a weight counts nothing."""
    return sum(weights.get(sign, 0.0) * value for sign, value in signs) > weights[LIMIT]
