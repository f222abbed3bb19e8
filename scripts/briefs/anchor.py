"""Slugs, ids and paths: the only place where addresses are made.

An address is part of what the site has promised, so nothing here depends on anything but its arguments.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 60
"""Characters of a slug: long enough to read, short enough for every file system with a folder or two before it."""

# Letters that NFKD leaves whole although they have a usual ASCII spelling.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "ng"}
)


LETTERS = frozenset(map(chr, _SPELLED))
"""Those letters, in lower case."""

# "index" is the page of its folder. The others Windows keeps for devices: no file or folder there can have such a name.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"index|con|prn|aux|nul|com[0-9]|lpt[0-9]")


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """`text` as a lower-case ASCII slug: "Moon Jae-in" -> "moon-jae-in", "São Paulo" -> "sao-paulo".

    Text in a script without a Latin spelling, or with no letter or digit at all, becomes a short stable hash, so that
    two such names get two slugs. Never empty, never longer than `LONGEST`, never starts or ends with a hyphen, never
    a name that is reserved: "con" becomes "con-1".
    """
    bare = spelled(text)
    bare = re.sub(r"(?<=\w)['’ʼ](?=\w)|(?<=\b\w)\.(?=\w\b)", "", bare)  # "peoples'", "U.S." keep their letters together
    lost = any(c.isalnum() and not c.isascii() for c in bare)
    ascii_only = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if not ascii_only or lost:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        ascii_only = f"{ascii_only}-{digest}".strip("-")
    if _RESERVED.fullmatch(ascii_only):
        return f"{ascii_only}-1"
    if len(ascii_only) <= LONGEST:
        return ascii_only
    cut = ascii_only[: LONGEST + 1]
    return (cut.rpartition("-")[0] or cut[:LONGEST]).strip("-")


@lru_cache(maxsize=65_536)
def spelled(text: str) -> str:
    """`text` in small letters without accents, and with ASCII for Latin letters that have a usual spelling in it:
    "Økokrim" -> "okokrim"."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    return "".join(c for c in folded if not unicodedata.combining(c))


HOME = "index.md"
BRIEFS = "briefs/index.md"
ENTITIES = "entities/index.md"
TIMELINE = "timeline/index.md"


def brief_path(slug: str) -> str:
    """Where the page of the brief `slug` is written, below the docs folder."""
    return f"briefs/{slug}.md"


def entity_path(id: str) -> str:
    """Where the page of the entity `id` is written, below the docs folder."""
    return f"entities/{id}.md"


def entity_year_path(id: str, year: str) -> str:
    """Where the mentions of the entity `id` in the briefs of one year are written, below the docs folder: of one that
    is named too often for one page."""
    return f"entities/{id}/{year}.md"


def letter_path(id: str) -> str:
    """Where a part of the index of entities is written, by the id of its section; no entity has an id with "_"."""
    return f"entities/{id.replace('-', '_')}.md"


def timeline_path(part: str = "") -> str:
    """Where a part of the common timeline is written, below the docs folder; one that is not in parts has no name."""
    return f"timeline/{part}.md" if part else TIMELINE


def data_path(slug: str, suffix: str) -> str:
    """Where the brief `slug` is written as data: `suffix` is "json", "bib" or "ris"."""
    return f"data/briefs/{slug}.{suffix}"


def link(source: str, target: str, fragment: str = "") -> str:
    """The address of `target` as the page `source` writes it: relative, so that the site works below any path."""
    path = "" if source == target else _relative(source.rpartition("/")[0] or ".", target)
    return f"{path}#{fragment}" if fragment else path


@lru_cache(maxsize=65_536)
def _relative(folder: str, target: str) -> str:
    return posixpath.relpath(target, folder)


def served(target: str, fragment: str = "") -> str:
    """The address of the page `target`, counted from the site's root: "briefs/hanoi/#p7"."""
    folder = target.removesuffix(".md").removesuffix("index").rstrip("/")
    address = f"{folder}/" if folder else ""
    return f"{address}#{fragment}" if fragment else address


def public(base: str, target: str, fragment: str = "") -> str:
    """The address of the page `target` on the site at `base`, as people cite it."""
    return f"{base.rstrip('/')}/{served(target, fragment)}"


def numbered(ids: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """`ids` made unique: the second "p7-hanoi" becomes "p7-hanoi-2". None of them is in `taken`."""
    used = set(taken)
    counts: Counter[str] = Counter()
    unique = []
    for id in ids:
        counts[id] += 1
        candidate = id if counts[id] == 1 else f"{id}-{counts[id]}"
        while candidate in used:
            counts[id] += 1
            candidate = f"{id}-{counts[id]}"
        used.add(candidate)
        unique.append(candidate)
    return tuple(unique)


def year_id(year: int) -> str:
    """The id of a year on the timeline page: "y2019", "y-44" (astronomical years, as EDTF counts them)."""
    return f"y{year}"


def event_id(id: str) -> str:
    """The id of an entry of the common timeline on its page."""
    return f"e-{id}"


def letter_id(letter: str) -> str:
    """The id of a letter's section in the index of entities."""
    return f"letter-{slug(letter)}"
