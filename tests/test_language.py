"""The language model's documents stand for the paragraphs, word for word."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import language
from briefs.config import MODEL
from briefs.errors import SourceError
from briefs.model import Span
from names_fixture import article, model


def test_a_model_that_is_missing_is_told() -> None:
    with pytest.raises(SourceError, match="the language model 'no_such_model' is not installed: install it with pip"):
        language.load("no_such_model")


def test_documents_hold_the_words_of_the_body_even_of_headlines() -> None:
    one = article("MAYOR DOYLE WANTS MORE TIME\n\nMayor Doyle Wants More Time\n\nMayor Doyle wants more time, he said.")
    for piece in language.parse(model(), one):
        text = piece.doc.text
        assert one.body[piece.start : piece.start + len(text)] == text
    assert [piece.paragraph.id for piece in language.parse(model(), one)] == ["p1", "p2", "p3"]


@settings(max_examples=60)
@given(st.text(alphabet="ab \n", max_size=400), st.integers(4, 50))
def test_chunks_cover_the_span_and_no_more(body: str, longest: int) -> None:
    parts = list(language.chunks(body, Span(0, len(body)), longest))
    assert "".join(body[part.slice] for part in parts) == body
    assert all(part.end - part.start <= longest for part in parts)


def test_a_long_paragraph_is_read_in_chunks() -> None:
    one = article("The harbor was quiet and the boats were in. " * 400)
    pieces = language.parse(model(), one)
    assert len(pieces) > 1
    assert "".join(one.body[p.start : p.start + len(p.doc.text)] for p in pieces) == one.body


def test_spacy_is_imported_without_its_commands_which_can_be_had_afterwards() -> None:
    code = """if True:
        import sys
        from briefs import language
        with language._without_commands():
            import spacy
        assert not [name for name in sys.modules if name.startswith(("spacy.cli", "typer", "requests"))]
        import spacy.cli
        assert spacy.cli.info.__module__ == "spacy.cli.info"
    """
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_put_off_is_imported_once_it_is_asked_for() -> None:
    code = f"""if True:
        import sys
        from briefs import language
        language.load({MODEL!r})
        assert not [name for name in sys.modules if name.startswith(("langcodes.", "babel"))]
        from spacy.util import find_matching_language
        assert find_matching_language("en-GB") == "en"
        import langcodes.tag_parser
        assert langcodes.tag_is_valid("fr")
    """
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_tokenizer_knows_all_exceptions_of_the_model() -> None:
    import spacy
    from spacy.lang.en import English

    plain = spacy.load(MODEL, exclude=[*language.UNUSED, "tagger", "parser", "ner", "tok2vec"])
    ours = model().tokenizer
    assert English.Defaults.tokenizer_exceptions
    assert plain.tokenizer.rules.keys() <= ours.rules.keys()
    text = "I don't think they'll say it's 5 p.m. in N.Y., can't you? e.g. Mr. Roe's u.s. o'clock"
    assert [word.text for word in plain.tokenizer(text)] == [word.text for word in ours(text)]
