"""Articles that may not be republished: what may be shown of them, and the proof that no more is.

`withhold` takes the words out of the linked collection before any view sees it: a view that forgets about rights shows
dots. `Guard` reads what is about to be published, and knows nothing of the views.

A quotation is a run of the article's words. Case, punctuation, white space, typography and markup make no difference.
Not counted as quotations: the headline, which is how one names an article, up to a length that headlines have, and
names and dates on their own.

The ledger of permalinks lies beside the articles and is no part of the site. It keeps its sketches of the paragraphs
(see `fingerprint`), without which no link would survive an edit, but numbers the headings instead of spelling them.
"""

from __future__ import annotations

import gzip
import html
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from briefs import edtf
from briefs.errors import SourceError
from briefs.fingerprint import WORD
from briefs.model import Annotated, Article, Corpus, CorpusEvent, Event, Mention, Page, Span, Timex
from briefs.settings import Limits

NAME = 15
"""Words of the longest name or date; what is longer is a quotation, whatever it was marked as."""

HEADLINE = 30
"""Words of the longest headline; what goes on beyond them is a quotation."""

QUOTED = 8
"""Words in a row from which on they count as quoted: fewer are often the same in two texts by chance."""

SHOWN = 40
"""Words that an error shows of a run."""

_LABEL = 4
"""Names in the label of an entry whose words are held back."""

_DOT = "·"
_NOT_TEXT = frozenset({".woff", ".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"})
_GZIP = b"\x1f\x8b"
_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(  # tags that part no words
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]\([^()\n]*\)(?:\{[^{}\n]*\})?")  # of Markdown, behind its words
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")  # of JSON and JavaScript
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1

T = TypeVar("T", Mention, Timex)


def words(text: str) -> list[str]:
    """The words of `text`, folded: what two texts have to share for one to quote the other."""
    return WORD.findall(_folded(text))


def _folded(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return text.casefold()


def budget(total: int, limits: Limits) -> int:
    """Words that may be quoted in all of an article of `total` words."""
    return min(limits.quoted, total * limits.share // 100)


# What may be shown -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Allowance:
    """What is left to quote of one article: `each` words at a time, `left` in all."""

    each: int
    left: int

    def quote(self, text: str, beside: int = 0) -> str | None:
        """`text`, cut to what may be quoted at a time, and taken off what is left; None where that is not enough.
        `beside` are words that will stand next to it and may go on with it: they count too."""
        most = self.each - beside
        found = list(WORD.finditer(text))
        count = min(len(found), most)
        if count <= 0 or count + beside > self.left:
            return None
        self.left -= count + beside
        return text if len(found) <= most else text[: found[most - 1].end()] + " …"


def withhold(corpus: Corpus, limits: Limits) -> Corpus:
    """The collection as it may be published: of each article whose rights are `excerpt` no words but its headline,
    names, dates, what the editor says, and labels of the timeline as far as they may be quoted."""
    names = {entity.id: entity.name for entity in corpus.entities}
    articles = tuple(
        _withheld(one, names, limits) if one.article.rights == "excerpt" else one for one in corpus.articles
    )
    shown = {one.article.slug: one for one in articles if one.article.rights == "excerpt"}
    if not shown:
        return corpus
    return replace(corpus, articles=articles, events=tuple(_relabeled(event, shown) for event in corpus.events))


def _relabeled(event: CorpusEvent, shown: Mapping[str, Annotated]) -> CorpusEvent:
    if event.kind != "statement":
        return event
    for source in event.sources:
        if source.slug in shown:
            return replace(event, label=shown[source.slug].events[source.event].label)
    return event


def _withheld(annotated: Annotated, names: Mapping[str, str], limits: Limits) -> Annotated:
    article = annotated.article
    mentions = tuple(_cut(m, article, limits.quotation) for m in annotated.mentions)
    timexes = tuple(_cut(t, article, limits.quotation) for t in annotated.timexes)
    cues = [s.cue for s in annotated.statements if s.cue]
    spans = [*(m.span for m in mentions), *(t.span for t in timexes), *cues]
    masked = replace(article, body=_masked(article.body, spans), marks=(), standfirst=None, dropped=(), problems=())
    return replace(
        annotated,
        article=masked,
        mentions=mentions,
        timexes=timexes,
        events=_events(annotated, names, limits),
        key_points=tuple(p for p in annotated.key_points if p.by == "editor"),
        sections=tuple(s for s in annotated.sections if s.by == "editor"),
        problems=(),
    )


def _cut(found: T, article: Article, most: int) -> T:
    """A name or date of at most so many words."""
    ends = [match.end() for match in WORD.finditer(found.surface)]
    if len(ends) <= most:
        return found
    span = Span(found.span.start, found.span.start + ends[most - 1])
    return replace(found, span=span, surface=article.body[span.slice])


def _masked(body: str, shown: Iterable[Span]) -> str:
    """`body` with dots for what is not shown; white space stays, so that words can still be counted."""
    masked = list(re.sub(r"\S", _DOT, body))
    for span in shown:
        masked[span.slice] = body[span.slice]
    return "".join(masked)


def _events(annotated: Annotated, names: Mapping[str, str], limits: Limits) -> tuple[Event, ...]:
    """The events, labeled with words of the article as far as they may be quoted, else with the names they concern.
    The shortest labels come first, so that most entries say something."""
    article = annotated.article
    total = budget(len(words(article.body)), limits)
    grams = Grams([words(article.body)], QUOTED)
    told = [i for i, event in enumerate(annotated.events) if _told(event, annotated, grams)]
    own = sum(_quoted(grams, text) for text in _editorial(annotated, set(told)))
    allowance = Allowance(limits.quotation, max(0, total - own))
    events = list(annotated.events)
    for i in sorted(told, key=lambda i: (len(words(events[i].label)), i)):
        # The date stands in front of the label, and in the text often too.
        label = allowance.quote(events[i].label, len(words(edtf.words(events[i].edtf))))
        known = [names[id] for id in events[i].entities if id in names][:_LABEL]
        events[i] = replace(events[i], label=label or ", ".join(known) or "A date in the text")
    return tuple(events)


def _told(event: Event, annotated: Annotated, grams: Grams) -> bool:
    """Whether the label is in words of the article. So it is, too, where the editor has only corrected the date."""
    if event.kind != "statement" or event.by == "machine":
        return event.kind == "statement"
    pinned = event.span is not None and any(t.span == event.span for t in annotated.timexes if t.by == "editor")
    return pinned and _quoted(grams, event.label) > 0


def _editorial(annotated: Annotated, told: Set[int]) -> Iterator[str]:
    """What the editor says; `told` are the events that the article does."""
    yield annotated.summary or ""
    yield from (note.text for note in annotated.notes)
    yield from (point.text for point in annotated.key_points if point.by == "editor")
    yield from (section.title for section in annotated.sections if section.by == "editor")
    yield from (event.label for i, event in enumerate(annotated.events) if event.by == "editor" and i not in told)


def _quoted(grams: Grams, text: str) -> int:
    """Words of the article that `text` quotes."""
    return len({i for run in grams.runs(words(text)) for i in range(run.start, run.end)})


# The proof -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` up to, not including, `end` of a text, which stand from `at` on in the text `source`."""

    start: int
    end: int
    source: int
    at: int


class Grams:
    """Finds runs of at least `size` words that stand in one of some texts. Time and space are in proportion to the
    words: each run of `size` words is known by a rolling hash (Karp and Rabin, "Efficient randomized pattern-matching
    algorithms", 1987), and compared word for word where that is found."""

    def __init__(self, texts: Sequence[Sequence[str]], size: int, exempt: Sequence[frozenset[int]] = ()) -> None:
        """`exempt` are, for each text, the words from which on `size` words count for nothing."""
        self._size = max(1, size)
        self._texts = texts
        self._ids: dict[str, int] = {}
        self._drop = pow(_BASE, self._size, _MODULUS)
        self._places: dict[int, tuple[int, int]] = {}
        for n, text in enumerate(texts):
            for word in text:
                self._ids.setdefault(word, len(self._ids) + 1)
            for at, hash in self._hashes(text):
                if not exempt or at not in exempt[n]:
                    self._places.setdefault(hash, (n, at))

    def forget(self, text: Sequence[str]) -> None:
        """From now on runs that stand in `text` too count for nothing."""
        for _, hash in self._hashes(text):
            self._places.pop(hash, None)

    def forget_shared(self) -> None:
        """From now on runs that stand in several of the texts count for nothing."""
        shared = [
            hash
            for n, text in enumerate(self._texts)
            for _, hash in self._hashes(text)
            if hash in self._places and self._places[hash][0] != n
        ]
        for hash in shared:
            self._places.pop(hash, None)

    def _hashes(self, text: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The hash of each `size` words in a row that are all known, with where they begin."""
        ids, size, drop = self._ids, self._size, self._drop
        rolling, since = 0, 0
        numbers = [ids.get(word, 0) for word in text]
        for i, number in enumerate(numbers):
            if not number:
                rolling, since = 0, 0
                continue
            rolling = (rolling * _BASE + number) % _MODULUS
            since += 1
            if since > size:
                rolling = (rolling - numbers[i - size] * drop) % _MODULUS
            if since >= size:
                yield i - size + 1, rolling

    def runs(self, text: Sequence[str]) -> Iterator[Run]:
        """The runs in `text`, in order; together they cover every word of one."""
        end = 0
        for start, hash in self._hashes(text):
            if start + self._size <= end or hash not in self._places:
                continue
            source, at = self._places[hash]
            known, i = self._texts[source], 0
            while at + i < len(known) and start + i < len(text) and known[at + i] == text[start + i]:
                i += 1
            if i >= self._size:
                yield Run(start, start + i, source, at)
                end = start + i


class Guard:
    """Knows the words of the articles that may not be republished, and reads what is about to be."""

    def __init__(self, articles: Sequence[Annotated], limits: Limits) -> None:
        """The articles before `withhold`; those with `full` rights do not matter."""
        self._articles = [one for one in articles if one.article.rights == "excerpt"]
        self._limits = limits
        texts = [one.article.body for one in self._articles]
        self._words = [words(text) for text in texts]
        others = [words(one.article.standfirst or "") for one in self._articles]
        others += [words(one.article.title) for one in self._articles]
        size = max(limits.quotation + 1, QUOTED)
        exempt = [_names(one, size) for one in self._articles]
        self._long = Grams([*self._words, *others], size, [*exempt, *(frozenset() for _ in others)])
        # In all, only words that are this article's alone can be said to be quoted from it.
        self._short = Grams(self._words, QUOTED, [_names(one, QUOTED) for one in self._articles])
        self._short.forget_shared()
        for one in articles if self._articles else ():
            headline = words(one.article.title)[:HEADLINE]
            self._long.forget(headline)
            self._short.forget(headline)
            if one.article.rights == "full":
                self._short.forget(words(one.article.body))

    def __bool__(self) -> bool:
        return bool(self._articles)

    def pages(self, pages: Iterable[Page]) -> None:
        """Raises SourceError if too many of the words stand in these pages."""
        self._check((page.path, _readings(Path(page.path).suffix, page.text)) for page in pages)

    def site(self, folder: Path) -> None:
        """Raises SourceError if too many of the words stand in a file of this folder. Compressed files are read too,
        fonts and pictures are not."""
        if not self._articles:
            return
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() not in _NOT_TEXT)
        self._check((path.relative_to(folder).as_posix(), _readings(path.suffix, _text(path))) for path in paths)

    def _check(self, files: Iterable[tuple[str, Iterable[str]]]) -> None:
        if not self._articles:
            return
        quoted: defaultdict[int, set[int]] = defaultdict(set)
        where: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for name, readings in files:
            for reading in readings:
                found = words(reading)
                for run in self._long.runs(found):
                    raise self._too_long(name, run, found)
                for run in self._short.runs(found):
                    quoted[run.source].update(range(run.at, run.at + run.end - run.start))
                    where[run.source][name] = None
        for source, places in sorted(quoted.items()):
            self._too_many(source, len(places), list(where[source]))

    def _too_long(self, name: str, run: Run, found: Sequence[str]) -> SourceError:
        article = self._articles[run.source % len(self._articles)].article
        shown = " ".join(found[run.start : min(run.end, run.start + SHOWN)])
        more = " …" if run.end - run.start > SHOWN else ""
        return SourceError(
            f"would publish {run.end - run.start} words in a row of “{article.title}”, of which at most "
            f"{self._limits.quotation} may be quoted at a time: “{shown}{more}”; shorten the quotation",
            name,
        )

    def _too_many(self, source: int, count: int, names: Sequence[str]) -> None:
        most = budget(len(self._words[source]), self._limits)
        if count <= most:
            return
        article = self._articles[source].article
        raise SourceError(
            f"{count} words of “{article.title}” would be quoted in all, of which {most} may be, in "
            f"{', '.join(names[:5])}{' …' if len(names) > 5 else ''}; quote less",
            article.path,
        )


def _names(annotated: Annotated, size: int) -> frozenset[int]:
    """The words of the body from which on `size` words are nothing but names and dates."""
    article = annotated.article
    found = list(WORD.finditer(article.body))
    if len(found) != len(words(article.body)):  # folding parted or joined words: no telling which are which
        return frozenset()
    other = bytearray(b"\1" * len(article.body))
    spans = [*(m.span for m in annotated.mentions), *(t.span for t in annotated.timexes)]
    for span in spans:
        if len(words(article.body[span.slice])) <= NAME:
            other[span.slice] = bytes(span.end - span.start)
    exempt = set()
    so_far = 0
    for i, match in enumerate(found):
        so_far = 0 if other[match.start()] else so_far + 1
        if so_far >= size:
            exempt.add(i - size + 1)
    return frozenset(exempt)


def _text(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(f"can't be read to see whose words it holds: {error}", path) from None
    return data.decode("utf-8", "replace")


def _readings(suffix: str, text: str) -> Iterator[str]:
    """The ways in which a program or a person may read a file: as it stands, with attributes, addresses and scripts;
    and, of markup, only the words that are shown, whether or not a tag parts two words."""
    yield _decoded(text)
    if suffix == ".md":
        text = _LINK.sub("", text)
    if "<" in text:
        yield _decoded(_TAG.sub(" ", text))
        yield _decoded(_TAG.sub(" ", _INLINE.sub("", text)))
    elif suffix == ".md":
        yield _decoded(text)


def _decoded(text: str) -> str:
    """`text` with its character references, escapes and percent signs resolved."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", text)
    return unquote(text) if "%" in text else text
