"""What an editor could say in the authority file, most valuable first, as text to paste into it.

A suggestion is an entry with what the machine found, and, in comments, why it is worth a look and where the entity
stands. As pasted it confirms what the machine found and changes nothing else: whatever is a decision (to merge, to tell
namesakes apart) is a comment that the editor may uncomment.

Value is mentions x briefs x doubt: what is named often in many articles, and is least certain, comes first. Names that
may be one are found without comparing all with all: names that differ in one word are sorted by that word, and only
neighbors are compared (sorted neighborhoods, Hernández & Stolfo 1995).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise

from briefs import anchor, names, sidecar, wordlist
from briefs.authority import Authority
from briefs.model import Corpus, Entity, Mention, MentionRef

CONTEXT = 8
"""Words quoted of an article, the name among them."""

PLACES = 3
"""Places shown for an entity."""

MOST_VARIANTS = 8
NEIGHBORS = 3
"""Names on in the sorted neighborhood that one is compared with."""

DOUBT = {
    "doubtful": 6.0,
    "namesakes": 3.0,
    "kinds": 3.0,
    "ambiguous": 3.0,
    "merge": 2.0,
    "spellings": 1.0,
    "undescribed": 0.5,
}
"""How much each reason counts."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry for `entity`: `name` (None where it would claim what others are called too), `variants`, why, and where
    it stands. `options` are further lines of YAML, each a decision, and `namesakes` are lines of entries of their own,
    for when the name is two people's. `line` is that of the entry in the authority file
    that could say more, or None where there is none yet. `worth` orders suggestions."""

    entity: Entity
    name: str | None
    variants: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    options: tuple[str, ...]
    namesakes: tuple[str, ...]
    line: int | None
    worth: float


@dataclass(frozen=True, slots=True)
class _Reason:
    sort: str
    text: str
    options: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()


def suggest(corpus: Corpus, authority: Authority) -> Iterator[Suggestion]:
    """Entries that the authority file lacks and is most likely to be needed for, the most valuable first."""
    reasons = _reasons(corpus, authority)
    claims = Counter(names.fold(name) for entity in corpus.entities for name in _all_names(entity))
    found = []
    for entity in corpus.entities:
        why = reasons.get(entity.id, ())
        refs = corpus.mentions.get(entity.id, ())
        if not why or not refs:
            continue
        entry = authority.entries.get(entity.id)
        briefs = len({ref.slug for ref in refs})
        alone = [name for name in dict.fromkeys((entity.name, *entity.variants)) if claims[names.fold(name)] == 1]
        found.append(
            Suggestion(
                entity=entity,
                name=entity.name if entity.name in alone else None,
                variants=tuple(islice((v for v in alone if _is_whole(v, entity)), MOST_VARIANTS)),
                reasons=tuple(reason.text for reason in why),
                evidence=tuple(_places(corpus, refs)),
                options=tuple(dict.fromkeys(option for reason in why for option in reason.options)),
                namesakes=tuple(line for reason in why for line in reason.namesakes),
                line=entry.line if entry else None,
                worth=len(refs) * briefs * sum(DOUBT[sort] for sort in {reason.sort for reason in why}),
            )
        )
    yield from sorted(found, key=lambda one: (-one.worth, one.entity.id))


def text(suggestions: Iterable[Suggestion], authority: Authority) -> str:
    """`suggestions` as YAML to paste below `entities:` of the authority file, or as the whole of a new one."""
    lines = [] if authority.entries else ["entities:"]
    blocks = [line for one in suggestions for line in ("", *_block(one))]
    return "\n".join([*lines, *(blocks or ["  # nothing to suggest"])]) + "\n"


def _block(one: Suggestion) -> Iterator[str]:
    if one.line is not None:
        yield f"  # {one.entity.id} has an entry (line {one.line}) that could say more:"
    yield from (f"  # {_printable(reason)}" for reason in one.reasons)
    yield from (f"  #   {_printable(place)}" for place in one.evidence)
    if one.line is None:
        yield f"  {scalar(one.entity.id)}:"
        if one.name is not None:
            yield f"    name: {scalar(one.name)}"
        yield f"    kind: {one.entity.kind}"
        if one.variants:
            yield f"    variants: [{', '.join(map(scalar, one.variants))}]"
    # Indented as what they are, so that an editor's key that takes the marks away leaves YAML.
    yield from (f"    # {option}" for option in one.options)
    yield from (f"  # {line}" for line in one.namesakes)


PLAIN = re.compile(r"[^\W\d_][\w .’&-]*[\w.]")


def scalar(value: str) -> str:
    """`value` as YAML, in double quotes where it has to be."""
    shown = _printable(value)
    plain = PLAIN.fullmatch(shown) and shown.lower() not in ("null", "true", "false")
    return shown if plain else json.dumps(shown, ensure_ascii=False)


def _printable(value: str) -> str:
    """`value` on one line, without the characters that YAML does not allow."""
    return "".join(c for c in " ".join(value.split()) if c.isprintable())


def _all_names(entity: Entity) -> set[str]:
    """Each name of `entity`, and a person's family names, once in each folded form."""
    parts = names.person(entity.name).family if entity.kind == "person" else frozenset()
    return {names.fold(name) for name in (entity.name, *entity.variants)} | parts


def _is_whole(variant: str, entity: Entity) -> bool:
    """Whether `variant` is worth an entry: no mere part of the name, and no general word."""
    words = variant.split()
    if variant == entity.name or (len(words) == 1 and variant in wordlist.words("organization_words")):
        return False
    return not set(names.fold(variant).split()) < set(names.fold(entity.name).split())


def _reasons(corpus: Corpus, authority: Authority) -> Mapping[str, Sequence[_Reason]]:
    """Why each entity is worth a look."""
    found: defaultdict[str, list[_Reason]] = defaultdict(list)
    entries = authority.entries
    for id, reason in (*_in_doubt(corpus), *_ambiguous(corpus), *_alike(corpus)):
        if id not in entries and reason not in found[id]:
            found[id].append(reason)
    for entity in corpus.entities:
        refs = corpus.mentions.get(entity.id, ())
        spellings = [v for v in entity.variants if _is_whole(v, entity) and not _is_known(v, entity)]
        if spellings and entity.kind in ("person", "organization") and entity.id not in entries:
            found[entity.id].append(_Reason("spellings", f"Goes by several names: {'; '.join(spellings[:5])}"))
        often = len(refs) >= 5 or len({ref.slug for ref in refs}) >= 2
        known = entity.kind != "person" and names.preferred(entity.name, entity.kind) is not None  # as Asia is
        if often and not entity.description and not known and entity.kind != "group":
            briefs = len({ref.slug for ref in refs})
            text = f"Named {_count(len(refs), 'time')} in {_count(briefs, 'brief')}, and has no description."
            found[entity.id].append(_Reason("undescribed", text, ("description: …",)))
    return found


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_known(variant: str, entity: Entity) -> bool:
    """Whether `variant` is the name in another spelling, or the world says whose it is ("CIA")."""
    return names.fold(variant) == names.fold(entity.name) or names.preferred(variant, entity.kind) == entity.name


def _in_doubt(corpus: Corpus) -> Iterator[tuple[str, _Reason]]:
    """What was found wrong with an entity while articles were compared."""
    kinds = {entity.id: entity.kind for entity in corpus.entities}
    for problem in corpus.problems:
        if problem.entity is None or problem.entity not in kinds:
            continue
        if problem.kind == "contradictory-kinds":
            yield problem.entity, _Reason("kinds", f"{problem.file}: {problem.message}.")
        elif problem.kind == "possible-namesakes":
            yield problem.entity, _namesake(corpus, problem.entity, problem.file, problem.message)
        elif problem.kind == "doubtful-name":
            yield problem.entity, _Reason("doubtful", f"{problem.file}: {problem.message}.")


def _namesake(corpus: Corpus, id: str, file: str | None, message: str) -> _Reason:
    """Two people of one name, with the entry for the second."""
    for one in corpus.articles:
        if str(one.article.path) == file:
            referent = next((r for r in one.referents if r.entity == id), None)
            if referent is not None:
                role = referent.roles[0] if referent.roles else one.article.slug
                here = (f"articles: [{', '.join(_other_slugs(corpus, id, one.article.slug))}]",)
                another = (
                    f"{anchor.slug(f'{id} {role}')}:",
                    f"  name: {scalar(referent.name)}",
                    f"  kind: {referent.kind}",
                    f"  articles: [{one.article.slug}]",
                )
                return _Reason("namesakes", f"{message}.", here, another)
    return _Reason("namesakes", f"{message}.")


def _other_slugs(corpus: Corpus, id: str, slug: str) -> list[str]:
    return sorted({ref.slug for ref in corpus.mentions.get(id, ())} - {slug})


def _ambiguous(corpus: Corpus) -> Iterator[tuple[str, _Reason]]:
    """Names that could not be told, for each person that they could mean."""
    people = {entity.id: entity for entity in corpus.entities if entity.kind == "person"}
    for one in corpus.articles:
        here = {m.entity for m in one.mentions if m.entity in people}
        bearers: defaultdict[str, list[str]] = defaultdict(list)
        for id in sorted(id for id in here if id):
            person = names.person(people[id].name)
            for part in {*person.family, *person.given[:1]}:
                bearers[part].append(id)
        unclear: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in one.mentions:
            if mention.entity is None and mention.kind == "person":
                unclear[mention.surface].append(mention)
        for surface, mentions in unclear.items():
            ids = bearers[names.fold(surface)]
            where = ", ".join(dict.fromkeys(one.article.paragraph_at(m.span.start).id for m in mentions))
            nth = sidecar.occurrence(one.article, mentions[0].span)
            quoted = f"at: {scalar(surface)}" + (f", nth: {nth}" if nth else "")
            for id in ids:
                text = f"“{surface}” in {one.article.path} {where} may mean {' or '.join(ids)}: say so in"
                example = f"{text} {one.article.path.stem}.yml, as in mentions: [{{{quoted}, entity: {id}}}]"
                yield id, _Reason("ambiguous", example)


def _alike(corpus: Corpus) -> Iterator[tuple[str, _Reason]]:
    """Pairs of entities that may be one."""
    weight = {id: len(refs) for id, refs in corpus.mentions.items()}
    pairs = {tuple(sorted((a.id, b.id))): (a, b) for a, b in (*_near(corpus.entities), *_parts(corpus.entities))}
    for _, (a, b) in sorted(pairs.items()):
        main, other = sorted(
            (a, b), key=lambda e: (-min(len(e.name.split()), 2), -weight.get(e.id, 0), -len(e.name), e.id)
        )
        text = f"May be the same as {other.name} ({other.id})."
        yield main.id, _Reason("merge", text, (f"merge: [{other.id}]",))


Pair = tuple[Entity, Entity]


def _near(entities: Sequence[Entity]) -> Iterator[Pair]:
    """Names of one kind that are the same but for the order of their words, or for the spelling of one."""
    blocks: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, Entity]]] = defaultdict(list)
    orders: defaultdict[tuple[str, tuple[str, ...]], list[Entity]] = defaultdict(list)
    for entity in entities:
        words = [w for w in names.fold(entity.name).split() if w not in wordlist.words("function_words")]
        if len(words) > 1:
            orders[entity.kind, tuple(sorted(words))].append(entity)
        for i, word in enumerate(words):
            blocks[entity.kind, (str(i), *words[:i], "", *words[i + 1 :])].append((word, entity))
    for group in orders.values():
        yield from pairwise(group)
    for block in blocks.values():
        ranked = sorted(block, key=lambda pair: (pair[0], pair[1].id))
        for i, (word, entity) in enumerate(ranked):
            for other, rival in ranked[i + 1 : i + 1 + NEIGHBORS]:
                described = entity.description and rival.description  # Austria is not Australia
                if not described and _is_spelling(word, other, entity.kind == "person" and " " in entity.name):
                    yield entity, rival


def _is_spelling(one: str, other: str, given: bool) -> bool:
    """Whether two words that sort next to each other may be one: nearly the same letters, or, in a person's name, an
    initial or a short form."""
    short, long = sorted((one, other), key=len)
    if given and long.startswith(short.rstrip(".")) and len(long) > len(short):
        return True
    return len(short) >= 5 and short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= 0.85


def _parts(entities: Sequence[Entity]) -> Iterator[Pair]:
    """A family name with a page of its own and the people who bear it; an acronym and the bodies it could stand for."""
    alone = {
        (entity.kind, names.fold(entity.name)): entity
        for entity in entities
        if " " not in entity.name and entity.kind in ("person", "organization")
    }
    for entity in entities:
        if entity.kind == "person" and " " in entity.name:
            keys: Iterable[str] = names.person(entity.name).family
        elif entity.kind == "organization" and " " in entity.name:
            keys = (names.fold(names.initials(entity.name)),)
        else:
            continue
        for key in sorted(keys):
            if (entity.kind, key) in alone:
                yield alone[entity.kind, key], entity


def _places(corpus: Corpus, refs: Sequence[MentionRef]) -> Iterator[str]:
    """Where an entity stands: a mention each in several articles."""
    by_slug = {one.article.slug: one for one in corpus.articles}
    first = {ref.slug: ref for ref in reversed(refs)}
    for slug, ref in islice(sorted(first.items()), PLACES):
        one = by_slug[slug]
        mention = one.mentions[ref.mention]
        paragraph = one.article.paragraph_at(mention.span.start)
        yield f"{one.article.path} {paragraph.id}: {_context(one.article.body, mention, paragraph.span.end)}"


def _context(body: str, mention: Mention, end: int) -> str:
    """A few words of the text around a mention."""
    inside = mention.surface.split()[:CONTEXT]
    room = CONTEXT - len(inside)
    start = body.rfind("\n", 0, mention.span.start) + 1
    before = body[max(start, mention.span.start - 200) : mention.span.start].split()
    behind = body[mention.span.end : min(end, mention.span.end + 200)].split(maxsplit=room + 1)
    after = min(len(behind), room // 2)
    before = before[max(0, len(before) - (room - after)) :]
    behind = behind[: room - len(before)]
    glue = "" if body[mention.span.end : mention.span.end + 1].strip() else " "
    return f"“{' '.join([*before, *inside])}{glue if behind else ''}{' '.join(behind)}”"
