"""The clubs that the report of a match calls by the names of their towns ("Bolton beat Stockport")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from briefs import wordlist, world
from briefs.evidence import Evidence
from briefs.model import Article, Span

FEWEST = 5
"""Different words of one sport in an article that reports a match."""

WEIGHT = 8

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
BEHIND = re.compile(r" ([\w-]+)")
BEFORE = re.compile(r"(\w+) (?:to )?$")


def called(article: Article) -> Mapping[str, str]:
    """The towns whose names stand for a club in `article` -> the club."""
    sport = _sport(set(WORD.findall(article.body)))
    if sport is None:
        return {}
    text = f"{article.title}\n{article.body}"
    matches = _full().finditer(text) if sport == "football" else ()
    named = {(found[1], found[0]) for found in matches if not _is_city(found[0])}
    towns = [town for town, _ in named]
    full = {town: name for town, name in sorted(named) if towns.count(town) == 1}
    usual = {
        town: club
        for town, club, of in wordlist.table("clubs")
        if of == sport and town in text and _is_played(article.body, town)
    }
    return {**{town: name for town, name in usual.items() if town not in towns}, **full}


def _sport(words: Set[str]) -> str | None:
    """The sport of whose matches an article of these `words` reports; None where it reports of none."""
    found = {sport: len(told & words) for sport, told in _match_words().items()}
    sport = max(sorted(found), key=lambda sport: found[sport])
    return sport if found[sport] >= FEWEST else None


@cache
def _match_words() -> dict[str, frozenset[str]]:
    rows = wordlist.table("match_words")
    return {sport: frozenset(w for of, words in rows if of == sport for w in words.split()) for sport, _ in rows}


def _is_city(name: str) -> bool:
    """Whether what looks like a club is a place ("Kansas City")."""
    entry = world.known().get(name)
    return entry is not None and entry.sort in world.PLACES


def _full() -> re.Pattern[str]:
    endings = "|".join(sorted(wordlist.words("club_words")))
    return re.compile(rf"\b([A-Z][a-z]{{2,}}) (?:{endings})\b")


def _is_played(body: str, town: str) -> bool:
    """Whether the name of `town` stands somewhere as the one who plays or who is played against."""
    for found in re.finditer(rf"\b{town}\b", body):
        behind, before = (
            BEHIND.match(body, found.end()),
            BEFORE.search(body[max(0, found.start() - 20) : found.start()]),
        )
        if behind and behind[1] in wordlist.words("club_verbs"):
            return True
        if before and before[1] in wordlist.words("club_objects") | {"go"}:
            return True
    return False


def evidence(article: Article, clubs: Mapping[str, str]) -> Iterator[Evidence]:
    """Wherever a town stands for its club, or the club in full."""
    for paragraph in article.paragraphs:
        for town, club in clubs.items():
            for name in (town, club):
                for found in re.finditer(rf"\b{re.escape(name)}\b", article.text(paragraph)):
                    start = paragraph.span.start
                    yield Evidence(Span(start + found.start(), start + found.end()), "ORG", WEIGHT, "context")
