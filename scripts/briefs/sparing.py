"""A Markdown extension that changes nothing but the time it takes: of the patterns those are left out that can match
nowhere on a page, since a character that they need is not in it.

Python-Markdown tries each of its fourteen inline patterns on each piece of text, again behind each match, and a row of
tests on each block.
"""

from __future__ import annotations

from types import MappingProxyType

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

NEEDS = MappingProxyType(
    {
        "backtick": "`",
        "escape": "\\",
        "reference": "]:",  # only what is defined somewhere can be referred to
        "link": "](",
        "image_link": "![",
        "image_reference": "]:",
        "short_reference": "]:",
        "short_image_ref": "]:",
        "autolink": "://",
        "automail": "@",
        "linebreak": "  \n",
        "html": "<",
        "entity": "&",
    }
)
"""Pattern -> what must be on the page for it to match anything. The one for emphasis needs one of two characters that
hardly a page is without; it always stays."""

BLOCKS = MappingProxyType({"table": "|", "reference": "]:"})
"""The same for blocks."""


class Sparing(Extension):  # type: ignore[misc]  # Markdown has no types
    """Registers the choice of patterns. For a `Markdown` that converts one page only."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Choice(md), "briefs-sparing", priority=1000)


class _Choice(Preprocessor):  # type: ignore[misc]
    """Runs first, sees the page as it is written, and leaves it so."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        for name, needed in NEEDS.items():
            if name in self.md.inlinePatterns and needed not in text:
                self.md.inlinePatterns.deregister(name)
        for name, needed in BLOCKS.items():
            if name in self.md.parser.blockprocessors and needed not in text:
                self.md.parser.blockprocessors.deregister(name)
        if "toc" in self.md.treeprocessors and self.md.treeprocessors["toc"].marker not in text:
            self.md.treeprocessors["toc"].marker = ""  # it is looked for in each element
        return lines
