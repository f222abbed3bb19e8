"""Text as Markdown that shows exactly that text.

Everything that did not come from a template is untrusted here: articles, sidecars and authority files may hold
Markdown, HTML, attribute lists, snippet includes, template tags or formulas, and must appear as the words they are.
So characters that mean something to a renderer become numeric character references (CommonMark 0.31.2, section
2.5), which hold under every extension; a backslash would not hold inside attribute lists, tables or raw HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

_KEPT = 32_768
"""Texts whose escaped form is kept: names and titles come back on page after page."""


class Markdown(str):
    """Finished Markdown: a template prints it as it is, and everything else escaped."""

    __slots__ = ()


# White space of any sort (a line end would start a block), and what HTML and YAML cannot hold at all.
_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# What turns the direction of all that follows, up to the end of its block: words of one article must not reverse the
# words of ours beside them. The marks U+200E, U+200F and U+061C, which right-to-left text needs, turn nothing else.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")

# A character is replaced where it could open or close something. Every alternative looks a fixed distance ahead.
_ACTIVE = re.compile(
    r"""
      [\\`*_{}\[\]<>&|~$^=#@]        # inline syntax, HTML, attribute lists, tables, formulas, keys, headings
    | :(?=//|[\w+-]{1,40}:)          # addresses and emoji short codes
    | (?<=www)\.                     # bare addresses
    | !(?=!|\Z)|(?<=!)!              # admonitions; an image, where a link follows
    | \+(?=\+)|(?<=\+)\+             # keys and insertions
    | (?<=[ ])[ ]|[ ](?=[ ])         # spaces that a renderer would fold or take for a line break
    """,
    re.VERBOSE,
)
# Where a line starts, more is syntax: bullets, numbers, definitions, indentation. Where it ends, a space goes.
_OPENING = re.compile(r"\A(?:([\s\-+:;!?.%\"'])|([0-9]+)([.)]))")
_CLOSING = re.compile(r"\s\Z")


# Most texts hold nothing of all that, and one look tells so.
_CARE = re.compile(r"[^\w ,.;()'’‘“”–—-]|_|[ ][ ]|www\.")
_CARE_AT_ENDS = re.compile(r"\A[\s\-+:;!?.%\"'0-9]|\s\Z")


def printable(text: str) -> str:
    """`text` with what no page can hold replaced: white-space controls by a space, other controls, lone surrogates and
    noncharacters by U+FFFD, and what overrides the direction of text by the invisible U+2060: letters stand in the
    order in which they are read. The length stays."""
    return _TURNING.sub("\u2060", _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text)))


def escape(text: str) -> Markdown:
    """Markdown that renders to `printable(text)`, wherever in a line it stands. Prose stays readable."""
    return text if isinstance(text, Markdown) else _escaped(text)


@lru_cache(maxsize=_KEPT)
def _escaped(text: str) -> Markdown:
    if not _CARE_AT_ENDS.search(text) and not _CARE.search(text):
        return Markdown(text)
    opened = _OPENING.sub(lambda m: f"&#{ord(m[1])};" if m[1] else f"{m[2]}&#{ord(m[3])};", inline(text))
    return Markdown(_CLOSING.sub(lambda m: f"&#{ord(m.group())};", opened))


def inline(text: str) -> Markdown:
    """Like `escape`, for text that neither begins nor ends a line: its first and last characters need no care."""
    if not _CARE.search(text):
        return Markdown(text)
    return Markdown(_ACTIVE.sub(lambda m: f"&#{ord(m.group())};", printable(text)))


def attribute(text: str) -> Markdown:
    """The value of an HTML attribute, for use between quotation marks in an inline element. On a block element inside
    another one it is as safe, but text such as "&amp;" comes out as "&": Python-Markdown resolves references twice."""
    return Markdown(escape(text).replace('"', "&#34;").replace("'", "&#39;"))


def link(text: str, target: str, *classes: str, id: str | None = None) -> Markdown:
    """A Markdown link, which MkDocs rewrites and checks, with classes and an id."""
    names = [f"#{id}"] if id else []
    names += [f".{name}" for name in classes]
    attributes = f"{{ {' '.join(names)} }}" if names else ""
    return Markdown(f"[{escape(text)}]({target}){attributes}")


def external(text: str, url: str) -> Markdown:
    """A link to another site, or the text alone where `url` is no plain http(s) address."""
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", url):
        return escape(text)
    safe = re.sub(r"[^A-Za-z0-9:/?&=#%.,;+@~!$_-]", lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), url)
    return Markdown(f'<a class="external" href="{attribute(safe)}" rel="noopener">{escape(text)}</a>')


def front_matter(values: Mapping[str, str]) -> Markdown:
    """A page's front matter. Values are written as HTML text, because Material prints them unescaped.

    JSON strings are YAML strings (YAML 1.2, chapter 1.3) once `printable` has been through them.
    """
    lines = [f"{key}: {json.dumps(_html(value), ensure_ascii=False)}" for key, value in values.items()]
    return Markdown("---\n" + "\n".join(lines) + "\n---\n")


def _html(text: str) -> str:
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, reference)
    return printable(text)
