"""The text of a brief with its annotations woven in, as Markdown.

Every paragraph is a block with its permalink as id and its number as a link to itself. Taking the annotations out
again gives the text back; that is tested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from briefs import anchor, dates, edtf, spans
from briefs.markup import Markdown, attribute, escape, external, inline, link
from briefs.model import Annotated, By, Mark, Paragraph, Section, Span
from briefs.standing import Standing, Stands, label

T = TypeVar("T")

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


@dataclass(frozen=True, slots=True)
class _Body:
    annotated: Annotated
    standing: Standing
    page: str
    notes: Mapping[str, Sequence[int]]
    numbers: Mapping[int, int]
    marks: Mapping[str, Sequence[Mark]]
    headings: Mapping[str, Sequence[Section]]
    gone: Mapping[str, Sequence[str]]
    shared: Mapping[int, str]


_NOTHING: Mapping[int, str] = MappingProxyType({})


def body(annotated: Annotated, standing: Standing, shared: Mapping[int, str] = _NOTHING) -> Markdown:
    """The whole text as blocks of Markdown, for the page of this brief. `shared` are, by index, mentions that could be
    several entities', with the address of the page that tells these apart."""
    return Markdown("\n\n".join((*_elsewhere(annotated), *_passages(_parts(annotated, standing, shared)))))


def _parts(annotated: Annotated, standing: Standing, shared: Mapping[int, str]) -> _Body:
    article = annotated.article
    ids = {p.id for p in article.paragraphs}
    in_order = sorted(range(len(annotated.notes)), key=lambda i: (annotated.notes[i].span.end, i))
    return _Body(
        annotated,
        standing,
        anchor.brief_path(article.slug),
        _grouped((article.paragraph_at(annotated.notes[i].span.start).id, i) for i in in_order),
        {index: number for number, index in enumerate(in_order, start=1)},
        _grouped((article.paragraph_at(m.span.start).id, m) for m in article.marks if m.kind in _TAGS),
        _grouped((s.before, s) for s in annotated.sections if s.id not in ids),
        _grouped((leads, id) for id, leads in annotated.gone),
        shared,
    )


def _elsewhere(annotated: Annotated) -> Iterator[str]:
    """Places of paragraphs that are in no paragraph of this brief now: in another one, or gone with all the rest."""
    page = anchor.brief_path(annotated.article.slug)
    ids = {p.id for p in annotated.article.paragraphs}
    for id, leads in annotated.gone:
        slug, mark, there = leads.partition("#")
        if mark:
            target = link("another brief", anchor.link(page, anchor.brief_path(slug), there))
            yield f"{escape(_named(id))} is now in {target}.\n{{ #{id} .gone }}"
        elif leads not in ids:
            yield _gone(id)


def _gone(id: str) -> str:
    """The place of a paragraph that was published and is no more: seen by those who follow a link to it."""
    return f"{escape(_named(id))} stood about here. It is no longer part of the text.\n{{ #{id} .gone }}"


def _named(id: str) -> str:
    return "A section" if id.startswith("s-") else f"Paragraph {id[1:]}"


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _passages(this: _Body) -> Iterator[str]:
    """Blocks, in order. A paragraph with notes opens a passage, so that wide screens can set the notes beside it and
    what follows."""
    inside = False
    for previous, paragraph in _pairs(this.annotated.article.paragraphs):
        notes = this.notes.get(paragraph.id, ())
        if notes and inside:
            yield "</div>"
        if notes:
            yield '<div class="passage" markdown="1">'
            inside = True
        for section in this.headings.get(paragraph.id, ()):
            yield _section(section)
        if _other_list(previous, paragraph):
            yield "<!-- -->"  # Markdown would take a numbered item for one more bullet of the list before
        for id in this.gone.get(paragraph.id, ()):
            yield _gone(id)
        yield _block(this, previous, paragraph)
        for index in notes:
            yield _note(this, index)
    if inside:
        yield "</div>"


def _pairs(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph | None, Paragraph]]:
    return zip((None, *paragraphs), paragraphs, strict=False)  # the last one is before none


def _other_list(previous: Paragraph | None, paragraph: Paragraph) -> bool:
    return (
        previous is not None
        and previous.kind == paragraph.kind == "list"
        and (previous.ordinal is None) != (paragraph.ordinal is None)
    )


def _block(this: _Body, previous: Paragraph | None, paragraph: Paragraph) -> str:
    text = _text(this, paragraph)
    id = paragraph.id
    if paragraph.kind == "heading":
        return f"{'#' * min(max(paragraph.level, 2), 6)} {text} {{ #{id} }}"
    number = id[1:]
    permalink = f'[{escape(number)}](#{id}){{ .para-num aria-label="Paragraph {attribute(number)}" }}'
    if paragraph.kind == "quote":
        return f"> {permalink} {text}\n> {{ #{id} .para }}"
    if paragraph.kind == "list":
        depth = max(paragraph.level, 1)
        classes = f".para .item .depth-{min(depth, 4)}"
        sign = f"{paragraph.ordinal}." if paragraph.ordinal is not None else "-"
        return f"{sign} {permalink} {text}\n{{ #{id} {classes} }}"
    return f"{permalink} {text}\n{{ #{id} .para }}"


def _text(this: _Body, paragraph: Paragraph) -> str:
    pending = list(this.notes.get(paragraph.id, ()))
    ends = {index: this.annotated.notes[index].span.end for index in pending}
    woven: list[str] = []
    claims = this.standing.claims.get(paragraph.id, ())
    speech = this.standing.speech.get(paragraph.id, ())
    opens = {claim.span.start: claim.value for claim in speech}
    closes = {claim.span.end for claim in speech}
    for piece in spans.weave(paragraph.span, claims, [*ends.values(), *opens, *closes]):
        if piece.span.start in opens:
            woven.append(_speech(this, opens[piece.span.start]))
        woven.append(_piece(this, paragraph, piece))
        if piece.span.end in closes:
            woven.append("</span>")
        while pending and ends[pending[0]] <= piece.span.end:
            woven.append(_reference(this, pending.pop(0)))
    woven.extend(_reference(this, index) for index in pending)
    return "".join(woven)


def _piece(this: _Body, paragraph: Paragraph, piece: spans.Piece[Stands]) -> str:
    text = _marked(this.annotated.article.body, piece.span, this.marks.get(paragraph.id, ()))
    if piece.claim is None:
        return text
    stands = piece.claim.value
    if stands.what == "mention":
        return _mention(this, stands.index, text)
    if stands.what == "timex":
        return _timex(this, stands.index, text)
    mark = this.annotated.article.marks[stands.index]
    return external(Markdown(text), mark.href or "")


def _mention(this: _Body, index: int, text: str) -> str:
    mention = this.annotated.mentions[index]
    id = this.standing.mentions[index]
    if mention.entity is None and index in this.shared:
        return f"[{text}]({this.shared[index]}){{ #{id} .mention .unsure .{mention.kind}{_marks(mention.by)} }}"
    if mention.entity is None:
        return f'<span id="{id}" class="mention unsure {mention.kind}{_classes(mention.by)}">{text}</span>'
    target = anchor.link(this.page, anchor.entity_path(mention.entity))
    return f"[{text}]({target}){{ #{id} .mention .{mention.kind}{_marks(mention.by)} }}"


def _classes(by: By) -> str:
    """What tells the editor's annotations from the machine's, which are the many."""
    return " editor" if by == "editor" else ""


def _marks(by: By) -> str:
    """The same in a list of attributes."""
    return " .editor" if by == "editor" else ""


def _timex(this: _Body, index: int, text: str) -> str:
    timex = this.annotated.timexes[index]
    id = this.standing.timexes[index]
    exact = dates.machine_readable(timex.edtf or "")
    datetime = f' datetime="{exact}"' if exact else ""
    finer = f' data-edtf="{attribute(timex.edtf or "")}"' if exact != timex.edtf else ""
    said = ", ".join(part for part in (edtf.words(timex.edtf) if timex.edtf else "", timex.basis) if part)
    basis = f' title="{attribute(said)}"' if not _says(this.annotated.article.body[timex.span.slice], said) else ""
    if index not in this.standing.entry:
        return f'<time id="{id}" class="date{_classes(timex.by)}"{datetime}{finer}{basis}>{text}</time>'
    entry = this.standing.events[this.standing.entry[index]]
    return f"[<time{datetime}{finer}{basis}>{text}</time>](#{entry}){{ #{id} .date{_marks(timex.by)} }}"


def _says(words: str, date: str) -> bool:
    """Whether the words of a text say all that a date is: "March 5, 2019" does "5 March 2019"."""
    return set(date.split()) <= set(words.replace(",", " ").split())


def _speech(this: _Body, index: int) -> str:
    statement = this.annotated.statements[index]
    return f'<span id="{this.standing.statements[index]}" class="speech {statement.kind}{_classes(statement.by)}">'


def _reference(this: _Body, index: int) -> str:
    id, number = this.standing.notes[index], this.numbers[index]
    return f'[{number}](#{id}){{ #{id}-ref .note-ref aria-label="Note {number}" }}'


def _note(this: _Body, index: int) -> str:
    note = this.annotated.notes[index]
    id = this.standing.notes[index]
    who = "Editor’s note" if note.by == "editor" else "Note by machine"
    return (
        f'<details class="note by-{note.by}" markdown="1">\n<summary>{who} {this.numbers[index]}</summary>\n\n'
        f'{escape(note.text)} [↩](#{id}-ref){{ .back aria-label="Back to the text" }}\n{{ #{id} }}\n\n</details>'
    )


def _marked(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """The text of `span` with its author's emphasis, escaped."""
    here = [m for m in marks if m.span.overlaps(span)]
    cuts = {c for m in here for c in (m.span.start, m.span.end) if span.start < c < span.end}
    out = []
    for start, end in pairwise(sorted({span.start, span.end, *cuts})):
        tags = [_TAGS[m.kind] for m in here if m.span.start <= start and end <= m.span.end]
        opened = "".join(f"<{tag}>" for tag in tags)
        closed = "".join(f"</{tag}>" for tag in reversed(tags))
        out.append(f"{opened}{inline(text[start:end])}{closed}")
    return "".join(out)


def finding_aid(annotated: Annotated, standing: Standing, shared: Mapping[int, str] = _NOTHING) -> Markdown:
    """What stands for the text of an article that may not be republished: paragraph by paragraph, how long it is, who
    and when, and what the editor says of it. `shared` as for `body`."""
    this = _parts(annotated, standing, shared)
    aids = (block for paragraph in annotated.article.paragraphs for block in _aids(this, paragraph))
    return Markdown("\n\n".join((*_elsewhere(annotated), *aids)))


def _aids(this: _Body, paragraph: Paragraph) -> Iterator[str]:
    for section in this.headings.get(paragraph.id, ()):
        yield _section(section)
    yield from map(_gone, this.gone.get(paragraph.id, ()))
    yield _aid(this, paragraph)
    for index in this.notes.get(paragraph.id, ()):
        yield _note(this, index)


def _section(section: Section) -> str:
    return f"## {escape(section.title)} {{ #{section.id} .by-{section.by} }}"


def _aid(this: _Body, paragraph: Paragraph) -> str:
    found = []
    for claim in this.standing.claims.get(paragraph.id, ()):
        stands = claim.value
        if stands.what == "mention":
            found.append(_mention(this, stands.index, escape(this.annotated.mentions[stands.index].surface)))
        elif stands.what == "timex":
            found.append(_timex(this, stands.index, escape(this.annotated.timexes[stands.index].surface)))
    number = escape(label(paragraph.id).lstrip("¶"))
    length = len(this.annotated.article.text(paragraph).split())
    counted = f'<span class="basis">{length} {"word" if length == 1 else "words"}</span>'
    notes = "".join(_reference(this, index) for index in this.notes.get(paragraph.id, ()))
    line = " · ".join((*found, counted)) + notes
    return f"[{number}](#{paragraph.id}){{ .para-num }} {line}\n{{ #{paragraph.id} .para .aid }}"
