"""Key points: an extract of sentences that can stand alone."""

from __future__ import annotations

import pytest

from briefs import config, keypoint, language
from briefs.model import Article
from values import article

TEXT = article(
    "The city council of Arden voted on Monday to buy the old paper mill and turn it into a library.",
    "The mill has stood empty since a fire in 2004. Its owner had asked for two million dollars. He sold it for one.",
    "Residents of Arden had collected nine thousand signatures for a library in the mill since the spring.",
    "But nobody knows yet who will pay for the roof. The mayor does not. The council does not.",
    "An architect from the capital drew a plan last year that keeps the machines of the mill where they stand.",
    "It rained.",
    "The library of Arden is now in the basement of the town hall, where the river comes in every second winter.",
    title="Arden buys its paper mill for a library",
)


@pytest.fixture(scope="module")
def chosen() -> tuple[Article, list[tuple[str, str]]]:
    parsed = language.parse(language.load(config.MODEL), TEXT)
    return TEXT, [(point.text, point.paragraph) for point in keypoint.choose(TEXT, parsed)]


def test_key_points_are_sentences_of_their_paragraph_in_order(chosen: tuple[Article, list[tuple[str, str]]]) -> None:
    text, points = chosen
    by_id = {p.id: text.text(p) for p in text.paragraphs}
    assert len(points) == keypoint.MOST
    assert all(words in by_id[paragraph] for words, paragraph in points)
    assert [paragraph for _, paragraph in points] == sorted({paragraph for _, paragraph in points})


def test_the_first_sentence_leads_and_none_points_back(chosen: tuple[Article, list[tuple[str, str]]]) -> None:
    _, points = chosen
    assert points[0][0].startswith("The city council of Arden voted")
    assert not any(words.startswith(("But", "Its", "He ", "It ")) for words, _ in points)


def test_a_short_article_has_none() -> None:
    short = article("It rained in Arden all day long, and the river rose above the lower fields by night.")
    assert keypoint.choose(short, language.parse(language.load(config.MODEL), short)) == ()
