"""The clause that carries a date, as a sentence of its own.

Works on a spaCy parse (Penn tags, CLEAR dependencies). What the parse does not clearly support is not told: a date that
modifies a thing ("the 1991 agreement") says nothing of when the sentence's verb happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from briefs import wordlist
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LONGEST = 140
"""Characters of a label, where what can be left out suffices for that."""
LONGEST_SENTENCE = 240
"""Characters of a label at most."""

_VERB = ("VB", "MD")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_DATES_A_VERB = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "by",
        "since",
        "until",
        "till",
        "from",
        "between",
        "through",
        "after",
        "before",
        "around",
        "about",
        "throughout",
        "over",
        "to",
        "within",
        "as",
    ]
)
_HOLDS_AN_EVENT = frozenset({"in", "at", "during", "on"})
_OPTIONAL = ("appos", "relcl", "advcl", "acl", "parataxis", "prep")
_SPEAKERS = frozenset({"i", "we", "you", "me", "us"})
_THEN = frozenset({"in", "on", "at", "only", "just", "ago", "back", "late", "early"})  # say no more than the date does
_TIES_CLAUSES = frozenset({"that", "when", "where", "while", "since", "as", "because", "although", "though", "after",
                           "before", "until", "once"})  # fmt: skip
_MOST_WORDS = 200  # of a sentence: what is longer is a list, or no prose
_HIGHEST_CLIMB = 25


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` reads as a sentence; `start` and `end` are the characters of its document that it was taken from; `verb`
    is the verb that the date belongs to. `pronoun` is the word that the reader needs a name for: the subject, where it
    is "he", "she", "it" or "they", or what it begins with, where that is "his" or the like."""

    text: str
    start: int
    end: int
    verb: Token
    pronoun: Token | None = None


def of(span: Span, inferred: Sequence[Span], ahead: bool = False) -> Clause | None:
    """The clause that the date `span` belongs to, or None where it belongs to none. Dates that were `inferred` ("on
    Monday") are left out of the text, if the clause is whole without them: the timeline shows them in full. `ahead`
    says that the date lies after the text's own."""
    if len(span.sent) > _MOST_WORDS or _compared(span):
        return None
    verb = _when(span) or _outside(_attached(span), span)
    if verb is not None and not ahead:
        verb = _deed(verb, span)
    if verb is None or _bare_year(span, verb) or _bracketed(span, verb):
        return None
    label = _label(verb, span, inferred) or _whole(verb, span)
    return replace(label, verb=verb) if label else None


# --- from the date to its verb -------------------------------------------------------------------------------------


def _when(span: Span) -> Token | None:
    """ "the 1990s, when talks failed": the verb of the clause behind "when"."""
    for token in span.doc[span.end : min(span.end + 6, span.sent.end)]:
        if token.lower_ == "when" and token.tag_ == "WRB":
            return token.head if token.head.tag_[:2] in _VERB else None
        if not (token.is_punct or token.dep_ in ("cc", "conj", "det") or token.like_num or token.text[:1].isdigit()):
            return None
    return None


def _compared(span: Span) -> bool:
    """Whether the date is only what something is measured against: "up 5% from May", "more than in 1990"."""
    token, quantity = span.root, False
    for _ in range(_HIGHEST_CLIMB):
        if token.head == token or token.tag_[:2] in _VERB:
            return False
        token = token.head
        if token.lower_ in words("comparing"):
            return True
        if token.lower_ in words("measuring") and token.dep_ in ("prep", "pcomp", "aux"):
            ends = span.end < len(span.doc) and span.doc[span.end].lower_ in ("to", "until", "till", "through", "on")
            if quantity or (token.lower_ == "from" and not ends and _measures(token.head)):
                return True
        quantity = quantity or token.tag_ in ("CD", "$") or token.text == "%" or token.ent_type_ in _QUANTITIES
    return False


_QUANTITIES = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})


def _measures(token: Token) -> bool:
    """Whether a word tells of more or less."""
    near = (token, token.head, *token.children)
    return any(t.lower_ in words("changing") for t in near)


def _outside(verb: Token | None, span: Span) -> Token | None:
    """The verb above, where the date stands before the word that opens the clause of `verb`: "On 3 May, after the vote
    was lost, they left" tells when they left."""
    for _ in range(_HIGHEST_CLIMB):
        if verb is None or verb.dep_ not in ("advcl", "ccomp", "pcomp"):
            return verb
        opens = (c for c in verb.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB"))
        if not any(span.end <= c.i < verb.i for c in opens):
            return verb
        verb = _verb_above(verb)
    return None


def _bracketed(span: Span, verb: Token) -> bool:
    """Whether the date stands in brackets, and its verb outside of them: it is the date of something else."""
    depth = 0
    first, last = sorted((span.start, verb.i))
    for token in span.doc[first:last]:
        depth += (token.text in _BRACKETS[0]) - (token.text in _BRACKETS[1])
    return depth > 0 if verb.i < span.start else depth < 0


_BRACKETS = (frozenset("(["), frozenset(")]"))


def _deed(verb: Token, span: Span) -> Token | None:
    """What was done, where the verb is only what it was done for: "landed in May to take the town", "voted to leave on
    Friday". None where a thing's purpose stands before a date that is over: "a contract to build the mill in 1995"."""
    for _ in range(_HIGHEST_CLIMB):
        aimed = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        head = verb.head
        if not aimed or head == verb:
            return verb
        if verb.dep_ == "acl" and head.tag_[:2] == "NN":
            above = _verb_above(head)
            return None if above is not None and above.tag_ in ("VBD", "VBN") and head.dep_ == "dobj" else verb
        on_a_day = head.lower_ in words("settled") and any(t.lower_ in words("days") for t in span)
        open_ = head.lower_ in words("aiming") | words("plan") | words("announce") or head.tag_ not in (
            "VBD",
            "VBN",
            "VB",
        )
        if verb.dep_ not in ("xcomp", "advcl") or (open_ and not on_a_day):
            return verb
        verb = head
    return verb


def _bare_year(span: Span, verb: Token) -> bool:
    """Whether the date is a bare year behind its verb, as in captions ("Plaque unveiled 1932")."""
    only = len(span) == 1 and span.text.isdigit()
    return only and span.start == verb.i + 1 and span.root.dep_ in ("dobj", "npadvmod", "attr", "oprd", "nummod")


def _attached(span: Span) -> Token | None:
    """The verb that the date dates, or None where it only modifies a noun."""
    token, preposition, through = span.root, "", ""
    weekday = any(t.lower_ in words("days") for t in span)
    for _ in range(_HIGHEST_CLIMB):
        head = token.head
        if head == token:
            return _participle(token) if preposition in ("in", "on", "by") and span.end <= token.i else None
        if head.tag_[:2] in _VERB and token.dep_ in _SUBJECTS and not through:
            token = head  # "declared that June 12 stood": the day is spoken of
            continue
        if head.tag_[:2] in _VERB:
            if not through and _timeless(head) and head.tag_ == "VBN" and any(t.lower_ in words("back") for t in span):
                return None  # "has sent a team two years ago": something else was then
            return head if not through or (weekday and through == "after") or _dates(through, token, head) else None
        if head.tag_[:2] == "JJ" and head.dep_ in ("amod", "appos") and head.lower_ in words("plan"):
            return None  # "suspended a march due in August": the march is
        if head.tag_ in ("IN", "TO", "RB", "RP"):
            preposition = head.lower_
        elif token.dep_ not in ("conj", "appos") or head.ent_type_ not in ("DATE", "TIME"):
            if through and through != "verb-noun":
                through = f"{through}+"
            through = through or ("after" if token.dep_ == "prep" else "before" if token.i < head.i else "beside")
            if (
                through == "after"
                and token.dep_ == "prep"
                and token.lower_ not in _DATES_A_VERB
                and preposition != "on"
            ):
                return None
        token = head
    return None


def _participle(noun: Token) -> Token | None:
    """The verb of a sentence that was read as a noun with a participle: "On 3 May, the batch sold out." """
    return next((c for c in noun.children if c.dep_ == "acl" and c.i > noun.i and c.tag_ in ("VBN", "VBD")), None)


def _dates(through: str, top: Token, verb: Token) -> bool:
    """Whether a date inside a noun phrase, whose topmost word below the verb is `top`, dates the verb: "in his New
    Year's address" does, "held talks in Hanoi in February" does, "the 1991 agreement" does not. Nor does the date of
    what is only spoken of: "condemned the raid of May 1940", "has denied his part in the vote in May"."""
    if _timeless(verb) and top.dep_ != "acomp":
        return False
    if through.startswith("before"):
        return top.dep_ == "prep" and top.lower_ in _HOLDS_AN_EVENT
    if through.startswith("after"):
        if verb.lower_ in words("discussing") or _topic(top):
            return False
        return top.dep_ in ("dobj", "prep", "attr", "agent", "npadvmod", "nsubj", "nsubjpass", "oprd", "acomp")
    return False


def _topic(top: Token) -> bool:
    """ "for the raid of 1990", but not "for a year from 1 May"."""
    counted = any(c.ent_type_ in ("DATE", "TIME") for c in top.children)
    return top.dep_ == "prep" and top.lower_ in words("topic") and not counted


def _timeless(verb: Token) -> bool:
    """Whether the verb tells of no time that is over: the present, or the perfect with "has"."""
    if verb.tag_ in ("VBZ", "VBP"):
        return verb.lower_ not in words("state")
    return (
        verb.tag_ == "VBN"
        and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
        and not any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children)
    )


# --- from the verb to its clause -----------------------------------------------------------------------------------


def _label(verb: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    for _ in range(_HIGHEST_CLIMB):
        if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in words("condition") for c in verb.children):
            verb = verb.head  # a condition is no statement of its own
        subject = _subject(verb)
        if subject is not None and subject.tag_ in _RELATIVES and verb.dep_ in ("relcl", "acl"):
            return _of_noun(verb, span, inferred, {subject.i}) if _can_be(verb.head, subject) else None
        if subject is not None and verb.dep_ == "relcl" and (gap := _gap(verb)) is not None:
            return _turned(verb, gap, subject, span, inferred)
        if subject is not None and verb.tag_ == "VBP" and subject.lower_ in ("he", "she", "it"):
            return None  # "on condition that it stay"
        if subject is not None and subject.tag_ in _RELATIVES:
            return None  # "who shot him in 1994", asked or told
        if verb.dep_ == "relcl" and subject is not None and not _opened(verb):
            return None  # "the firm he founded in 1990": what he founded stands above
        if any(c.tag_ == "WRB" and c.lower_ in ("how", "why") for c in verb.children) and verb.dep_ != "ROOT":
            return None
        if subject is not None:
            if verb.dep_ == "ccomp" and subject.tag_ == "PRP" and subject.lower_ != "i" and _names(verb.head):
                return _label(verb.head, span, inferred)  # "the company promised that it would": "it" needs the frame
            bare = verb.tag_ in ("VB", "VBG") and all(t.lower_ == "to" for t in _helpers(verb))
            if not bare or verb.dep_ == "ROOT":
                return _finite(verb, subject, span, inferred)
        elif verb.dep_ == "acl" and verb.tag_ == "VBN":
            return _of_noun(verb, span, inferred, set())
        elif verb.dep_ == "conj" and verb.head.tag_[:2] in _VERB and (shared := _shared_subject(verb)) is not None:
            return _conjoined(verb, shared, span, inferred)
        if verb.head == verb:
            return None
        above = _verb_above(verb)
        if above is None:
            return None
        verb = above
    return None


def _opened(verb: Token) -> bool:
    """Whether a relative clause has a word that ties it to its noun."""
    return any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in verb.subtree if t.i < verb.i)


def _can_be(noun: Token, relative: Token) -> bool:
    """Whether a relative pronoun can stand for the noun that the parse hangs it on: "who" for people only."""
    if relative.lower_ != "who" or noun.ent_type_ in ("PERSON", "NORP", "ORG"):
        return True
    of = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "from") and noun.head.head.tag_[:2] == "NN"
    return not of  # "a veteran of the talks who": the veteran


def _verb_above(token: Token) -> Token | None:
    for _ in range(_HIGHEST_CLIMB):
        if token.head == token:
            return None
        token = token.head
        if token.tag_[:2] in _VERB:
            return token
    return None


def _subject(verb: Token) -> Token | None:
    found = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return next((t for t in found if t.ent_type_ not in ("DATE", "TIME")), found[0] if found else None)


def _names(verb: Token) -> bool:
    """Whether the verb has a subject that is no pronoun."""
    subject = _subject(verb)
    return verb.tag_[:2] in _VERB and subject is not None and subject.tag_[:2] == "NN"


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]


def _shared_subject(verb: Token) -> Token | None:
    head = verb.head
    for _ in range(_HIGHEST_CLIMB):
        subject = _subject(head)
        if subject is not None:
            return None if subject.tag_ in _RELATIVES else subject
        if head.dep_ != "conj" or head.head.tag_[:2] not in _VERB:
            return None
        head = head.head
    return None


def _finite(verb: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    kept = _kept(verb, span, inferred)
    if verb.tag_ in ("VBN", "VBG") and not _helpers(verb) and verb.dep_ in ("pcomp", "advcl", "acl"):
        if verb.tag_ == "VBG" or subject.tag_[:2] != "NN":
            return None
        phrase = _noun_phrase(subject, set())  # "with the deed signed on 3 May": it was signed
        return _built(phrase, _be(subject), {i for i in kept - _inside(subject) if i > subject.i}, verb, span, inferred)
    small = verb.dep_ == "ccomp" and verb.head.lower_ in words("wanting")
    if small and verb.tag_ == "VBN" and not _helpers(verb):  # "they wanted the four levied": no helper of its own
        for child in verb.children:  # "the five imposed in 2016 to be lifted": that is what they wanted
            if child.dep_ in ("xcomp", "advcl", "conj") and child.i >= span.end:
                kept -= _inside(child)
        return _built(_noun_phrase(subject, set()), _be(subject), kept - _inside(subject), verb, span, inferred)
    return _built([], "", kept, verb, span, inferred)


def _conjoined(verb: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """ "He was arrested and charged on Monday": the second verb with the subject, and the helper, of the first."""
    helper = ""
    if verb.tag_ in ("VBN", "VB", "VBG") and not _helpers(verb):
        helper = " ".join(t.text for t in _helpers(verb.head) if t.i > subject.i)
        if not helper:
            return None
    return _built(_noun_phrase(subject, set()), helper, _kept(verb, span, inferred), verb, span, inferred)


def _of_noun(verb: Token, span: Span, inferred: Sequence[Span], without: set[int]) -> Clause | None:
    """ "the war, which began in 1950"; "sanctions imposed in 2016": the noun is the subject."""
    noun = verb.head
    if noun.tag_[:2] != "NN":
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if not without and above != noun and noun.head.lower_ == "of" and verb.left_edge.nbor(-1).text == ",":
        return None  # "the sale of the mill, announced in 1981": the sale
    if without and noun.ent_type_ in ("GPE", "LOC") and above != noun and above.tag_[:2] == "NN":
        return None  # "a press in Ghent, which had been founded in 1981": the press
    # "the director announced", "the plan set December 31", read as participles
    loose = noun.dep_ == "ROOT"
    active = any(
        c.dep_ in ("dobj", "ccomp") or (c.dep_ == "npadvmod" and c.i > verb.i and (loose or _is_object(c, verb)))
        for c in verb.children
    )
    if not without and not active and noun.dep_ == "ROOT":
        return _misread(verb, span)
    helper = _be(noun) if not active and not without and not _helpers(verb) else ""
    phrase = _noun_phrase(noun, _inside(verb))
    return _built(phrase, helper, _up_to_comma(_kept(verb, span, inferred) - without, verb, span), verb, span, inferred)


def _misread(verb: Token, span: Span) -> Clause | None:
    """The sentence itself, where its verb was read as a participle: "On 3 May, the batch sold out." A heading has no
    full stop."""
    sentence = span.sent
    text = _clean(" ".join(sentence.text.split()))
    others = any(t.tag_ in ("VBZ", "VBP", "MD") or (t.tag_ == "VBD" and t != verb) for t in sentence)
    if others or sentence[-1].text != "." or len(text.split()) < 4 or len(text) > LONGEST or _dangles(verb.head):
        return None
    return Clause(text, sentence.start_char, sentence.end_char, verb, _pronoun(verb.head))


def _up_to_comma(kept: set[int], verb: Token, span: Span) -> set[int]:
    """What stands behind a comma that closes the participle belongs to the sentence around it."""
    last = max(verb.i, span.end - 1 if span.end - 1 in kept else verb.i)
    comma = next((i for i in sorted(kept) if i > last and verb.doc[i].text in (",", ";", "—", "–")), None)
    return kept if comma is None else {i for i in kept if i < comma}


def _gap(verb: Token) -> Token | None:
    """The relative pronoun that is the object of the clause: "the treaty, which the two men signed"."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.tag_ in _RELATIVES), None)


def _turned(verb: Token, gap: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """ "the treaty, which the two men signed in 1953": the two men signed the treaty in 1953."""
    noun = verb.head
    if noun.tag_[:2] != "NN" or noun.lower_ in _POINTERS:
        return None
    kept = _kept(verb, span, inferred) - {gap.i}
    before = [verb.doc[i] for i in sorted(kept) if i <= verb.i]
    phrase = _noun_phrase(noun, _inside(verb))
    if any(t.tag_ == "PRP$" for t in phrase):
        return None
    return _built([*before, *phrase], "", {i for i in kept if i > verb.i}, verb, span, inferred, subject)


def _be(noun: Token) -> str:
    if noun.ent_type_ in ("PERSON", "ORG", "GPE"):
        return "was"
    plural = noun.tag_ in ("NNS", "NNPS", "CD") or any(child.dep_ == "conj" for child in noun.children)
    return "were" if plural or noun.lower_ in ("they", "we", "you") else "was"


def _noun_phrase(noun: Token, without: set[int]) -> list[Token]:
    """The noun with what stands before it and its "of": clauses behind it, and what commas set apart, are another
    matter."""
    away = set(without)
    for child in noun.children:
        apart = child.dep_ == "prep" and child.nbor(-1).text in (",", "(", "—", "–")
        clause_ = child.dep_ in ("relcl", "acl", "appos", "punct", "advcl") or child.lower_ == "—"
        if child.i > noun.i and (apart or clause_):
            away |= _inside(child)
    kept = [t for t in noun.subtree if t.i not in away]
    while kept and kept[-1].is_punct:
        kept.pop()
    return kept


# --- what of the clause is told --------------------------------------------------------------------------------------


def _kept(verb: Token, span: Span, inferred: Sequence[Span]) -> set[int]:
    kept = _inside(verb)
    date = set(range(span.start, span.end))
    for child in verb.children:
        inside = _inside(child)
        another = child.dep_ == "conj" and child.tag_[:2] in _VERB and not inside & date
        apart = child.dep_ in ("ccomp", "parataxis") and not inside & date and _semicolon(child, verb)
        joins = child.dep_ == "cc" and verb.left_edge.i < child.i < verb.i and child.nbor().tag_ == "IN"
        before_it = (child.dep_ in ("cc", "preconj", "intj") and not joins and child.i < verb.i) or (
            child.dep_ in ("mark", "advmod") and child.lower_ in _TIES_CLAUSES and child.i < verb.i
        )
        tie = child.dep_ == "advmod" and child.lower_ in words("ties") and child.i < verb.i and len(inside) == 1
        if another:
            kept -= _from_conjunction(child)
        if child.dep_ == "cc" and child.i > verb.i and not any(child.i < i for i in date):
            kept = {i for i in kept if i <= child.i}
        if another or apart or before_it or tie or _aside(child, verb, date):
            kept -= inside
        if before_it and child.dep_ == "mark":  # "even though", "a month after": what measures or stresses the tie
            kept -= {i for c in verb.children if c.dep_ in ("advmod", "npadvmod") and c.i < child.i for i in _inside(c)
                     if not _inside(c) & date}  # fmt: skip
    kept -= _relative(verb)
    for token in span:  # what is hung behind the date is hung there by mistake
        for child in token.children:
            hung = _inside(child)
            if (
                child.i >= span.end
                and child.ent_type_ not in ("DATE", "TIME")
                and (child.dep_ in ("appos", "relcl", "acl", "advcl", "parataxis") or _hung_by_mistake(child))
                and verb.i not in hung
            ):
                kept -= hung
    for other in inferred:
        phrase = _date_phrase(verb, set(range(other.start, other.end)))
        if len(kept - phrase) >= 4:
            kept -= phrase
    return _shortened(verb, kept, date)


def _hung_by_mistake(child: Token) -> bool:
    """ "on Monday and mail": no date."""
    if child.dep_ == "cc":
        return any(_hung_by_mistake(c) for c in child.head.children if c.dep_ == "conj")
    return child.dep_ == "conj" and child.tag_[:2] == "NN" and child.ent_type_ not in ("DATE", "TIME")


def _aside(child: Token, verb: Token, date: set[int]) -> bool:
    """ "The bank, she said, would close": who says so, set apart by commas."""
    inside = _inside(child)
    said = child.dep_ == "parataxis" and child.lower_ in words("saying") and not inside & date
    return said and verb.left_edge.i < min(inside) and max(inside) < verb.right_edge.i


def _relative(verb: Token) -> set[int]:
    """ "for which", "in whom": what ties a relative clause to its noun by a preposition."""
    if verb.dep_ != "relcl":
        return set()
    if not any(c.dep_ in ("dobj", "attr", "xcomp") for c in verb.children):
        return set()  # "with whom the king met": what is left would say too little
    ties = (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i)
    return {i for c in ties if any(t.tag_ in _RELATIVES for t in c.children) for i in _inside(c)}


def _from_conjunction(conjunct: Token) -> set[int]:
    """What stands between the "and" and the second verb is the second verb's: "and in the same speech offered"."""
    head = conjunct.head
    ties = [c.i for c in head.children if c.dep_ == "cc" and head.i < c.i < conjunct.i]
    return set(range(max(ties), conjunct.i)) if ties else set()


def _semicolon(one: Token, other: Token) -> bool:
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def _date_phrase(verb: Token, date: set[int]) -> set[int]:
    """The words that only say the date, with their preposition where it says no more than "then"."""
    for child in verb.children:
        inside = _inside(child)
        if child.dep_ in _SUBJECTS or child.dep_ in ("attr", "dobj", "pobj") or _is_object(child, verb):
            continue
        if date & inside and all(t.i in date or t.is_punct or t.lower_ in _THEN for t in child.subtree):
            return inside
    return set()


def _is_object(child: Token, verb: Token) -> bool:
    """Whether a date behind its verb is what the verb is about: "outlasted that day", "set 31 December as"."""
    if child.dep_ != "npadvmod" or min(t.i for t in child.subtree) != verb.i + 1:
        return False
    after = max(t.i for t in child.subtree) + 1
    return child.left_edge.lower_ == "that" or (after < len(verb.doc) and verb.doc[after].lower_ == "as")


def _shortened(verb: Token, kept: set[int], date: set[int]) -> set[int]:
    """Leaves out, outermost and longest first, what the clause can be told without."""
    doc = verb.doc
    first, last = doc[min(kept)], doc[max(kept)]
    if last.idx + len(last.text_with_ws) - first.idx <= LONGEST:
        return kept
    tokens = {i: doc[i] for i in sorted(kept)}
    lengths = {i: len(token.text_with_ws) for i, token in tokens.items()}
    length = sum(lengths.values())
    for kind in _OPTIONAL:
        while length > LONGEST:
            parts = [
                inside
                for i in sorted(kept)
                if i > verb.i and tokens[i].dep_ == kind and not _binds(tokens[i])
                for inside in [_inside(tokens[i]) & kept]
                if not inside & date
            ]
            if not parts:
                break
            gone = max(parts, key=len)
            kept = kept - gone
            length -= sum(lengths[i] for i in gone)
    return kept


def _inside(token: Token) -> set[int]:
    """The places of a word and all that hangs on it: a stretch of the text, but where branches of the tree cross."""
    first, last = token.left_edge.i, token.right_edge.i
    if first <= token.head.i <= last and token.head != token:
        return {t.i for t in token.subtree}
    return set(range(first, last + 1))


def _binds(token: Token) -> bool:
    """What must not be left out: conditions, and prepositional phrases that the verb needs."""
    if any(child.lower_ in words("condition") for child in token.children):
        return True
    if token.dep_ == "acl" and any(
        c.dep_ == "dobj" or (c.dep_ == "mark" and c.lower_ == "that") for c in token.children
    ):
        return True  # "a memo that he would leave"; a verb that was read as a participle
    asked = token.head.lower_ in words("aiming") and token.tag_ == "VB"  # asked him to
    return asked or (token.dep_ == "prep" and (token.head.tag_[:2] in _VERB or token.lower_ == "of"))


def _built(
    phrase: Sequence[Token],
    helper: str,
    kept: set[int],
    verb: Token,
    span: Span,
    inferred: Sequence[Span],
    subject: Token | None = None,
) -> Clause | None:
    tokens = [verb.doc[i] for i in sorted(_with_brackets(_rooted(kept, verb), span))]
    tokens = [t for t in tokens if not _points_away(t)]
    tokens = _without_loose_end(tokens)
    while tokens and tokens[-1].text not in _BRACKETS[1] and (
        tokens[-1].dep_ in ("cc", "punct") or tokens[-1].tag_ in ("CC", ":")
    ):  # fmt: skip
        tokens.pop()
    if len(tokens) > 3 and tokens[0].dep_ == "npadvmod" and [t.lower_ for t in tokens[1:3]] == [",", "and"]:
        if span.start <= tokens[0].i < span.end:
            return None
        tokens = tokens[3:]  # "it began that June, and the rail was laid", "that" read as a conjunction
    tokens = _trimmed(tokens)
    tokens = _trimmed(_without_dates(tokens, span, inferred, phrase))
    if not tokens and not subject:
        return None
    subject = subject or (_head_of(phrase) if phrase else _subject(verb))
    tokens = _without_lone_comma(tokens, subject, verb)
    text = _clean(" ".join(part for part in (_in_place(phrase), helper, _join(tokens)) if part))
    counted = _counted(subject)
    if subject is not None and counted is not None:
        text = re.sub(rf"\b{re.escape(subject.text)}\b", f"{subject.text} {counted.text}", text, count=1)
    dangles = counted is None and _dangles(subject)
    if len(text.split()) < 3 or len(text) > LONGEST_SENTENCE or dangles or _hollow(subject, tokens):
        return None
    everything = [*phrase, *tokens]
    if _unreadable(everything, subject, verb):
        return None
    if everything[-1].tag_ in ("IN", "DT", "TO", "PRP$") and everything[-1].dep_ != "prt" and not text[-1].isdigit():
        return None  # cut short
    start = min(t.idx for t in everything)
    end = max(t.idx + len(t.text) for t in everything)
    return Clause(text, start, end, verb, _pronoun(subject))


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without marks in front, and without "for" before another preposition ("for since 2015 ...")."""
    first = 0
    while first < len(tokens) and (
        tokens[first].is_punct or tokens[first].text in ("_", "|") or tokens[first].is_space
    ):
        if tokens[first].text in _OPENING:
            break
        first += 1
    tokens = tokens[first:]
    because = len(tokens) > 2 and tokens[0].lower_ == "for" and tokens[1].tag_ == "IN"
    return tokens[1:] if because else tokens


_OPENING = frozenset({"“", '"', "``", "'", "‘", "(", "["})


def _rooted(kept: set[int], verb: Token) -> set[int]:
    """Without words whose head is left out: "though the mill", when what the mill did is gone."""
    found = set(kept)
    for i in _inside(verb) - kept - {verb.i}:
        for child in verb.doc[i].children:
            if child.i in found and child != verb and not child.is_ancestor(verb):
                found -= _inside(child)
    return found


def _with_brackets(kept: set[int], span: Span) -> set[int]:
    """Brackets with all that they hold, or not at all."""
    opened: list[int] = []
    found = set(kept)
    for token in span.doc[min(kept, default=0) : max(kept, default=0) + 2]:
        if token.text in ("(", "["):
            opened.append(token.i)
        elif token.text in (")", "]") and opened:
            held = set(range(opened.pop(), token.i + 1))
            words_ = {i for i in held if not span.doc[i].is_punct}
            if words_ & found:
                whole = words_ <= found and span.start not in held
                found = found | held if whole else found - held if span.start not in held else found
            else:
                found -= held
    return found


def _points_away(token: Token) -> bool:
    """ "there", "here": where that is, only the text says."""
    return token.lower_ in words("away") and token.dep_ == "advmod" and token.tag_ == "RB" and not list(token.children)


def _without_dates(tokens: list[Token], span: Span, inferred: Sequence[Span], phrase: Sequence[Token]) -> list[Token]:
    """Without inferred dates at either end, and without a date in front that has no preposition: the timeline shows
    them in full, and "the next day" misleads where nothing stands before it."""
    for date in (*inferred, span):
        places = [n for n, t in enumerate(tokens) if date.start <= t.i < date.end]
        if not places or any(tokens[n].dep_ in _SUBJECTS | {"dobj", "attr", "agent", "poss"} for n in places):
            continue
        first, last = places[0], places[-1]
        if last - first + 1 != len(places):
            continue
        while first > 0 and _leads(tokens[first - 1], tokens[first]):
            first -= 1
        bound = (
            first > 0
            and tokens[first - 1].tag_ in ("IN", "TO", "DT", "PRP$")
            and tokens[first - 1].i == tokens[first].i - 1
        )
        bound = bound or (first > 0 and tokens[first - 1].lower_ in words("starting"))
        bound = bound or (first > 0 and tokens[first - 1].tag_[:2] == "VB" and tokens[first].lower_ == "that")
        told = any(date.start == other.start for other in inferred)
        bare = first == 0 and places[0] == 0 and last + 1 < len(tokens) and tokens[last + 1].text in (",", ":")
        ends = last + 1 == len(tokens)
        starts = first == 0 and not phrase
        if bound or not ((told and (starts or ends)) or (bare and not phrase)):
            continue
        if tokens[places[0]].tag_ in ("IN", "TO") and tokens[places[0]].lower_ not in _SAYS_WHEN:
            continue
        top = next((t for t in tokens[first : last + 1] if not tokens[first].i <= t.head.i <= tokens[last].i), None)
        if top is None or (top.head.tag_[:2] not in _VERB and {top.dep_, top.head.dep_} & {"conj", "appos"}):
            continue
        if any(_holds_on(tokens[n], tokens, first, last) for n in places):
            continue
        rest = tokens[:first] + tokens[last + 1 :]
        if sum(not t.is_punct for t in rest) + len(phrase) >= 3 and any(t.tag_[:2] in _VERB for t in rest):
            tokens = _trimmed(rest)
            while tokens and tokens[-1].is_punct and tokens[-1].text in (",", ":", "—", "–", "-", ";"):
                tokens.pop()
    return tokens


_SAYS_WHEN = _THEN | {"around", "about", "during", "over"}


def _leads(token: Token, date: Token) -> bool:
    """Whether a word in front of a date says no more than "then"; "over" in "took over in May" belongs to the verb."""
    says = token.lower_ in _THEN or (token.lower_ in _SAYS_WHEN and date.tag_ != "IN")
    return says and token.i == date.i - 1 and token.dep_ != "prt"


def _holds_on(token: Token, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether something of the clause outside of the date hangs on it: "the day after the vote"."""
    inside = {t.i for t in tokens[first : last + 1]}
    return any(c.i not in inside and not c.is_punct and c in tokens for c in token.children)


def _unreadable(everything: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether a clause opens with what ties it to another, or speaks of somebody it does not name."""
    first = next((t for t in everything if not t.is_punct), None)
    if first is None or first.tag_ in ("WDT", "WP", "WP$", "MD"):
        return True
    if first.lower_ in ("how", "why", "whether", "than"):
        return True
    if first.tag_ == "IN" and any(t.tag_ in _RELATIVES for t in first.children):
        return True
    if (first.dep_ in ("aux", "auxpass") and first.tag_[:2] in _VERB and first.tag_ != "VBG") or first == verb:
        return True
    if any(t.lower_ == "one" and t.dep_ in ("dobj", "pobj") and not list(t.children) for t in everything):
        return True
    if _mine(everything, subject) or _cut_short(everything):
        return True
    placed = {t.i: n for n, t in enumerate(everything)}
    return any(not _has_antecedent(t, everything[:n], everything, subject) for t, n in (
        (t, placed[t.i]) for t in everything if t.tag_ in ("PRP", "PRP$") or t.lower_ in ("latter", "former")
    ))  # fmt: skip


def _mine(everything: Sequence[Token], subject: Token | None) -> bool:
    """Whether the clause speaks of "our" or "you", and does not say who said so."""
    said = subject is None
    for token in everything:
        said = said or token.lower_ in words("saying") | words("announce") | {"asked", "warned", "urged"}
        mine = token.tag_ in ("PRP", "PRP$") and token.lower_ in words("speakers") and token.text != "US"
        if mine and not said and token != _pronoun(subject):
            return True
    return False


def _cut_short(everything: Sequence[Token]) -> bool:
    """Whether a "though" has lost its verb."""
    ties = [n for n, t in enumerate(everything) if t.lower_ in ("though", "although", "because", "whereas")]
    return (
        bool(ties)
        and not any(t.tag_[:2] in _VERB for t in everything[ties[-1] :])
        and everything[ties[-1]].dep_ == "mark"
    )


def _has_antecedent(token: Token, before: Sequence[Token], everything: Sequence[Token], subject: Token | None) -> bool:
    """Whether a pronoun can mean something that the clause itself names, or is the one that it is named for."""
    word = token.lower_
    if word in ("latter", "former"):
        return token.dep_ in ("amod",) or token.tag_ == "JJ"
    kind = next(
        (name for name in ("pronouns_of_one", "pronouns_of_thing", "pronouns_of_many") if word in words(name)), ""
    )
    if not kind or token == _pronoun(subject) or token.dep_ == "expl" or _stands_for_nothing(token):
        return True
    pool = everything if token.tag_ == "PRP$" else before
    clause = token.head if token.dep_ in ("dobj", "dative") else token.head.head if token.dep_ == "pobj" else None
    for other in pool:
        if (
            other == token
            or other == token.head
            or (clause is not None and other.head == clause and other.dep_ in _SUBJECTS)
        ):
            continue
        if other.lower_ in words(kind):
            return True
        if (
            other.tag_[:2] != "NN"
            or other.dep_ == "compound"
            or other.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT")
        ):
            continue
        plural = other.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in other.children)
        if kind == "pronouns_of_many" and (
            plural or other.ent_type_ in ("ORG", "NORP") or other.lower_ in words("bodies")
        ):
            return True
        if kind == "pronouns_of_thing" and not plural and other.ent_type_ != "PERSON":
            return True
        if kind == "pronouns_of_one" and not plural and _is_somebody(other, token.tag_ == "PRP$"):
            return True
    return False


def _is_somebody(noun: Token, owns: bool) -> bool:
    """Whether a noun can be a he or she. Names are often taken for those of bodies, so an owner may be one."""
    if noun.tag_ == "NNP":
        return noun.ent_type_ not in ("GPE", "LOC", "FAC") if owns else noun.ent_type_ in ("PERSON", "")
    return noun.lower_ in wordlist.words("roles") or noun.lower_ in words("kin")


def _without_loose_end(tokens: list[Token]) -> list[Token]:
    """Without an "and" that only a preposition is left of: "and in the same speech"."""
    place = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].dep_ == "cc"), None)
    if place is None or place + 1 >= len(tokens) or tokens[place + 1].dep_ == "conj":
        return tokens
    rest = {t.i for t in tokens[place + 1 :] if not t.is_punct}
    loose = tokens[place + 1].tag_ == "IN" and rest <= _inside(tokens[place + 1])
    return tokens[:place] if loose else tokens


def _in_place(phrase: Sequence[Token]) -> str:
    """The words of a phrase; an article that is no longer the first loses its capital."""
    text = _join(phrase)
    for token in phrase[1:]:
        if token.is_sent_start and token.tag_ == "DT":
            text = text.replace(f" {token.text} ", f" {token.lower_} ", 1)
    return text


def _head_of(phrase: Sequence[Token]) -> Token:
    """The word of a noun phrase that the others hang on."""
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.head.i not in inside), phrase[0])


_PRONOUNS = frozenset({"he", "she", "it", "they"})
_POINTERS = frozenset({"this", "that", "these", "those", "both", "one", "ones", "another", "other", "others", "some",
                       "all", "each", "either", "neither", "none", "most", "more", "many", "few", "several", "former",
                       "latter", "same", "such", "what", "who", "which", "whoever", "whatever"})  # fmt: skip


def _pronoun(subject: Token | None) -> Token | None:
    """The word of the subject that stands for a name, if there is one."""
    if subject is None or subject.dep_ == "expl" or _stands_for_nothing(subject):
        return None
    if subject.lower_ in _PRONOUNS or subject.lower_ == "i":
        return subject
    owners = (t for t in subject.subtree if t.i < subject.i and t.tag_ == "PRP$")
    return next((t for t in owners if t.lower_ in ("his", "her", "its", "their", "my")), None)


def _stands_for_nothing(subject: Token) -> bool:
    """Whether the subject is the "it" of "it seemed as if": what is told is the clause below, and nobody is meant."""
    below = any(child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for child in subject.head.children)
    return subject.lower_ == "it" and below and subject.head.lower_ in words("impersonal")


def _counted(subject: Token | None) -> Token | None:
    """What "the five" are: the things named before them in their sentence, "out of eleven sanctions"."""
    if subject is None or subject.tag_ != "CD" or any(c.lower_ in ("of", "in") for c in subject.children):
        return None
    before = (t for t in reversed(list(subject.doc[subject.sent.start : subject.i])) if t.tag_ in ("NNS", "NNPS"))
    return next((t for t in before if t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME", "MONEY")), None)


def _dangles(subject: Token | None) -> bool:
    """Whether the subject points at something that the clause does not name: "these", "the third", "we"."""
    if subject is None or subject.dep_ == "expl":
        return False
    if subject.lower_ == "i":
        return False
    if subject.lower_ in _SPEAKERS or any(c.lower_ in ("our", "your") for c in subject.children):
        return True
    if any(c.dep_ == "det" and c.lower_ in words("pointing") for c in subject.children):
        return True
    if subject.tag_[:2] in ("NN", "VB", "PR") and subject.lower_ not in _POINTERS:
        return False
    if subject.like_num and subject.text[:1].isdigit():
        return False  # 208 were found
    owners = [c for p in subject.children if p.lower_ in ("of", "in") for c in p.children if c.dep_ == "pobj"]
    return not any(owner.tag_[:2] == "NN" for owner in owners)


def _hollow(subject: Token | None, tokens: Sequence[Token]) -> bool:
    """Whether a clause with "there" or "it" names nothing itself: "there were two more", "when it fell, there ..."."""
    if subject is None or subject.dep_ != "expl":
        return False
    found = [c for c in subject.head.children if c.dep_ in ("attr", "nsubj", "dobj")]
    before = any(t.lower_ in _PRONOUNS for t in tokens if t.i < subject.i)
    return before or any(_dangles(c) or c.tag_[:2] == "CD" for c in found)


def _without_lone_comma(tokens: list[Token], subject: Token | None, verb: Token) -> list[Token]:
    """No comma between subject and verb, where what it closed or opened is gone."""
    if subject is None:
        return tokens
    between = [t for t in tokens if subject.i < t.i < verb.i]
    gone: set[int] = set()
    for one, other in pairwise(between):
        if one.text == other.text == ",":  # what stood between the two is gone
            gone |= {one.i, other.i}
    phrase = _inside(subject)
    commas = [t for t in between if t.text == "," and t.i not in gone]
    if len(commas) == 1 and not any(t.i in phrase for t in between if t.i > commas[0].i):
        gone.add(commas[0].i)
    return [t for t in tokens if t.i not in gone]


def _join(tokens: Sequence[Token]) -> str:
    out = []
    for token, after in zip_longest(tokens, tokens[1:]):
        gap = " " if after is not None and after.i != token.i + 1 and not token.whitespace_ else token.whitespace_
        out.append(token.text + gap)
    return "".join(out).strip()


def _whole(verb: Token, span: Span) -> Clause | None:
    """The sentence itself, where no clause of it stands alone, if the date is that of its main statement."""
    sentence = span.sent
    if verb != sentence.root and (verb.head != sentence.root or verb.dep_ not in ("xcomp", "ccomp")):
        return None
    own = _subject(verb)
    if own is not None and own.tag_ in _RELATIVES:
        return None  # "asked who shot him in 1994"
    text = _clean(" ".join(sentence.text.split()))
    if len(text.split()) < 4 or len(text) > LONGEST_SENTENCE:
        return None
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence) or text.endswith("?"):
        return None
    subject = _subject(sentence.root)
    first = next(t for t in sentence if not t.is_punct)
    if first.lower_ in _PRONOUNS and first != _pronoun(subject):
        return None
    if _unreadable(list(sentence), subject, verb):
        return None
    if (
        subject is None
        or _dangles(subject)
        or _hollow(subject, list(sentence))
        or (first.dep_ in _SUBJECTS and _dangles(first))
    ):
        return None
    return Clause(text, sentence.start_char, sentence.end_char, verb, _pronoun(subject))


_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


def _clean(text: str) -> str:
    """No orphaned comma, bracket or quotation mark; a capital in front, no full stop behind."""
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    for mark in ('"', "``", "''"):
        if text.count(mark) % 2 or mark in ("``", "''"):
            text = text.replace(mark, "")
    text = re.sub(r"\s+([,.;:!?%”’)])", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r"\s+", " ", re.sub(r"\(\s*\)", "", text)).strip(" ,;:—–-_")
    text = re.sub(r"^(?:But|And|Or|So|Yet|Nor)\s+", "", text)
    text = (
        text.rstrip(" .,;:—–-") if not re.search(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Co|Corp|Jr|Sr|Ltd)\.$", text) else text
    )
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]  # iPhone
