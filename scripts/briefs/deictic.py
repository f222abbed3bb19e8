"""Words of a label that count from the day of writing: beside a date that is shown in full, they mislead.

"Last August" is read as the August before the reader's own day. Its year, or "that week", says what was meant. What
stands between quotation marks stays as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.edtf import MONTHS
from briefs.modality import words
from briefs.model import Timex

_COUNTED = re.compile(
    r"(?:\b(?P<before>\w+)(?P<gap> (?:the )?))?\b(?P<which>last|next|this|the past|the coming) "
    r"(?P<unit>year|month|week|weekend|night|evening|morning|afternoon|spring|summer|autumn|fall|winter|"
    rf"{'|'.join(MONTHS)}|\w+day)(?P<own>['’]s)?\b(?! of\b)",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(
    rf"\b(?P<before>\d{{1,2}} )?(?P<month>{'|'.join(MONTHS)})(?P<day> \d{{1,2}},?)?(?: of)? (?:last|next|this) year\b"
)
GOVERNS = frozenset(
    ["in", "of", "by", "until", "till", "since", "from", "before", "after", "during", "for", "between", "to", "into",
     "through", "throughout", "beyond", "within"]
)  # fmt: skip
_QUOTES = re.compile(r"[“\"][^”\"]*[”\"]")


def settled(label: str, timex: Timex, dated: bool) -> str:
    """`label` with what `timex` says told by itself; `dated` says that the label's own date is that of `timex`."""
    place = label.find(timex.surface)
    year = _year_told(timex)
    if place < 0 or not timex.basis or year is None or _is_quoted(label, place):
        return label
    head, tail = label[: max(place - _FAR, 0)], label[max(place - _FAR, 0) :]
    own = range(place, place + len(timex.surface) + 1)  # "on Wednesday ... since July last year": the year of each
    inside = (m for m in _MONTH_OF.finditer(tail) if len(head) + m.end() in own)
    of = next((tail[: m.start()] + _of_year(m, year[1]) + tail[m.end() :] for m in inside), tail)
    if of != tail:
        return head + of
    return head + _COUNTED.sub(lambda m: _told(m, timex, year[1], dated), tail, count=1)


def _year_told(timex: Timex) -> re.Match[str] | None:
    """The year that the words of a date count to. In "between 1968 and the end of last year" each is that of its own
    words, and the date that of both."""
    own = re.match(r"(\d{4})", timex.value) if "/" in (timex.edtf or "") else None
    return own or re.match(r"(?:\.\./)?(\d{4})", timex.edtf or "")


def _of_year(match: re.Match[str], year: str) -> str:
    """ "July 25 last year" with its year: "July 25, 2025"; "25 July 2025"."""
    day = f"{match['day'].rstrip(',')}," if match["day"] else ""
    return f"{match['before'] or ''}{match['month']}{day} {year}"


_FAR = 16  # characters before an expression that hold the word which governs it


def _told(match: re.Match[str], timex: Timex, year: str, dated: bool) -> str:
    """What stands for the words of `match`, or those words where nothing fits."""
    unit, own, which = match["unit"], match["own"] or "", match["which"]
    before, gap = match["before"] or "", match["gap"] or ""
    lead = f"{before}{gap}" if before else ""
    if gap.strip() == "the" and not own:  # "lost it the next year"
        if before.lower() in GOVERNS:
            return match[0]
        lead = f"{before} "
    least = match.string[: match.start()].endswith(("at ", "at")) and before.lower() == "least"  # "until at least"
    tied = before.lower() in GOVERNS or before.lower() == "as"  # "as early as next Tuesday"
    governed = (tied or least) and not gap.strip()
    month = re.match(r"(?:\.\./)?\d{4}-(0[1-9]|1[0-2])", timex.edtf or "")
    if f"{which} {unit}".lower() not in timex.surface.lower():
        return match[0]
    if unit.lower() == "year":
        said = year
    elif unit in MONTHS:
        said = f"{unit} {year}"
    elif unit.lower() == "month" and month is not None and "/" not in (timex.edtf or "").removeprefix("../"):
        said = f"{MONTHS[int(month[1]) - 1]} {year}"
    elif unit.lower() in words("seasons") and not own:
        said = f"the {unit} of {year}"
    elif dated and unit.lower().endswith("day"):
        return f"{lead}{unit}{own}" if governed or own else f"{lead}on {unit}"
    elif dated:
        return f"{lead}{'That' if not before and which[:1].isupper() else 'that'} {unit}{own}"
    else:
        return match[0]
    if own:
        # Of what? "This year's was lit on Monday" does not say.
        followed = re.match(r" (?!(?:was|is|were|are|has|had|will|would|may|and)\b)\w", match.string[match.end() :])
        return f"{lead}the {said}" if not gap.strip() and followed else match[0]
    if governed:
        return f"{lead}{said}"
    return f"{lead}{'In' if not before and which[:1].isupper() else 'in'} {said}"


def _is_quoted(label: str, place: int) -> bool:
    return any(m.start() < place < m.end() for m in _QUOTES.finditer(label))


def of_label(label: str, timexes: Sequence[Timex], timex: Timex) -> str:
    """`label` without what counts from the day of writing; `timexes` are those of the clause, `timex` is its date."""
    for other in timexes:
        if other.edtf is not None and other.type in ("DATE", "TIME"):
            label = settled(label, other, other is timex)
    return label


_WEEKDAYS = re.compile(r"\b\w+day['’]s\b")


def tells_of_other_day(label: str, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether `label` speaks of what was on another weekday than its own date: "Tuesday's vote will be an issue"."""
    own = _WEEKDAYS.findall(_QUOTES.sub("", label))
    return any(f"{other.surface}{end}" in own for other in timexes if other.edtf != timex.edtf for end in ("'s", "’s"))


_MISLEADS = re.compile(
    r"\b(?:(?:last|next|this|coming) (?:financial |fiscal )?(?:year|month|week|weekend|quarter|spring|summer|"
    r"autumn|fall|winter|decade|century)|(?:earlier|later) (?:today|this)|tomorrow|yesterday|tonight"
    r"|(?:years?|months?|weeks?|days?|hours?|decades?) ago)\b(?! before)",
    re.IGNORECASE,
)


def misleads(label: str) -> bool:
    """Whether a label still counts from the day of writing, outside of what it quotes."""
    return _MISLEADS.search(_QUOTES.sub("", label)) is not None
