"""What the site's one configuration, mkdocs.yml, says that pages depend on."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Rights


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page shows. Characters for `context` (text on each side of a name on an entity page), `teaser` and
    `statement` (somebody's words, on the page of who said them); counts for the others. `mentions` are the paragraphs
    that an entity's page shows: those of one that is named in more are on pages of their own, by year, and its page
    shows `first` of them. A timeline of more than `entries` is in parts, and so is an index of more
    than `names`; then it begins with the `foremost` of each kind.

    Of an article that may not be republished: `quotation` words at a time, and in all `quoted` words or `share` percent
    of its text, whichever is less. No law names a number; these are a sentence, and what a review would quote."""

    quotation: int = 25
    context: int = 60
    teaser: int = 220
    newest: int = 8
    busiest: int = 24
    related: int = 5
    reasons: int = 5
    neighbors: int = 18
    statement: int = 320
    mentions: int = 250
    first: int = 50
    entries: int = 400
    names: int = 2_000
    foremost: int = 60
    points: int = 3
    quoted: int = 150
    share: int = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` is the address that the site will have, ending in "/" (None: citations name no permalink); `model` the
    name of the recognizer, for the line that says who annotated; `rights` those of articles that do not state them."""

    title: str
    description: str = ""
    language: str = "en"
    url: str | None = None
    model: str | None = None
    limits: Limits = Limits()
    rights: Rights = "full"
