"""Every link, fragment and request of a built site, read from its HTML and CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_REQUESTS = {tag: "src" for tag in ("script", "img", "iframe", "source", "video", "audio", "embed")} | {
    "object": "data",
    "use": "href",
    "image": "href",
}
_FETCHED_RELS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}


@dataclass(frozen=True)
class Link:
    page: str
    target: str


class Site:
    """A built site as a reader's browser would see it, below `base` (a path such as /briefs/)."""

    def __init__(self, folder: Path, base: str = "/briefs/") -> None:
        self.folder, self.base = folder, base
        self.pages = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*.html"))}
        self.trees = {name: LexborHTMLParser(p.read_text(encoding="utf-8")) for name, p in self.pages.items()}
        self.ids = {name: _ids(tree) for name, tree in self.trees.items()}

    def broken(self) -> Iterator[str]:
        """Links and fragments that lead nowhere, and ids that stand twice on a page."""
        for name, tree in self.trees.items():
            found = [n.attributes["id"] for n in tree.css("[id]")]
            for twice in sorted({i for i in found if found.count(i) > 1} if len(set(found)) < len(found) else ()):
                yield f"{name}: the id {twice} stands twice"
            for node in tree.css("a[href], area[href]"):
                href = node.attributes["href"] or ""
                reason = self._why_broken(name, href)
                if reason:
                    yield f"{name}: {href}: {reason}"

    def _why_broken(self, page: str, href: str) -> str | None:
        if page == "404.html":  # served at any depth, so its links are absolute
            return None
        parts = urlsplit(urljoin("http://site" + self.base + self._address(page), href))
        if parts.scheme not in ("http", "https"):
            return None if parts.scheme == "mailto" else f"the scheme {parts.scheme}"
        if parts.netloc != "site":
            return None
        if not parts.path.startswith(self.base):
            return "leaves the site's path"
        path = unquote(parts.path[len(self.base) :])
        file = path + "index.html" if path == "" or path.endswith("/") else path
        if not (self.folder / file).is_file():
            return "no such file"
        fragment = unquote(parts.fragment.partition(":~:")[0])
        if fragment and file in self.ids and fragment not in self.ids[file]:
            return "no such id"
        return None

    def _address(self, page: str) -> str:
        return page[: -len("index.html")] if page.endswith("index.html") else page

    def requests(self) -> Iterator[Link]:
        """Everything that a browser fetches by itself."""
        for name, tree in self.trees.items():
            for tag, attribute in _REQUESTS.items():
                for node in tree.css(f"{tag}[{attribute}]"):
                    yield Link(name, node.attributes[attribute] or "")
            for node in tree.css("link[href]"):
                if _FETCHED_RELS & set((node.attributes.get("rel") or "").split()):
                    yield Link(name, node.attributes["href"] or "")
            for node in tree.css("[style]"):
                yield from (Link(name, url) for url in _css_urls(node.attributes["style"] or ""))
            for node in tree.css("style"):
                yield from (Link(name, url) for url in _css_urls(node.text()))
        for path in sorted(self.folder.rglob("*.css")):
            name = path.relative_to(self.folder).as_posix()
            yield from (Link(name, url) for url in _css_urls(path.read_text(encoding="utf-8")))


def _ids(tree: LexborHTMLParser) -> set[str]:
    return {n.attributes["id"] or "" for n in tree.css("[id]")} | {
        n.attributes["name"] or "" for n in tree.css("a[name]")
    }


def _css_urls(css: str) -> Iterator[str]:
    for match in re.finditer(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""", css):
        if not match[1].startswith(("data:", "#")):
            yield match[1]
