"""Finds the names of bodies, laws and cups that have an "and" inside: "the Highlands and Islands Development Board",
"the School of Slavonic and East European Studies", "the Nurses and Midwives Bill".

Without the first half such a name is nobody's. With it, two bodies could be one: so what stands before the "and" must
be nothing that has a name by itself: no body, no country, no large town, nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from briefs import wordlist, world
from briefs.evidence import Evidence, everywhere
from briefs.model import Article

WEIGHT = 5
LARGE = 200_000
"""Inhabitants of a town that is hardly half of a body's name."""

_WORD = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:-[A-ZÀ-ÞĀ-Ž]?[a-zà-ÿā-ž]+)*"
_OWNER = rf"{_WORD}(?:['’]s|s['’])?"
_LEAD = (
    r"(?:\b[Tt]he|['’]s|\b(?:by|of|from|with|to|for|at|in|joined|told|left)) (?:the )?(?:(?:UK|U\.K\.|US|U\.S\.|EU) )?"
)
_ADJECTIVE = re.compile(r"(?:ic|al|an|ish|ese)$")
_HEADS = (
    "Council|Committee|Sub-[Cc]ommittee|Subcommittee|Board|Authority|Agency|Enterprise|Society|Union|Association|"
    "Institute|Department|Ministry|Commission|Company|Trust|Fund|Federation|Bureau|Corporation|Directorate|Secretariat|"
    "Inspectorate|Tribunal|Service|Office|Executive"
)
_OPENERS = (
    "School|Institutes?|Department|Faculty|Ministry|Office|Bureau|Academy|Centre|Center|Congress|Division|Committee|"
    "Council|Board|Society|Association|College|Commission"
)
_BODY_WORDS = frozenset(
    ("Academy", "Agency", "Association", "Authority", "Board", "Bureau", "Center", "Centre", "College", "Commission",
     "Committee", "Company", "Congress", "Corporation", "Council", "Department", "Federation", "Fund", "Institute",
     "Ministry", "School", "Secretariat", "Society", "Trust", "Union")
)  # fmt: skip
"""What says that a second body is named behind the "and"."""

_BODIES = re.compile(
    rf"{_LEAD}(?P<name>(?P<first>{_WORD}(?: {_WORD}){{0,3}}) and (?P<second>{_OWNER}(?: {_OWNER}){{0,2}}) "
    rf"(?:{_HEADS})(?: of {_WORD})?)\b(?! [A-Z])"
)
_OF = re.compile(
    rf"\b(?!The )(?P<name>(?:{_WORD} ){{0,2}}(?:{_OPENERS}) (?:of|for|on) (?P<first>{_WORD}(?: {_WORD})?) and (?:the )?"
    rf"(?P<second>{_WORD}(?: {_WORD}){{0,2}}))\b(?! [A-Z])"
)
_LAWS = re.compile(
    rf"\b[Tt]he (?P<name>(?P<first>{_OWNER}(?: {_WORD})?) and (?P<second>{_OWNER}(?: {_WORD}){{0,3}}) "
    r"(?:Bill|Act|Ordinance))\b(?! [A-Z])"
)
_CUPS = re.compile(
    rf"\b[Tt]he (?P<name>(?P<first>{_WORD}) (?:and|&) (?P<second>{_WORD}) (?:Cup|Shield|Trophy|League|Plate))\b"
    "(?! [A-Z])"
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    if " and " not in article.body and " & " not in article.body:
        return
    yield from everywhere(article, _found(article, _BODIES, _is_half), "ORG", WEIGHT)
    yield from everywhere(article, _found(article, _OF, _is_subject), "ORG", WEIGHT)
    yield from everywhere(article, _found(article, _LAWS, _is_half), "LAW", WEIGHT)
    yield from everywhere(article, _found(article, _CUPS, _is_half), "EVENT", WEIGHT)


def _found(
    article: Article, pattern: re.Pattern[str], fits: Callable[[Sequence[str], Sequence[str]], bool]
) -> Iterator[str]:
    for paragraph in article.paragraphs:
        for found in pattern.finditer(article.text(paragraph)):
            if fits(found["first"].split(), found["second"].split()):
                yield found["name"]


def _is_half(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the words before the "and" name nobody without those behind it, nor do these."""
    if not _apart().isdisjoint(first) or not _people().isdisjoint((*first, second[0])):
        return False
    if len(first) > 1:
        return all(word.lower() in wordlist.words("common_words") for word in first)
    return not _is_known(first[0]) and second[0] not in _apart()


def _is_subject(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether both sides of the "and" are what a body is for."""
    if not (_apart() | _people()).isdisjoint((*first, second[0])) or not _BODY_WORDS.isdisjoint(second):
        return False
    plain = all(_is_common(word) or _ADJECTIVE.search(word) for word in first)
    return plain and _is_common(second[-1]) and not _is_known(" ".join(first)) and not _is_known(" ".join(second))


def _is_common(word: str) -> bool:
    """Whether a word, or what it is several of, is one of English."""
    low = word.lower()
    forms = (low, low.removesuffix("s"), f"{low.removesuffix('ies')}y")
    return any(form in wordlist.words("common_words") for form in forms)


def _is_known(name: str) -> bool:
    """Whether the world knows `name` as a land, a body or a large town."""
    entry = world.known().get(name)
    if entry is None:
        return False
    return entry.sort in ("country", "organization", "state") or entry.inhabitants > LARGE


@cache
def _apart() -> frozenset[str]:
    """Words that end the name of a body: with one of them the first half is a name itself."""
    lists = ("organization_words", "team_words", "company_suffixes")
    return frozenset(word for of in lists for word in wordlist.words(of)) - wordlist.words("subjects_of_bodies")


@cache
def _people() -> frozenset[str]:
    lists = ("titles", "first_names")
    common = wordlist.words("common_words")
    return frozenset(word for of in lists for word in wordlist.words(of) if word.lower() not in common)
