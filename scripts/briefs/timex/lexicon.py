"""The vocabulary of temporal expressions, read from `data/timex.yml` and `data/timex_holidays.yml`.

Every word has one *class* ("month", "unit", "ago") and a value. Loaded on first use and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from briefs import wordlist

Entry = tuple[str, Any]
"""The class of a word and its value."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words` maps a word, in every case it may be written in, to its entry. `phrases` maps the first token of a
    phrase, in lower case, to (all its tokens in lower case, entry), longest first. `friends` are the sets of words
    that make a false friend of their neighbor."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    friends: Mapping[str, frozenset[str]]
    holidays: tuple[Mapping[str, Any], ...]


@cache
def load() -> Lexicon:
    """The lexicon. Its files belong to the package, so a fault in them is a bug, not bad input."""
    data = wordlist.tree("timex")
    holidays = tuple(MappingProxyType(rule) for rule in wordlist.tree("timex_holidays"))
    words: dict[str, Entry] = {}
    for kind, entries in data["words"].items():
        for word, value in entries.items():
            words |= dict.fromkeys((word, word.capitalize(), word.upper()), (kind, value))
    for kind, entries in data["proper"].items():
        for word, value in entries.items():
            words |= dict.fromkeys((word, word.upper()), (kind, value))
    phrases = [
        (tuple(phrase.lower().split()), (kind, value))
        for kind, entries in data["phrases"].items()
        for phrase, value in entries.items()
    ]
    phrases += [(_tokens(name), ("holiday", n)) for n, rule in enumerate(holidays) for name in rule["names"]]
    friends = {name: frozenset(entries) for name, entries in data["false_friends"].items()}
    return Lexicon(MappingProxyType(words), MappingProxyType(_by_head(phrases)), MappingProxyType(friends), holidays)


def _tokens(name: str) -> tuple[str, ...]:
    """The tokens of a holiday's name: `'s`, `.`, `-`, `/` and a bare apostrophe stand alone."""
    for mark in ("'s", ".", "-", "/"):
        name = name.replace(mark, f" {mark} ")
    return tuple(name.replace("s' ", "s ' ").lower().split())


def _by_head(phrases: list[tuple[tuple[str, ...], Entry]]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    heads: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for tokens, entry in phrases:
        heads.setdefault(tokens[0], []).append((tokens, entry))
    return {head: tuple(sorted(found, key=lambda p: -len(p[0]))) for head, found in heads.items()}
