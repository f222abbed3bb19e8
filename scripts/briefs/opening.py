"""Words that look like names only because they open sentences, since the article has them in lower case elsewhere:
"Malaria remains the leading cause", "severe malaria". And names whose first word is in capitals only because it opens
an article, as newspapers set it: "JANE Roe does not like to be watched"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefs import wordlist, world
from briefs.casing import Casing
from briefs.evidence import Evidence
from briefs.model import Article, Span

_OPENS = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[“\"‘]|\n)$")
"""What stands before the first word of a sentence."""


def words_of(article: Article, pieces: Sequence[Evidence], case: Casing) -> frozenset[Span]:
    """The spans of `pieces` that are such words."""
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for one in pieces:
        word = article.body[one.span.slice]
        if word.isalpha() and case.lower[word.lower()] and not _is_known(word):
            spans[word].add(one.span)
    return _verbs(article.body, pieces) | frozenset(
        span for word, of in spans.items() if _is_word(article.body, of, case.lower[word.lower()]) for span in of
    )


def _verbs(body: str, pieces: Sequence[Evidence]) -> frozenset[Span]:
    """Words in "-ing" that open a sentence which goes on in small letters: "Reading the judgment", not the town."""
    found: set[Span] = set()
    for one in pieces:
        word = body[one.span.slice]
        stems = {word.lower().removesuffix("ing") + end for end in ("", "e")}
        verb = word.endswith("ing") and not stems.isdisjoint(wordlist.words("common_words"))
        if verb and _opens(body, one.span) and _GOES_ON.match(body, one.span.end):
            found.add(one.span)
    return frozenset(found)


_GOES_ON = re.compile(
    r" (?:the|a|an|his|her|its|their|comes|is|of|from|to|about|for|it|them|out|aloud|scores|skills)\b"
)

_SHOUTED = re.compile(r"(?P<given>[A-ZÀ-Þ]{3,}) (?P<family>[A-ZÀ-Þ][a-zà-ÿ]{2,})\b(?! [A-ZÀ-Þ])")


def evidence(article: Article) -> Iterator[Evidence]:
    """People whose given name is in capitals because it opens a paragraph."""
    for paragraph in article.paragraphs:
        found = _SHOUTED.match(article.body, paragraph.span.start)
        if found is None or not is_given(found["given"].capitalize()):
            continue
        if found["family"] not in world.known() and found["family"].lower() not in wordlist.words("function_words"):
            yield Evidence(Span(*found.span()), "PERSON", _SET, "context")


_SET = 4


def is_given(word: str) -> bool:
    """Whether a word is a given name, though it may be a month as well."""
    return word in wordlist.words("first_names") or word in wordlist.words("names_like_words")


def _is_word(body: str, spans: set[Span], times: int) -> bool:
    """Whether what stands at `spans`, and `times` in lower case, opens a sentence, and is no name elsewhere more often
    than that: "AIDS, Tuberculosis and Malaria" is a list in a name."""
    opens = [_opens(body, span) for span in spans]
    return any(opens) and opens.count(False) <= times


def _is_known(word: str) -> bool:
    entry = world.known().get(word)
    common = word.lower() in wordlist.words("common_words") or word in wordlist.words("organization_words")
    if entry is not None and entry.sort == "city" and entry.inhabitants < _LARGE and common:
        return False  # "Union secretary Ada Moss", where "the union" stands as well, and Union in New Jersey does not
    return entry is not None or wordlist.is_personal(word)


_LARGE = 300_000
"""Inhabitants from which on a city is meant by its name, whatever else that is."""


def _opens(body: str, span: Span) -> bool:
    return _OPENS.search(body[max(0, span.start - 4) : span.start]) is not None
