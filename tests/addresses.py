"""A collection that is edited at random, and a reader who kept every address that it ever published.

Articles are real texts; the names in them are words with a capital, found without a language model. The editor edits
the articles (see `edits`), renames and withdraws them, and merges, renames and deletes entities in the authority file,
as the YAML that it is. The reader follows the pages that `redirect` made, by their links, as a browser would.
"""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from briefs import anchor, authority, corpus, lasting, names, permalinks, redirect
from briefs.authority import Authority
from briefs.errors import SourceError
from briefs.model import Annotated, Article, Corpus, Mention, Referent, Section, Span
from briefs.permalinks import Ledger
from edits import Draft, Piece

KIND = "organization"
FILE = Path("seeds/permalinks.json")
_LINK = re.compile(r"\]\(([^)#]+)(?:#([^)]*))?\)(\{ \.moved \})?")


def found(article: Article, cast: Sequence[str], known: Authority, titled: str | None) -> Annotated:
    """The article with the names of the cast found in it, and a section of the editor's where it has a title."""
    named = known.named(article.slug)
    mentions, referents = [], {}
    for match in re.finditer(r"\w+", article.body):
        name = match.group()
        if name not in cast or name in known.suppress:
            continue
        entry = named.get(name)
        id = entry.id if entry else names.identifier(name, KIND)
        by = "editor" if entry else "machine"
        shown = entry.name or name if entry else name
        mentions.append(Mention(Span(*match.span()), name, KIND, shown, entity=id, by=by))  # type: ignore[arg-type]
        referents[id] = Referent(id, shown, KIND, (name,), by=by)  # type: ignore[arg-type]
    sections = ()
    if titled:
        sections = (Section(f"s-{anchor.slug(titled)}", titled, article.paragraphs[0].id, by="editor"),)
    return Annotated(article, tuple(mentions), tuple(referents.values()), sections=sections)


@dataclass
class Editor:
    """Says what entities are, in an authority file. `heirs` is what the editor said became of an id."""

    random: random.Random
    entries: dict[str, dict[str, object]] = field(default_factory=dict)
    suppressed: set[str] = field(default_factory=set)
    heirs: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def authority(self) -> Authority:
        said = {"entities": self.entries, "suppress": sorted(self.suppressed)}
        return authority.parse(Path("authority.yml"), yaml.safe_dump(said))

    def edit(self, live: Mapping[str, str]) -> None:
        """One random edit. `live` are the entities of the last build: id -> name. What would be refused, as a name that
        two entries claim, is undone."""
        edits: Sequence[Callable[[Mapping[str, str]], None]] = (
            *[self.merge] * 3, *[self.rename] * 2, self.retitle, self.forget, self.suppress, self.admit,
        )  # fmt: skip
        before = copy.deepcopy((self.entries, self.suppressed, self.heirs))
        if live:
            self.random.choice(edits)(live)
        try:
            self.authority()
        except SourceError:
            self.entries, self.suppressed, self.heirs = before

    def merge(self, live: Mapping[str, str]) -> None:
        if len(live) > 1:
            self._give(*self.random.sample(sorted(live), 2), live)

    def rename(self, live: Mapping[str, str]) -> None:
        """Gives an entity another id; sometimes one that it had, or another entity had."""
        old = self.random.choice(sorted(live))
        self.count += 1
        new = f"renamed-{self.random.randint(1, self.count)}"
        if new not in live and new not in self.entries:
            self._give(old, new, live)

    def _give(self, old: str, new: str, live: Mapping[str, str]) -> None:
        """All that `old` was, `new` is from now on."""
        left = self.entries.pop(old, {"name": live[old]})
        entry = self.entries.setdefault(new, {"name": live.get(new, left["name"]), "kind": KIND})
        variants = {*_texts(entry, "variants"), *_texts(left, "variants"), str(left["name"])} - {entry["name"]}
        merged = {*_texts(entry, "merge"), *_texts(left, "merge"), old} - {new}
        claimed = {one for id, other in self.entries.items() if id != new for one in _texts(other, "merge")}
        entry |= {"variants": sorted(variants), "merge": sorted(merged - claimed - set(self.entries))}
        self.heirs[old] = new
        self.heirs.pop(new, None)

    def retitle(self, live: Mapping[str, str]) -> None:
        """Gives an entity another preferred name: its address stays."""
        id = self.random.choice(sorted(live))
        entry = self.entries.setdefault(id, {"name": live[id], "kind": KIND})
        entry["variants"] = sorted({*_texts(entry, "variants"), str(entry["name"])})
        entry["name"] = f"The New {entry['name']}"

    def forget(self, live: Mapping[str, str]) -> None:
        """Deletes an entry without a word."""
        if self.entries:
            gone = self.random.choice(sorted(self.entries))
            del self.entries[gone]
            self.heirs = {old: new for old, new in self.heirs.items() if gone not in (old, new)}

    def suppress(self, live: Mapping[str, str]) -> None:
        self.suppressed.add(live[self.random.choice(sorted(live))])

    def admit(self, live: Mapping[str, str]) -> None:
        self.suppressed.clear()

    def heir(self, id: str) -> str:
        """What the editor says that `id` is now."""
        seen = set()
        while id in self.heirs and id not in seen:
            seen.add(id)
            id = self.heirs[id]
        return id


def _texts(entry: Mapping[str, object], key: str) -> list[str]:
    return list(entry.get(key, ()))  # type: ignore[call-overload]


@dataclass
class Site:
    """What one build published."""

    corpus: Corpus
    drafts: Mapping[str, Draft]
    redirects: dict[str, str]

    def __post_init__(self) -> None:
        self.briefs = {anchor.brief_path(one.article.slug): one for one in self.corpus.articles}
        self.entities = {anchor.entity_path(one.id): one.id for one in self.corpus.entities}

    def follow(self, path: str, fragment: str = "") -> tuple[str, str]:
        """Where an address leads: over pages that moved, with its fragment, and over places that say where a paragraph
        is now. Each page and each place has to be there. The path is empty where a page says that it is withdrawn."""
        for _ in range(9):
            if path in self.briefs:
                if not fragment:
                    return path, ""
                moved = self._place(path, fragment)
                if moved is None:
                    return path, fragment
                path, fragment = moved
            elif path in self.entities:
                return path, ""
            else:
                text = self.redirects[path]
                (target, _, followed), *_ = _LINK.findall(text)
                place = re.search(rf"\]\(([^)#]+)#([^)]*)\)\.\n\{{ #{re.escape(fragment)} ", text)
                if followed:
                    path = _joined(path, target)
                elif place and fragment:
                    path, fragment = _joined(path, place[1]), place[2]
                else:
                    assert "of the collection has this address any more." in text
                    return "", ""
        raise AssertionError(f"{path} leads in a circle")

    def _place(self, path: str, fragment: str) -> tuple[str, str] | None:
        one = self.briefs[path]
        standing = {p.id for p in one.article.paragraphs}
        if fragment in standing | {s.id for s in one.sections}:
            return None
        gone = dict(one.gone)
        assert fragment in gone, f"{path}#{fragment} is nowhere"
        leads = gone[fragment]
        slug, mark, id = leads.partition("#")
        if mark:
            return anchor.brief_path(slug), id
        assert leads in standing or (not standing and not leads) or self._lost(leads), f"{fragment} leads to {leads}"
        return None

    def _lost(self, leads: str) -> bool:
        """The top of the page is the place of what went on in a brief that is withdrawn itself."""
        return leads == permalinks.TOP


def _joined(path: str, target: str) -> str:
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@dataclass
class Collection:
    """Some articles and an authority file, and all that was ever published of them. `paragraphs` says of an address
    which paragraph it was published for: the draft, and its number there; `entities` which names an entity had.
    `strayed` are drafts that got a name that was not free, so that nobody can tell where they went."""

    drafts: list[Draft]
    cast: Sequence[str]
    random: random.Random
    ledger: Ledger = permalinks.EMPTY
    withdrawn: list[Draft] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    paragraphs: dict[tuple[str, str], tuple[Draft, frozenset[int]]] = field(default_factory=dict)
    sections: set[tuple[str, str]] = field(default_factory=set)
    entities: dict[str, set[str]] = field(default_factory=dict)
    strayed: set[int] = field(default_factory=set)
    count: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.editor = Editor(self.random)
        self.live: dict[str, str] = {}
        self.slugs: set[str] = set()

    def edit(self) -> None:
        """One random edit of the collection. A seed keeps half of its words from one build to the next, or nothing
        could tell that it was renamed."""
        chance = self.random.random()
        if chance < 0.4:
            self.editor.edit(self.live)
        elif chance < 0.8:
            self.random.choice(self.drafts).edit()
        elif chance < 0.9:
            self._retitle()
        elif chance < 0.94 and len(self.drafts) > 1:
            self._withdraw()
        elif chance < 0.99 and self.withdrawn:
            self.drafts.append(self.withdrawn.pop())
        elif chance >= 0.99 and len(self.drafts) > 1:
            self._take_a_name()

    def _retitle(self) -> None:
        """Gives a section of a text, or one that the editor put in, another title or none."""
        draft = self.random.choice(self.drafts)
        title = self.random.choice(["What next", "Money", "The dam", ""])
        headings = [piece for piece in draft.pieces if piece.heading]
        if headings and title and self.random.random() < 0.5:
            self.random.choice(headings).words = title.split()
        else:
            self.titles[id(draft)] = title

    def _withdraw(self) -> None:
        """A seed goes, and may come back. If it was renamed on the way out, nobody can tell that it is the same."""
        draft = self.drafts.pop(self.random.randrange(len(self.drafts)))
        self.withdrawn.append(draft)
        if draft.slug not in self.slugs:
            self.strayed.add(id(draft))

    def _take_a_name(self) -> None:
        """A seed gets the name that another one had, which got a new one. Its own old name leads nowhere then: under
        the other its ids stand for other paragraphs."""
        one, other = self.random.sample(self.drafts, 2)
        name = one.slug
        one.rename()
        other.slug = name
        self.strayed.add(id(other))

    def build(self) -> Site:
        """Publishes the collection as the build does, and holds it to all that was published before."""
        known = self.editor.authority()
        before = self.ledger
        ledger, articles = lasting.number(before, [draft.article() for draft in self.drafts])
        drafts = {draft.slug: draft for draft in self.drafts}
        annotated = [found(a, self.cast, known, self.titles.get(id(drafts[a.slug]))) for a in articles]
        ledger, settled = lasting.settle(ledger, annotated)
        linked = corpus.link(settled, known)
        ledger, moved = lasting.moves(ledger, linked)
        linked = replace(linked, moved=moved)
        self.ledger = permalinks.parse(FILE, permalinks.dump(ledger))
        assert self.ledger == ledger
        site = Site(linked, drafts, {page.path: page.text for page in redirect.pages(linked)})
        assert not site.redirects.keys() & (site.briefs.keys() | site.entities.keys())
        self._check_paragraphs(site)
        self._check_entities(site, known)
        self._take_note(site)
        return site

    def _check_paragraphs(self, site: Site) -> None:
        live = {id(draft) for draft in self.drafts}
        for (slug, fragment), (draft, meaning) in self.paragraphs.items():
            path, place = site.follow(anchor.brief_path(slug), fragment)
            if not path:
                assert id(draft) not in live or id(draft) in self.strayed, f"{slug} is not withdrawn"
                self.count["withdrawn" if id(draft) not in live else "renamed to a used name"] += 1
                continue
            one = site.briefs[path]
            now = site.drafts[one.article.slug]
            for paragraph, piece in zip(one.article.paragraphs, now.pieces, strict=True):
                if paragraph.id == place:
                    assert now is draft and meaning & piece.kin, f"{slug}#{fragment} is given to another paragraph"
                    self.count["stands"] += 1
        for slug, fragment in self.sections:
            site.follow(anchor.brief_path(slug), fragment)

    def _check_entities(self, site: Site, known: Authority) -> None:
        now = {m.surface: m.entity for one in site.corpus.articles for m in one.mentions}
        for entity, meaning in self.entities.items():
            path, _ = site.follow(anchor.entity_path(entity))
            end = site.entities.get(path)
            heir = self.editor.heir(entity)
            named = {now[name] for name in meaning if name in now}
            if end == entity:
                self.count["entity stands"] += 1
            elif end is None:
                assert anchor.entity_path(heir) not in site.entities, f"{entity} became {heir}, and leads nowhere"
                self.count["entity gone" if not named else "entity astray"] += 1
            else:
                assert end == heir or end in named or anchor.entity_path(heir) not in site.entities, (
                    f"{entity} became {heir}, and leads to {end}"
                )
                self.count["entity led on" if end == heir or end in named else "entity astray"] += 1

    def _take_note(self, site: Site) -> None:
        for path, one in site.briefs.items():
            slug, draft = one.article.slug, site.drafts[one.article.slug]
            for paragraph, piece in zip(one.article.paragraphs, draft.pieces, strict=True):
                self.paragraphs.setdefault((slug, paragraph.id), (draft, piece.is_))
            self.sections |= {(slug, section.id) for section in one.sections}
            assert path == anchor.brief_path(slug)
        for one in site.corpus.articles:
            for mention in one.mentions:
                self.entities.setdefault(mention.entity or "", set()).add(mention.surface)
        self.live = {one.id: one.name for one in site.corpus.entities}
        for id in self.live:  # what stands again is nobody's past
            self.editor.heirs.pop(id, None)
        self.slugs = set(site.drafts)
        for draft in self.drafts:
            for piece in draft.pieces:
                piece.edited, piece.cut = 0.0, False


def collection(texts: Sequence[Sequence[str]], seed: int) -> Collection:
    """Two or three of the texts, as far as their first dozen paragraphs, with the names that stand in them most."""
    chance = random.Random(seed)
    own = chance.sample(range(len(texts)), min(len(texts), chance.randint(2, 3)))
    pool = [block.split() for n, blocks in enumerate(texts) if n not in own for block in blocks if block[0] != "#"]
    chance.shuffle(pool)
    drafts = []
    for n in own:
        pieces = [_piece(block, number) for number, block in enumerate(texts[n][:12])]
        drafts.append(Draft(pieces, pool, chance, slug=f"text-{n}"))
    shown = " ".join(block for n in own for block in texts[n])
    capitals = Counter(re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", shown))
    return Collection(drafts, [name for name, _ in capitals.most_common(8)], chance)


def _piece(block: str, number: int) -> Piece:
    return Piece(block.lstrip("# ").split(), frozenset({number}), frozenset({number}), block.startswith("#"))
