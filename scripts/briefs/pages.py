"""Renders the linked collection as pages of finished Markdown.

View models say what a page shows, templates where it stands. Templates print `Markdown` as it is and escape every
other value, so that forgetting to escape is not possible.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefs import (
    anchor,
    brief_view,
    dates,
    entity_view,
    namesake_view,
    naming_view,
    template_cache,
    timeline_parts,
    timeline_view,
)
from briefs.entity_view import Parts
from briefs.markup import Markdown, attribute, escape, front_matter, link
from briefs.memo import Look, Memo, Noted
from briefs.model import Annotated, Article, Corpus, CorpusEvent, Entity, MentionRef, Page, SharedName
from briefs.quotes import curled
from briefs.settings import Settings
from briefs.standing import label
from briefs.teaser import shortened
from briefs.timeline_view import Told

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Card:
    """A brief as lists show it. `whole` is the teaser uncut, `points` and `names` what a front page adds to its
    first."""

    title: Markdown
    published: str | None
    iso: str | None
    byline: str
    section: str | None
    teaser: str
    whole: str
    points: tuple[brief_view.Point, ...]
    names: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class _Whole:
    """The collection as each page of a brief or an entity sees it: by slug and id, and what is gathered once for all
    pages. `years` are those of an entity that is named too often for one page, `named` its mentions by id and year
    ("hanoi/2019"). Each look is noted."""

    corpus: Corpus
    settings: Settings
    told: Mapping[str, Told]
    entities: Mapping[str, Entity]
    parts: Parts
    around: brief_view.Around
    beside: Mapping[str, tuple[brief_view.Listed | None, brief_view.Listed | None]]
    years: Mapping[str, tuple[str, ...]]
    named: Mapping[str, tuple[MentionRef, ...]]
    entries: Mapping[str, tuple[CorpusEvent, ...]]
    row: Mapping[str, tuple[str | None, str | None]]
    called: Mapping[str, Counter[str]]
    namesakes: Mapping[str, SharedName]


def pages(corpus: Corpus, settings: Settings, jobs: int = 1, memo: Memo | None = None) -> Iterator[Page]:
    """Every page that is generated, home first; paths are relative to the docs folder. `jobs` processes share the
    work; what `memo` knows need not be made again."""
    memo = memo or Memo()
    around = brief_view.around(corpus)
    entities = around.entities
    parts = entity_view.parts(corpus)
    timeline = timeline_parts.parts(corpus.events, settings.limits.entries)
    shelves = _shelves(corpus, around, parts, timeline, settings)
    known = memo.places(shelves)
    told = {slug: Told(one, known.get(slug)) for slug, one in shelves["told"].items()}
    memo.keep_places({slug: one.places for slug, one in told.items()}, shelves)  # here, or each process would find out
    seen: set[Look] = set()
    whole = _noted(corpus, settings, told, around, parts, shelves, seen)
    yield _home(corpus, parts, timeline, settings)
    yield _briefs(corpus, settings)
    yield from memo.pages(_brief, whole, tuple(told), shelves, seen, jobs)
    yield from _entities(corpus, parts, settings)
    yield from memo.pages(_entity, whole, tuple(entities), shelves, seen, jobs)
    yield from memo.pages(_year, whole, tuple(shelves["named"]), shelves, seen, jobs)
    yield from memo.pages(_name, whole, tuple(shelves["namesakes"]), shelves, seen, jobs)
    if timeline.several:
        yield from _contents(corpus, timeline, told, entities, settings)
    yield from memo.pages(_part, whole, tuple(timeline.entries), shelves, seen, jobs)


def _shelves(
    corpus: Corpus, around: brief_view.Around, parts: Parts, timeline: timeline_parts.Parts, settings: Settings
) -> dict[str, Mapping[Any, Any]]:
    """Where the pages of briefs and entities, and the timeline, look things up, by name."""
    spread = naming_view.spread(corpus, settings.limits.mentions)
    return {
        "mentions": corpus.mentions,
        "related": corpus.related,
        "neighbors": corpus.neighbors,
        "told": {one.article.slug: one for one in corpus.articles},  # where annotations stand follows from them
        "entities": around.entities,
        "briefs": around.briefs,
        "articles": around.articles,
        "shared": around.shared,
        "beside": _beside(corpus),
        "years": {id: tuple(years) for id, years in spread.items()},
        "named": {f"{id}/{year}": refs for id, years in spread.items() for year, refs in years.items()},
        "entries": timeline.entries,
        "row": timeline_parts.row(timeline),
        "called": namesake_view.called(corpus),
        "namesakes": {shared.id: shared for shared in corpus.shared},
        "events": parts.events,
        "statements": parts.statements,
        "names": parts.names,
        "present": parts.present,
        "most": parts.most,
    }


def _noted(
    corpus: Corpus,
    settings: Settings,
    told: Mapping[str, Told],
    around: brief_view.Around,
    parts: Parts,
    shelves: Mapping[str, Mapping[Any, Any]],
    seen: set[Look],
) -> _Whole:
    """The collection with each look noted in `seen`, and without what no such page looks at."""
    noted: dict[str, Noted[Any, Any]] = {name: Noted(name, shelf, seen) for name, shelf in shelves.items()}
    linked = Corpus((), (), mentions=noted["mentions"], related=noted["related"], neighbors=noted["neighbors"])
    return _Whole(
        linked,
        settings,
        Noted("told", told, seen),
        noted["entities"],
        replace(
            parts,
            events=noted["events"],
            statements=noted["statements"],
            names=noted["names"],
            present=noted["present"],
            most=noted["most"],
            era=(0, 0),
        ),
        brief_view.Around(linked, noted["entities"], noted["briefs"], noted["articles"], noted["shared"]),
        noted["beside"],
        noted["years"],
        noted["named"],
        noted["entries"],
        noted["row"],
        noted["called"],
        noted["namesakes"],
    )


def _brief(whole: _Whole, slug: str) -> tuple[Page, ...]:
    one = whole.told[slug]
    view = brief_view.brief(one.annotated, one.standing, whole.around, whole.settings, whole.beside[slug])
    stated = _stated(one.annotated.article)
    return (_page(anchor.brief_path(slug), "brief", view.title, view.description, stated, brief=view),)


def _entity(whole: _Whole, id: str) -> tuple[Page, ...]:
    entity = whole.entities[id]
    naming = naming_view.namings(whole.corpus.mentions.get(id, ()), whole.parts.most, whole.told)
    seen = entity_view.entity(
        entity, naming, whole.corpus, whole.parts, whole.told, whole.entities, whole.settings, id in whole.years
    )
    return (_page(anchor.entity_path(id), "entity", seen.name, seen.description, entity=seen),)


def _year(whole: _Whole, unit: str) -> tuple[Page, ...]:
    """The page of one year of an entity that is named very often."""
    id, _, year = unit.partition("/")
    naming = naming_view.namings(whole.named[unit], whole.parts.most, whole.told)
    seen = naming_view.year(whole.entities[id], year, naming, whole.years[id], whole.told, whole.settings)
    return (_page(anchor.entity_year_path(id, year), "year", seen.title, seen.description, year=seen),)


def _name(whole: _Whole, id: str) -> tuple[Page, ...]:
    """The page of a shared name."""
    shared = whole.namesakes[id]
    description, seen = namesake_view.name(shared, whole.corpus, whole.entities, whole.called, whole.told)
    return (_page(anchor.entity_path(id), "name", f"{seen.name} (name)", description, name=seen),)


def _part(whole: _Whole, name: str) -> tuple[Page, ...]:
    """The page of a part of the timeline, or of all of it."""
    page, events = anchor.timeline_path(name), whole.entries[name]
    when = f" {timeline_parts.words(name)}" if name else ""
    before, after = (
        link(timeline_parts.words(other), anchor.link(page, anchor.timeline_path(other)), f"{way}-part")
        if other is not None
        else None
        for way, other in zip(("earlier", "later"), whole.row[name], strict=True)
    )
    view = _page(
        page,
        "timeline",
        f"Timeline{when}",
        f"What happened{when or ' when'}, in {whole.settings.title}: every entry with the paragraph that says so.",
        heading=f"Timeline{when}",
        years=timeline_view.years(events, page, whole.told, whole.entities, whole.settings),
        strip=timeline_view.strip(events),
        ticks=timeline_view.ticks(events),
        decades=timeline_view.decades(events, page, lambda event: page),
        count=len(events),
        about=timeline_view.entity_choices(events, whole.entities),
        told=timeline_view.brief_choices(events, whole.told),
        whole=link("All of the timeline", anchor.link(page, anchor.TIMELINE)) if name else None,
        before=before,
        after=after,
    )
    return (view,)


def _contents(
    corpus: Corpus,
    timeline: timeline_parts.Parts,
    told: Mapping[str, Told],
    entities: Mapping[str, Entity],
    settings: Settings,
) -> Iterator[Page]:
    """The page that leads to the parts of a timeline, and what its script reads."""
    page, events = anchor.TIMELINE, corpus.events
    yield _page(
        page,
        "timeline",
        "Timeline",
        f"What happened when, in {settings.title}, by year.",
        body="contents",
        strip=timeline_view.strip(events, timeline_view.leading(page, timeline.page)),
        ticks=timeline_view.ticks(events),
        contents=timeline_view.contents(events, page, timeline.page),
        count=len(events),
        about=(),
        told=(),
    )
    yield from timeline_parts.files(
        timeline,
        {
            "entity": [(one.value, one.name, one.count) for one in timeline_view.entity_choices(events, entities)],
            "brief": [(one.value, one.name, one.count) for one in timeline_view.brief_choices(events, told)],
        },
    )


def _home(corpus: Corpus, parts: Parts, timeline: timeline_parts.Parts, settings: Settings) -> Page:
    return _page(
        anchor.HOME,
        "home",
        settings.title,
        settings.description,
        site=settings,
        newest=_cards(corpus, anchor.HOME, settings, settings.limits.newest),
        busiest=entity_view.busiest(corpus, parts, anchor.HOME, settings.limits.busiest),
        strip=timeline_view.strip(corpus.events, timeline_view.leading(anchor.HOME, timeline.page)),
        ticks=timeline_view.ticks(corpus.events),
        decades=timeline_view.decades(corpus.events, anchor.HOME, timeline.page),
        briefs=len(corpus.articles),
        entities=len(corpus.entities),
        events=len(corpus.events),
    )


def _briefs(corpus: Corpus, settings: Settings) -> Page:
    cards = _cards(corpus, anchor.BRIEFS, settings)
    return _page(anchor.BRIEFS, "briefs", "Briefs", f"All briefs of {settings.title}, newest first.", cards=cards)


def _entities(corpus: Corpus, parts: Parts, settings: Settings) -> Iterator[Page]:
    """The index of names; a long one has a page for each letter, and links where its sections would be."""
    page, letters = anchor.ENTITIES, entity_view.letters(corpus)
    whole = len(corpus.entities) <= settings.limits.names
    yield _page(
        page,
        "entities",
        "Entities",
        f"Who and what the briefs of {settings.title} name, by kind and from A to Z.",
        kinds=entity_view.by_kind(corpus, parts, page, None if whole else settings.limits.foremost),
        letters=tuple(entity_view.by_letter(*one, corpus, parts, page) for one in letters.items()) if whole else (),
        elsewhere=() if whole else tuple(entity_view.elsewhere(*one, page) for one in letters.items()),
        shared=namesake_view.rows(corpus, page),
        count=len(corpus.entities),
    )
    for letter, of in () if whole else letters.items():
        path = anchor.letter_path(entity_view.letter_id(letter))
        yield _page(
            path,
            "entities",
            f"Entities: {letter}",
            f"Who and what the briefs of {settings.title} name, under {letter}.",
            body="letter",
            section=entity_view.by_letter(letter, of, corpus, parts, path),
            whole=link("All entities", anchor.link(path, page)),
        )


def _newest_first(corpus: Corpus) -> list[Annotated]:
    """The briefs, newest first; those without a date last."""
    newest = sorted(corpus.articles, key=lambda a: a.article.slug)
    newest.sort(key=lambda a: a.article.published or date.min, reverse=True)
    return newest


def _beside(corpus: Corpus) -> dict[str, tuple[brief_view.Listed | None, brief_view.Listed | None]]:
    """The articles published next before and after each."""
    row = [brief_view.listed(a.article) for a in reversed(_newest_first(corpus))]
    before, after = [None, *row], [*row[1:], None]
    return {one.slug: (before[i], after[i]) for i, one in enumerate(row)}


def _cards(corpus: Corpus, page: str, settings: Settings, most: int | None = None) -> tuple[Card, ...]:
    entities = {e.id: e for e in corpus.entities}
    return tuple(_card(a, page, entities, settings) for a in _newest_first(corpus)[:most])


def _card(annotated: Annotated, page: str, entities: Mapping[str, Entity], settings: Settings) -> Card:
    article = annotated.article
    brief = anchor.brief_path(article.slug)
    whole = _teaser(annotated)
    # What the machine chose can be how the text begins, which is shown already.
    points = [point for point in annotated.key_points if point.text not in whole]
    named = Counter(m.entity for m in annotated.mentions if m.entity in entities)
    return Card(
        title=link(article.title, anchor.link(page, brief)),
        published=dates.spelled(article.published) if article.published else None,
        iso=article.published.isoformat() if article.published else None,
        byline=", ".join(article.authors),
        section=article.section,
        teaser=shortened(whole, settings.limits.teaser),
        whole=shortened(whole, 3 * settings.limits.teaser),
        points=tuple(
            brief_view.Point(
                brief_view.worded(p), link(label(p.paragraph), anchor.link(page, brief, p.paragraph), "para-ref"), p.by
            )
            for p in points[: settings.limits.points]
        ),
        names=tuple(
            link(entities[id].name, anchor.link(page, anchor.entity_path(id)))
            for id, _ in named.most_common(settings.limits.reasons)
            if id
        ),
    )


def _teaser(annotated: Annotated) -> str:
    """The editor's summary, or else the article's own, or how it begins, where that may be shown."""
    article = annotated.article
    if annotated.summary or article.rights == "excerpt":
        return curled(annotated.summary or "")
    begins = next((article.text(p) for p in article.paragraphs if p.kind == "text"), "")
    return article.standfirst or begins


def _lines(text: str) -> Markdown:
    """Text of several lines, for a raw HTML block: `escape` alone would make one line of it."""
    return Markdown("\n".join(escape(line) for line in text.rstrip("\n").split("\n")))


def _stated(article: Article) -> dict[str, str]:
    """Where an article is from and what may be done with it, for the metadata of its page."""
    found = {"license": article.license, "source": article.url, "publisher": article.publisher}
    return {"rights": article.rights} | {key: value for key, value in found.items() if value}


def _page(
    path: str,
    template: str,
    title: str,
    description: str,
    stated: Mapping[str, str] = _NOTHING,
    body: str | None = None,
    **view: object,
) -> Page:
    """`body` names the template of the text, where it is not that of the page."""
    front = front_matter({"title": title, "description": description, "template": f"{template}.html"} | dict(stated))
    text = _environment().get_template(f"{body or template}.md.jinja").render(view)
    # Blocks of Markdown are parted by one blank line; where a template left out a part there would be more.
    return Page(path, front + "\n" + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briefs"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markdown | int) else escape(str(value)),
        autoescape=False,  # `finalize` escapes, for Markdown
        bytecode_cache=template_cache.kept(),
    )
    environment.filters["attribute"] = attribute
    environment.filters["lines"] = _lines
    return environment
