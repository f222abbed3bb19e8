"""How names are built: what of a span is the name, and the parts of a person's.

Western order is the default. Korean, Chinese and Vietnamese names, as most newspapers write them, have the family name
first ("Moon Jae-in", "Xi Jinping", "Ri Yong Ho"); Spanish ones may have two family names, of which the first is the
one used; particles ("de Gaulle", "bin Salman", "van Gogh") belong to the family name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefs import wordlist

POSSESSIVE = re.compile(r"['’](?:s|S)?$")
SYLLABLES = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxzcsrywv]{0,2}|[sz]h|kw|ts|ng)(?:[aeiouüơư]{1,3})(?:ng|n|r|m|k|l|p|t|c|h)?){1,2}"
)
"""A syllable or two of a romanized East Asian given name ("Jae", "Jinping", "Myung")."""


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """`name` so that spellings that differ in case, marks, hyphens, dots or a leading article compare equal."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    bare = re.sub(r"[-‐‑–]", " ", bare.replace(".", "").replace("'s ", " "))
    words = bare.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def base(word: str) -> str:
    """`word` without a possessive ending."""
    return POSSESSIVE.sub("", word)


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a person's name, folded. `family` may be several words (a particle, two surnames); `given` are
    those before, or in East Asian order after it."""

    given: tuple[str, ...]
    family: str
    last: str

    def is_called(self, folded: str) -> bool:
        """Whether the family name alone, with its particles or without, is `folded`."""
        return folded in (self.family, self.last) or folded in self.family.split(" ")[:1]


@lru_cache(maxsize=50_000)
def person(name: str) -> Person:
    """The parts of `name`, which has no title."""
    words = [word for word in name.split() if word.strip(",") not in wordlist.words("name_suffixes")]
    words = [base(word.strip(",")) for word in words] or [name]
    if is_surname_first(words):
        return Person(tuple(fold(w) for w in words[1:]), fold(words[0]), fold(words[0]))
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in wordlist.words("particles"):
        cut -= 1
    if cut == len(words) - 1 and len(words) >= 3 and _is_spanish(words):
        cut -= 1
    family = fold(" ".join(words[cut:]))
    return Person(tuple(fold(w) for w in words[:cut]), family, fold(words[-1]))


def is_surname_first(words: list[str]) -> bool:
    """Whether a name of these words has its family name first."""
    if not 2 <= len(words) <= 4 or words[0] not in wordlist.words("surnames_first"):
        return False
    rest = [part for word in words[1:] for part in word.split("-")]
    if words[-1] in wordlist.words("surnames_first") and len(words) == 2 and "-" not in words[0]:
        return False
    return all(SYLLABLES.fullmatch(part.lower()) for part in rest) and words[1] not in wordlist.words("first_names")


def _is_spanish(words: list[str]) -> bool:
    """Whether the last two words look like two Spanish family names behind a Spanish given name."""
    return words[0] in wordlist.words("spanish_first_names") and words[1] not in wordlist.words("spanish_first_names")


def is_latin(text: str) -> bool:
    """Whether every letter of `text` is of the Latin script."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text if c.isalpha())


def initials(name: str) -> str:
    """The capitals that an acronym of `name` would be made of: "World Meteorological Organization" -> "WMO"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
