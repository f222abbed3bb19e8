"""The stages of the tagger, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefs import edtf
from briefs.errors import Problem
from briefs.model import Article, Mention, Span, Timex
from briefs.timex import compose, genre, rules, tokens
from briefs.timex.resolve import Resolved, Resolver
from briefs.timex.tense import Tenses


@dataclass(frozen=True, slots=True)
class Found:
    """What an article says about time, in the order of its text, and what an editor should look at."""

    timexes: tuple[Timex, ...]
    problems: tuple[Problem, ...] = ()


def find(
    article: Article, parsed: Sequence[Any] = (), mentions: Sequence[Mention] = (), kind: genre.Genre | None = None
) -> Found:
    """The temporal expressions of the article's body. `parsed` is its parse (see `language.parse`), for tenses;
    `mentions` its names, which hold no dates ("Sunday Times"); `kind` overrides what the text itself says of being
    news or narrative. Without a dateline (`article.published`) relative dates stay open."""
    read = tokens.read(article.body)
    readings = compose.compose(read, rules.find(read))
    good = [r for r in readings if not r.problem]
    chosen = kind or genre.of(good, article.published)
    resolver = Resolver(article.published, chosen == "narrative")
    tenses = Tenses(article.body, parsed)
    timexes: list[Timex] = []
    for reading in good:
        start, end = read.items[reading.start].start, read.items[reading.end - 1].end
        tense = tenses.at(start, end) if reading.partial or reading.unit == "WE" else ""
        resolved = resolver.resolve(reading, tense)
        timexes.append(_timex(article, Span(start, end), resolved))
    return Found(tuple(timexes))


def _timex(article: Article, span: Span, resolved: Resolved) -> Timex:
    date = edtf.from_timex(resolved.point.value, resolved.mod) if resolved.point else None
    return Timex(span, article.body[span.slice], resolved.reading.type, resolved.value, date)
