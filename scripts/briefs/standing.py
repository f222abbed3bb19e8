"""Where in its brief each annotation stands: which of them keep their words, and the ids to link to.

Computed once per article, because the brief, the entity pages and the timeline must agree on it. Ids are made of the
paragraph's permalink and what stands there ("p7-hanoi", the second "p7-hanoi-2"), so that they survive edits elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from briefs import anchor, spans
from briefs.model import Annotated, Article, Span
from briefs.spans import Claim

EDITOR_RANK = 1


@dataclass(frozen=True, slots=True)
class Stands:
    """What a claim's value says: an annotation of the article, by its sort and index."""

    what: Literal["mention", "timex", "link"]
    index: int


@dataclass(frozen=True, slots=True)
class Standing:
    """`claims`, by paragraph id, do not overlap. The others are ids by index: of a mention (that of its paragraph
    where another annotation has its words), a timex (None where it has no place of its own), an event's entry in
    the timeline, a note, a statement (that of its paragraph where another has its words). `words` is where an event's
    words stand (None: no paragraph says so); `entry` the index of the event that a timex leads to. `speech` are the
    statements that keep their words, by paragraph id, widened to whole claims."""

    claims: Mapping[str, tuple[Claim[Stands], ...]]
    mentions: tuple[str, ...]
    timexes: tuple[str | None, ...]
    events: tuple[str, ...]
    words: tuple[str | None, ...]
    entry: Mapping[int, int]
    notes: tuple[str, ...]
    statements: tuple[str, ...]
    speech: Mapping[str, tuple[Claim[int], ...]]


@dataclass(frozen=True, slots=True)
class Places:
    """What pages other than the brief's own link to: where the words of each event stand, or else its entry in the
    timeline, and where each statement does."""

    events: tuple[str, ...]
    statements: tuple[str, ...]


def places(standing: Standing) -> Places:
    events = zip(standing.words, standing.events, strict=True)
    return Places(tuple(words or entry for words, entry in events), standing.statements)


def standing(annotated: Annotated) -> Standing:
    """Where everything stands in one brief. Annotations that cross a paragraph's end get no place."""
    article = annotated.article
    claims = _by_paragraph(article, spans.winners(_claims(annotated)))
    # One namespace for all ids of the page: paragraphs and sections keep theirs, everything else steps aside.
    taken = {
        *(p.id for p in article.paragraphs),
        *(s.id for s in annotated.sections),
        *(id for id, _ in annotated.gone),
    }
    places = _ids(annotated, claims, taken)
    taken.update(places.values())
    events = anchor.numbered((f"e-{anchor.slug(e.edtf)}" for e in annotated.events), taken)
    taken.update(events)
    timexes = tuple(places.get(Stands("timex", i)) for i in range(len(annotated.timexes)))
    entry = _entries(annotated)
    notes = anchor.numbered((f"{article.paragraph_at(n.span.start).id}-note" for n in annotated.notes), taken)
    taken.update(notes)
    speech = _speech(annotated, claims)
    spoken = [claim.value for paragraph in article.paragraphs for claim in speech.get(paragraph.id, ())]
    unique = anchor.numbered((f"{annotated.statements[i].paragraph}-said" for i in spoken), taken)
    said = dict(zip(spoken, unique, strict=True))
    return Standing(
        claims=MappingProxyType(claims),
        mentions=tuple(
            places.get(Stands("mention", i)) or article.paragraph_at(m.span.start).id
            for i, m in enumerate(annotated.mentions)
        ),
        timexes=timexes,
        events=events,
        words=_words(annotated, entry, timexes),
        entry=MappingProxyType(entry),
        notes=notes,
        statements=tuple(said.get(i, s.paragraph) for i, s in enumerate(annotated.statements)),
        speech=MappingProxyType(speech),
    )


def label(paragraph: str) -> str:
    """How the paragraph with this id is referred to: "¶7", or "§" for a heading."""
    return f"¶{paragraph[1:]}" if paragraph[:1] == "p" and paragraph[1:2].isdigit() else "§"


def _claims(annotated: Annotated) -> Iterator[Claim[Stands]]:
    for i, mark in enumerate(annotated.article.marks):
        if mark.kind == "link" and mark.href:
            yield Claim(mark.span, Stands("link", i), EDITOR_RANK)
    for i, mention in enumerate(annotated.mentions):
        yield Claim(mention.span, Stands("mention", i), EDITOR_RANK if mention.by == "editor" else 0)
    for i, timex in enumerate(annotated.timexes):
        if timex.edtf:
            yield Claim(timex.span, Stands("timex", i), EDITOR_RANK if timex.by == "editor" else 0)


def _by_paragraph(article: Article, claims: tuple[Claim[Stands], ...]) -> dict[str, tuple[Claim[Stands], ...]]:
    found: defaultdict[str, list[Claim[Stands]]] = defaultdict(list)
    for claim in claims:
        paragraph = article.paragraph_at(claim.span.start)
        if paragraph.span.holds(claim.span):
            found[paragraph.id].append(claim)
    return {id: tuple(claims) for id, claims in found.items()}


def _speech(annotated: Annotated, claims: Mapping[str, tuple[Claim[Stands], ...]]) -> dict[str, tuple[Claim[int], ...]]:
    """The statements that can be marked. One that begins or ends within a name or date takes the whole of it, because
    the mark goes around links."""
    paragraphs = {p.id: p for p in annotated.article.paragraphs}
    found: defaultdict[str, list[Claim[int]]] = defaultdict(list)
    for i, statement in enumerate(annotated.statements):
        if statement.paragraph in paragraphs and paragraphs[statement.paragraph].span.holds(statement.span):
            found[statement.paragraph].append(Claim(_widened(statement.span, claims.get(statement.paragraph, ())), i))
    return {id: spans.winners(of) for id, of in found.items()}


def _widened(span: Span, claims: tuple[Claim[Stands], ...]) -> Span:
    """`span` with the whole of each claim that it cuts."""
    first = bisect_right(claims, span.start, key=lambda claim: claim.span.end)
    last = bisect_left(claims, span.end, key=lambda claim: claim.span.start)
    if first == last:
        return span
    return Span(min(span.start, claims[first].span.start), max(span.end, claims[last - 1].span.end))


def _ids(annotated: Annotated, claims: Mapping[str, tuple[Claim[Stands], ...]], taken: set[str]) -> dict[Stands, str]:
    """The id of every mention and timex that has a place, in order of the text."""
    wanted: list[tuple[Stands, str]] = []
    for paragraph in annotated.article.paragraphs:
        for claim in claims.get(paragraph.id, ()):
            stands = claim.value
            if stands.what == "mention":
                mention = annotated.mentions[stands.index]
                wanted.append((stands, f"{paragraph.id}-{mention.entity or anchor.slug(mention.surface)}"))
            elif stands.what == "timex":
                wanted.append((stands, f"{paragraph.id}-date"))
    unique = anchor.numbered((id for _, id in wanted), taken)
    return dict(zip((stands for stands, _ in wanted), unique, strict=True))


def _entries(annotated: Annotated) -> dict[int, int]:
    """For each timex the first event that rests on its words."""
    by_span: dict[Span, int] = {}
    for i, event in enumerate(annotated.events):
        if event.span is not None:
            by_span.setdefault(event.span, i)
    return {i: by_span[timex.span] for i, timex in enumerate(annotated.timexes) if timex.span in by_span}


def _words(annotated: Annotated, entry: Mapping[int, int], timexes: tuple[str | None, ...]) -> tuple[str | None, ...]:
    resting: dict[int, str] = {}
    for timex, event in entry.items():
        id = timexes[timex]
        if id is not None:
            resting.setdefault(event, id)
    return tuple(resting.get(i, event.paragraph) for i, event in enumerate(annotated.events))
