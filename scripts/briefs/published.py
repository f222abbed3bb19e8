"""The day an article was published, decided from all the dates that the lines around it name.

Order of precedence: a whole, existing date of first publication, the first in the text; an ambiguous one that another
date decides; a date without a year, if another names the year; a date of a later change; the date in the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefs.errors import Problem
from briefs.model import Source
from briefs.stamp import Stamp

Located = tuple[Stamp, int]
"""A date and the line of the seed that it stands on."""

_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*|\(c\)\s*|©\s*)?(?:[^\W\d]{1,20}\s+){0,4}((?:19|20)\d\d)(?![\d–-])",
    re.IGNORECASE,
)
_NEAR = 14
"""Days within which an article is changed after it came out, as a rule."""
_FIX = "add “published: YYYY-MM-DD” to the sidecar"


@dataclass(frozen=True, slots=True)
class Decision:
    """The day, or None with the problems that say why."""

    day: date | None
    problems: tuple[Problem, ...] = ()


def decide(stamps: Sequence[Located], source: Source) -> Decision:
    """The day that `stamps`, in the order of the text, and the name of the file agree on."""
    ordered = [pair for pair in stamps if not pair[0].updated] + [pair for pair in stamps if pair[0].updated]
    if stamps and (impossible := [pair for pair in ordered if pair[0].flaw == "impossible"]):
        found, line = impossible[0]
        if not any(pair[0].day for pair in ordered if not pair[0].updated):
            return _undecided("no-such-date", f"“{found.surface}” is not a day of the calendar; {_FIX}", source, line)
    named = _from_name(source.path.stem)
    for found, line in ordered:
        day = found.day or _settle(found, ordered, named, source.text)
        if day is not None:
            return Decision(day)
        if found.flaw == "ambiguous":
            both = " or ".join(f"{day.day} {day:%B %Y}" for day in found.days)
            return _undecided("ambiguous-date", f"“{found.surface}” may be {both}; {_FIX}", source, line)
    if named is not None:
        return Decision(named)
    for found, line in ordered:
        lacks = "a year" if found.month_day else "a day"
        return _undecided("no-date", f"“{found.surface}” does not name {lacks}; {_FIX}", source, line)
    return _undecided("no-date", f"no date of publication found; {_FIX}", source, 1)


def _settle(found: Stamp, all_stamps: Sequence[Located], named: date | None, text: str) -> date | None:
    """The one reading of `found` that the other dates leave, or None."""
    others = [stamp for stamp, _ in all_stamps if stamp is not found]
    days = {stamp.day for stamp in others if stamp.day} | ({named} if named else set())
    if found.flaw == "ambiguous":
        month_days = {stamp.month_day for stamp in others if stamp.month_day}
        fitting = [day for day in found.days if day in days or (day.month, day.day) in month_days]
        if not fitting:  # "08/06/2016", changed on "09/06/2016"
            near = [day for stamp in others if stamp.flaw == "ambiguous" for day in stamp.days]
            fitting = [day for day in found.days if any(abs(day - other).days <= _NEAR for other in near)]
        return fitting[0] if len(fitting) == 1 else None
    if found.month_day is not None:
        years = {day.year for day in days} or _years_of(others) or {int(year) for year in _COPYRIGHT.findall(text)}
        if len(years) == 1:
            try:
                return date(years.pop(), *found.month_day)
            except ValueError:
                return None
    return None


def _years_of(stamps: Sequence[Stamp]) -> set[int]:
    """The years of an issue: "Spring 1998 – 12 April"."""
    return {int(year) for stamp in stamps for year in re.findall(r"\b\d{4}\b", stamp.surface)}


def _from_name(stem: str) -> date | None:
    match = _NAMED.search(stem)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _undecided(kind: str, message: str, source: Source, line: int) -> Decision:
    return Decision(None, (Problem(kind, message, str(source.path), line),))
