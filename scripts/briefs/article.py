"""A seed -> an article: headline, byline, dateline, paragraphs.

Nothing in a pasted text says what is what, so reading goes from the surest to the least sure: what the editor wrote
in the sidecar, then in the front matter, then lines that can only be one thing (a date, a byline, a share bar), and
what is left is headline and text. What does not belong to the text is kept in `Article.dropped`; what could not be
decided is in `Article.problems`.

    parse(source, sidecar)       a pasted article
    examine(source, sidecar)     the same, with the lines that its facts were read from
    parse_body(source, sidecar)  running text: every character that can be seen is kept
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefs import (
    anchor,
    boilerplate,
    byline,
    commonmark,
    dateline,
    folio,
    head,
    layout,
    published,
    pullquote,
    traced,
)
from briefs import sidecar as sidecars
from briefs.block import Block, cut, ends_sentence, is_ended, is_shouted
from briefs.dateline import Dateline
from briefs.errors import Problem, SourceError
from briefs.model import Article, Dropped, Mark, Paragraph, Source, Span
from briefs.sidecar import Sidecar
from briefs.traced import Traced

_GAP = Traced("\n\n", [traced.NOWHERE] * 2)
_TITLE_WORDS = 10
_DASHED = re.compile(r"[-–—]\s+([^-–—\s](?:.*[^-–—\s])?)\s+[-–—]")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{0,40}:\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, and the lines of the seed that are facts about it now. With the body and what was dropped they are
    all that the seed holds."""

    article: Article
    consumed: tuple[Dropped, ...]


def parse(source: Source, sidecar: Sidecar | None = None) -> Article:
    """Reads a pasted article. Raises SourceError if there is no text in it, or if the front matter is wrong."""
    return examine(source, sidecar).article


def examine(source: Source, sidecar: Sidecar | None = None) -> Reading:
    """Reads a pasted article and accounts for its lines. Raises as `parse` does."""
    said, blocks = _blocks(source, sidecar)
    sifted = boilerplate.sift(blocks)
    found = head.read(sifted.kept, boilerplate.menu_line(sifted))
    paged = folio.sift(found.rest, found.title)
    told = pullquote.sift(paged.kept)
    opening = _open(told.kept, dated=bool(found.stamps))
    paragraphs = _lists(_headings(opening.blocks))
    if not paragraphs:
        raise SourceError("nothing is left without headline, byline and boilerplate; add the text", source.path)
    dated = published.decide([*found.stamps, *opening.stamps], source)
    day = dated.day if said.published is None else said.published
    title, problems = _title(said, found, paragraphs, source)
    problems += [*said.problems, *_marked_up(source)]
    if said.published is None:
        problems += dated.problems
    dropped = (*sifted.dropped, *found.dropped, *paged.dropped, *told.dropped, *opening.dropped)
    read = _article(
        source,
        said,
        paragraphs,
        title=title,
        standfirst=found.standfirst,
        authors=said.authors or found.authors or _credited(sifted.dropped),
        day=day,
        place=said.place or opening.place or found.place,
        section=said.section or found.section,
        publisher=said.publisher or found.publisher or opening.publisher,
        url=said.url or found.url,
        license=said.license or found.license,
        dropped=tuple(sorted(dropped, key=lambda gone: gone.line)),
        problems=tuple(problems),
        filed=filed.filed(day) if (filed := opening.dateline or found.filed) and day else None,
    )
    return Reading(read, found.consumed)


def parse_body(source: Source, sidecar: Sidecar | None = None) -> Article:
    """Reads the whole file as running text; what is known about it is what the sidecar says. Raises SourceError if
    there is no text in it."""
    said = sidecar or Sidecar()
    blocks = layout.running_blocks(source.text)
    if not blocks:
        raise SourceError("there is no text in this file", source.path)
    shouts = any(word.isupper() for word in blocks[0].words.split(maxsplit=1)[:1])
    filed = dateline.parse(blocks[0].words) if shouts else None
    return _article(
        source,
        said,
        blocks,
        filed=filed.filed(said.published) if filed and said.published else None,
        title=said.title or _first_words(blocks[0].words),
        authors=said.authors,
        day=said.published,
        place=said.place,
        section=said.section,
        publisher=said.publisher,
        url=said.url,
        license=said.license,
    )


def _blocks(source: Source, sidecar: Sidecar | None) -> tuple[Sidecar, Sequence[Block]]:
    """What the editor said, and the blocks of the text."""
    if source.path.suffix.lower() not in (".md", ".markdown"):
        return sidecar or Sidecar(), layout.blocks(source.text)
    front, start = sidecars.front_matter(source.path, source.text)
    return sidecars.overrule(sidecar, front), commonmark.blocks(source.text, start)


_MARKUP = re.compile(r"^#{1,4} \S|^\*\*[^*\n]+\*\*[ \t]*$|\]\(https?://", re.MULTILINE)
"""Headings, bold lines and links of Markdown."""
_MARKS = 2  # so many of them are no accident


def _marked_up(source: Source) -> list[Problem]:
    """Tells that a file of plain text seems to be Markdown, whose marks would stand on the page."""
    if source.path.suffix.lower() != ".txt":
        return []
    marks = list(itertools.islice(_MARKUP.finditer(source.text), _MARKS))
    if len(marks) < _MARKS:
        return []
    line = source.text.count("\n", 0, marks[0].start()) + 1
    message = f"this looks like Markdown, and is read as plain text; rename it {source.path.stem}.md"
    return [Problem("markdown", message, str(source.path), line)]


def _credited(dropped: Sequence[Dropped]) -> tuple[str, ...]:
    """The authors that a credit below a report without byline names."""
    credits = (byline.reporter(gone.text) for gone in dropped if gone.reason == "editing credit")
    return next((found.authors for found in credits if found is not None), ())


@dataclass(frozen=True, slots=True)
class _Opening:
    """The blocks without the dateline, and what it says."""

    blocks: tuple[Block, ...]
    place: str | None = None
    publisher: str | None = None
    stamps: tuple[published.Located, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    dateline: Dateline | None = None


def _open(blocks: Sequence[Block], dated: bool) -> _Opening:
    """Takes the dateline off the first paragraph; a subtitle or two may stand above it. One of a day alone is one where
    the article is not `dated` above it and no other paragraph opens with a day, as those of a diary do."""
    for index, block in enumerate(blocks[:8]):
        found = dateline.parse(block.words) if block.kind == "text" else None
        if found is None and not dated and block.kind == "text":
            found = _day_alone(blocks, index)
        if found is not None and found.length < len(block.text) and not _is_speaker(blocks, index):
            stamps = ((found.stamp, block.line),) if found.stamp else ()
            gone = Dropped(block.line, block.words[: found.length].strip(), "dateline")
            rest = (*blocks[:index], cut(block, found.length), *blocks[index + 1 :])
            return _Opening(rest, found.place, found.publisher, stamps, (gone,), found)
    return _Opening(tuple(blocks))


def _day_alone(blocks: Sequence[Block], index: int) -> dateline.Dateline | None:
    """The day that a block opens with, unless others do as well."""
    found = dateline.dated(blocks[index].words)
    others = (*blocks[:index], *blocks[index + 1 :])
    return None if found is None or any(dateline.dated(block.words) for block in others) else found


def _is_speaker(blocks: Sequence[Block], index: int) -> bool:
    """Whether what looks like a town before a colon is somebody who speaks, as others do."""
    if not _SPEAKER.match(blocks[index].words):
        return False
    return any(_SPEAKER.match(block.words) for block in (*blocks[:index], *blocks[index + 1 :]))


def _headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Marks the headings of plain text: short lines on their own, without a full stop, that paragraphs follow. Where
    short lines are the rule (verse, dialogue, a list without marks) none is a heading."""
    blocks = [_without_dashes(block) for block in blocks]
    short = [_like_heading(blocks, index) for index in range(len(blocks))]
    prose = sum(block.is_prose() for block in blocks)
    if sum(short) > max(1, prose):
        short = [False] * len(blocks)
    short = [is_short and not signed for is_short, signed in zip(short, _signatures(blocks), strict=True)]
    numerals = folio.sections(blocks)
    return tuple(
        replace(block, kind="heading", level=2) if is_short or index in numerals else block
        for index, (block, is_short) in enumerate(zip(blocks, short, strict=True))
    )


def _without_dashes(block: Block) -> Block:
    """The heading that a line between two dashes is, as in "- 'Nothing to eat' -"."""
    match = _DASHED.fullmatch(block.words) if block.kind == "text" and 5 <= len(block.words) <= 80 else None
    if match is None:
        return block
    return replace(block, text=block.text[match.start(1) : match.end(1)], kind="heading", level=2)


def _signatures(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks sign what stands above them: lines of names, if the last of the text is one too. In a column of
    letters they look like headings of the next letter."""
    if not blocks or not _like_signature(blocks[-1]):
        return [False] * len(blocks)
    return [_like_signature(block) for block in blocks]


def _like_signature(block: Block) -> bool:
    names = block.words.split(",")[0].split()
    return block.kind == "text" and len(block.words) <= 60 and len(names) in (2, 3) and byline.is_name(" ".join(names))


def _lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Marks the items of lists that lost their bullets: below a paragraph that ends with a colon, two lines or more
    without space between them, none of them a sentence, and space above and below."""
    found = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind != "text" or not block.words.endswith(":"):
            continue
        end = index + 1
        while end < len(blocks) and _like_item(blocks[end], first=end == index + 1):
            end += 1
        if end - index > 2 and end < len(blocks) and blocks[end].gap:
            found[index + 1 : end] = [replace(item, kind="list", level=1) for item in blocks[index + 1 : end]]
    return tuple(found)


def _like_item(block: Block, first: bool) -> bool:
    text = block.words
    return block.kind == "text" and block.gap == first and len(text) <= 120 and not is_ended(text) and text[-1] != ","


def _like_heading(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    text = block.words.strip("“”\"‘’'*_ ") or block.words
    if block.fixed or block.kind != "text" or len(text) > 80 or len(text.split()) > 12 or index + 1 >= len(blocks):
        return False
    if (
        (is_ended(text) and not text.endswith("?"))
        or text[-1] in ",-–—"
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    if _SPEAKER.match(text) and _is_speaker(blocks, index):
        return False
    above = any(other.is_prose() for other in blocks[max(0, index - 6) : index])
    below = blocks[index + 1]
    return (above or (index == 0 and len(text.split()) <= 6 and _is_headline_case(text))) and (
        below.is_prose() or below.kind == "list" or (is_shouted(text) and block.gap and ends_sentence(below.words))
    )


def _is_headline_case(text: str) -> bool:
    """Whether `text` is in capitals, or two or more words of it begin with one and none of the longer ones do not."""
    words = [word for word in text.split() if len(word) >= 3]
    return is_shouted(text) or (len(words) >= 2 and all(word[0].isupper() for word in words))


def _title(said: Sidecar, found: head.Read, blocks: Sequence[Block], source: Source) -> tuple[str, list[Problem]]:
    """The headline, and the problem if there is none: then the file's name stands in for it, if it is made of words,
    or else the first words of the text."""
    title = said.title or found.title
    if title is not None:
        return title, []
    named = re.sub(r"[\s_-]+", " ", re.sub(r"^\d{4}-\d\d-\d\d[-_ ]?", "", source.path.stem)).strip()
    if len(re.findall(r"[^\W\d_]{2,}", named)) >= 3 and not re.search(r"\d{5}|[0-9a-f]{8}", named):
        title = named[0].upper() + named[1:]
    else:
        title = _first_words(next((block.words for block in blocks if block.kind == "text"), blocks[0].words))
    message = f"no headline found; “{title}” stands in for it. Add “title: …” to the sidecar"
    return title, [Problem("no-title", message, str(source.path), 1)]


def _first_words(text: str) -> str:
    words = text[:400].split()
    short = " ".join(words[:_TITLE_WORDS])[:120]
    return short + "…" if len(words) > _TITLE_WORDS or len(short) < len(" ".join(words)) else short


def _article(
    source: Source,
    said: Sidecar,
    blocks: Sequence[Block],
    *,
    title: str,
    authors: tuple[str, ...],
    day: date | None,
    place: str | None,
    section: str | None,
    publisher: str | None,
    url: str | None,
    license: str | None,
    dropped: tuple[Dropped, ...] = (),
    problems: tuple[Problem, ...] = (),
    standfirst: str | None = None,
    filed: date | None = None,
) -> Article:
    whole, spans = _together(blocks)
    return Article(
        slug=anchor.slug(source.path.stem),
        path=source.path,
        title=title,
        authors=authors,
        published=day,
        body=whole.text,
        paragraphs=_paragraphs(blocks, spans),
        place=place,
        section=section,
        publisher=publisher,
        url=url,
        rights=said.rights or "full",
        license=license,
        marks=_marks(blocks, spans),
        runs=traced.runs(whole),
        dropped=dropped,
        problems=problems,
        standfirst=standfirst,
        filed=filed,
    )


def _together(blocks: Sequence[Block]) -> tuple[Traced, list[Span]]:
    """The body, and where in it each block stands."""
    parts: list[Traced] = []
    spans = []
    start = 0
    for block in blocks:
        if parts:
            parts.append(_GAP)
            start += len(_GAP)
        parts.append(block.text)
        spans.append(Span(start, start + len(block.words)))
        start += len(block.words)
    return traced.join(parts), spans


def _paragraphs(blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[Paragraph, ...]:
    """The paragraphs with their ids: p1, p2, ... and, for headings, s- and the words."""
    headings = [f"s-{anchor.slug(block.words)}" for block in blocks if block.kind == "heading"]
    named = iter(anchor.numbered(headings))
    number = itertools.count(1)
    return tuple(
        Paragraph(
            next(named) if block.kind == "heading" else f"p{next(number)}",
            block.kind,
            span,
            max(2, block.level) if block.kind == "heading" else block.level,
            block.ordinal,
        )
        for block, span in zip(blocks, spans, strict=True)
    )


def _marks(blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, span=Span(span.start + mark.span.start, span.start + mark.span.end))
        for block, span in zip(blocks, spans, strict=True)
        for mark in block.marks
    )
