"""Converts the Markdown that our own templates write, and no other, to the HTML that Python-Markdown makes of it.

Python-Markdown takes nine tenths of the time in which a site is rendered: it tries every pattern on every piece of
text, and again behind each match. Generated pages hold few constructs, and whatever stands in an article is escaped
(see `markup`), so they can be read in one go. A page with anything that is not known here for certain is not converted
at all, and Python-Markdown does it. That both agree is tested on every sort of page; they may differ in the white space
beside the end of a line, which is left out of pages in any case (see `lean`).

The constructs, by block: elements that hold Markdown, and elements that are kept as they are; headings with an id;
paragraphs, lists and quotations, whose last line may be a list of attributes. Within a line: links with attributes,
strong links, tags, and references to characters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, strip_tags
from markdown.util import BLOCK_LEVEL_ELEMENTS

EXTENSIONS = frozenset({"attr_list", "md_in_html", "sane_lists", "toc", "tables", "fenced_code"})
"""The extensions of Python-Markdown that are taken into account; with any other the same text may mean something else.
MkDocs adds the last three by itself."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` from 1 to 6, its id, and its text as HTML without tags."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as HTML, with its headings in order and all ids in it."""

    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]


def convert(text: str, address: Callable[[str], str] = str) -> Converted | None:
    """The page `text` as HTML, or None where it holds anything that is not known here. `address` gives the address in
    the site for what a link says."""
    try:
        return _Page(address).converted(text)
    except _Unknown:
        return None


def outline(headings: Iterable[Heading]) -> list[Any]:
    """The headings as Python-Markdown's table of contents has them, each with those below it."""
    found: list[Any] = nest_toc_tokens([{"level": one.level, "id": one.id, "name": one.name} for one in headings])
    return found


class _Unknown(Exception):
    """Something that is not of this dialect, or not for certain."""


# --- what is known -------------------------------------------------------------------------------------------------

# References to characters in such a value would be resolved, by some of its readers twice.
_ATTRIBUTE = r'[a-z][a-z-]*="[^"<>&{}\[\]\\`\n]*"'
_HOLDS = "header|section|nav|div|details|footer|dl"
_OPENING = re.compile(rf'<(?P<tag>{_HOLDS})(?P<attributes>(?: {_ATTRIBUTE})*?) markdown="1">')
_CLOSING = re.compile(rf"</(?P<tag>{_HOLDS})>")
_ELEMENT = re.compile(
    rf"<(?P<tag>h[1-6]|p|summary|dt|dd)(?P<attributes>(?: {_ATTRIBUTE})*?)(?P<span> markdown=\"span\")?>"
    r"(?P<content>[^\n]*)</(?P=tag)>"
)
_KEPT = re.compile(r"<(?P<tag>pre|figure|form)(?: [^<>]*)?>.*?</(?P=tag)>(?=\n|\Z)", re.DOTALL)
"""What is kept with all that is in it."""
_TAGS = re.compile(r"<(\w+)([^<>]*)>")

_HEADING = re.compile(r"(?P<level>#{1,6}) (?P<content>[^\s#{][^\n]*?)(?: \{ (?P<attributes>[^{}\n]+) \})?")
_ITEM = re.compile(r"- (?P<content>(?:\*\*\[|[^\s*+#>|=_-])[^\n]*)")
_QUOTED = re.compile(r"> (?P<content>[^\s*+#>|=_-][^\n]*)(?:\n> \{ (?P<attributes>[^{}\n]+) \})?")
_LIST = re.compile(r"\{ (?P<attributes>[^{}\n]+) \}")
_SYNTAX = re.compile(r"[\s#>*+|:=~-]|\d+[.)](?:\s|\Z)")
"""How a line begins that is no paragraph, or not for certain."""

_TARGET = r"[\w./#?=%~,;:@+-]*"
_LINK = rf"\[(?P<text>[^\[\]]*)\]\((?P<target>{_TARGET})\)(?:\{{ (?P<attributes>[^{{}}\n]+) \}})?"
_TAG = r'</?(?:span|time|mark|small|strong|em|i|code|a|svg|path)(?: [a-zA-Z-]+="[^"<>\[\]\\`\n]*")*/?>|<br>'
_REFERENCE = r"&(?:#\d+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);"
_INLINE = re.compile(
    rf"(?P<link>{_LINK})|(?P<kept>{_TAG}|{_REFERENCE})"
    rf"|\*\*(?P<strong>\[[^\[\]]*\]\({_TARGET}\))\*\*"
    r"|(?P<unknown>[\[\]<>&*_`\\{}|\t\r\x02\x03]|!(?=\[)| \n|\n )"
)
_ID = re.compile(r' id="([^"]*)"')
_LIST_ITEM = re.compile(
    r"#(?P<id>[\w.:-]+)|\.(?P<class>[\w-]+)"
    r"|(?P<key>[a-z][a-z-]*)=(?:\"(?P<quoted>[^\"<>&_*`\\]*)\"|(?P<plain>[\w-]+))"
)


# --- a page --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """A page being read. `out` is its HTML so far, by lines; `open` the elements that hold what comes next."""

    address: Callable[[str], str]
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    named: list[str] = field(default_factory=list)

    def converted(self, text: str) -> Converted:
        blocks = [block for block in text.strip("\n").split("\n\n") if block]
        at = 0
        while at < len(blocks):
            rest = self._elements(blocks[at].strip("\n"))
            run = self._run(blocks, at) if rest == blocks[at] else 0
            if run:
                self._several(blocks[at : at + run])
            elif rest:
                self._block(rest)
            at += run or 1
        # An id that is made of a heading's text is another one where it is taken.
        if self.open or len(set(self.named)) < len(self.named) or not self.ids.isdisjoint(self.named):
            raise _Unknown
        return Converted("\n".join(self.out), tuple(self.headings), frozenset(self.ids.union(self.named)))

    def _elements(self, block: str) -> str:
        """Reads the elements that a block begins with, and returns what stands behind them."""
        while block.startswith("<"):
            if not (found := self._element(block)):
                break
            block = block[found:]
            if not block:
                break
            if block[0] != "\n":
                raise _Unknown
            block = block[1:]
        return block

    def _element(self, block: str) -> int:
        """Reads one element, or where one begins or ends, and returns its length."""
        if match := _OPENING.match(block):
            self.open.append(match["tag"])
            self.out.append(f"<{match['tag']}{self._sorted(match['attributes'])}>")
        elif match := _CLOSING.match(block):
            if not self.open or self.open.pop() != match["tag"]:
                raise _Unknown
            empty = self.out[-1].startswith(f"<{match['tag']}") and "</" not in self.out[-1]
            self.out.append(self.out.pop() + match[0] if empty else match[0])
        elif self.open and (match := _ELEMENT.match(block)):
            self._line(match)
        elif match := _KEPT.match(block):
            self._kept(match["tag"], match[0])
        else:
            return 0
        return match.end()

    def _kept(self, tag: str, text: str) -> None:
        """An element with all that is in it. Where one that holds Markdown is around it, the attributes of a block come
        in the order of their names, so there is none with more than one."""
        if text.count(f"</{tag}>") != 1:
            raise _Unknown
        for inner, attributes in _TAGS.findall(text):
            if " markdown=" in attributes or (
                self.open and inner in BLOCK_LEVEL_ELEMENTS and attributes.count("=") > 1
            ):
                raise _Unknown
            self.ids.update(_ID.findall(attributes))
        self.out.append(text)

    def _line(self, match: re.Match[str]) -> None:
        """An element of one line: what is in it is Markdown if it says so."""
        tag, content = match["tag"], match["content"]
        attributes = self._sorted(match["attributes"])
        inner = self._inline(content) if match["span"] else self._raw(content)
        if tag[0] == "h":
            attributes = self._headed(int(tag[1]), attributes, inner)
        self.out.append(f"<{tag}{attributes}>{inner}</{tag}>")

    def _headed(self, level: int, attributes: str, inner: str) -> str:
        """Notes a heading, and returns its attributes: it has an id at any rate."""
        name = strip_tags(inner)
        if found := _ID.search(attributes):
            id = found[1]
        else:
            id = slugify(html.unescape(name), "-")
            if not id:
                raise _Unknown
            attributes = _in_order(f'{attributes} id="{id}"')
            self.named.append(id)
        self.headings.append(Heading(level, id, name))
        return attributes

    def _raw(self, content: str) -> str:
        """The content of an element that is kept as it is."""
        for match in _INLINE.finditer(content):
            if match["kept"] is None and match["unknown"] not in ("*", "_", "[", "]", "{", "}", "|"):
                raise _Unknown
        self.ids.update(_ID.findall(content))
        return content

    def _run(self, blocks: list[str], at: int) -> int:
        """How many blocks from here on are one list with blank lines, or one quotation."""
        for sign in ("- ", "> "):
            end = at
            while end < len(blocks) and blocks[end].startswith(sign):
                end += 1
            if end > at + (sign == "- "):
                return end - at
        return 0

    def _several(self, blocks: list[str]) -> None:
        """A list of items that are parted by blank lines; or quotations, which are one where nothing parts them."""
        quoted = blocks[0].startswith(">")
        self.out.append("<blockquote>" if quoted else "<ul>")
        for block in blocks:
            first, _, last = block.partition("\n")
            if quoted:
                match = _QUOTED.fullmatch(block)
                attributes = match and match["attributes"]
            else:
                match = _ITEM.fullmatch(first)
                said = _LIST.fullmatch(last)
                if last and not said:
                    raise _Unknown
                attributes = said and said["attributes"]
            if not match:
                raise _Unknown
            text = f"<p{self._listed(attributes or '')}>{self._inline(match['content'])}</p>"
            self.out.append(text if quoted else f"<li>\n{text}\n</li>")
        self.out.append("</blockquote>" if quoted else "</ul>")

    def _block(self, block: str) -> None:
        if match := _HEADING.fullmatch(block):
            if match["content"][-1] == "#":  # it would go
                raise _Unknown
            level, inner = len(match["level"]), self._inline(match["content"])
            attributes = self._headed(level, self._listed(match["attributes"] or ""), inner)
            self.out.append(f"<h{level}{attributes}>{inner}</h{level}>")
        elif block.startswith("- "):
            self._items(block)
        else:
            if _SYNTAX.match(block):
                raise _Unknown
            text, attributes = self._parted(block.split("\n"))
            self.out.append(f"<p{attributes}>{text}</p>")

    def _items(self, block: str) -> None:
        """A list without blank lines."""
        items: list[list[str]] = []
        for line in block.split("\n"):
            if match := _ITEM.fullmatch(line):
                items.append([match["content"]])
            elif items:
                items[-1].append(line)
            else:
                raise _Unknown
        self.out.append("<ul>")
        for item in items:
            text, attributes = self._parted(item)
            self.out.append(f"<li{attributes}>{text}</li>")
        self.out.append("</ul>")

    def _parted(self, lines: list[str]) -> tuple[str, str]:
        """Lines of text as HTML, and the attributes that the last one lists. Only a tag may begin the second line: all
        else could be syntax there."""
        attributes = ""
        if len(lines) > 1 and (match := _LIST.fullmatch(lines[-1])):
            attributes = self._listed(match["attributes"])
            lines = lines[:-1]
        if any(not line.startswith("<span ") for line in lines[1:]):
            raise _Unknown
        return self._inline("\n".join(lines)), attributes

    # --- within a line ---

    def _inline(self, text: str) -> str:
        if not text or text[0].isspace() or text[-1].isspace():
            raise _Unknown
        return _INLINE.sub(self._replaced, text)

    def _replaced(self, match: re.Match[str]) -> str:
        kept = match["kept"]
        if kept is not None:
            if kept[0] == "<":
                if ' name="' in kept:
                    raise _Unknown
                if found := _ID.search(kept):
                    self._note(found[1])
            return kept
        if match["link"] is not None:
            inner = _INLINE.sub(self._replaced, match["text"])
            return self._link(inner, match["target"], match["attributes"] or "")
        if match["strong"] is not None:
            return f"<strong>{_INLINE.sub(self._replaced, match['strong'])}</strong>"
        raise _Unknown

    def _link(self, inner: str, target: str, attributes: str) -> str:
        href = html.escape(self.address(target), quote=True)
        return f"<a{self._listed(attributes, href)}>{inner}</a>"

    def _listed(self, attributes: str, href: str | None = None) -> str:
        """What a list of attributes says, as those of an element."""
        if not attributes:
            return "" if href is None else f' href="{href}"'
        id, rest = _attributes(attributes, href)
        if id:
            self._note(id)
        return rest

    def _sorted(self, attributes: str) -> str:
        """Attributes of an element that holds Markdown, in order of name."""
        if found := _ID.search(attributes):
            self._note(found[1])
        return _in_order(attributes)

    def _note(self, id: str) -> None:
        if "&" in id:
            raise _Unknown
        self.ids.add(id)


def _in_order(attributes: str) -> str:
    return "".join(sorted(re.findall(r' [a-z][a-z-]*="[^"]*"', attributes)))


@lru_cache(maxsize=4096)
def _attributes(listed: str, href: str | None) -> tuple[str, str]:
    """The id that a list of attributes gives, and all of them as HTML, in order of name."""
    found: dict[str, str] = {} if href is None else {"href": href}
    if "_" in listed:  # may be emphasis
        raise _Unknown
    classes, at = [], 0
    while at < len(listed):
        match = _LIST_ITEM.match(listed, at)
        if not match:
            raise _Unknown
        if match["id"] is not None:
            found["id"] = match["id"]
        elif match["class"] is not None:
            classes.append(match["class"])
        else:
            found[match["key"]] = match["plain"] if match["quoted"] is None else match["quoted"]
        at = match.end()
        if listed[at : at + 1] not in ("", " "):
            raise _Unknown
        at += 1
    if classes:
        found["class"] = " ".join(classes)
    return found.get("id", ""), "".join(f' {key}="{value}"' for key, value in sorted(found.items()))
