"""Work shared among processes is that of one, in its order, and its errors are the same."""

from __future__ import annotations

import os

import pytest

from briefs import forked


def _power(base: int, item: int) -> tuple[int, int]:
    return base**item, os.getpid()


def _fails(state: None, item: int) -> int:
    if item == 7:
        raise ValueError("seven")
    return item


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_results_are_in_order(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(forked, "FEW", 3)
    found = list(forked.mapped(_power, 2, range(40), jobs))
    assert [value for value, _ in found] == [2**n for n in range(40)]
    assert (os.getpid() in {process for _, process in found}) == (jobs == 1)


def test_few_items_stay_here() -> None:
    assert {process for _, process in forked.mapped(_power, 2, range(5), 8)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_through(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(forked, "FEW", 3)
    with pytest.raises(ValueError, match="seven"):
        list(forked.mapped(_fails, None, range(20), jobs))
