"""Slugs, ids and paths: the only place where addresses are made.

An address is part of what the site has promised, so nothing here depends on anything but its arguments.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 60
"""Characters of a slug: long enough to read, short enough for every file system with a folder or two before it."""

# Letters that NFKD leaves whole although they have a usual ASCII spelling.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "ng"}
)


def slug(text: str) -> str:
    """`text` as a lower-case ASCII slug: "Moon Jae-in" -> "moon-jae-in", "São Paulo" -> "sao-paulo".

    Text in a script without a Latin spelling, or with no letter or digit at all, becomes a short stable hash, so that
    two such names get two slugs. Never empty, never longer than `LONGEST`, never starts or ends with a hyphen.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    bare = re.sub(r"(?<=\w)['’ʼ](?=\w)|(?<=\b\w)\.(?=\w\b)", "", bare)  # "peoples'", "U.S." keep their letters together
    lost = any(c.isalnum() and not c.isascii() for c in bare)
    ascii_only = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if not ascii_only or lost:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        ascii_only = f"{ascii_only}-{digest}".strip("-")
    if len(ascii_only) <= LONGEST:
        return ascii_only
    cut = ascii_only[: LONGEST + 1]
    return (cut.rpartition("-")[0] or cut[:LONGEST]).strip("-")
