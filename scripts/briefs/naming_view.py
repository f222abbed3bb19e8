"""Where an entity is named: the briefs, each mention in its context, and by year what is too much for one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TypeVar

from briefs import anchor, dates, salience
from briefs.markup import Markdown, inline, link
from briefs.model import Annotated, Article, Corpus, Entity, Kind, MentionRef, Paragraph
from briefs.salience import WEIGHTS, Weight
from briefs.settings import Settings
from briefs.standing import label
from briefs.timeline_view import Told

T = TypeVar("T")

UNDATED = "undated"
"""Stands for the year of briefs without a date, as part of an address too."""


@dataclass(frozen=True, slots=True)
class Context:
    """One paragraph that names the entity: a link to it, and its words around the names, which are marked. They are
    most of the page, and a link from each name would be half as long as the words. `use` says what the name stands for
    there, if for something else."""

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
class InYear:
    """What an entity's page says of the briefs of a year that it has no room for: how often all briefs of the year name
    the entity, and a link for each of those left out, all into the page of the year."""

    year: Markdown
    counted: str
    briefs: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The page with all mentions of an entity in the briefs of one year; `years` are links to the one before
    and the one after."""

    name: str
    kind: Kind
    year: str
    title: str
    description: str
    entity: Markdown
    counted: str
    briefs: tuple[InBrief, ...]
    years: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A brief that names the entity, what the entity is to it, and where, as mentions by paragraph."""

    slug: str
    weight: Weight
    places: Mapping[str, Sequence[int]]
    indexes: Sequence[int]


def namings(refs: Sequence[MentionRef], most: Mapping[str, int], told: Mapping[str, Told]) -> list[Naming]:
    """The briefs that name the entity of `refs`: those that are about it first, those that name it in passing last, the
    newest of each first. `most` says how often each brief names whom it names most."""
    found = []
    for slug, of in groupby(refs, key=lambda ref: ref.slug):
        annotated = told[slug].annotated
        indexes = [ref.mention for ref in of]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index in indexes:
            places[annotated.article.paragraph_at(annotated.mentions[index].span.start).id].append(index)
        found.append(Naming(slug, salience.weight(annotated, indexes, most[slug]), places, indexes))
    return sorted(found, key=lambda one: (WEIGHTS.index(one.weight), newest(told[one.slug])))


def shown(naming: Sequence[Naming], most: int) -> int:
    """How many of the briefs a page has room for: those whose paragraphs are `most` together, and one at least."""
    for count, total in enumerate(accumulate(len(one.places) for one in naming)):
        if total > most:
            return max(1, count)
    return len(naming)


def in_brief(naming: Naming, page: str, told: Mapping[str, Told], settings: Settings) -> InBrief:
    article = told[naming.slug].annotated.article
    return InBrief(
        id=f"in-{naming.slug}",
        brief=link(article.title, anchor.link(page, anchor.brief_path(naming.slug))),
        published=dates.spelled(article.published) if article.published else None,
        count=len(naming.indexes),
        contexts=tuple(_contexts(naming.places, page, told[naming.slug], settings)),
        weight=naming.weight,
    )


def _contexts(places: Mapping[str, Sequence[int]], page: str, told: Told, settings: Settings) -> Iterator[Context]:
    """One per paragraph, so that a name that stands there twice does not repeat its words."""
    article = told.annotated.article
    paragraphs = {p.id: p for p in article.paragraphs}
    for id, within in places.items():
        yield Context(
            link(label(id), anchor.link(page, anchor.brief_path(article.slug), id)),
            _words(paragraphs[id], sorted(within), told, settings),
            _use([told.annotated.mentions[index].use for index in within]),
        )


def _use(found: Sequence[str | None]) -> str | None:
    """What a paragraph's mentions stand for: for all of them or, where it has several, for how many."""
    counts = Counter(use for use in found if use)
    told = (f"{'' if n == len(found) else f'{n} of {len(found)} '}for the {use}" for use, n in counts.most_common())
    return ", ".join(told) or None


def _words(paragraph: Paragraph, indexes: Sequence[int], told: Told, settings: Settings) -> Markdown:
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
        out.append(inline(article.body[begin : span.start]))
        out.append(f"<mark>{inline(article.body[span.slice])}</mark>")
        at = min(span.end, paragraph.span.end)
        following = next((mentions[i].span.start for i in indexes if mentions[i].span.start >= at), None)
        if following is not None and following - at <= 2 * reach:
            out.append(inline(article.body[at:following]))
            at = following
        else:
            end = _forth(article.body, at, min(paragraph.span.end, at + reach), paragraph.span.end)
            out.append(inline(article.body[at:end]))
            at = end
    out += [" …"] if at < paragraph.span.end else []
    return Markdown("".join(out).rstrip())


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


def spread(corpus: Corpus, most: int) -> dict[str, dict[str, tuple[MentionRef, ...]]]:
    """The entities that are named in more paragraphs, `most`, than a page has room for, with their mentions by the year
    of the brief: each year has a page of its own."""
    told = {one.article.slug: one for one in corpus.articles}
    found = {}
    for id, refs in corpus.mentions.items():
        if len(refs) > most and len({ref.slug for ref in refs}) > 1:
            paragraphs = {(ref.slug, _paragraph(told[ref.slug], ref)) for ref in refs}
            if len(paragraphs) > most:
                found[id] = _by_year(refs, lambda ref: told[ref.slug].article)
    return found


def _paragraph(annotated: Annotated, ref: MentionRef) -> str:
    return annotated.article.paragraph_at(annotated.mentions[ref.mention].span.start).id


def year(
    entity: Entity,
    year: str,
    naming: Sequence[Naming],
    years: Sequence[str],
    told: Mapping[str, Told],
    settings: Settings,
) -> YearView:
    """The page with the mentions of the entity in the briefs of one of its `years`; `naming` are these briefs."""
    page = anchor.entity_year_path(entity.id, year)
    when = f"of {year}" if year != UNDATED else "without a date"
    told_of = f"{_mentions(naming)} in {counted(len(naming), 'brief')} {when}"
    return YearView(
        name=entity.name,
        kind=entity.kind,
        year=year,
        title=f"{entity.name} in briefs {when}",
        description=f"{entity.name}: {told_of}, each with its paragraph.",
        entity=entity_link(entity, page),
        counted=told_of,
        briefs=tuple(in_brief(one, page, told, settings) for one in naming),
        years=tuple(
            link(other, anchor.link(page, anchor.entity_year_path(entity.id, other))) for other in _beside(year, years)
        ),
    )


def _beside(year: str, years: Sequence[str]) -> Sequence[str]:
    """The years before and after one: a list of all on each of their pages would be as long as what it lists."""
    at = years.index(year)
    return (*years[max(0, at - 1) : at], *years[at + 1 : at + 2])


def _by_year(found: Sequence[T], article: Callable[[T], Article]) -> dict[str, tuple[T, ...]]:
    """By the year of publication, the newest first; those without a date last."""
    years: defaultdict[str, list[T]] = defaultdict(list)
    for one in found:
        published = article(one).published
        years[f"{published.year:04}" if published else UNDATED].append(one)
    return {year: tuple(years[year]) for year in sorted(years, key=lambda year: (year != UNDATED, year), reverse=True)}


def further(id: str, page: str, naming: Sequence[Naming], shown: int, told: Mapping[str, Told]) -> Iterator[InYear]:
    """The years with a brief behind the first `shown`; each of these keeps its place on the page, as a link."""
    left = {one.slug for one in naming[shown:]}
    for year, of in _by_year(naming, lambda one: told[one.slug].annotated.article).items() if left else ():
        target = anchor.link(page, anchor.entity_year_path(id, year))
        yield InYear(
            link(year if year != UNDATED else "Without a date", target),
            f"{_mentions(of)} in {counted(len(of), 'brief')}",
            tuple(
                link(told[one.slug].annotated.article.title, f"{target}#in-{one.slug}", id=f"in-{one.slug}")
                for one in of
                if one.slug in left
            ),
        )


def _mentions(naming: Sequence[Naming]) -> str:
    return counted(sum(len(one.indexes) for one in naming), "mention")


def newest(told: Told) -> int:
    """What sorts the newest brief first and those without a date last."""
    published = told.annotated.article.published
    return -published.toordinal() if published else 0


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def entity_link(entity: Entity, page: str) -> Markdown:
    return link(entity.name, anchor.link(page, anchor.entity_path(entity.id)), "name", entity.kind)
