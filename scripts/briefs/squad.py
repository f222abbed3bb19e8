"""Tells the team of a country or a town from the place, in the report of a match: "England beat Samoa" names two teams,
"a tour of Samoa" a place.

A place has a team in an article where it stands somewhere as the one who plays or is played against; from there on its
name is the team's wherever nothing before or behind it speaks of the place. A town by whose name a club goes
("Portmore" for "Portmore Queens") is the town again where it is spoken of as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefs import club, wordlist, world
from briefs.model import Article, Mention

_REACH = 30
"""Characters before and behind a name that tell which of the two it is."""

_YOUTH = re.compile(r"\b[Uu]nder[- ]?(\d\d)s?\b|\bU-?(\d\d)s?\b")
_WOMEN = re.compile(r"\b[Ww]om[ae]n(?:['’]s)?\b|\b[Gg]irls['’]?")
_MEN = re.compile(r"\b[Mm]en(?:['’]s)?\b|\b[Bb]oys['’]?")


def named(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with the places that play in `article` as their teams, and clubs by their towns as towns where they
    are spoken of as such."""
    sport = club.sport_of(article)
    if sport in (None, "cycling"):  # in which riders have teams, not countries
        return tuple(mentions)
    clubs = club.called(article)
    names = {m.surface: m.name for m in mentions if _is_home(m)}
    text = club.whole(article)
    playing = {surface: name for surface, name in names.items() if club.is_played(text, surface)}
    team = _team(article.body, sport)
    teams = {surface: f"{name} ({team})" if world.is_place(surface) else name for surface, name in playing.items()}
    return tuple(_told(article, mention, teams, clubs) for mention in mentions)


def _told(article: Article, mention: Mention, teams: Mapping[str, str], clubs: Mapping[str, str]) -> Mention:
    """The `mention` as one of a team of `teams`, or of the town that one of `clubs` is called by."""
    if mention.by == "machine" and mention.kind == "organization" and mention.surface in clubs:
        lead = _before(article.body, mention)
        there = _THERE.search(lead) is not None or _ON_GROUND.search(lead) is not None
        town = world.is_place(mention.surface) and there
        return replace(mention, kind="place", label="GPE") if town else mention
    home = mention.surface in teams and _is_home(mention)
    if home and not (world.is_place(mention.surface) and _is_land(article.body, mention)):
        return replace(mention, kind="organization", label="ORG", name=teams[mention.surface])
    return mention


def _team(body: str, sport: str) -> str:
    """What to call a team of `sport`: whose it is where the article says so, "rugby team" else."""
    youth = {one or other for one, other in _YOUTH.findall(body)}
    ages = f"under-{youth.pop()} " if len(youth) == 1 else ""
    women = "women’s " if _WOMEN.search(body) and not _MEN.search(body) else ""
    return f"{women}{ages}{sport} team"


def _is_home(mention: Mention) -> bool:
    """Whether a place may have a team that is called by its name: no ground, which hosts matches as well."""
    place = mention.by == "machine" and mention.kind == "place" and mention.label != "NORP"
    return place and mention.surface.split()[-1] not in wordlist.words("grounds")


def _before(body: str, mention: Mention) -> str:
    return body[max(0, mention.span.start - _REACH) : mention.span.start]


def _is_land(body: str, mention: Mention) -> bool:
    """Whether what stands around the name at `mention` speaks of the place."""
    lead = _before(body, mention)
    plays = club.BEHIND.match(body, mention.span.end)
    if _of_team().search(lead):
        return False
    town = None if plays is not None and plays[1] in wordlist.words("club_verbs") else _BEHIND_TOWN.search(lead)
    if town is not None and (entry := world.known().get(town[1])) is not None and entry.sort == "city":
        return True
    return (
        _PLACED.search(lead) is not None
        or _ON_GROUND.search(lead) is not None
        or _GOVERNED.match(body, mention.span.end) is not None
    )


_BEHIND_TOWN = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w’'-]+), $")
_THERE = re.compile(r"\b(?:in|across|throughout|around|outside|into|near|through|via|streets of|people of) $")
_PLACED = re.compile(
    r"\b(?:in|from|across|throughout|around|outside|of|to|into|near|through|via|reach|northern|southern|eastern|"
    r"western|visited|visiting|toured|touring) (?:the )?$"
)
_ON_GROUND = re.compile(
    r"\b(?:pitch|ground|stadium|oval|venue|field|innings|hundred|century|held|staged|hosted|\d{2,3}|not out) at $"
)
"""What was played where: "the flooded pitch at Kima", "his 118 at Kima"."""
_GOVERNED = re.compile(r"(?:['’]s)? (?:government|parliament|border|capital|embassy|prime|president|gym|High School)\b")


@cache
def _of_team() -> re.Pattern[str]:
    """What stands before the name of a team in spite of an "of" or a "to"."""
    staff = wordlist.any_of(wordlist.words("team_roles"))
    return re.compile(
        rf"\b(?:(?:{staff}|wins?|defeat|defeats|victory|thrashing|innings|ahead) of|"
        r"(?:lost|lose|losing|loss|defeat|defeats|contrast|next|fell|falling|runners-up|travels?|trip|away) to) $"
    )
