"""Random edits of an article that remember which paragraph is which, to hold the ledger of permalinks to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from briefs.model import Article, Paragraph, Span
from briefs.permalinks import Assigned

MOST = 1 / 3
"""Share of a paragraph's words that are rewritten, at most, between two builds."""


@dataclass
class Piece:
    """A paragraph. `is_` are the paragraphs that it goes on as (two, where it joins them), `kin` also those that it was
    split from. `edited` is the share of its words that was rewritten since the last build."""

    words: list[str]
    is_: frozenset[int]
    kin: frozenset[int]
    heading: bool = False
    edited: float = 0.0
    cut: bool = False


@dataclass
class Draft:
    """An article that is being edited."""

    pieces: list[Piece]
    pool: list[list[str]]
    random: random.Random
    slug: str = "a"
    removed: list[Piece] = field(default_factory=list)
    names: Iterable[int] = field(default_factory=lambda: iter(count(1000)))

    def _any(self) -> int:
        return self.random.randrange(len(self.pieces))

    def _new(self, words: list[str], kin: frozenset[int] = frozenset()) -> Piece:
        name = frozenset({next(iter(self.names))})
        return Piece(words, name, name | kin)

    def insert(self) -> None:
        if self.pool:
            self.pieces.insert(self.random.randint(0, len(self.pieces)), self._new(self.pool.pop()))

    def delete(self) -> None:
        if len(self.pieces) > 1:
            piece = self.pieces.pop(self._any())
            if not piece.edited and not piece.cut:
                self.removed.append(piece)

    def restore(self) -> None:
        if self.removed:
            piece = self.removed.pop(self.random.randrange(len(self.removed)))
            self.pieces.insert(self.random.randint(0, len(self.pieces)), piece)

    def move(self) -> None:
        piece = self.pieces.pop(self._any())
        self.pieces.insert(self.random.randint(0, len(self.pieces)), piece)

    def split(self) -> None:
        at = self._any()
        piece = self.pieces[at]
        if len(piece.words) < 16 or piece.cut or piece.heading:
            return
        middle = round(len(piece.words) * self.random.uniform(0.3, 0.7))
        longer = Piece(piece.words[:middle], piece.is_, piece.kin, edited=piece.edited, cut=True)
        shorter = self._new(piece.words[middle:], piece.kin)
        shorter.cut = True
        parts = [longer, shorter]
        if len(longer.words) < len(shorter.words):
            longer.words, shorter.words = shorter.words, longer.words
            parts.reverse()
        self.pieces[at : at + 1] = parts

    def join(self) -> None:
        at = self._any()
        one, two = self.pieces[at], self.pieces[(at + 1) % len(self.pieces)]
        if at + 1 == len(self.pieces) or one.cut or two.cut or one.heading or two.heading:
            return
        joined = Piece(one.words + two.words, one.is_ | two.is_, one.kin | two.kin, cut=True)
        joined.edited = max(one.edited, two.edited)
        self.pieces[at : at + 2] = [joined]

    def rewrite(self) -> None:
        piece = self.pieces[self._any()]
        if piece.edited or piece.heading:
            return
        others = [word for words in self.pool for word in words] or piece.words
        changes = self.random.randint(1, max(1, int(len(piece.words) * MOST)))
        for _ in range(changes):
            at = self.random.randrange(len(piece.words))
            match self.random.choice(["replace", "replace", "insert", "delete"]):
                case "replace":
                    piece.words[at] = self.random.choice(others)
                case "insert":
                    piece.words.insert(at, self.random.choice(others))
                case _ if len(piece.words) > 1:
                    del piece.words[at]
        piece.edited = changes / len(piece.words)

    def rename(self) -> None:
        self.slug = f"a{self.random.randrange(10**6)}"

    def edit(self) -> None:
        """One random edit."""
        edits: Sequence[Callable[[], None]] = (
            *[self.rewrite] * 5,
            self.insert,
            self.delete,
            self.restore,
            self.move,
            self.split,
            self.join,
        )
        self.random.choice(edits)()
        if self.random.random() < 0.03:
            self.rename()

    def article(self) -> Article:
        paragraphs, texts, start = [], [], 0
        for number, piece in enumerate(self.pieces, start=1):
            text = " ".join(piece.words)
            kind = "heading" if piece.heading else "text"
            paragraphs.append(Paragraph(f"p{number}", kind, Span(start, start + len(text))))  # type: ignore[arg-type]
            texts.append(text)
            start += len(text) + 2
        return Article(self.slug, Path(f"{self.slug}.txt"), "A", (), None, "\n\n".join(texts), tuple(paragraphs))


@dataclass
class Truth:
    """What each published id means, and how the ledger fared. `kept` and `lost` count paragraphs that were edited by
    at most three tenths of their words, nothing else; `astray` withdrawn ids that lead past the paragraph they are
    part of."""

    means: dict[str, int] = field(default_factory=dict)
    kept: int = 0
    lost: int = 0
    other_kept: int = 0
    other_lost: int = 0
    joined: int = 0
    astray: int = 0
    reused: list[str] = field(default_factory=list)

    def published(self, draft: Draft, assigned: Assigned) -> None:
        """Takes note of a build, and checks that every id ever published resolves."""
        assert len(assigned.ids) == len(set(assigned.ids)) == len(draft.pieces)
        self._count(draft, assigned)
        for id, piece in zip(assigned.ids, draft.pieces, strict=True):
            if id not in self.means:
                self.means[id] = self._meaning(piece)
            elif self.means[id] not in piece.kin:
                self.reused.append(f"{id}: {' '.join(piece.words)}")
        self._check_gone(draft, assigned)
        for piece in draft.pieces:
            piece.edited, piece.cut = 0.0, False

    def _meaning(self, piece: Piece) -> int:
        taken = set(self.means.values())
        return min(piece.is_ - taken or piece.is_)

    def _count(self, draft: Draft, assigned: Assigned) -> None:
        ids = {}
        for id, meaning in self.means.items():
            ids.setdefault(meaning, set()).add(id)
        for id, piece in zip(assigned.ids, draft.pieces, strict=True):
            before = {one for meaning in piece.is_ for one in ids.get(meaning, ())}
            if not before:
                continue
            if piece.edited and piece.edited <= 0.3 and not piece.cut:
                self.kept += id in before
                self.lost += id not in before
            else:
                self.other_kept += id in before
                self.other_lost += id not in before

    def _check_gone(self, draft: Draft, assigned: Assigned) -> None:
        gone = dict(assigned.gone)
        assert len(gone) == len(assigned.gone)
        assert not gone.keys() & set(assigned.ids)
        assert gone.keys() | set(assigned.ids) == self.means.keys()
        at = dict(zip(assigned.ids, draft.pieces, strict=True))
        assert gone.keys() >= self.means.keys() - at.keys()
        for id, leads in gone.items():
            assert leads in at, f"{id} leads to {leads}, which does not stand"
            homes = [piece for piece in draft.pieces if self.means[id] in piece.is_]
            if homes:
                self.joined += 1
                self.astray += self.means[id] not in at[leads].is_
