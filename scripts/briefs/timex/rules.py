"""The grammar: token patterns, each beside the function that turns its match into a `Reading`.

A function returns None where the words only look like a date. `find` takes, from left to right, the longest match
that a function accepts; rules that start and end alike are asked in the order they stand here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from briefs import wordlist
from briefs.timex import calendars, lexicon, pattern
from briefs.timex.pattern import Found
from briefs.timex.reading import Anchor, Point, Reading
from briefs.timex.tokens import Token, Tokens

Convert = Callable[[Found], Reading | None]

_RULES: list[tuple[str, Convert]] = []  # filled by @rule below, while this module loads, and not after


def rule(source: str) -> Callable[[Convert], Convert]:
    def register(convert: Convert) -> Convert:
        _RULES.append((source, convert))
        return convert

    return register


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Convert], ...]:
    return tuple((pattern.compile(source), convert) for source, convert in _RULES)


def find(tokens: Tokens) -> tuple[Reading, ...]:
    """All readings of `tokens`, in order, none overlapping."""
    matches: list[tuple[int, int, int, re.Match[str]]] = []
    for n, (compiled, _) in enumerate(_compiled()):
        matches += [(m.start(), -m.end(), n, m) for m in compiled.finditer(tokens.classes)]
    readings: list[Reading] = []
    free = 0
    for start, _, n, match in sorted(matches, key=lambda m: m[:3]):
        if start < free:
            continue
        reading = _compiled()[n][1](Found(tokens.items, match))
        if reading:
            readings.append(reading)
            free = reading.end
    return tuple(readings)


# --- words to numbers --------------------------------------------------------------------------------------------


def number(tokens: Iterable[Token]) -> float:
    """The number that the tokens of `count_` name: "two hundred and five", "2 1/2", "a thousand"."""
    total, current = 0.0, 0.0
    fraction: list[float] = []
    for token in tokens:
        if token.kind == "slash":
            fraction.append(0)
        elif token.kind == "scale":
            current = max(current, 1) * token.value
            if token.value == 1000:
                total, current = total + current, 0
        elif token.kind in ("dash", "and"):
            continue
        elif isinstance(token.value, int | float):
            fraction.append(token.value)
            current += token.value
    if 0 in fraction and len(fraction) == 4:  # whole, numerator, slash, denominator
        return fraction[0] + fraction[1] / fraction[3]
    return total + current


def year(tokens: tuple[Token, ...]) -> int | None:
    """The year that the tokens of `year_` name, or None. Two figures are of the last century or of this one: what
    lies past 30 is the last (editors see a problem where that decides)."""
    first = tokens[0]
    if first.kind == "year":
        return int(first.value)
    if first.kind == "short":
        return _century_of(int(first.text[-2:]))
    if any(t.kind == "scale" for t in tokens):
        value = int(number(tokens))
        return value if 1000 <= value <= 2199 else None
    tail = int(number(tokens[1:]))
    return int(first.value) * 100 + tail if 11 <= first.value <= 20 and tail >= 10 else None


def _century_of(two: int) -> int:
    return 2000 + two if two <= 30 else 1900 + two


def ordinal(tokens: tuple[Token, ...]) -> int:
    return sum(int(t.value) for t in tokens if isinstance(t.value, int) and t.kind not in ("dash", "stop"))


def month(tokens: tuple[Token, ...]) -> int:
    return int(tokens[0].value)


def _weekday(found: Found) -> int | None:
    tokens = found["wd"]
    return int(tokens[0].value) if tokens else None


def _weekday_behind(found: Found) -> int | None:
    """The weekday that the words behind a day say it was: "on 17 March, a Saturday"."""
    place = found.end + (1 if found.after and found.after.kind == "comma" else 0)
    article, day = (found.items[n : n + 1] for n in (place, place + 1))
    named = article and day and article[0].text.lower() in ("a", "the") and day[0].kind == "weekday"
    return int(day[0].value) if named and place > found.end else None


def _friends(name: str) -> frozenset[str]:
    return lexicon.load().friends[name]


def _reading(found: Found, rule: str, **fields: Any) -> Reading:
    return Reading(found.start, found.end, rule, **fields)


def _era(found: Found, value: int) -> int:
    """The astronomical year of `value` with the era that follows it, if any."""
    return 1 - value if found.value("era") == -1 else value


# --- full dates --------------------------------------------------------------------------------------------------


def _day(found: Found, rule: str, year_: int | None, month_: int, day: int) -> Reading:
    if not calendars.exists(year_, month_, day):
        return _reading(found, rule, problem="there is no such day")
    point = Point(year_, month_, day) if year_ is not None else None
    weekday = None if point else _weekday(found) or _weekday_behind(found)
    return _reading(found, rule, point=point, month=month_, day=day, weekday=weekday)


_NEXT_WHAT = frozenset({"unit", "units", "year_word", "month", "month_short", "season"})


@rule("iso")
def iso(found: Found) -> Reading | None:
    """2019-03-05, 2019-03, 2019-03-05T14:30"""
    text = found.items[found.start].text
    year_, month_, day = int(text[:4]), int(text[5:7]), text[8:10]
    if not 1000 <= year_ <= 2199 and not day:
        return None
    if not 1 <= month_ <= 12 or year_ == 0:
        return _reading(found, "iso", problem="there is no such date") if day else None
    if not day and month_ == (year_ + 1) % 100:  # 2007-08 is rather the season, the school or the budget year
        return _reading(found, "years", point=Point(year_), until=year_ + 1)
    if not day:
        return _reading(found, "iso", point=Point(year_, month_))
    reading = _day(found, "iso", year_, month_, int(day))
    return replace(reading, type="TIME", daytime=text[10:16]) if len(text) > 10 and reading.point else reading


@rule("slashed")
def slashed(found: Found) -> Reading | None:
    """25/12/2019, 12/25/98, 5.3.2019, 2019/03/05. Points mean day before month; slashes say nothing."""
    text = found.items[found.start].text
    parts = [int(part) for part in re.split("[/.]", text)]
    if len(text.split("/")[0]) == 4 or len(text.split(".")[0]) == 4:
        return _day(found, "slashed", parts[0], parts[1], parts[2]) if parts[0] >= 1000 else None
    one, other, last = parts
    figures = re.split("[/.]", text)
    if one > 31 or other > 31 or len(figures[0]) > 2 or ("." in text and len(figures[2]) < 4):
        return None
    year_ = last if len(figures[2]) > 2 else _century_of(last)
    if not one or not other or (one > 12 and other > 12) or ("." in text and other > 12):
        return _reading(found, "slashed", problem="there is no month of that number")
    if one != other and max(one, other) <= 12 and "." not in text:
        return _reading(found, "slashed", year=year_, month=one, day=other, problem="ambiguous")
    month_first = other > 12
    month_, day = (one, other) if month_first else (other, one)
    shown = None if one == other or "." in text else month_first
    return replace(_day(found, "slashed", year_, month_, day), month_first=shown, short_year=len(figures[2]) == 2)


@rule("d:day dash m:month_ dash y:year")
@rule("( wd:weekday_ comma? )? the? d:( day | nth_ ) of? the? m:month_ ( comma | of )? y:year_ era:era?")
@rule("( wd:weekday_ comma? )? m:month_ the? d:( day | nth_ ) ( comma | of )? y:year_ era:era?")
def full_date(found: Found) -> Reading | None:
    """5 March 2019; 5-Mar-2019; Tuesday, March 5th, 2019; the fifth of March, nineteen ninety-four"""
    year_ = year(found["y"])
    if year_ is None or _no_year(found, found["y"]):
        return None
    return _day(found, "full", _era(found, year_), month(found["m"]), ordinal(found["d"]))


@rule("d:two m:month_ y:year")
@rule("m:month_ d:two comma? y:year")
def day_too_many(found: Found) -> Reading | None:
    """32 May 2019; May 45, 2019"""
    return _reading(found, "full", problem="there is no such day")


@rule("( wd:weekday_ comma? )? the? ( d:day | d2:nth_ of | d3:nth ) the? m:month_")
@rule("( wd:weekday_ comma? )? m:month_ the? ( d:day | d2:nth_ )")
def day_and_month(found: Found) -> Reading | None:
    """5 March; March 5th; the 5th of March; Sunday, March eighth"""
    tokens = found["d"] or found["d2"] or found["d3"]
    if (found["d2"] and found.after and found.after.kind == "dash") or (found.after and found.after.text == "%"):
        return None
    if found.kind("m") in ("may", "march") and tokens[0].kind not in ("day", "nth") and "the" not in found.near(1):
        return None
    return _day(found, "month-day", None, month(found["m"]), ordinal(tokens))


@rule("( wd:weekday_ comma? )? the? d:( nth | day ) s:instant")
def of_this_month(found: Found) -> Reading | None:
    """The 20th ult.; Thursday, the 1st inst.; 5th proximo: of last month, of this one, of the next."""
    day = ordinal(found["d"])
    if not 1 <= day <= 31:
        return None
    return _reading(found, "instant", day=day, shift=int(found.value("s")), anchor="now")


@rule("( wd:weekday_ comma? )? the? ( d:day | d2:nth_ of ) the? m:month_ s:last")
@rule("( wd:weekday_ comma? )? m:month_ the? ( d:day | d2:nth_ ) s:last")
def day_last(found: Found) -> Reading | None:
    """The 9th of January last"""
    if _opens_phrase(found):
        return None  # "on 9 January last season's winners"
    return _reading(
        found, "month-day", month=month(found["m"]), day=ordinal(found["d"] or found["d2"]), shift=-1, anchor="now"
    )


@rule("( in | of ) m:month_ s:last")
def month_last(found: Found) -> Reading | None:
    """In November last"""
    if _opens_phrase(found):
        return None  # "in November last season's winners"
    return Reading(found.start + 1, found.end, "month-day", month=month(found["m"]), shift=-1, anchor="now")


def _opens_phrase(found: Found) -> bool:
    """Whether the "last" that ends an expression begins what follows: "last year", "last season's"."""
    behind = found.after
    if behind is None or behind.kind not in ("", *_NEXT_WHAT):
        return False
    return behind.text.lower() not in wordlist.words("function_words")


@rule("the n:( last | final | nth_ ) w:weekday ( in | of ) the? m:month_ ( ( comma | of | in )? y:year_ )?")
@rule("the n:( last | final | nth_ ) w:weekday ( in | of ) t:( that same | that | the same ) m:month_")
def nth_weekday(found: Found) -> Reading | None:
    """the first Monday in May; the third Tuesday of November 2016; the last Sunday in October; ... of that March"""
    which = -1 if found.kind("n") in ("last", "final") else ordinal(found["n"])
    if not -1 <= which <= 5:
        return None
    year_ = year(found["y"]) if found["y"] else None
    weekday_, month_ = int(found.value("w")), month(found["m"])
    point = calendars.nth_weekday(year_, month_, weekday_, which) if year_ else None
    if year_ and not point:
        return _reading(found, "nth-weekday", problem="there is no such day")
    then: dict[str, Any] = {"year_shift": 0, "year_anchor": "then"} if found["t"] else {}
    return _reading(found, "nth-weekday", point=point, month=month_, weekday=weekday_, nth=which, **then)


@rule("m:month_ ( comma | of | of? the? year_word )? y:year_ era:era?")
def month_and_year(found: Found) -> Reading | None:
    """March 2019; March of 1940; January nineteen ninety-seven; April 480 BC"""
    year_ = year(found["y"])
    if year_ is None or _no_year(found, found["y"]):
        return None
    return _reading(found, "month-year", point=Point(_era(found, year_), month(found["m"])))


@rule("m:month_ ( comma | of )? y:( day | two | hundreds ) era:era")
def month_and_old_year(found: Found) -> Reading | None:
    """April 480 BC"""
    return _reading(found, "month-year", point=Point(_era(found, int(number(found["y"]))), month(found["m"])))


@rule("m:( month | may | march )")
def bare_month(found: Found) -> Reading | None:
    """April; not may, march, Theresa May"""
    token = found["m"][0]
    before, after = found.near(-1), found.near(1)
    if token.kind == "may" and not _is_may(found):
        return None
    if token.kind == "march" and not _is_march(before, after):
        return None
    if after in ("'s", "’s") and found.near(2) not in ("'s",) and token.kind in ("may",):
        return None
    return _reading(found, "month", month=int(token.value))


def _is_march(before: str, after: str) -> bool:
    """Whether March is the month: in March to, from March to; not the March on Rome, March for Peace."""
    if before in _friends("march_after"):
        return True
    return after not in _friends("march_before") and before not in ("the", "a", "long", "this", "protest")


_BEFORE_MAY = frozenset(
    [
        "in",
        "of",
        "by",
        "until",
        "till",
        "since",
        "from",
        "to",
        "through",
        "during",
        "between",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
        "about",
        "around",
        "and",
        "-",
        "–",
        "for",
        "or",
        "past",
        "end",
        "on",
    ]
)


_MAY_FOLLOWS = frozenset({"month", "march", "month_short", "day", "nth", "year", "stop"})


def _is_may(found: Found) -> bool:
    """May is a month behind a word that calls for a time, and where no verb follows."""
    before, month_first = found.near(-1), found.items[found.start - 2] if found.start > 1 else None
    if before in ("and", "or", "-", "–", "to") and (month_first is None or month_first.kind not in _MAY_FOLLOWS):
        return False
    return before in _BEFORE_MAY and found.near(1) not in _friends("may_before")


# --- years, decades, centuries -----------------------------------------------------------------------------------


def _no_year(found: Found, tokens: tuple[Token, ...]) -> bool:
    """Whether a number of four figures counts things, or numbers them."""
    if tokens[0].kind != "year":
        return False
    place = (
        found.items.index(tokens[0], found.start) if tokens[0] in found.items[found.start : found.end] else found.start
    )
    after = found.items[place + 1].text.lower() if place + 1 < len(found.items) else ""
    return after in _friends("year_before")


@rule("( the? year_word )? y:year era:era?")
def bare_year(found: Found) -> Reading | None:
    """1998; the year 2000; 1500 BC; not 1500 people, flight 1549, the 1900 block"""
    named = found.end - found.start > 1
    token = found["y"][0]
    before, after = found.near(-1), found.near(1)
    if not named:
        if _is_title(found, before, after):
            return None
        if before in _friends("year_after") or after in _friends("year_before") or _is_designation(found):
            return None
        if (
            found.near(-1) in ("-", "/", "–")
            and _digits(found.near(-2))
            and not 1000 <= _digits(found.near(-2)) <= 2199
        ):
            return None
        if after in ("-", "–", "/") and found.near(2).isdigit() and len(found.near(2)) > 4:
            return None
        if after == "-" and found.near(2) in (
            "foot",
            "pound",
            "mile",
            "meter",
            "metre",
            "acre",
            "page",
            "seat",
            "member",
        ):
            return None
        if (before == "." and _digits(found.near(-2))) or (before == "(" and _digits(found.near(-2)) == -2):
            return None
    return _reading(found, "year", point=Point(_era(found, int(token.value))))


def _is_title(found: Found, before: str, after: str) -> bool:
    """Whether a year alone in quotation marks, or an address: "1984"; 1600 Main Street."""
    if before in _QUOTES and after in _QUOTES and before:
        return True
    if before in ("'s", "’s") and found.near(-2) in _friends("title_owners"):
        return True
    if before in _friends("year_calls"):
        return False
    for offset in range(1, _LONGEST_STREET + 1):
        token = found.items[found.end + offset - 1] if found.end + offset <= len(found.items) else None
        if token is None or not token.text[0].isupper():
            return False
        if offset > 1 and token.text.lower() in _friends("streets"):
            return True
    return False


_LONGEST_STREET = 4  # words of a street's name


_QUOTES = frozenset("\"'“”‘’«»")


def _is_designation(found: Found) -> bool:
    """Whether the number is hyphened to a name: Mk-2000, Sputnik-1957; not post-1945, May-1998."""
    items, start = found.items, found.start
    if start < 2 or items[start - 1].text != "-":
        return False
    word, dash = items[start - 2], items[start - 1]
    joined = word.end == dash.start and dash.end == items[start].start
    return joined and word.kind == "" and word.text[0].isupper() and word.text.lower() not in _friends("year_prefix")


def _digits(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


@rule("( era:era y:( day | two | hundreds | year ) | y2:( day | two | hundreds | year | big ) era2:era )")
def year_of_era(found: Found) -> Reading | None:
    """490 BC; AD 79"""
    era, figures = (found["era"] or found["era2"])[0], found["y"] or found["y2"]
    if not era.text.replace(".", "").replace(" ", "").isupper() and "." not in era.text:
        return None
    value = int(figures[0].value)
    return _reading(found, "year", point=Point(1 - value if era.value < 0 else value))


@rule(
    "y:( day | two | hundreds | year | big ) ( and | to | until | dash ) "
    "y2:( day | two | hundreds | year | big ) era:era"
)
def year_before_era(found: Found) -> Reading | None:
    """The first year of "between 2210 and 2060 BC", "500–400 BC", whose era stands behind the second."""
    first, second = int(found.value("y")), int(found.value("y2"))
    text = found["era"][0].text.replace(".", "").replace(" ", "")
    if found.value("era") != -1 or first <= second or not text.isupper():
        return None
    return Reading(found.start, found.start + 1, "year", point=Point(1 - first))


@rule("the year_word z:two")
def year_zero(found: Found) -> Reading | None:
    """the year 0: there was none"""
    return _reading(found, "year", problem="there is no year 0") if found.value("z") == 0 else None


@rule("the year_word y:( number scale ( and? number )? | number tens ( dash? number )? | number dash? number )")
@rule("y:( number tens ( dash? number )? | number dash? number )")
def year_in_words(found: Found) -> Reading | None:
    """nineteen ninety-six; the year two thousand"""
    value = year(found["y"])
    if value is None or (found.after and found.after.kind in ("units", "scale", "unit", "dash")):
        return None
    return _reading(found, "year", point=Point(value))


@rule("y:short")
def short_year(found: Found) -> Reading | None:
    """'99"""
    return _reading(found, "short", year=int(found["y"][0].text[-2:]))


@rule("the? d:decade era:era?")
def decade(found: Found) -> Reading | None:
    """the 1990s; the '80s; the 460s BC"""
    digits = "".join(c for c in found["d"][0].text if c.isdigit())
    if len(digits) == 2:
        if found["d"][0].text[0].isdigit() and (found.near(-1) in ("mid", "-", "in") or _of_a_life(found)):
            return None  # in his 60s: an age
        return _reading(found, "decade", point=Point(_recent_decade(int(digits)), span=10))
    value = int(digits)
    if value % 100 == 0 and value % 1000:  # the 1900s: the decade or the century? the century is the commoner
        return _reading(found, "decade", point=Point(_era(found, value), span=100))
    return _reading(found, "decade", point=Point(_era(found, value), span=10))


def _of_a_life(found: Found) -> bool:
    """Whether a decade is one of somebody's age: in her twenties, in his late 50s."""
    owners = _friends("owners")
    return found.near(-1) in owners or (found.near(-1) in ("early", "late", "mid") and found.near(-2) in owners)


def _recent_decade(two: int) -> int:
    return 2000 + two if two <= 10 else 1900 + two


@rule("the d:decade_word")
@rule("part:( early | late | mid ) dash? d:decade_word")
def decade_in_words(found: Found) -> Reading | None:
    """the nineties; the roaring twenties is a name"""
    if _of_a_life(found):
        return None
    mod = str(found.value("part")) if found["part"] else None
    return _reading(found, "decade", point=Point(_recent_decade(10 * int(found.value("d"))), span=10), mod=mod)


@rule("the? n:nth_ dash? u:unit era:era?")
@rule("the? n:nth_ dash? u:units era:era?")
@rule("the? d:day nth dash? u:unit era:era?")
def century(found: Found) -> Reading | None:
    """the 20th century; nineteenth-century; the 5th century BC"""
    which = ordinal(found["n"]) if "n" in found else 0
    if found.value("u") != "C" or not 1 <= which <= 30:
        return None
    first = (which - 1) * 100
    point = Point(1 - first, span=100) if found.value("era") == -1 else Point(first or 1, span=100)
    return _reading(found, "century", point=point)


@rule("the? n:nth_ l:( and | to | or | dash )")
def first_century(found: Found) -> Reading | None:
    """the 16th (and 17th centuries); the late 19th (and early 20th centuries)"""
    which = ordinal(found["n"])
    rest = found.items[found.end : found.end + 5]
    last = next((token for token in rest if token.kind not in _LIKE_CENTURIES), None)
    if last is None or last.value != "C" or not 1 <= which <= 30:
        return None
    point = Point((which - 1) * 100 or 1, span=100)
    return Reading(found.start, found.end - 1, "century", point=point)


_LIKE_CENTURIES = frozenset({"the", "early", "late", "mid", "dash", "nth", "ordinal", "tens", "first", "second"})


# --- parts of the year -------------------------------------------------------------------------------------------


@rule("the? s:season_ ( of | comma | of? the? year_word )? y:year_ era:era?")
@rule("the? y:year s:season_")
def season_and_year(found: Found) -> Reading | None:
    """the summer of 1967; winter 1915; 1982 summer"""
    year_ = year(found["y"])
    if year_ is None or _no_year(found, found["y"]):
        return None
    return _reading(found, "season", point=Point(_era(found, year_), fine=str(found.value("s"))))


@rule("the? s:season_ ( of | comma )? y:( year_ dash ) n:( day | two | year_ )")
@rule("the? s:season_ ( of | comma )? y:iso")
def season_over_new_year(found: Found) -> Reading | None:
    """the winter of 1978-79; winter 2007-08; the winter of 1978–1979: that which begins in the first of them"""
    tokens = (*found["y"], *found["n"])
    words = "".join(token.text for token in tokens)
    first, second = words[:4], words[5:]
    if tokens[-1].end - tokens[0].start > len(words):
        return None  # "the summer of 1914 - 15 men fell"
    if not (first.isdecimal() and second.isdecimal()) or int(second) % 100 != (int(first) + 1) % 100:
        return None
    return _reading(found, "season", point=Point(int(first), fine=str(found.value("s"))))


@rule("the? s:season_ ( of | comma )? y:( day | two | hundreds ) era:era")
def season_and_old_year(found: Found) -> Reading | None:
    """the spring of 480 BC"""
    point = Point(_era(found, int(number(found["y"]))), fine=str(found.value("s")))
    return _reading(found, "season", point=point)


@rule("the? s:season_")
def bare_season(found: Found) -> Reading | None:
    """the summer; in autumn; not a spring, the fall of the city"""
    token, after = found["s"][0], found.near(1)
    article = found.end - found.start > 1
    if after in _friends("season_before") or (found.near(-1) in ("a", "'s", "’s", "camp") and not article):
        return None
    if token.kind != "season":
        if (not article and found.near(-1) not in _friends("season_after")) or after == "of":
            return None
        if token.text[0].isupper() and found.after and found.after.text[0].isupper():
            return None
        if token.kind == "fall" and found.after and found.after.kind == "" and after not in _friends("fall_before"):
            return None
    return _reading(found, "season", fine=str(token.value))


@rule(
    """( the | this )? s:( this ( past | coming )? | last | next | past | coming | previous | following |
       that same | that | same ) m:month_ d:( day | nth )?"""
)
@rule("the s:( next | previous | following | same ) d2:( day | nth ) m:month_")
@rule(
    """( the | this )? s:( this ( past | coming )? | last | next | past | coming | previous | following |
       that same | that | same ) p:season_"""
)
def near_month(found: Found) -> Reading | None:
    """last April; next May; this September; last fall; this past spring; the next spring; that same autumn; the
    following 1 January"""
    word = found["s"][-1]
    the_next = word.kind == "next" and found.items[found.start].kind == "the"
    anchor: Anchor = "then" if the_next or word.kind in ("previous", "following", "that", "same") else "now"
    if "p" in found:
        return _reading(found, "near-season", fine=str(found.value("p")), shift=int(word.value), anchor=anchor)
    token = found["m"][0]
    if word.kind == "that" and (found["d"] or not token.text[0].isupper()):
        return None  # "said that June 12 stood"
    march = token.kind == "march" and word.kind not in ("last", "next", "past")
    if march and found.near(1) in _friends("march_before") and "d" not in found:
        return None
    figure = found["d"] or found["d2"]
    day = int(figure[0].value) if figure else None
    if day and not calendars.exists(None, int(token.value), day):
        return _reading(found, "near-month", problem="there is no such day")
    return _reading(found, "near-month", month=int(token.value), day=day, shift=int(word.value), anchor=anchor)


@rule(
    """( the | its | a )? ( y2:year )? fiscal? dash? n:( first | second | ordinal ) dash? fiscal? q:unit (
       ( of | comma )? the? fiscal? year_word? y:year )?"""
)
@rule("( the )? y2:year? q2:quarter_short ( of | comma )? fiscal? y:year?")
def quarter(found: Found) -> Reading | None:
    """the third quarter of 1990; third-quarter; Q3 2019; the 1988 second quarter"""
    if "q" in found and found.value("q") != "Q":
        return None
    nth = int(found.value("n" if "n" in found else "q2") or 0)
    if not 1 <= nth <= 4 or found.near(1) in (
        "final",
        "finals",
        "finalist",
        "finalists",
        "century",
        "mile",
        "back",
        "point",
    ):
        return None
    years = found["y"] or found["y2"]
    if not years and _is_of_match(found):
        return None
    point = Point(int(years[0].value), fine=f"Q{nth}") if years else None
    return _reading(found, "quarter", point=point, fine=f"Q{nth}")


def _is_of_match(found: Found) -> bool:
    """Whether a score stands before a quarter: "led 34-21 early in the third quarter"."""
    before = found.items[max(found.start - _SCORE, 0) : found.start]
    return any(
        one.text.isdigit() and dash.kind == "dash" and other.text.isdigit() and one.end == dash.start
        for one, dash, other in zip(before, before[1:], before[2:], strict=False)
    )


_SCORE = 10  # tokens back to a score


@rule("the? n:( first | second | last | past ) dash? half of? the? ( fiscal? year_word? )? y:year")
@rule("the? n:( first | second | last ) dash? half of? w:( this | last | next | the ) u:year_word")
@rule("h:half_short ( of | comma )? y:year?")
@rule("y:year h:half_short")
def half_year(found: Found) -> Reading | None:
    """the first half of 1990; H2 2019; the second half of next year"""
    nth = int(found.value("h")) if "h" in found else {"first": 1}.get(found.kind("n"), 2)
    if "y" in found:
        return _reading(found, "half", point=Point(int(found.value("y")), fine=f"H{nth}"), fine=f"H{nth}")
    if "w" not in found:
        return None
    anchor: Anchor = "then" if found.kind("w") == "the" else "now"
    return _reading(found, "half", fine=f"H{nth}", year_shift=int(found.value("w")), year_anchor=anchor)


@rule("the? fiscal dash? year_word? y:( year | short )")
@rule("fiscal_short stop? dash? y:( year | short | two | day )")
def fiscal_year(found: Found) -> Reading | None:
    """fiscal 1989; fiscal year 2019; FY2019"""
    token = found["y"][0]
    value = int(token.value) if token.kind == "year" else _century_of(int(token.text[-2:]))
    return _reading(found, "fiscal", point=Point(value), fiscal=True)


@rule(
    """( the | this )? s:( last | next | this | that | latest | current | previous | following )? year_word
       genitive ( n:( first | second | ordinal ) dash? )? q:unit"""
)
def quarter_of_that_year(found: Found) -> Reading | None:
    """next year's first quarter; last year's quarter"""
    if found.value("q") != "Q":
        return None
    shift = int(found.value("s")) if found["s"] else 0
    anchor: Anchor = "then" if found["s"] and found.kind("s") in ("that", "previous", "following") else "now"
    if not found["n"]:
        return _reading(found, "same-quarter", fine="Q", year_shift=shift, year_anchor=anchor)
    return _reading(found, "quarter", fine=f"Q{found['n'][0].value}", year_shift=shift, year_anchor=anchor)


@rule("the ( y:year | l:latest | l2:same ) dash? ( p:period | q:unit )")
def period(found: Found) -> Reading | None:
    """the 1989 period; the latest period; the 1988 quarter: the stretch of the year that is reported on"""
    word = (found["p"] or found["q"])[0]
    if (
        (word.kind == "period" and word.text.lower() != "period")
        or (word.kind == "unit" and word.value != "Q")
        or found["l2"]
    ):
        return None
    if found["l"]:
        return _reading(found, "latest", count=0, unit="Q", anchor="now")
    return _reading(found, "period", year=int(found.value("y")))


@rule("the? year_word dash? ( ago | earlier ) ( n:( first | second | ordinal ) dash? )? ( q:unit | p:period )?")
def year_ago(found: Found) -> Reading | None:
    """the year-ago quarter; a year-earlier period; year-earlier"""
    if found["q"] and found.value("q") != "Q":
        return None
    if found["n"]:
        return _reading(found, "quarter", fine=f"Q{found['n'][0].value}", year_shift=-1)
    return _reading(found, "year-ago", count=-1, unit="Y", anchor="then")


# --- weekdays, times of day --------------------------------------------------------------------------------------


@rule("w:weekday comma? the d:nth")
def weekday_and_day(found: Found) -> Reading | None:
    """Monday the 16th"""
    if found.after and found.after.kind in ("of", "month", "month_short"):
        return None
    return _reading(found, "month-day", weekday=int(found.value("w")), day=ordinal(found["d"]))


@rule("w:weekday d:daytime? s:( last | next )")
def weekday_next(found: Found) -> Reading | None:
    """Monday next; Tuesday last; Tuesday evening last"""
    if not _ends_phrase(found) and not (found["d"] and found.after and found.after.kind not in _NEXT_WHAT):
        return None  # Monday next week
    shift = int(found["s"][0].value)
    time = {"type": "TIME", "daytime": str(found.value("d"))} if found["d"] else {}
    return _reading(found, "weekday", weekday=int(found.value("w")), shift=shift, anchor="now", **time)


@rule("the? s:( this ( past | coming )? | last | next | past | coming | previous | following ) w:weekday")
@rule("w:weekday d:daytime? of? s:( this | last | next | that ) u:unit")
@rule("the w:weekday b:( before | after )")
@rule("t:that w:weekday")
@rule("w:weekday")
@rule("w:weekday_short")
def weekday(found: Found) -> Reading | None:
    """Friday; last Friday; this coming Sunday; the previous Friday; Monday of this week; Friday morning last week; the
    Tuesday before"""
    token = found["w"][0]
    if token.kind == "weekday_short":
        follows = found.after
        if not (
            token.text not in ("Sun", "Sat", "SUN", "SAT", "Wed", "Mon") and found.near(-1) in ("on", "last", "next")
        ):
            return None
        if follows and follows.kind == "stop":
            return Reading(found.start, found.end + 1, "weekday", weekday=int(token.value))
    if found.near(1) == "night" and found.near(2) in _friends("weekday_night_before"):
        return None
    any_one = "s" not in found and found.near(-1) in ("a", "any", "one")
    if any_one and (not found.near(1).isalpha() or found.near(-2) == "on" or found.near(-1) == "one"):
        return None  # it was a Sunday, on a Sunday afternoon, one Sunday last May; not a Sunday session
    if found.near(1) in _friends("weekday_before") or found.near(-1) in _friends("weekday_after"):
        return None
    if "t" in found:
        return _reading(found, "that-weekday", weekday=int(token.value), anchor="then") if _is_that(found) else None
    if "b" in found:
        if not _closes(found):
            return _reading(found, "weekday-off", weekday=int(token.value), shift=int(found.value("b")), anchor="then")
        return _reading(found, "weekday", weekday=int(token.value), shift=int(found.value("b")), anchor="then")
    if "s" not in found:
        if found.near(-1) == "the" and _ends_phrase(found):
            return _reading(found, "that-weekday", weekday=int(token.value), anchor="then")  # came over on the Saturday
        return _reading(found, "weekday", weekday=int(token.value))
    if "u" in found:
        if found.value("u") != "W":
            return None
        time = {"type": "TIME", "daytime": str(found.value("d"))} if found["d"] else {}
        return _reading(found, "weekday", weekday=int(token.value), count=found.value("s"), unit="W", **time)
    word = found["s"][-1]
    anchor: Anchor = "then" if word.kind in ("previous", "following") else "now"
    return _reading(found, "weekday", weekday=int(token.value), shift=int(word.value), anchor=anchor)


def _ends_phrase(found: Found) -> bool:
    """Whether no noun stands behind a weekday, or its part of the day: "on the Monday evening to load it", "on the
    Monday I left", but not "the Monday evening show"."""
    place, follows = _behind_daytime(found)
    if follows is None or _ends(follows) or follows.text.lower() in ("i", "he", "she", "we", "they"):
        return True
    return place > found.end and follows.text in ("to", "when", "after")


def _is_that(found: Found) -> bool:
    """Whether "that Friday" is one: it opens its sentence, or nothing behind it could be what is "said that"."""
    return _ends(_behind_daytime(found)[1]) or found.items[found.start].text == "That"


def _behind_daytime(found: Found) -> tuple[int, Token | None]:
    """Where what stands behind a weekday and its part of the day is, and what it is."""
    place = found.end + (1 if found.after and found.after.kind == "daytime" else 0)
    return place, found.items[place] if place < len(found.items) else None


def _ends(follows: Token | None) -> bool:
    return follows is None or follows.kind in ("comma", "stop", "gap", "and")


@rule("a u:unit ( on | from ) w:weekday")
@rule("w:weekday u:unit")
def week_on(found: Found) -> Reading | None:
    """a week on Thursday, a week from Thursday, Thursday week: the Thursday after next"""
    if found.value("u") != "W" or found.near(1) in ("'s", "’s", "-"):
        return None
    return _reading(found, "weekday", weekday=int(found.value("w")), shift=1, count=1)


@rule("a u:unit ago on? w:weekday")
def week_ago(found: Found) -> Reading | None:
    """a week ago Saturday, a week ago on Saturday: the Saturday before last"""
    if found.value("u") != "W":
        return None
    return _reading(found, "weekday", weekday=int(found.value("w")), shift=-1, count=1)


@rule(
    "s:( this | last | that | that same | same | the ( next | following | previous | same ) | next ) early? t:daytime"
)
@rule("the t:daytime")
@rule("x:tonight")
@rule("x:overnight")
def daytime(found: Found) -> Reading | None:
    """this morning; last night; the next morning; tonight"""
    if "t" not in found:
        rule = "overnight" if found.items[found.start].kind == "overnight" else "daytime"
        return _reading(found, rule, type="TIME", count=0, unit="D", daytime="TNI")
    code = str(found.value("t"))
    if "s" not in found:
        return _reading(found, "the-daytime", type="TIME", count=0, unit="D", anchor="then", daytime=code)
    word = found["s"][-1]
    anchor: Anchor = "now" if word.kind in ("this", "last") else "then"
    count = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(word.kind, 0)
    if word.kind == "last" and (code not in ("TNI", "TEV") or found.near(-1) == "the"):
        return None  # "on the last evening": of what?
    return _reading(found, "daytime", type="TIME", count=count, unit="D", anchor=anchor, daytime=code)


@rule("t:daytime")
def bare_daytime(found: Found) -> Reading | None:
    """morning: nothing by itself; it joins the date beside it (Friday morning)"""
    return _reading(found, "bare-daytime", type="TIME", daytime=str(found.value("t")))


@rule("c:clock m:meridiem? clockword? z:zone?")
@rule("h:( day | number | decimal ) m:meridiem z:zone?")
@rule("h:( day | number ) clockword ( m:meridiem | in the t:daytime )? z:zone?")
@rule("h:( day | number ) in the t:daytime")
@rule("f:( year | big ) z:zone")
@rule("f:( year | big ) u:units")
@rule("n:hour_name")
def clock(found: Found) -> Reading | None:
    """10:35 a.m.; 5 p.m. EST; nine o'clock in the evening; 17:30; noon"""
    if "n" in found:
        return _reading(found, "clock", type="TIME", daytime=str(found.value("n")))
    if "f" in found:
        return _military(found)
    if "c" in found:
        hour, minute = (int(part) for part in found["c"][0].text.split(":")[:2])
    elif isinstance(found.value("h"), float):
        hour, minute = int(found.value("h")), round(found.value("h") % 1 * 100)
    else:
        hour, minute = int(found.value("h")), 0
    if found["m"]:
        if not 1 <= hour <= 12 and hour < 13:
            return None
        if hour <= 12:
            hour = hour % 12 + int(found.value("m"))
    elif found["t"]:
        hour += 12 if hour < 12 and found.value("t") != "TMO" else 0
    if hour > 24 or minute > 59 or (found.kind("h") == "decimal" and not found["m"]):
        return None
    plain = "c" in found and not found["m"] and not found["z"] and found.end - found.start == 1
    return _reading(found, "bare-clock" if plain else "clock", type="TIME", daytime=f"T{hour:02}:{minute:02}")


def _military(found: Found) -> Reading | None:
    """0830 GMT; at 1630 hours"""
    figures = found["f"][0].text
    hour, minute = (int(figures[:2]), int(figures[2:])) if len(figures) == 4 and figures.isdecimal() else (24, 0)
    counted = found["u"] and (found.value("u") != "TH" or found.near(-1) not in _friends("hour_after"))
    if hour > 23 or minute > 59 or counted or found.near(-1) == "(":  # "10:35 a.m. (0735 GMT)" says one time twice
        return None
    return _reading(found, "clock", type="TIME", daytime=f"T{hour:02}:{minute:02}")


# --- holidays ----------------------------------------------------------------------------------------------------


@rule(
    "( s:( this ( past | coming )? | last | next | past | coming ) )? the? h:holiday ( ( of | in | comma )? y:year )?"
)
@rule("( the s:( next | following | previous ) | s2:( that same | that | the same ) ) h:holiday")
@rule("h:holiday l:last")
def holiday(found: Found) -> Reading | None:
    """Thanksgiving; last Christmas; Easter 1916; Christmas Eve in 1993; the following Easter; Christmas last"""
    which = int(found.value("h"))
    rule_ = lexicon.load().holidays[which]
    if found["h"][0].text[0].islower() or found.near(1) in rule_.get("followed_by_not", ()):
        return None
    if found.near(1) in _friends("holiday_before"):
        return None
    if "once" in rule_:
        year_, month_, day = map(int, rule_["once"].split("-"))
        return _reading(found, "named", point=Point(year_, month_, day))
    if found["l"] and _opens_phrase(found):
        return None  # "at Christmas last year's winners"
    shift = -1 if found["l"] else int(found["s"][-1].value) if found["s"] else None
    if found["y"]:
        year_ = int(found.value("y"))
        point = calendars.holiday(rule_, year_) or Point(year_)
        return Reading(found.start, found.end, "holiday", point=point)
    then = bool(found["s2"]) or (found["s"] and found.items[found.start].kind == "the")
    anchor: Anchor = "then" if then else "now"
    return Reading(found.start, found.end, "holiday", holiday=which, shift=shift, anchor=anchor)


# --- counted from the dateline, or from the last date named --------------------------------------------------------


@rule("d:day_word")
def deictic_day(found: Found) -> Reading | None:
    """today, yesterday, tomorrow; The Day After Tomorrow is a title"""
    words = found["d"][0].text.split()
    if len(words) > 1 and all(word[0].isupper() for word in words) and not found["d"][0].text.isupper():
        return None
    return _reading(found, "deictic", count=int(found.value("d")), unit="D")


@rule("a u:unit d:day_word")
def week_from_day(found: Found) -> Reading | None:
    """a week tomorrow, a fortnight today: so long from that day"""
    weeks = {"W": 1, "F": 2}.get(str(found.value("u")))
    if weeks is None or found.near(-1) in ("once", "twice", "times"):
        return None
    day = int(found.value("d"))
    return _reading(found, "deictic", count=day + (7 if day >= 0 else -7) * weeks, unit="D")


@rule(
    """( a:( approx | over ) )? n:( count_ | a | vague ) ( and a h2:half )? dash? u:any_unit ( and a h3:half )?
       w:( ago | earlier | later | before | after | on )"""
)
@rule("n:( count_ | a ) u:any_unit w:after that")
@rule("( a:( approx | over ) )? h:half a u:any_unit w:( ago | earlier | later | before | after )")
@rule("u:units w:( ago | earlier | later )")
def away(found: Found) -> Reading | None:
    """two months ago; four days earlier; a decade later; two years on; years ago; two and a half years before"""
    word, unit = found["w"][0], str(found.value("u"))
    anchor: Anchor = "now" if word.kind == "ago" else "then"
    if word.kind in ("before", "after", "on") and not _closes(found):
        return None
    if word.kind == "on" and (not found["n"] or unit[0] == "T"):
        return None
    if word.kind == "after" and found.near(1) in ("the", "a", "his"):
        return None
    count: float | None = None
    if "h" in found:
        count = 0.5
    elif found["n"] and found.kind("n") != "vague":
        count = number(found["n"])
    elif "n" in found and isinstance(found.value("n"), int):
        count = float(found.value("n"))
    if count is not None and (found["h2"] or found["h3"]):
        count += 0.5
    mod = "APPROX" if found["a"] else None
    if unit[0] == "T" and word.kind in ("earlier", "later"):
        moved = None if count is None else count * int(word.value)
        start = _past_focus(found)
        return Reading(start, found.end, "hours", "TIME", count=moved, unit=unit, anchor="then", daytime="TXX")
    if unit[0] == "T":
        end = found.end - (0 if word.kind == "ago" else 1)
        return Reading(found.start, end, "duration", "DURATION", value=length(count, unit), mod=mod)
    if count is None:
        vague = "PAST_REF" if word.value == -1 else "FUTURE_REF"
        return _reading(found, "away-vague", value=vague)
    start = _past_focus(found)
    return Reading(start, found.end, "away", count=count * int(word.value), unit=unit, anchor=anchor, mod=mod)


@rule("a q:unit of a u:unit w:( ago | earlier | later )")
def quarter_century(found: Found) -> Reading | None:
    """a quarter of a century ago"""
    if found.value("q") != "Q" or found.value("u") != "C":
        return None
    anchor: Anchor = "now" if found.kind("w") == "ago" else "then"
    return _reading(found, "away", count=25.0 * int(found.value("w")), unit="Y", anchor=anchor)


def _past_focus(found: Found) -> int:
    """The start, without "only" or "just", which belong to the sentence."""
    return found.start + (1 if found["a"] and not found.value("a") else 0)


def _closes(found: Found) -> bool:
    """Whether the expression ends here: "two years before." counts from what was said, "two years before his death"
    from what is said next."""
    after = found.after
    return after is None or after.kind in ("comma", "stop", "gap", "and", "to") or not after.text[0].isalnum()


@rule("( a:( approx | over ) )? n:( count_ | a | vague ) u:any_unit from d:( now | day_word )")
@rule("in ( a:( approx | over ) )? n:( count_ | a | vague ) u:any_unit ( genitive | apostrophe )? t:time")
def ahead(found: Found) -> Reading | None:
    """two weeks from now; in six months' time"""
    if "t" in found and found.near(1) == "of":
        return None
    start = found.start + (1 if "t" in found else 0)
    count = number(found["n"])
    if not count or found.kind("n") == "vague":
        return Reading(start, found.end, "away-vague", value="FUTURE_REF")
    return Reading(start, found.end, "away", count=count, unit=str(found.value("u")))


@rule(
    """( the | this )? s:( this ( past | coming | same )? | last | next | past | coming | current | latest
       | previous | following | that ( same )? | same ) fiscal? u:( unit | year_word )"""
)
def near_unit(found: Found) -> Reading | None:
    """last week; this year; the past decade; the following month; that same day; the latest quarter"""
    word, unit = found["s"][-1], str(found.value("u"))
    if unit in ("TH", "TM") or (found.after and found.after.kind == "dash" and found.near(2) in ("old", "long")):
        return None
    kind = word.kind
    with_the = found.items[found.start].kind == "the"
    then = kind in ("previous", "following", "that", "same") or (kind == "next" and (with_the or unit == "D"))
    if kind == "latest" and unit != "Q":
        return None
    if kind == "last" and with_the and unit in ("D", "W", "M", "WE") and found.near(1) == "of":
        return _reading(found, "duration", type="DURATION", value=length(1, unit))  # the last week of May: which part
    if kind == "past" and unit in ("E", "C"):
        return _reading(found, "duration", type="DURATION", value=length(1, unit))
    if unit == "D" and kind in ("last", "past", "this", "current"):
        return _reading(found, "that-unit", count=0, unit="D", anchor="then") if kind == "this" else None
    rule_ = (
        kind + "-unit"
        if kind == "past"
        else "latest"
        if kind == "latest"
        else "that-unit"
        if kind in ("that", "same")
        else "near"
    )
    return _reading(found, rule_, count=int(word.value), unit=unit, anchor="then" if then else "now")


@rule("the ( current | latest )? fiscal? u:( unit | year_word )")
@rule("u:( unit | year_word ) genitive? dash? e:end")
def the_unit(found: Found) -> Reading | None:
    """the quarter; the weekend; (the end of) the year; year-end"""
    unit = str(found.value("u"))
    if found["e"]:
        if unit not in ("Y", "M", "W"):
            return None
        return _reading(found, "the-unit", count=0, unit=unit, anchor="then", mod="END")
    if unit in ("D", "TH", "TM", "C", "E", "F", "L") or found.near(1) in ("of", "after", "before", "that", "when"):
        return None
    if found.near(1) == "in" and found.near(2) == "which":
        return None
    if (
        unit == "Q"
        and found.after is not None
        and found.after.kind == "dash"
        and found.near(2)[:5] in ("final", "mile")
    ):
        return None  # "the quarter-finals"
    if unit == "Y" and found.near(-1) == "for":
        return _reading(found, "duration", type="DURATION", value="P1Y")
    return _reading(found, "the-unit", count=0, unit=unit, anchor="then")


@rule("the u:( unit | year_word ) w:( before | after )")
@rule("the u:( unit | year_word ) w2:following")
@rule("the t:daytime w:( before | after )")
def day_before(found: Found) -> Reading | None:
    """the day before; the week after; the evening before; (the day after) the vote of 3 June"""
    if "t" in found:
        sign, code = int(found.value("w")), str(found.value("t"))
        if not _closes(found):
            return None
        return _reading(found, "daytime", type="TIME", count=sign, unit="D", anchor="then", daytime=code)
    if not _closes(found):
        sign, unit = int(found.value("w") or 0), str(found.value("u"))
        return _reading(found, "unit-off", count=sign, unit=unit) if sign and unit in ("D", "W") else None
    sign = int((found["w"] or found["w2"])[0].value)
    return _reading(found, "away", count=sign, unit=str(found.value("u")), anchor="then")


@rule("the d:nth")
def the_nth(found: Found) -> Reading | None:
    """on the 20th: a day of the month spoken of"""
    after = found.after
    if found.near(-1) not in ("on", "by", "until", "till", "before", "after", "from"):
        return None
    if after and after.kind in ("unit", "units", "dash", "and", "period", "year_word", "holiday", "daytime"):
        return None
    noun = after and after.kind == "" and after.text[0].isalpha() and found.near(1) not in _friends("subjects")
    if noun or found.near(1) == "anniversary":
        return None
    return Reading(found.start, found.end, "nth", day=int(found.value("d")), anchor="then")


# --- durations, sets, and times that are no dates ------------------------------------------------------------------


@rule(
    """( a:approx )? ( the | these | those )? s:( last | past | next | coming | first | previous |
       following | final | this | recent | latest ) n:( count_ | vague )? u:units"""
)
@rule("( a:approx )? ( the | these | those ) n:( count_ | vague ) u:units")
@rule(
    """( a:( approx | over ) )? n:( count_ | a | vague ) ( and a h3:half )? dash? x:any? dash? u:any_unit
       ( dash? l:( long | old ) )? ( and a h:half )?"""
)
@rule("( a:( approx | over ) )? h2:half dash? a? dash? u:( unit | year_word )")
@rule("u:units dash l:long")
@rule("u:units")
def duration(found: Found) -> Reading | None:
    """two years; the past two years; a few days; 10-year-old; a year and a half; recent months; for decades"""
    unit = str(found.value("u"))
    if found["x"] and found["x"][0].text.lower() not in _friends("between_number_and_unit"):
        return None
    if found["n"] and found.kind("n") in ("ordinal", "second", "first"):
        return None
    counted = found["n"]
    if "s" in found and not counted:
        return _near_units(found, unit)
    if counted and counted[0].kind == "a" and found.kind("u") == "units":
        return None
    if counted and len(counted) == 1 and counted[0].kind == "year" and found.kind("u") != "units":
        return None
    if found.end - found.start == 1:
        if found.near(-1) not in _friends("units_after"):
            return None
        return _reading(found, "duration", type="DURATION", value=length(None, unit))
    if _is_age(found) or (unit == "Q" and _is_fraction(found)):
        return None
    start = _past_focus(found)
    if found["n"] and found.kind("n") == "a" and unit == "WE":
        return None
    count: float | None = None
    if "h2" in found:
        count = 0.5
    elif counted and not (counted[0].kind == "vague" and counted[0].value == "X"):
        count = number(counted)
        if count > 99999:
            return None
    if (found["h"] or found["h3"]) and count is not None:
        count += 0.5
    mod = str(found.value("a")) or None if found["a"] else None
    if counted and counted[0].kind == "a" and not found["l"] and not found["h"] and not found["a"] and _per(found):
        return Reading(start, found.end, "set", "SET", value=length(1, unit))
    value = length(count, unit)
    return Reading(start, found.end, "duration", "DURATION", value=value, mod=mod, count=count, unit=unit)


def _is_age(found: Found) -> bool:
    """Ages are no stretch of time that a text tells of: 6-year-old, 52 years old."""
    if found["l"] and found.kind("l") == "old":
        return True
    return found.near(1) == "old" or (found.near(1) == "-" and found.near(2) == "old")


def _is_fraction(found: Found) -> bool:
    """Three-quarters of the seats; a quarter to nine."""
    return found.near(1) in ("of", "to", "past") or any(t.kind == "dash" for t in found.items[found.start : found.end])


def _per(found: Found) -> bool:
    """Whether "a year" means every year: $3 million a year, twice a day, 40 hours a week."""
    before = found.before
    if before is None or found.near(-1) == "of":
        return False
    if before.kind in ("units", "day", "two", "hundreds", "big", "number", "scale", "tens", "decimal"):
        return True
    text = before.text.lower()
    counted = found.items[found.start - 2].kind if found.start > 1 else ""
    if counted in _NUMBERS | {"big", "hundreds", "decimal", "tens"} and text.endswith("s"):
        return True  # 50 miles an hour, ten euros a day
    return text in (
        "once",
        "twice",
        "times",
        "million",
        "billion",
        "percent",
        "%",
        "dollars",
        "people",
        "barrels",
        "tons",
    ) or (before.kind == "" and before.text[0] in "$£€")


def _near_units(found: Found, unit: str) -> Reading | None:
    """recent months; coming years; the past years; (no count)"""
    kind = found.kind("s")
    if kind in ("recent", "past", "last", "previous", "latest"):
        return _reading(found, "ref", value="PAST_REF")
    if kind in ("coming", "next"):
        return _reading(found, "ref", value="FUTURE_REF")
    if kind in ("following", "first", "final"):
        return _reading(found, "duration", type="DURATION", value=length(None, unit))
    return None


def length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; `count` None is X, "some"."""
    time = "T" if unit[0] == "T" else ""
    letter = unit[-1] if unit != "WE" else "WE"
    if unit in ("E", "C", "L"):
        letter, count = (
            ("Y", count * {"E": 10, "C": 100, "L": 1000}[unit])
            if count is not None
            else ({"E": "Y"}.get(unit, unit), None)
        )
    if unit == "F":
        letter, count = "W", None if count is None else count * 2
    if count is None:
        return f"P{time}X{letter}"
    whole = int(count)
    if count == whole:
        return f"P{time}{whole}{letter}"
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("TH", 24)}.get(unit)
    part = round((count - whole) * smaller[1]) if smaller else 0
    if not smaller or not part or abs(part - (count - whole) * smaller[1]) > 1e-6:
        return f"P{time}{count:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{smaller[0][:-1]}{part}{smaller[0][-1]}"


_NUMBERS = frozenset({"number", "day", "two", "tens", "vague"})


@rule("every ( other | n:( count_ | nth_ ) )? u:any_unit")
@rule("every ( other | n2:nth_ )? ( w:weekday | m:month_ | s:season_ | t:daytime | h:holiday ) d:daytime?")
@rule("w2:weekdays d:daytime?")
@rule("w2:weekday d:daytimes")
@rule("o:often")
@rule("per u2:any_unit")
def recurring(found: Found) -> Reading | None:
    """every Monday; each year; daily; per month; Tuesdays; every other Sunday; Friday mornings"""
    if "o" in found:
        if found.near(1) in _friends("often_before") or (found["o"][0].text[0].isupper() and found.near(-1) == "the"):
            return None
        return _reading(found, "set", type="SET", value=str(found.value("o")))
    if "w2" in found:
        if found.before and found.before.kind in _NUMBERS:
            return None  # three Mondays of May
        value = f"XXXX-WXX-{found['w2'][0].value}" + (str(found.value("d")) if found["d"] else "")
        return _reading(found, "set", type="SET", value=value)
    if "u2" in found or "u" in found:
        unit = str((found["u2"] if "u2" in found else found["u"])[0].value)
        count = number(found["n"]) if found["n"] and found.kind("n") not in ("first",) else 1
        if found["n"] and found.kind("n") in ("nth", "ordinal", "second"):
            count = ordinal(found["n"])
        return _reading(found, "set", type="SET", value=length(count, unit))
    if found["w"]:
        value = f"XXXX-WXX-{found['w'][0].value}"
    elif found["m"]:
        value = f"XXXX-{month(found['m']):02}"
    elif found["s"]:
        value = f"XXXX-{found['s'][0].value}"
    elif found["t"]:
        value = f"XXXX-XX-XX{found['t'][0].value}"
    else:
        rule_ = lexicon.load().holidays[int(found.value("h"))]
        value = f"XXXX-{rule_['fixed']}" if "fixed" in rule_ else "P1Y"
    return _reading(found, "set", type="SET", value=value + (str(found.value("d")) if found["d"] else ""))


@rule("r:ref")
@rule("r:now")
@rule("r:current")
@rule("the r:future")
@rule("the r:past")
def reference(found: Found) -> Reading | None:
    """now; recently; the near future; current"""
    token = found["r"][0]
    if token.kind == "past":
        if found.after and (found.after.text[0].isalnum() or found.after.kind == "dash"):
            return None
        return _reading(found, "ref", value="PAST_REF")
    if token.kind == "current":
        return _reading(found, "ref", value="PRESENT_REF") if token.text.lower() == "current" else None
    return _reading(found, "ref", value=str(token.value))
