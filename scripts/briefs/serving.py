"""Shows the site at localhost while it is being worked on.

MkDocs serves and reloads; a second watcher converts anew when a seed, a sidecar or a template changes, and the new
Markdown makes MkDocs render. The search index is made beside that, and joins the pages when it is there.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefs import build, search, search_index
from briefs.build import Converted
from briefs.errors import SourceError, SourceErrors
from briefs.search_index import Made

SETTLE = 0.3
"""Seconds without a change before converting: editors save a file in several steps."""


class Shelf:
    """The search index of what was converted last, and the site that it belongs into. Both change while the other is
    being made, so whichever comes later asks for the index to be laid there."""

    def __init__(self) -> None:
        self._wanted = threading.Event()
        self._converted: Converted | None = None
        self._site: Path | None = None
        self._made: tuple[Converted, dict[str, Made]] | None = None

    def put(self, converted: Converted) -> None:
        """Tells what was converted."""
        self._converted = converted
        self._wanted.set()

    def lay(self, site: Path) -> None:
        """Tells which site was rendered."""
        self._site = site
        self._wanted.set()

    def keep_up(self) -> None:
        """Makes and lays the index whenever it is wanted; does not return."""
        while self._wanted.wait():
            self._wanted.clear()
            converted, site = self._converted, self._site
            if converted is None or site is None:
                continue
            if self._made is None or self._made[0] is not converted:
                hits = search.hits(converted.corpus, converted.settings.limits)
                try:
                    self._made = (converted, search_index.index(hits, converted.settings.language))
                except SourceError as error:
                    click.echo(f"error: {error}", err=True)
                    continue
            with suppress(OSError):  # MkDocs empties the folder when it renders anew, and asks again
                search_index.write(site, self._made[1])


SHELF = Shelf()
"""What is served by this process, for MkDocs calls `serving_search` by name."""


def serve(seeds: Path, docs: Path, config: Path, port: int) -> None:
    """Converts, serves and watches until interrupted. Raises SourceError if the first conversion fails; later ones are
    reported and the last good site stays."""
    SHELF.put(build.convert(seeds, docs, config))
    threading.Thread(target=SHELF.keep_up, daemon=True).start()
    changed = threading.Event()
    observer = Observer()
    for folder in (seeds, Path(__file__).parent / "templates"):
        observer.schedule(_Handler(changed.set), str(folder), recursive=True)
    observer.start()
    threading.Thread(target=_convert_when, args=(changed, seeds, docs, config), daemon=True).start()
    try:
        _mkdocs(config, docs, port)
    finally:
        observer.stop()
        observer.join()


class _Handler(FileSystemEventHandler):
    """Calls `changed` when a file changes; that one was read is no change."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._changed()


def _convert_when(changed: threading.Event, seeds: Path, docs: Path, config: Path) -> None:
    failed = False
    while changed.wait():
        while changed.is_set():
            changed.clear()
            changed.wait(SETTLE)
        try:
            SHELF.put(build.convert(seeds, docs, config))
            if failed:
                click.echo("mended; the pages are up to date again", err=True)
            failed = False
        except (SourceError, SourceErrors) as error:
            failed = True
            for one in str(error).splitlines():
                click.echo(f"error: {one}", err=True)


def _mkdocs(config: Path, docs: Path, port: int) -> None:
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.utils.yaml import yaml_load

    with config.open("rb") as file:
        hooks = (yaml_load(file) or {}).get("hooks") or []
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    os.environ["BRIEFS_SERVING"] = "true"  # mkdocs.yml passes it on: pages may run the script that reloads them
    try:
        mkdocs_serve(
            str(config),
            livereload=True,
            watch_theme=True,
            dev_addr=f"127.0.0.1:{port}",
            docs_dir=str(docs.resolve()),
            hooks=[*hooks, str(Path(__file__).with_name("serving_search.py"))],
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SourceError(
            f"port {port} is taken; stop what uses it, or name another with --port (PORT= for make)"
        ) from None
