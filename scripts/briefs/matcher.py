"""Finds the names of a list in a text: exact in case, whole words, the longest first, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar

from briefs.model import Span

Value = TypeVar("Value")
WORD = re.compile(r"[^\W_]+")


Lengths: TypeAlias = Mapping[str, tuple[int, ...]]
"""How long the names are that begin with a word, the longest first."""


def lengths_of(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of names by their first word."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        first = name if name.isalpha() else next(iter(WORD.findall(name)), None)
        if first is not None:
            lengths.setdefault(first, set()).add(len(name))
    return {
        first: tuple(some) if len(some) == 1 else tuple(sorted(some, reverse=True)) for first, some in lengths.items()
    }


class Names(Generic[Value]):
    """Names, each with a value, to be found in texts. However many begin with one word, only as many are tried as
    there are lengths of them."""

    def __init__(self, names: Mapping[str, Value], lengths: Lengths | None = None) -> None:
        """`lengths` are those of `names`, where they are known."""
        self._names = names
        self._lengths = lengths_of(names) if lengths is None else lengths

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, Value]]:
        """The names in `text[start:end]` and their values, in order; no two overlap."""
        if not self._lengths:
            return
        end = len(text) if end is None else end
        after = start
        for word in WORD.finditer(text, start, end):
            lengths = self._lengths.get(word[0])
            if lengths is None or word.start() < after:
                continue
            for length in lengths:
                stop = word.start() + length
                name = text[word.start() : stop]
                if name in self._names and stop <= end and _ends_word(text, stop):
                    yield Span(word.start(), stop), self._names[name]
                    after = stop
                    break


def _ends_word(text: str, stop: int) -> bool:
    if text.startswith("$", stop):
        return False  # US$
    return stop == len(text) or not text[stop].isalnum() or not text[stop - 1].isalnum()
