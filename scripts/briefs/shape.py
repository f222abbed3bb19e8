"""What the words of a name, and the words around it, say about it.

Works on runs of capitalized words: a title before a name, a last word such as "University", a name between commas with
a role ("Jane Roe, a lawyer"), a town before its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefs import names, wordlist, world
from briefs.evidence import NONE, Evidence
from briefs.language import Parsed
from briefs.model import Span

JOINING = frozenset(
    (
        "of",
        "for",
        "&",
        "de",
        "del",
        "della",
        "la",
        "bin",
        "al",
        "el",
        "van",
        "von",
        "der",
        "den",
        "du",
        "da",
        "dos",
        "di",
        "ibn",
        "and",
    )
)
BODIES = frozenset(
    ("Ministry", "Department", "Bank", "University", "Institute", "Bureau", "Office", "Council", "Board", "Court", "Church", "Association", "Federation", "Organization", "Organisation", "Society", "Union", "Center", "Centre", "Museum", "College", "Academy", "Commission", "Committee", "League", "Party", "House", "School", "Chamber", "Royal")
)  # fmt: skip
NOBLE = frozenset(
    (
        "Duke",
        "Duchess",
        "Prince",
        "Princess",
        "King",
        "Queen",
        "Earl",
        "Countess",
        "Emir",
        "Sultan",
        "Archbishop",
        "Bishop",
    )
)
INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,5}|(?:[A-Z]\.){2,5}")
CAPITALIZED = re.compile(r"[^\W\d_]*[A-Z][^\s]*|É[^\s]*")

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
    words = [token.text for token in doc]
    starts = [token.idx + piece.start for token in doc]
    tags = [token.tag_ for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    for first, last in _runs(words, spaced):
        run = Run(words, tags, first, _behind_titles(words, first, last), last)
        for begin, end, label, weight, source in _of_run(run):
            yield Evidence(Span(starts[begin], starts[end - 1] + len(words[end - 1])), label, weight, source)


def _runs(words: Sequence[str], spaced: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The runs of capitalized words, as ranges of tokens; "of" and the like join them."""
    position, count = 0, len(words)
    capital = [
        (word[0].isupper() and word != "I") or (word[0].islower() and len(word) > 2 and word[1].isupper()) for word in words
    ]
    while position < count:
        if not capital[position]:
            position += 1
            continue
        end = position + 1
        while end < count:
            if capital[end]:
                end += 1
            elif (words[end] in ("-", "–", "'", "’") and not spaced[end - 1] and not spaced[end] and end + 1 < count) or (words[end] in JOINING and end + 1 < count and capital[end + 1]):
                end += 2
            elif words[end] == "of" and end + 2 < count and words[end + 1] == "the" and capital[end + 2]:
                end += 3
            else:
                break
        yield position, end
        position = end


def _behind_titles(words: Sequence[str], first: int, last: int) -> int:
    start = first
    while start < last - 1:
        word = words[start]
        entry = world.known().get(word)
        introduces = word in wordlist.words("titles") or word.lower() in wordlist.words("roles")
        of_place = (
            entry is not None
            and entry.sort in ("people", "country", "group", "organization")
            and words[start + 1] in wordlist.words("titles")
        )
        of_people = entry is not None and entry.sort == "people"
        of_function = start == first and word.lower() in wordlist.words("function_words")
        if not (introduces or of_place or of_people or of_function):
            break
        start += 1
    return start


Found = Iterator[tuple[int, int, str, float, Sourced]]


def _of_run(run: Run) -> Found:
    name = run.name
    joined = any(word in ("of", "for", "and", "&") for word in name)
    titles = run.words[run.first : run.start]
    titled = any(
        word in wordlist.words("titles") and word not in ("First", "Former", "Home", "State", "House", "House")
        for word in titles
    )
    if not joined and 1 <= len(name) <= 5 and not _names_a_body(name):
        if titled and name[0] not in wordlist.words("titles") and name[0] not in wordlist.words("function_words"):
            yield run.start, run.last, "PERSON", 2, "title"
        yield from _of_neighbors(run, name)
    if run.words[run.first] in NOBLE and run.last - run.first == 3 and run.words[run.first + 1] == "of":
        yield run.first, run.last, "PERSON", 2, "title"
    if len(name) == 1:
        yield from _of_word(run, name[0])
    elif "and" not in name:
        yield from _of_words(run, name)


def _names_a_body(name: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(name))
    known = entry is not None and entry.sort != "city"
    return known or (len(name) > 1 and name[-1] in wordlist.words("organization_words") | wordlist.words("place_words"))


def _of_word(run: Run, word: str) -> Found:
    """What a single word and its neighbors say."""
    known = world.known().get(word)
    if ACRONYM.fullmatch(word) and (known is None or known.sort == "city"):
        yield run.start, run.last, "ORG", 1 if len(word.replace(".", "")) > 2 else 0.3, "shape"
    if word in wordlist.words("products"):
        yield run.start, run.last, NONE, 2, "shape"
    if known is not None:
        return
    if word[0].islower() and len(word) > 2:
        yield run.start, run.last, NONE, 1, "shape"
    following = run.tags[run.last] if run.last < len(run.tags) else ""
    if run.before() in ("a", "an", "A", "An") and not following.startswith(("NN", "JJ", "HYPH", "VB")):
        yield run.start, run.last, NONE, 1, "context"
    if run.before() in ("the", "The") and word.endswith("s") and len(word) > 4 and not following.startswith("NN"):
        yield run.start, run.last, "ORG", 0.8, "context"
    if re.match(r"(?:El|el|Al|al)-[A-Z]", word):
        yield run.start, run.last, "PERSON", 1.5, "shape"


def _of_words(run: Run, name: Sequence[str]) -> Found:
    """What the words of a longer name say."""
    final, initial = name[-1], name[0]
    if initial in wordlist.words("products") or final in wordlist.words("products"):
        yield run.start, run.last, NONE, 2, "shape"
    elif final in wordlist.words("company_suffixes"):
        yield run.start, run.last, "ORG", 3, "shape"
    elif (
        final in wordlist.words("organization_words")
        or (initial in BODIES
        and len(name) > 2
        and name[1] in ("of", "for"))
    ):
        yield run.first if run.start == run.first else run.start, run.last, "ORG", 1.5, "shape"
    elif _looks_like_person(name):
        yield run.start, run.last, "PERSON", 1.5, "shape"
    elif final in wordlist.words("place_words"):
        yield run.start, run.last, "FAC", 0.7, "shape"
    elif final in wordlist.words("event_words"):
        yield run.start, run.last, "EVENT", 0.7, "shape"
    elif final in wordlist.words("document_words"):
        yield run.start, run.last, "LAW", 0.7, "shape"


def _looks_like_person(name: Sequence[str]) -> bool:
    if not 2 <= len(name) <= 4 or name[-1] in wordlist.words("not_names") or any(w in ("of", "for", "&") for w in name):
        return False
    if (
        INITIALS.fullmatch(name[0])
        and name[-1][1:].islower()
        and name[0] not in ("A", "U.S", "UK", "US", "EU", "UN")
        and name[0] not in world.known()
    ):
        return len(name) <= 3
    return name[0] in wordlist.words("first_names") or names.is_surname_first(list(name))


def _of_neighbors(run: Run, name: Sequence[str]) -> Found:
    """What stands before and behind a name."""
    after = run.after(8)
    if not after:
        return
    if after[0] == "," and len(after) > 1:
        if _is_state(run.words, run.last + 1) and world.known().get(" ".join(name)) is None:
            yield run.start, run.last, "GPE", 1.5, "context"
        elif 2 <= len(name) <= 4 and _is_role(after[1:]):
            yield run.start, run.last, "PERSON", 1, "context"
    if after[0] in wordlist.words("verbs_of_saying") and len(name) > 1:
        yield run.start, run.last, "PERSON", 0.5, "context"
    if run.start == run.first and run.before() in wordlist.words("roles") and 2 <= len(name) <= 3:
        yield run.start, run.last, "PERSON", 1.5, "context"


def _is_state(words: Sequence[str], position: int) -> bool:
    """Whether a state or country stands at `position`, closed by a comma, a stop or the like."""
    for length in (2, 1):
        entry = world.known().get(" ".join(words[position : position + length]))
        behind = words[position + length : position + length + 1]
        if entry is not None and entry.sort in ("state", "country") and (not behind or not behind[0][0].isupper()):
            return not behind or behind[0] not in ("and", "or")
    return False


def _is_role(words: Sequence[str]) -> bool:
    """Whether an apposition that starts with `words` says what a person is, or how old."""
    if words[0].isdigit() and 0 < int(words[0][:4]) < 110:
        return len(words) > 1 and words[1] in (",", ".", "and")
    for word in words[:6]:
        if word in (",", ".", "and", "which", "where"):
            return False
        if word.lower() in wordlist.words("roles"):
            return True
    return words[0] == "who"
