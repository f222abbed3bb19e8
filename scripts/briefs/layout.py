"""Plain text -> blocks: which lines belong together, which are list items and quotations.

Pasted text comes in two habits: a paragraph per line, or lines wrapped at a width. Which one a document has shows in
its line ends: wrapped lines stop in the middle of sentences, and where they do, the next word would not have fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefs import boilerplate, byline, head, stamp, traced, wordlist
from briefs.block import Block, is_ended, is_shouted
from briefs.model import ParagraphKind
from briefs.traced import Traced

WIDEST = 160
"""Characters of the widest hard wrap; editors wrap at 72 to 132."""

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"[•‣◦▪●○∙·][ \t\xa0]*(?=[^\s•‣◦▪●○∙·])|[-*+–][ \t\xa0]+(?=[^\s*–-])")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)][ \t\xa0]+(?=\S)")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HEAD_LINES = 40
"""Lines from the top among which those about the article may stand without blank lines between them."""

_SURE_BULLET = "•‣◦▪●○∙"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: its number in the file (from 1), its text without indentation, the offset of its line end,
    how far it is indented, whether it is the first after a blank one, whether a soft hyphen breaks its last word, and
    the list marker or quotation mark it starts with."""

    number: int
    text: Traced
    end: int = 0
    indent: int = 0
    gap: bool = False
    broken: bool = False
    quoted: bool = False
    bullet: str | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the document breaks its lines: at `width`, or (None) only where a paragraph ends."""

    width: int | None


def blocks(text: str, start: int = 0, number: int = 1) -> tuple[Block, ...]:
    """The blocks of the plain text `text` from offset `start` on, which is on line `number`."""
    lines = _with_lists(_marked(list(read_lines(text, start, number))))
    return _indented_quotes(joined(lines), lines)


def running_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of running text: paragraphs only, every visible character kept."""
    return joined(list(read_lines(text, keep_invisible=True)), keep_hyphens=True)


def read_lines(text: str, start: int = 0, number: int = 1, keep_invisible: bool = False) -> Iterator[Line]:
    """The lines of `text` that hold words."""
    gap = True
    for match in _LINE.finditer(text, start):
        raw = match.group()
        bare = raw.rstrip()
        line = traced.tidy(traced.of(bare, match.start()), keep_invisible) if bare else traced.EMPTY
        if line.text:
            indent = len(bare.expandtabs(4)) - len(bare.expandtabs(4).lstrip()) if bare[0].isspace() else 0
            broken = not keep_invisible and bare.endswith("\u00ad")
            yield Line(number, line, match.start() + len(bare), indent, gap, broken)
        gap = not line.text
        number += raw.endswith(("\n", "\r"))


def joined(lines: list[Line], keep_hyphens: bool = False) -> tuple[Block, ...]:
    """`lines` as blocks, hard wraps undone, and words broken there mended unless `keep_hyphens`."""
    wrap = habit(lines)
    found: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and not belongs(group[-1], line, wrap):
            found.append(block(group, keep_hyphens))
            group = []
        group.append(line)
    if group:
        found.append(block(group, keep_hyphens))
    return tuple(found)


def habit(lines: list[Line]) -> Wrap:
    """How the document breaks its lines."""
    widths = sorted(len(line.text) for line in lines if len(line.text) >= 20)
    if not widths:
        return Wrap(None)
    width = widths[min(len(widths) - 1, len(widths) * 9 // 10)]
    if width > WIDEST:
        return Wrap(None)
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if not after.gap and len(line.text) >= 0.6 * width and _may_continue(after)
    ]
    # Small letters, not missing full stops, tell: verse has none of those at its line ends either.
    broken = sum(_starts_small(after) for _, after in pairs)
    return Wrap(width if broken and 2 * broken >= len(pairs) else None)


def belongs(line: Line, after: Line, wrap: Wrap) -> bool:
    """Whether the line `after` goes on with the paragraph of `line`."""
    if after.gap or after.bullet or line.quoted != after.quoted:
        return False
    length = len(line.text)
    goes_on = wrap.width is not None and _is_open(line) and _is_full(line, after, wrap.width)
    if (line.number > _HEAD_LINES and goes_on) or length > WIDEST:
        pass  # "... was published on" / "March 4."
    elif not _may_continue(after) or (wrap.width is not None and _stands_alone(line, after, goes_on)):
        return False
    if wrap.width is None:  # a stray break inside a sentence
        return length >= 30 and _is_open(line) and _starts_small(after)
    if after.indent > line.indent + 1 and not line.bullet and not _starts_small(after):
        return False  # the first line of a paragraph, indented
    if _starts_small(after) and length >= 0.4 * wrap.width:
        return True
    return _is_full(line, after, wrap.width) or (_is_open(line) and length >= 0.6 * wrap.width)


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of `after` would not have fit on `line`."""
    return len(line.text) + 1 + len(after.text.text.partition(" ")[0]) > 0.9 * width


def _stands_alone(line: Line, after: Line, goes_on: bool) -> bool:
    """Whether one of two lines of a wrapped text is a label or about the article, so that the other is not of the same
    paragraph."""
    if line.number <= _HEAD_LINES and (_is_about(line) or (_is_about(after) and not goes_on)):
        return True
    if is_shouted(line.text.text) != is_shouted(after.text.text) and not goes_on:
        shouted = line if is_shouted(line.text.text) else after
        return len(shouted.text) >= 8
    return not goes_on and (_is_junk(line) or _is_junk(after))


def _is_about(line: Line) -> bool:
    return _is_junk(line) or head.line_facts(Block(line.text, line.number)) is not None


def _is_junk(line: Line) -> bool:
    return boilerplate.match(Block(line.text, line.number), head=line.number <= _HEAD_LINES, tail=False) is not None


def _may_continue(line: Line) -> bool:
    """Whether `line` can be the middle of a paragraph: lines about the article are not."""
    text = line.text.text
    if line.bullet or line.ordinal is not None or len(text) > 120:
        return line.bullet is None and line.ordinal is None
    if text.lower().strip(" :") == "by" or byline.parse(text) is not None:
        return False
    stamps = stamp.find(text)
    if not stamps:
        return True
    around = stamp.without(text, stamps)
    if text[:3].lower() == "by " and byline.parse(around.partition("|")[0], dated=True) is not None:
        return False  # by Jane Roe on July 19, 2014 in Finland
    return any(char.isalpha() for char in around)


def _is_open(line: Line) -> bool:
    return not is_ended(line.text.text)


def _starts_small(line: Line) -> bool:
    return line.text.text[0].islower()


def _marked(lines: list[Line]) -> list[Line]:
    """`lines` with quotation marks (>) read."""
    found = []
    for line in lines:
        match = _QUOTED.match(line.text.text)
        if match is None:
            found.append(line)
        elif rest := line.text[match.end() :].strip():
            found.append(replace(line, text=rest, quoted=True))
    # A line of ">" alone separates the paragraphs of a quotation.
    numbers = {line.number for line in lines}
    return [
        replace(line, gap=True)
        if not line.gap and before.number + 1 != line.number and line.number - 1 in numbers
        else line
        for before, line in zip([Line(0, traced.EMPTY), *found], found, strict=False)
    ]


def _with_lists(lines: list[Line]) -> list[Line]:
    """`lines` with the markers of list items read. A dash or a number makes an item only beside another one: alone
    it is an aside, a line of dialogue or a year."""
    items = [(index, *_marker(line.text.text)) for index, line in enumerate(lines)]
    marked = [item for item in items if item[2]]
    sure = set()
    for place, (index, _, sign, ordinal) in enumerate(marked):
        if ordinal is not None and _is_numbered_heading(lines, index):
            continue
        around = marked[max(0, place - 1) : place] + marked[place + 1 : place + 2]
        near = [(s, o) for i, _, s, o in around if abs(i - index) <= 12]
        if sign in _SURE_BULLET or any(
            s == sign and (ordinal is None or (o is not None and abs(o - ordinal) == 1)) for s, o in near
        ):
            sure.add(index)
    return [
        replace(line, text=line.text[end:].strip(), bullet=sign, ordinal=ordinal) if index in sure else line
        for line, (index, end, sign, ordinal) in zip(lines, items, strict=True)
    ]


def _is_numbered_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a numbered line is a heading: short, not ended, on its own, with a paragraph and not an item below it."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not line.gap or len(line.text) > 80 or is_ended(line.text.text):
        return False
    wrapped = len(line.text) > 0.6 * len(below.text) or below.text.text[0].islower()
    if not below.gap and wrapped:
        return False
    return len(below.text) >= 30 and is_ended(below.text.text) and not _marker(below.text.text)[1]


def _marker(text: str) -> tuple[int, str, int | None]:
    """Where the list marker that `text` starts with ends, its sign, and its number; the sign is empty without one."""
    if match := _BULLET.match(text):
        return match.end(), text[0], None
    if match := _NUMBER.match(text):
        return match.end(), "1", int(match[1])
    return 0, "", None


def block(group: Sequence[Line], keep_hyphens: bool = False) -> Block:
    """The lines of a paragraph on one."""
    first = group[0]
    parts = [first.text]
    for before, line in pairwise(group):
        if not keep_hyphens and _is_hyphenated(before, line):
            parts[-1] = parts[-1][: len(parts[-1]) - 1]
        elif not before.broken and not re.search(r"\w[-—–]$", before.text.text[-2:]):  # no space after a hyphen
            parts.append(Traced(" ", [before.end]))
        parts.append(line.text)
    kind: ParagraphKind = "list" if first.bullet else "quote" if first.quoted else "text"
    text = traced.join(parts) if len(parts) > 1 else first.text
    return Block(text, first.number, kind, first.gap, 1 if first.bullet else 0, first.ordinal, fixed=kind != "text")


def _is_hyphenated(line: Line, after: Line) -> bool:
    """Whether the hyphen at the end of `line` only breaks a word there: its halves make a usual one."""
    left, right = _BROKEN.search(line.text.text[-40:]), _FIRST_WORD.match(after.text.text)
    if left is None or right is None:
        return False
    word = left[1] + right[0]
    common = wordlist.words("common_words")
    return right[0].islower() and not (left[1].lower() in common and right[0] in common) and word.lower() in common


def _indented_quotes(found: tuple[Block, ...], lines: list[Line]) -> tuple[Block, ...]:
    """Blocks set in by four columns or more are quotations, in a document that otherwise starts at the margin."""
    indents = {line.number: line.indent for line in lines}
    set_in = [block.kind == "text" and indents[block.line] >= 4 for block in found]
    if not any(set_in) or sum(set_in) * 3 > len(found):
        return found
    return tuple(
        replace(block, kind="quote", fixed=True) if inside else block
        for block, inside in zip(found, set_in, strict=True)
    )
