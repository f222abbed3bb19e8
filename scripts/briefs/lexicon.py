"""The knowledge that reading a seed draws on, from the data files: boilerplate rules, offices, agencies, sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefs import yamlfile

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a block of boilerplate looks like; the fields are explained in `data/boilerplate.yml`."""

    name: str
    reason: str
    where: str
    then: str | None
    longest: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of the lines around an article; the fields are explained in `data/bylines.yml`. All in lower case, except
    the values of `agencies`, `mac` and `regions`; the keys of `publishers` lead to the proper spelling."""

    roles: frozenset[str]
    collectives: frozenset[str]
    unnamed_who: frozenset[str]
    reporters: frozenset[str]
    unsigned: frozenset[str]
    series: tuple[str, ...]
    institutions: tuple[str, ...]
    life: frozenset[str]
    particles: frozenset[str]
    mac: dict[str, str]
    suffixes: frozenset[str]
    agencies: dict[str, str]
    publishers: dict[str, str]
    mastheads: frozenset[str]
    small: frozenset[str]
    sections: frozenset[str]
    unnamed: frozenset[str]
    regions: frozenset[str]
    nowhere: frozenset[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The boilerplate rules, in the order of the file."""
    path = _DATA / "boilerplate.yml"
    top = yamlfile.read(path.read_text(encoding="utf-8"), path)
    return tuple(
        Rule(
            name,
            rule.need("reason"),
            rule.choice("where", ("any", "head", "tail")) or "any",
            rule.choice("then", ("rest", "list")),
            rule.integer("longest") or 0,
            re.compile(rule.need("pattern"), re.VERBOSE | re.IGNORECASE),
        )
        for name, rule in top.submaps("rules")
    )


@cache
def words() -> Lexicon:
    path = _DATA / "bylines.yml"
    top = yamlfile.read(path.read_text(encoding="utf-8"), path)

    def lower(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in top.texts(key))

    agencies = top.map("agencies")
    return Lexicon(
        lower("roles"),
        lower("collectives"),
        lower("unnamed_who"),
        lower("reporters"),
        lower("unsigned"),
        tuple(sorted(lower("series"))),
        tuple(sorted(lower("institutions"))),
        lower("life"),
        lower("particles"),
        {word.lower(): word for word in top.texts("mac")},
        lower("suffixes"),
        {} if agencies is None else {name.lower(): agencies.need(name) for name in agencies.values},
        {word.lower(): word for word in top.texts("publishers")},
        lower("mastheads"),
        lower("small"),
        lower("sections"),
        lower("unnamed"),
        frozenset(top.texts("regions")),
        lower("nowhere"),
    )
