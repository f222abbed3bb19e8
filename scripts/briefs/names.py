"""How names are built: the parts of a person's, the core of an organization's, what makes two spellings one name.

Western order is the default. Korean, Chinese and Vietnamese names, as most newspapers write them, have the family name
first ("Moon Jae-in", "Xi Jinping", "Ri Yong Ho"); Spanish ones may have two family names, of which the first is the
one used; particles ("de Gaulle", "bin Salman", "van Gogh", "al-Assad") belong to the family name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefs import anchor, wordlist, world
from briefs.model import Kind

OF_THE_US = re.compile(r"^(?:U\.S\.|US|United States) ")
POSSESSIVE = re.compile(r"['’](?:s|S)?$")
ARABIC_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az) ")
SYLLABLES = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxzcsrywv]{0,2}|[sz]h|kw|ts|ng)(?:[aeiouüơư]{1,3})(?:ng|n|r|m|k|l|p|t|c|h)?){1,2}"
)
"""A syllable or two of a romanized East Asian given name ("Jae", "Jinping", "Myung")."""
STREETS = frozenset({"Street", "Road", "Avenue", "Lane", "Boulevard", "Drive"})
"""Last words of the names of streets."""


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """`name` so that spellings that differ in case, marks, hyphens, dots or a leading article compare equal."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").translate(_STROKES))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    bare = re.sub(r"(?<=\w)\.(?=\w)|\.", " " if re.search(r"\w\.\w\w", bare) else "", bare)
    words = re.sub(r"[-‐‑–]", " ", bare).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


_STROKES = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H"}
)
"""Letters whose marks Unicode does not take apart, as newspapers write them without ("Lukasz" for "Łukasz")."""


def base(word: str) -> str:
    """`word` without a possessive ending."""
    return POSSESSIVE.sub("", word)


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a person's name, folded. `family` holds every form in which the family name stands alone: with its
    particles and without, the first of two Spanish ones, both. `given` are the given names in order."""

    given: tuple[str, ...]
    family: frozenset[str]
    words: tuple[str, ...]

    def parts(self) -> Iterator[str]:
        """Every stretch of two or more words of the name that is not the whole ("Jong Un" of "Kim Jong Un")."""
        count = len(self.words)
        for start in range(count):
            for end in range(start + 2, count + (start > 0)):
                yield " ".join(self.words[start:end])


@lru_cache(maxsize=50_000)
def person(name: str) -> Person:
    """The parts of `name`, which has no title."""
    words = [word.strip(",") for word in name.split()]
    words = [base(word) for word in words if word not in wordlist.words("name_suffixes")] or [name]
    folded = tuple(part for word in words for part in fold(word).split())
    if is_surname_first(words):
        return Person(tuple(fold(word) for word in words[1:]), frozenset((fold(words[0]),)), folded)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in wordlist.words("particles"):
        cut -= 1
    family = {fold(" ".join(words[cut:])), fold(words[-1]), ARABIC_ARTICLE.sub("", fold(words[-1]))}
    if cut == len(words) - 1 and len(words) >= 3 and _is_spanish(words):
        cut -= 1
        family |= {fold(words[cut]), fold(" ".join(words[cut:]))}
    return Person(tuple(fold(word) for word in words[:cut]), frozenset(family), folded)


def inner(name: str) -> Iterator[str]:
    """The folded words inside the person's `name` that could be a family name too, as the first of two is in Spanish:
    no given names, no initials."""
    words = without_suffix(name).split()
    if is_surname_first(words):
        return
    for word in words[1:-1]:
        entry = world.known().get(word)
        town = entry is not None and entry.sort == "city" and not _is_listed(word)  # "Vilhena"
        if (town or is_unlisted(word)) and word not in wordlist.words("first_names") and len(word) > 2:
            yield fold(word)


def halves(name: str) -> Iterator[str]:
    """The folded sides of a family name of two that a hyphen joins ("moss", "hale" of "Ana Moss-Hale")."""
    last = without_suffix(name).split()[-1]
    sides = last.split("-")
    if len(sides) == 2 and all(side[:1].isupper() and len(side) > 2 for side in sides):
        yield from (fold(side) for side in sides)


def full_given(name: str) -> Iterator[str]:
    """The folded `name` of a person with each given name that its first word is short for ("chuck moss" -> "charles
    moss")."""
    given, space, rest = name.partition(" ")
    for full in _full_forms().get(given, ()):
        yield f"{full}{space}{rest}"


def short_given(given: str) -> tuple[str, ...]:
    """The folded short forms of a folded given name ("maggie" of "margaret")."""
    return _short_forms().get(given, ())


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    return {fold(full): tuple(map(fold, shorts.split())) for full, shorts in wordlist.table("nicknames")}


@cache
def _full_forms() -> dict[str, list[str]]:
    """Given names, folded, by what is short for them."""
    found: dict[str, list[str]] = {}
    for full, shorts in wordlist.table("nicknames"):
        for short in shorts.split():
            found.setdefault(fold(short), []).append(fold(full))
    return found


def short_forms(name: str) -> Iterator[str]:
    """The forms of the family name as they stand in the person's `name`, the longer first."""
    family = person(name).family
    words = [word.strip(",") for word in name.split()]
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            form = " ".join(words[start : start + length])
            if fold(form) in family:
                yield form
                if start > 0 and form[0].islower() and words[start] not in ("of", "y", "e"):
                    yield form[0].upper() + form[1:]


def without_suffix(name: str) -> str:
    """A person's `name` without "Jr.", "M.D." and the like."""
    kept = [word for word in name.split() if word.strip(",") not in wordlist.words("name_suffixes")]
    return " ".join(kept).rstrip(",") or name


def sole(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first members that stand with one second member only -> that one: short names that one long name alone
    has."""
    found: dict[str, set[str]] = {}
    for short, full in pairs:
        found.setdefault(short, set()).add(full)
    return {short: next(iter(of)) for short, of in found.items() if len(of) == 1}


def index_form(name: str) -> str:
    """A person's name as an index sorts it, the family name first: "Quill Ada", "Gaulle Charles de", "Kim Jong Un". A
    name by a title ("Duchess of Kent") stays as it is."""
    words = without_suffix(name).split()
    if len(words) < 2 or "of" in words or is_surname_first(words):
        return name
    cut = len(words) - (2 if len(words) >= 3 and _is_spanish(words) else 1)
    return " ".join((*words[cut:], *words[:cut]))


def is_surname_first(words: Sequence[str]) -> bool:
    """Whether a name of these words has its family name first."""
    if not 2 <= len(words) <= 4 or words[0] not in wordlist.words("surnames_first"):
        return False
    if words[-1] in wordlist.words("surnames_first") and len(words) == 2:
        return False
    rest = [part for word in words[1:] for part in word.split("-")]
    return all(SYLLABLES.fullmatch(part.lower()) for part in rest) and words[1] not in _WESTERN


def is_surname_last(words: Sequence[str]) -> bool:
    """Whether a name of these words is East Asian in Western order, with a given name of two syllables that a hyphen
    joins ("Hyun-woo Baek")."""
    if len(words) != 2 or words[1] not in wordlist.words("surnames_first"):
        return False
    parts = words[0].split("-")
    return len(parts) == 2 and all(SYLLABLES.fullmatch(part.lower()) for part in parts)


_WESTERN = frozenset(
    (
        "Anne", "Ann", "Jane", "Rose", "Marie", "Sue", "Jean", "June", "Roy", "Joe", "Lee", "Ray", "Kay", "May", "Gene",
        "Dale",
    )
)  # fmt: skip
"""Given names that look like East Asian syllables."""


def _is_spanish(words: Sequence[str]) -> bool:
    """Whether the last two words look like two Spanish family names behind a Spanish given name."""
    spanish = wordlist.words("spanish_first_names")
    return words[0] in spanish and words[-2] not in spanish and words[-2] not in wordlist.words("first_names")


def core(name: str, kind: Kind) -> str:
    """`name` without what comes and goes: a person's middle initials and suffixes, a company's legal form, "The"."""
    words = name.split()
    if kind == "person":
        words = _with_initials(words)
        inner = [w for w in words[1:-1] if not re.fullmatch(r"[A-Z]\.?", w)]
        words = [words[0], *inner, *words[1:][-1:]]
        while len(words) > 2 and words[-1] in wordlist.words("name_suffixes") - {"Jr", "Jr.", "Sr", "Sr."}:
            words.pop()
    elif kind == "organization":
        while len(words) > 1 and (words[-1] in wordlist.words("company_suffixes") or words[-1] in ("and", "&")):
            words.pop()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words).rstrip(",")


def _with_initials(words: list[str]) -> list[str]:
    """`words` with the initials at the start as one: "J. K. Marlowe" is "J.K. Marlowe"."""
    count = next((i for i, word in enumerate(words) if not re.fullmatch(r"[A-Z]\.", word)), len(words))
    return ["".join(words[:count]), *words[count:]] if 1 < count < len(words) else words


def preferred(name: str, kind: Kind) -> str | None:
    """What the world calls the thing of that name and kind; None where it does not know it."""
    if kind == "person":
        known = _renowned().get(fold(name))
        return name if known is not None and fold(known) == fold(name) else known  # "Václav Havel" is spelled like that
    entry = world.known().get(name)
    if entry is None and kind == "place":
        entry = world.state_codes().get(name)
    if entry is None and kind == "organization":  # "U.S. Justice Department", "Intel Corp."
        entry = world.known().get(core(OF_THE_US.sub("", name), kind))
    if entry is None:
        return None
    sorts = {"place": world.PLACES, "organization": ("organization",), "group": ("group",)}.get(kind, ())
    return entry.name if entry.sort in sorts else None


@cache
def _renowned() -> dict[str, str]:
    """Whom everybody is expected to know, by each of their names, folded."""
    rows = wordlist.table("persons")
    return {fold(one): name for name, others, _ in rows for one in (name, *wordlist.cells(others))}


def identifier(name: str, kind: Kind) -> str:
    """The id of the entity that `name` and `kind` mean, a pure function of the two, so that no other article can
    change it: the slug of the name's core, or of the name that the world prefers. A name that the world knows as
    something of another kind says its own in the id ("jordan" is the country, "jordan-person" is not)."""
    known = preferred(name, kind)
    if known is not None:
        return anchor.slug(known)
    bare = core(name, kind)
    entry = world.known().get(bare)
    legal = kind == "organization" and bare != name  # "Nashua Corp." is not the town, however small that is
    taken = entry is not None and (entry.sort != "city" or entry.inhabitants > 1_000_000 or legal)
    return anchor.slug(f"{bare} {kind}" if taken else bare)


_OTHERS = ("organization_words", "document_words", "event_words", "place_words", "products", "sacred_words", "titles")
"""Lists of words that are in the name of no person."""

PARTIES = frozenset(
    ("Alliance", "Party", "Movement", "Bloc", "Front", "Coalition", "League", "Government", "List", "Camp", "Congress")
)
"""Bodies that are told by who leads them."""


def ends_before(words: Sequence[str], joint: int) -> bool:
    """Whether two names meet at the "of" at `joint` of `words`: somebody and a body ("Jana Petrauskaite of Baltija
    Bank"), or a party and who leads it ("the Civic Alliance of Jonas Vaitkus")."""
    before, behind = words[:joint], words[joint + 1 :]
    if not before or not behind:
        return False
    if behind[-1] in wordlist.words("organization_words") and 2 <= len(before) <= 3:
        known = before[0] in wordlist.words("first_names") or all(is_unlisted(word) for word in before)
        return known and before[-1] not in wordlist.words("organization_words") | wordlist.words("document_words")
    if (
        len(before) in (2, 3)
        and before[0] in wordlist.words("first_names")
        and before[0] not in wordlist.words("titles")
    ):
        return not any(word in wordlist.words(name) for word in before for name in _OTHERS)  # "Ann Roe of Pine Ridge"
    leader = len(behind) == 2 and is_unlisted(behind[1]) and behind[0] not in world.known()
    return before[-1] in PARTIES and leader


def is_seated(words: Sequence[str], joint: int) -> bool:
    """Whether the "of" at `joint` of `words` only says where a firm sits: "Brandt AG of Duisburg", "Carrow & Moss of
    Gafanha"."""
    firm, behind = words[joint - 1], words[joint + 1 :]
    if joint < 2 or not behind or len(behind) > 4:
        return False
    town = world.known().get(" ".join(behind))
    if town is not None:
        seat = town.sort in world.PLACES
    else:
        seat = all(is_unlisted(word) for word in behind if not word.islower()) and behind[0][:1].isupper()
    partners = joint > 2 and words[joint - 2] == "&"
    return seat and (partners or firm in wordlist.words("company_suffixes") | wordlist.words("seated_firms"))


def is_unlisted(word: str) -> bool:
    """Whether `word` is none that names or means anything else than a person."""
    return word[:1].isupper() and word[1:].islower() and word not in world.known() and not _is_listed(word)


def _is_listed(word: str) -> bool:
    lists = ("organization_words", "place_words", "not_names")
    common = word.lower() in wordlist.words("common_words")
    return common or any(word in wordlist.words(name) for name in lists)


def is_latin(text: str) -> bool:
    """Whether every letter of `text` is of the Latin script."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text if c.isalpha())


def initials(name: str) -> str:
    """The capitals that an acronym of `name` would be made of: "World Meteorological Organization" -> "WMO"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def gender(name: str) -> Literal["male", "female"] | None:
    """The gender that a given name tells, if it is one of men or of women only and stands first."""
    given, *others = name.split()
    if others and is_surname_first(name.split()):
        return None
    if given in wordlist.words("male_names"):
        return "male"
    return "female" if given in wordlist.words("female_names") else None
