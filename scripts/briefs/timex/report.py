"""What an editor should look at: dates that do not exist, that can be read two ways, that nothing counts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.errors import Problem, Severity
from briefs.model import Article
from briefs.timex import calendars, span
from briefs.timex.reading import Reading
from briefs.timex.resolve import Resolved
from briefs.timex.tense import Tenses
from briefs.timex.tokens import Tokens

_SHOWN = 3  # expressions quoted in one message


def problems(
    article: Article, tokens: Tokens, readings: Sequence[Reading], resolved: Sequence[Resolved], tenses: Tenses
) -> Iterator[Problem]:
    """The problems of an article's dates, in the order of the text; what misses a dateline is one problem."""
    for reading in readings:
        words, where = _words(article, tokens, reading)
        if reading.problem == span.AMBIGUOUS:
            text = f"{words} {where} can be read day first or month first: say in the sidecar which day is meant"
            yield _problem(article, "ambiguous-date", text)
        elif reading.problem:
            yield _problem(article, "bad-date", f"{words} {where} is no date: {reading.problem}")
        elif reading.short_year:
            text = f"{words} {where} has a year of two figures, read as {reading.point.year if reading.point else ''}"
            yield _problem(article, "two-digit-year", text, "info")
    yield from _ahead(article, tokens, resolved, tenses)
    if article.published is None:
        yield from _unanchored(article, tokens, resolved)


def _ahead(article: Article, tokens: Tokens, resolved: Sequence[Resolved], tenses: Tenses) -> Iterator[Problem]:
    for found in resolved:
        day = calendars.start(found.point) if found.point and found.counted == "" else None
        if day is None or article.published is None or day <= article.published:
            continue
        place = span.of(tokens, found.reading)
        if tenses.at(place.start, place.end) in ("past", "told"):
            words, where = _words(article, tokens, found.reading)
            text = f"{words} {where} is told in the past but lies after the article's date, {article.published}"
            yield _problem(article, "date-after-dateline", text)


def _unanchored(article: Article, tokens: Tokens, resolved: Sequence[Resolved]) -> Iterator[Problem]:
    floating = [f.reading for f in resolved if f.point is None and f.reading.value is None and not f.reading.problem]
    if floating:
        shown = ", ".join(_words(article, tokens, reading)[0] for reading in floating[:_SHOWN])
        more = f" and {len(floating) - _SHOWN} more" if len(floating) > _SHOWN else ""
        text = f"{shown}{more}: counted from the day of writing, which is not known. Set `published` in the sidecar"
        yield _problem(article, "no-dateline", text)


def _words(article: Article, tokens: Tokens, reading: Reading) -> tuple[str, str]:
    place = span.of(tokens, reading)
    try:
        where = f"({article.paragraph_at(place.start).id})"
    except LookupError:
        where = ""
    return f"‘{article.body[place.slice]}’", where


def _problem(article: Article, kind: str, text: str, severity: Severity = "warning") -> Problem:
    return Problem(kind, text, str(article.path), None, severity)
