"""Provinces, counties, departments and the like of all countries, from ISO 3166-2 (pycountry): "Helmand", "Guayas".

Of the names that the standard has, those that English texts do not use for anything else: no given or family names, no
words, no points of the compass, and none in the language of the country with the word for what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from briefs import wordlist


class _Subdivision(msgspec.Struct, gc=False):
    code: str
    name: str
    type: str


@cache
def named() -> tuple[tuple[str, str, str], ...]:
    """The names, each with the code of its country and what it is in English ("Province")."""
    data = (files("pycountry") / "databases" / "iso3166-2.json").read_bytes()
    found = msgspec.json.decode(data, type=dict[str, list[_Subdivision]])["3166-2"]
    return tuple((name, one.code[:2], one.type) for one in found if _is_province(one) for name in _spellings(one.name))


def _is_province(one: _Subdivision) -> bool:
    return one.type in wordlist.entries("provinces") and not one.code.startswith("US")


def _spellings(name: str) -> Iterator[str]:
    """`name` without what the standard puts in brackets, as newspapers write it: with marks and without."""
    bare = re.sub(r"\s*[\[(].*", "", name)
    if not _is_free(bare):
        return
    yield bare
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    if plain != bare and plain.isascii() and _is_free(plain):
        yield plain


def _is_free(name: str) -> bool:
    """Whether `name` is nothing else in English: neither somebody's, nor a word, nor "East" of a country."""
    words = re.split(r"[ -]", name)
    if len(name) < _SHORTEST or not all(word.replace("'", "").isalpha() and word[0].isupper() for word in words):
        return False
    if len(words) > 1 and any(map(wordlist.is_personal, (words[0], words[-1]))):
        return False  # "Santiago Rodríguez"
    none = wordlist.words("no_provinces")
    taken = [word.lower() in wordlist.words("common_words") or word in none for word in words]
    return not all(taken) and name not in none and not wordlist.is_personal(name)


_SHORTEST = 5
"""Letters of a name; the shorter ones are syllables of people's."""
