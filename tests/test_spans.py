"""Overlapping spans: who wins, and that nothing of the text is lost on the way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Span
from briefs.spans import Claim, weave, winners


def claim(start: int, end: int, value: str = "", rank: int = 0) -> Claim[str]:
    return Claim(Span(start, end), value, rank)


def test_the_longer_span_wins() -> None:
    assert winners([claim(4, 9, "Hanoi"), claim(0, 16, "the Hanoi summit")]) == (claim(0, 16, "the Hanoi summit"),)


def test_the_editor_wins_over_a_longer_span() -> None:
    editor = claim(4, 9, "editor", rank=1)
    assert winners([claim(0, 16, "machine"), editor]) == (editor,)


def test_of_equal_spans_the_first_given_wins() -> None:
    assert winners([claim(0, 3, "a"), claim(0, 3, "b")]) == (claim(0, 3, "a"),)


def test_of_equally_long_spans_the_first_in_the_text_wins() -> None:
    assert winners([claim(2, 5, "b"), claim(0, 3, "a")]) == (claim(0, 3, "a"),)


def test_neighbors_do_not_compete() -> None:
    both = (claim(0, 3), claim(3, 5))
    assert winners(both) == both


def test_an_empty_span_claims_nothing() -> None:
    assert winners([claim(3, 3)]) == ()


def test_text_is_cut_where_notes_stand_but_never_inside_a_claim() -> None:
    pieces = list(weave(Span(0, 10), [claim(2, 6)], cuts=[1, 4, 8]))
    assert [(p.span.start, p.span.end, p.claim is not None) for p in pieces] == [
        (0, 1, False),
        (1, 2, False),
        (2, 6, True),
        (6, 8, False),
        (8, 10, False),
    ]


claims = st.lists(
    st.builds(lambda start, length, rank: claim(start, start + length, rank=rank), *[st.integers(0, 40)] * 2,
              st.integers(0, 1)),
    max_size=30,
)  # fmt: skip


@given(claims)
def test_winners_do_not_overlap_and_every_loser_has_its_reason(given: list[Claim[str]]) -> None:
    won = winners(given)
    assert all(a.span.end <= b.span.start for a, b in pairwise(won))
    for loser in given:
        if loser not in won and loser.span.start < loser.span.end:
            size = loser.span.end - loser.span.start
            assert any(
                w.span.overlaps(loser.span) and (w.rank, w.span.end - w.span.start) >= (loser.rank, size) for w in won
            )


@given(claims, st.lists(st.integers(-5, 90)))
def test_the_pieces_are_the_text_again(given: list[Claim[str]], cuts: list[int]) -> None:
    text = "".join(chr(0x21 + i) for i in range(85))
    won = winners(given)
    pieces = list(weave(Span(0, len(text)), won, cuts))
    assert "".join(text[p.span.slice] for p in pieces) == text
    assert tuple(p.claim for p in pieces if p.claim) == won
    assert all(p.span.start < p.span.end for p in pieces)
