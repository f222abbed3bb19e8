"""YAML as people write it by hand, read strictly: every value knows its line, so that every complaint does.

Scalars stay the text that was typed (`title: 1984` is a title, `country: NO` is not false); the getters convert.
Anchors, aliases, tags, several documents, duplicate keys and deep nesting are refused: an editor's file needs none of
them, and each is a way to say something other than what one sees. An empty value counts as absent.

    top = yamlfile.read(text, path)                 # SourceError: FILE:LINE: what is wrong, what to do
    top.only("title", "authors", "notes")           # an unknown key is an error that names the nearest right one
    title = top.text("title")                       # str | None
    authors = top.texts("authors")                  # one text or a list of texts -> tuple
    for note in top.maps("notes"):                  # a list of mappings; note.line is where it starts
        words, comment = note.need("at"), note.need("text")
    for key, entity in top.submaps("entities"):     # a mapping of mappings, in order: (key, Map)
        kind = entity.choice("kind", ("person", "place"))
        raise entity.error("kind", "two kinds; keep one")     # -> SourceError at the line of `kind`
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from briefs.errors import SourceError

DEEPEST = 8
"""Levels of nesting: twice what any of our files needs, and far below what recursion could choke on."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was typed; None where nothing was (`key:`, `~`, `null`)."""

    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Scalar | List | Map, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping of `file` that starts at `line`. `name` says where it stands ("notes[2]"; empty at the top)."""

    file: Path
    line: int
    name: str = ""
    values: dict[str, Scalar | List | Map] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.values and self.values[key] != Scalar(None, self.values[key].line)

    def line_of(self, key: str) -> int:
        """The line of `key`, or of the mapping where it is absent."""
        return self.lines.get(key, self.line)

    def error(self, key: str | None, message: str) -> SourceError:
        """The error to raise about `key`, or about the mapping as a whole."""
        return SourceError(message, self.file, self.line if key is None else self.line_of(key))

    def only(self, *allowed: str) -> None:
        """Raises SourceError at the first key that is not among `allowed`."""
        for key in self.values:
            if key not in allowed:
                raise self.error(key, f"unknown key “{key}”{self._where()}; {_instead(key, allowed)}")

    def text(self, key: str) -> str | None:
        """The text at `key`, without white space around it; None where it is absent or blank."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            raise self.error(key, f"“{key}” should be a text, not {_sort(value)}")
        return (value.text or "").strip() or None

    def need(self, key: str) -> str:
        """The text at `key`, which may not be absent."""
        value = self.text(key)
        if value is None:
            raise self.error(key, f"“{key}” is missing{self._where()}; add “{key}: …”")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list at `key`; one text counts as a list of one."""
        value = self.values.get(key)
        if isinstance(value, List):
            found = []
            for item in value.items:
                if not isinstance(item, Scalar) or not (item.text or "").strip():
                    raise SourceError(f"“{key}” should be a list of texts; this item is not one", self.file, item.line)
                found.append((item.text or "").strip())
            return tuple(found)
        if isinstance(value, Map):
            raise self.error(key, f"“{key}” should be a text or a list of texts, not a mapping")
        single = self.text(key)
        return () if single is None else (single,)

    def choice(self, key: str, choices: Sequence[str]) -> str | None:
        value = self.text(key)
        if value is not None and value not in choices:
            raise self.error(key, f"“{key}: {value}” is not known; {_instead(value, choices)}")
        return value

    def integer(self, key: str, least: int = 0) -> int | None:
        value = self.text(key)
        if value is None:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", value) or int(value) < least:
            raise self.error(key, f"“{key}: {value}” should be a whole number, {least} or more")
        return int(value)

    def numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        """The `count` numbers of the list at `key`, as in `coordinates: [39.04, 125.76]`."""
        if key not in self:
            return None
        texts = self.texts(key)
        if len(texts) != count or not all(re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,20})?", t) for t in texts):
            raise self.error(key, f"“{key}” should be a list of {count} numbers, as in [{', '.join(['1.5'] * count)}]")
        return tuple(map(float, texts))

    def date(self, key: str) -> date | None:
        """The day at `key`, written YYYY-MM-DD."""
        value = self.text(key)
        if value is None:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            raise self.error(
                key, f"“{key}: {value}” is not a day of the calendar; write it as YYYY-MM-DD, as in 2019-03-05"
            ) from None

    def edtf(self, key: str) -> str | None:
        """The EDTF date at `key`, as typed."""
        from briefs import edtf  # here, so that reading YAML does not need the calendar

        value = self.text(key)
        if value is None:
            return None
        try:
            edtf.parse(value)
        except ValueError as reason:
            raise self.error(
                key, f"“{key}: {value}” is not an EDTF date ({reason}); write it as in 2019-03-05, 2019-03, 2016/2017"
            ) from None
        return value

    def map(self, key: str) -> Map | None:
        """The mapping at `key`."""
        if key not in self:
            return None
        value = self.values[key]
        if not isinstance(value, Map):
            raise self.error(key, f"“{key}” should be a mapping of keys to values, not {_sort(value)}")
        return value

    def maps(self, key: str) -> tuple[Map, ...]:
        """The mappings of the list at `key`."""
        if key not in self:
            return ()
        value = self.values[key]
        if not isinstance(value, List):
            raise self.error(key, f"“{key}” should be a list; start each item with “- ”")
        for item in value.items:
            if not isinstance(item, Map):
                raise SourceError(f"each item of “{key}” should be keys with values", self.file, item.line)
        return tuple(item for item in value.items if isinstance(item, Map))

    def submaps(self, key: str) -> Iterator[tuple[str, Map]]:
        """The entries of the mapping of mappings at `key`, in the order of the file."""
        inner = self.map(key)
        if inner is None:
            return
        for name, value in inner.values.items():
            if not isinstance(value, Map):
                raise inner.error(name, f"“{name}” should be a mapping of keys to values, not {_sort(value)}")
            yield name, value

    def _where(self) -> str:
        return f" in {self.name}" if self.name else ""


def read(text: str, file: Path, first_line: int = 1) -> Map:
    """The mapping that the YAML document `text` holds; an empty document is an empty mapping. `first_line` is the
    line of `file` where `text` starts. Raises SourceError."""
    return _Reader(text, file, first_line).document()


class _Reader:
    """Builds the tree from the parser's events, so that nothing is constructed that was not allowed."""

    def __init__(self, text: str, file: Path, first_line: int) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it: 10x faster
        whole = text.encode("utf-8", "replace").decode("utf-8")  # libyaml cannot take lone surrogates
        self.events: Iterator[Any] = yaml.parse(whole, Loader=loader)
        self.text, self.file, self.first_line = text, file, first_line

    def document(self) -> Map:
        try:
            found = list(self._documents())
        except yaml.YAMLError as error:
            raise self._invalid(error) from None
        if not found:
            return Map(self.file, self.first_line)
        top = found[0]
        if isinstance(top, Scalar) and top.text is None:
            return Map(self.file, top.line)
        if not isinstance(top, Map):
            raise SourceError(f"expected “key: value” lines, found {_sort(top)}", self.file, top.line)
        return top

    def _documents(self) -> Iterator[Scalar | List | Map]:
        seen = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    raise SourceError("a second document starts here; remove the “---”", self.file, self._line(event))
                seen = True
                yield self._node(next(self.events), "", 0)

    def _node(self, event: Any, name: str, depth: int) -> Scalar | List | Map:
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise SourceError(
                "anchors (&) and aliases (*) are not allowed; quote the text or repeat it", self.file, line
            )
        if event.tag is not None:
            raise SourceError(f"the tag “{event.tag}” is not allowed; quote the text", self.file, line)
        if depth > DEEPEST:
            raise SourceError(f"nested deeper than {DEEPEST} levels", self.file, line)
        if isinstance(event, yaml.ScalarEvent):
            absent = event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL")
            return Scalar(None if absent else event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Scalar | List | Map] = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(inner, f"{name}[{len(items) + 1}]", depth + 1))
            return List(tuple(items), line)
        return self._map(name, line, depth)

    def _map(self, name: str, line: int, depth: int) -> Map:
        values: dict[str, Scalar | List | Map] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, name, depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                raise SourceError("a key should be a word before a colon", self.file, key.line)
            if key.text in values:
                raise SourceError(
                    f"“{key.text}” stands twice (first in line {lines[key.text]}); keep one", self.file, key.line
                )
            lines[key.text] = key.line
            inner = f"{name}.{key.text}" if name else key.text
            values[key.text] = self._node(next(self.events), inner, depth + 1)
        return Map(self.file, line, name, values, lines)

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def _invalid(self, error: yaml.YAMLError) -> SourceError:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is not None:
            line = int(mark.line) + self.first_line
        else:  # a character that YAML does not allow has a position only
            line = self.text.count("\n", 0, getattr(error, "position", 0)) + self.first_line
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        hint = "check the indentation, and put quotation marks around text that holds “: ” or starts with a sign"
        return SourceError(f"invalid YAML: {reason}; {hint}", self.file, line)


def _instead(word: str, allowed: Sequence[str]) -> str:
    """What to write instead of `word`."""
    near = difflib.get_close_matches(word.lower()[:80], allowed, n=1)
    return f"did you mean “{near[0]}”?" if near else "known are " + ", ".join(allowed)


def _sort(value: Scalar | List | Map) -> str:
    return {Scalar: "a text", List: "a list", Map: "a mapping"}[type(value)]
