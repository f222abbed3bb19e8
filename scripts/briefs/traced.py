"""Text that remembers where each of its characters stood in the seed.

Reading a seed joins lines, squeezes white space and strips marks; `Traced` carries the offsets through all of it, so
that the runs of an article (`Article.runs`) come out of the reading instead of being searched for afterwards.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.model import Run

NOWHERE = -1
"""The offset of a character that the seed does not have."""

# Characters without width: soft hyphen, Mongolian vowel separator, zero-width space and (non-)joiners at a word's edge
# or not, direction marks, word joiner, byte order mark. The joiners shape letters in some scripts but not in Latin.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Traced:
    """`text`, whose character `i` is the seed's at offset `at[i]`, or none of it (`NOWHERE`)."""

    text: str
    at: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Traced:
        return Traced(self.text[part], self.at[part])

    def strip(self) -> Traced:
        if self.text and not self.text[0].isspace() and not self.text[-1].isspace():
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if start < len(self.text) else self[0:0]


EMPTY = Traced("", array("q"))
SPACE = Traced(" ", array("q", [NOWHERE]))


def of(text: str, start: int) -> Traced:
    """`text` as it stands in the seed from offset `start` on."""
    return Traced(text, range(start, start + len(text)))


def join(parts: Iterable[Traced]) -> Traced:
    """The parts one after the other."""
    texts: list[str] = []
    at = array("q")
    for part in parts:
        texts.append(part.text)
        at.extend(part.at)
    return Traced("".join(texts), at)


def tidy(traced: Traced, keep_invisible: bool = False) -> Traced:
    """`traced` on one line: each stretch of white space one space, none at the ends; characters that cannot be seen
    left out unless `keep_invisible`."""
    if not keep_invisible and (_INVISIBLE.search(traced.text) or _CONTROL.search(traced.text)):
        traced = _select(traced, [not (_INVISIBLE.match(c) or _CONTROL.match(c)) for c in traced.text])
    bare = traced.strip()
    if " ".join(bare.text.split()) == bare.text:
        return bare
    words = [match.span() for match in _TOKEN.finditer(traced.text)]
    pieces = []
    for number, (start, end) in enumerate(words):
        if number:
            gap = words[number - 1][1]
            pieces.append(Traced(" ", traced.at[gap : gap + 1]))
        pieces.append(traced[start:end])
    return join(pieces)


def runs(traced: Traced) -> tuple[Run, ...]:
    """Where the text came from, as few runs as there can be."""
    found: list[Run] = []
    start = 0
    at = traced.at
    for index in range(1, len(at) + 1):
        if index < len(at) and at[index] == at[index - 1] + 1 and at[index - 1] != NOWHERE:
            continue
        if at[start] != NOWHERE:
            found.append(Run(start, at[start], index - start))
        start = index
    return tuple(found)


def _select(traced: Traced, keep: list[bool]) -> Traced:
    chosen = [index for index, kept in enumerate(keep) if kept]
    return Traced("".join(traced.text[i] for i in chosen), array("q", (traced.at[i] for i in chosen)))
