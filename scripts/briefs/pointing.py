"""Whether words of a label point at what only the text before it tells: "the same size", "a complaint about that"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def elsewhere(told: Sequence[Token]) -> bool:
    """Whether a label says when by the day of writing, which is not that of its reader ("until tomorrow"), or what by
    something that was told before ("a larger one")."""
    if any(t.lower_ in words("deictic") and t.ent_type_ in ("DATE", "TIME") for t in told):
        return True
    if any(_is_said_before(t) for t in told):
        return True
    if any(t.lower_ == "then" and t.head.lower_ in words("timed") for t in told):
        return True  # "agreed to pay until then"
    if any(_is_the_same(t, told) or _is_bare(t) or _are_others(t, told) or _is_there(t) for t in told):
        return True
    # "A second, larger one": of what stood before.
    return any(one.tag_ in ("JJR", "JJS") and other.lower_ in ("one", "ones") for one, other in pairwise(told))


def _is_said_before(token: Token) -> bool:
    """ "Followed one branch", "took the case to court": of what, or which, only the text says."""
    others = token.lower_ == "others" and token.dep_ == "dobj"  # "choked 200 others"
    if others and not any(c.dep_ in ("prep", "relcl") for c in token.children):
        return True
    behind = any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
    if token.dep_ == "dobj" and not behind and {"the", "other"} <= {c.lower_ for c in token.children}:
        return True  # "followed the other girls"
    if token.tag_ != "NN" or any(
        c.dep_ in ("prep", "relcl", "acl", "compound", "amod", "poss") for c in token.children
    ):
        return False
    before = {c.lower_ for c in token.children if c.i < token.i}
    if "one" in before and token.lower_ in words("parted"):
        return True
    return "the" in before and token.dep_ == "dobj" and token.lower_ in words("spoken_of")


def _is_the_same(token: Token, told: Sequence[Token]) -> bool:
    """ "A fund of the same size": as what? Of several, "they shared the same cell", it says enough; so does "as"."""
    noun = token.head
    if token.lower_ == "similar" and token.dep_ == "amod":
        return not any(t.lower_ in ("to", "than", "both") for t in told)
    if token.lower_ != "same" or token.dep_ != "amod" or noun.lower_ in words("timing"):
        return False
    several = any(t.tag_ in ("NNS", "NNPS", "CC") or t.lower_ == "both" for t in told if t.i < token.i)
    return not several and not any(t.lower_ in ("as", "that", "who", "where") for t in told if t.i > token.i)


def _is_bare(token: Token) -> bool:
    """Whether a "that" stands for what was told before: "a complaint about that", "he refused that"."""
    if token.lower_ not in ("that", "those") or token.tag_ != "DT" or token.dep_ not in ("pobj", "dobj"):
        return False
    return not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)


def _are_others(token: Token, told: Sequence[Token]) -> bool:
    """ "Four others have announced": four other what, where nothing of the kind is told before?"""
    if token.lower_ != "others" or token.dep_ not in ("nsubj", "nsubjpass", "pobj"):
        return False
    before = any(t.tag_[:2] == "NN" and t.ent_type_ not in ("DATE", "TIME") for t in told if t.i < token.i)
    return not before and not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)


def _is_there(token: Token) -> bool:
    """ "Two statues from there"."""
    return token.lower_ == "there" and token.dep_ in ("pcomp", "pobj") and token.head.tag_ == "IN"
