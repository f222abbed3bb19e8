"""The tense of the verb that governs an expression: by the parse where there is one, else by the words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Literal

Tense = Literal["past", "future", ""]

_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo", "may", "might", "can", "could", "should", "must", "would"})
_AIMS = frozenset(
    """plan plans planned planning expect expects expected scheduled set due hope hopes hoped intend intends intended
    going slated poised aim aims begin begins meet meets open opens start starts decide agree agreed""".split()
)

_FUTURE = re.compile(
    r"\b(?:will|shall|won't|’ll|'ll|plans? to|expected|scheduled|due|slated|set for|to be|going to|would|hopes? to|is to|are to|was to|were to)\b",
    re.IGNORECASE,
)


class Tenses:
    """Looks tenses up in the parse of one article, `parsed` being its parts in order (see `language.parse`)."""

    def __init__(self, body: str, parsed: Sequence[Any]) -> None:
        self._body = body
        self._parsed = sorted(parsed, key=lambda p: p.start)
        self._starts = [p.start for p in self._parsed]

    def at(self, start: int, end: int) -> Tense:
        """The tense that governs the characters `start` to `end` of the body; "" where nothing tells."""
        token = self._token(start, end)
        return _governing(token) if token is not None else _by_words(self._body, start, end)

    def _token(self, start: int, end: int) -> Any:
        place = bisect_right(self._starts, start) - 1
        if place < 0:
            return None
        part = self._parsed[place]
        doc = part.doc
        if start - part.start >= len(doc.text):
            return None
        span = doc.char_span(start - part.start, end - part.start, alignment_mode="expand")
        return span.root if span is not None else None


def _governing(token: Any) -> Tense:
    """Climbs from the expression to its verb. A verb that only frames what was said ("said") is passed on the way
    only if it is the one that carries the date."""
    for _ in range(12):
        if token.tag_[:2] in ("VB", "MD") or token.dep_ == "ROOT":
            break
        token = token.head
    if token.tag_[:2] not in ("VB", "MD"):
        return ""
    helpers = {child.lower_: child for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(word in _MODALS for word in helpers):
        perfect = "have" in helpers
        return "past" if perfect else "" if {"would", "could"} & helpers.keys() and False else "future"
    if "to" in helpers and token.tag_ == "VB":
        return "future"
    if token.tag_ in ("VBD",) or any(h.tag_ in ("VBD",) for h in helpers.values()):
        return _past_or_planned(token)
    if token.tag_ == "VBN":
        if any(word in ("has", "have", "'s", "'ve", "’ve", "been") for word in helpers):
            return "past"
        return "future" if token.lower_ in _AIMS else "past"
    if token.tag_ in ("VBZ", "VBP", "VBG"):
        return "future" if token.lower_ in _AIMS or token.tag_ == "VBG" and helpers else ""
    return ""


def _past_or_planned(token: Any) -> Tense:
    return "future" if token.lower_ in ("scheduled", "slated", "due", "expected") and token.tag_ == "VBN" else "past"


def _by_words(body: str, start: int, end: int) -> Tense:
    """Without a parse: a word of the future in the same sentence, else the past, in which most is told."""
    left = max(body.rfind(mark, max(start - 200, 0), start) for mark in (". ", "\n", "? ", "! "))
    rights = [p for mark in (". ", "\n", "? ", "! ") if (p := body.find(mark, end, end + 120)) >= 0]
    sentence = body[max(left, start - 200, 0) : min(rights, default=end + 120)]
    return (
        "future"
        if _FUTURE.search(sentence)
        else "past"
        if re.search(r"\w+ed\b|\b(?:was|were|had|said)\b", sentence)
        else ""
    )
