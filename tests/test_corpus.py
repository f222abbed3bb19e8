"""Linking: one timeline, who stands near whom, and which briefs belong together, whatever order they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefs import authority, corpus
from briefs.model import Annotated, Event, MentionRef, Referent
from values import article, mention

KNOWN = authority.parse(
    Path("authority.yml"),
    "entities:\n  summit:\n    name: Lima summit\n    kind: event\n    date: 2019-02-27/2019-02-28\n",
)


def _annotated(slug: str, *paragraphs: tuple[str, ...], events: tuple[Event, ...] = ()) -> Annotated:
    """An article whose paragraphs name just these people, by their ids."""
    text = article(*(" met ".join(names) + "." for names in paragraphs), slug=slug, published=date(2019, 3, 5))
    mentions, start = [], 0
    for names in paragraphs:
        for name in names:
            start = text.body.index(name, start)
            nth = text.body[: start + len(name)].count(name)
            mentions.append(mention(text, name, name, nth=nth))
            start += len(name)
    people = dict.fromkeys(name for names in paragraphs for name in names)
    referents = tuple(Referent(name, name.title(), "event" if name == "summit" else "person") for name in people)
    return Annotated(text, tuple(mentions), referents, events=events)


ONE = _annotated("one", ("ana", "bea"), ("ana", "bea", "carl"), ("ana",))
TWO = _annotated("two", ("carl", "dora"), ("ana",))
THREE = _annotated("three", ("emil",), ("ana",))


def test_mentions_are_gathered_from_all_articles() -> None:
    linked = corpus.link((TWO, ONE), authority.EMPTY)
    assert [a.article.slug for a in linked.articles] == ["one", "two"]
    assert linked.mentions["carl"] == (MentionRef("one", 4), MentionRef("two", 0))
    assert [e.id for e in linked.entities] == ["ana", "bea", "carl", "dora"]


def test_entities_are_related_by_the_paragraphs_they_share() -> None:
    linked = corpus.link((ONE, TWO), authority.EMPTY)
    assert linked.related["ana"] == (("bea", 2), ("carl", 1))
    assert linked.related["carl"] == (("ana", 1), ("bea", 1), ("dora", 1))


def test_briefs_are_neighbors_by_what_few_others_share() -> None:
    linked = corpus.link((ONE, TWO, THREE), authority.EMPTY)
    assert linked.neighbors["one"] == (("two", ("carl", "ana")), ("three", ("ana",)))
    assert linked.neighbors["three"] == (("one", ("ana",)), ("two", ("ana",)))


def _event(edtf: str, label: str, **more: object) -> Event:
    return Event(edtf, label, "p1", **more)  # type: ignore[arg-type]


def test_tellings_of_an_event_of_the_authority_file_are_one_entry() -> None:
    told = _event("2019-02-27/2019-02-28", "Lima summit", entity="summit", entities=("summit",), kind="authority")
    within = _event("2019-02-28", "They left on 28 February.", entities=("summit", "ana"))
    outside = _event("2019-06", "They met again in June.", entities=("summit",))
    alone = _event("2019-02-28", "Bea sang.", entities=("bea",))
    linked = corpus.link(
        (
            _annotated("a", ("summit",), events=(told, outside)),
            _annotated("b", ("summit", "ana"), events=(within, alone)),
        ),
        KNOWN,
    )
    assert [(e.id, e.label, e.edtf, [s.slug for s in e.sources]) for e in linked.events] == [
        ("summit", "Lima summit", "2019-02-27/2019-02-28", ["a", "b"]),
        ("b-p1-2", "Bea sang.", "2019-02-28", ["b"]),
        ("a-p1-2", "They met again in June.", "2019-06", ["a"]),
    ]
    assert linked.events[0].entities == ("summit", "ana") and linked.events[0].by == "editor"


def test_a_statement_that_is_only_the_name_of_an_event_is_that_event() -> None:
    told = _event("2019-02-27/2019-02-28", "Lima summit", entity="summit", entities=("summit",), kind="authority")
    said = _event("2019-02-27/2019-02-28", "Lima Summit.", by="editor")
    other = _event("2018", "Lima summit", by="editor")
    linked = corpus.link((_annotated("a", ("summit",), events=(told, said, other)),), KNOWN)
    assert [(e.id, len(e.sources)) for e in linked.events] == [("a-p1-3", 1), ("summit", 2)]


def _linked(*events: Event, known: authority.Authority = authority.EMPTY) -> list[tuple[str, str, list[str]]]:
    """What one brief each tells of ana, as entries."""
    briefs = [_annotated(f"brief-{n}", ("ana", "summit"), events=(event,)) for n, event in enumerate(events)]
    linked = corpus.link(briefs, known)
    return [(e.label, e.edtf, [s.slug[-1] for s in e.sources]) for e in linked.events]


def _opened(edtf: str, said: str, **more: object) -> Event:
    return _event(edtf, f"Ana opened the ferry line {said}", surface=said.split(" ", 1)[1], entities=("ana",), **more)


def test_the_same_statement_of_two_briefs_is_one_entry_with_the_more_exact_date() -> None:
    told = _opened("1904-05", "in May 1904"), _opened("1904-05-03", "on 3 May 1904")
    assert _linked(*told) == [("Ana opened the ferry line in May 1904", "1904-05-03", ["0", "1"])]


def test_dates_that_contradict_each_other_are_both_kept() -> None:
    told = _opened("1904", "in 1904"), _opened("1905", "in 1905")
    assert _linked(*told) == [("Ana opened the ferry line", "[1904,1905]", ["0", "1"])]


def test_what_comes_round_is_another_event_each_time() -> None:
    told = _opened("1904-05-03", "on 3 May 1904"), _opened("1905-05-04", "on 4 May 1905")
    assert [sources for _, _, sources in _linked(*told)] == [["0"], ["1"]]


def test_a_plan_and_a_fact_are_two_entries() -> None:
    told = _opened("1904", "in 1904", status="planned"), _opened("1905", "in 1905")
    assert len(_linked(*told)) == 2


def test_a_brief_that_tells_the_same_twice_tells_two_events() -> None:
    twice = _annotated("a", ("ana",), events=(_opened("1904-05", "in May 1904"), _opened("1904-07", "in July 1904")))
    once = _annotated("b", ("ana",), events=(_opened("1904-05", "in May 1904"),))
    assert len(corpus.link((twice, once), authority.EMPTY).events) == 3


def test_another_date_of_an_event_of_the_authority_file_is_a_telling_of_it() -> None:
    other = _event("2019-03-01", "The Lima summit was held on 1 March 2019", entities=("summit",))
    later = _event("2019-03-02", "Ana praised the Lima summit", entities=("ana", "summit"))
    assert _linked(other, later, known=KNOWN) == [
        ("Lima summit", "2019-02-27/2019-02-28", ["0"]),
        ("Ana praised the Lima summit", "2019-03-02", ["1"]),
    ]


def test_the_timeline_is_in_order_of_time() -> None:
    dates = ("2019-03-05", "199X", "-0449", "../1950", "2016/2017", "2019", "2019-03")
    events = tuple(_event(edtf, edtf) for edtf in dates)
    linked = corpus.link((_annotated("a", ("ana",), events=events),), authority.EMPTY)
    assert [e.edtf for e in linked.events] == ["-0449", "../1950", "199X", "2016/2017", "2019", "2019-03", "2019-03-05"]


@given(st.permutations([ONE, TWO, THREE]))
def test_the_order_of_the_articles_does_not_matter(articles: list[Annotated]) -> None:
    assert corpus.link(articles, authority.EMPTY) == corpus.link((ONE, TWO, THREE), authority.EMPTY)


def test_problems_of_all_articles_are_kept() -> None:
    from briefs.errors import Problem

    problem = Problem("no-date", "When?", "one.txt", 1)
    assert problem in corpus.link((replace(ONE, problems=(problem,)), TWO), authority.EMPTY).problems
