"""Which statements of several briefs tell the same event, and where their dates differ.

Careful rather than complete: two budgets passed in two years are two events, however alike their words are. So dates
conflict only where they lie near each other, and a brief that tells the same twice tells of two events.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from briefs import edtf
from briefs.modality import words
from briefs.model import Entity, Event, EventSource

NEAR = 183
"""Days between two dates of one event at most: what comes round every year is another event each time."""

_SHORTEST = 4  # words of a statement, without its date, that tell one event from another

Telling = tuple[EventSource, Event]


def within(inner: str, outer: str) -> bool:
    """Whether one date lies wholly within another."""
    (start, end), (first, last) = edtf.bounds(inner), edtf.bounds(outer)
    return first <= start and end <= last


def differ(one: str, other: str) -> bool:
    """Whether two dates contradict each other: neither says what the other says more exactly."""
    return not within(one, other) and not within(other, one)


def dates(event: Event, known: Entity) -> bool:
    """Whether a statement says when an event of the authority file took place, though it gives another date: it begins
    with the event's name, and goes on with a word for taking place."""
    if known.date is None or not _near(event.edtf, known.date):
        return False
    label = re.sub(r"^the ", "", event.label.casefold())
    for name in (known.name, *known.variants):
        start = re.sub(r"^the ", "", name.casefold())
        if label.startswith(start):
            rest = re.findall(r"\w+", label[len(start) :])
            return any(word in words("happening") for word in rest[:3])
    return False


def same(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, ...]]:
    """`tellings`, those of the same event together: the same statement of the same names, in several briefs."""
    groups: defaultdict[tuple[str, str, tuple[str, ...]], list[Telling]] = defaultdict(list)
    for source, event in tellings:
        groups[_statement(event), event.status, tuple(sorted(event.entities))].append((source, event))
    for (statement, _, entities), group in groups.items():
        told = [source.slug for source, _ in group]
        one = len(set(told)) == len(told) > 1 and bool(entities) and len(statement.split()) >= _SHORTEST
        if one and all(_near(a.edtf, b.edtf) for (_, a), (_, b) in combinations(group, 2)):
            yield tuple(group)
        else:
            yield from ((telling,) for telling in group)


def date_of(events: Sequence[Event]) -> str:
    """The date of an event that several statements tell: the most exact one, or, where they contradict each other, one
    of those they give (EDTF's `[...]`); the first, where that can't be written."""
    found = list(dict.fromkeys(event.edtf for event in events))
    exact = min(found, key=_length)
    if not any(differ(one, other) for one, other in combinations(found, 2)):
        return exact
    members = sorted({d for d in found if not any(d != o and within(o, d) for o in found)}, key=edtf.order)
    whole = f"[{','.join(members)}]"
    return whole if edtf.valid(whole) else found[0]


def contradictions(date: str, events: Mapping[int, Event]) -> dict[int, str]:
    """The dates that statements give otherwise than their common entry does, or than each other, by their index."""
    return {n: event.edtf for n, event in events.items() if event.kind == "statement" and _otherwise(event.edtf, date)}


def _otherwise(told: str, date: str) -> bool:
    return date.startswith("[") or differ(told, date)


def undated(event: Event) -> str:
    """The words of a statement without those that say its date."""
    if not event.surface:
        return event.label
    said = re.escape(event.surface)
    text = re.sub(rf",?\s*\b(?:(?:in|on|at|around|about)\s+)?{said},?", "", event.label, count=1, flags=re.IGNORECASE)
    text = text.strip(" ,")
    return text[:1].upper() + text[1:]


def _statement(event: Event) -> str:
    return " ".join(re.findall(r"\w+", undated(event).casefold()))


def _near(one: str, other: str) -> bool:
    (first, until), (start, last) = edtf.bounds(one), edtf.bounds(other)
    if not all(1 <= day[0] <= 9999 for day in (first, until, start, last)):
        return one == other
    gap = max((date(*start) - date(*until)).days, (date(*first) - date(*last)).days)
    return gap <= NEAR


def _length(value: str) -> tuple[int, int, int]:
    (first, last) = edtf.bounds(value)
    return last[0] - first[0], last[1] - first[1], last[2] - first[2]
