"""Spans that name something: what always holds of them, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import acronym, authority, described, joint, language, mention, nameless, series, whereabouts
from briefs.casing import Casing
from briefs.model import KINDS, Mention, Span
from names_fixture import article, model, resolved
from pace import seconds

PIECES = (
    "Angela Brandt", "Brandt", "Brandt's", "the United States", "U.S.", "Kim Jong Un", "Kim", "Moon Jae-in",
    "Washington",
    "South Korean", "U.S.-South Korean", "World Meteorological Organization (WMO)", "WMO", "Dr. Marsh", "al-Assad",
    "on Monday", "said", "and", "of", ",", ".", "(", ")", "“", "”", "the council", "New Year’s", "MAYOR DOYLE WANTS",
    "Москва", "東京", "🎉", "https://example.org/News", "A" * 300, "$3 million", "\n\n", "\u00a0", "İstanbul", "ﬁnance",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=200)


def find(text: str) -> tuple[tuple[Mention, ...], str]:
    one = article(text)
    return mention.find(one, language.parse(model(), one), authority.EMPTY).mentions, one.body


@settings(max_examples=80)
@given(TEXTS)
def test_spans_are_the_words_in_order_and_inside_one_paragraph(text: str) -> None:
    one = resolved(article(text))
    body = one.article.body
    end = 0
    for found in one.mentions:
        assert body[found.span.slice] == found.surface != ""
        assert found.span.start >= end, "mentions overlap or are out of order"
        end = found.span.end
        assert one.article.paragraph_at(found.span.start).span.holds(found.span)
        assert found.kind in KINDS
        assert found.surface == found.surface.strip()


@settings(max_examples=30)
@given(TEXTS)
def test_one_name_has_one_kind_in_an_article(text: str) -> None:
    found, _ = find(text)
    kinds: dict[str, set[str]] = {}
    for one in found:
        kinds.setdefault(one.surface, set()).add(one.kind)
    assert all(len(some) == 1 for some in kinds.values())


@pytest.mark.parametrize(
    "text", ["", "   ", "…", "it rained.", "1 2 3 4", "😀" * 50, "北京 東京 서울", "\ufeff", "A" * 300]
)
def test_nothing_is_invented(text: str) -> None:
    assert find(text)[0] == ()


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Chancellor Ilse Brackmann resigned. " + "It was brackish weather, and Ilse Brackmann knew it. " * 4
    found, body = find(text)
    assert sum(m.surface == "Ilse Brackmann" for m in found) == body.count("Ilse Brackmann")


def test_a_part_of_a_name_that_the_editor_lists_is_found() -> None:
    listed = "entities:\n  orla-brandt:\n    name: Orla Brandt\n    kind: person\n    variants: [Orla]\n"
    one = article("Emil Brandt came with his wife, Orla, and left.")
    known = authority.parse(Path("authority.yml"), listed)
    found = mention.find(one, language.parse(model(), one), known).mentions
    assert [(m.surface, m.kind) for m in found] == [("Emil Brandt", "person"), ("Orla", "person")]


def test_a_company_that_the_editor_lists_cuts_nobodys_name() -> None:
    listed = "entities:\n  halden-group:\n    name: Halden Group\n    kind: organization\n    variants: [Halden]\n"
    one = article("Ingrid Halden sold her shares in Halden to a bank.")
    found = mention.find(one, language.parse(model(), one), authority.parse(Path("authority.yml"), listed)).mentions
    assert [(m.surface, m.kind, m.by) for m in found] == [
        ("Ingrid Halden", "person", "machine"),
        ("Halden", "organization", "editor"),
    ]


def test_the_label_fits_the_kind() -> None:
    found, _ = find("French President Emmanuel Macron met Northgate Systems Inc. in Lyon.")
    assert [(m.surface, m.label, m.kind) for m in found] == [
        ("French", "NORP", "place"),
        ("Emmanuel Macron", "PERSON", "person"),
        ("Northgate Systems Inc.", "ORG", "organization"),
        ("Lyon", "GPE", "place"),
    ]


def test_time_grows_with_the_text() -> None:
    """A text of distinct names four times as long may take four times as long, not sixteen."""

    def finding(count: int) -> Callable[[], object]:
        names = (f"Mayor {_syllables(i)} {_syllables(i * 7 + 1)}son met Dr. {_syllables(i + 3)}." for i in range(count))
        one = article("\n\n".join(names))
        parsed = language.parse(model(), one)
        return partial(mention.find, one, parsed, authority.EMPTY)

    finding(50)()
    short, long = (seconds(finding(count), times=1) for count in (400, 1600))
    assert long < 8 * short + 1


def _syllables(number: int) -> str:
    parts = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu")
    return "".join(parts[int(digit)] for digit in str(number + 1000)).capitalize()


def test_headlines_are_read_like_sentences() -> None:
    one = article(
        "Council Wants More Time for Harbor Plan\n\nThe council wants more time. The harbor plan is not ready."
    )
    casing = Casing.of(one)
    assert casing.sentence_case("Council Wants More Time for Harbor Plan") == "Council wants more time for harbor plan"
    assert casing.sentence_case("The harbor plan is not ready.") == "The harbor plan is not ready."


@pytest.mark.parametrize("distinct", [True, False], ids=["distinct", "the same"])
@pytest.mark.parametrize(
    ("finder", "told"),
    [
        (series, "the {}, Pottery and Steel Workers met. "),
        (acronym, "the {}s’ Creditors Act passed, and the Board of {} Xena (BOX). "),
        (described, "Rose Eaton {}, 71, came. "),
        (described, "{}, 71, who came. "),
        (joint, "the {} and Moss Council met. "),
        (joint, "the {} and "),
        (whereabouts, "stopped at {}, on the road to {}. "),
        (whereabouts, "at {} "),
    ],
)
def test_time_grows_with_what_a_text_says_of_names(finder: ModuleType, told: str, distinct: bool) -> None:
    """Four times as many names may take four times as long, not sixteen."""

    def finding(count: int) -> Callable[[], object]:
        one = article("".join(told.replace("{}", _syllables(i if distinct else 7)) for i in range(count)))
        return lambda: list(finder.evidence(one))

    finding(10)()
    short, long = (seconds(finding(count)) for count in (400, 1600))
    assert long < 8 * short + 0.01


@pytest.mark.parametrize("around", ["seen {} ", "*{} ", "a {} ", "Order of {} and ", "played “{} "])
def test_time_grows_with_the_mentions_that_are_asked_about(around: str) -> None:
    """Whether a mention names nothing is told by what stands near it, however long the text."""

    def asking(count: int) -> Callable[[], object]:
        body = around.format("King Lear") * count
        spans = [Span(at.start(), at.end()) for at in re.finditer("King Lear", body)]
        return lambda: [nameless.is_nothing(body, span) for span in spans]

    asking(10)()
    short, long = (seconds(asking(count)) for count in (400, 1600))
    assert long < 8 * short + 0.01
