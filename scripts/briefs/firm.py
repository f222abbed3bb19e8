"""Tells the company that a family name alone means, where the article names both: "shareholders of Tremblay" beside
Tremblay Foods and its chairman, Jean-Marc Tremblay. What nothing tells stays the person's."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from briefs import names, wordlist
from briefs.evidence import POSSESSIVE
from briefs.model import Article, Mention

_REACH = 60  # characters before and behind a name
_HELD = re.compile(r"(\w+) (?:of|in|at|by|from) $")
_FOUNDED = re.compile(r",? (?:was |which was |has been )?(?:founded|based|incorporated|listed|headquartered)\b")
_JOINED = re.compile(r"-(?:owned|based|run|branded|built|made)\b")


def found(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[int, str]]:
    """`mentions` with those of companies by a family name as bodies, and the full names of these by index."""
    mentions = [_as_firm(mention, mentions) for mention in mentions]
    full = _companies(mentions)
    titled = {POSSESSIVE.sub("", found[1]) for found in _TITLED_NAME.finditer(article.body)}
    told = {
        index: full[mention.surface]
        for index, mention in enumerate(mentions)
        if mention.surface in full
        and mention.by == "machine"
        and (_is_of_company(article.body, mention) or _is_without_title(article.body, mention, titled))
    }
    out = list(mentions)
    for index in told:
        out[index] = replace(mentions[index], kind="organization", label="ORG", name=mentions[index].surface)
    return tuple(out), told


def _as_firm(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """`mention` as that of a body, where it is two family names of people of the article, as partners call their firm
    ("Iwanchuk Pryce-Jones")."""
    first, _, last = mention.surface.partition(" ")
    if mention.kind != "person" or mention.by != "machine" or not last or first in wordlist.words("first_names"):
        return mention
    others = (m.surface.rpartition(" ") for m in mentions if m.kind == "person" and m.surface != mention.surface)
    families = {family for given, _, family in others if given}
    if any(m.surface.endswith(f" {mention.surface}") for m in mentions):
        return mention  # "Paz Soldano" beside "Ana Paz Soldano"
    return replace(mention, kind="organization", label="ORG") if {first, last} <= families else mention


def _companies(mentions: Sequence[Mention]) -> dict[str, str]:
    """The family names of people of the article that one company's name begins with -> that name."""
    families = {m.surface.split()[-1] for m in mentions if m.kind == "person" and " " in m.surface}
    parts = ((m.surface.partition(" "), m.surface) for m in mentions if m.kind == "organization")
    return names.sole((first, full) for (first, _, rest), full in parts if rest and first in families)


_TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? "
_TITLED_NAME = re.compile(rf"{_TITLED}([\w’'-]+)")
_OF_PEOPLE = re.compile(r" (?:family|brothers|sisters|siblings|heirs|children|estate)\b")


def _is_without_title(body: str, mention: Mention, titled: Set[str]) -> bool:
    """Whether the name stands bare in a text that gives the person of that name a "Mr." or the like, as it does those
    of the names `titled`: then it is the company's."""
    start = mention.span.start
    if mention.surface not in titled or re.search(f"{_TITLED}$", body[max(0, start - 6) : start]):
        return False
    return _OF_PEOPLE.match(body, mention.span.end) is None


def _is_of_company(body: str, mention: Mention) -> bool:
    """Whether what stands around the name is said of companies only."""
    before = body[max(0, mention.span.start - _REACH) : mention.span.start]
    behind = body[mention.span.end : mention.span.end + _REACH]
    assets, verbs = wordlist.words("organization_assets"), wordlist.words("organization_verbs")
    goes_on = behind[1:2].isupper()  # "the offices of the Norwegian Ambassador"
    if not goes_on and (held := _HELD.search(before)) and held[1].lower() in assets:
        return True
    if _FOUNDED.match(behind) or _JOINED.match(behind):
        return True
    words = re.findall(r"[\w’']+", behind)[:2]
    if behind[:2] in ("'s", "’s"):
        return words[1:2] != [] and words[1] in assets
    return behind[:1] == " " and words != [] and (words[0] in assets or words[0] in verbs)
