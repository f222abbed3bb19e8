"""What speaks for a span being a name, and a name of what: the world's knowledge and the model's opinion.

Each piece of evidence is a span with the OntoNotes label it speaks for and a weight; `mention` adds them up over the
article. Weights are on one scale, where 1 is the model's opinion on one mention. `shape` adds what words and their
neighbors tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefs import names, wordlist, world
from briefs.casing import is_capitals
from briefs.language import Parsed
from briefs.matcher import Names
from briefs.model import Article, Span

NONE = "PRODUCT"
"""The label for what is a name of nothing that has a page."""

LABELS = frozenset(("PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", NONE))

LONGEST = 200
"""Characters of what the model may take for names; more is a text in capitals."""

AGAIN = {
    "country": 1.0, "region": 1.0, "state": 1.0, "organization": 0.5, "people": 0.3, "province": 0.3, "city": 0.1,
    "group": 0.1,
}  # fmt: skip
"""What the world's knowledge counts from a name's second mention on, as a share: it learns little from repetition, but
should not lose to the model's for what is rarely anything else."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`span` of the body seems to be a name with `label`. `source` says who thinks so."""

    span: Span
    label: str
    weight: float
    source: Literal["model", "world", "title", "shape", "context", "authority"]


def everywhere(article: Article, names_: Iterable[str], label: str, weight: float) -> Iterator[Evidence]:
    """What the article says of names, at each of their mentions, all in one pass."""
    for span, _ in Names(dict.fromkeys(names_)).find(article.body):
        yield Evidence(span, label, weight, "context")


def of_world(article: Article) -> Iterator[Evidence]:
    """Names that the world knows. What is also a given name, a surname or a word speaks softly."""
    matcher = world.names()
    seen: set[str] = set()
    for paragraph in article.paragraphs:
        shouting = is_capitals(article.text(paragraph))
        for span, entry in matcher.find(article.body, paragraph.span.start, paragraph.span.end):
            name = article.body[span.slice]
            if name.startswith("The "):
                span, name = Span(span.start + 4, span.end), name[4:]
            if entry.sort == "state" and ABBREVIATION.fullmatch(name) and not _is_behind_comma(article.body, span):
                continue
            label, weight = world_vote(name, entry)
            lead = article.body[max(0, span.start - 40) : span.start]
            if label == "ORG" and name in wordlist.words("rivers") and _OF_RIVER.search(lead):
                continue  # "on the Amazon", "of the Peruvian Amazon"
            alone = GOES_ON.match(article.body, span.end) is None
            if entry.sort == "people" and alone and (PRINTED.search(lead) or TITLED.search(lead)):
                yield Evidence(span, "ORG", 6, "context")
                continue
            if weight and not (shouting and len(name) < 5):
                again = 0.5 if entry.sort == "city" and weight == 2 and " " in name else AGAIN[entry.sort]
                yield Evidence(span, label, weight * (again if name in seen else 1), "world")
                seen.add(name)
    for code in CODE.finditer(article.body):
        if code[0] in world.state_codes():
            yield Evidence(Span(*code.span()), "GPE", 3, "world")


_OF_RIVER = re.compile(r"\b(?:[Tt]he|[A-Z][a-z]+(?:ian|an|ese)) $")

PRINTED = re.compile(
    r"\b(?:(?:pages?|columns?|editor|reporter|readers?|edition|offices?) of|"
    r"(?:letter|wrote|writes|writing) (?:to|for|in)) [Tt]he $"
)
"""What stands before the name of a newspaper, which may be that of a people ("the letters page of the Scotsman")."""

GOES_ON = re.compile(
    r" (?!(?:and|or|in|on|at|to|for|from|with|was|is|has|had|said|says|by|that|which|who|when|as|but|this|last)\b)"
    r"(?:[a-z]+\b(?<!ed)(?<!ly)|[A-Z])"
)
"""A noun behind the name of a people, which tells of what it is ("the home page of the Norvian space agency", "the good
offices of the Norvian Ambassador")."""

TITLED = re.compile(r"[a-z,;] The $")
"""An article with a capital inside a sentence, which belongs to the name of a newspaper ("and The Scotsman")."""

ABBREVIATION = re.compile(r"[A-Z][A-Za-z]+\.|N\.B\.|N\.S\.")
"""A state's abbreviation, which is something else without a town before it ("Mass.", "MAN.")."""

CODE = re.compile(r"(?<=[a-z], )[A-Z]{2}\b")
"""What may be a state's postal code behind a town."""


def _is_behind_comma(body: str, span: Span) -> bool:
    return span.start > 2 and body[span.start - 2 : span.start] == ", " and body[span.start - 3].isalpha()


def world_vote(name: str, entry: world.Known) -> tuple[str, float]:
    """The label that `entry` speaks for as what `name` means, and how strongly."""
    is_given = name in wordlist.words("first_names") or name in wordlist.words("surnames_first")
    if entry.sort in ("people", "group"):
        return "NORP", 0.5 if is_given else 3
    if entry.sort == "organization":
        return "ORG", 2.5
    if entry.sort in ("country", "region", "state"):
        label = "LOC" if entry.sort == "region" and not entry.country else "GPE"
        return label, 1.5 if is_given else 3
    if entry.sort == "province":
        return "GPE", 2 if " " in name else 1.2
    if is_given:
        return "GPE", 0.2
    if name.lower() in wordlist.words("function_words") | wordlist.words("particles"):
        return "GPE", 0
    if name in wordlist.words("not_names"):
        return "GPE", 0
    if entry.inhabitants > 200_000:
        return "GPE", 2 if entry.inhabitants > 1_000_000 else 1.2
    if " " in name:
        return "GPE", 0.8 if name.split()[0] in wordlist.words("first_names") else 2
    is_family = name.capitalize() in wordlist.words("surnames")
    return "GPE", 1.1 if entry.inhabitants > 50_000 and not is_family else 0.4


def of_model(article: Article, parsed: Sequence[Parsed]) -> Iterator[Evidence]:
    """What the model took for a name; several names that it took for one are told apart."""
    for piece in parsed:
        for ent in piece.doc.ents:
            if ent.label_ in LABELS and len(ent.text) <= LONGEST:
                whole = Span(piece.start + ent.start_char, piece.start + ent.end_char)
                for part in parts(article.body, whole):
                    seat = part.start > whole.start and article.body[part.start - 4 : part.start] in (" at ", " in ")
                    label = (
                        "GPE"
                        if seat and not is_body(article.body[part.slice])
                        else _told_by_words(article.body, part) or ent.label_
                    )
                    span = trimmed(article.body, _from_capital(article.body, part), label)
                    span = span and _before_score(article.body, span)
                    if span is not None and _is_credible(article.body, span, label):
                        yield Evidence(span, label, 1, "model")


def _from_capital(body: str, span: Span) -> Span:
    """`span` without the words of English in small letters that were read as the start of a name: "director of services
    Helen Roe", "to meet Ministry of Health guidelines"."""
    word, space, rest = body[span.slice].partition(" ")
    plain = word.islower() and word in wordlist.words("common_words") and word not in wordlist.words("particles")
    return Span(span.start + len(word + space), span.end) if plain and rest[:1].isupper() else span


def _addressed(body: str, span: Span) -> str | None:
    """PERSON where the words of `span` are a person's name with its title, whatever the model says: a title that is
    nothing else, or one before a given name ("Coach Ana Sousa")."""
    name = body[span.slice]
    first, *others = name.split()
    if not 1 <= len(others) <= 4 or is_body(name) or others[-1] in wordlist.words("place_words"):
        return None
    if others[-1] in wordlist.words("name_suffixes") and first in wordlist.words("first_names"):
        return "PERSON"  # "Fiona Hale SC"
    titles = wordlist.words("titles")
    given = len(others) > 1 and others[0] in wordlist.words("first_names") and others[0] not in titles
    titled = given and first in titles and first not in _BODIES
    return "PERSON" if titled or first in wordlist.words("addresses") else None


SCORE = re.compile(r"\s+(?:(?P<result>\d{1,3}[-–]\d{1,3}|\d{1,2}\.\d{1,2}|\d{2,3} &(?: \d+)?)|\d+|\d*[½¼¾])$")
SCORES = re.compile(r"(?: \d*[½¼¾]|; [A-ZÀ-ÞĀ-Ž][\w’'-]+ \d+[;.]|\d*[½¼¾]?; [A-ZÀ-ÞĀ-Ž][\w’'-]+ \d+\.)")
"""What stands in a table of scores."""


def _before_score(body: str, span: Span) -> Span:
    """`span` without how a match ended, and without a number behind the name where the name stands elsewhere without
    one ("Larvik 2, Moss 1")."""
    score = SCORE.search(body[span.slice])
    if score is not None and score["result"]:
        return Span(span.start, span.start + score.start())  # "Vale Athletic 3-1"
    if score is None or body[span.start : span.start + score.start()] in wordlist.words("place_words"):
        return span  # "District 12"
    bare = Span(span.start, span.start + score.start())
    beside = body[max(0, span.start - 40) : span.end + 40]
    if SCORES.search(beside):
        return bare  # "Hale 7½; Moss 4; Orde 3."
    return bare if re.search(rf"\b{re.escape(body[bare.slice])}\b(?! \d)", body) else span


def _told_by_words(body: str, span: Span) -> str | None:
    """What the words of `span` alone tell that it names, whatever the model says."""
    words = body[span.slice].removeprefix("the ").removeprefix("The ").split()
    if not words:
        return None
    if len(words) == 1 and _LETTERS.fullmatch(words[0]) and _TITLED_BEHIND.match(body, span.end):
        return "ORG"  # "RCMP Cpl. Jane Roe"
    if words[0] in ("Center", "Centre") and words[1:2] == ["for"]:
        return "ORG"  # "Center for a Better Coast"
    if _is_document(words):
        return "LAW"
    if 1 < len(words) < 4 and words[-1].isdigit() and words[-2] in ("Highway", "Route", "Interstate", "Motorway"):
        return "FAC"
    if len(words) > 1 and words[-1].isdigit() and words[-2] in wordlist.words("divisions"):
        return "ORG"  # the league "Super 10"
    if len(words) == 3 and _is_behind_country(words):
        return "PERSON"
    if len(words) > 2 and words[-1] in _ROADS and _ALONG.search(body, max(span.start - 8, 0), span.start):
        return "FAC"  # "in Dr Ada Moss Street"
    return _addressed(body, span)


_LETTERS = re.compile(r"[A-Z]{3,5}")
_TITLED_BEHIND = re.compile(r" (?:[A-Z][a-z]{1,3}\.|[a-z]+) ")
"""A rank that is cut short behind the letters of a force, or a common noun."""

_ROADS = names.STREETS | {"Square", "Terrace"}
_ALONG = re.compile(r"\b(?:in|on|along|off|of|down|up) $")


def _is_document(words: Sequence[str]) -> bool:
    """Whether the last of the `words` of a name says that it is a document's: "Access to Harbours Act", "EPBC Act"."""
    named = len(words) > 2 or (len(words) == 2 and len(words[0]) > 2 and words[0].isupper())
    return named and words[-1] in wordlist.words("document_words")


PEOPLE = re.compile(r"(?:ans?|ese|ish|ists?|ites?|ics?|is?|ers?)$")
"""How words for peoples and camps end."""

VERSUS = re.compile(r"\bvs?\. ")
"""Stands between the parties of a lawsuit."""

WORKS = ("WORK_OF_ART", "LAW")
"""Labels of the model that are right only for titles in quotation marks; `shape` knows laws and treaties."""


ALIAS = re.compile(r"\b(?:known as|called|nicknamed|dubbed|named) [“\"‘']$")
"""What stands before what somebody is called, which is no title of a work."""


def _is_credible(body: str, span: Span, label: str) -> bool:
    """Whether the model's label can be right for the words of `span`."""
    words = body[span.slice].split()
    if label in WORKS and ALIAS.search(body[max(0, span.start - 20) : span.start]):
        return False
    if label in WORKS:
        return _is_quoted(body, span) or _is_document(words)
    if label == "EVENT" and len(words) < 2:
        return False
    if VERSUS.search(body[span.slice]):
        return False
    if len(words) == 2 and words[0][1:] == "." and words[1].lower() in wordlist.words("function_words"):
        return False  # "signed with an X. And here he is"
    if label == "NORP" and not PEOPLE.search(words[-1]):
        return False
    if label in ("GPE", "LOC", "FAC", "NORP"):  # "Environment Minister Robert Hill" is no place
        return not any(word in wordlist.words("titles") - _BODIES for word in words[:-1])
    if label in ("ORG", "EVENT", "PERSON") and len(words) > 1 and _trails_off(words[-1]):
        return False
    return label != "PERSON" or len(words) < 2 or not is_nobody(words)


def _trails_off(word: str) -> bool:
    """Whether a span that ends with `word` is more than a name: "Turin years", "Stadium of 14,254"."""
    common = word[0].islower() and word.isalpha() and word not in wordlist.words("organization_nouns")
    common = common or word in ("Olympic", "Paralympic")  # "the London Olympic movement"
    return common or (word[0].isdigit() and "," in word)


def is_nobody(words: Sequence[str]) -> bool:
    """Whether two words or more are in no way a person's name: countries and peoples alone, or with an English word
    before ("Hilly Nepal"); nothing but English words, or such a word at the end of three ("Lindi Bus Stand")."""
    last = words[-1]
    if last in wordlist.words("offices") and _is_only_word(words[-2]):
        return True  # "Technology Officer"
    if last in wordlist.words("statutes") or all(_is_people(word) or _is_country(word) for word in words):
        return True
    if words[0] in wordlist.words("first_names"):  # "Roy Benson Night", "Ben Franklin Federal Savings"
        day = last in wordlist.words("time_nouns")
        return len(words) > 2 and _is_only_word(last) and (day or (len(words) > 3 and _is_only_word(words[-2])))
    if _is_only_word(words[0]) and (_is_people(last) or _is_country(last)) and last not in wordlist.words("surnames"):
        return True
    if len(words) == 2:
        return all(_is_only_word(word) for word in words)
    return _is_only_word(last) and any(_is_only_word(word) for word in words[1:-1])


def _is_only_word(word: str) -> bool:
    """Whether `word` is one of English and hardly in anybody's name."""
    lists = ("first_names", "surnames", "surnames_first", "titles", "name_suffixes")
    low = word.lower()
    return low in wordlist.words("common_words") and not any(word in wordlist.words(name) for name in lists)


def _is_quoted(body: str, span: Span) -> bool:
    return body[span.start - 1 : span.start] in ("“", '"', "‘") and body[span.end : span.end + 1] in (
        "”",
        '"',
        "’",
        ",",
        ".",
    )


BETWEEN = re.compile(
    r"(?<=, )[RDI]-(?=[A-Z][a-z])|(?<=\()[RDI]-(?=[A-Z][a-z])|"
    r",\s+(?!(?:Inc|Corp|Co|Ltd|LLC|LLP|PLC|S\.A)\b)|"
    r"\s+[-–—•|/]\s+|\s*[•|;]\s*|(?<=[a-z])/(?=[A-Z])|"
    r"[-–](?:based|led|backed|born|owned|run|listed|area)\s+|\.{2,}|…|[“”\"()\[\]]|\s\s+"
)
"""What stands between two names, not inside one."""

ON_THE_WAY = re.compile(
    r"(?<!Road)(?<!Way)(?<!Welcome)(?<!Back) to (?=[A-Z])|(?<=[a-zà-ÿā-ž]) at (?=[A-Z])|"
    r" for (?=(?:[A-Z]{1,3})?[$£€]?\d)|(?<=Ltd\.) (?=[A-Z])|(?<=Inc\.) (?=[A-Z])|(?<=Corp\.) (?=[A-Z])|"
    r" on (?=(?:[A-Z][\w’'-]+ ){1,3}(?:Road|Street|Avenue|Lane|Boulevard|Drive)\b)"
)
"""What leads from one name to another: "Ueno to Aomori", "Guyana at Bourda", "the Alliance Hall on Quarth Road"."""

WHOLE = re.compile(r"\b(?:University|College|School)\b.* at |(?:Act|Bill|Law|Ordinance)$")
"""What has such words inside: "the University of Norvia at Aro", "the Access to Harbors Act"."""

WORD = re.compile(r"\S+")
JOINT = re.compile(r"\s+(?:and|&)\s+|['’]s\s+|(?<=[^\s])[-–](?=[A-Z])")


def parts(body: str, span: Span) -> Iterator[Span]:
    """The names that `span` holds, where it holds more than one."""
    start = span.start
    gaps = list(BETWEEN.finditer(body, span.start, span.end))
    if WHOLE.search(body[span.slice]) is None:
        gaps += ON_THE_WAY.finditer(body, span.start, span.end)
    for gap in sorted(gaps, key=lambda gap: gap.start()):
        if gap.start() > start:
            yield from _around_role(body, Span(start, gap.start()))
        start = gap.end()
    if start < span.end:
        yield from _around_role(body, Span(start, span.end))


def _halves(body: str, span: Span) -> tuple[Span, Span] | None:
    """The sides of a hyphen or an "and" in `span`, where the world knows both, or of an "and" one, as names."""
    for gap in JOINT.finditer(body, span.start, span.end):
        if gap[0] in "-–" and all(
            _is_in_full(body[side.slice]) for side in (Span(span.start, gap.start()), Span(gap.end(), span.end))
        ):
            return Span(span.start, gap.start()), Span(gap.end(), span.end)  # "Rex Harrow-Audrey Holt"
        left, right = Span(span.start, gap.start()), Span(gap.end(), span.end)
        known = [body[side.slice].removeprefix("the ") in world.known() for side in (left, right)]
        if "s" in gap[0] and known[0]:  # "London's Stock Exchange"
            return left, right
        if "and" in gap[0] and (_ends_company(body[left.slice]) or ACRONYM.fullmatch(body[left.slice])):
            return left, right  # "Carrow Inc. and Nortex Corp.", "KKR and CVC Capital Partners"
        hyphen = gap[0] in "-–" or "s" in gap[0]
        if all(known) or (not hyphen and (any(known) or all(is_body(body[side.slice]) for side in (left, right)))):
            return left, right
    return None


def _is_in_full(name: str) -> bool:
    """Whether `name` is a given name and a family name."""
    words = name.split()
    return len(words) == 2 and words[0] in wordlist.words("first_names")


def _around_of(body: str, span: Span) -> tuple[Span, Span] | None:
    """The names on both sides of an "of" in `span`, where two meet there ("Jana Petrauskaite of Baltija Bank")."""
    words = list(WORD.finditer(body, span.start, span.end))
    bare = [word[0] for word in words]
    for index, word in enumerate(bare):
        if word == "of" and (names.ends_before(bare, index) or names.is_seated(bare, index)):
            return Span(span.start, words[index - 1].end()), Span(words[index + 1].start(), span.end)
    return None


def _ends_company(name: str) -> bool:
    return bool(name) and name.split()[-1] in wordlist.words("company_suffixes")


def is_body(name: str) -> bool:
    """Whether `name` is that of an organization by its words alone ("University of Leiden", "Harlow College")."""
    words = name.split()
    last = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    return len(words) > 1 and words[last - 1] in wordlist.words("organization_words")


def _around_role(body: str, span: Span) -> Iterator[Span]:
    """What stands before and behind what somebody is, in lower case ("Villa fan Jordan Pike")."""
    for word in WORD.finditer(body, span.start, span.end):
        inside = word.start() > span.start and word.end() < span.end
        if (
            inside
            and word[0] in wordlist.words("never_inside")
            and body[span.start : word.start() - 1] not in wordlist.words("titles")
        ):
            yield Span(span.start, word.start() - 1)  # "Mayor of Penhallow Cllr Denzil Pascoe"
            yield Span(word.start(), span.end)
            return
        if inside and word[0] in wordlist.words("roles"):
            yield from _around_and(body, Span(span.start, word.start() - 1))
            yield from _around_role(body, Span(word.end() + 1, span.end))
            return
    yield from _around_and(body, span)


def _around_and(body: str, span: Span) -> Iterator[Span]:
    """The two sides of an "and", where the world knows one of them as a name of its own, or of an "at" behind a body's
    name, but for a university ("University of Texas at Austin")."""
    if common := _COMMON_OF.match(body, span.start, span.end):
        span = Span(common.end(), span.end)  # "council of Marlow"
    left, at, right = body[span.slice].partition(" in ")
    seat = world.known().get(right) if at else None
    if seat is not None and seat.sort in world.PLACES and is_body(left):
        yield Span(span.start, span.start + len(left))  # "Institute for Transition in Katowice"
        yield Span(span.end - len(right), span.end)
        return
    if at and not wordlist.words("divisions").isdisjoint(right.split()):
        yield Span(span.start, span.start + len(left))  # "kept Larvik in Premier Division Two"
        return
    left, on, right = body[span.slice].partition(" on ")
    if on and right.endswith(("day", "Day")):
        yield Span(span.start, span.start + len(left))  # "Kempton on Boxing Day"
        return
    left, the, right = body[span.slice].partition(" the ")
    if the and (town := world.known().get(left)) is not None and town.sort in world.PLACES:
        return  # "At Hastings the Challengers was shared"
    if (tie := _LATER.search(body, span.start, span.end)) is not None:  # "the Guildhall before Easter"
        yield Span(span.start, tie.start())
        return
    if (holder := _holder(body, span)) is not None:
        yield Span(span.start, holder - 1)
        yield Span(holder, span.end)
        return
    if _DEGREES.match(body[span.slice]) and body[max(0, span.start - 2) : span.start - 1].isdigit():
        yield Span(span.start + 3, span.end)  # "49.6 C. Larvik Creek"
        return
    if county := _COUNTY.search(body, span.start, span.end):
        yield Span(span.start, county.start())  # "Navan, Co Meath"
        yield Span(county.start() + 2, span.end)
        return
    words = body[span.slice].split()
    if len(words) == 3 and _is_land_before_name(words):
        yield Span(span.start, span.start + len(words[0]))  # "(a district that gave) Norvia Samson Moss"
        yield Span(span.start + len(words[0]) + 1, span.end)
        return
    left, whose, right = re.sub("’s ", "'s ", body[span.slice]).partition("'s ")
    if whose and right.count(" ") == 1 and right.split()[0] in wordlist.words("first_names"):
        yield Span(span.start, span.start + len(left))  # "(namesake,) St. Olave's Trevor Moss"
        yield Span(span.end - len(right), span.end)
        return
    left, as_, right = body[span.slice].partition(" as ")
    if as_ and right[:1].isupper() and left[:1].isupper():  # "(known across) Larvik as Sapper"
        yield Span(span.start, span.start + len(left))
        yield Span(span.end - len(right), span.end)
        return
    if form := _FORM.search(body, span.start, span.end):  # "(belongs to) Goldridge Aggregates Ltd. Invoices (show)"
        yield Span(span.start, form.end())
        return
    left, with_, right = body[span.slice].partition(" with ")
    if with_ and right[:1].isupper() and left in world.known():  # "(flew to) Faro with Meridian Sun"
        yield Span(span.start, span.start + len(left))
        yield Span(span.end - len(right), span.end)
        return
    left, at, right = body[span.slice].partition(" at ")
    if at and is_body(right) and not is_body(left):  # "Natural Sciences at Girton College"
        yield Span(span.end - len(right), span.end)
        return
    if at and right[:1].isupper() and is_body(left) and "University" not in left:
        yield Span(span.start, span.start + len(left))
        yield Span(span.end - len(right), span.end)
        return
    owned = _around_of(body, span)
    if owned is not None:
        for part in owned:
            yield from _around_and(body, part)
        return
    halves = _halves(body, span)
    if halves is not None and body[span.slice] not in world.known():
        yield from halves
        return
    yield span


_LATER = re.compile(r" (?:before|after|until|till|since|during|every|each) (?=[A-Z])")
"""What stands between a name and a time that was taken for a part of it."""


def _is_land_before_name(words: Sequence[str]) -> bool:
    entry = world.known().get(words[0])
    given = wordlist.words("first_names")
    return entry is not None and entry.sort == "country" and words[0] not in given and words[1] in given


def _holder(body: str, span: Span) -> int | None:
    """Where somebody's name begins behind the seat that he holds: "State Member for Larvik Joan Moss"."""
    if _HOLDS.search(body[max(0, span.start - 20) : span.start]) is None:
        return None
    words = list(WORD.finditer(body, span.start, span.end))[1:-1]
    return next((word.start() for word in words if word[0] in wordlist.words("first_names")), None)


HOLDERS = ("Member", "MP", "MLA", "MLC", "MHA", "TD", "MSP", "Senator", "candidate")
"""Who stands for a town, right before "for"."""

_HOLDS = re.compile(rf"\b(?:{'|'.join(HOLDERS)}) for $")

_DEGREES = re.compile(r"[CF]\. (?=[A-Z])")
_COUNTY = re.compile(r", (?:Co\.?|County) (?=[A-Z])")

FORMS = ("Ltd", "Inc", "Corp", "Plc")
"""Legal forms that are written with a stop."""

_FORM = re.compile(rf" (?:{'|'.join(FORMS)})(?=\. [A-Z][a-z])")
"""A legal form whose stop ends a sentence."""

_COMMON_OF = re.compile(r"(?:[a-z]{3,} )+of (?:the )?(?=[A-ZÀ-ÞĀ-Ž])")
"""Common nouns with whose they are."""

ARTICLE = r"[Tt]he|THE|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Yy]our"
LEADING = re.compile(rf"(?:(?:{ARTICLE})\s+|[\W_]+)+")
POSSESSIVE = re.compile(r"['’][sS]?$")
STOP = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,4}|\.[A-Z])\.$")
"""A full stop that belongs to the word: an initial, an abbreviation."""


def trimmed(body: str, span: Span, label: str) -> Span | None:
    """`span` as far as it is the name: without articles, titles, quotation marks and possessives around it. None where
    nothing is left."""
    start, end = span.start, span.end
    lead = LEADING.match(body, start, end)
    if lead:
        start = lead.end()
    start = _behind_titles(body, start, end, label)
    while start < end:
        text = body[start:end]
        if body[end - 1].isalnum() or STOP.search(text) or (text.endswith(")") and "(" in text):
            break
        possessive = POSSESSIVE.search(text)
        end -= len(possessive[0]) if possessive else 1
    possessive = POSSESSIVE.search(body[start:end])
    if possessive:
        end -= len(possessive[0])
    end = _before_suffixes(body, start, end) if label == "PERSON" else _before_titles(body, start, end)
    end = _before_common(body, start, end, label)
    return Span(start, end) if start < end else None


QUARTER = re.compile(r"(?:[1-4]?Q[1-4]?|[1-4]Q|H[12]|FY ?\d{2,4}|FY)")
"""What the results of a company are for, in a headline ("Nortex Q4 profit")."""

AREA = frozenset(("state", "federal", "national", "provincial", "county", "city", "local", "regional"))
"""Whose a body is, in lower case before its name."""


def _before_common(body: str, start: int, end: int, label: str) -> int:
    """Where a name ends before the quarter of a year, or the common noun that says what a body is ("NGG union")."""
    words = list(WORD.finditer(body, start, end))
    while len(words) > 1 and (QUARTER.fullmatch(words[-1][0]) or words[-1][0] in ("No", "No.")):
        words.pop()
    glued = len(words) > 1 and words[-2][0][0].isupper() and words[-1][0] in wordlist.words("organization_kinds")
    if label == "ORG" and glued:
        words.pop()
    return words[-1].end() if words else end


def _behind_titles(body: str, start: int, end: int, label: str) -> int:
    """Where the name starts behind words that only introduce it ("About", "DJ", "Presiding Judge")."""
    words = list(WORD.finditer(body, start, end))
    bare = [word[0] for word in words]
    keep = int(len(words) == 3 and _is_behind_country(bare)) or _count_of_people(bare, label)
    for i, word in enumerate(words[:-1]):
        behind = words[i + 1][0] in wordlist.words("addresses") and word[0] in wordlist.words("qualifiers")
        behind |= i + 2 < len(words) and i == 0 and word[0] in wordlist.words("positions")
        behind |= word[0] in wordlist.words("ranks") and words[i + 1][0] in wordlist.words("first_names")
        titled = label == "PERSON" and (_is_title(word[0]) or behind)
        titled = titled and not (i == 0 and (_is_before_initial(body, word) or _is_introduced(body, words, end)))
        if titled and is_given_behind_role(word[0], body[max(0, word.start() - 30) : word.start()], i == 0):
            titled = False
        if (
            titled
            or (i == keep and _is_role(word[0], label, body[start:end]))
            or (i == keep and _leads_in(body, words, i, label))
        ):
            keep = i + 1
    return words[keep].start() if words else start


def behind_monsieur(body: str, pieces: Iterable[Evidence]) -> Iterator[Evidence]:
    """`pieces` with the names of people without the "M." that a text calls Frenchmen by."""
    says = _says_monsieur(body)
    for one in pieces:
        titled = says and body.startswith("M. ", one.span.start) and one.span.end - one.span.start > len("M. X")
        yield replace(one, span=Span(one.span.start + len("M. "), one.span.end)) if titled else one


def _says_monsieur(body: str) -> bool:
    """Whether "M." is what a text calls Frenchmen by, and no initial: several have it, or women are called "Mme"."""
    named = {found[1] for found in _MONSIEUR.finditer(body) if not _is_behind_given(body, found.start())}
    return len(named) > 1 or (bool(named) and _MADAME.search(body) is not None)


def _is_behind_given(body: str, start: int) -> bool:
    return _GIVEN_BEFORE.search(body, max(start - _GIVEN, 0), start) is not None


_GIVEN = 30  # characters that hold a given name
_MONSIEUR = re.compile(
    r"\bM\. (?:[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+ )?(?:"
    r"(?:de|du|van|le|la) )?([A-ZÀ-ÞĀ-Ž][\w’'-]+)(?! [A-ZÀ-ÞĀ-Ž])"
)
_GIVEN_BEFORE = re.compile(r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+ $")
_MADAME = re.compile(r"\b(?:Mme|Mlle|MM)\b")


def _is_before_initial(body: str, word: re.Match[str]) -> bool:
    """Whether the title that `word` could be is a given name, since only an initial parts it from the family name
    ("Earl T. Maddox")."""
    given = word[0] in wordlist.words("first_names") and word[0].lower() not in wordlist.words("roles")
    return given and re.match(r" [A-Z]\. ", body[word.end() : word.end() + 4]) is not None


def _is_introduced(body: str, words: Sequence[re.Match[str]], end: int) -> bool:
    """Whether the title that the first of two `words` could be is a given name, since what somebody is, or an age,
    follows, which a title would have told ("Dean Pospisil, a welder")."""
    told = len(words) == 2 and INTRODUCTION.match(body, end) is not None
    return told and is_given_too(words[0][0])


INTRODUCTION = re.compile(r", (?:an? [a-z-]+|\d\d)\b")


def is_given_too(title: str) -> bool:
    """Whether a title is a given name as well, and none of a prince, who is introduced all the same."""
    noble = title in wordlist.words("noble_titles") and title not in ("Earl", "Duke")
    return title in wordlist.words("first_names") and not noble


def _leads_in(body: str, words: Sequence[re.Match[str]], i: int, label: str) -> bool:
    """Whether the word at `i` only leads in the name behind it: not where "the" stands before its capital ("the Just
    Transition Fund")."""
    word, behind = words[i][0], words[i + 1][0]
    before = body[max(0, words[i].start() - 4) : words[i].start()]
    own = label == "ORG" and before == "the " and word[0].isupper() and len(words) > 2
    if word in wordlist.words("eras") and len(words) == i + 2 and f"{word} {behind}" not in world.known():
        entry = world.known().get(behind)
        named = word in wordlist.words("first_names") or word in wordlist.words("surnames")
        if entry is not None and entry.sort in world.PLACES and not (named and label == "PERSON"):
            return True  # "Ottoman Jerusalem"
    if label == "PERSON" and _is_trade(body, words, i):
        return True
    if is_day(word, body[max(0, words[i].start() - 6) : words[i].start()]):
        return True
    inside = re.search(r"[a-z] $", body[max(0, words[i].start() - 2) : words[i].start()])
    if word == "New" and inside and POSSESSIVE.sub("", behind) not in wordlist.words("time_nouns"):
        return False  # "the road to New Ashford"; but "his New Year's address"
    area = label in ("ORG", "LAW") and word in AREA and behind[0].isupper()
    return not own and (area or (_introduces(word, label) and f"{word} {behind}" not in world.known()))


def is_day(word: str, before: str) -> bool:
    """Whether `word` is the day of a sentence, by what stands `before` it, and in no name ("the Sunday Tribune")."""
    return _WEEKDAY.fullmatch(word) is not None and _ON.search(before) is not None


_WEEKDAY = re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ON = re.compile(r"\b(?:[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|[Bb]y|[Uu]ntil|[Ss]ince) $")


def _is_trade(body: str, words: Sequence[re.Match[str]], i: int) -> bool:
    """Whether the word at `i` opens a sentence and is a common one before a name in full ("Landlady Ada Moss")."""
    word, start = words[i][0], words[i].start()
    role = word.lower() in wordlist.words("roles")
    given = words[i + 1][0] in wordlist.words("first_names") if len(words) > i + 2 else False
    if not (len(words) == i + 3 and (role or given)) and not (len(words) == i + 4 and role and given):
        return False
    plain = role or word.lower() in wordlist.words("common_words")
    named = word in wordlist.words("first_names") or word in wordlist.words("surnames")
    return plain and not named and re.search(r"(?:^|\n|[.!?”\"]\s)$", body[max(0, start - 2) : start]) is not None


def _is_behind_country(words: Sequence[str]) -> bool:
    """Whether a person's name stands behind that of a country ("Kenya Prudence Hale")."""
    lists = ("organization_words", "team_words", "place_words", "event_words")
    given = words[1] in wordlist.words("first_names") and words[1] not in wordlist.words("titles")
    plain = words[2].lower() in wordlist.words("common_words")
    return given and _is_country(words[0]) and not plain and not any(words[2] in wordlist.words(of) for of in lists)


def _count_of_people(words: Sequence[str], label: str) -> int:
    """How many words say of what people somebody is whose full name is behind ("Hungarian Anna Varga", "New Zealander
    Ruth Moss", "Dutchman Wim van Dorn")."""
    if label not in ("PERSON", "ORG"):
        return 0
    count = next((count for count in (2, 1) if _is_people(" ".join(words[:count]))), 0)
    name = [word for word in words[count:] if word.lower() not in wordlist.words("particles")]
    if not count or len(name) != 2:
        return 0
    lists = ("organization_words", "team_words", "place_words", "event_words", "thing_words", "document_words")
    given, last = name
    plain = last.lower() in wordlist.words("common_words") and last not in wordlist.words("surnames")
    called = given in wordlist.words("first_names") and given not in wordlist.words("titles")
    called = called or words[count - 1].endswith(("man", "woman"))  # which is in nobody's name
    return count if called and not plain and not any(last in wordlist.words(of) for of in lists) else 0


def is_given_behind_role(word: str, before: str, first: bool) -> bool:
    """Whether the title `word` is a given name, since the text `before` it already says what its bearer is ("the
    captain, Dean Ormond")."""
    noun = ROLE_BEFORE.search(before)
    return (
        first
        and word in wordlist.words("first_names")
        and noun is not None
        and noun[1].lower() in wordlist.words("roles")
    )


ROLE_BEFORE = re.compile(r"(\w+) ?,\s*$")


def _is_title(word: str) -> bool:
    return word in wordlist.words("titles") or word.lower() in wordlist.words("roles")


def _is_role(word: str, label: str, name: str) -> bool:
    """Whether `word` before two others makes a person of what the model took for a body ("Conductor Anna Holt")."""
    return label == "ORG" and word.lower() in wordlist.words("roles") and name.count(" ") == 2 and not is_body(name)


def _introduces(word: str, label: str) -> bool:
    """Whether `word` at the start of a span is no part of the name: "About", "12", the people before a place."""
    if label in ("GPE", "LOC", "FAC") and _is_people(word):
        return True
    if label == "PERSON" and word in wordlist.words("not_names"):  # "Photo Bruce Adams"
        return word not in wordlist.words("surnames_first")
    if word in wordlist.words("labels") or word in ("v", "vs", "v.", "vs."):
        return True
    if word.lower() in wordlist.words("verbs_of_saying"):
        return word not in wordlist.words("surnames")  # "Replied State Department"
    plain = word.lower() in wordlist.words("function_words") and word not in wordlist.words("first_names")
    return plain or word[0].isdigit()


ACRONYM = re.compile(r"[A-Z]{3,}")


def _is_country(word: str) -> bool:
    entry = world.known().get(word)
    return entry is not None and entry.sort == "country" and word not in wordlist.words("first_names")


def _is_people(word: str) -> bool:
    entry = world.known().get(word)
    return entry is not None and entry.sort in ("people", "group")


def _before_suffixes(body: str, start: int, end: int) -> int:
    words = list(WORD.finditer(body, start, end))
    while (
        len(words) > 1
        and words[-1][0].strip(",") in wordlist.words("name_suffixes")
        and words[-1][0].strip(",") not in KEPT
    ):
        words.pop()
    while len(words) > 1 and words[-1][0] in wordlist.words("particles") and words[-1][0].islower():
        words.pop()  # "Lotte van", cut before "'t"
    if len(words) > 2 and ACRONYM.fullmatch(words[-1][0]) and not body[start:end].isupper():
        words.pop()  # "Lisa Stark ABC"
    if len(words) > 2 and words[-1][0].isdigit():
        words.pop()  # an age
    last = words[-1][0] if words else ""
    return words[-1].end() - (len(last) - len(last.rstrip(","))) if words else end


def _before_titles(body: str, start: int, end: int) -> int:
    """Where the name ends before words that go on to something else ("U.S." in "U.S. Congresswoman")."""
    words = list(WORD.finditer(body, start, end))
    while len(words) > 1 and (
        words[-1][0] in wordlist.words("titles") - _BODIES or words[-1][0] in wordlist.words("function_words")
    ):
        words.pop()
    return words[-1].end() if words else end


_BODIES = frozenset(
    (
        "State", "House", "Senate", "Treasury", "Justice", "Energy", "Defense", "Defence", "Education", "Health",
        "General", "Trade", "Crown", "Home", "First", "Miss", "Major", "Interior", "Finance",
    )
)  # fmt: skip

KEPT = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
"""Suffixes that tell a father from a son, and so belong to the name."""
