"""A long timeline in parts: which entry stands on which page.

A part is a decade, or each year of a decade that is too long, so that an entry stays where it is when others come. What
stood on the one page of a shorter timeline is led on from there: years by a link that bears their id, entries by a
script that looks them up in a file (lists.js).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefs import anchor, dates
from briefs.model import CorpusEvent, Page

PLACES = "timeline/places.json"
"""The file that says in which part each entry stands."""

CHOICES = "timeline/choices.json"
"""What all of it can be filtered by."""

BEFORE = "before-1"
"""The part of all that happened before the year 1."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The entries by part, in the order of time; a timeline that is short is one part, with the name ""."""

    entries: Mapping[str, tuple[CorpusEvent, ...]]
    pages: Mapping[str, str]

    def page(self, event: CorpusEvent) -> str:
        """Where the page with an entry is written, below the docs folder."""
        return self.pages[event.id]

    @property
    def several(self) -> bool:
        return "" not in self.entries


def parts(events: Sequence[CorpusEvent], most: int) -> Parts:
    """`events`, which are in order of time, in parts of about `most` entries, where they are more."""
    found = {"": tuple(events)}
    if len(events) > most:
        found = {}
        for name, of in _by(events, _decade).items():
            found |= {name: of} if name == BEFORE or len(of) <= most else _by(of, _year)
    return Parts(found, {event.id: anchor.timeline_path(name) for name, of in found.items() for event in of})


def _by(events: Sequence[CorpusEvent], name: Callable[[CorpusEvent], str]) -> dict[str, tuple[CorpusEvent, ...]]:
    found: defaultdict[str, list[CorpusEvent]] = defaultdict(list)
    for event in events:
        found[name(event)].append(event)
    return {name: tuple(of) for name, of in found.items()}


def _decade(event: CorpusEvent) -> str:
    year = dates.first_year(event.edtf)
    return f"{year // 10 * 10}s" if year > 0 else BEFORE


def _year(event: CorpusEvent) -> str:
    return str(dates.first_year(event.edtf))


def row(whole: Parts) -> dict[str, tuple[str | None, str | None]]:
    """The parts before and after each."""
    names = list(whole.entries)
    return dict(zip(names, zip([None, *names[:-1]], [*names[1:], None], strict=True), strict=True))


def words(name: str) -> str:
    """A part as people call it."""
    return "before the year 1" if name == BEFORE else name


def files(whole: Parts, choices: Mapping[str, Sequence[Sequence[object]]]) -> tuple[Page, ...]:
    """What the script reads that leads on to the parts, and filters them."""
    places = {name: " ".join(anchor.event_id(event.id) for event in of) for name, of in whole.entries.items()}
    return Page(PLACES, _json(places)), Page(CHOICES, _json(choices))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
