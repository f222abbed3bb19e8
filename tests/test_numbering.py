"""Numbers for paragraphs that come in between; `cases/permalinks.md` has the usual ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.numbering import Numbers, key


@given(st.lists(st.integers(0, 60), max_size=80))
def test_there_is_always_a_number_in_between(places: list[int]) -> None:
    order = ["p1", "p2"]
    numbers = Numbers(order)
    for place in places:
        at = min(place, len(order))
        left = order[at - 1] if at else None
        right = order[at] if at < len(order) else None
        order.insert(at, numbers.between(left, right))
    assert sorted(order, key=key) == order
    assert len(set(order)) == len(order)


@given(st.permutations([f"p{n}" for n in range(1, 8)]), st.lists(st.integers(0, 7), max_size=40))
def test_none_is_given_twice_whatever_was_moved_or_withdrawn(order: list[str], places: list[int]) -> None:
    numbers, given_before = Numbers(order), set(order)
    for place in places:
        at = min(place, len(order))
        new = numbers.between(order[at - 1] if at else None, order[at] if at < len(order) else None)
        assert new not in given_before
        given_before.add(new)
        order.insert(at, new)
        del order[place // 2]


def test_after_the_letter_y() -> None:
    order = ["p7", "p8"]
    numbers = Numbers(order)
    for _ in range(27):
        order.insert(-1, numbers.between(order[-2], "p8"))
    assert order[1:-1] == [f"p7{letter}" for letter in "abcdefghijklmnopqrstuvwxy"] + ["p7ya", "p7yb"]


@pytest.mark.parametrize("id", ["p", "p0", "p07", "p7z", "p7A", "7", "p7-a", "p7é", "s-title", "p1\n"])
def test_what_is_no_number(id: str) -> None:
    with pytest.raises(ValueError, match="is not the number of a paragraph"):
        key(id)
