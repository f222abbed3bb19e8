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
OWNERS = r"[A-ZÀ-Þ]\w+s['’],? and"
PATTERNS = (
    re.compile(rf"\b[Tt]he (?P<name>{LIST} (?:{BODY}))\b"),
    re.compile(rf"\b(?P<name>(?:Department|Ministry|Committee|Secretariat) (?:of|for|on) {LIST})\b"),
    # "the Bakers' and Valleys Party"
    re.compile(rf"\b[Tt]he (?P<name>{OWNERS} {WORD} (?:{BODY}|Party|Federation|League|Alliance|Society|Front))\b"),
    # "Universidade da Beira", "Université du Nord à Kima"
    re.compile(
        rf"\b(?P<name>Universi(?:té|tà|dad|dade|tat) (?:du|de la|de|des|da|do|del|degli Studi di|di) {WORD}"
        rf"(?: (?:à|au|en) {WORD})?)"
    ),
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name, unless the list is one of countries or towns."""
    if " and " not in article.body and "Universi" not in article.body:
        return
    for paragraph in article.paragraphs:
        for pattern in PATTERNS:
            for found in pattern.finditer(article.text(paragraph)):
                if not _is_of_places(found["name"]):
                    first, last = (paragraph.span.start + at for at in found.span("name"))
                    yield Evidence(Span(first, last), "ORG", WEIGHT, "context")


def _is_of_places(name: str) -> bool:
    """Whether what is listed are countries or towns, which have no such body together."""
    first, *others = re.split(r", | of | for | on ", name)
    return bool(others) and (first in world.known() or others[0] in world.known())
