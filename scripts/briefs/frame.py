"""Whose word a label is, told first: "a bridge fell, officials said on Monday" -> "Officials said that a bridge fell".

Where the date is that of the word and not of what happened, the label must not read as if it happened then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefs import syntax, wording
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_QUOTES = frozenset({"“", "”", '"', "‘", "``", "''"})


def fronted(told: Sequence[Token], verb: Token, span: Span) -> str | None:
    """The words `told`, in their order, with who says it in front; None where they do not end in that, or where the
    date `span` is not the day on which it was said. `verb` is their main verb."""
    claim = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c in told), None)
    subject = syntax.subject(verb)
    if claim is None or subject is None or verb.lower_ not in words("saying") or not _is_day_of(span, verb):
        return None
    end = claim.right_edge.i
    clause = [t for t in told if t.i <= end]
    behind = [t for t in told if t.i > end and t.text != ","]
    who = [t for t in behind if t == subject or subject.is_ancestor(t)]
    if subject.i < end or span.start < end or verb not in behind or any(t.text in _QUOTES for t in clause):
        return None
    helpers = [t for t in behind if t in syntax.helpers(verb)]  # "a jury was told"
    rest = [t for t in behind if t not in who and t not in helpers and t != verb]
    words_ = [wording.join(who), wording.join(helpers), verb.text, wording.join(rest), "that", _lowered(clause)]
    return wording.clean(" ".join(part for part in words_ if part))


def behind(text: str, said: Token) -> str | None:
    """`text` with who says it behind it: "a team had visited the yard, Børsen reported"; None where nobody does."""
    subject = syntax.subject(said)
    if subject is None or subject.tag_[:2] != "NN" or subject.i > said.i:
        return None
    end = next((t.i for t in said.doc[subject.i + 1 : said.i] if t.is_punct or t.dep_ in ("aux", "advmod")), said.i)
    who = list(said.doc[subject.left_edge.i : end])
    if syntax.is_cut_by_hyphen(who[-1]) or any(t.tag_ == "PRP$" for t in who):  # "Pelham[-Drewe]"
        return None
    verb = "said" if said.lower_ == "told" else said.text
    return f"{text}, {_lowered(who)} {verb}"


def _is_day_of(span: Span, verb: Token) -> bool:
    top = span.root.head if span.root.dep_ == "pobj" else span.root
    return top.head == verb and top.i > verb.i


def _lowered(clause: Sequence[Token]) -> str:
    """The clause with which a sentence opened, inside of one."""
    text, first = wording.join(clause).rstrip(" ,"), clause[0]
    name = first.tag_ in ("NNP", "NNPS") or first.ent_type_ in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
    keeps = (name and first.tag_ != "DT") or first.text == "I" or text[1:2].isupper()
    return text if keeps else text[:1].lower() + text[1:]
