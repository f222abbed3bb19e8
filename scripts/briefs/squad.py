"""Tells the team of a country from the country, in the report of a match: "England beat Samoa" names two teams, "a tour
of Samoa" a place.

A country has a team in an article where it stands somewhere as the one who plays or is played against; from there on
its name is the team's wherever nothing before or behind it speaks of the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefs import club, wordlist, world
from briefs.model import Article, Mention

_REACH = 30
"""Characters before and behind a name that tell which of the two it is."""

_YOUTH = re.compile(r"\b[Uu]nder[- ]?(\d\d)s?\b|\bU-?(\d\d)s?\b")
_WOMEN = re.compile(r"\b[Ww]om[ae]n(?:['’]s)?\b|\b[Gg]irls['’]?\b")
_MEN = re.compile(r"\b[Mm]en(?:['’]s)?\b|\b[Bb]oys['’]?\b")


def named(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with the countries that play in `article` as their teams."""
    sport = club.sport_of(article)
    if sport is None:
        return tuple(mentions)
    countries = {m.surface for m in mentions if _is_country(m)}
    playing = {name for name in countries if club.is_played(article.body, name)}
    team = _team(article.body, sport)
    return tuple(
        replace(m, kind="organization", label="ORG", name=f"{m.name} ({team})")
        if m.surface in playing and _is_country(m) and not _is_land(article.body, m)
        else m
        for m in mentions
    )


def _team(body: str, sport: str) -> str:
    """What to call a team of `sport`: whose it is where the article says so, "rugby team" else."""
    youth = {one or other for one, other in _YOUTH.findall(body)}
    ages = f"under-{youth.pop()} " if len(youth) == 1 else ""
    women = "women’s " if _WOMEN.search(body) and not _MEN.search(body) else ""
    return f"{women}{ages}{sport} team"


def _is_country(mention: Mention) -> bool:
    entry = world.known().get(mention.surface) if mention.by == "machine" and mention.kind == "place" else None
    return entry is not None and entry.sort in ("country", "region") and mention.label != "NORP"


def _is_land(body: str, mention: Mention) -> bool:
    """Whether what stands around the name at `mention` speaks of the place."""
    lead = body[max(0, mention.span.start - _REACH) : mention.span.start]
    if _of_team().search(lead):
        return False
    town = _BEHIND_TOWN.search(lead)
    if town is not None and (entry := world.known().get(town[1])) is not None and entry.sort == "city":
        return True
    return _PLACED.search(lead) is not None or _GOVERNED.match(body, mention.span.end) is not None


_BEHIND_TOWN = re.compile(r"([A-ZÀ-Þ][\w’'-]+), $")
_PLACED = re.compile(
    r"\b(?:in|from|across|throughout|around|outside|of|to|into|near|through|via|northern|southern|eastern|western|"
    r"visit|visited|visiting|toured|touring) $"
)
_GOVERNED = re.compile(r"(?:['’]s)? (?:government|parliament|border|capital|embassy|prime|president)\b")


@cache
def _of_team() -> re.Pattern[str]:
    """What stands before the name of a team in spite of an "of" or a "to"."""
    staff = "|".join(sorted(wordlist.words("team_roles")))
    return re.compile(
        rf"\b(?:(?:{staff}|wins?|defeat|defeats|victory|thrashing|innings|ahead) of|"
        r"(?:lost|lose|losing|loss|defeat|defeats|contrast|next|fell|falling|runners-up) to) $"
    )
