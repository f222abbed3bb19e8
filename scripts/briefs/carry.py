"""Files that stand in the site before as they are due in the new one go over into it: not read, not written, the same
file in both where the file system has links.

The site that was replaced is kept as well, to become the next one: all but what the last edits changed stands in it as
it is due (`settled`), and to make and to delete thousands of small files takes longer than to look at them.

A file counts as what it was while its size and the time of its last change are, as for make and rsync: reading all of a
site to see that nobody touched it would take longer than the build of what did change. Where the time is another, as in
a copy of the site, the bytes decide.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

S = TypeVar("S")
T = TypeVar("T")

_THREADS = 8
"""Files at a time. To make and to delete thousands of small ones is to wait for the disk, five times as long one by
one."""

_SHORT = 16  # bytes of a digest: nobody gains from forging one


class Mark(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What tells that a file is what it was: its size, the nanosecond of its last change, and the digest of its
    bytes."""

    size: int
    changed: int
    digest: bytes


def mark(path: Path, data: bytes) -> Mark:
    """The mark of a file that holds `data`. Raises OSError."""
    return Mark(len(data), path.stat().st_mtime_ns, digest(data))


def stands(path: str | Path, known: Mark) -> bool:
    """Whether a file is there and what it was."""
    try:
        status = os.stat(path)  # noqa: PTH116 - tens of thousands of paths, which are strings as they come
        return status.st_size == known.size and (
            status.st_mtime_ns == known.changed or digest(Path(path).read_bytes()) == known.digest
        )
    except OSError:
        return False


def over(old: Path, new: Path, known: Mark) -> bool:
    """Makes `new`, in a folder that exists, the same file as `old`, if that is what it was."""
    if not stands(old, known):
        return False
    try:
        new.unlink(missing_ok=True)
        try:
            os.link(old, new)
        except OSError:  # a file system without links
            shutil.copy2(old, new)
    except OSError:
        return False
    return True


def over_all(old: Path, new: Path, files: Mapping[str, Mark]) -> frozenset[str]:
    """Those of `files`, by their path below both folders, that are the same file in `new` now. Raises OSError where a
    folder can't be made."""

    def make(folders: Sequence[str]) -> None:
        for folder in folders:
            (new / folder).mkdir(parents=True, exist_ok=True)

    def carry(paths: Sequence[str]) -> list[str]:
        return [path for path in paths if over(old / path, new / path, files[path])]

    there = frozenset(path for path, known in files.items() if stands(f"{new}/{path}", known))
    due = [path for path in files if path not in there]
    _shared(make, {path.rpartition("/")[0] for path in due})
    return there.union(*_shared(carry, due))


def settled(folder: Path, known: Mapping[str, Mark]) -> frozenset[str]:
    """Deletes all that is in a folder but the files that are `known`, by their path, and what they were. Returns the
    paths of these. Raises OSError."""
    found, other = set(), []
    for root, folders, names in os.walk(folder):
        below = f"{Path(root).relative_to(folder).as_posix()}/".removeprefix("./")
        links = [name for name in folders if Path(root, name).is_symlink()]
        for name in (*names, *links):
            path = f"{below}{name}"
            one = known.get(path)
            if one is not None and stands(f"{root}/{name}", one) and not Path(root, name).is_symlink():
                found.add(path)
            else:
                other.append(path)
    clear(folder, other)
    return frozenset(found)


def clear(folder: Path, paths: Iterable[str]) -> None:
    """Deletes files by their path below a folder, and the folders that are empty then. Raises OSError."""
    left = set()
    for path in paths:
        (folder / path).unlink()
        left.add((folder / path).parent)
    while left:
        empty = {one for one in left if one != folder and not any(one.iterdir())}
        for one in empty:
            one.rmdir()
        left = {one.parent for one in empty}


def away(folder: Path) -> None:
    """Deletes a folder with all that is in it, as far as that is possible."""

    def delete(folders: Sequence[Path]) -> None:
        for one in folders:
            shutil.rmtree(one, ignore_errors=True)

    try:
        below = [path for one in folder.iterdir() if one.is_dir() for path in one.iterdir() if path.is_dir()]
    except OSError:
        below = []
    _shared(delete, below)
    shutil.rmtree(folder, ignore_errors=True)


def _shared(work: Callable[[Sequence[S]], T], items: Collection[S]) -> list[T]:
    """The work on parts of the items, each in a thread."""
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(work, (list(islice(items, n, None, _THREADS)) for n in range(_THREADS))))


def digest(data: bytes) -> bytes:
    """What stands for the bytes of a file."""
    return hashlib.blake2b(data, digest_size=_SHORT).digest()
