"""Readings that stand together become one expression: "early" + "1998", "Friday" + "morning", "10 p.m." + "Wednesday",
"June" + "of that year", "3 to" + "7 May"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from briefs.timex import calendars, lexicon, pattern
from briefs.timex.reading import Anchor, Point, Reading
from briefs.timex.tokens import Token, Tokens

_LONGEST_LEAD = 6


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern.compile(
        {
            # before a date: about; early, late in the; at the end of the; later that
            "lead": """( a:approx )? ( p:( early | late | mid ) dash? ( in | on )? the?
                     | the? p2:( beginning | middle | end | late ) of the?
                     | q:( earlier | later ) ( in | on )? the? )?""",
            # behind a date without a year: of that year, last year
            "year": """comma? of? the? s:( this | last | next | that same | that | same | previous | following
                       | coming | past ) year_word""",
            "clock-date": "comma? ( of | on | in )? the?",
            "date-clock": "comma? ( at | in | by )? the?",
            "week": "the u:unit ( of | beginning )",
            "link": "( to | dash | and | until | or )",
            # 3 to (7 May); (May 3) to 7, 2019; (1998)-99
            "first-day": "d:day ( to | dash | and | or | until )",
            "last-day": "( to | dash | and | or | until ) d:day ( comma? y:year )?",
            "last-year": "( dash | slash ) y:( two | day )",
        }[name]
    )


def compose(tokens: Tokens, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings, joined with each other and with the words around that belong to them."""
    counted = _after_what(tokens, readings)
    joined = _join(tokens, _apart(_with_year(tokens, r) for r in counted))
    split = [part for reading in joined for part in _split(tokens, reading)]
    led = _lead(tokens, _apart(split))
    return tuple(_inherit(tokens, [r for r in led if _stands(tokens, r)]))


def _apart(readings: Iterable[Reading]) -> list[Reading]:
    """The readings without those that begin inside the one before, now that it has grown."""
    done: list[Reading] = []
    for reading in readings:
        if not done or reading.start >= done[-1].end:
            done.append(reading)
    return done


# --- ten days after the vote of 3 June ------------------------------------------------------------------------------

_FURTHEST_DATE = 8  # tokens between "after" and the date that it counts from
_BREAKS = frozenset({"comma", "stop", "dash", "gap", "open"})
_BREAK_MARKS = frozenset(";:?!")


def _after_what(tokens: Tokens, readings: tuple[Reading, ...]) -> Iterator[Reading]:
    """A length of time before or after something dated is a date; "the week of 6 March" is a week."""
    for n, reading in enumerate(readings):
        other = readings[n + 1] if n + 1 < len(readings) else None
        word = tokens.items[reading.end] if reading.end < len(tokens.items) else None
        far = other is None or other.start - reading.end > _FURTHEST_DATE
        if other is not None and other.start - reading.end <= 2 and (closed := _closed(tokens, reading, other)):
            yield closed
            continue
        if other is not None and _to_the_day(reading, other):
            yield replace(reading, end=other.end, base=other)
            continue
        if reading.rule in ("unit-off", "weekday-off"):
            yield from _off(tokens, reading, None if far else other)
            continue
        if other is None or word is None or far or word.kind not in ("before", "after"):
            yield reading
        elif reading.rule == "duration" and reading.count and reading.unit and _is_fine(other, reading.unit):
            between = tokens.items[reading.end + 1 : other.start]
            if any(token.kind in _BREAKS or token.text in _BREAK_MARKS for token in between):
                yield reading
                continue
            count = reading.count * (1 if word.kind == "after" else -1)
            yield replace(reading, type="DATE", value=None, rule="away", end=reading.end + 1, count=count, base=other)
        else:
            yield reading


def _to_the_day(reading: Reading, other: Reading) -> bool:
    """ "Sixty years ago today", "fifty years ago this month", "a year ago Friday"."""
    years_ago = reading.rule == "away" and reading.anchor == "now" and reading.unit in ("Y", "E") and reading.count
    now = other.rule in ("near", "deictic") and not other.count and other.unit in ("D", "W", "M") and not other.daytime
    now = now or (other.rule == "weekday" and other.shift is None and not other.daytime)
    now = now or (bool(other.month) and other.shift == -1 and not other.day and other.point is None)  # last August
    return bool(years_ago) and (reading.count or 0) < 0 and now and other.start == reading.end


def _is_fine(other: Reading, unit: str) -> bool:
    """Whether `unit` can be counted from a date: days from a day, years also from a year ("three years before his
    death in 1998")."""
    if unit in ("Y", "E", "C") and other.rule in ("year", "month-year", "full"):
        return other.point is not None
    return _is_day(other) and not other.daytime


def _closed(tokens: Tokens, reading: Reading, other: Reading) -> Reading | None:
    """ "The quarter ended March 31", "the year ended 30 June 2019" are told by their last day; "the year to June" is no
    year of the calendar."""
    link = tokens.items[reading.end]
    month = other.point.month if other.point else other.month
    whole = reading.unit in ("Y", "Q") and reading.rule == "the-unit" and reading.mod is None
    if not whole or not month or link.kind not in ("ended", "to") or other.weekday:
        return None
    if reading.unit == "Y":
        if link.kind == "to" or not other.point:
            return replace(reading, rule="duration", type="DURATION", value="P1Y", count=1)
        return replace(reading, rule="fiscal", point=Point(other.point.year), fiscal=True)
    fine = f"Q{(month + 2) // 3}"
    point = Point(other.point.year, fine=fine) if other.point else None
    return replace(reading, rule="quarter", unit=None, count=None, fine=fine, point=point, anchor="now")


def _off(tokens: Tokens, reading: Reading, other: Reading | None) -> Iterator[Reading]:
    """ "The day after the vote of 3 June", "the Monday after Easter"; nothing where what follows has no date, since the
    weekday by itself would be another one."""
    if other and other.rule != "weekday-off" and _is_day(other) and not other.daytime:
        between = tokens.items[reading.end : other.start]
        if not any(token.kind in _BREAKS or token.text in _BREAK_MARKS for token in between):
            # "the day before Christmas" is one expression, "the day after the vote of 3 June" are two
            end = other.end if other.start == reading.end and not (other.month or other.point) else reading.end
            yield replace(reading, rule="away" if reading.unit else "weekday", base=other, end=end)


# --- of that year ------------------------------------------------------------------------------------------------


def _with_year(tokens: Tokens, reading: Reading) -> Reading:
    if not reading.partial or reading.shift is not None or reading.year_shift is not None or reading.weekday:
        return reading
    match = _pattern("year").match(tokens.classes, reading.end)
    if not match:
        return reading
    word = tokens.items[match.end("s") - 1]
    anchor: Anchor = "then" if word.kind in ("that", "same", "previous", "following") else "now"
    return replace(reading, end=match.end(), year_shift=int(word.value), year_anchor=anchor)


# --- dates and times of day --------------------------------------------------------------------------------------


def _join(tokens: Tokens, readings: list[Reading]) -> list[Reading]:
    done: list[Reading] = []
    for reading in readings:
        before = done[-1] if done else None
        both = _joined(tokens, before, reading) if before and reading.start - before.end <= 3 else None
        if both:
            done[-1] = both
        else:
            done.append(reading)
    return done


def _joined(tokens: Tokens, first: Reading, second: Reading) -> Reading | None:
    gap = tokens.classes[first.end : second.start]
    if _is_day(first) and not first.daytime and second.rule == "bare-daytime" and not gap:
        return replace(first, end=second.end, type="TIME", daytime=second.daytime)
    if (
        _is_day(first)
        and not first.daytime
        and second.daytime
        and second.rule in ("clock", "bare-clock", "the-daytime")
    ):
        if _pattern("date-clock").fullmatch(gap) and (second.rule != "the-daytime" or "," not in gap):
            return replace(first, end=second.end, type="TIME", daytime=second.daytime)
        return None
    is_time = first.rule in ("clock", "bare-clock") or (first.rule in ("the-daytime", "bare-daytime") and bool(gap))
    dated = second.rule != "the-daytime" and _is_day(second) and (not second.daytime or first.rule == "clock")
    if is_time and dated and _pattern("clock-date").fullmatch(gap):
        return replace(second, start=first.start, type="TIME", daytime=first.daytime)
    return None


def _is_day(reading: Reading) -> bool:
    if (
        reading.type not in ("DATE", "TIME")
        or reading.problem
        or reading.rule in ("clock", "bare-clock", "the-daytime", "bare-daytime")
    ):
        return False
    if reading.point:
        return reading.point.day is not None
    return bool(reading.weekday or reading.day or reading.holiday is not None or reading.unit == "D")


# --- ranges told short -------------------------------------------------------------------------------------------


def _split(tokens: Tokens, reading: Reading) -> Iterator[Reading]:
    """ "3 to 7 May" is two dates, "1998-99" two years."""
    items, classes = tokens.items, tokens.classes
    if (
        reading.type == "DATE"
        and (reading.day or (reading.point and reading.point.day))
        and items[reading.start].kind == "day"
    ):
        match = _pattern("first-day").match(classes, max(reading.start - 2, 0))
        if match and match.end() == reading.start and reading.start >= 2:
            day = int(items[match.start()].value)
            last = reading.point.day if reading.point else reading.day
            if last and day < last:
                point = replace(reading.point, day=day) if reading.point else None
                yield replace(reading, start=match.start(), end=match.start() + 1, day=day, point=point, weekday=None)
    yield reading
    tail = items[reading.end - 1]
    if reading.rule == "month-day" and tail.kind == "day" and not reading.daytime:
        match = _pattern("last-day").match(classes, reading.end)
        if match and reading.day and reading.day < int(items[match.start("d")].value) and reading.month:
            yield from _last_day(items, reading, match)
    if reading.rule == "year" and tail.kind == "year" and reading.point:
        match = _pattern("last-year").match(classes, reading.end)
        if match and _touch(items, reading.end - 1, match.end()):
            year = reading.point.year // 100 * 100 + int(items[match.end() - 1].value)
            if year > reading.point.year and len(items[match.end() - 1].text) == 2:
                yield replace(reading, start=match.end() - 1, end=match.end(), point=Point(year), mod=None)


def _last_day(items: tuple[Token, ...], reading: Reading, match: re.Match[str]) -> Iterator[Reading]:
    place = match.start("d")
    after = items[match.end()] if match.end() < len(items) else None
    if (
        after
        and after.kind in ("", "unit", "units", "stop")
        and after.start == items[match.end() - 1].end
        and after.kind != "stop"
    ):
        return
    if after and after.kind in ("units", "unit", "month", "may", "month_short", "scale", "meridiem"):
        return
    day, month = int(items[place].value), reading.month or 1
    noun = match.start("y") < 0 and after is not None and after.kind == ""
    if not calendars.exists(None, month, day) or (items[match.start()].kind in ("and", "or") and noun):
        return
    yield replace(
        reading, start=place, end=match.end(), day=day, weekday=None, point=_last_point(items, match, month, day)
    )


def _last_point(items: tuple[Token, ...], match: re.Match[str], month: int, day: int) -> Point | None:
    if match.start("y") < 0:
        return None
    year = int(items[match.start("y")].value)
    return Point(year, month, day) if calendars.exists(year, month, day) else None


def _touch(items: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether no space stands between the tokens."""
    return all(items[n].end == items[n + 1].start for n in range(first, end - 1))


# --- early, late, about ------------------------------------------------------------------------------------------


def _lead(tokens: Tokens, readings: list[Reading]) -> list[Reading]:
    done: list[Reading] = []
    for reading in readings:
        free = done[-1].end if done else 0
        done.append(_led(tokens, reading, free))
    return done


def _led(tokens: Tokens, reading: Reading, free: int) -> Reading:
    if reading.end < len(tokens.items) and tokens.items[reading.end].kind == "genitive" and reading.weekday:
        return reading  # "get around Wednesday's ruling"
    week = _pattern("week").fullmatch(tokens.classes, max(free, reading.start - 3), reading.start)
    if week and _is_day(reading) and tokens.items[week.start("u")].value == "W":
        return replace(reading, start=week.start(), whole="W")
    if reading.type in ("DURATION", "SET") or reading.rule in ("ref", "away-vague"):
        return reading
    for start in range(max(free, reading.start - _LONGEST_LEAD), reading.start):
        match = _pattern("lead").fullmatch(tokens.classes, start, reading.start)
        if not match or _measures(tokens, start):
            continue
        if (match.start("a") >= 0 and tokens.items[match.start("a")].value != "APPROX") or (
            match.end("a") == reading.start and tokens.items[match.start("a")].text.lower() in ("some", "perhaps")
        ):
            continue
        if match.start("q") >= 0 and reading.rule not in (
            "near",
            "that-unit",
            "the-unit",
            "deictic",
            "weekday",
            "year",
        ):
            continue
        part = match.start("p") if match.start("p") >= 0 else match.start("p2")
        mod = str(tokens.items[part].value) if part >= 0 else "APPROX" if match.start("a") >= 0 else reading.mod
        return replace(reading, start=start, mod=mod)
    return reading


def _measures(tokens: Tokens, start: int) -> bool:
    """Whether a "late" or "early" says by how much: "started 20 minutes late Friday morning"."""
    before = tokens.items[start - 1] if start else None
    return before is not None and before.kind in ("unit", "units") and tokens.items[start].kind in ("late", "early")


# --- what does not stand alone -----------------------------------------------------------------------------------

_LEADS_TO_CLOCK = frozenset(
    {"at", "by", "until", "from", "to", "between", "since", "approx", "before", "after", "comma", "and"}
)


def _stands(tokens: Tokens, reading: Reading) -> bool:
    if reading.rule == "the-daytime" and not _is_day(reading):
        return reading.start > 0 and tokens.items[reading.start - 1].kind == "in"
    if reading.rule == "the-unit" and reading.unit in ("W", "M") and reading.mod is None:
        return False
    if reading.rule == "bare-daytime" and reading.type == "TIME" and not _is_day(reading):
        return False
    if reading.rule == "clock" and not _is_day(reading) and tokens.items[reading.start].kind == "hour_name":
        before = tokens.items[reading.start - 1].kind if reading.start else ""
        return before in _LEADS_TO_CLOCK
    if reading.rule == "bare-clock":
        before = tokens.items[reading.start - 1].kind if reading.start else ""
        return before in _LEADS_TO_CLOCK
    return True


_BESIDE = 4  # tokens between a holiday and its date: "the New Year's address of 1 January 2018"


def _inherit(tokens: Tokens, readings: list[Reading]) -> Iterator[Reading]:
    """In "between June and August 1967" and "May 3-7, 2019" the first date has the year of the second; so has a holiday
    whose date is told."""
    for n, reading in enumerate(readings):
        other = readings[n + 1] if n + 1 < len(readings) else None
        if other and other.start - reading.end <= _BESIDE and _is_holiday(reading, other.point):
            yield replace(reading, point=other.point)
            continue
        if other and reading.partial and reading.shift is None and reading.year_shift is None and not reading.weekday:
            gap = tokens.classes[reading.end : other.start]
            if _pattern("link").fullmatch(gap):
                yield _of_year(reading, other)
                continue
        yield reading


def _is_holiday(reading: Reading, point: Point | None) -> bool:
    if reading.holiday is None or point is None:
        return False
    return calendars.holiday(lexicon.load().holidays[reading.holiday], point.year) == point


def _of_year(reading: Reading, other: Reading) -> Reading:
    if other.year_shift is not None:
        return replace(reading, year_shift=other.year_shift, year_anchor=other.year_anchor)
    month = other.point.month if other.point else None
    if (
        not other.point
        or other.point.span > 1
        or not (month or other.point.fine)
        or not (reading.month or reading.fine)
    ):
        return reading
    year = other.point.year - (1 if month and reading.month and reading.month > month else 0)
    if reading.day and reading.month and not calendars.exists(year, reading.month, reading.day):
        return reading
    return replace(reading, point=Point(year, reading.month, reading.day, reading.fine))
