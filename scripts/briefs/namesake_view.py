"""What the page of a shared name shows, and what the page of each bearer says of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs import anchor, namesake
from briefs.brief_view import PLURALS, lifetime
from briefs.markup import Markdown, escape, link
from briefs.model import KINDS, Corpus, Entity, Kind, MentionRef, SharedName
from briefs.naming_view import counted
from briefs.standing import label
from briefs.timeline_view import Told

_OTHERS = 3
"""Namesakes that a page names itself; the page of the name has them all."""

_COMPANY = 3
"""Who a bearer appears with, where nothing else says who that is."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """`gist` says who it is: the description, or whom it appears with. `dates` are those of a life, an event or a
    document; `counted` how often it is named, and how often by this name; `where` leads to the first mention by
    this name, or else to the first."""

    name: Markdown
    kind: Kind
    gist: Markdown | None
    dates: str | None
    counted: str
    where: Markdown | None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Where a mention stands that could be several bearers'."""

    brief: Markdown
    paragraphs: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    name: str
    lead: str
    bearers: tuple[Bearer, ...]
    unclear: tuple[Unclear, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A shared name in the index."""

    name: Markdown
    count: int
    bearers: Markdown


def name(
    shared: SharedName,
    corpus: Corpus,
    entities: Mapping[str, Entity],
    called: Mapping[str, Counter[str]],
    told: Mapping[str, Told],
) -> tuple[str, NameView]:
    """The view of one shared name, and its description. `called` counts for each entity the names it goes by."""
    page = anchor.entity_path(shared.id)
    bearers = _ranked(shared, corpus, entities)
    lead = f"{_told(bearers)} in these briefs are called “{shared.name}”."
    view = NameView(
        name=shared.name,
        lead=lead,
        bearers=tuple(_bearer(one, shared, corpus, called, entities, told, page) for one in bearers),
        unclear=tuple(_unclear(shared, told, page)),
    )
    return f"{lead} Who is who: {'; '.join(one.name for one in bearers[:5])}.", view


def called(corpus: Corpus) -> dict[str, Counter[str]]:
    """How often each entity is called what, by the part of an address that the words make."""
    found: dict[str, Counter[str]] = {id: Counter() for name in corpus.shared for id in name.bearers}
    for one in corpus.articles:
        for mention in one.mentions:
            if mention.entity in found:
                found[mention.entity][namesake.id_of(mention.surface)] += 1
    return found


def by_bearer(corpus: Corpus) -> dict[str, tuple[SharedName, ...]]:
    """The shared names that each entity bears."""
    found: dict[str, tuple[SharedName, ...]] = {}
    for shared in corpus.shared:
        for id in shared.bearers:
            found[id] = (*found.get(id, ()), shared)
    return found


def not_to_be_confused(
    entity: Entity, names: Sequence[SharedName], corpus: Corpus, entities: Mapping[str, Entity]
) -> Iterator[Markdown]:
    """For each name that the entity shares, who else bears it."""
    page = anchor.entity_path(entity.id)
    for shared in names:
        others = [one for one in _ranked(shared, corpus, entities) if one.id != entity.id]
        shown = [link(one.name, anchor.link(page, anchor.entity_path(one.id))) for one in others[:_OTHERS]]
        everyone = link(f"All called {shared.name}", anchor.link(page, anchor.entity_path(shared.id)))
        bare = entity.kind == "person" and " " not in entity.name and namesake.id_of(entity.name) == shared.id
        opening = "Named by this name alone; may be" if bare else "Not to be confused with"
        yield Markdown(f"{opening} {_either(shown, len(others) - len(shown))}. {everyone}")


def _either(shown: Sequence[str], more: int) -> str:
    """ "A, B or C"."""
    *first, last = (*shown, f"{more} more") if more else shown
    return f"{', '.join(first)} or {last}" if first else last


def rows(corpus: Corpus, page: str) -> tuple[Row, ...]:
    """The shared names as rows of the index, in order of name."""
    entities = {entity.id: entity for entity in corpus.entities}
    return tuple(
        Row(
            link(shared.name, anchor.link(page, anchor.entity_path(shared.id)), "name"),
            len(shared.bearers),
            _listed([one.name for one in _ranked(shared, corpus, entities)]),
        )
        for shared in sorted(corpus.shared, key=lambda shared: (shared.name.casefold(), shared.id))
    )


def _listed(shown: Sequence[str]) -> Markdown:
    more = len(shown) - 4
    return Markdown("; ".join(map(escape, shown[:4])) + (f" and {more} more" if more > 0 else ""))


def _ranked(shared: SharedName, corpus: Corpus, entities: Mapping[str, Entity]) -> list[Entity]:
    """The bearers, those named most often first."""
    return sorted(
        (entities[id] for id in shared.bearers), key=lambda one: (-len(corpus.mentions.get(one.id, ())), one.id)
    )


def _told(bearers: Sequence[Entity]) -> str:
    """ "Two people and one place": how many of each kind."""
    counts = Counter(one.kind for one in bearers)
    parts = [_count(counts[kind], kind) for kind in KINDS if counts[kind]]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind if number == 1 else PLURALS[kind].lower()}"


def _bearer(
    one: Entity,
    shared: SharedName,
    corpus: Corpus,
    called: Mapping[str, Counter[str]],
    entities: Mapping[str, Entity],
    told: Mapping[str, Told],
    page: str,
) -> Bearer:
    refs = corpus.mentions.get(one.id, ())
    briefs, times = len({ref.slug for ref in refs}), len(refs)
    often = f"{counted(times, 'mention')} in {counted(briefs, 'brief')}"
    alone = called[one.id][shared.id]
    if alone and namesake.id_of(one.name) != shared.id:
        often += f", {alone} of them as “{shared.name}”"
    return Bearer(
        name=link(one.name, anchor.link(page, anchor.entity_path(one.id)), "name", one.kind),
        kind=one.kind,
        gist=escape(one.description) if one.description else _company(one, corpus, entities, page),
        dates=lifetime(one),
        counted=often,
        where=_first(shared, refs, told, page),
    )


def _first(shared: SharedName, refs: Sequence[MentionRef], told: Mapping[str, Told], page: str) -> Markdown | None:
    if not refs:
        return None
    by_name = (r for r in refs if namesake.id_of(told[r.slug].annotated.mentions[r.mention].surface) == shared.id)
    ref = next(by_name, refs[0])
    return _place(f"{told[ref.slug].annotated.article.title} ", ref, told, page)


def _place(text: str, ref: MentionRef, told: Mapping[str, Told], page: str) -> Markdown:
    one = told[ref.slug]
    where = one.annotated.article.paragraph_at(one.annotated.mentions[ref.mention].span.start).id
    target = anchor.link(page, anchor.brief_path(ref.slug), one.standing.mentions[ref.mention])
    return link(text + label(where), target, "para-ref")


def _company(one: Entity, corpus: Corpus, entities: Mapping[str, Entity], page: str) -> Markdown | None:
    near = [entities[id] for id, _ in corpus.related.get(one.id, ())[:_COMPANY] if id in entities]
    links = (link(other.name, anchor.link(page, anchor.entity_path(other.id))) for other in near)
    return Markdown(f"Appears with {', '.join(links)}") if near else None


def _unclear(shared: SharedName, told: Mapping[str, Told], page: str) -> Iterator[Unclear]:
    places: dict[str, list[Markdown]] = {}
    for ref in shared.unclear:
        places.setdefault(ref.slug, []).append(_place("", ref, told, page))
    for slug, paragraphs in places.items():
        article = told[slug].annotated.article
        yield Unclear(link(article.title, anchor.link(page, anchor.brief_path(slug))), tuple(paragraphs))
