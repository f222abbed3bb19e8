"""Where links in Markdown lead, as MkDocs finds it, and found once for all pages of a folder: thousands of them link to
the same few.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import _RelativePathTreeprocessor

Anchors = dict["File", dict[str, str]]
"""What MkDocs keeps of a page: the files that it links into, the anchors there, and each link as it is written."""


@dataclass(slots=True)
class Targets:
    """Where links lead from any page of a site."""

    files: Files
    config: MkDocsConfig
    _known: dict[tuple[str, int, str], tuple[File, str]] = field(default_factory=dict)

    def of(self, file: File) -> tuple[Callable[[str], str], Anchors]:
        """What gives the address for a link on the page `file`, and where the anchors are noted that it was asked for.
        MkDocs warns of a link that leads nowhere."""
        from mkdocs.structure.pages import _RelativePathTreeprocessor

        asked = _RelativePathTreeprocessor(file, self.files, self.config)
        anchors: Anchors = asked.links_to_anchors
        folder = posixpath.dirname(file.src_uri)
        # The page of the folder itself has another way to the same.
        depth = 0 if file.url == "./" else file.url.count("/")
        known = self._known

        def address(link: str) -> str:
            path, mark, anchor = link.partition("#")
            if not path or "?" in path:
                return asked.path_to_url(link)
            found = known.get((folder, depth, path))
            # From a page to itself, or to one below it, the way is not that of the other pages of its folder.
            if found is None or found[0].url.startswith(file.url):
                self._find(folder, depth, path, asked)
                return asked.path_to_url(link)
            target, way = found
            if not mark:
                return way
            if anchor:
                anchors.setdefault(target, {}).setdefault(anchor, link)
            return f"{way}#{anchor}"

        return address, anchors

    def _find(self, folder: str, depth: int, path: str, asked: _RelativePathTreeprocessor) -> None:
        """Notes the way to another file, unless there is none, which is to be said of each page that links to it."""
        target = self.files.get_file_from_path(posixpath.normpath(posixpath.join(folder, unquote(path))))
        if target is not None and not target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            self._known[folder, depth, path] = (target, asked.path_to_url(path))
