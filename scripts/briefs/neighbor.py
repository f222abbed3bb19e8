"""The words beside a word. A text has a first and a last one, which spaCy's own `nbor` raises an error for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def before(token: Token, distance: int = 1) -> Token:
    """The word `distance` words before another; the first of the text where there are fewer."""
    return token.doc[max(0, token.i - distance)]


def behind(token: Token) -> Token:
    """The word behind another; the last of the text is behind itself."""
    return token.doc[min(len(token.doc) - 1, token.i + 1)]
