"""How long something takes, for tests of how time grows with the input."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(act: Callable[[], object], times: int = 3) -> float:
    """The processor's time that `act` takes, in seconds, the best of `times`. Garbage is collected before and not
    during it: what a collection costs grows with all that other tests have left in memory."""
    return min(_once(act) for _ in range(times))


def within(limit: float, act: Callable[[], object], times: int = 3) -> bool:
    """Whether the best of `times` is less than `limit` seconds. Once that is certain, `act` need not run again."""
    return any(_once(act) < limit for _ in range(times))


def _once(act: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        gc.enable()
