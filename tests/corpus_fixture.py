"""A small collection made by hand: two briefs about an invented ferry line, with every annotation pages can show.

Positions are found by quotation, so the text can be edited freely.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefs.model import (
    Annotated,
    Article,
    By,
    Corpus,
    CorpusEvent,
    Entity,
    Event,
    EventSource,
    KeyPoint,
    Kind,
    Mark,
    Mention,
    MentionRef,
    Note,
    Origin,
    Paragraph,
    ParagraphKind,
    Section,
    Span,
    Statement,
    Timex,
)

FERRY = (
    ("text", "This week, Ada Quill and the Harbor Board met in Port Lorn for the second time. The board had promised"
     " a new timetable only two months ago, and Quill came to collect it."),
    ("text", "The Lorn Strait Agreement of 1994 gave the islands one sailing a day. Between 2016 and 2017 the board cut"
     " that to three a week, which Tomas Reyes, the islands’ councillor, called “a slow goodbye”."),
    ("heading", "Why the talks broke off"),
    ("text", "Quill asked for daily sailings by June. Reyes said the islands would wait no longer; the board’s chair,"
     " Lin Moreau, answered that *nothing* was agreed until {everything} was: no date, no price & no pier."),
    ("quote", "A timetable is a promise with numbers in it, and we have been short of both."),
    ("list", "A second ferry, the Petrel, from January 2020."),
    ("list", "A night sailing on Fridays, denied by Moreau."),
    ("text", "On 27 February 2019 the two sides left Port Lorn without a signature. A hearing is planned for next year"
     " in Cape Sorrow, and Quill may return to it. Some Lorn officials doubt it."),
)  # fmt: skip
PIER = (
    ("text", "Port Lorn has two piers, and on Tuesday it lost one. The old wooden pier, opened in 1912, was closed by"
     " the Harbor Board after a survey that Lin Moreau had ordered."),
    ("text", "“It will be missed,” said Tomas Reyes, who learned to swim beside it in the 1970s."),
    ("text", "The Harbor Board plans a steel pier by 2021."),
)  # fmt: skip


def corpus() -> Corpus:
    """Two briefs, nine entities, one common timeline."""
    ferry, pier = _ferry(), _pier()
    articles = (ferry, pier)
    mentions: dict[str, list[MentionRef]] = {}
    for one in articles:
        for i, mention in enumerate(one.mentions):
            if mention.entity:
                mentions.setdefault(mention.entity, []).append(MentionRef(one.article.slug, i))
    return Corpus(
        articles=articles,
        entities=ENTITIES,
        mentions={id: tuple(refs) for id, refs in mentions.items()},
        events=_events(articles),
        related={"port-lorn": (("harbor-board", 2), ("lin-moreau", 1)), "harbor-board": (("port-lorn", 2),)},
        neighbors={
            "the-ferry": (("the-pier", ("tomas-reyes", "lin-moreau", "harbor-board", "port-lorn")),),
            "the-pier": (("the-ferry", ("tomas-reyes", "lin-moreau", "harbor-board", "port-lorn")),),
        },
    )


ENTITIES = (
    Entity("ada-quill", "Ada Quill", "person", ("Quill",), "Speaks for the passengers of the strait.", born="1961"),
    Entity("cape-sorrow", "Cape Sorrow", "place"),
    Entity("harbor-board", "Harbor Board", "organization", (), "Runs the piers and the ferries.", by="editor"),
    Entity("islanders", "Islanders", "group"),
    Entity("lin-moreau", "Lin Moreau", "person", ("Moreau",), "Chair of the Harbor Board."),
    Entity("lorn-strait-agreement", "Lorn Strait Agreement", "document", date="1994", same_as=(("wikidata", "Q1"),)),
    Entity("lorn-talks", "Lorn talks", "event", date="2019-02-26/2019-02-27", by="editor"),
    Entity("port-lorn", "Port Lorn", "place", ("Lorn",), "Largest harbor of the strait.", coordinates=(54.2, -8.6)),
    Entity("tomas-reyes", "Tomas Reyes", "person", ("Reyes",), "Councillor of the islands."),
)


def article(
    slug: str, title: str, blocks: tuple[tuple[str, str], ...], published: date | None, **more: object
) -> Article:
    """An article of `blocks` (kind, text), its paragraphs numbered, its headings "s-1", "s-2" and so on."""
    paragraphs, at, number = [], 0, 0
    for i, (kind, text) in enumerate(blocks):
        heading = kind == "heading"
        number += 0 if heading else 1
        id = f"s-{i}" if heading else f"p{number}"
        level = 2 if heading else 1 if kind == "list" else 0
        paragraphs.append(Paragraph(id, _kind(kind), Span(at, at + len(text)), level))
        at += len(text) + 2
    body = "\n\n".join(text for _, text in blocks)
    return Article(
        slug,
        Path(f"seeds/{slug}.txt"),
        title,
        more.pop("authors", ()),
        published,
        body,
        tuple(paragraphs),
        **more,  # type: ignore[arg-type]
    )


def _kind(kind: str) -> ParagraphKind:
    return kind  # type: ignore[return-value]


def find(one: Article, words: str, nth: int = 1) -> Span:
    """Where `words` stand for the `nth` time."""
    start = -1
    for _ in range(nth):
        start = one.body.index(words, start + 1)
    return Span(start, start + len(words))


def mention(one: Article, words: str, kind: Kind, entity: str | None, nth: int = 1, by: By = "machine") -> Mention:
    return Mention(find(one, words, nth), words, kind, words, None, entity, by)


def timex(one: Article, words: str, edtf: str | None, basis: str | None = None) -> Timex:
    return Timex(find(one, words), words, "DATE", edtf or "PXD", edtf, basis)


def _ferry() -> Annotated:
    one = article(
        "the-ferry", "The ferry that did not come", FERRY, date(2019, 3, 5), authors=("Patience Marlow",),
        section="Opinion", publisher="The Lorn Courier", url="https://example.org/ferry",
        marks=(Mark(Span(0, 0), "emphasis"),),
    )  # fmt: skip
    return Annotated(
        article=one,
        mentions=(
            mention(one, "Ada Quill", "person", "ada-quill"),
            mention(one, "Harbor Board", "organization", "harbor-board", by="editor"),
            mention(one, "Port Lorn", "place", "port-lorn"),
            mention(one, "Quill", "person", "ada-quill", 2),
            mention(one, "Lorn Strait Agreement", "document", "lorn-strait-agreement"),
            mention(one, "Tomas Reyes", "person", "tomas-reyes"),
            mention(one, "Quill", "person", "ada-quill", 3),
            mention(one, "Reyes", "person", "tomas-reyes", 2),
            mention(one, "Lin Moreau", "person", "lin-moreau"),
            mention(one, "Moreau", "person", "lin-moreau", 2),
            mention(one, "Port Lorn", "place", "port-lorn", 2),
            mention(one, "Cape Sorrow", "place", "cape-sorrow"),
            mention(one, "Quill", "person", "ada-quill", 4),
            mention(one, "Lorn", "place", None, 4),
        ),
        timexes=(
            timex(one, "only two months ago", "2019-01", "counted from 5 March 2019"),
            timex(one, "1994", "1994"),
            timex(one, "Between 2016 and 2017", "2016/2017"),
            timex(one, "June", "2019-06", "the next June after 5 March 2019"),
            timex(one, "January 2020", "2020-01"),
            timex(one, "27 February 2019", "2019-02-27"),
            timex(one, "next year", "2020", "counted from 5 March 2019"),
        ),
        events=(
            Event("1994", "The islands are given one sailing a day", "p2", find(one, "1994"), "1994"),
            Event("2016/2017", "The board cuts sailings", "p2", find(one, "Between 2016 and 2017")),
            Event("2019-01~", "A new timetable is promised", "p1", find(one, "only two months ago"),
                  basis="counted from 5 March 2019", status="announced", entities=("harbor-board",)),
            Event("2019-02-27", "Talks end without a signature", "p7", find(one, "27 February 2019"),
                  entities=("port-lorn",)),
            Event("2019-03-05", "Published", None, kind="publication"),
            Event("2020", "A hearing in Cape Sorrow", "p7", find(one, "next year"), status="planned",
                  entities=("cape-sorrow",), basis="counted from 5 March 2019"),
            Event("2019-02-26/2019-02-27", "Lorn talks", "p1", entity="lorn-talks", kind="authority", by="editor"),
        ),
        notes=(
            Note(find(one, "two months"), "The promise was made at the winter meeting; no minutes were published."),
            Note(find(one, "without a signature"), "A draft <b>was</b> initialed, see `annex 3`."),
        ),
        key_points=(
            KeyPoint("The board cut sailings to three a week.", "p2", "editor"),
            KeyPoint("The talks ended without a signature.", "p7", "editor"),
        ),
        sections=(Section("s-2", "Why the talks broke off", "s-2"), Section("s-end", "What next", "p7", "editor")),
        summary="A councillor, a passenger and a harbor board meet about a timetable, and part without one.",
        statements=(
            Statement(find(one, "a slow goodbye"), "direct", "p2", 5, find(one, "called")),
            Statement(find(one, "the islands would wait no longer"), "indirect", "p3", 7, find(one, "said")),
        ),
        sources=(Origin("Minutes of the Harbor Board", "L. Moreau", "Harbor Board", "2019-02", "https://example.org/m"),),
    )  # fmt: skip


def _pier() -> Annotated:
    one = article("the-pier", "Port Lorn loses a pier", PIER, date(2019, 4, 9), authors=("A. Finch", "B. Wren"))
    return Annotated(
        article=one,
        mentions=(
            mention(one, "Port Lorn", "place", "port-lorn"),
            mention(one, "Harbor Board", "organization", "harbor-board"),
            mention(one, "Lin Moreau", "person", "lin-moreau"),
            mention(one, "Tomas Reyes", "person", "tomas-reyes"),
            mention(one, "Harbor Board", "organization", "harbor-board", 2),
        ),
        timexes=(timex(one, "1912", "1912"), timex(one, "the 1970s", "197X"), timex(one, "2021", "2021")),
        events=(
            Event("1912", "The wooden pier opens", "p1", find(one, "1912")),
            Event(
                "197X", "Tomas Reyes learns to swim beside it", "p2", find(one, "the 1970s"), entities=("tomas-reyes",)
            ),
            Event("2019-04-09", "Published", None, kind="publication"),
            Event("2021", "A steel pier", "p3", find(one, "2021"), status="planned", entities=("harbor-board",)),
        ),
        key_points=(KeyPoint("The old wooden pier was closed by the Harbor Board.", "p1"),),
    )


def _events(articles: tuple[Annotated, ...]) -> tuple[CorpusEvent, ...]:
    found = [
        CorpusEvent(
            f"{one.article.slug}-{i}", e.edtf, e.label, e.status, e.entities, (EventSource(one.article.slug, i),),
            e.entity, e.kind, e.by,
        )
        for one in articles
        for i, e in enumerate(one.events)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda e: e.edtf))
