"""Interviews whose answers are quoted and name nobody: questions stand between them, without marks, and the opening
says who is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefs import names
from briefs.model import Article
from briefs.speech.attribution import Line
from briefs.speech.passage import Passage
from briefs.speech.quotation import OPENING
from briefs.speech.speaker import Speakers

FEWEST = 3
"""Answers of an interview."""

LONGEST_QUESTION = 300
"""Characters of a question, with what leads to it."""

ADDRESSED = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
"""What speaks to the one who is asked."""


def answered(
    article: Article, passages: Sequence[Passage], speakers: Speakers, lines: Sequence[Line]
) -> Sequence[Line]:
    """`lines` with whom the opening names as the speaker of the answers; the same where that is no interview, or the
    opening names several."""
    quoted = {one.paragraph.id for one in passages if _is_quoted(one)}
    both = pairwise(article.paragraphs)  # a question may be taken for a heading
    pairs = [(one, other) for one, other in both if other.id in quoted and _asks(article.text(one))]
    who = asked(article, speakers, pairs[0][0].span.start) if len(pairs) >= FEWEST else None
    if who is None:
        return lines
    answers = {other.id for _, other in pairs}
    return [_by(line, who) if line.statement.paragraph in answers and line.cue is None else line for line in lines]


def _by(line: Line, who: int) -> Line:
    return replace(line, statement=replace(line.statement, speaker=who, cue=None))


def _asks(text: str) -> bool:
    asks = text.rstrip(" *_").endswith("?") or ADDRESSED.search(text) is not None
    return asks and len(text) <= LONGEST_QUESTION and text.lstrip()[:1] not in OPENING


def _is_quoted(one: Passage) -> bool:
    """Whether a passage is one quotation and nothing else."""
    return len(one.quotations) == 1 and one.quotations[0].outer == one.paragraph.span


def asked(article: Article, speakers: Speakers, end: int) -> int | None:
    """The mention of the only person in the opening, which ends at the offset `end`, who is no author."""
    authors = {names.fold(author) for author in article.authors}
    opening = [n for n, one in enumerate(speakers.mentions) if one.kind == "person" and one.span.start < end]
    others = [n for n in opening if names.fold(speakers.mentions[n].name) not in authors]
    return others[0] if len({speakers.who(n) for n in others}) == 1 else None
