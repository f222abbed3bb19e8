"""The clubs that the report of a match calls by the names of their towns ("Bolton beat Stockport")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache

from briefs import wordlist, world
from briefs.evidence import Evidence, everywhere
from briefs.model import Article, Span

FEWEST = 5
"""Different words of one sport in an article that reports a match."""

FEW = 3
"""As many do where `FEWEST` words that all sports share stand beside."""

WEIGHT = 8

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
BEHIND = re.compile(r" ([\w-]+)")
TEAM = re.compile(
    r", who \w+|, (?:(?:newly|recently|just|already) )?(?:promoted|relegated|resuming|chasing|batting|replying)\b|"
    r": [A-Z][\w'’-]+[,;] "
)
"""What stands behind the name of a team: what it does, or who plays for it."""
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){0,3}"
RESULT = re.compile(rf"^({NAME}) \d{{1,3}}[-–]\d{{1,3}} ({NAME})\b(?! \d)", re.MULTILINE)
"""A line that gives a result."""
SCORED = re.compile(rf"\b({NAME}) \d{{1,2}}, ({NAME}) \d{{1,2}}(?=[,.;]|$| \()", re.MULTILINE)
"""A result in a sentence: "Aldor FC 1, Moss Valley 0"."""
BEATEN = re.compile(
    rf"(?:(?:[Oo]n )?\b(?:\w+day )?({NAME}) )?\b(?:beat|beats|beating|thrashed|defeated) ({NAME})"
    r"(?: of [^.,;]{3,40}?)? \d{1,3}[-–]\d{1,3}\b"
)
"""Who beat whom, by which result."""
BEFORE = re.compile(r"(\w+) (?:to )?$")


def whole(article: Article) -> str:
    """Headline, standfirst and body of `article`."""
    return f"{article.title}\n{article.standfirst or ''}\n{article.body}"


def called(article: Article) -> Mapping[str, str]:
    """The towns whose names stand for a club in `article` -> the club."""
    sport = sport_of(article)
    return {} if sport is None else _called(sport, whole(article), article.body)


@lru_cache(maxsize=4)  # asked for by what finds names, by what tells teams from towns and by what resolves them
def _called(sport: str, text: str, body: str) -> Mapping[str, str]:
    matches = _full().finditer(text) if sport == "football" else ()
    named = {(found[1], found[0]) for found in matches if _is_full(found) and not _goes_before(text, found.start())}
    named |= {(town, name) for name in scored(text) for town, _, rest in [name.rpartition(" ")] if town and rest}
    towns = [town for town, _ in named]
    full = {town: name for town, name in sorted(named) if towns.count(town) == 1}
    usual = {
        town: (club, country)
        for town, club, of, *country in wordlist.table("clubs")
        if of == sport and town in text and is_played(body, town)
    }
    leagues = _leagues({name for _, country in usual.values() for name in country})
    return {**leagues, **{town: club for town, (club, _) in usual.items() if town not in towns}, **full}


def _goes_before(text: str, start: int) -> bool:
    """Whether a word of the name stands before `start` ("Umtata" of "Umtata Bush Rovers")."""
    before = _NAME_BEFORE.search(text[max(0, start - 30) : start])
    return before is not None and before[1].lower() not in wordlist.words("common_words")


_NAME_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")


def _leagues(countries: Set[str]) -> dict[str, str]:
    """The leagues of the country whose clubs play, by the names that another country's have too ("League One")."""
    rows = wordlist.table("leagues") if len(countries) == 1 else ()
    return {name: whole for name, country, whole in rows if country in countries}


def sport_of(article: Article) -> str | None:
    """The sport of whose matches `article` reports; None where it reports of none."""
    return _sport(article.body)


@lru_cache(maxsize=4)
def _sport(body: str) -> str | None:
    words = set(WORD.findall(body))
    found = {sport: len(told & words) for sport, told in _match_words().items()}
    shared = found.pop("any")
    sport = max(sorted(found), key=lambda sport: found[sport])
    return sport if found[sport] >= FEWEST or (found[sport] >= FEW and shared >= FEWEST) else None


@cache
def _match_words() -> dict[str, frozenset[str]]:
    rows = wordlist.table("match_words")
    return {sport: frozenset(w for of, words in rows if of == sport for w in words.split()) for sport, _ in rows}


def _is_full(found: re.Match[str]) -> bool:
    """Whether a club is named in full: its town stands before what it is called, no word that opens a sentence ("But
    Rovers have won")."""
    return found[1].lower() not in wordlist.words("function_words") and not world.is_place(found[0])


def scored(text: str) -> set[str]:
    """The clubs whose names stand around a result ("Portmore Queens 2-1 San Fernando Ladies"); countries are none."""
    names = {name for pattern in (RESULT, SCORED) for found in pattern.finditer(text) for name in found.groups()}
    return {name for name in names if (entry := world.known().get(name)) is None or entry.sort == "city"}


def _full() -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z][a-z]{{2,}}) {wordlist.any_of(wordlist.words('club_words'))}\b")


def is_played(body: str, town: str) -> bool:
    """Whether the name of `town`, or of a country, stands somewhere as the one who plays or who is played against."""
    for found in re.finditer(rf"\b{town}\b", body):
        behind, before = (
            BEHIND.match(body, found.end()),
            BEFORE.search(body[max(0, found.start() - 20) : found.start()]),
        )
        if behind and (behind[1] in wordlist.words("club_verbs") or SCORE.fullmatch(behind[1])):
            return True
        if before and before[1] in wordlist.words("club_objects") | {"go"}:
            return True
        if TEAM.match(body, found.end()):
            return True
        if _hires().search(body[max(0, found.start() - 30) : found.start()]):
            return True
    return False


@cache
def _hires() -> re.Pattern[str]:
    """What stands before the name of a club that somebody plays for, or that is behind or ahead in the table."""
    return re.compile(rf"\b{wordlist.any_of(wordlist.entries('club_ways'))} (?:the )?$")


HIRED = re.compile(r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")


def _hiring(article: Article) -> Iterator[Evidence]:
    """The clubs that only what stands before them tells, in the report of a match ("on loan from Vale Athletic"):
    towns of the world and names that it does not know."""
    if sport_of(article) is None:
        return
    for found in BEATEN.finditer(article.body):
        for side in (1, 2):
            if found[side] and found[side] not in world.known():
                yield Evidence(Span(*found.span(side)), "ORG", HIRED_WEIGHT, "context")
    for found in HIRED.finditer(article.body):
        if _hires().search(article.body[max(0, found.start() - 30) : found.start()]):
            entry = world.known().get(found["name"])
            if entry is None or entry.sort == "city":
                yield Evidence(Span(*found.span("name")), "ORG", HIRED_WEIGHT, "context")


HIRED_WEIGHT = 4


def _by_last_words(article: Article, clubs: Iterable[str]) -> Iterator[Evidence]:
    """What only one club of the article is called, without its town ("Rovers")."""
    lasts = [name.rpartition(" ")[2] for name in set(clubs)]
    plain = {last for last in lasts if lasts.count(last) == 1 and last.endswith("rs") and len(last) > 4} | {
        "Thistle"
    } & set(lasts)
    yield from everywhere(article, plain & wordlist.words("club_words"), "ORG", HIRED_WEIGHT)


def evidence(article: Article, clubs: Mapping[str, str]) -> Iterator[Evidence]:
    """Wherever a town stands for its club, or the club in full."""
    yield from _hiring(article)
    yield from _by_last_words(article, clubs.values())
    for paragraph in article.paragraphs:
        for town, club in clubs.items():
            for name in (town, club):
                for found in re.finditer(rf"\b{re.escape(name)}\b", article.text(paragraph)):
                    start = paragraph.span.start
                    yield Evidence(Span(start + found.start(), start + found.end()), "ORG", WEIGHT, "context")
