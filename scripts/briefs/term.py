"""The months that a date only ends: "rose in the three months to the end of September", "the year to June"."""

from __future__ import annotations

import re

from briefs import edtf
from briefs.model import Article, Timex
from briefs.timex import lexicon

_TERM = re.compile(
    r"\b(?P<count>\w+)[ -](?P<unit>months?|quarters?|years?) (?:to|ended|ending|through|until) (?:on )?(?:the )?$"
)
_LONGEST = 24  # months


def of(article: Article, timex: Timex) -> str | None:
    """The EDTF interval of months that `timex` closes, or None where it closes none."""
    match = _TERM.search(article.body[max(timex.span.start - 40, 0) : timex.span.start])
    if match is None or not re.match(r"\d{4}-\d\d", (timex.edtf or "").split("/")[-1]):
        return None
    months = {"month": _count(match["count"].lower()), "quarter": 3, "year": 12}[match["unit"].rstrip("s")]
    plural = match["unit"].endswith("s")
    year, month, _ = edtf.bounds(timex.edtf or "")[1]
    if not months or plural != (match["unit"] == "months"):
        return None
    first = year * 12 + month - months
    return f"{first // 12:04}-{first % 12 + 1:02}/{year:04}-{month:02}"


def _count(word: str) -> int:
    """How many "three" or "3" are; 0 for what is no number, or more than a term has."""
    kind, value = lexicon.load().words.get(word, ("", 0))
    number = int(word) if word.isdecimal() else value if kind == "number" else 0
    return number if 1 < number <= _LONGEST else 0
