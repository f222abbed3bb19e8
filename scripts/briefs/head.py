"""The lines above and below an article: headline, byline, date, section, publisher, in whatever order they come.

Every line is asked in turn what it can only be; what is left over is first the headline, then the body:

1. a labelled line ("Author: ...", "Source: ...") is what its label says;
2. a line of dates, names after "By", publications and sections, and nothing else, gives each of them;
3. a dateline on a line of its own gives place, agency and date;
4. the first line left is the headline, unless it can only be running text; a heading of a Markdown file goes first;
5. a bare name below the headline is the author.

The head ends at the second paragraph of prose, the foot begins below the last one; between them nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefs import byline, dateline, lexicon, stamp, traced
from briefs.block import Block, ends_sentence, fold, is_shouted
from briefs.boilerplate import drop
from briefs.model import Dropped
from briefs.stamp import Stamp

LONGEST_TITLE = 220
_LABEL = re.compile(
    r"(title|headline|subject|author|authors|byline|by|writer|reporter|source|publisher|publication|published (?:in|by)"
    r"|section|date|published|posted|publication date|pub date|url|link|place|location|dateline|copyright|license)"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[|•·]|//|\s[-–—]\s)\s*")
_SEASON = re.compile(r",?\s(?:spring|summer|autumn|fall|winter)(?:\sissue)?,?\s\d{4}\b", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"""
    [\s|,;:.•·()\[\]/–—-]*
    (?: (?: at | on | in | and | date | published | posted | updated | last | first | print | edition | issue | page
          | \d{1,2} [:.] \d\d | [apAP]\.?[mM]\.? | (?:GMT|UTC|[BIJK]ST|[ECMP][SD]?T|CES?T)
          | \d+ \s (?:min(?:ute)?|hour|day|week|month|year)s? (?:\s (?:ago|read))? )
        (?: [\s|,;:.•·()\[\]/–—-]+ | $ ) )*
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """What the lines around the article say, and the blocks that are left. `lines` names the line of each fact."""

    title: str | None = None
    title_line: int | None = None
    authors: tuple[str, ...] = ()
    stamps: tuple[tuple[Stamp, int], ...] = ()
    place: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    rest: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(slots=True)
class _Facts:
    """Facts as they come in; the first of each kind stays."""

    title: str | None = None
    title_line: int | None = None
    authors: tuple[str, ...] = ()
    stamps: list[tuple[Stamp, int]] = field(default_factory=list)
    place: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None

    def take(self, other: _Facts) -> None:
        for name in ("title", "title_line", "authors", "place", "section", "publisher", "url", "license"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        self.stamps += other.stamps


def read(blocks: Sequence[Block]) -> Read:
    """Reads the facts out of the head and the foot of `blocks`."""
    facts = _Facts()
    rest: list[Block] = []
    dropped: list[Dropped] = []
    prose = 0
    blocks = _with_split_bylines(blocks)
    chosen = _title_index(blocks)
    for index, block in enumerate(blocks):
        if prose >= 2:
            rest += blocks[index:]
            break
        text = block.words
        if index == chosen:
            _take_title(block, facts)
        elif chosen is not None and index < chosen and not line_facts(block) and _is_label(block, blocks[chosen]):
            name = byline.is_masthead(text)
            facts.take(_Facts(publisher=text) if name else _Facts(section=_tidy_section(text.strip(" :"))))
        elif (found := line_facts(block)) is not None and _fits(found, block, prose, facts):
            facts.take(found)
        elif facts.title is not None and index < 12 and prose == 0 and fold(text) == fold(facts.title):
            dropped.append(drop(block, "repeats the headline"))
        elif _is_bare_author(blocks, index, facts, prose):
            facts.authors = _bare_authors(text)
        else:
            prose += block.is_prose()
            rest.append(block)
    rest, below = _foot(rest, facts)
    return Read(
        facts.title,
        facts.title_line,
        facts.authors,
        tuple(facts.stamps),
        facts.place,
        facts.section,
        facts.publisher,
        facts.url,
        facts.license,
        tuple(rest),
        (*dropped, *below),
    )


def _with_split_bylines(blocks: Sequence[Block]) -> list[Block]:
    """`blocks`, with a "by" on a line of its own joined to the names below it."""
    found: list[Block] = []
    for block in blocks:
        if found and len(found) < 24 and fold(found[-1].words) == "by" and byline.people(block.words) is not None:
            found[-1] = replace(found[-1], text=traced.join([found[-1].text, traced.SPACE, block.text]), marks=())
        else:
            found.append(block)
    return found


def line_facts(block: Block) -> _Facts | None:
    """What `block` says about the article, if that is all it says."""
    text = block.words.strip(" *_")
    if len(text) > 300 or not text:
        return None
    return _labelled(text, block.line) or _credits(text, block.line) or _placed(text, block.line)


def _labelled(text: str, line: int) -> _Facts | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    label, value = match[1].lower(), text[match.end() :].strip(" *_")
    if label in ("title", "headline", "subject") and len(value) <= LONGEST_TITLE:
        return _Facts(title=value, title_line=line)
    if label in ("source", "publisher", "publication", "published in", "published by") and len(value) <= 80:
        known = byline.publication(value)
        return _Facts(publisher=known or value) if not ends_sentence(value) else None
    if label == "section" and len(value) <= 60:
        return _Facts(section=_tidy_section(value))
    if label in ("place", "location", "dateline") and len(value) <= 60:
        return _Facts(place=byline.proper(value))
    if label in ("url", "link") and re.fullmatch(r"https?://\S+", value):
        return _Facts(url=value)
    if label == "license" and len(value) <= 80:
        return _Facts(license=value)
    if label in ("author", "authors", "byline", "by", "writer", "reporter"):
        if inverted := re.fullmatch(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?)", value):
            value = f"{inverted[2]} {inverted[1]}"  # Roe, Jane
        found = byline.parse(f"by: {re.sub(r'^by ', '', value, flags=re.IGNORECASE)}")
        return None if found is None else _Facts(authors=found.authors, publisher=found.publisher)
    return None


def _credits(text: str, line: int) -> _Facts | None:
    """The facts of a line of dates, bylines, publications and sections, in any order, between bars or dashes."""
    facts = _Facts()
    stamps = stamp.find(text)
    if stamps and len(text) <= 240:
        facts.stamps = [(found, line) for found in stamps]
        text = stamp.without(text, stamps).strip()
    if stamps and _LEFT_OVER.fullmatch(text):
        return facts
    parts = [part for part in _SPLIT.split(_SEASON.sub(" | ", text)) if part.strip(" ,")]
    for part in parts:
        part = part.strip(" ,;:·•|()[]*_–—-")
        if not part or _LEFT_OVER.fullmatch(part):
            continue
        found = _part(part, beside=bool(stamps) or len(parts) > 1 or _SEASON.search(text) is not None)
        if found is None:
            return None
        facts.take(found)
    return facts if facts != _Facts() else None


def _part(text: str, beside: bool) -> _Facts | None:
    """What a part of a credits line is. `beside` a date, a bare name is an author."""
    if (author := byline.parse(text, dated=beside)) is not None:
        return _Facts(authors=author.authors, publisher=author.publisher)
    if (name := byline.publication(re.sub(r"^(?:source|via|from)\s+", "", text, flags=re.IGNORECASE))) is not None:
        return _Facts(publisher=name)
    if (section := _section(text)) is not None:
        return _Facts(section=section)
    if beside and byline.is_masthead(text):
        return _Facts(publisher=text)
    if beside and (people := byline.people(text)) is not None and any(" " in name for name in people.authors):
        return _Facts(authors=people.authors, publisher=people.publisher)
    return None


def _placed(text: str, line: int) -> _Facts | None:
    found = dateline.alone(text)
    if found is None:
        return None
    return _Facts(place=found.place, publisher=found.publisher, stamps=[(found.stamp, line)] if found.stamp else [])


def _section(text: str) -> str | None:
    parts = [part.strip() for part in re.split(r"\s*(?:[|/>›»,:•·]|\s[-–—]\s)\s*", text.strip(" :")) if part.strip()]
    if parts and len(parts) <= 3 and all(part.lower() in lexicon.words().sections for part in parts):
        return _tidy_section(parts[0])
    return None


def _tidy_section(text: str) -> str:
    """A label in capitals as words; short ones ("US", "UK") stay."""
    return text if len(text.replace(".", "")) <= 3 else text.title() if is_shouted(text) else text


def _fits(found: _Facts, block: Block, prose: int, facts: _Facts) -> bool:
    """Whether a line that can be about the article is, where it stands. Below the first paragraph of prose only a
    byline or a full date is, and nothing that is already known."""
    if block.kind in ("list", "quote"):
        return False
    if block.kind == "heading" and not (found.authors or found.stamps):
        return prose == 0 and facts.title is None and found.section is not None
    if prose == 0:
        return True
    return bool((found.authors and not facts.authors) or (found.stamps and not facts.stamps and not found.place))


def _title_index(blocks: Sequence[Block]) -> int | None:
    """Where the headline stands, or None."""
    head = _candidates(blocks)
    headings = [index for index in head if blocks[index].kind == "heading"]
    if headings:
        top = min(blocks[index].level for index in headings)
        return next(index for index in headings if blocks[index].level == top)
    if not head or any(_labels_title(block) for block in blocks[:12]):
        return None
    first = head[0]
    second = head[1] if len(head) > 1 else None
    if second is not None and _is_label(blocks[first], blocks[second]):
        return second
    return first


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """The lines of the head that say nothing else, up to the first that can only be running text."""
    found = []
    for index, block in enumerate(blocks[:24]):
        text = block.words
        if block.kind in ("list", "quote") or line_facts(block) is not None:
            continue
        is_long = len(text) > LONGEST_TITLE or (block.is_prose() and ends_sentence(text) and text[-1] not in "?!")
        if is_long and block.kind != "heading":
            break
        if dateline.parse(text) is not None and len(text) > 60:
            break
        found.append(index)
    if len(blocks) == 1 or (found and found[-1] == len(blocks) - 1 and blocks[found[-1]].kind != "heading"):
        found = [index for index in found if index != len(blocks) - 1]  # something must be left to be the text
    return found


def _labels_title(block: Block) -> bool:
    found = _labelled(block.words.strip(" *_"), block.line)
    return found is not None and found.title is not None


def _is_kicker(first: Block, second: Block) -> bool:
    """Whether `first` is a label over the headline `second` ("SCIENCE NOTEBOOK")."""
    short = len(first.words.split()) <= 3 and len(first.text) <= 30
    return (
        short
        and (is_shouted(first.words) or first.words.endswith(":"))
        and len(second.words.split()) >= 4
        and not ends_sentence(second.words)
        and len(second.text) <= 120
        and not is_shouted(second.words)
        and len(first.words.split()) <= 2
    )


def _is_label(first: Block, second: Block) -> bool:
    return _is_kicker(first, second) or _is_nameplate(first, second)


def _is_nameplate(first: Block, second: Block) -> bool:
    """Whether `first` is the name of the publication over the headline `second`."""
    short = len(first.words.split()) <= 3 and len(second.words.split()) >= 4
    return short and byline.is_masthead(first.words) and not ends_sentence(second.words) and len(second.text) <= 120


def _take_title(block: Block, facts: _Facts) -> None:
    text = block.words.strip()
    while len(text) > 4 and text[0] == text[-1] and text[0] in "*_":
        text = text[1:-1].strip()
    before, bar, after = text.partition(" | ")
    if bar and (section := _section(before)) is not None:
        facts.section, text = facts.section or section, after.strip()
    head, _, tail = _last_part(text)
    if tail and (known := byline.publication(tail)) is not None and len(head) > 10:
        facts.publisher, text = facts.publisher or known, head
    elif tail and byline.is_masthead(tail) and len(head) > 10 and " | " in text:
        facts.publisher, text = facts.publisher or tail, head
    facts.title, facts.title_line = text, block.line


def _last_part(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(.*\S)\s+([|–—-])\s+(\S[^|]*)", text)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _is_bare_author(blocks: Sequence[Block], index: int, facts: _Facts, prose: int) -> bool:
    """Whether a line below the headline is nothing but names: of two to four words, none of them a common one. Below a
    subtitle of whole sentences there must be a date above or below it."""
    text = blocks[index].words.strip(" *_")
    if facts.title is None or facts.authors or blocks[index].kind != "text" or index + 1 >= len(blocks):
        return False
    names = _bare_authors(text)
    if not names or not all(2 <= len(name.split()) <= 4 for name in names) or text == text.lower():
        return False
    if byline.is_masthead(text) or fold(text) in fold(facts.title):
        return False
    beside = any(
        (found := line_facts(blocks[near])) is not None and found.stamps
        for near in (index - 1, index + 1)
        if 0 <= near < len(blocks)
    )
    return prose == 0 or beside


def _bare_authors(text: str) -> tuple[str, ...]:
    """The authors of a line of names without "By": "Jane Roe", "Jane Roe, Staff Writer", "Jane Roe and Tom Field"."""
    text = text.strip(" *_")
    found = byline.people(text) if len(text) <= 120 and byline.publication(text) is None else None
    return () if found is None or byline.is_office(text.partition(",")[0]) else found.authors


def _foot(rest: list[Block], facts: _Facts) -> tuple[list[Block], list[Dropped]]:
    """Takes the facts below the last paragraph of prose."""
    end = len(rest)
    dropped: list[Dropped] = []
    while end > 1 and not rest[end - 1].is_prose() and len(rest) - end < 8:
        block = rest[end - 1]
        found = line_facts(block) if block.kind == "text" else None
        if found is None or not (found.authors or found.stamps or found.publisher or found.url or found.license):
            break
        facts.take(found)
        end -= 1
    while end > 1 and _is_biography(rest[end - 1], facts.authors):
        end -= 1
        dropped.append(drop(rest[end], "about the author"))
    return rest[:end], dropped


def _is_biography(block: Block, authors: tuple[str, ...]) -> bool:
    """Whether `block` says who the author is: it opens with the full name and goes on "is a", "teaches", "covers"."""
    text = block.words.strip(" *_—–-")
    for author in authors:
        name = " ".join(author.split()[-2:]) if author.split()[0].endswith(".") else author  # Dr. Jane Roe
        if len(text) <= 600 and " " in name and text.lower().removeprefix("dr. ").startswith(name.lower()):
            after = text[text.lower().index(name.lower()) + len(name) :].lstrip(" ,")
            if re.match(
                r"(?:is|was|are)\s+(?:an?|the|our|based|currently|professor|director|senior|co-?)\b"
                r"|(?:writes|teaches|covers|reports|works|lives|contributes|edits|runs|directs|serves)\b"
                r"|(?:a|an|the)\s[^.]{3,120},\s+(?:is|writes|teaches|covers|lives|works)\b",
                after,
                re.IGNORECASE,
            ):
                return True
    return False


def without_updates(stamps: Sequence[tuple[Stamp, int]]) -> list[tuple[Stamp, int]]:
    """The dates of first publication, if any is named; else those of changes."""
    first = [pair for pair in stamps if not pair[0].updated]
    return first or [(replace(found, updated=False), line) for found, line in stamps]
