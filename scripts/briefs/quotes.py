"""The quotation marks that a typewriter has, as a printer would set them."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(^|[\s(\[{\u2013\u2014/“‘])([\"'])(?=\S)")
_YEAR = re.compile(r"(^|\s)'(?=\d0?s?\d?s?\b)")
_CURLED = {'"': "“", "'": "‘"}


def curled(text: str) -> str:
    """What an editor typed, with curly quotation marks. For the editor's words only: a text's own are never changed."""
    if '"' not in text and "'" not in text:
        return text
    text = _YEAR.sub(r"\1’", text)
    for _ in range(2):  # the second time for a quotation that opens right within another
        text = _OPENING.sub(lambda found: found[1] + _CURLED[found[2]], text)
    return text.replace('"', "”").replace("'", "’")
