"""The pieces that reading a seed works on: blocks of text, each on one line, each knowing where it stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from briefs.model import Mark, ParagraphKind, Span
from briefs.traced import Traced

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDED = re.compile(r"""[.!?…:;]["'”’»)\]*_]*$""")
_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]*_]*$""")
PROSE = 140
"""Characters from which on a block is a paragraph and not a headline, a caption or a label."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or label. `line` is where it starts in the file (from 1); `gap` whether white
    space stands above it. `marks` count from the start of `text`. `fixed` blocks keep the kind they have."""

    text: Traced
    line: int
    kind: ParagraphKind = "text"
    gap: bool = True
    level: int = 0
    ordinal: int | None = None
    marks: tuple[Mark, ...] = ()
    fixed: bool = False

    @property
    def words(self) -> str:
        return self.text.text

    def is_prose(self) -> bool:
        """Whether this can only be running text."""
        words = self.words
        if len(words) < 60 or self.kind == "heading":
            return False
        return len(words) >= PROSE or ends_sentence(words)

    def wholly(self, kind: str) -> bool:
        """Whether all of the text is marked as `kind`, as in a line of italics."""
        return any(mark.kind == kind and mark.span == Span(0, len(self.text)) for mark in self.marks)


def cut(block: Block, start: int) -> Block:
    """`block` without its first `start` characters."""
    rest = block.text[start:].strip()
    lead = len(block.text) - start - len(block.text[start:].text.lstrip())
    offset = len(block.text) - lead
    marks = tuple(
        replace(mark, span=Span(max(0, mark.span.start - offset), min(mark.span.end - offset, len(rest))))
        for mark in block.marks
        if mark.span.end > offset
    )
    return replace(block, text=rest, marks=tuple(mark for mark in marks if mark.span.start < mark.span.end))


def fold(text: str) -> str:
    """What is left to compare when case, accents, punctuation and white space do not count."""
    if text.isascii():  # most lines
        return " ".join(_WORD.findall(text.lower()))
    return " ".join(word.replace("’", "'") for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends like a sentence, quotation marks after the full stop included."""
    return _SENTENCE.search(text[-12:]) is not None


def is_ended(text: str) -> bool:
    """Whether `text` ends with any mark that closes a sentence or announces what follows."""
    return _ENDED.search(text[-12:]) is not None


def is_shouted(text: str) -> bool:
    """Whether `text` is in capitals."""
    return any(char.isalpha() for char in text) and text.upper() == text
