"""The collection as open data: a file for each form that a program or a reference manager reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefs import anchor, citation
from briefs.memo import Look, Memo, Noted
from briefs.model import Annotated, Corpus, Page
from briefs.settings import Settings

Record = Callable[[Annotated], dict[str, Any]]


def pages(
    corpus: Corpus, settings: Settings, record: Record, jobs: int = 1, memo: Memo | None = None
) -> Iterator[Page]:
    """Per brief its annotations as JSON (`record` says which) and its citation as BibTeX and RIS. The briefs link to
    these, so they must be written with them. `jobs` processes share the work; what `memo` knows need not be made
    again."""
    told = {annotated.article.slug: annotated for annotated in corpus.articles}
    seen: set[Look] = set()
    state = (Noted("told", told, seen), settings, record)
    yield from (memo or Memo()).pages(_data, state, tuple(told), {"told": told}, seen, jobs)


def _data(state: tuple[Mapping[str, Annotated], Settings, Record], slug: str) -> tuple[Page, ...]:
    told, settings, record = state
    annotated = told[slug]
    cited = citation.cite(annotated.article, settings)
    return (
        Page(anchor.data_path(slug, "json"), _json(record(annotated))),
        Page(anchor.data_path(slug, "bib"), cited.bibtex),
        Page(anchor.data_path(slug, "ris"), cited.ris),
    )


def _json(found: dict[str, Any]) -> str:
    """As JSON that people read too, and compare: a line for each thing that was found."""
    parts = []
    for key, value in found.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            of = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in value)
            parts.append(f" {json.dumps(key)}: [\n{of}\n ]")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
