"""People whom everybody is expected to know: `data/persons.txt`. Newspapers name them by one name, and spell it in many
ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefs import wordlist
from briefs.evidence import Evidence
from briefs.matcher import Names
from briefs.model import Article

_WHOLE = 2.5
"""What a full name counts: as much as that of a body that the world knows."""

_ALONE = 1.5
"""What a family name alone counts: others have it, too, but nearly always people."""

_BEHIND = re.compile(
    r" (?!(?:Jr|Sr)\b)(?:[A-Z]|and Sons?\b|& |(?:[a-z]+ )?(?:cent(?:er|re)|hall|airport|stadium|bridge|airlift)\b)"
    r"|-[A-Z]"
)
"""What makes the name that of something that is called after somebody ("Nelson Mandela Bay")."""

_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'.-]* $|[A-Z]\. $|-$|\bfirm of $")
"""What makes it somebody else's, or a firm's."""


def evidence(article: Article) -> Iterator[Evidence]:
    """Where the article names one of them."""
    for span, whole in _matcher().find(article.body):
        if _BEHIND.match(article.body, span.end):
            continue
        if whole:
            yield Evidence(span, "PERSON", _WHOLE, "world")
        elif not _BEFORE.search(article.body, max(0, span.start - 40), span.start):
            yield Evidence(span, "PERSON", _ALONE, "world")


@cache
def _matcher() -> Names[bool]:
    """The matcher for their names, and whether they are whole."""
    found: dict[str, bool] = {}
    for name, others, alone in wordlist.table("persons"):
        found |= dict.fromkeys((name, *wordlist.cells(others)), True)
        for one in wordlist.cells(alone):
            found.setdefault(one, False)
    return Names(found)
