"""Reading a pasted article. `cases/article.md` holds the cases; to rewrite what they expect after a deliberate change,
run `python tests/test_article.py` and review the difference."""

# ruff: noqa: E501 (a case stands on one line)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import article, decode, sidecar
from briefs.errors import SourceError
from briefs.model import Article, Source
from pace import seconds, within

CASES = Path(__file__).parent / "cases" / "article.md"
SHARED = Path(__file__).parents[2] / "shared" / "seeds" / "000_8aa41b6cc5645a22.txt"
CASE = re.compile(r"(?P<title>[^\n]+)\n\.\n(?P<seed>.*?\n)\.\n(?:(?P<expected>.*?\n)?\.\n\n?)?", re.DOTALL)


def cases(text: str) -> list[tuple[str, str, str]]:
    return [(m["title"], m["seed"], m["expected"] or "") for m in CASE.finditer(text)]


def source(text: str, name: str = "seed.txt") -> Source:
    return Source(Path(name), text)


def read(title: str, seed: str) -> Article:
    """The article of a case; its title may name the file: "Essay [2019-essay.md]"."""
    named = re.search(r"\[(\S+)\]$", title)
    return article.parse(source(seed, named[1] if named else "seed.txt"))


def told(found: Article) -> str:
    """What was read, as the cases write it."""
    facts = [
        ("title", found.title),
        ("authors", "; ".join(found.authors)),
        ("published", str(found.published or "")),
        ("filed", str(found.filed or "")),
        ("place", found.place),
        ("section", found.section),
        ("publisher", found.publisher),
        ("standfirst", found.standfirst and ends(found.standfirst)),
    ]
    lines = [f"{name}: {value}" for name, value in facts if value]
    for paragraph in found.paragraphs:
        level = str(paragraph.level or "") + (f" no. {paragraph.ordinal}" if paragraph.ordinal is not None else "")
        lines.append(f"{paragraph.id} {paragraph.kind}{level}: {ends(found.text(paragraph))}")
    lines += [
        f"{mark.kind}: {found.body[mark.span.slice]}{' -> ' + mark.href if mark.href else ''}" for mark in found.marks
    ]
    lines += [f"- {gone.line} {gone.reason}: {ends(gone.text)}" for gone in found.dropped]
    lines += [f"! {problem.line} {problem.kind}" for problem in found.problems]
    return "\n".join(lines) + "\n"


def ends(text: str) -> str:
    words = text.split()
    return text if len(words) <= 10 else " ".join([*words[:5], "…", *words[-4:]])


@pytest.mark.parametrize("title, seed, expected", cases(CASES.read_text(encoding="utf-8")) if CASES.exists() else [])
def test_case(title: str, seed: str, expected: str) -> None:
    assert told(read(title, seed)) == expected


def test_there_are_enough_cases() -> None:
    assert len(cases(CASES.read_text(encoding="utf-8"))) >= 40


def test_the_shared_seed() -> None:
    if not SHARED.is_file():
        pytest.skip("the articles for testing are not here (../shared/seeds)")
    found = article.parse(Source(SHARED, decode.decode(SHARED.read_bytes(), SHARED)))
    texts = [found.text(paragraph) for paragraph in found.paragraphs]
    assert (found.title, found.authors) == ("Failure in Hanoi Doesn’t Mean Peace Is Dead", ("Patricia Kim",))
    assert found.published == date(2019, 3, 5)
    assert len(texts) == len(set(texts)) == 15
    assert sum("the biggest risk post-Hanoi" in text for text in texts) == 1
    assert not any("comments" in text.lower() for text in texts)
    assert [gone.reason for gone in found.dropped] == ["repeats the text", "comments"]
    assert found.problems == ()


PROSE = "The mill burned down on Saturday night, and by Sunday noon everybody knew whose fault it had been all along."


@pytest.mark.parametrize(
    "line, authors",
    [
        ("BY ANGUS MACDONALD-SMITH", ("Angus MacDonald-Smith",)),
        ("BY MARTIN LUTHER KING JR.", ("Martin Luther King Jr.",)),
        ("BY JAN VAN DER BERG", ("Jan van der Berg",)),
        ("By Søren Åkesson and María-José Núñez", ("Søren Åkesson", "María-José Núñez")),
        ("by ann lee", ("Ann Lee",)),
        ("By Ann Lee & Bo Lee", ("Ann Lee", "Bo Lee")),
        ("Story by Ann Lee", ("Ann Lee",)),
        ("Written by Ann Lee for The Guardian", ("Ann Lee",)),
        ("By Ann Lee, special correspondent", ("Ann Lee",)),
        ("By Ann Lee in Geneva and Bo Lee in Paris", ("Ann Lee", "Bo Lee")),
        ("Posted by marmot on March 5, 2019", ("Marmot",)),
        ("By Ann Lee | March 5, 2019", ("Ann Lee",)),
        ("March 5, 2019 by Ann Lee", ("Ann Lee",)),
        ("By Reuters Staff", ("Reuters Staff",)),
        ("By the Editorial Board", ("The Editorial Board",)),
        ("BY THE COURIER EDITORS", ("The Courier Editors",)),
        ("By Ann Lee in Geneva", ("Ann Lee",)),
        ("By Ann Lee, with photographs by Bo Lee", ("Ann Lee",)),
        ("By ANN LEE Special to The Star", ("Ann Lee",)),
        ("By Ann Lee Associated Press", ("Ann Lee",)),
        ("By Ann Lee AP Science Writer", ("Ann Lee",)),
        ("by ann lee, age 9", ("Ann Lee",)),
        ("by Ann Lee on March 5, 2019 in Mills, Fires", ("Ann Lee",)),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert article.parse(source(f"Mill burns down\n\n{line}\n\n{PROSE}\n\n{PROSE} Or so\n")).authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "5 March 2019",
        "5th of March, 2019",
        "March 5, 2019",
        "Mar. 5th, 2019",
        "MARCH 5, 2019",
        "Tuesday, March 5, 2019",
        "Tue 5 Mar 2019 10.15 GMT",
        "10:15 GMT, 5 March 2019",
        "2019-03-05",
        "2019-03-05T10:15:00Z",
        "2019/03/05",
        "Posted on March 5, 2019 at 10:15 a.m. EST",
        "Published: March 5, 2019 Updated: March 6, 2019",
        "Last updated on 6 March 2019 | First published on 5 March 2019",
        "Date: 5 March 2019",
        "(March 5, 2019)",
        "5-Mar-2019",
    ],
)
def test_dates(line: str) -> None:
    assert article.parse(source(f"Mill burns down\n{line}\n\n{PROSE}\n")).published == date(2019, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Mount Oakham can be reached by train in two hours from Lindholm.",
        "Views expressed at the meeting ranged from anger to relief.",
        "Connect with the mill and you connect with the town.",
        "In 1947 the ice took the second pier.",
        "Follow the river north and there it is.",
        "The clinic receives funding from the county, and it does not work for the mill.",
        "She had a small favor to ask, and nobody said no.",
        "If you enjoyed this winter, the next one is for you.",
        "Portrait of a town",
        "Partners",
        "Thanks",
    ],
)
def test_what_a_reporter_could_write_is_kept(line: str) -> None:
    found = article.parse(source(f"Mill burns down\n\n5 March 2019\n\n{PROSE}\n\n{line}\n\n{PROSE} Or so\n"))
    assert line in found.body


def test_the_date_in_the_name_of_the_file_is_the_last_resort() -> None:
    assert article.parse(source(f"Mill burns down\n\n{PROSE}", "2019-03-05-mill.txt")).published == date(2019, 3, 5)
    dated = source(f"Mill burns down\n6 March 2019\n\n{PROSE}", "2019-03-05-mill.txt")
    assert article.parse(dated).published == date(2019, 3, 6)


def test_the_editor_overrules_front_matter_and_both_the_text() -> None:
    text = f"---\ntitle: Middle\nauthor: Ann Lee\n---\n# Bottom\n\nBy Bo Lee\n\n5 March 2019\n\n{PROSE}\n"
    said = sidecar.parse(Path("seed.yml"), "title: Top\nrights: excerpt\n")
    found = article.parse(source(text, "seed.md"), said)
    assert (found.title, found.authors, found.rights) == ("Top", ("Ann Lee",), "excerpt")
    assert found.published == date(2019, 3, 5)


def test_spaces_that_do_not_show_are_tidied_and_traced() -> None:
    text = f"Mill burns down\n\n\ufeff\u00a0The\u00a0mill  burned\u200b co\u00ad\u00adopera\u00adted.\u2003 {PROSE}\r\n"
    found = article.parse(source(text))
    assert found.body.startswith("The mill burned cooperated. The mill")
    check_traced(found, text)


@pytest.mark.parametrize("text", ["", " \n\u00a0\n", "No comments:\n", "ADVERTISEMENT"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(SourceError, match=r"^seed\.txt: nothing is left|^nothing is left"):
        article.parse(source(text))


def test_running_text_keeps_every_word() -> None:
    text = "By Ann Lee\n5 March 2019\nADVERTISEMENT\n\n- one\n> two\n\nNo comments:\n"
    found = article.parse_body(source(text))
    assert found.body.split() == text.split()
    assert (found.published, found.dropped) == (None, ())


PIECES = st.sampled_from(
    ["By Ann Lee", "5 March 2019", PROSE, "- item", "> quote", "# Heading", "*em* **strong** [a](http://b.c)", "`x`",
     "No comments:", "Related:", "short line", "SHOUTED LINE", "\u00a0", "---", "1. one", "<b>&amp;</b>", "(Reuters) - x"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=12).map("\n".join), st.lists(PIECES).map("\n\n".join)
)


def check_traced(found: Article, text: str) -> None:
    end = 0
    for run in found.runs:
        assert run.body >= end
        end = run.body + run.length
        for mine, theirs in zip(found.body[run.body : end], text[run.source : run.source + run.length], strict=True):
            assert mine == theirs or (mine == " " and theirs.isspace())


@given(TEXTS, st.sampled_from(["seed.txt", "seed.md"]), st.sampled_from([article.parse, article.parse_body]))
def test_what_always_holds(text: str, name: str, parse: Callable[[Source], Article]) -> None:
    try:
        found = parse(source(text, name))
    except SourceError:
        return
    texts = [found.text(paragraph) for paragraph in found.paragraphs]
    assert found.body == "\n\n".join(texts)
    assert all(text and text == " ".join(text.split()) for text in texts)
    ids = [paragraph.id for paragraph in found.paragraphs]
    assert len(set(ids)) == len(ids)
    numbered = [paragraph.id for paragraph in found.paragraphs if paragraph.kind != "heading"]
    assert numbered == [f"p{number}" for number in range(1, len(numbered) + 1)]
    assert found.title and "\n" not in found.title
    for mark in found.marks:
        assert found.paragraph_at(mark.span.start).span.holds(mark.span) and mark.span.start < mark.span.end
    check_traced(found, text)


HEADS = st.lists(
    st.sampled_from(
        ["SCIENCE", "The Millbrook Gazette", "MILL BURNS DOWN", "Who burned the mill?", "By Ann Lee", "By Bo Lee", "Ann Lee",
         "5 March 2019", "Updated 6 March 2019", "5 March 2019 | Ann Lee | Opinion", "Winter 2016", "Issue 42, March 2019",
         "Published 6 hours ago", "3 min read", "A year without bread and other stories", "OAKHAM (AP) - " + PROSE, "24", "I.",
         "By", "Published", "—Ann Lee", "Ann Lee is a writer based in Oakham.", "1. One", "a broken de-", "cision", PROSE[:70]]
    ), max_size=14,
)  # fmt: skip


@given(st.one_of(TEXTS, st.tuples(HEADS, st.sampled_from(["\n", "\n\n"])).map(lambda made: made[1].join(made[0]))))
def test_every_letter_is_read_or_listed(text: str) -> None:
    try:
        read = article.examine(source(text))
    except SourceError:
        return
    listed = [gone.text for gone in (*read.article.dropped, *read.consumed)]
    assert letters("".join([read.article.body, *listed])) == letters(text)


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalpha())


@given(TEXTS)
def test_running_text_is_all_there(text: str) -> None:
    try:
        found = article.parse_body(source(text))
    except SourceError:
        assert not text.strip()
        return
    assert "".join(found.body.split()) == "".join(text.split())
    covered = {run.source + at for run in found.runs for at in range(run.length)}
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize(
    "unit, name",
    [("word ", "a.txt"), ("\n", "a.txt"), ("a b\n", "a.txt"), (">", "a.txt"), ("[", "a.md"), ("*a ", "a.md"), ("> a\n", "a.md"),
     ("AB.", "a.txt"), (PROSE + "\n\n", "a.txt"), ("> ", "a.md")],
)  # fmt: skip
def test_time_grows_with_length(unit: str, name: str) -> None:
    def parse(length: int) -> None:
        with suppress(SourceError):
            article.parse(source((unit * (length // len(unit) + 1))[:length], name))

    parse(1000)  # reads the data files
    short = seconds(partial(parse, 20_000), times=2)
    assert within(40 * short + 0.5, partial(parse, 200_000), times=2)


def rewrite() -> None:
    """Writes what is read now into the file of cases."""
    found = cases(CASES.read_text(encoding="utf-8"))
    CASES.write_text(
        "\n".join(f"{title}\n.\n{seed}.\n{told(read(title, seed))}.\n" for title, seed, _ in found), encoding="utf-8"
    )


if __name__ == "__main__":
    rewrite()
