"""Renders the linked collection as pages of finished Markdown.

View models say what a page shows, templates where it stands. Templates print `Markdown` as it is and escape every
other value, so that forgetting to escape is not possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefs import anchor, brief_view, dates, entity_view, timeline_view
from briefs.markup import Markdown, attribute, escape, front_matter, link
from briefs.model import Annotated, Corpus, Page
from briefs.settings import Settings
from briefs.standing import standing
from briefs.teaser import shortened
from briefs.timeline_view import Told


@dataclass(frozen=True, slots=True)
class Card:
    """A brief as lists show it."""

    title: Markdown
    published: str | None
    iso: str | None
    byline: str
    section: str | None
    teaser: str


def pages(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    """Every page that is generated, home first; paths are relative to the docs folder."""
    told = {a.article.slug: Told(a, standing(a)) for a in corpus.articles}
    entities = {e.id: e for e in corpus.entities}
    yield _home(corpus, settings)
    yield _briefs(corpus, settings)
    for one in told.values():
        view = brief_view.brief(one.annotated, one.standing, corpus, entities, settings)
        yield _page(anchor.brief_path(one.annotated.article.slug), "brief", view.title, view.description, brief=view)
    yield _entities(corpus, settings)
    for entity in corpus.entities:
        seen = entity_view.entity(entity, corpus, told, entities, settings)
        yield _page(anchor.entity_path(entity.id), "entity", seen.name, seen.description, entity=seen)
    years = timeline_view.years(corpus.events, anchor.TIMELINE, told, entities, settings)
    yield _page(
        anchor.TIMELINE,
        "timeline",
        "Timeline",
        f"What happened when, in {settings.title}: every entry with the paragraph that says so.",
        years=years,
        strip=timeline_view.strip(corpus.events),
        ticks=timeline_view.ticks(corpus.events),
        decades=timeline_view.decades(corpus.events, anchor.TIMELINE),
        count=len(corpus.events),
    )


def _home(corpus: Corpus, settings: Settings) -> Page:
    return _page(
        anchor.HOME,
        "home",
        settings.title,
        settings.description,
        site=settings,
        newest=_cards(corpus, anchor.HOME, settings)[: settings.limits.newest],
        busiest=entity_view.busiest(corpus, anchor.HOME, settings.limits.busiest),
        strip=timeline_view.strip(corpus.events),
        ticks=timeline_view.ticks(corpus.events),
        decades=timeline_view.decades(corpus.events, anchor.HOME),
        briefs=len(corpus.articles),
        entities=len(corpus.entities),
        events=len(corpus.events),
    )


def _briefs(corpus: Corpus, settings: Settings) -> Page:
    cards = _cards(corpus, anchor.BRIEFS, settings)
    return _page(anchor.BRIEFS, "briefs", "Briefs", f"All briefs of {settings.title}, newest first.", cards=cards)


def _entities(corpus: Corpus, settings: Settings) -> Page:
    return _page(
        anchor.ENTITIES,
        "entities",
        "Entities",
        f"Who and what the briefs of {settings.title} name, by kind and from A to Z.",
        kinds=entity_view.by_kind(corpus, anchor.ENTITIES),
        letters=entity_view.by_letter(corpus, anchor.ENTITIES),
        count=len(corpus.entities),
    )


def _cards(corpus: Corpus, page: str, settings: Settings) -> tuple[Card, ...]:
    """The briefs, newest first; those without a date last."""
    newest = sorted(corpus.articles, key=lambda a: a.article.slug)
    newest.sort(key=lambda a: a.article.published or date.min, reverse=True)
    return tuple(_card(a, page, settings) for a in newest)


def _card(annotated: Annotated, page: str, settings: Settings) -> Card:
    article = annotated.article
    return Card(
        title=link(article.title, anchor.link(page, anchor.brief_path(article.slug))),
        published=dates.spelled(article.published) if article.published else None,
        iso=article.published.isoformat() if article.published else None,
        byline=", ".join(article.authors),
        section=article.section,
        teaser=shortened(_teaser(annotated), settings.limits.teaser),
    )


def _teaser(annotated: Annotated) -> str:
    """The editor's summary, or else how the text begins where it may be shown."""
    article = annotated.article
    if annotated.summary or article.rights == "excerpt":
        return annotated.summary or ""
    return next((article.text(p) for p in article.paragraphs if p.kind == "text"), "")


def _lines(text: str) -> Markdown:
    """Text of several lines, for a raw HTML block: `escape` alone would make one line of it."""
    return Markdown("\n".join(escape(line) for line in text.rstrip("\n").split("\n")))


def _page(path: str, template: str, title: str, description: str, **view: object) -> Page:
    front = front_matter({"title": title, "description": description, "template": f"{template}.html"})
    body = _environment().get_template(f"{template}.md.jinja").render(view)
    # Blocks of Markdown are parted by one blank line; where a template left out a part there would be more.
    return Page(path, front + "\n" + re.sub(r"\n{3,}", "\n\n", body).strip() + "\n")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briefs"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markdown) else escape(str(value)),
        autoescape=False,  # `finalize` escapes, for Markdown
    )
    environment.filters["attribute"] = attribute
    environment.filters["lines"] = _lines
    return environment
