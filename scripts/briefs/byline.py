"""Who wrote an article, as the line above it says: "BY JANE ROE", "Posted by Jane Roe on ...", "Words: Jo Bloggs"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from briefs import lexicon, wordlist, world

_HINT = re.compile(r"by\b|:|from\b", re.IGNORECASE)
_PEN_NAME = re.compile(r"[“\"‘']((?:[A-Z][\w’'-]+ ?){1,3})[”\"’']")
"""A name that stands in quotation marks in a byline: By “Long Leg”."""

LONGEST = 240
"""Characters of a byline; a longer line is a sentence."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors in the order of the line, and the publication or agency it names."""

    authors: tuple[str, ...]
    publisher: str | None = None


def parse(line: str, dated: bool = False) -> Byline | None:
    """The byline that `line` is, or None. It must begin with a word that announces one ("By", "Words:").
    `dated` tells that a date stood beside it, which makes a single name credible."""
    if len(line) > LONGEST or not _HINT.search(line):
        return None
    line = line.strip(" \t|•·*_-–—()[]")
    if (sent := _SPECIAL_BY.fullmatch(line)) and _is_titled(sent["paper"]):
        found = parse(f"By {sent['who']}", dated)
        return replace(found, publisher=found.publisher or _raised(sent["paper"])) if found else None
    line = re.sub(r"\s+(?:on|at)\s+\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?$", "", line, flags=re.IGNORECASE)
    match = _announced().match(line)
    if match is None:
        return None
    certain = dated or not match["bare"]
    named = _helped().sub("", line[match.end() :])
    named = re.sub(r",?\s+aged?\s\d{1,2}$", "", named)
    named = re.sub(r"[,|]?\s+special\s+(?:to|for)\s+", " for ", named, flags=re.IGNORECASE)
    named = re.sub(r"\s+in\s+(?:[A-Z][\w.’'-]*(?:\s+|,\s*|$)){1,4}$", "", named)  # Jane Roe in Geneva
    named = without_ground(named)
    if pen := _PEN_NAME.fullmatch(named):
        return Byline((pen[1],))
    if nick := _NICKNAME.fullmatch(named):
        one = people(f"{nick['given']} {nick['family']}")
        if one is not None and len(one.authors) == 1:
            given, _, family = one.authors[0].rpartition(" ")
            return Byline((f"{given} “{proper(nick['nick'])}” {family}",), one.publisher)
    found = _collective(named) or people(named)
    if found is None or not (found.authors or found.publisher):
        return None
    if match["sent"] and (" to " in named or not all(_is_in_full(author) for author in found.authors)):
        return None  # "From Jane Austen to Zadie Smith"
    if not certain and not found.publisher and all(" " not in author for author in found.authors):
        return None  # "By Design", "By Land and Sea"
    return found


_NICKNAME = re.compile(
    r"(?P<given>[^\W\d_]+|(?:[^\W\d_]\. ?){1,3}) \(?[\"“](?P<nick>[^\W\d_]+)[\"”]\)? (?P<family>[^\W\d_]\S+)"
)
"""A name with what its bearer is called: 'Kofi "Touchline" Badu', 'J. R. ("Bluey") Hale'."""

_SPECIAL_BY = re.compile(r"special (?:to|for) (?P<paper>[^,]{2,60}),? by (?P<who>\S.*)", re.IGNORECASE)
"""For whom, and by whom: "Special to the Courier, by H. A. Hale"."""


def _is_in_full(author: str) -> bool:
    """Whether a name is somebody's given and family name, as the list of given names has it."""
    return " " in author and author.split()[0] in wordlist.words("first_names")


def people(text: str) -> Byline | None:
    """The names of `text`, a list such as "A, B and C, Staff Writers", or None where any part is not a name, an
    office or a publication."""
    authors: list[str] = []
    publisher = None
    text = re.sub(r"\(?\S*@\S+\)?", "", text)
    if printed := re.match(r"(.*\S)\s+(?:[Ff]or|of(?=\s[Tt]he))\s+((?:[Tt]he\s+)?[A-Z].*)$", text):
        publisher = publication(printed[2]) or (_raised(printed[2]) if _is_titled(printed[2]) else None)
        text = printed[1] if publisher else text
    for part in _parts(text):
        agency = publication(part)
        if agency is not None:
            publisher = publisher or agency
        elif not authors and (found := with_office(part)) is not None:
            authors.append(found.authors[0])
            publisher = publisher or found.publisher
        elif is_office(part) or (authors and _is_town(part)):
            continue
        elif is_name(part):
            if (name := proper(part)) not in authors:
                authors.append(name)
        else:
            return None
    if not authors and publisher is not None:
        authors.append(publisher)
    return Byline(tuple(authors), publisher) if authors else None


def _is_town(text: str) -> bool:
    """Whether a part behind a name says where that was written: "By Jane Roe, Dhaka"."""
    given = text.split()[0] in wordlist.words("first_names")
    return world.is_place(text) and not (given and " " in text)


def without_ground(text: str) -> str:
    """`text` without the ground that a match was reported from: "Jane Roe at Weir Park"."""
    match = re.fullmatch(r"(.*\S)\s+at\s+((?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})", text)
    return text if match is None or publication(match[2]) or is_masthead(match[2]) else match[1]


def special(text: str) -> str | None:
    """The publication that a report is "special to"."""
    match = re.fullmatch(r"special\s+(?:to|for)\s+(\S.*)", text, re.IGNORECASE)
    return _raised(match[1]) if match and (publication(match[1]) or _is_titled(match[1])) else None


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_titled(text: str) -> bool:
    """Whether what follows "for" can be a publication: one to five words, all with capitals."""
    words = text.split()
    return len(words) <= 5 and all(word[0].isupper() or word.lower() in lexicon.words().small for word in words)


def with_office(text: str) -> Byline | None:
    """The author of a part such as "Jane Roe Staff Writer" or "Jane Roe Associated Press", without a comma between."""
    words = text.split()
    roles = lexicon.words().roles
    for at in (2, 3):
        name, office = " ".join(words[:at]), " ".join(words[at:])
        named = all(word[0].isupper() or word.strip(".,") in roles for word in words[at:])
        if not office or not named or not is_name(name) or any(word.lower().strip(".") in roles for word in words[:at]):
            continue
        if (agency := publication(office)) is not None or is_masthead(office):
            return Byline((proper(name),), agency or office)
        if is_office(office) or is_office(office.partition(" ")[2]):
            return Byline((proper(name),), publication(words[at]))
    return _after_office(words)


def _after_office(words: list[str]) -> Byline | None:
    """The author whose office stands before the name: "Science Editor Jane Roe"."""
    roles = lexicon.words().roles
    for at in range(1, min(len(words) - 1, 5)):
        name = " ".join(words[at:])
        ends = words[at - 1].lower() in roles and not any(word.lower().strip(".") in roles for word in words[at:])
        if ends and len(words) - at in (2, 3) and all(word[0].isupper() for word in words) and is_name(name):
            return Byline((proper(name),))
    return None


def _collective(text: str) -> Byline | None:
    """The group that `text` names as the author: "the Editorial Board", "Reuters Staff", "Our Correspondent"."""
    words = text.split()
    known = lexicon.words()
    many = 2 <= len(words) <= 6 and words[-1].lower() in known.collectives
    one = 2 <= len(words) <= 4 and words[0].lower() in known.unnamed_who and words[-1].lower() in known.roles
    if not many and not one:
        return None
    if "and" in words or not all(_name_word().fullmatch(word) for word in words):
        return None
    name = proper(text)
    return Byline((name[0].upper() + name[1:],), publication(words[0]))


def reporter(credit: str) -> Byline | None:
    """Who wrote a report, from the credit below it: "(Reporting by Jane Roe in Geneva; Editing by Tom Field)". Those
    who helped ("Additional reporting by") or edited did not."""
    match = _reporting().match(credit[:300])
    return None if match is None else parse(f"by: {match['names']}")


def unsigned(line: str) -> Byline | None:
    """The byline that `line` is without naming or announcing anybody: "Staff report", "From our correspondent"."""
    if len(line) > 60:
        return None
    text = re.sub(r"^(?:from|by)\s+", "", line.strip(" .:*_-–—()[]"), flags=re.IGNORECASE)
    if text.lower() not in lexicon.words().unsigned and not (text != line.strip() and _is_of_office(text)):
        return None
    text, _, behind = (part.strip() for part in text.partition(","))
    if behind and not _is_town(behind):
        return people(behind)  # "Our Western Correspondent, Jane Roe"
    return Byline((" ".join(word[:1].upper() + word[1:] for word in proper(text).split()),))


def _is_of_office(text: str) -> bool:
    """Whether what stands behind "From" or "By" is nobody but an office: "Our Crown Court Correspondent", "TIMES
    REPORTER, Ndola"."""
    office, _, town = text.partition(",")
    words = office.split()
    known = lexicon.words()
    if not 2 <= len(words) <= 6 or words[-1].lower() not in known.reporters or len(town.split()) > 3:
        return False
    paper = words[-2].lower() in known.mastheads and len(words) <= 4
    return words[0].lower() in known.unnamed_who or paper


def is_name(text: str) -> bool:
    """Whether `text` has the form of a person's name, in any case."""
    words = text.split()
    known = lexicon.words()
    if not 1 <= len(words) <= 6 or len(text) > 60 or not all(_name_word().fullmatch(word) for word in words):
        return False
    if any(word.lower().strip(".") in known.unnamed for word in words if not _initial().fullmatch(word)):
        return False
    large = [word for word in words if word.lower() not in known.particles]
    return any(len(word.strip(".")) > 1 for word in large) and (
        all(word[0].isupper() for word in large) or text == text.lower()
    )


def is_office(text: str) -> bool:
    """Whether `text` says what somebody is ("Staff Writer", "special correspondent")."""
    words = re.findall(r"[\w.’'-]+", text.lower())
    return bool(words) and len(words) <= 10 and any(word.strip(".") in lexicon.words().roles for word in words)


def publication(text: str) -> str | None:
    """The agency or publication that `text` names, and nothing else."""
    known = lexicon.words()
    bare = " ".join(text.strip(" .()[]/–—-").split()).lower()
    if bare in known.agencies or bare in known.publishers:
        return known.agencies.get(bare) or known.publishers[bare]
    return None


def is_masthead(text: str) -> bool:
    """Whether `text` looks like the name of a publication: "The Millbrook Gazette"."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and words[-1].lower() in lexicon.words().mastheads
        and all(word[0].isupper() or word in ("of", "the", "and", "&") for word in words)
    )


def proper(name: str) -> str:
    """`name` as its bearer would write it, where it stands all in capitals or all in small letters."""
    name = " ".join(name.split())
    as_printed = re.sub(r"\bMc(?=[A-Z]{2})", "MC", name)  # BRIAN McALLISTER
    if as_printed not in (name.upper(), name.lower()):
        return name
    words = name.split()
    return " ".join(
        _proper_word(word, first=index == 0, last=index == len(words) - 1) for index, word in enumerate(words)
    )


def _proper_word(word: str, first: bool, last: bool) -> str:
    lower = word.lower()
    known = lexicon.words()
    if lower in known.particles and not first and not last:
        return lower
    if lower.strip(".") in known.suffixes and last and not first:
        return word.upper() if lower.startswith(("ii", "iv")) else lower.capitalize()
    if _initial().fullmatch(word):
        return word.upper()
    parts = lower.split("-")
    small = [
        part in known.particles and (0 < at < len(parts) - 1 or (at == 0 < len(parts) - 1 and not first))
        for at, part in enumerate(parts)
    ]  # Port-au-Prince, al-Assad
    return "-".join(part if is_small else _capital(part) for part, is_small in zip(parts, small, strict=True))


def _capital(word: str) -> str:
    known = lexicon.words()
    if word in known.mac:
        return known.mac[word]
    if word.startswith("mc") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    head, mark, tail = re.match(r"([^'’]*)(['’]?)(.*)", word, re.DOTALL).groups()  # type: ignore[union-attr]
    if mark and len(head) <= 2 and len(tail) > 1:  # O'Brien, D'Angelo; but not Shi'i
        return head.capitalize() + mark + tail.capitalize()
    return word[:1].upper() + word[1:]


def _parts(text: str) -> list[str]:
    """The names and offices that `text` lists. A town after "in" is no part of them."""
    text = re.sub(r"\s+in\s+[A-Z][\w’'-]*(?:,\s+[A-Z][\w’'-]*)+$", "", text)  # filed in Physics, Weather
    text = re.sub(r",\s+in\s+[A-Z][\w’'-]*(?:(?:,|\s+and)\s+[A-Z][\w’'-]*)*(?=,|$)", "", text)  # in Bonn and Ulm
    text = re.sub(r"\s+(?:in|from)\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}(?=\s*(?:,|;|\||$|\band\b|&))", "", text)
    text = re.sub(r",?\s+(Jr|Sr)\b\.?", r" \1.", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+(?:on|at)\s*(?=\||$)", "", text)
    text = re.sub(r"\b(?:for|of)\s+(?:the\s+)?(?=[A-Z])", ", ", text)
    parts = re.split(r"\s*(?:[,;|•·/]|\s[-–—]\s|\band\b|&|\bwith\b|\(|\))\s*", text, flags=re.IGNORECASE)
    stripped = (part.strip(" :*_-–—") for part in parts)
    return [_without_stop(part) for part in stripped if part.strip(".")]


def _without_stop(part: str) -> str:
    """`part` without the full stop of its line; that of an initial or of "Jr." stays."""
    bare = part.strip(" .")
    junior = re.search(r" [JS]r$", bare, re.IGNORECASE) is not None
    initial = part.endswith(".") and re.search(r" [^\W\d_]$", bare) is not None
    return bare + "." * (junior or initial)


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?: (?P<bare> by )                                                          # By Jane Roe
          | (?P<sent> from )                                                        # From Jane Roe in Geneva
          | (?: written | words | story | text | report(?:ed|ing)? | posted | published | submitted | authored
              | created | analysis | opinion | commentary | essay | column | review(?:ed)? | interview | dispatch
              | letter | article | guest \s post | news | perspective | feature ) \s+ by   # Story by Jane Roe
          | (?: words | text | story | authors? | writer | byline | by | reporter | written \s by | posted \s by
              | from ) \s* : (?: \s* by \b )?                                            # Words: Jane Roe
        )
        \s+ """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(
        r"[\s(\[*_]*(?:reporting|writing|story|text)(?: and (?:writing|editing|reporting))? by "
        r"(?P<names>[^;.()\n]{3,160})",
        re.IGNORECASE,
    )


@cache
def _helped() -> re.Pattern[str]:
    """What a byline goes on to say about those who did not write."""
    return re.compile(
        r"""
        \s* [,;|(/–—-]? \s* (?:(?:and|with) \s+)? (?:additional \s+)?
        (?: photo(?:graph)?(?:s|y)? | pictures? | illustrations? | images? | graphics? | art(?:work)? | videos?
          | reporting | research | (?:photo|video|art) \s direction | maps? | animations? | (?:photograph|illustrat)ed )
        (?: \s+ (?:and|&) \s+ \w+ )? \s* (?: by \b | : | courtesy ) .* $
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _name_word() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]+(?:['’.-][^\W\d_]+)*['’]?\.?)", re.UNICODE)


@cache
def _initial() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]\.){1,4}|[^\W\d_]", re.UNICODE)
