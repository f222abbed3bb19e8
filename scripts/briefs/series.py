"""Finds the names of bodies that are a list of what they do: "the Graphical, Paper and Media Union", "the Department
for Environment, Food and Rural Affairs"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import world
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 5

WORD = r"[A-ZÀ-Þ][\w’'-]+"
LIST = rf"{WORD}(?: {WORD})?(?:, {WORD}(?: {WORD})?){{1,4}},? and {WORD}(?: {WORD})?"
BODY = "Union|Committee|Subcommittee|Commission|Department|Ministry|Council|Authority|Agency|Board|Association"
PATTERNS = (
    re.compile(rf"\b[Tt]he (?P<name>{LIST} (?:{BODY}))\b"),
    re.compile(rf"\b(?P<name>(?:Department|Ministry|Committee|Secretariat) (?:of|for|on) {LIST})\b"),
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name, unless the list is one of countries or towns."""
    if ", " not in article.body or " and " not in article.body:
        return
    for paragraph in article.paragraphs:
        for pattern in PATTERNS:
            for found in pattern.finditer(article.text(paragraph)):
                if not _is_of_places(found["name"]):
                    first, last = (paragraph.span.start + at for at in found.span("name"))
                    yield Evidence(Span(first, last), "ORG", WEIGHT, "context")


def _is_of_places(name: str) -> bool:
    """Whether what is listed are countries or towns, which have no such body together."""
    first, second = re.split(r", | of | for | on ", name)[:2]
    return first in world.known() or second in world.known()
