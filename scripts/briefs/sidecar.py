"""What the editor says about one article, in `NAME.yml` beside `NAME.txt` or in the front matter of `NAME.md`.

Every key is optional; what is given overrules the machine, and a sidecar overrules front matter. Annotations point
into the text by quoting it (`at: "the words"`), so they survive edits elsewhere; where the words stand more than once,
`nth: 2` says which. The file is strict: an unknown key or a quotation that is not in the text is an error with its
line. Front matter may have come from another program, so keys that mean nothing here are reported and ignored there.

    read(source)              the sidecar over the front matter of a seed
    parse(path, text)         a sidecar file
    anchor(article, sidecar)  its quotations as spans of the body
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import cast, get_args

from briefs import anchor as addresses
from briefs import stamp, yamlfile
from briefs.errors import Problem, SourceError
from briefs.model import (
    KINDS,
    Article,
    Event,
    EventStatus,
    KeyPoint,
    Kind,
    Note,
    Origin,
    Rights,
    Section,
    Source,
    Span,
)
from briefs.yamlfile import Map

KEYS = (
    "title", "authors", "author", "published", "place", "section", "publisher", "url", "rights", "license", "summary",
    "key_points", "sections", "notes", "mentions", "dates", "events", "sources",
)  # fmt: skip
NONE = "none"
"""Says that the quoted words are no mention, or no date."""

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_FOLDED = str.maketrans(
    {mark: '"' for mark in "“”„‟«»″"} | {mark: "'" for mark in "‘’‚‛′ʼ"} | {dash: "-" for dash in "‐‑‒–—―−"}
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text, and which occurrence of them (from 1; None: the only one)."""

    words: str
    nth: int | None
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class QuotedNote:
    at: Quote
    text: str


@dataclass(frozen=True, slots=True)
class QuotedPoint:
    text: str
    at: Quote


@dataclass(frozen=True, slots=True)
class QuotedSection:
    title: str
    before: Quote


@dataclass(frozen=True, slots=True)
class QuotedMention:
    """What the quoted words name: the entity with the id `entity`; None for nothing at all."""

    at: Quote
    entity: str | None
    kind: Kind | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedDate:
    """When the quoted words are: an EDTF date; None for no date at all."""

    at: Quote
    edtf: str | None


@dataclass(frozen=True, slots=True)
class QuotedEvent:
    """A date that the editor adds. `file` and `line` are where its `entities` are named."""

    label: str
    edtf: str
    at: Quote | None = None
    entities: tuple[str, ...] = ()
    status: EventStatus = "fact"
    file: Path | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the editor says; None or empty where they say nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    place: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    rights: Rights | None = None
    license: str | None = None
    summary: str | None = None
    key_points: tuple[QuotedPoint, ...] = ()
    sections: tuple[QuotedSection, ...] = ()
    notes: tuple[QuotedNote, ...] = ()
    mentions: tuple[QuotedMention, ...] = ()
    dates: tuple[QuotedDate, ...] = ()
    events: tuple[QuotedEvent, ...] = ()
    sources: tuple[Origin, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A mention as the editor wants it: the entity with the id `entity`, or None: not a mention. `file` and `line`
    are where they say so."""

    span: Span
    surface: str
    entity: str | None
    kind: Kind | None
    name: str | None
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class DatePin:
    """A date as the editor wants it, in EDTF, or None: not a date."""

    span: Span
    surface: str
    edtf: str | None
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """What the editor says, in the terms of one article."""

    summary: str | None = None
    key_points: tuple[KeyPoint, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    mentions: tuple[Pin, ...] = ()
    dates: tuple[DatePin, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Origin, ...] = ()


def read(source: Source) -> Sidecar:
    """What the sidecar says, and for the rest the front matter of a Markdown seed. Raises SourceError."""
    own = None
    if source.sidecar_path is not None and source.sidecar_text is not None:
        own = parse(source.sidecar_path, source.sidecar_text)
    if source.path.suffix.lower() not in (".md", ".markdown"):
        return own or Sidecar()
    return overrule(own, front_matter(source.path, source.text)[0])


def parse(path: Path, text: str) -> Sidecar:
    """The sidecar `path`, which holds `text`. Raises SourceError."""
    top = yamlfile.read(text, path)
    top.only(*KEYS)
    return _sidecar(top)


def front_matter(path: Path, text: str) -> tuple[Sidecar, int]:
    """The front matter of the Markdown file `path`, and the offset where its text goes on. Raises SourceError."""
    yaml, rest, _ = split_front_matter(text)
    if yaml is None and (table := _TOML.match(text)) is not None:
        yaml, rest = _from_toml(table[1], path), text[table.end() :]
    if yaml is None:
        return Sidecar(), 0
    top = yamlfile.read(yaml, path, first_line=2)
    foreign = [key for key in top.values if key not in KEYS]
    known = replace(top, values={key: value for key, value in top.values.items() if key in KEYS})
    said = _sidecar(known)
    if said.published is None and "date" in top:
        said = replace(said, published=_foreign_date(top))
        foreign.remove("date")
    problems = tuple(
        Problem(
            "unknown-key",
            f"“{key}” in the front matter says nothing here; ignored",
            str(path),
            top.line_of(key),
            "info",
        )
        for key in foreign
    )
    return replace(said, problems=problems), len(text) - len(rest)


def _from_toml(text: str, path: Path) -> str:
    """The keys of front matter in TOML, as Hugo writes it, as YAML on the same lines."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"the front matter is not TOML: {error}; correct it", path, 1) from error
    lines = [""] * (text.count("\n") + 1)
    for key, value in table.items():
        named = re.search(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
        row = text.count("\n", 0, named.start()) if named else 0
        lines[row] = f"{json.dumps(key)}: {json.dumps(value, default=str, ensure_ascii=False)}"
    return "\n".join(lines)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the two lines of dashes at the top, the text below, and the lines above that. Without front
    matter: None, the whole text, 0."""
    opening = _FENCE.match(text)
    closing = _FENCE_END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text, 0
    inner = text[opening.end() : closing.start()]
    if inner.strip() and not re.search(r"^[\w\"'-]+[ \t]*:(?:\s|$)|^#", inner, re.MULTILINE):
        return None, text, 0  # two thematic breaks around a paragraph
    return inner, text[closing.end() :], text.count("\n", 0, closing.end())


def overrule(own: Sidecar | None, front: Sidecar) -> Sidecar:
    """`front`, with all that `own` says in its place."""
    if own is None:
        return front
    values = {field.name: getattr(own, field.name) or getattr(front, field.name) for field in fields(Sidecar)}
    return Sidecar(**values)


def anchor(article: Article, sidecar: Sidecar) -> Anchored:
    """The quotations of `sidecar` as spans of `article`. Raises SourceError where one is not in the text, or stands
    in it more than once and `nth` does not say which."""
    finder = _Finder(article)
    return Anchored(
        summary=sidecar.summary,
        key_points=tuple(KeyPoint(point.text, finder.paragraph(point.at), by="editor") for point in sidecar.key_points),
        sections=_sections(article, sidecar.sections, finder),
        notes=tuple(Note(finder.span(note.at), note.text) for note in sidecar.notes),
        mentions=tuple(_pin(item, finder) for item in sidecar.mentions),
        dates=tuple(_date_pin(item, finder) for item in sidecar.dates),
        events=tuple(_event(item, finder) for item in sidecar.events),
        sources=sidecar.sources,
    )


def occurrence(article: Article, span: Span) -> int | None:
    """Which occurrence of its words `span` is, as “nth” says it; None where they stand there only."""
    body = article.body.translate(_FOLDED)
    starts = list(_occurrences(body, body[span.slice]))
    return starts.index(span.start) + 1 if len(starts) > 1 and span.start in starts else None


class _Finder:
    """Looks quotations up in the body of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.body = article.body.translate(_FOLDED)

    def span(self, quote: Quote) -> Span:
        words = " ".join(quote.words.split()).translate(_FOLDED)
        starts = list(_occurrences(self.body, words))
        if not starts:
            raise SourceError(self._absent(quote, words), quote.file, quote.line)
        if quote.nth is None and len(starts) > 1:
            where = ", ".join(dict.fromkeys(self.article.paragraph_at(start).id for start in starts[:8]))
            message = f"“{quote.words}” stands {len(starts)} times ({where}); quote more words, or add “nth: 1”"
            raise SourceError(message, quote.file, quote.line)
        nth = quote.nth or 1
        if nth > len(starts):
            message = f"“nth: {nth}”, but “{quote.words}” stands {len(starts)} times in the text"
            raise SourceError(message, quote.file, quote.line)
        return Span(starts[nth - 1], starts[nth - 1] + len(words))

    def paragraph(self, quote: Quote) -> str:
        return self.article.paragraph_at(self.span(quote).start).id

    def _absent(self, quote: Quote, words: str) -> str:
        for gone in self.article.dropped:
            if words in gone.text.translate(_FOLDED):
                return f"“{quote.words}” is not in the text: line {gone.line} was left out ({gone.reason})"
        if words in self.article.title.translate(_FOLDED):
            return f"“{quote.words}” is in the headline only; quote words of the text"
        return f"“{quote.words}” is not in the text; copy the words as they stand there"


def _occurrences(body: str, words: str) -> Iterable[int]:
    """Where `words` stand in `body`, whole words only."""
    start = body.find(words)
    while start >= 0 and words:
        end = start + len(words)
        before = body[start - 1].isalnum() and words[0].isalnum() if start else False
        after = body[end].isalnum() and words[-1].isalnum() if end < len(body) else False
        if not before and not after:
            yield start
        start = body.find(words, end)


def _sections(article: Article, sections: Iterable[QuotedSection], finder: _Finder) -> tuple[Section, ...]:
    taken = {paragraph.id for paragraph in article.paragraphs}
    sections = tuple(sections)
    ids = addresses.numbered((f"s-{addresses.slug(section.title)}" for section in sections), taken)
    return tuple(
        Section(name, section.title, finder.paragraph(section.before), by="editor")
        for name, section in zip(ids, sections, strict=True)
    )


def _pin(item: QuotedMention, finder: _Finder) -> Pin:
    span = finder.span(item.at)
    surface = finder.article.body[span.slice]
    return Pin(span, surface, item.entity, item.kind, item.name, item.at.file, item.at.line)


def _date_pin(item: QuotedDate, finder: _Finder) -> DatePin:
    span = finder.span(item.at)
    return DatePin(span, finder.article.body[span.slice], item.edtf, item.at.file, item.at.line)


def _event(item: QuotedEvent, finder: _Finder) -> Event:
    span = None if item.at is None else finder.span(item.at)
    return Event(
        edtf=item.edtf,
        label=item.label,
        paragraph=None if span is None else finder.article.paragraph_at(span.start).id,
        span=span,
        surface=None if span is None else finder.article.body[span.slice],
        status=item.status,
        entities=item.entities,
        by="editor",
    )


def _sidecar(top: Map) -> Sidecar:
    if "author" in top and "authors" in top:
        raise top.error("author", "“author” and “authors” say the same; keep one")
    return Sidecar(
        title=_line(top, "title"),
        authors=top.texts("authors") or top.texts("author"),
        published=top.date("published"),
        place=_line(top, "place"),
        section=_line(top, "section"),
        publisher=_line(top, "publisher"),
        url=_web(top),
        rights=cast("Rights | None", top.choice("rights", get_args(Rights))),
        license=_line(top, "license"),
        summary=top.text("summary"),
        key_points=tuple(_point(item) for item in _items(top, "key_points", "text", "at", "nth")),
        sections=tuple(
            QuotedSection(item.need("title"), _quote(item, "before"))
            for item in _items(top, "sections", "title", "before", "nth")
        ),
        notes=tuple(QuotedNote(_quote(item), item.need("text")) for item in _items(top, "notes", "at", "nth", "text")),
        mentions=tuple(_mention(item) for item in _items(top, "mentions", "at", "nth", "entity", "kind", "name")),
        dates=tuple(_date(item) for item in _items(top, "dates", "at", "nth", "date")),
        events=tuple(
            _quoted_event(item) for item in _items(top, "events", "label", "date", "at", "nth", "entities", "status")
        ),
        sources=tuple(_origin(item) for item in _items(top, "sources", "title", "author", "publisher", "date", "url")),
    )


def _items(top: Map, key: str, *allowed: str) -> Iterable[Map]:
    for item in top.maps(key):
        item.only(*allowed)
        yield item


def _line(top: Map, key: str) -> str | None:
    """A text of one line: folded, where YAML lets it run on."""
    value = top.text(key)
    return None if value is None else " ".join(value.split())


def _quote(item: Map, key: str = "at") -> Quote:
    return Quote(item.need(key), item.integer("nth", least=1), item.file, item.line_of(key))


def _point(item: Map) -> QuotedPoint:
    return QuotedPoint(item.need("text"), _quote(item))


def _mention(item: Map) -> QuotedMention:
    entity = item.need("entity")
    if entity != NONE and addresses.slug(entity) != entity:
        raise item.error("entity", f"“entity: {entity}” should be an id, as in “{addresses.slug(entity)}”, or “none”")
    kind = cast("Kind | None", item.choice("kind", KINDS))
    return QuotedMention(_quote(item), None if entity == NONE else entity, kind, _line(item, "name"))


def _date(item: Map) -> QuotedDate:
    value = item.need("date")
    return QuotedDate(_quote(item), None if value == NONE else item.edtf("date"))


def _quoted_event(item: Map) -> QuotedEvent:
    item.need("date")
    status = cast("EventStatus | None", item.choice("status", get_args(EventStatus)))
    at = _quote(item) if "at" in item else None
    return QuotedEvent(
        label=" ".join(item.need("label").split()),
        edtf=item.edtf("date") or "",
        at=at,
        entities=item.texts("entities"),
        status=status or "fact",
        file=item.file,
        line=item.line_of("entities"),
    )


def _origin(item: Map) -> Origin:
    return Origin(_line(item, "title"), _line(item, "author"), _line(item, "publisher"), item.text("date"), _web(item))


def _web(item: Map) -> str | None:
    value = item.text("url")
    if value is not None and not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise item.error("url", f"“url: {value}” should start with https:// or http:// and hold no spaces")
    return value


def _foreign_date(top: Map) -> date:
    """The day of `date`, which other programs write with a time behind it."""
    value = top.need("date")
    found = stamp.find(value)
    if len(found) != 1 or found[0].day is None:
        raise top.error(
            "date", f"“date: {value}” is not a day of the calendar; write it as YYYY-MM-DD, as in 2019-03-05"
        )
    return found[0].day
