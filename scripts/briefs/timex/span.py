"""Where an expression stands, and what stretch of time it puts on a timeline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as calendar_date
from datetime import timedelta
from itertools import pairwise

from briefs import edtf, modality
from briefs.model import Span
from briefs.timex import lexicon
from briefs.timex.reading import Point, Reading
from briefs.timex.resolve import Resolved
from briefs.timex.tokens import Tokens

AMBIGUOUS = "ambiguous"
"""The problem of a reading whose day and month could be either way round."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"T\d\d")

# The word before a date that makes it a limit.
_LIMITS = {
    "before": "BEFORE",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "up to": "ON_OR_BEFORE",
    "after": "AFTER",
    "since": "ON_OR_AFTER",
}


def of(tokens: Tokens, reading: Reading) -> Span:
    """The characters of the text that a reading stands for."""
    return Span(tokens.items[reading.start].start, tokens.items[reading.end - 1].end)


def in_order_of_the_text(readings: Sequence[Reading], day_first: bool | None) -> tuple[Reading, ...]:
    """03/04/2019 read as the other such dates of the text are (25/12/2019 shows that days come first), else as
    `day_first` says, else left ambiguous."""
    shown = {r.month_first for r in readings if r.rule == "slashed" and r.month_first is not None}
    first = not shown.pop() if len(shown) == 1 else day_first
    return tuple(_ordered(r, first) if r.problem == AMBIGUOUS else r for r in readings)


def _ordered(reading: Reading, day_first: bool | None) -> Reading:
    if day_first is None or not (reading.year and reading.month and reading.day):
        return reading
    month, day = (reading.day, reading.month) if day_first else (reading.month, reading.day)
    return replace(reading, point=Point(reading.year, month, day), year=None, month=month, day=day, problem=None)


def date(tokens: Tokens, found: Resolved, counted: bool = False) -> str | None:
    """The EDTF date of an expression by itself, or None where it has none. `counted` says that the word before it
    belongs to what is counted from it: "ten days after 3 June"."""
    if found.point is None or found.reading.type not in ("DATE", "TIME"):
        return None
    if found.reading.until:
        return f"{found.point.value}/{found.reading.until:04}"
    before = "" if counted else _word_before(tokens, found.reading.start)
    if before in ("in", "into") and _opens_year(tokens, found.reading):
        return edtf.from_timex(found.point.value[:4], "START")
    hour = found.reading.type == "TIME" and found.mod != "APPROX"  # early that morning: surely on that day
    hour = hour or (found.mod in ("START", "MID", "END") and _DAY.fullmatch(found.point.value) is not None)
    plain = edtf.from_timex(found.point.value, "APPROX" if found.reading.fiscal else None if hour else found.mod)
    limit = _LIMITS.get(before)
    if before in ("until", "till") and _negated(tokens, found.reading.start - 1):
        limit = None  # "not until 1930" is in 1930
    if before == "before" and _negated(tokens, found.reading.start - 1, until=False):
        limit = "ON_OR_AFTER"  # "will not open before May": then, or later
    at_hour = _CLOCK.match(found.reading.daytime or "") is not None
    if at_hour or (limit in ("BEFORE", "AFTER") and found.reading.type == "TIME"):
        limit = None  # "closed until noon", "shortly after 9 p.m. on Saturday": on that day
    if limit == "BEFORE" and found.mod == "END":
        limit = "ON_OR_BEFORE"  # before the end of the week: in it
    if plain is None or limit is None:
        return plain
    if _is_edge(tokens, found, limit):
        plain = edtf.from_timex(found.point.value) or plain  # "by the end of 2024": in that year, or before it
    first, _, last = plain.partition("/")
    if limit == "BEFORE" and _DAY.fullmatch(plain) and plain > "0001-01-01":
        first = (calendar_date.fromisoformat(plain) - timedelta(1)).isoformat()  # not on that day any more
    return f"../{first}" if limit == "BEFORE" else f"../{last or first}" if "BEFORE" in limit else f"{first}/.."


def _opens_year(tokens: Tokens, reading: Reading) -> bool:
    """Whether a holiday stands for the time that begins with it: (in) the New Year."""
    if reading.holiday is None or tokens.items[reading.start].kind != "the":
        return False
    return bool(lexicon.load().holidays[reading.holiday].get("opens_year"))


def _is_edge(tokens: Tokens, found: Resolved, limit: str) -> bool:
    """Whether an expression names the very end that limits a time: by the end of the year, since its beginning."""
    edge = {"START": "ON_OR_AFTER", "END": "ON_OR_BEFORE"}.get(found.mod or "")
    said = {token.text.lower() for token in tokens.items[found.reading.start : found.reading.end]}
    return limit == edge and not said.isdisjoint(_EDGES)


_EDGES = frozenset({"end", "close", "beginning", "start"})


def _word_before(tokens: Tokens, start: int) -> str:
    """The word before a date, in lower case; that of "prior to" is "before", and "the run-up to" sets no limit."""
    word = tokens.items[start - 1].text.lower() if start else ""
    further = tokens.items[start - 2].text.lower() if start > 1 else ""
    if word == "up to" and further == "-":
        return ""
    if (further, word) == ("or", "before"):
        return "by"  # "paid on or before 28 June"
    return "before" if (further, word) == ("prior", "to") else word


_NEGATIONS = frozenset({"not", "cannot", "n't", "t", "never", "no", "nobody", "nothing", "none", "neither", "nor"})
_NEXT_CLAUSE = frozenset(
    {";", ":", '"', "“", "”", "but", "that", "which", "who", "because", "although", "though", "while"}
)
_REACH = 20  # tokens of a clause that "not" can stand before its "until"


def _negated(tokens: Tokens, end: int, until: bool = True) -> bool:
    """Whether a "not" of the same clause stands before the "until", or "before", at `end`: they did not meet until
    1930. "If it is not signed before May" and "no more cuts before May" set a limit all the same."""
    clause: list[str] = []
    for token in reversed(tokens.items[max(end - _REACH, 0) : end]):
        if token.kind in ("comma", "stop", "gap", "dash") or token.text.lower() in _NEXT_CLAUSE:
            break
        clause.insert(0, token.text.lower())
    places = [n for n, word in enumerate(clause) if word in _NEGATIONS]
    if until or not places:
        return bool(places)
    asked = any(word in ("if", "unless", "whether") for word in clause)
    return not asked and clause[places[-1] + 1 : places[-1] + 2] not in (["more"], ["further"])


def ranges(tokens: Tokens, resolved: Sequence[Resolved], dates: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """For every expression that opens a range ("from 1998 to 2003", "between June and August", "3–7 May") its index
    and the interval. Both ends carry it, so that neither claims to be the whole."""
    for n, (one, other) in enumerate(pairwise(resolved)):
        if one.point is None or other.point is None or not linked(tokens, one.reading, other.reading):
            continue
        starts, ends = edtf.from_timex(one.point.value, one.mod), edtf.from_timex(other.point.value, other.mod)
        interval = f"{(starts or '').partition('/')[0]}/{(ends or '').rpartition('/')[2]}"
        if starts and ends and edtf.valid(interval) and edtf.bounds(starts)[0] < edtf.bounds(ends)[0]:
            yield n, interval


def _moves(tokens: Tokens, start: int) -> bool:
    """Whether what is told is that something went from one day to another: "was moved from 1 May to 3 June", "brought
    forward from 1 May to 30 April"."""
    before = [token.text.lower() for token in tokens.items[max(start - 3, 0) : start]]
    return before[-1:] == ["from"] and not modality.words("rescheduling").isdisjoint(before)


def linked(tokens: Tokens, one: Reading, other: Reading) -> bool:
    """Whether two expressions are the ends of one stretch of time: from one to the other."""
    between = [token.text.lower() for token in tokens.items[one.end : other.start]]
    if between[1:] not in ([], ["the"]) or not between or one.type != "DATE" or other.type != "DATE":
        return False  # "between 1908 and the early 1940s"
    if _moves(tokens, one.start) or (one.start and tokens.items[one.start - 1].text.lower() in ("but", "except")):
        return False  # "every night but Monday until 17 December"
    link = tokens.items[one.end]
    before = tokens.items[one.start - 1].kind if one.start else ""
    if link.kind == "and":
        return before == "between"
    if link.kind == "slash":
        return one.rule == other.rule == "year"  # 2018/19
    if link.kind == "dash":
        return link.text != "—" or link.start == tokens.items[one.end - 1].end
    return link.kind in ("to", "until")
