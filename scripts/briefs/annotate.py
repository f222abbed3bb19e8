"""One article, annotated: the machine suggests, the editor decides.

A pure function of the article, what the editor said of it, the authority file and what the model read in it, so its
result can be kept and made in parallel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefs import credence, edit, event, keypoint, mention, resolve, speech, timex, unsure
from briefs.authority import Authority
from briefs.errors import Problem
from briefs.model import Annotated, Article, Section
from briefs.sidecar import Anchored

if TYPE_CHECKING:
    from briefs.language import Parsed


def annotate(article: Article, said: Anchored, parsed: Sequence[Parsed], authority: Authority) -> Annotated:
    """All that is found in an article, and all that the editor says of it. Raises SourceError where the editor names
    an entity that nobody knows."""
    named = mention.find(article, parsed, authority)
    resolved = resolve.resolve(article, parsed, named.mentions, authority, [pin.span for pin in said.mentions])
    mentions, referents = edit.mentions(resolved.mentions, resolved.referents, said.mentions, authority)
    referents = credence.judged(credence.told(article, named.evidence, parsed), mentions, referents)
    dated = timex.find(article, parsed, mentions)
    timexes = edit.timexes(dated.timexes, said.dates)
    statements = speech.find(article, parsed, mentions)
    events = event.find(article, parsed, mentions, timexes, authority, statements)
    return Annotated(
        article=article,
        mentions=mentions,
        referents=referents,
        timexes=timexes,
        events=edit.events(events, said.events),
        notes=said.notes,
        key_points=said.key_points or keypoint.choose(article, parsed),
        sections=said.sections or _outline(article),
        summary=said.summary,
        sources=said.sources,
        statements=statements,
        problems=(
            *article.problems,
            *_dropped(article),
            *resolved.problems,
            *unsure.problems(article, mentions, referents, named.other_kinds),
            *dated.problems,
        ),
    )


def _outline(article: Article) -> tuple[Section, ...]:
    """The author's own headings."""
    return tuple(Section(p.id, article.text(p), p.id) for p in article.paragraphs if p.kind == "heading")


def _dropped(article: Article) -> tuple[Problem, ...]:
    """What was left out of the text, so that nothing vanishes unseen."""
    return tuple(
        Problem("dropped", f"left out ({gone.reason}): {_short(gone.text)}", str(article.path), gone.line, "info")
        for gone in article.dropped
    )


def _short(text: str, longest: int = 100) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
