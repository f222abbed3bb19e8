"""What the page of an entity shows, and the index of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefs import anchor, dates, edtf, names, namesake_view, naming_view, salience, timeline_view
from briefs.brief_view import PLURALS, speech, statement_id, uses
from briefs.corpus import by_paragraph
from briefs.markup import Markdown, escape, external, link
from briefs.model import KINDS, By, Corpus, CorpusEvent, Entity, Kind, SharedName
from briefs.naming_view import InBrief, InYear, Naming, counted, entity_link, newest
from briefs.settings import Settings
from briefs.standing import label
from briefs.teaser import shortened
from briefs.timeline_view import Told, Year

# Where an external id can be looked up: the scheme's name as people write it, and the address it resolves at.
_SCHEMES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "gnd": ("GND", "https://d-nb.info/gnd/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
    "lcnaf": ("Library of Congress", "https://id.loc.gov/authorities/names/{}"),
}

_MOST_PLACES = 5
"""Paragraphs listed for each who appears with an entity: on a page about a country they would be all of a brief's."""

_FEWEST_YEARS = 8
"""What an entity's strip spans at least: of fewer years the list below it is the better picture."""


@dataclass(frozen=True, slots=True)
class Neighbor:
    """Who or what stands in the same paragraphs, how many they are, and which: a line for each brief, those of the
    briefs that say most about the entity first, and how many paragraphs it leaves out. Where a single brief names the
    entity, no line need say which: then `here` has the paragraphs alone, which are linked where it is named."""

    name: Markdown
    plain: str
    count: int
    places: tuple[Markdown, ...]
    here: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the entity: when and where it was reported, the word that reports it, and its words (None: they
    may not be republished)."""

    brief: Markdown
    published: str | None
    paragraph: Markdown
    cue: str | None
    words: str | None
    kind: str
    by: By


@dataclass(frozen=True, slots=True)
class Fact:
    term: str
    value: Markdown | str


@dataclass(frozen=True, slots=True)
class EntityView:
    name: str
    kind: Kind
    description: str
    lead: str | None
    facts: tuple[Fact, ...]
    briefs: tuple[InBrief, ...]
    further: tuple[InYear, ...]
    count: int
    mentions: int
    years: tuple[Year, ...]
    neighbors: tuple[Neighbor, ...]
    by: By
    said: tuple[Said, ...]
    strip: Markdown
    ticks: tuple[str, ...]
    timeline: Markdown | None
    others: tuple[Markdown, ...]
    uses: str | None
    jumps: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in the index: how often it is named, in how many briefs, and a strip of its dates."""

    name: Markdown
    kind: Kind
    description: str | None
    mentions: int
    briefs: int
    spark: Markdown


Place = tuple[str, str]
"""A paragraph: the slug of its brief, and its id."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the collection holds of each entity besides its mentions, by id: its dates, the statements it made as
    (slug, index), and the names that others bear too. `present` says whom each paragraph names, `most` how often an
    article names whom it names most."""

    events: Mapping[str, tuple[CorpusEvent, ...]]
    statements: Mapping[str, tuple[tuple[str, int], ...]]
    era: tuple[int, int]
    names: Mapping[str, tuple[SharedName, ...]]
    present: Mapping[Place, tuple[str, ...]]
    most: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an index; `count` are all that belong there, of whom `rows` may be the first."""

    id: str
    heading: str
    rows: tuple[Row, ...]
    count: int


def parts(corpus: Corpus) -> Parts:
    """What belongs to each entity, gathered once for all of them."""
    said: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for annotated in corpus.articles:
        for id, indexes in speech(annotated).items():
            said[id] += ((annotated.article.slug, i) for i in indexes)
    return Parts(
        timeline_view.by_entity(corpus.events),
        {id: tuple(of) for id, of in said.items()},
        timeline_view.era(corpus.events),
        namesake_view.by_bearer(corpus),
        {
            (one.article.slug, id): tuple(sorted(there))
            for one in corpus.articles
            for id, there in by_paragraph(one).items()
        },
        {one.article.slug: salience.most_named(one) for one in corpus.articles},
    )


def entity(
    entity: Entity,
    naming: Sequence[Naming],
    corpus: Corpus,
    parts: Parts,
    told: Mapping[str, Told],
    entities: Mapping[str, Entity],
    settings: Settings,
    spread: bool = False,
) -> EntityView:
    """The view of one entity; `naming` are the briefs that name it. `spread`: all of them are on pages by
    year, too."""
    page = anchor.entity_path(entity.id)
    refs = corpus.mentions.get(entity.id, ())
    events = parts.events.get(entity.id, ())
    years = [dates.first_year(e.edtf) for e in events] or [0]
    several = max(years) - min(years) >= _FEWEST_YEARS
    limits = settings.limits
    shown = naming_view.shown(naming, min(limits.mentions, limits.first) if spread else limits.mentions)
    order = [one.slug for one in naming]
    return EntityView(
        name=entity.name,
        kind=entity.kind,
        description=entity.description
        or f"{entity.name}: {counted(len(refs), 'mention')} in {counted(len(naming), 'brief')} of {settings.title}.",
        lead=entity.description,
        facts=tuple(_facts(entity)),
        briefs=tuple(naming_view.in_brief(one, page, told, settings) for one in naming[:shown]),
        further=tuple(naming_view.further(entity.id, page, naming, shown, told)),
        count=len(naming),
        mentions=len(refs),
        years=timeline_view.years(events, page, told, entities, settings),
        neighbors=tuple(
            _neighbor(entities[id], count, places, page, order, told)
            for id, count, places in _related(entity.id, naming, corpus, parts, settings)
            if id in entities
        ),
        by=entity.by,
        said=tuple(
            _said(told[slug], i, page, settings)
            for slug, i in sorted(parts.statements.get(entity.id, ()), key=lambda one: newest(told[one[0]]))
        ),
        strip=timeline_view.strip(events) if several else Markdown(""),
        ticks=timeline_view.ticks(events) if several else (),
        timeline=link("On the common timeline", f"{anchor.link(page, anchor.TIMELINE)}?entity={entity.id}")
        if events
        else None,
        others=tuple(namesake_view.not_to_be_confused(entity, parts.names.get(entity.id, ()), corpus, entities)),
        uses=uses([told[ref.slug].annotated.mentions[ref.mention] for ref in refs]),
        jumps=tuple(_jumps(len(refs), len(parts.statements.get(entity.id, ())), len(events))),
    )


def _jumps(mentions: int, statements: int, events: int) -> Iterator[Markdown]:
    """Links to the parts of the page, because those behind the mentions of somebody busy would never be found."""
    for count, noun, id in (
        (mentions, "mention", "mentions"),
        (statements, "statement", "said"),
        (events, "date", "timeline"),
    ):
        if count:
            yield link(counted(count, noun), f"#{id}")


def _related(
    id: str, naming: Sequence[Naming], corpus: Corpus, parts: Parts, settings: Settings
) -> Iterator[tuple[str, int, Mapping[str, Sequence[str]]]]:
    """Whom the entity appears with most, in how many paragraphs, and in which by slug."""
    near = corpus.related.get(id, ())[: settings.limits.neighbors]
    places: dict[str, dict[str, list[str]]] = {other: {} for other, _ in near}
    for one in naming:
        for paragraph in one.places:
            for other in parts.present[one.slug, paragraph]:
                if other in places:
                    places[other].setdefault(one.slug, []).append(paragraph)
    for other, count in near:
        yield other, count, places[other]


def _neighbor(
    other: Entity,
    count: int,
    places: Mapping[str, Sequence[str]],
    page: str,
    order: Sequence[str],
    told: Mapping[str, Told],
) -> Neighbor:
    left, lines = _MOST_PLACES, []
    here: list[str] = []
    for slug in (slug for slug in order if slug in places):
        brief = anchor.brief_path(slug)
        shown = places[slug][:left]
        where = [link(label(id), anchor.link(page, brief, id)) for id in shown]
        if len(order) == 1:
            here = list(map(label, shown))
        elif where:
            lines.append(Markdown(f"{escape(told[slug].annotated.article.title)} {' '.join(where)}"))
        left -= len(shown)
    more = sum(map(len, places.values())) - (_MOST_PLACES - left)
    return Neighbor(
        link(other.name, anchor.link(page, anchor.entity_path(other.id))),
        other.name,
        count,
        tuple(lines),
        tuple(here),
        more,
    )


def _said(told: Told, index: int, page: str, settings: Settings) -> Said:
    annotated = told.annotated
    article, statement = annotated.article, annotated.statements[index]
    words = shortened(article.body[statement.span.slice], settings.limits.statement)
    target = anchor.link(page, anchor.brief_path(article.slug), statement_id(annotated, told.places.statements, index))
    return Said(
        brief=link(article.title, anchor.link(page, anchor.brief_path(article.slug))),
        published=dates.spelled(article.published) if article.published else None,
        paragraph=link(label(statement.paragraph), target, "para-ref"),
        cue=article.body[statement.cue.slice] if statement.cue else None,
        words=words if article.rights == "full" else None,
        kind=statement.kind,
        by=statement.by,
    )


def _facts(entity: Entity) -> Iterator[Fact]:
    for term, date in (("Born", entity.born), ("Died", entity.died), ("Date", entity.date)):
        if date:
            yield Fact(term, edtf.words(date))
    if entity.coordinates:
        yield Fact("Coordinates", _degrees(*entity.coordinates))
    variants = [v for v in entity.variants if v != entity.name]
    if variants:
        yield Fact("Also called", ", ".join(variants))
    for scheme, id in entity.same_as:
        name, address = _SCHEMES.get(scheme, (scheme, ""))
        yield Fact(name, external(id, address.format(id)) if address else escape(id))


def _degrees(latitude: float, longitude: float) -> str:
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.4g}° {north}, {abs(longitude):.5g}° {east}"


def _row(entity: Entity, corpus: Corpus, parts: Parts, page: str) -> Row:
    refs = corpus.mentions.get(entity.id, ())
    spark = timeline_view.spark(parts.events.get(entity.id, ()), parts.era)
    return Row(
        entity_link(entity, page), entity.kind, entity.description, len(refs), len({r.slug for r in refs}), spark
    )


def busiest(corpus: Corpus, parts: Parts, page: str, limit: int) -> tuple[Row, ...]:
    """The entities that most briefs name, then those named most often."""
    ranked = sorted(
        (e for e in corpus.entities if corpus.mentions.get(e.id)),
        key=lambda e: (
            -len({r.slug for r in corpus.mentions.get(e.id, ())}),
            -len(corpus.mentions.get(e.id, ())),
            e.id,
        ),
    )
    return tuple(_row(e, corpus, parts, page) for e in ranked[:limit])


def by_kind(corpus: Corpus, parts: Parts, page: str, most: int | None = None) -> tuple[Section, ...]:
    """The index by kind, the most named first, at most so many of each."""
    named = sorted(corpus.entities, key=sort_key)
    named.sort(key=lambda entity: -len(corpus.mentions.get(entity.id, ())))
    sections = []
    for kind in KINDS:
        of = [entity for entity in named if entity.kind == kind]
        if of:
            rows = tuple(_row(entity, corpus, parts, page) for entity in of[:most])
            sections.append(Section(anchor.slug(PLURALS[kind]), PLURALS[kind], rows, len(of)))
    return tuple(sections)


def letters(corpus: Corpus) -> dict[str, tuple[Entity, ...]]:
    """The entities by the letter they are filed under, A to Z; names in other scripts and numbers stand under "#"."""
    ordered = sorted(corpus.entities, key=lambda entity: (_letter(entity), sort_key(entity)))
    return {letter: tuple(of) for letter, of in groupby(ordered, key=_letter)}


def by_letter(letter: str, of: Sequence[Entity], corpus: Corpus, parts: Parts, page: str) -> Section:
    """The section of a letter in an index."""
    return Section(letter_id(letter), letter, tuple(_row(entity, corpus, parts, page) for entity in of), len(of))


def elsewhere(letter: str, of: Sequence[Entity], page: str) -> Markdown:
    """What stands on `page` for the section of a letter that has a page of its own: a link with the id of the section,
    and how many names are there."""
    target = anchor.link(page, anchor.letter_path(letter_id(letter)))
    return Markdown(f'{link(letter, target, id=letter_id(letter))} <span class="count">{len(of)}</span>')


def letter_id(letter: str) -> str:
    """The id of the section of a letter."""
    return anchor.letter_id(letter) if letter != "#" else "letter-other"


def sort_key(entity: Entity) -> tuple[str, str]:
    """Entities as an index orders them: people by their family names, without case, accents or a leading article."""
    name = names.index_form(entity.name) if entity.kind == "person" else entity.name
    return anchor.spelled(name).removeprefix("the "), entity.id


def _letter(entity: Entity) -> str:
    first = sort_key(entity)[0][:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
