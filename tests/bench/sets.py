"""The sets of annotated texts: which there are, which scorer is theirs, and their documents.

A document carries what a program is told: the text and its date. What the annotators found stays in `gold`, which only
the scorer sees.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

Task = Literal["dates", "entities"]
Score = dict[str, Any]
"""What a scorer returns: a measure's name to [precision, recall, F1] in percent, and some counts."""


@dataclass(frozen=True, slots=True)
class Set:
    """A file of annotated texts. `narrative` holds for histories, which count from the last date named, not from the
    day of writing: programs that have a mode for such texts are run in it. `unmeasured` are the scorer's measures that
    the annotators left nothing to tell by."""

    name: str
    task: Task
    about: str
    narrative: bool = False
    unmeasured: frozenset[str] = frozenset()


SETS = (
    Set("dates_meantime", "dates", "Wikinews articles"),
    Set("dates_aquaint", "dates", "newswire"),
    Set("dates_timebank", "dates", "newswire and broadcast news"),
    Set("dates_wikiwars", "dates", "histories of wars", narrative=True, unmeasured=frozenset({"type"})),
    Set("entities_newsfair", "entities", "news"),
    Set("entities_meantime", "entities", "Wikinews articles"),
    Set(
        "entities_crossner_politics",
        "entities",
        "single sentences on politics",
        unmeasured=frozenset({"b3_corpus", "ents_doc", "ents_corpus"}),
    ),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as a program is given it. `date` is the day it was written, where that is known."""

    id: str
    text: str
    date: date | None = None
    narrative: bool = False


def gold(data: Path, chosen: Set) -> dict[str, dict[str, Any]]:
    """The annotated texts of a set by their id, as `chosen.name`.jsonl in `data` has them."""
    with (data / f"{chosen.name}.jsonl").open(encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def documents(records: dict[str, dict[str, Any]], narrative: bool) -> list[Document]:
    """What a program is told of `records`."""
    return [
        Document(key, record["text"], day(record.get("dct") or record.get("date")), narrative)
        for key, record in records.items()
    ]


def day(text: str | None) -> date | None:
    """The day at the head of `text`: YYYY-MM-DD or YYYYMMDD."""
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", text or "")
    return date(*map(int, match.groups())) if match else None


def scorer(data: Path, task: Task) -> Callable[[dict[str, Any], dict[str, Any]], Score]:
    """The function `score` of `score_dates.py` or `score_entities.py` in `data`."""
    path = data / f"score_{task}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score  # type: ignore[no-any-return]
