"""Finds who goes by a name with a title that nobody gave them ("Lord Meridian"), where the text has the name that they
were born with as well: both are one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefs import wordlist
from briefs.evidence import Evidence, everywhere
from briefs.model import Article, Mention

WEIGHT = 6

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
FULL = rf"{WORD}(?: (?:[A-Z]\. )?{WORD}){{1,3}}"


def evidence(article: Article) -> Iterator[Evidence]:
    """Every mention of a name for the stage, with its title."""
    yield from everywhere(article, _named(article).values(), "PERSON", WEIGHT)


def named(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with the name for the stage in place of the one that its bearer was born with."""
    stage = _named(article)
    if not stage:
        return tuple(mentions)
    return tuple(
        replace(m, name=stage[m.surface]) if m.kind == "person" and m.by == "machine" and m.surface in stage else m
        for m in mentions
    )


def _named(article: Article) -> Mapping[str, str]:
    """The names that people were born with -> those that they go by."""
    if not any(f"{title} " in article.body for title in wordlist.words("stage_titles")):
        return {}
    told, born, opening, beside = _patterns()
    found: dict[str, str] = {}
    for cue, pattern in ((" known as ", told), (" known to ", told), (" born ", beside), ("real name", beside)):
        if cue in article.body:
            pairs = pattern.finditer(article.body)
            found |= {pair["civil"]: pair["stage"] for pair in pairs if _is_taken(pair["stage"])}
    if not any(noun in article.body for noun in wordlist.words("stage_nouns")):
        return found
    first = next((p for p in article.paragraphs if p.kind == "text"), None)
    lead = f"{article.title}\n{article.text(first)}" if first is not None else article.title
    stages = {match["stage"] for match in opening.finditer(lead) if _is_taken(match["stage"])}
    if len(stages) == 1:
        found |= {match["civil"]: next(iter(stages)) for match in born.finditer(article.body)}
    return found


def _is_taken(name: str) -> bool:
    """Whether what stands behind the title is no given name, as kings and princes have ("Queen Anna")."""
    return name.split()[1] not in wordlist.words("first_names")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A name with the one that somebody is known as, "Born" with a name, a name for the stage alone, and one
    with the other right behind."""
    stage = rf"(?P<stage>{wordlist.any_of(wordlist.words('stage_titles'))} {WORD})"
    known = (
        r",? (?:who (?:was|is) )?(?:(?:better|best|also|widely|universally) )?known (?:to [\w ]{1,30} )?as (?:the )?"
    )
    return (
        re.compile(rf"\b(?P<civil>{FULL}){known}{stage}"),
        re.compile(rf"(?:^|[.”\"] |\bwas )[Bb]orn (?P<civil>{FULL})(?=,| in | on | to )", re.MULTILINE),
        re.compile(rf"\b{stage}"),
        re.compile(rf"\b{stage}(?:,| \() ?(?:born|whose real name (?:was|is)) (?P<civil>{FULL})"),
    )
