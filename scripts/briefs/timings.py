"""How long each stage of a run takes, by the wall clock. For people: nothing that is built depends on it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_recording: ContextVar[dict[str, float] | None] = ContextVar("timings", default=None)


@contextmanager
def recorded() -> Iterator[Mapping[str, float]]:
    """The seconds of each stage that is `measured` in the block, in the order in which they first ended."""
    seconds: dict[str, float] = {}
    before = _recording.set(seconds)
    try:
        yield seconds
    finally:
        _recording.reset(before)


@contextmanager
def measured(stage: str) -> Iterator[None]:
    """Adds what the block takes to the seconds of `stage`. Stages may run inside each other; each counts in full."""
    begun = time.monotonic()
    try:
        yield
    finally:
        seconds = _recording.get()
        if seconds is not None:
            seconds[stage] = seconds.get(stage, 0.0) + time.monotonic() - begun


def lines(seconds: Mapping[str, float]) -> list[str]:
    """A line for each stage."""
    width = max(map(len, seconds), default=0)
    return [f"  {stage:{width}}  {taken:8.2f} s" for stage, taken in seconds.items()]
