"""The Markdown of our pages: converted as Python-Markdown would, or not at all."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefs import dialect, pages
from briefs.lean import lean
from briefs.model import Page
from briefs.settings import Settings
from corpus_fixture import corpus

_EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "sane_lists"]


def _reference(text: str) -> tuple[str, list[object]]:
    """What Python-Markdown makes of it: the page, and its headings."""
    converter = markdown.Markdown(extensions=_EXTENSIONS)
    page = converter.convert(text)
    return lean(page), _flat(converter.toc_tokens)  # type: ignore[attr-defined]


def _flat(tokens: list[dict[str, object]]) -> list[object]:
    return [
        row
        for token in tokens
        for row in [(token["level"], token["id"], token["name"]), *_flat(token["children"])]  # type: ignore[arg-type]
    ]


def _agrees(text: str) -> bool:
    """Whether the page is converted, and then as Python-Markdown does it."""
    made = dialect.convert(text)
    if made is None:
        return False
    page, headings = _reference(text)
    assert lean(made.html) == page
    assert _flat(dialect.outline(made.headings)) == headings
    return True


_KNOWN = {
    "heading": "# A name { #title }",
    "heading without an id": "## [The “Ferry”: a story](the-ferry.md)",
    "heading with a link": "### [A brief](../briefs/a.md) { #in-a .by-editor }",
    "paragraph": "Words, and more words.",
    "paragraph with attributes": "Words.\n{ #p1 .para }",
    "link": "[¶4](#p4) and [more](../entities/x.md#y){ #p1-x .mention .person }.",
    "quoted attribute": 'a [7](#p7){ .para-num aria-label="Paragraph 7" } b',
    "plain attribute": "[Earlier](a.md){ rel=prev }",
    "date in a link": 'On [<time datetime="2019-03-05">March 5</time>](#e-1){ #p1-date .date }, he left.',
    "tag with references in it": (
        '<time id="d" class="date" data-edtf="&#46;./2018-05" title="until &#39;May&#39;">May</time>.'
    ),
    "references": "&#45; AT&amp;T &#64;online &#123;x&#125;",
    "list": "- one [¶1](#p1){ .para-ref }\n{ .by-machine }\n- two\n{ .by-editor }",
    "list with strong links": (
        '- **[A](a.md)** <span class="date">1 May</span><br>\n<span class="why">Both name B</span>\n- **[C](c.md)**'
    ),
    "list in paragraphs": (
        "- [1](#p1){ .para-num } one\n{ #p1 .para .item }\n\n- [2](#p2){ .para-num } two\n{ #p2 .para .item }"
    ),
    "quotation": "> [1](#p1){ .para-num } one\n> { #p1 .para }\n\n> two\n> { #p2 .para }",
    "element": '<header class="opening" markdown="1">\n\n<p class="kicker">shared name</p>\n\nWords\n\n</header>',
    "attributes in order": '<nav class="b" aria-label="a" id="c" markdown="1">\n\nWords\n\n</nav>',
    "details": (
        '<details class="note" markdown="1">\n'
        '<summary>Note <span class="n">1</span></summary>\n\n'
        "Words\n"
        "{ #n1 }\n\n"
        "</details>"
    ),
    "details with code": (
        '<details markdown="1">\n'
        "<summary>BibTeX</summary>\n"
        "<pre><code>&#64;online\n"
        "&#32;&#32;x &#61; 1\n"
        "</code></pre>\n"
        "</details>"
    ),
    "element for a heading without an id": (
        '<nav class="names" markdown="1">\n\n<h2 class="label">People’s names</h2>\n\nWords\n\n</nav>'
    ),
    "definitions": '<dl markdown="1">\n<dt>Also</dt>\n<dd markdown="span">[x](x.md), y</dd>\n</dl>',
    "figure outside": (
        '<figure class="a">\n<p class="said">x</p><svg class="s" viewBox="0 0"><rect x="0" y="1"/></svg>\n</figure>'
    ),
    "figure inside": (
        '<div class="b" markdown="1">\n\n'
        '<figure class="a">\n'
        '<svg class="s" viewBox="0 0"></svg>\n'
        '<figcaption class="ticks"><span>1950</span></figcaption>\n'
        "</figure>\n\n"
        "</div>"
    ),
    "form": (
        '<form class="sieve" aria-label="Filter">\n'
        '<label>A <input name="x" type="text"></label>\n'
        '<p role="status"></p>\n'
        "</form>"
    ),
}


@pytest.mark.parametrize("text", _KNOWN.values(), ids=_KNOWN)
def test_what_our_templates_write_is_converted(text: str) -> None:
    assert _agrees(text)
    assert _agrees(f"Words.\n\n{text}\n\nWords.\n{{ .made }}")
    if "<form" not in text:
        assert _agrees(f'<div class="around" markdown="1">\n\n{text}\n\n</div>')


@pytest.mark.parametrize(
    "text",
    [
        "An *emphasis*",
        "an _emphasis_",
        "`code`",
        "a \\* b",
        "![image](x.png)",
        "[reference][x]",
        "<https://x.org>",
        "AT&T",
        "1. one",
        "* one",
        "    code",
        "a  \nb",
        "Title\n=====",
        "Title\n---",
        "| a | b |\n|---|---|",
        "```\nx\n```",
        "<!-- comment -->",
        "<div>\n\nx\n\n</div>",
        '<div markdown="1">\n\nopen',
        "[x](y.md 'title')",
        "# {x}",
        "# a #",
        "[x](y.md){ #a_b_c }",
        "- one\n  more",
        "- one\n- - two",
        "> one\ntwo",
        "a <script>x</script>",
        "{ .alone }",
        "## A\n\n## A",
        "## A { .b }\n\n[x](y.md){ #a }",
        "[a [nested](x.md)](y.md)",
        '<h2 class="label">A</h2>',
        '<nav markdown="1">\n\n<h2>A</h2>\n\n<h2>A</h2>\n\n</nav>',
    ],
)
def test_what_is_not_known_for_certain_is_left_to_python_markdown(text: str) -> None:
    assert dialect.convert(text) is None


_PIECES = st.sampled_from(
    [
        "word",
        "a b",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n",
        "[a](b.md)",
        "[¶1](#p1)",
        "{ #p1 .para }",
        "{ .x }",
        "\n{ .y }",
        "[",
        "]",
        "(",
        ")",
        "**",
        "*",
        "_",
        "`",
        "\\",
        "&",
        "&#58;",
        "&amp;",
        "<",
        ">",
        "<br>",
        '<span class="why">',
        "<span>",
        "</span>",
        "<mark>",
        "</mark>",
        "# ",
        "## ",
        " { #h }",
        "- ",
        "\n- ",
        "> ",
        "\n> ",
        "1. ",
        "+ ",
        "|",
        "---",
        "===",
        ":",
        "!",
        "~~~",
        '<div markdown="1">\n\n',
        "\n\n</div>",
        "<p>",
        "</p>",
        '<p class="kicker" markdown="span">x</p>',
        "<h2>T</h2>",
        '<h2 class="label" id="t">T</h2>',
        '<details markdown="1">\n',
        "<summary>3</summary>",
        "\n</details>",
        "<!-- -->",
        "<pre>x</pre>",
        '<dl markdown="1">',
        "<dt>x</dt>",
        '<dd markdown="span">[y](y.md)</dd>',
        "</dl>",
        "é",
        "\u00a0",
        "\t",
        "**[a](b.md)**",
        "http://x.org",
        "a@b.org",
        "**[",
        "](",
        "]:",
        "- a\n{ .z }\n- b",
        "> a\n> { #q }",
        "\n    ",
        "“",
        "’",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
@example("- a\n\n- b\n- c")
@example("> a\n\n- b\n\n- c\n\n> d")
@example("[a](b.md){ .x }{ .y }")
@example("a\n\n\u00a0b")
def test_whatever_is_converted_is_what_python_markdown_makes(text: str) -> None:
    _agrees(text)


def test_every_page_is_converted() -> None:
    made = pages.pages(corpus(), Settings("The strait", "Two briefs.", model="some_model"))
    left = [page.path for page in made if page.path.endswith(".md") and not _agrees(_text(page))]
    assert left == []


def _text(page: Page) -> str:
    return page.text.split("\n---\n", 1)[1]


def test_addresses_and_ids_are_told() -> None:
    made = dialect.convert('[a](x.md#y){ #p1-a .m } <span id="s">b</span>\n{ #p1 }', lambda link: f"../{link}")
    assert made is not None
    assert made.html == '<p id="p1"><a class="m" href="../x.md#y" id="p1-a">a</a> <span id="s">b</span></p>'
    assert made.ids == {"p1", "p1-a", "s"}
