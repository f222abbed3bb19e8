"""What the page of a brief shows, worked out; the template only places it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefs import anchor, body, citation, dates, edtf
from briefs.citation import Citation
from briefs.markup import Markdown, escape, external, link
from briefs.model import (
    KINDS,
    Annotated,
    Article,
    By,
    Corpus,
    Entity,
    Event,
    KeyPoint,
    Kind,
    Mention,
    Origin,
    SharedName,
)
from briefs.quotes import curled
from briefs.settings import Settings
from briefs.standing import Standing, label
from briefs.teaser import shortened
from briefs.timeline_view import standing_out

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019)."""

PLURALS: Mapping[Kind, str] = {
    "person": "People",
    "place": "Places",
    "organization": "Organizations",
    "group": "Groups",
    "event": "Events",
    "document": "Documents",
}


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    paragraph: Markdown
    by: By


@dataclass(frozen=True, slots=True)
class Present:
    """Who is in this brief: the places are links to the words, `says` to the statements; `where` is a strip that shows
    where in the text they stand; `dates` are those of a life, an event or a document; `uses` says how many of the
    mentions stand for something else."""

    id: str
    name: Markdown
    kind: Kind
    count: int
    places: tuple[Markdown, ...]
    description: str | None
    briefs: int
    by: By
    says: tuple[Markdown, ...]
    dates: str | None
    uses: str | None


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    present: tuple[Present, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A timeline entry of one brief. `when` links to the words; `classes` are for what is not usual."""

    id: str
    when: Markdown
    label: str
    paragraph: Markdown | None
    status: str
    basis: str | None
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    brief: Markdown
    published: str | None
    reasons: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class BriefView:
    title: str
    description: str
    section: str | None
    byline: tuple[str, ...]
    published: str | None
    published_iso: str | None
    minutes: int
    source: Markdown | None
    summary: str | None
    points: tuple[Point, ...]
    points_by: By
    outline: tuple[Markdown, ...]
    groups: tuple[Group, ...]
    unclear: tuple[Markdown, ...]
    names: int
    timeline: tuple[Entry, ...]
    body: Markdown
    excerpt: bool
    citation: Citation
    license: str | None
    sources: tuple[Markdown, ...]
    related: tuple[Related, ...]
    data: tuple[Markdown, ...]
    machine: int
    editor: int
    model: str | None
    standfirst: str | None
    earlier: Markdown | None
    later: Markdown | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as other briefs list it. They need not be made again when its text changes."""

    slug: str
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Around:
    """What pages of briefs show of the collection, gathered once for all of them: the entities by id and roughly how
    many briefs name each, the articles by slug, and in each the mentions whose name several bear."""

    corpus: Corpus
    entities: Mapping[str, Entity]
    briefs: Mapping[str, int]
    articles: Mapping[str, Listed]
    shared: Mapping[str, Mapping[int, SharedName]]


def around(corpus: Corpus) -> Around:
    """What surrounds each brief of the collection."""
    shared: defaultdict[str, dict[int, SharedName]] = defaultdict(dict)
    for one in corpus.shared:
        for ref in one.unclear:
            shared[ref.slug][ref.mention] = one
    return Around(
        corpus,
        {entity.id: entity for entity in corpus.entities},
        {id: roughly(len({ref.slug for ref in refs})) for id, refs in corpus.mentions.items()},
        {one.article.slug: listed(one.article) for one in corpus.articles},
        shared,
    )


def listed(article: Article) -> Listed:
    return Listed(article.slug, article.title, article.published)


def roughly(count: int) -> int:
    """A count of briefs as other briefs tell it: to the first digit, or they would all be other pages whenever one more
    names somebody whom many do."""
    unit: int = 10 ** (len(str(count)) - 1)
    return count // unit * unit


def brief(
    annotated: Annotated,
    standing: Standing,
    around: Around,
    settings: Settings,
    beside: tuple[Listed | None, Listed | None] = (None, None),
) -> BriefView:
    """The view of one brief; `beside` are the articles that were published next before and after it."""
    article = annotated.article
    page = anchor.brief_path(article.slug)
    excerpt = article.rights == "excerpt"
    shared = around.shared.get(article.slug, {})
    told = {index: anchor.link(page, anchor.entity_path(one.id)) for index, one in shared.items()}
    words = article.body.split()
    made = Counter(by for by in _makers(annotated))
    return BriefView(
        title=article.title,
        description=_description(annotated, settings),
        section=article.section,
        byline=tuple(article.authors),
        published=dates.spelled(article.published) if article.published else None,
        published_iso=article.published.isoformat() if article.published else None,
        minutes=max(1, round(len(words) / WORDS_PER_MINUTE)),
        source=_source(annotated),
        summary=curled(annotated.summary) if annotated.summary else None,
        points=tuple(
            Point(worded(k), link(label(k.paragraph), f"#{k.paragraph}", "para-ref"), k.by)
            for k in annotated.key_points
        ),
        points_by="editor" if any(k.by == "editor" for k in annotated.key_points) else "machine",
        outline=tuple(_outline(annotated)),
        groups=tuple(_groups(annotated, standing, around, page)),
        unclear=tuple(_unclear(annotated, standing, shared, page)),
        names=len({m.entity for m in annotated.mentions if m.entity}),
        timeline=tuple(_timeline(annotated, standing)),
        body=(body.finding_aid if excerpt else body.body)(annotated, standing, told),
        excerpt=excerpt,
        citation=citation.cite(article, settings),
        license=article.license,
        sources=tuple(_origin(o) for o in annotated.sources),
        related=tuple(_related(article.slug, around, settings)),
        data=tuple(
            link(name, anchor.link(page, anchor.data_path(article.slug, suffix)))
            for name, suffix in (("JSON", "json"), ("BibTeX", "bib"), ("RIS", "ris"))
        ),
        machine=made["machine"],
        editor=made["editor"],
        model=settings.model,
        standfirst=article.standfirst,
        earlier=_beside(beside[0], page, "prev"),
        later=_beside(beside[1], page, "next"),
    )


def _beside(article: Listed | None, page: str, relation: str) -> Markdown | None:
    if article is None:
        return None
    target = anchor.link(page, anchor.brief_path(article.slug))
    return Markdown(f"[{escape(article.title)}]({target}){{ rel={relation} }}")


def worded(point: KeyPoint) -> str:
    """A key point as it is shown; those of the machine are sentences of the text."""
    return curled(point.text) if point.by == "editor" else point.text


def _makers(annotated: Annotated) -> Iterator[By]:
    for made in (annotated.mentions, annotated.timexes, annotated.notes):
        for annotation in made:
            yield annotation.by


def _description(annotated: Annotated, settings: Settings) -> str:
    """For search results and link previews."""
    teaser = annotated.summary or annotated.article.standfirst or next((p.text for p in annotated.key_points), None)
    return shortened(teaser or annotated.article.title, settings.limits.teaser)


def _source(annotated: Annotated) -> Markdown | None:
    article = annotated.article
    if article.url:
        return external(article.publisher or "source", article.url)
    return escape(article.publisher) if article.publisher else None


def _outline(annotated: Annotated) -> Iterator[Markdown]:
    article = annotated.article
    if article.rights == "excerpt":
        return
    ids = {p.id for p in article.paragraphs}
    added: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for section in annotated.sections:
        if section.id not in ids:
            added[section.before].append((section.title, section.id))
    for paragraph in article.paragraphs:
        for title, id in added[paragraph.id]:
            yield link(title, f"#{id}")
        if paragraph.kind == "heading":
            yield link(article.text(paragraph), f"#{paragraph.id}")


def _groups(annotated: Annotated, standing: Standing, around: Around, page: str) -> Iterator[Group]:
    """The entities by kind, the most mentioned first, and of equals the one that comes first."""
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(annotated.mentions):
        if mention.entity in around.entities:
            mentions[mention.entity or ""].append(index)
    said = speech(annotated)
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]))
    present = [
        _present(annotated, standing, around, around.entities[id], indexes, said.get(id, ()), page)
        for id, indexes in ranked
    ]
    for kind in KINDS:
        if group := tuple(p for p in present if p.kind == kind):
            yield Group(PLURALS[kind], group)


def _present(
    annotated: Annotated,
    standing: Standing,
    around: Around,
    entity: Entity,
    indexes: Sequence[int],
    said: Sequence[int],
    page: str,
) -> Present:
    article = annotated.article
    places = tuple(
        link(label(article.paragraph_at(annotated.mentions[i].span.start).id), f"#{standing.mentions[i]}")
        for i in indexes
    )
    return Present(
        id=f"n-{entity.id}",
        name=link(entity.name, anchor.link(page, anchor.entity_path(entity.id))),
        kind=entity.kind,
        count=len(indexes),
        places=places,
        description=entity.description,
        briefs=around.briefs.get(entity.id, 0),
        by=entity.by,
        says=tuple(
            link(label(annotated.statements[i].paragraph), f"#{statement_id(annotated, standing.statements, i)}")
            for i in said
        ),
        dates=lifetime(entity),
        uses=uses([annotated.mentions[i] for i in indexes]),
    )


def uses(mentions: Sequence[Mention]) -> str | None:
    """What else a name stands for, and how often ("3 of 12 mentions stand for the government")."""
    counts = Counter(mention.use for mention in mentions if mention.use)
    total = len(mentions)
    told = (
        ("The mention stands" if total == 1 else f"{count} of {total} mentions {'stands' if count == 1 else 'stand'}")
        + f" for the {use}"
        for use, count in counts.most_common()
    )
    return "; ".join(told) or None


def speech(annotated: Annotated) -> Mapping[str, tuple[int, ...]]:
    """The statements, as indexes, of each entity that is known to have made one."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, statement in enumerate(annotated.statements):
        entity = None if statement.speaker is None else annotated.mentions[statement.speaker].entity
        if entity is not None:
            found[entity].append(i)
    return {id: tuple(indexes) for id, indexes in found.items()}


def statement_id(annotated: Annotated, places: Sequence[str], index: int) -> str:
    """Where a statement can be linked: a finding aid has only its paragraph."""
    excerpt = annotated.article.rights == "excerpt"
    return annotated.statements[index].paragraph if excerpt else places[index]


def lifetime(entity: Entity) -> str | None:
    """The dates of a life, an event or a document, in words."""
    signed = (("born ", entity.born), ("died ", entity.died), ("", entity.date))
    return ", ".join(f"{sign}{edtf.words(date)}" for sign, date in signed if date) or None


def _unclear(
    annotated: Annotated, standing: Standing, shared: Mapping[int, SharedName], page: str
) -> Iterator[Markdown]:
    """The mentions that could be several bearers', and behind the last of a name that has a page a link to it."""
    left = Counter(one.id for one in shared.values())
    for i, mention in enumerate(annotated.mentions):
        if mention.entity is None:
            where = label(annotated.article.paragraph_at(mention.span.start).id)
            yield link(f"{mention.surface} {where}", f"#{standing.mentions[i]}")
            if i in shared:
                name = shared[i]
                left[name.id] -= 1
                if not left[name.id]:
                    target = anchor.link(page, anchor.entity_path(name.id))
                    yield link(f"Who is called {name.name}?", target, "who-is")


def _timeline(annotated: Annotated, standing: Standing) -> Iterator[Entry]:
    order = sorted(range(len(annotated.events)), key=lambda i: (edtf.order(annotated.events[i].edtf), i))
    for i in order:
        yield _entry(annotated.events[i], standing.events[i], standing.words[i])


def _entry(event: Event, id: str, words: str | None) -> Entry:
    spelled = edtf.words(event.edtf)
    return Entry(
        id=id,
        when=link(_unbroken(spelled), f"#{words or id}", "when"),
        label=event.label,
        paragraph=link(label(event.paragraph), f"#{event.paragraph}", "para-ref") if event.paragraph else None,
        status=event.status,
        basis=event.basis,
        classes=standing_out(event),
    )


def _unbroken(spelled: str) -> str:
    """Dates in words that a narrow column breaks between two dates only, not within one."""
    return re.sub(r"(?<=[\w.]) (?=[\w])", "\xa0", spelled) if " – " in spelled else spelled


def _origin(origin: Origin) -> Markdown:
    title = origin.title or origin.url or "untitled"
    date = edtf.words(origin.date) if origin.date and edtf.valid(origin.date) else origin.date
    parts = (
        escape(origin.author or ""),
        external(title, origin.url) if origin.url else escape(title),
        escape(origin.publisher or ""),
        escape(date or ""),
    )
    return Markdown(", ".join(part for part in parts if part))


def _related(slug: str, around: Around, settings: Settings) -> Iterator[Related]:
    page = anchor.brief_path(slug)
    for other, shared in around.corpus.neighbors.get(slug, ())[: settings.limits.related]:
        article = around.articles[other]
        known = [around.entities[id] for id in shared if id in around.entities]
        yield Related(
            brief=link(article.title, anchor.link(page, anchor.brief_path(other))),
            published=dates.spelled(article.published) if article.published else None,
            reasons=tuple(e.name for e in known[: settings.limits.reasons]),
            more=max(0, len(known) - settings.limits.reasons),
        )
