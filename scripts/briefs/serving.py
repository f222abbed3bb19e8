"""Shows the site at localhost while it is being worked on.

MkDocs serves and reloads; a second watcher converts anew when a seed, a sidecar or a template changes, and the new
Markdown makes MkDocs render.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefs import build
from briefs.errors import SourceError, SourceErrors

SETTLE = 0.3
"""Seconds without a change before converting: editors save a file in several steps."""


def serve(seeds: Path, docs: Path, config: Path, port: int) -> None:
    """Converts, serves and watches until interrupted. Raises SourceError if the first conversion fails; later ones are
    reported and the last good site stays."""
    build.convert(seeds, docs, config)
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
            build.convert(seeds, docs, config)
            if failed:
                click.echo("mended; the pages are up to date again", err=True)
            failed = False
        except (SourceError, SourceErrors) as error:
            failed = True
            for one in str(error).splitlines():
                click.echo(f"error: {one}", err=True)


def _mkdocs(config: Path, docs: Path, port: int) -> None:
    from mkdocs.commands.serve import serve as mkdocs_serve

    logging.basicConfig(format="%(message)s", level=logging.INFO)
    os.environ["BRIEFS_SERVING"] = "true"  # mkdocs.yml passes it on: pages may run the script that reloads them
    try:
        mkdocs_serve(
            str(config), livereload=True, watch_theme=True, dev_addr=f"127.0.0.1:{port}", docs_dir=str(docs.resolve())
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SourceError(
            f"port {port} is taken; stop what uses it, or name another with --port (PORT= for make)"
        ) from None
