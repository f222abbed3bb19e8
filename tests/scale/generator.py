"""A collection of any size: paragraphs of our own seeds, recombined, under invented names and dates.

Articles are about as long as those they are made of, share most of their entities with many others, and bring a few of
their own, as the articles of a newsroom do. The same number always gives the same article, however many are made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from briefs import article
from briefs.files import read_one

WORDS = 1_000
"""Of an article, about."""
RENAMED = 4
"""Entities of an article that get a name of their own."""
_FIRST_DAY = date(1995, 1, 2)
_DAYS = 30 * 365

_ONSETS = ("B", "Br", "D", "Dr", "F", "G", "H", "K", "Kl", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "W", "Z")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("l", "m", "n", "r", "s", "t", "ld", "nd", "rn", "st", "ck", "v")
_GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Felix", "Greta", "Hugo", "Irene", "Jonas", "Karin", "Lukas",
          "Maria", "Nils", "Olga", "Peter", "Rosa", "Simon", "Teresa", "Viktor")  # fmt: skip
_BODIES = ("Institute", "Council", "Foundation", "Ministry", "Bank", "Agency", "University", "Association")


@dataclass(frozen=True, slots=True)
class Material:
    """What articles are made of: paragraphs, and names by kind, the longest first."""

    paragraphs: tuple[str, ...]
    names: tuple[tuple[str, str], ...]


def material(seeds: Path) -> Material:
    """The paragraphs of the articles in `seeds`, and the names in the authority file there."""
    texts = [article.parse(read_one(path)) for path in sorted(seeds.glob("*.txt"))]
    paragraphs = [one.text(p) for one in texts for p in one.paragraphs if p.kind == "text"]
    entities = yaml.safe_load((seeds / "authority.yml").read_text(encoding="utf-8"))["entities"].values()
    names = {e["name"]: e["kind"] for e in entities if e.get("kind") in ("person", "place", "organization")}
    return Material(tuple(paragraphs), tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))))


def write(folder: Path, given: Material, numbers: Iterator[int] | range) -> None:
    """The articles of these numbers as seeds in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"a{number:06}.txt").write_text(text(given, number), encoding="utf-8")


def text(given: Material, number: int) -> str:
    """Article `number`: headline, byline, date, paragraphs."""
    dice = random.Random(number)
    day = _FIRST_DAY + timedelta(dice.randrange(_DAYS))
    paragraphs, words = [], 0
    while words < WORDS:
        paragraphs.append(dice.choice(given.paragraphs))
        words += len(paragraphs[-1].split())
    body = _renamed(dice, "\n\n".join(paragraphs), given.names)
    head = f"{_word(dice)} talks, report {number}"
    return f"{head}\n\nBy {dice.choice(_GIVEN)} {_word(dice)}\n\n{day:%B} {day.day}, {day.year}\n\n{body}\n"


def _renamed(dice: random.Random, body: str, names: Sequence[tuple[str, str]]) -> str:
    present = [(name, kind) for name, kind in names if name in body]
    for name, kind in dice.sample(present, min(RENAMED, len(present))):
        new = _name(dice, kind)
        body = re.sub(rf"\b{re.escape(name)}\b", new, body)
        if kind == "person":  # the family name alone, afterwards
            body = re.sub(rf"\b{re.escape(name.split()[-1])}\b", new.split()[-1], body)
    return body


def _name(dice: random.Random, kind: str) -> str:
    if kind == "person":
        return f"{dice.choice(_GIVEN)} {_word(dice)}"
    return f"{_word(dice)} {dice.choice(_BODIES)}" if kind == "organization" else f"{_word(dice)}burg"


def _word(dice: random.Random) -> str:
    first = dice.choice(_ONSETS) + dice.choice(_NUCLEI) + dice.choice(_CODAS)
    return first + dice.choice(_NUCLEI) + dice.choice(_CODAS)
