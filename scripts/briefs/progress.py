"""Progress of long work, on a terminal only: a line that rewrites itself, from the third second on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds before anything is shown: short work stays quiet."""

_INTERVAL = 0.2


def track(items: Iterable[T], what: str, total: int, stream: TextIO | None = None) -> Iterator[T]:
    """Yields `items`, and says on a terminal how many of `total` are done, at what rate, and how long is left.
    In a pipe or a log it prints nothing."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield from items
        return
    start = shown = time.monotonic()
    done = 0
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - start > PATIENCE and now - shown > _INTERVAL:
            print(f"\r{line(what, done, total, now - start)}\x1b[K", end="", file=stream, flush=True)
            shown = now
    if shown > start:
        print(f"\r{what}: {done:,} in {time.monotonic() - start:.0f} s\x1b[K", file=stream, flush=True)


def say(what: str, stream: TextIO | None = None) -> None:
    """Says on a terminal what begins now."""
    stream = stream or sys.stderr
    if stream.isatty():
        print(what, file=stream, flush=True)


def line(what: str, done: int, total: int, seconds: float) -> str:
    """One line of progress: "annotating: 40 of 200, 12.5 a second, 13 s left"."""
    rate = done / seconds if seconds else 0.0
    left = f", {(total - done) / rate:.0f} s left" if rate else ""
    return f"{what}: {done:,} of {total:,}, {rate:.1f} a second{left}"
