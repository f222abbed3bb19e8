"""Which paragraph of an article was which before it was edited.

What speaks for a pair is the words that both have (`fingerprint.evidence`, in nats), the neighbors that are a pair
already, and the position: the evidence that Hypothesis weighs when it looks for a quotation with its prefix, suffix and
position in a changed page. What is surest goes first, and the less sure is then seen in its light:

1. paragraphs that are unchanged and the only ones of their kind, wherever they stand now; a withdrawn one that came
   back, too
2. changed ones that have one clear counterpart, wherever they stand now
3. between those, what is left in the same gap, by the best alignment in order; repeated paragraphs keep their order
4. what was changed and moved, the likeliest pair first; withdrawn ones that come back changed
5. of a paragraph that was split, the longer part goes on

Time grows with the number of paragraphs, not with its square: candidates are found by bands of the sketches that agree
(locality-sensitive hashing), and gaps too big to align are aligned in pieces.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefs.fingerprint import Fingerprint, evidence

_ANYWHERE = 9.0
"""Nats that a pair needs besides those for the number of pairs that it was picked from."""

_BACK = 14.0
"""The same where one of them was withdrawn: few come back, and every new paragraph is compared to all of those."""

_IN_PLACE = 4.5
"""The same for a pair that stands in the same gap: what is there was more likely put there by an edit."""

_CLEAR = 6.0
"""Nats by which a counterpart has to be better than the next best."""

_NEIGHBOR = 3.0
"""Nats for each neighbor that is a pair already."""

_CELLS = 20_000
"""Pairs that are compared one by one, at most; beyond, only likely ones are."""

_CROWD = 200


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the matching sees it. A heading is never taken for a paragraph; `gone` marks one that was
    withdrawn."""

    fingerprint: Fingerprint
    heading: bool = False
    gone: bool = False


@dataclass(slots=True)
class _Pairs:
    """The pairs found so far, seen from both sides."""

    old: Sequence[Block]
    new: Sequence[Block]
    olds: dict[int, int] = field(default_factory=dict)
    news: dict[int, int] = field(default_factory=dict)

    def add(self, old: int, new: int) -> None:
        self.olds[old] = new
        self.news[new] = old

    def remove(self, old: int) -> None:
        del self.news[self.olds.pop(old)]

    def free_old(self, gone: bool) -> list[int]:
        return [i for i, block in enumerate(self.old) if block.gone == gone and i not in self.olds]

    def free_new(self) -> list[int]:
        return [j for j in range(len(self.new)) if j not in self.news]


def match(old: Sequence[Block], new: Sequence[Block]) -> Mapping[int, int]:
    """For the index of each block of `new` that `old` has, the index it has there. No two have the same."""
    pairs = _Pairs(old, new)
    _unchanged(pairs)
    _changed(pairs, gone=False, clear=_CLEAR)
    for _ in range(2):  # a gap that was closed in part leaves smaller ones, in which less will do
        for olds, news in list(_gaps(pairs)):
            _align(pairs, olds, news)
    _repeated(pairs, gone=False)
    _changed(pairs, gone=False, clear=0.0)
    _repeated(pairs, gone=True)
    _changed(pairs, gone=True, clear=0.0)
    _split(pairs)
    return pairs.news


def _same(block: Block) -> tuple[Fingerprint, bool]:
    return block.fingerprint, block.heading


def _unchanged(pairs: _Pairs) -> None:
    """Step 1. One that stands in the article has precedence over one that was withdrawn."""
    news = _places(pairs.new, range(len(pairs.new)))
    standing = _places(pairs.old, pairs.free_old(gone=False))
    gone = _places(pairs.old, pairs.free_old(gone=True))
    for same, places in news.items():
        before = standing.get(same) or gone.get(same, [])
        if len(places) == len(before) == 1:
            pairs.add(before[0], places[0])


def _repeated(pairs: _Pairs, gone: bool) -> None:
    """What is unchanged but not the only one of its kind, in order."""
    before = _places(pairs.old, pairs.free_old(gone))
    for same, places in _places(pairs.new, pairs.free_new()).items():
        for i, j in zip(before.get(same, ()), places, strict=False):
            pairs.add(i, j)


def _places(blocks: Sequence[Block], among: Sequence[int]) -> dict[tuple[Fingerprint, bool], list[int]]:
    places = defaultdict(list)
    for index in among:
        if blocks[index].fingerprint.words:
            places[_same(blocks[index])].append(index)
    return places


def _changed(pairs: _Pairs, gone: bool, clear: float) -> None:
    """Steps 2 and 4: the likeliest pairs first. With `clear`, only those that nothing else comes near."""
    olds, news = pairs.free_old(gone), pairs.free_new()
    needed = (_BACK if gone else _ANYWHERE) + math.log(max(1, len(olds) * len(news)))
    # Neighbors can't make up for less; and as a rival less than that makes nothing unclear.
    least = needed - max(2 * _NEIGHBOR, _CLEAR)
    found = []
    for i, j in _candidates(pairs, olds, news):
        nats = evidence(pairs.old[i].fingerprint, pairs.new[j].fingerprint, least)
        if nats > least:
            found.append((nats + _context(pairs, i, j), i, j))
    found.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    rivals = _second(found) if clear else {}
    for nats, i, j in found:
        rival = max(rivals.get((0, i), 0.0), rivals.get((1, j), 0.0))
        if nats > needed and nats >= rival + clear and i not in pairs.olds and j not in pairs.news:
            pairs.add(i, j)


def _second(found: Sequence[tuple[float, int, int]]) -> dict[tuple[int, int], float]:
    """The evidence of the second best pair of each old and new block; `found` is in order."""
    seen: Counter[tuple[int, int]] = Counter()
    second = {}
    for nats, i, j in found:
        for side in ((0, i), (1, j)):
            seen[side] += 1
            if seen[side] == 2:
                second[side] = nats
    return second


def _context(pairs: _Pairs, i: int, j: int) -> float:
    """Nats that neighbors and position speak for a pair."""
    neighbors = (pairs.olds.get(i - 1) == j - 1 and j > 0) + (pairs.olds.get(i + 1) == j + 1)
    moved = abs(i / len(pairs.old) - j / len(pairs.new))
    return _NEIGHBOR * neighbors - moved


def _candidates(pairs: _Pairs, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: all, if there are few, or else those whose sketches agree in one band of bits or more."""
    if len(olds) * len(news) <= _CELLS:
        for i, j in itertools.product(olds, news):
            if pairs.old[i].heading == pairs.new[j].heading:
                yield i, j
        return
    # So many bits that chance alone brings together a handful, whatever the number of paragraphs.
    width = max(6, round(math.log2(max(len(olds), len(news)))) - 3)
    single_old, single_new = _single(pairs.old, olds), _single(pairs.new, news)
    bands = defaultdict(list)
    for i in single_old:
        for band in _bands(pairs.old[i], width):
            bands[band].append(i)
    for j in single_new:
        near: set[int] = set()
        for band in _bands(pairs.new[j], width):
            together = bands.get(band, ())
            if len(together) <= _CROWD:
                near.update(together)
        for i in sorted(near):
            yield i, j


def _single(blocks: Sequence[Block], among: Sequence[int]) -> list[int]:
    """Those that are the only ones of their kind: a thousand equal ones would be a million pairs."""
    return [places[0] for places in _places(blocks, among).values() if len(places) == 1]


def _bands(block: Block, width: int) -> Iterator[tuple[int, bool, int]]:
    sketch = block.fingerprint.sketch
    for band in range(block.fingerprint.size // width):
        yield band, block.heading, (sketch >> (band * width)) & ((1 << width) - 1)


def _gaps(pairs: _Pairs) -> Iterator[tuple[list[int], list[int]]]:
    """What is left between the pairs that kept their order."""
    fixed = [(-1, -1), *_backbone(pairs), (len(pairs.old), len(pairs.new))]
    olds, news = pairs.free_old(gone=False), pairs.free_new()
    for (i, j), (next_i, next_j) in itertools.pairwise(fixed):
        here = olds[bisect.bisect(olds, i) : bisect.bisect_left(olds, next_i)]
        there = news[bisect.bisect(news, j) : bisect.bisect_left(news, next_j)]
        if here and there:
            yield here, there


def _backbone(pairs: _Pairs) -> list[tuple[int, int]]:
    """The longest series of pairs in which both sides ascend (patience sorting)."""
    standing = sorted((i, j) for i, j in pairs.olds.items() if not pairs.old[i].gone)
    tops: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, (_, j) in enumerate(standing):
        pile = bisect.bisect_left(tops, j)
        before.append(at[pile - 1] if pile else None)
        tops[pile : pile + 1] = [j]
        at[pile : pile + 1] = [index]
    series = []
    last = at[-1] if at else None
    while last is not None:
        series.append(standing[last])
        last = before[last]
    return series[::-1]


def _align(pairs: _Pairs, olds: list[int], news: list[int]) -> None:
    """Step 3, for one gap. What is equal at its ends goes first, so that repeated paragraphs are few here."""
    while olds and news and _equal(pairs, olds[0], news[0]):
        pairs.add(olds.pop(0), news.pop(0))
    while olds and news and _equal(pairs, olds[-1], news[-1]):
        pairs.add(olds.pop(), news.pop())
    pieces = math.ceil(math.sqrt(len(olds) * len(news) / _CELLS))
    for piece in range(pieces):
        here = olds[len(olds) * piece // pieces : len(olds) * (piece + 1) // pieces]
        there = news[len(news) * piece // pieces : len(news) * (piece + 1) // pieces]
        for i, j in _aligned(pairs, here, there):
            pairs.add(i, j)


def _equal(pairs: _Pairs, i: int, j: int) -> bool:
    return pairs.old[i].fingerprint.words > 0 and _same(pairs.old[i]) == _same(pairs.new[j])


def _aligned(pairs: _Pairs, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs, in order, that together have the most evidence (Needleman and Wunsch, 1970)."""
    needed = _IN_PLACE + math.log(max(1, len(olds), len(news)))
    rows = [[0.0] * (len(news) + 1)]
    for i in olds:
        above, row = rows[-1], [0.0]
        old = pairs.old[i]
        for column, j in enumerate(news):
            best = max(above[column + 1], row[column])
            if old.heading == pairs.new[j].heading:
                gain = evidence(old.fingerprint, pairs.new[j].fingerprint, needed) - needed
                if gain > 0:
                    best = max(best, above[column] + gain)
            row.append(best)
        rows.append(row)
    line, column = len(olds), len(news)
    while line and column:
        if rows[line][column] == rows[line - 1][column]:
            line -= 1
        elif rows[line][column] == rows[line][column - 1]:
            column -= 1
        else:
            line, column = line - 1, column - 1
            yield olds[line], news[column]


def _split(pairs: _Pairs) -> None:
    """Step 5. The sketch alone can't tell two halves of one paragraph by size; the number of words can."""
    free = pairs.free_new()
    few = len(free) * len(pairs.news) <= _CELLS
    for j in free:
        for other in [j - 1, j + 1, *(pairs.news if few else ())]:
            i = pairs.news.get(other)
            needed = _IN_PLACE if abs(other - j) == 1 else _ANYWHERE + math.log(len(pairs.news))
            if i is not None and _is_longer_part(pairs.old[i], pairs.new[j], pairs.new[other], needed):
                pairs.remove(i)
                pairs.add(i, j)
                break


def _is_longer_part(whole: Block, part: Block, other: Block, needed: float) -> bool:
    if whole.fingerprint == other.fingerprint or whole.heading != part.heading:
        return False
    words, others = part.fingerprint.words, other.fingerprint.words
    small_enough = words + others <= 1.4 * whole.fingerprint.words
    return words > others and small_enough and evidence(whole.fingerprint, part.fingerprint, needed) > needed


def absorbed(block: Block, into: Sequence[Block]) -> int | None:
    """The index of the block that `block` became a part of, wherever it stands; None if none has much of its words."""
    needed = _ANYWHERE + math.log(len(into))
    nats, index = max((evidence(block.fingerprint, other.fingerprint, needed), -j) for j, other in enumerate(into))
    return -index if nats > needed else None
