"""Articles made by hand, for tests of single stages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from briefs.model import Article, Mention, Paragraph, Span


def article(*paragraphs: str, slug: str = "a", title: str = "A title", published: date | None = None) -> Article:
    """An article of these paragraphs."""
    found, start = [], 0
    for number, text in enumerate(paragraphs, start=1):
        found.append(Paragraph(f"p{number}", "text", Span(start, start + len(text))))
        start += len(text) + 2
    return Article(slug, Path(f"{slug}.txt"), title, (), published, "\n\n".join(paragraphs), tuple(found))


def span(of: Article, words: str, nth: int = 1) -> Span:
    """Where `words` stand in the body."""
    match = list(re.finditer(re.escape(words), of.body))[nth - 1]
    return Span(*match.span())


def mention(of: Article, words: str, entity: str | None, kind: str = "person", nth: int = 1) -> Mention:
    return Mention(span(of, words, nth), words, kind, words, entity=entity)  # type: ignore[arg-type]


def records(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a table of a published data file, with the names of inner fields behind a dot."""
    return [{**table["all"], **dict(zip(table["fields"], row, strict=True))} for row in table["rows"]]
