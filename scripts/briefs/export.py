"""The collection as open data: a file for each form that a program or a reference manager reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from briefs import anchor, citation
from briefs.model import Annotated, Corpus, Page
from briefs.settings import Settings


def pages(corpus: Corpus, settings: Settings, record: Callable[[Annotated], dict[str, Any]]) -> Iterator[Page]:
    """Per brief its annotations as JSON (`record` says which) and its citation as BibTeX and RIS. The briefs link to
    these, so they must be written with them."""
    for annotated in corpus.articles:
        slug = annotated.article.slug
        cited = citation.cite(annotated.article, settings)
        found = json.dumps(record(annotated), ensure_ascii=False, indent=1, sort_keys=False)
        yield Page(anchor.data_path(slug, "json"), found + "\n")
        yield Page(anchor.data_path(slug, "bib"), cited.bibtex)
        yield Page(anchor.data_path(slug, "ris"), cited.ris)
