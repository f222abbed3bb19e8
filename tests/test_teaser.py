"""Where a text is cut short."""

from __future__ import annotations

import pytest

from briefs.teaser import shortened


@pytest.mark.parametrize(
    ("text", "limit", "left"),
    [
        ("It fits.", 20, "It fits."),
        ("It was never finished. It grew out of a crisis.", 40, "It was never finished."),
        ("He asked for more time. Then Gen. Park left the room.", 32, "He asked for more time."),
        (
            "They met Gen. Park at the old border post, and left at once.",
            50,
            "They met Gen. Park at the old border post …",
        ),
        ("Would he come? Nobody knew on that cold morning.", 30, "Would he come?"),
        ("No. It went on and on without a pause for breath", 30, "No. It went on and on without …"),
        ("one two three", 9, "one two …"),
        ("  spaced \n out  ", 20, "spaced out"),
    ],
)
def test_a_text_is_cut_where_it_may_pause(text: str, limit: int, left: str) -> None:
    assert shortened(text, limit) == left


@pytest.mark.parametrize("limit", range(1, 60, 7))
def test_no_more_is_left_than_there_is_room_for(limit: int) -> None:
    text = "The first sentence is here. The second, which is longer, goes on; and then it ends."
    assert len(shortened(text, limit).removesuffix(" …")) <= limit
