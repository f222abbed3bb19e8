"""EDTF: what parses, what it bounds, how it reads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import edtf

SPECIFICATION = """
1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04:00
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005 2005/2006-02
Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 1985/ /1985-04 1984~/2004-06 1984-06-02?/2004-08-08~ -1985
Y-17E7 1950S2 Y171010000S3 2001-34 [1667,1668,1670..1672] [..1760-12-03] [1760-12..] {1667,1668} {..1984}
2004-06-11% 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1984-1X
2004-06-~01/2004-06-~20 -0449 -0449~ 2018-37
"""

NOT_EDTF = """
2019-02-29 2019-02-31 2019-13 2019-13-01 2019-00 2019-04-31 1900-02-29 19 199 2019-3-5 2019/2018 / 2019/2020/2021
-0000 2019-42 2019-21-03 2019-XX-XXT10:00:00 2019-03-05T25:00:00 [2019 [] {2019] [2020..2019] today Y12
XXXX-02-30 2019-4X
"""


@pytest.mark.parametrize("text", SPECIFICATION.split())
def test_reads_what_the_specification_shows(text: str) -> None:
    assert str(edtf.parse(text)) == text
    lower, upper = edtf.bounds(text)
    assert lower <= upper
    assert edtf.words(text)


@pytest.mark.parametrize("text", [*NOT_EDTF.split(), "", "٢٠١٩", "2019" * 60, "Y9999999999999999"])
def test_refuses_what_is_no_date(text: str) -> None:
    assert not edtf.valid(text)
    with pytest.raises(ValueError):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("19XX-02-29", (1904, 2, 29), (1996, 2, 29)),
        ("1985-1X", (1985, 10, 1), (1985, 12, 31)),
        ("-0449", (-449, 1, 1), (-449, 12, 31)),
        ("-04XX", (-499, 1, 1), (-400, 12, 31)),
        ("2018-24", (2018, 12, 1), (2019, 2, 28)),
        ("2018-33", (2018, 1, 1), (2018, 3, 31)),
        ("2016/2017", (2016, 1, 1), (2017, 12, 31)),
        ("2016/..", (2016, 1, 1), edtf.DOOM),
        ("../2016", edtf.DAWN, (2016, 12, 31)),
        ("[1667,1670..1672]", (1667, 1, 1), (1672, 12, 31)),
        ("1950S2", (1900, 1, 1), (1999, 12, 31)),
        ("Y17E3", (17000, 1, 1), (17000, 12, 31)),
    ],
)
def test_bounds(text: str, lower: edtf.Bound, upper: edtf.Bound) -> None:
    assert edtf.bounds(text) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-03-05", "5 March 2019"),
        ("2019-03", "March 2019"),
        ("-0449~", "about 450 BC"),
        ("0000", "1 BC"),
        ("2016/2017", "between 2016 and 2017"),
        ("2016-06/2016-08", "between June and August 2016"),
        ("2016-06/2017-08", "between June 2016 and August 2017"),
        ("2019-02-27/2019-02-28", "27–28 February 2019"),
        ("2019-02-27/2019-03-02", "27 February – 2 March 2019"),
        ("1950-06-25/1953-07-27", "25 June 1950 – 27 July 1953"),
        ("2016/2017", "between 2016 and 2017"),
        ("1967-22", "summer 1967"),
        ("2018-37", "early 2018"),
        ("2018-33", "the first quarter of 2018"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("1990~/1993~", "the early 1990s"),
        ("1867~/1899~", "the late 19th century"),
        ("2019-03-21~/2019-03-31~", "late March 2019"),
        ("1998/..", "from 1998 on"),
        ("../1998", "until 1998"),
        ("1998/", "from 1998 (end unknown)"),
        ("1984?", "1984 (uncertain)"),
        ("1984%", "about 1984 (uncertain)"),
        ("[1667,1668]", "1667 or 1668"),
        ("{1667,1670..1672}", "1667 and between 1670 and 1672"),
        ("[..1984]", "1984 or earlier"),
        ("-0479/-0430", "between 480 and 431 BC"),
        ("2019-03-05T14:30:00", "5 March 2019, 14:30"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert edtf.words(text) == words


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2019-03-05", None, "2019-03-05"),
        ("2019-03-05TMO", None, "2019-03-05"),
        ("2019-03-05T14:30", None, "2019-03-05"),
        ("199", None, "199X"),
        ("19", None, "19XX"),
        ("BC0450", None, "-0449"),
        ("BC0450", "APPROX", "-0449~"),
        ("BC0480-08", None, "-0479-08"),
        ("BC046", None, "-0468/-0459"),
        ("BC03", None, "-0398/-0299"),
        ("2018-Q1", None, "2018-33"),
        ("2018-H2", None, "2018-41"),
        ("2018-SU", None, "2018-22"),
        ("2019-W10", None, "2019-03-04/2019-03-10"),
        ("2019-W10-WE", None, "2019-03-09/2019-03-10"),
        ("2018", "START", "2018-37"),
        ("2019-02", "END", "2019-02-21~/2019-02-28~"),
        ("199", "MID", "1994~/1996~"),
        ("18", "START", "1800~/1833~"),
        ("1998", "BEFORE", "../1998"),
        ("1998", "AFTER", "1998/.."),
        ("P2Y", None, None),
        ("XXXX-WXX-1", None, None),
        ("PAST_REF", None, None),
        ("FY1998", None, None),
        ("2019-02-31", None, None),
        ("2019-W60", None, None),
    ],
)
def test_from_timex(value: str, mod: str | None, expected: str | None) -> None:
    assert edtf.from_timex(value, mod) == expected


def test_order_puts_an_open_start_at_its_end() -> None:
    assert sorted(["2000", "../1950", "1940", "1951/.."], key=edtf.order) == ["1940", "../1950", "1951/..", "2000"]


days = st.dates(min_value=date(1, 1, 1))
precisions = st.sampled_from([4, 7, 10])
qualifiers = st.sampled_from(["", "?", "~", "%"])
dates = st.builds(lambda d, p, q: d.isoformat()[:p] + q, days, precisions, qualifiers)


@given(dates)
def test_dates_round_trip_and_hold_themselves(text: str) -> None:
    assert str(edtf.parse(text)) == text
    lower, upper = edtf.bounds(text)
    assert lower <= upper
    assert f"{lower[0]:04}-{lower[1]:02}-{lower[2]:02}".startswith(text.rstrip("?~%"))


@given(dates, dates)
def test_intervals_are_ordered_or_refused(start: str, end: str) -> None:
    text = f"{start}/{end}"
    if edtf.bounds(start)[0] <= edtf.bounds(end)[1]:
        assert edtf.bounds(text) == (edtf.bounds(start)[0], edtf.bounds(end)[1])
    else:
        assert not edtf.valid(text)


@given(days, days)
def test_days_sort_as_the_calendar_does(one: date, other: date) -> None:
    assert (edtf.order(one.isoformat()) < edtf.order(other.isoformat())) == (one < other)


@given(st.text(alphabet="0123456789X-/~?%.[]{},TY:E", max_size=24))
def test_any_text_parses_or_raises_value_error(text: str) -> None:
    try:
        value = edtf.parse(text)
    except ValueError:
        return
    assert str(value) == text
    assert edtf.bounds(text)[0] <= edtf.bounds(text)[1]
    assert edtf.words(text)
