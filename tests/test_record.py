"""The public format: its fields, its offsets, and where things stand in the seed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefs.errors import Problem
from briefs.model import Annotated, Article, Event, Mention, Paragraph, Run, Span, Statement, Timex
from briefs.record import VERSION, published, record
from values import records

#          0         1         2         3
#          0123456789012345678901234567890123
SEED = "\r\n  Lima met\r\n   in 2019.\r\n\r\n Quito too."
BODY = "Lima met in 2019.\n\nQuito too."
ANNOTATED = Annotated(
    Article(
        slug="a",
        path=Path("a.txt"),
        title="A",
        authors=("Jane Roe",),
        published=date(2019, 3, 5),
        body=BODY,
        paragraphs=(Paragraph("p1", "text", Span(0, 17)), Paragraph("p2", "quote", Span(19, 29))),
        standfirst="A summary.",
        runs=(Run(0, 4, 8), Run(9, 17, 8), Run(19, 30, 10)),
    ),
    mentions=(
        Mention(Span(0, 4), "Lima", "place", "Lima", "GPE", "lima"),
        Mention(Span(19, 24), "Quito", "place", "Quito", None, None, "editor"),
    ),
    timexes=(Timex(Span(12, 16), "2019", "DATE", "2019", "2019"),),
    events=(Event("2019", "Lima met.", "p1", Span(12, 16), "2019", entities=("lima",)),),
    statements=(Statement(Span(9, 16), "indirect", "p1", 0, Span(5, 8)),),
    problems=(Problem("ambiguous-name", "Which Quito?", "a.txt", 4),),
)


def test_the_record_has_the_documented_fields() -> None:
    found = record(ANNOTATED)
    assert found == {
        "version": VERSION,
        "slug": "a",
        "title": "A",
        "standfirst": "A summary.",
        "authors": ["Jane Roe"],
        "published": "2019-03-05",
        "rights": "full",
        "paragraphs": [
            {"id": "p1", "kind": "text", "text": "Lima met in 2019."},
            {"id": "p2", "kind": "quote", "text": "Quito too."},
        ],
        "mentions": [
            {
                "paragraph": "p1",
                "start": 0,
                "end": 4,
                "text": "Lima",
                "label": "GPE",
                "entity": "lima",
                "name": "Lima",
                "kind": "place",
                "by": "machine",
            },
            {
                "paragraph": "p2",
                "start": 0,
                "end": 5,
                "text": "Quito",
                "label": None,
                "entity": None,
                "name": "Quito",
                "kind": "place",
                "by": "editor",
            },
        ],
        "dates": [
            {
                "paragraph": "p1",
                "start": 12,
                "end": 16,
                "text": "2019",
                "timex3": {"type": "DATE", "value": "2019"},
                "edtf": "2019",
                "by": "machine",
            }
        ],
        "events": [
            {
                "paragraph": "p1",
                "label": "Lima met.",
                "edtf": "2019",
                "status": "fact",
                "kind": "statement",
                "entities": ["lima"],
                "by": "machine",
            }
        ],
        "statements": [
            {
                "paragraph": "p1",
                "start": 9,
                "end": 16,
                "text": "in 2019",
                "kind": "indirect",
                "speaker": "lima",
                "name": "Lima",
                "cue": "met",
                "by": "machine",
            }
        ],
        "problems": [
            {"kind": "ambiguous-name", "severity": "warning", "message": "Which Quito?", "file": "a.txt", "line": 4}
        ],
    }
    assert json.loads(json.dumps(found)) == found


def test_the_documentation_names_every_field() -> None:
    described = (Path(__file__).parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
    found = record(ANNOTATED, source=True)
    names = {
        *found,
        *(
            key
            for value in found.values()
            if isinstance(value, list)
            for item in value
            if isinstance(item, dict)
            for key in item
        ),
    }
    assert [name for name in sorted(names) if f"`{name}`" not in described] == []


def test_what_is_published_says_the_same_in_tables() -> None:
    whole, found = record(ANNOTATED), published(ANNOTATED)
    text = {p["id"]: p["text"] for p in records(found["paragraphs"])}
    entities = records(found["entities"])
    for key in ("mentions", "dates", "statements"):
        for told, one in zip(records(found[key]), whole[key], strict=True):
            assert text[told["paragraph"]][told["start"] : told["end"]] == one["text"]
            assert told["by"] == one["by"]
    for mention, one in zip(records(found["mentions"]), whole["mentions"], strict=True):
        assert entities[mention["entity"]] == {"id": one["entity"], "name": one["name"], "kind": one["kind"]}
    for statement, one in zip(records(found["statements"]), whole["statements"], strict=True):
        speaker = None if statement["speaker"] is None else entities[statement["speaker"]]
        assert (speaker and speaker["id"], speaker and speaker["name"]) == (one["speaker"], one["name"])
    for dated, one in zip(records(found["dates"]), whole["dates"], strict=True):
        assert {"type": dated["timex3.type"], "value": dated["timex3.value"]} == one["timex3"]
    assert records(found["events"]) == whole["events"]


def test_an_excerpted_article_is_published_without_its_text() -> None:
    excerpt = replace(ANNOTATED, article=replace(ANNOTATED.article, rights="excerpt"))
    found = published(excerpt)
    assert records(found["paragraphs"]) == [
        {"id": "p1", "kind": "text", "length": 17},
        {"id": "p2", "kind": "quote", "length": 10},
    ]
    assert [statement["length"] for statement in records(found["statements"])] == [7]
    assert not any("text" in statement for statement in records(found["statements"]))
    assert [mention["text"] for mention in records(found["mentions"])] == ["Lima", "Quito"]
    assert found["standfirst"] is None
    assert "in 2019" not in json.dumps(found)


def test_source_spans_point_at_the_same_words_in_the_seed() -> None:
    found = record(ANNOTATED, source=True)
    spans = [item["source"] for item in (*found["mentions"], *found["dates"])]
    assert [SEED[start:end] for start, end in spans] == ["Lima", "Quito", "2019"]
