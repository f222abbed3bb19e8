"""Finds the horses that run in an article about racing, and the races: names of nobody, and events.

Horses are called by anything, people's names and places' included ("Barton Stacey", "Rocky Creek"). Where an article is
about racing, they are told by what only horses do there: they are ridden, beaten by lengths, and start at odds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist, world
from briefs.evidence import NONE, Evidence, everywhere
from briefs.model import Article, Span

FEWEST = 5
"""Different words of racing in an article that is about it."""

WEIGHT = 7

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*"
NAME = rf"{WORD}(?: (?:(?:[Oo]f|the|and|de|in) )?{WORD}){{0,3}}"
_LOWER = re.compile(r"[a-z]+(?:-[a-z]+)*")


def evidence(article: Article) -> Iterator[Evidence]:
    """Every mention of a horse that runs, and the races by the last words of their names."""
    if len(wordlist.words("racing_words") & set(_LOWER.findall(article.body))) < FEWEST:
        return
    for race in _races().finditer(article.body):
        yield Evidence(Span(*race.span(1)), "EVENT", WEIGHT, "context")
    yield from everywhere(article, _horses(article.body), NONE, WEIGHT)


def _horses(body: str) -> set[str]:
    """The names of horses, as far as they are no course's or town's alone."""
    names = {found["name"] for pattern in _patterns() for found in pattern.finditer(body)}
    return {name for name in names if " " in name or name not in world.known()}


@cache
def _races() -> re.Pattern[str]:
    return re.compile(rf"\b((?:{WORD} ){{1,5}}{wordlist.any_of(wordlist.words('race_words'))})\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rides = "rides|rode|ride|ridden|riding|aboard|partner|partners|partnered|running of|success on|victory on|won on"
    tells = r"sent off|(?:the|a) (?:\d+-\d+ )?(?:joint-)?favourite|twice winner|winner of|a \d+-\d+|trained by"
    runs = "raider|stablemate|chaser|hurdler|novice|runner-up|sprinter|filly|colt|gelding|mare"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b(?:{rides}) (?P<name>{NAME})",
            rf"\b(?:{runs}),? (?P<name>{NAME})",
            rf"\b(?P<name>{NAME}), (?:{tells})\b",
            rf"\b(?P<name>{NAME}), (?P<odds>\d+-\d+)\b",
            rf"\b\d{{1,2}}\.\d\d (?P<name>{NAME})",
            rf"\b(?:beat|beaten by|beating|ahead of) (?P<name>{NAME}) by\b",
            rf"\b{WORD} {WORD}, on (?P<name>{NAME}),",
            rf"\b(?P<name>{NAME})['’]s (?:half-brother|half-sister|dam|sire|jockey|rider|trainer)\b",
            rf"\bcould meet (?P<name>{NAME}),",
        )
    )
