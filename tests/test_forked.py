"""Work shared among processes is that of one, in its order, and its errors are the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefs import forked
from briefs.errors import SourceError


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


def test_work_beside_is_done_by_another_process() -> None:
    with forked.beside(os.getpid) as other:
        assert other() != os.getpid()


def test_an_error_beside_comes_through() -> None:
    def fails() -> None:
        raise SourceError("expected a word", "a.txt", 3)

    with forked.beside(fails) as other, pytest.raises(SourceError, match=r"^a\.txt:3: expected a word$"):
        other()


def test_work_beside_that_was_ended_is_an_error() -> None:
    with forked.beside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as other, pytest.raises(ChildProcessError):
        other()


def test_nobody_waits_for_work_that_is_not_wanted() -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError, match="here"), forked.beside(lambda: time.sleep(60)):
        raise ValueError("here")
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_work_beside_a_process_that_was_killed_ends() -> None:
    """What it made is more than a pipe holds: it would wait for ever for somebody to read it."""
    code = """if True:
        import os, time
        from briefs import forked

        def work():
            print(os.getpid(), flush=True)
            time.sleep(0.2)
            return b"x" * 1_000_000

        with forked.beside(work):
            time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        process.kill()
        process.communicate(timeout=20)  # ends when the child, which has the same end of the pipe, has ended
    assert not Path(f"/proc/{child}/cmdline").exists() or not Path(f"/proc/{child}/cmdline").read_bytes()
