"""Has MkDocs render the docs folder, and puts the result in place of the old site in one step."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
from jinja2 import TemplateNotFound

from briefs import carry, files, progress, timings, typeset
from briefs.errors import SourceError

_OLD = ".old"


def render(
    config: Path,
    docs: Path,
    site: Path,
    finish: Callable[[Path], None] = lambda staging: None,
    kept: Path | None = None,
    jobs: int = 1,
) -> None:
    """Renders `docs` with the configuration `config` into `site`, after `finish` has added what MkDocs does not make.
    The old site stands until the new one is whole. The file `kept` remembers its pages, so that the next time only
    those that changed are rendered; `jobs` processes share them. Raises SourceError, with MkDocs's own words, if MkDocs
    warns of anything."""
    staging = _staging(site)
    try:
        progress.say("rendering the site")
        with timings.measured("rendering"):
            _mkdocs(config, docs, staging, site, kept, jobs)
        finish(staging)
        _exchange(staging, site)
    except TemplateNotFound as error:  # which is an OSError to Jinja
        raise SourceError(
            f"a page asks for the template {error.name!r}, which the theme lacks: look at theme.custom_dir, "
            "and at the key template of your pages",
            config,
        ) from None
    except OSError as error:
        raise _unwritable(site, error) from None
    finally:
        carry.away(staging)


def _staging(site: Path) -> Path:
    """An empty folder beside the site, on the same file system, so that it can be renamed."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _recover(site)
        if site.exists() and not site.is_dir():
            raise SourceError("expected a folder for the site, found a file; move it or name another with --site", site)
        refuse(site)
        return Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}."))
    except OSError as error:
        raise _unwritable(site, error) from None


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


def _unwritable(site: Path, error: OSError) -> SourceError:
    return SourceError(f"can't be written ({error.strerror}); check its permissions and free space", site)


def refuse(site: Path) -> None:
    """Raises SourceError if the folder holds something else than a site: it is not ours to replace."""
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").is_file():
        raise SourceError("expected a site built before or an empty folder; move it or name another with --site", site)


def _mkdocs(config: Path, docs: Path, staging: Path, site: Path, kept: Path | None, jobs: int) -> None:
    before = typeset.Before(site, _known(kept))
    made = typeset.build(config, docs, staging, before, jobs)
    if kept:
        files.write_atomically(kept, msgspec.msgpack.encode(made))
    # Its header tells the day; the sitemap itself does without (see the theme), so that the site is the same any day.
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)
    staging.chmod(0o755)


def _known(kept: Path | None) -> typeset.Made:
    """What is known of the site before: nothing where that can't be read."""
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=typeset.Made) if kept else typeset.Made()
    except (OSError, msgspec.DecodeError):
        return typeset.Made()


def _exchange(staging: Path, site: Path) -> None:
    """Puts the new site in the place of the old one, which is in `staging` afterwards. Where the system can, that is
    one step; elsewhere there is a moment without a site, and `_recover` puts it back if that moment lasts."""
    _settle()
    if site.exists() and _swap(staging, site):
        return
    old = staging.with_name(staging.name + _OLD)
    try:
        if site.exists():
            site.rename(old)
        staging.rename(site)
    except OSError as error:
        if old.exists() and not site.exists():
            old.rename(site)
        raise SourceError(f"can't be replaced ({error.strerror}); close what uses it", site) from None
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
