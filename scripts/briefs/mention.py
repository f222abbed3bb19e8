"""Finds the spans of an article that name something, and what kind of thing each names.

One name has one kind in an article: all evidence for a name (see `evidence`) is added up, and what is a name in one
place is one in the others. Spans never overlap: the authority file's win, then
the longer ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from briefs import (
    acronym,
    bureau,
    club,
    couple,
    described,
    evidence,
    faction,
    fragment,
    guess,
    joint,
    lineup,
    names,
    nickname,
    opening,
    racing,
    renowned,
    riders,
    series,
    shape,
    space,
    stage,
    thing,
    torn,
    warrant,
    water,
    whereabouts,
    wordlist,
    world,
)
from briefs.authority import Authority, Entry
from briefs.casing import Casing
from briefs.edtf import MONTHS
from briefs.evidence import Evidence
from briefs.language import Parsed
from briefs.matcher import Names
from briefs.model import Article, Kind, Mention, Span

KINDS: Mapping[str, Kind] = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization", "NORP": "group",
    "EVENT": "event", "LAW": "document", "WORK_OF_ART": "document",
}  # fmt: skip
LABELS: Mapping[Kind, str] = {
    "person": "PERSON", "place": "GPE", "organization": "ORG", "group": "NORP", "event": "EVENT", "document": "LAW",
}  # fmt: skip

Votes = defaultdict[str, float]
"""Labels, and what speaks for each."""

LONGEST = 100
"""Characters of a name; what is longer is no name but a sentence in capitals."""


@dataclass(frozen=True, slots=True)
class Found:
    """The mentions of an article in the order of the text, not yet resolved to entities, the kinds that their names,
    folded, could be of as well, and the evidence for names that all this was told by."""

    mentions: tuple[Mention, ...]
    other_kinds: Mapping[str, Kind]
    evidence: Sequence[Evidence]


def find(article: Article, parsed: Sequence[Parsed], authority: Authority) -> Found:
    """The mentions of `article`."""
    known = Names(authority.named(article.slug))
    curated = {span: entry for span, entry in known.find(article.body) if _in_one_paragraph(article, span)}
    case = Casing.of(article)
    listed = [
        Evidence(span, "PERSON", 2, "authority") for span, _ in Names(authority.parts(article.slug)).find(article.body)
    ]
    pieces = [
        one
        for one in _evidence(article, parsed)
        if is_name(article.body[one.span.slice], case) and not _is_behind_street(article.body, one.span)
        if one.source == "world" or not _is_pair(article.body[one.span.slice])
    ] + listed
    opening_words = opening.words_of(article, pieces, case)
    pieces = [one for one in pieces if one.span not in opening_words]
    told, votes = pieces, _votes(article, pieces)
    labels = {name: _winner(counts) for name, counts in votes.items()}
    guesses = guess.names_of(article, pieces, labels, votes)
    pieces = [
        one
        for one in pieces
        if not _is_weak(article.body[one.span.slice], votes) and names.fold(article.body[one.span.slice]) not in guesses
    ]
    unwarranted = warrant.names_of(article, pieces, labels)
    otherwise = _otherwise(article, pieces, unwarranted)
    labels |= otherwise
    pieces = _without(article, pieces, unwarranted - otherwise.keys())
    good = _good(pieces)
    curated = {span: entry for span, entry in curated.items() if not _cuts_name(article, span, entry, good, labels)}
    found = _disjoint(list(curated), good)
    spans = _disjoint(list(curated), _longer_first([*good, *_recurring(article, found, labels, case)]))
    spans = [span for span in spans if span in curated or not _is_general(article, span, spans)]
    spans = torn.mended(article, spans, labels, curated)
    ships = thing.ships(article)
    spans = [s for s in spans if s in curated or not (s in ships or thing.is_otherwise(article.body, s))]
    lone = fragment.lone(article, spans)
    spans = [
        s for s in spans if s in curated or s not in lone or labels.get(names.fold(article.body[s.slice])) == "PERSON"
    ]
    unwanted = {names.fold(word) for word in authority.suppress}
    acting = _acting(article, spans, labels)
    mentions = (_mention(article, span, acting.get(span, labels), curated.get(span)) for span in sorted(spans))
    mentions = (m if m is None or m.by == "editor" else _without_letters(_by_husband(article, m)) for m in mentions)
    kept = tuple(m for m in mentions if m is not None and names.fold(m.surface) not in unwanted)
    return Found(kept, _close_seconds(votes), told)


def _is_pair(name: str) -> bool:
    """Whether a hyphen joins two lands or peoples, each of which is a name: "the U.S.-South Korean alliance"."""
    left, joint, right = name.partition("-")
    if not joint or name in world.known():
        return False
    sides = [world.known().get(side) for side in (left, right)]
    return all(side is not None and side.sort in ("country", "people") for side in sides)


def _by_husband(article: Article, mention: Mention) -> Mention:
    """`mention`; with its title where a woman is called by her husband's name, and has none of her own without it."""
    given = mention.surface.split()[0]
    lead = _MRS.search(article.body[max(0, mention.span.start - 8) : mention.span.start])
    his = given in wordlist.words("male_names") and given not in wordlist.words("female_names")
    if mention.kind != "person" or lead is None or " " not in mention.surface or not his:
        return mention
    span = Span(mention.span.start - len(lead[0]), mention.span.end)
    return replace(mention, span=span, surface=article.body[span.slice], name=f"{lead[0]}{mention.name}")


def _without_letters(mention: Mention) -> Mention:
    """`mention` without the letters behind somebody's name: "Imelda Roe BL"."""
    *words, last = mention.surface.split()
    if mention.kind != "person" or len(words) < 2 or last not in _letters() or mention.surface.isupper():
        return mention
    surface, name = (one.removesuffix(last).rstrip(" ,") for one in (mention.surface, mention.name))
    span = Span(mention.span.start, mention.span.start + len(surface))
    return replace(mention, span=span, surface=surface, name=name)


@cache
def _letters() -> frozenset[str]:
    """Letters behind a name, with stops and without."""
    letters = wordlist.words("post_nominals")
    return (
        wordlist.words("letters_behind_names")
        | letters
        | {word.replace(".", "") for word in letters if word.replace(".", "").isupper()}
    )


_MRS = re.compile(r"\b(?:Mrs\.?|Mme\.?|Madame) $")


def _acting(article: Article, spans: Sequence[Span], labels: Mapping[str, str]) -> dict[Span, dict[str, str]]:
    """Where the name of a place does what only people do, and somebody of that family name is named in full:
    "Washington now teaches", behind "Per Washington"."""
    surfaces = {span: article.body[span.slice] for span in spans}
    families = {s.split()[-1] for s in surfaces.values() if " " in s and labels.get(names.fold(s)) == "PERSON"}
    return {
        span: {names.fold(surface): "PERSON"}
        for span, surface in surfaces.items()
        if surface in families and labels.get(names.fold(surface)) in ("GPE", "LOC") and _acts(article.body, span.end)
    }


def _acts(body: str, end: int) -> bool:
    match = DOES.match(body, end)
    return match is not None and match[1] in wordlist.words("person_verbs")


DOES = re.compile(r" (?:(?:now|also|later|then|still|never|once) )?([a-z]+)\b")
"""The verb behind a name."""


def _otherwise(article: Article, pieces: Sequence[Evidence], unwarranted: Set[str]) -> dict[str, str]:
    """What the names that are not people's are, as far as more than the model's opinion tells it."""
    votes: defaultdict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for one in pieces:
        name = names.fold(article.body[one.span.slice])
        if name in unwarranted and one.source != "model" and one.label != "PERSON":
            votes[name][one.label] += one.weight
    return {name: label for name, told in votes.items() if told[label := _winner(told)] >= ENOUGH}


def _without(article: Article, pieces: Sequence[Evidence], unwanted: Set[str]) -> list[Evidence]:
    """`pieces` without those of the `unwanted` names, and of what is inside them: half a name that is none names nobody
    either, unless the world knows it well ("Victorian London")."""
    gone = [one.span for one in pieces if names.fold(article.body[one.span.slice]) in unwanted]
    return [
        one
        for one in pieces
        if one.span not in gone
        and ((one.source == "world" and one.weight >= 1) or not any(span.holds(one.span) for span in gone))
    ]


def _cuts_name(article: Article, span: Span, entry: Entry, good: Sequence[Span], labels: Mapping[str, str]) -> bool:
    """Whether a company's or a place's name in the authority file is part of a person's here: "Halvorsen" is not the
    Halvorsen Group in "Ingrid Halvorsen"."""
    if entry.kind == "person":
        return False
    longer = (one for one in good if one.holds(span) and one != span)
    return any(labels.get(names.fold(article.body[one.slice])) == "PERSON" for one in longer)


def _is_general(article: Article, span: Span, spans: Sequence[Span]) -> bool:
    """Whether the span is a general word ("the Council") that no longer name of the article explains."""
    word = article.body[span.slice]
    if word not in wordlist.words("organization_words") or word in world.known():
        return False
    return not any(word in article.body[other.slice].split() for other in spans if other.end - other.start > len(word))


STREET = re.compile(r"\b\d+ (?:[A-Z0-9][\w.’']* ){1,3}(?:St\. )?$")
"""What stands before a street's "St." with a house number ("300 Second")."""


def _is_behind_street(body: str, span: Span) -> bool:
    """Whether the "St." in a span is that of a street, which ends an address before the next sentence."""
    before, street, _ = body[span.slice].partition("St. ")
    lead = body[max(0, span.start - 40) : span.start] + before
    behind = re.match(r"(?: and [A-Z]\w+)? ([A-Z]\w+)", body[span.end : span.end + 20])
    titled = behind is not None and behind[1] in wordlist.words("titles")  # "on Moss St. Energy Minister Ada Hale"
    return bool(street) and (titled or STREET.search(lead) is not None)


def _evidence(article: Article, parsed: Sequence[Parsed]) -> list[Evidence]:
    # What looks like a name in a heading alone is mostly none: headings are set in capitals.
    text = [piece for piece in parsed if piece.paragraph.kind != "heading"]
    shapes = (one for piece in text for one in shape.gather(piece))
    clubs = club.evidence(article, club.called(article))
    told = (*nickname.evidence(article), *clubs, *lineup.evidence(article))
    told += (*thing.evidence(article), *space.evidence(article), *water.evidence(article), *couple.evidence(article))
    told += (*faction.evidence(article), *stage.evidence(article), *acronym.evidence(article))
    told += (*racing.evidence(article), *riders.evidence(article), *series.evidence(article))
    told += (*described.evidence(article), *bureau.evidence(article), *whereabouts.evidence(article))
    told += (*joint.evidence(article), *opening.evidence(article))
    all_ = (*told, *evidence.of_world(article), *renowned.evidence(article), *evidence.of_model(article, text), *shapes)
    return list(evidence.behind_monsieur(article.body, all_))


def _in_one_paragraph(article: Article, span: Span) -> bool:
    try:
        return article.paragraph_at(span.start).span.holds(span)
    except LookupError:
        return False


URL = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|gov|edu)\b|[/\\<>{}|=$]")


DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:['’]s|s['’]) Day$")
ERA = re.compile(r"(?:AD|BC|BCE|CE) ?\d+|\d+ ?(?:AD|BC|BCE|CE)")
"""A year with its era, written as one word."""

MOVE = re.compile(r"\b[KQRBN][a-h]?x?[a-h][1-8]\b")
"""A move in a game of chess ("Rxc3")."""

PREFIXED = re.compile(r"(?:anti|pro|non|ex|post|pre|mid|semi|multi|inter|trans|all|self|co|un)[-‑–]", re.IGNORECASE)


MONTH_BEHIND = re.compile(rf" (?:of|in) (?:{'|'.join(MONTHS)})$")
"""The end of a date, not of a name: "the General Election of August 8"."""
SUM = re.compile(r"(?:R|Rs|RM|Rm|Rp|Sh|KSh|GH|Tk|Lm)\.? ?\d[\d,.]*|FY ?\d\d(?:\d\d)?(?:[-/]\d\d)?")
"""A sum of money, or a financial year."""
YEAR_BEHIND = re.compile(r" (?:1[5-9]|20)\d\d$")
BISHOP = re.compile(r"(?:[A-Z]\w+ )?(?:Archbishop|Bishop) of (?:[A-Z][\w'’-]+ ?){1,3}")
"""Who holds an office, and no body: "the Anglican Bishop of Christchurch"."""
BETWEEN_PEOPLES = re.compile(r"(?:Anglo|Franco|Sino|Russo|Greco|Serbo|Austro|Italo|Hispano|Judeo)[-‑–][A-Z]\w+")
"""What joins two peoples ("Anglo-French"), not the beginning of a name ("Anglo-Irish Bank")."""


def is_name(text: str, case: Casing) -> bool:
    """Whether `text` could be a name at all."""
    if not 2 <= len(text) <= LONGEST or not text[0].isalnum() or not names.is_latin(text):
        return False
    if URL.search(text.removesuffix(" A/S")):  # a Danish company
        return False
    words = text.split()
    if (
        words[0] == "of"  # "on the streets of Accra and of Kumasi"
        or DAY.search(text)
        or ERA.fullmatch(text)
        or MOVE.search(text)
        or MONTH_BEHIND.search(text)
        or SUM.match(text)
        or (PREFIXED.match(text) and not _is_prefixed_body(words))
        or BETWEEN_PEOPLES.fullmatch(text)
        or len(words) > 10
        or not any(c.isupper() for c in text)
        or text in wordlist.words("name_suffixes")
        or text in wordlist.words("company_suffixes")
        or text in wordlist.entries("phenomena")
        or YEAR_BEHIND.sub("", text) in wordlist.entries("feasts")
        or BISHOP.fullmatch(text)
        or text in wordlist.entries("indices")
    ):
        return False
    if all(_is_plain(word) for word in words) and not _is_body(words):
        return text in world.known() and text not in wordlist.words("not_names")
    if ABBREVIATED.fullmatch(text) and text not in world.known() and text not in world.state_codes():
        return False  # "St." of a street
    if len(words) == 1 and all(_is_plain(part) for part in _HYPHEN.split(text)):
        return False  # "April–June"
    return not (len(words) == 1 and case.is_common(text))


_HYPHEN = re.compile("[-‑–]")
ABBREVIATED = re.compile(r"[A-Z][a-z]{1,2}\.")


def _is_prefixed_body(words: Sequence[str]) -> bool:
    """Whether what begins with "Inter-" or the like is a body's or a treaty's name all the same ("Inter-American
    Court")."""
    heads = wordlist.words("organization_words") | wordlist.words("document_words")
    return words[0][0].isupper() and not heads.isdisjoint(words[1:])


def _is_body(words: Sequence[str]) -> bool:
    """Whether plain words make the name of a body together ("Ministry of Finance")."""
    bodies = wordlist.words("organization_words")
    if len(words) == 2:  # "Foreign Ministry"
        return words[1] in ("Ministry", "Department") and words[0] in wordlist.words("titles")
    return len(words) > 2 and words[1] in ("of", "for") and words[0] in bodies


def _is_plain(word: str) -> bool:
    """Whether `word` alone names nothing."""
    bare = word.strip(".,")
    low = bare.lower()
    return (
        bare in wordlist.words("not_names")
        or word in wordlist.words("not_names")
        or low in wordlist.words("function_words")
        or low in wordlist.words("roles")
        or bare in wordlist.words("titles")
        or bare[:1].isdigit()
    )


def _votes(article: Article, pieces: Sequence[Evidence]) -> dict[str, Votes]:
    """What speaks for each label of each name, by the name's folded form."""
    votes: defaultdict[str, Votes] = defaultdict(lambda: defaultdict(float))
    opinions: defaultdict[str, Votes] = defaultdict(lambda: defaultdict(float))
    addressed: Votes = defaultdict(float)
    places: set[str] = set()
    surfaces: dict[str, str] = {}
    for one in pieces:
        surface = article.body[one.span.slice]
        name = names.fold(surface)
        surfaces.setdefault(name, surface.title() if surface.isupper() else surface)
        votes[name][one.label] += one.weight
        if one.source == "model":
            opinions[name][one.label] += one.weight
        if one.source == "title":
            addressed[name] += one.weight
        told = one.source == "context" and one.label in ("GPE", "LOC")
        if one.weight >= 1 and (told or (one.source == "world" and one.label != "ORG")):
            places.add(name)
    for name, counts in list(votes.items()):  # "Saint-Aubin" is a town beside the "Port of Saint-Aubin"
        what, _, town = name.partition(" of ")
        if what in TOWNS and town in votes and counts["LOC"] + counts["GPE"] >= 1:
            places.add(town)
            votes[town]["GPE"] += 1
    if (home := names.fold((article.place or "").partition(",")[0])) in votes:
        places.add(home)  # the town of the dateline, whatever body is called after it
        votes[home]["GPE"] += 2 * len(home.split())
    called = _called_by_last_word(surfaces, votes, opinions)
    for name, counts in votes.items():
        counts["PERSON"] += _lean_to_person(name) + 1.2 * (name in called)
    _temper(votes, opinions)
    families = _share_with_parts(votes, surfaces, addressed)
    _overrule(votes, opinions, families)
    _share_with_short_forms(votes, opinions, families, places)
    _share_with_acronyms(votes, surfaces)
    for county in ("county ", "co "):  # "Kerry" is what "County Kerry" is
        for name in votes.keys() & {county + other for other in votes}:
            votes[name.removeprefix(county)]["GPE"] += 2 * votes[name]["LOC"]
    for name, counts in votes.items():
        if _is_town_once(name, counts, opinions[name], surfaces[name]):
            counts["GPE"] += 1
    return votes


TOWNS = frozenset(("port", "city", "town", "village", "harbor", "harbour"))
"""What has a town's name behind "of"."""


def _is_town_once(name: str, counts: Votes, opinions: Votes, surface: str) -> bool:
    """Whether nothing but the model's opinion on one mention makes a body of a town's name that is nobody's: a body
    is named with what it is, or again."""
    entry = world.known().get(surface)
    town = entry is not None and entry.sort == "city" and not _is_common_or_family(surface)
    return town and opinions["ORG"] == 1 == counts["ORG"] and sum(opinions.values()) == 1 and counts["GPE"] > 0


def _is_common_or_family(word: str) -> bool:
    return word.lower() in wordlist.words("common_words") or wordlist.is_personal(word)


def _called_by_last_word(
    surfaces: Mapping[str, str], votes: Mapping[str, Votes], opinions: Mapping[str, Votes]
) -> set[str]:
    """The names that only the model knows and whose last word stands alone elsewhere, as people are called by their
    family names, while bodies are called by the first words of theirs."""
    found: set[str] = set()
    for name, surface in surfaces.items():
        *_, last = words = surface.split()
        if 1 < len(words) < 4 and names.fold(last) in votes and votes[name] == opinions[name] and _is_family(last):
            found.add(name)
    return found


def _is_family(word: str) -> bool:
    """Whether `word` could be a family name, as it is no other word that the lists know."""
    bodies = ("team_words", "event_words", "document_words")
    plural = word.endswith("s") and len(word) > 3 and word not in wordlist.words("surnames")
    return names.is_unlisted(word) and not plural and not any(word in wordlist.words(list) for list in bodies)


def _temper(votes: Mapping[str, Votes], opinions: Mapping[str, Votes]) -> None:
    """Where the text tells that a name is something else than a person, the model's taking it for one counts once; that
    it does so again and again speaks for a name of what the text tells. So too where it takes what the text tells to be
    a place for a body. The ends of longer names are family names."""
    families = {end for name in votes for end in _ends(name)}
    for name, counts in votes.items():
        told = defaultdict(float, {label: weight - opinions[name][label] for label, weight in counts.items()})
        best = max(sorted(told), key=lambda label: told[label])
        for other in ("PERSON", "ORG") if best in PLACES else ("PERSON",):
            excess = opinions[name][other] - 1
            if excess > 0 and told[best] >= 1 > told[other] and best != evidence.NONE and name not in families:
                counts[best] += excess
                counts[other] -= excess


PLACES = ("GPE", "LOC")


def _ends(name: str) -> Iterator[str]:
    words = name.split()
    return (" ".join(words[start:]) for start in range(1, len(words)))


def _lean_to_person(name: str) -> float:
    """What the lists of names say of a single folded word that the world does not know as anything else."""
    word = name.capitalize()
    if " " in name or word in world.known() or name.upper() in world.known():
        return 0
    return 1.1 if word in wordlist.words("first_names") else 0.4 if word in wordlist.words("surnames") else 0


def _is_weak(surface: str, votes: Mapping[str, Votes]) -> bool:
    """Whether English words ("Freedom", "Email Address") have too little that speaks for their being a name."""
    common = wordlist.words("common_words")
    words = [word.lower() for word in surface.split()]
    plural = len(words) > 1  # "Frosted Flakes"; "Rams" are a team
    if any(word not in common and not (plural and word.removesuffix("s") in common) for word in words):
        return False
    return max(votes[names.fold(surface)].values()) < (1.1 if " " in surface else 2.1)


def _share_with_parts(votes: Mapping[str, Votes], surfaces: Mapping[str, str], addressed: Votes) -> set[str]:
    """A person's full name and its parts are one: "Trump" is what "Donald Trump" is, and "J. K. Rowling" what
    "Ms. Rowling" is. Returns the parts."""
    parts: set[str] = set()
    for name, counts in list(votes.items()):
        if " " not in name:
            continue
        person = names.person(surfaces[name])
        if counts["ORG"] >= described.WEIGHT > counts["PERSON"]:
            continue  # "the firm of Marsden Hoyle" is not its Mr. Hoyle
        if counts["PERSON"] or len(person.given) == 1:  # "Ana St. Clair" too
            counts["PERSON"] += max(addressed[part] for part in person.family - {name} or {""})
        if _winner(counts) == "PERSON":
            ends = (end for end in _ends(name) if " " in end)  # "Bessa Lima" of "Otávio Bessa Lima"
            for part in {*person.family, *person.given[:1], *names.inner(surfaces[name]), *ends} - {name}:
                parts.add(part)
                if part in votes:
                    votes[part]["PERSON"] += 2 * counts["PERSON"]
    return parts


def _overrule(votes: Mapping[str, Votes], opinions: Mapping[str, Votes], families: set[str]) -> None:
    """Where a name is a part of a person's, what the model alone takes it for else counts no longer, however often it
    says so. A family of that name in the plural ("the Ashdowns") is nobody in particular."""
    for name in families & votes.keys():
        others = {label for label in opinions.get(name, ()) if KINDS.get(label, label) != "person"}
        if not any(votes[name][label] - opinions[name][label] >= 1 for label in others):
            for label in others:
                votes[name][label] -= opinions[name][label]
    for name in votes:
        if (
            name.endswith("s")
            and (name[:-1] in families or name.removesuffix("es") in families)
            and name not in families
        ):
            votes[name][evidence.NONE] += 4


CIVIC = frozenset(("district", "council", "police", "constabulary", "court"))
"""Bodies that are called after their town, and never by its name."""


def _share_with_short_forms(
    votes: Mapping[str, Votes], opinions: Mapping[str, Votes], families: set[str], places: set[str]
) -> None:
    """An organization and the beginnings of its name are one: "Nortex" is what "Nortex Corp." is. `families` and
    `places` are the words that are a person's or a place's name already; a town's name with a legal form behind it is
    a company's all the same ("Nashua Corp.")."""
    for name, counts in list(votes.items()):
        words = name.split()
        if len(words) > 1 and _winner(counts) == "ORG":
            for length in range(1, len(words)):
                short = " ".join(words[:length])
                if words[-1] in CIVIC and length < 3:
                    if length == 1 and short in votes and short not in families:
                        votes[short]["GPE"] += 1.5  # "Marlow" beside "Marlow School District" is the town
                    continue
                if words[-1] in _after_towns() and length > 1 and words[length - 1] in _ends_of_places():
                    continue  # "Carver Falls" beside "Carver Falls Hospital" is the town
                local = words[-1] in _locals() and words[-2] not in _LENDERS
                if len(words) - length > 1 and local and _is_told_a_place(votes, opinions, short):
                    continue  # "Peel Creek" beside "Peel Creek River Care Group" is the creek
                bare = length == len(words) - 1 and words[-1] in _legal_forms()
                if short in votes and short not in families and (bare or short not in places):
                    votes[short]["ORG"] += counts["ORG"]
                    if words[-1] not in _after_towns():
                        _take_over(votes[short])
                    if words[-1] in _legal_forms() and votes[short]["PERSON"] - opinions[short]["PERSON"] < 1:
                        # nothing but the model's opinion makes somebody of "Nortex" beside "Nortex Electronics Co."
                        votes[short]["ORG"] += opinions[short]["PERSON"]
                        votes[short]["PERSON"] -= opinions[short]["PERSON"]


_LENDERS = frozenset(("savings", "building", "loan", "credit", "insurance", "housing"))
"""What makes a business of a society or an association, and its short name that of the business."""


def _is_told_a_place(votes: Mapping[str, Votes], opinions: Mapping[str, Votes], name: str) -> bool:
    """Whether more than the model's opinion makes a place of a name."""
    if name not in votes:
        return False
    return sum(votes[name][label] - opinions[name][label] for label in ("GPE", "LOC", "FAC")) >= 1


@cache
def _locals() -> frozenset[str]:
    """Last words of bodies of those who live somewhere."""
    return frozenset(names.fold(word) for word in wordlist.words("bodies_of_neighbors"))


def _take_over(counts: Votes) -> None:
    """What only its words and the model make a place of is the body that it begins the name of ("Brazos Plains")."""
    for label in ("GPE", "LOC", "FAC"):
        counts["ORG"] += counts[label]
        counts[label] = 0


@cache
def _after_towns() -> frozenset[str]:
    """Last words of bodies that are called after the town that they are in."""
    return frozenset(names.fold(word) for word in wordlist.words("town_bodies")) | CIVIC


@cache
def _ends_of_places() -> frozenset[str]:
    return frozenset(names.fold(word) for word in wordlist.words("place_words"))


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(names.fold(form) for form in wordlist.words("company_suffixes"))


def _share_with_acronyms(votes: Mapping[str, Votes], surfaces: Mapping[str, str]) -> None:
    """An organization and the capitals that its name begins with are one: "O.A.S." is what the "Organization of
    American States" is."""
    for name, counts in list(votes.items()):
        if name.count(" ") > 1 and _winner(counts) == "ORG":
            acronym = names.initials(surfaces[name]).lower()
            if len(acronym) > 2 and acronym in votes:
                votes[acronym]["ORG"] += counts["ORG"]


def _winner(counts: Votes) -> str:
    """The label with the most votes; labels of one kind vote together."""
    kinds: Votes = defaultdict(float)
    for label, weight in counts.items():
        kinds[KINDS.get(label, label)] += weight
    best = max(sorted(kinds), key=lambda kind: kinds[kind])
    return max(sorted(label for label in counts if KINDS.get(label, label) == best), key=lambda label: counts[label])


CLOSE = 0.35
"""By how much less may speak for a kind than for the one that won, to leave doubts."""


def _close_seconds(votes: Mapping[str, Votes]) -> dict[str, Kind]:
    """The kinds that lost by little, by the folded names."""
    found: dict[str, Kind] = {}
    for name, counts in votes.items():
        kinds: Votes = defaultdict(float)
        for label, weight in counts.items():
            if label in KINDS:
                kinds[KINDS[label]] += weight
        if len(kinds) > 1:
            second, best = sorted(kinds, key=lambda kind: (kinds[kind], kind))[-2:]
            if kinds[second] >= 1 and kinds[best] - kinds[second] < CLOSE:
                found[name] = second  # type: ignore[assignment]
    return found


def _good(pieces: Sequence[Evidence]) -> list[Span]:
    """The spans with enough evidence, the longer first."""
    weights: defaultdict[Span, float] = defaultdict(float)
    for one in pieces:
        weights[one.span] += one.weight
    return _longer_first(span for span, weight in weights.items() if weight >= ENOUGH)


ENOUGH = 0.75


def _longer_first(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans), key=lambda span: (span.start - span.end, span.start))


def _disjoint(first: list[Span], more: Sequence[Span]) -> list[Span]:
    """`first` and those of `more` that overlap nothing that stands before them."""
    taken: set[int] = {i for span in first for i in range(span.start, span.end)}
    out = list(first)
    for span in more:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            out.append(span)
    return out


def _recurring(article: Article, spans: Sequence[Span], labels: dict[str, str], case: Casing) -> list[Span]:
    """Where the names that were found, and the family names of people, stand again, unnoticed."""
    surfaces: dict[str, None] = {}
    parts: set[str] = set()
    for span in spans:
        surface = article.body[span.slice]
        label = labels.get(names.fold(surface))
        # A ship's or a film's name is known again, too: half of "Princess Olga" is no princess.
        if label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP") or (label == evidence.NONE and " " in surface):
            surfaces[surface] = None
        if label == "PERSON" and " " in surface:
            given = surface.split()[0]
            if _is_calling(given, case):
                labels.setdefault(names.fold(given), label)
                if labels[names.fold(given)] == label:
                    surfaces[given] = None
                    parts.add(given)
            for family in names.short_forms(surface):
                if _stands_alone(family, case) and labels.setdefault(names.fold(family), label) == label:
                    surfaces[family] = None
                    parts.add(family)
    matcher = Names(surfaces)
    return [
        span
        for paragraph in article.paragraphs
        for span, _ in matcher.find(article.body, paragraph.span.start, paragraph.span.end)
        if not (article.body[span.slice] in parts and _is_anothers(article.body, span))
    ]


def _is_anothers(body: str, span: Span) -> bool:
    """Whether the part of a person's name at `span` is another's, who was not found: "Gruff Rhys" is not Rhys Ifans."""
    before = _GIVEN_BEFORE.search(body[max(0, span.start - 30) : span.start])
    if before is None or before[1] in wordlist.words("titles") or before[1].lower() in wordlist.words("roles"):
        return False
    return before[1] in wordlist.words("first_names") or names.is_unlisted(before[1])


_GIVEN_BEFORE = re.compile(r"[\w,] ([A-ZÀ-ÞĀ-Ž][\w’'-]+) $")
"""A word with a capital that does not begin a sentence."""


def _is_calling(given: str, case: Casing) -> bool:
    """Whether the given name of somebody named in full names them wherever it stands alone: no word, place or title."""
    return (
        len(given) > 2
        and given.isalpha()
        and given[1:].islower()
        and given in wordlist.words("first_names")
        and given not in world.known()
        and given not in wordlist.words("titles")
        and given.lower() not in wordlist.words("common_words")
        and is_name(given, case)
    )


def _stands_alone(family: str, case: Casing) -> bool:
    """Whether a family name is one wherever it stands; "May" and "Young" need a closer look."""
    if family in wordlist.words("surnames_first"):
        return not case.is_common(family)
    return len(family) > 2 and is_name(family, case)


def _mention(article: Article, span: Span, labels: Mapping[str, str], entry: Entry | None) -> Mention | None:
    surface = article.body[span.slice]
    label = labels.get(names.fold(surface))
    if entry is not None:
        kind = entry.kind or KINDS.get(label or "", "organization")
        if KINDS.get(label or "") != kind:
            label = LABELS[kind]
        return Mention(span, surface, kind, entry.name or surface, label, by="editor")
    if label is None or label not in KINDS:
        return None
    known = world.known().get(surface)
    if label == "NORP" and known is not None and known.sort == "people":
        return Mention(span, surface, "place", known.name, label)
    firm = label == "ORG" and surface.startswith(("Messrs ", "Messrs. "))
    if (label == "PERSON" or firm) and (cut := _office_before(surface)):
        span, surface = Span(span.start + cut, span.end), surface[cut:]
    name = nickname.without(surface) if label == "PERSON" else surface
    return Mention(span, surface, KINDS[label], name, label)


def _office_before(surface: str) -> int:
    """The characters of a title or an office before somebody's full name: "Mrs Ada Roe", "Road Foreman Claude Roe"."""
    words = surface.split()
    if len(words) > 2 and words[0] in wordlist.words("addresses") | wordlist.words("addresses_of_firms"):
        return len(words[0]) + 1
    if len(words) > 3 and words[0].lower() in wordlist.words("common_words") and _is_role(words[1]):
        return len(words[0]) + len(words[1]) + 2
    return 0


def _is_role(word: str) -> bool:
    lists = ("offices", "titles")
    return word.lower() in wordlist.words("roles") or any(word in wordlist.words(of) for of in lists)
