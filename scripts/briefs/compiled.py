"""Data in the form in which it is quickest to read, kept beside Python's compiled code and as it is: made anew once
what it was made of changed, and not at all where Python is told to write no compiled code.

`make` runs this module, so that no first run waits for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

import msgspec

from briefs import cache, files

T = TypeVar("T")


def load(name: str, libraries: tuple[str, ...], kind: type[T], make: Callable[[], T]) -> T:
    """The data called `name`, a `kind`: as kept, or as `make` makes it of our code and data and of `libraries`."""
    path = _path(name, libraries)
    with contextlib.suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        checksum, _, payload = path.read_bytes().partition(b"\n")
        if checksum == _checksum(payload):
            return msgspec.msgpack.decode(payload, type=kind)
    made = make()
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _store(path, made)
    return made


def _store(path: Path, made: object) -> None:
    payload = msgspec.msgpack.encode(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_atomically(path, _checksum(payload) + b"\n" + payload)
    for old in path.parent.glob(f"{path.name.partition('.')[0]}.*.msgpack"):
        if old != path:
            old.unlink(missing_ok=True)


def _path(name: str, libraries: tuple[str, ...]) -> Path:
    versions = " ".join(f"{one} {importlib.metadata.version(one)}" for one in libraries)
    digest = hashlib.sha256(f"{cache.own_version()} {versions}".encode()).hexdigest()
    return Path(cache_from_source(__file__)).with_name(f"{name}.{digest[:16]}.msgpack")


def _checksum(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=16).hexdigest().encode()


if __name__ == "__main__":
    from briefs import world

    sys.dont_write_bytecode = False
    world.precompile()
