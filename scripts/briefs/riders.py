"""Finds the teams of riders in the report of a cycle race, which stand in brackets behind their names and are called
after anything, countries and towns included: "Matteo Bressan (Norland-Merida)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import club, world
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 8

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'&-]*"
TEAM = rf"(?P<name>{WORD}(?: {WORD}){{0,3}})"
RIDER = rf"{WORD} (?:(?:van|de|der|den|von|di) ){{0,2}}{WORD}"
PATTERNS = (
    re.compile(rf"{RIDER} \({TEAM}\)"),
    re.compile(rf"\([A-Z][a-z]{{2}}\),? {TEAM}(?=,? (?:s\.t\.|at|in|\+|\d)|$)", re.MULTILINE),  # "(Fra) Norvik s.t."
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such team; a country alone is where the rider is from, as are three letters."""
    if "(" not in article.body or club.sport_of(article) != "cycling":
        return
    for pattern in PATTERNS:
        for found in pattern.finditer(article.body):
            if not _is_country(found["name"]):
                yield Evidence(Span(*found.span("name")), "ORG", WEIGHT, "context")


def _is_country(name: str) -> bool:
    entry = world.known().get(name)
    code = len(name) == 3 and name[1:].islower()
    return code or (entry is not None and entry.sort in ("country", "people", "region"))
