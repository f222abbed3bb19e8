"""Reads an article's statements, passage by passage, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs import wordlist
from briefs.language import Parsed
from briefs.model import Article, Mention, Span, Statement
from briefs.speech import attribution, cue, interview, passage, quotation, transcript
from briefs.speech.attribution import Before, Line
from briefs.speech.passage import Passage
from briefs.speech.speaker import Speakers


def find(article: Article, parsed: Sequence[Parsed], mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements of `article` in the order of the text; they never overlap. `mentions` are resolved: it counts
    which entity a mention names."""
    passages = passage.passages(article, parsed, mentions, quotation.find(article))
    speakers = Speakers(mentions, portrait=passage.portrayed(passages), deceased=_deceased(article, mentions))
    lines: list[Line] = []
    before: Before | None = None
    for here, following in zip(passages, (*passages[1:], None), strict=False):
        speakers.introduce(here)
        cues = cue.find(here, speakers)
        if _is_block(here):
            lines.append(_block(article, here, before))
            before = before if following is not None and _is_block(following) else None
        else:
            found, before = attribution.find(article, here, cues, speakers, before)
            lines += found
        speakers.close(here, None if before is None else before.told.cue.speaker)
    answered = interview.answered(article, passages, speakers, lines)
    return tuple(_shared(transcript.spoken(article, speakers, answered)))


_HAS_DIED = re.compile(r",? (?:[A-Z]{2,4}, )?(?:\d\d, )?(?:who )?(?:has died|died)\b(?! in \d{4})")
_KIN_OF = re.compile(r"\b(?:her|his|their|my|our) (?:[a-z]+ )?([a-z-]+), $")
_NEAR = 40  # characters before a name in which a relative is told of
_OPENING = 5  # paragraphs in which an obituary says who has died, behind "Born:" and "Died:"


def _deceased(article: Article, mentions: Sequence[Mention]) -> int | None:
    """The mention of the one whom an obituary tells of: "Ada Roe, who has died aged 84, kept the light"."""
    end = article.paragraphs[:_OPENING][-1].span.end if article.paragraphs else 0
    for number, one in enumerate(mentions):
        if one.span.start >= end or one.kind != "person" or not _HAS_DIED.match(article.body, one.span.end):
            continue
        kin = _KIN_OF.search(article.body[max(0, one.span.start - _NEAR) : one.span.start])
        if kin is None or kin[1] not in wordlist.words("kin"):  # "her aunt, Ida Roe, who died in March"
            return number
    return _deceased_at_first(article, mentions)


def _deceased_at_first(article: Article, mentions: Sequence[Mention]) -> int | None:
    """The mention of somebody of the headline who opens the text and, after all that is told of them, "died here"."""
    first = next((n for n, one in enumerate(mentions) if one.kind == "person"), None)
    if first is None or not article.paragraphs:
        return None
    one, opening = mentions[first], article.paragraphs[0].span
    told = one.span.start < opening.start + _NEAR and one.surface.split()[-1] in article.title
    return first if told and _DIED_THERE.search(article.body, one.span.end, opening.end) else None


_DIED_THERE = re.compile(r", died (?:at|in|on|here|last|yesterday|this|peacefully|suddenly|early|late)\b")


def _is_block(here: Passage) -> bool:
    """Whether a passage is a quotation without marks around it."""
    return here.paragraph.kind == "quote" and all(one.outer != here.paragraph.span for one in here.quotations)


def _block(article: Article, here: Passage, before: Before | None) -> Line:
    """A block quote: words without marks, of whom the passage before announced."""
    text = article.body[here.paragraph.span.slice]
    start = here.paragraph.span.start + len(text) - len(text.lstrip())
    span = Span(start, here.paragraph.span.start + len(text.rstrip()))
    if before is None or not before.announces:
        return Line(Statement(span, "direct", here.paragraph.id))
    told = before.told
    words = told.passage.span(told.cue.at, told.cue.at)
    return Line(Statement(span, "direct", here.paragraph.id, told.cue.speaker, words), None, told.cue)


def _shared(lines: Sequence[Line]) -> list[Statement]:
    """The statements, all parts of a quotation over several paragraphs with the speaker that one of them names."""
    named: dict[int, Statement] = {}
    told = (line for line in lines if line.statement.cue is not None)
    for line in (*told, *lines):  # where a cue tells, nobody is taken to go on
        if line.run is not None and line.statement.speaker is not None:
            named.setdefault(line.run, line.statement)
    out = []
    for line in lines:
        known, one = named.get(line.run) if line.run is not None else None, line.statement
        untold = one.speaker is None or one.cue is None
        out.append(replace(one, speaker=known.speaker, cue=known.cue) if known is not None and untold else one)
    return out
