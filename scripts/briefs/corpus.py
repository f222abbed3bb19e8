"""Links articles to each other: one set of entities, one timeline, and what stands near what.

Collects everything first and links then, so the result does not depend on the order of the articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from briefs import edtf, identity, namesake, telling
from briefs.authority import Authority
from briefs.model import Annotated, Corpus, CorpusEvent, Entity, Event, EventSource, MentionRef

IntArray = npt.NDArray[np.int64]

MOST_RELATED = 24
"""Entities listed as appearing with another."""

MOST_NEIGHBORS = 5
"""Briefs listed as related to another."""

COMMON = 400
"""Briefs that name an entity, from which on it makes none of them neighbors."""


def link(annotated: Iterable[Annotated], authority: Authority) -> Corpus:
    """All articles as one collection, whatever order they come in."""
    unified = identity.unify(tuple(sorted(annotated, key=lambda a: a.article.slug)), authority)
    articles, entities = unified.articles, unified.entities
    mentions = _mentions(articles)
    shared, alone = namesake.shared(articles, entities)
    return Corpus(
        articles=articles,
        entities=entities,
        mentions=mentions,
        events=_events(articles, {entity.id: entity for entity in entities}),
        related=_related(articles),
        neighbors=_neighbors(articles, mentions),
        problems=tuple(problem for one in articles for problem in one.problems) + unified.problems,
        merged=tuple(sorted((alone | dict(unified.moved)).items())),
        shared=shared,
    )


def _mentions(articles: Sequence[Annotated]) -> dict[str, tuple[MentionRef, ...]]:
    found: defaultdict[str, list[MentionRef]] = defaultdict(list)
    for one in articles:
        for index, mention in enumerate(one.mentions):
            if mention.entity:
                found[mention.entity].append(MentionRef(one.article.slug, index))
    return {entity: tuple(refs) for entity, refs in sorted(found.items())}


def _related(articles: Sequence[Annotated]) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each entity those it shares paragraphs with, and how many paragraphs, most first."""
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in articles:
        for present in by_paragraph(one).values():
            for first, second in combinations(sorted(present), 2):
                shared[first][second] += 1
                shared[second][first] += 1
    return {entity: _most(counts, MOST_RELATED) for entity, counts in sorted(shared.items())}


def by_paragraph(one: Annotated) -> dict[str, set[str]]:
    """The entities that each paragraph names."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    for mention in one.mentions:
        if mention.entity:
            present[one.article.paragraph_at(mention.span.start).id].add(mention.entity)
    return present


def _most(counts: Counter[str], limit: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit])


def _neighbors(
    articles: Sequence[Annotated], mentions: Mapping[str, Sequence[MentionRef]]
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """For each brief its nearest ones and the entities they share, rarest first.

    An entity counts by its inverse document frequency (Spärck Jones 1972): what stands in every brief relates none.
    What stands in very many is not even looked at, for the pairs of them would be too many.
    """
    slugs = [one.article.slug for one in articles]  # in order
    place = {slug: i for i, slug in enumerate(slugs)}
    holders = {entity: sorted({place[ref.slug] for ref in refs}) for entity, refs in mentions.items()}
    weights = {entity: math.log((1 + len(articles)) / len(of)) for entity, of in holders.items()}
    present: defaultdict[int, set[str]] = defaultdict(set)
    for entity, of in holders.items():
        for i in of:
            present[i].add(entity)
    rare = {entity: np.array(of) for entity, of in holders.items() if len(of) <= COMMON}
    return {
        slugs[i]: tuple(
            (slugs[other], tuple(sorted(present[i] & present[other], key=lambda e: (-weights[e], e))))
            for other in _nearest(i, sorted(entities & rare.keys()), rare, weights, len(slugs))
        )
        for i, entities in sorted(present.items())
    }


def _nearest(
    one: int, entities: Sequence[str], holders: Mapping[str, IntArray], weights: Mapping[str, float], count: int
) -> list[int]:
    """The articles that share most with the article `one`, which names `entities`; of equals the first."""
    if not entities:
        return []
    others = np.concatenate([holders[entity] for entity in entities])
    shares = np.repeat([weights[entity] for entity in entities], [len(holders[entity]) for entity in entities])
    scores = np.bincount(others, shares, minlength=count)
    named = np.bincount(others, minlength=count) > 0
    named[one] = False
    ranked = np.argsort(-scores, kind="stable")
    return [int(i) for i in ranked[named[ranked]][:MOST_NEIGHBORS]]


def _events(articles: Sequence[Annotated], entities: Mapping[str, Entity]) -> tuple[CorpusEvent, ...]:
    """The common timeline: one entry per event, with everyone who tells it."""
    dated: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        if entity.kind == "event" and entity.date:
            dated[entity.date].append(entity)
    told: defaultdict[str, list[tuple[EventSource, Event]]] = defaultdict(list)
    for one in articles:
        for index, event in enumerate(one.events):
            source = EventSource(one.article.slug, index)
            told[_event_id(source, event, entities, dated)].append((source, event))
    loose = [found for id, of in told.items() for found in of if id not in entities and found[1].kind == "statement"]
    for together in telling.same(loose):
        (source, event), *others = together
        own = _event_id(source, event, entities, dated)
        for other, said in others:
            told[own] += told.pop(_event_id(other, said, entities, dated))
    merged = [_merge(id, tellings, entities) for id, tellings in told.items()]
    return tuple(sorted(merged, key=lambda event: (*edtf.order(event.edtf), event.id)))


def _event_id(
    source: EventSource, event: Event, entities: Mapping[str, Entity], dated: Mapping[str, Sequence[Entity]]
) -> str:
    """The same id for the same event. A statement is taken for a telling of an event that the authority file dates
    when it names that event and its date lies within the event's, when it says when the event took place, or when it
    says no more than its name."""
    if event.kind == "publication":
        return f"published-{source.slug}"
    if event.entity:
        return event.entity
    for entity in (entities[id] for id in event.entities if id in entities):
        if entity.kind != "event" or not entity.date:
            continue
        if telling.within(event.edtf, entity.date) or (event.status == "fact" and telling.dates(event, entity)):
            return entity.id
    for entity in dated.get(event.edtf, ()):
        if event.label.casefold().rstrip(".") in {name.casefold() for name in (entity.name, *entity.variants)}:
            return entity.id
    return f"{source.slug}-{event.paragraph or 'editor'}-{source.event + 1}"


def _merge(id: str, tellings: Sequence[tuple[EventSource, Event]], entities: Mapping[str, Entity]) -> CorpusEvent:
    """One entry of several tellings: an event of the authority file has its name and date from there, anything else
    from those who tell it. Where their dates differ it says no single one: the sources show theirs."""
    _, first = tellings[0]
    events = [event for _, event in tellings]
    date = telling.date_of(events) if first.kind == "statement" else first.edtf
    known = entities.get(id) if first.kind != "publication" else None
    concerned = dict.fromkeys(entity for _, event in tellings for entity in event.entities)
    return CorpusEvent(
        id=id,
        edtf=known.date if known and known.date else date,
        label=known.name if known else telling.undated(first) if date.startswith("[") else first.label,
        status="fact" if known else first.status,
        entities=tuple(concerned),
        sources=tuple(source for source, _ in tellings),
        entity=known.id if known else None,
        kind="authority" if known else first.kind,
        by=known.by if known else first.by,
    )
