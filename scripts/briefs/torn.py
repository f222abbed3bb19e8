"""Mends names of which only a part was found: "Kobalia" in "Zurab Kobalia", "La Mondiale" in "Norvik La Mondiale".

A word with a capital right beside a name, inside a sentence, is mostly a part of it. A person's first names and a
body's other words are taken in; a place that a word goes on behind ("Kima Harriers") is not the place, and so is no
mention of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefs import names, wordlist, world
from briefs.casing import is_title_case
from briefs.fragment import goes_on
from briefs.model import Article, Span

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*[\w]"
BEFORE = re.compile(rf"(?:[a-z,;] |['’]s |\(|\) )(?P<word>{WORD}) $")
"""A word with a capital inside a sentence, before a name."""
BEHIND = re.compile(rf" (?P<word>{WORD})\b(?!['’-])")

REACH = 40

_OF_LAND = re.compile(r"(?:ian|ean|ese)$")
"""How a word ends that says where what is named behind it is from ("a former Victorian toll keeper")."""


def mended(
    article: Article, spans: Sequence[Span], labels: dict[str, str], curated: Mapping[Span, object]
) -> list[Span]:
    """`spans` with torn names whole, and without the halves that cannot be. `labels` gets those of the new names."""
    taken = sorted(spans)
    starts, ends = {span.start for span in taken}, {span.end for span in taken}
    out: list[Span] = []
    for span in spans:
        label = labels.get(names.fold(article.body[span.slice]), "")
        whole = _whole(article.body, span, label, starts, ends)
        half = label in _PLACES and _is_half(article.body, span, starts)
        half = half or (label == "PERSON" and span.start - 1 not in ends and _is_joined(article.body, span))
        if (whole == span and not half) or span in curated or _is_set_in_title_case(article, span):
            out.append(span)
        elif not half:
            name = names.fold(article.body[whole.slice])
            told = labels.get(name, label)
            labels[name] = label if label == "ORG" and told not in _PLACES else told
            out.append(whole)
    longer = [span for span in out if span not in taken]
    return [span for span in out if not any(whole != span and whole.holds(span) for whole in longer)]


_PLACES = ("GPE", "LOC", "FAC")


def _is_set_in_title_case(article: Article, span: Span) -> bool:
    """Whether all words have capitals where `span` stands."""
    return is_title_case(article.text(article.paragraph_at(span.start)))


def _whole(body: str, span: Span, label: str, starts: set[int], ends: set[int]) -> Span:
    """The name that `span` is a part of, or `span`."""
    before = BEFORE.search(body[max(0, span.start - REACH) : span.start]) if span.start - 1 not in ends else None
    behind = BEHIND.match(body, span.end) if span.end + 1 not in starts else None
    given = body[span.slice].split()[0] in wordlist.words("first_names")
    hyphened = _HYPHENED.search(body[max(0, span.start - REACH) : span.start])
    if label == "PERSON" and " " in body[span.slice] and hyphened and hyphened["first"] not in world.known():
        return Span(span.start - len(hyphened[0]), span.end)
    if label == "PERSON" and before and not given and _is_first_name(before["word"]):
        return Span(span.start - len(before["word"]) - 1, span.end)
    if label in _PLACES and (rest := _ROMANCE.match(body, span.end)):
        return Span(span.start, rest.end())
    if label == "ORG" and (rest := _PORTUGUESE.match(body, span.end)):
        return Span(span.start, rest.end())
    if label in _PLACES and before and before["word"] in wordlist.words("town_openings"):
        return Span(span.start - len(before["word"]) - 1, span.end)  # "a widow from Long Sutton"
    if label == "ORG" and body[span.slice] not in world.known() and not _OF_LAND.search(body[span.slice]):
        acronym = before and before["word"].isupper() and before["word"].isalnum() and len(before["word"]) > 3
        if before and (acronym or _is_team(before["word"], body[span.slice])):
            return Span(span.start - len(before["word"]) - 1, span.end)
        if behind and body[span.end - 1] != "." and _is_of_body(behind["word"]):
            return Span(span.start, behind.end())
    return span


def _is_team(home: str, players: str) -> bool:
    """Whether a word is the home of a team that what its players are called was found of ("Dimboola Swifts")."""
    plural = " " not in players and players.endswith("s") and players[1:].islower() and len(players) > 4
    return plural and (names.is_unlisted(home) or world.is_place(home)) and goes_on(home)


def _is_first_name(word: str) -> bool:
    """Whether a word before a family name is a given name, as far as it is nothing else."""
    return word[1:].islower() and len(word) > 2 and names.is_unlisted(word) and goes_on(word)


def _is_of_body(word: str) -> bool:
    """Whether a word beside the name of a body is a part of it."""
    plain = word.isalpha() or word.isupper()  # not "the DKr750m Norvik loan"
    return len(word) > 3 and plain and goes_on(word) and word not in wordlist.words("products")


def _is_joined(body: str, span: Span) -> bool:
    """Whether a given name is the end of a place's that a hyphen joins ("Dame-Marie")."""
    return " " not in body[span.slice] and _JOINED.search(body[max(0, span.start - REACH) : span.start]) is not None


_JOINED = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’']*[-‑–]$")


_ROMANCE = re.compile(r" (?:de|del|do|da|dos|das)(?: la| los| las)? [A-ZÀ-ÞĀ-Ž][\w’]+")
"""How names of places go on in Spanish and Portuguese: "Macedo de Cavaleiros"."""

_PORTUGUESE = re.compile(r" (?:do|da|dos|das) [A-ZÀ-ÞĀ-Ž][\w’]+")

_HYPHENED = re.compile(
    r"(?<![\w’'-])(?!(?:[Aa]nti|[Nn]on|[Ee]x|[Pp]ro|[Vv]ice|[Cc]o)-)(?P<first>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)-(?:[a-z]{1,3}-)?$"
)
"""The first half of a given name: "Maj-Britt Fors", "Zeb-un-Nisa Roe"."""


def _is_half(body: str, span: Span, starts: set[int]) -> bool:
    """Whether the name of a place is the beginning of another's."""
    behind = BEHIND.match(body, span.end) if span.end + 1 not in starts and body[span.end - 1] != "." else None
    if behind is None or behind["word"].lower() in wordlist.words("roles"):
        return False
    return goes_on(behind["word"]) and behind["word"] not in wordlist.words("not_names")
