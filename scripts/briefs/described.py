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

IN_FULL = re.compile(r"\b(?P<given>[A-ZÀ-Þ][\w’'-]+) (?:[A-ZÀ-Þ][\w’'-]+ ){0,3}(?P<last>[A-ZÀ-Þ][a-zà-ÿ’'-]+)\b")
AGED_BY_SURNAME = re.compile(r"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]+), (?:aged )?[1-9]\d, (?:who|an?|the|of|from)\b")


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        for match in TOWN.finditer(article.text(paragraph)):
            first, last = (paragraph.span.start + at for at in match.span("name"))
            yield Evidence(Span(first, last), "GPE", WEIGHT, "context")
    yield from everywhere(article, _aged(article.body), "PERSON", WEIGHT)


def _aged(body: str) -> Iterator[str]:
    """The full names of those whose age a text tells, behind the full name or, later on, the family name: "Rose Eaton
    Marsh", then "Marsh, 52, who"."""
    given = wordlist.words("first_names")
    yield from (found["name"] for found in AGED.finditer(body) if found["given"] in given)
    surnames = {found["name"] for found in AGED_BY_SURNAME.finditer(body)}
    if surnames:
        whole = (found for found in IN_FULL.finditer(body) if found["given"] in given)
        yield from (found[0] for found in whole if found["last"] in surnames)
