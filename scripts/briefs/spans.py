"""Which overlapping span wins, and the text cut where the winners begin and end.

Annotations of one text compete for its characters, because a link cannot stand inside a link. What wins, in order:

1. what an editor says over what a machine found, and what the text itself brought (a link) with the editor's;
2. the longer span ("the Hanoi summit" over "Hanoi");
3. the one that starts first, then the one that was given first.

Nothing here knows what an annotation is: a claim carries any value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefs.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """`value` wants the characters of `span`; the higher `rank` goes first."""

    span: Span
    value: T
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of the text and the one claim that holds it, if any."""

    span: Span
    claim: Claim[T] | None = None


def winners(claims: Iterable[Claim[T]]) -> tuple[Claim[T], ...]:
    """The claims that keep their characters, in order of the text; no two of them overlap. Empty spans lose.

    Time: n log n comparisons for n claims.
    """
    by_strength = sorted(
        (c for c in claims if c.span.start < c.span.end),
        key=lambda c: (-c.rank, c.span.start - c.span.end, c.span.start),
    )
    won: list[Claim[T]] = []
    starts: list[int] = []
    for claim in by_strength:
        at = bisect_right(starts, claim.span.start)
        free_before = at == 0 or won[at - 1].span.end <= claim.span.start
        free_after = at == len(won) or claim.span.end <= won[at].span.start
        if free_before and free_after:
            won.insert(at, claim)
            starts.insert(at, claim.span.start)
    return tuple(won)


def weave(stretch: Span, claims: Sequence[Claim[T]], cuts: Iterable[int] = ()) -> Iterator[Piece[T]]:
    """`stretch` cut into pieces, each wholly inside or outside a claim; together they are `stretch` again.

    `claims` do not overlap, are in order, and lie inside `stretch`. Text outside them is also cut at `cuts`.
    """
    marks = iter(sorted({c for c in cuts if stretch.start < c < stretch.end}))
    mark = next(marks, None)
    at = stretch.start
    for claim in [*claims, None]:
        end = stretch.end if claim is None else claim.span.start
        while mark is not None and mark < end:
            if mark > at:
                yield Piece(Span(at, mark))
                at = mark
            mark = next(marks, None)
        if at < end:
            yield Piece(Span(at, end))
        if claim is not None:
            yield Piece(claim.span, claim)
            at = claim.span.end
