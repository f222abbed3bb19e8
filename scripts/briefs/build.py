"""Composes the stages: seeds in, a site out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from briefs import (
    authority,
    collection,
    export,
    files,
    pages,
    permalinks,
    record,
    redirect,
    render,
    rights,
    search,
    search_index,
    styles,
    timings,
    turn,
)
from briefs import config as configuration
from briefs import suggest as suggestions
from briefs.errors import Problem, SourceError
from briefs.model import Corpus, Page
from briefs.rights import Guard
from briefs.settings import Settings

OWN = Path(".briefs")
"""What is kept between builds, below the folder that holds mkdocs.yml: annotations, and a lock."""
CACHE = OWN / "cache"
RENDERED = OWN / "rendered"


@dataclass(frozen=True, slots=True)
class Converted:
    """What was done: the linked corpus as far as it may be published, how many articles were annotated anew, and which
    files were written. `guard` knows what may not be published."""

    corpus: Corpus
    annotated: int
    written: files.Written
    settings: Settings
    guard: Guard
    warning: Problem | None = None


def build(seeds: Path, docs: Path, site: Path, config: Path, locked: bool = False, jobs: int = 1) -> Converted:
    """Turns a folder of articles into a browsable site. Raises SourceError or SourceErrors; then the site that was
    there still stands. `locked`: the ledger of permalinks must be up to date, and is not written. `jobs` processes
    share the work."""
    files.refuse_nested(seeds=seeds, docs=docs, site=site)
    render.refuse(site)
    with turn.taken(config.parent / OWN):
        converted = _convert(seeds, docs, config, locked, jobs)
        index = _Index(converted)
        render.render(config, docs, site, index.finish, config.parent / RENDERED, jobs, index.make)
    return converted


class _Index:
    """The search index of a site: made while its pages are rendered, added when they are."""

    def __init__(self, converted: Converted) -> None:
        self._converted = converted
        self._files: dict[str, bytes] = {}

    def make(self) -> None:
        with timings.measured("search index"):
            hits = search.hits(self._converted.corpus)
            self._files = search_index.index(hits, self._converted.settings.language)

    def finish(self, site: Path) -> None:
        """Also reads what is about to be published."""
        search_index.write(site, self._files)
        styles.trim(site)
        with timings.measured("proof of rights"):
            self._converted.guard.site(site)


def convert(seeds: Path, docs: Path, config: Path, locked: bool = False, jobs: int = 1) -> Converted:
    """Turns a folder of articles into the Markdown of a site."""
    files.refuse_nested(seeds=seeds, docs=docs)
    with turn.taken(config.parent / OWN):
        return _convert(seeds, docs, config, locked, jobs)


def _convert(seeds: Path, docs: Path, config: Path, locked: bool, jobs: int) -> Converted:
    settings = configuration.read(config)
    files.sweep(config.parent / OWN)
    if not locked:
        files.sweep(seeds)
    gathered = _gather(seeds, config, settings, jobs)
    ledger = permalinks.dump(gathered.ledger)
    if locked and ledger != gathered.kept:
        raise SourceError("is out of date; run `briefs build` and commit it with the articles", seeds / files.LEDGER)
    guard = Guard(gathered.corpus.articles, settings.limits)
    corpus = rights.withhold(gathered.corpus, settings.limits)
    with timings.measured("pages"):
        made = (
            *pages.pages(corpus, settings, jobs),
            *redirect.pages(corpus),
            *export.pages(corpus, settings, record.published),
        )
    with timings.measured("proof of rights"):
        guard.pages((*made, Page(files.LEDGER, ledger)))
    with timings.measured("writing"):
        written = files.write(docs, made)
    # Last, so that an id counts as published only if its page was written.
    warning = None if locked else files.write_ledger(seeds, ledger)
    return Converted(corpus, gathered.annotated, written, settings, guard, warning)


def check(seeds: Path, config: Path) -> Iterable[Problem]:
    """What an editor should look at in a folder of articles, in no order."""
    return _gather(seeds, config, configuration.read(config)).corpus.problems


def suggest(seeds: Path, config: Path, limit: int) -> str:
    """The `limit` most valuable entries that the authority file of a folder lacks, as text to paste into it."""
    corpus = _gather(seeds, config, configuration.read(config)).corpus
    source = files.read_beside(seeds, files.AUTHORITY)
    known = authority.parse(source.path, source.text) if source else authority.EMPTY
    return suggestions.text(islice(suggestions.suggest(corpus, known), limit), known)


def _gather(seeds: Path, config: Path, settings: Settings, jobs: int = 1) -> collection.Collection:
    model = settings.model or configuration.MODEL
    return collection.gather(seeds, model, config.parent / CACHE, settings.rights, jobs)
