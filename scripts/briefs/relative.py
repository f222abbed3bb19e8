"""Whether the noun that the parse hangs a clause on is the one that the clause tells of.

"Members of the union, which collapsed in 2005": the parse takes either noun, and half of the time the wrong one. Where
more than one noun comes into question, none is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefs import neighbor, syntax, wordlist
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


def is_certain(noun: Token, pronoun: Token, verb: Token) -> bool:
    """Whether a relative `pronoun` stands for `noun` and for no other: it stands right behind it, or what stands
    between cannot be meant by it."""
    between = [t for t in noun.doc[noun.i + 1 : pronoun.i] if t.tag_[:2] == "NN" and t.ent_type_ not in _TIMES]
    between = [t for t in between if t.dep_ != "compound"]
    if any(_can_mean(t, pronoun, verb) for t in between) or _is_above_meant(noun, pronoun):
        return False
    apart = neighbor.before(pronoun).text == "," and noun.head.head.tag_ in ("NN", "NNP", "VBG")
    inside = noun.dep_ == "pobj" and (noun.ent_type_ in _WHERE or apart)
    deeds = (verb, *(c for c in verb.children if c.dep_ == "xcomp"))  # "which was to have started"
    if inside and any(t.lower_ in words("going_on") for t in deeds):
        return False  # "work at Kericho, which started in July", "cutting on the slopes, which began in May"
    return not (_is_joined(noun) and _is_of_one(verb))


def _is_above_meant(noun: Token, pronoun: Token) -> bool:
    """Whether a relative may as well tell of what its noun hangs on: "the brother of Ada Brandt, who left", "a fall in
    trade that began in May"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    beside = neighbor.before(noun.head) if noun.dep_ == "pobj" and noun.head.i else above
    above = beside if above.tag_[:2] == "VB" else above  # "breaking the ban on alcohol that began"
    if above == noun or above.tag_[:2] != "NN":
        return False
    if pronoun.lower_ == "who" and above.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
        return True  # "Hannah Voss of Calder Ridge, who left"
    if pronoun.lower_ == "who":
        defines = noun.tag_[:3] == "NNP" and neighbor.before(pronoun) == noun  # no comma, as behind no name
        return noun.head.lower_ == "of" and (is_somebody(above) or defines)
    bare = noun.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    return bare and pronoun.lower_ == "that" and any(c.dep_ == "det" for c in above.children)


def is_somebody(noun: Token) -> bool:
    """Whether a common noun means people."""
    word = noun.lower_.removesuffix("s")
    return noun.tag_ in ("NN", "NNS") and (word in words("kin") or word in wordlist.words("roles"))


def is_body(noun: Token) -> bool:
    """Whether a noun means a body or a country, by name or as one that makes things."""
    return noun.ent_type_ in ("GPE", "ORG") or noun.lower_ in wordlist.words("makers")


def is_thing(noun: Token) -> bool:
    """Whether something was done to a certain thing: not to what somebody or something is only said to be ("the corps,
    an organization founded in 1775")."""
    vague = any(c.lower_ in ("a", "an") for c in noun.children)
    return not (vague and noun.dep_ in ("appos", "attr", "pobj") and noun.i > noun.head.i)


def is_apart(verb: Token) -> bool:
    """Whether the subject of the verb that `verb` is joined to can be its own: no other clause opens between them to
    which it could belong ("criticized the board, which met weekly and had not read the file")."""
    head = verb.head
    conjunctions = [c.i for c in head.children if c.dep_ == "cc" and head.i < c.i < verb.i]
    until = max(conjunctions, default=verb.i)
    first = head  # of all the verbs that are joined
    while first.dep_ == "conj" and first.head.tag_[:2] in syntax.VERB and syntax.subject(first) is None:
        first = first.head
    if any(c.dep_ == "ccomp" and first.i < c.i < until for c in first.children) and head.doc[until - 1].text != ",":
        return False  # "said that talks began in May and failed in June": the talks did
    behind = head.doc[head.i + 1 : until]
    for token in behind:
        if token.dep_ == "cc" and token.head.dep_ in ("relcl", "acl") and _joins_nothing(token):
            return False  # the clause goes on: "which met weekly and [had not read the file]"
        clause = token.head if token.dep_ != "pobj" else token.head.head
        if token.tag_ in syntax.RELATIVES and not (clause.i < until and _is_closed(clause, until)):
            return False
    return True


def _joins_nothing(conjunction: Token) -> bool:
    return not any(c.dep_ == "conj" and c.i > conjunction.i for c in conjunction.head.children)


def _is_closed(clause: Token, place: int) -> bool:
    """Whether a relative clause ends with a comma before a place: "sold the mill, which had burned, and left"."""
    last = max(t.i for t in clause.subtree if t.i < place)
    return clause.doc[place - 1].text == "," or (last + 1 < place and clause.doc[last + 1].text == ",")


def _can_mean(noun: Token, pronoun: Token, verb: Token) -> bool:
    """Whether a relative pronoun can stand for a noun, by its kind and by the number of its verb."""
    if pronoun.lower_ == "who" and noun.ent_type_ in ("GPE", "LOC", "FAC", "EVENT", "DATE"):
        return False
    if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON":
        return False
    many = noun.tag_ in ("NNS", "NNPS")
    if many:
        return not _is_of_one(verb)
    return not _is_of_many(verb) or noun.lower_ in words("bodies")


def _is_of_one(verb: Token) -> bool:
    return any(t.tag_ == "VBZ" or t.lower_ == "was" for t in _finite(verb))


def _is_of_many(verb: Token) -> bool:
    return any(t.tag_ == "VBP" or t.lower_ == "were" for t in _finite(verb))


def _finite(verb: Token) -> list[Token]:
    return [t for t in (verb, *verb.children) if t == verb or t.dep_ in ("aux", "auxpass")]


def _is_joined(noun: Token) -> bool:
    """Whether a noun is one of several: "Easter and the fair"."""
    if noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.children):
        return True
    others = (c for c in noun.children if c.dep_ == "nmod" and c.ent_type_ != noun.ent_type_)
    return any(t.dep_ == "conj" for c in others for t in c.children)
