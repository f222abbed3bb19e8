"""Files that stand in the site before as they are due in the new one go over into it: not read, not written, the same
file in both where the file system has links.

A file counts as what it was while its size and the time of its last change are, as for make and rsync: reading all of a
site to see that nobody touched it would take longer than the build of what did change. Where the time is another, as in
a copy of the site, the bytes decide.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import msgspec

_SHORT = 16  # bytes of a digest: nobody gains from forging one


class Mark(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What tells that a file is what it was: its size, the nanosecond of its last change, and the digest of its
    bytes."""

    size: int
    changed: int
    digest: bytes


def mark(path: Path, data: bytes) -> Mark:
    """The mark of a file that holds `data`. Raises OSError."""
    return Mark(len(data), path.stat().st_mtime_ns, _digest(data))


def stands(path: Path, known: Mark) -> bool:
    """Whether a file is there and what it was."""
    try:
        status = path.stat()
        return status.st_size == known.size and (
            status.st_mtime_ns == known.changed or _digest(path.read_bytes()) == known.digest
        )
    except OSError:
        return False


def over(old: Path, new: Path, known: Mark) -> bool:
    """Makes `new`, in a folder that exists, the same file as `old`, if that is what it was."""
    if not stands(old, known):
        return False
    try:
        try:
            os.link(old, new)
        except OSError:  # a file system without links
            shutil.copy2(old, new)
    except OSError:
        return False
    return True


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SHORT).digest()
