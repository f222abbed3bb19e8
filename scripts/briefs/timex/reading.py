"""What an expression says before anyone asks what day it is: the value that the rules make and the resolver reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefs.model import TimexType


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar. `year` counts astronomically (1 BC is 0). `fine` is a part of the year that is no
    month: Q3, H1, SU, W10, W10-WE. `span` is 10 or 100 for a decade or a century that starts with `year` (or, before
    Christ, ends with it)."""

    year: int
    month: int | None = None
    day: int | None = None
    fine: str | None = None
    span: int = 1

    @property
    def value(self) -> str:
        """TIMEX3."""
        if self.span > 1:
            before_christ = self.year <= 0
            digits = f"{(1 - self.year if before_christ else self.year):04}"[: 3 if self.span == 10 else 2]
            return f"BC{digits}" if before_christ else digits
        year = f"{self.year:04}" if self.year > 0 else f"BC{1 - self.year:04}"
        if self.fine:
            return f"{year}-{self.fine}"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


Anchor = Literal["now", "then"]
"""What is counted from: the dateline, or the last date named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression between two tokens (`end` exclusive), as a rule understood it.

    Either `value` is known at once, or a `point` is; or it is a partial date (`month`, `day`, `weekday`, `fine`,
    `holiday`, moved by `shift`: last -1, this 0, next 1, from `anchor`); or `count` times `unit` from `anchor`.
    `daytime` is the time of day, as in T10:30 or TMO. `mod` is as in TIMEX3. `year_shift` is a year told by its
    distance ("of last year"), from `year_anchor`; `until` the last year of a range told short ("2007-08").
    `month_first` is how a date in figures had to be read, `short_year` that its year had two figures.
    `base` is the date that `count` is counted from, where the text names it; `whole` the unit around the date that is
    meant ("the week of 6 March"). `nth` counts the weekdays of a month ("the first Monday in May"; -1 is the last).
    """

    start: int
    end: int
    rule: str
    type: TimexType = "DATE"
    value: str | None = None
    point: Point | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    fine: str | None = None
    holiday: int | None = None
    shift: int | None = None
    count: float | None = None
    unit: str | None = None
    anchor: Anchor = "now"
    year_shift: int | None = None
    year_anchor: Anchor = "now"
    daytime: str | None = None
    mod: str | None = None
    problem: str | None = None
    fiscal: bool = False
    until: int | None = None
    month_first: bool | None = None
    short_year: bool = False
    base: Reading | None = None
    whole: str | None = None
    nth: int | None = None

    @property
    def partial(self) -> bool:
        """A date whose year the text does not say here."""
        named = self.month or self.weekday or self.fine or self.holiday is not None or self.day
        return bool(named) and self.year is None and self.point is None and self.value is None
