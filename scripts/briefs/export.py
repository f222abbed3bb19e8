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
    """As JSON that can be compared line by line: a line for each field, and each row of a table."""
    return "{\n" + ",\n".join(f"{json.dumps(key)}:{_value(value)}" for key, value in found.items()) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, dict) and "rows" in value:
        rows = ",\n".join(map(_short, value["rows"]))
        head = ",".join(f"{json.dumps(key)}:{_short(value[key])}" for key in value if key != "rows")
        return f'{{{head},"rows":[\n{rows}\n]}}'
    return _short(value)


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
