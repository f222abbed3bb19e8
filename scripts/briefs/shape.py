"""What the words of a name, and the words around it, say about it.

Works on runs of capitalized words: a title before a name, a last word such as "University", a name between commas with
a role ("Jane Roe, a lawyer"), a town before its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from briefs import names, wordlist, world
from briefs.evidence import (
    FORMS,
    HOLDERS,
    KEPT,
    NONE,
    QUARTER,
    Evidence,
    is_day,
    is_given_behind_role,
    is_given_too,
    is_nobody,
)
from briefs.language import Parsed
from briefs.model import Span

OF = frozenset(("of", "for", "&", "and"))
"""Words inside the names of bodies, besides those inside personal names (`particles`)."""
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]{2}")
INITIAL = re.compile(r"[A-Z]\.")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,5}|(?:[A-Z]\.){2,5}")


Sourced = Literal["title", "shape", "context"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalized words: the tokens `first` to `last` (exclusive) of a document's `words`. The name starts at
    `start`, behind peoples and titles."""

    words: Sequence[str]
    tags: Sequence[str]
    first: int
    start: int
    last: int

    @property
    def name(self) -> Sequence[str]:
        return self.words[self.start : self.last]

    def after(self, count: int = 1) -> Sequence[str]:
        return self.words[self.last : self.last + count]

    def before(self) -> str:
        return self.words[self.first - 1] if self.first else ""


def gather(piece: Parsed) -> Iterator[Evidence]:
    """The evidence in one paragraph."""
    doc = piece.doc
    tokens = list(doc)  # made once: spaCy makes new objects on every pass
    words = [token.text for token in tokens]
    starts = [token.idx + piece.start for token in tokens]
    tags = [token.tag_ for token in tokens]
    spaced = [bool(token.whitespace_) for token in tokens]
    runs = [
        (_behind_party(words, first, last), _before_suffixes(words, first, _through_syllables(words, spaced, last)))
        for first, last in _runs(words, spaced)
    ]
    for whole, bare in runs:
        last = bare + (words[bare : bare + 1] == ["plc"])  # "Strathalbyn Paper plc"
        first = _behind_day(words, _behind_preposition(words, whole, last), last)
        run = Run(words, tags, first, _behind_titles(words, first, last), last)
        for begin, end, label, weight, source in _of_run(run):
            begin = _behind_seat(words, begin, end)
            party = 2 if WARD.match(words[begin]) else 0  # "Jane Roe, D-3rd Ward"
            yield Evidence(Span(starts[begin] + party, starts[end - 1] + len(words[end - 1])), label, weight, source)
    for first, last, weight in _listed(words, runs):
        yield Evidence(Span(starts[first], starts[last - 1] + len(words[last - 1])), "GPE", weight, "context")


def _behind_seat(words: Sequence[str], first: int, last: int) -> int:
    """Where a run starts behind the seat that somebody holds: "State Member for Larvik Joan Moss"."""
    if first < 2 or words[first - 1] != "for" or words[first - 2] not in HOLDERS:
        return first
    given = wordlist.words("first_names")
    return next((at for at in range(first + 1, last - 1) if words[at] in given), first)


def _through_syllables(words: Sequence[str], spaced: Sequence[bool], last: int) -> int:
    """Where a run ends behind the second syllable of a given name, which a hyphen joins in small letters: "Ban
    Ki-moon"; but not "Kim-led"."""
    joined = last + 1 < len(words) and words[last] in HYPHENS and not spaced[last - 1] and not spaced[last]
    family = last > 1 and words[last - 2] in wordlist.words("surnames_first")
    return last + 2 if joined and family and words[last + 1].islower() and words[last + 1].isalpha() else last


WARD = re.compile(r"[RDI]-\d+(?:st|nd|rd|th)\b")
"""The letter of a party with the number of a ward, which is one token."""


def _behind_party(words: Sequence[str], first: int, last: int) -> int:
    """Where a run starts behind the letter of a party ("Jane Roe, R-Dover") or a label ("SOURCE The Nortex Group")."""
    if last - first > 1 and words[first] in wordlist.words("labels"):
        return first + 1
    if last - first > 2 and first > 1 and words[last - 1] in wordlist.words("organization_words"):
        against = words[first - 1] in HYPHENS and words[first - 2] in ("anti", "pro", "ex", "post")
        return first + against  # "the anti-Castro American Foundation"
    party = last - first > 2 and words[first] in ("R", "D", "I") and words[first + 1] in HYPHENS
    return first + 2 if party and first and words[first - 1] in (",", "(") else first


def _before_suffixes(words: Sequence[str], first: int, last: int) -> int:
    """Where a run ends before what is no part of a name of two words or more ("Fiona Hale SC"), or of any ("Nortex
    Q4", "Kaimata No. 3")."""
    if last - first > 1 and words[last - 1] in ("No", "No.", "Nos", "Nos."):
        last -= 1
    while last - first > 1 and QUARTER.fullmatch(words[last - 1]):
        last -= 1
    while last - first > 2 and words[last - 1] in wordlist.words("name_suffixes") - KEPT:
        last -= 1
    return last


def _behind_preposition(words: Sequence[str], first: int, last: int) -> int:
    """Where a run starts behind what leads in a place at the start of a sentence ("In Ancud")."""
    two = f"{words[first]} {words[first + 1]}" if last - first > 1 else ""
    if _is_era(words, first, last):
        return first + 1  # "in Roman Lincoln"
    leads = words[first].lower() in wordlist.words("place_prepositions") and two not in world.known()
    return first + 1 if two and leads and words[first] not in wordlist.words("first_names") else first


def _behind_day(words: Sequence[str], first: int, last: int) -> int:
    """Where a run starts behind the day or the month of its sentence ("On Sunday Vale Harriers lost", "In January
    Norvik said")."""
    on = first + (words[first] in ("On", "Last", "Next", "In", "By", "Since", "Until"))
    day = 0 < on < last - 1 and is_day(words[on], f"{words[on - 1]} ")
    month = 0 < on < last - 1 and words[on] in _MONTHS and words[on - 1].lower() in _WHEN_BEFORE
    return on + 1 if day or month else first


_MONTHS = frozenset(
    (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    )
)  # fmt: skip
_WHEN_BEFORE = frozenset(("in", "last", "next", "by", "since", "until", "this"))


def _is_era(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a run is that of a town with an age or a rule before it ("in Roman Lincoln and Saxon York")."""
    if last - first != 2 or not first or words[first] not in wordlist.words("eras"):
        return False
    entry = world.known().get(words[first + 1])
    towards = words[first - 1].lower() in _LEADING | {"and"}
    known = f"{words[first]} {words[first + 1]}" in world.known()
    return towards and not known and entry is not None and entry.sort in world.PLACES


def _listed(words: Sequence[str], runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """The runs that stand in a list with a place ("Lagos, Abeokuta and Ota"), or lead "from" one "to" it, and how
    surely they are places."""
    chain: list[tuple[int, int]] = []
    for first, last in runs:
        if chain and not _goes_on(words[chain[-1][1] : first]):
            yield from _places_of(words, chain)
            chain = []
        if words[first] in wordlist.words("addresses"):
            continue  # "in Jerusalem, Mr. Hale said"
        ends = [first - 1, *(i for i in range(first, last) if words[i] == "and"), last]
        chain += [(left + 1, right) for left, right in pairwise(ends)]
    yield from _places_of(words, chain)


def _goes_on(between: Sequence[str]) -> bool:
    """Whether a list goes on over these words."""
    return 0 < len(between) < 3 and all(word in (",", "and", "or", "to") for word in between)


def _places_of(words: Sequence[str], chain: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    if len(chain) < 2 or _is_no_list(words, chain):
        return
    entries = [world.known().get(" ".join(words[first:last])) for first, last in chain]
    before = words[max(0, chain[0][0] - 2) : chain[0][0]]
    named = before[1:] == ["of"] and before[0].lower() in wordlist.words("place_heads") and before[0].endswith("s")
    behind = words[chain[-1][1] : chain[-1][1] + 1]
    if named or not wordlist.words("sites").isdisjoint(behind) or _is_stretch(words, chain):
        yield from ((first, last, 3) for (first, last), entry in zip(chain, entries, strict=True) if entry is None)
        return  # "the towns of Chibuvi and Macarre"
    if not any(entry is not None and entry.sort in world.PLACES for entry in entries):
        return
    led = chain[0][0] > 0 and words[chain[0][0] - 1].lower() in _LEADING
    led = led or (before[-1:] == ["after"] and before[0] in wordlist.words("place_nouns"))  # "its third plant after"
    if not led and sum(entry is not None for entry in entries) < 2:
        return
    for (first, last), entry in zip(chain, entries, strict=True):
        small = entry is None or (entry.sort == "city" and entry.inhabitants < 200_000)
        if small and last - first < 2 + led and words[first] not in wordlist.words("first_names"):
            yield first, last, 1.5


def _is_no_list(words: Sequence[str], chain: Sequence[tuple[int, int]]) -> bool:
    """Whether two names only stand beside each other: a clause goes on behind ", and" ("in Leeds, and Moss ordered"),
    or somebody is named behind where they work ("whose spokesman in Geneva, Babar Moss, said")."""
    (first, last), (behind, _) = chain[0], chain[1]
    if len(chain) > 2:
        return False
    works = first > 1 and words[first - 1] in ("in", "at", "for") and words[first - 2] in wordlist.words("roles")
    return words[last:behind] == [",", "and"] or (works and words[last:behind] == [","])


def _is_stretch(words: Sequence[str], chain: Sequence[tuple[int, int]]) -> bool:
    """Whether the ends of a road or a line are named ("the section between Kima and Tawe")."""
    first = chain[0][0]
    lead = words[max(0, first - 2) : first]
    return len(chain) == 2 and len(lead) == 2 and lead[1] == "between" and lead[0] in wordlist.words("routes")


_LEADING = frozenset(("in", "from", "of", "to", "near", "at", "around", "between", "across", "for", "via", "through"))
"""What leads in a list of places."""


def _runs(words: Sequence[str], spaced: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The runs of capitalized words, as ranges of tokens; "of" and the like join them."""
    capital = [_is_capitalized(word) for word in words]
    position, count = 0, len(words)
    while position < count:
        if not capital[position]:
            position += 1
            continue
        end = position + 1
        while end < count and (step := _step(words, spaced, capital, end)):
            end += step
        yield position, end
        position = end


def _is_capitalized(word: str) -> bool:
    return (
        (word[0].isupper() and word != "I")
        or (word[0].islower() and len(word) > 2 and word[1].isupper())
        or ELIDED.match(word) is not None
    )


ELIDED = re.compile(r"(?:[dl]|dell|dall|nell)['’][A-Z]")
"""A particle that has lost its vowel ("d'Estaing")."""


@cache
def _joining() -> frozenset[str]:
    """What may stand in lower case inside a name."""
    return OF | {word for word in wordlist.words("particles") if word.isalpha() and word not in _LETTERS}


@cache
def _concerned() -> frozenset[str]:
    """What is "on" something, in its name: documents, and bodies that talk."""
    return wordlist.words("document_words") | wordlist.words("talking_bodies")


_LETTERS = frozenset(("o", "e", "y", "st", "santa", "san"))


@cache
def _owners() -> frozenset[str]:
    return frozenset(owner.rstrip("s") for owner in wordlist.words("owners"))


_FORMS = frozenset(f"{form}." for form in FORMS)
"""Legal forms with a stop: what has a capital behind one opens a sentence, or says who somebody is there."""


def _step(words: Sequence[str], spaced: Sequence[bool], capital: Sequence[bool], end: int) -> int:
    """How many tokens from `end` on continue a run."""
    if capital[end]:
        opens = words[end] == "The" and INITIAL.fullmatch(words[end - 1])  # "on Dome A. The Foundation"
        ended = words[end - 1][-1] == "." and words[end - 1] in _states_cut_short()  # "Parkersburg, W.Va. It has"
        ended = ended and words[end].lower() in wordlist.words("function_words")
        ended = ended or words[end - 1] in ("A.M.", "P.M.")  # "until 2 P.M. Spokesmen said"
        return 0 if opens or ended or words[end - 1] in _FORMS else 1
    behind = end + 1 < len(words)
    tight = not spaced[end - 1] and behind and not spaced[end]
    if words[end] in ("-", "–", "‑") and tight:
        korean = (words[end - 2 : end - 1] and words[end - 2] in wordlist.words("surnames_first")) or (
            names.is_surname_last((f"{words[end - 1]}-{words[end + 1]}", *words[end + 2 : end + 3]))
        )
        prefix = words[end - 1] in _PREFIXES and words[end + 1].isalpha()  # "Co-ordinating Council"
        return 2 if capital[end + 1] or prefix or (korean and words[end + 1].isalpha()) else 0
    if words[end] in POSSESSIVES and behind and (step := _step_behind_owner(words, capital, end)):
        return step
    if (
        behind
        and words[end] == "for"
        and words[end - 1] in wordlist.words("club_letters")
        and world.is_people(words[end + 1])
    ):
        return 0  # "(left) Larvik City FC for Belgian (side)"
    if behind and capital[end + 1]:
        if words[end] == "." and not spaced[end - 1] and words[end - 1] in wordlist.words("name_abbreviations"):
            return 2  # "Em. Halder"
        if words[end] in FOREIGN_AND and _is_foreign_body(words, capital, end):
            return 2  # "Movimiento Tierra y Mar"
    if _is_article(words, end):  # "al-Mahrouqi", in three tokens
        return 3
    if words[end : end + 2] in (["'", "t"], ["’", "t"]) and words[end + 2 : end + 3] and capital[end + 2]:
        return 3  # "van 't Hof"
    if words[end] == "on" and words[end - 1] in _concerned():  # "Treaty on the Law of the Sea"
        length = 1 + (words[end + 1 : end + 2] == ["the"])
        goes_on = end + length < len(words) and capital[end + length]
        return length + 1 if goes_on and words[end + length] not in wordlist.words("not_names") else 0
    if words[end] not in OF and words[end - 1].lower() in wordlist.words("function_words"):
        return 0  # "What do Republicans want"
    if words[end].lower() in wordlist.words("particles") and words[end + 1 : end + 3] in (["'", "t"], ["’", "t"]):
        return 4 if end + 3 < len(words) and capital[end + 3] else 0
    if words[end : end + 2] == ["in", "the"] and _goes_on_in(words, capital, end):
        return 3  # "Center for Openness in the Americas"
    for length in (1, 2, 3):  # "of", "of the", "von der"
        if end + length >= len(words) or (
            words[end + length - 1] not in _joining() and (length, words[end]) != (2, "of")
        ):
            return 0
        if capital[end + length] or _is_article(words, end + length):
            return length + 1
    return 0


_PREFIXES = frozenset(("Co", "Re", "Pre", "Non", "Inter", "Sub", "Multi"))
"""Beginnings of words that a hyphen may part from the rest, which is in lower case."""

FOREIGN_AND = ("y", "e", "und", "et")
"""What joins words of names in other languages."""


def _is_foreign_body(words: Sequence[str], capital: Sequence[bool], end: int) -> bool:
    """Whether the run that ends before `end` begins with what a body is, in another language."""
    start = end
    while start > 0 and (capital[start - 1] or words[start - 1] in ("de", "del", "la", "los", "las", "di", "der")):
        start -= 1
    return any(word in wordlist.words("organization_first_words") for word in words[start : end - 1])


def _goes_on_in(words: Sequence[str], capital: Sequence[bool], end: int) -> bool:
    """Whether the "in the" at `end` goes on in the name of a center for something, and no country or town follows."""
    if end + 2 >= len(words) or not capital[end + 2]:
        return False
    start = end
    while start > 0 and (capital[start - 1] or words[start - 1] in OF):
        start -= 1
    heads = wordlist.words("organization_words") | _CENTERS
    headed = any(words[i] == "for" and words[i - 1] in heads for i in range(start + 1, end))
    entry = world.known().get(words[end + 2])
    return headed and (entry is None or entry.sort == "region") and words[end + 2] not in ("United", "House", "Senate")


_CENTERS = frozenset(("Center", "Centre"))

POSSESSIVES = ("'s", "’s", "'", "’")


@cache
def _states_cut_short() -> frozenset[str]:
    return frozenset(short for short, *_ in wordlist.table("state_abbreviations"))


def _step_behind_owner(words: Sequence[str], capital: Sequence[bool], end: int) -> int:
    """How many tokens from the possessive at `end` on continue a run: "Workers' Party", "Farmers' and Workers'
    Alliance", "St Luke's Hall"."""
    owner = words[end - 1].rstrip("s") in _owners()
    royal = words[end - 1] in wordlist.words("noble_titles") and words[end] in ("'s", "’s")
    if royal and capital[end + 1] and words[end + 1] in wordlist.words("place_words"):
        return 2  # "Queen's Park Savannah"
    if words[end] in ("'s", "’s") and _is_of_office(words, capital, end):
        return 2  # "President's Malaria Initiative"
    saint = end > 1 and words[end - 2] in ("St", "St.") and words[end] in ("'s", "’s")
    if (owner or saint) and capital[end + 1]:
        return 2
    both = owner and words[end] in ("'", "’") and words[end + 1] == "and" and words[end + 3 : end + 4] == [words[end]]
    return 3 if both and capital[end + 2] and words[end + 2].rstrip("s") in _owners() else 0


def _is_of_office(words: Sequence[str], capital: Sequence[bool], end: int) -> bool:
    """Whether the possessive at `end` is that of an office, and a body's name of two words or more goes on behind."""
    if words[end - 1] not in wordlist.words("office_owners") or words[end - 2 : end - 1] not in (["the"], ["The"]):
        return False
    last = end + 1
    while last < len(words) and capital[last]:
        last += 1
    return last - end > 2 and words[last - 1] in wordlist.words("organization_words")


def _is_article(words: Sequence[str], at: int) -> bool:
    """Whether an Arabic article stands at `at`, joined to a name by a hyphen."""
    return words[at] in ARABIC and at + 2 < len(words) and words[at + 1] in ("-", "‑") and words[at + 2][0].isupper()


ARABIC = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ud", "ur"))


def _behind_titles(words: Sequence[str], first: int, last: int) -> int:
    """Where the name starts behind a people, a country before a title, and titles ("U.S. President")."""
    if _is_era(words, first, last):
        return first + 1
    start = first
    while start < last - 1:
        word = words[start]
        if start == last - 2 and word in wordlist.words("noble_titles") and _is_built(words[start + 1]):
            break  # "Duke University", "Queen Street"
        owner = word in wordlist.words("noble_titles") or word in wordlist.words("office_owners")
        if owner and words[start + 1] in ("'s", "’s"):
            break  # "Queen's Park Savannah"
        if start == last - 2 and word == "General" and words[start + 1] in wordlist.words("organization_words"):
            break  # "General Mills"
        if (
            words[start + 1] in HYPHENS
            and start + 3 < last
            and f"{word}-{words[start + 2]}" in wordlist.words("titles")
        ):
            start += 3  # "Vice-President Joan Moss"
            continue
        two = start + 2 < last and world.known().get(f"{word} {words[start + 1]}")
        entry = two or world.known().get(word)
        length = 2 if two else 1
        if entry and (
            entry.sort == "people" or (entry.sort in _TITLED and words[start + length] in wordlist.words("titles"))
        ):
            start += length
        elif start == first and _is_given_name(words, first, last):
            break
        elif (
            word in wordlist.words("titles")
            or word.lower() in wordlist.words("roles")
            or (word in wordlist.words("qualifiers") and words[start + 1] in wordlist.words("addresses"))
            or (word in wordlist.words("positions") and words[start + 1] in wordlist.words("first_names"))
            or (start == first and not two and _opens(words, start, last))
            or (start > first and word in ("-", "–"))  # "Secretary-General", "Cuban-Americans"
        ):
            start += 1
        else:
            break
    for i in range(last - 2, start, -1):  # "Federal Reserve Chairman Alan Greenspan"
        chief = words[i - 1 : i + 1] == ["Chief", "Executive"]
        chief = chief or (words[i] in wordlist.words("ranks") and _is_called(words[i + 1]))
        if chief or words[i] in wordlist.words("offices") or words[i] in wordlist.words("never_inside"):
            return i + 1
    return min(start, last - 1)


def _is_given_name(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the title that begins the run at `first` is a given name: what its bearer is stands before the name, or
    behind it ("Dean Pospisil, a welder"), as does an age."""
    if is_given_behind_role(words[first], " ".join(words[max(0, first - 2) : first]), first=True):
        return True
    after = words[last : last + 2]
    told = after[:1] == [","] and (after[1:] in (["a"], ["an"]) or (len(after) > 1 and after[1].isdigit()))
    return told and last - first == 2 and is_given_too(words[first])


def _is_called(word: str) -> bool:
    return word in wordlist.words("first_names") or word in wordlist.words("surnames_first")


def _opens(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the word at `first` only opens a sentence or a clause, and no body's name that has "the" before it ("the
    Just Transition Fund")."""
    if words[first] == "New" and first and words[first - 1][0].islower():
        return False  # "the road to New Ashford"
    if (
        words[first] in wordlist.words("first_names")
        and first
        and words[first - 1].isalpha()
        and words[first - 1][0].islower()
    ):
        return False  # "said Per Ahlberg"
    large = words[first] in ("Great", "Little") and first > 0 and words[first - 1].islower()
    own = first > 0 and (words[first - 1] == "the" or large) and last - first > 2
    head = words.index("of", first, last) if "of" in words[first:last] else last  # "the Great Bay Company of Omaha"
    legal = last - first > 2 and words[last - 1] in wordlist.words("company_suffixes")
    own = own or (legal and first > 0 and words[first - 1] not in _OPENING)  # "the lodge, Just Born Inc."
    ends = ("organization_words", "place_words", "event_words", "company_suffixes")
    if words[first] in wordlist.words("opening_words") and (not first or words[first - 1] in _STOPS):
        return True  # "Afterward Hector played"
    return words[first].lower() in wordlist.words("function_words") and not (
        own and any(words[at - 1] in wordlist.words(of) for of in ends for at in (head, last))
    )


_STOPS = frozenset((".", "!", "?", "“", '"', ":", "\n", "\n\n"))


def _is_built(word: str) -> bool:
    """Whether `word` ends the name of a body or a place, and is no family name."""
    bodies, places = wordlist.words("organization_words"), wordlist.words("place_words")
    families = (wordlist.words("surnames"), wordlist.words("surnames_first"))
    return word in bodies or (word in places and not any(word in of for of in families))


_TITLED = ("country", "group", "organization", "state", "city", "region")


Found = Iterator[tuple[int, int, str, float, Sourced]]


def _of_run(run: Run) -> Found:
    """What a run says; where an "and" stands before a firm of two partners, what its sides say."""
    last = run.last
    if last - run.start > 4 and run.words[last - 4] == "and" and run.words[last - 2] == "&":
        left = Run(run.words, run.tags, run.first, run.start, last - 4)
        yield from _of_whole(left)
        yield from _of_whole(Run(run.words, run.tags, last - 3, last - 3, last))  # "Carrow and Teather & Moss"
    else:
        yield from _of_whole(run)


def _of_whole(run: Run) -> Found:
    noble = run.words[run.first] in wordlist.words("noble_titles")
    if noble and run.last - run.first == 3 and run.words[run.first + 1] == "of":
        yield run.first, run.last, "PERSON", 2, "title"
    inner = [i for i in range(run.first, run.last) if run.words[i] in ("of", "for", "and", "&", "on")]
    met = next((i for i in inner if run.words[i] == "of" and i > run.start), None)
    if met is not None and names.ends_before(run.words[run.start : run.last], met - run.start):
        yield from _of_two(run, met)
        return
    joined = None
    for found in _of_joined(run, inner) if inner else ():
        joined = found[:2]
        yield found
    ends = [run.first - 1, *(i for i in inner if not (joined and joined[0] <= i < joined[1])), run.last]
    for left, right in pairwise(ends):
        first = left + 1 + (run.words[left + 1] == "the" and left + 2 < right)
        if first < right and (joined is None or not (joined[0] <= first and right <= joined[1])):
            yield from _of_part(Run(run.words, run.tags, first, _behind_titles(run.words, first, right), right))


def _of_two(run: Run, joint: int) -> Found:
    """Two names that meet at the "of" at `joint`: somebody and a body or a place, or a party and who leads it."""
    led = run.words[joint - 1] in names.PARTIES
    if led:
        yield joint + 1, run.last, "PERSON", 1.2, "shape"
        yield from _of_whole(Run(run.words, run.tags, run.first, run.start, joint))
    else:
        yield run.start, joint, "PERSON", 2, "shape"
    yield from _of_whole(Run(run.words, run.tags, joint + 1, _behind_titles(run.words, joint + 1, run.last), run.last))


def _of_joined(run: Run, inner: Sequence[int]) -> Found:
    """A name that holds "of", "for" or "and": a body ("Department of Justice"), else none as a whole."""
    start = run.start
    while run.words[start] in _joining() or run.words[start] == "the":
        start += 1
    if start > run.first and run.words[start - 1] == "Supreme":
        start -= 1  # "Supreme Court of Ghana"
    first = run.first + (run.words[run.first] == "The")
    if _belongs_before(run.words[first:start], run.words[start]):
        start = first
    joint = next((i for i in inner if i > start), None)
    if joint is None:
        return
    head, final = run.words[joint - 1], run.words[run.last - 1]
    if head in wordlist.words("company_suffixes"):
        return  # "Carrow Inc. and Nortex Corp." are two
    if final in wordlist.words("company_suffixes") and run.words[joint] in ("&", "and"):
        yield start, run.last, "ORG", 3, "shape"
    elif (
        run.words[joint] == "&" and joint == start + 1 and _is_pair(run, joint) and _is_firm(head, run.words[joint + 1])
    ):
        yield start, joint + 2, "ORG", 2.5, "shape"
    elif run.words[joint] == "and" and _joins_owners_or_saints(run, start, joint):
        whole = run.words[start : run.last]
        last = next((i for i in inner if i > joint and names.ends_before(whole, i - start)), run.last)
        built = run.words[last - 1] in wordlist.words("place_words")
        yield start, last, "FAC" if built else "ORG", 2.5, "shape"
    elif run.words[joint] == "on" and head in wordlist.words("talking_bodies"):
        yield start, _before_and(run, joint), "ORG", 2.5, "shape"  # "Roundtable on Sustainable Palm Oil"
    elif run.words[joint] == "of" and names.is_seated(run.words[start : run.last], joint - start):
        yield start, joint, "ORG", 1.5, "shape"  # "Crestline Industries of Erie"
    elif run.words[joint] in ("of", "for") and (
        (head in wordlist.words("organization_words") and head not in _LAST_ONLY)
        or (head in _CENTERS and run.words[joint] == "for")
    ):
        yield start, _before_and(run, joint), "ORG", 1.5, "shape"
    elif run.words[joint] == "for" and final in wordlist.words("organization_words") and _is_aim(run, start, joint):
        yield start, run.last, "ORG", 2.5, "shape"  # "Nets for Life Partners"
    elif run.words[joint] == "and" and joint == start + 1 and _is_named_after_two(run, joint):
        yield start, run.last, "ORG", 3, "shape"
    elif run.words[joint] == "and" and joint == start + 1 and final in wordlist.words("organization_words"):
        if (
            (head not in world.known() or run.words[joint + 1] in ("District", "County"))
            and wordlist.words("products").isdisjoint((head, run.words[joint + 1]))  # "iPad and MacBook Air"
            and head not in wordlist.words("first_names")
            and head not in wordlist.words("wide_bodies")  # "the Ministry and Interior Department"
            and not ACRONYM.fullmatch(head)  # "KKR and CVC Capital Partners"
        ):
            yield start, run.last, "ORG", 1.5, "shape"
    elif run.words[joint] == "and" and _joins_statute(run, start, joint):
        yield start, run.last, "LAW", 2.5, "shape"  # "Land Pooling and Industrial Corridors Act"
    elif run.words[joint] == "and" and joint > start + 1 and _joins_districts(run, start, joint):
        yield start, run.last, "ORG", 3, "shape"  # "the East Fen and Coast Foundation Trust"
    elif run.words[joint] == "and" and joint > start + 1 and _joins_services(run, joint):
        yield start, run.last, "ORG", 2, "shape"  # "Humberside Fire and Rescue Service"
    elif run.words[joint] == "of" and _is_of_old(run, start, joint):
        yield start, run.last, "PERSON", 2.5, "shape"
    elif run.words[joint] == "of" and joint == start + 1 and _is_branch_in_land(run, joint):
        yield start, run.last, "ORG", 3, "shape"  # "Ford of Britain"
    elif run.words[joint] == "of" and head in wordlist.words("orders"):
        yield start, _before_and(run, joint), "ORG", 2.5, "shape"
    elif run.words[joint] == "of" and head in wordlist.words("event_words"):
        yield start, _before_and(run, joint), "EVENT", 1, "shape"
    elif run.words[joint] in ("of", "on", "for") and head in wordlist.words("document_words"):
        yield start, _before_and(run, joint), "LAW", 1, "shape"
    elif run.words[joint] == "of" and head in wordlist.words("place_words") and not _is_part_of_land(run, start, joint):
        yield start, _before_and(run, joint), "LOC", 2 if head in wordlist.words("place_only_words") else 1, "shape"


_LAST_ONLY = frozenset(("Records", "News", "Pictures", "Films", "Projects", "Supplies", "Homes"))
"""What ends the name of a body, but begins none: "Records of the Mines Department show"."""


def _is_of_old(run: Run, start: int, joint: int) -> bool:
    """Whether somebody of long ago is called after a place ("William of Orange"), who has no family name."""
    head, entry = run.words[joint - 1], world.known().get(" ".join(run.words[joint + 1 : run.last]))
    alone = start == run.first == joint - 1 and head in wordlist.words("first_names") and head not in world.known()
    return (
        alone
        and head.lower() not in wordlist.words("common_words")
        and entry is not None
        and entry.sort in world.PLACES
    )


def _is_branch_in_land(run: Run, joint: int) -> bool:
    """Whether a company that the world knows stands before the "of" at `joint`, and a land behind it."""
    body, land = world.known().get(run.words[joint - 1]), world.known().get(" ".join(run.words[joint + 1 : run.last]))
    company = body is not None and body.sort == "organization" and not run.words[joint - 1].isupper()
    return company and land is not None and land.sort in ("country", "region")


def _is_aim(run: Run, start: int, joint: int) -> bool:
    """Whether the "for" at `joint` is inside a body's name, with no office before it ("Secretary for Education")."""
    offices = wordlist.words("titles") | wordlist.words("offices")
    held = any(word in offices or word.lower() in wordlist.words("roles") for word in run.words[start:joint])
    held = held or (run.words[start].endswith("ing") and run.before() in _OPENING)  # "Speaking for Norvik Corps, he"
    return joint == start + 1 and not held and run.last - joint < 5


def _belongs_before(before: Sequence[str], head: str) -> bool:
    """Whether the words `before` a body's name that begins with `head` are a part of it: the people of no one country
    ("East African Court of Justice"), or "Little" before an order."""
    people = before[1:] if before[:1] and before[0] in _QUARTERS else before
    entry = world.known().get(" ".join(people))
    wide = entry is not None and entry.sort == "people" and entry.country is None
    return wide or (before in (["Little"], ["Poor"]) and head in wordlist.words("orders"))


def _is_named_after_two(run: Run, joint: int) -> bool:
    """Whether a body is called by two given names or words of no place ("the Victoria and Albert Museum")."""
    definite = run.first > 0 and run.words[run.first - 1] == "the" and run.last == joint + 3
    pair = (run.words[joint - 1], run.words[joint + 1])
    given = all(word in wordlist.words("first_names") for word in pair)
    return definite and given and run.words[run.last - 1] in wordlist.words("organization_words")


def _joins_statute(run: Run, start: int, joint: int) -> bool:
    """Whether the "and" at `joint` is inside the name of one law."""
    laws = wordlist.words("statutes")
    return run.words[run.last - 1] in laws and laws.isdisjoint(run.words[start:joint]) and run.last - joint > 1


def _joins_districts(run: Run, start: int, joint: int) -> bool:
    """Whether the "and" at `joint` joins what one body serves: "the" stands before, what is named first is no body, no
    person and nothing that the world knows, and more than one word goes on before the last, which says what it is."""
    before, behind = run.words[start:joint], run.words[joint + 1 : run.last]
    definite = start > 0 and run.words[start - 1].lower() == "the"
    bodies = wordlist.words("organization_words") | wordlist.words("titles") | wordlist.words("team_words")
    apart = bodies.isdisjoint(before) and before[0] not in wordlist.words("first_names")
    own = " ".join(before) not in world.known() and not any(ACRONYM.fullmatch(word) for word in before)
    return definite and apart and own and len(behind) > 2 and behind[-1] in wordlist.words("organization_words")


def _joins_services(run: Run, joint: int) -> bool:
    """Whether the "and" at `joint` joins two services in the name of one body, not two bodies."""
    head, behind, final = run.words[joint - 1], run.words[joint + 1], run.words[run.last - 1]
    lists = ("organization_words", "place_words", "titles", "surnames_first")
    common = wordlist.words("common_words")
    plain = (head.lower() in common or names.is_unlisted(head)) and (
        behind.lower() in common or names.is_unlisted(behind)
    )
    own = not any(head in wordlist.words(of) for of in lists) and head not in world.known()
    ends = final in wordlist.words("organization_words") or final in _CENTERS  # "Flood Forecasting and Warning Centre"
    return plain and own and run.last == joint + 3 and ends


def _is_part_of_land(run: Run, start: int, joint: int) -> bool:
    """Whether the "of" at `joint` only says in which country a place with a name of its own is ("the South Island of
    New Zealand", not "the Gulf of Mexico")."""
    first = joint + 1 + (run.words[joint + 1] == "the")
    entry = world.known().get(" ".join(run.words[first : run.last]))
    if entry is not None and entry.sort in ("state", "region", "province"):
        return joint - start > 1 and run.words[joint - 1] not in _DISTRICTS
    return joint - start > 1 and entry is not None and entry.sort == "country"


_DISTRICTS = frozenset(("District", "Province", "County", "Region", "Division", "Diocese", "Department"))
"""What is called by where it is, however many words stand before: "the Southern District of Florida"."""


def _is_pair(run: Run, joint: int) -> bool:
    """Whether one word alone stands behind the "&" at `joint`, perhaps with where it is ("Harlow & Steyn of Leeds")."""
    return run.last == joint + 2 or (run.last > joint + 3 and run.words[joint + 2] == "of")


def _is_firm(first: str, second: str) -> bool:
    """Whether the words around an "&" are a firm's partners ("Harlow & Steyn"), not two things ("Bed & Breakfast")."""
    return not all(word.lower() in wordlist.words("common_words") for word in (first, second))


def _joins_owners_or_saints(run: Run, start: int, joint: int) -> bool:
    """Whether the "and" at `joint` is a part of the name of a body or a building: of two groups ("Farmers' and Workers'
    Alliance"), of two saints ("Ss Cyril and Methodius University")."""
    owners = run.words[joint - 1] in ("'", "’")
    saints = run.words[start] in ("Ss", "Ss.", "SS", "Sts", "Sts.", "Saints")
    ends = wordlist.words("organization_words") | wordlist.words("place_words")
    return owners or (saints and run.words[run.last - 1] in ends)


def _before_and(run: Run, joint: int) -> int:
    """Where the name ends whose "of" is at `joint`: behind an "and" it goes on with one more plain word only."""
    wide = run.words[joint - 1] in wordlist.words("wide_bodies")
    trades = run.words[joint - 1] in wordlist.words("trade_bodies") and run.words[run.last - 1] in wordlist.words(
        "owners"
    )
    for i in range(joint + 1, run.last - 1):
        word, behind = run.words[i], run.words[i + 1]
        if word in ("for", "on") or (
            word in ("and", "&") and not wide and (run.last - i > 2 or behind in world.known()) and not trades
        ):
            return i
    return run.last


def _of_part(run: Run) -> Found:
    name = run.name
    if len(name) > 2 and all(part in world.known() for part in " ".join(name).split(" - ")):
        return  # "Iraq-Jordan"
    if len(name) == 5 and name[2] in HYPHENS and _is_given(name[0]) and _is_given(name[3]):
        yield run.start, run.start + 2, "PERSON", 1.5, "shape"  # "Rex Harrow-Audrey Holt"
        yield run.start + 3, run.last, "PERSON", 1.5, "shape"
        return
    name = _with_hyphens(name)
    if 2 < len(name) < 6 and len(name) == run.last - run.start and _is_given(name[0]) and _is_body_known(name[2:]):
        yield run.start, run.start + 2, "PERSON", 2, "shape"  # a byline: "Alan Leith BBC News"
        yield run.start + 2, run.last, "ORG", 2, "shape"
        return
    if _is_work(run, name):
        yield run.start, run.last, NONE, 3, "context"
    if _is_before_abbreviation(run):
        yield run.start, run.last, "GPE", 3, "context"  # "Burnt Church, N.B."
    titles = [word for word in run.words[run.first : run.start] if word not in _ALSO_WORDS]
    titled = any(word in wordlist.words("titles") for word in titles)
    if 1 <= len(name) <= 5 and not _names_a_body(name):
        nobody = len(name) > 1 and is_nobody(name)
        if (
            titled
            and not nobody
            and name[0] not in wordlist.words("titles")
            and name[0] not in wordlist.words("function_words")
        ):
            yield run.start, run.last, "PERSON", 2, "title"
        yield from _of_neighbors(run, name)
    yield from _of_rank(run)
    if _is_called_after_royalty(run, name):
        built = name[-1] in wordlist.words("place_words") or name[-1] in wordlist.words("buildings")
        yield run.start - 1, run.last, "FAC" if built else "ORG", 4, "shape"  # "Queen Elizabeth Hall"
    if run.words[run.first : run.last - 2] in ([], ["The"]) and _is_college(run.words[max(0, run.last - 2) : run.last]):
        yield run.last - 2, run.last, "ORG", 4, "shape"  # "The Ohio State"
    if name[0].startswith(("El-", "Al-", "El‑", "Al‑")):
        yield run.start, run.last, "PERSON", 1.2, "shape"
    if len(name) == 1:
        yield from _of_word(run, name[0])
    else:
        yield from _of_words(run, name)


def _is_before_abbreviation(run: Run) -> bool:
    """Whether a state's abbreviation stands behind the comma, before which nothing but a town does."""
    comma, short = (*run.after(2), "", "")[:2]
    entry = world.known().get(short) if comma == "," and short.endswith(".") else None
    return entry is not None and entry.sort == "state"


def _is_called_after_royalty(run: Run, name: Sequence[str]) -> bool:
    """Whether a building or a body is called after a king or a prince, who have no family name."""
    title = run.words[run.start - 1] if run.start > run.first else ""
    royal = title in ("Queen", "King", "Prince", "Princess", "Empress") and len(name) > 1
    return royal and name[0] in wordlist.words("first_names") and _ends_built(name[-1])


def _ends_built(word: str) -> bool:
    return word in wordlist.words("place_words") or word in wordlist.words("organization_words")


def _is_body_known(name: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(name))
    return entry is not None and entry.sort == "organization"


def _is_work(run: Run, name: Sequence[str]) -> bool:
    """Whether a run is the title of a work: with its author before ("Claire Mott's The Salt Road"), its year behind
    ("Rebecca (1940)")."""
    titled = run.words[run.first : run.start] in (["The"], ["A"], ["An"])
    if titled and run.before() in ("'s", "’s"):
        return True
    after = run.after(3)
    dated = after[:1] == ["("] and after[2:3] == [")"] and YEAR.fullmatch(after[1]) is not None
    return dated and (titled or (run.start == run.first and not _looks_like_person(name)))


def _of_rank(run: Run) -> Found:
    """The body whose officer is named: "Coast Guard" in "Coast Guard Commodore Jane Roe"; the ministry of a minister's
    name that is no title alone ("Foreign Ministry")."""
    office = run.start - 1
    officer = office - run.first >= 2 and run.words[office] in wordlist.words("offices")
    if officer and run.words[office - 1] in wordlist.words("services"):
        yield run.first, office, "ORG", 2, "title"
    name = run.name
    if len(name) == 1 and name[0] in ("Ministry", "Department") and office >= run.first:
        yield office, run.last, "ORG", 2, "shape"


def _with_hyphens(name: Sequence[str]) -> Sequence[str]:
    """`name` with what hyphens join as one word each."""
    if not any(word in HYPHENS for word in name):
        return name
    out: list[str] = []
    for word in name:
        if out and (word in HYPHENS or out[-1][-1] in HYPHENS):
            out[-1] += word
        else:
            out.append(word)
    return out


HYPHENS = ("-", "‑", "–")

_ALSO_WORDS = frozenset(
    (
        "First", "Former", "Home", "State", "House", "Health", "Trade", "Energy", "Supreme", "Crown", "Major",
        "Private", "Foreign",
    )
)  # fmt: skip
"""Parts of titles that are too often something else to make a person of what follows."""


def _names_a_body(name: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(name))
    known = entry is not None and entry.sort != "city"
    final = name[-1] in wordlist.words("organization_words") or name[-1] in wordlist.words("place_words")
    return known or (len(name) > 1 and final)


def _of_word(run: Run, word: str) -> Found:
    """What a single word and its neighbors say."""
    known = world.known().get(word)
    if known is not None and known.sort == "city" and _is_adjective(run, word):
        yield run.start, run.last, NONE, 3, "context"
        return
    people = known is not None and known.sort == "people" and word in wordlist.words("first_names")
    if people and run.start == run.first > 1 and OLD.fullmatch(run.before()):  # "the 20-year-old Finn"
        yield run.start, run.last, "NORP", 4, "context"
    of_people = run.start == run.first + 1 and world.is_people(run.words[run.first])
    if of_people and word in wordlist.words("buildings") and run.before() == "the":
        yield run.first, run.last, "FAC", 2, "shape"  # "the Spanish Hall"
        return
    body = word in wordlist.words("organization_words") or word in wordlist.words("team_words")
    if body and run.words[run.start - 1 : run.start] in (["the"], ["The"]):
        yield run.start, run.last, "ORG", 2, "context"
    if not wordlist.words("products").isdisjoint((word, word.removesuffix("s"), word.removesuffix("es"))):
        yield run.start, run.last, NONE, 3, "shape"
        return
    if _is_short_form(run, word):
        yield run.start, run.last, "ORG", 2, "shape"
    if known is None and CAMPUS.match(word):
        yield run.start, run.last, "ORG", 3, "shape"
        return
    if known is None and _is_common_noun(run, word):
        yield run.start, run.last, NONE, 3, "context"
        return
    if ACRONYM.fullmatch(word) and not any(c.isdigit() for c in word) and (known is None or known.sort == "city"):
        introduced = (
            run.before() == "("
            and run.after()[:1] == [")"]
            and run.first > 1
            and _is_capitalized(run.words[run.first - 2])
        )
        weight = 1.5 if introduced else 0.6 if len(word.replace(".", "")) > 2 else 0.3
        yield run.start, run.last, "ORG", weight, "shape"
    if known is not None:
        return
    if MODEL.fullmatch(word):
        yield run.start, run.last, NONE, 3, "shape"
    if word in world.languages():
        yield run.start, run.last, NONE, 3, "shape"
    if word[0].islower() and len(word) > 2:
        yield run.start, run.last, NONE, 1, "shape"
    following = run.tags[run.last] if run.last < len(run.tags) else ""
    if run.before() in ("a", "an", "A", "An") and not following.startswith(("NN", "JJ", "HYPH", "VB")):
        yield run.start, run.last, NONE, 1, "context"
    if (
        run.before() in ("the", "The")
        and word.endswith("s")
        and not word.endswith("ss")
        and len(word) > 4
        and not following.startswith("NN")
    ):
        yield run.start, run.last, "ORG", 0.8, "context"


_OPENING = frozenset((".", "!", "?", ":", "“", '"', "‘", "'", "``", "(", "—", "–", ""))


def _is_adjective(run: Run, word: str) -> bool:
    """Whether a word that is a town's name as well only describes what stands behind it at the start of a sentence
    ("Nice lad," he said)."""
    opens = run.before() in _OPENING
    tags = run.tags[run.last : run.last + 1]
    adjective = run.tags[run.start] in ("JJ", "RB", "UH") or word.lower() in wordlist.words("describing")
    return opens and adjective and (not tags or tags[0] in ("NN", "NNS", "JJ", "TO", ",", "IN"))


MODEL = re.compile(r"(?!G-)[A-Z][A-Za-z]{0,3}-\d+[A-Za-z]?")
"""How craft and roads are numbered ("DC-8", "An-70"), but for groups of countries ("G-7")."""

PLURAL = re.compile(r"[A-Z]{2,5}s")


def _is_common_noun(run: Run, word: str) -> bool:
    """Whether the capitals `word` stand for a common noun: one of many ("an NBFC", "NBFCs"), or joined to a common noun
    before another ("bank and NBFC finance")."""
    tag = run.tags[run.last] if run.last < len(run.tags) else ""
    if PLURAL.fullmatch(word):
        return True
    if not ACRONYM.fullmatch(word) or not word.isalpha():
        return False
    if run.before() in ("a", "an", "A", "An"):
        return not tag.startswith(("NN", "JJ", "HYPH", "CD"))
    common = wordlist.words("common_words")
    joined = run.before() in ("and", "or") and run.first > 1 and run.words[run.first - 2] in common
    behind = run.after()[:1]
    people = wordlist.words("roles") | wordlist.words("organization_nouns")  # "city and PBA officials"
    return joined and bool(behind) and behind[0] in common - people - wordlist.words("function_words")


OLD = re.compile(r"(?:.*-)?old|young|veteran|former|fellow|the|The|a", re.DOTALL)
"""What stands before a people's name, not before somebody's of the same name."""


def _is_short_form(run: Run, word: str) -> bool:
    """Whether `word` stands alone in brackets behind the name of a body ("Union of Dock Workers (Sindock)")."""
    before = run.words[max(0, run.first - 9) : run.first - 1]
    return (
        run.before() == "("
        and run.after()[:1] == [")"]
        and len(word) > 3
        and word not in world.known()
        and bool(before)
        and _is_capitalized(before[-1])
        and not wordlist.words("organization_words").isdisjoint(before)
    )


def _of_words(run: Run, name: Sequence[str]) -> Found:
    """What the words of a longer name say."""
    final, initial = name[-1], name[0]
    start = _first_of_name(run)
    numbered = start > run.first and run.words[start - 1] in wordlist.words("building_numbers")
    if numbered and final in wordlist.words("place_words"):
        yield start - 1, run.last, "FAC", 2, "shape"  # "One Harbor Center"
    if len(name) == 2 and ACRONYM.fullmatch(final) and _is_of_state(name):
        yield run.start, run.last, "ORG", 4, "shape"  # "Ohio EPA", which is not that of the country
        return
    if _is_built_for(run, name):
        yield run.start, run.last, "FAC", 5, "shape"  # "the Samuel Perlman House"
    elif _is_called_like_street(run, name):
        yield run.start, run.last, "PERSON", 4, "title"
    elif any(word in wordlist.words("addresses") for word in run.words[run.first : run.start]) and len(name) < 4:
        yield run.start, run.last, "PERSON", 1.5, "shape"
    elif final == "Show":
        yield start, run.last, "EVENT" if name[-2] in wordlist.words("shows") else NONE, 3, "shape"
    elif _is_division(name):
        yield start, run.last, "ORG", 4, "shape"  # "Premier Division Two", "Super 10"
    elif _is_shouted(name):
        yield run.start, run.last, "PERSON", 3, "shape"  # "LACHLAN Burgoyne"
    elif len(name) == 2 and _is_ranked(run) and not is_nobody(name):
        yield run.start, run.last, "PERSON", 2, "shape"  # "City Manager Lee Wood"
    elif name[0].isupper() and name[0] in wordlist.words("vessels"):
        for first in (run.start, run.start + 1):  # "MV Sula Star", and "Sula Star" wherever it stands
            yield first, run.last, NONE, 5, "shape"
    elif label := _of_first(name):
        yield run.start, run.last, *label, "shape"
    elif len(name) == 2 and initial == final and " ".join(name) not in world.known():
        yield run.start, run.last, "ORG", 3, "shape"  # "Duran Duran"
    elif final in ("II", "III") and name[-2] in wordlist.words("event_words"):
        yield run.start, run.last, "EVENT", 2, "shape"
    elif initial in wordlist.words("products") or final in wordlist.words("products"):
        yield run.start, run.last, NONE, 2, "shape"
    elif final in wordlist.words("company_suffixes"):
        yield start, run.last, "ORG", 3, "shape"
    elif final in wordlist.words("time_nouns") and len(name) > 2 and _is_given(initial):
        yield run.start, run.last, NONE, 4, "shape"  # "Roy Benson Night"
    elif final in wordlist.words("thing_words") and not (len(name) == 2 and _looks_like_person(name)):
        yield start, run.last, NONE, 3, "shape"
    elif _is_games(name):
        yield start, run.last, "EVENT", 2.5, "shape"
    elif final in wordlist.words("organization_words"):
        yield start, run.last, "ORG", 1.5, "shape"
    elif final == "Lines" and name[-2] in wordlist.words("line_words"):
        yield start, run.last, "ORG", 3, "shape"
    elif name[0] == "Operation" and len(name) < 4:
        yield run.start, run.last, "EVENT", 3, "shape"  # "Operation Avon", of the police
    elif final in ("High", "Elementary") and not _is_given(initial):
        yield start, run.last, "ORG", 2.5, "shape"  # "Sartell High"
    elif final == "District" and name[-2] in wordlist.words("district_words"):
        yield start, run.last, "ORG", 3, "shape"  # "Oakdale School District"
    elif len(name) > 2 and name[1] in ("'", "’") and name[0].rstrip("s") in _owners():
        yield run.start, run.last, "ORG", 3, "shape"  # "Miners' Solidarity"
    elif not _is_given(initial) and not wordlist.words("foreign_company_words").isdisjoint(name):
        yield run.start, run.last, "ORG", 2.5, "shape"
    elif len(name) > 2 and final.endswith("ers") and name[-2] in wordlist.words("place_words"):
        yield run.start, run.last, "ORG", 2.5, "shape"  # "Chippewa Valley Paddlers"
    elif CAMPUS.match("".join(name)) and final not in wordlist.words("event_words"):
        yield run.start, run.last, "ORG", 3, "shape"
    elif final == "Memorial" and run.after()[:1] and run.after()[0] in wordlist.words("meetings"):
        yield start, run.last, "EVENT", 2.5, "shape"  # "the Danube Memorial tournament"
    elif final == "Memorial" and "its" in run.after(2):
        yield start, run.last, "ORG", 3, "shape"  # a hospital
    elif final in wordlist.words("team_words"):
        yield run.start, run.last, "ORG", 2, "shape"
    elif final in wordlist.words("place_only_words") or _is_stand(name):
        yield start, run.last, "LOC", 2, "shape"  # "Tana River", whatever else Tana is
    elif final in ("Centre", "Center") and (initial in _NATIONAL or name[-2] in wordlist.words("center_words")):
        yield start, run.last, "ORG", 2.5, "shape"
    elif initial in wordlist.words("sacred_words") and len(name) > 2:
        yield run.start, run.last, "FAC", 2.5, "shape"
    elif any(word.lower() in wordlist.words("vessels") for word in name[1:-1]):
        yield run.start, run.last, NONE, 3, "shape"  # "Space Shuttle Aurora"
    elif len(name) == 2 and final in wordlist.words("mine_words") and _is_coined_or_unlisted(initial):
        yield run.start, run.last, "ORG", 2, "shape"  # "Halden Copper"
    elif _is_branch(name):
        yield run.start, run.last, "ORG", 2, "shape"
    elif _is_national(name):
        yield start, run.last, "ORG", 3, "shape"
    elif final in wordlist.words("event_only_words"):
        yield start, run.last, "EVENT", 3, "shape"
    elif _is_the_built(run, name):
        yield start, run.last, "FAC", 2, "shape"  # "the Benjamin Franklin Bridge"
    elif len(name) == 3 and name[1] in ("St.", "St") and _is_given(initial):
        yield run.start, run.last, "PERSON", 2, "shape"  # "Neville St. Hill"
    elif _looks_like_person(name) and (len(name) == 2 or _is_given(name[1])):
        yield run.start, run.last, "PERSON", 1.5, "shape"
    elif final in wordlist.words("place_words"):
        yield start, run.last, "FAC", 1.2, "shape"
    elif final in wordlist.words("event_words"):
        yield start, run.last, "EVENT", 1.5, "shape"
    elif final in wordlist.words("document_words"):
        yield start, run.last, "LAW", 1, "shape"
    elif _looks_like_person(name):
        yield run.start, run.last, "PERSON", 1.5, "shape"
    elif _PERSONAL.intersection(name[1:-1]) and initial[:1].isupper() and initial not in world.known():
        yield run.start, run.last, "PERSON", 1.2, "shape"
    elif len(name) == 2 and final in wordlist.words("first_names") and _is_unknown(initial) and not _is_city(name):
        yield run.start, run.last, "PERSON", 1.1, "shape"  # "Murata Kenji"
    elif len(name) == 2 and _is_double_barrelled(final) and _is_unknown(initial):
        yield run.start, run.last, "PERSON", 1.2, "shape"


CAMPUS = re.compile(r"(?:UW|UC|UNC|SUNY|CUNY|CSU|UMass|UT|SIU)[-–‑][A-Z]")
"""How the campuses of a university are called ("UW-River Falls")."""


def _is_coined_or_unlisted(word: str) -> bool:
    """Whether `word` is no given name and no word of English, so that a company may be called by it."""
    return word not in wordlist.words("first_names") and word.lower() not in wordlist.words("common_words")


def _is_shouted(name: Sequence[str]) -> bool:
    """Whether a given name is in capitals, as at the start of a report, and the family name is not."""
    first = name[0]
    given = first.isupper() and len(first) > 2 and first.capitalize() in wordlist.words("first_names")
    return given and len(name) == 2 and names.is_unlisted(name[1]) and first not in world.known()


def _is_called_like_street(run: Run, name: Sequence[str]) -> bool:
    """Whether what ends like a place is somebody's name, by what they are right before it ("the mayor Andy Street")."""
    place = len(name) == 2 and name[1] in wordlist.words("place_words") and name[0] in wordlist.words("first_names")
    titled = run.start > run.first and _entitles(run.words[run.start - 1])
    return place and (titled or (run.start == run.first and run.before() in wordlist.words("roles")))


def _entitles(word: str) -> bool:
    """Whether `word` is a title of whom no street or building is called after."""
    return word in wordlist.words("titles") and word not in wordlist.words("noble_titles") | _HONORED


_HONORED = frozenset(("Lord", "Lady", "Sir", "General", "Marshal", "Captain", "Admiral", "Dr", "Dr."))


def _is_built_for(run: Run, name: Sequence[str]) -> bool:
    """Whether a name that begins like somebody's is a building's, by its last word and by what stands before."""
    before = run.words[run.start - 1].lower() if run.start else ""
    definite = before in ("the", "at", "in", "inside", "outside", "near") or before.rstrip(".") in ("dr", "sir")
    return definite and len(name) in (2, 3) and name[-1] in wordlist.words("buildings") and _is_given(name[0])


def _is_the_built(run: Run, name: Sequence[str]) -> bool:
    """Whether "the" stands before somebody's full name with a last word of places ("the Benjamin Franklin Bridge")."""
    whole = len(name) == 3 or (len(name) == 2 and (not run.after() or not run.after()[0].isalpha()))
    person = whole and name[0] in wordlist.words("first_names") and OF.isdisjoint(name)
    return person and _is_the(run) and name[-1] in wordlist.words("place_words")


def _is_division(name: Sequence[str]) -> bool:
    """Whether `name` ends with a league and its number or letter."""
    return name[-2] in wordlist.words("divisions") and (name[-1].isdigit() or name[-1] in _NUMBERS)


_NUMBERS = frozenset(("One", "Two", "Three", "Four", "A", "B", "C"))


def _is_ranked(run: Run) -> bool:
    return run.start > run.first and run.words[run.start - 1] in wordlist.words("ranks")


def _is_branch(name: Sequence[str]) -> bool:
    """Whether English words follow the name of a known body, as in that of a part of it ("Merrill Lynch Capital
    Markets")."""
    if name[-1] in wordlist.words("event_words") or name[-1] in wordlist.words("place_words"):
        return False  # "Charles Schwab Cup", "Wells Fargo Arena"
    body = world.known().get(" ".join(name[:2]))
    rest = [word.lower() for word in name[2:]]
    return (
        body is not None
        and body.sort == "organization"
        and bool(rest)
        and (set(rest) <= wordlist.words("common_words") or " ".join(name[2:]) in world.known())
    )


def _is_national(name: Sequence[str]) -> bool:
    """Whether `name` is what a body does, or whose it is, in a country ("Cycling Australia", "Arriva Buses Wales")."""
    land = world.known().get(name[-1])
    told = not wordlist.words("branch_words").isdisjoint(name[:-1])
    return told and len(name) < 4 and land is not None and land.sort in ("country", "region", "state")


def _is_games(name: Sequence[str]) -> bool:
    """Whether "Games" in `name` are held, and do not make a company ("Carrow Games")."""
    held = any(word in wordlist.words("games_words") for word in name[:-1])
    return name[-1] == "Games" and (held or " ".join(name[:-1]) in world.known())


def _is_college(name: Sequence[str]) -> bool:
    """Whether a state and "State" are its university, and not the state itself ("Washington State")."""
    state = world.known().get(name[0]) if name[1:] == ["State"] else None
    return state is not None and state.sort == "state" and " ".join(name) not in world.known()


def _is_of_state(name: Sequence[str]) -> bool:
    """Whether `name` is that of a state and the acronym of a body that the country has as well."""
    state, body = (world.known().get(word) for word in name)
    return state is not None and state.sort == "state" and body is not None and body.sort == "organization"


_NATIONAL = ("National", "Royal", "International", "European")


def _of_first(name: Sequence[str]) -> tuple[str, float] | None:
    """What the beginning of a longer name says: a storm's kind, an acronym, the town of a team."""
    if name[0] in wordlist.words("tribes"):
        return "NORP", 3
    if name[0] in wordlist.words("organization_first_words"):
        return "ORG", 3
    body = name[-1] in wordlist.words("organization_words")
    if name[0] in wordlist.words("inns") and len(name) < 5 and not body and not _looks_like_person(name):
        return "FAC", 2.5  # "Hotel Metropole"
    if name[0] in wordlist.words("storms") and len(name) == 2:
        return "EVENT", 3
    if len(name) > 2 and name[0] in ("St.", "St") and not {"'s", "’s"}.isdisjoint(name[1:-1]):
        return ("ORG" if name[-1] in wordlist.words("organization_words") else "FAC"), 2.5  # "St Botolph's Way"
    if len(name) == 2 and name[0] in ("St.", "St", "Ste.", "Saint"):
        return "GPE", 1.2  # "St. Albans", unless it is somebody's family name
    if len(name) == 2 and name[0] == "New" and _is_city(name[1:]):
        return "GPE", 2  # "New Hanover", which is not Hanover
    if len(name) > 2 and name[0] in wordlist.words("noble_titles") and name[1] in ("'s", "’s"):
        if name[2] not in wordlist.words("place_words"):
            return None
        return ("ORG" if name[-1] in wordlist.words("organization_words") else "FAC"), 2.5  # "Queen's Park Savannah"
    if 2 < len(name) < 5 and name[0] in wordlist.words("before_places") and name[1] in wordlist.words("particles"):
        return "LOC", 2  # "Areias do Paiva"
    if _is_divided(name) or (len(name) == 2 and name[0] in wordlist.words("before_places") and _is_placed(*name)):
        return "LOC", 2  # "Harrowby North", "County Kerry"
    if name[-1] in wordlist.words("place_words") or name[-1] in wordlist.words("event_words"):
        return None
    coded = CODED.fullmatch(name[0]) and len(name) < 4 and name[0] not in world.known() and not name[-1].isupper()
    coded = coded and name[0] not in wordlist.words("titles") and not name[1].endswith("ed")
    if coded and (len(name[0]) > 2 or name[-1] in world.known()):  # "GNS Science", "JR Kyushu", not "TJ Maddox"
        return "ORG", 1.6
    town = " ".join(name[:-1])
    entry = world.known().get(town)
    plural = name[-1].endswith("s") and len(name[-1]) > 3 and name[-1] not in world.known()
    plural = plural and not _is_games(name)
    if plural and entry is not None and entry.sort in ("city", "state") and _is_team(name):
        return "ORG", 3 if name[-1] in wordlist.words("team_words") else 2
    team = town in world.known() and name[-1].endswith("s")  # "San Francisco Giants"
    ended = team or any(name[-1] in wordlist.words(of) for of in _ENDINGS)
    if len(name) in (2, 3) and name[0] in wordlist.words("spanish_towns") and not ended:
        return "GPE", 1.2
    return None


def _is_placed(head: str, word: str) -> bool:
    """Whether `word` behind "County" or "Fort" is what it is called, and not a body of one ("County Commission") or the
    family name of somebody called Sierra."""
    if head in wordlist.words("first_names") and word in wordlist.words("surnames"):
        return False
    return word[1:].islower() and word not in wordlist.words("organization_words")


_ENDINGS = ("organization_words", "team_words", "event_words", "document_words", "company_suffixes")
"""Lists of last words that say what a name is, whatever it starts with."""


_QUARTERS = frozenset(("North", "South", "East", "West", "Central", "Northeast", "Northwest", "Southeast", "Southwest"))
"""What is said behind the name of a place, to tell its parts; some are family names too."""


def _is_stand(name: Sequence[str]) -> bool:
    """Whether `name` is that of a stand of a ground ("Alan Kelly Town End")."""
    return len(name) > 2 and name[-1] == "End" and name[-2] in wordlist.words("stands")


def _is_divided(name: Sequence[str]) -> bool:
    """Whether `name` is that of a part of a town or district: no person's, no body's ("Dean West", "Radio East")."""
    return (
        1 < len(name) < 4
        and name[-1] in _QUARTERS
        and name[0] not in wordlist.words("first_names")
        and name[0].lower() not in wordlist.words("common_words")
        and not INITIALS.fullmatch(name[0])
    )


def _is_double_barrelled(word: str) -> bool:
    """Whether `word` is two family names, at least one of them a usual one ("Adebayo-Clarke")."""
    sides = word.split("-")
    return (
        len(sides) == 2
        and all(side[:1].isupper() and side.isalpha() for side in sides)
        and not wordlist.words("surnames").isdisjoint(sides)
    )


_PERSONAL = frozenset(("van", "von", "bin", "bint", "ibn", "'", "’"))
"""Particles that only the names of people have inside."""


CODED = re.compile(r"[A-Z]{2,5}")


def _is_team(name: Sequence[str]) -> bool:
    """Whether a town and a plural are a team: not where the town is a given name ("Austin Powers")."""
    bodies = wordlist.words("organization_words")  # "Federal Railways", whatever town is called Federal
    return (
        name[0] not in wordlist.words("first_names")
        and name[-1] not in wordlist.words("surnames")
        and name[-1] not in wordlist.words("thing_words")
        and name[-1] not in bodies
    )


def _is_unknown(word: str) -> bool:
    """Whether `word` is none that names anything but a family, or a small town besides."""
    entry = world.known().get(word)
    return (
        (entry is None or (entry.sort == "city" and entry.inhabitants < 300_000))
        and word.lower() not in wordlist.words("common_words")
        and word not in wordlist.words("place_words")
        and word not in wordlist.words("organization_words")
        and word not in wordlist.words("not_names")
        and word[1:].islower()
    )


def _first_of_name(run: Run) -> int:
    """Where the name of a body or a place starts: what stands before the name in the run belongs to it ("Supreme" in
    "Supreme Court"), but for "The" at the start, and unless there is such a word inside."""
    first = run.first
    if not _opens(run.words, first, run.last):
        return first
    while first < run.start and run.words[first].lower() in wordlist.words("function_words"):
        first += 1
    inside = any(word.lower() in wordlist.words("function_words") for word in run.words[first : run.start])
    return run.start if inside else first


def _is_given(word: str) -> bool:
    return word in wordlist.words("first_names") or bool(INITIALS.fullmatch(word))


def _looks_like_person(name: Sequence[str]) -> bool:
    long = sum(word.lower() not in wordlist.words("particles") for word in name)  # "Luís Inácio Moura da Costa"
    if (
        len(name) < 2
        or long > 4
        or name[-1] in wordlist.words("not_names")
        or any(w in ("of", "for", "&") for w in name)
    ):
        return False
    if name[-1] in wordlist.words("statutes"):
        return False  # "the Lacey Act"
    if (
        INITIALS.fullmatch(name[0])
        and name[-1].lower() not in wordlist.words("function_words")  # "with an X. And here he is"
        and name[-1][1:].islower()
        and name[0] not in wordlist.words("not_initials") | {"A", "U.S"}
        and name[-1] not in wordlist.words("event_words")  # "FA Cup"
        and name[0] not in world.known()
    ):
        return len(name) <= 3
    return name[0] in wordlist.words("first_names") or names.is_surname_first(name) or names.is_surname_last(name)


def _is_large_city(name: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(name))
    return entry is not None and entry.sort == "city" and entry.inhabitants >= 50_000


def _of_neighbors(run: Run, name: Sequence[str]) -> Found:
    """What stands before and behind a name."""
    alone = run.start == run.first
    if alone and (found := _of_before(run)):
        yield run.start, run.last, *found, "context"
    after = run.after(8)
    if not after:
        return
    if after[0] == "," and len(after) > 1:
        if _is_state(run.words, run.last + 1) and world.known().get(" ".join(name)) is None:
            yield run.start, run.last, "GPE", 1.5, "context"
        elif (label := _explained(after[1:])) and not (after[1] == "who" and _is_whose(run, name)):
            weight = 4 if label == "GPE" and _is_settled(after[1:]) else 1.5
            weight = weight if len(name) > 1 or label != "PERSON" else 0.5
            if after[1] == "who" and after[2:3] and after[2].endswith("s") and _is_coined(name):
                weight = 3  # "for Dulmaa, who sells dumplings": of several it would be "sell"
            yield run.start, run.last, label, weight, "context"
    if run.before().lower() in ("the", "at", "near", "in", "from", "of", "to") and _is_place_noun(after):
        yield run.start, run.last, "GPE", 2.5, "context"
    elif _is_land(after[0]) and run.before().lower() not in ("a", "an", "and") and not _is_given(name[0]):
        yield run.start, run.last, "GPE", 2, "context"  # "the coca-growing Chapare region"
    elif run.before().lower() == "the" and after[0] in wordlist.words("meetings") and _is_titled_event(name):
        yield run.start, run.last, "EVENT", 2.5, "context"
    elif run.before().lower() in _ANY and after[0] in wordlist.words("team_roles") and _is_club(name):
        yield run.start, run.last, "ORG", 3, "context"
    elif _is_eponym(run, name, after[0]):
        yield run.start, run.last, NONE, 3, "context"
    elif _is_the(run) and after[0] in ("union", "party", "league") and _is_coined(name):
        yield run.start, run.last, "ORG", 2, "context"
    elif run.before().lower() == "the" and after[0] in wordlist.words("disasters"):
        yield run.start, run.last, "GPE", 1.5, "context"
    elif run.before().lower() in ("a", "an", "one") and after[0] in wordlist.words("makers") and _is_large_city(name):
        yield run.start, run.last, "GPE", 1.5, "context"  # "a Dunedin publisher"
    elif _is_employer(run, name, after):
        yield run.start, run.last, "ORG", 2, "context"
    elif after[0] in wordlist.words("organization_nouns"):
        yield run.start, run.last, "ORG", 0.5, "context"
    works = after[0] in ("'s", "’s") and after[1:2] in (["“"], ['"'], ["``"]) and len(name) < 3
    works = works and name[-1] not in wordlist.words("event_words")  # "the Grammy Awards' “best song”"
    if after[0] in ("himself", "herself") or works or _is_genitive(run, after):
        yield run.start, run.last, "PERSON", 2.5, "context"
    if found := _of_deed(name, after):
        yield run.start, run.last, *found, "context"
    if after[0] in wordlist.words("verbs_of_saying") and len(name) > 1:
        yield run.start, run.last, "PERSON", 0.5, "context"
    elif len(name) == 1 and after[0] in wordlist.words("person_verbs"):
        yield run.start, run.last, "PERSON", 0.3, "context"
    introduced = run.before() if alone else run.words[run.first].lower()
    role = run.start - run.first < 2 and introduced in wordlist.words("roles")
    plain = len(name) == 3 and name[1].lower() in wordlist.words("common_words") and not _is_given(name[0])
    if role and 2 <= len(name) <= 3 and not is_nobody(name) and not plain:  # "engine designer Voss Marine Power"
        yield run.start, run.last, "PERSON", 1.5, "context"


def _is_whose(run: Run, name: Sequence[str]) -> bool:
    """Whether a "who" behind `name` means somebody named before: "an analyst at Kestrel Bryce, who", "Professor Hale of
    University College London, who", "treasurer of the Larvik Summit Traders Circle, who"."""
    bodies = wordlist.words("organization_words")
    several = len(name) > 2 and run.before() == "the" and run.start == run.first
    return run.before() in ("at", "in", "from") or several or (len(name) > 1 and not bodies.isdisjoint(name[:-1]))


def _is_genitive(run: Run, after: Sequence[str]) -> bool:
    """Whether something is "of" somebody and has the possessive besides ("a game of Karlov's")."""
    ends = after[0] in ("'s", "’s") and (len(after) < 2 or not after[1][0].isalnum())
    return run.before() == "of" and ends and len(run.name) < 3


def _is_eponym(run: Run, name: Sequence[str], noun: str) -> bool:
    """Whether `noun` behind a name is what bears it: an award, or a drone that nobody's name tells the maker of."""
    awarded = run.before().lower() in ("the", "its", "a", "an") and noun in wordlist.words("eponym_nouns")
    return awarded or (noun in wordlist.words("craft_nouns") and not _is_maker(name))


def _is_maker(name: Sequence[str]) -> bool:
    """Whether what stands before "drone" is whose it is or who makes it, as far as the world or a word tells."""
    known = " ".join(name) in world.known() or name[0] in world.known()
    return known or any(name[-1] in wordlist.words(of) for of in ("organization_words", "company_suffixes"))


def _is_the(run: Run) -> bool:
    """Whether "the" stands before a name, or "The" at the start of its sentence."""
    return run.before() == "the" or run.words[run.first : run.start] == ["The"]


def _is_employer(run: Run, name: Sequence[str], after: Sequence[str]) -> bool:
    """Whether `name` is whom somebody works for ("a former Halden consultant"): no place, people or word."""
    alone = len(name) == 1 and run.start == run.first and run.before().lower() in _ANY
    plain = name[0] in world.known() or name[0].lower() in wordlist.words("common_words")
    return alone and not plain and after[0] in wordlist.words("staff")


def _is_land(noun: str) -> bool:
    """Whether `noun` is what only a place is, whatever stands before its name."""
    return noun in wordlist.words("lands")


def _is_titled_event(name: Sequence[str]) -> bool:
    """Whether `name` before "summit" is that of the event itself, not of where or whose it is."""
    return len(name) > 1 and " ".join(name) not in world.known() and not _looks_like_person(name)


YEAR = re.compile(r"1[89]\d\d|20\d\d")

_ANY = ("the", "a", "an", "former", "ex", "current", "new")


def _is_club(name: Sequence[str]) -> bool:
    """Whether a name before "coach" is that of a club, not of a country or a league."""
    return len(name) == 2 and " ".join(name) not in world.known() and name[-1] not in wordlist.words("event_words")


def _of_before(run: Run) -> tuple[str, float] | None:
    """What the words before a name say: "the village of", "shares in", "the airline", "the ferry", "near"."""
    word = run.before().lower()
    head = run.words[run.first - 2].lower() if run.first > 1 else ""
    if word == "the" and head == "," and run.words[run.first - 3] in wordlist.words("vessels"):
        return NONE, 2.5  # "a ski boat, the Maid Marion"
    if word == "the" and head in ("told", "tells") and _is_paper(run.name):
        return "ORG", 2.5  # "told the Marsdale Echo"
    if word in wordlist.words("kin") and len(run.name) == 1 and run.first > 1:
        return "PERSON", 3  # "my aunt Meena"
    if word in ("called", "named") and (found := _of_called(run, head)):
        return found
    if word in wordlist.words("tribe_nouns"):
        return "NORP", 1.5
    if run.before() in wordlist.words("vessels"):
        return NONE, 2.5
    if word in wordlist.words("work_nouns") and len(run.name) < 5 and not _is_given(run.name[0]):
        return NONE, 2
    if word == "told" and _is_coined(run.name) and run.after()[:1] in ([","], ["."], ["that"], ["on"], ["in"]):
        return "ORG", 0.3  # "she told Abendbladet": people are named in full first, newspapers are not
    if word in ("benchmark", "symbol", "ticker") or (word == "the" and run.after()[:1] in _INDEX):
        return NONE, 3  # "the benchmark Velox", "the Velox index"
    if word == "," and _is_kin_named(run, head):
        return "PERSON", 3  # "his daughter, Nadège, 25"
    if word == "," and _is_house(run, head):
        return "ORG", 3
    if word == "," and _is_apposition(run):
        return "PERSON", 1.5
    if word == "," and _is_said_company(run, head):
        return "ORG", 3.5
    if word == "from" and head in wordlist.words("travels") and len(run.name) < 4 and _noun_ends(run):
        return "GPE", 1.5  # "a train from Chilete"
    short = len(run.name) < 3 and _noun_ends(run) and not _is_body_by_words(run.name)
    if word == "from" and head in wordlist.words("roles") and short:
        return "GPE", 3  # "a historian from Nova Brenica"
    if word == "to" and head in wordlist.words("carried_to") and short and not _is_given(run.name[0]):
        return "GPE", 2  # "flown to Le Brenet"
    if word in ("at", "in", "near") and head in wordlist.words("home_verbs") and _noun_ends(run) and _is_home_name(run):
        return "GPE", 2  # "she lived at Church Fenwell"
    led = word == "to" and (head in wordlist.words("routes") or head in wordlist.words("ways"))
    if led and _noun_ends(run) and len(run.name) < 3:
        return "GPE", 1.5  # "down the coast to Mashiro"
    if word in ("rural", "downtown", "suburban", "nearby", "neighbouring", "neighboring", "upstate", "outlying"):
        return "GPE", 2  # "of rural Bancroft"
    if word == "as" and head == "such" and run.words[run.first - 3].lower() in wordlist.words("place_nouns"):
        return "GPE", 1.5  # "villages such as"
    if word == "of" and head == "," and run.after()[:1] in ([","], ["."]) and _is_home(run):
        return "GPE", 3 if _is_town_behind(run) else 1.5  # "Peavey, of Sapulpa, faces"
    if word in ("of", "in", "at", "for", "from"):
        if head in wordlist.words("organization_heads") and (word != "in" or head in _HELD):
            return "ORG", 2.2 if word == "at" else 1  # "analysts at Mizuho"
        if word == "of" and head in wordlist.words("areas") and _is_area(run):
            return "GPE", 3
        if word == "of" and head in wordlist.words("settlements"):
            return "GPE", 3  # "the community of Buck Fork"
        if word in ("of", "at") and head in wordlist.words("place_heads"):
            return "GPE", 1.5
    if word == "by" and head == "published":
        return "ORG", 2.5  # "published by Albert Corvane"
    if word in wordlist.words("organization_kinds") and len(run.name) < 4 and not (word == "group" and len(head) < 2):
        return "ORG", 1.2 if word in wordlist.words("roles") or _is_given(run.name[0]) else 3
    if word == "in" and head in wordlist.words("tongue_verbs") and len(run.name) == 1 and not _is_city(run.name):
        return NONE, 3  # "singing in Luganda"
    if word == "at" and head in wordlist.words("site_workers") and len(run.name) < 3 and _noun_ends(run):
        return "GPE", 1.5  # "a driller at Colquiri"
    if word == "at" and head in wordlist.words("mills") and len(run.name) < 3 and _noun_ends(run):
        return "GPE", 1.5  # "its mill at Kirkhaven"
    if word in ("named", "called") and head in wordlist.words("natives") and len(run.name) < 3:
        return "PERSON", 3  # "a boy named Casper"
    native = head in wordlist.words("natives") or head.endswith("-old")
    if word == "from" and (native or _is_aged(run)) and _noun_ends(run) and len(run.name) < 3:
        return "GPE", 1.6
    if (
        word == "to"
        and head in wordlist.words("moves")
        and len(run.name) < 3
        and _is_city(run.name)
        and _noun_ends(run)
    ):
        return "GPE", 1.5  # "evacuated to Ludlow"
    if word in ("from", "to", "at") and len(run.name) == 1 and _noun_ends(run) and _is_town(run.name[0]):
        return "GPE", 0.8
    if head in wordlist.words("publication_heads"):
        return None
    if len(run.name) == 2 and run.name[0] in wordlist.words("vales") and word in _TOWARDS and _noun_ends(run):
        return "LOC", 3  # "in Glen Coe"
    if word in wordlist.words("place_prepositions") and _noun_ends(run) and not _is_word_or_given(run.name):
        if word in ("in", "near") and len(run.name) > 1 and _is_city(run.name):
            return "GPE", 3  # "in Milton Keynes", whoever else is called Milton
        if len(run.name) > 1 and run.name[0] in world.known():  # "in Maine Susan Cole won"
            return None
        return "GPE", 1.2 if len(run.name) < 3 else 0.6
    return None


def _is_paper(name: Sequence[str]) -> bool:
    """Whether two words or more behind "told the" are a newspaper's name, or another body's: no office, no land."""
    final = name[-1]
    office = (
        final in wordlist.words("titles")
        or final in wordlist.words("offices")
        or final.lower() in wordlist.words("roles")
    )
    return (
        1 < len(name) < 5
        and not office
        and " ".join(name) not in world.known()
        and final not in wordlist.words("event_words")
    )


def _of_called(run: Run, noun: str) -> tuple[str, float] | None:
    """What a name behind "called" or "named" is, by the noun before ("a cooperative called Sol de Montaña"): nothing
    that has a page where the noun is a study's or a computer's."""
    definite = run.first > 2 and run.words[run.first - 3].lower() in ("was", "were", "is", "are", "be", "been")
    if definite or len(run.name) > 5:
        return None
    if noun in wordlist.words("studies"):
        return NONE, 4
    if noun in wordlist.words("organization_kinds") or noun in wordlist.words("organization_nouns"):
        return "ORG", 3
    return ("GPE", 2) if noun in wordlist.words("place_nouns") else None


_HELD = frozenset(
    (
        "shares", "stock", "stake", "stakes", "interest", "holding", "holdings", "shareholders", "investors", "invest",
        "invested",
    )
)  # fmt: skip
"""What one has "in" a company; a unit or an executive is "in" a town."""

_INDEX = (["index"], ["futures"], ["average"], ["industrial"])
"""What is said behind the name of a measure of the stock market."""


_TOWARDS = frozenset(("in", "up", "near", "through", "across", "into", "at", "around", "down", "above", "climbed"))


def _is_aged(run: Run) -> bool:
    """Whether "from" stands behind an age in several tokens ("the 19-year-old from")."""
    return run.first > 3 and run.words[run.first - 4 : run.first - 1] == ["year", "-", "old"]


def _is_home(run: Run) -> bool:
    """Whether a name behind ", of" is where the person before lives: a word or two that are in the name of no body."""
    aged = run.first > 4 and run.words[run.first - 3].isdigit() and run.words[run.first - 4] == ","
    person = run.first > 2 and (_is_capitalized(run.words[run.first - 3]) or aged)
    words = wordlist.words("organization_words") | wordlist.words("team_words")
    plain = all(word.lower() in wordlist.words("common_words") for word in run.name)  # "Henrik Soll, of Viking,"
    return person and len(run.name) < 3 and not plain and words.isdisjoint(run.name)


def _is_town_behind(run: Run) -> bool:
    """Whether a town stands behind the comma that follows a name, as it does behind that of a suburb."""
    return world.is_place(" ".join(run.after(2)[1:]))


def _is_home_name(run: Run) -> bool:
    """Whether somebody lives, died or was born at a place of that name, and not in what is no name of one ("died in
    Operation Tide")."""
    words = run.name
    lists = ("event_words", "organization_words", "team_words", "titles", "document_words")
    plain = all(word.lower() in wordlist.words("common_words") for word in words)
    return len(words) < 4 and not plain and not any(words[-1] in wordlist.words(name) for name in lists)


def _is_said_company(run: Run, head: str) -> bool:
    """Whether "a company" or the like stands before the comma ("a new state company, Zorba Energo,")."""
    before = [word.lower() for word in run.words[max(0, run.first - 6) : run.first - 2]]
    kind = head in wordlist.words("organization_kinds") and head in wordlist.words("organization_nouns")
    definite = {"a", "an", "its", "'s", "’s"}.isdisjoint(before)
    ends = run.after()[:1] in ([","], ["."], []) or run.last >= len(run.words)
    someone = run.name[0] in wordlist.words("first_names") and head in wordlist.words("roles") | {
        "manufacturer",
        "maker",
    }
    someone = someone or not wordlist.words("roles").isdisjoint(before)  # "a spokesman for a company, Jan Roe,"
    return kind and not definite and not someone and ends and len(run.name) < 5


def _is_kin_named(run: Run, head: str) -> bool:
    """Whether somebody's one relative of a kind stands before the comma, and a comma or nothing behind the name."""
    owner = run.words[run.first - 3].lower() if run.first > 2 else ""
    owned = owner in ("his", "her", "their", "my", "our", "a", "'s", "’s", "late", "only", "eldest", "youngest")
    ends = run.after()[:1] in ([","], ["."], [";"], ["and"], ["who"], ["—"], ["–"], [])
    return head in wordlist.words("kin") and owned and ends and len(run.name) < 4


def _is_house(run: Run, head: str) -> bool:
    """Whether whoever publishes, builds or insures stands before the comma, and behind it a name that is nobody's ("Her
    publisher, Actes Sud,")."""
    ends = run.after()[:1] in ([","], ["."], [";"], [])
    firm = head in wordlist.words("organization_kinds") and head in wordlist.words("roles")
    nobody = run.name[0] not in wordlist.words("first_names") and not INITIALS.fullmatch(run.name[0])
    return firm and nobody and ends and 1 < len(run.name) < 4 and run.name[-1] not in wordlist.words("surnames")


def _is_apposition(run: Run) -> bool:
    """Whether what somebody is stands before the comma, and nothing but a name behind it ("Its chairman, Zenonas
    Vilkas,")."""
    before = [word.lower() for word in run.words[max(0, run.first - 5) : run.first - 1]]
    definite = not {"the", "its", "his", "her", "their"}.isdisjoint(before[:-1]) or before[-2:-1] in (["'s"], ["’s"])
    ends = run.after()[:1] == [","] or run.last >= len(run.words)
    return (
        definite
        and before[-1] in wordlist.words("roles")
        and ends
        and 2 <= len(run.name) <= 3
        and not any(word in wordlist.words("organization_words") for word in run.name)
    )


def _is_city(name: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(name))
    return entry is not None and entry.sort == "city"


def _is_town(word: str) -> bool:
    """Whether the world has a town of that name, which is no person's name."""
    entry = world.known().get(word)
    return entry is not None and entry.sort == "city" and not wordlist.is_personal(word)


def _is_area(run: Run) -> bool:
    """Whether what stands behind "the department of" is a place, no subject ("the department of Health")."""
    definite = run.first > 2 and run.words[run.first - 3].lower() == "the"
    return definite and not any(word.lower() in wordlist.words("common_words") for word in run.name)


def _is_word_or_given(name: Sequence[str]) -> bool:
    """Whether a word of `name` is one of English, or a given name: what stands "in" it says little, then, unless the
    world has such a place."""
    entry = world.known().get(" ".join(name))
    own = name[1:] if len(name) > 1 and name[0] in _QUARTERS | {"Greater", "Upper", "Lower", "Mid"} else name
    if entry is not None and entry.sort in world.PLACES:
        return False
    plain = [word.lower() in wordlist.words("common_words") for word in own]
    return all(plain) or (any(plain) and len(own) < 2) or any(word in wordlist.words("first_names") for word in own)


def _of_deed(name: Sequence[str], after: Sequence[str]) -> tuple[str, float] | None:
    """What a name does and has, as companies and people do: "said it", "'s shares", "posted"."""
    if len(name) > 1 and name[0] in wordlist.words("first_names"):
        return None
    if after[0] in ("'s", "’s"):
        if after[1:2] and after[1] in wordlist.words("organization_assets"):
            return "ORG", 1.2
        staffed = len(name) == 1 and any(word in wordlist.words("roles") for word in after[1:4])
        return ("ORG", 0.4) if staffed and not _is_given(name[0]) else None  # "Gewerk's assistant secretary"
    if after[0] in wordlist.words("verbs_of_saying"):
        if after[1:2] and after[1] in ("yesterday", "today", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
            after = (after[0], *after[2:])  # "said yesterday it would"
        pronoun = after[2] if after[1:2] == ["that"] and len(after) > 2 else after[1] if len(after) > 1 else ""
        return ("ORG", 1) if pronoun in ("it", "its") else ("PERSON", 0.7) if pronoun in ("he", "she") else None
    entry = world.known().get(" ".join(name))
    told = after[1:2] == ["its"] and name[0].isalpha() and after[0].isalpha() and after[0].islower()
    if told and (entry is None or entry.sort not in world.PLACES):  # "lowered its forecast"; towns get theirs, too
        return "ORG", 1
    if after[0] in wordlist.words("organization_verbs") or (
        after[0] in wordlist.words("organization_assets") and len(name) == 1
    ):
        return "ORG", 0.5
    return None


def _is_body_by_words(name: Sequence[str]) -> bool:
    """Whether the last word of `name` ends those of bodies or schools."""
    return any(name[-1] in wordlist.words(of) for of in ("organization_words", "institutions", "team_words"))


def _is_coined(name: Sequence[str]) -> bool:
    """Whether `name` is a word that the lists have as no name and no word."""
    word = name[0]
    return (
        len(name) == 1
        and len(word) > 3
        and word not in world.known()
        and word not in wordlist.words("first_names")
        and word not in wordlist.words("surnames")
        and word.lower() not in wordlist.words("common_words")
    )


def _is_state(words: Sequence[str], position: int) -> bool:
    """Whether a state or country stands at `position`, closed by a comma, a stop or the like."""
    for length in (2, 1):
        entry = world.known().get(" ".join(words[position : position + length]))
        behind = words[position + length : position + length + 1]
        if entry is not None and entry.sort in ("state", "country") and (not behind or not behind[0][0].isupper()):
            return not behind or behind[0] not in ("and", "or", *POSSESSIVES)  # "Uri Roe, Israel's envoy"
    return False


def _is_place_noun(after: Sequence[str]) -> bool:
    """Whether the words behind a name say that it is a place's: "plant", "test site"."""
    place_nouns = wordlist.words("place_nouns")
    return after[0] in place_nouns or (
        len(after) > 1 and after[0].islower() and after[0].isalpha() and after[1] in place_nouns
    )


def _explained(words: Sequence[str]) -> str | None:
    """What an apposition that starts with `words` says that the name before it is ("a lawyer", "34", "a town")."""
    if words[0].isdigit() and len(words[0]) < 4 and 0 < int(words[0]) < 110:
        return "PERSON" if len(words) > 1 and words[1] in (",", ".", "and") else None
    if words[0] == "who":
        return "PERSON"
    if words[0][0].isupper() and words[1:2] in (["'s"], ["’s"]):  # "Israel's coordinator for Lebanon"
        return "PERSON" if any(word in wordlist.words("roles") for word in words[2:5]) else None
    if words[0].lower() not in ("a", "an", "the", "its", "his", "her", "their", "one"):
        another = words[0][0].isupper() and len(words) > 1 and words[1][0].isupper()  # "In Ancud, Father Benito ..."
        return "PERSON" if words[0].lower() in wordlist.words("roles") and not another else None
    label = None  # of the last noun, which is the head: "a village leader", "the union's head", "a company director"
    for word in words[1:7]:
        if word in _ENDS_NOUN:
            return label
        if word in wordlist.words("roles") or word in _SOMEBODY:
            label = "PERSON"
        elif word in wordlist.words("place_nouns") or word == "settlement":
            label = "GPE"
        elif word in wordlist.words("organization_nouns"):
            label = "ORG"
    return label


_SOMEBODY = frozenset(
    ("person", "man", "woman", "boy", "girl", "child", "pupil", "youth", "player", "scorer", "winner")
)
_ENDS_NOUN = frozenset(
    (",", ".", ";", "and", "or", "which", "that", "who", "whose", "where", "when", "of", "in", "on", "at", "for",
     "from", "to", "with", "by", "near", "is", "was", "has", "had")
)  # fmt: skip
"""What follows the noun of an apposition."""


def _is_settled(words: Sequence[str]) -> bool:
    """Whether an apposition that starts with `words` says right away that it explains a town ("a village of")."""
    noun = next((i for i, word in enumerate(words[1:4], 1) if word in wordlist.words("settlements")), 0)
    ends = words[noun + 1 : noun + 2]
    return (
        words[0] in ("a", "an", "the") and noun > 0 and (not ends or ends[0] in _ENDS_PHRASE or not ends[0].isalpha())
    )


_ENDS_PHRASE = frozenset(
    ("of", "in", "on", "near", "with", "that", "where", "which", "about", "outside", "at", "and", "by")
)


def _noun_ends(run: Run) -> bool:
    """Whether no noun goes on behind the name ("in Leeds", not "in Apple stores")."""
    if run.last >= len(run.tags) or run.words[run.last] in _WHEN:
        return True
    return not run.tags[run.last].startswith(("NN", "POS", "HYPH"))


_WHEN = frozenset(("today", "tomorrow", "tonight", "yesterday"))
