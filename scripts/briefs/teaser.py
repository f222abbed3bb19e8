"""Text cut short: after a sentence, else after a clause, else between words."""

from __future__ import annotations

import re

# A full stop after a short word with a capital may belong to a name ("J. Smith", "Gen. Park"): it ends nothing here.
_STOP = r"(?:(?:\b[a-zà-ÿā-ž]{3,}|[^\W\d_]{5}|[\d)\]%”])\.|[!?…])"
_SENTENCE = re.compile(_STOP + r"[\"'”’)\]]*(?= )")
_CLAUSE = re.compile(r"[,;:](?= )| [–—](?= )")
_LEAST_SENTENCE, _LEAST_CLAUSE = 0.4, 0.6
"""The part of the room that must be filled for a cut after a sentence or a clause to be worth it."""


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of `text`. What was cut within a sentence ends with an ellipsis."""
    text = " ".join(text[: limit * 4].split()) if len(text) > limit else " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    sentence = _last(_SENTENCE, head)
    if sentence >= limit * _LEAST_SENTENCE:
        return head[:sentence]
    clause = _last(_CLAUSE, head)
    cut = head[:clause] if clause >= limit * _LEAST_CLAUSE else text[:limit].rpartition(" ")[0]
    return cut.rstrip(",;:–—- ") + " …"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, or 0."""
    return max((found.end() for found in pattern.finditer(text)), default=0)
