"""Finds towns and people by what stands right behind their names: how many live there ("Kima Ford, then a town of
900"), how old they are ("Rose Eaton Marsh, 71")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import wordlist
from briefs.evidence import Evidence, everywhere
from briefs.model import Article, Span

WEIGHT = 5

NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
TOWN = re.compile(
    rf"\b(?!(?:At|In|Near|From|To|Of|The|For|By)\b)(?P<name>{NAME}), "
    r"(?:then |now |once |still |today )?an? (?:[a-z-]+ ){0,2}"
    r"(?:town|village|hamlet|township|settlement|city|community) of (?:about |some |around |just |only |barely )?\d"
)


AGED = re.compile(rf"\b(?P<name>(?P<given>[A-ZÀ-Þ][\w’'-]+) {NAME}), (?:aged |who is )?[1-9]\d, ")

AGED_BY_SURNAME = re.compile(r"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]+), (?:aged )?[1-9]\d, (?:who|an?|the|of|from)\b")


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        for match in TOWN.finditer(article.text(paragraph)):
            first, last = (paragraph.span.start + at for at in match.span("name"))
            yield Evidence(Span(first, last), "GPE", WEIGHT, "context")
    for match in AGED.finditer(article.body):
        if match["given"] in wordlist.words("first_names"):
            yield from everywhere(article, match["name"], "PERSON", WEIGHT)
    for surname in sorted({match["name"] for match in AGED_BY_SURNAME.finditer(article.body)}):
        yield from _in_full(article, surname)


def _in_full(article: Article, surname: str) -> Iterator[Evidence]:
    """The full names of whom a text tells the age of by the family name: "Rose Eaton Marsh", then "Marsh, 52, who"."""
    for match in re.finditer(rf"\b(?P<given>[A-ZÀ-Þ][\w’'-]+) (?:{NAME} )?{re.escape(surname)}\b", article.body):
        if match["given"] in wordlist.words("first_names"):
            yield Evidence(Span(*match.span()), "PERSON", WEIGHT, "context")
