"""Finds towns by what stands right behind their names: how many live there ("Kima Ford, then a town of 900")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 5

NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
TOWN = re.compile(
    rf"\b(?!(?:At|In|Near|From|To|Of|The|For|By)\b)(?P<name>{NAME}), "
    r"(?:then |now |once |still |today )?an? (?:[a-z-]+ ){0,2}"
    r"(?:town|village|hamlet|township|settlement|city|community) of (?:about |some |around |just |only |barely )?\d"
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        for match in TOWN.finditer(article.text(paragraph)):
            first, last = (paragraph.span.start + at for at in match.span("name"))
            yield Evidence(Span(first, last), "GPE", WEIGHT, "context")
