"""Work done in other processes: the same on many items, or one piece of it beside all that goes on here.

For many items these processes inherit what they work with instead of being sent it: a linked collection of thousands of
articles is large, and a copy of it for each process would cost more than the work. Where the system can't fork safely
(anywhere but on Linux) this process does it all; the result is the same.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from briefs import collector

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

IS_SAFE = sys.platform == "linux"
"""Whether a process of this system can be forked without harm."""

FEW = 64
"""Items, of pages and the like, that are done sooner than other processes would have started."""

_inherited: tuple[Callable[[Any, Any], Any], Any] | None = None  # what the processes of a pool work with


def mapped(
    work: Callable[[S, T], R], state: S, items: Sequence[T], jobs: int = 1, few: int | None = None
) -> Iterator[R]:
    """`work(state, item)` for each item, in their order; `few` items (FEW unless told) are not worth more processes."""
    global _inherited
    if jobs <= 1 or len(items) <= (FEW if few is None else few) or not IS_SAFE:
        yield from (work(state, item) for item in items)
        return
    _inherited = (work, state)
    try:
        with collector.still(), ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_one, items, chunksize=max(1, min(32, len(items) // (4 * jobs))))
    finally:
        _inherited = None


def _one(item: object) -> Any:
    assert _inherited is not None
    work, state = _inherited
    return work(state, item)


@contextmanager
def beside(work: Callable[[], R], large: bool = False) -> Iterator[Callable[[], R]]:
    """Has another process do the work while the block runs. What is given waits for it, and returns what it made or
    raises what it raised. Work that nobody waited for is broken off. Where this process is `large` the other one begins
    with nothing but the work, which is sent to it: of what two processes have in common either gets a copy as soon as
    one of them looks at it, for Python counts in each value who does."""
    if not IS_SAFE:
        large = True
    context: Any = multiprocessing.get_context("spawn" if large else "fork")
    answer, told = context.Pipe(duplex=False)
    process = context.Process(target=_done, args=(work, told, answer))
    process.start()
    del work  # which can be large
    told.close()  # so that the answer ends when that process does
    try:
        yield lambda: _heard(answer)
    finally:
        process.kill()
        process.join()


def _done(work: Callable[[], object], told: Connection, answer: Connection) -> None:
    answer.close()  # or, where the other process was killed, this one would wait for ever to be heard
    try:
        made: tuple[bool, object] = (True, work())
    except Exception as error:
        made = (False, error)
    with suppress(BrokenPipeError):
        told.send(made)


def _heard(answer: Connection) -> Any:
    try:
        succeeded, made = answer.recv()
    except EOFError:
        raise ChildProcessError("a process that did part of the work was ended") from None
    if not succeeded:
        raise made
    return made
