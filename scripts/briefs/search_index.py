"""Builds the search index of a finished site with Pagefind, whose index is read in pieces: a search fetches what it
needs, however large the collection.

Pagefind lists filters in an order that changes from run to run. `_settled` sorts them, so that two builds of the same
articles are the same to the byte.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from briefs import cbor
from briefs.errors import SourceError
from briefs.markup import printable
from briefs.search import Hit

FOLDER = "pagefind"
"""Where the index stands, below the site's root."""

_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
"""Of the scripts that Pagefind brings; the others are user interfaces, and we have our own."""

_MAGIC = b"pagefind_dcd"


def index(hits: Iterable[Hit], language: str = "en") -> dict[str, bytes]:
    """The index of `hits`, as the files of the site's folder `FOLDER` by path. Raises SourceError if Pagefind can't."""
    try:
        return _settled(_made(hits, language))
    except (OSError, ValueError) as error:
        raise SourceError(f"Pagefind can't build the search index: {error}") from None


def write(site: Path, files: Mapping[str, bytes], before: Path | None = None) -> None:
    """Puts an index into a site. A file that is in the site `before` already is not written again, but is the same file
    in both: thousands of small files take long to write, and to delete. Raises OSError."""
    for folder in {(site / FOLDER / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        if not (before and _shared(before / FOLDER / path, site / FOLDER / path, content)):
            (site / FOLDER / path).write_bytes(content)


def _shared(old: Path, new: Path, content: bytes) -> bool:
    """Makes `new` the same file as `old`, if that holds just this and the file system has links."""
    try:
        if old.read_bytes() != content:
            return False
        os.link(old, new)
    except OSError:
        return False
    return True


def _made(hits: Iterable[Hit], language: str) -> dict[str, bytes]:
    """The files of the index, by path. They are asked for, not left to be written: Pagefind answers before it has."""
    # Imported here: only rendering needs it. Pagefind's own Python client waits 0.1 s for each page; speaking to the
    # program as that does, without the wait, is 150 times as fast.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    with subprocess.Popen([get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pagefind:
        index = _ask(pagefind, type="NewIndex", config={"force_language": language})["index_id"]
        for hit in hits:
            _ask(pagefind, type="AddFile", index_id=index, url=hit.address, file_contents=_html(hit, language))
        files = _ask(pagefind, type="GetFiles", index_id=index)["files"]
    return {
        file["path"]: base64.b64decode(file["content"])
        for file in files
        if file["path"] in _NEEDED or not file["path"].endswith((".js", ".css", ".json"))
    }


def _ask(pagefind: subprocess.Popen[bytes], **payload: object) -> dict[str, Any]:
    """One request and its answer: JSON in Base64, ended by a comma. Raises ValueError with what Pagefind objects to."""
    assert pagefind.stdin and pagefind.stdout
    pagefind.stdin.write(base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + b",")
    pagefind.stdin.flush()
    answer = bytearray()
    while not answer.endswith(b","):
        part = pagefind.stdout.read1()  # type: ignore[attr-defined]
        if not part:
            raise ValueError("it ended before it answered")
        answer += part
    found: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
    if found["type"] == "Error":
        raise ValueError(found["message"])
    return found


def _html(hit: Hit, language: str) -> str:
    """A hit as the page that Pagefind reads. Passages with an id become places that it can tell apart."""
    filters = [("kind", (hit.kind,)), *hit.filters]
    marks = [f'<i data-pagefind-filter="{_text(name)}:{_text(one)}"></i>' for name, of in filters for one in of]
    marks += [f'<i data-pagefind-meta="{_text(name)}:{_text(value)}"></i>' for name, value in hit.meta if value]
    passages = [(f' id="{_text(p.id)}"' if p.id else "", _text(p.text)) for p in hit.passages if p.text]
    blocks = [f"<h1>{_text(hit.title)}</h1>", *(f"<p{id}>{text}</p>" for id, text in passages)]
    return f'<html lang="{language}"><body>{"".join([*marks, *blocks])}</body></html>'


def _text(text: str) -> str:
    return escape(printable(text))


def _settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with filters and their values in order, named by what they hold."""
    out = dict(files)
    entry = json.loads(files["pagefind-entry.json"])
    for language in entry["languages"].values():
        version, pages, chunks, filters, *rest = _read(out.pop(f"pagefind.{language['hash']}.pf_meta"))
        settled = []
        for name, id in sorted(filters):
            _, values = _read(out.pop(f"filter/{id}.pf_filter"))
            new, content = _named(id, [name, sorted(values)])
            out[f"filter/{new}.pf_filter"] = content
            settled.append([name, new])
        language["hash"], content = _named(language["hash"], [version, pages, chunks, settled, *rest])
        out[f"pagefind.{language['hash']}.pf_meta"] = content
    out["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode()
    return out


def _read(content: bytes) -> Any:
    return cbor.loads(gzip.decompress(content)[len(_MAGIC) :])


def _named(id: str, value: Any) -> tuple[str, bytes]:
    """`value` as Pagefind keeps it, with an id made of its content in the manner of `id`."""
    data = _MAGIC + cbor.dumps(value)
    prefix, _, digits = id.rpartition("_")
    return f"{prefix}_{hashlib.sha256(data).hexdigest()[: len(digits)]}", gzip.compress(data, mtime=0)
