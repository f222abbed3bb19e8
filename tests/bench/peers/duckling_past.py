"""duckling (Facebook, in Haskell), paragraph by paragraph; where a date could lie on either side, the past one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import duckling

from bench.peers import Found, Missing
from bench.sets import Document

ZONES = Path("/usr/share/zoneinfo")
LENGTH = {"year": 4, "month": 7, "day": 10, "hour": 16, "minute": 16, "second": 19}
UNITS = {"year": "P{}Y", "quarter": "P{}Q", "month": "P{}M", "week": "P{}W", "day": "P{}D"}
UNITS |= {"hour": "PT{}H", "minute": "PT{}M", "second": "PT{}S"}
SEASONS = {"03-20": "SP", "03-21": "SP", "06-21": "SU", "09-23": "FA", "09-24": "FA", "12-21": "WI"}


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    if not ZONES.is_dir():
        raise Missing(f"expected the time zones in {ZONES}")
    zones = duckling.load_time_zones(str(ZONES))
    english = duckling.parse_locale("EN_US", duckling.default_locale_lang(duckling.parse_lang("EN")))
    dimensions = duckling.parse_dimensions(["time", "duration"])
    for document in documents:
        now = datetime.combine(document.date or date.today(), time(), UTC)
        context = duckling.Context(duckling.parse_ref_time(zones, "UTC", int(now.timestamp())), english)
        found: list[Found] = []
        for paragraph in re.finditer(r"[^\n]+", document.text):
            results = duckling.parse(paragraph.group(), context, dimensions, False)
            found += [timex(result, paragraph.start(), now) for result in apart(results)]
        yield found


def apart(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The longest of results that overlap; of two readings of the same words the first."""
    kept: list[dict[str, Any]] = []
    for result in sorted(results, key=lambda each: each["start"] - each["end"]):
        if all(result["end"] <= other["start"] or other["end"] <= result["start"] for other in kept):
            kept.append(result)
    return kept


def timex(result: dict[str, Any], offset: int, now: datetime) -> Found:
    span = {"start": offset + result["start"], "end": offset + result["end"]}
    value = result["value"]
    if result["dim"] == "duration":
        return {**span, "type": "DURATION", "value": UNITS[value["unit"]].format(value["value"])}
    point = value.get("from") or value.get("to") or value
    if point["value"].startswith("-"):  # a year before Christ, which Python's calendar does not have
        return {**span, "type": "DATE", "value": "BC" + point["value"][1:5]}
    text = point_value(past(point, value.get("values", []), now), point["grain"], "from" in value)
    return {**span, "type": "TIME" if "T" in text else "DATE", "value": text}


def past(point: dict[str, str], readings: list[dict[str, Any]], now: datetime) -> datetime:
    """The moment of `point`; one step back if it lies ahead and comes back again and again, as a weekday does."""
    moment = datetime.fromisoformat(point["value"])
    if moment > now and len(readings) > 1:
        after = readings[1].get("from") or readings[1].get("to") or readings[1]
        return back(moment, datetime.fromisoformat(after["value"]))
    return moment


def back(moment: datetime, after: datetime) -> datetime:
    """As far before `moment` as `after` lies behind it; years are stepped by the calendar."""
    step = after - moment
    if step >= timedelta(days=365) and moment.month == after.month:
        return moment.replace(year=2 * moment.year - after.year, day=min(moment.day, 28 if moment.month == 2 else 31))
    return moment - step


def point_value(moment: datetime, grain: str, interval: bool) -> str:
    """The TIMEX3 value of `moment` in units of `grain`; an interval from the first day of a season is that season."""
    if interval and grain == "day" and (season := SEASONS.get(f"{moment:%m-%d}")):
        return f"{moment.year}-{season}"
    if grain == "week":
        return "{}-W{:02}".format(*moment.isocalendar()[:2])
    if grain == "quarter":
        return f"{moment.year}-Q{(moment.month + 2) // 3}"
    return moment.isoformat()[: LENGTH[grain]]
