"""The editor's word on one article, put in place of the machine's.

Wherever the editor pinned some words, what the machine found in them goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefs.authority import Authority
from briefs.errors import SourceError
from briefs.model import Event, Kind, Mention, Referent, Span, Timex
from briefs.sidecar import DatePin, Pin

T = TypeVar("T", Mention, Timex)


def mentions(
    found: Sequence[Mention], referents: Sequence[Referent], pins: Sequence[Pin], authority: Authority
) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    """The mentions with those that the editor pinned, and what they refer to. A pinned id is one of the authority
    file, one that the machine gave in this article, or new; a new one needs a `kind`. Raises SourceError."""
    if not pins:
        return tuple(found), tuple(referents)
    known = {referent.entity: referent for referent in referents}
    named: list[Mention] = []
    for pin in pins:
        if pin.entity is not None:
            referent = _referent(pin, pin.entity, known, found, authority)
            known[referent.entity] = referent
            named.append(
                Mention(pin.span, pin.surface, referent.kind, referent.name, entity=referent.entity, by="editor")
            )
    kept = _untouched(found, [pin.span for pin in pins])
    placed = tuple(sorted((*kept, *named), key=lambda mention: mention.span))
    meant = {mention.entity for mention in placed}
    return placed, tuple(referent for id, referent in known.items() if id in meant)


def timexes(found: Sequence[Timex], pins: Sequence[DatePin]) -> tuple[Timex, ...]:
    """The dates with those that the editor pinned. A pinned date is taken whole: the words are as the editor quoted
    them, and the date stands on the timeline."""
    kept = _untouched(found, [pin.span for pin in pins])
    named = [
        Timex(pin.span, pin.surface, "DATE", _timex3_value(pin.edtf), pin.edtf, by="editor") for pin in pins if pin.edtf
    ]
    return tuple(sorted((*kept, *named), key=lambda timex: timex.span))


def events(found: Sequence[Event], said: Sequence[Event]) -> tuple[Event, ...]:
    """The entries of the timeline with the editor's. A statement of the machine goes where the editor tells the same:
    the same date in the same paragraph, or the same words."""
    told = {(event.paragraph, event.edtf) for event in said}
    spans = [event.span for event in said if event.span]
    kept = (
        event
        for event in found
        if event.kind != "statement"
        or not (
            (event.paragraph, event.edtf) in told or any(event.span and event.span.overlaps(span) for span in spans)
        )
    )
    return (*kept, *said)


def _untouched(found: Iterable[T], pinned: Sequence[Span]) -> list[T]:
    return [one for one in found if not any(one.span.overlaps(span) for span in pinned)]


def _referent(
    pin: Pin, id: str, known: dict[str, Referent], found: Sequence[Mention], authority: Authority
) -> Referent:
    """What a pinned id means here: the authority file's word before the article's, the pin's before both."""
    entry, here = authority.entries.get(id), known.get(id)
    kind = pin.kind or (entry and entry.kind) or (here and here.kind) or _kind_there(pin, found)
    if kind is None:
        raise SourceError(
            f"“entity: {id}” is in neither the authority file nor this article; add “kind: …”, or correct the id",
            pin.file,
            pin.line,
        )
    name = pin.name or (entry and entry.name) or (here and here.name) or pin.surface
    return Referent(id, name, kind, variants=here.variants if here else (), by="editor")


def _kind_there(pin: Pin, found: Sequence[Mention]) -> Kind | None:
    """The kind of what the machine found at those words: a pin that only says who needs not say what."""
    return next((mention.kind for mention in found if mention.span.overlaps(pin.span)), None)


def _timex3_value(edtf: str) -> str:
    """An EDTF date as the value of a TIMEX3: its first date, without marks of doubt; a decade or century cut short."""
    first = next(part for part in edtf.split("/") if part not in ("", ".."))
    return first.translate({ord(mark): None for mark in "?~%"}).rstrip("X").rstrip("-")
