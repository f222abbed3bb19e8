"""Builds the search index of a finished site with Pagefind, whose index is read in pieces: a search fetches what it
needs, however large the collection.

Pagefind makes an index anew or not at all, and keeps all of it in memory meanwhile: half a gigabyte for a thousand
briefs. So there is one for each kind of hit, of a large collection several, and only those are made in which something
changed; the search asks all of them (search.js). Not more than that, since of each a search fetches a piece.

Pagefind lists filters in an order that changes from run to run. `_settled` sorts them, so that two builds of the same
articles are the same to the byte.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from briefs import cache, carry, cbor
from briefs.carry import Mark
from briefs.errors import SourceError
from briefs.markup import printable
from briefs.search import Hit, HitKind

FOLDER = "pagefind"
"""Where the index stands, below the site's root: the first of the briefs itself, with Pagefind's program, and the
others in folders of their own."""

KINDS = "kinds.json"
"""The file in it that names these, and what a first search is sure to need."""

LARGEST: Mapping[HitKind, int] = {"Brief": 1_200, "Entity": 12_000, "Timeline": 16_000}
"""Hits of one index; more are shared out, to parts of two thirds as many: where all else is large, too, Pagefind has to
do with less memory."""

_PROGRAM = "pagefind.js"
_WASM = "wasm.{}.pagefind"

_MAGIC = b"pagefind_dcd"


class Part(msgspec.Struct, frozen=True, gc=False):
    """An index as it stands in a site: the digest of what it was made of, and its files by their path below
    `FOLDER`."""

    digest: str
    files: dict[str, Mark]


class Made(msgspec.Struct, frozen=True, gc=False):
    """An index as it is due, without `files` where it is what it was."""

    digest: str
    files: dict[str, bytes] | None = None


def index(
    hits: Iterable[Hit], language: str = "en", before: Mapping[str, Part] | None = None, old: Path | None = None
) -> dict[str, Made]:
    """The indexes of `hits`, by where they stand. What of them was `before` in the site `old` is not made again where
    it would be the same. Raises SourceError if Pagefind can't."""
    kinds: dict[HitKind, list[Hit]] = {}
    for hit in hits:
        kinds.setdefault(hit.kind, []).append(hit)
    made = {}
    for place, of in (shared for kind, every in kinds.items() for shared in _shared_out(kind, every)):
        digest = cache.search_key(language, of)
        known = (before or {}).get(place)
        if old is not None and known is not None and known.digest == digest and _stands(known, old):
            made[place] = Made(digest)
            continue
        pages = [(hit.address, _html(hit, language)) for hit in of]
        made[place] = Made(digest, _placed(place, _files(pages, language)))
    return made


def _shared_out(kind: HitKind, hits: Sequence[Hit]) -> Iterator[tuple[str, Sequence[Hit]]]:
    """The hits of a kind in parts of `LARGEST` at most, about, each with where its index stands. Which part a hit goes
    to depends on its address alone as long as there are as many parts, so that a new one changes one of them."""
    most = LARGEST[kind] if len(hits) <= LARGEST[kind] else LARGEST[kind] * 2 // 3
    count = -(-len(hits) // most)
    parts: list[list[Hit]] = [[] for _ in range(count)]
    for hit in hits:
        parts[zlib.crc32(hit.address.encode("utf-8", "surrogatepass")) % count].append(hit)
    for number, of in enumerate(parts):
        yield _place(kind, number), of


def _place(kind: HitKind, number: int) -> str:
    if kind == "Brief":
        return f"brief{number}/" if number else ""
    return f"{kind.lower()}{number or ''}/"


def write(
    site: Path, index: Mapping[str, Made], before: Mapping[str, Part] | None = None, old: Path | None = None
) -> dict[str, Part]:
    """Puts an index into a site, and returns what to know of it the next time. What is as it was `before` goes over
    from the site `old`: thousands of small files take long to write. Raises OSError."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    parts = {}
    for place, made in index.items():
        if made.files is None:
            assert before and old
            parts[place] = before[place]
            _carry(old, site, before[place].files)
        else:
            known = before[place].files if before and place in before else {}
            parts[place] = Part(made.digest, _write(site, made.files, known, old))
    told = {"others": {place: place.rstrip("0123456789/").title() for place in index if place}, "ahead": _ahead(parts)}
    (site / FOLDER / KINDS).write_text(json.dumps(told), encoding="utf-8")
    return parts


def _ahead(parts: Mapping[str, Part]) -> list[str]:
    """The files that the first search in briefs needs. Pagefind asks for each when it has the one before; on a slow
    line they had better come together."""
    first = sorted(parts[""].files) if "" in parts else ()
    return [path for path in first if _is_wasm(path) or path.endswith(".pf_meta")]


def _carry(old: Path, site: Path, files: Mapping[str, Mark]) -> None:
    over = carry.over_all(old / FOLDER, site / FOLDER, files)
    for path in files:
        if path not in over:
            raise OSError(f"{path} of the search index was changed by somebody else")


def _write(site: Path, files: Mapping[str, bytes], before: Mapping[str, Mark], old: Path | None) -> dict[str, Mark]:
    """Most of a part that changed is as it was."""
    same = {path: mark for path, mark in before.items() if path in files and mark.digest == carry.digest(files[path])}
    over = carry.over_all(old / FOLDER, site / FOLDER, same) if old else frozenset()
    found = {path: same[path] for path in over}
    anew = [path for path in files if path not in found]
    _make_folders(site, anew)
    for path in anew:
        target = site / FOLDER / path
        target.unlink(missing_ok=True)  # it may be the very file of the site before
        target.write_bytes(files[path])
        found[path] = carry.mark(target, files[path])
    return found


def marks(parts: Mapping[str, Part]) -> dict[str, Mark]:
    """What tells that the files of an index are what they were, by their path below the site's root."""
    return {f"{FOLDER}/{path}": mark for part in parts.values() for path, mark in part.files.items()}


def _make_folders(site: Path, files: Iterable[str]) -> None:
    for place in {path.rpartition("/")[0] for path in files}:
        (site / FOLDER / place).mkdir(parents=True, exist_ok=True)


def _stands(known: Part, old: Path) -> bool:
    return all(carry.stands(f"{old}/{FOLDER}/{path}", mark) for path, mark in known.files.items())


def _placed(place: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files by their path below `FOLDER`; the program stands there once."""
    return {f"{place}{at}": data for at, data in files.items() if not place or not (at == _PROGRAM or _is_wasm(at))}


def _is_wasm(path: str) -> bool:
    return path.startswith("wasm.")


def _files(pages: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
    try:
        return _settled(_made(pages, language))
    except (OSError, ValueError) as error:
        raise SourceError(f"Pagefind can't build the search index: {error}") from None


def _made(pages: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
    """The files of an index, by path. They are asked for, not left to be written: Pagefind answers before it has."""
    # Imported here: only rendering needs it. Pagefind's own Python client waits 0.1 s for each page; speaking to the
    # program as that does, without the wait, is 150 times as fast.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    with subprocess.Popen([get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pagefind:
        index = _ask(pagefind, type="NewIndex", config={"force_language": language})["index_id"]
        for address, page in pages:
            _ask(pagefind, type="AddFile", index_id=index, url=address, file_contents=page)
        files = _ask(pagefind, type="GetFiles", index_id=index)["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files if _needed(file["path"])}


def _needed(path: str) -> bool:
    """Not the user interfaces that Pagefind brings, for we have our own, nor its worker, which is 40 KB more to fetch
    for searches that take milliseconds."""
    return path in (_PROGRAM, "pagefind-entry.json") or not path.endswith((".js", ".css", ".json"))


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
    marks = [f'<i data-pagefind-filter="{_text(name)}:{_text(one)}"></i>' for name, of in hit.filters for one in of]
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
    spoken = {_WASM.format(language["wasm"] or "unknown") for language in entry["languages"].values()}
    return {path: data for path, data in out.items() if not _is_wasm(path) or path in spoken}


def _read(content: bytes) -> Any:
    return cbor.loads(gzip.decompress(content)[len(_MAGIC) :])


def _named(id: str, value: Any) -> tuple[str, bytes]:
    """`value` as Pagefind keeps it, with an id made of its content in the manner of `id`."""
    data = _MAGIC + cbor.dumps(value)
    prefix, _, digits = id.rpartition("_")
    return f"{prefix}_{hashlib.sha256(data).hexdigest()[: len(digits)]}", gzip.compress(data, mtime=0)
