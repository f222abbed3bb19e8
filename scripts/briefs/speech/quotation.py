"""Where quoted words stand, told from the marks alone.

Curly and straight, double and single marks, low and angular ones, two single marks typed for a double one, one kind
within the other. A quotation that runs on
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

OPENERS = {"”": ("“", "„", '"'), "“": ("„",), "»": ("«",), "’": ("‘",), '"': ('"', "“"), "'": ("'",), "''": ("``",)}
"""Which marks each closing mark can close, as people type them."""

OPENING = frozenset("“\"‘'«„")
"""The marks that can stand first in quoted words."""

MARK = re.compile(r"``|''|[“”„«»‘’\"']")
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
            closed = [pair for pair in closed if pair[1].end <= last.start]
            closed.append((last, Span(paragraph.span.end, paragraph.span.end)))
        for opening, closing in closed:
            inner, outer = Span(opening.end, closing.start), Span(opening.start, closing.end)
            continues = running and outer.start == paragraph.span.start
            if article.body[inner.slice].strip():
                out.append(Quotation(inner, outer, index, out[-1].run if continues else len(out)))
        running = last is not None
    return tuple(out)


def _runs_on(article: Article, index: int, unclosed: Sequence[Span]) -> Span | None:
    """The mark that opens in paragraph `index` the quotation that the next paragraph continues."""
    if not unclosed or index + 1 >= len(article.paragraphs):
        return None
    following = article.paragraphs[index + 1]
    if following.kind == "heading":
        return None
    begins = following.span.start
    return next(
        (mark for mark in reversed(unclosed) if article.body.startswith(article.body[mark.slice], begins)), None
    )


def _pairs(body: str, span: Span) -> tuple[list[tuple[Span, Span]], list[Span]]:
    """The outermost pairs of marks, and the marks left open."""
    closed: list[tuple[Span, Span]] = []
    opened: list[Span] = []
    count: Counter[str] = Counter()
    for mark, acts in _acts(body, span, count):
        if acts == "opens":
            opened.append(mark)
            count[body[mark.slice]] += 1
            continue
        opening = mark
        while body[opening.slice] not in OPENERS[body[mark.slice]] or opening is mark:
            opening = opened.pop()
            count[body[opening.slice]] -= 1
        while closed and closed[-1][0].start > opening.start:
            closed.pop()
        closed.append((opening, mark))
    return closed, opened


def _acts(body: str, span: Span, count: Counter[str]) -> Iterator[tuple[Span, Literal["opens", "closes"]]]:
    """What each mark does; `count` holds the marks that are open so far."""
    marks = [Span(*match.span()) for match in MARK.finditer(body, span.start, span.end)]
    surely = _closed_for_sure_later(body, span, marks)
    for mark, sure in zip(marks, surely, strict=True):
        closable = any(count[opener] for opener in OPENERS.get(body[mark.slice], ()))
        if closable and _can_close(body, span, mark, sure):
            yield mark, "closes"
        elif _can_open(body, span, mark):
            yield mark, "opens"


def _around(body: str, span: Span, mark: Span) -> tuple[str, str]:
    return body[mark.start - 1] if mark.start > span.start else " ", body[mark.end] if mark.end < span.end else " "


def _can_open(body: str, span: Span, mark: Span) -> bool:
    before, after = _around(body, span, mark)
    text = body[mark.slice]
    if text in ("“", "„", "«", "``"):
        return text == "«" or not after.isspace()
    if text not in ("‘", "'", '"') or after.isspace() or before not in BEFORE_OPENING:
        return False
    return text == '"' or not ELISION.match(body, mark.start, span.end)


def _can_close(body: str, span: Span, mark: Span, sure_later: bool) -> bool:
    before, after = _around(body, span, mark)
    text = body[mark.slice]
    if text in ("”", "»", "''"):
        return True
    if text in ("“", '"'):
        return not before.isspace() or after.isspace()
    if after.isalnum() or before.isspace():
        return False
    # "the workers’ rights" within single marks: a possessive, if a mark that can be nothing else closes them later.
    possessive = before in "sS" and after == " " and body[mark.end + 1 : mark.end + 2].islower()
    return not (possessive and sure_later)


def _closed_for_sure_later(body: str, span: Span, marks: Sequence[Span]) -> list[bool]:
    """For each mark whether a single mark follows that can only close, before one that can open."""
    out: list[bool] = []
    later = False
    for mark in reversed(marks):
        out.append(later)
        before, after = _around(body, span, mark)
        text = body[mark.slice]
        if text in ("’", "'") and before in BEFORE_CLOSING and not after.isalnum():
            later = True
        elif text in ("‘", "'") and _can_open(body, span, mark):
            later = False
    return out[::-1]
