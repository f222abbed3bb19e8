"""What the site's one configuration, mkdocs.yml, says that pages depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page shows. Characters for `quotation` (of an article that may not be republished), `context` (text on
    each side of a name on an entity page), `teaser` and `statement` (somebody's words, on the page of who said them);
    counts for the others."""

    quotation: int = 200
    context: int = 90
    teaser: int = 220
    newest: int = 8
    busiest: int = 24
    related: int = 5
    reasons: int = 5
    neighbors: int = 18
    statement: int = 320
    points: int = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` is the address that the site will have, ending in "/" (None: citations name no permalink); `model` the
    name of the recognizer, for the line that says who annotated."""

    title: str
    description: str = ""
    language: str = "en"
    url: str | None = None
    model: str | None = None
    limits: Limits = Limits()
