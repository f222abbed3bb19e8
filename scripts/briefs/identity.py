"""Decides which entities of different articles are the same, and what each is called in the collection."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefs import world
from briefs.authority import Authority
from briefs.errors import Problem
from briefs.model import Annotated, Entity, Referent


@dataclass(frozen=True, slots=True)
class Unified:
    """The articles with ids that hold in the whole collection, the entities in order of id, and what is in doubt."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter((self.articles, self.entities, self.problems))


def unify(annotated: Sequence[Annotated], authority: Authority) -> Unified:
    """One entity for what several articles name."""
    referents: defaultdict[str, list[Referent]] = defaultdict(list)
    for one in annotated:
        for referent in one.referents:
            referents[referent.entity].append(referent)
    entities = [_entity(id, group, authority) for id, group in sorted(referents.items())]
    return Unified(tuple(annotated), tuple(entities), ())


def _entity(id: str, group: Sequence[Referent], authority: Authority) -> Entity:
    entry = authority.entries.get(id)
    name = Counter(r.name for r in group).most_common(1)[0][0]
    kind = Counter(r.kind for r in group).most_common(1)[0][0]
    variants = sorted({v for r in group for v in r.variants if v != name})
    known = world.place(name) if kind == "place" else None
    machine = Entity(
        id,
        name,
        kind,
        tuple(variants),
        known.description if known else None,
        coordinates=known.coordinates if known else None,
    )
    return entry.applied(machine) if entry else machine
