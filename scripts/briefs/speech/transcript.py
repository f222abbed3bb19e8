"""Interviews and transcripts whose paragraphs open with who speaks: "BRANDT: We found it", "A: We found it".

What stands behind such a label is somebody's own words, without marks. Whom "A" means the opening of the interview
says; who asks, in "Q" or under the name of the author or the paper, says nothing of the world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from briefs import names
from briefs.model import Article, Mention, Paragraph, Span, Statement
from briefs.speech import interview
from briefs.speech.attribution import Line
from briefs.speech.speaker import Speakers

FEWEST = 4
"""Paragraphs with a label that make a transcript, of two who speak at least twice each."""

_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?: [A-ZÀ-ÞĀ-Ž][\w.'’-]*){0,3}"
LABEL = re.compile(rf"[*_]{{0,2}}(?P<label>(?:Q|A|Question|Answer)(?=[:.])|{_NAME}(?=:))[:.][*_]{{0,2}}\s+")
"""Who speaks, in front of a paragraph."""

_MOST = 20  # who speak, of whom it is asked who they are
_ASKS = frozenset({"Q", "Question"})
_ANSWERS = frozenset({"A", "Answer"})


def spoken(article: Article, speakers: Speakers, lines: Sequence[Line]) -> list[Line]:
    """`lines`, with the words behind labels as statements in place of those inside them; in the order of the text."""
    turns = [(p, found) for p in article.paragraphs if (found := LABEL.match(article.text(p))) and p.kind != "heading"]
    counts = Counter(found["label"] for _, found in turns)
    if len(turns) < FEWEST or sum(count > 1 for count in counts.values()) < 2:
        return list(lines)
    opening = turns[0][0].span.start
    whom = {label: _bearer(article, speakers, label, opening) for label, _ in counts.most_common(_MOST)}
    said = list(_turns(article, turns, whom))
    told = {line.statement.paragraph for line in said}
    kept = [line for line in lines if line.statement.paragraph not in told]
    return sorted((*kept, *said), key=lambda line: line.statement.span.start)


def _turns(
    article: Article, turns: Sequence[tuple[Paragraph, re.Match[str]]], whom: dict[str, int | None]
) -> Iterator[Line]:
    """The words of each turn whose speaker is known; a turn goes on over paragraphs without a label, but the last."""
    first = {p.id: found for p, found in turns}
    speaker: int | None = None
    for paragraph in article.paragraphs:
        found = first.get(paragraph.id)
        if found is not None:
            speaker = whom.get(found["label"])
        elif paragraph.kind == "heading" or paragraph.span.start > turns[-1][0].span.start:
            speaker = None
        if speaker is None:
            continue
        text = article.text(paragraph)
        start = paragraph.span.start + (found.end() if found else 0)
        span = Span(start, paragraph.span.start + len(text.rstrip()))
        if span.start < span.end:
            yield Line(Statement(span, "direct", paragraph.id, speaker))


def _bearer(article: Article, speakers: Speakers, label: str, opening: int) -> int | None:
    """The mention of the one whom a label means; None for who asks, and where several could be meant."""
    if label in _ASKS:
        return None
    if label in _ANSWERS:
        return interview.asked(article, speakers, opening)
    if any(_is_called(author, label) for author in article.authors):
        return None
    authors = {names.fold(author) for author in article.authors}
    people = {
        speakers.who(n): n for n, one in reversed(list(enumerate(speakers.mentions))) if _is_named(one, label, authors)
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _is_named(one: Mention, label: str, authors: Collection[str]) -> bool:
    return one.kind == "person" and names.fold(one.name) not in authors and _is_called(one.name, label)


def _is_called(name: str, label: str) -> bool:
    """Whether a label is somebody's name, family name or initials."""
    short = names.fold(label)
    letters = label.replace(".", "").isupper() and label.replace(".", "") == names.initials(name)
    return short == names.fold(name) or short in names.person(name).family or (letters and " " in name)
