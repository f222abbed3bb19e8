"""Composes the stages: seeds in, a site out."""

from __future__ import annotations

import os
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
    progress,
    record,
    redirect,
    render,
    rights,
    search,
    search_index,
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


def build(seeds: Path, docs: Path, site: Path, config: Path, locked: bool = False) -> Converted:
    """Turns a folder of articles into a browsable site. Raises SourceError or SourceErrors; then the site that was
    there still stands. `locked`: the ledger of permalinks must be up to date, and is not written."""
    files.refuse_nested(seeds=seeds, docs=docs, site=site)
    render.refuse(site)
    with turn.taken(config.parent / OWN):
        converted = _convert(seeds, docs, config, locked)
        progress.say("rendering the site")
        render.render(
            config,
            docs,
            site,
            lambda staging: _finish(staging, converted),
            config.parent / RENDERED,
            os.cpu_count() or 1,
        )
    return converted


def _finish(site: Path, converted: Converted) -> None:
    """Adds the search index to a site, and reads what is about to be published."""
    search_index.index(site, search.hits(converted.corpus), converted.settings.language)
    converted.guard.site(site)


def convert(seeds: Path, docs: Path, config: Path, locked: bool = False) -> Converted:
    """Turns a folder of articles into the Markdown of a site."""
    files.refuse_nested(seeds=seeds, docs=docs)
    with turn.taken(config.parent / OWN):
        return _convert(seeds, docs, config, locked)


def _convert(seeds: Path, docs: Path, config: Path, locked: bool) -> Converted:
    settings = configuration.read(config)
    gathered = _gather(seeds, config, settings)
    ledger = permalinks.dump(gathered.ledger)
    if locked and ledger != gathered.kept:
        raise SourceError("is out of date; run `briefs build` and commit it with the articles", seeds / files.LEDGER)
    guard = Guard(gathered.corpus.articles, settings.limits)
    corpus = rights.withhold(gathered.corpus, settings.limits)
    made = (*pages.pages(corpus, settings), *redirect.pages(corpus), *export.pages(corpus, settings, record.published))
    guard.pages((*made, Page(files.LEDGER, ledger)))
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


def _gather(seeds: Path, config: Path, settings: Settings) -> collection.Collection:
    return collection.gather(seeds, settings.model or configuration.MODEL, config.parent / CACHE, settings.rights)
