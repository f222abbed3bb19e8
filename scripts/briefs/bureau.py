"""Finds offices and bureaus whose names are more than a run of capitals.

"The Polk County Sheriff's Office" has a genitive inside, "the Bureau of Alcohol, Tobacco, Firearms and Explosives" a
list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist, world
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 6
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'&.-]*"
_OWNED = re.compile(rf"\b(?:{_WORD} ){{1,5}}?(?P<holder>[A-Z][a-z]+)(?:s['’]|['’]s) Office\b")
_SUBJECT = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?: [A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+){0,2}"


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        text = article.text(paragraph)
        for match in (*_offices(text), *_bureaus(text)):
            yield Evidence(Span(*(paragraph.span.start + at for at in match.span())), "ORG", WEIGHT, "shape")


def _offices(text: str) -> Iterator[re.Match[str]]:
    """The offices of those who hold one: of sheriffs, not of "Ada Moss's Office"."""
    holders = wordlist.words("offices") | wordlist.words("office_holders")
    return (match for match in _OWNED.finditer(text) if match["holder"] in holders)


def _bureaus(text: str) -> Iterator[re.Match[str]]:
    """The bureaus of several subjects, none a place: "the Ministry of Health, Oslo and Bergen" are three."""
    return (found for found in _several().finditer(text) if not any(map(world.is_place, _subjects(found))))


@cache
def _several() -> re.Pattern[str]:
    heads = "Bureau|Department|Directorate|Institute|Ministry|Office|Secretariat|Society"
    return re.compile(rf"\b(?:{heads}) (?:of|for) (?P<subjects>{_SUBJECT}(?:, {_SUBJECT})+,? (?:and|&) {_SUBJECT})")


def _subjects(match: re.Match[str]) -> list[str]:
    return re.split(r",? (?:and|&) |, ", match["subjects"])
