"""Where quoted words stand, told from the marks alone.

Curly and straight, double and single marks, low and angular ones, one kind within the other. A quotation that runs on
over several paragraphs opens anew in each and closes in the last (The Chicago Manual of Style, 17th ed., 13.30); its
parts are kept apart and share `run`. An apostrophe is no mark, and a mark that nothing closes quotes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefs.model import Article, Span

OPENERS = {"”": '“„"', "“": "„", "»": "«", "’": "‘", '"': '"“', "'": "'"}
"""Which marks each closing mark can close, as people type them."""

MARK = re.compile(r"[“”„«»‘’\"']")
BEFORE_OPENING = " \t\xa0([{—–-/“‘\"'"
BEFORE_CLOSING = '.,!?…;:–—”"»)'

# An apostrophe that stands for what was left out: '90s, ’tis, 'em.
ELISION = re.compile(r"['’‘](?:\d\ds?|tis|twas|em|n|cause|til|bout|round)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """`inner` is the quoted words, `outer` the same with their marks; `paragraph` is the index of theirs. The parts of
    one quotation share `run`, the number of its first part."""

    inner: Span
    outer: Span
    paragraph: int
    run: int


def find(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of the running text, in its order. Headings are not running text, and a block quote is
    a quotation without marks, which is not looked for here."""
    out: list[Quotation] = []
    running = False
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind == "heading":
            running = False
            continue
        closed, unclosed = _pairs(article.body, paragraph.span)
        last = _runs_on(article, index, unclosed)
        if last is not None:
            closed = [pair for pair in closed if pair[1] <= last]
        spans = [Span(start + 1, end - 1) for start, end in closed]
        spans += [Span(last + 1, paragraph.span.end)] if last is not None else []
        for inner in spans:
            continues = running and inner.start == paragraph.span.start + 1
            outer = Span(inner.start - 1, inner.end + (inner.start - 1 != last))
            if not article.body[inner.slice].isspace():
                out.append(Quotation(inner, outer, index, out[-1].run if continues else len(out)))
        running = last is not None
    return tuple(out)


def _runs_on(article: Article, index: int, unclosed: Sequence[int]) -> int | None:
    """Where the quotation opens in paragraph `index` that the next paragraph continues."""
    if not unclosed or index + 1 >= len(article.paragraphs):
        return None
    following = article.paragraphs[index + 1]
    first = article.body[following.span.start : following.span.start + 1]
    if following.kind == "heading":
        return None
    return next((at for at in reversed(unclosed) if article.body[at] == first), None)


def _pairs(body: str, span: Span) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost pairs of marks (from the opening mark to behind the closing one), and the marks left open."""
    closed: list[tuple[int, int]] = []
    opened: list[int] = []
    count: Counter[str] = Counter()
    for at, acts in _acts(body, span, count):
        mark = body[at]
        if acts == "opens":
            opened.append(at)
            count[mark] += 1
            continue
        start = opened[-1]
        while True:
            start = opened.pop()
            count[body[start]] -= 1
            if body[start] in OPENERS[mark]:
                break
        while closed and closed[-1][0] > start:
            closed.pop()
        closed.append((start, at + 1))
    return closed, opened


def _acts(body: str, span: Span, count: Counter[str]) -> Iterator[tuple[int, Literal["opens", "closes"]]]:
    """What each mark does; `count` holds the marks that are open so far."""
    marks = [match.start() for match in MARK.finditer(body, span.start, span.end)]
    surely = _closed_for_sure_later(body, span, marks)
    for at, sure in zip(marks, surely, strict=True):
        mark = body[at]
        closable = mark in OPENERS and any(count[opener] for opener in OPENERS[mark])
        if closable and _can_close(body, span, at, sure):
            yield at, "closes"
        elif _can_open(body, span, at):
            yield at, "opens"


def _around(body: str, span: Span, at: int) -> tuple[str, str]:
    return body[at - 1] if at > span.start else " ", body[at + 1] if at + 1 < span.end else " "


def _can_open(body: str, span: Span, at: int) -> bool:
    before, after = _around(body, span, at)
    mark = body[at]
    if mark in "“„«":
        return not after.isspace() or mark == "«"
    if mark not in "‘'\"" or after.isspace() or before.isalnum():
        return False
    if mark == '"':
        return before in BEFORE_OPENING
    return before in BEFORE_OPENING and not ELISION.match(body, at, span.end)


def _can_close(body: str, span: Span, at: int, sure_later: bool) -> bool:
    before, after = _around(body, span, at)
    mark = body[at]
    if mark in "”»":
        return True
    if mark in '“"':
        return not (before.isspace() and not after.isspace())
    if after.isalnum() or before.isspace():
        return False
    # "the workers’ rights" within single marks: a possessive, if a mark that can be nothing else closes them later.
    possessive = before in "sS" and after == " " and body[at + 2 : at + 3].islower()
    return not (possessive and sure_later)


def _closed_for_sure_later(body: str, span: Span, marks: Sequence[int]) -> list[bool]:
    """For each mark whether a single mark follows that can only close, before one that can open."""
    out: list[bool] = []
    later = False
    for at in reversed(marks):
        out.append(later)
        before, after = _around(body, span, at)
        if body[at] in "’'" and before in BEFORE_CLOSING and not after.isalnum():
            later = True
        elif body[at] in "‘'" and _can_open(body, span, at):
            later = False
    return out[::-1]
