"""Decides which entity each mention of an article means, or that it cannot be told.

In order: the authority file; what the world knows by several names ("U.S.", "America"); a person's name in full, then
its parts; an acronym that the article introduces; a short form of a longer name. A part of a name that several people
of the article share goes to the one last named in full, unless that is in doubt; then it goes to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefs import anchor, names, world
from briefs.authority import Authority
from briefs.errors import Problem
from briefs.language import Parsed
from briefs.model import Article, Mention, Referent


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mentions with their entities, what these entities are in this article, and what could not be told."""

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    problems: tuple[Problem, ...]


def resolve(article: Article, parsed: Sequence[Parsed], mentions: Sequence[Mention], authority: Authority) -> Resolved:
    """`mentions` with `entity` set: the id in the authority file, or a slug of the name that holds in this article."""
    full = _people(mentions)
    out = []
    problems = []
    for index, mention in enumerate(mentions):
        name = _name(mention, index, mentions, full)
        if name is None:
            problems.append(
                Problem(
                    "ambiguous-name",
                    f"“{mention.surface}” could mean several people; pin it in the sidecar",
                    str(article.path),
                )
            )
            out.append(mention)
        else:
            entry = authority.named(article.slug).get(name)
            out.append(replace(mention, name=name, entity=entry.id if entry else anchor.slug(name)))
    return Resolved(tuple(out), _referents(out), tuple(problems))


def _people(mentions: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(m.surface for m in mentions if m.kind == "person" and " " in m.surface))


def _name(mention: Mention, index: int, mentions: Sequence[Mention], full: Sequence[str]) -> str | None:
    """The full name that `mention` stands for; None where it could be several."""
    if mention.by == "editor" or mention.name != mention.surface:
        return mention.name
    known = world.known().get(mention.surface)
    if mention.kind == "person":
        return _person(mention, index, mentions, full)
    if known is not None and mention.kind == "place" and known.sort in ("country", "state", "region", "city"):
        return known.name
    if known is not None and mention.kind == "organization" and known.sort == "organization":
        return known.name
    return mention.surface


def _person(mention: Mention, index: int, mentions: Sequence[Mention], full: Sequence[str]) -> str | None:
    folded = names.fold(mention.surface)
    if " " in mention.surface:
        return next((name for name in full if names.fold(name) == folded), mention.surface)
    bearers = [name for name in full if names.person(name).is_called(folded)]
    bearers = bearers or [name for name in full if folded in names.person(name).given]
    if len({names.fold(name) for name in bearers}) > 1:
        for other in reversed(mentions[:index]):
            if other.surface in bearers:
                return other.surface
        return None
    return bearers[0] if bearers else mention.surface


def _referents(mentions: Sequence[Mention]) -> tuple[Referent, ...]:
    by: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity is not None:
            by[mention.entity].append(mention)
    return tuple(
        Referent(
            entity,
            group[0].name,
            Counter(m.kind for m in group).most_common(1)[0][0],
            tuple(dict.fromkeys(m.surface for m in group if m.label != "NORP")),
            by=group[0].by,
        )
        for entity, group in by.items()
    )
