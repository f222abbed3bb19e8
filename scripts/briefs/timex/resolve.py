"""Which day an expression means: readings, in the order of the text, against the dateline and what was said before.

News counts from the dateline; narrative history from the last date named. What neither decides stays open: its
TIMEX3 value has X where something is not known, and it has no EDTF date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from briefs import edtf
from briefs.timex import calendars, lexicon, rules
from briefs.timex.reading import Point, Reading
from briefs.timex.tense import Tense

# How much nearer a date must be to win against the tense of its verb. Where the date is the verb's own ("sank on 30
# December") no nearness of a coming day makes up for it.
_AGAINST_TENSE = {"past": 5.0, "future": 5.0, "told": 40.0, "will": 40.0}
_FUTURE = ("future", "will")
_SHORT_YEARS_AHEAD = 10  # of today, a year of two figures: in 2026, '35 may be to come, '68 is over
_TURN_OF_YEAR = 8  # months back that a story does not go: behind December, January is that of the next year
_NEXT_YEARS = 3  # a year alone carries a story on by so many; further away it is an aside ("as in 1812")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading with its TIMEX3 value, and the stretch of the calendar that it means, if it is known. `counted` says
    from where: the dateline, what was said before (the index of that reading), or nothing."""

    reading: Reading
    value: str
    point: Point | None = None
    mod: str | None = None
    counted: Literal["", "now", "then"] = ""
    source: int | None = None


@dataclass(slots=True)
class Resolver:
    """Holds what was said so far. `now` is the dateline; `then` the last date named, `day` and `month` the last that
    were as fine as that; `long` a decade or a century named since; `told` says that the paragraph is
    telling of a time long gone, in a text that is news on the whole; `near` that the last expression stands in the same
    paragraph. `tale` is the last date of the story of long ago with which a feature opens; `lately` says that this
    paragraph has told of the time of writing."""

    now: date | None
    narrative: bool
    then: Point | None = None
    then_index: int | None = None
    day: Point | None = None
    month: Point | None = None
    long: Point | None = None
    quarter: Point | None = None
    by_quarter: bool = False
    told: bool = False
    near: bool = False
    beside_now: bool = False  # whether the last expression, in the same sentence, counts from the dateline
    tale: Point | None = None
    tale_index: int | None = None
    lately: bool = False
    hour: str = ""  # the last time of a day, in this paragraph
    ends: bool = False  # whether the last date named is the end of a year
    full: dict[tuple[int, int], tuple[int, Point]] = field(default_factory=dict)  # days named with their year
    beside: tuple[int, Point] | None = None  # the last date that did not carry the story on
    index: int = -1

    def resolve(self, reading: Reading, tense: Tense, opens: bool = False) -> Resolved:
        """The reading's value. To be called in the order of the text; `opens` says that it opens its sentence."""
        self.index += 1
        self.lately = self.lately and self.near
        self.hour = self.hour if self.near else ""
        if self._of_tale(reading, tense):
            self.then, self.then_index, self.told = self.tale, self.tale_index, True
        found = self._resolve(reading, tense)
        self.hour = reading.daytime or self.hour
        if reading.point and reading.point.month and reading.point.day:
            self.full.setdefault((reading.point.month, reading.point.day), (self.index, reading.point))
        self._follow_tale(found)
        if found.point and found.point.span == 1 and not self._aside(reading, found.point, opens):
            self._remember(reading, found.point)
            self.ends = found.mod == "END" and not found.point.month
        elif found.point and found.point.span > 1:
            self.long = found.point
        elif found.point:
            self.beside = (self.index, found.point)
        if (reading.type == "DURATION" and "M" in found.value) or (
            reading.unit == "Y" and reading.rule in ("the-unit", "near")
        ):
            self.by_quarter = False
        return found

    def held(self) -> tuple[Point | None, int | None, Point | None, Point | None]:
        """From where what follows is counted."""
        return (self.then, self.then_index, self.day, self.month)

    def take_up(self, held: tuple[Point | None, int | None, Point | None, Point | None]) -> None:
        """Go on from there, whatever was told since."""
        self.then, self.then_index, self.day, self.month = held

    def _aside(self, reading: Reading, point: Point, opens: bool) -> bool:
        """A date that does not carry the story to its time: "as in 1812", "two years earlier", "since 1917"."""
        if not self.narrative or self.then is None:
            return False
        if reading.rule == "away":
            return (reading.count or 0) < 0 and reading.unit in ("Y", "E", "C")
        if reading.rule in ("year", "short"):
            return not opens and not 0 <= point.year - self.then.year <= _NEXT_YEARS
        return False

    def _of_tale(self, reading: Reading, tense: Tense) -> bool:
        """Whether a day or month without a year is one of the story that a feature opens with and goes on with:
        another time was told of in between, but not in this paragraph."""
        bare = bool(reading.month) and reading.partial and reading.shift is None and reading.nth is None
        bare = bare and reading.anchor == "now" and reading.year_shift is None
        return self.tale is not None and bare and tense in ("past", "told") and not self.lately and not self.told

    def _follow_tale(self, found: Resolved) -> None:
        point = found.point
        if self.tale is None or point is None or self.now is None or point.span > 1:
            return
        if abs(point.year - self.tale.year) <= _OF_TALE:
            self.tale_index, self.tale = self.index, point if point.month else self.tale
        self.lately = self.lately or point.year >= self.now.year - 1

    def _remember(self, reading: Reading, point: Point) -> None:
        self.then, self.then_index, self.long = point, self.index, None
        self.day, self.month = (point if point.day else self.day), (point if point.month else self.month)
        yardstick = self.now is not None and not self.narrative and point.year < self.now.year - 1
        if yardstick and self.quarter:
            return  # "the first rise since the second quarter of 2015": not the one that is reported on
        if (point.fine or "").startswith("Q") and reading.rule not in ("year-ago", "away", "same-quarter", "period"):
            self.quarter, self.by_quarter = point, True

    def _resolve(self, reading: Reading, tense: Tense) -> Resolved:
        if reading.problem:  # day and month either way round
            return Resolved(reading, f"{reading.year:04}-XX-XX")
        if reading.value is not None:
            return Resolved(reading, reading.value, mod=reading.mod)
        if reading.rule == "period":
            fine = self.quarter.fine if self.quarter and self.by_quarter else None
            return self._known(reading, Point(reading.year or 0, fine=fine), "then" if fine else "")
        if reading.rule == "short":
            return self._known(reading, Point(self._near_century(reading.year or 0)))
        if reading.point:
            return self._known(reading, reading.point)
        if reading.rule == "hours":
            return self._hours(reading)
        if reading.rule == "instant":
            return self._instant(reading)
        if reading.unit and not reading.weekday:
            return self._away(reading, tense)
        if reading.partial:
            return self._partial(reading, tense)
        return self._clock(reading)

    # -- known

    def _known(
        self, reading: Reading, point: Point, counted: Literal["", "now", "then"] = "", mod: str | None = None
    ) -> Resolved:
        if reading.whole and (whole := calendars.cut(point, reading.whole)):
            point = whole
        source = self.then_index if counted == "then" else None
        return Resolved(reading, point.value + (reading.daytime or ""), point, mod or reading.mod, counted, source)

    def _open(self, reading: Reading, value: str) -> Resolved:
        return Resolved(reading, value + (reading.daytime or "" if "T" not in value else ""))

    def _clock(self, reading: Reading) -> Resolved:
        """A time of the day spoken of."""
        day = self.then if self.then and self.then.day else self._today() if not self.narrative else None
        if not day:
            return self._open(reading, "XXXX-XX-XX")
        counted: Literal["now", "then"] = "then" if day is self.then else "now"
        if counted == "then" and _is_past_midnight(self.hour, reading.daytime or ""):
            day = calendars.shifted(day, 1, "D") or day
        return self._known(reading, day, counted)

    def _instant(self, reading: Reading) -> Resolved:
        """ "The 20th ult.": of last month, counted from the dateline in a story, too."""
        today = self._today()
        month = calendars.months(Point(today.year, today.month), reading.shift or 0) if today else None
        if month is None or not calendars.exists(month.year, month.month or 1, reading.day or 1):
            return self._open(reading, _pattern(reading))
        return self._known(reading, replace(month, day=reading.day), "now")

    def _hours(self, reading: Reading) -> Resolved:
        """ "A few hours later": about the day spoken of, or as many whole days away as the hours make. News that counts
        the hours tells how long it took."""
        if reading.count is not None and not self.narrative:
            value = rules.length(abs(reading.count), reading.unit or "TH")
            return Resolved(replace(reading, type="DURATION", end=reading.end - 1), value)
        days = int((reading.count or 0) / {"TH": 24, "TM": 24 * 60}.get(reading.unit or "", 24 * 3600))
        day = calendars.shifted(self.then, days, "D") if self.then and self.then.day else None
        if day is None:
            return self._open(reading, "XXXX-XX-XXTXX")
        return self._known(reading, day, "then", "APPROX")

    def _today(self) -> Point | None:
        return calendars.of_day(self.now) if self.now else None

    def _near_century(self, two: int) -> int:
        """'99: the year of that ending nearest to the story; of news, one that is over or about to come."""
        told = self.then if self.narrative else None
        base = told.year if told else self.now.year if self.now else 1970
        years = [base // 100 * 100 + two + step for step in (-100, 0, 100)]
        if not told:
            return max(year for year in years if year <= base + _SHORT_YEARS_AHEAD)
        return min(years, key=lambda year: abs(year - base))

    # -- counted

    def _away(self, reading: Reading, tense: Tense) -> Resolved:
        unit, count = reading.unit or "D", reading.count or 0
        if (
            unit == "Y"
            and abs(count) == 1
            and reading.rule in ("away", "year-ago")
            and self.by_quarter
            and self.quarter
        ):
            return self._known(
                reading, Point(self.quarter.year + round(count), fine=self.quarter.fine), "then"
            )  # "a year ago", of a quarter, is that quarter a year ago
        history = self._history(reading) and not self._is_to_come(reading, tense)
        counted: Literal["now", "then"] = "now" if reading.anchor == "now" and not history else "then"
        if reading.base:
            named = self._resolve(reading.base, tense)
            moved = _moved_from(reading, named.point) or (
                self._moved(reading, _as_coarse(named.point, unit), count, unit) if named.point else None
            )
            return self._known(reading, moved, named.counted) if moved else self._open(reading, _unknown(unit))
        base = self._today() if counted == "now" else self._base(reading)
        if counted == "then" and self.beside and self._goes_on(reading):
            moved = self._moved(
                reading, self.beside[1], count, unit
            )  # "it appeared in 2001, and the next year in French"
            return self._known(reading, moved, "then") if moved else self._open(reading, _unknown(unit))
        if counted == "then" and base is not None and base is not self.then and base is not self.quarter:
            counted = "now"
        if reading.rule == "overnight" and tense in _FUTURE:
            return self._open(reading, "XXXX-XX-XX")  # "will take no patients overnight": on no night of its own
        if reading.rule == "deictic" and self.narrative and not count:
            return Resolved(reading, "PRESENT_REF")
        if counted == "then" and base is None and not self.narrative and not _is_of_told(reading):
            base, counted = self._today(), "now"
        if reading.rule == "the-unit" and unit == "WE" and not self.narrative and self.now and tense not in _FUTURE:
            over = tense in ("past", "told")  # on a Friday, "met at the weekend" is that of a week ago
            count = -1 if self.now.isoweekday() < (6 if over else 5) else 0
        point = self._moved(reading, base, count, unit) if base else None
        if not point:
            return self._open(reading, _unknown(unit))
        approximate = reading.rule in ("away", "past-unit") and reading.anchor == "now" and unit != "D"
        parted = count != round(count) and unit in ("Y", "E", "C") and not point.month  # two and a half years later
        mod = reading.mod or ("APPROX" if (approximate and count) or parted else None)
        return self._known(reading, point, counted, mod)

    def _goes_on(self, reading: Reading) -> bool:
        """Whether what is counted goes on from the expression right before it, though that did not carry the story on:
        "it was printed in 1984, and sold a year later"."""
        if self.beside is None or self.beside[0] != self.index - 1:
            return False
        forward = self.then is None or self.beside[1].year > self.then.year
        return reading.rule == "near" or (forward and _later(reading))

    def _history(self, reading: Reading) -> bool:
        """In a narrative "this year" and "next spring" are counted from what was said, "ago" from today."""
        return self.narrative and reading.rule in ("near", "the-unit", "daytime", "deictic") and self.then is not None

    def _is_to_come(self, reading: Reading, tense: Tense) -> bool:
        """ "Next month the museum will open": a history, too, tells what is to come from its own day."""
        return tense == "will" and reading.rule == "near" and (reading.count or 0) > 0 and self.now is not None

    def _base(self, reading: Reading) -> Point | None:
        """What "then" is: the last date named, if it is as fine as what is counted; else the last that was; else, in
        news, today. "A week later" is later than something, so never today."""
        unit = reading.unit
        if self.long and unit in ("E", "C"):
            return self.long
        if unit == "Q" and self.quarter and not self.narrative:
            return self.quarter
        if reading.rule == "the-unit" and not self.narrative and unit != "Q":
            return self._today()
        if self.narrative or not self.then:
            return self.then
        week = unit == "W" and (self.then.fine or "").startswith("W")
        coarse = (unit in ("D", "W", "F", "WE") and not self.then.day) or (unit == "M" and not self.then.month)
        if week:
            return self.then  # last week it froze, the week before it thawed
        if not coarse:
            return self.then
        finer = self.month if unit == "M" else self.day
        if finer and finer.year == self.then.year and self.then.month in (None, finer.month):
            return finer  # on 3 May it broke, and later that spring, in the same month, it was mended
        # "last May he fell; that same day", "in October the last left hospital; the previous afternoon": not told which
        that_day = reading.rule in ("that-unit", "daytime") and unit == "D"
        return None if that_day or _later(reading) else self._today()

    def _moved(self, reading: Reading, base: Point, count: float, unit: str) -> Point | None:
        if reading.rule == "latest" or (unit == "Q" and reading.rule in ("the-unit", "that-unit")):
            if self.quarter and reading.rule != "latest":
                return self.quarter
            return calendars.shifted(base, -1, "Q") if not self.narrative else calendars.cut(base, "Q")
        if reading.rule in ("near", "past-unit", "the-unit", "that-unit"):
            whole = calendars.cut(base, unit) if unit != "F" else base
            if whole is None:
                return None
            if whole.span > 1:
                return replace(whole, year=whole.year + round(count) * whole.span)
            return calendars.shifted(whole, count, unit) if count else whole
        if count != round(count):
            return self._part_moved(base, count, unit)
        return calendars.shifted(base, count, unit)

    def _part_moved(self, base: Point, count: float, unit: str) -> Point | None:
        """Half years are six months, half months fifteen days."""
        if unit == "Y":
            return calendars.months(base, round(count * 12)) if base.month else Point(base.year + round(count))
        if unit in ("E", "C", "L"):
            return Point(base.year + round(count * {"E": 10, "C": 100, "L": 1000}[unit]))
        days = {"M": 30.4, "W": 7}.get(unit)
        return calendars.shifted(base, round(count * days), "D") if days else calendars.shifted(base, count, unit)

    # -- partial

    def _partial(self, reading: Reading, tense: Tense) -> Resolved:
        if reading.year_shift is not None:
            return self._of_year(reading)
        if reading.base:
            return self._beside_day(reading, reading.base, tense)
        if (again := self._named_again(reading, tense)) is not None:
            return again
        counted: Literal["now", "then"] = "then" if self._narrated(reading) else "now"
        if reading.anchor == "now" and reading.weekday and not reading.month and tense == "will" and self.now:
            counted = "now"  # "will be held on Tuesday": a history tells what is to come from its own day
        if self.beside_now and self.narrative and reading.anchor == "now":
            counted = "now"  # "next month it will open, from 12 April until the end of October"
        if tense in _FUTURE and not self.narrative and reading.anchor == "now" and reading.day and self.now:
            counted = "now"  # "the cars, bought in 1912, ... offered six buses by Jan. 1"
        base = (self.then if self.then else None) if counted == "then" else self._today()
        if base is None and self.narrative and self.then is None:
            base, counted = self._today(), "now"
        if base is None:
            return self._open(reading, _pattern(reading))
        if reading.day and not reading.month and not reading.weekday:
            return self._day_of_month(reading, base, counted)
        if reading.day and not reading.month:
            return self._day_on_weekday(reading)
        if reading.weekday and not reading.month:
            far = reading.rule == "that-weekday" and not (self.near and self.then_index == self.index - 1)
            day = None if far else calendars.as_date(base)  # "that Friday": of which week, if much was told since?
            moved = _weekday(day, reading, tense, counted) if day else None
            return (
                self._known(reading, calendars.of_day(moved), counted)
                if moved
                else self._open(reading, _pattern(reading))
            )
        point = self._told_date(reading, base) if counted == "then" else _nearest(reading, base, tense)
        if point is None:
            return self._open(reading, _pattern(reading))
        return self._known(reading, point, counted)

    def _named_again(self, reading: Reading, tense: Tense) -> Resolved | None:
        """ "On March 10", where "Sunday, March 10, 1996" was told before, and nothing of March since then."""
        day = self.full.get((reading.month or 0, reading.day or 0))
        bare = reading.shift is None and not reading.weekday and reading.anchor == "now"
        if day is None or not bare or tense in _FUTURE or self.now is None or self.narrative:
            return None
        if day[1].year >= self.now.year - 1 and tense not in ("past", "told"):
            return None
        return replace(self._known(reading, day[1], "then"), source=day[0])

    def _beside_day(self, reading: Reading, base: Reading, tense: Tense) -> Resolved:
        """ "The Monday after 3 June": counted from the date that the text names next."""
        named = self._resolve(base, tense)
        day = calendars.as_date(named.point) if named.point else None
        moved = _weekday(day, reading, tense, "then") if day else None
        point = calendars.of_day(moved) if moved else None
        return self._known(reading, point, named.counted) if point else self._open(reading, _pattern(reading))

    def _narrated(self, reading: Reading) -> bool:
        if reading.anchor == "then":
            return self.then is not None
        named = bool(reading.month or reading.holiday is not None or reading.fine in calendars.SEASON_STARTS)
        month = named and reading.shift is None
        month = month and (reading.nth is not None or not reading.weekday or self._falls_on_weekday(reading))
        return (self.narrative or (self.told and (month or self._is_of_week(reading)))) and self.then is not None

    def _is_of_week(self, reading: Reading) -> bool:
        """Whether a weekday goes on from a day long ago: "it rained on 25 September 1987. On Monday a bus stopped"."""
        gone = self.then is not None and self.now is not None and self.then.year < self.now.year - 1
        day = bool(reading.weekday) and not reading.month and reading.shift is None and not self.beside_now
        return day and gone and self.then is not None and self.then.day is not None

    def _falls_on_weekday(self, reading: Reading) -> bool:
        """Whether "Saturday, April 5" was one in the year spoken of, if that is not this one."""
        point = _in_year(reading, self.then.year) if self.then and reading.month and reading.day else None
        day = calendars.as_date(point) if point else None
        gone = day is not None and self.now is not None and day.year < self.now.year - 1
        return gone and day is not None and day.isoweekday() == reading.weekday

    def _of_year(self, reading: Reading) -> Resolved:
        near = reading.year_shift in (-1, 1) and reading.year_anchor == "now"
        of_now = self.now is not None and near  # "are on trial since May last year", in a story too
        anchored = reading.year_anchor == "then" or (self.narrative and not of_now)
        counted: Literal["now", "then"] = "then" if anchored and self.then else "now"
        base = self.then if counted == "then" else self._today()
        if base is None:
            return self._open(reading, _pattern(reading))
        year = base.year + (reading.year_shift or 0)
        if reading.fine == "Q":
            quarter = calendars.quarter_of(self.quarter) if self.quarter else None
            last = calendars.shifted(base, -1, "Q")
            fine = f"Q{quarter}" if quarter else last.fine if last else None
            return self._known(reading, Point(year, fine=fine), counted)
        point = _in_year(reading, year)
        return self._known(reading, point, counted) if point else self._open(reading, _pattern(reading))

    def _day_of_month(self, reading: Reading, base: Point, counted: Literal["now", "then"]) -> Resolved:
        month, day = base.month, reading.day or 1
        if not month or not calendars.exists(base.year, month, day):
            return self._open(reading, f"XXXX-XX-{day:02}")
        return self._known(reading, Point(base.year, month, day), counted)

    def _day_on_weekday(self, reading: Reading) -> Resolved:
        """ "Monday the 16th": of the month it is counted from, or one beside it, that has such a day."""
        sources: list[tuple[Point | None, Literal["now", "then"]]] = [(self._today(), "now"), (self.then, "then")]
        for base, counted in reversed(sources) if self.narrative or self.told else sources:
            if base is None or not base.month:
                continue
            for step in (0, 1, -1):
                month = calendars.months(base, step)
                if not calendars.exists(month.year, month.month or 1, reading.day or 1):
                    continue
                day = replace(month, day=reading.day)
                if (found := calendars.as_date(day)) and found.isoweekday() == reading.weekday:
                    return self._known(reading, day, counted)
        return self._open(reading, _pattern(reading))

    def _told_date(self, reading: Reading, base: Point) -> Point | None:
        """The date in a story. In news, one of last year goes on into this one: in September 2024, "talks began in
        October 2023 and broke down in May"."""
        point = self._narrative_date(reading, base)
        if point is None or self.narrative or self.now is None or not (base.month and point.month):
            return point
        if point.year == base.year == self.now.year - 1 and point.month < base.month:
            later = _in_year(reading, point.year + 1)
            start = calendars.start(later) if later else None
            return later if start and start <= self.now else point
        return point

    def _narrative_date(self, reading: Reading, base: Point) -> Point | None:
        """Histories go forward: behind December 1940, "January" is that of 1941; but a step back of a few months
        stays in the year."""
        if reading.holiday is not None:
            return _holiday_after(reading, base)
        month = reading.month or calendars.SEASON_STARTS.get(reading.fine or "", 0)
        said = base.month or calendars.SEASON_STARTS.get(base.fine or "", 0)
        if self.ends and base is self.then and not self.narrative:
            said = 12  # behind the end of 2022, January is that of 2023
        year = base.year
        if reading.shift == -1:  # of a year alone, "the previous June" is the one before it
            year -= month >= said
        elif reading.shift == 1:
            year += not said or month <= said
        else:  # in December it broke, and that spring it was mended
            year += said - month >= _TURN_OF_YEAR
        return _in_year(reading, year)


_OF_TALE = 2  # years between the dates of one story


def _holiday_after(reading: Reading, base: Point) -> Point | None:
    """A holiday of the year that is told of; "the following Christmas" is after the date named last."""
    points = [_in_year(reading, base.year + step) for step in (-1, 0, 1)]
    said = calendars.start(base)
    if not reading.shift or said is None:
        return points[1]
    days = [(point, day) for point in points if point and (day := calendars.as_date(point))]
    if reading.shift == 1:
        return next((point for point, day in days if day > said), None)
    return next((point for point, day in reversed(days) if day < said), None)


def _moved_from(reading: Reading, base: Point | None) -> Point | None:
    """The day or month that "sixty years ago today" and "fifty years ago this month" name; None for others."""
    if base is None or not base.month or reading.unit != "Y" or reading.anchor != "now" or reading.base is None:
        return None
    if reading.base.point:
        return None  # "four years after 2 July 1992"
    year = base.year + round(reading.count or 0)
    return replace(base, year=year) if not base.day or calendars.exists(year, base.month, base.day) else None


def _as_coarse(point: Point, unit: str) -> Point:
    """What whole years are counted from: "four years after 2 July 1992" is on no one day."""
    return Point(point.year) if unit == "Y" and point.day else point


def _is_past_midnight(before: str, hour: str) -> bool:
    """Whether a story that was told of a late hour goes on with an early one: "sailed at 10 p.m. on Monday, and struck
    the reef at 4:50 a.m."."""
    late = before in ("TEV", "TNI") or (before[:1] == "T" and before[1:3].isdigit() and int(before[1:3]) >= _LATE)
    return late and hour[:1] == "T" and hour[1:3].isdigit() and int(hour[1:3]) < _NOON


_LATE = 18
_NOON = 12


def _later(reading: Reading) -> bool:
    """Whether an expression counts forward from what was said: a decade later, two years on, the week after."""
    return reading.rule == "away" and reading.anchor == "then" and (reading.count or 0) > 0


def _is_of_told(reading: Reading) -> bool:
    """Whether an expression counts from what was told, never from today: "a week later", "the previous afternoon"."""
    return _later(reading) or (reading.rule == "daytime" and bool(reading.count))


def in_order(one: Resolved, other: Resolved, now: date | None) -> tuple[Resolved, Resolved]:
    """The ends of a stretch of time, with that whose year the text does not say moved so that they are in order and
    less than a year apart: in November, "it lasted from October until March" began in the October of last year."""
    first, last = one.point, other.point
    if first is None or last is None or now is None or not (first.month and last.month):
        return one, other
    begins, ends = calendars.start(first), calendars.start(last)
    if begins is None or ends is None or begins <= ends < begins + timedelta(366):
        return one, other
    if _is_without_year(other.reading) and begins > ends and begins > now:
        return one, _moved_years(other, 1)
    if _is_without_year(one.reading) and begins > ends:
        return _moved_years(one, -1), other
    if _is_without_year(other.reading) and begins < ends:
        return one, _moved_years(other, -1)
    return one, other


def _is_without_year(reading: Reading) -> bool:
    """Whether nothing at an expression says of what year it is, as "last June" and "June this year" do."""
    return reading.partial and reading.shift is None and reading.year_shift is None


def _moved_years(found: Resolved, years: int) -> Resolved:
    point = _in_year(found.reading, found.point.year + years) if found.point else None
    if point is None or found.reading.weekday:
        return found
    return replace(found, point=point, value=point.value + (found.reading.daytime or ""))


def _in_year(reading: Reading, year: int) -> Point | None:
    """The date, given its year."""
    if reading.holiday is not None:
        return calendars.holiday(lexicon.load().holidays[reading.holiday], year)
    if reading.nth and reading.month and reading.weekday:
        return calendars.nth_weekday(year, reading.month, reading.weekday, reading.nth)
    if reading.month and reading.day and not calendars.exists(year, reading.month, reading.day):
        return None
    return Point(year, reading.month, reading.day, reading.fine)


def _nearest(reading: Reading, base: Point, tense: Tense) -> Point | None:
    """The date of that name that tense, or "last" and "next", ask for; without them the nearest."""
    today = calendars.as_date(base)
    if today is None:
        return None
    if not tense and (reading.fine or "").startswith("Q"):
        tense = "past"  # results are reported
    named = replace(reading, start=0, end=0, rule="", mod=None, daytime=None, type="DATE")
    dated = _candidates(named, today.year)
    if not dated:
        return None
    over = [p for p, start, end in dated if end < today and start < today]
    ahead = [p for p, start, _ in dated if start > today]
    if reading.shift == -1:
        return over[-1] if over else None
    if reading.shift == 1:
        return ahead[0] if ahead else None
    if reading.shift == 0:
        this_year = [p for p, _, _ in dated if p.year == today.year]
        return this_year[0] if this_year else None
    return min(dated, key=lambda d: _cost(d[1], d[2], today, tense))[0]


@lru_cache(maxsize=1024)
def _candidates(reading: Reading, year: int) -> tuple[tuple[Point, date, date], ...]:
    """The dates of that name around `year`, with their first and last days. A leap day, or a day that must fall on a
    weekday, is looked for further away."""
    reach = 8 if reading.weekday or (reading.month, reading.day) == (2, 29) else 2
    points = [p for y in range(year - reach, year + reach + 1) if (p := _in_year(reading, y))]
    if reading.weekday:  # "Tuesday, 5 March": only some years have it
        points = [p for p in points if (day := calendars.as_date(p)) and day.isoweekday() == reading.weekday] or points
    return tuple((p, start, _end(p)) for p in points if (start := calendars.start(p)))


def _cost(start: date, end: date, today: date, tense: Tense) -> float:
    """Days away, and more where the tense looks the other way. Not a bar: "declared a dividend payable Dec. 7" is told
    in the past, and eleven months ago is still the less likely."""
    if start <= today <= end:
        return 0
    if end < today:
        return (today - end).days * (_AGAINST_TENSE[tense] if tense in _FUTURE else 1)
    return (start - today).days * (_AGAINST_TENSE[tense] if tense in ("past", "told") else 1)


def _end(point: Point) -> date:
    year, month, day = edtf.bounds(edtf.from_timex(point.value) or f"{point.year:04}")[1]
    return date(min(year, 9999), month, day)


def _weekday(day: date, reading: Reading, tense: Tense, counted: str) -> date | None:
    """Monday: the last one, today included; with a verb of the future, the next."""
    wanted = reading.weekday or 1
    try:
        if reading.unit == "W":
            return day - timedelta(day.isoweekday() - wanted) + timedelta(7 * round(reading.count or 0))
        back, forward = (day.isoweekday() - wanted) % 7, (wanted - day.isoweekday()) % 7
        if reading.shift == -1:  # a week ago Monday: that of the week before
            return day - timedelta((back or 7) + 7 * round(reading.count or 0))
        if reading.shift == 1:  # a week on Monday: that of the week after
            tomorrow = counted == "now" and forward == 1 and not reading.count
            weeks = 1 if tomorrow else round(reading.count or 0)  # on a Thursday, "next Friday" is never tomorrow
            return day + timedelta((forward or 7) + 7 * weeks)
        if counted == "then":
            return day + timedelta(forward)
        if tense in _FUTURE or (reading.shift == 0 and tense != "told"):
            return day + timedelta(forward)
        return day - timedelta(back)
    except OverflowError:
        return None


def _pattern(reading: Reading) -> str:
    """The TIMEX3 value of a date whose year is not known."""
    if reading.fine:
        return f"XXXX-{reading.fine}" if reading.fine != "Q" else "XXXX-QX"
    if reading.month:
        return f"XXXX-{reading.month:02}" + (f"-{reading.day:02}" if reading.day else "")
    if reading.day:
        return f"XXXX-XX-{reading.day:02}"
    if reading.weekday:
        return f"XXXX-WXX-{reading.weekday}"
    rule = lexicon.load().holidays[reading.holiday] if reading.holiday is not None else {}
    return f"XXXX-{rule['fixed']}" if "fixed" in rule else "XXXX-XX-XX"


def _unknown(unit: str) -> str:
    return {
        "Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX",
        "E": "XXX", "C": "XX", "L": "X",
    }.get(unit, "XXXX-XX-XX")  # fmt: skip
