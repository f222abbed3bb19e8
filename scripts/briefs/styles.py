"""Material's style sheets without what the pages of this site have none of, and in one file with ours: a first visit
waits for them to arrive.

The theme replaces Material's masthead, navigation, search and footer, which are a third of its main style sheet. A part
goes if none of its class names stands in a page, in a script or style sheet of ours, or among those that Material's
script may make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path

import lightningcss

from briefs import lean

SHEETS = ("assets/stylesheets/*.css", "assets/css/*.css")
"""In this order: ours import Material's."""
BROWSERS = ["defaults"]
"""Whom the result is for, as Browserslist has it. Without, shorthands are written that no browser knows yet."""

_PART = re.compile(r"\bmd-[a-z0-9_-]*[a-z0-9]")
_IMPORT = re.compile(r'@import url\("?([^":)]+\.css)"?\);')
_MADE = ("md-annotation", "md-clipboard", "md-code", "md-dialog", "md-progress", "md-tooltip", "md-typeset")
"""Beginnings of the class names that Material's script makes itself, or may make of what somebody writes by hand."""

_ALIKE = re.compile(r"(?:briefs/[^/]+|entities/[^/]+(?:/[^/]+)?)/index\.html")
"""Pages that are made from the same template as all others so deep in the same folder: one of them tells enough."""


def trim(site: Path) -> None:
    """Writes the style sheets of a finished site anew: small, and without what it does not use."""
    used = {name for path in _users(site) for name in _PART.findall(path.read_text(encoding="utf-8"))}
    for pattern in SHEETS:
        for path in sorted(site.glob(pattern)):
            try:
                css = trimmed(_whole(path), used)
            except ValueError:  # the site's owner wrote it, and browsers forgive more
                continue
            path.unlink()  # it may be the same file as in the site before
            path.write_text(css, encoding="utf-8")
            path.with_suffix(".css.map").unlink(missing_ok=True)  # its lines are others now


def _whole(path: Path) -> str:
    """A style sheet with those that it imports in their places; as it is, if one of them is not beside it: an import
    must stand before all else."""

    def imported(match: re.Match[str]) -> str:
        other = path.parent / match[1]
        return other.read_text(encoding="utf-8") if other.is_file() else match[0]

    css = path.read_text(encoding="utf-8")
    whole = _IMPORT.sub(imported, css)
    return css if "@import" in whole else whole


def trimmed(css: str, used: Set[str]) -> str:
    """The style sheet, minified, without Material's parts that are not among the class names `used`."""
    unused = {name for name in _PART.findall(css) if name not in used and not name.startswith(_MADE)}
    small: str = lightningcss.process_stylesheet(css, unused_symbols=unused, browsers_list=BROWSERS, minify=True)
    return small


def _users(site: Path) -> Iterator[Path]:
    """The files that tell what is used."""
    alike: dict[tuple[str, int], str] = {}  # by the folder and how deep it is there
    for name in sorted(name for name in lean.seen(str(site)) if name.endswith(".html")):
        if _ALIKE.fullmatch(name):
            alike.setdefault((name.partition("/")[0], name.count("/")), name)
        else:
            yield site / name
    yield from (site / name for name in alike.values())
    yield from site.glob("assets/js/*.js")
    yield from site.glob("assets/css/*.css")
