"""Names with a nickname between quotation marks inside: one person's, Ronald "Rusty" Peavey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import wordlist
from briefs.evidence import Evidence
from briefs.model import Article, Span

WEIGHT = 6

INSIDE = re.compile(
    r""" (?:“[^\W\d_][^”"\n]{1,20}”|"[^\W\d_][^"\n]{1,20}"|‘[^\W\d_][^’\n]{1,20}’|'[^\W\d_][^'\n]{1,20}') """
)
"""A nickname in its marks, with the spaces around it."""

NAMED = re.compile(
    rf"\b(?P<given>[A-ZÀ-ÞĀ-Ž][\w-]+)(?: [A-Z]\.)?{INSIDE.pattern}"
    r"(?:[A-Z]\. |[a-z]{2,3} )?[A-ZÀ-ÞĀ-Ž][\w-]+(?:['’][A-Z]\w+)?"
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every name of a person with a nickname inside."""
    for paragraph in article.paragraphs:
        for found in NAMED.finditer(article.text(paragraph)):
            if found["given"] in wordlist.words("first_names"):
                start = paragraph.span.start
                yield Evidence(Span(start + found.start(), start + found.end()), "PERSON", WEIGHT, "shape")


def without(name: str) -> str:
    """`name` without a nickname in marks inside."""
    return INSIDE.sub(" ", name)


def inside(name: str) -> str | None:
    """The nickname in marks inside `name`; None where there is none."""
    found = INSIDE.search(name)
    return found[0].strip(" “”\"‘’'") if found else None
