"""All disk I/O of the conversion: seeds in, pages out.

`read` never leaves the seeds folder. `write` writes only what changed, each file by an atomic rename, and deletes only
what an earlier `write` made: a list of those files, `docs/.generated.json`, stands beside them. A hand-written file is
never overwritten and never deleted.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path, PurePosixPath

from briefs import anchor, carry, decode
from briefs.carry import Mark
from briefs.errors import Problem, SourceError
from briefs.model import Page, Source

SUFFIXES = (".txt", ".md")
AUTHORITY = "authority.yml"
LEDGER = "permalinks.json"
LARGEST = 10_000_000
"""Bytes of the largest seed, sidecar or authority file that is read: a long book is a fifth of it."""

MANIFEST = ".generated.json"
_TEMPORARY = ".briefs-"
"""How the names of files begin that are being written."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """A seeds folder as it was read. `authority` and `ledger` are the files, if there are any. `errors` are files that
    could not be read, `problems` what an editor should look at."""

    folder: Path
    sources: tuple[Source, ...]
    authority: Source | None = None
    ledger: Source | None = None
    errors: tuple[SourceError, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` did, as counts of files."""

    made: int = 0
    changed: int = 0
    kept: int = 0
    removed: int = 0


def read(folder: Path) -> Seeds:
    """Reads every seed below `folder`, in order of path, with its sidecar. Hidden files, files whose name starts with
    an underscore, and README and LICENSE files are not seeds. Raises SourceError if the folder can't be read or holds
    no seed; what is wrong with single files is in `errors`, so that one run names them all."""
    if not folder.is_dir():
        raise SourceError(
            "expected a folder of articles, found no folder; create it or name another with --seeds", folder
        )
    sources, errors, problems = [], [], []
    for path in _seed_paths(folder):
        if not _inside(path, folder):
            problems.append(
                Problem("outside", "a link that leads out of the seeds folder: not read; copy the file", str(path))
            )
            continue
        try:
            _refuse_links(path.with_suffix(".yml"), folder)
            sources.append(read_one(path))
        except SourceError as error:
            errors.append(error)
    problems += _orphans(folder)
    if not sources and not errors:
        raise SourceError("expected at least one article (.txt or .md), found none; put a text file there", folder)
    errors += _clashes(sources)
    found: dict[str, Source | None] = {}
    for name in (AUTHORITY, LEDGER):
        try:
            _refuse_links(folder / name, folder)
            found[name] = read_beside(folder, name)
        except SourceError as error:
            errors.append(error)
    return Seeds(folder, tuple(sources), found.get(AUTHORITY), found.get(LEDGER), tuple(errors), tuple(problems))


def read_one(path: Path) -> Source:
    """Reads one seed and its sidecar. Raises SourceError."""
    text = decode.decode(read_bytes(path), path)
    sidecar = path.with_suffix(".yml")
    if not sidecar.is_file():
        return Source(path, text)
    return Source(path, text, sidecar, decode.decode(read_bytes(sidecar), sidecar))


def read_beside(folder: Path, name: str) -> Source | None:
    """The file `name` that speaks of all articles of a folder, if there is one. Raises SourceError."""
    path = folder / name
    return Source(path, decode.decode(read_bytes(path), path)) if path.is_file() else None


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large. Raises SourceError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would keep the build waiting for ever
            raise SourceError("expected a file, found a folder, pipe or device; move it out of the seeds folder", path)
        size = status.st_size
        if size > LARGEST:
            raise SourceError(
                f"expected an article of at most {LARGEST // 1_000_000} MB, found {size / 1e6:.0f} MB; "
                "split it, or move it out of the seeds folder",
                path,
            )
        return path.read_bytes()
    except OSError as error:
        raise _unread(path, error) from None


class Spool:
    """Pages laid down on disk while they are made: they can be gone through again and again, and all of them at a time
    would not fit into memory."""

    def __init__(self, folder: Path, pages: Iterable[Page]) -> None:
        """Raises SourceError if nothing can be laid down in `folder`."""
        self._laid: list[tuple[str, int, bytes]] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it goes with this object
            for page in pages:
                data = _encoded(page)
                self._file.write(data)
                self._laid.append((page.path, len(data), carry.digest(data)))
        except OSError as error:
            raise unwritable(folder, error) from None

    def __iter__(self) -> Iterator[Page]:
        at = 0
        for path, size, _ in self._laid:
            self._file.seek(at)  # another may be on its way through
            yield Page(path, self._file.read(size).decode("utf-8", "surrogatepass"))
            at += size

    def marks(self, docs: Path) -> dict[str, Mark]:
        """What tells that each of them, written to `docs`, is what it was. Raises OSError."""
        return {path: Mark(size, (docs / path).stat().st_mtime_ns, digest) for path, size, digest in self._laid}


def write(docs: Path, pages: Collection[Page] | Spool, standing: Set[str] = frozenset()) -> Written:
    """Makes the generated files of `docs` those of `pages` and `standing`, the paths of those that are there as they
    are due. Raises SourceError, before anything is written, if a page would overwrite a file that was not generated, or
    if the folder can't be written."""
    before = _manifest(docs)
    due = standing | {page.path for page in pages}
    _refuse_foreign(docs, pages, before)
    sweep(docs)
    counts = {"made": 0, "changed": 0, "kept": len(standing), "removed": 0}
    try:
        docs.mkdir(parents=True, exist_ok=True)
        # Every file that may be ours is listed before it is written: a build that is killed in between leaves files
        # that the next one knows as generated.
        _write_manifest(docs, before | due)
        for page in pages:
            counts[_write_changed(docs / page.path, _encoded(page))] += 1
        for path in sorted(before - due):
            counts["removed"] += _remove(docs, path)
        _write_manifest(docs, due)
    except OSError as error:
        raise unwritable(Path(error.filename or docs), error) from None
    return Written(**counts)


def unwritable(place: Path, error: OSError) -> SourceError:
    """What to say of a place that can't be written."""
    return SourceError(f"can't be written ({error.strerror}); check its permissions and free space", place)


def _encoded(page: Page) -> bytes:
    return page.text.encode("utf-8", "surrogatepass")


def generated(docs: Path, paths: Iterable[str]) -> Iterator[Page]:
    """Generated files as they stand. Raises SourceError."""
    for path in paths:
        try:
            yield Page(path, (docs / path).read_bytes().decode("utf-8", "surrogatepass"))
        except OSError as error:
            raise _unread(docs / path, error) from None


def _unread(path: Path, error: OSError) -> SourceError:
    return SourceError(f"can't be read ({error.strerror}); check that it exists and may be read", path)


def write_ledger(folder: Path, text: str) -> Problem | None:
    """Keeps the ledger of permalinks beside the articles; where it can't, says so: the site is whole without it."""
    try:
        _write_changed(folder / LEDGER, text.encode(), durable=True)
    except OSError as error:
        return Problem(
            "ledger",
            f"can't be written ({error.strerror}): links to paragraphs will not survive an edit",
            str(folder / LEDGER),
        )
    return None


def write_atomically(path: Path, data: bytes, durable: bool = False) -> None:
    """Writes a file so that whoever reads it sees the old bytes or the new ones, never a part; if it is `durable`, also
    after the power failed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def sweep(folder: Path, *but: Path) -> None:
    """Deletes what a build that was killed left half written below a folder, `but` not below these. No other build may
    be running."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(root, name) not in but]
        for name in names:
            if name.startswith(_TEMPORARY) and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    Path(root, name).unlink()


def refuse_nested(**folders: Path) -> None:
    """Raises SourceError if one of the folders lies in another, or is the same: what is generated would be read as
    articles, articles would be published as they are, or the site would be replaced with all that is in it."""
    for (name, folder), (other, inner) in permutations(folders.items(), 2):
        if inner.resolve().is_relative_to(folder.resolve()):
            raise SourceError(
                f"the folder for {other} lies in the folder for {name}, {folder}; name another with --{other}", inner
            )


def _seed_paths(folder: Path) -> Iterator[Path]:
    """Every file that looks like a seed, in order of its path as written, on any system."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        found += [Path(root, name) for name in names if _is_seed(name)]
    yield from sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_seed(name: str) -> bool:
    stem, dot, suffix = name.rpartition(".")
    if name.startswith((".", "_")) or stem.upper() in ("README", "LICENSE"):
        return False
    return bool(dot) and "." + suffix.lower() in SUFFIXES


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _refuse_links(path: Path, folder: Path) -> None:
    """A sidecar or authority file says what is published, so one from elsewhere is an error, not a problem."""
    if path.is_symlink() and not _inside(path, folder):
        raise SourceError("a link that leads out of the seeds folder; copy the file", path)


def _orphans(folder: Path) -> Iterator[Problem]:
    """Sidecars without a seed: most likely the seed was renamed."""
    for path in sorted(folder.rglob("*.yml")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if hidden or path.name == AUTHORITY or any(path.with_suffix(suffix).exists() for suffix in SUFFIXES):
            continue
        yield Problem(
            "orphan",
            f"a sidecar without its article {path.stem}.txt or {path.stem}.md: rename it, or delete it",
            str(path),
        )


def _clashes(sources: list[Source]) -> Iterator[SourceError]:
    first: dict[str, Path] = {}
    for source in sources:
        slug = anchor.slug(source.path.stem)
        other = first.setdefault(slug, source.path)
        if other is not source.path:
            yield SourceError(f"would have the same address “{slug}” as {other}; rename one of the two", source.path)


def _manifest(docs: Path) -> Set[str]:
    """The paths of what was generated before. A list that can't be understood counts as empty: then nothing is deleted,
    and `_refuse_foreign` names the first file that stands in the way."""
    try:
        found = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    if not isinstance(found, (dict, list)):
        return frozenset()
    if isinstance(found, dict):  # as it was written at first, each with a digest
        found = [path for path, digest in found.items() if isinstance(digest, str)]
    return frozenset(path for path in found if isinstance(path, str) and _is_plain(path))


def _is_plain(path: str) -> bool:
    """Whether a path stays below the folder it is relative to."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path


def _write_manifest(docs: Path, paths: Set[str]) -> None:
    _write_changed(docs / MANIFEST, json.dumps(sorted(paths), indent=0).encode(), durable=True)


def _refuse_foreign(docs: Path, pages: Iterable[Page], before: Set[str]) -> None:
    inside: set[Path] = set()
    for page in pages:
        target = docs / page.path
        if target.parent not in inside and not _inside(target.parent, docs):
            raise SourceError(
                "a link that leads out of the docs folder, where pages are due; move or delete it", target
            )
        inside.add(target.parent)
        if page.path in before or not target.exists():
            continue
        if not target.is_file() or target.read_bytes() != _encoded(page):
            raise SourceError("was not written by briefs, but a page is due at its place; move or delete it", target)


def _write_changed(path: Path, data: bytes, durable: bool = False) -> str:
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return "kept"
        write_atomically(path, data, durable)
        return "changed"
    write_atomically(path, data, durable)
    return "made"


def _remove(docs: Path, path: str) -> int:
    """Deletes one generated file and the folders it leaves empty."""
    target = docs / path
    if not target.is_file() or not _inside(target.parent, docs):
        return 0
    target.unlink()
    for parent in target.parents:
        if parent == docs or any(parent.iterdir()):
            break
        parent.rmdir()
    return 1
