"""Finds the names of a list in a text: exact in case, whole words, the longest first, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from briefs.model import Span

Value = TypeVar("Value")
WORD = re.compile(r"[^\W_]+")


class Names(Generic[Value]):
    """Names, each with a value, to be found in texts."""

    def __init__(self, names: Mapping[str, Value]) -> None:
        by_first: dict[str, list[tuple[str, Value]]] = {}
        for name, value in names.items():
            first = name if name.isalpha() else next(iter(WORD.findall(name)), None)
            if first is not None:
                by_first.setdefault(first, []).append((name, value))
        for choices in by_first.values():
            if len(choices) > 1:
                choices.sort(key=lambda choice: -len(choice[0]))
        self._by_first = by_first

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, Value]]:
        """The names in `text[start:end]` and their values, in order; no two overlap."""
        end = len(text) if end is None else end
        after = start
        for word in WORD.finditer(text, start, end):
            choices = self._by_first.get(word[0])
            if choices is None or word.start() < after:
                continue
            for name, value in choices:
                stop = word.start() + len(name)
                if stop <= end and text.startswith(name, word.start()) and _ends_word(text, stop):
                    yield Span(word.start(), stop), value
                    after = stop
                    break


def _ends_word(text: str, stop: int) -> bool:
    if text.startswith("$", stop):
        return False  # US$
    return stop == len(text) or not text[stop].isalnum() or not text[stop - 1].isalnum()
