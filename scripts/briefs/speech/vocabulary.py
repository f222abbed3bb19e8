"""The vocabulary of reported speech, read from `data/speech.yml`. Loaded on first use and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from briefs import wordlist

Sort = Literal["report", "quote", "label"]
"""What a verb introduces: quotations and reported clauses, quotations only, or a name given to something."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`verbs` maps each form of a verb, in lower case, to its sort; the other lists are explained in the
    file."""

    verbs: Mapping[str, Sort]
    continuing: frozenset[str]
    unsaid: frozenset[str]
    doubting: frozenset[str]
    scare: frozenset[str]
    anybody: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    parents: frozenset[str]
    lawyers: frozenset[str]


@cache
def load() -> Vocabulary:
    """The vocabulary. Its file belongs to the package, so a fault in it is a bug, not bad input."""
    data = wordlist.tree("speech")
    sorts: tuple[Sort, ...] = ("report", "quote", "label")
    verbs = {form: sort for sort in sorts for forms in data[sort] for form in forms.split()}
    names = ("continuing", "unsaid", "doubting", "scare", "anybody", "male", "female", "parents", "lawyers")
    lists = (frozenset(data[key]) for key in names)
    return Vocabulary(MappingProxyType(verbs), *lists)
