"""Reviewable cases of texts with a dateline, for the tests of dates and of events."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    title: str
    published: date | None
    text: str
    expected: tuple[str, ...]


def read(name: str) -> list[Case]:
    """The cases of `cases/NAME`."""
    found = []
    for block in (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8").split("\n### ")[1:]:
        title, dateline, rest = (part.strip() for part in re.split(r"\n+", block, maxsplit=2))
        quoted, _, expected = rest.removeprefix("> ").partition("\n\n")
        quoted = re.sub(r"\n> ?\n> ", "\n\n", quoted)  # paragraphs
        lines = expected.partition("\n## ")[0].strip().splitlines()
        published = None if dateline == "none" else date.fromisoformat(dateline)
        found.append(Case(title, published, quoted, tuple(line for line in lines if line != "(nothing)")))
    return found
