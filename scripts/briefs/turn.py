"""Lets one build at a time work on a project: a second one waits.

The lock is the system's own (`flock`, or its like on Windows), so it ends with the process, however that ends.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
from filelock import FileLock, Timeout

from briefs.errors import SourceError

PATIENCE = 600.0
"""Seconds to wait for another build: a large collection takes some minutes."""


@contextlib.contextmanager
def taken(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of a project, `folder`/lock. While another build does, waits, and says so. Raises SourceError
    after `patience` seconds, or where the folder can't be written."""
    path = folder / "lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _acquired(path, patience)
    except Timeout:
        raise SourceError("another build is still running; end it, or wait for it and try again", path) from None
    except OSError as error:
        raise SourceError(f"can't be written ({error.strerror}); check its permissions and free space", path) from None
    try:
        yield
    finally:
        lock.release()


def _acquired(path: Path, patience: float) -> FileLock:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        click.echo("waiting for another build to end", err=True)
        lock.acquire(timeout=patience)
    return lock
