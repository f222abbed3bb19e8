"""Builds the search index of a finished site with Pagefind, whose index is read in pieces: a search fetches what it
needs, however large the collection.

Pagefind lists filters in an order that changes from run to run. `_settle` sorts them, so that two builds of the same
articles are the same to the byte.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
from collections.abc import Iterable
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


def index(site: Path, hits: Iterable[Hit], language: str = "en") -> None:
    """Writes the index of `hits` into the folder `pagefind` of the site. Raises SourceError if Pagefind can't."""
    folder = (site / FOLDER).resolve()
    try:
        _write(folder, hits, language)
        for path in folder.iterdir():
            if path.suffix in (".js", ".css", ".json") and path.name not in _NEEDED:
                path.unlink()
        _settle(folder)
    except (OSError, ValueError) as error:
        raise SourceError(f"Pagefind can't build the search index: {error}", folder) from None


def _write(folder: Path, hits: Iterable[Hit], language: str) -> None:
    # Imported here: only rendering needs it. Pagefind's own Python client waits 0.1 s for each page; speaking to the
    # program as that does, without the wait, is 150 times as fast.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    with subprocess.Popen([get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pagefind:
        index = _ask(pagefind, type="NewIndex", config={"force_language": language})["index_id"]
        for hit in hits:
            _ask(pagefind, type="AddFile", index_id=index, url=hit.address, file_contents=_html(hit, language))
        _ask(pagefind, type="WriteFiles", index_id=index, output_path=str(folder))


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


def _settle(folder: Path) -> None:
    """Puts filters and their values in order, and names the files by what they hold."""
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(old)
        version, pages, chunks, filters, *rest = meta
        settled = sorted([name, _filter(folder, id)] for name, id in filters)
        old.unlink()
        language["hash"] = _save(folder / "pagefind.{}.pf_meta", [version, pages, chunks, settled, *rest], language)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")


def _filter(folder: Path, id: str) -> str:
    old = folder / "filter" / f"{id}.pf_filter"
    name, values = _read(old)
    old.unlink()
    return _save(folder / "filter" / "{}.pf_filter", [name, sorted(values)], {"hash": id})


def _read(path: Path) -> Any:
    return cbor.loads(gzip.decompress(path.read_bytes())[len(_MAGIC) :])


def _save(path: Path, value: Any, before: dict[str, str]) -> str:
    """Writes `value` under a name made of its content, in the manner of the id that it had; returns that."""
    data = _MAGIC + cbor.dumps(value)
    prefix, _, digits = before["hash"].rpartition("_")
    id = f"{prefix}_{hashlib.sha256(data).hexdigest()[: len(digits)]}"
    path.with_name(path.name.format(id)).write_bytes(gzip.compress(data, mtime=0))
    return id
