"""Tells the university that a town's or a region's name alone means beside scholars: "a geologist at Otago", where the
article names the University of Otago. Elsewhere the name is the town's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs import names, wordlist, world
from briefs.model import Article, Mention

AT = re.compile(r"(\w+) (?:here )?at $")
LEARNED = re.compile(r"(?:[a-z]ists?|icians?|ographers?|onomers?)$")
"""How the words for scholars end."""


def found(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[int, str]]:
    """`mentions` with those of universities by their short names as bodies, and the full names of these by index."""
    full = _universities(mentions)
    told = {
        index: full[mention.surface]
        for index, mention in enumerate(mentions)
        if mention.surface in full and mention.by == "machine" and _is_among_scholars(article.body, mention)
    }
    told |= {index: f"{m.surface} University" for index, m in enumerate(mentions) if _is_college(m)}
    out = list(mentions)
    for index, mention in enumerate(mentions):
        if index in told:
            out[index] = replace(mention, kind="organization", label="ORG", name=mention.surface)
        elif mention.surface in full and mention.by == "machine" and _is_where(article.body, mention):
            out[index] = replace(mention, kind="place", label="GPE", name=mention.surface)
    return tuple(out), told


def _is_college(mention: Mention) -> bool:
    """Whether a state and "State" stand for its university ("Ohio State"), as `shape` tells."""
    state, _, rest = mention.surface.rpartition(" ")
    entry = world.known().get(state) if rest == "State" else None
    body = mention.kind == "organization" and mention.by == "machine"
    return body and entry is not None and entry.sort == "state"


def _universities(mentions: Sequence[Mention]) -> dict[str, str]:
    """The short names of the universities of the article, where one university alone has it -> the full one."""
    bodies = [m.surface for m in mentions if m.kind == "organization" and "University" in m.surface]
    pairs = ((one.removeprefix("University of ").removesuffix(" University"), one) for one in bodies)
    return names.sole((short, full) for short, full in pairs if short != full)


def _is_where(body: str, mention: Mention) -> bool:
    """Whether the name alone stands for the town, as in "ferries from Bergen"."""
    before = body[max(0, mention.span.start - 30) : mention.span.start].rsplit(None, 1)[-1:]
    return before != [] and before[0].lower() in wordlist.words("place_prepositions") | {"from", "to"}


def _is_among_scholars(body: str, mention: Mention) -> bool:
    """Whether a scholar works "at" what is named, or "the" name stands before what only a university has."""
    before = body[max(0, mention.span.start - 40) : mention.span.start]
    scholars = wordlist.words("scholars")
    if at := AT.search(before):
        return at[1] in scholars or LEARNED.search(at[1]) is not None
    words = body[mention.span.end : mention.span.end + 40].split()[:2]
    return before.lower().endswith("the ") and not scholars.isdisjoint(words)
