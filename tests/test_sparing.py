"""Leaving out what can't match changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefs.sparing import BLOCKS, NEEDS, Sparing

EXTENSIONS = ["attr_list", "md_in_html", "sane_lists", "tables", "toc", "fenced_code"]
PIECES = [
    "word", " ", "\n", "\n\n", "*", "**", "_", "`", "\\", "\\*", "[", "]", "(", ")", "](", "[a](b)", "[a][b]",
    "[b]: c\n", "![a](b)", "![a][b]", "<", ">", "<b>", "</b>", "<https://a.example>", "<a@b.example>", "&", "&amp;",
    "&#42;", "  \n", '<div markdown="1">\n', "\n</div>\n", "{ .x }", "# h", "- ", "1. ", "|", "```\n", "://", "@", "!",
    "[TOC]", "\n|-|-|\n", "a | b\n- | -\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_the_page_is_the_same(text: str) -> None:
    assert Markdown(extensions=[*EXTENSIONS, Sparing()]).convert(text) == Markdown(extensions=EXTENSIONS).convert(text)


def test_every_pattern_is_known_by_its_name() -> None:
    patterns = {item.name for item in Markdown(extensions=EXTENSIONS).inlinePatterns._priority}
    assert set(NEEDS) <= patterns
    assert {item.name for item in Markdown(extensions=EXTENSIONS).parser.blockprocessors._priority} >= set(BLOCKS)


def test_what_can_match_nowhere_is_left_out() -> None:
    page = Markdown(extensions=[Sparing()])
    page.convert("Plain words, and [a link](there).")
    assert [item.name for item in page.inlinePatterns._priority] == ["link", "em_strong"]
