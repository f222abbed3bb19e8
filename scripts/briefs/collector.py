"""Python's collector of unused objects, kept from where it only costs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_still = 0  # blocks that are `still`


@contextmanager
def idle() -> Iterator[None]:
    """While hundreds of thousands of values are made that all stay: the collector would look at all of them again and
    again, and however seldom (see `__main__`), for a twentieth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def still() -> Iterator[None]:
    """While other processes share the memory of this one: what stands here now is not looked at by the collector, in
    none of them. It notes in each object that it was there, and what one of them writes to is copied for it. Blocks of
    this kind may lie in each other."""
    global _still
    _still += 1
    gc.freeze()
    try:
        yield
    finally:
        _still -= 1
        if not _still:
            gc.unfreeze()
