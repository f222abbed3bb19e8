"""Finds what flies in space by the words beside its name: craft, rockets, satellites, telescopes, comets. None of them
is a person, place or organization, whatever else bears the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from briefs import wordlist, world
from briefs.evidence import NONE, Evidence
from briefs.model import Article, Span

WEIGHT = 5

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’']*(?:-[\w’']+)*"
NUMBER = r"(?:\d[\w-]*|[IVX]+)\b"
NAME = rf"{WORD}(?: {WORD})?(?: {NUMBER})?"
ENDS = r"(?=[,.;:)]|$| (?:which|that|and|in|at|on|after|before|from|with|had|has|was|is|will)\b)"


def evidence(article: Article) -> Iterator[Evidence]:
    """What speaks against a person, place or organization; looked for only where the article is of space at all."""
    if not _told().search(article.body):
        return
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        text = article.text(paragraph)
        for pattern, fits in _patterns():
            for found in pattern.finditer(text):
                if fits(found["name"].split()):
                    first, last = (paragraph.span.start + at for at in found.span("name"))
                    yield Evidence(Span(first, last), NONE, WEIGHT, "context")
                    if number := _NUMBERED.search(found["name"]):  # "Ariane" as well as "Ariane 5"
                        yield Evidence(Span(first, first + number.start()), NONE, WEIGHT, "context")


_NUMBERED = re.compile(rf" {NUMBER}$")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('spacecraft_only')}s?\b|\b(?:in|into) (?:orbit|space)\b|\bspace (?:agency|station)\b")


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Callable[[Sequence[str]], bool]]]:
    craft, only = _any("spacecraft"), _any("spacecraft_only")
    lead = r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|['’]s) (?:[\w-]+ ){0,3}"
    called = "(?:(?:named|called|nicknamed|dubbed|christened) )"
    return tuple(
        (re.compile(pattern), fits)
        for pattern, fits in (
            # "a lander, Sophie,", "the probe, called Tycho", "Corvin's lander, Philae"
            (rf"{lead}{craft}, {called}?(?P<name>{NAME}){ENDS}", _is_free),
            (rf"\b{craft} {called}(?:the )?(?P<name>{NAME})", _is_free),
            # "its mother ship, Rosetta,", "the orbiting mothership Rosetta"
            (rf"\bmother ?ship,? (?P<name>{NAME})(?=[,.;]| [a-z])", _is_free),
            # "the asteroid Lindgren", "Comet 12P/Hale-Roe"
            (rf"\b(?:{only}|[Cc]omet|[Aa]steroid|probe|lander) (?P<name>(?:\d+[A-Z]?/)?{NAME})", _is_free),
            (rf"\b(?:[Cc]omet|[Aa]steroid) \d+[A-Z]?/(?P<name>{NAME})", _is_free),
            # "an Ariane 5 rocket", "the Corvin spacecraft"
            (rf"\b(?P<name>{WORD}(?: {WORD})? {NUMBER}) {craft}\b", _is_free),
            (rf"\b[Tt]he (?P<name>{WORD}(?: {WORD})?) {only}\b", _is_free),
            # "the Aldous and Reyl telescopes", "Orbica's New Harrow rocket"
            (rf"\b(?P<name>{WORD})(?: and {WORD})? {only}s\b", _is_free),
            (rf"\band (?P<name>{WORD}) {only}s\b", _is_free),
            (rf"\b{only}s (?P<name>{WORD}) and ", _is_free),
            (rf"\b{only}s {WORD} and (?P<name>{WORD})", _is_free),
            (rf"['’]s (?P<name>{WORD}(?: {WORD})?) {only}\b", _is_free),
            (rf"['’]s {WORD} (?P<name>{WORD}) {only}\b", _is_free),
            # "the Aldous Space Telescope"
            (rf"\b(?P<name>{WORD}(?: {WORD}){{0,2}} (?:Space )?(?:Telescope|Rover|Orbiter|Lander))\b", _is_built),
        )
    )


def _any(name: str) -> str:
    return wordlist.any_of(wordlist.words(name))


def _is_free(words: Sequence[str]) -> bool:
    """Whether the words name no body, place or people that is known: "the Japanese lander", "the Hamas rocket"."""
    bodies = ("organization_words", "titles")
    return not any(word in wordlist.words(of) for word in words for of in bodies) and not any(
        (entry := world.known().get(name)) is not None and entry.sort != "city"
        for name in (" ".join(words), words[0], words[-1])
    )


def _is_built(words: Sequence[str]) -> bool:
    return words[0] != "Land"
