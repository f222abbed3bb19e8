"""Articles read, annotated and linked.

Only what changed since the last time is annotated, and the language model is loaded only if there is any such.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefs import (
    article,
    authority,
    cache,
    corpus,
    edit,
    engine,
    files,
    fingerprint,
    identity,
    interned,
    lasting,
    permalinks,
    progress,
    sidecar,
    timings,
)
from briefs.authority import Authority
from briefs.errors import SourceError, SourceErrors
from briefs.fingerprint import Fingerprint
from briefs.model import Annotated, Article, Corpus, Rights, Source
from briefs.permalinks import Ledger
from briefs.sidecar import Anchored, Sidecar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Collection:
    """A linked corpus, how many of its articles had to be annotated anew, the ledger of its permalinks as it has to be
    now, and the text of the ledger as it was found (None: there was none)."""

    corpus: Corpus
    annotated: int
    ledger: Ledger
    kept: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """An article, what the editor says of it, and the fingerprints of its paragraphs where they are known."""

    source: Source
    article: Article
    said: Sidecar
    prints: tuple[Fingerprint, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """Of an article that was read what the next build needs. Fingerprints are written as in the ledger."""

    article: Article
    prints: tuple[str, ...]


def gather(folder: Path, model: str, kept: Path, rights: Rights = "full", jobs: int = 1) -> Collection:
    """All articles of a folder, linked. `model` names a spaCy model, `kept` is the folder of the cache, `rights` are
    those of articles that do not state theirs; `jobs` processes share the work.
    Raises SourceError, or SourceErrors with all that is wrong."""
    with timings.measured("reading"):
        seeds = files.read(folder)
        known, errors = _authority(seeds.authority)
        ledger, more = _ledger(seeds.ledger)
        readings, rest = _each(partial(_reread, rights=rights, kept=kept), seeds.sources)
        _raise_all([*seeds.errors, *errors, *more, *rest])
    with timings.measured("permalinks"):
        ledger, readings = _numbered(ledger, readings)
    with timings.measured("annotating"):
        annotated, count = _reused(readings, known, _text(seeds.authority), model, kept, jobs)
    with timings.measured("permalinks"):
        ledger, settled = lasting.settle(ledger, annotated)
    with timings.measured("linking"):
        linked = corpus.link(settled, known)
    _raise_all(tuple(edit.strangers((reading.said for reading in readings), linked, known, ledger.entities)))
    with timings.measured("permalinks"):
        ledger, moved = lasting.moves(ledger, linked)
    return Collection(
        replace(linked, problems=(*linked.problems, *seeds.problems), moved=moved), count, ledger, _text(seeds.ledger)
    )


def _numbered(ledger: Ledger, readings: Sequence[_Read]) -> tuple[Ledger, list[_Read]]:
    """The articles with the ids that their paragraphs were published under."""
    known = {reading.article.slug: reading.prints for reading in readings}
    ledger, articles = lasting.number(
        ledger, [reading.article for reading in readings], lambda one: known[one.slug] or permalinks.prints(one)
    )
    return ledger, [replace(reading, article=article) for reading, article in zip(readings, articles, strict=True)]


def _reused(
    readings: Sequence[_Read], known: Authority, authority: str | None, model: str, kept: Path, jobs: int
) -> tuple[list[Annotated], int]:
    """All articles, annotated; those that did not change come from the cache. And how many did."""
    version = _version(model)
    keys = {
        reading.article.slug: cache.key(reading.source, reading.article, authority, version) for reading in readings
    }
    found: dict[str, Annotated | None] = {}
    words: dict[object, object] = {}
    for slug, key in keys.items():
        found[slug] = cache.load(kept, key, Annotated)
        if one := found[slug]:
            interned.intern(one, words)
    changed = [reading for reading in readings if found[reading.article.slug] is None]
    for annotated in _annotate(changed, known, model, jobs):
        slug = annotated.article.slug
        interned.intern(annotated, words)
        found[slug] = annotated
        cache.store(kept, keys[slug], annotated)
    return [one for one in found.values() if one], len(changed)


def annotate_files(paths: Sequence[Path], model: str, body: bool, jobs: int = 1) -> tuple[Annotated, ...]:
    """The given files, in the order given, as one collection with the authority file beside the first of them. With
    `body` the whole of each file is running text; `jobs` processes share the work. Raises SourceError, or SourceErrors
    with all that is wrong."""
    sources, errors = _each(files.read_one, paths)
    beside = files.read_beside(paths[0].parent, files.AUTHORITY)
    known, more = _authority(beside)
    readings, rest = _each(_read_body if body else _read, sources)
    _raise_all([*errors, *more, *rest])
    return identity.unify(tuple(_annotate(readings, known, model, jobs)), known).articles


def _annotate(readings: Sequence[_Read], known: Authority, model: str, jobs: int = 1) -> Iterator[Annotated]:
    if not readings:
        return
    anchored, errors = _each(_anchored, readings)
    _raise_all(errors)
    progress.say("loading the language model")
    work = [(reading.article, said) for reading, said in zip(readings, anchored, strict=True)]
    found = engine.annotated(work, known, model, jobs)
    for one, error in progress.track(found, "annotating", len(work)):
        if one:
            yield one
        if error:
            errors.append(error)
    _raise_all(errors)


def _reread(source: Source, rights: Rights, kept: Path) -> _Read:
    """A seed, read; what was made of one that did not change comes from the cache."""
    key = cache.reading_key(source, rights)
    if found := cache.load(kept, key, _Kept):
        return _Read(source, found.article, _said(source, rights), tuple(map(fingerprint.parse, found.prints)))
    read = _read(source, rights)
    prints = permalinks.prints(read.article)
    cache.store(kept, key, _Kept(read.article, tuple(map(fingerprint.dump, prints))))
    return replace(read, prints=prints)


def _said(source: Source, rights: Rights) -> Sidecar:
    said = sidecar.read(source)
    return replace(said, rights=said.rights or rights)


def _read(source: Source, rights: Rights = "full") -> _Read:
    said = _said(source, rights)
    return _Read(source, _complained(article.parse(source, said), said), said)


def _read_body(source: Source) -> _Read:
    said = sidecar.read(source)
    return _Read(source, _complained(article.parse_body(source, said), said), said)


def _complained(read: Article, said: Sidecar) -> Article:
    return replace(read, problems=(*read.problems, *said.problems))


def _anchored(reading: _Read) -> Anchored:
    return sidecar.anchor(reading.article, reading.said)


def _ledger(source: Source | None) -> tuple[Ledger, list[SourceError]]:
    if source is None:
        return permalinks.EMPTY, []
    try:
        return permalinks.parse(source.path, source.text), []
    except SourceError as error:
        return permalinks.EMPTY, [error]


def _authority(source: Source | None) -> tuple[Authority, list[SourceError]]:
    if source is None:
        return authority.EMPTY, []
    try:
        return authority.parse(source.path, source.text), []
    except SourceError as error:
        return authority.EMPTY, [error]


def _text(source: Source | None) -> str | None:
    return source.text if source else None


def _version(model: str) -> str:
    """The name and version of a model; a model that is a folder has no version that could be trusted to change."""
    try:
        return f"{model} {importlib.metadata.version(model)}"
    except importlib.metadata.PackageNotFoundError:
        return model


def _each(read: Callable[[T], U], items: Iterable[T]) -> tuple[list[U], list[SourceError]]:
    """`read` of each item that has one, and the errors of the others."""
    done: list[U] = []
    errors = []
    for item in items:
        try:
            done.append(read(item))
        except SourceError as error:
            errors.append(error)
    return done, errors


def _raise_all(errors: Sequence[SourceError]) -> None:
    if errors:
        raise SourceErrors(errors)
