"""How likely an entry of a timeline is to be wrong, judged by how it was read rather than by what it says.

A rule can tell that a reading is wrong; most errors are one parse gone astray or one day counted from elsewhere, and no
rule tells them. But they are not spread evenly: a date that hangs five words below its verb, in a sentence with
quotation marks, without a year of its own, is wrong several times as often as "On 3 May 2019 the bridge opened". What
was learned from thousands of entries that readers judged is in `data/confidence.yml`: a weight for each sign, summed as
in logistic regression (Cox 1958). An entry whose sum is above a limit is not made: what is left out costs a reader less
than what is wrong (the reject option of Chow 1970).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs import learned
from briefs.model import Article, Timex

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_NOW = re.compile(r"\b(?:ago|last|this|past|next|coming|today|yesterday|tomorrow|tonight|now)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:earlier|later|following|previous|after|before|that|same)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them|this|these|those)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:to|would|will|could|may|might|should|must)\b")
_REPORTED = re.compile(r"\b(?:said|says|told|announced|reported|claimed|according)\b")
_UNREAL = re.compile(r"\b(?:if|unless|whether|would|could|might|may)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:not|never|no|nobody|neither)\b|n['’]t\b", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    ("in", "on", "by", "since", "until", "from", "after", "before", "of", "to", "between", "for", "during", "at",
     "through")
)  # fmt: skip
_FIRST = frozenset(
    ("the", "a", "in", "on", "by", "it", "he", "she", "they", "this", "that", "there", "after", "when", "one", "its",
     "his", "her", "their", "no")
)  # fmt: skip
_CLAUSES = ("relcl", "advcl", "ccomp", "conj", "acl", "xcomp", "pcomp")
_ON_THE_WAY = frozenset((*_CLAUSES, "appos", "prep", "pobj", "npadvmod", "advmod", "poss", "compound", "nsubj", "amod"))
_COMPLETING = frozenset(["dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "agent", "prt", "dative"])
_DEEP = 15
_MOST = 40  # what a count is taken for at most


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an article that can stand on a timeline, for questions about those before another one. `years` are
    the years of those that name one, `different` how many different ones were named up to each."""

    article: Article
    paragraphs: Mapping[str, int]
    starts: Sequence[int]
    years: Sequence[int | None]
    year_starts: Sequence[int]
    different: Sequence[int]


def dates(article: Article, timexes: Sequence[Timex]) -> Dates:
    """The dates of `timexes`, which are in order of the text."""
    dated = [one for one in timexes if one.edtf]
    named = [one for one in dated if _YEAR.search(one.surface)]
    years = [_year(one.edtf) for one in named]
    seen: set[int | None] = set()
    different = []
    for year in years:
        seen.add(year)
        different.append(len(seen))
    return Dates(
        article,
        {one.id: number for number, one in enumerate(article.paragraphs)},
        [one.span.start for one in dated],
        years,
        [one.span.start for one in named],
        different,
    )


def is_doubtful(told: Dates, span: Span, timex: Timex, label: str, date: str, status: str) -> bool:
    """Whether the entry `label` is too likely to be wrong. Its `date` was read at `timex`, which is `span` in the
    parse."""
    return learned.is_above_limit(learned.weights("confidence"), signs(told, span, timex, label, date, status))


def signs(told: Dates, span: Span, timex: Timex, label: str, date: str, status: str) -> Iterator[tuple[str, float]]:
    """What is to be seen of an entry, as names and values; what is not there may go untold."""
    yield from _of_label(label, span.sent.text)
    yield from _of_date(told, timex, date)
    yield from _of_syntax(span, label)
    yield f"status {status}", 1
    yield "date in label", timex.surface.lower() in label.lower()


def _of_label(label: str, sentence: str) -> Iterator[tuple[str, float]]:
    words, told = _WORD.findall(label), len(_WORD.findall(sentence))
    yield "words", min(len(words), _MOST)
    yield "words of sentence", min(told, 2 * _MOST)
    yield "share of sentence", min(1.0, len(words) / max(1, told))
    yield "whole sentence", len(words) >= told - 1
    yield "commas", min(label.count(","), 5)
    yield "commas of sentence", min(sentence.count(","), 8)
    yield "pronouns", min(len(_PRONOUN.findall(label)), 5)
    yield "that", " that " in label
    yield "reported", _REPORTED.search(label) is not None
    yield "modal", _MODAL.search(label) is not None
    yield "quoted", '"' in label or "“" in label
    yield "speaker", ": " in label
    yield "numbers", min(len(re.findall(r"\d+", label)), 6)
    yield "quotation", '"' in sentence or "“" in sentence
    yield "colon", ";" in sentence or ":" in sentence
    yield "dash", re.search(r" [-–—] |—", sentence) is not None
    yield "bracket", "(" in sentence
    yield "unreal", _UNREAL.search(sentence) is not None
    yield "denial", _DENIAL.search(sentence) is not None
    if words and words[0].lower() in _FIRST:
        yield f"first {words[0].lower()}", 1


def _of_date(told: Dates, timex: Timex, date: str) -> Iterator[tuple[str, float]]:
    yield f"date {_sort(timex.surface)}", 1
    yield "stretch", "/" in date
    yield "open", ".." in date
    yield "about", "~" in date or "?" in date
    yield "unspecified", "X" in date
    yield "length of date", min(len(date), 25)
    article, start = told.article, timex.span.start
    paragraph = article.paragraph_at(start)
    order = told.paragraphs[paragraph.id]
    yield "paragraph", min(order, _MOST)
    yield "how far down", order / max(1, len(article.paragraphs))
    here = bisect_left(told.starts, start) - bisect_left(told.starts, paragraph.span.start)
    yield "dates before", min(max(here, 0), 10)
    years = bisect_left(told.year_starts, start)
    yield "years before", min(told.different[years - 1] if years else 0, 10)
    own, unnamed = _year(date), _YEAR.search(timex.surface) is None
    if unnamed:
        yield "no year", 1
        yield "year here", years > 0 and told.year_starts[years - 1] >= paragraph.span.start
        yield "last year named", years > 0 and told.years[years - 1] == own
    if article.published is None:
        yield "undated", 1
    elif own is not None:
        gap = article.published.year - own
        yield "years ago", math.log1p(abs(gap))
        yield "this year", gap == 0
        yield "ahead", gap < 0
        if unnamed:
            yield "this year, no year", gap == 0
            yield "long ago, no year", gap > 1


def _sort(surface: str) -> str:
    """What a date is, by its words."""
    if re.fullmatch(r"\d{4}s?", surface):
        return "year"
    if _YEAR.search(surface):
        return "full"
    if _WEEKDAY.search(surface):
        return "weekday"
    if _NOW.search(surface):
        return "from now"
    if _COUNTED.search(surface):
        return "counted"
    return "day" if re.search(r"\d", surface) else "other"


def _year(date: str | None) -> int | None:
    found = re.search(r"\d{4}", date or "")
    return int(found[0]) if found else None


def _of_syntax(span: Span, label: str) -> Iterator[tuple[str, float]]:
    sentence, root = span.sent, span.root
    yield "verbs", min(sum(token.pos_ in ("VERB", "AUX") for token in sentence), 12)
    relations = Counter(token.dep_ for token in sentence)
    for clause in _CLAUSES:
        yield f"clauses {clause}", min(relations[clause], 4)
    yield f"root {sentence.root.tag_}", 1
    yield "how far in", (span.start - sentence.start) / max(1, len(sentence))
    first = span.start - 1
    before = span.doc[first].lower_ if first >= sentence.start else ""
    yield f"behind {before if before in _PREPOSITIONS else 'none'}", 1
    verb, hops = root, 0
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i and hops < _DEEP:
        if hops < 5 and verb.dep_ in _ON_THE_WAY:
            yield f"by {verb.dep_}", 1
        verb, hops = verb.head, hops + 1
    yield "hops", hops
    yield f"hangs on {root.head.dep_}", 1
    yield f"is {root.pos_}", 1
    yield "first in sentence", span.start <= sentence.start + 1
    yield "after comma", first >= sentence.start and span.doc[first].text == ","
    yield "before comma", span.end < len(span.doc) and span.doc[span.end].text == ","
    yield "depth", min(_depth(root), _DEEP)
    yield "distance", min(abs(verb.i - root.i), 25)
    yield "verb behind", verb.i > root.i
    yield "verb in label", verb.lower_ in label.lower().split()
    yield from _of_verb(verb)


def _of_verb(verb: Token) -> Iterator[tuple[str, float]]:
    yield f"verb {verb.tag_}", 1
    yield f"verb as {verb.dep_}", 1
    below = {child.dep_ for child in verb.children}
    yield "subject", not below.isdisjoint(("nsubj", "nsubjpass"))
    yield "passive", "auxpass" in below
    yield "negated", "neg" in below
    yield "marked", "mark" in below
    yield "helpers", sum(child.dep_ == "aux" for child in verb.children)
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield f"subject {child.pos_}", 1
            yield "subject far", min(abs(verb.i - child.i), 15)
            yield "subject heavy", min(sum(1 for _ in child.subtree), 20)
    yield "complete", not below.isdisjoint(_COMPLETING)


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < _DEEP:
        token, depth = token.head, depth + 1
    return depth
