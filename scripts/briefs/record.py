"""The public format of `briefs annotate`: one JSON object per article. docs/format.md describes it.

`VERSION` counts changes that could break a reader: a field that goes, or that means something else. A new field does
not count. `PUBLISHED` does the same for the files of a site, which say it in fewer bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from briefs import columns
from briefs.errors import Problem
from briefs.model import Annotated, Article, Event, Mention, Span, Statement, Timex

VERSION = 1
PUBLISHED = 2
_TABLES = ("paragraphs", "mentions", "dates", "events", "statements", "entities")


def record(annotated: Annotated, source: bool = False) -> dict[str, Any]:
    """All that was found in an article, as plain JSON values. With `source`, mentions and dates also carry their
    character span in the seed, counted in the decoded text."""
    article = annotated.article
    return {
        "version": VERSION,
        "slug": article.slug,
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "rights": article.rights,
        "paragraphs": [{"id": p.id, "kind": p.kind, "text": article.text(p)} for p in article.paragraphs],
        "mentions": [_placed(article, m.span, source) | _mention(m) for m in annotated.mentions],
        "dates": [_placed(article, t.span, source) | _date(t) for t in annotated.timexes],
        "events": [_event(e) for e in annotated.events],
        "statements": [_placed(article, s.span, source) | _statement(annotated, s) for s in annotated.statements],
        "problems": [_problem(p) for p in annotated.problems],
    }


def published(annotated: Annotated) -> dict[str, Any]:
    """The record as it stands on the site, as tables (see `columns`): whom mentions name stands once, and words that
    stand in a paragraph are not said again. Without problems, which are the editor's, and of an article whose rights
    are `excerpt` without its text, with the length of each paragraph and statement instead."""
    found = record(annotated)
    del found["problems"]
    named = [(m.entity, m.name, m.kind) for m in annotated.mentions]
    places = {one: place for place, one in enumerate(dict.fromkeys(named))}
    for mention, one in zip(found["mentions"], named, strict=True):
        del mention["name"], mention["kind"]
        mention["entity"] = places[one]
    for told, statement in zip(found["statements"], annotated.statements, strict=True):
        del told["name"]
        told["speaker"] = None if statement.speaker is None else places[named[statement.speaker]]
    (_withhold if annotated.article.rights == "excerpt" else _shorten)(found)
    found["entities"] = [{"id": id, "name": name, "kind": kind} for id, name, kind in places]
    return found | {"version": PUBLISHED} | {key: columns.table(found[key]) for key in _TABLES}


def _shorten(found: dict[str, Any]) -> None:
    """Leaves out words that stand in the paragraph, between `start` and `end`."""
    for one in (*found["mentions"], *found["dates"], *found["statements"]):
        del one["text"]


def _withhold(found: dict[str, Any]) -> None:
    found["paragraphs"] = [{"id": p["id"], "kind": p["kind"], "length": len(p["text"])} for p in found["paragraphs"]]
    found["standfirst"] = None
    for statement in found["statements"]:
        statement["length"] = len(statement.pop("text"))


def _placed(article: Article, span: Span, source: bool) -> dict[str, Any]:
    paragraph = article.paragraph_at(span.start)
    place: dict[str, Any] = {
        "paragraph": paragraph.id,
        "start": span.start - paragraph.span.start,
        "end": span.end - paragraph.span.start,
        "text": article.body[span.slice],
    }
    if source:
        place["source"] = source_span(article, span)
    return place


def source_span(article: Article, span: Span) -> list[int]:
    """Where a span of the body stands in the seed: [start, end] in code points of the decoded text."""
    return [_offset(article, span.start), _offset(article, span.end - 1) + 1]


def _offset(article: Article, offset: int) -> int:
    # The last run that begins at or before the offset; a character that no run holds (a space put in for a line end)
    # counts as directly behind that run.
    index = bisect_right(article.runs, offset, key=lambda run: run.body) - 1
    run = article.runs[index]
    return run.source + min(offset - run.body, run.length)


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "label": mention.label,
        "entity": mention.entity,
        "name": mention.name,
        "kind": mention.kind,
        "by": mention.by,
    }


def _date(timex: Timex) -> dict[str, Any]:
    return {"timex3": {"type": timex.type, "value": timex.value}, "edtf": timex.edtf, "by": timex.by}


def _event(event: Event) -> dict[str, Any]:
    return {
        "paragraph": event.paragraph,
        "label": event.label,
        "edtf": event.edtf,
        "status": event.status,
        "kind": event.kind,
        "entities": list(event.entities),
        "by": event.by,
    }


def _statement(annotated: Annotated, statement: Statement) -> dict[str, Any]:
    speaker = None if statement.speaker is None else annotated.mentions[statement.speaker]
    return {
        "kind": statement.kind,
        "speaker": speaker and speaker.entity,
        "name": speaker and speaker.name,
        "cue": statement.cue and annotated.article.body[statement.cue.slice],
        "by": statement.by,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "kind": problem.kind,
        "severity": problem.severity,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
    }
