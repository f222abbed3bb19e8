"""Pages without the white space that templates leave: the indentation of lines, and empty ones, save where it shows."""

from __future__ import annotations

import re
from typing import Any

import jinja2

_SHOWN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")


class Template(jinja2.Template):
    """A template whose pages are lean."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        return lean(super().render(*args, **kwargs))


def lean(page: str) -> str:
    """The page with one line end where lines are parted by white space."""
    # Every third piece is shown as it is written, and the one behind it is the name of its tag.
    pieces = _SHOWN.split(page)
    pieces[::3] = (_LINES.sub("\n", piece) for piece in pieces[::3])
    del pieces[2::3]
    return "".join(pieces)
