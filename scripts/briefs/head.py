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

from briefs import byline, dateline, lexicon, stamp, traced, wordlist, world
from briefs.block import Block, ends_sentence, fold, is_ended, is_shouted
from briefs.boilerplate import drop
from briefs.dateline import Dateline
from briefs.edtf import MONTHS
from briefs.model import Dropped
from briefs.stamp import Stamp

LONGEST_TITLE = 220
_SPEAKS = re.compile(r"[A-Z][\w .'’-]{0,40}:\s")
_LABEL = re.compile(
    r"(title|headline|subject|author|authors|byline|by|writer|reporter|source|publisher|publication|published (?:in|by)"
    r"|section|date|published|posted|publication date|pub date|url|link|place|location|dateline|copyright|license)"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[|•·]|//|\s[-–—/]\s|\.\s(?=By [A-Z]))\s*")
_MONTHS_OF_ISSUE = re.compile(
    rf",?\s+(?:(?:{'|'.join((*MONTHS, 'Spring', 'Summer', 'Autumn', 'Fall', 'Winter'))})[/–-]?){{1,2}}\s+\d{{4}}$"
)
_COLUMNS = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t\s*)(?=\S)")  # ANN ROE   MAY 12
_NUMBER = re.compile(r"(?:\b(?:vol(?:ume)?|no|nr|number|issue|edition)\b\.?|\#)\s?(?:\d{1,5}|[ivxlc]{1,8})\b", re.I)
_REPORTS = re.compile(
    r"\s(?:answers\s(?:your|our|readers['’]?)\s(?:\w+\s)?questions|reports(?:\sfrom\s[A-Z][^.!?]{0,60})?)$"
)
_FILED = re.compile(r"(?:posted |filed )?(?:in|under) [A-Z]|(?:categor(?:y|ies)|tags?|filed under):? ", re.IGNORECASE)
_ABOUT = ("about", "about the author", "published by", "posted by", "written by", "author")
_COLON = traced.Traced(": ", (traced.NOWHERE, traced.NOWHERE))
_PICTURED = re.compile(
    r"(?:an? )?(?:illustration|photo(?:graph)?|picture|image|drawing|close-?up|animation) (?:of|showing) [^.!?]{3,140}",
    re.IGNORECASE,
)
_PLACED = re.compile(r"([A-Z]{3,20}(?:[ /][A-Z]{3,20}){0,2})\s+\|\s+(?=By )")
_POSTED = re.compile(r"posted by .{2,60}", re.IGNORECASE)
_SEE = re.compile(
    r"[,;:]? see (?:the )?(?:note |correction )?(?:below|above|at (?:the )?(?:end|foot))\b", re.IGNORECASE
)
_LABEL_ALONE = re.compile(r"(?:first |last )?(?:published|updated|posted|modified|date)(?: on)?:?", re.IGNORECASE)
HEAD = 60
"""Blocks from the top within which the head of an article ends."""
_LEFT_OVER = re.compile(
    r"""
    [\s|,;:.•·()\[\]/–—-]*
    (?: (?: at | on | in | from | of | and | the | date | published | posted | updated | last | first | print | edition
          | page | this | issue | special | double
          | \d{1,2} [:.] \d\d (?: \s? [ap]\.?m\b )? | [ap]\.?m\.? | (?:GMT|UTC|[BIJK]ST|[ECMP][SD]?T|CES?T)
          | (?:estimated \s)? read(?:ing)? \s time | \d[\d,]* \s words
          | (?:\d+|an?) \s (?:min(?:ute)?|hour|day|week|month|year)s? (?:\s (?:ago|read))? | \d+ \s comments? )
        (?: [\s|,;:.•·()\[\]/–—-]+ | $ ) )*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """What the lines around the article say, and the blocks that are left. `consumed` are the lines that said it;
    those that said nothing new are among `dropped`. `filed` is a dateline on a line of its own."""

    title: str | None = None
    title_line: int | None = None
    authors: tuple[str, ...] = ()
    stamps: tuple[tuple[Stamp, int], ...] = ()
    place: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    standfirst: str | None = None
    rest: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    consumed: tuple[Dropped, ...] = ()
    filed: Dateline | None = None


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
    filed: Dateline | None = None

    issue: bool = False
    weak: bool = False
    """Whether the authors are names without "By", beside something else."""

    def take(self, other: _Facts) -> bool:
        """Takes what is new in `other`. Returns whether what it says is lost: other authors than those known, or
        nothing new but a later change, an issue, another publisher."""
        lost = new = False
        self.filed = self.filed or other.filed
        if self.weak and other.authors and not other.weak:
            self.authors = ()
        self.weak = (self.weak or other.weak) if not self.authors or self.weak else False
        for name in ("title", "title_line", "authors", "place", "section", "publisher", "url", "license"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if theirs and not mine:
                setattr(self, name, theirs)
                new = True
            elif name == "authors" and theirs and theirs != mine:
                return self._lose(other)
            elif name != "title_line" and theirs and theirs != mine:
                lost = True
        first = any(not found.updated and found.day for found, _ in other.stamps)
        lost = lost or other.issue or (bool(other.stamps) and not first)
        self.stamps += other.stamps
        return lost and not new and not first

    def _lose(self, other: _Facts) -> bool:
        self.stamps += other.stamps
        return True


def read(blocks: Sequence[Block], menu: int = 0) -> Read:
    """Reads the facts out of the head and the foot of `blocks`. Above the line `menu` stands the name of the site."""
    facts = _Facts()
    rest: list[Block] = []
    dropped: list[Dropped] = []
    consumed: list[Dropped] = []
    standfirst: Block | None = None
    prose = 0
    blocks = _with_split_labels(blocks)
    chosen, labels = _title_index(blocks, menu)
    for index, block in enumerate(blocks):
        if prose >= 2 or index >= HEAD:
            rest += blocks[index:]
            break
        text = block.words
        if index == chosen:
            _take_title(block, facts)
            consumed.append(drop(block, "headline"))
        elif index in labels:
            lost = facts.take(_Facts(publisher=text) if block.line < menu else _label_facts(text))
            (dropped if lost else consumed).append(drop(block, "name of the site" if lost else "label"))
        elif (found := line_facts(block)) is not None and _fits(found, block, prose, facts):
            (dropped if facts.take(found) else consumed).append(drop(block, "about the article, not used"))
        elif facts.title is not None and index < 12 and prose == 0 and fold(text) == fold(facts.title):
            dropped.append(drop(block, "repeats the headline"))
        elif _is_bare_author(blocks, index, facts, prose):
            facts.authors = _bare_authors(text)
            consumed.append(drop(block, "byline"))
        elif facts.title is not None and prose == 0 and _PICTURED.fullmatch(text):
            dropped.append(drop(block, "picture caption or credit"))
        elif prose == 0 and _is_next_author(blocks, index, facts):
            facts.authors += _bare_authors(text)
            consumed.append(drop(block, "byline"))
        elif prose == 0 and (_is_office_line(block, facts) or _is_split_biography(blocks, index, facts)):
            dropped.append(drop(block, "about the author"))
        elif facts.title is not None and not rest and standfirst is None and _is_standfirst(blocks, index, facts):
            standfirst = block
            consumed.append(drop(block, "standfirst"))
        else:
            prose += block.is_prose()
            rest.append(block)
    rest, below, read_below = _foot(rest, facts)
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
        None if standfirst is None else standfirst.words,
        tuple(rest),
        (*dropped, *below),
        (*consumed, *read_below),
        facts.filed,
    )


def _label_facts(text: str) -> _Facts:
    """What a label above the headline names: a publication, a body or a section."""
    if byline.is_masthead(text) or _begins(text, lexicon.words().institutions) or re.match(r"[^\W\d_]+['’]s ", text):
        return _Facts(publisher=text)
    return _Facts(section=_tidy_section(text.partition("|")[0].strip(" :")))


def _begins(text: str, beginnings: Sequence[str]) -> bool:
    return text.lower().startswith(tuple(beginnings))


def _is_office_line(block: Block, facts: _Facts) -> bool:
    """Whether `block`, below a byline, says what the author is or where: "Columnist", "BBC News, Devon"."""
    text = block.words
    if not facts.authors or block.kind != "text" or len(text) > 100 or ends_sentence(text):
        return False
    first = text.partition(",")[0]
    if len(text.split()) <= 6 and (byline.is_office(text) or byline.publication(first) is not None):
        return True
    if first != text and len(first.split()) <= 7 and byline.is_office(first):
        return True
    helper = (
        byline.people(text) if len(text) <= 60 else None
    )  # who made the picture: "Jane Roe for The Millbrook Gazette"
    return helper is not None and helper.publisher is not None and " for " in text


def _is_next_author(blocks: Sequence[Block], index: int, facts: _Facts) -> bool:
    """Whether `block` is one more author, with an office below the name as the author before has."""
    if index < 1 or index + 1 >= len(blocks) or blocks[index].kind != "text":
        return False
    names = _bare_authors(blocks[index].words)
    return (
        len(names) == 1
        and 2 <= len(names[0].split()) <= 4
        and names[0] not in facts.authors
        and all(_is_office_line(blocks[near], facts) for near in (index - 1, index + 1))
    )


def _is_split_biography(blocks: Sequence[Block], index: int, facts: _Facts) -> bool:
    """Whether `block` is the author's name once more, or what is said below it ("is professor of ...")."""
    names = [fold(author) for author in facts.authors]
    if fold(blocks[index].words) in names:
        return True
    goes_on = re.match(r"(?:is|was|are|has|teaches|writes|works|lives|covers)\s", blocks[index].words) is not None
    return goes_on and index > 0 and fold(blocks[index - 1].words) in names


def _is_standfirst(blocks: Sequence[Block], index: int, facts: _Facts) -> bool:
    """Whether the first block below the headline sums the article up instead of beginning it. Between the headline and
    the byline it does; without a byline below it, only where it is no sentence, or all of it is set in italics."""
    block = blocks[index]
    text = block.words
    below = blocks[index + 1 : index + 5]
    if below and _is_of_life(below[0].words):
        return False
    if block.kind != "text" or not below or len(text) > 320 or text[-1] in ",;:" or dateline.parse(text) is not None:
        return False
    about = [(_is_credit(other), other) for other in below]
    first = next((at for at, (found, _) in enumerate(about) if found), None)
    text_below = any(not found and other.kind != "heading" for found, other in about)
    if not (text_below or index + 5 < len(blocks)):
        return False
    if first == 0 or (first is not None and not block.is_prose() and not any(o.is_prose() for o in below[:first])):
        return len(text.split()) >= 2
    opens = below[0].is_prose() or dateline.parse(below[0].words) is not None
    if block.wholly("emphasis"):
        return opens
    return opens and not is_ended(text) and len(text.split()) >= 5 and not _SPEAKS.match(text) and text[0].isalnum()


def _is_credit(block: Block) -> bool:
    """Whether `block` says who wrote the article or when, with "By" or with a name of two to four words alone."""
    if block.kind != "text":
        return False
    if (found := line_facts(block)) is not None and (found.authors or found.stamps):
        return True
    names = _bare_authors(block.words)
    return bool(names) and all(2 <= len(name.split()) <= 4 for name in names)


def _with_split_labels(blocks: Sequence[Block]) -> list[Block]:
    """`blocks`, with a "by" or "published" on a line of its own joined to what it announces on the next."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        if len(found) >= 24:
            return [*found, *blocks[index:]]
        alone = found[-1].words if found else ""
        names = fold(alone) in ("by", "author", "authors") and byline.people(block.words) is not None
        if names or (_LABEL_ALONE.fullmatch(alone) and stamp.find(block.words)[:1] and len(block.text) <= 60):
            gap = _COLON if fold(alone).startswith("author") else traced.SPACE
            found[-1] = replace(found[-1], text=traced.join([found[-1].text, gap, block.text]), marks=())
        else:
            found.append(block)
    return found


def line_facts(block: Block) -> _Facts | None:
    """What `block` says about the article, if that is all it says."""
    text = " ".join(_COLUMNS.sub(" | ", block.words).split()).strip(" *_")
    if len(text) > 300 or not text or _is_of_life(text):
        return None
    found = _labelled(text, block.line) or _credits(text, block.line) or _signed(text)
    if found is None or (found.weak and _is_in_region(text)):  # "Marlow Creek, Sask., July 3, 1937"
        return _placed(text, block.line) or found
    return found


def _signed(text: str) -> _Facts | None:
    """The author of a line that names nobody but somebody known by a given name, with an office behind or a kind of
    article before: "MARGARET ROE, Financial Reporter", "Local notes by Sam Roe"."""
    name, comma, office = text.partition(", ")
    if not comma or not (byline.is_office(office) and len(office.split()) <= 4 and office[:1].isupper()):
        led = _KIND_BY.fullmatch(text)
        name = led[1] if led else ""
    words = byline.proper(name).split()
    known = 2 <= len(words) <= 4 and words[0] in wordlist.words("first_names") and byline.is_name(name)
    return _Facts(authors=(byline.proper(name),)) if known and not ends_sentence(text) else None


_KIND_BY = re.compile(
    r"(?!(?:Direct|Produc|Choreograph|Compos|Conduct|Translat|Illustrat|Design|Paint)ed )"
    r"(?:An? )?[A-Z]?[a-z]+(?: [a-z]+){0,2},? by ([A-Z][^,.;:]{4,40})"
)


def _is_in_region(text: str) -> bool:
    """Whether a line is a dateline that names a town and the state or country that it is in."""
    found = dateline.alone(text)
    return found is not None and found.place is not None and dateline.has_region(found.place)


def _is_of_life(text: str) -> bool:
    """Whether a line gives a date of the life that an obituary tells: "Born: 11 February 1921", "Died 30 October"."""
    label = re.match(r"[^\W\d_]+(?: by)?\b(?=:|\s+(?:on\s+)?(?:\w+\s+)?\d)", text)
    return label is not None and label[0].lower() in lexicon.words().life


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


_TERM = re.compile(r"(?:^|\w\s+)(?:until|till|before|after|since)\s+$", re.IGNORECASE)
"""What stands before a day that a headline tells of."""


def _credits(text: str, line: int) -> _Facts | None:
    """The facts of a line of dates, bylines, publications and sections, in any order, between bars or dashes."""
    facts = _Facts()
    whole = text
    if (placed := _PLACED.match(text)) and len(text) <= 160:  # RIGA | By Jane Roe
        facts.place, text = byline.proper(placed[1]), text[placed.end() :]
    text = _SEE.sub("", text)
    stamps = stamp.find(text)
    if any(_TERM.search(text[: found.start]) for found in stamps):
        return None  # "VENDORS GIVEN UNTIL MARCH 31 TO LEAVE"
    if stamps and len(text) <= 240:
        facts.stamps = [(found, line) for found in stamps]
        text = stamp.without(text, stamps).strip().lstrip(". ")  # "Monday, February 8, 1926. Moreton, Victoria."
    if stamps and _LEFT_OVER.fullmatch(text):
        if re.search(r"\bissue\b", text, re.IGNORECASE):  # December 19, 2016 Issue
            facts.stamps = [(replace(found, updated=True), line) for found in stamps]
        return facts
    if stamps and _NOTED.fullmatch(whole[: stamps[0].start]) and stamps[0].surface[:1].isalpha():
        return facts  # "Prepared for the regional desk. Last revised 9 November 2012"
    facts.issue = _NUMBER.search(text) is not None
    numbered = _NUMBER.sub(" | ", _MONTHS_OF_ISSUE.sub("", text)) if facts.issue else text
    parts = [part for part in _SPLIT.split(numbered) if part.strip(" ,")]
    beside = bool(stamps) or facts.issue or len(parts) > 1
    signed = len(parts) == 2 and any(_is_plain_name(part) for part in parts)
    for part in parts:
        part = part.strip(" ,;:·•|/()[]*_–—-")
        part += ")" * (part.count("(") > part.count(")"))  # Paris (AFP)
        if not part or _LEFT_OVER.fullmatch(part):
            continue
        journal = facts.issue and _begins(part, lexicon.words().institutions)
        found = _Facts(publisher=part) if journal else _ground(part, facts)
        found = found or (_desk(part) if signed else None) or _part(part, beside)
        found = found or _beside_facts(part, facts)
        if found is None and bool(stamps) and part == parts[0].strip() and _is_rubric_before_byline(parts):
            found = _Facts(section=_tidy_section(part))  # Start-up profile | By Jane Roe | 22/02/2019
        if found is None:
            return None
        facts.take(found)
    if facts.issue and not stamps and not ends_sentence(whole) and len(whole) <= 80:
        return facts
    return facts if facts != _Facts(issue=facts.issue, weak=facts.weak) else None


_NOTED = re.compile(r"(?:Prepared|Compiled|Written|Edited|Produced|Translated) (?:for|by|at|from|in) [^.]{3,60}\.\s*")


def _is_rubric_before_byline(parts: Sequence[str]) -> bool:
    """Whether a few words stand before a byline on a line of credits."""
    return len(parts) > 1 and len(parts[0].split()) <= 4 and parts[1].lower().startswith("by ")


def _is_plain_name(part: str) -> bool:
    """Whether a part of a credits line is a name in full, and not in capitals."""
    found = None if is_shouted(part) else byline.people(part)
    return found is not None and any(" " in name for name in found.authors)


def _desk(text: str) -> _Facts | None:
    """The section in capitals beside an author who is not: "HEARTLAND RUGBY | Jane Roe in Greymouth"."""
    return _Facts(section=_tidy_section(text)) if is_shouted(text) and byline.publication(text) is None else None


def _ground(text: str, facts: _Facts) -> _Facts | None:
    """Where an article was filed, in capitals beside an author who is not: "By Jane Roe | ADDIS ABABA"."""
    words = text.split()
    shouted = len(words) <= 3 and all(len(word) > 3 and word.isalpha() and word.isupper() for word in words)
    signed = facts.authors and facts.stamps and not any(is_shouted(author) for author in facts.authors)
    return _Facts(place=byline.proper(text)) if shouted and signed and byline.publication(text) is None else None


def _beside_facts(text: str, facts: _Facts) -> _Facts | None:
    """What a part of a credits line is only because of what stands beside it: the author's office or town, and the
    publication whose issue it is."""
    words = text.split()
    office = re.sub(r",\s+(?:in|with)\s+[A-Z].*$", "", text)  # Staff reporter, in Bonn and Ulm, with AFP
    if facts.authors and len(office.split()) <= 5 and byline.is_office(office):
        return _Facts()
    if facts.authors and re.match(r"[Tt]ranslated (?:by|from) [\w ]{3,40}$", text):
        return _Facts()
    if facts.stamps and len(words) <= 8 and _FILED.match(text) and not ends_sentence(text):
        return _Facts()
    if facts.authors and facts.stamps and len(words) == 1 and text.istitle() and text.isalpha():
        return _Facts(place=text)
    if facts.stamps and _is_place(text):
        return _Facts(place=byline.proper(text))  # Bhubaneswar | Updated: July 24, 2020
    named = len(words) <= 7 and all(word[0].isupper() or len(word) <= 3 for word in words) and not ends_sentence(text)
    return _Facts(publisher=text) if facts.issue and named and len(words) >= 2 else None


def _is_place(text: str) -> bool:
    """Whether what stands beside a date is a place that the world knows, with its region or without, or one word."""
    text = text.rstrip(".")
    parts = text.split(", ")
    if len(parts) > 2 or any(len(part.split()) > 3 for part in parts):
        return False
    known = [world.known().get(part) for part in parts]
    if len(parts) == 2 and known[1] is not None and known[1].sort in ("country", "state") and text[:1].isupper():
        return True
    if all(entry is not None and entry.sort in world.PLACES for entry in known):
        return True
    large = all(word[:1].isupper() and word.isalpha() for part in parts for word in part.split())
    if len(parts) == 2 and large and parts[0].split()[0] not in wordlist.words("first_names"):
        return not byline.is_office(parts[1])
    return len(text) > 3 and text.isalpha() and text.istitle() and text.lower() not in wordlist.words("common_words")


def _part(text: str, beside: bool) -> _Facts | None:
    """What a part of a credits line is. `beside` a date, a bare name is an author."""
    if (author := byline.parse(text, dated=beside) or byline.unsigned(text)) is not None:
        return _Facts(authors=author.authors, publisher=author.publisher)
    if (name := byline.publication(re.sub(r"^(?:source|via|from)\s+", "", text, flags=re.IGNORECASE))) is not None:
        return _Facts(publisher=name)
    if (paper := byline.special(text)) is not None:
        return _Facts(publisher=paper)
    if (section := _section(text)) is not None:
        return _Facts(section=section)
    if beside and byline.is_masthead(text):
        return _Facts(publisher=text)
    if beside and (people := byline.people(text)) is not None and any(" " in name for name in people.authors):
        return _Facts(authors=people.authors, publisher=people.publisher, weak=True)
    if beside and (filed := dateline.alone(text)) is not None and filed.stamp is None:
        return _Facts(place=filed.place, publisher=filed.publisher, filed=filed)  # Paris (AFP) - Issued on: 14/04/2021
    return None


def _placed(text: str, line: int) -> _Facts | None:
    found = dateline.alone(re.sub(r"\s+\d\d[:.]\d\d(?:\s[A-Z]{2,4})?$", "", text))
    if found is None:
        return None
    stamps = [(found.stamp, line)] if found.stamp else []
    return _Facts(place=found.place, publisher=found.publisher, stamps=stamps, filed=found)


_DEEPEST = 5  # parts of the way to an article
_TRAIL = 80  # characters of it


def _section(text: str) -> str | None:
    parts = [part.strip() for part in re.split(r"\s*(?:[|/>›»,:•·]|\s[-–—]\s)\s*", text.strip(" :")) if part.strip()]
    known = lexicon.words().sections
    if parts and len(parts) <= 3 and all(part.lower() in known for part in parts):
        return _tidy_section(parts[0])
    if (
        2 <= len(parts) <= _DEEPEST
        and parts[0].lower() in known
        and re.search(r"\s[>›»]\s", text)
        and len(text) < _TRAIL
    ):
        return _tidy_section(parts[0])  # News > Transport > Islands
    pair = re.split(r"\s+(?:&|and)\s+", text.strip(" :").lower())
    if len(pair) == 2 and all(part in known for part in pair):
        return _tidy_section(text.strip(" :"))  # Health & Science
    nested = re.fullmatch(r"([^/>›»]{3,30}?)\s*[/>›»]\s*[^/>›».!?]{3,40}", text.strip())  # Essay/Philosophy of mind
    return _tidy_section(nested[1]) if nested and nested[1].lower() in known else None


def _tidy_section(text: str) -> str:
    """A label in capitals as words; short ones ("US", "UK") stay."""
    if len(text.replace(".", "")) <= 3 or not is_shouted(text):
        return text
    words = text.lower().split()
    small = lexicon.words().small
    return " ".join(
        word if at and word in small else re.sub(r"(?<![\w'’])[^\W\d_]", lambda found: found[0].upper(), word)
        for at, word in enumerate(words)
    )


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


def _title_index(blocks: Sequence[Block], menu: int = 0) -> tuple[int | None, frozenset[int]]:
    """Where the headline stands, or None, and where the labels above it do."""
    candidates = _candidates(blocks)
    head = [index for index in candidates if blocks[index].line > menu] or candidates
    site = frozenset(candidates) - frozenset(head)
    chosen, labels = _chosen_title(blocks, head)
    return chosen, labels | site


def _chosen_title(blocks: Sequence[Block], head: Sequence[int]) -> tuple[int | None, frozenset[int]]:
    headings = [index for index in head if blocks[index].kind == "heading"]
    if headings:
        top = min(blocks[index].level for index in headings)
        chosen = next(index for index in headings if blocks[index].level == top)
        above = [index for index in head if index < chosen and _is_label(blocks[index], blocks[chosen])]
        return chosen, frozenset(above)
    if not head or any(_labels_title(block) for block in blocks[:12]):
        return None, frozenset()
    place = 0
    while place < min(3, len(head) - 1) and (
        _stands_above(blocks, head[place], head[place + 1]) or _is_topmost_of_three(blocks, head[place:])
    ):
        place += 1
    return head[place], frozenset(head[:place])


def _is_topmost_of_three(blocks: Sequence[Block], head: Sequence[int]) -> bool:
    """Whether a label, in capitals or of a word or two, stands over a headline, and a standfirst over a byline below
    both."""
    if len(head) < 3 or head[2] - head[0] != 2 or head[2] + 1 >= len(blocks):
        return False
    first, second, third = (blocks[index] for index in head[:3])
    return (
        (is_shouted(first.words) or len(second.words.split()) >= 5)
        and len(first.words.split()) <= (5 if is_shouted(first.words) else 2)
        and not is_ended(first.words)
        and not is_shouted(second.words)
        and not second.words.endswith(".")
        and third.kind == "text"
        and len(third.words.split()) >= 5
        and _is_credit(blocks[head[2] + 1])
        and not _is_credit(third)
    )


def _stands_above(blocks: Sequence[Block], first: int, second: int) -> bool:
    return _is_label(blocks[first], blocks[second]) or _is_blog_name(blocks, first, second)


def _is_blog_name(blocks: Sequence[Block], first: int, second: int) -> bool:
    """Whether the line `first` names the blog whose post `second` is the headline of: the day stands between them, and
    the post is signed below, as Blogger does."""
    if second - first < 2 or ends_sentence(blocks[second].words) or len(blocks[second].text) > 120:
        return False
    dated = any((found := line_facts(block)) is not None and found.stamps for block in blocks[first + 1 : second])
    return dated and any(_POSTED.fullmatch(block.words) and not stamp.find(block.words) for block in blocks[-40:])


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """The lines of the head that say nothing else, up to the first that can only be running text."""
    found = []
    for index, block in enumerate(blocks[:24]):
        text = block.words
        if block.kind in ("list", "quote") or line_facts(block) is not None:
            continue
        is_sentence = block.is_prose() and ends_sentence(text) and text[-1] not in "?!" and not _is_capitalized(text)
        is_long = len(text) > LONGEST_TITLE or is_sentence
        if is_long and block.kind != "heading":
            break
        if dateline.parse(text) is not None and len(text) > 60 and (index or is_ended(text)):
            break  # "SPAIN: Driver held as police name dead" is a headline
        found.append(index)
    if len(blocks) == 1 or (found and found[-1] == len(blocks) - 1 and blocks[found[-1]].kind != "heading"):
        found = [index for index in found if index != len(blocks) - 1]  # something must be left to be the text
    return found


def _labels_title(block: Block) -> bool:
    found = _labelled(block.words.strip(" *_"), block.line)
    return found is not None and found.title is not None


def _is_kicker(first: Block, second: Block) -> bool:
    """Whether `first` is a label over the headline `second` ("SCIENCE NOTEBOOK")."""
    if is_shouted(first.words) and len(first.text) <= 50 and _is_title_case(second.words):
        return True
    short = len(first.words.split()) <= 3 and len(first.text) <= 30
    below = second.words.split()
    asked = second.words.endswith("?") and 2 <= len(below) <= 12
    if short and is_shouted(first.words) and not is_shouted(second.words) and (asked or _is_brief(second.words)):
        return True
    return (
        short
        and (is_shouted(first.words) or first.words.endswith(":"))
        and len(second.words.split()) >= 4
        and not ends_sentence(second.words)
        and len(second.text) <= 120
        and not is_shouted(second.words)
        and len(first.words.split()) <= 2
    )


def _is_brief(text: str) -> bool:
    """Whether `text` is a headline of a few words: a subtitle needs more to say something."""
    return 2 <= len(text.split()) <= 4 and not is_ended(text) and not text.lower().startswith(("by ", "from "))


def _is_title_case(text: str) -> bool:
    """Whether `text` is a headline with capitals: four words or more, the longer ones all beginning with one."""
    return not text.endswith(".") and _is_capitalized(text)


def _is_capitalized(text: str) -> bool:
    """Whether all the longer words of `text` begin with a capital, as in headlines, and it is not in capitals."""
    words = text.split()
    if len(words) < 4 or is_shouted(text):
        return False
    return all(word.strip("“”\"‘’'(")[:1].isupper() for word in words if len(word) > 4)


def _is_label(first: Block, second: Block) -> bool:
    if len(second.text) > 140 or ends_sentence(first.words):
        return False
    if "|" in first.words and len(first.words.split()) <= 6 and len(second.words.split()) >= 5:
        return first.words.partition("|")[0].strip().lower() in lexicon.words().sections  # Local News | Police & Fire
    return _is_kicker(first, second) or _is_nameplate(first, second) or _is_rubric(first, second)


def _is_nameplate(first: Block, second: Block) -> bool:
    """Whether `first` is the name of the publication over the headline `second`."""
    short = len(first.words.split()) <= 5 and len(second.words.split()) >= 4
    return short and byline.is_masthead(first.words) and not ends_sentence(second.words) and len(second.text) <= 120


def _is_rubric(first: Block, second: Block) -> bool:
    """Whether `first` is a series ("ANNALS OF TRANSPORT") or a body ("Ministry of Fisheries") over the headline
    `second`, or a label no longer than two words over one in capitals."""
    words, below = first.words.split(), second.words.split()
    if len(words) > 8 or any(word[0].islower() and len(word) > 4 for word in words):
        return False
    if _begins(first.words, lexicon.words().series):
        return len(words) <= 5 and len(below) >= 2
    if _begins(first.words, lexicon.words().institutions):
        return len(below) >= 4
    if len(below) >= 5 and not is_ended(second.words) and (known := world.known().get(first.words)) is not None:
        return known.sort in world.PLACES  # the pages of a state, over a headline of one of its towns
    return len(words) <= 2 and is_shouted(second.words) and len(below) >= 4


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
    if _is_of_life(blocks[index + 1].words):
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
    match_ = byline.without_ground(text) != text  # "Weir Rovers at Mill Park" is a match
    return (prose == 0 and not match_ and not _names_author_below(blocks, index)) or beside


def _names_author_below(blocks: Sequence[Block], index: int) -> bool:
    """Whether a byline follows before the text begins: then a name above it is a subtitle."""
    for block in blocks[index + 1 : index + 6]:
        if block.is_prose():
            return False
        if (found := line_facts(block)) is not None and found.authors:
            return True
    return False


def _bare_authors(text: str) -> tuple[str, ...]:
    """The authors of a line of names without "By": "Jane Roe", "Jane Roe, Staff Writer", "Jane Roe and Tom Field"."""
    text = byline.without_ground(_REPORTS.sub("", text.strip(" *_")))
    found = byline.people(text) if len(text) <= 120 and byline.publication(text) is None else None
    first = text.partition(",")[0]
    office = byline.is_office(first) and byline.with_office(first) is None
    return () if found is None or office else found.authors


def _foot(rest: list[Block], facts: _Facts) -> tuple[list[Block], list[Dropped], list[Dropped]]:
    """Takes the facts below the last paragraph of prose: the blocks above, what was dropped, what was read."""
    end = len(rest)
    dropped: list[Dropped] = []
    consumed: list[Dropped] = []
    while end > 1 and not rest[end - 1].is_prose() and len(rest) - end < 8:
        block = rest[end - 1]
        found = line_facts(block) if block.kind == "text" else None
        if found is None or not (found.authors or found.stamps or found.publisher or found.url or found.license):
            break
        (dropped if facts.take(found) else consumed).append(drop(block, "about the article, not used"))
        end -= 1
    if end > 2 and _is_signature(rest[end - 1], rest[end - 2], facts.authors):
        end -= 1
        facts.authors = facts.authors or _bare_authors(rest[end].words.strip("—–- "))
        consumed.append(drop(rest[end], "signature"))
    about = {fold(f"{word} {author}") for author in facts.authors for word in _ABOUT}
    start = next((at for at in range(max(2, end - 6), end) if fold(rest[at].words) in about), end)
    start = min(start, _author_box(rest, facts.authors))
    if not any(len(block.text) > 600 for block in rest[start:end]):
        dropped += [drop(block, "about the author") for block in rest[start:end]]
        end = start
    while end > 1 and _is_biography(rest[end - 1], facts.authors):
        end -= 1
        dropped.append(drop(rest[end], "about the author"))
        if end > 2 and fold(rest[end - 1].words) in map(fold, facts.authors):
            end -= 1
            dropped.append(drop(rest[end], "about the author"))
    tags = _tags(rest[:end])
    dropped += [drop(block, "tags") for block in rest[end - tags : end]]
    return rest[: end - tags], dropped, consumed


def _author_box(blocks: Sequence[Block], authors: tuple[str, ...]) -> int:
    """Where the author's name stands alone among the last blocks, with a line below it that says more of the author,
    or the number of blocks."""
    folded = {fold(author): author for author in authors}
    for at in range(max(3, len(blocks) - 5), len(blocks) - 1):
        author = folded.get(fold(blocks[at].words))
        below = blocks[at + 1 :]
        if author and any(
            block.words.split()[0].strip(",") in author.split() or _names_office(block) for block in below
        ):
            return at
    return len(blocks)


def _names_office(block: Block) -> bool:
    text = block.words
    return len(text) <= 60 and (byline.publication(text) is not None or byline.is_office(text))


def _tags(blocks: Sequence[Block]) -> int:
    """How many of the last blocks are tags without a label: three or more lines of a few words, with capitals or
    without white space between them, below paragraphs that need no such list."""
    count = 0
    while count < len(blocks) and _is_tag(blocks[-1 - count]):
        count += 1
    above = blocks[: len(blocks) - count]
    listed = bool(above) and (above[-1].words.endswith(":") or not ends_sentence(above[-1].words))
    strict = all(
        all(w[0].isupper() or w in lexicon.words().small for w in b.words.split()) for b in blocks[len(above) :]
    )
    together = not any(block.gap for block in blocks[len(above) + 1 :])
    if not strict and not together:
        return 0
    return count if count >= 3 and not listed and sum(block.is_prose() for block in above) >= 3 else 0


def _is_tag(block: Block) -> bool:
    words = block.words.split()
    return (
        block.kind == "text"
        and len(words) <= 4
        and len(block.words) <= 30
        and not is_ended(block.words)
        and words[0][0].isupper()
    )


def _is_signature(block: Block, above: Block, authors: tuple[str, ...]) -> bool:
    """Whether the last line signs the article: with the author's name, or, where none is known, with any below a
    closing formula or after a dash."""
    names = _bare_authors(block.words.strip("—–- "))
    if block.kind != "text" or len(names) != 1 or " " not in names[0]:
        return False
    if authors:
        return fold(names[0]) in map(fold, authors)
    return above.words.endswith(",") or block.words[0] in "—–"


def _is_biography(block: Block, authors: tuple[str, ...]) -> bool:
    """Whether `block` says who the author is: it opens with the full name and goes on "is a", "teaches", "covers"."""
    text = block.words.strip(" *_—–-")
    italic = block.wholly("emphasis")
    for author in authors:
        if len(text) <= 300 and re.match(re.escape(author.split()[-1]) + r"\s(?:is an?|covers|writes|teaches)\s", text):
            return True
        name = " ".join(author.split()[-2:]) if author.split()[0].endswith(".") else author  # Dr. Jane Roe
        if len(text) <= 600 and " " in name and text.lower().removeprefix("dr. ").startswith(name.lower()):
            after = text[text.lower().index(name.lower()) + len(name) :].lstrip(" ,")
            if italic or re.match(
                r"['’]s?\s(?:(?:most\s)?recent|latest|new|next|first|last|other)?\s?(?:books?|novels?|essays?|work|articles?|pieces?|stor(?:y|ies)|films?|collections?)\b|"
                r"(?:is|was|are|has been|and [^.]{3,60} are)\s+"
                r"(?:an?|the|our|based|currently|professor|director|senior|co-?)\b"
                r"|(?:writes|teaches|covers|reports|works|lives|contributes|edits|runs|directs|serves|studies|lectures)\b"
                r"|(?:a|an|the)\s[^.]{3,120},\s+(?:is|writes|teaches|covers|lives|works)\b",
                after,
                re.IGNORECASE,
            ):
                return True
    return False
