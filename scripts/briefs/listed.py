"""Several dates of one statement, as the entries of a timeline that they make together.

"Signed treaties in 2016 and 2017" is one entry, and of "two months ago, in his New Year's address" only the finer date
makes one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs import edtf
from briefs.model import Article, Event

_AND = re.compile(r",?\s+(?:and|&)\s+|,\s+")  # in 2016 and 2017; in 1994, 1995 and 1996


def coordinated(article: Article, events: Sequence[Event]) -> list[Event]:
    """Dates that one statement lists ("in 2016 and 2017") are one entry: the years as a stretch, if they follow each
    other, else all of them as a set."""
    done: list[Event] = []
    end = 0
    for event in events:
        start = event.span.start if event.span else 0
        both = _both(done[-1].edtf, event.edtf) if done and done[-1].status == event.status else None
        if both and _AND.fullmatch(article.body[end:start]):
            done[-1] = replace(done[-1], edtf=both)
        else:
            done.append(event)
        end = event.span.end if event.span else 0
    return done


def _both(first: str, second: str) -> str | None:
    """Two dates as one; None where one of them is no plain date."""
    start, _, end = first.partition("/")
    if start.isdigit() and second.isdigit() and (not end or end.isdigit()) and int(second) == int(end or start) + 1:
        return f"{start}/{second}"
    members = f"{first[1:-1] if first.startswith('{') else first},{second}"
    whole = f"{{{members}}}"
    if "/" in members or not edtf.valid(whole) or not edtf.bounds(first)[1] < edtf.bounds(second)[0]:
        return None
    return whole


def finest(events: Sequence[Event]) -> Iterator[Event]:
    """Of several dates of one statement those that hold no other: "two months ago, in his New Year's address"."""
    for n, event in enumerate(events):
        first, last = edtf.bounds(event.edtf)
        others = [edtf.bounds(other.edtf) for other in events if other.edtf != event.edtf]
        again = any(other.edtf == event.edtf for other in events[:n])
        if not again and not any(first <= low and high <= last for low, high in others):
            yield event


def is_within_another(event: Event, others: Sequence[Event]) -> bool:
    """Whether one of `others` says as much of when `event` was, if less finely: "two months ago" of New Year's Day."""
    first, last = edtf.bounds(event.edtf)
    return any(low <= first and last <= high for low, high in (edtf.bounds(other.edtf) for other in others))


def without_beginnings(events: Sequence[Event]) -> Iterator[Event]:
    """`events` without those that a longer one of the same day, in the same paragraph, tells word for word: "Miners
    walked out", beside "Miners walked out, when their contract expired"."""
    labels: defaultdict[tuple[str | None, str, str], list[str]] = defaultdict(list)
    for event in events:
        labels[event.paragraph, event.edtf, event.status].append(event.label)
    for beside in labels.values():
        beside.sort()
    for event in events:
        beside = labels[event.paragraph, event.edtf, event.status]
        goes_on = f"{event.label},"
        longer = bisect_left(beside, goes_on)
        if longer == len(beside) or not beside[longer].startswith(goes_on):
            yield event
