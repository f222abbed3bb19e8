"""Equal words kept once.

What was found in an article comes from the cache with words of its own for each name and date, and a name stands in it
ten times, and in a hundred other articles: half of the memory that a large collection takes would be copies.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from briefs.model import Annotated


def intern(one: Annotated, known: dict[Any, Any]) -> None:
    """Has the parts of an annotated article share equal words with those in `known`, and adds theirs to it. The article
    is one that nobody has seen yet: what is equal stays equal, but it is another object."""
    parts: tuple[tuple[Any, ...], ...] = (
        one.mentions, one.referents, one.timexes, one.events, one.statements, one.key_points, one.problems,
    )  # fmt: skip
    for part in chain.from_iterable(parts):
        for name in part.__dataclass_fields__:
            value = getattr(part, name)
            kind = type(value)
            if kind is str or kind is tuple:
                same = known.get(value)
                if same is None:
                    same = known[value] = tuple(known.setdefault(v, v) for v in value) if kind is tuple else value
                if same is not value:
                    object.__setattr__(part, name, same)
