"""What deserves a hit when somebody searches: briefs with their paragraphs, entities, and entries of the timeline.

Made of the same values as the pages, so that a hit leads to an id that exists, and so that the text of an article that
may not be republished reaches the index no more than it reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from briefs import anchor, dates, edtf, timeline_parts
from briefs.model import Annotated, Corpus, CorpusEvent, Entity
from briefs.settings import Limits
from briefs.standing import label, standing

# Not by re.IGNORECASE, to which "ı" is an "i".
_LETTER = re.compile(f"[{''.join(sorted(c for one in anchor.LETTERS for c in one + one.upper() if not c.isascii()))}]")

_LIMITS = Limits()

HitKind = Literal["Brief", "Entity", "Timeline"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that has an id of its own on the page of its hit; `id` is empty where only the page can be linked."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing to find. `address` counts from the site's root; `meta` is shown with it, `filters` narrow a search
    down: both are pairs of a name and what stands under it."""

    kind: HitKind
    address: str
    title: str
    passages: tuple[Passage, ...]
    meta: tuple[tuple[str, str], ...] = ()
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()


def hits(corpus: Corpus, limits: Limits = _LIMITS) -> Iterator[Hit]:
    """Everything that can be found, in the order of the pages."""
    timeline = timeline_parts.parts(corpus.events, limits.entries)
    entities = {e.id: e for e in corpus.entities}
    told = {a.article.slug: a for a in corpus.articles}
    for annotated in corpus.articles:
        yield _brief(annotated, entities)
    for entity in corpus.entities:
        yield _entity(entity, len({ref.slug for ref in corpus.mentions.get(entity.id, ())}))
    for event in corpus.events:
        if event.kind != "publication":  # the brief itself is the hit
            yield _event(event, timeline.page(event), told, entities)


def _brief(annotated: Annotated, entities: Mapping[str, Entity]) -> Hit:
    article = annotated.article
    passages = tuple((_aid if article.rights == "excerpt" else _text)(annotated))
    named = tuple(dict.fromkeys(entities[id].name for m in annotated.mentions if (id := m.entity or "") in entities))
    published = article.published
    return Hit(
        "Brief",
        anchor.served(anchor.brief_path(article.slug)),
        article.title,
        (
            Passage("", annotated.summary or ""),
            *passages,
            Passage("", ", ".join(article.authors)),
            *_spelled(article.title, *article.authors, *(passage.text for passage in passages)),
        ),
        (("when", dates.spelled(published)),) if published else (),
        (("brief", (article.title,)), ("entity", named), ("year", (str(published.year),) if published else ())),
    )


def _spelled(*texts: str) -> tuple[Passage, ...]:
    """The words with a letter that a keyboard may lack, as they are spelled then: "Okokrim". Accents need no such help,
    Pagefind leaves them out of account by itself."""
    words = dict.fromkeys(word for text in texts if _LETTER.search(text) for word in re.findall(r"\w+", text))
    plain = [anchor.spelled(word) for word in words if not anchor.LETTERS.isdisjoint(word.casefold())]
    return (Passage("", " ".join(plain)),) if plain else ()


def _text(annotated: Annotated) -> Iterator[Passage]:
    article = annotated.article
    for paragraph in article.paragraphs:
        yield Passage(paragraph.id, article.text(paragraph))
    yield from _notes(annotated)


def _aid(annotated: Annotated) -> Iterator[Passage]:
    """What a finding aid says: the editor's points and notes, and whom each paragraph names."""
    article = annotated.article
    for point in annotated.key_points:
        yield Passage(point.paragraph, point.text)
    yield from _notes(annotated)
    for paragraph in article.paragraphs:
        names = [m.surface for m in annotated.mentions if paragraph.span.holds(m.span)]
        if names:
            yield Passage(paragraph.id, " · ".join(names))


def _notes(annotated: Annotated) -> Iterator[Passage]:
    if annotated.notes:  # where they stand follows from all else that does, which takes long to find out
        for note, id in zip(annotated.notes, standing(annotated).notes, strict=True):
            yield Passage(id, note.text)


def _entity(entity: Entity, briefs: int) -> Hit:
    return Hit(
        "Entity",
        anchor.served(anchor.entity_path(entity.id)),
        entity.name,
        (Passage("", " · ".join(entity.variants)), Passage("", entity.description or ""), *_spelled(*entity.variants)),
        (
            ("sort", entity.kind),
            ("gist", entity.description or ""),
            ("when", f"{briefs} {'brief' if briefs == 1 else 'briefs'}"),
        ),
        (("entity", (entity.name,)),),
    )


def _event(event: CorpusEvent, page: str, told: Mapping[str, Annotated], entities: Mapping[str, Entity]) -> Hit:
    first = event.sources[0] if event.sources else None
    paragraph = told[first.slug].events[first.event].paragraph if first else None
    briefs = tuple(dict.fromkeys(told[source.slug].article.title for source in event.sources))
    where = f"{briefs[0]} {label(paragraph)}" if briefs and paragraph else ""
    return Hit(
        "Timeline",
        anchor.served(page, anchor.event_id(event.id)),
        edtf.words(event.edtf),
        (Passage("", event.label), *_spelled(event.label)),
        (("gist", event.label), ("sort", "" if event.status == "fact" else event.status), ("when", where)),
        (
            ("brief", briefs),
            ("entity", tuple(entities[id].name for id in event.entities if id in entities)),
            ("year", (str(dates.first_year(event.edtf)),)),
        ),
    )
