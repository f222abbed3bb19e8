"""The editor's word on one article, put in place of the machine's.

Wherever the editor pinned some words, what the machine found in them goes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from briefs.authority import Authority
from briefs.errors import SourceError
from briefs.model import Corpus, Event, Kind, Mention, Referent, Span, Timex
from briefs.sidecar import DatePin, Pin, Sidecar

T = TypeVar("T", Mention, Timex)


def mentions(
    found: Sequence[Mention], referents: Sequence[Referent], pins: Sequence[Pin], authority: Authority
) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    """The mentions with those that the editor pinned, and what they refer to. A pinned id is one of the authority
    file, one that the machine gave in this article, or new; a new one needs a `kind`. Raises SourceError."""
    if not pins:
        return tuple(found), tuple(referents)
    _refuse_twice(pins)
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


def _refuse_twice(pins: Sequence[Pin]) -> None:
    first: dict[Span, Pin] = {}
    for pin in pins:
        other = first.setdefault(pin.span, pin)
        if other is not pin:
            raise SourceError(f"“{pin.surface}” is pinned in line {other.line} too; keep one", pin.file, pin.line)


def strangers(
    said: Iterable[Sidecar], corpus: Corpus, authority: Authority, published: Iterable[str]
) -> Iterator[SourceError]:
    """Where sidecars name entities that nobody knows, which is to say misspelled ones. Known are those that the machine
    found, those of the authority file, those that a sidecar says the kind of, and all that were ever `published`: they
    may stand in articles that were taken away."""
    said = tuple(said)
    found = {m.entity for one in corpus.articles for m in one.mentions if m.entity and m.by == "machine"}
    new = {pin.entity for one in said for pin in one.mentions if pin.entity and pin.kind}
    known = found | new | authority.entries.keys() | dict(corpus.merged).keys() | set(published)
    for one in said:
        pinned = ((pin.entity, pin.at.file, pin.at.line) for pin in one.mentions if pin.entity)
        dated = ((id, event.file, event.line) for event in one.events for id in event.entities)
        for id, file, line in (*pinned, *dated):
            if id not in known:
                yield SourceError(f"“{id}” is the id of no entity; {_instead(id, known)}", file, line)


def _instead(id: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(id, sorted(known), n=1)
    guess = f"did you mean “{near[0]}”? " if near else "correct it. "
    return f"{guess}A new one needs an entry in the authority file, or a mention with its “kind”"


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
