"""Pages without the white space that templates leave: the indentation of lines, and empty ones, save where it shows.
And a theme without its hidden folders, of which no file reaches a site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import jinja2

_SHOWN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")


class Template(jinja2.Template):
    """A template whose pages are lean."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        return lean(super().render(*args, **kwargs))


class Loader(jinja2.FileSystemLoader):
    """A loader that looks for no template in a hidden folder: Material keeps 14,000 icons in one, and MkDocs takes
    what it finds there out of the list again."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in seen(folder)})


def seen(folder: str) -> Iterator[str]:
    """The files below a folder that are not hidden, by their path with slashes."""
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = os.path.relpath(at, folder).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def lean(page: str) -> str:
    """The page with one line end where lines are parted by white space."""
    # Every third piece is shown as it is written, and the one behind it is the name of its tag.
    pieces = _SHOWN.split(page)
    pieces[::3] = (_LINES.sub("\n", piece) for piece in pieces[::3])
    del pieces[2::3]
    return "".join(pieces)
