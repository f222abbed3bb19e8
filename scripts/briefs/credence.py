"""How likely the page of a name is to be wrong, judged by how the name was found rather than by what it is.

A page is wrong where its name is none, or is another kind of thing, is cut short or runs on, or where somebody else's
mentions stand on it. Rules tell what they can; what is left is spread unevenly. What was learned from thousands of
pages that readers judged is in `data/credence.yml`: a weight for each sign, summed as in logistic regression (Cox
1958). Of the six in a hundred whose sum is above the limit more than half are wrong, and they are a third of all that
is; of the lower half of the others one in fifty is.

The pages stay. To leave those out cost the readers of other news more right ones than wrong ones: real people and
companies that an article names once are found by as little. But they are what an editor should look at first.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from briefs import learned, names, wordlist, world
from briefs.evidence import NONE, Evidence
from briefs.mention import KINDS
from briefs.model import Article, Mention, Referent

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from briefs.language import Parsed

_FEW = 4  # mentions that are looked at closely
_OFTEN = 3  # mentions of somebody with a usual given name that leave no doubt
_MOST = 8.0  # what a weight of evidence is taken for at most
_SOURCES = ("model", "world", "title", "shape", "context")
_PREPOSITIONS = frozenset(
    ("in", "at", "from", "near", "to", "of", "by", "for", "with", "on", "and", "or", "into", "between", "against",
     "under", "through", "across", "called", "named", "de", "&")
)  # fmt: skip
_OWNERS = frozenset(("a", "an", "his", "her", "their", "its", "this"))
_OPENS = re.compile(r"(?:^|\n|[.?!] |[.?!][”\"] |[“\"])$")
_VERB = re.compile(r" (?:is|was|were|has|had|have|will|would|said|says|told|did|does|can|could)\b")
_JOINT = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w’'-]*\.?|&|of the|of|de|and) $")
_GOES_ON = re.compile(r" (?:[A-ZÀ-ÞĀ-Ž]|& [A-Z]|of [A-ZÀ-ÞĀ-Ž]|and [A-ZÀ-ÞĀ-Ž]|\d)")
_WORD_BEHIND = re.compile(r" ([a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w’'&-]+) $")
_LISTS = (
    "first_names", "surnames", "common_words", "organization_words", "place_words", "titles", "roles", "team_words",
    "company_suffixes", "document_words", "event_words", "thing_words", "product_nouns", "buildings", "institutions",
    "place_nouns", "particles", "function_words", "not_names",
)  # fmt: skip
"""Lists that the first and the last word of a name may stand in."""

_WORDS_BEHIND = {
    "verbs_of_saying": "saying", "person_verbs": "a deed", "roles": "a role", "place_nouns": "a place noun",
    "organization_nouns": "a body noun", "product_nouns": "a product noun", "function_words": "a small word",
}  # fmt: skip
"""What the word behind a name is, by the first of these lists that has it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What speaks for the names of an article: weights by folded name, source and label; and what the model read."""

    article: Article
    weights: Mapping[str, Mapping[tuple[str, str], float]]
    parsed: Sequence[Parsed]
    starts: Sequence[int]


def told(article: Article, pieces: Iterable[Evidence], parsed: Sequence[Parsed]) -> Told:
    """`pieces` of evidence, by what they speak for."""
    weights: defaultdict[str, defaultdict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for one in pieces:
        weights[names.fold(article.body[one.span.slice])][one.source, one.label] += one.weight
    return Told(article, weights, parsed, [piece.start for piece in parsed])


def judged(all_: Told, mentions: Sequence[Mention], referents: Sequence[Referent]) -> tuple[Referent, ...]:
    """`referents`, those marked whose names are too likely to have been read wrong. The editor's never are."""
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity is not None:
            groups[mention.entity].append(mention)
    return tuple(
        replace(one, doubtful=True) if _is_doubtful(all_, one, groups[one.entity]) else one for one in referents
    )


def _is_doubtful(all_: Told, referent: Referent, mentions: Sequence[Mention]) -> bool:
    if not mentions or referent.by == "editor" or any(mention.by == "editor" for mention in mentions):
        return False
    first, *others = referent.name.split()
    if referent.kind == "person" and others and first in wordlist.words("first_names") and len(mentions) >= _OFTEN:
        return False  # whatever else the family name may be, as that of a president
    return learned.is_above_limit(_weights(referent.kind), _seen(all_, referent, mentions))


@cache
def _weights(kind: str) -> Mapping[str, float]:
    """What each sign counts for names that were taken for a `kind`."""
    weights = learned.weights("credence")
    own = {sign.removeprefix(f"{kind}: "): weight for sign, weight in weights.items() if sign.startswith(f"{kind}: ")}
    every = {sign: weight for sign, weight in weights.items() if ": " not in sign}
    return {sign: every.get(sign, 0.0) + own.get(sign, 0.0) for sign in every | own}


def signs(all_: Told, referent: Referent, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    """What is to be seen of a name, as signs and values, to learn from: each once for all kinds and once for the one it
    was taken for."""
    for sign, value in _seen(all_, referent, mentions):
        yield sign, value
        yield f"{referent.kind}: {sign}", value


def _seen(all_: Told, referent: Referent, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    """What is to be seen of a name; what is not there goes untold."""
    kind = referent.kind
    yield f"kind {kind}", 1.0
    for seen in (
        _of_evidence(all_, kind, mentions), _of_name(referent.name, mentions), _of_mentions(all_, kind, mentions)
    ):  # fmt: skip
        yield from ((sign, float(value)) for sign, value in seen if value)


def _of_evidence(all_: Told, kind: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    own: defaultdict[str, float] = defaultdict(float)
    against: defaultdict[str, float] = defaultdict(float)
    kinds: defaultdict[str, float] = defaultdict(float)
    for name in dict.fromkeys(names.fold(mention.surface) for mention in mentions):
        for (source, label), weight in all_.weights.get(name, {}).items():
            other = KINDS.get(label, label)
            kinds[other] += weight
            if label != NONE:
                (own if other == kind else against)[source] += weight
    for source in _SOURCES:
        yield f"for {source}", min(own[source], _MOST)
        yield f"none for {source}", own[source] == 0
        yield f"against {source}", min(against[source], _MOST)
        yield f"some against {source}", against[source] > 0
    yield "model share", min(1.5, own["model"] / len(mentions))
    yield "model against share", min(1.5, against["model"] / len(mentions))
    for_all, all_of_them = sum(own.values()), sum(kinds.values())
    yield "only model", own["model"] > 0 and for_all == own["model"]
    yield "no evidence", for_all == 0
    yield "nothing", min(kinds[NONE], _MOST)
    yield "own share", kinds[kind] / all_of_them if all_of_them else 0
    best = max((weight for other, weight in kinds.items() if other not in (kind, NONE)), default=0.0)
    yield "margin", max(-3.0, min(kinds[kind] - best, _MOST))
    yield "thin margin", kinds[kind] - best < 1
    yield "strength", math.log1p(max(0.0, kinds[kind]))


def _of_name(name: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    words = name.split()
    several = len(words) > 1
    yield "words", min(len(words), 6)
    yield "one word", not several
    yield "two words", len(words) == 2
    yield "long", len(words) > 4
    yield "letters", min(len(name), 40) / 10
    yield "short", len(name) < 5
    yield "capitals", name.isupper()
    yield "hyphen", "-" in name
    yield "apostrophe", "'" in name or "’" in name
    yield "digit", any(c.isdigit() for c in name)
    yield "dot", "." in name
    yield "plural", name.endswith("s") and not name.endswith("ss")
    yield "accent", not name.isascii()
    yield "of", " of " in name
    yield "and", " and " in name or "&" in name
    yield "small words", any(word.islower() for word in words)
    yield "starts the", words[0] in ("The", "the")
    yield from ((f"first in {of}", 1) for of in _LISTS if _is_in(words[0], of))
    if several:
        yield from ((f"last in {of}", 1) for of in _LISTS if _is_in(words[-1], of))
        yield "all common", all(word.lower() in wordlist.words("common_words") for word in words)
    known = world.known().get(name)
    yield f"known {known.sort if known else 'not'}", 1
    for where, word in (("first", words[0]), ("last", words[-1])):
        part = world.known().get(word) if several else None
        yield f"{where} known {part.sort if part else 'not'}", 1
    if known and known.sort == "city":
        yield "size", math.log10(max(1, known.inhabitants)) / 5
    yield "unlisted", all(map(names.is_unlisted, words))
    surfaces = {mention.surface for mention in mentions}
    yield "variants", min(len(surfaces), 5)
    yield "name stands", name in surfaces
    yield "only parts", several and not any(" " in one for one in surfaces)


def _is_in(word: str, of: str) -> bool:
    return word in wordlist.words(of) or word.lower() in wordlist.words(of)


def _of_mentions(all_: Told, kind: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    article, few = all_.article, mentions[:_FEW]
    yield "mentions", math.log(len(mentions))
    yield "once", len(mentions) == 1
    counts: defaultdict[str, int] = defaultdict(int)
    for mention in few:
        for sign in (*_around(article.body, mention), *_of_parse(all_, kind, mention)):
            counts[sign] += 1
    yield from ((sign, count / len(few)) for sign, count in counts.items())
    paragraphs = [article.paragraph_at(mention.span.start) for mention in few]
    yield "how far down", article.paragraphs.index(paragraphs[0]) / len(article.paragraphs)
    yield "heading only", all(paragraph.kind == "heading" for paragraph in paragraphs)


def _around(body: str, mention: Mention) -> Iterator[str]:
    start, end = mention.span.start, mention.span.end
    yield from _in_front(body[max(0, start - 30) : start])
    yield from _at_the_back(body[end : end + 30])


def _in_front(before: str) -> Iterator[str]:
    if _OPENS.search(before):
        yield "opens"
    if joint := _JOINT.search(before):
        yield f"behind {joint[1]}" if joint[1].islower() or joint[1] == "&" else "behind a capital"
    if word := _WORD_BEFORE.search(before):
        low = word[1].lower()
        if low in _PREPOSITIONS:
            yield f"behind {low}"
        elif low == "the" or low in _OWNERS:
            yield f"behind {'the' if low == 'the' else 'a'}"
        elif low in wordlist.words("roles") or word[1] in wordlist.words("titles"):
            yield "behind a role"
        elif low.endswith(("’s", "'s")):
            yield "behind a genitive"
        elif word[1].islower():
            yield "behind a word"
    for mark, ends in (
        ("a hyphen", ("-", "–")), ("a bracket", "("), ("a quote", ("“", "‘", '"', "'")), ("a comma", ", ")
    ):  # fmt: skip
        if before.endswith(ends):
            yield f"behind {mark}"


def _at_the_back(behind: str) -> Iterator[str]:
    if _GOES_ON.match(behind):
        yield "before a capital"
    for mark, starts in (
        ("a hyphen", ("-", "–")), ("a genitive", ("’s", "'s")), ("a comma", (",", ";")), ("a stop", (".", "\n")),
        ("a quote", ("”", "’ ", '"')), ("a bracket", " ("),
    ):  # fmt: skip
        if behind.startswith(starts):
            yield f"before {mark}"
    if not behind:
        yield "before a stop"
    if _VERB.match(behind):
        yield "before a verb"
    elif word := _WORD_BEHIND.match(behind):
        found = (what for of, what in _WORDS_BEHIND.items() if word[1] in wordlist.words(of))
        yield f"before {next(found, 'a word')}"


def _of_parse(all_: Told, kind: str, mention: Mention) -> Iterator[str]:
    tokens = _tokens(all_, mention)
    if tokens is None:
        yield "no tokens"
        return
    root, doc = tokens.root, tokens.doc
    yield f"as {root.dep_}"
    yield f"tag {root.tag_}"
    labels = {token.ent_type_ or "O" for token in tokens}
    yield from (f"model {'own' if KINDS.get(label) == kind else label}" for label in labels)
    if len(labels) > 1:
        yield "model of two minds"
    if tokens.end < len(doc) and doc[tokens.end].ent_iob_ == "I":
        yield "model goes on"
    if tokens[0].ent_iob_ == "I":
        yield "model began before"
    if any(token.tag_ not in ("NNP", "NNPS") and token.text[0].isupper() for token in tokens):
        yield "tagged as no name"
    if root.dep_ == "compound" and root.head.i >= tokens.end:
        yield f"part of {'a name' if root.head.text[0].isupper() else 'a noun'}"


def _tokens(all_: Told, mention: Mention) -> Tokens | None:
    at = bisect_right(all_.starts, mention.span.start) - 1
    return all_.parsed[at].tokens(mention.span) if at >= 0 else None
