"""Finds the names of bodies that are a list of what they do: "the Graphical, Paper and Media Union", "the Department
for Environment, Food and Rural Affairs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs import world
from briefs.evidence import Evidence, everywhere
from briefs.model import Article

WEIGHT = 5

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
LIST = rf"{WORD}(?: {WORD})?(?:, {WORD}(?: {WORD})?){{1,4}},? (?:and|&) {WORD}(?: {WORD})?"
BODY = (
    "Union|Committee|Subcommittee|Commission|Department|Ministry|Council|Authority|Agency|Board|Association|Directorate"
    "|Workers|Federation|Bureau|Secretariat"
)
FIRMS = "contractor|company|firm|builder|supplier|developer|publisher|manufacturer|maker|distributor|retailer|brewer"
OWNERS = r"[A-ZÀ-ÞĀ-Ž]\w+s['’],? and"
PATTERNS = (
    re.compile(rf"(?:\b[Tt]he|['’]s) (?P<name>{LIST} (?:{BODY}))\b"),
    re.compile(rf"\b(?P<name>(?:Department|Ministry|Committee|Secretariat) (?:of|for|on) {LIST})\b"),
    # "the Bakers' and Valleys Party"
    re.compile(rf"\b[Tt]he (?P<name>(?:{WORD} )?[A-ZÀ-ÞĀ-Ž]\w+s['’] (?:Central|Front|Congress|Confederation))\b"),
    re.compile(rf"\b[Tt]he (?P<name>{OWNERS} {WORD} (?:{BODY}|Party|Federation|League|Alliance|Society|Front))\b"),
    # "the Harbor Transit and Allied Trades Union"
    re.compile(
        rf"\b[Tt]he (?P<name>(?:{WORD} ){{1,2}}and (?:Allied|General|Kindred|Related|Associated) (?:{WORD} ){{0,2}}"
        rf"(?:{BODY}|Trades))\b"
    ),
    # "Universidade da Beira", "Université du Nord à Kima"
    re.compile(
        rf"\b(?P<name>Universi(?:té|tà|dad|dade|tat) (?:du|de la|de|des|da|do|del|degli Studi di|di) {WORD}"
        rf"(?: (?:à|au|en) {WORD})?)"
    ),
)

_PART = rf"(?:{WORD}|of|and|for|in|to|the)"
BRACKETED = re.compile(
    rf"\b(?P<name>(?!The ){WORD} (?:{WORD} ){{0,4}}\({_PART}(?:,? {_PART}){{0,12}}\) "
    r"(?:Act|Bill|Order|Ordinance|Regulations|Law))\b"
)
"""Laws with what they change or do in brackets: "the Harbors (Settlement of Disputes) Act"."""
TREATIES = re.compile(
    rf"\b[Tt]he (?P<name>(?:{WORD} ){{1,5}}(?:Treaty|Convention|Protocol|Pact|Accord|Covenant))(?= \([A-Z]{{2,7}}\))"
)
LAWS = re.compile(rf"\b[Tt]he (?P<name>[A-ZÀ-ÞĀ-Ž]\w+s['’] (?:{WORD} ){{1,4}}(?:Act|Bill|Treaty|Convention))\b")
"""The laws of those whom they are for ("the Companies' Creditors Arrangement Act")."""

FIRM_PATTERNS = (
    # "Hollister, Prescott & Co."; "the contractor, Deben Marine and Timber, was wound up"
    re.compile(
        r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!from )(?<!near )"  # "a firm in Norvik, Chisholm & Sons"
        rf"\b(?P<name>(?:{WORD}, ){{1,3}}{WORD},? & (?:Co|Company|Sons|Partners|Associates)\b\.?)"
    ),
    re.compile(rf"\b[Tt]he (?:{FIRMS}), (?P<name>{WORD}(?: {WORD})* (?:and|&) {WORD}), (?:was|is|has|had|which)\b"),
)


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name, unless the list is one of countries or towns."""
    yield from everywhere(article, _found(article, (LAWS, BRACKETED, TREATIES)), "LAW", WEIGHT)
    lists = (name for name in _found(article, PATTERNS) if not _is_of_places(name))
    yield from everywhere(article, (*lists, *_found(article, FIRM_PATTERNS)), "ORG", WEIGHT)


def _found(article: Article, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    """The names that patterns find in the paragraphs, each by itself."""
    for paragraph in article.paragraphs:
        text = article.text(paragraph)
        yield from (found["name"] for pattern in patterns for found in pattern.finditer(text))


def _is_of_places(name: str) -> bool:
    """Whether what is listed are countries or towns, which have no such body together."""
    first, *others = re.split(r", | of | for | on ", name)
    return bool(others) and (first in world.known() or others[0] in world.known())
