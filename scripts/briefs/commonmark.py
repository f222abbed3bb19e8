"""Markdown (CommonMark) -> blocks: headings, lists and quotations as marked, emphasis and links as standoff marks.

markdown-it-py reads the syntax; since it does not say where in the file a character stood, the text of each line is
found again in the source, in order. HTML, templates and attribute lists are switched off: they stay the words they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefs import layout, traced
from briefs.block import Block, is_ended
from briefs.layout import Line
from briefs.model import Mark, ParagraphKind, Span
from briefs.traced import NOWHERE, Traced

LONGEST_INLINE = 8_000
"""Characters of a paragraph in which emphasis and links are looked for; a longer one is not from a person, and inline
parsing is not linear in the worst case."""

LONGEST_HEADING = 120
"""Characters of an underlined heading."""

MarkKind = Literal["emphasis", "strong", "code", "link"]

_PICTURE = re.compile(r"!\[[^\]]{0,400}\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])?")
_LINE = re.compile(r"[^\n\r]*(?:\r\n|[\n\r]|\Z)")
_MARKS: dict[str, MarkKind] = {"em": "emphasis", "strong": "strong", "link": "link"}


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    """The blocks of the Markdown text that begins at offset `start` of `text`."""
    first = text.count("\n", 0, start) + 1
    source = _Source.of(text, start)
    if max(map(len, source.lines), default=0) > LONGEST_INLINE:  # no one's Markdown
        return layout.blocks(text, start, first)
    found: list[Block] = []
    read: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse("".join(source.plain), read)
    lines = list(_lines(tokens, source, first))
    defined = {row for found in read.get("references", {}).values() for row in range(*found["map"])}
    order = list(accumulate((styled.line.number for styled in lines), max))  # a picture stands below its paragraph
    found_at = list(zip(order, lines, strict=True))
    found_at += [(first + row, _definition(source, first, row)) for row in defined if source.lines[row].strip()]
    lines = [styled for _, styled in sorted(found_at, key=lambda placed: placed[0])]
    wrap = layout.habit([styled.line for styled in lines])
    group: list[_Styled] = []
    for styled in lines:
        if group and not (styled.soft and _goes_on_below(group[-1].line, styled.line, wrap)):
            found.append(_block(group))
            group = []
        group.append(styled)
    if group:
        found.append(_block(group))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Source:
    """The lines of the file, where each starts, and the same for the parser, which wants plain line ends."""

    lines: list[str]
    starts: list[int]
    plain: list[str]

    @staticmethod
    def of(text: str, start: int) -> _Source:
        matches = [match for match in _LINE.finditer(text, start) if match.group()]
        lines = [match.group() for match in matches]
        # The parser also ends lines at a bare \r; form feeds and other separators are white space to it.
        plain = [line.rstrip("\r\n").replace("\0", " ") + "\n" for line in lines]
        return _Source(lines, [match.start() for match in matches], plain)


@dataclass(frozen=True, slots=True)
class _Styled:
    """A line of a block, with its marks; `soft` lines go on with the block of the line before, if the text was
    wrapped by hand."""

    line: Line
    kind: ParagraphKind
    level: int = 0
    ordinal: int | None = None
    soft: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Place:
    """Where the walk over the tokens is: depth of lists and quotations, and the number of the item."""

    lists: list[int | None] = field(default_factory=list)
    quotes: int = 0
    ordinal: int | None = None
    fresh: bool = False


def _parser() -> MarkdownIt:
    # An indented paragraph is a paragraph; text between < and > is text.
    return MarkdownIt("commonmark", {"html": False}).disable(["code", "html_block", "html_inline"])


def _lines(tokens: Sequence[Token], source: _Source, first: int) -> Iterator[_Styled]:
    place = _Place()
    heading = 0
    underlined = False
    last = -2
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            place.lists.append(int(token.attrGet("start") or 1) if token.type[0] == "o" else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            place.lists.pop()
        elif token.type == "list_item_open":
            number = place.lists[-1]
            place.ordinal, place.fresh = number, True
            if number is not None:
                place.lists[-1] = number + 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            place.quotes += 1 if token.nesting > 0 else -1
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
            underlined = token.markup[0] in "-="
        elif token.type == "heading_close":
            heading = 0
        elif token.type in ("inline", "fence", "hr") and token.map:
            if heading and underlined and len(token.content) > LONGEST_HEADING:
                heading = 0  # a paragraph above a thematic break
            gap = token.map[0] > last + 1
            yield from _styled(token, source, first, place, heading, gap)
            yield from _pictures(token, source, first)
            last = token.map[1] - 1
            place.fresh = False


def _styled(token: Token, source: _Source, first: int, place: _Place, heading: int, gap: bool) -> Iterator[_Styled]:
    kind: ParagraphKind = "heading" if heading else "quote" if place.quotes else "list" if place.lists else "text"
    level = heading or (len(place.lists) if kind == "list" else 0)
    start, end = token.map or (0, 0)
    for index, (text, marks) in enumerate(_texts(token, source, start, end)):
        tidy, moved = _tidy(text, marks)
        if not tidy.text:
            continue
        ordinal = place.ordinal if kind == "list" and index == 0 else None
        at = next((offset for offset in tidy.at if offset != NOWHERE), source.starts[start])
        row = bisect_right(source.starts, at) - 1
        line = Line(first + row, tidy, _end(source, row), 0, gap and index == 0)
        yield _Styled(line, kind, level, ordinal, index > 0 and token.type == "inline", moved)


def _pictures(token: Token, source: _Source, first: int) -> Iterator[_Styled]:
    """The pictures within the words of a paragraph, each as a line of its own."""
    children = token.children or ()
    if not any(child.type == "image" for child in children) or _is_all_pictures(children):
        return
    start, end = token.map or (0, 0)
    text = "".join(source.lines[start:end])
    for match in _PICTURE.finditer(text):
        words = traced.tidy(traced.of(match.group(), source.starts[start] + match.start()))
        row = bisect_right(source.starts, source.starts[start] + match.start()) - 1
        yield _Styled(Line(first + row, words, _end(source, row), 0, True), "text")


def _is_all_pictures(children: Sequence[Token]) -> bool:
    return all(child.type in ("image", "softbreak", "hardbreak") or not child.content.strip() for child in children)


def _definition(source: _Source, first: int, row: int) -> _Styled:
    """The definition of a link on a line of its own, as the words it is: it is no part of the text."""
    tidy = traced.tidy(traced.of(source.lines[row], source.starts[row]))
    return _Styled(Line(first + row, tidy, _end(source, row), 0, True), "text")


def _end(source: _Source, row: int) -> int:
    return source.starts[row] + len(source.lines[row].rstrip("\r\n"))


def _texts(token: Token, source: _Source, start: int, end: int) -> Iterator[tuple[Traced, tuple[Mark, ...]]]:
    """The lines of a block token, traced to the source, with the marks that count from the start of each."""
    if token.type == "hr":
        raw = source.lines[start]
        yield traced.of(raw, source.starts[start]), ()
        return
    rows = range(start, min(end, len(source.lines)))
    if token.type == "fence":
        for row in rows[1:-1] if len(rows) > 1 else rows:
            text = traced.of(source.lines[row].rstrip("\r\n"), source.starts[row])
            yield text, (Mark(Span(0, len(text)), "code"),) if text.text.strip() else ()
        return
    children = token.children or ()
    if any(child.type == "image" for child in children) and _is_all_pictures(children):
        for row in rows:  # nothing but pictures
            yield traced.of(source.lines[row].rstrip("\r\n"), source.starts[row]), ()
        return
    yield from _inline(token, _Cursor(source, rows))


class _Cursor:
    """Finds the pieces of a block's text again in its source lines, from left to right."""

    def __init__(self, source: _Source, rows: range) -> None:
        rows = rows if len(rows) else range(0)
        self.text = "".join(source.lines[row] for row in rows)
        self.base = source.starts[rows[0]] if len(rows) else 0
        self.at = 0

    def find(self, piece: str) -> Traced:
        where = self.text.find(piece, self.at) if piece else -1
        if where < 0:  # an entity or the like: the words are there, their characters are not
            return Traced(piece, [NOWHERE] * len(piece))
        self.at = where + len(piece)
        return traced.of(piece, self.base + where)

    def next_line(self) -> None:
        where = self.text.find("\n", self.at)
        self.at = len(self.text) if where < 0 else where + 1

    def skip(self, piece: str) -> None:
        where = self.text.find(piece, self.at)
        if where >= 0:
            self.at = where + len(piece)


def _inline(token: Token, cursor: _Cursor) -> Iterator[tuple[Traced, tuple[Mark, ...]]]:
    parts: list[Traced] = []
    length = 0
    opened: list[tuple[str, int, str | None]] = []
    marks: list[Mark] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            cut_off = [Mark(Span(start, length), _MARKS[name], href) for name, start, href in opened if start < length]
            yield traced.join(parts), (*marks, *cut_off)
            cursor.next_line()
            parts, marks, length = [], [], 0
            opened = [(name, 0, href) for name, _, href in opened]
        elif child.nesting > 0:
            href = str(child.attrGet("href") or "") if child.type == "link_open" else None
            opened.append((child.type.removesuffix("_open"), length, href))
        elif child.nesting < 0:
            name, start, href = opened.pop()
            if start < length and not (name == "link" and not _is_web(href)):
                marks.append(Mark(Span(start, length), _MARKS[name], href))
            if name == "link" and child.markup != "autolink":
                cursor.skip("]")
        elif child.type != "image":
            piece = cursor.find(child.content)
            if child.type == "code_inline" and piece.text:
                marks.append(Mark(Span(length, length + len(piece)), "code"))
            parts.append(piece)
            length += len(piece)
    yield traced.join(parts), tuple(marks)


def _is_web(href: str | None) -> bool:
    return re.match(r"https?://", href or "") is not None


def _tidy(text: Traced, marks: Sequence[Mark]) -> tuple[Traced, tuple[Mark, ...]]:
    """`text` on one line without needless space, and the marks where their words now are."""
    tidy = traced.tidy(text)
    if not marks:
        return tidy, ()
    moved = []
    for mark in marks:
        before = traced.tidy(text[: mark.span.start])
        inner = traced.tidy(text[mark.span.slice])
        if inner.text:
            start = tidy.text.find(inner.text, max(0, len(before.text)))
            if start >= 0:
                moved.append(replace(mark, span=Span(start, start + len(inner.text))))
    return tidy, tuple(sorted(moved, key=lambda mark: (mark.span.start, -mark.span.end)))


def _block(group: Sequence[_Styled]) -> Block:
    """The lines of a block as one, and their marks; one that runs on over a line end stays one."""
    joined = layout.block([styled.line for styled in group])
    marks: list[Mark] = []
    start = 0
    for styled in group:
        start = joined.text.text.index(styled.line.text.text, start)
        for mark in styled.marks:
            moved = replace(mark, span=Span(mark.span.start + start, mark.span.end + start))
            before = next((m for m in marks if _goes_on(m, moved)), None)
            if before is not None:
                marks.remove(before)
                moved = replace(moved, span=Span(before.span.start, moved.span.end))
            marks.append(moved)
        start += len(styled.line.text.text)
    first = group[0]
    return replace(
        joined,
        kind=first.kind,
        level=first.level,
        ordinal=first.ordinal,
        marks=tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))),
        fixed=first.kind != "text",
    )


def _goes_on_below(line: Line, after: Line, wrap: layout.Wrap) -> bool:
    """Whether a line of the same Markdown paragraph is of the same paragraph to a reader, too."""
    return layout.belongs(line, after, wrap) or (after.text.text[0].islower() and not is_ended(line.text.text))


def _goes_on(before: Mark, after: Mark) -> bool:
    same = before.kind == after.kind and before.href == after.href
    return same and before.span.end < after.span.start <= before.span.end + 1
