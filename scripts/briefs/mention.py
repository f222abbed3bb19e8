"""Finds the spans of an article that name something, and what kind of thing each names.

One name has one kind in an article: all evidence for a name (see `evidence`) is added up, the authority file outweighing
everything, and what is a name in one place is one in the others. Spans never overlap: the authority file's win, then
the longer ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefs import evidence, names, wordlist, world
from briefs.authority import Authority, Entry
from briefs.casing import Casing
from briefs.evidence import Evidence
from briefs.language import Parsed
from briefs.matcher import Names
from briefs.model import Article, Kind, Mention, Span

KINDS: Mapping[str, Kind] = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization", "NORP": "group",
    "EVENT": "event", "LAW": "document", "WORK_OF_ART": "document",
}  # fmt: skip
LABELS: Mapping[Kind, str] = {
    "person": "PERSON", "place": "GPE", "organization": "ORG", "group": "NORP", "event": "EVENT", "document": "LAW",
}  # fmt: skip

LONGEST = 100
"""Characters of a name; what is longer is no name but a sentence in capitals."""


def find(article: Article, parsed: Sequence[Parsed], authority: Authority) -> tuple[Mention, ...]:
    """The mentions of `article` in the order of the text, not yet resolved to entities."""
    known = Names(authority.named(article.slug))
    curated = {span: entry for span, entry in known.find(article.body) if _in_one_paragraph(article, span)}
    case = Casing.of(article)
    pieces = [one for one in evidence.gather(article, parsed) if _is_name(article.body[one.span.slice], case)]
    labels = _labels(article, pieces)
    spans = _disjoint([*curated], _spans(article, pieces, labels))
    spans += _recurring(article, spans, labels, case)
    found = [_mention(article, span, labels, curated.get(span)) for span in sorted(spans)]
    return tuple(m for m in found if m is not None and names.fold(m.surface) not in _folded(authority.suppress))


def _folded(words: Iterable[str]) -> set[str]:
    return {names.fold(word) for word in words}


def _in_one_paragraph(article: Article, span: Span) -> bool:
    try:
        return article.paragraph_at(span.start).span.holds(span)
    except LookupError:
        return False


URL = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|gov|edu)\b|[/\\<>{}|=]")


def _is_name(text: str, case: Casing) -> bool:
    """Whether `text` could be a name at all."""
    if len(text) > LONGEST or len(text) < 2 or URL.search(text) or not names.is_latin(text):
        return False
    words = text.split()
    if len(words) > 10 or not any(c.isupper() for c in text):
        return False
    if all(
        w.strip(".,") in wordlist.words("not_names") or w.lower() in wordlist.words("function_words") or w[0].isdigit()
        for w in words
    ):
        return text in world.known() and text not in wordlist.words("not_names")
    return not (len(words) == 1 and case.is_common(text))


def _labels(article: Article, pieces: Sequence[Evidence]) -> dict[str, str]:
    """The one label of each name, by the name's folded form."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in pieces:
        votes[names.fold(article.body[one.span.slice])][one.label] += one.weight  # type: ignore[assignment]
    _pass_on(votes)
    return {name: _winner(counts) for name, counts in votes.items()}


def _pass_on(votes: Mapping[str, Counter[str]]) -> None:
    """Lends the votes of people's full names to their parts that stand alone: "Trump" is what "Donald Trump" is."""
    for name, counts in list(votes.items()):
        words = name.split()
        if len(words) < 2 or _winner(counts) != "PERSON":
            continue
        person = names.person(name.title())
        for part in {person.family, person.last, words[0] if len(words) == 2 else person.family}:
            if part in votes and part != name:
                votes[part]["PERSON"] += 2 * counts["PERSON"]


def _winner(counts: Counter[str]) -> str:
    """The label with the most votes; places, of whatever label, vote together first."""
    kinds: Counter[str] = Counter()
    for label, weight in counts.items():
        kinds[KINDS.get(label, label)] += weight
    best = max(sorted(kinds), key=lambda kind: kinds[kind])
    return max(sorted(label for label in counts if KINDS.get(label, label) == best), key=lambda label: counts[label])


def _spans(article: Article, pieces: Sequence[Evidence], labels: Mapping[str, str]) -> list[Span]:
    """The spans with enough evidence, the best first."""
    weights: Counter[Span] = Counter()
    for one in pieces:
        weights[one.span] += one.weight  # type: ignore[assignment]
    good = [span for span, weight in weights.items() if weight >= 1]
    return sorted(good, key=lambda span: (-(span.end - span.start), span.start))


def _disjoint(first: list[Span], more: Sequence[Span]) -> list[Span]:
    """`first` and those of `more` that overlap nothing that stands before them."""
    taken: set[int] = {i for span in first for i in range(span.start, span.end)}
    out = list(first)
    for span in more:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            out.append(span)
    return out


def _recurring(article: Article, spans: Sequence[Span], labels: Mapping[str, str], case: Casing) -> list[Span]:
    """Where the names that were found stand again, unnoticed."""
    surfaces = {article.body[span.slice]: None for span in spans}
    whole = {s: None for s in surfaces if labels.get(names.fold(s)) in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")}
    taken = {i for span in spans for i in range(span.start, span.end)}
    again = []
    for paragraph in article.paragraphs:
        for span, _ in Names(whole).find(article.body, paragraph.span.start, paragraph.span.end):
            if taken.isdisjoint(range(span.start, span.end)):
                again.append(span)
    return again


def _mention(article: Article, span: Span, labels: Mapping[str, str], entry: Entry | None) -> Mention | None:
    surface = article.body[span.slice]
    label = labels.get(names.fold(surface))
    if entry is not None:
        kind = entry.kind or KINDS.get(label or "", "organization")
        if KINDS.get(label or "") != kind:
            label = LABELS[kind]
        return Mention(span, surface, kind, entry.name or surface, label, by="editor")
    if label is None or label not in KINDS:
        return None
    known = world.known().get(surface)
    if label == "NORP" and known is not None and known.sort == "people":
        return Mention(span, surface, "place", known.name, label)
    return Mention(span, surface, KINDS[label], surface, label)
