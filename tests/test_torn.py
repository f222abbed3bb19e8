"""Which names are taken for a part of a longer one, by the words beside them."""

from __future__ import annotations

import re

import pytest

from briefs import names, torn
from briefs.model import Span
from names_fixture import article


def mended(text: str, name: str, label: str) -> set[str]:
    """What becomes of the mentions of `name` in `text`."""
    one = article(text)
    spans = [Span(*found.span()) for found in re.finditer(re.escape(name), one.body)]
    return {one.body[span.slice] for span in torn.mended(one, spans, {names.fold(name): label}, {})}


@pytest.mark.parametrize(
    ("text", "name", "label", "whole"),
    [
        ("It ended the presidency of Zurab Kobelia, who lost.", "Kobelia", "PERSON", {"Zurab Kobelia"}),
        ("It ended the presidency of President Kobelia, who lost.", "Kobelia", "PERSON", {"Kobelia"}),
        ("He left. Zurab Kobelia stayed.", "Kobelia", "PERSON", {"Kobelia"}),
        ("They sold it to Hellespar Maritime of Piraeus.", "Hellespar", "ORG", {"Hellespar Maritime"}),
        ("They bought the Hellespar Q3 results.", "Hellespar", "ORG", {"Hellespar"}),
        ("The rider (AG2R La Mondia) fell.", "La Mondia", "ORG", {"AG2R La Mondia"}),
        ("He ran for the Elmira Zolters, and lived in Elmira.", "Elmira", "GPE", {"Elmira"}),
        ("He ran for the Elmira Zolters.", "Elmira", "GPE", set()),
        ("He met the Elmira Mayor there.", "Elmira", "GPE", {"Elmira"}),
        ("She is a mother of six in Dame-Marie, by the sea.", "Marie", "PERSON", set()),
        ("They crossed from Elmira. Zolters ran.", "Elmira", "GPE", {"Elmira"}),
    ],
)
def test_words_beside_a_name(text: str, name: str, label: str, whole: set[str]) -> None:
    assert mended(text, name, label) == whole


def test_a_headline_in_title_case_is_left_alone() -> None:
    assert mended("Norvik Help to Elmira Stirs Many Questions", "Elmira", "GPE") == {"Elmira"}
