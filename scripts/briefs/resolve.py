"""Decides which entity each mention of an article means, or that it cannot be told.

In this order:

1. the authority file;
2. what the world calls by several names ("U.S.", "America"), and peoples, which lead to their country;
3. people: by full name; then by a part of it. A part that several people of the article share goes to the one last
   named in full, unless another was named in full in the same paragraph; then it goes to nobody. The author of the
   article is not among them: where the text says "Kim", it does not mean Patricia Kim, who wrote it;
4. organizations: by name without its legal form; an acronym goes to the name that it abbreviates; a short form
   ("Cisco" for "Cisco Systems", "the Council") to the one longer name that holds it;
5. everything else: by its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs import names, wordlist, world
from briefs.authority import Authority, Entry
from briefs.errors import Problem
from briefs.language import Parsed
from briefs.model import Article, Mention, Referent, Span


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mentions with their entities, what these entities are in this article, and what could not be told."""

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    problems: tuple[Problem, ...]


def resolve(article: Article, parsed: Sequence[Parsed], mentions: Sequence[Mention], authority: Authority) -> Resolved:
    """`mentions` with `entity` set: an id of the authority file, or that of `names.identifier`."""
    entries = authority.named(article.slug)
    people = _People(article, mentions, entries)
    bodies = _organizations(article, mentions)
    out, problems = [], []
    for index, mention in enumerate(mentions):
        if mention.kind == "person" and mention.by == "machine":
            name = people.name_of(index)
        else:
            name = bodies.get(index) or _world_name(mention)
        if name is None:
            problems.append(_ambiguous(article, mention))
            out.append(mention)
        else:
            out.append(_linked(mention, name, entries))
    return Resolved(tuple(out), _referents(article, out), tuple(problems))


def _ambiguous(article: Article, mention: Mention) -> Problem:
    where = article.paragraph_at(mention.span.start).id
    message = f"“{mention.surface}” in {where} could mean several people; say which under “mentions” in the sidecar"
    return Problem("ambiguous-name", message, str(article.path))


def _linked(mention: Mention, name: str, entries: Mapping[str, Entry]) -> Mention:
    entry = entries.get(name) or entries.get(mention.surface)
    if entry is None:
        return replace(mention, name=name, entity=names.identifier(name, mention.kind))
    return replace(mention, name=entry.name or name, entity=entry.id, kind=entry.kind or mention.kind)


def _world_name(mention: Mention) -> str:
    if mention.name != mention.surface:
        return mention.name
    return names.preferred(mention.surface, mention.kind) or mention.surface


class _People:
    """Who is named in full where, and so whom a part of a name means."""

    def __init__(self, article: Article, mentions: Sequence[Mention], entries: Mapping[str, Entry]) -> None:
        self.article, self.mentions = article, mentions
        self.authors = {names.fold(author) for author in article.authors}
        full: dict[str, list[int]] = {}
        for index, mention in enumerate(mentions):
            if mention.kind == "person" and " " in mention.surface and not self._is_part(mention.surface, mentions):
                full.setdefault(_key(mention), []).append(index)
        self.full = full
        self.shown = {key: _shown(mentions[i].name for i in where) for key, where in full.items()}

    @staticmethod
    def _is_part(surface: str, mentions: Sequence[Mention]) -> bool:
        """Whether a name of several words is only a part of another ("López Obrador", "Jong Un")."""
        folded = names.fold(surface)
        return any(
            other.kind == "person"
            and names.fold(other.surface) != folded
            and (folded in names.person(other.surface).family or folded == " ".join(names.person(other.surface).given))
            for other in {m.surface: m for m in mentions}.values()
        )

    def name_of(self, index: int) -> str | None:
        """The full name that the mention at `index` stands for; its own where it is in full or stands for nobody who
        is; None where it could be several people's."""
        mention = self.mentions[index]
        if _key(mention) in self.full:
            return self.shown[_key(mention)]
        bearers = self._bearers(names.fold(mention.surface))
        if not bearers:
            return _in_lower_case(mention.surface)
        key = bearers[0] if len(bearers) == 1 else self._in_force(bearers, index)
        return None if key is None else self.shown[key]

    def _bearers(self, folded: str) -> list[str]:
        """The people that `folded` may stand for: by family name, else by given name."""
        people = {key: names.person(self.shown[key]) for key in self.full if key not in self.authors}
        found = [key for key, person in people.items() if folded in person.family]
        found = found or [key for key, person in people.items() if folded in person.given[:1]]
        return found or [key for key, person in people.items() if " " in folded and person.holds(folded)]

    def _in_force(self, bearers: Sequence[str], index: int) -> str | None:
        """The one of `bearers` last named in full before `index`, unless another is in the same paragraph."""
        before = [(i, key) for key in bearers for i in self.full[key] if i < index]
        if not before:
            return None
        last, key = max(before)
        paragraph = self.article.paragraph_at(self.mentions[last].span.start)
        rivals = {k for i, k in before if paragraph.span.holds(self.mentions[i].span)}
        return key if rivals == {key} else None


def _key(mention: Mention) -> str:
    return names.fold(names.core(mention.name, "person"))


def _shown(forms: Iterable[str]) -> str:
    """The form to show: the most frequent, then the longest, not in capitals if there is a choice."""
    counts = Counter(forms)
    best = max(counts, key=lambda form: (not form.isupper(), counts[form], len(form), form))
    return _in_lower_case(best)


def _in_lower_case(name: str) -> str:
    """A name that stands in capitals only, as it would be written elsewhere."""
    return name.title() if name.isupper() and (len(name) > 5 or " " in name) else name


def _organizations(article: Article, mentions: Sequence[Mention]) -> dict[int, str]:
    """The full names of the organizations that mentions stand for in a shorter form, by index of the mention."""
    bodies = [(i, m) for i, m in enumerate(mentions) if m.kind == "organization" and m.by == "machine"]
    longer = dict.fromkeys(m.surface for _, m in bodies if " " in m.surface)
    acronyms = _acronyms(article, [m for _, m in bodies], longer)
    out = {}
    for index, mention in bodies:
        surface = mention.surface
        if names.preferred(surface, "organization") is None:
            full = acronyms.get(surface.replace(".", "")) or _only(longer, _holds(surface))
            if full is not None:
                out[index] = names.preferred(full, "organization") or full
    return out


def _acronyms(article: Article, bodies: Sequence[Mention], longer: Iterable[str]) -> dict[str, str]:
    """What the acronyms of the article stand for: introduced in brackets, or the initials of one name only."""
    found: dict[str, str] = {}
    for mention in bodies:
        if bracket := BRACKET.match(article.body, mention.span.end):
            short = bracket[1].replace(".", "")
            if " " in mention.surface and short[0] == mention.surface[0]:
                found.setdefault(short, mention.surface)
    for mention in bodies:
        short = mention.surface.replace(".", "")
        if short.isupper() and short not in found and " " not in short:
            full = _only(longer, lambda name, short=short: names.initials(name) == short)  # type: ignore[misc]
            if full is not None:
                found[short] = full
    return found


BRACKET = re.compile(r"['’]?s?,? \(“?\"?((?:[A-Z]\.?){2,7})\"?”?\)")


def _holds(surface: str) -> Callable[[str], bool]:
    """Whether a longer name starts with `surface`, or holds it where it is a body's general word ("the Council")."""
    short = names.core(surface, "organization")
    if world.known().get(short) is not None or short in wordlist.words("first_names"):
        return lambda name: False
    general = short in wordlist.words("organization_words")

    def holds(name: str) -> bool:
        words = names.core(name, "organization")
        return words != short and (words.startswith(short + " ") or (general and short in words.split()))

    return holds


def _only(candidates: Iterable[str], test: Callable[[str], bool]) -> str | None:
    """The one candidate that passes, up to legal forms; None where there are none or several."""
    found = {names.core(name, "organization"): name for name in candidates if test(name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _referents(article: Article, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity is not None:
            groups[mention.entity].append(mention)
    return tuple(_referent(article, entity, group) for entity, group in groups.items())


def _referent(article: Article, entity: str, group: Sequence[Mention]) -> Referent:
    kind = Counter(m.kind for m in group).most_common(1)[0][0]
    roles, countries = _evidence(article, group) if kind == "person" else ((), ())
    return Referent(
        entity=entity,
        name=_shown(m.name for m in group),
        kind=kind,
        variants=tuple(sorted({m.surface for m in group if m.label != "NORP" or m.kind == "group"})),
        roles=roles,
        countries=countries,
        by="editor" if any(m.by == "editor" for m in group) else "machine",
    )


WINDOW = 60
"""Characters before a name, and behind one in apposition, in which its role and country are looked for."""


def _evidence(article: Article, group: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles and the countries (ISO 3166-1) that stand with the person's name."""
    roles: set[str] = set()
    countries: set[str] = set()
    for mention in group:
        for window in _windows(article, mention.span):
            text = article.body[window.slice]
            roles |= {word for word in re.findall(r"[a-z]+", text.lower()) if word in wordlist.words("roles")}
            for _, entry in world.names().find(article.body, window.start, window.end):
                if entry.country and entry.sort in ("people", "country"):
                    countries.add(entry.country)
    return tuple(sorted(roles)), tuple(sorted(countries))


def _windows(article: Article, span: Span) -> Iterable[Span]:
    """The words that may say who the person is: right before, within the clause, and behind a comma."""
    paragraph = article.paragraph_at(span.start).span
    before = article.body[max(paragraph.start, span.start - WINDOW) : span.start]
    clause = re.split(r"[,;:.!?—–“”\"()]\s", before)[-1]
    yield Span(span.start - len(clause), span.start)
    if article.body.startswith(", ", span.end):
        stop = article.body.find(",", span.end + 2, min(paragraph.end, span.end + WINDOW))
        yield Span(span.end, stop if stop > 0 else min(paragraph.end, span.end + WINDOW))
