"""Finds towns, people, firms and countries by what stands right beside their names: how many live there ("Kima Ford,
then a town of 900"), how old they are ("Rose Eaton Marsh, 71"), what they are ("Solis Bright, a state-owned group")."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist, world
from briefs.evidence import Evidence, everywhere, is_body, is_nobody
from briefs.model import Article, Span

WEIGHT = 5

NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){0,2}"
TOWN = re.compile(
    rf"\b(?!(?:At|In|Near|From|To|Of|The|For|By)\b)(?P<name>{NAME}), "
    r"(?:then |now |once |still |today )?an? (?:[a-z-]+ ){0,2}"
    r"(?:town|village|hamlet|township|settlement|city|community) of (?:about |some |around |just |only |barely )?\d"
)


AGED = re.compile(rf"\b(?P<name>(?P<given>[A-ZÀ-ÞĀ-Ž][\w’'-]+) {NAME}), (?:aged |who is )?[1-9]\d, ")

IN_FULL = re.compile(
    r"\b(?P<given>[A-ZÀ-ÞĀ-Ž][\w’'-]+) (?:[A-ZÀ-ÞĀ-Ž][\w’'-]+ ){0,3}"
    r"(?P<last>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’'-]+)\b"
)
AGED_BY_SURNAME = re.compile(r"\b(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’'-]+), (?:aged )?[1-9]\d, (?:who|an?|the|of|from)\b")


OFFICE = (
    r"(?:foreign|prime|interior|defen[cs]e|finance|justice|trade) minister|ambassador|territory|borders?|parliament"
)
COUNTRY = re.compile(rf"\b(?P<name>[A-ZÀ-ÞĀ-Ž][\w-]+)['’]s (?:first |former |new |own |then )?(?:{OFFICE})\b")
"""What has ministers and ambassadors."""

REALM = re.compile(r"\b(?P<name>(?:Republic|Kingdom|Sultanate|Emirate|Principality) of [A-ZÀ-ÞĀ-Ž][\w-]+)(?! [A-Z])")
OF_LAND = re.compile(
    r"\b(?P<name>(?P<land>[A-ZÀ-ÞĀ-Ž][\w-]+(?: [A-ZÀ-ÞĀ-Ž][\w-]+)?) (?:Republic|State|Province))\b(?! [A-Z])"
)
SEE = re.compile(
    r"\b(?:[Aa]rchbishop|[Bb]ishop|[Vv]icar|[Mm]ayor|[Mm]ayoress) of (?P<name>[A-ZÀ-ÞĀ-Ž][a-z]+)(?! [A-Z]|['’]s)"
)
"""The place that somebody is the bishop or mayor of."""


AREA = re.compile(
    r"\b(?P<name>[A-ZÀ-ÞĀ-Ž][\w-]+) (?:Regional|Provincial|District|Divisional) "
    r"(?:Director|Commissioner|Minister|Officer|Commander|Manager|Secretary|Chairman|Chief)\b"
)
"""What has officers of its own."""

SAINTED = re.compile(r"\b(?P<name>(?P<given>[A-ZÀ-ÞĀ-Ž][\w’'-]+) (?P<last>St\.? [A-ZÀ-ÞĀ-Ž][\w’'-]+))\b(?!['’]s)")
"""Somebody whose family name is that of a saint: "Neville St. Hill"."""

BORN = re.compile(
    r"\b(?:born|buried|brought up|grew up)(?: on [^.;:]{4,30}?,?)? (?:at|in|near) "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’'-]+(?: [A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’'-]+)?)(?=[,;]|\.(?: [A-Z]|$)| "
    r"(?:in|on|and|to|as|the)\b)",
    re.MULTILINE,
)
"""Where somebody was born."""

HYPHENED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Nn]ear|[Oo]n|[Ff]rom|[Tt]o|[Aa]long|[Oo]ff) "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+-(?:street|road|lane|bridge|square|terrace|"
    r"place|gardens|row|hill|gate|green|fields|park|market|yard|wharf|quay)(?: [Ss]tation)?)\b"
)
"""A street or bridge as papers once wrote it: "at London-bridge Station"."""

QUARTERED = re.compile(
    r"\b(?:district|suburb|quarter|neighbou?rhood|hamlet|settlement|township|municipality|commune|favela|barrio|islet|"
    rf"reef|shoal) of (?P<name>{NAME})"
)
"""A quarter or a reef by what it is said to be."""

FEATURE = re.compile(
    r"\b(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:ian|ean|ese|ic|ern|ine) "
    r"(?:desert|peninsula|plateau|steppe|highlands|lowlands|"
    r"archipelago|basin|massif))\b"
)
"""A stretch of land by the adjective of a people: "the Arabian desert"."""

NAMED_FOR = re.compile(
    r"\b[Tt]he (?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+)?) (?:crater|reef|shoal|sandbank|glacier|fjord)\b"
)
"""What is named for somebody, or by itself: "the Kalven reef"."""

EDGED = re.compile(
    r"\b(?:edge|edges|foot|foothills|slopes|peaks|summits|crest|flanks|heights) of the "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+s)\b(?! [A-Z]|['’])"
)
"""A range of mountains by its edge."""

FAR = re.compile(rf"\bas far (?:away|afield|north|south|east|west|inland) as (?P<name>{NAME})")
"""How far somebody comes from, or goes."""

RULED = re.compile(
    r"(?<!provincial )(?<!regional )(?<!state )(?<!municipal )(?<!local )(?<!city )"
    r"\b(?:government|regime|presidency|dictatorship|premiership|administration) of "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w-]+ [A-ZÀ-ÞĀ-Ž][\w-]+)\b(?! [A-Z])"
)
"""Whose rule it was, where the words are not those of a country."""

HELD = re.compile(r"\b[Aa]n? (?P<name>[A-ZÀ-ÞĀ-Ž][\w-]+) (?:government|administration|ministry|cabinet|presidency)\b")
"""Whose government one would be: "a Roe government would"."""

LARGE = 300_000
"""Inhabitants from which on a city may have a government that is spoken of."""


def evidence(article: Article) -> Iterator[Evidence]:
    """Every such name."""
    yield from everywhere(article, _firms(article.body), "ORG", WEIGHT)
    yield from everywhere(article, _bodies(article.body), "ORG", WEIGHT)
    yield from everywhere(article, _rulers(article.body), "PERSON", WEIGHT)
    yield from everywhere(article, _lands(article.body), "GPE", WEIGHT)
    yield from everywhere(article, (found["name"] for found in MEASURE.finditer(article.body)), "LAW", WEIGHT)
    yield from everywhere(article, _initialed(article.body), "PERSON", WEIGHT)
    yield from everywhere(article, (*_interviewed(article), *_presented(article)), "PERSON", WEIGHT)
    apposed = (found["name"] for found in _apposed().finditer(article.body))
    yield from everywhere(article, apposed, "PERSON", WEIGHT)
    yield from everywhere(article, _married(article.body), "PERSON", WEIGHT)
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        for match in TOWN.finditer(article.text(paragraph)):
            first, last = (paragraph.span.start + at for at in match.span("name"))
            yield Evidence(Span(first, last), "GPE", WEIGHT, "context")
    yield from everywhere(article, (*_aged(article.body), *_sainted(article.body)), "PERSON", WEIGHT)


def _married(body: str) -> Iterator[str]:
    """Whom somebody married: "He married Fumi Oda in 1938"."""
    for found in MARRIED.finditer(body):
        words_ = found["name"].split()
        if not is_nobody(words_) and not is_body(found["name"]) and found["name"] not in world.known():
            yield found["name"]


MARRIED = re.compile(
    r"\b(?:married|wed) (?:the [a-z]+ )?(?P<name>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž’-]+ [A-ZÀ-ÞĀ-Ž][\w’-]+)"
    r"(?=[,.;]| (?:in|and|at|on|when|that|who)\b)"
)


def _initialed(body: str) -> Iterator[str]:
    """The names, and the family names, of people whose initials have no stops: "an engineer, R T Calloway, had"."""
    for found in INITIALED.finditer(body):
        family = found["last"]
        if not is_body(family) and family.lower() not in wordlist.words("common_words"):
            yield from (found["name"], family)


INITIALED = re.compile(r"\b(?P<name>[A-Z] [A-Z] (?P<last>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]{3,}))(?=[,.;]| [a-z])")

MEASURE = re.compile(
    r"\b[Tt]he (?P<name>(?:[A-ZÀ-ÞĀ-Ž][\w-]+ ){0,2}[A-ZÀ-ÞĀ-Ž][\w-]+s['’] (?:[A-ZÀ-ÞĀ-Ž][\w-]+ ){0,3}"
    r"(?:Bill|Act|Ordinance))\b"
)
"""A law for several: "the Dairy Settlers' Relief Bill"."""


def _aged(body: str) -> Iterator[str]:
    """The full names of those whose age a text tells, behind the full name or, later on, the family name: "Rose Eaton
    Marsh", then "Marsh, 52, who"."""
    given = wordlist.words("first_names")
    yield from (found["name"] for found in AGED.finditer(body) if found["given"] in given)
    surnames = {found["name"] for found in AGED_BY_SURNAME.finditer(body)} - wordlist.words("first_names")
    if surnames:
        whole = [found for found in IN_FULL.finditer(body) if found["last"] in surnames]
        called = [found[0] for found in whole if found["given"] in given or _is_inside(body, found)]
        yield from called
        yield from {name.split()[-1] for name in called}


@cache
def _site() -> re.Pattern[str]:
    """A place by what it is said to be: "at Lau Pa Sat, the hawker centre"."""
    lead = r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]utside|[Ii]nside)"
    kinds = wordlist.any_of(wordlist.words("premises"))
    return re.compile(rf"{lead} (?P<name>{NAME}), (?:the|an?) (?:[a-z’'-]+ ){{0,4}}{kinds}\b")


def _sainted(body: str) -> Iterator[str]:
    """The names, and the family names, of people with that of a saint."""
    for found in SAINTED.finditer(body):
        if found["given"] in wordlist.words("first_names"):
            yield from (found["name"], found["last"])


def _is_inside(body: str, found: re.Match[str]) -> bool:
    """Whether a name of two words does not open its sentence, and so both are its own: "when Wince Keeping came"."""
    plain = found["given"] not in wordlist.words("titles") and found[0].count(" ") == 1
    return plain and re.search(r"[a-z],? $", body[max(0, found.start() - 3) : found.start()]) is not None


def _firms(body: str) -> Iterator[str]:
    """The names of firms that are said to be such, and are nobody's."""
    for pattern in _beside_firms():
        for found in pattern.finditer(body):
            person = found["first"] in wordlist.words("first_names") | wordlist.words("titles")
            called = "firm" in body[max(0, found.start("name") - len("firm ")) : found.start("name")]
            person = (
                person and " + " not in found["name"] and not (called and body[found.end() : found.end() + 1] in ",.;")
            )
            if not person and not is_nobody(found["name"].split()):
                yield found["name"]


@cache
def _beside_firms() -> tuple[re.Pattern[str], ...]:
    """A firm with what it is behind it, and one with that before it."""
    kind, partners = (wordlist.any_of(wordlist.words(of)) for of in ("firm_kinds", "partnerships"))
    name = r"(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?: (?:& )?[A-ZÀ-ÞĀ-Ž][\w’'-]+){1,3})"
    verbs = "had|has|was|made|said|says|won|took|sold|bought|will|would"
    goes_on = rf"(?=[,.;]| (?:to|in|on|for|and|which|that|{verbs})\b| [a-z]+ed\b)"
    before = (
        rf"\ban? (?:[\w’'-]+ ){{0,4}}{kind},|\b[a-z]+ {kind}|\b{partners},?|\b(?:ship)?yard"
        r"|\b(?:firm|partnership|practice) of|\b[A-ZÀ-ÞĀ-Ž][\w’'-]+-based"
    )
    makers = wordlist.any_of(wordlist.words("makers"))
    return (
        re.compile(
            rf"\b{name}, an? (?:(?:[\w’'-]+ ){{1,4}}{kind}(?=[,.;])|(?:[\w’'-]+ ){{0,4}}{makers}(?=,? which\b))"
        ),
        re.compile(rf"\b{name}, the (?:[\w’'-]+ ){{1,4}}{makers},(?=[^.]{{0,80}}\bits\b)"),
        re.compile(rf"\b{name}, one of (?:[\w’']+ ){{1,4}}?(?:[\w-]+ ){{0,2}}{_many('makers')}\b"),
        re.compile(rf"(?:{before}) {name}{goes_on}"),
        # "Ms Moss, of the Sydney broker Hallam Reeve, said"
        re.compile(rf", (?:of|at|with|from) the (?:[A-ZÀ-ÞĀ-Ž][\w’'-]+ )?{makers} {name}{goes_on}"),
        re.compile(rf"\b{name}, an? {makers} (?:in|of|based in) [A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+)?, which\b"),
        re.compile(rf"\b{name}, the (?:[\w’'-]+ ){{0,2}}governing body\b"),
        re.compile(
            r"(?:^|[.\n] )(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][a-z]{3,})), the [A-Z][a-z]+(?:ish|ese|[ai]n|ch|i|ic) "
            rf"(?:[a-z-]+ ){{1,4}}?{makers}, (?:yesterday|today|on|has|had|said|will|is|was)\b",
            re.MULTILINE,
        ),  # "Kymisalo, the Finnish paper maker, yesterday"
        re.compile(
            r"\b(?:[Ss]hares|[Tt]rading|[Ss]tock) (?:in|of) "
            r"(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?: (?:& )?[A-ZÀ-ÞĀ-Ž][\w’'-]+){0,3}) "
            r"(?:ha[sd]|was|were|will|rose|fell|"
            r"jumped|climbed|slid|slipped|dropped|gained|lost|closed|ended|surged|plunged|tumbled|soared|eased)\b"
        ),
        re.compile(r"(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][\w’'-]+) \+ [A-ZÀ-ÞĀ-Ž][\w’'-]+)"),
    )


def _many(name: str) -> str:
    """Any of a list of nouns, of several."""
    return wordlist.any_of({f"{word}s" for word in wordlist.words(name)})


BODIES_FOR = (
    "(?:Society|Institute|Association|Council|Center|Centre|Foundation|Trust|Fund|Office|Agency|Commission|Committee|"
    "Campaign|Academy|Organization|Organisation|Alliance|Coalition|Federation)"
)
"""Bodies that are for something ("Caledonian Society for the Natural Sciences")."""

OF_TOWN = re.compile(
    r"\b[Aa]n? (?P<name>[A-ZÀ-ÞĀ-Ž][\w’-]+) "
    r"(?:newspaper|paper|daily|weekly|hotel|court|bank|firm|company|school|hospital|"
    r"pub|solicitor|lawyer|doctor|judge|jury|hostel|suburb|street|taxi|shopkeeper|businessman)\b"
)
"""A town by what is in it: "a Galway newspaper"."""


JOINED = re.compile(
    r"\b[Tt]he (?P<name>[A-ZÀ-ÞĀ-Ž][\w’-]+(?: [A-ZÀ-ÞĀ-Ž][\w’-]+){0,2} and [A-ZÀ-ÞĀ-Ž][\w’-]+ "
    r"(?:Company|Co\.|Railway|Brewery|Corporation|Society|Bank|Line))(?! [A-Z])"
    r"|\bMessrs\.? (?P<firm>[A-ZÀ-ÞĀ-Ž][\w’-]+(?:, [A-ZÀ-ÞĀ-Ž][\w’-]+){0,3},? (?:and|&) "
    r"(?:Company|Co\.|Co\b|Sons?|Brothers|Bros\.?))"
    r"|\bMessrs\.? (?P<partners>[A-ZÀ-ÞĀ-Ž][\w’-]+(?:, [A-ZÀ-ÞĀ-Ž][\w’-]+){0,2} "
    r"(?:and|&) [A-ZÀ-ÞĀ-Ž][\w’-]+)(?=, (?:of|the) )"
)
"""A firm of two things or two men: "the Port and Warehousing Company", "Messrs. Crowe and Hale, of Hull"."""

LOCAL = re.compile(r"\b(?P<name>(?:[A-ZÀ-ÞĀ-Ž][\w’-]+ ){1,5}Local \d+)\b")
"""A branch of a union, with its number."""

SHARED = re.compile(
    r"(?:\b(?:of|by|from|at|with|to|for|in|told|and)|[,;.]|^)(?: [Tt]he)? "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w’-]+ and [A-ZÀ-ÞĀ-Ž][\w’-]+ "
    r"(?:Police|Constabulary|Fire (?:and Rescue )?(?:Service|Brigade)|Ambulance Service|Regiment|Light Infantry|"
    r"Building Society|Railway))\b(?! [A-Z])",
    re.MULTILINE,
)
"""A body of two counties or towns."""


def _bodies(body: str) -> Iterator[str]:
    """The names of leagues, schools and unions that are told by a word behind them or in them, and of what two counties
    share."""
    yield from (found["name"] for pattern in (SHARED, LOCAL) for found in pattern.finditer(body))
    yield from (found["name"] or found["firm"] or found["partners"] for found in JOINED.finditer(body))
    yield from (found["name"] for pattern in _told_as_bodies() for found in pattern.finditer(body))


def _lands_with_agencies() -> frozenset[str]:
    """Lands whose agencies are called by what they are for and by them: "Health Canada", "Heritage New Zealand"."""
    countries = (name for name, known in world.known().items() if known.sort == "country" and name == known.name)
    return frozenset(("England", "Scotland", "Wales", "Northern Ireland", *countries))


@cache
def _told_as_bodies() -> tuple[re.Pattern[str], ...]:
    """ "The Great Bay Conference semifinals", "Harwell Tech", "the Pear Growers' and Packers' Council"."""
    word = r"(?!(?:The|An?)\b)[A-ZÀ-ÞĀ-Ž][\w’'-]+"
    of_games = r"(?:semi-?finals?|finals?|titles?|tournament|standings|champions?|championships?|opener|play|rivals?)"
    heads, agency = (wordlist.any_of(wordlist.words(of)) for of in ("organization_words", "agency_words"))
    return (
        re.compile(rf"\b(?!The )(?P<name>(?:{word} ){{1,3}}Conference) {of_games}\b"),
        re.compile(
            rf"\b(?!(?:The|Big|High|New|Old|Green|Clean) )(?P<name>{word}(?: {word})? (?:Tech|A&M))\b(?! [A-Z])"
        ),
        re.compile(
            rf"\b(?!The )(?P<name>(?:St\.? )?(?:{word} ){{0,3}}[A-ZÀ-ÞĀ-Ž]\w+s['’]"
            rf"(?:,? and [A-ZÀ-ÞĀ-Ž]\w+s['’])? {heads})\b"
            "(?! [A-Z])"
        ),
        re.compile(rf"\b[Tt]he (?P<name>{word} and [A-ZÀ-ÞĀ-Ž]\w+s['’] {heads})\b(?! [A-Z])"),
        re.compile(rf"\b(?P<name>(?:{word} ){{1,4}}A/S)(?!\w)"),
        re.compile(rf"\b(?P<name>{agency} {wordlist.any_of(_lands_with_agencies())})\b"),
        re.compile(rf"\b(?P<name>{word} Garda [Ss]tation)\b"),
        re.compile(rf"\b(?!The )(?P<name>(?:{word} ){{1,2}}Red (?:Cross|Crescent)(?: Society)?)\b"),
        re.compile(rf"\b(?!The )(?P<name>(?:{word} ){{1,2}}(?:Police|County|Sheriff|Crown)-[Cc]ourt)\b"),
        re.compile(
            rf"\b(?!The )(?P<name>(?:{word} ){{0,3}}{BODIES_FOR} for (?:the )?{word}(?: (?:and |of )?{word}){{0,3}})"
        ),
    )


def _rulers(body: str) -> Iterator[str]:
    """The names of people that are those of towns as well, by the government that they led."""
    for pattern in (RULED, HELD):
        for found in pattern.finditer(body):
            entry = world.known().get(found["name"])
            town = entry is not None and entry.sort == "city" and entry.inhabitants < LARGE
            if town or (entry is None and wordlist.is_personal(found["name"].capitalize())):
                yield found["name"]


@cache
def _owned() -> re.Pattern[str]:
    """ "Marsh's Ferry": a place that is named after somebody."""
    heads = wordlist.any_of(wordlist.words("owned_places"))
    return re.compile(rf"\b(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)['’]s {heads})\b(?! [A-Z])")


def _lands(body: str) -> Iterator[str]:
    """The names of countries and other places that nobody lists, or in a longer form than the listed one."""
    yield from (
        found["name"]
        for pattern in (REALM, SEE, AREA, FAR, HYPHENED, QUARTERED, FEATURE, NAMED_FOR, EDGED, _site())
        for found in pattern.finditer(body)
    )
    yield from (found["name"] for found in BORN.finditer(body) if _is_like_a_town(found["name"]))
    towns = (found["name"] for found in OF_TOWN.finditer(body))
    yield from (name for name in towns if world.is_place(name))
    for found in _owned().finditer(body):
        if found["first"] not in world.known():
            yield found["name"]
    for found in COUNTRY.finditer(body):
        if found["name"] not in world.known() and found["name"] not in wordlist.words("surnames"):
            yield found["name"]
    for found in OF_LAND.finditer(body):
        entry = world.known().get(found["land"])
        if entry is not None and entry.sort in ("country", "province") and entry.country != "US":
            yield found["name"]


def _is_like_a_town(name: str) -> bool:
    """Whether a name that nobody lists ends like no body or building, and is no month's."""
    lists = ("organization_words", "buildings", "institutions", "center_words")
    ends = any(name.split()[-1] in wordlist.words(of) for of in lists)
    return not ends and name not in world.known() and name.split()[0] not in calendar.month_name


def _presented(article: Article) -> Iterator[str]:
    """Whom the lines below a headline present: "the linguist Rosa Hale is still arguing"."""
    given = wordlist.words("first_names")
    for found in ROLED.finditer(article.standfirst or ""):
        name = found["name"].split()
        if found["role"] in wordlist.words("roles") and (name[0] in given or not is_nobody(name)):
            yield found["name"]


ROLED = re.compile(r"\b(?P<role>[a-z]+) (?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){1,2})\b")


@cache
def _apposed() -> re.Pattern[str]:
    """ "An old woman, Kashi Mane, said": what somebody is, before the name."""
    kinds = wordlist.any_of({"woman", "man", "girl", "boy", "youth", "widow", "widower", *wordlist.words("kin")})
    verbs = "said|says|told|tells|added|adds|recalled|recalls|remembers|asked|asks"
    name = r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){1,2})"
    who = rf"(?:[Aa]n?|[Hh]is|[Hh]er) (?:[a-z-]+ ){{0,3}}{kinds}"
    some = "(?:[Oo]ne|[Aa]nother) of (?:them|the (?:men|women|girls|boys))"
    return re.compile(rf"\b(?:{who}|{some}), {name}, (?:{verbs}|who|has|had|is|was|\d)")


SUBJECT = re.compile(
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){1,2}) (?:is|was|has|had|does|did|can|could|never) "
)


def _interviewed(article: Article) -> Iterator[str]:
    """Whom a portrait is of: somebody in its headline with whom its text begins and goes on as "she" or "he"."""
    first = next((article.text(p) for p in article.paragraphs if p.kind == "text"), "")
    opens = SUBJECT.match(first)
    if opens is None or opens["name"] not in article.title or not re.search(r"\b(?:she|he)\b", first):
        return
    words_ = opens["name"].split()
    if words_[0] in wordlist.words("titles"):
        return
    if not is_nobody(words_) and not is_body(opens["name"]) and opens["name"] not in world.known():
        yield opens["name"]
