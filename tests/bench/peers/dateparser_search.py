"""dateparser's own search in running text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateparser.search import search_dates

from bench.peers import Found
from bench.peers.spacy_dateparser import reader, settings, value
from bench.sets import Document


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    for document in documents:
        parser, wishes = reader(document.date), settings(document.date)
        found: list[Found] = []
        for paragraph in re.finditer(r"[^\n]+", document.text):
            at = paragraph.start()
            for words, when in search_dates(paragraph.group(), languages=["en"], settings=wishes) or ():
                start = document.text.find(words, at, paragraph.end())
                if start < 0:  # it gives back words without a place, at times in another spelling
                    continue
                at = start + len(words)
                # Words that it finds but cannot read alone have the date alone, and no period.
                timex = value(parser, words) or when.date().isoformat()
                found.append({"start": start, "end": at, "type": "TIME" if "T" in timex else "DATE", "value": timex})
        yield found
