"""Progress: shown on a terminal after a while, never in a pipe."""

from __future__ import annotations

import io

import pytest

from briefs import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_stays_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    stream = io.StringIO()
    assert list(progress.track(range(3), "annotating", 3, stream)) == [0, 1, 2]
    progress.say("rendering", stream)
    assert stream.getvalue() == ""


def test_short_work_stays_quiet_on_a_terminal() -> None:
    stream = _Terminal()
    assert list(progress.track(range(3), "annotating", 3, stream)) == [0, 1, 2]
    assert stream.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 100, 5))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    stream = _Terminal()
    assert list(progress.track(range(3), "annotating", 3, stream)) == [0, 1, 2]
    shown = stream.getvalue()
    assert "annotating: 1 of 3, 0.2 a second, 10 s left" in shown
    assert shown.endswith("annotating: 3 in 20 s\x1b[K\n")
