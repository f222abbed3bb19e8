"""What the modules on timelines ask of a parse (spaCy, Penn tags, CLEAR dependencies)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefs import neighbor
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token

VERB = ("VB", "MD")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
HIGHEST_CLIMB = 25
BRACKETS = (frozenset("(["), frozenset(")]"))


def is_cut_by_hyphen(token: Token) -> bool:
    """Whether a word goes on behind a hyphen, which the parser reads as several: the "co" of "co-founder"."""
    return token.i + 1 < len(token.doc) and neighbor.behind(token).text == "-" and not token.whitespace_


def verb_above(token: Token) -> Token | None:
    for _ in range(HIGHEST_CLIMB):
        if token.head == token:
            return None
        token = token.head
        if token.tag_[:2] in VERB:
            return token
    return None


def subject(verb: Token) -> Token | None:
    found = [child for child in verb.children if child.dep_ in SUBJECTS and not _is_object_of_joined(child, verb)]
    return next((t for t in found if t.ent_type_ not in ("DATE", "TIME")), found[0] if found else None)


def _is_object_of_joined(noun: Token, verb: Token) -> bool:
    """Whether what the parser took for a subject is the object of a verb that shares the subject of the one before it:
    "she trained there, and in 1948 married Owen Moss", but not "and in 1948 came the war"."""
    if noun.i < verb.i or verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lower_ in words("inverting"):
        return False
    return any(child.dep_ in SUBJECTS and child.i < verb.head.i for child in verb.head.children)


def helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]


def is_object(child: Token, verb: Token) -> bool:
    """Whether a date behind its verb is what the verb is about: "outlasted that day", "set 31 December as"."""
    if child.dep_ != "npadvmod" or min(t.i for t in child.subtree) != verb.i + 1:
        return False
    after = max(t.i for t in child.subtree) + 1
    return child.left_edge.lower_ == "that" or (after < len(verb.doc) and verb.doc[after].lower_ == "as")


def inside(token: Token) -> set[int]:
    """The places of a word and all that hangs on it: a stretch of the text, but where branches of the tree cross."""
    first, last = token.left_edge.i, token.right_edge.i
    if first <= token.head.i <= last and token.head != token:
        return {t.i for t in token.subtree}
    return set(range(first, last + 1))


PRONOUNS = frozenset({"he", "she", "it", "they"})


def pronoun(subject: Token | None) -> Token | None:
    """The word of the subject that stands for a name, if there is one."""
    if subject is None or subject.dep_ == "expl" or stands_for_nothing(subject):
        return None
    if subject.lower_ in PRONOUNS or subject.lower_ == "i":
        return subject
    owners = (t for t in subject.subtree if t.i < subject.i and t.tag_ == "PRP$" and not _is_title(t))
    return next((t for t in owners if t.lower_ in ("his", "her", "its", "their", "my")), None)


def _is_title(owner: Token) -> bool:
    """ "His" in "His Majesty the king"."""
    return owner.i + 1 < len(owner.doc) and neighbor.behind(owner).lower_ in words("honors")


def voice(verb: Token) -> Token | None:
    """The "he" or "she" of a frame that a clause holds: "the mill, she said, would close"."""
    frames = (c for c in verb.children if c.dep_ == "parataxis" and c.lower_ in words("saying"))
    return next((s for f in frames for s in f.children if s.dep_ == "nsubj" and s.lower_ in ("he", "she")), None)


def stands_for_nothing(subject: Token) -> bool:
    """Whether the subject is the "it" of "it seemed as if": what is told is the clause below, and nobody is meant."""
    verb = subject.head
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "advcl", "csubj")]
    if subject.lower_ != "it" or not clauses:
        return False
    cleft = verb.lower_ in ("was", "is") and any(c.lower_ == "that" for clause in clauses for c in clause.children)
    return verb.lower_ in words("impersonal") or (cleft and not any(c.dep_ == "attr" for c in verb.children))
