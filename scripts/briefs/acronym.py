"""Finds capitals that the article itself makes short for common words, and so for nobody: "artificial pancreas (AP)",
"sexual assault referral centres (Sarcs)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import wordlist
from briefs.evidence import NONE, Evidence, everywhere
from briefs.model import Article

WEIGHT = 6

SHORT = re.compile(r"\((?:or )?[“\"‘']?(?P<short>[A-Z][A-Za-z]{1,6})[”\"’']?\)")
WORD = re.compile(r"[\w’'-]+")
REACH = 80


def evidence(article: Article) -> Iterator[Evidence]:
    """Every mention of such capitals."""
    for short in sorted(_of_common_words(article.body)):
        yield from everywhere(article, short, NONE, WEIGHT)


def otherwise(body: str) -> dict[str, str]:
    """The bodies that capitals mean in a text other than they mean elsewhere ("ICC" in the report of a Test)."""
    rows = (row for row in wordlist.table("other_acronyms") if row[0] in body)
    return {
        short: name for short, cues, name in rows if any(re.search(rf"\b{cue}\b", body) for cue in cues.split(", "))
    }


def _of_common_words(body: str) -> set[str]:
    return {
        found["short"]
        for found in SHORT.finditer(body)
        if _spells(WORD.findall(body[max(0, found.start() - REACH) : found.start()]), found["short"])
    }


def _spells(before: list[str], short: str) -> bool:
    """Whether the words right `before` the brackets, all in lower case, begin with the letters of `short`."""
    letters = (short if short.isupper() else short.removesuffix("s")).lower()
    words = [part for word in before for part in word.split("-") if part]
    return any(_begins(of[-len(letters) :], letters) for of in (words, [w for w in words if w not in _SMALL]))


def _begins(words: list[str], letters: str) -> bool:
    spelled = "".join(word[0] for word in words)
    return len(letters) > 1 and spelled == letters and all(word.islower() for word in words)


_SMALL = frozenset(("of", "for", "and", "the", "in", "to", "on"))
"""Words that capitals may leave out."""
