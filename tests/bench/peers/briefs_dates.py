"""The tagger of briefs alone, as another Python program would call it: dates by the words, without the language model
that the rest of `briefs annotate` reads with. Whether a text is news or history it finds out by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers import Found
from bench.sets import Document
from briefs import article, timex
from briefs.model import Source
from briefs.record import source_span
from briefs.sidecar import Sidecar


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    for document in documents:
        read = article.parse_body(Source(Path("text.txt"), document.text), Sidecar(published=document.date))
        found = timex.find(read).timexes
        places = [source_span(read, each.span) for each in found]
        yield [
            {"start": start, "end": end, "type": each.type, "value": each.value}
            for each, (start, end) in zip(found, places, strict=True)
        ]
