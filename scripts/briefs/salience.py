"""How much an article is about an entity, so that a page of mentions begins where most is to be learned.

What counts is what readers were found to go by (Dunietz and Gillick 2014): the headline, what sums the article up, how
often a name stands there beside the others, and whether the text opens with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from briefs.model import Annotated

Weight = Literal["central", "named", "passing"]
WEIGHTS: tuple[Weight, ...] = ("central", "named", "passing")

_OFTEN = 0.5
"""Share of the mentions of the most named entity from which on another counts as named often."""


def most_named(annotated: Annotated) -> int:
    """How often the article names the entity that it names most."""
    return max(Counter(m.entity for m in annotated.mentions if m.entity).values(), default=0)


def weight(annotated: Annotated, indexes: Sequence[int], most: int) -> Weight:
    """What the entity is to the article that has these mentions of it, by index; `most` is `most_named`."""
    article = annotated.article
    forms = {annotated.mentions[i].surface for i in indexes}
    told = " \n ".join((annotated.summary or "", article.standfirst or "", *(p.text for p in annotated.key_points)))
    often = len(indexes) > 1 and len(indexes) >= _OFTEN * most
    if _names(article.title, forms) or (often and _names(told, forms)):
        return "central"
    opens = bool(article.paragraphs) and article.paragraphs[0].span.end > annotated.mentions[indexes[0]].span.start
    if len(indexes) > 1 or opens or _names(told, forms):
        return "named"
    return "passing"


def _names(text: str, forms: set[str]) -> bool:
    """Whether one of `forms` stands in `text` as whole words."""
    return any(form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)
