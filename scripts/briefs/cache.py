"""What was made of an article kept between builds, so that an unchanged one is read and annotated once.

A key is the SHA-256 of all that it depends on: the seed, its sidecar, for annotations the authority file and the
model too, and the code and data of this package. An entry carries a checksum of its own; one that is damaged, or made
by something else, counts as missing and is made again.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from briefs import files
from briefs.model import Article, Rights, Source
from briefs.settings import Settings

T = TypeVar("T")


def reading_key(source: Source, rights: Rights) -> str:
    """The key of an article as it is read; `rights` are those that it has if it states none."""
    return _digest("reading", own_version(), str(source.path), source.text, source.sidecar_text, rights)


def key(source: Source, article: Article, authority: str | None, model: str) -> str:
    """The cache key of one article. `model` names the model and its version. The ids of its paragraphs count, as an
    earlier edit may have numbered the same text otherwise, and its rights, which the site's configuration may set."""
    # The name of the file counts too: it makes the slug, and stands in every problem.
    ids = " ".join(paragraph.id for paragraph in article.paragraphs)
    seed = (str(source.path), source.text, source.sidecar_text)
    return _digest("annotated", own_version(), model, *seed, authority, ids, article.rights)


def pages_key(settings: Settings) -> str:
    """What all pages depend on: what the site's configuration says, our code, and the templates as they are now."""
    libraries = " ".join(map(importlib.metadata.version, ("jinja2", "markupsafe", "babel")))
    return _digest("pages", own_version(), _digest_of_files("*.jinja"), libraries, repr(settings))


def search_key(language: str, hits: Sequence[object]) -> str:
    """What a part of the search index depends on."""
    made_with = _digest("search", own_version(), importlib.metadata.version("pagefind-bin"), language)
    return hashlib.sha256(made_with.encode() + packed(hits)).hexdigest()


def packed(value: object) -> bytes:
    """A value as bytes, the same for the same value; sets, which have no order that lasts, would not do."""
    try:
        return msgspec.msgpack.encode(value, enc_hook=str)
    except UnicodeEncodeError:  # half a character, which an article can hold
        return repr(value).encode("utf-8", "surrogatepass")


def _digest(*parts: str | None) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = b"\xff" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def load(folder: Path, key: str, kind: type[T]) -> T | None:
    """What is kept under `key`, a `kind`, or None."""
    try:
        data = _path(folder, key).read_bytes()
    except OSError:
        return None
    checksum, _, payload = data.partition(b"\n")
    if checksum != hashlib.sha256(payload).hexdigest().encode():
        return None
    try:
        return msgspec.json.decode(payload, type=kind, dec_hook=_decode)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError):
        return None


def store(folder: Path, key: str, made: object) -> None:
    """Keeps what was made under `key`. Raises OSError."""
    payload = msgspec.json.encode(made, enc_hook=str)
    files.write_atomically(_path(folder, key), hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json"


def _decode(kind: type, value: object) -> object:
    if kind is Path:
        return Path(str(value))
    raise NotImplementedError(kind)


@functools.cache
def own_version() -> str:
    """A hash of this package's code and data: what an entry was made with, even between releases."""
    return _digest_of_files("*.py", "data/*")


def _digest_of_files(*patterns: str) -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in here.rglob(pattern)):
        digest.update(str(path.relative_to(here)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
