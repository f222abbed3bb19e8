"""Decides which entities of different articles are the same, and what each is called in the collection.

The id of an entity depends on its name and kind alone (see `names.identifier`), so neither the order of the articles
nor another article changes it. What does depend on the others, each time by evidence that has no order:

- a name has one kind: that of most articles, unless the world knows it as something else;
- an article that has only a part of a person's name ("Macron") means the one person of the collection with that family
  name, if the two share a role, a country or another name; an acronym alone means the one body that another article
  introduces it for. The part's own page then gives way to the full name's;
- the preferred name is that of the authority file, or else the one that most articles use.

People of one name are one entity. Where their roles and countries have nothing in common, a problem says so, and the
authority file can tell them apart: ids that split by themselves would not be stable.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs import names, world
from briefs.authority import Authority
from briefs.errors import Problem
from briefs.mention import LABELS
from briefs.model import KINDS, Annotated, Entity, Event, Kind, Mention, Referent


@dataclass(frozen=True, slots=True)
class Unified:
    """The articles with ids that hold in the whole collection, the entities in order of id, and what is in doubt."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A referent in its article, and what else is named there."""

    slug: str
    path: str
    referent: Referent
    company: frozenset[str]


def unify(annotated: Sequence[Annotated], authority: Authority) -> Unified:
    """One entity for what several articles name. `annotated` may come in any order; the articles stay in it."""
    seen = [sighting for one in annotated for sighting in _sightings(one)]
    kinds = _kinds(seen)
    seen = [_as_kind(sighting, kinds) for sighting in seen]
    full = _full_names(seen, authority)
    merged = authority.merged()
    final: dict[tuple[str, str], str] = {}
    groups: defaultdict[str, list[_Sighting]] = defaultdict(list)
    for one in annotated:
        for sighting in _sightings(one):
            new = _as_kind(sighting, kinds).referent.entity
            id = full.get((sighting.slug, new), new)
            id = merged.get(id, id)
            final[sighting.slug, sighting.referent.entity] = id
            groups[id].append(sighting)
    entities = {id: _entity(id, group, kinds, authority) for id, group in sorted(groups.items())}
    articles = tuple(_relinked(one, final, entities) for one in annotated)
    problems = (*_namesakes(groups, entities), *_unused(groups, authority))
    return Unified(articles, tuple(entities.values()), tuple(problems))


def _sightings(one: Annotated) -> Iterator[_Sighting]:
    company = frozenset(referent.entity for referent in one.referents)
    for referent in one.referents:
        yield _Sighting(one.article.slug, str(one.article.path), referent, company - {referent.entity})


def _kinds(seen: Sequence[_Sighting]) -> dict[str, Kind]:
    """The kind of each entity by its id: the editor's, or that of most articles, ties in the order of `KINDS`."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for sighting in seen:
        referent = sighting.referent
        votes[referent.entity][referent.kind] += 1_000_000 if referent.by == "editor" else 1
    return {id: max(KINDS, key=lambda kind: (counts[kind], -KINDS.index(kind))) for id, counts in votes.items()}


def _as_kind(sighting: _Sighting, kinds: Mapping[str, Kind]) -> _Sighting:
    kind = kinds[sighting.referent.entity]
    return replace(sighting, referent=replace(sighting.referent, kind=kind))


def _full_names(seen: Sequence[_Sighting], authority: Authority) -> dict[tuple[str, str], str]:
    """Where an article has only a part of a name: (its slug, the id it has there) -> the id of the full name."""
    bearers = _bearers(seen, authority)
    whole = {id for ids in bearers.values() for id in ids}
    company: defaultdict[str, set[str]] = defaultdict(set)
    for sighting in seen:
        company[sighting.referent.entity] |= _signs(sighting)
    found = {}
    for sighting in seen:
        referent = sighting.referent
        spelled_out = " " in referent.name
        if referent.by == "editor" or (referent.entity in whole and not spelled_out):
            continue
        choices = bearers.get((referent.kind, names.fold(referent.name)), set()) - {referent.entity}
        if len(choices) == 1:
            (only,) = choices
            sure = spelled_out or referent.kind == "organization" or only in authority.entries
            if sure or _signs(sighting) & company[only]:
                found[sighting.slug, referent.entity] = only
    return found


def _bearers(seen: Iterable[_Sighting], authority: Authority) -> dict[tuple[Kind, str], set[str]]:
    """Who a part of a name may stand for in the collection: (kind, folded part) -> ids."""
    found: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
    for sighting in seen:
        referent = sighting.referent
        if referent.kind == "person" and " " in referent.name:
            for part in names.person(referent.name).family:
                found["person", part].add(referent.entity)
            for variant in referent.variants:
                if variant.count(" ") > referent.name.count(" "):
                    found["person", names.fold(variant)].add(referent.entity)  # with the middle name
        if referent.kind == "organization" and " " in referent.name:
            for variant in referent.variants:
                if variant.isupper() and " " not in variant:
                    found["organization", names.fold(variant)].add(referent.entity)
    for entry in authority.entries.values():
        for variant in entry.variants:
            if not entry.articles and entry.kind in ("person", "organization"):
                found[entry.kind, names.fold(variant)].add(entry.id)
    return found


def _signs(sighting: _Sighting) -> set[str]:
    """What tells who is meant: roles, countries, and what else the article names."""
    referent = sighting.referent
    return {
        *(f"role:{role}" for role in referent.roles),
        *(f"in:{code}" for code in referent.countries),
        *sighting.company,
    }


def _entity(id: str, group: Sequence[_Sighting], kinds: Mapping[str, Kind], authority: Authority) -> Entity:
    referents = [sighting.referent for sighting in group]
    entry = authority.entries.get(id)
    kind = kinds.get(id, referents[0].kind)
    name = _name(referents)
    known = _known(name, kind)
    variants = sorted({variant for r in referents for variant in (*r.variants, r.name)} - {name})
    machine = Entity(
        id=id,
        name=name,
        kind=kind,
        variants=tuple(variants),
        description=known.description if known else None,
        coordinates=known.coordinates if known else None,
    )
    return entry.applied(machine) if entry else machine


def _name(referents: Sequence[Referent]) -> str:
    """The name that most articles use, among the fullest; then the longer, then by the alphabet."""
    counts = Counter(r.name for r in referents)
    words = max(min(len(name.split()), 2) for name in counts)
    fullest = [name for name in counts if min(len(name.split()), 2) == words]
    return max(sorted(fullest), key=lambda name: (counts[name], len(name)))


def _known(name: str, kind: Kind) -> world.Known | None:
    entry = world.known().get(name)
    return entry if entry is not None and names.preferred(name, kind) is not None else None


def _relinked(one: Annotated, final: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]) -> Annotated:
    """`one` with the ids, names and kinds of the collection."""
    slug = one.article.slug

    def id_of(old: str) -> str:
        return final.get((slug, old), old)

    return replace(
        one,
        mentions=tuple(_mention(m, entities.get(id_of(m.entity)) if m.entity else None) for m in one.mentions),
        referents=tuple(_referent(r, entities[id_of(r.entity)]) for r in one.referents),
        events=tuple(_event(event, id_of) for event in one.events),
    )


def _mention(mention: Mention, entity: Entity | None) -> Mention:
    if entity is None:
        return mention
    label = mention.label
    if mention.kind != entity.kind and mention.label != "NORP":
        label = LABELS[entity.kind]
    return replace(mention, entity=entity.id, name=entity.name, kind=entity.kind, label=label)


def _referent(referent: Referent, entity: Entity) -> Referent:
    return replace(referent, entity=entity.id, name=entity.name, kind=entity.kind)


def _event(event: Event, id_of: Callable[[str], str]) -> Event:
    ids = tuple(dict.fromkeys(id_of(id) for id in event.entities))
    return replace(event, entities=ids, entity=id_of(event.entity) if event.entity else None)


def _namesakes(groups: Mapping[str, Sequence[_Sighting]], entities: Mapping[str, Entity]) -> Iterator[Problem]:
    """People who have a name in common and nothing else."""
    for id, group in sorted(groups.items()):
        told = [s for s in group if s.referent.roles and s.referent.countries]
        if entities[id].kind != "person" or entities[id].by == "editor" or len(told) < 2:
            continue
        first, *others = sorted(told, key=lambda s: s.slug)
        for other in others:
            if not {*first.referent.roles, *first.referent.countries} & {
                *other.referent.roles,
                *other.referent.countries,
            }:
                yield Problem(
                    "possible-namesakes",
                    f"{entities[id].name} ({id}) has other roles in {other.slug} than in {first.slug}; if they are two "
                    "people, give each an entry in the authority file with its “articles”",
                    other.path,
                )


def _unused(groups: Mapping[str, Sequence[_Sighting]], authority: Authority) -> Iterator[Problem]:
    for entry in authority.entries.values():
        if entry.id not in groups:
            message = f"{entry.id} is named in no article; add a variant that is, or remove the entry"
            yield Problem("unused-authority", message, str(authority.file), entry.line, severity="info")
