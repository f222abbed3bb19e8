"""Single words that stand nowhere but inside longer names that nobody found whole: "Marxist" in "(Unified
Marxist-Leninist)", "African" in "Southern African Development Community", "Salaam" in "Dar-es-Salaam"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefs import wordlist, world
from briefs.model import Article, Span

_HYPHENS = "-–‑"
_JOINED_BEFORE = re.compile(rf"(?:\b[A-ZÀ-ÞĀ-Ž]\w*[a-z]\w*|\b[A-ZÀ-ÞĀ-Ž]\w*[{_HYPHENS}]\w+)[{_HYPHENS}]$")
_JOINED_BEHIND = re.compile(rf"[{_HYPHENS}](?P<word>[A-ZÀ-ÞĀ-Ž][\w’'{_HYPHENS}]+)")
_BEHIND = re.compile(r" (?P<word>[A-ZÀ-ÞĀ-Ž][\w’'-]+)")
_BEFORE = re.compile(r"[\w,’'] (?:[a-z]+-)?(?P<word>[A-ZÀ-ÞĀ-Ž][\w’'-]+) $")
"""A capitalized word that does not begin a sentence."""


def lone(article: Article, spans: Sequence[Span]) -> frozenset[Span]:
    """Those of `spans`, the names that were found, which are a word of a longer name, as it is wherever it stands."""
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    whole: set[str] = set()
    for span in spans:
        word = article.body[span.slice]
        if " " not in word and word not in whole:
            if _is_inside(article.body, span, starts, ends):
                found[word].append(span)
            else:
                whole.add(word)
    return frozenset(span for word, of in found.items() if word not in whole for span in of)


def _is_inside(body: str, span: Span, starts: set[int], ends: set[int]) -> bool:
    """Whether a part of a name that was not found stands right before or behind `span`."""
    before = body[max(0, span.start - 40) : span.start]
    behind = body[span.end : span.end + 40]
    joined = behind[:1] in _HYPHENS or before[-1:] in _HYPHENS
    if span.end + 1 not in starts and (found := (_JOINED_BEHIND if joined else _BEHIND).match(behind)):
        role = found["word"].lower() in wordlist.words("roles")  # "Oslo Mayor Hale"
        return joined or (body[span.end - 1] != "." and not role and goes_on(found["word"]))
    if span.start - 1 in ends:
        return False
    if joined:
        return _JOINED_BEFORE.search(before) is not None
    found = _BEFORE.search(before)
    return found is not None and goes_on(found["word"])


def goes_on(word: str) -> bool:
    """Whether a capitalized word beside a name belongs to it: no title, no day, nothing that has a capital anyway."""
    return not (
        word in wordlist.words("titles")
        or word in wordlist.words("name_suffixes")
        or word in wordlist.words("eras")
        or word.lower() in wordlist.words("function_words")
        or word in world.calendar()
        or word in world.known()
        or word.isupper()
        or _ENDS.search(word) is not None
    )


_ENDS = re.compile(r"['’]s?$|-[a-z]\w*$")
"""How what stands before a name says that it is another's ("Friday's"), or describes it ("Jakarta-based")."""
