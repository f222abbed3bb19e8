"""Decides which entity each mention of an article means, or that it cannot be told.

In this order:

1. the authority file;
2. what the world calls by several names ("U.S.", "America"), and peoples, which lead to their country;
3. people: by full name; then by a part of it. A part that several people of the article share goes to the one last
   named in full, unless another was named in full in the same paragraph; then it goes to nobody. The author of the
   article is not among them: where the text says "Kim", it does not mean Patricia Kim, who wrote it;
4. towns: by name; one of several of that name, which its state or country tells, by both, and so where it stands alone
   from there on;
5. organizations: by name without its legal form; an acronym goes to the name that it abbreviates; a short form
   ("Cisco" for "Cisco Systems", "the Council") to the one longer name that holds it;
   an institution that every country has ("Supreme Court") by its country, where the article tells it (`institution`);
6. everything else: by its name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefs import (
    acronym,
    campus,
    club,
    couple,
    firm,
    institution,
    lineup,
    metonym,
    names,
    nickname,
    opening,
    squad,
    stage,
    wordlist,
    world,
)
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


def resolve(
    article: Article,
    parsed: Sequence[Parsed],
    mentions: Sequence[Mention],
    authority: Authority,
    pinned: Sequence[Span] = (),
) -> Resolved:
    """`mentions` with `entity` set: an id of the authority file, or that of `names.identifier`. Of what could mean
    several people nothing is said where the editor has `pinned` it."""
    entries = authority.named(article.slug)
    mentions, universities = campus.found(
        article, squad.named(article, couple.named(article, stage.named(article, mentions)))
    )
    mentions, companies = firm.found(article, mentions)
    mentions, laws = _laws(article, mentions)
    people = _People(article, mentions)
    bodies = (
        _organizations(article, mentions)
        | universities
        | companies
        | laws
        | _towns(article, mentions)
        | _short_places(article, mentions)
    )
    described = _described_only(parsed, mentions)
    out, problems = [], []
    for index, mention in enumerate(mentions):
        if mention.kind == "person" and mention.by == "machine":
            if _is_of_several(article.body, mention) or people.is_anothers(index):
                continue
            name = people.name_of(index)
        elif index not in bodies and _is_general(mention):
            continue  # "the Council", where there are several
        elif _world_name(mention) in described and mention.kind == "group":
            out.append(mention)
            continue
        else:
            name = bodies.get(index) or _world_name(mention)
        if name is None:
            if not any(span.overlaps(mention.span) for span in pinned):
                problems.append(_ambiguous(article, mention))
            out.append(mention)
        else:
            out.append(_linked(mention, name, entries))
    out = list(metonym.mark(parsed, out))
    return Resolved(tuple(out), _referents(article, out), (*problems, *_unrelated(article, out)))


def _is_of_several(body: str, mention: Mention) -> bool:
    """Whether a family name is that of several: "the Zanetti and Moss families", "the brothers Prosser"."""
    if " " in mention.surface:
        return False
    before = body[max(0, mention.span.start - 12) : mention.span.start]
    return _FAMILIES.match(body, mention.span.end) is not None or before.endswith(("brothers ", "sisters "))


_FAMILIES = re.compile(
    r"(?:(?:, [A-ZÀ-ÞĀ-Ž][\w’'-]+)*,? (?:and|or) [A-ZÀ-ÞĀ-Ž][\w’'-]+)? "
    r"(?:family|families|brothers|sisters|twins|clan|dynasty)\b"
)


def _described_only(parsed: Sequence[Parsed], mentions: Sequence[Mention]) -> set[str]:
    """The peoples and faiths that the article does not speak of, but only uses to describe something: "the Tamil
    districts"."""
    starts = [piece.start for piece in parsed]
    groups = [m for m in mentions if m.kind == "group" and m.by == "machine"]
    named = {
        _world_name(m)
        for m in groups
        if m.surface in wordlist.words("camps") or not _describes(parsed[bisect_right(starts, m.span.start) - 1], m)
    }
    return {_world_name(m) for m in groups} - named


def _describes(piece: Parsed, mention: Mention) -> bool:
    """Whether a mention is an adjective of the noun that goes on behind it."""
    words = piece.tokens(mention.span)
    return words is not None and words[-1].dep_ in ("amod", "compound", "nmod") and words[-1].head.i >= words.end


def _is_general(mention: Mention) -> bool:
    """Whether a mention is a mere word for bodies, which names none by itself."""
    return mention.by == "machine" and mention.surface in _general() and mention.surface not in world.known()


def _ambiguous(article: Article, mention: Mention) -> Problem:
    where = article.paragraph_at(mention.span.start).id
    message = f"“{mention.surface}” in {where} could mean several people; say which under “mentions” in the sidecar"
    return Problem("ambiguous-name", message, str(article.path))


UNRELATED = re.compile(r"\b(?:no relation|not related|unrelated|no kin|not to be confused|of the same name|namesake)\b")


def _unrelated(article: Article, mentions: Sequence[Mention]) -> Iterator[Problem]:
    """Where the text itself says that there are two people of a name."""
    for cue in UNRELATED.finditer(article.body):
        near = [m for m in mentions if m.kind == "person" and abs(m.span.start - cue.start()) < WINDOW]
        if near:
            named = min(near, key=lambda m: abs(m.span.start - cue.start()))
            where = article.paragraph_at(cue.start()).id
            message = (
                f"“{cue[0]}” by “{named.surface}” in {where}: if two people go by that name, pin each in the sidecar"
            )
            yield Problem("possible-namesakes", message, str(article.path), entity=named.entity)


def _linked(mention: Mention, name: str, entries: Mapping[str, Entry]) -> Mention:
    entry = entries.get(name) or entries.get(mention.surface)
    if entry is None:
        return replace(mention, name=name, entity=names.identifier(name, mention.kind))
    return replace(mention, name=entry.name or name, entity=entry.id, kind=entry.kind or mention.kind)


def _towns(article: Article, mentions: Sequence[Mention]) -> dict[int, str]:
    """Towns that are not the one that their name stands for alone, by what stands behind them ("Portland, Maine");
    where the name stands alone it is the town last told so, to begin with that of the dateline."""
    found: dict[int, str] = {}
    in_force: dict[str, str] = {}
    place, _, region = (article.place or "").partition(", ")
    if region and (name := world.town(place, region)):
        in_force[place.title()] = name
    in_force |= {key: name for key, name in _told_once(article, mentions).items() if key not in in_force}
    for index, mention in enumerate(mentions):
        if mention.kind != "place" or mention.by == "editor" or mention.label == "NORP":
            continue
        key = mention.surface.title()
        behind = _region_behind(article, mentions, index)
        if behind is not None:
            in_force.pop(key, None)
            if name := world.town(mention.surface, behind):
                in_force[key] = name
        if key in in_force:
            found[index] = in_force[key]
    return found


def _told_once(article: Article, mentions: Sequence[Mention]) -> dict[str, str]:
    """The towns that the article tells by their state or country in one way, and whose namesake is in a country that it
    never names: the name alone means no other from the start ("Birmingham" before "Birmingham, Alabama")."""
    told: defaultdict[str, set[str | None]] = defaultdict(set)
    for index, mention in enumerate(mentions):
        if mention.kind == "place" and (behind := _region_behind(article, mentions, index)) is not None:
            told[mention.surface.title()].add(world.town(mention.surface, behind))
    named = Counter(m.name for m in mentions)
    return {
        key: name
        for key, (name, *others) in ((key, list(of)) for key, of in told.items())
        if name is not None and not others and _is_abroad(key, name, named)
    }


def _is_abroad(key: str, name: str, named: Counter[str]) -> bool:
    """Whether the town that `key` alone means is in another country than the town `name`, which nothing names, while
    the state of the latter is named again."""
    usual = world.known()[key]
    region = name.partition(", ")[2]
    state = world.known().get(region)
    home = world.country(usual.country) if usual.country else None
    return state is not None and state.country != usual.country and home not in named and named[region] > 1


def _short_places(article: Article, mentions: Sequence[Mention]) -> dict[int, str]:
    """Places in capitals that are those of a longer one of the article ("WA" beside "Western Australia"), and counties
    without that word ("Kerry" beside "County Kerry")."""
    places = [m for m in mentions if m.kind == "place"]
    long = _index((names.initials(m.surface), _world_name(m)) for m in places if " " in m.surface)
    counties = {_COUNTY.sub("County ", m.surface) for m in places if _COUNTY.match(m.surface)}
    found: dict[int, str] = {}
    waters = _waters(places)
    whole = list(dict.fromkeys(m.surface for m in places if " " in m.surface))
    for index, mention in enumerate(mentions):
        name = _only(long.get(mention.surface.replace(".", "")))
        if mention.kind == "place" and mention.surface in waters and not _is_town(article, mention):
            found[index] = waters[mention.surface]
            continue
        if mention.kind == "place" and (longer := _longer_place(article.body, mention, whole)):
            found[index] = longer
            continue
        if mention.kind == "place" and (shared := _with_shared_head(article.body, mention)):
            found[index] = shared
            continue
        county = f"County {_COUNTY.sub('', mention.surface)}"
        if mention.kind == "place" and county in counties:
            found[index] = county
        elif mention.kind == "place" and name is not None and mention.surface not in world.known():
            found[index] = name
    return found


def _with_shared_head(body: str, mention: Mention) -> str | None:
    """The whole name of a place that is named with others of its kind: "Pike and Ralls counties", "Halsted and Harrison
    Streets"."""
    if heads := _HEADS.match(body, mention.span.end):
        head = heads["head"].capitalize()
        return f"{mention.surface} {_SINGULAR.get(head, head[:-1])}"
    if mention.surface.endswith((" Streets", " Avenues")) and body.endswith(" and ", 0, mention.span.start):
        return mention.surface[:-1]
    return None


_SINGULAR = {"Counties": "County", "Parishes": "Parish"}
_ONE = r"(?:St\. )?[A-ZÀ-ÞĀ-Ž][\w’'-]+"
_HEADS = re.compile(rf"(?:(?:, {_ONE})*,? and {_ONE})? (?P<head>counties|parishes|Counties|Parishes|Streets|Avenues)\b")
"""What several places are, behind the last of them."""


def _longer_place(body: str, mention: Mention, whole: Sequence[str]) -> str | None:
    """The one place of the article that the place at `mention` is short for: a street by its number ("180 Kent"), with
    "the" the beginning or the end of a building's or a quarter's name ("the Alhambra" for "Alhambra Palace"), or what
    a town is called without where it is ("La Jagua" for "La Jagua de Ibirico")."""
    short, before = mention.surface, body[max(0, mention.span.start - 12) : mention.span.start]
    if _NUMBER.search(before):
        return _only(name for name in whole if name.rpartition(" ")[0] == short and name.split()[-1] in _ROADS)
    entry = world.known().get(short)
    if entry is not None and (entry.sort != "city" or entry.inhabitants > LARGE):
        return None
    alone = _ALONE.match(body, mention.span.end) is not None
    if alone and before.lower().endswith(" the ") and short not in wordlist.words("rivers"):
        ends = wordlist.words("place_words") - wordlist.words("place_only_words")
        starts = (name for name in whole if name.startswith(f"{short} ") and not ends.isdisjoint(name.split()))
        return _only(starts) or _only(name for name in whole if _IN_QUARTER.fullmatch(name.removesuffix(short)))
    return _only(name for name in whole if _OF_WHERE.fullmatch(name.removeprefix(short)) and name.startswith(short))


_NUMBER = re.compile(r"\b\d{1,5} $")
_ROADS = names.STREETS | {"St.", "Rd.", "Ave."}
_ALONE = re.compile(
    r"(?=[.,;:!?)”\"]|$| (?:for|and|or|was|were|is|had|has|in|on|at|to|from|with|as|by|when|while|who|that|which)\b)"
)
_IN_QUARTER = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+ ")
_OF_WHERE = re.compile(r" (?:de|del|do|da|dos|das|di|sur|en|am|an der) [A-ZÀ-ÞĀ-Ž].*")


_COUNTY = re.compile(r"^(?:County|Co\.?) ")
"""What stands before the name of an Irish county."""

LARGE = 100_000
"""Inhabitants of a town that is meant by its name wherever a lake has the same."""

TOWN = re.compile(r"\b(?:in|town of|city of|village of|port of|streets of|mayor of|people of|from) $")


def _waters(places: Sequence[Mention]) -> dict[str, str]:
    """The lakes and mountains of the article by the bare name, where no large town has it ("Ohrid" beside "Lake
    Ohrid")."""
    found: dict[str, str] = {}
    for place in places:
        first, _, bare = place.surface.partition(" ")
        entry = world.known().get(bare)
        small = entry is None or (entry.sort == "city" and entry.inhabitants < LARGE)
        if first in wordlist.words("lakes_and_peaks") and bare and small:
            found[bare] = place.surface
        if first == "River" and bare in wordlist.words("rivers"):
            known = names.preferred(bare, "place")
            found[bare if known is None else place.surface] = known or place.surface
    return found


def _is_town(article: Article, mention: Mention) -> bool:
    """Whether the name of a lake or a mountain alone is that of a town, by what stands before it."""
    return TOWN.search(article.body[max(0, mention.span.start - 20) : mention.span.start]) is not None


def _region_behind(article: Article, mentions: Sequence[Mention], index: int) -> str | None:
    """The place that a comma joins to the mention at `index`, unless a list goes on behind it."""
    here, after = mentions[index], mentions[index + 1 : index + 2]
    if not after or after[0].kind != "place" or article.body[here.span.end : after[0].span.start] != ", ":
        return None
    return None if article.body.startswith((" and ", " or "), after[0].span.end) else after[0].surface


def _world_name(mention: Mention) -> str:
    if mention.name != mention.surface:
        return mention.name
    return names.preferred(mention.surface, mention.kind) or mention.surface


class _People:
    """Who is named in full where, and so whom a part of a name means."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self.article, self.mentions = article, mentions
        self.full = _named_in_full(mentions)
        aliases = _aliases(article, mentions, self.full)
        self.same = _same_people(self.full) | _born_otherwise(article, mentions, self.full)
        self.same |= _renamed(article.body, self.full) | _married(article, mentions, self.full)
        self.same |= {alias: key for alias, key in aliases.items() if alias in self.full}
        self.initialled = _initialled(self.full)
        self.shown = {key: _shown(mentions[i].name for i in where) for key, where in self.full.items()}
        authors = {names.fold(author) for author in article.authors}
        self.starts = [paragraph.span.start for paragraph in article.paragraphs]
        named = {key: target for key in self.full if (target := self.same.get(key, key)) and key not in self.initialled}
        # An author is meant by a part of the name only where nobody else in the text has it.
        others = {part for key in named if key not in authors for part in names.person(self.shown[key]).family}
        apart = {
            key
            for key, target in named.items()
            if {key, target} & authors and not others.isdisjoint(names.person(self.shown[key]).family)
        }
        forms = [(mentions[i], target) for key, target in named.items() if key not in apart for i in self.full[key]]
        whole = list(dict.fromkeys((m.name, key) for m, key in forms))
        people = [(names.person(name), key) for name, key in whole]
        by_family = _index((part, key) for person, key in people for part in person.family)
        by_given = _index((person.given[0], key) for person, key in people if person.given)
        by_part = _index((part, key) for person, key in people for part in person.parts())
        by_inner = _index((word, key) for name, key in whole for word in names.inner(name))
        by_nick = _index((names.fold(nick), key) for m, key in forms if (nick := nickname.inside(m.surface)))
        by_short = {short: by_given[full] for full in by_given for short in names.short_given(full)}
        by_half = _index((side, key) for name, key in whole for side in names.halves(name))
        by_alias = {alias: [key] for alias, key in aliases.items()}
        self.indexes = (by_alias, by_family, by_given, by_part, by_inner, by_nick, by_short, by_half)
        self.by_given = (by_given, by_short)
        self.lined_up = {one.span for one in lineup.evidence(article)}
        self.maiden = _maiden_names(article, mentions)
        self.royal = _royal(article, mentions)

        self.men = {key for key, where in self.full.items() if any(self._is_told_a_man(i) for i in where)}
        self.titles = {key: {self._title(i) for i in where} - {""} for key, where in self.full.items()}
        self.paragraphs = [bisect_right(self.starts, m.span.start) for m in mentions]
        self.otherwise = self._called_otherwise()
        self.by_title: set[str] = set()
        self.subject = _only_in(article.title, self.shown)
        self.last: dict[str, int] = {}
        self.usual: dict[str, str] = {}
        self.alone: Counter[tuple[str, str | None]] = Counter()  # how often a part of a name meant whom
        self.keys: list[str | None] = []
        for index in range(len(mentions)):
            self.keys.append(self._key_of(index))

    def name_of(self, index: int) -> str | None:
        """The full name that the mention at `index` stands for; its own where it is in full or stands for nobody who
        is; None where it could be several people's."""
        key = self.keys[index]
        if key == "":
            surface = self.mentions[self.maiden.get(index, index)].surface
            return self.royal.get(surface) or _in_lower_case(surface)
        return None if key is None else self.shown[key]

    def _key_of(self, index: int) -> str | None:
        """Like `name_of`, the key of the person; "" where it is nobody who stands in full. Asked in order."""
        mention = self.mentions[index]
        if mention.kind != "person":
            return ""
        own = _key(mention)
        key: str | None
        if index in self.maiden:
            key = self.keys[self.maiden[index]]
        elif own in self.initialled:
            key = self._told(own, self.initialled[own], index)
        elif own in self.full:
            key = self.same.get(own, own)
        else:
            whole = self._bearers(mention)
            bearers = [key for key in whole if self._may_be_titled(key, index)]
            if not bearers:
                return ""
            if len(bearers) == 1 < len(whole):
                self.by_title.add(bearers[0])
            key = bearers[0] if len(bearers) == 1 else self._told(names.fold(mention.surface), bearers, index)
        if key is not None:
            self.last[key] = index
            self.alone[own, key] += own not in self.full
        return key

    def _told(self, folded: str, bearers: Sequence[str], index: int) -> str | None:
        """The one of several `bearers` whom the mention at `index` means, by its title or by the lack of one, else by
        who is in force."""
        title = self._title(index)
        if title:
            told = [key for key in bearers if title in self.titles[key]]
            if not told and title in wordlist.words("civil_titles"):
                told = [
                    key
                    for key in bearers
                    if self.titles[key] <= wordlist.words("civil_titles") and key not in self.otherwise
                ]
        else:
            told = self._told_without_title(folded, bearers, index)
        sure = len(told) == 1 and any(i < index for i in self.full[told[0]])
        key = told[0] if sure else self._in_force(folded, bearers, index)
        if title and key is not None:
            self.by_title.add(key)
        elif sure:
            self.usual.setdefault(folded, told[0])
        return key

    def _told_without_title(self, folded: str, bearers: Sequence[str], index: int) -> list[str]:
        """Those of `bearers` who may be called by the family name alone at `index`: the one whom the article is about,
        unless another was named last and near; else those who are called nothing else, and the one whom it meant
        before."""
        if self.subject in bearers:
            last = max((self.last[key], key) for key in bearers if key in self.last) if self.last else (0, "")
            is_near = self.paragraphs[index] - self.paragraphs[last[0]] <= 1
            return [] if last[1] != self.subject and is_near else [self.subject]
        apart = self.otherwise | self.by_title
        return [key for key in bearers if key not in apart or key == self.usual.get(folded)]

    def _in_force(self, folded: str, bearers: Sequence[str], index: int) -> str | None:
        """The one of `bearers` last named before `index`, in the same paragraph or the one before it, unless another
        is named in full beside; farther on the one whom the name meant when nobody else had it."""
        before = [(self.last[key], key) for key in bearers if key in self.last]
        if not before:
            return None
        last, key = max(before)
        if len(before) == 1:
            self.usual.setdefault(folded, key)
            return key
        if self.paragraphs[index] - self.paragraphs[last] > 1:
            return self.usual.get(folded)
        here = self.paragraphs[last]
        usual = self.usual.get(folded)
        if here < self.paragraphs[index] and usual in bearers and self.alone[folded, usual] >= _OFTEN:
            return usual  # whom the article is about; the daughter is called by her given name again
        beside = {k for k in bearers for i in self.full[k] if i < index and self.paragraphs[i] == here}
        if here < self.paragraphs[index]:
            if self.usual.get(folded, key) != key and self.full[key] == [last]:
                return None  # the accused by the family name alone, and once, in passing, the brother in full
            # "Gul took three wickets. His father, Aslam Gul, played for Pakistan."
            beside |= {k for k in bearers if k in self.last and self.paragraphs[self.last[k]] == here}
        return key if beside <= {key} else None

    def _called_otherwise(self) -> set[str]:
        """Whom the article calls by a part of the name that is theirs alone: a part that others share is not what it
        calls them, then."""
        found: set[str] = set()
        for mention in self.mentions:
            if mention.kind == "person" and _key(mention) not in self.full:
                bearers = self._bearers(mention)
                found.update(bearers if len(bearers) == 1 else ())
        return found

    def _is_told_a_man(self, index: int) -> bool:
        """Whether what stands before a name says that it is a man's: "her husband, Gunnar Moss"."""
        start = self.mentions[index].span.start
        return _MAN.search(self.article.body[max(0, start - 30) : start]) is not None

    def _bearers(self, mention: Mention) -> Sequence[str]:
        """Who has the name of `mention` as a part of theirs."""
        folded = names.fold(names.without_suffix(mention.surface))
        given = self.by_given if mention.span in self.lined_up else ()  # line-ups have family names
        indexes = (index for index in self.indexes if index not in given)
        return next((index[folded] for index in indexes if folded in index), ())

    def _may_be_titled(self, key: str, index: int) -> bool:
        """Whether somebody may have the title before the mention at `index`: "Ms. Moss" is not Paul Moss."""
        others = {"ms": "male_names", "mrs": "male_names", "miss": "male_names", "mr": "female_names"}
        of_others = others.get(self._title(index))
        if of_others == "male_names" and (key in self.men or "mr" in self.titles[key]):
            return False
        if of_others == "female_names" and not self.titles[key].isdisjoint(("mrs", "miss", "ms")):
            return False
        return of_others is None or self.shown[key].partition(" ")[0] not in wordlist.words(of_others)

    def is_anothers(self, index: int) -> bool:
        """Whether the family name at `index` stands behind an initial that nobody of that name in the article has, as
        in a line-up: "T Moss" is not Ada Moss."""
        mention = self.mentions[index]
        start = mention.span.start
        initial = _INITIAL.search(self.article.body[max(0, start - 6) : start])
        if initial is None or " " in mention.surface or _key(mention) in self.full:
            return False
        bearers = self._bearers(mention)
        return bool(bearers) and not any(self.shown[key].startswith(initial[1]) for key in bearers)

    def _title(self, index: int) -> str:
        """The title right before the mention at `index`, in lower case and without a full stop; or nothing."""
        start = self.mentions[index].span.start
        words = self.article.body[max(0, start - 20) : start].split()
        last = words[-1].lstrip("\"“'‘(—–") if words else ""
        return last.rstrip(".").lower() if last in wordlist.words("addresses") else ""


def _royal(article: Article, mentions: Sequence[Mention]) -> dict[str, str]:
    """The names of those who are called by a given name alone, with their title: "Prince Felipe"."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "person" or " " in mention.surface:
            continue
        title = _ROYAL.search(article.body, max(0, mention.span.start - 20), mention.span.start)
        if title is not None and title[1] in wordlist.words("royal_titles"):
            found.setdefault(mention.surface, f"{title[1]} {mention.surface}")
    return found


_ROYAL = re.compile(r"\b([A-Z][a-z]+) $")

_OFTEN = 3
"""Times that somebody is called by the family name alone from which on an article is about them."""


def _only_in(title: str, shown: Mapping[str, str]) -> str:
    """The key of the one person whom `title` names in full; or nothing."""
    named = [key for key, name in shown.items() if name in title]
    return named[0] if len(named) == 1 else ""


_INITIAL = re.compile(r"(?:^|[\s,;:(–-])(?!M\. )([A-Z])\.? $")  # not that of a Monsieur
_MAN = re.compile(r"\b(?:husband|father|son|brother|widower|grandfather|uncle|nephew|Mr|Mr\.|Sir),? (?:the late )?$")

MAIDEN = re.compile(r"\W{1,3}(?:n[ée]e|formerly) $")
"""What stands between a woman's name and the one that she had before she married."""


def _maiden_names(article: Article, mentions: Sequence[Mention]) -> dict[int, int]:
    """The maiden names among the mentions, by index, with the index of the name that they explain ("Isobel (née
    Rennie)")."""
    return {
        index + 1: index
        for index, (one, other) in enumerate(pairwise(mentions))
        if one.kind == other.kind == "person" and MAIDEN.fullmatch(article.body[one.span.end : other.span.start])
    }


ALIAS_OF = re.compile(
    r",? (?:\(|who (?:is|was) )?(?:whose real name (?:is|was)|(?:(?:better|also|widely) )?known as|nicknamed|alias) "
    r"[“\"‘]?(?:Big |Little |Old |Young )?$"
)
"""What stands between the two names that somebody goes by."""


def _aliases(article: Article, mentions: Sequence[Mention], full: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The folded names, of one word or more, that somebody goes by -> the key of the one who has them."""
    found: dict[str, str] = {}
    for one, other in pairwise(mentions):
        if one.kind == other.kind == "person" and ALIAS_OF.fullmatch(article.body[one.span.end : other.span.start]):
            keys = [_key(one), _key(other)]
            target = next((key for key in keys if key in full), None)
            if target is not None:
                found |= {key: target for key in keys if key != target}
    return found


BORN = re.compile(r"\b(?:(?:was|is|were) born|Born) $")


def _born_otherwise(article: Article, mentions: Sequence[Mention], full: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The names that people were born with -> those that they have in the article ("She was born Joan Callow"): those
    of the same given name, or where "Born" opens the sentence, of the same family name."""
    found: dict[str, str] = {}
    for key, where in full.items():
        start = mentions[where[0]].span.start
        cue = BORN.search(article.body[max(0, start - 12) : start])
        if len(where) > 1 or cue is None:
            continue
        before = [other for other in full if other != key and full[other][0] < where[0]]
        others = [other for other in before if other.partition(" ")[0] == key.partition(" ")[0]]
        if not others and cue[0].startswith("Born"):
            others = [other for other in before if other.rpartition(" ")[2] == key.rpartition(" ")[2]]
        if len(others) == 1:
            found[key] = others[0]
    return found


LATER = re.compile(r", (?:(?:then|aged) (?:aged )?\d{1,2},? )?(?:and )?(?:now|later|today|who became) (?:Mrs\.? )?$")
"""What stands between the name that a woman had and the one that she has since she married."""
CHILD = re.compile(r" was born\b")


def _married(article: Article, mentions: Sequence[Mention], full: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The names that women married into -> those that they had ("Ada Moss, then 12 and now Ada Thorn"); the name of
    birth that an obituary begins a life with -> that of the headline ("Ada Marie Moss was born in 1931")."""
    found: dict[str, str] = {}
    for one, other in pairwise(mentions):
        between = article.body[one.span.end : other.span.start]
        keys = _key(one), _key(other)
        both = one.kind == other.kind == "person" and full.keys() >= set(keys) and keys[0] != keys[1]
        if both and LATER.fullmatch(between) and keys[0].partition(" ")[0] == keys[1].partition(" ")[0]:
            found[keys[1]] = keys[0]
    for key, where in full.items():
        named = mentions[where[0]]
        if len(where) > 1 or CHILD.match(article.body, named.span.end) is None:
            continue
        given = key.partition(" ")[0]
        others = [other for other in full if other != key and other.partition(" ")[0] == given]
        headed = [other for other in others if mentions[full[other][0]].name in article.title]
        if len(others) == len(headed) == 1 and full[others[0]][0] < where[0] and _is_obituary(article):
            found[key] = others[0]
    return found


def _is_obituary(article: Article) -> bool:
    """Whether the headline, or the beginning, tells that somebody died."""
    lead = f"{article.title}\n{article.body[:LEAD]}"
    return re.search(r"\b(?:[Dd]ie[sd]|[Dd]ead|[Oo]bituary)\b", lead) is not None


LEAD = 800
"""Characters in which an obituary says that it is one."""


RENAMED = re.compile(r"\bchanged (?:his|her|their) (?:first |given )?name to (?P<given>[A-ZÀ-ÞĀ-Ž][\w’'-]+)")


def _renamed(body: str, full: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The names that people had before they took another given name -> those that they have, where there is one of each
    in the article ("changed his name to Walter")."""
    found: dict[str, str] = {}
    for cue in RENAMED.finditer(body):
        given = names.fold(cue["given"])
        for key in full:
            first, _, family = key.partition(" ")
            others = [other for other in full if other != key and other.partition(" ")[2] == family]
            if first == given and len(others) == 1:
                found[others[0]] = key
    return found


def _named_in_full(mentions: Sequence[Mention]) -> dict[str, list[int]]:
    """Where each person is named in full; "López Obrador" or "Jong Un" is not in full where the rest is known."""
    long = {_key(m): m for m in mentions if m.kind == "person" and " " in names.without_suffix(m.name)}
    partial = _ends_of(long) | {
        part
        for key, mention in long.items()
        for person in (names.person(mention.name),)
        for part in (*person.family, " ".join(person.given), *_beginnings(key))
        if part != key
    }
    found: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind == "person" and (key := _key(mention)) in long and key not in partial:
            found.setdefault(key, []).append(index)
    return found


def _beginnings(key: str) -> Iterator[str]:
    """The first two words or more of a folded name ("ivan sergeyevich" of "ivan sergeyevich petrenko")."""
    words = key.split()
    return (" ".join(words[:count]) for count in range(2, len(words)))


def _ends_of(keys: Iterable[str]) -> set[str]:
    """The names of several words that end one other name ("Lan Anh" of "Nguyen Thi Lan Anh"), but for those of fathers
    ("Nasser al-Sabti" is not "Khalid bin Nasser al-Sabti")."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    known = set(keys)
    for key in known:
        words = key.split()
        for start in range(1, len(words) - 1):
            end = " ".join(words[start:])
            if end in known and words[start - 1] not in ("bin", "ibn", "bint", "ben", "al", "el"):
                longer[end].add(key)
    return {end for end, of in longer.items() if len(of) == 1}


def _same_people(full: Iterable[str]) -> dict[str, str]:
    """Names with a middle name, a father's or a second family name -> the one without ("James Charles Kopp" -> "James
    Kopp", "Khalid bin Nasser al-Sabti" -> "Khalid al-Sabti"), where there is one; names with a short form -> the one
    with the whole ("Chuck Moss" -> "Charles Moss"), where there is only one; names with the family name first -> the
    same with it last, or the other way round."""
    known = list(dict.fromkeys(full))
    same: dict[str, str] = {}
    for key in known:
        shorter = [short for short in _shortened(key) if short in known and short != key]
        if shorter:
            same[key] = shorter[0]
    for key in known:
        whole = [form for form in names.full_given(key) if form in known and form not in same]
        if len(whole) == 1 and key not in same:
            same[key] = whole[0]
        if key not in same and (spelled := [other for other in known if _is_spelled_out(key, other)]):
            same |= {key: spelled[0]} if len(spelled) == 1 else {}
        turned = " ".join(reversed(key.split()))
        if turned in known[: known.index(key)] and key.count(" ") == 1 and not _are_both_given(key):
            same[key] = turned
    return {key: same.get(other, other) for key, other in same.items()}


def _initialled(full: Iterable[str]) -> dict[str, list[str]]:
    """The names with an initial that several people of the article may be called by -> these ("R. Pugh" beside Rhiannon
    and Robert Pugh)."""
    known = list(dict.fromkeys(full))
    spelled = {key: [other for other in known if _is_spelled_out(key, other)] for key in known}
    return {key: others for key, others in spelled.items() if len(others) > 1}


def _is_spelled_out(short: str, whole: str) -> bool:
    """Whether `whole` has in full the given names that `short` has the initials of ("r pugh", "rhiannon pugh")."""
    initials, family = short.split()[:-1], short.split()[-1]
    given = whole.split()[:-1]
    return (
        whole.split()[-1] == family
        and 0 < len(initials) <= len(given)
        and all(len(letter) == 1 for letter in initials)
        and len(given[0]) > 1
        and all(name.startswith(letter) for letter, name in zip(initials, given, strict=False))
    )


def _shortened(key: str) -> Iterator[str]:
    """The folded name of a person without what stands between the first given name and the family name."""
    words = key.split()
    if len(words) > 2:
        yield f"{words[0]} {words[-1]}"
        # "clifton augustus delapenha reid", whose family name has a hyphen
        yield from (f"{words[0]} {' '.join(words[start:])}" for start in range(2, len(words) - 1))
        person = names.person(key.title())
        yield from (f"{words[0]} {family}" for family in sorted(person.family, key=len, reverse=True))
        if words[-2] in ("al", "el"):
            yield f"{words[0]} {words[-2]} {words[-1]}"


def _are_both_given(key: str) -> bool:
    """Whether either word of a name may be a given name, so that two people may have them in turn."""
    return all(word.capitalize() in wordlist.words("first_names") for word in key.split())


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """All second members by the first."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        if second not in found.setdefault(first, []):
            found[first].append(second)
    return found


def _key(mention: Mention) -> str:
    return names.fold(names.core(mention.name, "person"))


def _shown(forms: Iterable[str]) -> str:
    """The form to show: the most frequent, then the longest, not in capitals if there is a choice."""
    counts = Counter(forms)
    best = max(counts, key=lambda form: (not form.isupper(), counts[form], len(form), form))
    return _in_lower_case(best)


def _in_lower_case(name: str) -> str:
    """A name that stands in capitals only, or whose first word does at the start of a text, as it would be written
    elsewhere."""
    first, space, rest = name.partition(" ")
    if space and len(first) > 2 and first.isupper() and not rest.isupper() and first.isalpha():
        return f"{first.capitalize()} {rest}" if opening.is_given(first.capitalize()) else name
    return name.title() if name.isupper() and (len(name) > 5 or " " in name) else name


def _organizations(article: Article, mentions: Sequence[Mention]) -> dict[int, str]:
    """The full names of the organizations that mentions stand for in a shorter form, by index of the mention."""
    bodies = [(i, m) for i, m in enumerate(mentions) if m.kind == "organization" and m.by == "machine"]
    first: dict[str, int] = {}  # where each name stands first
    for i, mention in bodies:
        first.setdefault(mention.surface, i)
    long = [name for name in first if " " in name]
    by_start = _index((start, name) for name in long for start in _starts(name))
    by_word = _index((word, name) for name in long for word in name.split() if word in _general())
    by_team = _index((name.split()[-1], name) for name in long if _is_team(name))
    acronyms = _introduced(article, [m for _, m in bodies])
    by_initials = _index(
        (letters, name)
        for name in long
        for bare in [names.OF_THE_US.sub("", name)]
        for letters in {names.initials(bare), names.initials(names.core(bare, "organization"))}
    )
    found = {}
    called = club.called(article)
    lasts = _index((name.rpartition(" ")[2], name) for name in called.values() if " " in name)
    by_last = {last: of[0] for last, of in lasts.items() if len(of) == 1 and last in wordlist.words("club_words")}
    clubs = {**by_last, **called, **acronym.otherwise(article.body)}
    owned = institution.owned(article, mentions)
    translated = _translated(article, [m for _, m in bodies])
    for index, mention in bodies:
        if mention.surface in clubs:
            found[index] = clubs[mention.surface]
            continue
        if mention.surface in owned:
            found[index] = owned[mention.surface]
            continue
        if mention.surface in translated:
            found[index] = translated[mention.surface]
            continue
        short = names.core(mention.surface, "organization")
        if national := _only(name for name in long if _is_branch(name, short)):
            found[index] = names.preferred(national, "organization") or national
            continue
        bare = short.replace(".", "")
        known, own = names.preferred(mention.surface, "organization"), acronyms.get(bare, "")
        if len(bare) > _LONG_ACRONYM and bare.istitle():
            own = own or acronyms.get(bare.upper(), "")  # "Fonafifo" beside "FONAFIFO"
        if own and bare.isupper() and known != names.preferred(own, "organization"):
            found[index] = names.preferred(own, "organization") or own  # what the text says it is short for
        elif known is None:
            full = acronyms.get(bare) or own or _only(by_initials.get(bare) if bare.isupper() else None)
            if full is None and _is_free(short):
                full = _only(_longest(by_start.get(short))) or _only(by_word.get(short)) or _only(by_team.get(short))
                full = full or _only(name for name in long if _is_abridged(short, name) or _is_end_of(short, name))
                full = full or _only(name for name in by_start.get(short, ()) if first[name] < first[mention.surface])
                full = full or _only(
                    name for name in long if _is_within(short, name) and first[name] < first[mention.surface]
                )
            if full is not None:
                found[index] = owned.get(full) or names.preferred(full, "organization") or full
    return found


_LONG_ACRONYM = 4
"""Letters up to which an acronym is never written like a word."""


def _is_team(name: str) -> bool:
    """Whether `name` is that of a team by its town or college and what its players are called ("Sylhet Sixers", "USC
    Trojans")."""
    town, _, players = name.rpartition(" ")
    entry = world.known().get(town)
    seated = (entry is not None and entry.sort in _SEATS) or (town.isupper() and town.isalpha() and len(town) < 6)
    seated = seated or (bool(town) and players in wordlist.words("team_words"))  # "Emily Carr Secondary Ravens"
    return players.endswith("s") and players[1:].islower() and players not in _general() and seated


def _is_end_of(short: str, name: str) -> bool:
    """Whether `short` is what a team is called without the first word of its town ("Valley Rovers" for "Copper Valley
    Rovers"), or a body without that of its country ("Coal Board" for "National Coal Board")."""
    if " " not in short or not name.endswith(f" {short}"):
        return False
    return short.split()[-1] in wordlist.words("club_words") or name.removesuffix(f" {short}") in _OF_ALL


_OF_ALL = frozenset({"National", "Royal", "Federal", "Central", "Imperial", "General"})
"""What the name of a body of a whole country begins with, and is soon left out: "the Coal Board"."""


def _is_abridged(short: str, name: str) -> bool:
    """Whether `short` has the last word of `name` and another of its words, perhaps cut short, and nothing else ("Riel
    Library" for "Louise Riel Memorial Library", "Met Office" for "Icelandic Meteorological Office")."""
    first, _, last = short.partition(" ")
    *before, end = name.split()
    plain = first[1:].islower() and len(first) > 2 and last in _general() - wordlist.words("plain_bodies")
    plain = plain and not name.endswith(f" {short}")  # "Corps of Norvik Engineers" is not "Norvik Engineers"
    return last == end and plain and len(before) > 1 and any(word.startswith(first) for word in before)


def _is_within(short: str, name: str) -> bool:
    """Whether `short` is the one word of a body's name, not its first, that nothing else is called by ("Annapoorani" of
    "Sree Annapoorani Knits")."""
    return short in name.split()[1:] and len(short) > 4 and names.is_unlisted(short) and short not in _general()


def _is_free(short: str) -> bool:
    """Whether `short` can be the beginning of a body's name: the world knows it as nothing else, or as a town, which
    the article has not meant where it means a body ("Bethlehem" for "Bethlehem Steel")."""
    entry = world.known().get(short)
    return entry is None or entry.sort == "city"


def _is_branch(name: str, short: str) -> bool:
    """Whether `name` is that of a country's or a town's body that `short` could be ("Kenya Red Cross")."""
    place, behind, _ = name.partition(f" {short}")
    entry = world.known().get(place)
    return " " in short and bool(behind) and name.endswith(short) and entry is not None and entry.sort in _SEATS


_SEATS = ("country", "people", "state", "city", "region", "province")


def _general() -> frozenset[str]:
    """Words that stand for a body already named ("the Council")."""
    return wordlist.words("organization_words")


def _starts(name: str) -> Iterator[str]:
    """The beginnings of `name` that could stand for it."""
    bare = names.core(name, "organization")
    if bare != name and bare in world.known():
        yield bare  # "Nashua" is the id of the town
    for gap in re.finditer(r"[ -]", bare):
        yield bare[: gap.start()]


def _introduced(article: Article, bodies: Sequence[Mention]) -> dict[str, str]:
    """The acronyms and other names that stand in brackets, between commas or with "known as" behind the name that they
    are short for. Those of a name in another language have other letters: "Chamber of Industry (CIG)"."""
    found: dict[str, str] = {}
    for mention in bodies:
        if " " not in mention.surface:
            continue
        if short := _in_brackets(article, mention):
            entry = names.preferred(short, "organization")
            others = entry is None and short in world.known()
            mine = not others and (entry is None or not _is_translation(entry, mention.surface))
            foreign = len(short) > 2 and mention.surface.count(" ") > 1 and mine
            if not short.isupper() or short[0] in names.initials(mention.surface) or foreign:
                found.setdefault(short, mention.surface)
        if apposed := APPOSED.match(article.body, mention.span.end):
            found.setdefault(apposed[1], mention.surface)
        if known := KNOWN_AS.match(article.body, mention.span.end):
            found.setdefault(known[1], mention.surface)
    return found


ALIAS = r"[“\"'‘]?"
_LAW = re.compile(rf" \((?:the |or )?{ALIAS}(?P<short>[A-Z]{{2,7}}(?: Act| Bill)?)[”\"’']?\)")


def _laws(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[int, str]]:
    """`mentions` with those of laws by the letters in brackets behind their name as laws, and their names in full by
    index: the "Creditors Arrangement Act (CCAA)"."""
    full: dict[str, str] = {}
    for one in mentions:
        behind = _LAW.match(article.body, one.span.end) if one.kind == "document" else None
        if behind is not None:
            full.setdefault(behind["short"], one.name)
            full.setdefault(behind["short"].removesuffix(" Act").removesuffix(" Bill"), one.name)
    told = {i: full[m.surface] for i, m in enumerate(mentions) if m.surface in full and m.by == "machine"}
    out = (replace(m, kind="document", label="LAW", name=told[i]) if i in told else m for i, m in enumerate(mentions))
    return tuple(out), told


def _translated(article: Article, bodies: Sequence[Mention]) -> dict[str, str]:
    """The bodies whose acronym in brackets the world knows, and their letters show that it abbreviates the name in
    another language: the "Chinese Nationalist Party (KMT)" is the Kuomintang."""
    found: dict[str, str] = {}
    for mention in bodies:
        short = _in_brackets(article, mention) if " " in mention.surface else ""
        entry = world.known().get(short) if short.isupper() else None
        if entry is None or entry.sort != "organization" or _abbreviates(short, mention.surface):
            continue
        if _is_translation(entry.name, mention.surface):
            found[mention.surface] = entry.name
    return found


def _is_translation(known: str, name: str) -> bool:
    """Whether two names may be one body's: one is in another language, or they share a word that not all bodies have.
    "The Environmental Prosecutor's Office (FEMA)" is not the Federal Emergency Management Agency."""
    words = {word for word in names.fold(known).split() if len(word) > 3}
    english = words <= wordlist.words("common_words")
    telling = words - {word.lower() for word in wordlist.words("organization_words")}
    return not english or not telling.isdisjoint(names.fold(name).split())


def _in_brackets(article: Article, mention: Mention) -> str:
    """The acronym or other short name right behind a mention, without full stops; or nothing."""
    bracket = BRACKET.match(article.body, mention.span.end)
    return bracket[1].replace(".", "") if bracket else ""


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an acronym stand in a name, in order."""
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower())


_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
BRACKET = re.compile(
    rf"['’]?s?,? \((?:the |or |now )?{ALIAS}"
    rf"((?:{_CAPITAL}\.?){{2,9}}|[A-Z]{{1,3}}[a-z]+[A-Za-z]+|[A-Z]{{2,6}}[a-z])[\"”'’]?\)"
)
APPOSED = re.compile(rf", (?:or )?(?:the )?({_CAPITAL}{{3,9}}),")
KNOWN_AS = re.compile(
    r"(?: \([A-Z.]+\))?,? (?:(?:better|also|commonly|widely|popularly|usually) )?"
    rf"(?:known|called|nicknamed|dubbed)(?: as)? (?:the )?{ALIAS}([A-Z]\w+(?: [A-Z]\w+)?)"
)


def _longest(candidates: Sequence[str] | None) -> Sequence[str]:
    """`candidates` without those that are the beginning of another one ("Kaveri Agro" of "Kaveri Agro Machines")."""
    return [
        name
        for name in candidates or ()
        if not any(
            other.startswith(f"{names.core(name, 'organization')} ") for other in candidates or () if other != name
        )
    ]


def _only(candidates: Iterable[str] | None) -> str | None:
    """The one candidate, up to legal forms; None where there are none or several."""
    found = {names.core(name, "organization"): name for name in candidates or ()}
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
