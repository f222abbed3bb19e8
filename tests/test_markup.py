"""Text appears as the words it is, whatever they look like."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefs.markup import Markdown, attribute, escape, external, front_matter, inline, link, printable

ROOT = Path(__file__).parents[1]
# Those of mkdocs.yml, and those that MkDocs always adds.
EXTENSIONS = [*re.findall(r"^  - (\w+)$", (ROOT / "mkdocs.yml").read_text().partition("markdown_extensions:")[2], re.M)]
EXTENSIONS += ["toc", "tables", "fenced_code"]
# Those that a project might add.
MORE = ["abbr", "admonition", "def_list", "footnotes", "sane_lists", "pymdownx.snippets", "pymdownx.magiclink",
        "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.keys", "pymdownx.details",
        "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.blocks.admonition", "pymdownx.betterem"]  # fmt: skip

CASES = re.findall(
    r"^## (.+)\n(.+)\n---\n(.+)$", (Path(__file__).parent / "cases" / "markup.md").read_text(encoding="utf-8"), re.M
)
syntax = st.sampled_from(
    ["*", "_", "`", "```", "~~~", "#", "- ", "1. ", "> ", "    ", "\t", "|", "[x](y)", "[^1]", "{: .a onclick=b }",
     "{#id}", "<b>", "</p>", "<script>", "<!--", "-->", "&amp;", "&#42;", "\\", "\n", "\n\n", "===", "---",
     "--8<-- 'x'", "{{ x }}", ":smile:", "http://a.b", "www.a.b", "a@b.c", "!!! note", "??? x", "/// x", "$x$",
     "*[a]: b", "++x++", "==x==", "^^x^^", "&", "&lt", "\x02", "\x03", "klzzwxh:0001", "wzxhzdk:0", "\u2028", "\x85",
     "\x1c", " "]
)  # fmt: skip
texts = st.lists(st.one_of(syntax, st.text(max_size=6), st.characters()), max_size=12).map("".join)


def rendered(source: str, extensions: list[str]) -> str:
    """The text that a browser would show for `source`: tags gone, references resolved."""
    page = markdown.markdown(source, extensions=extensions)
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_there_are_cases() -> None:
    assert len(CASES) == 16


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_case(title: str, text: str, expected: str) -> None:
    assert escape(text) == expected
    assert rendered(escape(text), EXTENSIONS) == text


@given(texts)
@example("klzzwxh:0001")
@example("1" * 12 + ". x")
def test_escaped_text_renders_to_itself(text: str) -> None:
    assert rendered(escape(text), EXTENSIONS) == printable(text)


@given(texts)
def test_escaped_text_stays_itself_under_extensions_that_a_project_might_add(text: str) -> None:
    assert rendered(escape(text), EXTENSIONS + MORE) == printable(text)


@given(texts)
def test_escaped_text_makes_no_element_but_its_paragraph(text: str) -> None:
    tags = re.findall(r"<[^>]*>", markdown.markdown(escape(text), extensions=EXTENSIONS))
    assert tags in ([], ["<p>", "</p>"])


@given(texts)
def test_inline_text_renders_to_itself_inside_a_line(text: str) -> None:
    assert rendered(f"x{inline(text)}x", EXTENSIONS) == f"x{printable(text)}x"


@given(texts)
def test_a_link_shows_its_text_and_leads_where_it_should(text: str) -> None:
    page = markdown.markdown("a " + link(text, "b.md", "c", id="d") + " e", extensions=EXTENSIONS)
    shown = re.fullmatch(r'<p>a <a class="c" href="b.md" id="d">(.*)</a> e</p>', page, re.S)
    assert shown and html.unescape(shown[1]) == printable(text)


@given(texts)
def test_an_attribute_holds_its_text(text: str) -> None:
    page = markdown.markdown(f'a <i title="{attribute(text)}">b</i>', extensions=EXTENSIONS)
    found = re.fullmatch(r'<p>a <i title="([^"]*)">b</i></p>', page)
    assert found and html.unescape(found[1]) == printable(text)


@given(texts)
def test_an_attribute_of_a_block_cannot_be_left(text: str) -> None:
    source = f'<div markdown="1">\n<p title="{attribute(text)}">b</p>\n</div>'
    page = markdown.markdown(source, extensions=EXTENSIONS)
    assert re.fullmatch(r'<div>\n<p title="[^"<>]*">b</p>\n</div>', page)


@given(st.dictionaries(st.sampled_from(["title", "description"]), texts))
def test_front_matter_is_yaml_of_html_text(values: dict[str, str]) -> None:
    source = front_matter(values)
    read = yaml.safe_load(source.removeprefix("---\n").removesuffix("---\n")) or {}
    assert {key: html.unescape(value) for key, value in read.items()} == {k: printable(v) for k, v in values.items()}
    assert not any("<" in value for value in read.values())


def test_an_address_that_is_none_is_no_link() -> None:
    assert external("x", "javascript:alert(1)") == "x"
    assert external("x", 'http://a" onclick="b') == "x"


def test_an_address_keeps_its_characters() -> None:
    page = markdown.markdown(external("x", "https://a.b/c_d_e?f=*&g=[h]&i=é"), extensions=EXTENSIONS)
    assert 'href="https://a.b/c_d_e?f=%2A&g=%5Bh%5D&i=%C3%A9"' in html.unescape(page)


def test_finished_markdown_is_not_escaped_again() -> None:
    assert escape(Markdown("*a*")) == "*a*"


def test_time_is_in_proportion_to_the_text() -> None:
    # A pattern that backtracks would take minutes here.
    for text in (":" * 1_000_000, "1" * 1_000_000, " " * 1_000_000, "a:" * 500_000, "www." * 250_000):
        assert len(escape(text)) >= len(text)
