"""Names of people that nothing in the article but the model's opinion makes people of.

Newspapers say who somebody is: by a title or a trade, by an age, by a given name that is one, or by what only people
do, such as saying something. An island, a dam or a fund that the model takes for somebody has none of that, and mostly
stands where no person does: behind "at", or behind "the" with nothing that goes on. The names of one person, the whole
and its parts, are judged together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from briefs import club, names, wordlist, world
from briefs.evidence import Evidence
from briefs.model import Article, Span

REACH = 60
"""Characters before and behind a name that may tell what it names."""

LEAST = 0.5
"""The weight of what tells that somebody is named: more than what somebody does, which bodies do as well."""

OFTEN = 3
"""Mentions of a given name alone that make up for the lack of an introduction, as in stories and reviews."""


def names_of(article: Article, pieces: Sequence[Evidence], labels: Mapping[str, str]) -> frozenset[str]:
    """The folded names of people without a warrant. `labels` are what the names seem to be."""
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    told: set[Span] = set()
    for one in pieces:
        name = names.fold(article.body[one.span.slice])
        if labels.get(name) == "PERSON":
            spans[name].add(one.span)
            if one.label == "PERSON" and one.source in _TELLING and one.weight >= LEAST:
                told.add(one.span)
    if club.sport_of(article) is not None:  # who plays is named in full, and not introduced
        told |= {span for of in spans.values() for span in of if _is_player(article.body, span)}
    told |= _in_lists(article.body, sorted({span for of in spans.values() for span in of}))
    found: set[str] = set()
    for group in _people(article.body, spans):
        if not _is_warranted(article.body, _outermost(span for name in group for span in spans[name]), told):
            found |= group
    return frozenset(found)


def _is_player(body: str, span: Span) -> bool:
    """Whether a name in the report of a match is a whole one of no words of English, and no team's or ground's."""
    words = body[span.slice].split()
    plain = all(word.isalpha() and word.lower() not in wordlist.words("common_words") for word in words)
    return len(words) > 1 and plain and not _ARTICLE.search(body[max(0, span.start - 5) : span.start])


_ARTICLE = re.compile(r"\b[Tt]he $")


def _in_lists(body: str, spans: Sequence[Span]) -> set[Span]:
    """The names that stand in a list with one in full, which are of the same kind."""
    told: set[Span] = set()
    chain: set[Span] = set()
    for span in _outermost(spans):
        follows = any(body[one.end : span.start] in _AND for one in chain if one.end < span.start)
        chain = {*chain, span} if follows else {span}
        if len(chain) > 1 and any(_is_in_full(body[one.slice].split()) for one in chain):
            told |= chain
    return told


_AND = (", ", " and ", ", and ")


_TELLING = ("title", "context", "authority", "world")
"""Who tells that somebody is named, besides the model and the form of the name: of people the world knows few."""


def _people(body: str, spans: Mapping[str, set[Span]]) -> Iterable[set[str]]:
    """The names that belong together: a whole one with its parts."""
    groups: dict[str, set[str]] = {name: {name} for name in spans}
    for name in spans:
        if " " not in name:
            continue
        surface = body[min(spans[name]).slice]
        person = names.person(surface)
        for part in {*person.family, *person.given[:1], *names.inner(surface)} & spans.keys() - {name}:
            joined = groups[name] | groups[part]
            for member in joined:
                groups[member] = joined
    return {id(group): group for group in groups.values()}.values()


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """`spans` without those inside others."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not out or not out[-1].holds(span):
            out.append(span)
    return out


def _is_warranted(body: str, spans: Sequence[Span], told: set[Span]) -> bool:
    """Whether enough speaks for the names at `spans` being one person's."""
    whole = [span for span in spans if " " in body[span.slice]]
    full = [span for span in whole if _is_in_full(body[span.slice].split())]
    # Who is called by one word, and that no name of people, has to be introduced: companies say things, too.
    acts = bool(whole) or any(wordlist.is_personal(body[span.slice]) for span in spans)
    speaks = sum(span in told or _is_introduced(body, span, acts) for span in spans)
    against = sum(_is_elsewhere(body, span) for span in spans)
    if speaks:
        return speaks >= against or bool(full)
    if full:
        return 2 * sum(_is_elsewhere(body, span) for span in full) < len(full)
    if against:
        return False
    alone = {body[span.slice] for span in spans} - {body[span.slice] for span in whole}
    if any(body[span.slice].endswith(f" {word}") for span in whole for word in alone):
        return True  # called by the last word of the name, as people are
    given = not alone.isdisjoint(wordlist.words("first_names"))
    return len(spans) >= (OFTEN if given else OFTEN + 2)


def _is_in_full(words: Sequence[str]) -> bool:
    """Whether a given name or an initial stands before what no place or body is called by, or a particle inside."""
    if len(words) < 2 or any(words[-1] in wordlist.words(of) for of in _BODIES):
        return False
    first, last = words[0], words[-1]
    given = first in wordlist.words("first_names") or first in wordlist.words("surnames_first")
    plain = first.lower() in wordlist.words("common_words")
    if any(last in wordlist.words(of) for of in _PLACES):
        return given and last in wordlist.words("surnames")  # "Michael Ward", not "Sandy Bay"
    if given or "." in first or names.is_surname_last(words):
        return True
    family = last in wordlist.words("surnames") or _has_ending(last)
    if len(words) == 2 and not plain and first not in world.known() and family:
        return True
    return any(word.lower() in wordlist.words("particles") for word in words[1:-1])


def _has_ending(name: str) -> bool:
    """Whether a word ends like a family name that no list need have ("Tazhibayeva")."""
    endings = wordlist.words("surname_endings")
    return any(name[-n:] in endings for n in range(2, min(8, len(name) - 1)))


_BODIES = ("function_words", "organization_words", "company_suffixes", "thing_words")
_PLACES = ("place_words", "place_only_words")
"""Lists of last words that are hardly in anybody's name, whatever it starts with."""


def _is_introduced(body: str, span: Span, acts: bool) -> bool:
    """Whether what stands around the name at `span` is said of people; with `acts`, also what they say."""
    before = body[max(0, span.start - REACH) : span.start]
    behind = body[span.end : span.end + REACH]
    return (
        any(cue.search(before) for cue in _before())
        or any(cue.match(behind) for cue in _behind())
        or (acts and _says().match(behind) is not None)
    )


def _is_elsewhere(body: str, span: Span) -> bool:
    """Whether the name at `span` stands where no person does: behind "at" or "the", or before "road"."""
    before = body[max(0, span.start - REACH) : span.start]
    behind = body[span.end : span.end + REACH]
    return _thing().match(behind) is not None or (
        _PLACED.search(before) is not None and _ENDS.match(behind) is not None
    )


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    """What stands before a name: who somebody is, perhaps with whose or where, others of the kind; who is quoted."""
    people = wordlist.any_of(wordlist.words("roles") | wordlist.words("titles") | wordlist.words("introductions"))
    whose = "(?: (?:for|of|at|with|from|in|to) [^,.;:]{2,50})?"
    return (
        re.compile(rf"\b{people}s?,? (?:(?:is|was|named|called),? )?[“\"‘]?$"),
        re.compile(rf"\b{people}(?: general)?{whose}, $"),
        re.compile(rf"\b{people}s?, (?:{_WORD}(?:,? and |, )){{0,3}}$"),
        re.compile(r"\b(?:said|says|told|asks|asked|thanks|thanked|n[ée]e) $"),
    )


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    """What stands behind a name: what only people do, an age, who somebody is, what was done to somebody."""
    people = wordlist.any_of(wordlist.words("roles") | wordlist.words("introductions"))
    verbs = wordlist.any_of(wordlist.words("verbs_of_saying") | wordlist.words("person_verbs"))
    deeds = wordlist.any_of(wordlist.words("person_verbs"))
    bodies = wordlist.any_of(wordlist.words("organization_words"))
    done = wordlist.any_of(wordlist.words("done_to_people"))
    return (
        re.compile(rf",? (?:\w+ly )?{deeds}\b|, (?:aged )?\d{{1,3}}\b"),
        re.compile(rf",? (?:of|from|at|with) (?:[\w’'&-]+ ){{1,6}}{verbs}\b"),
        re.compile(rf",? of (?:the )?(?:[A-ZÀ-ÞĀ-Ž][\w’'&-]+ ){{0,4}}{bodies}\b"),
        re.compile(rf" (?:was|is|were|has been|had been|will be) (?:\w+ly )?(?:re-)?{done}\b"),
        re.compile(
            rf"(?:, |,? (?:is|was|remains|became) )(?:an? |the |his |her |its |their |our |one of )?"
            rf"(?:[\w’'-]+ ){{0,4}}?(?:{people}|\w+(?:ist|woman|man))s?\b"
        ),
    )


@cache
def _says() -> re.Pattern[str]:
    """What stands behind the name of who says something."""
    return re.compile(rf",? (?:\w+ly )?{wordlist.any_of(wordlist.words('verbs_of_saying'))}\b")


_WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"

_PLACED = re.compile(
    r"\b(?:in|at|near|outside|across|through|via|into|toward|towards|aboard|inside|beyond|climbed|reached|[Tt]he) $"
)
"""What leads in a place, a ship or a thing."""

_ENDS = re.compile(
    r"(?=[,.;:)”\"]|['’]s\b|$| (?:and|or|but|in|on|at|to|from|for|with|as|by|is|was|were|are|has|had|will|would|that|"
    r"which|when|where|while|after|before|until|since|\w+ed)\b)"
)
"""What stands behind a name when no noun goes on, as in "the Clinton administration"."""


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf" {wordlist.any_of(wordlist.words('no_persons') | wordlist.words('place_nouns'))}\b")
