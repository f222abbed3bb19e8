"""The ledger of everything that was published under an address of its own, so that no link ever dies.

A lock file for links: it stands in the repository beside the seeds, one paragraph a line, in the order of the text.

    ledger = parse(path, text)                     # SourceError: FILE:LINE: what is wrong
    ledger = update(ledger, articles)              # renames first, then each article's paragraphs
    ids, gone = published(ledger, article.slug)    # what the page of the article has to show
    text = dump(ledger)                            # the same ledger, the same bytes

What is promised, and tested as a property over random edits:

- Paragraphs are `p1 ... pn` when first published; `numbering` says what one gets that is put in between later.
- A paragraph that is edited, moved, split or joined to another keeps its id; `matching` says how that is seen.
- An id that was given is never given to another paragraph. One that was withdrawn stays in the ledger with the
  paragraph that it now leads to: the one it became part of, or its nearest neighbor; if it comes back, so does its id.
- The id of a heading is made of its words. Retitled, it gets a new one and the old one leads to it.
- The ledger holds no text: `fingerprint` says what it does reveal. The id of a heading is published with its words.
"""

from __future__ import annotations

import bisect
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from briefs import anchor, fingerprint, matching
from briefs.errors import SourceError
from briefs.fingerprint import Fingerprint
from briefs.matching import Block
from briefs.model import Article
from briefs.numbering import Numbers, key

VERSION = 1
TOP = ""
"""Where an id leads whose article has no paragraph left: the top of the page."""

_ALIKE = 0.5
"""Share of the words of the longer of two articles that have to be in common paragraphs for one to be the other under
a new name."""

_UNLIKE = 0.1
"""Share of the words of a brief below which an article that has no more of them is another one under its name."""

_PART = 2.0
"""Nats from which on a withdrawn paragraph counts as part of a neighbor. Little, as it only decides where to lead."""

_COMPARED = 100_000

_MEND = "undo the change, or take the file from the last version and run `briefs build`"


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph that was published as `id`. `leads` is None while it stands in the article, else the id that it
    leads to, in the same brief ("p6", or `TOP`) or in another one ("hanoi-summit#p6"). That one stood when this one was
    withdrawn; by now it may lead on."""

    id: str
    fingerprint: Fingerprint
    leads: str | None = None

    @property
    def heading(self) -> bool:
        return self.id.startswith("s-")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was ever published.

    briefs    slug -> its paragraphs in the order of the text, withdrawn ones after those that they followed. A brief
              whose seed was deleted stays as it was.
    sections  slug -> ids of sections that the editor put in -> the paragraph that each stands before
    renamed   slug that no brief has now -> slug of the brief that it became
    entities  id -> itself while it stands, the id of the entity that it was merged into or renamed to, which may be
              gone or lead on by now, or None if it was withdrawn
    """

    briefs: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, str | None] = field(default_factory=dict)


EMPTY = Ledger()


class Assigned(NamedTuple):
    """The id of each paragraph of an article, and each withdrawn id with the one that it leads to, written as
    `Entry.leads` is; in this brief, that one stands."""

    ids: tuple[str, ...]
    gone: tuple[tuple[str, str], ...]


def published(ledger: Ledger, slug: str) -> Assigned:
    """The ids of a brief in a ledger that is up to date with its article. Raises KeyError where there is no such
    brief."""
    entries = ledger.briefs[slug]
    leads = _led(entries)
    return Assigned(tuple(entry.id for entry in entries if entry.leads is None), tuple(leads.items()))


def led(ledger: Ledger, slug: str) -> dict[str, str]:
    """Where each withdrawn id of a brief leads, as `Assigned.gone` has it."""
    return _led(ledger.briefs.get(slug, ()))


def _led(entries: Sequence[Entry]) -> dict[str, str]:
    """Where each withdrawn id leads in the end: to a paragraph that stands, to another brief, or to the top. The chain
    has an end, as an id always leads to one that stood longer."""
    leads = {entry.id: entry.leads for entry in entries if entry.leads is not None}
    ends: dict[str, str] = {}
    for id in leads:
        chain = [id]
        while chain[-1] in leads and chain[-1] not in ends:
            chain.append(leads[chain[-1]])
        end = ends.get(chain[-1], chain[-1])
        ends |= dict.fromkeys((one for one in chain if one in leads), end)
    return ends


Prints = Callable[[Article], Sequence[Fingerprint]]
"""The fingerprints of an article's paragraphs."""


def prints(article: Article) -> tuple[Fingerprint, ...]:
    """The fingerprints of an article's paragraphs, made."""
    return fingerprint.fingerprints(article.text(p) for p in article.paragraphs)


def update(ledger: Ledger, articles: Sequence[Article], prints: Prints = prints) -> Ledger:
    """The ledger with these articles published, which are all that there are. `prints` are theirs, where they are
    known already."""
    ledger = rename(ledger, renamed(ledger, articles, prints))
    briefs = {**ledger.briefs, **{article.slug: _entries(ledger, article, prints) for article in articles}}
    slugs = {article.slug for article in articles}
    return replace(ledger, briefs=briefs, renamed={a: b for a, b in ledger.renamed.items() if a not in slugs})


def renamed(ledger: Ledger, articles: Sequence[Article], prints: Prints = prints) -> dict[str, str]:
    """The slugs that vanished, with the new slug that has the same paragraphs or nearly so. A slug has vanished too
    where its brief went on under a new one and another article took its name."""
    fresh = {article.slug: _blocks(article, prints) for article in articles if article.slug not in ledger.briefs}
    if not fresh:
        return {}
    found = []
    for old, standing in _vanished(ledger, articles, prints):
        for new, blocks in fresh.items():
            if ledger.renamed.get(new, old) != old:
                continue  # the ids of another brief were published under that name, and are not given again
            common, whole = _in_common(standing, blocks), max(_words(standing), _words(blocks))
            if common and common >= _ALIKE * whole:
                found.append((-common / whole, old, new))
    pairs: dict[str, str] = {}
    for _, old, new in sorted(found):
        if old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def _vanished(ledger: Ledger, articles: Sequence[Article], prints: Prints) -> Iterator[tuple[str, list[Block]]]:
    """The briefs that no article goes on with: there is none, or it is quite another one."""
    now = {article.slug: article for article in articles}
    for slug, entries in ledger.briefs.items():
        standing = [block for block in _known(entries) if not block.gone]
        if slug not in now or _in_common(standing, _blocks(now[slug], prints)) < _UNLIKE * _words(standing):
            yield slug, standing


def rename(ledger: Ledger, renames: Mapping[str, str]) -> Ledger:
    """The ledger with the briefs under their new slugs (old slug -> new slug). The old slugs redirect there."""
    if not renames:
        return ledger
    briefs = {renames.get(slug, slug): _readdressed(entries, renames) for slug, entries in ledger.briefs.items()}
    sections = {renames.get(slug, slug): places for slug, places in ledger.sections.items()}
    redirects = {old: renames.get(new, new) for old, new in ledger.renamed.items()} | dict(renames)
    return replace(
        ledger, briefs=briefs, sections=sections, renamed={a: b for a, b in redirects.items() if a not in briefs}
    )


def place_sections(ledger: Ledger, slug: str, sections: Mapping[str, str]) -> Ledger:
    """The ledger with the editor's sections of a brief: the id of each -> the id of the paragraph it stands before.
    Those that were published and are not among them keep their place, which their ids lead to."""
    places = {**ledger.sections.get(slug, {}), **sections}
    return replace(ledger, sections={**ledger.sections, slug: places}) if places else ledger


def place(ledger: Ledger, slug: str, section: str) -> str:
    """The id of the paragraph where a section of a brief stands or stood, or where that one leads. Raises KeyError if
    there was no such section."""
    before = ledger.sections[slug][section]
    return _led(ledger.briefs.get(slug, ())).get(before, before)


def update_entities(ledger: Ledger, current: Iterable[str], moved: Mapping[str, str]) -> Ledger:
    """The ledger with the ids of the entities that there are now. `moved` says of ids that vanished which one they
    became (merged or renamed), as far as that is known; where it once was, it need not be said again, even if the heir
    itself is gone for a while. One that vanished without a word, as where an entry of the authority file is deleted, is
    what it was made of if that is one thing."""
    known = set(current)
    made_of: defaultdict[str, list[str]] = defaultdict(list)
    for id in ledger.entities:
        if id in known and (end := _end(id, ledger.entities)) not in (id, None):
            made_of[end].append(id)
    returned = {id: parts[0] for id, parts in made_of.items() if len(parts) == 1}
    targets: dict[str, str | None] = {**ledger.entities, **returned, **moved}
    targets = {id: None if target == id else target for id, target in targets.items()} | {id: id for id in known}
    targets = dict.fromkeys((target for target in targets.values() if target), None) | targets
    return replace(ledger, entities={id: target if _end(id, targets) else None for id, target in targets.items()})


def entity(ledger: Ledger, id: str) -> str | None:
    """The entity that `id` is or became, if it stands."""
    end = _end(id, ledger.entities)
    return end if end and ledger.entities.get(end) == end else None


def _end(id: str, targets: Mapping[str, str | None]) -> str | None:
    """The last one that the targets lead to from `id`, whether it stands or not. None where they lead in a circle."""
    seen = {id}
    while (target := targets.get(id)) not in (id, None):
        if target in seen:
            return None
        seen.add(target)
        id = target
    return id


# Paragraphs


def _blocks(article: Article, prints: Prints) -> list[Block]:
    return [Block(one, p.kind == "heading") for one, p in zip(prints(article), article.paragraphs, strict=True)]


def _known(entries: Iterable[Entry]) -> list[Block]:
    return [Block(entry.fingerprint, entry.heading, entry.leads is not None) for entry in entries]


def _in_common(standing: Sequence[Block], blocks: Sequence[Block]) -> int:
    """How many words stand in paragraphs that both have; unchanged ones alone where those are enough to tell."""
    equal = _words((Counter(standing) & Counter(blocks)).elements())
    if equal >= _ALIKE * max(_words(standing), _words(blocks)):
        return equal
    return _words(blocks[j] for j in matching.match(standing, blocks))


def _words(blocks: Iterable[Block]) -> int:
    return sum(block.fingerprint.words for block in blocks)


def _readdressed(entries: tuple[Entry, ...], renames: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries with what leads to another brief led to its new name."""
    return tuple(replace(entry, leads=_readdress(entry.leads, renames)) if entry.leads else entry for entry in entries)


def _readdress(leads: str, renames: Mapping[str, str]) -> str:
    slug, mark, id = leads.partition("#")
    return f"{renames.get(slug, slug)}#{id}" if mark else leads


def _before(ledger: Ledger, slug: str) -> tuple[Entry, ...]:
    """What was published under `slug`. Where a brief had that name and was renamed, its ids are not given again: they
    lead to the brief that it is now."""
    entries = ledger.briefs.get(slug, ())
    if slug in ledger.renamed and not entries:
        other = ledger.renamed[slug]
        ids = dict.fromkeys([*(e.id for e in ledger.briefs.get(other, ())), *ledger.sections.get(other, ())])
        return tuple(Entry(id, fingerprint.EMPTY, f"{other}#{id}") for id in ids)
    return entries


def _entries(ledger: Ledger, article: Article, prints: Prints) -> tuple[Entry, ...]:
    """What the ledger has to hold once the article is published."""
    old = _before(ledger, article.slug)
    new = _blocks(article, prints)
    bases = _bases(article)
    matched = dict(matching.match(_known(old), new))
    kept = {j: i for j, i in matched.items() if _keeps(old[i], bases[j])}
    reserved = ledger.sections.get(article.slug, {})
    ids = _ids(old, bases, kept, reserved)
    standing = [Entry(id, block.fingerprint) for id, block in zip(ids, new, strict=True)]
    return _merged(old, standing, kept, _Leads(old, standing, matched))


def _bases(article: Article) -> list[str | None]:
    """For each heading the id that its words make, None for other paragraphs. An article that may not be republished
    does not spell its headings in its addresses."""
    if article.rights == "excerpt":
        return ["s-section" if p.kind == "heading" else None for p in article.paragraphs]
    return [f"s-{anchor.slug(article.text(p))}" if p.kind == "heading" else None for p in article.paragraphs]


def _keeps(entry: Entry, base: str | None) -> bool:
    return base is None or entry.id == base or re.fullmatch(r"-[0-9]+", entry.id.removeprefix(base)) is not None


def _ids(
    old: Sequence[Entry], bases: Sequence[str | None], kept: Mapping[int, int], reserved: Iterable[str]
) -> list[str]:
    """The id of each paragraph: its own, or one that was never used."""
    used = {*(entry.id for entry in old), *reserved}
    numbers = Numbers(entry.id for entry in old if not entry.heading)
    following = _following(old, bases, kept)
    tried: Counter[str] = Counter()
    ids: list[str] = []
    left: str | None = None
    for j, base in enumerate(bases):
        if j in kept:
            id = old[kept[j]].id
        elif base is not None:
            id = _unused(base, used, tried)
            used.add(id)
        else:
            id = numbers.between(left, following[j])
        ids.append(id)
        left = id if base is None else left
    return ids


def _unused(base: str, used: Set[str], tried: Counter[str]) -> str:
    """`base`, or `base-2` and so on: the first that was never used. `tried` says up to where, so that ten thousand
    headings of the same words do not each count from the start."""
    while True:
        tried[base] += 1
        id = base if tried[base] == 1 else f"{base}-{tried[base]}"
        if id not in used:
            return id


def _following(old: Sequence[Entry], bases: Sequence[str | None], kept: Mapping[int, int]) -> list[str | None]:
    """For each paragraph the number of the next one that has kept its own."""
    following: list[str | None] = []
    right: str | None = None
    for j in reversed(range(len(bases))):
        following.append(right)
        if j in kept and bases[j] is None:
            right = old[kept[j]].id
    return following[::-1]


class _Leads:
    """Finds where ids lead that are withdrawn."""

    def __init__(self, old: Sequence[Entry], standing: Sequence[Entry], matched: Mapping[int, int]) -> None:
        self._old = old
        self._standing = standing
        self._at = {entry.id: j for j, entry in enumerate(standing)}
        self._now = {i: j for j, i in matched.items()}
        self._survivors = sorted(self._now)
        self._index = {entry.id: i for i, entry in enumerate(old)}
        self._blocks = _known(standing)
        # With more than that to compare, only neighbors are.
        self._few = (len(old) - len(self._now)) * len(standing) <= _COMPARED

    def of(self, i: int) -> str:
        """Where the old entry `i` leads, which is not among those standing. One that was withdrawn before leads where
        it did, even if that one is withdrawn now: it may come back."""
        leads = self._old[i].leads
        if leads is not None:
            return leads
        return self._standing[self._nearest(i)].id if self._standing else TOP

    def _nearest(self, i: int) -> int:
        """The index of what stands where the old entry `i` did: itself under another id, what it became part of, or
        its nearest neighbor."""
        if i in self._now:
            return self._now[i]
        if self._few:
            whole = matching.absorbed(Block(self._old[i].fingerprint), self._blocks)
            if whole is not None:
                return whole
        beside = self._beside(i)
        if not beside:
            return min(i * len(self._standing) // len(self._old), len(self._standing) - 1)
        return max(beside, key=lambda side: self._fit(i, side))[1]

    def _beside(self, i: int) -> list[tuple[int, int]]:
        """Candidates as pairs (distance, index in the article): survivors to both sides, and what is new between
        them."""
        at = bisect.bisect(self._survivors, i)
        found = []
        for survivor in (*self._survivors[max(0, at - 1) : at], *self._survivors[at : at + 1]):
            step = 1 if survivor < i else -1
            now = self._now[survivor]
            found.append((abs(i - survivor), now))
            new = now + step
            if 0 <= new < len(self._standing) and self._standing[new].id not in self._index:
                found.append((abs(i - survivor), new))
        return found

    def _fit(self, i: int, side: tuple[int, int]) -> tuple[bool, bool, bool, int]:
        distance, now = side
        gone, entry = self._old[i], self._standing[now]
        is_new = entry.id not in self._index
        is_part = fingerprint.evidence(gone.fingerprint, entry.fingerprint) > _PART
        retitled = is_new and gone.heading and entry.heading
        return (
            retitled,
            is_part,
            not is_new and self._has_grown(gone, entry),
            -distance if not is_new else -distance - 1,
        )

    def _has_grown(self, gone: Entry, entry: Entry) -> bool:
        """Whether the neighbor has as many more words as if the withdrawn paragraph had been joined to it."""
        more = entry.fingerprint.words - self._old[self._index[entry.id]].fingerprint.words
        return gone.fingerprint.words <= 2 * more <= 4 * gone.fingerprint.words


def _merged(
    old: Sequence[Entry], standing: Sequence[Entry], kept: Mapping[int, int], leads: _Leads
) -> tuple[Entry, ...]:
    """What stands, in order, and what is gone, each after the one that it followed."""
    standing_old = {i: j for j, i in kept.items()}
    after: dict[int, list[Entry]] = {}
    last = -1
    for i, entry in enumerate(old):
        if i in standing_old:
            last = standing_old[i]
        else:
            after.setdefault(last, []).append(replace(entry, leads=leads.of(i)))
    merged = [*after.get(-1, ())]
    for j, entry in enumerate(standing):
        merged += [entry, *after.get(j, ())]
    return tuple(merged)


# The file


def dump(ledger: Ledger) -> str:
    """The ledger as JSON, one paragraph a line. `parse` gives it back."""
    return (
        json.dumps(
            {
                "version": VERSION,
                "briefs": {
                    slug: {entry.id: _written(entry) for entry in ledger.briefs[slug]} for slug in sorted(ledger.briefs)
                },
                "sections": {slug: dict(sorted(places.items())) for slug, places in sorted(ledger.sections.items())},
                "renamed": dict(sorted(ledger.renamed.items())),
                "entities": dict(sorted(ledger.entities.items())),
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def _written(entry: Entry) -> str:
    written = fingerprint.dump(entry.fingerprint)
    return written if entry.leads is None else f"{written} > {entry.leads}".strip()


def parse(path: Path, text: str) -> Ledger:
    """Reads what `dump` wrote. Raises SourceError where somebody else wrote it, or two changes were merged wrongly."""
    return _Reader(path, text).ledger()


class _Reader:
    """Reads a ledger and knows the line of what it complains about."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def error(self, message: str, *keys: str) -> SourceError:
        """`keys` lead to the place, from the outermost in."""
        at = 0
        for name in keys:
            match = re.compile(re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:").search(self._text, at)
            at = match.start() if match else at
        return SourceError(f"{message}; {_MEND}", self._path, self._text.count("\n", 0, at) + 1)

    def ledger(self) -> Ledger:
        top = self._top()
        if top.get("version") != VERSION:
            raise self.error(f"expected a ledger of permalinks of version {VERSION}", "version")
        if unknown := sorted(set(top) - {"version", "briefs", "sections", "renamed", "entities"}):
            raise self.error(f"“{unknown[0]}” is not a part of a ledger", unknown[0])
        briefs = {slug: self._brief(slug, entries) for slug, entries in self._map(top, "briefs").items()}
        sections = {slug: self._texts(places, "sections", slug) for slug, places in self._map(top, "sections").items()}
        redirects = self._texts(self._map(top, "renamed"), "renamed")
        for old, new in redirects.items():
            if new not in briefs:
                raise self.error(f"“{old}” redirects to a brief that there is none of, “{new}”", "renamed", old)
        return Ledger(briefs, sections, redirects, self._entities(self._map(top, "entities")))

    def _top(self) -> dict[str, Any]:
        try:
            top = json.loads(self._text, object_pairs_hook=self._unique)
        except json.JSONDecodeError as error:
            raise SourceError(f"expected JSON: {error.msg}; {_MEND}", self._path, error.lineno) from None
        except RecursionError:
            raise SourceError(f"expected a ledger of permalinks; {_MEND}", self._path, 1) from None
        if not isinstance(top, dict):
            raise self.error("expected a ledger of permalinks")
        return top

    def _unique(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        counts = Counter(name for name, _ in pairs)
        for name, count in counts.items():
            if count > 1:
                raise self._twice(name, [other for other, _ in pairs])
        return dict(pairs)

    def _twice(self, name: str, siblings: list[str]) -> SourceError:
        """Other objects may have the key as well; this one is known by its first key before."""
        keys = [siblings[0], name, name] if siblings[0] != name else [name, name]
        at, line = 0, 1
        for wanted in keys:
            match = re.compile(re.escape(json.dumps(wanted, ensure_ascii=False)) + r"\s*:").search(self._text, at)
            if match:
                at, line = match.end(), self._text.count("\n", 0, match.start()) + 1
        return SourceError(f"“{name}” stands here twice; {_MEND}", self._path, line)

    def _map(self, top: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = top.get(name, {})
        if not isinstance(value, dict):
            raise self.error(f"expected “{name}” to be a JSON object", name)
        return value

    def _texts(self, value: object, *keys: str) -> dict[str, str]:
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise self.error("expected texts here", *keys)
        return value

    def _brief(self, slug: str, value: object) -> tuple[Entry, ...]:
        written = self._texts(value, "briefs", slug)
        entries = tuple(self._entry(slug, id, text) for id, text in written.items())
        leads = {entry.id: entry.leads for entry in entries}
        sound: set[str] = set()
        for id in leads:
            sound |= self._chain(slug, id, leads, sound)
        return entries

    def _chain(self, slug: str, id: str, leads: Mapping[str, str | None], sound: set[str]) -> set[str]:
        """The ids that `id` leads over, up to one that is known to be sound."""
        chain = {id}
        at = leads[id]
        while at is not None and at != TOP and "#" not in at and at not in sound:
            if at in chain:
                raise self.error(f"“{id}” leads in a circle", "briefs", slug, id)
            if at not in leads:
                raise self.error(f"“{id}” leads to “{at}”, which this brief does not have", "briefs", slug, id)
            chain.add(at)
            at = leads[at]
        return chain

    def _entry(self, slug: str, id: str, text: str) -> Entry:
        written, mark, leads = text.partition(">")
        try:
            if not re.fullmatch(r"s-[a-z0-9-]+", id):
                key(id)
            return Entry(id, fingerprint.parse(written.strip()), leads.strip() if mark else None)
        except ValueError as error:
            raise self.error(str(error), "briefs", slug, id) from None

    def _entities(self, written: Mapping[str, Any]) -> dict[str, str | None]:
        for id, target in written.items():
            if target is not None and (not isinstance(target, str) or target not in written):
                raise self.error(f"expected “{id}” to lead to an entity of this ledger", "entities", id)
        for id in written:
            if _end(id, written) is None:
                raise self.error(f"“{id}” leads in a circle", "entities", id)
        return dict(written)
