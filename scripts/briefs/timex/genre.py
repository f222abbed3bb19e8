"""News or narrative: what a text counts its dates from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from briefs.timex.reading import Reading

Genre = Literal["news", "narrative"]


def of(readings: Iterable[Reading], published: date | None) -> Genre:
    """Narrative is a text that names years long gone more often than it counts from its own day.

    Without a dateline a text with any year named is a narrative: there is nothing else to count from.
    """
    past = deictic = years = 0
    for reading in readings:
        if reading.point and reading.point.span == 1:
            years += 1
            past += published is None or reading.point.year < published.year - 1
        elif (
            reading.rule == "deictic"
            or reading.shift is not None
            or reading.weekday
            or (reading.rule in ("near", "away") and reading.anchor == "now")
        ):
            deictic += 1
    if published is None:
        return "narrative" if years else "news"
    return "narrative" if past >= 4 and past >= 8 * deictic else "news"
