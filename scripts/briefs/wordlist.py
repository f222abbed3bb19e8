"""The word lists in `data/`: text that an editor can read and diff, loaded once, on first use.

A list is words separated by white space, or, in a table, one entry a line with its columns separated by ` | `.
`#` starts a comment. What has more structure is YAML. The files belong to the package, so a fault in one is a bug, not
bad input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """The words of `data/NAME.txt`."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def entries(name: str) -> frozenset[str]:
    """The lines of `data/NAME.txt`, each an entry that may hold spaces."""
    return frozenset(_lines(name))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/NAME.txt`."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in _lines(name))


def cells(cell: str) -> list[str]:
    """The entries of a cell that holds several."""
    return [one for one in map(str.strip, cell.split(",")) if one]


def is_personal(word: str) -> bool:
    """Whether a word is a given or a family name."""
    return any(word in words(of) for of in ("first_names", "surnames", "surnames_first"))


def any_of(choices: Iterable[str]) -> str:
    """A group of a regular expression that matches any of `choices`, the longest first."""
    return f"(?:{'|'.join(sorted(map(re.escape, choices), key=lambda word: (-len(word), word)))})"


def tree(name: str) -> Any:
    """What `data/NAME.yml` holds."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it: 10x faster
    return yaml.load((files("briefs") / "data" / f"{name}.yml").read_text(encoding="utf-8"), loader)


def _lines(name: str) -> list[str]:
    text = (files("briefs") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in bare if line]
