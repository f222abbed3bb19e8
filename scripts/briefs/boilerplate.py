"""What is not the article: share bars, advertisements, links to other articles, credits, comments.

The patterns are in `data/boilerplate.yml`; here is where each may stand and what goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefs import byline, lexicon, stamp
from briefs.block import Block, ends_sentence, is_ended
from briefs.lexicon import Rule
from briefs.model import Dropped

_MENU = re.compile(r"(?:home(?:\s*[|·•]?\s+\w+)+|(?:main )?menu|navigation)[\w\s|·•]*$", re.IGNORECASE)
_LONGEST = 1000
"""Characters of the longest block that a rule may match."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks of the article, and what went."""

    kept: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


def sift(blocks: Sequence[Block]) -> Sifted:
    """Takes the boilerplate out of `blocks`."""
    kept: list[Block] = []
    dropped: list[Dropped] = []
    last_prose = max((index for index, block in enumerate(blocks) if block.is_prose()), default=-1)
    prose = 0
    listing: Rule | None = None
    spaced = False
    for index, block in enumerate(blocks):
        rule = match(block, head=prose < 2, tail=index > last_prose)
        if rule is None and listing is not None:
            spaced = (
                listing.where == "any"
                and _is_title(block)
                and (spaced or _is_title(blocks[index + 1] if index + 1 < len(blocks) else block))
            )
            dated = prose == 0 and _is_date(block)  # below the address of the author: the day the article came out
            rule = listing if spaced or (_is_link(block, tail=index > last_prose) and not dated) else None
        if rule is None:
            listing = None
            prose += block.is_prose()
            kept.append(block)
            continue
        if rule is not listing:
            listing = rule if rule.then == "list" and _announces(block) else None
            spaced = False
        dropped.append(drop(block, rule.reason))
        if rule.then == "rest" and prose >= 2:
            dropped += [drop(below, rule.reason) for below in blocks[index + 1 :]]
            break
    return _without_captions(kept, dropped)


def _without_captions(kept: Sequence[Block], dropped: Sequence[Dropped]) -> Sifted:
    """Drops what is said again with the photographer's name."""
    captions = [gone.text for gone in dropped if gone.reason.startswith("picture")]
    again = [
        bool(captions) and 15 <= len(block.words) <= 300 and any(text.startswith(block.words) for text in captions)
        for block in kept
    ]
    repeated = [drop(block, "picture caption or credit") for block, said in zip(kept, again, strict=True) if said]
    rest = [block for block, said in zip(kept, again, strict=True) if not said]
    return Sifted(tuple(rest), (*dropped, *repeated))


def menu_line(sifted: Sifted) -> int:
    """The line of the site's menu above the text, or 0: what stands above it names the site."""
    first = next((block.line for block in sifted.kept if block.is_prose()), 0)
    menus = (gone.line for gone in sifted.dropped if gone.line < first and _MENU.match(gone.text))
    return max(menus, default=0)


def match(block: Block, head: bool, tail: bool) -> Rule | None:
    """The rule that `block` falls under, if it stands where the rule looks for it."""
    return _match(block.words, head, tail) if len(block.text) <= _LONGEST else None


@lru_cache(maxsize=4096)  # the same lines stand in many articles, and are asked about more than once
def _match(text: str, head: bool, tail: bool) -> Rule | None:
    for rule in lexicon.rules():
        if len(text) > rule.longest or (rule.where == "head" and not head) or (rule.where == "tail" and not tail):
            continue
        if rule.pattern.fullmatch(text):
            return rule
    return None


def drop(block: Block, reason: str) -> Dropped:
    return Dropped(block.line, block.words, reason)


def _announces(block: Block) -> bool:
    """Whether `block` is a label ("Related articles") and not itself a link ("Related: Mill burns down")."""
    return block.words.endswith(":") or (len(block.text) <= 45 and ":" not in block.words)


def _is_title(block: Block) -> bool:
    """Whether `block` can be the title of another article, longer than headings are. One alone below "Related" may be
    a heading still; two are not."""
    if block.kind != "text" or not 5 <= len(block.words.split()) <= 20 or is_ended(block.words):
        return False
    return byline.parse(block.words) is None and not any(found.start == 0 for found in stamp.find(block.words))


def _is_date(block: Block) -> bool:
    """Whether `block` is a date of publication and nothing else: "Posted Tuesday, March 5 2019 at 19:04"."""
    dates = stamp.find(block.words)
    return len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(block.words))


def _is_link(block: Block, tail: bool) -> bool:
    """Whether `block`, below "Related:", can be one of the articles listed there. Below the last paragraph white space
    may stand between them."""
    if len(block.text) > 120:
        return False
    if block.kind == "list":
        return True
    dates = stamp.find(block.words)
    dated = bool(dates) and dates[0].start > 0 and dates[-1].end == len(block.words)  # A bad back  FEB. 9, 2015
    near = tail or dated or not block.gap
    asked = block.words.endswith("?") and not block.gap
    return near and (asked or not ends_sentence(block.words)) and byline.parse(block.words) is None
