"""Decides which entities of different articles are the same, and what each is called in the collection.

The id of an entity depends on its name and kind alone (see `names.identifier`), so neither the order of the articles
nor another article changes it. What does depend on the others, each time by evidence that has no order:

- a name has one kind: that of most articles, unless the world knows it as something else;
- an article that has only a part of a person's name ("Macron") means the one person of the collection with that family
  name, if the two share a role, a country or another name; an acronym alone means the one body that another article
  introduces it for. The part's own page then gives way to the full name's;
- the preferred name is that of the authority file, or else the one that most articles use.

An id that so gives way is in `Unified.moved`, with the id that has taken its place.

People of one name are one entity. Where their roles and countries have nothing in common, a problem says so, and the
authority file can tell them apart: ids that split by themselves would not be stable.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefs import names, world
from briefs.authority import Authority
from briefs.errors import Problem
from briefs.mention import LABELS
from briefs.model import KINDS, Annotated, Entity, Event, Kind, Mention, Referent


@dataclass(frozen=True, slots=True)
class Unified:
    """The articles with ids that hold in the whole collection, the entities in order of id, and what is in doubt.
    `moved` leads from ids that another collection of articles, or another authority file, may have given to what has
    an id here now to that id, so that addresses once published can go on leading somewhere."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]
    moved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A referent in its article, and all that is named there (the referent too)."""

    slug: str
    path: str
    referent: Referent
    company: frozenset[str]


def unify(annotated: Sequence[Annotated], authority: Authority) -> Unified:
    """One entity for what several articles name. `annotated` may come in any order; the articles stay in it."""
    found = [sighting for one in annotated for sighting in _sightings(one)]
    votes = _votes(found)
    kinds = {id: max(KINDS, key=lambda kind: (counts[kind], -KINDS.index(kind))) for id, counts in votes.items()}
    seen = [_as_kind(sighting, kinds) for sighting in found]
    full = _full_names(seen, authority)
    merged = authority.merged()
    final: dict[tuple[str, str], str] = {}
    groups: defaultdict[str, list[_Sighting]] = defaultdict(list)
    for sighting in seen:
        own = sighting.referent.entity
        id = full.get((sighting.slug, own), own)
        id = merged.get(id, id)
        final[sighting.slug, own] = id
        groups[id].append(sighting)
    entities = {id: _entity(id, group, kinds, authority) for id, group in sorted(groups.items())}
    articles = tuple(_relinked(one, final, entities) for one in annotated)
    problems = (
        *_namesakes(groups, entities),
        *_contradictory(found, final, kinds, entities),
        *_unused(found, groups, authority),
        *_doubtful(groups, entities),
    )
    return Unified(articles, tuple(entities.values()), problems, _moved(final, groups, authority))


def _sightings(one: Annotated) -> Iterator[_Sighting]:
    company = frozenset(referent.entity for referent in one.referents)
    for referent in one.referents:
        yield _Sighting(one.article.slug, str(one.article.path), referent, company)


def _moved(
    final: Mapping[tuple[str, str], str], groups: Mapping[str, Sequence[_Sighting]], authority: Authority
) -> dict[str, str]:
    """Ids without an entity -> the entity that most articles have in their place: those that a part of a name had
    alone, and those of the authority file's other names."""
    places: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in authority.entries.values():
        for old in entry.merge:
            places[old][entry.id] += 1
        if entry.kind is not None and not entry.articles:
            for name in entry.whole_names:
                places[names.identifier(name, entry.kind)][entry.id] += 1
    for (_, own), id in final.items():
        places[own][id] += 1
    return {
        old: max(sorted(counts), key=lambda id: counts[id])
        for old, counts in sorted(places.items())
        if old not in groups and old not in authority.entries and any(id in groups for id in counts)
    }


def _votes(found: Sequence[_Sighting]) -> dict[str, Counter[Kind]]:
    """How many articles take the entity of an id for what; the editor's word outweighs them all."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for sighting in found:
        referent = sighting.referent
        votes[referent.entity][referent.kind] += 1_000_000 if referent.by == "editor" else 1
    return votes


def _as_kind(sighting: _Sighting, kinds: Mapping[str, Kind]) -> _Sighting:
    kind = kinds[sighting.referent.entity]
    if kind == sighting.referent.kind:
        return sighting
    return replace(sighting, referent=replace(sighting.referent, kind=kind))


def _full_names(seen: Sequence[_Sighting], authority: Authority) -> dict[tuple[str, str], str]:
    """Where an article has only a part of a name: (its slug, the id it has there) -> the id of the full name."""
    bearers = _bearers(seen, authority)
    whole = {id for ids in bearers.values() for id in ids}
    sightings: defaultdict[str, list[_Sighting]] = defaultdict(list)
    for sighting in seen:
        sightings[sighting.referent.entity].append(sighting)
    found = {}
    for sighting in seen:
        referent = sighting.referent
        spelled_out = " " in referent.name
        if referent.by == "editor" or (referent.entity in whole and not spelled_out):
            continue
        choices = bearers.get((referent.kind, names.fold(referent.name)), set()) - {referent.entity}
        if len(choices) == 1 and not _is_company(referent):
            (only,) = choices
            if referent.kind == "person" and any(other.slug == sighting.slug for other in sightings[only]):
                continue  # an article that names both holds "Mrs. Roe" apart from "Mr. Sam Roe"
            sure = spelled_out or referent.kind == "organization" or only in authority.entries
            if sure or any(_have_in_common(sighting, other) for other in sightings[only]):
                found[sighting.slug, referent.entity] = only
    return found


def _is_company(referent: Referent) -> bool:
    """Whether the article has the name with a legal form too, so that an acronym is the name itself."""
    return referent.kind == "organization" and any(names.core(v, "organization") != v for v in referent.variants)


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


def _have_in_common(one: _Sighting, other: _Sighting) -> bool:
    """Whether two sightings share a role, a country or something else that both articles name."""
    a, b = one.referent, other.referent
    if not {*a.roles}.isdisjoint(b.roles) or not {*a.countries}.isdisjoint(b.countries):
        return True
    few, many = sorted((one.company, other.company), key=len)
    return any(id in many for id in few if id not in (a.entity, b.entity))


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
    town, _, region = name.partition(", ")
    if kind == "place" and (there := world.town_of(town, region)):
        return there
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
    if entity is None or (mention.entity, mention.name, mention.kind) == (entity.id, entity.name, entity.kind):
        return mention
    label = mention.label
    if mention.kind != entity.kind and mention.label != "NORP":
        label = LABELS[entity.kind]
    return replace(mention, entity=entity.id, name=entity.name, kind=entity.kind, label=label)


def _referent(referent: Referent, entity: Entity) -> Referent:
    if (referent.entity, referent.name, referent.kind) == (entity.id, entity.name, entity.kind):
        return referent
    return replace(referent, entity=entity.id, name=entity.name, kind=entity.kind)


def _event(event: Event, id_of: Callable[[str], str]) -> Event:
    ids = tuple(dict.fromkeys(id_of(id) for id in event.entities))
    own = id_of(event.entity) if event.entity else None
    return event if (event.entities, event.entity) == (ids, own) else replace(event, entities=ids, entity=own)


def _namesakes(groups: Mapping[str, Sequence[_Sighting]], entities: Mapping[str, Entity]) -> Iterator[Problem]:
    """People who have a name in common and nothing else."""
    for id, group in sorted(groups.items()):
        told = [s for s in group if s.referent.roles and s.referent.countries]
        if entities[id].kind != "person" or entities[id].by == "editor" or len(told) < 2:
            continue
        first, *others = sorted(told, key=lambda s: s.slug)
        for other in others:
            if _is_another(first.referent, other.referent):
                yield Problem(
                    "possible-namesakes",
                    f"{entities[id].name} ({id}) has other roles in {other.slug} than in {first.slug}; if they are two "
                    "people, give each an entry in the authority file with its “articles”",
                    other.path,
                    entity=id,
                )


def _is_another(one: Referent, other: Referent) -> bool:
    return {*one.roles}.isdisjoint(other.roles) and {*one.countries}.isdisjoint(other.countries)


def _contradictory(
    found: Sequence[_Sighting],
    final: Mapping[tuple[str, str], str],
    kinds: Mapping[str, Kind],
    entities: Mapping[str, Entity],
) -> Iterator[Problem]:
    """Articles that take a name for something else than most do."""
    for sighting in sorted(found, key=lambda s: (s.referent.entity, s.slug)):
        referent = sighting.referent
        entity = entities[final[sighting.slug, referent.entity]]
        if referent.kind != kinds[referent.entity] and entity.by == "machine":
            yield Problem(
                "contradictory-kinds",
                f"“{referent.name}” ({entity.id}) reads like the name of {_a(referent.kind)} here and of "
                f"{_a(entity.kind)} elsewhere; confirm its “kind” in the authority file",
                sighting.path,
                severity="info",
                entity=entity.id,
            )


def _doubtful(groups: Mapping[str, Sequence[_Sighting]], entities: Mapping[str, Entity]) -> Iterator[Problem]:
    """What is likely to have been read wrong in every article that names it."""
    for id, group in sorted(groups.items()):
        if all(sighting.referent.doubtful for sighting in group) and entities[id].by == "machine":
            yield Problem(
                "doubtful-name",
                f"“{entities[id].name}” ({id}) was taken for {_a(entities[id].kind)} by signs that are as often wrong "
                "as right; give it an entry in the authority file with its name and “kind”, or put it under "
                "“suppress”",
                min(sighting.path for sighting in group),
                severity="info",
                entity=id,
            )


def _a(kind: Kind) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _unused(
    found: Sequence[_Sighting], groups: Mapping[str, Sequence[_Sighting]], authority: Authority
) -> Iterator[Problem]:
    """What the authority file says of nothing that is in the articles."""
    slugs = {sighting.slug for sighting in found}
    for entry in authority.entries.values():
        said = []
        if entry.id not in groups:
            said.append(f"{entry.id} is named in no article; add a variant that is, or remove the entry")
        said += [
            f"{entry.id} holds in {slug}, which is no article with names; correct it or remove it"
            for slug in entry.articles
            if slug not in slugs
        ]
        for message in said:
            yield Problem("unused-authority", message, str(authority.file), entry.line, "info", entry.id)
