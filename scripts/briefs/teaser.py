"""Text cut short, between words."""

from __future__ import annotations


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of `text`, cut between words, with an ellipsis where something went."""
    text = " ".join(text[: limit * 4].split()) if len(text) > limit else " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(",;:–—- ") + " …"
