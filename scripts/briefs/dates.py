"""Dates as pages show them: EDTF in words, in `<time>`, and whether it is less than sure."""

from __future__ import annotations

import re
from datetime import date

from briefs import edtf

_VALID = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\dX-])")
_YEAR = re.compile(r"\d{4}(?![\dX])")


def machine_readable(text: str) -> str | None:
    """The value of `<time datetime>` for an EDTF date: itself where HTML knows the form, else its first day, month or
    year, else None (HTML has no years before 1, and no decades)."""
    found = _VALID.match(text) or _YEAR.match(text)
    return found.group() if found and found.group()[:4] != "0000" else None


def unsure(text: str) -> bool:
    """Whether an EDTF date says of itself that it is approximate or uncertain, or leaves digits open."""
    return any(c in text for c in "?~%X")


def spelled(day: date) -> str:
    """A calendar date in words, as the timeline would say it."""
    return edtf.words(day.isoformat())


def first_year(text: str) -> int:
    """The year that an EDTF date is filed under."""
    return edtf.order(text)[0][0]


def decade(text: str) -> bool:
    """Whether an EDTF date is a decade or longer, such as "197X"."""
    (first, _, _), (last, _, _) = edtf.bounds(text)
    return "X" in text and last - first >= 9


def year_words(year: int) -> str:
    """A year as a heading: "2019", "44 BC" (astronomical years have a year 0)."""
    return str(year) if year > 0 else f"{1 - year} BC"
