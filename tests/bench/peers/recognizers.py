"""recognizers-text (Microsoft), paragraph by paragraph, with the day of writing as its reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

import emoji

# The last release asks for a table that emoji 2 gave another name.
emoji.UNICODE_EMOJI = emoji.EMOJI_DATA

from recognizers_date_time import Culture, DateTimeRecognizer  # noqa: E402

from bench.peers import Found  # noqa: E402
from bench.sets import Document  # noqa: E402

TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME", "datetimerange": "TIME"}
RANGE = re.compile(r"\((\d{4})-(\d\d)-\d\d,\d{4}-\d\d-\d\d,P(3M|1M|10Y|1Y)\)")


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    for document in documents:
        day = datetime.combine(document.date, time()) if document.date else None
        yield [
            found(result, paragraph.start(), document.date.isoformat() if document.date else "")
            for paragraph in re.finditer(r"[^\n]+", document.text)
            for result in model.parse(paragraph.group(), day)
        ]


def found(result: Any, offset: int, day: str) -> Found:
    """One result; its end is inclusive there. The first reading is the past one where there are two."""
    kind = result.type_name.rpartition(".")[2]
    reading = ((result.resolution or {}).get("values") or [{}])[0]
    value = timex3(reading, day)
    fallback = "TIME" if "T" in value and value[0].isdigit() else "DATE"
    span = {"start": offset + result.start, "end": offset + result.end + 1}
    return {**span, "type": TYPES.get(kind, fallback), "value": value}


def timex3(reading: dict[str, str], day: str) -> str:
    """The TIMEX3 value of a reading, whose `timex` leaves open (X) what the text does not say."""
    timex = reading.get("timex", "")
    resolved = reading.get("start") or reading.get("value", "")
    if reading.get("type") in {"set", "duration"}:
        return timex
    if match := RANGE.fullmatch(timex):
        return period(*match.groups())
    if timex.startswith("("):
        return resolved[:10]
    if timex.startswith("T"):
        return f"{day}{timex}:00" if re.fullmatch(r"T\d\d", timex) else day + timex
    if re.fullmatch(r"XXXX-\d\d", timex):
        return resolved[:7]
    if timex.startswith("XXXX"):
        return resolved[:10] + "".join(timex.partition("T")[1:])
    return timex


def period(year: str, month: str, length: str) -> str:
    if length == "3M":
        return f"{year}-Q{(int(month) + 2) // 3}"
    return {"1M": f"{year}-{month}", "10Y": year[:3], "1Y": year}[length]
