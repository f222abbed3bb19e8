"""The authority file: what the editor says about entities, once for the whole collection. It overrules the machine.

    entities:
      kim-jong-un:                       # the id: a slug, used in addresses, so it should never change
        name: Kim Jong Un                # preferred name
        kind: person                     # person | place | organization | group | event | document
        variants: [Kim Jong-un, Kim]     # a part of a person's name (Kim) counts where the text is about them
        description: Leader of North Korea since 2011.
        born: 1984-01-08                 # EDTF; people: born, died
        date: 2019-02-27/2019-02-28      # EDTF; events and documents
        coordinates: [39.04, 125.76]     # latitude, longitude
        same_as: {wikidata: Q56226}
        merge: [kim-jung-un]             # ids that the machine gave: all of theirs is this entity's
        not: [Kim Il Sung]               # names that never mean this entity
        articles: [hanoi-summit]         # the entry holds in these articles only, so that namesakes can have one each
    suppress: [Monday]                   # names that are never entities

Every key is optional: an entry with an id that the machine gave (the last part of the page's address) says only what
the machine got wrong or did not know. To rename is to give a `name`, to re-kind a `kind`, to merge by name to list
`variants`, by id `merge`; to split is an entry per namesake, each with its `articles`. A single mention is pinned in
the article's sidecar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from briefs import anchor, yamlfile
from briefs.model import KINDS, Entity, Kind
from briefs.names import fold
from briefs.yamlfile import Map

KEYS = (
    "name", "kind", "variants", "description", "born", "died", "date", "coordinates", "same_as", "merge", "not",
    "articles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What the editor says about one entity. `name` and `kind` are None where the machine's stay. `dates` holds those
    of `born`, `died` and `date` that are given, in EDTF. `line` is where the entry stands in the file."""

    id: str
    line: int
    name: str | None = None
    kind: Kind | None = None
    variants: tuple[str, ...] = ()
    description: str | None = None
    dates: Mapping[str, str] = field(default_factory=dict)
    coordinates: tuple[float, float] | None = None
    same_as: tuple[tuple[str, str], ...] = ()
    merge: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that stand for the entity, the preferred one first."""
        return tuple(dict.fromkeys(filter(None, (self.name, *self.variants))))

    @property
    def whole_names(self) -> tuple[str, ...]:
        """The names that are not just a part of the person's, which would take the text to tell whom it means."""
        return tuple(name for name in self.names if not _is_part(self, name))

    def holds_in(self, slug: str) -> bool:
        """Whether the entry says anything about the article `slug`."""
        return not self.articles or slug in self.articles

    def applied(self, machine: Entity | None) -> Entity:
        """The entity as the editor wants it, on top of what the machine knows."""
        base = machine or Entity(self.id, self.name or self.id, self.kind or "organization")
        name = self.name or base.name
        variants = dict.fromkeys((*self.variants, *base.variants, base.name))
        return Entity(
            id=self.id,
            name=name,
            kind=self.kind or base.kind,
            variants=tuple(v for v in variants if v != name and v not in self.excluded),
            description=self.description or base.description,
            date=self.dates.get("date", base.date),
            born=self.dates.get("born", base.born),
            died=self.dates.get("died", base.died),
            coordinates=self.coordinates or base.coordinates,
            same_as=self.same_as or base.same_as,
            by="editor",
        )


@dataclass(frozen=True, slots=True)
class Authority:
    """The whole file. `entries` by id, in the order of the file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    suppress: frozenset[str] = frozenset()
    file: Path | None = None

    @property
    def entities(self) -> dict[str, Entity]:
        """The entries as entities, without what only the machine knows of them."""
        return {id: entry.applied(None) for id, entry in self.entries.items()}

    def merged(self) -> dict[str, str]:
        """The id of the entry that each merged id belongs to."""
        return {old: entry.id for entry in self.entries.values() for old in entry.merge}

    def named(self, slug: str) -> dict[str, Entry]:
        """The entries that hold in the article `slug`, by each of their names. A part of a person's name is not among
        the names, because it takes the text to tell whom it means."""
        return {name: entry for entry in self.entries.values() if entry.holds_in(slug) for name in entry.whole_names}

    def parts(self, slug: str) -> dict[str, Entry]:
        """The parts of people's names that the editor lists for the article `slug`: where they stand they name
        somebody, if not always the one whose entry it is."""
        held = [entry for entry in self.entries.values() if entry.holds_in(slug)]
        return {name: entry for entry in held for name in entry.names if name not in entry.whole_names}


EMPTY = Authority()


def parse(path: Path, text: str) -> Authority:
    """The authority file `path`, whose content is `text`. Raises SourceError with the line of what is wrong."""
    top = yamlfile.read(text, path)
    top.only("entities", "suppress")
    maps = dict(top.submaps("entities"))
    ids = top.map("entities") or top
    entries = {id: _entry(id, entry, ids) for id, entry in maps.items()}
    _check_names(entries, maps)
    _check_merges(entries, maps)
    _check_suppressed(entries, maps, top)
    return Authority(entries, frozenset(top.texts("suppress")), path)


def _entry(id: str, entry: Map, ids: Map) -> Entry:
    if anchor.slug(id) != id:
        raise ids.error(id, f"“{id}” is not an id; write it as in addresses: “{anchor.slug(id)}”")
    entry.only(*KEYS)
    dates = {key: value for key in ("born", "died", "date") if (value := entry.edtf(key))}
    return Entry(
        id=id,
        line=ids.line_of(id),
        name=entry.text("name"),
        kind=cast(Kind | None, entry.choice("kind", KINDS)),
        variants=entry.texts("variants"),
        description=entry.text("description"),
        dates=dates,
        coordinates=_coordinates(entry),
        same_as=_same_as(entry),
        merge=entry.texts("merge"),
        excluded=entry.texts("not"),
        articles=entry.texts("articles"),
    )


def _coordinates(entry: Map) -> tuple[float, float] | None:
    pair = entry.numbers("coordinates", 2)
    if pair is None:
        return None
    latitude, longitude = pair
    if abs(latitude) > 90:
        raise entry.error("coordinates", f"latitude {latitude:g} is not between -90 and 90; latitude comes first")
    if abs(longitude) > 180:
        raise entry.error("coordinates", f"longitude {longitude:g} is not between -180 and 180")
    return latitude, longitude


def _same_as(entry: Map) -> tuple[tuple[str, str], ...]:
    ids = entry.map("same_as")
    return () if ids is None else tuple((scheme, ids.need(scheme)) for scheme in ids.values)


def _check_names(entries: Mapping[str, Entry], maps: Mapping[str, Map]) -> None:
    """Two entries may share a name only where it is part of a person's, or where they hold in different articles. Names
    that differ in hyphens, accents or case are one: the machine takes them for one as well."""
    claimed: dict[str, list[Entry]] = {}
    for entry in entries.values():
        error = maps[entry.id].error
        excluded = set(map(fold, entry.excluded))
        for name in entry.names:
            key = "name" if name == entry.name else "variants"
            if fold(name) in excluded:
                raise error("not", f"“{name}” is a name of {entry.id} and under “not”; keep one")
            for other in claimed.get(fold(name), ()):
                if other is not entry and not _may_share(entry, other, name):
                    raise error(
                        key,
                        f"“{name}” is claimed by {other.id} (line {other.line}) too; keep it in one, or give both "
                        "“articles” that they hold in",
                    )
            claimed.setdefault(fold(name), []).append(entry)


def _may_share(one: Entry, other: Entry, name: str) -> bool:
    return (_is_part(one, name) and _is_part(other, name)) or not _meet(one, other)


def _is_part(entry: Entry, name: str) -> bool:
    """Whether `name` is only a part of the person's name, such as the surname."""
    if entry.kind not in (None, "person") or entry.name is None:
        return False
    return set(fold(name).split()) < set(fold(entry.name).split())


def _meet(one: Entry, other: Entry) -> bool:
    return not one.articles or not other.articles or bool(set(one.articles) & set(other.articles))


def _check_suppressed(entries: Mapping[str, Entry], maps: Mapping[str, Map], top: Map) -> None:
    suppressed = set(top.texts("suppress"))
    for entry in entries.values():
        for name in entry.names:
            if name in suppressed:
                key = "name" if name == entry.name else "variants"
                raise maps[entry.id].error(key, f"“{name}” is a name of {entry.id} and under “suppress”; keep one")


def _check_merges(entries: Mapping[str, Entry], maps: Mapping[str, Map]) -> None:
    owner: dict[str, str] = {}
    for entry in entries.values():
        for old in entry.merge:
            error = maps[entry.id].error
            if anchor.slug(old) != old:
                raise error("merge", f"“{old}” is not an id; write it as in addresses: “{anchor.slug(old)}”")
            if old == entry.id:
                raise error("merge", f"{old} is merged into itself; remove it from “merge”")
            if circle := _circle(entries, entry.id, old):
                raise error("merge", f"{circle} are merged in a circle; keep one entry and remove the others")
            if old in entries:
                raise error("merge", f"{old} has an entry of its own (line {entries[old].line}); remove one of the two")
            if old in owner:
                raise error("merge", f"{old} is merged into {owner[old]} too; keep one of the two")
            if old in (named := {anchor.slug(name): name for name in entry.excluded}):
                raise error("not", f"“{named[old]}” is under “not”, and {old} under “merge”; keep one")
            owner[old] = entry.id


def _circle(entries: Mapping[str, Entry], id: str, old: str) -> str | None:
    """The entries over which `id` is merged into itself when `old` is merged into it, as words."""
    chains = [[id, old]]
    seen = {old}
    while chains:
        chain = chains.pop()
        for onward in entries[chain[-1]].merge if chain[-1] in entries else ():
            if onward == id:
                return f"{', '.join(chain[:-1])} and {chain[-1]}"
            if onward not in seen:
                seen.add(onward)
                chains.append([*chain, onward])
    return None
