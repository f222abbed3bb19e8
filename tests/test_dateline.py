"""The day that a dateline names, beside the day of publication. Its place and agency: cases/article.md."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefs import article, dateline
from briefs.model import Source
from briefs.sidecar import Sidecar


@pytest.mark.parametrize(
    "text, published, expected",
    [
        ("COLOMBO, Monday – The cranes stood still.", date(1950, 9, 12), date(1950, 9, 11)),
        ("COLOMBO, Tuesday – The cranes stood still.", date(1950, 9, 12), None),  # the day of the paper
        ("LISBON, Oct. 4.—The cabinet met.", date(1951, 10, 6), date(1951, 10, 4)),
        ("LISBON, Oct. 4.—The cabinet met.", date(1951, 10, 26), None),  # three weeks: another date than that of filing
        ("LISBON, Dec. 31 (AP) - The cabinet met.", date(1952, 1, 2), date(1951, 12, 31)),
        ("KALIMERA, Sunday. — The waters fell.", date(1, 1, 2), None),  # before the calendar begins
        ("LONDON — The waters fell.", date(1961, 10, 2), None),
    ],
)
def test_the_day_of_filing(text: str, published: date, expected: date | None) -> None:
    found = dateline.parse(text)
    assert found is not None
    assert found.filed(published) == expected


@pytest.mark.parametrize("line", ["DOH: Flu past its peak", "FIFA: No more games", "Monday – It rained"])
def test_no_dateline(line: str) -> None:
    assert dateline.parse(line) is None


@pytest.mark.parametrize("body", ["—", "a", "COLOMBO, Monday – It rained tonight."])
def test_running_text_of_any_kind_may_open_with_one(body: str) -> None:
    source = Source(Path("a.txt"), body)
    read = article.parse_body(source, Sidecar(published=date(1950, 9, 12)))
    assert read.filed == (date(1950, 9, 11) if "Monday" in body else None)
