"""The values that the stages pass on.

Everything here is frozen and comparable: a stage takes values and returns values. Annotations are *standoff*: they
stand beside the text as character offsets and never change it. What always holds, and is tested as a property:

    article.body[mention.span.slice] == mention.surface

Offsets count Unicode code points of `Article.body`, from 0; an end is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from briefs.errors import Problem

Kind = Literal["person", "place", "organization", "group", "event", "document"]
"""What an entity is. `group` is a people, a party's adherents or a faith; `document` a treaty, law, report or work."""

KINDS: tuple[Kind, ...] = ("person", "place", "organization", "group", "event", "document")

By = Literal["machine", "editor"]
"""Who made an annotation."""

ParagraphKind = Literal["text", "heading", "quote", "list"]
Rights = Literal["full", "excerpt"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The types of TIMEX3 (ISO 24617-1)."""

EventStatus = Literal["fact", "planned", "announced", "denied", "conditional"]
"""Whether the text tells an event as having happened."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Article.body`: code points `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """One seed as it was read: its path, its decoded text (line ends as they stood, no byte order mark) and,
    where there is one, the text of the sidecar beside it."""

    path: Path
    text: str
    sidecar_path: Path | None = None
    sidecar_text: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline formatting that a Markdown seed brought: `href` is set for links only."""

    span: Span
    kind: Literal["emphasis", "strong", "code", "link"]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the body. `id` is its permalink (`p7`; headings `s-why-it-broke`); `level` is the heading's level
    (2 and deeper) or, in a list, the depth of the item (1 and deeper), else 0. `ordinal` is the number of a numbered
    list item, else None."""

    id: str
    kind: ParagraphKind
    span: Span
    level: int = 0
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of the body from `body` on are those of the seed's text from `source` on."""

    body: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of a seed that is not part of the article: where it stood (line from 1), what it was, why it went."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, as far as it says so. `date` is written as found or as EDTF."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A seed, read: who wrote it, when, and its body as paragraphs. `published` is the dateline's date, the day that
    relative dates count from; `place` the dateline's place; `standfirst` the line below the headline that sums the
    article up, which is no part of the body. `filed` is the day that the dateline names, where that is another than
    the day of publication: "today" is that day then."""

    slug: str
    path: Path
    title: str
    authors: tuple[str, ...]
    published: date | None
    body: str
    paragraphs: tuple[Paragraph, ...]
    place: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    rights: Rights = "full"
    license: str | None = None
    marks: tuple[Mark, ...] = ()
    runs: tuple[Run, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[Problem, ...] = ()
    standfirst: str | None = None
    filed: date | None = None

    def text(self, paragraph: Paragraph) -> str:
        return self.body[paragraph.span.slice]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character at `offset`. Raises LookupError between paragraphs."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.paragraphs) and self.paragraphs[low].span.start <= offset:
            return self.paragraphs[low]
        raise LookupError(f"no paragraph holds offset {offset}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something. `label` is the recognizer's OntoNotes label or None; `name` the full name that the
    surface stands for here; `entity` the id of the entity it was resolved to, or None where the evidence is
    ambiguous (then it links nowhere). `use` says what else the name stands for here, where that is clear: a capital for
    the "government" in it."""

    span: Span
    surface: str
    kind: Kind
    name: str
    label: str | None = None
    entity: str | None = None
    by: By = "machine"
    use: str | None = None


@dataclass(frozen=True, slots=True)
class Referent:
    """What the mentions of one article that share `entity` refer to, before articles are compared. `variants` are
    the names it goes by here; `roles` and `countries` are evidence that tells namesakes apart. What is `doubtful` is
    likely to have been read wrong."""

    entity: str
    name: str
    kind: Kind
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    by: By = "machine"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: TIMEX3 type and value, and its EDTF date where it can stand on a timeline.
    `basis` says in words what it was counted from, where it was inferred ("counted from 5 March 2019")."""

    span: Span
    surface: str
    type: TimexType
    value: str
    edtf: str | None = None
    basis: str | None = None
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement of one article: an entry of its timeline. `span` is the words that carry the date (None for
    the publication itself and for what only the editor says); `label` reads as a sentence of its own; `entity` is
    set where the entry is the date of an event that the authority file knows."""

    edtf: str
    label: str
    paragraph: str | None
    span: Span | None = None
    surface: str | None = None
    basis: str | None = None
    status: EventStatus = "fact"
    entities: tuple[str, ...] = ()
    entity: str | None = None
    kind: Literal["statement", "authority", "publication"] = "statement"
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said. `span` is the quoted words without their marks (`direct`), the reported
    clause (`indirect`), or a reported clause that quotes some of its words, or such words alone (`mixed`); it never
    leaves its paragraph: a quotation that runs on over several has a statement in each. `speaker` is the index, in
    the mentions of the article, of the mention that names who said it; None where that is not clear. `cue` is the word
    that tells so ("said", "denied"); what was said holds only as far as that word lets it."""

    span: Span
    kind: Literal["direct", "indirect", "mixed"]
    paragraph: str
    speaker: int | None = None
    cue: Span | None = None
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Note:
    """What the editor says about some words of the text."""

    span: Span
    text: str
    by: By = "editor"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point of the article and the paragraph that makes it."""

    text: str
    paragraph: str
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline: the author's own, or one that the editor puts before paragraph `before`."""

    id: str
    title: str
    before: str
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with all that was found in it. One per seed; a pure function of seed, sidecar, authority and model,
    so it can be cached and made in parallel. `gone` are ids that were published here and are no more, each with the
    paragraph that it leads to now: "p6", "other-brief#p6", or nothing for the top of the page."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    referents: tuple[Referent, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    sections: tuple[Section, ...] = ()
    summary: str | None = None
    sources: tuple[Origin, ...] = ()
    problems: tuple[Problem, ...] = ()
    statements: tuple[Statement, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, organization, group, event or document of the collection. `date` is EDTF (of an event or a
    document), as are `born` and `died`; `coordinates` are latitude and longitude in degrees (WGS 84); `same_as` holds
    external ids as (scheme, id), as in ("wikidata", "Q884")."""

    id: str
    name: str
    kind: Kind
    variants: tuple[str, ...] = ()
    description: str | None = None
    date: str | None = None
    born: str | None = None
    died: str | None = None
    coordinates: tuple[float, float] | None = None
    same_as: tuple[tuple[str, str], ...] = ()
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class MentionRef:
    """Where an entity stands: `mention` is an index into the mentions of the article `slug`."""

    slug: str
    mention: int


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name that several entities bear (`bearers`, their ids in order). `id` is that of the page that tells them
    apart; no entity can have it. `unclear` are the mentions of the name that could not be told."""

    id: str
    name: str
    bearers: tuple[str, ...]
    unclear: tuple[MentionRef, ...] = ()


@dataclass(frozen=True, slots=True)
class EventSource:
    """Who tells an event: the event `event` (an index) of the article `slug`."""

    slug: str
    event: int


@dataclass(frozen=True, slots=True)
class CorpusEvent:
    """An entry of the common timeline: the same event, told by one or more articles."""

    id: str
    edtf: str
    label: str
    status: EventStatus
    entities: tuple[str, ...]
    sources: tuple[EventSource, ...]
    entity: str | None = None
    kind: Literal["statement", "authority", "publication"] = "statement"
    by: By = "machine"


@dataclass(frozen=True, slots=True)
class Corpus:
    """All articles, linked: mentions carry the ids of collection-wide entities. `articles` are in order of slug,
    `entities` and `shared` names in order of id, `events` in order of time. `merged` are ids of
    entities that gave way to others; `moved` are pages that were published and are no more, each with the page that it
    leads to now, as paths below the docs folder; a path with a fragment is a place on such a page."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...]
    mentions: Mapping[str, tuple[MentionRef, ...]] = field(default_factory=dict)
    events: tuple[CorpusEvent, ...] = ()
    related: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    neighbors: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    shared: tuple[SharedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file to publish: its path below the docs folder, with forward slashes, and its text."""

    path: str
    text: str
