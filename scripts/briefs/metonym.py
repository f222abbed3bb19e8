"""Tells where a capital stands for the government in it ("Moscow vetoed the plan", "Pyongyang's demand").

The mention stays the place's; `use` says more. Only what the grammar shows counts: the capital is the subject of a verb
of what governments do, or the owner of something that only they have. Where it is not clear, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefs import wordlist, world
from briefs.language import Parsed
from briefs.model import Mention


def mark(parsed: Sequence[Parsed], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions`, with their `use` where it is clear."""
    starts = [piece.start for piece in parsed]
    capitals = world.capitals()

    def marked(mention: Mention) -> Mention:
        if mention.kind != "place" or mention.label == "NORP" or mention.name not in capitals:
            return mention
        piece = parsed[bisect_right(starts, mention.span.start) - 1]
        return replace(mention, use="government") if _acts(piece, mention) else mention

    return tuple(map(marked, mentions))


def _acts(piece: Parsed, mention: Mention) -> bool:
    words = piece.doc.char_span(mention.span.start - piece.start, mention.span.end - piece.start)
    if words is None:
        return False
    name, acts = words.root, wordlist.words("government_words")
    if name.dep_ == "nsubj":
        return name.head.tag_.startswith("VB") and name.head.lower_ in acts
    owns = name.dep_ == "poss" and piece.doc[words.end : words.end + 1].text in ("'s", "’s", "'", "’")
    return owns and not name.head.tag_.startswith("VB") and name.head.lower_ in acts
