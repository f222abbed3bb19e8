"""Articles read, annotated and linked.

Only what changed since the last time is annotated, and the language model is loaded only if there is any such.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from briefs import annotate, article, authority, cache, corpus, files, identity, language, progress, sidecar
from briefs.authority import Authority
from briefs.errors import SourceError, SourceErrors
from briefs.model import Annotated, Article, Corpus, Source
from briefs.sidecar import Anchored

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Collection:
    """A linked corpus, and how many of its articles had to be annotated anew."""

    corpus: Corpus
    annotated: int


@dataclass(frozen=True, slots=True)
class _Read:
    """An article, and what the editor says of it."""

    article: Article
    said: Anchored


def gather(folder: Path, model: str, kept: Path) -> Collection:
    """All articles of a folder, linked. `model` names a spaCy model, `kept` is the folder of the cache.
    Raises SourceError, or SourceErrors with all that is wrong."""
    seeds = files.read(folder)
    known, errors = _authority(seeds.authority)
    keys = {source.path: cache.key(source, _text(seeds.authority), _version(model)) for source in seeds.sources}
    found = {path: cache.load(kept, key) for path, key in keys.items()}
    changed = [source for source in seeds.sources if found[source.path] is None]
    readings, more = _each(_read, changed)
    _raise_all([*seeds.errors, *errors, *more])
    for annotated in _annotate(readings, known, model):
        found[annotated.article.path] = annotated
        cache.store(kept, keys[annotated.article.path], annotated)
    linked = corpus.link((one for one in found.values() if one), known)
    return Collection(replace(linked, problems=(*linked.problems, *seeds.problems)), len(changed))


def annotate_files(paths: Sequence[Path], model: str, body: bool) -> tuple[Annotated, ...]:
    """The given files, in the order given, as one collection with the authority file beside the first of them. With
    `body` the whole of each file is running text. Raises SourceError, or SourceErrors with all that is wrong."""
    sources, errors = _each(files.read_one, paths)
    beside = files.read_authority(paths[0].parent)
    known, more = _authority(beside)
    readings, rest = _each(_read_body if body else _read, sources)
    _raise_all([*errors, *more, *rest])
    return identity.unify(tuple(_annotate(readings, known, model)), known).articles


def _annotate(readings: Sequence[_Read], known: Authority, model: str) -> Iterator[Annotated]:
    if not readings:
        return
    progress.say("loading the language model")
    pipeline = language.load(model)
    parsed = language.parse_all(pipeline, (reading.article for reading in readings))
    pairs = progress.track(zip(readings, parsed, strict=True), "annotating", len(readings))
    errors = []
    for reading, pieces in pairs:
        try:
            yield annotate.annotate(reading.article, reading.said, pieces, known)
        except SourceError as error:
            errors.append(error)
    _raise_all(errors)


def _read(source: Source) -> _Read:
    said = sidecar.read(source)
    return _anchored(article.parse(source, said), said)


def _read_body(source: Source) -> _Read:
    said = sidecar.read(source)
    return _anchored(article.parse_body(source, said), said)


def _anchored(read: Article, said: sidecar.Sidecar) -> _Read:
    return _Read(replace(read, problems=(*read.problems, *said.problems)), sidecar.anchor(read, said))


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
