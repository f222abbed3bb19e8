"""The dateline that opens a report: "GENEVA, Sept 12 (Reuters) -", "WASHINGTON (AP) —", "COLOMBO, Monday –"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefs import byline, lexicon, stamp, world
from briefs.stamp import Stamp


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` characters of the paragraph are the dateline. `weekday` is 1 for a Monday that it names, and no date."""

    length: int
    place: str | None
    publisher: str | None = None
    stamp: Stamp | None = None
    weekday: int | None = None

    def filed(self, published: date) -> date | None:
        """The day that it names, without the year or by the weekday alone, if that lies in the week before the day
        of publication."""
        last = published.toordinal()
        days = map(date.fromordinal, range(last - 1, max(last - _WEEK, 0), -1))
        if self.stamp is None:
            return next((day for day in days if day.isoweekday() == self.weekday), None)
        named = self.stamp.day
        same = self.stamp.month_day if named is None else (named.month, named.day)
        return next((day for day in days if (day.month, day.day) == same), None)


_WEEK = 7


def parse(text: str) -> Dateline | None:
    """The dateline at the start of `text`, or None. A town in small letters counts only with an agency, a date or a
    region beside it, since "Hanoi - the capital -" is how a sentence may start."""
    match = _pattern().match(text[:200])
    if match is None:
        return None
    agency = _agency(match["agency"] or match["release"] or match["only"] or "")
    if match["only"] is not None:
        return Dateline(match.end(), None, agency) if agency else None
    parts = [part.strip() for part in re.split(r",\s*", match["where"].strip(" ,"))]
    parts += [match["land"].strip()] if match["land"] else []
    dated = stamp.find(match["date"] or match["agency"] or "")  # PORT ELLEN, Scotland (March 5, 2019)
    first = parts[0]
    shouted = first.upper() == first
    words = re.findall(r"[^\W\d_]+", first.lower())
    if not words or words[0] in lexicon.words().nowhere or (len(first) < 3 and not agency):
        return None
    if not (agency or dated) and len(parts) == 1 and first.lower() in lexicon.words().sections:
        return None  # CYCLING: a headline
    sure = bool(agency or dated) or (shouted and len(parts) == 1) or (len(parts) == 2 and _is_region(parts[1], shouted))
    if not sure or (match["mark"] == ":" and not (shouted or agency)):
        return None
    if match["mark"] == ":" and not (agency or dated) and _is_acronym(first):
        return None  # DOH: a headline, by who says so
    weekday = _weekday(match["date"] or "")
    whole = bool(dated) and dated[0].day is not None
    # "Libreville (Gabon), 13/02/2012. They", "PUNE, NOV. 18, 2003. The"
    day = (whole and match["land"]) or (shouted and (weekday or whole or (dated and dated[0].flaw)))
    if match["mark"] == "." and not day:
        return None
    stamp_ = dated[0] if dated else None
    return Dateline(match.end(), ", ".join(map(_place, parts)), agency, stamp_, None if stamp_ else weekday)


def _is_acronym(word: str) -> bool:
    """Whether a short word in capitals is no town's name."""
    return word.isupper() and len(word) <= _SHORT and not world.is_place(word.title())


_SHORT = 5


def _weekday(text: str) -> int | None:
    return _WEEKDAYS.index(text.lower()) + 1 if text.lower() in _WEEKDAYS else None


_WEEKDAYS = [name.lower() for name in calendar.day_name]


def dated(text: str) -> Dateline | None:
    """The day alone, written in full, that stands as a dateline at the start of `text`: "31 August 2007 - The"."""
    day = next(iter(stamp.find(text[:_LONGEST_DAY])), None)
    if day is None or day.start or day.day is None:
        return None
    dash = _DASH.match(text, day.end)
    return Dateline(dash.end(), None, None, day) if dash else None


_LONGEST_DAY = 60
_DASH = re.compile(r"\s*(?:--+|[-–—])\s+(?=[“\"‘A-Z])")

_PARTED = re.compile(r"(?P<where>[^|·•:–—\d]{2,50}?)\s*(?:[|·•:–—]|\s-)\s+(?P<date>(?=[^|]*\d)[\w,. /:-]{4,40})")

_STOPPED = re.compile(r"(\b\d{4})\.?(?:\s*[-–—]\s*\((?:by|per|via)\s[^()\n]{2,40}\))?$", re.IGNORECASE)
"""The year that ends a dateline, with its stop and how the report came: "Jan. 6, 1938.—(By cable, delayed)"."""


def alone(line: str) -> Dateline | None:
    """The dateline that the whole of `line` is: "GENEVA, Sept 12 (Reuters)", "TOLEDO | Friday, 3 May 2019". It must
    name an agency or a date, or be set in capitals with a dash behind ("LILONGWE, MALAWI —")."""
    line = _STOPPED.sub(r"\1", line)
    parted = _PARTED.fullmatch(line)
    if parted is not None and (days := stamp.find(parted["date"])):
        day = days[0].day
        line = f"{parted['where']}, {parted['date'] if day is None else day.isoformat()}"
    dashed = line.endswith(("-", "–", "—"))
    found = parse(line + " — ") if len(line) <= 100 and not dashed else parse(line + " ")
    if found is None or found.length < len(line) or found.place is None:
        return None
    if not (found.publisher or found.stamp or (dashed and (line.isupper() or found.weekday))):
        return None
    return found


def _agency(text: str) -> str | None:
    return byline.publication(text)


def has_region(place: str) -> bool:
    """Whether the place of a dateline is a town with the state or country that it is in."""
    return any(part in lexicon.words().regions for part in place.split(", ")[1:])


def _is_region(text: str, shouted: bool) -> bool:
    return text in lexicon.words().regions or (shouted and text[:1].isupper() and len(text.split()) <= 3)


def _place(text: str) -> str:
    if text in lexicon.words().regions or re.fullmatch(r"(?:[A-Z]\.){2,}", text) or (len(text) <= 3 and text.isupper()):
        return text
    return "/".join(byline.proper(part) for part in text.split("/"))


@cache
def _pattern() -> re.Pattern[str]:
    day = (
        r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
        r"(?: \d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
        r"  | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?"
        r"  | \d{1,2}[/.]\d{1,2}[/.]\d{4} | \d{4}-\d\d-\d\d )"
        r"(?:,?\s\d{4})?"
    )
    day = rf"(?: {day} | (?:{'|'.join(_WEEKDAYS)})\b )"
    town = r"[^\W\d_]+(?:['’.][^\W\d_]*)*(?:[-\s/](?:[^\W\d_]\w*|de|del|la|of|the|and)(?:['’.]\w*)*){0,3}"
    region = rf"(?: ,\s (?!(?i:{day})) [A-Z][\w.’'-]* (?:\s[A-Z][\w.’'-]*){{0,2}} )"
    return re.compile(
        rf"""
        (?: (?P<only> \( [^()\n]{{2,40}} \) )                                      # (Reuters)
          | (?-i: (?P<where> {town} {region}{{0,2}} ) )                           # SEOUL, South Korea
            (?: \s \( (?P<land> (?-i:[A-Z]) [^()\n]{{2,30}} ) \) (?= \s? \( | ,? \s {day} ) )?  # (Senegal)
            (?: ,?\s (?P<date> {day} ) )?                                          # , Sept 12
            (?: ,?\s? (?: \( (?P<agency> [^()\n]{{2,60}} ) \)                      # (Reuters)
                        | /\s?(?P<release> [^/\n]{{2,40}} )/ ) )?                  # /PRNewswire/
        )
        \s* (?P<mark> (?:\.\s?)?--+ | (?:\.\s?)?[-–—] | : | \. (?= \s [“"‘A-Z] ) ) (?: \s+ | (?=[“"‘A-Z]) )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
