"""Dates of publication as lines above an article write them: "Posted on March 5, 2019", "Tue 5 Mar 2019 10.15 GMT".

Only whole, existing days count. A numeric date whose day and month could change places is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

Flaw = Literal["ambiguous", "impossible", "partial"]
_DIGIT = re.compile(r"\d")
_DECEMBER = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date at `start` to `end` of a line. `day` is None where `flaw` says why not; `days` are the readings that it
    allows: both of an ambiguous date, none of an impossible one. `month_day` is what a date without a year says.
    `updated` is set where the date is that of a later change, or of the printed issue."""

    start: int
    end: int
    surface: str
    day: date | None
    flaw: Flaw | None = None
    days: tuple[date, ...] = ()
    month_day: tuple[int, int] | None = None
    updated: bool = False


def find(line: str) -> tuple[Stamp, ...]:
    """The dates of `line`, with what belongs to them: label, weekday, time of day."""
    if len(line) > 300 or not _DIGIT.search(line):  # a paragraph, not a line about one
        return ()
    return tuple(_read(match) for match in _pattern().finditer(line))


def without(line: str, stamps: tuple[Stamp, ...]) -> str:
    """`line` with a bar in the place of each date."""
    parts, start = [], 0
    for stamp in stamps:
        parts.append(line[start : stamp.start])
        start = stamp.end
    return " | ".join([*parts, line[start:]])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?<![\w/.-])
        (?: (?P<label> (?: (?:first|originally|date) \s+ )? (?:published|posted|issued|released|created|filed|written)
              | (?:last \s+)? (?:updated|modified|revised|edited|corrected|amended)
              | (?:publication|pub|release|load) [ -]? date | dated?
              | (?:for \s+)? (?:the \s+)? week \s+ of
              | (?: editor ['’]? s? \s note: \s+ )? (?:not \s+)? for \s+ (?:(?:immediate|general) \s+)?
                (?:release|publication) (?: \s+ (?:before|until|after|on) )?
              | (?:strictly \s+)? embargo (?:ed)? (?: \s+ for \s+ (?:release|publication|use|broadcast) )?
                (?: \s+ (?:until|till|to|for) )? )
            (?: \s+ (?:on|at) )? \s* [:,–—-]? \s* )?
        (?: on \s+ )?
        (?: (?: \d{1,2} [:.] \d{2} \s* (?:[ap]\.?m\.?)? | \d{1,2} \s? [ap]\.?m\b\.?
              | \d{4} (?= \s* (?:hrs?|hours|[A-Z]{3,4})\b ) )
            \s* (?:hrs?|hours)? \s* (?:[A-Z]{2,4}\b)? ,? \s+ (?:on \s+)? )?                             # 10:15 GMT,
        (?: (?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)? \b \.? ,? \s+ (?:the \s+)? )?
        (?: (?P<d1> \d{1,2}) (?:st|nd|rd|th)? DAYS (?:\s+of)? [\s-]* (?P<m1> MONTH) \.? ,?
              (?: [\s-]+ (?P<y1> \d{4}) \b )?
          | (?P<m2> MONTH) \.? \s+ (?P<d2> \d{1,2}) (?:st|nd|rd|th)? DAYS \b (?! [:.]\d) (?: ,? \s+ (?P<y2> \d{4}) \b )?
          | (?P<y3> \d{4}) (?P<sep> [-/.]) (?P<m3> \d{1,2}) (?P=sep) (?P<d3> \d{1,2}) (?![\d/-])
          | (?P<a> \d{1,2}) (?P<sep2> [-/.]) (?P<b> \d{1,2}) (?P=sep2) (?P<y4> \d{4}|\d{2}) (?![\d/-])
          | (?P<m5> MONTH) \.? ,? \s+ (?P<y5> \d{4}) \b
          | (?P<season> SEASON (?: \s? [/–-] \s? SEASON )? ) ,? \s+ (?P<y6> \d{4}) \b             # Winter 2016
        )
        (?: ,? \s* (?: at \s+ | T | [-–—|•·/] \s* )?                                          # at 10:15 a.m.
            \d{1,2} (?: [:.h] \d{2} (?: :\d{2} (?:\.\d{1,9})? )? (?: \s? [ap]\.?m\b\.? )? | \s? [ap]\.?m\b\.? )
            (?: \s* \(? (?: [A-Z]{1,5} (?: [+-]\d{1,2} )? | [+-]\d{2}:?\d{2} | [A-Z][a-z]+ \s time ) \b \)? )?  # (GMT)
            (?: \s* [/|(,]? \s* \d{1,2} [:.] \d{2} \s? (?: [A-Z]{2,5} | local \s time ) \b \)? )?  # 17:22 UK
        )?
        """.replace(
            "MONTH",
            r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
            r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
        )
        .replace("DAYS", r"(?: \s?[–/-]\s? \d{1,2} (?:st|nd|rd|th)? )?")  # of a weekend's edition the first counts
        .replace("SEASON", r"(?:spring|summer|autumn|fall|winter)"),
        re.VERBOSE | re.IGNORECASE,
    )


def _read(match: re.Match[str]) -> Stamp:
    group = match.groupdict()
    label = (group["label"] or "").lower()
    updated = any(word in label for word in ("update", "modif", "revis", "edit", "correct", "amend"))
    year = _year(next((group[y] for y in ("y1", "y2", "y3", "y4", "y5", "y6") if group[y]), None))
    readings: tuple[tuple[int, int], ...]
    if group["a"]:
        readings = ((int(group["b"]), int(group["a"])), (int(group["a"]), int(group["b"])))
        if group["sep2"] == "." and int(group["b"]) <= _DECEMBER:
            readings = readings[:1]  # with full stops the day is written first
    elif group["m5"] or group["season"]:
        readings = ()
    else:
        day = int(group["d1"] or group["d2"] or group["d3"])
        name = group["m1"] or group["m2"]
        readings = ((_MONTHS.index(name[:3].lower()) + 1 if name else int(group["m3"]), day),)
    days = () if year is None else tuple(sorted({d for month, day in readings if (d := _day(year, month, day))}))
    flaw: Flaw | None = None
    if year is None or not readings:
        flaw = "partial"
    elif not days:
        flaw = "impossible"
    elif len(days) > 1:
        flaw = "ambiguous"
    only = days[0] if len(days) == 1 else None
    month_day = readings[0] if year is None and readings else None
    surface = match.group().strip(" ,|-–—")
    return Stamp(match.start(), match.end(), surface, only, flaw, days, month_day, updated)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    number = int(digits)
    if len(digits) == 2:  # POSIX strptime: 69-99 are of the twentieth century
        return number + (1900 if number >= 69 else 2000)
    return number


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
