"""The collection as open data: a file for each form that a program or a reference manager reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from briefs import anchor, citation
from briefs.model import Annotated, Corpus, Page
from briefs.settings import Settings


def pages(corpus: Corpus, settings: Settings, record: Callable[[Annotated], dict[str, Any]]) -> Iterator[Page]:
    """Per brief its annotations as JSON (`record` says which) and its citation as BibTeX and RIS. The briefs link to
    these, so they must be written with them."""
    for annotated in corpus.articles:
        slug = annotated.article.slug
        cited = citation.cite(annotated.article, settings)
        yield Page(anchor.data_path(slug, "json"), _json(record(annotated)))
        yield Page(anchor.data_path(slug, "bib"), cited.bibtex)
        yield Page(anchor.data_path(slug, "ris"), cited.ris)


def _json(found: dict[str, Any]) -> str:
    """As JSON that people read too. The module `json` indents at a tenth of the speed."""
    line = json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return msgspec.json.format(line, indent=1).decode("utf-8", "surrogatepass") + "\n"
