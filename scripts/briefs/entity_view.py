"""What the page of an entity shows, and the index of all of them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefs import anchor, dates, edtf, namesake_view, salience, timeline_view
from briefs.brief_view import PLURALS, speech, statement_id, uses
from briefs.corpus import by_paragraph
from briefs.markup import Markdown, escape, external, link
from briefs.model import KINDS, By, Corpus, CorpusEvent, Entity, Kind, MentionRef, Paragraph, SharedName
from briefs.salience import WEIGHTS, Weight
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

_MOST_PLACES = 12
"""Paragraphs listed for each who appears with an entity: on a page about a country they would be all of a brief's."""

_FEWEST_YEARS = 8
"""What an entity's strip spans at least: of fewer years the list below it is the better picture."""


@dataclass(frozen=True, slots=True)
class Context:
    """One paragraph that names the entity: a link to it, and its words around the names, each name a link. `use` says
    what the name stands for there, if for something else."""

    paragraph: Markdown
    text: Markdown
    use: str | None


@dataclass(frozen=True, slots=True)
class InBrief:
    """A brief that names the entity. `weight` says what the entity is to it."""

    id: str
    brief: Markdown
    published: str | None
    count: int
    contexts: tuple[Context, ...]
    weight: Weight


@dataclass(frozen=True, slots=True)
class Neighbor:
    """Who or what stands in the same paragraphs, how many they are, and which: a line for each brief, those of the
    briefs that say most about the entity first, and how many paragraphs it leaves out."""

    name: Markdown
    plain: str
    count: int
    places: tuple[Markdown, ...]
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
    present: Mapping[Place, frozenset[str]]
    most: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    heading: str
    rows: tuple[Row, ...]


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
            (one.article.slug, id): frozenset(there)
            for one in corpus.articles
            for id, there in by_paragraph(one).items()
        },
        {one.article.slug: salience.most_named(one) for one in corpus.articles},
    )


def entity(
    entity: Entity,
    corpus: Corpus,
    parts: Parts,
    told: Mapping[str, Told],
    entities: Mapping[str, Entity],
    settings: Settings,
) -> EntityView:
    """The view of one entity."""
    page = anchor.entity_path(entity.id)
    refs = corpus.mentions.get(entity.id, ())
    events = parts.events.get(entity.id, ())
    years = [dates.first_year(e.edtf) for e in events] or [0]
    several = max(years) - min(years) >= _FEWEST_YEARS
    briefs = tuple(_in_briefs(refs, page, parts, told, settings))
    order = [brief.id.removeprefix("in-") for brief in briefs]
    return EntityView(
        name=entity.name,
        kind=entity.kind,
        description=entity.description
        or f"{entity.name}: {_counted(len(refs), 'mention')} in {_counted(len(briefs), 'brief')} of {settings.title}.",
        lead=entity.description,
        facts=tuple(_facts(entity)),
        briefs=briefs,
        mentions=len(refs),
        years=timeline_view.years(events, page, told, entities, settings),
        neighbors=tuple(
            _neighbor(entities[id], count, places, page, order, told)
            for id, count, places in _related(entity.id, refs, corpus, parts, told, settings)
            if id in entities
        ),
        by=entity.by,
        said=tuple(
            _said(told[slug], i, page, settings)
            for slug, i in sorted(parts.statements.get(entity.id, ()), key=lambda one: _newest(told[one[0]]))
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
            yield link(_counted(count, noun), f"#{id}")


def _newest(told: Told) -> int:
    """What sorts the newest brief first and those without a date last."""
    published = told.annotated.article.published
    return -published.toordinal() if published else 0


def _related(
    id: str, refs: Sequence[MentionRef], corpus: Corpus, parts: Parts, told: Mapping[str, Told], settings: Settings
) -> Iterator[tuple[str, int, Mapping[str, Sequence[str]]]]:
    """Whom the entity appears with most, in how many paragraphs, and in which by slug."""
    near = corpus.related.get(id, ())[: settings.limits.neighbors]
    places: dict[str, dict[str, list[str]]] = {other: {} for other, _ in near}
    for slug, paragraph in dict.fromkeys(_place(ref, told) for ref in refs):
        for other in parts.present[slug, paragraph] & places.keys():
            places[other].setdefault(slug, []).append(paragraph)
    for other, count in near:
        yield other, count, places[other]


def _place(ref: MentionRef, told: Mapping[str, Told]) -> Place:
    annotated = told[ref.slug].annotated
    return ref.slug, annotated.article.paragraph_at(annotated.mentions[ref.mention].span.start).id


def _neighbor(
    other: Entity,
    count: int,
    places: Mapping[str, Sequence[str]],
    page: str,
    order: Sequence[str],
    told: Mapping[str, Told],
) -> Neighbor:
    left, lines = _MOST_PLACES, []
    for slug in (slug for slug in order if slug in places):
        brief = anchor.brief_path(slug)
        where = [link(label(id), anchor.link(page, brief, id)) for id in places[slug][:left]]
        if where:
            lines.append(Markdown(f"{escape(told[slug].annotated.article.title)} {' '.join(where)}"))
        left -= len(where)
    more = sum(map(len, places.values())) - (_MOST_PLACES - left)
    return Neighbor(_link(other, page), other.name, count, tuple(lines), more)


def _said(told: Told, index: int, page: str, settings: Settings) -> Said:
    annotated = told.annotated
    article, statement = annotated.article, annotated.statements[index]
    words = shortened(article.body[statement.span.slice], settings.limits.statement)
    target = anchor.link(page, anchor.brief_path(article.slug), statement_id(annotated, told.standing, index))
    return Said(
        brief=link(article.title, anchor.link(page, anchor.brief_path(article.slug))),
        published=dates.spelled(article.published) if article.published else None,
        paragraph=link(label(statement.paragraph), target, "para-ref"),
        cue=article.body[statement.cue.slice] if statement.cue else None,
        words=words if article.rights == "full" else None,
        kind=statement.kind,
        by=statement.by,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _link(entity: Entity, page: str) -> Markdown:
    return link(entity.name, anchor.link(page, anchor.entity_path(entity.id)), "name", entity.kind)


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


def _in_briefs(
    refs: Sequence[MentionRef], page: str, parts: Parts, told: Mapping[str, Told], settings: Settings
) -> Iterator[InBrief]:
    """The briefs that name the entity: those that are about it first, those that name it in passing last, the newest
    of each first."""
    found: list[tuple[Weight, str, list[int]]] = []
    for slug, of in groupby(refs, key=lambda ref: ref.slug):
        indexes = [ref.mention for ref in of]
        found.append((salience.weight(told[slug].annotated, indexes, parts.most[slug]), slug, indexes))
    for weight, slug, indexes in sorted(found, key=lambda one: (WEIGHTS.index(one[0]), _newest(told[one[1]]))):
        article = told[slug].annotated.article
        yield InBrief(
            id=f"in-{slug}",
            brief=link(article.title, anchor.link(page, anchor.brief_path(slug))),
            published=dates.spelled(article.published) if article.published else None,
            count=len(indexes),
            contexts=tuple(_contexts(indexes, page, told[slug], settings)),
            weight=weight,
        )


def _contexts(indexes: Sequence[int], page: str, told: Told, settings: Settings) -> Iterator[Context]:
    """One per paragraph, so that a name that stands there twice does not repeat its words."""
    article = told.annotated.article
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for index in indexes:
        standing[article.paragraph_at(told.annotated.mentions[index].span.start).id].append(index)
    paragraphs = {p.id: p for p in article.paragraphs}
    for id, within in standing.items():
        target = anchor.link(page, anchor.brief_path(article.slug), id)
        yield Context(
            link(label(id), target, "para-ref"),
            _words(paragraphs[id], sorted(within), page, told, settings),
            _use([told.annotated.mentions[index].use for index in within]),
        )


def _use(found: Sequence[str | None]) -> str | None:
    """What a paragraph's mentions stand for: for all of them or, where it has several, for how many."""
    counts = Counter(use for use in found if use)
    told = (f"{'' if n == len(found) else f'{n} of {len(found)} '}for the {use}" for use, n in counts.most_common())
    return ", ".join(told) or None


def _words(paragraph: Paragraph, indexes: Sequence[int], page: str, told: Told, settings: Settings) -> Markdown:
    article, mentions = told.annotated.article, told.annotated.mentions
    full = article.rights == "full"
    reach = settings.limits.context if full else 0
    out: list[str] = []
    at = paragraph.span.start
    for index in indexes:
        span = mentions[index].span
        if span.start < at:  # an editor's mention inside another: its words have been shown
            continue
        begin = _back(article.body, max(at, span.start - reach), span.start, at)
        out += [" … " if out else "… "] if begin > at else []
        out.append(escape(article.body[begin : span.start]))
        target = anchor.link(page, anchor.brief_path(article.slug), told.standing.mentions[index])
        out.append(link(article.body[span.slice], target, "hit"))
        at = min(span.end, paragraph.span.end)
        following = next((mentions[i].span.start for i in indexes if mentions[i].span.start >= at), None)
        if following is not None and following - at <= 2 * reach:
            out.append(escape(article.body[at:following]))
            at = following
        else:
            end = _forth(article.body, at, min(paragraph.span.end, at + reach), paragraph.span.end)
            out.append(escape(article.body[at:end]))
            at = end
    out += [" …"] if at < paragraph.span.end else []
    return Markdown("".join(out))


def _back(body: str, begin: int, end: int, limit: int) -> int:
    """The start of a word at or after `begin`, so that no context begins inside one."""
    if begin <= limit:
        return begin
    space = body.find(" ", begin, end)
    return end if space < 0 else space + 1


def _forth(body: str, begin: int, end: int, limit: int) -> int:
    """The end of a word at or before `end`."""
    if end >= limit:
        return limit
    space = body.rfind(" ", begin, end + 1)
    return begin if space < 0 else space


def rows(corpus: Corpus, parts: Parts, page: str) -> tuple[Row, ...]:
    """Every entity as a row for lists on `page`, in order of name."""
    return tuple(_row(e, corpus, parts, page) for e in sorted(corpus.entities, key=lambda e: (sort_key(e.name), e.id)))


def _row(entity: Entity, corpus: Corpus, parts: Parts, page: str) -> Row:
    refs = corpus.mentions.get(entity.id, ())
    spark = timeline_view.spark(parts.events.get(entity.id, ()), parts.era)
    return Row(_link(entity, page), entity.kind, entity.description, len(refs), len({r.slug for r in refs}), spark)


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


def by_kind(corpus: Corpus, parts: Parts, page: str) -> tuple[Section, ...]:
    """The index by kind, the most named first."""
    found = rows(corpus, parts, page)
    return tuple(
        Section(anchor.slug(PLURALS[kind]), PLURALS[kind], tuple(of))
        for kind in KINDS
        if (of := sorted((r for r in found if r.kind == kind), key=lambda r: -r.mentions))
    )


def by_letter(corpus: Corpus, parts: Parts, page: str) -> tuple[Section, ...]:
    """The index A to Z; names in other scripts and numbers stand under "#"."""
    found = zip(sorted(corpus.entities, key=lambda e: (sort_key(e.name), e.id)), rows(corpus, parts, page), strict=True)
    lettered = [(_letter(entity.name), row) for entity, row in found]
    return tuple(
        Section(anchor.letter_id(letter) if letter != "#" else "letter-other", letter, tuple(row for _, row in of))
        for letter, of in groupby(sorted(lettered, key=lambda pair: pair[0]), key=lambda pair: pair[0])
    )


def sort_key(name: str) -> str:
    """Names as an index orders them: without case, accents or a leading article."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return folded.removeprefix("the ")


def _letter(name: str) -> str:
    first = sort_key(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
