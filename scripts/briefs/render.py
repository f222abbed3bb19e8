"""Has MkDocs render the docs folder, and puts the result in place of the old site in one step."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec
from jinja2 import TemplateNotFound

from briefs import carry, files, progress, timings, typeset
from briefs.carry import Mark
from briefs.errors import SourceError

_OLD = ".old"
_NOTHING: Mapping[str, Mark] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """Where things are kept from build to build: what is known of the pages, and the site that was replaced last."""

    pages: Path
    spare: Path


def render(
    config: Path,
    docs: Path,
    site: Path,
    finish: Callable[[Path], Mapping[str, Mark]] = lambda staging: {},
    kept: Kept | None = None,
    known: Mapping[str, Mark] = _NOTHING,
    jobs: int = 1,
) -> None:
    """Renders `docs` with the configuration `config` into `site`, after `finish` has added what MkDocs does not make,
    and told its marks; `known` are those of what it added the last time. The old site stands until the new one is
    whole. With `kept` only pages that changed are rendered; `jobs` processes share them. Raises SourceError, with
    MkDocs's own words, if MkDocs warns of anything."""
    staging = _staging(site, kept)
    try:
        progress.say("rendering the site")
        with timings.measured("rendering"):
            before = typeset.Before(site, _known(kept))
            stands = carry.settled(staging, {**before.made.marks(), **known})
            made = _mkdocs(config, docs, staging, before, kept, jobs)
        added = finish(staging)
        carry.clear(staging, stands.difference(made.marks(), added))
        _exchange(staging, site, kept)
    except TemplateNotFound as error:  # which is an OSError to Jinja
        raise SourceError(
            f"a page asks for the template {error.name!r}, which the theme lacks: look at theme.custom_dir, "
            "and at the key template of your pages",
            config,
        ) from None
    except OSError as error:
        raise files.unwritable(site, error) from None
    finally:
        carry.away(staging)


def _staging(site: Path, kept: Kept | None) -> Path:
    """A folder beside the site, on the same file system, so that it can be renamed: empty, or the site that was
    replaced last."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _recover(site)
        if site.exists() and not site.is_dir():
            raise SourceError("expected a folder for the site, found a file; move it or name another with --site", site)
        refuse(site)
        staging = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}."))
        with contextlib.suppress(OSError):  # there is none, or it is on another file system
            if kept:
                kept.spare.rename(staging)
        return staging
    except OSError as error:
        raise files.unwritable(site, error) from None


def _recover(site: Path) -> None:
    """Puts back the site that a build was replacing when it was killed, and deletes what such builds left."""
    # Names as `tempfile.mkdtemp` makes them, so that nothing of anybody else's is deleted.
    ours = re.compile(rf"\.{re.escape(site.name)}\.[a-z0-9_]{{8}}(\{_OLD})?")
    left = [path for path in site.parent.iterdir() if ours.fullmatch(path.name) and path.is_dir()]
    for path in left:
        if path.suffix == _OLD and not site.exists():
            path.rename(site)
        else:
            carry.away(path)


def refuse(site: Path) -> None:
    """Raises SourceError if the folder holds something else than a site: it is not ours to replace."""
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").is_file():
        raise SourceError("expected a site built before or an empty folder; move it or name another with --site", site)


def _mkdocs(
    config: Path, docs: Path, staging: Path, before: typeset.Before, kept: Kept | None, jobs: int
) -> typeset.Made:
    made = typeset.build(config, docs, staging, before, jobs)
    if kept:
        files.write_atomically(kept.pages, msgspec.msgpack.encode(made))
    # Its header tells the day; the sitemap itself does without (see the theme), so that the site is the same any day.
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)
    staging.chmod(0o755)
    return made


def _known(kept: Kept | None) -> typeset.Made:
    """What is known of the site before: nothing where that can't be read."""
    try:
        return msgspec.msgpack.decode(kept.pages.read_bytes(), type=typeset.Made) if kept else typeset.Made()
    except (OSError, msgspec.DecodeError):
        return typeset.Made()


def _exchange(staging: Path, site: Path, kept: Kept | None) -> None:
    """Puts the new site in the place of the old one, which is kept. Where the system can, that is one step; elsewhere
    there is a moment without a site, and `_recover` puts it back if that moment lasts."""
    _settle()
    old = staging
    if not site.exists() or not _swap(staging, site):
        old = staging.with_name(staging.name + _OLD)
        try:
            if site.exists():
                site.rename(old)
            staging.rename(site)
        except OSError as error:
            if old.exists() and not site.exists():
                old.rename(site)
            raise SourceError(f"can't be replaced ({error.strerror}); close what uses it", site) from None
    with contextlib.suppress(OSError):
        if kept:
            old.rename(kept.spare)
    carry.away(old)


def _settle() -> None:
    """Has the system write to the disk what it still holds, so that a power failure finds the new site whole."""
    if hasattr(os, "sync"):
        os.sync()


def _swap(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step. False where the system or the file system can't."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":  # renameat2(2), with AT_FDCWD and RENAME_EXCHANGE
        call, arguments = "renameat2", (-100, first, -100, second, 2)
    elif sys.platform == "darwin":  # renamex_np(2), with RENAME_SWAP
        call, arguments = "renamex_np", (first, second, 2)
    else:
        return False
    function = getattr(ctypes.CDLL(None), call, None)
    return function is not None and function(*arguments) == 0
