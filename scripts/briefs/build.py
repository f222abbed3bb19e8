"""Composes the stages: seeds in, a site out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from briefs import (
    authority,
    cache,
    carry,
    collection,
    collector,
    export,
    files,
    forked,
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
from briefs.carry import Mark
from briefs.errors import Problem, SourceError
from briefs.memo import Book, Memo
from briefs.model import Corpus, Page
from briefs.rights import Guard
from briefs.search_index import Made, Part
from briefs.settings import Settings

OWN = Path(".briefs")
"""What is kept between builds, below the folder that holds mkdocs.yml: annotations, the site before, and a lock."""
CACHE = OWN / "cache"
RENDERED = OWN / "rendered"
SPARE = OWN / "spare"
PAGES = "pages"
SEARCH = "search"
MANY = 5_000
"""Hits of a collection that is large enough for two processes to have little in common."""


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
        linked = _linked(seeds, config, locked, jobs)
        known = cache.load(config.parent / OWN, SEARCH, dict[str, Part]) or {}
        with ExitStack() as stack:
            # After an edit the index takes longest; of a new collection the pages take all processors and memory.
            index = stack.enter_context(_indexing(linked, known, site)) if known else None
            laid = _laid(linked, docs, config, jobs)
            index = index or stack.enter_context(_indexing(linked, known, site))
            converted = _written(laid, seeds, docs, config, locked)
            del linked, laid  # room for those who render
            finish = partial(_finish, converted, known, site, index, config.parent / OWN)
            kept = render.Kept(config.parent / RENDERED, config.parent / SPARE)
            render.render(config, docs, site, finish, kept, search_index.marks(known), jobs)
    return converted


def convert(seeds: Path, docs: Path, config: Path, locked: bool = False, jobs: int = 1) -> Converted:
    """Turns a folder of articles into the Markdown of a site."""
    files.refuse_nested(seeds=seeds, docs=docs)
    with turn.taken(config.parent / OWN):
        return _written(_laid(_linked(seeds, config, locked, jobs), docs, config, jobs), seeds, docs, config, locked)


@dataclass(frozen=True, slots=True)
class _Linked:
    """The corpus as it may be published, and the text of the ledger as it has to be now."""

    corpus: Corpus
    annotated: int
    settings: Settings
    guard: Guard
    ledger: str


def _linked(seeds: Path, config: Path, locked: bool, jobs: int) -> _Linked:
    settings = configuration.read(config)
    files.sweep(config.parent / OWN, config.parent / SPARE)
    if not locked:
        files.sweep(seeds)
    gathered = _gather(seeds, config, settings, jobs)
    ledger = permalinks.dump(gathered.ledger)
    if locked and ledger != gathered.kept:
        raise SourceError("is out of date; run `briefs build` and commit it with the articles", seeds / files.LEDGER)
    guard = Guard(gathered.corpus.articles, settings.limits)
    return _Linked(rights.withhold(gathered.corpus, settings.limits), gathered.annotated, settings, guard, ledger)


def _indexing(
    linked: _Linked, known: Mapping[str, Part], before: Path
) -> AbstractContextManager[Callable[[], dict[str, Made]]]:
    """Has another process make the search index; `known` are its parts in the site `before`."""
    hits = tuple(search.hits(linked.corpus, linked.settings.limits))
    work = partial(search_index.index, hits, linked.settings.language, known, before)
    return forked.beside(work, large=len(hits) > MANY)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The pages that have to be written, laid down, and what is known of the others."""

    linked: _Linked
    made: files.Spool
    memo: Memo


def _laid(linked: _Linked, docs: Path, config: Path, jobs: int) -> _Laid:
    own = config.parent / OWN
    memo = _memo(linked.settings, docs, own)
    with timings.measured("pages"), collector.idle():
        made = files.Spool(own, _made(linked.corpus, linked.settings, jobs, memo))
    with timings.measured("proof of rights"):
        standing = files.generated(docs, sorted(memo.standing))
        linked.guard.pages(chain(made, standing, (Page(files.LEDGER, linked.ledger),)))
    return _Laid(linked, made, memo)


def _written(laid: _Laid, seeds: Path, docs: Path, config: Path, locked: bool) -> Converted:
    linked, memo = laid.linked, laid.memo
    with timings.measured("writing"):
        written = files.write(docs, laid.made, memo.standing)
        cache.store(config.parent / OWN, PAGES, memo.book(laid.made.marks(docs)))
    # Last, so that an id counts as published only if its page was written.
    warning = None if locked else files.write_ledger(seeds, linked.ledger)
    return Converted(linked.corpus, linked.annotated, written, linked.settings, linked.guard, warning)


def _finish(
    converted: Converted,
    known: Mapping[str, Part],
    before: Path,
    index: Callable[[], Mapping[str, Made]],
    own: Path,
    site: Path,
) -> Mapping[str, Mark]:
    """Adds to a new site what MkDocs does not make, and reads what is about to be published. `known` are the parts of
    the search index in the site `before`."""
    with timings.measured("search index"):
        parts = search_index.write(site, index(), known, before)
        cache.store(own, SEARCH, parts)
    with timings.measured("style sheets"):
        styles.trim(site)
    with timings.measured("proof of rights"):
        converted.guard.site(site)
    return search_index.marks(parts)


def _made(corpus: Corpus, settings: Settings, jobs: int, memo: Memo) -> Iterator[Page]:
    """The pages that have to be written."""
    yield from pages.pages(corpus, settings, jobs, memo)
    yield from redirect.pages(corpus)
    yield from export.pages(corpus, settings, record.published, jobs, memo)


def _memo(settings: Settings, docs: Path, own: Path) -> Memo:
    """What is known of the pages in `docs`."""
    before = cache.load(own, PAGES, Book) or Book()
    return Memo(cache.pages_key(settings), before, lambda path, mark: carry.stands(f"{docs}/{path}", mark))


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
    with collector.idle():
        return collection.gather(seeds, model, config.parent / CACHE, settings.rights, jobs)
