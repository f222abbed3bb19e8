"""What speaks for a span being a name, and a name of what.

Each piece of evidence is a span with the OntoNotes label it speaks for and a weight; `mention` adds them up over the
article. Weights are on one scale, where 1 is the model's opinion on one mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefs import names, wordlist, world
from briefs.casing import is_capitals
from briefs.language import Parsed
from briefs.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Label = Literal["PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"]
LABELS: frozenset[str] = frozenset(
    ("PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`span` of the body seems to be a name with `label`. `source` says who thinks so."""

    span: Span
    label: str
    weight: float
    source: Literal["model", "world", "title", "shape", "context"]


def gather(article: Article, parsed: Sequence[Parsed]) -> list[Evidence]:
    """All evidence in the article, in the order of the text."""
    found = [*_of_world(article)]
    for piece in parsed:
        found += _of_model(article, piece)
        found += _of_shape(article, piece)
    return sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _of_world(article: Article) -> Iterator[Evidence]:
    """Names that the world knows. What is also a surname or a word speaks softly."""
    matcher = world.names()
    for paragraph in article.paragraphs:
        shouting = is_capitals(article.text(paragraph))
        for span, entry in matcher.find(article.body, paragraph.span.start, paragraph.span.end):
            name = article.body[span.slice]
            if shouting and len(name) < 5:
                continue
            label, weight = _world_vote(name, entry)
            if weight:
                yield Evidence(span, label, weight, "world")


def _world_vote(name: str, entry: world.Known) -> tuple[str, float]:
    if entry.sort in ("people", "group"):
        return "NORP", 3
    if entry.sort == "organization":
        return "ORG", 2.5
    if entry.sort == "country":
        return "GPE", 3
    if entry.sort == "state":
        return "GPE", 2.5
    if entry.sort == "region":
        return "GPE" if entry.country else "LOC", 3
    if name in wordlist.words("first_names") or name in wordlist.words("surnames_first"):
        return "GPE", 0.2
    if name.lower() in wordlist.words("function_words") or name in wordlist.words("not_names"):
        return "GPE", 0
    return "GPE", 2 if entry.inhabitants > 1_000_000 else 1 if entry.inhabitants > 200_000 else 0.4


def _of_model(article: Article, piece: Parsed) -> Iterator[Evidence]:
    for ent in piece.doc.ents:
        if ent.label_ in LABELS:
            span = trimmed(article.body, Span(piece.start + ent.start_char, piece.start + ent.end_char))
            if span is not None:
                yield Evidence(span, ent.label_, 1, "model")


LEADING = re.compile(
    r"(?:(?:[Tt]he|THE|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts)\s+|[\W_]+)+"
)
TRAILING = re.compile(
    r"(?:['’]s?|[^\w.)]+|(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\b[A-Z][a-z]{3})(?<!\b[A-Z][a-z]{4})\.)+$"
)


def trimmed(body: str, span: Span) -> Span | None:
    """`span` without leading articles and punctuation and without a possessive; None where nothing is left."""
    text = body[span.slice]
    lead = LEADING.match(text)
    start = lead.end() if lead and lead.end() < len(text) else 0
    tail = TRAILING.search(text, start)
    end = tail.start() if tail else len(text)
    if text[start:end].count("(") < text[start:end].count(")") and text[:end].endswith(")"):
        end -= 1
    return Span(span.start + start, span.start + end) if start < end else None


def _of_shape(article: Article, piece: Parsed) -> Iterator[Evidence]:
    """Runs of capitalized words, and what their words, and the words around them, say."""
    for first, last in runs(piece.doc):
        yield from _of_run(piece, piece.doc, first, last)


def runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """The runs of capitalized words of `doc` as token ranges; of, and, for, & join them where a name may hold them."""
    position, count = 0, len(doc)
    while position < count:
        if not _is_capitalized(doc[position]):
            position += 1
            continue
        end = position + 1
        while end < count:
            if _is_capitalized(doc[end]) or (
                doc[end].text in ("-", "'", "’") and not doc[end - 1].whitespace_ and not doc[end].whitespace_
            ):
                end += 1
            elif doc[end].text in _JOINING and end + 1 < count and _is_capitalized(doc[end + 1]):
                end += 2
            elif (
                doc[end].text == "of"
                and end + 2 < count
                and doc[end + 1].text == "the"
                and _is_capitalized(doc[end + 2])
            ):
                end += 3
            else:
                break
        yield position, end
        position = end


_JOINING = frozenset(
    ("of", "for", "&", "de", "del", "la", "bin", "al", "van", "von", "der", "du", "da", "di", "ibn", "on", "and")
)


def _is_capitalized(token: Token) -> bool:
    text = token.text
    return text[0].isupper() and not (len(text) == 1 and text == "I")


def _of_run(piece: Parsed, doc: Doc, first: int, last: int) -> Iterator[Evidence]:
    start = first
    while start < last - 1 and doc[start].text in wordlist.words("titles"):
        start += 1
    titled = start > first and doc[first].text not in ("The",)
    words = [doc[i].text for i in range(start, last)]
    joined = any(word in ("of", "for", "on", "and", "&") for word in words)
    if (
        titled
        and not joined
        and 1 <= len(words) <= 5
        and doc[start].text not in wordlist.words("titles")
        and not _holds_place(words)
    ):
        yield _evidence(piece, doc, start, last, "PERSON", 2, "title")
    if len(words) >= 2:
        yield from _of_words(piece, doc, first, start, last, words)


def _holds_place(words: list[str]) -> bool:
    entry = world.known().get(" ".join(words))
    return words[-1] in wordlist.words("organization_words") or (entry is not None and entry.sort != "city")


def _of_words(piece: Parsed, doc: Doc, first: int, start: int, last: int, words: list[str]) -> Iterator[Evidence]:
    final = words[-1]
    if "and" in words:
        return
    if final in wordlist.words("company_suffixes"):
        yield _evidence(piece, doc, first, last, "ORG", 3, "shape")
    elif (
        final in wordlist.words("organization_words")
        or (words[0] in _BODIES
        and len(words) > 2
        and words[1] in ("of", "for"))
    ):
        yield _evidence(piece, doc, first, last, "ORG", 1.5, "shape")
    elif (
        words[0] in wordlist.words("first_names")
        and 2 <= len(words) <= 3
        and all(w.isalpha() or w.endswith(".") for w in words)
    ):
        yield _evidence(piece, doc, start, last, "PERSON", 1, "shape")
    elif final in wordlist.words("place_words"):
        yield _evidence(piece, doc, first, last, "FAC", 0.7, "shape")
    elif final in wordlist.words("event_words"):
        yield _evidence(piece, doc, first, last, "EVENT", 0.7, "shape")
    elif final in wordlist.words("document_words"):
        yield _evidence(piece, doc, first, last, "LAW", 0.7, "shape")
    elif names.is_surname_first(words) and len(words) >= 2:
        yield _evidence(piece, doc, start, last, "PERSON", 1, "shape")


_BODIES = frozenset(
    (
        "Ministry",
        "Department",
        "Bank",
        "University",
        "Institute",
        "Bureau",
        "Office",
        "Council",
        "Board",
        "Court",
        "Church",
        "Association",
        "Federation",
        "Organization",
        "Organisation",
        "Society",
        "Union",
        "Federation",
        "Center",
        "Centre",
        "Museum",
        "College",
        "Academy",
        "Commission",
        "Committee",
        "League",
    )
)


def _evidence(
    piece: Parsed, doc: Doc, first: int, last: int, label: str, weight: float, source: Literal["title", "shape"]
) -> Evidence:
    start = piece.start + doc[first].idx
    end = piece.start + doc[last - 1].idx + len(doc[last - 1])
    return Evidence(Span(start, end), label, weight, source)
