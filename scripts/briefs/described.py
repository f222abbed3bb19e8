"""Finds what the words right behind a name tell it to be: a town by how many live there ("Kima Ford, then a town of
900"), the reporter who stands in capitals before the article ("AMA DOSU meets the makers")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 5

NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
TOWN = re.compile(
    rf"\b(?!(?:At|In|Near|From|To|Of|The|For|By)\b)(?P<name>{NAME}), (?:then |now |once |still |today )?an? (?:[a-z-]+ ){{0,2}}"
    r"(?:town|village|hamlet|township|settlement|city|community) of (?:about |some |around |just |only |barely )?\d"
)
REPORTER = re.compile(
    r"(?:^|[.?!:] )(?:[Bb]y )?(?P<name>[A-ZÀ-Þ]{2,} [A-ZÀ-Þ][A-ZÀ-Þ'’-]+) "
    r"(?:joins|meets|reports|visits|talks|finds|looks|investigates|speaks|asks|hears|travels|discovers|explores|tells)\b"
)
IN_CAPITALS = re.compile(r"[A-ZÀ-Þ\W]+")
FIRST = 2
"""Paragraphs of an article in which its reporter may be told."""


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    for number, paragraph in enumerate(article.paragraphs):
        text = article.text(paragraph)
        if paragraph.kind == "heading":
            continue
        found = [(match, "GPE") for match in TOWN.finditer(text)]
        if number < FIRST and IN_CAPITALS.fullmatch(text) is None:
            found += [(match, "PERSON") for match in REPORTER.finditer(text)]
        for match, label in found:
            first, last = (paragraph.span.start + at for at in match.span("name"))
            yield Evidence(Span(first, last), label, WEIGHT, "context")
