"""Dates that may be uncertain, approximate, partial or an interval: the Extended Date/Time Format.

Levels 0 to 2 of the Library of Congress specification of 4 February 2019 (ISO 8601-2:2019, Annex A): years, months,
days, local and zoned times; seasons and other groupings 21 to 41; `?`, `~` and `%`; unspecified digits `X`; intervals,
open (`..`) or unknown at an end; one-of `[...]` and all-of `{...}`; years of more than four digits.

What holds of every text that parses: `str(parse(text)) == text`, and `bounds(text)` is an ordered pair.

What we say with them, beyond the standard:
    2018-37, 2018-38, 2018-39    early, mid and late 2018 (its four-month groups)
    2019-03-01~/2019-03-10~      early March 2019 (mid: 11 to 20; late: 21 to the end)
    1990~/1993~                  the early 1990s (mid: 4 to 6; late: 7 to 9)
Years count astronomically: 1 BC is `0000`, 450 BC is `-0449`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

Bound = tuple[int, int, int]
"""A day as (year, month, day), years counted astronomically. Sorts."""

FURTHEST = 10**15
"""No year lies further from 0 than this; an open end is bounded by it."""
DAWN: Bound = (-FURTHEST, 1, 1)
DOOM: Bound = (FURTHEST, 12, 31)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPAN_WORDS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    25: "spring", 26: "summer", 27: "autumn", 28: "winter",
    29: "spring", 30: "summer", 31: "autumn", 32: "winter",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
    37: "early", 38: "mid", 39: "late", 40: "first half of", 41: "second half of",
}  # fmt: skip
_SPAN_MONTHS = {  # first month, number of months
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip

_KEPT = 65_536
"""Values whose meaning is kept: those of a large collection, which come up again with each page and each link."""

_DATE = re.compile(
    r"""
    (?P<yq> [?~%]?)                                  # qualifies the year alone
    (?: (?P<year> -?[0-9X]{4})                       # four digits, any of them unspecified
      | Y (?P<long> -?[0-9]{5,15})                   # more than four
      | Y (?P<base> -?[1-9][0-9]{0,14}) E (?P<exponent> [0-9]{1,2})  )
    (?: S (?P<significant> [1-9][0-9]?) )?           # 1950S2: only the first two digits are meant
    (?P<ya> [?~%]?)                                  # qualifies all that stands to its left
    (?: - (?P<mq> [?~%]?) (?P<month> [0-9X]{2}) (?P<ma> [?~%]?)
      (?: - (?P<dq> [?~%]?) (?P<day> [0-9X]{2}) (?P<da> [?~%]?) )?
    )?
    (?: T (?P<time> (?:[01][0-9]|2[0-3]) : [0-5][0-9] : [0-5][0-9] | 24:00:00 )
        (?P<zone> Z | [+-](?:[01][0-9]|2[0-3]):?(?:[0-5][0-9])? )? )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Year, month or day as written; `before` qualifies it alone, `after` it and what stands to its left."""

    digits: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.digits}{self.after}"


@dataclass(frozen=True, slots=True)
class Date:
    """One date of any precision. `month` may be a grouping, 21 to 41."""

    year: Part
    month: Part | None = None
    day: Part | None = None
    time: str = ""

    def __str__(self) -> str:
        return "-".join(str(part) for part in self.parts) + (f"T{self.time}" if self.time else "")

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for part in (self.year, self.month, self.day) if part)

    @property
    def qualifiers(self) -> str:
        return "".join(part.before + part.after for part in self.parts)

    @property
    def approximate(self) -> bool:
        return any(sign in self.qualifiers for sign in "~%")

    @property
    def uncertain(self) -> bool:
        return any(sign in self.qualifiers for sign in "?%")

    @property
    def grouping(self) -> int | None:
        """The season, quarter or other part of a year, 21 to 41."""
        digits = self.month.digits if self.month else ""
        return int(digits) if digits.isdigit() and int(digits) > 12 else None

    @property
    def bounds(self) -> tuple[Bound, Bound]:
        first, last = _years(self.year.digits)
        if self.grouping:
            start, length = _SPAN_MONTHS[self.grouping]
            end = start + length - 1
            year, month = last + (end - 1) // 12, (end - 1) % 12 + 1
            return (first, start, 1), (year, month, _month_length(year, month))
        lower = next(self._days(range(first, min(first + 9, last + 1))), None)
        upper = next(self._days(range(last, max(last - 9, first - 1), -1), latest=True), None)
        if lower is None or upper is None:
            raise ValueError(f"no day is {self}")
        return lower, upper

    def _days(self, years: range, latest: bool = False) -> Iterator[Bound]:
        """The days that this date can be, in order. Nine years always hold a leap year or end at 1900 and its like."""
        months = _numbers(self.month, latest)
        days = _numbers(self.day, latest)
        for year in years:
            for month in months:
                if month <= 12:
                    last = _month_length(year, month)
                    yield from ((year, month, day) for day in days if day <= last)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed value. `dates` holds one date, the two ends of an interval (None where it is open or unknown), or the
    dates of a set. `kind` is "date", "interval" or the brackets of a set; `texts` are its ends or members as written.
    """

    dates: tuple[Date | None, ...]
    kind: Literal["date", "interval", "[]", "{}"] = "date"
    texts: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == "date":
            return str(self.dates[0])
        if self.kind == "interval":
            return "/".join(self.texts)
        return self.kind[0] + ",".join(self.texts) + self.kind[1]

    @property
    def approximate(self) -> bool:
        return any(d.approximate for d in self.dates if d)

    @property
    def uncertain(self) -> bool:
        return any(d.uncertain for d in self.dates if d)


@lru_cache(maxsize=_KEPT)
def parse(text: str) -> Edtf:
    """`text` as EDTF, levels 0 to 2. Raises ValueError, in words for an editor, where it is none."""
    if len(text) > 200:
        raise ValueError("an EDTF date is shorter than this")
    if "/" in text:
        return _interval(text)
    if text[:1] in ("[", "{"):
        return _set(text)
    return Edtf((_date(text),))


def valid(text: str) -> bool:
    """Whether `text` is EDTF."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_KEPT)
def bounds(text: str) -> tuple[Bound, Bound]:
    """The first and the last day that `text` can mean; an open or unknown end is `DAWN` or `DOOM`.

    Raises ValueError where `text` is not EDTF.
    """
    value = parse(text)
    if value.kind == "interval":
        start, end = value.dates
        return (start.bounds[0] if start else DAWN), (end.bounds[1] if end else DOOM)
    lowers, uppers = zip(*(_member_bounds(t) for t in value.texts or (text,)), strict=True)
    return min(lowers), max(uppers)


def order(text: str) -> tuple[Bound, Bound]:
    """A key to sort timelines by: the bounds, but "until 1950" stands at 1950, not at the dawn of time."""
    lower, upper = bounds(text)
    return (upper, upper) if lower == DAWN else (lower, upper)


@lru_cache(maxsize=_KEPT)
def words(text: str) -> str:
    """`text` for people: "5 March 2019", "about 450 BC", "between 2016 and 2017", "early 2018", "the 1990s".

    Raises ValueError where `text` is not EDTF.
    """
    value = parse(text)
    if value.kind == "date":
        return _date_words(value.dates[0])
    if value.kind == "interval":
        return _interval_words(value)
    link = " or " if value.kind == "[]" else " and "
    members = [_member_words(t) for t in value.texts]
    return ", ".join(members[:-1]) + (link if len(members) > 1 else "") + members[-1]


def from_timex(value: str, mod: str | None = None) -> str | None:
    """The EDTF date of a TIMEX3 `value` (ISO 24617-1) with its `mod` attribute, or None where it names no stretch of
    the calendar: durations, sets, PAST_REF and its like, values whose year is not known, fiscal years (which start
    when their owner says)."""
    plain = _calendar(value)
    if plain is None or not valid(plain):
        return None
    if mod in ("START", "MID", "END"):
        return _third(plain, ("START", "MID", "END").index(mod))
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return f"../{plain.partition('/')[0]}"
    if mod in ("AFTER", "ON_OR_AFTER"):
        return f"{plain.rpartition('/')[2]}/.."
    if mod == "APPROX":
        return "/".join(f"{end}~" for end in plain.split("/"))
    return plain


# --- reading -----------------------------------------------------------------------------------------------------


def _date(text: str) -> Date:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"‘{text}’ is not an EDTF date such as 2019-03-05, 2019-03, 199X, -0449~ or 2016/2017")
    part = match.groupdict(default="")
    digits = part["year"]
    if part["long"]:
        digits = "Y" + part["long"]
    elif part["base"]:
        digits = f"Y{part['base']}E{part['exponent']}"
    if part["significant"]:
        digits += "S" + part["significant"]
    month = Part(part["month"], part["mq"], part["ma"]) if part["month"] else None
    day = Part(part["day"], part["dq"], part["da"]) if part["day"] else None
    found = Date(Part(digits, part["yq"], part["ya"]), month, day, part["time"] + part["zone"])
    _check(found, text)
    return found


def _check(found: Date, text: str) -> None:
    if found.year.digits == "-0000":
        raise ValueError(f"‘{text}’: the year before 1 AD is written 0000")
    if found.time and not (found.day and "X" not in str(found)):
        raise ValueError(f"‘{text}’: a time needs a full date before it")
    if found.grouping and (found.grouping not in _SPAN_MONTHS or found.day):
        raise ValueError(f"‘{text}’: there is no month {found.grouping}")
    try:
        lower, upper = found.bounds
    except ValueError:
        raise ValueError(f"‘{text}’: there is no such day") from None
    if lower < DAWN or upper > DOOM:
        raise ValueError(f"‘{text}’: the year is too far away")


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2 or ends == ["", ""]:
        raise ValueError(f"‘{text}’: an interval has two ends, as in 2016/2017 or 2016/..")
    start, end = (None if end in ("", "..") else _date(end) for end in ends)
    if not start and not end and ends != ["..", ".."]:
        raise ValueError(f"‘{text}’: one end of an interval must be known")
    if start and end and start.bounds[0] > end.bounds[1]:
        raise ValueError(f"‘{text}’: the end lies before the start")
    return Edtf((start, end), "interval", tuple(ends))


def _set(text: str) -> Edtf:
    kind: Literal["[]", "{}"] = "[]" if text[0] == "[" else "{}"
    if not text.endswith(kind[1]) or len(text) < 3:
        raise ValueError(f"‘{text}’: a set is written [1667,1668] (one of them) or {{1667,1668}} (all of them)")
    texts = tuple(text[1:-1].split(","))
    dates: list[Date | None] = []
    for member in texts:
        ends = [_date(end) if end else None for end in member.split("..")]
        if len(ends) > 2 or not any(ends):
            raise ValueError(f"‘{text}’: a member is a date, 1667..1669, ..1667 or 1667..")
        if len(ends) == 2 and ends[0] and ends[1] and ends[0].bounds[0] > ends[1].bounds[1]:
            raise ValueError(f"‘{text}’: the end lies before the start")
        dates += [end for end in ends if end]
    return Edtf(tuple(dates), kind, texts)


def _member_bounds(text: str) -> tuple[Bound, Bound]:
    start, dots, end = text.partition("..")
    if not dots:
        return _date(text).bounds
    return (_date(start).bounds[0] if start else DAWN), (_date(end).bounds[1] if end else DOOM)


def _years(digits: str) -> tuple[int, int]:
    """The first and the last year that `digits` can mean."""
    digits, _, significant = digits.partition("S")
    if digits.startswith("Y"):
        base, _, exponent = digits[1:].partition("E")
        first = last = int(base) * 10 ** int(exponent or 0)
    else:
        first, last = sorted((int(digits.replace("X", "0")), int(digits.replace("X", "9"))))
    if significant:
        unit = 10 ** max(len(str(abs(first))) - int(significant), 0)
        first, last = sorted((first, last), key=abs)
        near, far = abs(first) // unit * unit, abs(last) // unit * unit + unit - 1
        first, last = (-far, -near) if first < 0 else (near, far)
    return first, last


def _numbers(part: Part | None, latest: bool) -> Sequence[int]:
    """The numbers that a month or a day can be, in order, the latest first if asked for."""
    fitting = _fitting(part.digits if part else "XX")
    return fitting[::-1] if latest else fitting


@cache
def _fitting(digits: str) -> tuple[int, ...]:
    return tuple(n for n in range(1, 32) if re.fullmatch(digits.replace("X", "[0-9]"), f"{n:02}"))


def _month_length(year: int, month: int) -> int:
    """Gregorian throughout, before 1582 too, as ISO 8601 has it."""
    return monthrange(2000 + year % 400, month)[1]


# --- telling -----------------------------------------------------------------------------------------------------


def _date_words(found: Date | None) -> str:
    if found is None:
        return "an unknown time"
    text = _plain_words(found)
    if found.approximate:
        text = f"about {text}"
    return f"{text} (uncertain)" if found.uncertain else text


def _plain_words(found: Date) -> str:
    year = _year_words(found.year.digits)
    if found.grouping:
        span = _SPAN_WORDS[found.grouping]
        return f"the {span} {year}" if span.endswith(" of") else f"{span} {year}"
    month = _month_name(found.month)
    day = found.day.digits if found.day else "XX"
    if day.isdigit() and month:
        return f"{int(day)} {month} {year}".strip() + _time_words(found.time)
    if "X" in day and day != "XX" and month:
        return f"{'early' if day[0] == '0' else 'late' if day[0] in '23' else 'mid'} {month} {year}"
    return f"{month} {year}".strip()


def _month_name(part: Part | None) -> str:
    return MONTHS[int(part.digits) - 1] if part and part.digits.isdigit() else ""


def _year_words(digits: str) -> str:
    if digits == "XXXX":
        return ""
    first, last = _years(digits)
    if first == last:
        return str(first) if first > 0 else f"{1 - first} BC"
    if first >= 0 and (first, last) == (first // 10 * 10, first // 10 * 10 + 9):
        return f"the {first}s"
    if first >= 0 and (first, last) == (first // 100 * 100, first // 100 * 100 + 99):
        return f"the {ordinal(first // 100 + 1)} century"
    if last <= 0:
        return f"between {1 - first} and {1 - last} BC"
    return f"between {first} and {last}"


def _time_words(time: str) -> str:
    return f", {time[:5]}" if time else ""


def ordinal(number: int) -> str:
    """1 -> "1st", 12 -> "12th", 23 -> "23rd"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _interval_words(value: Edtf) -> str:
    start, end = value.dates
    if start is None and end is None:
        return "at any time"
    if start is None:
        return f"until {_date_words(end)}" + ("" if value.texts[0] else " (start unknown)")
    if end is None:
        return f"from {_date_words(start)} on" if value.texts[1] else f"from {_date_words(start)} (end unknown)"
    return _third_words(start, end) or _days_words(start, end) or f"between {_pair_words(start, end)}"


def _pair_words(start: Date, end: Date) -> str:
    first, last = _date_words(start), _date_words(end)
    tail = f" {_year_words(end.year.digits)}"
    same_year = start.year.digits == end.year.digits and start.month and end.month
    if same_year and not start.qualifiers and not start.grouping and not start.time:
        first = first.removesuffix(tail)
    if first.endswith(" BC") and last.endswith(" BC"):
        first = first.removesuffix(" BC")
    return f"{first} and {last}"


def _days_words(start: Date, end: Date) -> str | None:
    """ "27–28 February 2019", "25 June 1950 – 27 July 1953": from one day to another is how long it took."""
    if not (start.day and end.day) or start.qualifiers or end.qualifiers or start.time or "X" in f"{start}{end}":
        return None
    month, year = _month_name(end.month), _year_words(end.year.digits)
    if start.year.digits != end.year.digits:
        return f"{_plain_words(start)} – {_plain_words(end)}"
    if start.month == end.month:
        return f"{int(start.day.digits)}–{int(end.day.digits)} {month} {year}"
    return f"{int(start.day.digits)} {_month_name(start.month)} – {int(end.day.digits)} {month} {year}"


def _third_words(start: Date, end: Date) -> str | None:
    """The words of an interval that `_third` makes, or None."""
    if not (start.approximate and end.approximate):
        return None
    for whole in (str(end.year.digits)[:-1] + "X", str(end.year.digits)[:-2] + "XX", str(end)[:7]):
        for nth, word in enumerate(("early", "mid", "late")):
            if valid(whole) and _third(whole, nth) == f"{start}/{end}":
                return f"{'the ' if 'X' in whole else ''}{word} {words(whole).removeprefix('the ')}"
    return None


def _member_words(text: str) -> str:
    start, dots, end = text.partition("..")
    if not dots:
        return _date_words(_date(text))
    if not start:
        return f"{_date_words(_date(end))} or earlier"
    return f"between {_pair_words(_date(start), _date(end))}" if end else f"{_date_words(_date(start))} or later"


# --- TIMEX3 ------------------------------------------------------------------------------------------------------

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_TIMEX = re.compile(
    r"""
    (?: BC (?P<bc>\d{2,4}) (?P<rest> (?:-\d\d){0,2} ) (?:T.*)?
      | (?P<year>\d{4}) (?: - (?: (?P<month>\d\d) (?: - (?P<day>\d\d) (?:T.*)? )?
                              | W (?P<week>\d{1,2}) (?P<weekend>-WE)?
                              | Q (?P<quarter>[1-4])
                              | H (?P<half>[12])
                              | (?P<season>SP|SU|FA|WI) ) )?
      | (?P<decade>\d{3})
      | (?P<century>\d\d) )
    """,
    re.VERBOSE,
)


def _calendar(value: str) -> str | None:
    match = _TIMEX.fullmatch(value)
    if not match:
        return None
    part = match.groupdict()
    if part["bc"]:
        return _before_christ(part["bc"], part["rest"])
    if part["decade"] or part["century"]:
        return value.ljust(4, "X")
    year = part["year"]
    if part["week"]:
        return _week(int(year), int(part["week"]), bool(part["weekend"]))
    if part["quarter"] or part["half"]:
        return f"{year}-{32 + int(part['quarter']) if part['quarter'] else 39 + int(part['half'])}"
    if part["season"]:
        return f"{year}-{_SEASONS[part['season']]}"
    return value.partition("T")[0]


def _before_christ(digits: str, rest: str) -> str | None:
    """BC0450 is a year, BC045 the 450s, BC04 the 400s (the fifth century)."""
    if len(digits) == 4:
        return _iso_year(1 - int(digits)) + rest
    return None if rest else f"{_iso_year(1 - int(digits.ljust(4, '9')))}/{_iso_year(1 - int(digits.ljust(4, '0')))}"


def _iso_year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _week(year: int, week: int, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return f"{monday + timedelta(5 if weekend else 0)}/{monday + timedelta(6)}"


def _days_of_week(plain: str) -> date | None:
    """The first day of a stretch of seven, as a week is."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", plain)
    if match is None:
        return None
    first, last = (date.fromisoformat(day) for day in match.groups())
    return first if last - first == timedelta(6) else None


@lru_cache(maxsize=_KEPT)
def _third(plain: str, nth: int) -> str:
    """The first, second or third part of a week, month, year, decade or century; all else only becomes approximate."""
    found = parse(plain).dates[0]
    if (week := _days_of_week(plain)) is not None:
        first, last = ((0, 1), (1, 3), (3, 6))[nth]
        return f"{week + timedelta(first)}~/{week + timedelta(last)}~"
    if "/" in plain or found is None or found.grouping or found.day or found.qualifiers:
        return "/".join(f"{end}~" for end in plain.split("/"))
    digits = found.year.digits
    if found.month:
        last = found.bounds[1][2]
        first, end = ((1, 10), (11, 20), (21, last))[nth]
        return f"{plain}-{first:02}~/{plain}-{end:02}~"
    if digits.isdigit():
        return f"{digits}-{37 + nth}"
    known = digits.rstrip("X")
    if "X" in known or not known.isdigit():
        return f"{plain}~"
    ends = {3: (("0", "3"), ("4", "6"), ("7", "9")), 2: (("00", "33"), ("34", "66"), ("67", "99"))}.get(len(known))
    if not ends:
        return f"{plain}~"
    first_year, last_year = ends[nth]
    return f"{known}{first_year}~/{known}{last_year}~"
