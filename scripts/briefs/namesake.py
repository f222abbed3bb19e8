"""Names that several entities of the collection bear, so that each can have a page that tells its bearers apart.

A name counts as shared where a reader could take one bearer for another, and no oftener, or every common surname would
have a page:

- entities have it as their whole name, or go by it in some article ("CERC", "Portland");
- people have it as their family name, and some article uses it alone ("Kim"), for one of them or for nobody who is
  clear. Where nobody is clear, a given name that stands alone counts too, for those whom that article names.

A people or a party's adherents are called after their country or party: that is no namesake. Nor is "the Council".

The address of such a page is made of the name alone, as an entity's is, so no other article moves it; and with an
underscore, which no id of an entity can have (see `anchor.slug`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefs import anchor, names, wordlist
from briefs.model import Annotated, Entity, MentionRef, SharedName


@dataclass(slots=True)
class _Name:
    """One name as it is found: how it is written, whose whole name it is, who goes by it, whose family name it is, and
    mentions of it that could be several people's."""

    written: Counter[str] = field(default_factory=Counter)
    whole: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    unclear: list[MentionRef] = field(default_factory=list)


def shared(articles: Sequence[Annotated], entities: Sequence[Entity]) -> tuple[tuple[SharedName, ...], dict[str, str]]:
    """The shared names in order of id, and of names that one entity alone bears the id that a page for them would have
    -> that entity: where such a page once led, the reader now finds the only bearer."""
    known = {entity.id: entity for entity in entities if entity.kind != "group"}
    found: defaultdict[str, _Name] = defaultdict(_Name)
    for entity in known.values():
        _add(entity, found)
    for key, surface, ref, id in _mentions(articles):
        if id in known:
            found[key].written[surface] += 1
            found[key].called.add(id)
        elif id is None:
            found[key].written[surface] += 1
            found[key].unclear.append(ref)
    _add_given(articles, known, found)
    several, alone = [], {}
    for key, name in sorted(found.items()):
        bearers = _bearers(name, known)
        if len(bearers) > 1 and not _is_general(name):
            several.append(SharedName(id_of(key), _shown(name, known), tuple(sorted(bearers)), tuple(name.unclear)))
        elif len(bearers) == 1:
            (alone[id_of(key)],) = bearers
    return tuple(several), alone


def id_of(name: str) -> str:
    """The id of the page for `name`: what is shared or not depends on the others, where it stands does not."""
    return f"name_{anchor.slug(name)}"


def _add(entity: Entity, found: Mapping[str, _Name]) -> None:
    found[anchor.slug(entity.name)].whole.add(entity.id)
    if entity.kind == "person":
        for form in (entity.name, *names.short_forms(entity.name)):
            found[anchor.slug(form)].family.add(entity.id)


def _mentions(articles: Iterable[Annotated]) -> Iterator[tuple[str, str, MentionRef, str | None]]:
    """Every mention that names what it means, with the key of its words. An adjective ("French") does not."""
    keys: dict[str, str] = {}
    for one in articles:
        for index, mention in enumerate(one.mentions):
            if mention.label != "NORP":
                key = keys.get(mention.surface) or keys.setdefault(mention.surface, anchor.slug(mention.surface))
                yield key, mention.surface, MentionRef(one.article.slug, index), mention.entity


def _add_given(articles: Iterable[Annotated], known: Mapping[str, Entity], found: Mapping[str, _Name]) -> None:
    """Whom an article names whose given name stands alone in it, where that could be several people's."""
    unclear: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in found.items():
        for ref in name.unclear:
            unclear[ref.slug].add(key)
    for one in articles:
        here = {m.entity or "" for m in one.mentions} if one.article.slug in unclear else set()
        for id in here & known.keys():
            if known[id].kind == "person":
                for given in names.person(known[id].name).given[:1]:
                    if (key := anchor.slug(given)) in unclear[one.article.slug]:
                        found[key].family.add(id)


def _bearers(name: _Name, known: Mapping[str, Entity]) -> set[str]:
    stands_for_people = name.unclear or any(known[id].kind == "person" for id in name.called)
    used = bool(name.called or name.unclear)
    strict = name.called | (name.whole if used or len(name.whole) > 1 else set())
    return strict | (name.family if stands_for_people else set())


def _is_general(name: _Name) -> bool:
    """Whether it is a word for many bodies, which no reader takes for a name."""
    return all(written in wordlist.words("organization_words") for written in name.written or ("",))


def _shown(name: _Name, known: Mapping[str, Entity]) -> str:
    """The name as most articles write it."""
    written = name.written or Counter(known[id].name for id in name.whole)
    return max(sorted(written), key=lambda form: (written[form], not form.isupper()))
