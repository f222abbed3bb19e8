"""The stages of the tagger, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from briefs import edtf, modality
from briefs.errors import Problem
from briefs.model import Article, Mention, Timex
from briefs.timex import calendars, compose, genre, report, rules, span, tokens
from briefs.timex.reading import Reading
from briefs.timex.resolve import Resolved, Resolver, in_order
from briefs.timex.tense import Tenses


@dataclass(frozen=True, slots=True)
class Found:
    """What an article says about time, in the order of its text, and what an editor should look at."""

    timexes: tuple[Timex, ...]
    problems: tuple[Problem, ...] = ()


def find(
    article: Article,
    parsed: Sequence[Any] = (),
    mentions: Sequence[Mention] = (),
    kind: genre.Genre | None = None,
    day_first: bool | None = None,
) -> Found:
    """The temporal expressions of the article's body.

    `parsed` is its parse (see `language.parse`), for tenses; without it words tell. `mentions` are its names, which
    hold no dates ("Sunday Times"). `kind` overrules what the text itself says of being news or narrative; `day_first`
    says how 03/04/2019 is to be read where the text does not. Without a dateline (`article.published`) relative dates
    stay open.
    """
    article = replace(article, published=article.filed or article.published)
    read = tokens.read(article.body)
    readings = compose.compose(read, rules.find(read))
    readings = span.in_order_of_the_text(readings, day_first)
    readings = tuple(_outside_names(read, readings, mentions))
    good = [reading for reading in readings if reading.problem in (None, span.AMBIGUOUS)]
    resolved = _resolve(article, read, good, parsed, kind)
    timexes = tuple(_timexes(article, read, resolved))
    problems = report.problems(article, read, readings, resolved, Tenses(article.body, parsed))
    return Found(timexes, tuple(problems))


def _resolve(
    article: Article, read: tokens.Tokens, readings: Sequence[Reading], parsed: Sequence[Any], kind: genre.Genre | None
) -> list[Resolved]:
    chosen = kind or genre.of(readings, article.published)
    tale = genre.tale(readings, article.published, article.title) if chosen == "news" else None
    resolver = Resolver(article.published, chosen == "narrative", tale=tale)
    tenses = Tenses(article.body, parsed)
    resolved: list[Resolved] = []
    story = False  # whether the last date is the time of what its verb, in the past, tells
    for reading in readings:
        place = span.of(read, reading)
        dated = reading.partial or reading.unit == "WE" or reading.point is not None or reading.rule == "overnight"
        dated = dated or (reading.rule == "near" and (reading.count or 0) > 0)
        tense = tenses.at(place.start, place.end) if dated else ""
        joined = bool(resolved) and tense == "future" and _in_sentence(read, resolved[-1], reading)
        told = bool(resolved) and (tense not in ("future", "will") or joined)
        goes_on = story and tense in ("past", "told")
        resolver.told = told and _in_history(read, _told_last(resolved), reading, article.published, goes_on)
        resolver.told = resolver.told or (bool(resolved) and _later_on(read, resolved[-1], reading))
        resolver.told = resolver.told or (told and _then_on(read, resolved, reading, article.published))
        if reading.month and reading.partial and tense == "future" and tenses.moved(place.start, place.end):
            resolver.told = resolver.told or (
                bool(resolved) and _is_past(read, resolved[-1], reading, article.published)
            )
        resolver.told = resolver.told or (joined and _is_over(resolved[-1], article.published))
        if reading.rule == "that-weekday" and reading.shift is None and _is_before(read, reading):
            reading = replace(reading, shift=-1)
        resolver.near = bool(resolved) and _in_paragraph(read, resolved[-1].reading, reading)
        resolver.beside_now = bool(resolved) and _is_beside_now(read, resolved[-1], reading)
        resolver.beside_now = resolver.beside_now or (bool(reading.weekday) and _goes_on_now(read, reading))
        held = resolver.held() if _is_in_aside(read, resolved, reading) else None
        resolved.append(resolver.resolve(reading, tense, _opens(read, reading.start)))
        if held is not None:
            resolver.take_up(held)
        if len(resolved) > 1 and span.linked(read, resolved[-2].reading, reading):
            resolved[-2:] = in_order(resolved[-2], resolved[-1], article.published)
        forward = resolved[-1].counted == "then" and (reading.count or 0) >= 0  # "a year earlier" is a comparison
        story = tense == "told" or (story and (resolver.told or forward))
    return resolved


_LASTING = 10  # tokens before a date in which "had" says that what lasted is over
_SAME_BREATH = 25  # tokens from a date to the next that is told with it
_ASIDE = 4  # tokens before a year that a comma parts, with what it is told of, from the rest
_GONE = 2  # years before the article: a day or a month of them, named in full, opens a story
_SAME_STORY = 60  # tokens from such a date to the next of the story


def _in_history(read: tokens.Tokens, last: Resolved, reading: Reading, published: date | None, goes_on: bool) -> bool:
    """Whether the text has just been telling of a time gone by: then "on 9 January" is of that year. A year long gone
    is enough for what is told in the same breath; a full date, within its paragraph, for the days of the story that it
    opens. `goes_on` says that the verbs of both dates tell what was done then: any year gone by is enough for them."""
    if last.point is None or last.point.span > 1 or published is None or last.counted == "now":
        return False
    before = [token.text.lower() for token in read.items[max(last.reading.start - _LASTING, 0) : last.reading.start]]
    if (before[-1:] == ["since"] or before[-2:] == ["since", "the"]) and "had" not in before:
        return False  # "has run it since 1998": up to today
    between = read.items[last.reading.end : reading.start]
    if len(between) >= _SAME_STORY or any(token.kind == "gap" for token in between):
        return False
    if last.reading.rule == "year" and between and between[0].kind == "comma" and "," in before[-_ASIDE:-2]:
        return False  # "the cars, bought in 1912, could not be kept running through the winter"
    if _is_of_speaker(read, between, reading):
        return False  # "he described it in 1916. We found it on 11 June"
    if between and between[0].kind == "comma" and _closes_relative(read, last.reading):
        return False  # "Roe, who came in April 1997, was to have played on 22 July"
    years = published.year - last.point.year
    fine = last.point.month is not None or (last.point.fine or "") in calendars.SEASON_STARTS
    opens_story = years >= _GONE and fine and (reading.day or (reading.base and reading.base.day)) is not None
    of_week = years >= _GONE and last.point.day is not None and reading.weekday and not reading.month and goes_on
    opens_story = opens_story or (bool(of_week) and reading.shift is None)
    return opens_story or (years > (0 if goes_on else genre.LONG_AGO) and len(between) < _SAME_BREATH)


def _is_of_speaker(read: tokens.Tokens, between: Sequence[tokens.Token], reading: Reading) -> bool:
    """Whether another sentence than that of the date before tells what "we" did."""
    stops = [at for at, token in enumerate(between) if token.kind == "stop" or token.text in (".", "!", "?")]
    return bool(stops) and any(token.text in ("We", "we", "I") for token in between[stops[-1] + 1 :])


def _closes_relative(read: tokens.Tokens, last: Reading) -> bool:
    """Whether a date ends a clause with "who" or "which" that a comma set apart."""
    before = [token.text.lower() for token in read.items[max(last.start - _LONGEST_ASIDE, 0) : last.start]]
    opens = max((at for at, word in enumerate(before) if word in ("who", "which", "whose")), default=0)
    return opens > 0 and before[opens - 1] == "," and not {",", ".", ";"} & set(before[opens:])


_LONGEST_ASIDE = 14  # tokens


def _is_in_aside(read: tokens.Tokens, said: Sequence[Resolved], reading: Reading) -> bool:
    """Whether a date stands in what commas set apart, behind another of its sentence, and so does not carry the story
    on: "concluded in 2006 that a valve, last inspected in the summer of 2001, had failed"."""
    behind = read.items[reading.end] if reading.end < len(read.items) else None
    if not said or behind is None or behind.kind != "comma":
        return False
    between = read.items[said[-1].reading.end : reading.start]
    if len(between) > _SAME_BREATH or any(token.kind in ("stop", "gap") for token in between):
        return False
    comma = max((at for at, token in enumerate(between) if token.kind == "comma"), default=None)
    words = [token.text.lower() for token in between[comma + 1 :]] if comma is not None else []
    return bool(words) and len(words) < _LONGEST_ASIDE and (words[0] in ("last", "first") or words[0].endswith("ed"))


def _is_beside_now(read: tokens.Tokens, last: Resolved, reading: Reading) -> bool:
    """Whether the expression before this one is of the time to come, as counted from the dateline, and of the same
    sentence."""
    between = read.items[last.reading.end : reading.start]
    ahead = last.counted == "now" and (last.reading.count or last.reading.shift or 0) > 0
    return ahead and len(between) < _SAME_BREATH and not any(token.kind in ("stop", "gap") for token in between)


def _goes_on_now(read: tokens.Tokens, reading: Reading) -> bool:
    """Whether the sentence goes on with a day that counts from the day of writing: "flew in on Wednesday and must
    return tomorrow"."""
    for token in read.items[reading.end : reading.end + _SAME_BREATH]:
        if token.kind in ("stop", "gap"):
            return False
        if token.text.lower() in modality.words("deictic"):
            return True
    return False


def _told_last(resolved: Sequence[Resolved]) -> Resolved:
    """The last expression, or the one before it where it only counts from the one that is to come: "two days before 20
    June"."""
    return resolved[-2] if len(resolved) > 1 and resolved[-1].reading.base else resolved[-1]


def _later_on(read: tokens.Tokens, last: Resolved, reading: Reading) -> bool:
    """ "Weeks later, on 4 December": the first such day behind what was said before. "Six weeks earlier, on 3
    February": of the year that this makes."""
    counted = last.counted == "then" and last.reading.rule == "away" and last.point is not None and reading.month
    return bool(last.value == "FUTURE_REF" or counted) and 0 < reading.start - last.reading.end <= _APART


_APART = 2  # tokens: a comma and "on"


def _then_on(read: tokens.Tokens, said: Sequence[Resolved], reading: Reading, published: date | None) -> bool:
    """ "The roof fell in on 26 April 1986. Then, on 20 June, the mill shut": "then" carries the story on, be it in the
    next paragraph."""
    before = [token.text.lower() for token in read.items[max(reading.start - _BEHIND_THEN, 0) : reading.start]]
    if "then" not in before or published is None:
        return False
    last = next((one for one in reversed(said) if one.point), None)
    if last is None or last.point is None or last.point.month is None or last.point.year >= published.year:
        return False
    return reading.start - last.reading.end < _SAME_TALE


def _is_past(read: tokens.Tokens, last: Resolved, reading: Reading, published: date | None) -> bool:
    """Whether the date before this one, in its paragraph, is a month or day of an earlier year."""
    if last.point is None or published is None or last.point.month is None:
        return False
    return last.point.year < published.year and _in_paragraph(read, last.reading, reading)


_BEHIND_THEN = 3  # tokens: "then", a comma and "on"
_SAME_TALE = 150  # tokens from a date to the "then" that goes on from it


def _is_before(read: tokens.Tokens, reading: Reading) -> bool:
    """Whether a "had" in its sentence says that "the Friday evening" was before what was told: "was found on Monday.
    She had last been seen on the Friday evening"."""
    before = read.items[max(reading.start - _LASTING, 0) : reading.start]
    stop = max((at for at, token in enumerate(before) if token.kind in ("stop", "gap")), default=-1)
    return any(token.text.lower() == "had" for token in before[stop + 1 :])


def _is_over(last: Resolved, published: date | None) -> bool:
    """Whether a date is a month gone by."""
    if last.point is None or published is None or last.point.month is None:
        return False
    return (last.point.year, last.point.month) < (published.year, published.month)


def _in_sentence(read: tokens.Tokens, last: Resolved, reading: Reading) -> bool:
    """ "It stops in February 1943 and starts again in June": a present that goes on telling of then; "was announced
    last October and was to begin in January"."""
    between = read.items[last.reading.end : reading.start]
    if last.point is None or last.point.month is None or len(between) > _SAME_CLAUSE:
        return False
    joined = any(token.text == "and" for token in between)
    return joined and not any(token.kind in ("stop", "gap", "comma") for token in between)


_SAME_CLAUSE = 8  # tokens from a date to the next that an "and" joins to it


def _in_paragraph(read: tokens.Tokens, last: Reading, reading: Reading) -> bool:
    return not any(token.kind == "gap" for token in read.items[last.end : reading.start])


def _opens(read: tokens.Tokens, start: int) -> bool:
    """Whether the expression opens its sentence, alone or behind one word ("In 1943")."""
    return any(n < 0 or read.items[n].kind in ("stop", "gap") for n in (start - 1, start - 2))


_NAMES = frozenset({"person", "organization", "document"})


def _outside_names(read: tokens.Tokens, readings: Iterable[Reading], mentions: Sequence[Mention]) -> Iterator[Reading]:
    """The readings that are no part of a longer name."""
    names = sorted((m.span for m in mentions if m.kind in _NAMES), reverse=True)
    for reading in readings:
        place = span.of(read, reading)
        while names and names[-1].end <= place.start:
            names.pop()
        if not (names and names[-1].holds(place) and names[-1] != place):
            yield reading


def _timexes(article: Article, read: tokens.Tokens, resolved: Sequence[Resolved]) -> Iterator[Timex]:
    based = {found.reading.end for found in resolved if found.reading.base}
    dates = [span.date(read, found, found.reading.start in based) for found in resolved]
    for first, interval in span.ranges(read, resolved, dates):
        dates[first] = dates[first + 1] = interval
    for found, when in zip(resolved, dates, strict=True):
        place = span.of(read, found.reading)
        basis = _basis(article, read, resolved, found)
        yield Timex(place, article.body[place.slice], found.reading.type, found.value, when, basis)


def _basis(article: Article, read: tokens.Tokens, resolved: Sequence[Resolved], found: Resolved) -> str | None:
    if found.counted == "now" and article.published:
        return f"counted from {edtf.words(article.published.isoformat())}"
    if found.counted == "then" and found.source is not None:
        said = span.of(read, resolved[found.source].reading)
        return f"from ‘{article.body[said.slice]}’ before it"
    return None
