"""MkDocs's own steps, page by page: a page that did not change is taken over from the site before, the others are
shared among processes.

`mkdocs build` renders all pages, one after another, in one process. The steps here are those of its function `build`
(1.6.1, the last of its line and pinned exactly), and so is all that comes out, but for blank lines between the parts of
a template; a configuration with plugins is left to that function itself, since a plugin may look at all pages at once.

A page may be taken over when all that is the same on every page (the configuration, the theme, the navigation) has the
digest that it had, and both its source and the file that was made of it are what they were. It is rendered anew when a
page that it links to is gone or has lost an anchor, so that MkDocs sees the dead link. A file that is only copied goes
over the same way.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import json
import logging
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefs import carry, collector, dialect, forked, lean, progress, template_cache
from briefs.carry import Mark
from briefs.errors import SourceError
from briefs.targets import Targets

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

FEW = 24
"""Pages that are rendered sooner than other processes would have started."""

_SHORT = 8  # bytes that stand for an anchor: a collision in 10,000 pages of 1,000 anchors is one in 100,000


class Rendered(msgspec.Struct, frozen=True, gc=False):
    """A page as it was rendered, at `path` below the site's folder. `frame` is the digest of what all pages were made
    with; `anchors` are short digests of the ids in it, one behind the other; `links` the pages that it links to, each
    with those of the anchors there."""

    frame: str
    path: str
    source: Mark
    mark: Mark
    anchors: bytes
    links: dict[str, bytes]


class Copied(msgspec.Struct, frozen=True, gc=False):
    """A file as it was copied to `path` below the site's folder."""

    path: str
    source: Mark
    mark: Mark


class Made(msgspec.Struct, frozen=True):
    """What to know of a site the next time, by source."""

    pages: dict[str, Rendered] = {}
    copied: dict[str, Copied] = {}

    def marks(self) -> dict[str, Mark]:
        """What tells that its files are what they were, by their path."""
        return {page.path: page.mark for page in self.pages.values()} | {
            one.path: one.mark for one in self.copied.values()
        }


@dataclass(frozen=True, slots=True)
class Before:
    """The site before, and what is known of it."""

    site: Path
    made: Made


@dataclass(frozen=True, slots=True)
class _Site:
    """What MkDocs knows of a site before it renders a page. `plain`: Markdown means what it does without settings."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    sources: Sequence[File]
    frame: str
    targets: Targets
    plain: bool


def build(config: Path, docs: Path, site: Path, before: Before, jobs: int = 1) -> Made:
    """Renders `docs` into the folder `site` with `jobs` processes, and returns what to know of it the next time. What
    stands in the folder is known of the site before, and may be the same file as there: no file is written into.
    Raises SourceError, with MkDocs's own words, if MkDocs warns of anything."""
    from mkdocs.exceptions import MkDocsException

    with warnings() as log:
        try:
            loaded = _load(config, docs, site)
            if loaded.plugins:
                _whole(loaded)
                return Made()
            made = _by_page(_prepared(loaded), (config, docs, site), before, jobs)
        except (MkDocsException, SystemExit) as error:
            said = log.getvalue().strip() or str(error)
            raise SourceError(f"MkDocs can't build the site: {said}", config) from None
    if said := log.getvalue().strip():
        raise SourceError(f"MkDocs can't build the site: {said}", config)
    return made


@contextlib.contextmanager
def warnings() -> Iterator[io.StringIO]:
    """MkDocs's warnings, caught for the error message instead of printed."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield log
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated


# --- what is the same for all pages --------------------------------------------------------------------------------


def _load(config: Path, docs: Path, site: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    loaded = load_config(str(config), docs_dir=str(docs.resolve()), site_dir=str(site.resolve()), strict=True)
    loaded.plugins.on_startup(command="build", dirty=False)
    return loaded


def _whole(loaded: MkDocsConfig) -> None:
    from mkdocs.commands.build import build as mkdocs_build

    mkdocs_build(loaded)


def _prepared(loaded: MkDocsConfig) -> _Site:
    """What `build` of MkDocs does before it reads pages."""
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    from briefs.sparing import Sparing

    frame, plain = _frame(loaded), _is_plain(loaded)
    loaded.markdown_extensions.append(Sparing())  # Markdown takes them by name or as they are
    files = get_files(loaded)
    env = loaded.theme.get_env()
    env.trim_blocks = env.lstrip_blocks = True  # a frame is the same on thousands of pages, a tenth of it blank
    env.template_class = lean.Template
    env.loader = lean.Loader(loaded.theme.dirs)
    env.bytecode_cache = template_cache.kept()
    files.add_files_from_theme(env, loaded)
    set_exclusions(files, loaded)
    nav = get_navigation(files, loaded)
    sources = files.documentation_pages()
    for file in sources:
        if file.page is None:
            Page(None, file, loaded)
    for page in nav.pages:
        page.title = page.title or _titled(page, loaded, files)
    titles = [[page.title, page.url] for page in nav.pages]
    frame = _digest(f"{frame} {json.dumps(titles)}".encode())
    return _Site(loaded, files, nav, env, sources, frame, Targets(files, loaded), plain)


def _is_plain(loaded: MkDocsConfig) -> bool:
    """Whether no extension and no setting of one could give text another meaning than `dialect` knows."""
    named = loaded.markdown_extensions
    return all(name in dialect.EXTENSIONS for name in named) and not any(loaded.mdx_configs.values())


def _titled(page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """The title that a page of the navigation has for itself: the others show it."""
    from mkdocs.commands.build import _populate_page

    page.read_source(config)
    if "title" not in page.meta:
        _populate_page(page, config, files)
    title: str | None = page.title
    return title


def _frame(loaded: MkDocsConfig) -> str:
    """The digest of what all pages are made with."""
    digest = hashlib.sha256(Path(loaded.config_file_path).read_bytes())
    from_outside = (loaded.site_name, loaded.site_url, loaded.site_description, loaded.copyright, loaded.extra)
    digest.update(json.dumps(from_outside, default=str, sort_keys=True).encode())  # the file may name variables
    digest.update(" ".join(version(name) for name in ("mkdocs", "mkdocs-material", "markdown", "jinja2")).encode())
    for folder in loaded.theme.dirs:
        for name in sorted(name for name in lean.seen(folder) if name.endswith(".html")):
            digest.update(name.encode() + b"\0" + Path(folder, name).read_bytes())
    return digest.hexdigest()


# --- all pages -----------------------------------------------------------------------------------------------------


def _by_page(site: _Site, at: tuple[Path, Path, Path], before: Before, jobs: int) -> Made:
    from mkdocs.commands.build import _build_theme_template

    known = before.made.pages
    copied = _copied(site, before)
    made = _taken_over(
        {file.src_uri: known[file.src_uri] for file in site.sources if _stands(file, site, known)}, site, before
    )
    made |= _rendered(site, at, [file.src_uri for file in site.sources if file.src_uri not in made], jobs)
    suspect = list(_pointing_at_what_went(made, known))
    made |= _rendered(site, at, suspect, jobs)
    _check_anchors(site, made, [uri for uri, page in made.items() if page is not known.get(uri)])
    for template in site.config.theme.static_templates:
        _build_theme_template(template, site.env, site.files, site.config, site.nav)
    return Made(made, copied)


def _stands(file: File, site: _Site, known: Mapping[str, Rendered]) -> bool:
    """Whether a page would be rendered as it was."""
    old = known.get(file.src_uri)
    return old is not None and old.frame == site.frame and carry.stands(_source(file), old.source)


def _source(file: File) -> str:
    assert file.abs_src_path is not None  # a file without one is made by a plugin
    return file.abs_src_path


def _taken_over(pages: Mapping[str, Rendered], site: _Site, before: Before) -> dict[str, Rendered]:
    """Puts the files of the site before in their places in this one, as far as they are what they were."""
    due = {page.path: page.mark for page in pages.values()}
    over = carry.over_all(before.site, Path(site.config.site_dir), due)
    return {uri: page for uri, page in pages.items() if page.path in over}


def _copied(site: _Site, before: Before) -> dict[str, Copied]:
    """Puts the files in place that are no pages, and tells what to know of those in the docs folder."""
    others = (file for file in site.files if not file.is_documentation_page())
    files = {file.src_uri: file for file in others if file.inclusion.is_included()}  # type: ignore[no-untyped-call]
    ours = {uri for uri, file in files.items() if file.src_dir == site.config.docs_dir}
    known = {
        uri: one
        for uri, one in before.made.copied.items()
        if uri in ours and carry.stands(_source(files[uri]), one.source)
    }
    due = {one.path: one.mark for one in known.values()}
    over = carry.over_all(before.site, Path(site.config.site_dir), due)
    copied = {uri: one for uri, one in known.items() if one.path in over}
    for uri, file in files.items():
        if uri in copied:
            continue
        target = Path(file.abs_dest_path)
        target.unlink(missing_ok=True)
        file.copy_file()
        if uri in ours:
            data = target.read_bytes()
            copied[uri] = Copied(file.dest_uri, carry.mark(Path(_source(file)), data), carry.mark(target, data))
    return copied


def _pointing_at_what_went(made: Mapping[str, Rendered], before: Mapping[str, Rendered]) -> Iterator[str]:
    """Pages that were taken over, and link to one that is gone or has fewer anchors."""
    poorer = {uri for uri, old in before.items() if uri not in made or _lost(old, made[uri])}
    if poorer:
        yield from (uri for uri, page in made.items() if page is before.get(uri) and not poorer.isdisjoint(page.links))


def _lost(old: Rendered, new: Rendered) -> bool:
    return old.anchors != new.anchors and not _parts(old.anchors) <= _parts(new.anchors)


def _rendered(
    site: _Site,
    at: tuple[Path, Path, Path],
    todo: Sequence[str],
    jobs: int,
) -> dict[str, Rendered]:
    """The pages `todo`, rendered here or, if they are many, in other processes."""
    if jobs <= 1 or len(todo) <= FEW:
        pages: Iterable[tuple[str, Rendered, str]] = (_page(site, uri) for uri in todo)
        return _gathered(pages, len(todo))
    # The largest first, so that no process is left with one at the end.
    ordered = sorted(todo, key=lambda uri: -len(site.files.src_uris[uri].content_bytes))
    with _workers(site, at, jobs) as pool:
        pages = pool.map(_of_worker, ordered, chunksize=8)
        return _gathered(pages, len(todo))


def _gathered(pages: Iterable[tuple[str, Rendered, str]], total: int) -> dict[str, Rendered]:
    found = {}
    for uri, page, said in progress.track(pages, "rendering", total):
        found[uri] = page
        if said:
            logging.getLogger("mkdocs").warning(said)
    return found


# --- one page ------------------------------------------------------------------------------------------------------


def _page(site: _Site, uri: str) -> tuple[str, Rendered, str]:
    """Renders and writes one page. Also returns what MkDocs warns of: in another process nobody would hear it."""
    from mkdocs.commands.build import _build_page

    page = site.files.src_uris[uri].page
    assert page is not None
    Path(page.file.abs_dest_path).unlink(missing_ok=True)  # it may be the very file of the site before
    with warnings() as log:
        _populate(page, site, log)
        _build_page(page, site.config, site.sources, site.nav, site.env)
    links = {
        file.src_uri: b"".join(sorted(map(_short, anchors))) for file, anchors in (page.links_to_anchors or {}).items()
    }
    anchors = b"".join(sorted(map(_short, page.present_anchor_ids or ())))
    target = Path(page.file.abs_dest_path)
    source = carry.mark(Path(_source(page.file)), page.file.content_bytes)
    made = Rendered(site.frame, page.file.dest_uri, source, carry.mark(target, target.read_bytes()), anchors, links)
    # All pages would not fit into memory: MkDocs itself keeps them, as its search wants them.
    page.markdown = page.content = page.present_anchor_ids = page.links_to_anchors = None
    page.toc = []  # type: ignore[assignment]
    page.file.__dict__.pop("content_string", None)
    return uri, made, log.getvalue().strip()


def _populate(page: Page, site: _Site, log: io.StringIO) -> None:
    """Does what MkDocs's `_populate_page` does: reads a page and turns its Markdown into HTML. `log` holds what MkDocs
    warned of on this page."""
    from mkdocs.commands.build import _populate_page
    from mkdocs.structure.toc import get_toc

    made = None
    if site.plain:
        page.read_source(site.config)
        address, anchors = site.targets.of(page.file)
        if page.markdown and "template" in page.meta:  # as pages that we made have
            made = dialect.convert(page.markdown, address)
    if made is None:
        log.truncate(log.seek(0))  # or it would be said twice
        _populate_page(page, site.config, site.files)
        return
    page.content = made.html
    page.toc = get_toc(dialect.outline(made.headings))
    page.present_anchor_ids = set(made.ids)
    page.links_to_anchors = anchors


def _check_anchors(site: _Site, made: Mapping[str, Rendered], anew: Sequence[str]) -> None:
    """Warns, in MkDocs's words, of each link whose anchor is not on its page. Only the pages made `anew` can have one:
    of the others all was well, and none of those that they link to has lost anything."""
    have = functools.cache(lambda uri: _parts(made[uri].anchors) if uri in made else frozenset())
    for uri in anew:
        if any(not _parts(anchors) <= have(target) for target, anchors in made[uri].links.items()):
            _name_dead_links(site, uri, have)


def _name_dead_links(site: _Site, uri: str, have: Callable[[str], frozenset[bytes]]) -> None:
    from mkdocs.commands.build import _populate_page

    page = site.files.src_uris[uri].page
    assert page is not None
    _populate_page(page, site.config, site.files)
    for target, anchors in (page.links_to_anchors or {}).items():
        for anchor, link in anchors.items():
            if _short(anchor) not in have(target.src_uri):
                logging.getLogger("mkdocs").log(
                    site.config.validation.links.anchors,
                    f"Doc file '{uri}' contains a link '{link}', but the doc '{target.src_uri}' does not contain an "
                    f"anchor '#{anchor}'.",
                )


def _short(anchor: str) -> bytes:
    return hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=_SHORT).digest()


def _parts(anchors: bytes) -> frozenset[bytes]:
    return frozenset(anchors[n : n + _SHORT] for n in range(0, len(anchors), _SHORT))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- other processes -----------------------------------------------------------------------------------------------

_site: _Site | None = None  # what a process of the pool works on


@contextlib.contextmanager
def _workers(site: _Site, at: tuple[Path, Path, Path], jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that know the site: by inheritance where that is safe, else by reading it anew."""
    global _site
    context = multiprocessing.get_context("fork" if forked.IS_SAFE else "spawn")
    _site = site
    try:
        with collector.still(), ProcessPoolExecutor(jobs, context, _begin, at) as pool:
            yield pool
    finally:
        _site = None


def _begin(config: Path, docs: Path, site: Path) -> None:
    global _site
    if _site is None:
        _site = _prepared(_load(config, docs, site))


def _of_worker(uri: str) -> tuple[str, Rendered, str]:
    assert _site is not None
    return _page(_site, uri)
