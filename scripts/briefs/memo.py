"""Pages are made once: while a page is made, what it looks up is noted, and as long as all of that is what it was, and
the file that was written still is (see `carry`), the page is not made again, nor is the file read.

Which articles, names and dates a page shows is known only when it has been made, so nobody can declare it beforehand.
But views look everything up by id, and the mappings that they are given can note what was asked for: a "verifying
trace" (Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte", 2018).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar

import msgspec

from briefs import cache, forked
from briefs.carry import Mark, digest
from briefs.model import Page
from briefs.standing import Places

K = TypeVar("K", str, tuple[str, str])
V = TypeVar("V")
S = TypeVar("S")

Look = tuple[str, str | tuple[str, str] | None]
"""What was looked up: the name of a shelf, and the id of what may stand there (None: of something that has no id)."""

_NOTHING = bytes(16)  # in place of a digest, where nothing stands


class Noted(Mapping[K, V], Generic[K, V]):
    """A mapping that notes in `seen` each look at it, also one for something that is not there."""

    __slots__ = ("_name", "_seen", "_values")

    def __init__(self, name: str, values: Mapping[K, V], seen: set[Look]) -> None:
        self._name = name
        self._values: Mapping[K, V] = values
        self._seen = seen

    def __getitem__(self, key: K) -> V:
        self._seen.add((self._name, key))
        return self._values[key]

    def get(self, key: K, default: Any = None) -> Any:
        self._seen.add((self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._seen.add((self._name, key))  # type: ignore[arg-type]
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        raise TypeError(f"a page that goes through all of “{self._name}” would depend on all of it")

    def __len__(self) -> int:
        raise TypeError(f"a page that counts all of “{self._name}” would depend on all of it")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """Pages made together: the `looks`, by their place in the book, the digest of all that was found there, and each
    file that was made with its mark."""

    looks: list[int]
    found: bytes
    made: list[tuple[str, Mark]]


class Known(msgspec.Struct, frozen=True, gc=False):
    """What others link to in an article, with the digest of the article."""

    article: bytes
    places: Places


class Book(msgspec.Struct, frozen=True):
    """What is known of the pages made the last time. `key` is the digest of what they all depend on."""

    key: str = ""
    looks: list[Look] = []
    units: dict[str, Unit] = {}
    places: dict[str, Known] = {}


@dataclass(slots=True)
class Memo:
    """What was known, and what will be: pages made anew are noted in it. `stands` tells whether a page is as it was
    written; `standing` are the paths of those that are."""

    key: str = ""
    before: Book = field(default_factory=Book)
    stands: Callable[[str, Mark], bool] = lambda path, mark: False
    standing: set[str] = field(default_factory=set)
    _kept_units: dict[str, Unit] = field(default_factory=dict)
    _made: dict[str, tuple[array[int], bytes, list[str]]] = field(default_factory=dict)
    _looked: dict[Look, int] = field(default_factory=dict)  # the looks of those by number: each is taken by many pages

    _places: dict[str, Known] = field(default_factory=dict)
    _digests: _Digests | None = None

    def pages(
        self,
        work: Callable[[S, str], Sequence[Page]],
        state: S,
        units: Sequence[str],
        shelves: Mapping[str, Mapping[Any, Any]],
        seen: set[Look],
        jobs: int = 1,
    ) -> Iterator[Page]:
        """The pages `work(state, unit)` of each unit, in order, but for those that stand. `state` holds the `shelves`
        as `Noted`, with `seen`. `work` has a name of its own."""
        digests = self._of(shelves)
        todo = [unit for unit in units if not self._keeps(_named(work, unit), digests)]
        for unit, (made, looks) in zip(todo, forked.mapped(_watched, (work, state, seen), todo, jobs), strict=True):
            numbers = array("L", (self._looked.setdefault(look, len(self._looked)) for look in looks))
            self._made[_named(work, unit)] = (numbers, digests.of(looks), [page.path for page in made])
            yield from made

    def _keeps(self, name: str, digests: _Digests) -> bool:
        """Whether the pages of a unit stand as they were written, and would be made the same again."""
        unit = self.before.units.get(name) if self.key == self.before.key else None
        if unit is None or digests.of_before(unit.looks) != unit.found:
            return False
        if not all(self.stands(path, mark) for path, mark in unit.made):
            return False
        self._kept_units[name] = unit
        self.standing.update(path for path, _ in unit.made)
        return True

    def places(self, shelves: Mapping[str, Mapping[Any, Any]]) -> dict[str, Places]:
        """What is known of the places in the articles that stand on the shelf "told" as they did."""
        if self.key != self.before.key:
            return {}
        digests = self._of(shelves)
        known = self.before.places.items()
        return {slug: one.places for slug, one in known if one.article == digests.of([("told", slug)])}

    def keep_places(self, places: Mapping[str, Places], shelves: Mapping[str, Mapping[Any, Any]]) -> None:
        """Notes what is known now."""
        digests = self._of(shelves)
        self._places = {slug: Known(digests.of([("told", slug)]), one) for slug, one in places.items()}

    def _of(self, shelves: Mapping[str, Mapping[Any, Any]]) -> _Digests:
        """The digests of what stands on these shelves: pages of several sorts look there."""
        if self._digests is None or self._digests.shelves is not shelves:
            self._digests = _Digests(shelves, self.before.looks)
        return self._digests

    def book(self, marks: Mapping[str, Mark]) -> Book:
        """What to know the next time. `marks` are those of the pages that were written, by their path."""
        used = dict.fromkeys(chain.from_iterable(unit.looks for unit in self._kept_units.values()))
        moved = dict(zip(used, range(len(used)), strict=True))  # places of looks that nobody takes any more are free
        places = {self.before.looks[i]: place for i, place in moved.items()}
        units = {
            name: msgspec.structs.replace(unit, looks=list(map(moved.__getitem__, unit.looks)))
            for name, unit in self._kept_units.items()
        }
        looked = list(self._looked)
        for name, (numbers, found, made) in self._made.items():
            at = [places.setdefault(looked[number], len(places)) for number in numbers]
            units[name] = Unit(at, found, [(path, marks[path]) for path in made])
        return Book(self.key, list(places), units, self._places)


class _Digests:
    """Digests of what stands on the shelves, each made once. `before` are the looks of a book, by their place."""

    def __init__(self, shelves: Mapping[str, Mapping[Any, Any]], before: Sequence[Look] = ()) -> None:
        self.shelves = shelves
        self._known: dict[Look, bytes] = {}
        self._before = before
        self._found: dict[int, bytes] = {}

    def of(self, looks: Sequence[Look]) -> bytes:
        """One digest of all that is found there."""
        return digest(b"".join(map(self._one, looks)))

    def of_before(self, places: Sequence[int]) -> bytes:
        """The same for looks by their place in the book. They are many, most of them taken by many pages."""
        found = self._found
        for place in set(places).difference(found):
            found[place] = self._one(self._before[place])
        return digest(b"".join(map(found.__getitem__, places)))

    def _one(self, look: Look) -> bytes:
        if look not in self._known:
            name, id = look
            shelf = self.shelves.get(name, {})
            self._known[look] = digest(cache.packed(shelf[id])) if id in shelf else _NOTHING
        return self._known[look]


def _named(work: Callable[..., object], unit: str) -> str:
    return f"{work.__name__} {unit}"


def _watched(
    given: tuple[Callable[[S, str], Sequence[Page]], S, set[Look]], unit: str
) -> tuple[Sequence[Page], list[Look]]:
    """What the work makes, and what it looked at."""
    work, state, seen = given
    seen.clear()
    pages = work(state, unit)
    return pages, sorted(seen, key=str)
