"""Reckoning with days, weeks, months, quarters and years; the days of holidays.

Sources: ISO 8601 for weeks; Meeus, Astronomical Algorithms, chapter 8, for Easter.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from briefs.timex.reading import Point

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_length(year: int, month: int) -> int:
    """Days of a month, Gregorian throughout; `year` may be before Christ."""
    return monthrange(2000 + year % 400, month)[1]


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; in some year, where `year` is None."""
    return 1 <= month <= 12 and 1 <= day <= month_length(2000 if year is None else year, month)


def of_day(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def as_date(point: Point) -> date | None:
    """The day of a point that is one, or None."""
    if point.day and point.month and 1 <= point.year <= 9999:
        return date(point.year, point.month, point.day)
    return None


def week_of(day: date) -> Point:
    year, week, _ = day.isocalendar()
    return Point(year, fine=f"W{week:02}")


def quarter_of(point: Point) -> int | None:
    """1 to 4, or None where the point is no part of one quarter."""
    if point.fine and point.fine.startswith("Q"):
        return int(point.fine[1])
    return (point.month + 2) // 3 if point.month else None


def start(point: Point) -> date | None:
    """The first day of a point, or None before the year 1 and where a week does not exist."""
    if not 1 <= point.year <= 9998:
        return None
    fine = point.fine or ""
    if fine.startswith("W") and fine[1:3].isdigit():
        try:
            monday = date.fromisocalendar(point.year, int(fine[1:3]), 1)
        except ValueError:
            return None
        return monday + timedelta(5) if fine.endswith("WE") else monday
    month = point.month or 1
    if fine.startswith("Q"):
        month = 3 * int(fine[1]) - 2
    elif fine.startswith("H"):
        month = 6 * int(fine[1]) - 5
    elif fine in SEASON_STARTS:
        month = SEASON_STARTS[fine]
    return date(point.year, month, point.day or 1)


def shifted(point: Point, count: float, unit: str) -> Point | None:
    """`point` moved by `count` units, as coarse as the unit: days give a day, months a month. None where `point` is
    too coarse to be moved so ("two days after 1998") or where time runs out."""
    whole = round(count)
    if unit == "Y":
        return Point(point.year + whole, fine=point.fine if (point.fine or "")[:1] == "Q" else None)
    if unit in ("E", "C"):
        return Point(point.year + whole * (10 if unit == "E" else 100))
    if unit == "M" and point.month:
        return months(point, whole)
    if unit == "Q" and (quarter := quarter_of(point)):
        total = point.year * 4 + quarter - 1 + whole
        return Point(total // 4, fine=f"Q{total % 4 + 1}")
    day = as_date(point) or (start(point) if point.fine and unit in ("W", "WE", "F") else None)
    if not day or unit not in ("D", "W", "F", "WE", "TH", "TM"):
        return None
    try:
        moved = day + timedelta(days=whole * {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit, 0))
    except OverflowError:
        return None
    if unit == "WE":
        return Point(moved.isocalendar()[0], fine=f"W{moved.isocalendar()[1]:02}-WE")
    return week_of(moved) if unit in ("W", "F") else of_day(moved)


def months(point: Point, count: int) -> Point:
    total = point.year * 12 + (point.month or 1) - 1 + count
    return Point(total // 12, total % 12 + 1)


def cut(point: Point, unit: str) -> Point | None:
    """The unit that `point` lies in: "that year", "that month"."""
    if unit == "Y":
        return Point(point.year)
    if unit == "M":
        return Point(point.year, point.month) if point.month else None
    if unit == "D":
        return point if point.day else None
    if unit == "Q":
        quarter = quarter_of(point)
        return Point(point.year, fine=f"Q{quarter}") if quarter else None
    if unit in ("E", "C"):
        span = 10 if unit == "E" else 100
        return Point(decade(point.year, span), span=span)
    day = as_date(point)
    if unit == "W":
        return week_of(day) if day else point if (point.fine or "").startswith("W") else None
    if unit == "WE" and day:
        week = week_of(day)
        return Point(week.year, fine=f"{week.fine}-WE")
    return None


def decade(year: int, span: int) -> int:
    """The first year of the decade or century that holds `year`; before Christ the last (460s BC: -460 -> 460 BC)."""
    return year // span * span if year > 0 else 1 - (1 - year) // span * span


def holiday(rule: Mapping[str, Any], year: int) -> Point | None:
    """The day of a holiday in `year`, or None where the rule does not reach."""
    if not 1 <= year <= 9998:
        return None
    if "fixed" in rule:
        month, day = map(int, rule["fixed"].split("-"))
        return Point(year, month, day)
    if "table" in rule:
        month, day = map(int, rule["table"].get(year, "0-0").split("-"))
        return Point(year, month, day) if month else None
    if "easter" in rule:
        sunday = orthodox_easter(year) if rule.get("orthodox") else easter(year)
        return of_day(sunday + timedelta(rule["easter"]))
    if "before" in rule:
        text, weekday = rule["before"]
        month, day = map(int, text.split("-"))
        limit = date(year, month, day) - timedelta(1)
        return of_day(limit - timedelta((limit.isoweekday() - weekday) % 7 + 7 * rule.get("weeks", 0)))
    month, weekday, which = rule["nth"]
    return of_day(_nth_weekday(year, month, weekday, which) + timedelta(rule.get("plus", 0)))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> Point | None:
    """The first, second ... or (-1) last such weekday of a month, or None where it has not so many."""
    if not 1 <= year <= 9998:
        return None
    day = _nth_weekday(year, month, weekday, which)
    return of_day(day) if day.month == month else None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday, Gregorian (the anonymous algorithm of 1876, as Meeus gives it)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian reckoning, as a Gregorian date."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
