"""News or narrative: what a text counts its dates from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from briefs.timex.reading import Point, Reading

Genre = Literal["news", "narrative"]


_YEARS_A_DAY = 4  # years named for each date that counts from a day of writing that nobody knows: less is no history
_YEARS_A_MONTH = 40  # years long gone for each "last month" or "this week": a life or a feature in a paper has them too
_FULL_DATES = 2  # of years long gone, which make a retrospective of a text that names no year of its own time; and as
# many more for each date that is counted from today


def of(readings: Iterable[Reading], published: date | None) -> Genre:
    """Narrative is a text that names years long gone more often than it counts from its own day, and a text that
    names no other years than those and hardly counts from its own day at all. An obituary or a feature, which says
    "last month" or "this week", is news: a day it names without a year is of its own time.

    Without a dateline a text that names years much more often than it counts from its own day is a narrative: there is
    nothing else to count from. One that counts from a day that nobody knows leaves those dates open.
    """
    past = deictic = recent = years = full = 0
    for reading in readings:
        if reading.point and reading.point.span == 1:
            years += 1
            gone = published is None or reading.point.year < published.year - 1
            past += gone
            full += gone and reading.point.month is not None
        elif _from_today(reading):
            deictic += 1
            recent += _is_recent(reading)
    if published is None:
        return "narrative" if years > _YEARS_A_DAY * deictic else "news"
    if past < _YEARS_A_MONTH * recent:
        return "news"
    if past >= 4 and past >= 8 * deictic:
        return "narrative"
    return "narrative" if past == years and full >= _FULL_DATES * (deictic + 1) else "news"


def tale(readings: Sequence[Reading], published: date | None, title: str = "") -> Point | None:
    """The date of long ago, in full, with which a feature opens whose story it is; None where there is none, or where
    the text counts from its own day too often to be about another, unless its headline names that year."""
    if published is None:
        return None
    first = next((one for one in readings if one.point or _from_today(one) or one.month or one.rule == "away"), None)
    opens = _opens_tale(first, published) if first else None
    if opens is None:
        return None
    points = (one.point for one in readings if one.point and one.point.span == 1)
    past = sum(point.year < published.year - 1 for point in points)
    deictic = sum(_from_today(one) for one in readings)
    headed = str(opens.year) in title.split()
    return opens if past >= _OF_TALE and (headed or past >= 2 * deictic) else None


def _opens_tale(first: Reading, published: date) -> Point | None:
    """The time that the first date of a text is, where that is a day of long ago: "on 11 August 1908", "fifty years ago
    this month"."""
    if first.point and first.point.day and first.point.year <= published.year - LONG_AGO:
        return first.point
    ago = first.unit == "Y" and first.anchor == "now" and (first.count or 0) <= -LONG_AGO
    return Point(published.year + round(first.count or 0)) if ago else None


LONG_AGO = 10  # years before an article: what is told of them is history
_OF_TALE = 3  # dates of long ago that make a story


def _from_today(reading: Reading) -> bool:
    """Whether an expression counts from the day of writing. "Saturday, May 26" does not: any story has such dates."""
    weekday = bool(reading.weekday) and not reading.month
    counted = reading.rule in ("near", "away") and reading.anchor == "now"
    shifted = reading.shift is not None and reading.anchor == "now"
    return reading.rule == "deictic" or shifted or weekday or counted


def _is_recent(reading: Reading) -> bool:
    """Whether an expression means a time just before the day of writing: "last year", "last May", "this week"."""
    if reading.rule == "near":
        return reading.count == -1 or (reading.count == 0 and reading.unit in ("W", "M"))
    return reading.rule == "near-month" and reading.shift == -1
