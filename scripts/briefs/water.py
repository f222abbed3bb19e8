"""Finds rivers that are named without the word: "the Clyde", "the banks of the Corentyne"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 4

BANK = re.compile(
    r"\b(?:banks?|mouth|source|headwaters|tributary|tributaries|estuary|(?:upper|lower) reaches|bends?|branch(?:es)?)"
    r" of the (?:upper |lower )?(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)\b(?! [A-Z])"
)
"""What only a river has."""


def evidence(article: Article) -> Iterator[Evidence]:
    """Every name that is a river's by the "the" before it, or by what it has."""
    for paragraph in article.paragraphs:
        text = article.text(paragraph)
        if paragraph.kind == "heading" or " the " not in f" {text.lower()}":
            continue
        for pattern in (_known(), BANK, CHANNEL):
            for found in pattern.finditer(text):
                first, last = found.span("name")
                start = paragraph.span.start
                yield Evidence(Span(start + first, start + last), "LOC", WEIGHT, "context")
        for first, last in _listed(text):
            yield Evidence(Span(paragraph.span.start + first, paragraph.span.start + last), "LOC", WEIGHT, "context")


CHANNEL = re.compile(
    r"\b[Tt]he (?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+ Channel)\b(?= (?:and|to|from|off|between|on|in|by|at)\b|[,.;])"
)
"""A strait: "across the Mozambique Channel"."""

LISTED = re.compile(
    r"\b[Tt]he ([A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)"
    r"(?:, the ([A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+))*,? and the ([A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)\b(?! [A-Z])"
)


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """Where the rivers are of a list that has a known one: "the Trombetas, the Xingu and the Jari"."""
    for found in LISTED.finditer(text):
        names = list(re.finditer(r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+", text[found.start() + 4 : found.end()]))
        if any(name[0] in wordlist.words("rivers") for name in names):
            yield from ((found.start() + 4 + name.start(), found.start() + 4 + name.end()) for name in names)


@cache
def _known() -> re.Pattern[str]:
    """A river that the list has, with "the" and no other name behind, nor a noun that says it is something else."""
    rivers = wordlist.any_of(wordlist.words("rivers"))
    return re.compile(
        rf"\b[Tt]he (?:upper |lower |middle |River |river )?(?P<name>{rivers})\b"
        r"(?= (?:river|valley|basin|estuary|delta|and|or|at|in|to|from|for|near|was|is|has|had|where|which|as|on|with"
        r"|by|between|through|into|below|above|burst|rose|rises|flows|flowed|should|would|will)\b|[,.;:)]|$|['’]s )"
    )
