"""Whether a label is the stump of a statement: a word in it asks for what the cut took away.

What a sentence says behind a preposition, a "whether" or a "had he not" is often the point of it. Where that is gone,
the rest still parses, and reads as something that nobody said: "the university expects to hear", "it had come on, in
round eight". Such labels are dropped rather than mended: no rest of a sentence is safer than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs import syntax
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_left(told: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether the words `told`, in their order, lack what one of them asks for. `verb` is the verb they tell of."""
    kept = {t.i for t in told}
    return (
        _is_between_nothing(told)
        or _hangs_loose(told, kept)
        or _asks_for_answer(told, kept)
        or _starts_nothing(told, kept, subject)
        or _is_how_it_was_found(verb)
        or _only_came(told, subject, verb)
        or _multiplies(told)
        or _ends_in_relative(told)
        or _ends_in_participle(told)
        or _is_nth_time(told)
        or _is_whose_verb(told, verb)
        or _is_against_fact(told)
        or _is_share_of_nothing(told)
        or _ends_in_period(told)
        or _means_main_subject(told, kept, subject, verb)
    )


def _is_between_nothing(told: Sequence[Token]) -> bool:
    """ "Buried between AD 200": a "between" whose second end is gone."""
    for place, token in enumerate(told):
        if token.lower_ != "between":
            continue
        behind = told[place + 1 :]
        ends = any(t.tag_ in ("CC", "NNS", "NNPS", "PRP") or t.text in ("-", "–") for t in behind)
        if not ends:
            return True
    return False


def _hangs_loose(told: Sequence[Token], kept: set[int]) -> bool:
    """ "Had come on, in round eight": a preposition whose date was left out, before a mark."""
    for one, other in pairwise(told):
        if other.text not in (",", ";") or one.tag_ != "IN" or one.dep_ != "prep" or other.i == one.i + 1:
            continue
        if not any(c.i in kept for c in one.children):
            return True
    return False


def _asks_for_answer(told: Sequence[Token], kept: set[int]) -> bool:
    """ "Expects to hear", "the federation will decide": what, or from whom?"""
    for token in told:
        if token.lower_ not in words("open_ended") or token.tag_[:2] != "VB":
            continue
        own = syntax.subject(token)
        if token.dep_ not in ("xcomp", "ROOT") and (own is None or token.dep_ in ("relcl", "parataxis", "conj")):
            continue
        behind = [c for c in token.children if c.i in kept]
        if not any(c.dep_ in _ANSWERS or (c.i > token.i and _says_what(c)) for c in behind):
            return True
    return False


def _multiplies(told: Sequence[Token]) -> bool:
    """ "Almost three times the estimate councillors were given": what was so much more?"""
    for number, times, behind in zip(told[:3], told[1:4], told[2:5], strict=False):
        if times.lower_ == "times" and number.like_num and behind.tag_ in ("DT", "PRP$"):
            return True
    return False


def _is_how_it_was_found(verb: Token) -> bool:
    """ "Found the hall almost deserted": that was no deed of the hall's."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBN") or verb.head.lower_ not in words("finding"):
        return False
    return not any(c.dep_ in ("aux", "auxpass", "mark", "dobj", "attr", "acomp", "xcomp") for c in verb.children)


def _only_came(told: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """ "The bank came [in last year]"."""
    alone = not any(c.dep_ in ("dobj", "advmod", "acomp", "ccomp", "xcomp") for c in verb.children)
    if verb.lower_ in ("did", "does", "do") and verb.dep_ != "aux" and alone:
        return True  # "[will go there, as] it did in 2016"
    somebody = subject is not None and subject.ent_type_ in ("PERSON", "ORG")
    return somebody and verb.lower_ in ("came", "went", "got") and all(t.is_punct or t.i <= verb.i for t in told)


def _starts_nothing(told: Sequence[Token], kept: set[int], subject: Token | None) -> bool:
    """ "Lund hopes to start": with what? Of a thing, "the work is to start" says enough."""
    if subject is None or not (subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she", "they")):
        return False
    for token in told:
        if token.lower_ in words("starting_what") and token.dep_ == "xcomp" and token.tag_ == "VB":
            behind = [c for c in token.children if c.i in kept and c.i > token.i]
            if not any(c.dep_ in _ANSWERS or _says_what(c) for c in behind):
                return True
    return False


_ANSWERS = frozenset({"dobj", "ccomp", "xcomp", "attr", "nsubjpass", "agent", "advcl", "dative", "oprd", "acomp",
                      "prt", "conj"})  # fmt: skip


def _says_what(token: Token) -> bool:
    """Whether what hangs on a verb behind it is no time: "decide on the bid", but not "decide by Wednesday"."""
    return token.dep_ == "prep" and not any(_is_time(c) for c in token.children)


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")


def _ends_in_relative(told: Sequence[Token]) -> bool:
    """Whether the end is a "which" with a verb that has lost its date: "the capital, which opens"."""
    place = next((n for n in range(len(told) - 1, -1, -1) if told[n].tag_ in syntax.RELATIVES), None)
    return place is not None and is_hollow(told[place:])


def _ends_in_participle(told: Sequence[Token]) -> bool:
    """ "Through a ballot closing": when, is gone, and what the ballot is about came behind it."""
    last = next((t for t in reversed(told) if not t.is_punct), None)
    if last is None or last.tag_ != "VBG" or last.dep_ != "acl":
        return False
    kept = {t.i for t in told}
    return any(_is_time(t) and t.i not in kept for t in last.subtree)


def _is_whose_verb(told: Sequence[Token], verb: Token) -> bool:
    """ "Roe, whose own company landed 11,300 tonnes [said]": the verb is that of the "whose"."""
    whose = next((t.i for t in told if t.tag_ == "WP$" and t.i < verb.i), None)
    if whose is None or verb.dep_ == "relcl":
        return False
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.doc[whose : verb.i] if t.head != verb)


def _is_nth_time(told: Sequence[Token]) -> bool:
    """ "[It is] the first time charges have gone up"."""
    opening = [t.lower_ for t in told[:4]]
    return opening[:1] == ["the"] and opening[2:3] == ["time"] and told[1].tag_ in ("JJ", "JJS") and (
        len(told) > 3 and told[3].lower_ not in words("copula")
    )  # fmt: skip


def is_hollow(clause: Sequence[Token]) -> bool:
    """Whether of a relative clause only the verb is left, though a date hung on it in the text, or how it came: "a
    strike that ended [only after the church had mediated]"."""
    verb = clause[0].head
    if any(t.tag_[:2] not in ("WD", "WP", "VB", "MD", "TO", "RB") and t.lower_ not in words("plan") for t in clause):
        return False
    kept = {t.i for t in clause}
    return any(not t.is_punct and t.i not in kept for t in verb.subtree)


def without_hollow_relative(tokens: list[Token]) -> list[Token]:
    """The words without a ", which opens" at their end: the noun before the comma says enough by itself."""
    place = next((n for n in range(len(tokens) - 1, 2, -1) if tokens[n].tag_ in syntax.RELATIVES), None)
    if place is None or tokens[place - 1].text != "," or not is_hollow(tokens[place:]):
        return tokens
    return tokens[: place - 1]


def _is_against_fact(told: Sequence[Token]) -> bool:
    """ "Had he not agreed a draw": a condition without an "if", of what was not so."""
    return any(is_inverted(t.head) for t in told if t.lower_ == "had" and t.dep_ == "aux")


def is_inverted(verb: Token) -> bool:
    """Whether a "had" stands before the subject of its verb, and the sentence asks nothing."""
    had = next((c for c in verb.children if c.lower_ == "had" and c.dep_ == "aux"), None)
    own = syntax.subject(verb)
    return had is not None and own is not None and had.i < own.i < verb.i and own.left_edge.i == had.i + 1


def _is_share_of_nothing(told: Sequence[Token]) -> bool:
    """ "Barrantes took 24.1%": of what?"""
    last = next((t for t in reversed(told) if not t.is_punct or t.text == "%"), None)
    if last is None or last.lower_ not in ("%", "percent") or last.dep_ != "dobj":
        return False
    return last.head.lower_ in words("gaining")


def _ends_in_period(told: Sequence[Token]) -> bool:
    """ "Expected it to arrive by the week": what of the week is gone with the date."""
    last = [t.lower_ for t in told if not t.is_punct][-3:]
    return last[:2] == ["by", "the"] and last[-1] in words("periods") - {"weekend"}


def _means_main_subject(told: Sequence[Token], kept: set[int], subject: Token | None, verb: Token) -> bool:
    """Whether an "its" may mean the subject of the main clause, which is not told: "the assembly must vote after the
    court refused to prolong its term"."""
    above = verb.head
    if verb.dep_ != "advcl" or subject is None or above == verb:
        return False
    other = syntax.subject(above)
    if other is None or other.i in kept or other.tag_[:2] not in ("NN", "PR"):
        return False
    kinds = _pronouns_for(other)
    return any(t.lower_ in kinds and t.tag_ in ("PRP", "PRP$") and t.i > max(subject.i, other.i) for t in told)


def _pronouns_for(noun: Token) -> frozenset[str]:
    """The pronouns that can stand for a subject."""
    if noun.tag_ == "PRP":
        kinds = ("pronouns_of_one", "pronouns_of_thing", "pronouns_of_many")
        return next((words(kind) for kind in kinds if noun.lower_ in words(kind)), frozenset())
    if noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children):
        return words("pronouns_of_many")
    return words("pronouns_of_one" if noun.ent_type_ == "PERSON" else "pronouns_of_thing")
