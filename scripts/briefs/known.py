"""Whether a label speaks of something as known that only the text before it tells: "the shift came in 2020".

A reader of the timeline sees the headline and the label. What the headline names may be "the transfer"; what only the
paragraph names may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"nsubj", "nsubjpass"})
_OF_NOBODY = re.compile(r"[’'](?:s)? (?:immediate )?(?:predecessor|successor)\b(?! (?:as|at|in))")  # in which office?
_RANKS = "(?:first|second|third|last|final|next|latest|new)"


def is_unclear(label: str, told: Sequence[Token], title: str | None) -> bool:
    """Whether `label`, made of the words `told` among others, needs the text before it. `title` is the headline."""
    if label.startswith("Other ") or _OF_NOBODY.search(label):
        return True
    named = set(_stems(title or ""))
    told = [t for t in told if not t.is_space]
    for n, token in enumerate(told):
        if token.tag_ not in ("NN", "NNS") or not _is_bare(token) or _stem(token.lower_) in named:
            continue
        opens = re.match(rf"The (?:{_RANKS} )?{re.escape(token.text)} ", label) is not None
        subject = (
            (opens or token.dep_ in _PLACES) and token.lower_ in words("told_before") and not _names(_clause(token))
        )
        thing = token.dep_ in ("pobj", "dobj", *_PLACES) and token.lower_ in words("details")
        both = token.lower_ in words("both") and token.head.lower_ == "between" and not _names(told)
        said = re.search(rf"\b[Tt]he (?:{_RANKS} )?{re.escape(token.text)}\b(?!,? (?:that|which|who|of)\b)", label)
        if not (subject or thing or both) or said is None:
            continue
        if any(_stem(t.lower_) == _stem(token.lower_) for t in told[:n]):
            continue
        return True
    return False


def _is_bare(noun: Token) -> bool:
    """Whether nothing but a "the" stands with a noun: "the transfer", not "the transfer of the mines"."""
    before = [c.lower_ for c in noun.children if c.i < noun.i]
    behind = any(c.dep_ in ("prep", "acl", "appos") for c in noun.children if c.i > noun.i)
    return before[:1] == ["the"] and all(re.fullmatch(_RANKS, w) for w in before[1:]) and not behind


def _clause(noun: Token) -> Iterable[Token]:
    """The words of the clause that a noun is told in; of one that "which" ties to it, only that."""
    own = next((c for c in noun.children if c.dep_ == "relcl"), None)
    return own.subtree if own is not None else noun.head.subtree


def _names(told: Iterable[Token]) -> bool:
    """Whether words name somebody or something, and not only where or when."""
    return any(t.tag_ in ("NNP", "NNPS") and t.ent_type_ not in ("DATE", "TIME", "GPE", "LOC") for t in told)


def _stems(text: str) -> list[str]:
    return [_stem(w) for w in re.findall(r"[a-z]+", text.lower())]


def _stem(word: str) -> str:
    return word.removesuffix("s")[:6]
