"""YAML written by hand: what is taken, and the whole message where it is not."""

# ruff: noqa: E501 (a case stands on one line)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import yamlfile
from briefs.errors import SourceError
from briefs.yamlfile import Map

PATH = Path("file.yml")


def read(text: str) -> Map:
    return yamlfile.read(text, PATH)


def message(act: Callable[[], object]) -> str:
    with pytest.raises(SourceError) as caught:
        act()
    return str(caught.value)


def test_scalars_stay_the_text_that_was_typed() -> None:
    top = read("title: 1984\ncountry: NO\nversion: 1.10\nempty:\nnothing: ~\nquoted: '~'\n")
    assert [top.text(key) for key in top.values] == ["1984", "NO", "1.10", None, None, "~"]
    assert "title" in top and "empty" not in top and "other" not in top


def test_getters() -> None:
    top = read(
        "day: 2019-03-05\none: A\nmany: [A, B]\ncount: 3\nat: [39.04, -125.76]\nmap: {a: {b: c}}\nlist:\n  - k: v\nedtf: 2016/2017\n"
    )
    assert top.date("day") == date(2019, 3, 5)
    assert (top.texts("one"), top.texts("many"), top.texts("none")) == (("A",), ("A", "B"), ())
    assert top.integer("count") == 3
    assert top.numbers("at", 2) == (39.04, -125.76)
    assert [(key, inner.text("b")) for key, inner in top.submaps("map")] == [("a", "c")]
    assert [item.need("k") for item in top.maps("list")] == ["v"]
    assert top.maps("list")[0].line == 8
    assert top.edtf("edtf") == "2016/2017"


def test_an_empty_file_says_nothing() -> None:
    assert read("").values == read("# only a comment\n").values == {}


def test_lines_count_from_the_first_line_given() -> None:
    assert yamlfile.read("a: 1\nb: 2\n", PATH, first_line=5).line_of("b") == 6


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: 1\nb: 2\na: 3\n", "file.yml:3: “a” stands twice (first in line 1); keep one"),
        ("- a\n", "file.yml:1: expected “key: value” lines, found a list"),
        ("words\n", "file.yml:1: expected “key: value” lines, found a text"),
        ("a: &x 1\nb: *x\n", "file.yml:1: anchors (&) and aliases (*) are not allowed; quote the text or repeat it"),
        ("a: !!python/name:os.system 1\n", "file.yml:1: the tag “tag:yaml.org,2002:python/name:os.system” is not allowed; quote the text"),
        ("a: 1\n---\nb: 2\n", "file.yml:2: a second document starts here; remove the “---”"),
        ("? [a, b]\n: c\n", "file.yml:1: a key should be a word before a colon"),
        ("\na: " + "[" * 30 + "]" * 30, "file.yml:2: nested deeper than 8 levels"),
        (
            "a: 1\nb: c: d\n",
            "file.yml:2: invalid YAML: mapping values are not allowed in this context; check the indentation, and put "
            "quotation marks around text that holds “: ” or starts with a sign",
        ),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, expected: str) -> None:
    assert message(lambda: read(text)) == expected


@pytest.mark.parametrize(
    "text, act, expected",
    [
        ("x: 1\ntitel: a\n", lambda top: top.only("title", "x"), "file.yml:2: unknown key “titel”; did you mean “title”?"),
        ("zzz: a\n", lambda top: top.only("title", "x"), "file.yml:1: unknown key “zzz”; known are title, x"),
        ("a: [1]\n", lambda top: top.text("a"), "file.yml:1: “a” should be a text, not a list"),
        ("b: 1\n", lambda top: top.need("a"), "file.yml:1: “a” is missing; add “a: …”"),
        ("n:\n  - b: 1\n", lambda top: top.maps("n")[0].need("at"), "file.yml:2: “at” is missing in n[1]; add “at: …”"),
        ("a: {b: c}\n", lambda top: top.texts("a"), "file.yml:1: “a” should be a text or a list of texts, not a mapping"),
        ("a:\n  - x\n  - [y]\n", lambda top: top.texts("a"), "file.yml:3: “a” should be a list of texts; this item is not one"),
        ("a: plase\n", lambda top: top.choice("a", ("person", "place")), "file.yml:1: “a: plase” is not known; did you mean “place”?"),
        ("a: 1.5\n", lambda top: top.integer("a"), "file.yml:1: “a: 1.5” should be a whole number, 0 or more"),
        ("a: 0\n", lambda top: top.integer("a", least=1), "file.yml:1: “a: 0” should be a whole number, 1 or more"),
        ("a: [1, x]\n", lambda top: top.numbers("a", 2), "file.yml:1: “a” should be a list of 2 numbers, as in [1.5, 1.5]"),
        ("a: 2019-02-31\n", lambda top: top.date("a"), "file.yml:1: “a: 2019-02-31” is not a day of the calendar; write it as YYYY-MM-DD, as in 2019-03-05"),
        ("a: x\n", lambda top: top.map("a"), "file.yml:1: “a” should be a mapping of keys to values, not a text"),
        ("a: {b: c}\n", lambda top: list(top.submaps("a")), "file.yml:1: “b” should be a mapping of keys to values, not a text"),
        ("a: x\n", lambda top: top.maps("a"), "file.yml:1: “a” should be a list; start each item with “- ”"),
        ("a:\n  - x\n", lambda top: top.maps("a"), "file.yml:2: each item of “a” should be keys with values"),
    ],
)  # fmt: skip
def test_what_a_getter_refuses(text: str, act: Callable[[Map], object], expected: str) -> None:
    assert message(lambda: act(read(text))) == expected


def test_a_date_that_is_not_edtf() -> None:
    assert message(lambda: read("a: 2019-13\n").edtf("a")).startswith("file.yml:1: “a: 2019-13” is not an EDTF date (")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text)
    except SourceError as error:
        assert error.file == PATH and error.line is not None and error.line >= 1
