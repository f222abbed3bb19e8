"""What pages of paper leave in a text: page numbers, running heads, paragraphs and words broken where a page ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefs import traced
from briefs.block import Block, fold
from briefs.boilerplate import Sifted, drop
from briefs.model import Dropped

_NUMERAL = re.compile(r"([IVX]{1,5}|\d{1,2})\.?")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_PAGE = re.compile(r"[-–—\s]*(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?[-–—\s]*", re.IGNORECASE)
_OPEN = re.compile(r"[\w,’'-]$")
_FEWEST = 40
"""Characters of a line that may be the first half of a broken paragraph."""


def sift(blocks: Sequence[Block], title: str | None) -> Sifted:
    """Takes page numbers and running heads out, and joins the halves of the paragraphs that stood around them.
    Numbers that count from one are those of sections and stay."""
    pages = _pages(blocks)
    repeated = Counter(fold(block.words) for block in blocks if len(block.text) <= 80) if pages else Counter()
    head = fold(title or "")
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for index, block in enumerate(blocks):
        beside = index - 1 in pages or index + 1 in pages
        if index in pages:
            dropped.append(drop(block, "page number or count"))
        elif beside and not block.is_prose() and (fold(block.words) == head or repeated[fold(block.words)] > 1):
            dropped.append(drop(block, "running head"))
        elif kept and _is_broken(kept[-1], block):
            kept[-1] = _joined(kept[-1], block)
        else:
            kept.append(block)
    return Sifted(tuple(kept), tuple(dropped))


def sections(blocks: Sequence[Block]) -> frozenset[int]:
    """Which blocks are the numbers of sections: numerals alone on their lines, counting from one, text below each."""
    lone = [
        (index, match[1])
        for index, block in enumerate(blocks[:-1])
        if block.kind == "text" and (match := _NUMERAL.fullmatch(block.words)) is not None
    ]
    counted = [_value(numeral) for _, numeral in lone] == list(range(1, len(lone) + 1))
    apart = all(other - one > 1 for (one, _), (other, _) in pairwise(lone))
    return frozenset(index for index, _ in lone) if counted and apart else frozenset()


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _pages(blocks: Sequence[Block]) -> set[int]:
    """Which blocks are page numbers, or above the text, counts of readers."""
    if sections(blocks):
        return set()
    lone = [index for index, block in enumerate(blocks) if len(block.text) <= 16 and _PAGE.fullmatch(block.words)]
    opening = next((index for index, block in enumerate(blocks) if block.is_prose()), 0)
    pages = [index for index in lone if index > opening]
    numbers = [int(found[0]) for index in pages if (found := re.search(r"\d+", blocks[index].words))]
    rising = all(one < other for one, other in pairwise(numbers))
    return {index for index in lone if index < opening} | (set(pages) if rising else set())


def _is_broken(before: Block, after: Block) -> bool:
    """Whether a sentence goes on over what stood between the two."""
    if before.kind != "text" or after.kind != "text" or len(before.text) < _FEWEST or not after.is_prose():
        return False
    return after.words[0].islower() and _OPEN.search(before.words) is not None


def _joined(before: Block, after: Block) -> Block:
    shift = len(before.text) + 1
    marks = tuple(
        replace(mark, span=replace(mark.span, start=mark.span.start + shift, end=mark.span.end + shift))
        for mark in after.marks
    )
    text = traced.join([before.text, traced.SPACE, after.text])
    return replace(before, text=text, marks=(*before.marks, *marks))
