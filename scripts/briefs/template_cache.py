"""Jinja's templates as Python code, kept beside Python's own compiled code (see `compiled`): to compile those of a site
takes half a second of every build."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import shutil
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from briefs import cache

_NAME = "templates"


@functools.cache
def kept() -> jinja2.BytecodeCache:
    """The code of templates, as this version of ours and of Jinja compiles them; that of others goes."""
    digest = hashlib.sha256(f"{cache.own_version()} {jinja2.__version__}".encode()).hexdigest()
    folder = Path(cache_from_source(__file__)).with_name(f"{_NAME}.{digest[:16]}")
    if not sys.dont_write_bytecode and not folder.is_dir():
        with contextlib.suppress(OSError):
            for old in folder.parent.glob(f"{_NAME}.*"):
                shutil.rmtree(old, ignore_errors=True)
            folder.mkdir(parents=True)
    return _Templates(str(folder), "%s.jinja")


class _Templates(jinja2.FileSystemBytecodeCache):
    """As Jinja's own; what is damaged, or can't be written, is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # a damaged pickle can raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)
