"""The names that a spaCy model finds, and the plain way of putting those together that belong to one entity.

Merging is what thirty lines can do: within a text, a surname goes to the first person whose full name ends with it and
an acronym to the first organization whose initials it is; the United States and the United Kingdom have their usual
names, and companies lose "Inc." and the like. Then names that read alike, in all texts, are one entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language

from bench.peers import Found
from bench.sets import Document

TYPES = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "MISC"}
STATES = {
    **dict.fromkeys(("us", "u.s", "u.s.", "usa", "u.s.a.", "america", "united states of america"), "united states"),
    **dict.fromkeys(("uk", "u.k", "u.k.", "britain", "great britain"), "united kingdom"),
}
UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
COMPANY = re.compile(r",? (inc|corp|co|ltd|plc|llc|company|corporation|limited)\.?$")
SMALL = {"of", "the", "and", "for", "in", "on", "de"}


def annotate(nlp: Language, documents: Sequence[Document], merging: bool) -> Iterator[list[Found]]:
    for doc in nlp.pipe(document.text for document in documents):
        spans = [span for span in doc.ents if span.label_ in TYPES]
        named = [(span.label_, plain(span.text)) for span in spans]
        clusters = merged(named) if merging else [name for _, name in named]
        yield [
            {"start": span.start_char, "end": span.end_char, "type": TYPES[span.label_], "cluster": cluster}
            for span, cluster in zip(spans, clusters, strict=True)
        ]


def plain(name: str) -> str:
    """The words of a name without article, possessive and case."""
    words = re.sub(r"['’]s?$", "", " ".join(name.split()))
    return re.sub(r"(?i)^the ", "", words).lower()


def merged(named: Iterable[tuple[str, str]]) -> list[str]:
    """The name of the entity for each (label, name) of a text, as the head of this module tells."""
    names = [(label, COMPANY.sub("", name)) for label, name in named]
    full: dict[str, str] = {}
    for label, name in names:
        words = name.split()
        initials = "".join(word[0] for word in words if word not in SMALL)
        if label == "PERSON" and len(words) > 1:
            full.setdefault(words[-1], name)
        if label == "ORG" and len(initials) > 1:
            full.setdefault(initials, name)
    return [STATES.get(name) or full.get(name.replace(".", ""), name) for _, name in names]
