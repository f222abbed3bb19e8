"""Finds places by how a text goes to them, whatever their names look like: "stepped down at Hollin", "the lights of
Aro", "a schoolteacher from Winnow".

One such place says less than a rule that knows the name: companies and clubs stand behind "at" and "from" as well. So
each mention counts a little more than the model's opinion on it, and those of who is employed there do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist, world
from briefs.evidence import Evidence, is_body
from briefs.model import Article, Span

WEIGHT = 1.2

_WORD = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’]+(?:-[A-ZÀ-ÞĀ-Ž]?[a-zà-ÿā-ž’]+)*"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:de|del|da|do|la|el|al) )?{_WORD}){{0,3}})"
_ENDS = (
    r"(?=[.,;:!?)”\"]|$| (?:in|on|and|or|to|when|where|while|before|after|until|since|with|by|for|last|this|that|at|"
    r"the|as|but|so|then|there|under|whose|into|off|again|he|she|they|we|it|who|which|was|were|is|are|had|has|tonight|yesterday|today|tomorrow|itself)\b)"
)
_AT = re.compile(rf"(?:\b(?P<before>[\w’'-]+) (?:at|near)|(?:^|[.?!”\"] )(?:At|Near)) {_NAME}{_ENDS}", re.MULTILINE)
_WENT = (
    r"(?:dr[oi]ven?|drive|walk(?:ed)?|sail(?:ed)?|rode|ride|trek(?:ked)?|marched|fled|travell?(?:ed|ing)|fl[eo]wn?|"
    r"journeyed|cycled|hitchhiked|limped|moved|road|track|path|bus|ferry|train)"
)
_ON_THE_WAY = re.compile(
    rf"\b(?:{_WENT} (?:back |on |home |up |down |out )*(?:to|from|for|towards?)|by way of|as far as|"
    rf"(?:nearer|closer|further|farther) than|(?:runs?|ran|kilomet(?:re|er)s|km|miles) (?:\w+ )?from) {_NAME}{_ENDS}",
    re.MULTILINE,
)


_IN_COUNTY = re.compile(rf"\b{_NAME}(?=, (?:Co\.?|County) [A-ZÀ-ÞĀ-Ž])")
_ROAD = re.compile(rf"\b[Tt]he {_NAME}(?= (?:road|bypass|bus|train|ferry)\b)")
_PEOPLED = re.compile(
    rf"(?:^|[\s“\"]){_NAME}(?=['’]s (?:[a-z]+ )?\d[\d,]* (?:people|residents|inhabitants|villagers|houses|homes|"
    r"households|families|voters|souls)\b)",
    re.MULTILINE,
)
_BASED = re.compile(rf"\b(?!The |An? ){_NAME}(?=[-‑]based [A-ZÀ-ÞĀ-Ž])")
_BETWEEN = re.compile(rf"\b(?:between|from) (?P<other>{_WORD}(?: {_WORD})?) (?:and|to) {_NAME}{_ENDS}", re.MULTILINE)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every place that is told so."""
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        text, start = article.text(paragraph), paragraph.span.start
        for pattern in (_AT, _ON_THE_WAY, _BETWEEN, _IN_COUNTY, _ROAD, _PEOPLED, _BASED, _has(), _home()):
            for found in pattern.finditer(text):
                goes = pattern is not _AT or (found["before"] or "").lower() not in _not_of_places()
                goes = goes and (pattern is not _BETWEEN or world.is_place(found["other"]))
                if goes and _is_like_a_place(found["name"]):
                    first, last = found.span("name")
                    weight = 3 * WEIGHT if pattern is _BASED else WEIGHT  # "an analyst at Aro-based Moss Research"
                    yield Evidence(Span(start + first, start + last), "GPE", weight, "context")


def _is_like_a_place(name: str) -> bool:
    """Whether nothing in the name tells that it is something else: a body, a firm, somebody."""
    words = name.split()
    if name in world.known():
        return world.known()[name].sort in world.PLACES
    lists = ("organization_words", "company_suffixes", "institutions", "buildings", "team_words", "titles", "not_names")
    if is_body(name) or any(words[-1] in wordlist.words(of) or words[0] in wordlist.words(of) for of in lists):
        return False
    if len(words) > 1 and words[-1] in wordlist.words("place_words"):
        return True  # "Manoel Island"
    return not any(wordlist.is_personal(word) for word in words)


@cache
def _has() -> re.Pattern[str]:
    """What only a place has: "the lights of Aro", "the parish priest of Aro"."""
    parts = wordlist.any_of(wordlist.words("parts_of_towns"))
    return re.compile(rf"\b{parts} (?:of|off|outside) {_NAME}{_ENDS}", re.MULTILINE)


@cache
def _home() -> re.Pattern[str]:
    """Where somebody is from who is not told by whom he works for: "a schoolteacher from Winnow"."""
    natives = wordlist.any_of(wordlist.words("natives"))
    return re.compile(rf"\b(?:{natives} from|natives? of) {_NAME}{_ENDS}", re.MULTILINE)


@cache
def _not_of_places() -> frozenset[str]:
    """Words before "at" that go with a body, or with somebody: "an analyst at", "works at", "laughed at"."""
    lists = ("roles", "titles", "offices", "positions", "staff")
    told = frozenset(word.lower() for of in lists for word in wordlist.words(of)) | wordlist.words("not_before_places")
    return told - wordlist.words("natives")
