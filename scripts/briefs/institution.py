"""Tells whose institution a name means that every country has: "the Egyptian Foreign Ministry", "Kenya's Parliament".

Only what the article itself says counts, so that what it means depends on no other: the country right before or behind
the name, once or several times the same, or the one that the paragraph is set in ("In Yerevan, a lawmaker told the
National Assembly"); else that of the dateline, unless the article is about others; else the one that all places of the
article are in.
Where two countries have such an institution in the article, or none is told, the name stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefs import wordlist, world
from briefs.model import Article, Mention

FEWEST = 2
"""Places of one country, and of no other, that tell where an article is at home."""


def owned(article: Article, mentions: Sequence[Mention]) -> Mapping[str, str]:
    """The names of institutions in `article` -> the same with their country ("Foreign Ministry (Egypt)")."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    whole: dict[str, str] = {}
    for index, mention in enumerate(mentions):
        if mention.kind != "organization" or mention.by != "machine":
            continue
        if _is_general(mention.surface):
            told[mention.surface] |= _countries_beside(article, mentions, index) or _countries_around(
                article, mentions, index
            )
        elif split := _split(mention.surface):
            told[split[0]].add(split[1])
            whole[mention.surface] = _named(*split)
    if not told:
        return {}
    home = _home(article, mentions)
    for name, countries in told.items():
        among = {country for country in countries or {home or ""} if country and _has(country, name)}
        if len(among) == 1 and not _is_american(name, among):
            whole[name] = _named(name, *among)
    return whole


def _has(country: str, name: str) -> bool:
    """Whether `country` may have an institution of that name: many have no Congress, and mean another's."""
    return name != "Congress" or country in wordlist.entries("congresses")


def _named(name: str, country: str) -> str:
    return f"{name} ({country})"


def _split(surface: str) -> tuple[str, str] | None:
    """The institution and the country that `surface` names together ("Kenyan Foreign Ministry", "Supreme Court of
    Ghana"), unless the world knows it as a whole."""
    if surface in world.known():
        return None
    words = surface.split()
    ways = [(" ".join(words[count:]), " ".join(words[:count])) for count in (1, 2)]
    name, _, country = surface.rpartition(" of ")
    ways.append((name, country.removeprefix("the ")))
    for name, country in ways:
        entry = world.known().get(country)
        if entry is not None and name and _is_general(name) and _is_country(entry.name):
            return name, entry.name
    return None


def _is_general(name: str) -> bool:
    return name in wordlist.entries("institutions") or _is_ministry(name)


def _is_ministry(name: str) -> bool:
    """Whether `name` is that of a ministry and says no country itself."""
    words = name.split()
    ministry = words[0] == "Ministry" and words[1:2] in (["of"], ["for"])
    plain = len(words) == 2 and words[1] == "Ministry" and words[0] in wordlist.words("titles")
    return (ministry or plain) and name not in world.known()


def _is_american(name: str, countries: set[str]) -> bool:
    """Whether `name` alone means the institution of the United States already, and it is theirs."""
    return countries == {"United States"} and name in world.known()


def _countries_beside(article: Article, mentions: Sequence[Mention], index: int) -> set[str]:
    """The country that stands right before the mention at `index`, or behind it with "of"."""
    here = mentions[index]
    before, after = mentions[max(0, index - 1) : index], mentions[index + 1 : index + 2]
    found = [m for m in before if article.body[m.span.end : here.span.start] in (" ", "'s ", "’s ")]
    found += [m for m in after if article.body[here.span.end : m.span.start] in (" of ", " of the ")]
    return {m.name for m in found if m.kind == "place" and _is_country(m.name)}


def _countries_around(article: Article, mentions: Sequence[Mention], index: int) -> set[str]:
    """The country that the paragraph of the mention at `index` is set in: where its first words lead ("In Yerevan,"),
    where the speaker spoke ("said in Baku"), or the one that it begins with."""
    here = mentions[index].span
    paragraph = article.paragraph_at(here.start).span
    for mention in mentions:
        if mention.kind != "place" or not paragraph.holds(mention.span):
            continue
        before = article.body[paragraph.start : mention.span.start]
        opens = before in ("", "The ") or (before in ("In ", "At ") and article.body.startswith(",", mention.span.end))
        spoke = mention.span.start > here.end and SPOKE.search(before) is not None
        if (opens or (spoke and "." not in article.body[here.end : mention.span.start])) and (
            country := _country_of(mention.name)
        ):
            return {country}
    return set()


SPOKE = re.compile(r"\b(?:said|told [\w ]{1,20}|spoke|speaking|replied|added) in $")
"""What stands before the town where somebody spoke."""


def _country_of(name: str) -> str | None:
    entry = world.known().get(name)
    return world.country(entry.country) if entry is not None and entry.country else None


def _is_at_home(article: Article, mentions: Sequence[Mention], country: str) -> bool:
    """Whether the article is about the country of its dateline, as much as about any other."""
    counts = Counter(of for m in mentions if m.kind == "place" and (of := _country_of(m.name)))
    return not counts or 2 * counts[country] >= max(counts.values())


def _is_country(name: str) -> bool:
    entry = world.known().get(name)
    return entry is not None and entry.sort == "country" and entry.name == name


def _home(article: Article, mentions: Sequence[Mention]) -> str | None:
    """The country of the dateline, or that of all places; None where there are several or too few."""
    town, _, region = (article.place or "").partition(", ")
    dateline = world.known().get(region) or world.known().get(town.title())
    if dateline is not None and dateline.country:
        home = world.country(dateline.country)
        return home if home and _is_at_home(article, mentions, home) else None
    places = {m.name: entry for m in mentions if m.kind == "place" and (entry := world.known().get(m.name))}
    codes = {entry.country for entry in places.values() if entry.country}
    return world.country(codes.pop()) if len(places) >= FEWEST and len(codes) == 1 else None
