"""Pull quotes: sentences that a designer repeated, which the text should say once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefs.block import Block, fold
from briefs.boilerplate import Sifted, drop

FEWEST_WORDS = 6
"""A shorter line that also stands in a sentence is a heading or chance."""
MOST_WORDS = 80
_MOST_PLACES = 8
"""Places looked at for a line's beginning; keeps a text of one word, repeated, linear."""


def sift(blocks: Sequence[Block]) -> Sifted:
    """Drops each block that is repeated whole, or whose words all stand in a longer one."""
    words = [fold(block.words).split() for block in blocks]
    starts = _starts(words)
    seen: set[tuple[str, ...]] = set()
    kept, dropped = [], []
    for index, block in enumerate(blocks):
        own = tuple(words[index])
        repeated = len(own) >= FEWEST_WORDS and block.kind != "heading" and own in seen
        if repeated or (block.kind != "heading" and _stands_in_longer(index, words, starts)):
            dropped.append(drop(block, "repeats the text"))
        else:
            kept.append(block)
            seen.add(own)
    return Sifted(tuple(kept), tuple(dropped))


def _starts(words: Sequence[list[str]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each run of words that a block begins with stands in all of them: (block, word)."""
    wanted = {tuple(own[:FEWEST_WORDS]) for own in words if len(own) >= FEWEST_WORDS}
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, own in enumerate(words):
        for at in range(len(own) - FEWEST_WORDS + 1):
            run = tuple(own[at : at + FEWEST_WORDS])
            if run in wanted and len(found[run]) < _MOST_PLACES:
                found[run].append((index, at))
    return found


def _stands_in_longer(
    index: int, words: Sequence[list[str]], starts: dict[tuple[str, ...], list[tuple[int, int]]]
) -> bool:
    own = words[index]
    if not FEWEST_WORDS <= len(own) <= MOST_WORDS:
        return False
    return any(
        other != index and len(words[other]) > len(own) and words[other][at : at + len(own)] == own
        for other, at in starts[tuple(own[:FEWEST_WORDS])]
    )
