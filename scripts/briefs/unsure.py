"""What an editor should look at in the names of an article: kinds that were settled by little, and two pages that may
be one's.

Neither changes a page. A kind is doubtful where what speaks for another is almost as strong and the world does not know
the name; two names may be one where they differ in a letter or two, or where one has the words of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefs import names, wordlist, world
from briefs.errors import Problem
from briefs.model import Article, Kind, Mention, Referent

ALIKE = 0.85
"""How much of two names is the same where they may be two spellings of one."""

SHORTEST = 6
"""Letters of a name that may be spelled in two ways: shorter ones are alike by chance."""


def problems(
    article: Article, mentions: Sequence[Mention], referents: Sequence[Referent], other_kinds: Mapping[str, Kind]
) -> Iterator[Problem]:
    """What is doubtful in `mentions`. `other_kinds` are the kinds that names, folded, could be of as well."""
    yield from _of_unsure_kind(article, mentions, other_kinds)
    yield from _twins(article, referents)


def _of_unsure_kind(
    article: Article, mentions: Sequence[Mention], other_kinds: Mapping[str, Kind]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for mention in mentions:
        other = other_kinds.get(names.fold(mention.surface))
        doubted = other is not None and other != mention.kind and not _is_telling(mention)
        if mention.by == "editor" or not doubted or mention.entity is None or mention.entity in seen:
            continue
        seen.add(mention.entity)
        where = article.paragraph_at(mention.span.start).id
        yield Problem(
            "unsure-kind",
            f"“{mention.surface}” in {where} was taken for {_a(mention.kind)}, but could be {_a(other)}; say its "
            "“kind” in the authority file",
            str(article.path),
            severity="info",
            entity=mention.entity,
        )


def _is_telling(mention: Mention) -> bool:
    """Whether a name says itself what it names: the world knows it, a place by its last word, somebody by a given
    name."""
    words = mention.surface.split()
    if mention.surface in world.known():
        return True
    if mention.kind == "person":
        return len(words) > 1 and words[0] in wordlist.words("first_names")
    return mention.kind == "place" and words[-1] in wordlist.words("place_words")


def _a(kind: Kind | None) -> str:
    return f"an {kind}" if kind and kind[0] in "aeio" else f"a {kind}"


def _twins(article: Article, referents: Sequence[Referent]) -> Iterator[Problem]:
    machine = [one for one in referents if one.by == "machine" and one.name not in world.known()]
    for one, other in combinations(machine, 2):
        if one.kind == other.kind and (_is_spelled_alike(one.name, other.name) or _is_short_for(one, other)):
            yield Problem(
                "possible-twins",
                f"“{one.name}” and “{other.name}” may be one; if so, give the one as a variant of the other in the "
                "authority file",
                str(article.path),
                severity="info",
                entity=one.entity,
            )


def _is_spelled_alike(one: str, other: str) -> bool:
    """Whether two names of as many words differ in a letter or two of one word."""
    words, others = one.split(), other.split()
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(differing) != 1:
        return False
    first, second = differing[0]
    long = min(len(first), len(second)) >= SHORTEST and first[0] == second[0]
    return long and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def _is_short_for(one: Referent, other: Referent) -> bool:
    """Whether one name of a body has all words of the other, and more, or a person's is a word of another's."""
    short, long = sorted((one.name.split(), other.name.split()), key=len)
    if len(short) == len(long) or not set(short) < set(long):
        return False
    if one.kind == "person":
        return len(short) == 1
    return one.kind == "organization" and short[0] == long[0] and long[-1] not in wordlist.words("town_bodies")
