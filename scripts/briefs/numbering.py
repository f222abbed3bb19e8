"""Numbers for paragraphs that come in between, as statutes have them: after 7 and before 8 comes 7a, then 7b.

A number is a whole number and letters, which count as digits behind a point do: `p7a` stands after `p7`, `p7aa`
between `p7a` and `p7b`. As drafters of statutes do, `z` is kept for what has to go before an `a`: `p7za` stands
between `p7` and `p7a`, so the order is p7 < p7za < p7a < p7aa < p7ay < p7aya < p7b < p7y < p7ya < p8, and no number
ends in z. What is put before `p1` is `p0a`. So there is always a number in between; and as the letters only ever follow
numbers that were given before, a number tells where the paragraph stood when it was first published.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

Key = tuple[int, str]
"""A number so that keys sort as paragraphs do: the letters with `z` as "0", which sorts before "a"."""

_ID = re.compile(r"p(0(?=[a-z])|[1-9][0-9]{0,8})([a-z]*[a-y])?", re.ASCII)


def key(id: str) -> Key:
    """Raises ValueError if `id` is not the number of a paragraph."""
    match = _ID.fullmatch(id)
    if match is None:
        raise ValueError(f"“{id}” is not the number of a paragraph")
    return int(match[1]), (match[2] or "").replace("z", "0")


class Numbers:
    """Gives out numbers, none of them twice. `used` are all that were ever given."""

    def __init__(self, used: Iterable[str]) -> None:
        self._used = sorted(key(id) for id in used)

    def between(self, left: str | None, right: str | None) -> str:
        """The number for a paragraph after `left` and before `right`, the numbers of its neighbors; None where there
        is no neighbor. What follows the last paragraph gets the next whole number. Where paragraphs were moved, so
        that no number lies between its neighbors', the new one follows `left`."""
        given = self._next() if right is None else self._inserted(left, right)
        bisect.insort(self._used, given)
        whole, letters = given
        return f"p{whole}{letters.replace('0', 'z')}"

    def _next(self) -> Key:
        return (self._used[-1][0] + 1 if self._used else 1), ""

    def _inserted(self, left: str | None, right: str) -> Key:
        low = key(left) if left is not None else (0, "")
        high = (low[0] + 1, "")
        if low < key(right) < high:
            high = key(right)
        # Behind those that stood here and are gone, so that theirs are not given again.
        at = bisect.bisect_left(self._used, high)
        if at and self._used[at - 1] > low:
            low = self._used[at - 1]
        return low[0], _letters(low[1], high[1] if high[0] == low[0] else None)


def _letters(low: str, high: str | None) -> str:
    """Letters after `low` and before `high` (None: all are): the next ones, if there is room, or one more letter."""
    if low and low[-1] < "y":
        following = low[:-1] + chr(ord(low[-1]) + 1)
        if high is None or following < high:
            return following
    longer = low + "a"
    while high is not None and longer >= high:
        longer = longer[:-1] + "0a"
    return longer
