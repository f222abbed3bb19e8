"""Finds two people who share the family name that stands behind the second: "Moni and Bisi Adeyo" are Moni Adeyo and
Bisi Adeyo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefs import names, wordlist, world
from briefs.evidence import Evidence
from briefs.model import Article, Mention, Span

WEIGHT = 3

WORD = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]{2,}"
PAIR = re.compile(
    rf"(?P<first>{WORD}) and (?P<second>{WORD}) (?P<family>{WORD}(?:-{WORD})?)\b(?! "
    rf"(?:and )?[A-ZÀ-ÞĀ-Ž])"
)
KIN = re.compile(r"\b(?:sisters|brothers|siblings|twins|couple|spouses)\b")
PARENTS = re.compile(r"\b(?:children|sons?|daughters?|parents|family|home|marriage|child|grandchildren) of $")
NAMED = re.compile(
    r"\b(?:sisters|brothers|siblings|twins|sons|daughters|children|couple|cousins|parents|grandparents|newlyweds), $"
)
"""What two who share a name are said to be right before it."""

BEFORE = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]*|,|\band|\bof|\bat|\bin|['’]s) $")
"""What stands before a list or a longer name, whose last word is no given name."""


IN_LIST = re.compile(r"(?:\)|\b[A-ZÀ-ÞĀ-Ž][\w’'-]+ [A-ZÀ-ÞĀ-Ž][\w’'-]+), $")
"""What stands before two of a list of people who are named in full."""

CHILDREN = re.compile(
    rf"\b(?:sons|daughters|children|brothers|sisters|twins|boys|girls|grandsons|granddaughters|grandchildren),? "
    rf"(?P<one>{WORD})(?:, (?P<two>{WORD}))? and (?P<last>{WORD})\b(?! [A-ZÀ-ÞĀ-Ž])"
)
"""Children by their given names alone: "her sons Alfie and Noah"."""


def evidence(article: Article) -> Iterator[Evidence]:
    """The given name of the first, and the name of the second."""
    for found in CHILDREN.finditer(article.body):
        for name in ("one", "two", "last"):
            if found[name]:
                yield Evidence(Span(*found.span(name)), "PERSON", WEIGHT, "context")
    for paragraph in article.paragraphs:
        text = article.text(paragraph)
        for found in PAIR.finditer(text):
            if _is_couple(article.body, text, found) and not _is_family(article.body, found["first"]):
                start = paragraph.span.start
                first, last = found.span("first")
                yield Evidence(Span(start + first, start + last), "PERSON", WEIGHT, "context")


def _is_couple(body: str, text: str, found: re.Match[str]) -> bool:
    """Whether two given names stand before one family name: neither is a word, a place or a body, and one is known as a
    given name, or the article speaks of brothers and sisters."""
    first, second, family = found["first"], found["second"], found["family"]
    given = [name in wordlist.words("first_names") for name in (first, second)]
    free = all(is_given or names.is_unlisted(name) for is_given, name in zip(given, (first, second), strict=True))
    bodies = ("organization_words", "place_words", "team_words", "company_suffixes", "event_words", "document_words")
    plain = family not in world.known() and not any(family in wordlist.words(of) for of in bodies)
    lead = text[max(0, found.start() - 30) : found.start()]
    alone = any(
        (BEFORE.search(lead) is None, PARENTS.search(lead), NAMED.search(lead), all(given) and IN_LIST.search(lead))
    )
    titled = first in wordlist.words("titles") or second in wordlist.words("titles")
    return (any(given) or KIN.search(body) is not None) and free and plain and alone and not titled


def _is_family(body: str, name: str) -> bool:
    """Whether `name` stands behind another somewhere, as a family name does; not behind a title ("Pope John Paul")."""
    before = re.finditer(rf"\b([A-ZÀ-ÞĀ-Ž]\.|[A-ZÀ-ÞĀ-Ž][\w’'-]*) {name}\b(?! [A-ZÀ-ÞĀ-Ž])", body)
    return any(found[1] not in wordlist.words("titles") for found in before)


def named(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with the whole name of the first of two who share a family name."""
    out = list(mentions)
    for index, (one, other) in enumerate(pairwise(mentions)):
        if one.kind == other.kind == "person" and one.by == other.by == "machine" and " " not in one.surface:
            found = PAIR.match(article.body, one.span.start)
            whole = found is not None and found.end() == other.span.end
            if found is None or not whole or _is_family(article.body, found["first"]):
                continue
            if _is_couple(article.body, article.body, found):
                out[index] = replace(one, name=f"{one.surface} {found['family']}")
    return tuple(out)
