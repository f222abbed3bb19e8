"""Finds parties whose names have a part in brackets: "Workers' Party of Norvia (Unified Marxist)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 6


def evidence(article: Article) -> Iterator[Evidence]:
    """Every name of a party with its part in brackets."""
    for paragraph in article.paragraphs:
        text = article.text(paragraph)
        if " (" not in text or not any(f" ({part}" in text for part in wordlist.words("factions")):
            continue
        for found in _pattern().finditer(text):
            start = paragraph.span.start
            yield Evidence(Span(start + found.start("name"), start + found.end()), "ORG", WEIGHT, "shape")


@cache
def _pattern() -> re.Pattern[str]:
    word = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
    part = wordlist.any_of(wordlist.words("factions"))
    party = "(?:Party|Front|Movement|Congress|League|Alliance|Union)"
    return re.compile(
        rf"\b(?:The )?(?P<name>(?:{word} ){{1,3}}{party}(?: of (?:the )?{word}(?: {word})?)?"
        rf" \({part}(?:[- ]{part}){{0,3}}\))"
    )
