"""The clause that carries a date, as a sentence of its own.

Works on a spaCy parse (Penn tags, CLEAR dependencies). What the parse does not clearly support is not told: a date that
modifies a thing ("the 1991 agreement") says nothing of when the sentence's verb happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefs import dating, frame, legible, modality, neighbor, relative, stump, syntax, whole, wording, wordlist
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LONGEST = 140
"""Characters of a label, where what can be left out suffices for that."""
LONGEST_SENTENCE = 240
"""Characters of a label at most."""
LONGEST_WHOLE = 170
"""Characters of a sentence that stands for a clause that can't be told by itself."""

_OPTIONAL = ("appos", "relcl", "advcl", "acl", "parataxis", "prep")
_SPEAKERS = frozenset({"i", "we", "you", "me", "us"})
_TIES_CLAUSES = frozenset({"that", "when", "where", "while", "since", "as", "because", "although", "though", "after",
                           "before", "until", "once"})  # fmt: skip
_MOST_WORDS = 200  # of a sentence: what is longer is a list, or no prose


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` reads as a sentence; `start` and `end` are the characters of its document that it was taken from; `verb`
    is the verb that the date belongs to. `pronoun` is the word that the reader needs a name for: the subject, where it
    is "he", "she", "it" or "they", or what it begins with, where that is "his" or the like. `main` is the verb of the
    main clause of the text."""

    text: str
    start: int
    end: int
    verb: Token
    pronoun: Token | None = None
    main: Token | None = None


def of(span: Span, inferred: Sequence[Span], ahead: bool = False) -> Clause | None:
    """The clause that the date `span` belongs to, or None where it belongs to none. Dates that were `inferred` ("on
    Monday") are left out of the text, if the clause is whole without them: the timeline shows them in full. `ahead`
    says that the date lies after the text's own."""
    verb = dating.verb(span, ahead) if len(span.sent) <= _MOST_WORDS else None
    if verb is None:
        return None
    if modality.is_unreal(verb):
        return None
    if verb.dep_ == "dep" and verb.head.tag_[:2] in syntax.VERB and syntax.subject(verb) is None:
        return None  # "most are at work and one, at Ella, closed in May": what closed was not found
    if legible.runs_into(verb) or modality.is_alternative(verb) or modality.behind_condition(verb):
        return None
    verb = _cleft(verb, span) or verb
    done = verb.tag_ in ("VBN", "VBD") and not syntax.helpers(verb)
    wanted = ahead and done and verb.dep_ == "ccomp" and verb.head.lower_ in words("wanting")
    label = _label(verb.head if wanted else verb, span, inferred)  # "wants it sold by May": nobody has sold it
    if label is None and whole.is_claim(verb):
        return None  # not without the word of the one who says so
    label = label or _whole(verb, span)
    if label is None and (when := dating.when(span)) is not None and when != verb:
        verb, label = when, _label(when, span, inferred)
    return replace(label, verb=verb, main=label.verb) if label else None


def _cleft(verb: Token, span: Span) -> Token | None:
    """The verb behind "it was only on Monday that": the clause is its own, and the rest says when."""
    subject = syntax.subject(verb)
    if verb.lower_ not in ("was", "is") or subject is None or subject.lower_ != "it" or subject.i + 1 != verb.i:
        return None
    behind = (c for c in verb.children if c.dep_ in ("ccomp", "advcl", "relcl", "acl") and c.i >= span.end)
    clause = next(behind, None)
    opens = clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    return clause if opens else None


# --- from the verb to its clause -----------------------------------------------------------------------------------


def _label(verb: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    conditional = False
    for _ in range(syntax.HIGHEST_CLIMB):
        if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in words("condition") for c in verb.children):
            if _has_a_day(verb.head, verb):
                return None  # "will open in May if the council pays in April"
            verb, conditional = verb.head, True  # a condition is no statement of its own
            if verb.dep_ == "parataxis" and verb.head.i > verb.i:
                verb = verb.head  # "If it can't, Brandt says, he will leave"
        subject = syntax.subject(verb)
        if verb.dep_ == "relcl" and _is_of_whom(verb):
            return None
        if subject is not None and subject.tag_ in syntax.RELATIVES and verb.dep_ in ("relcl", "acl"):
            if verb.head.ent_type_ in ("DATE", "TIME"):
                return None  # "in the 36 hours that ended at noon"
            certain = _can_be(verb.head, subject) and relative.is_certain(verb.head, subject, verb)
            return _of_noun(verb, span, inferred, {subject.i}) if certain else None
        if subject is not None and verb.dep_ == "relcl" and (gap := _gap(verb)) is not None:
            return _turned(verb, gap, subject, span, inferred)
        if subject is not None and verb.tag_ == "VBP" and subject.lower_ in ("he", "she", "it"):
            return None  # "on condition that it stay"
        if subject is not None and subject.tag_ in syntax.RELATIVES:
            return None  # "who shot him in 1994", asked or told
        if _lacks_object(verb):
            return None  # "the museum that the society (ASHS) opened": what it opened stands above
        if verb.dep_ == "relcl" and subject is not None and not _opened(verb):
            return None  # "the firm he founded in 1990": what he founded stands above
        if any(c.tag_ == "WRB" and c.lower_ in ("how", "why") for c in verb.children) and verb.dep_ != "ROOT":
            return None
        if verb.dep_ == "conj" and (first := _reported_with(verb, subject)) is not None:
            return _framed(first, span, inferred)
        if subject is not None and _is_aside_of_told(verb, subject):
            kept = {i for i in _up_to_comma(_kept(verb, span, inferred), verb, span) if i >= verb.i}
            return _built(_noun_phrase(subject, set()), _be(subject), kept, verb, span, inferred, subject)
        if subject is not None and verb.dep_ == "conj" and _hurt_together(verb):
            verb = verb.head
            continue
        if subject is not None:
            needs = subject.tag_ == "PRP" and subject.lower_ != "i" and _names(verb.head)
            if verb.dep_ == "ccomp" and (needs or _is_theirs(subject, verb.head)):
                if verb.head.lower_ in words("fearing"):
                    return None  # when it was said is not when it is feared to come
                return _label(verb.head, span, inferred)  # "the company promised that it would": "it" needs the frame
            if (
                verb.dep_ == "ccomp"
                and _was_doing(verb)
                and syntax.subject(verb.head) is not None
                and span.start > verb.i
            ):
                return _label(verb.head, span, inferred)  # "announced that he was living in Ghent in 2015"
            framed = _framed(verb, span, inferred) if not conditional else None
            if framed is not None or (not conditional and whole.is_claim(verb)):
                return framed
            helpers = syntax.helpers(verb)
            bare = verb.tag_ in ("VB", "VBG") and all(t.lower_ == "to" for t in helpers)
            bare = bare or any(t.lower_ == "to" for t in helpers[:1])  # expects the hall to be finished
            if not bare or verb.dep_ == "ROOT":
                return _finite(verb, subject, span, inferred)
        elif verb.dep_ == "acl" and verb.tag_ == "VBD" and neighbor.before(verb) == verb.head:
            return None  # "well above the figure announced last October": read as a past
        elif verb.dep_ == "acl" and verb.tag_ == "VBN":
            if verb.head.dep_ == "dobj" and verb.head.head.lower_ in words("making_so"):
                return None  # "agreed to leave the field unploughed until May": what is to be so, not what was done
            found = relative.is_thing(verb.head) and not _is_read_into_subject(verb)
            return _of_noun(verb, span, inferred, set()) if found else None
        elif (sold := _of_second(verb)) is not None:
            phrase = _named_phrase(sold, verb.head)
            kept = _up_to_comma(_kept(verb, span, inferred), verb, span)
            return _built(phrase, _be(sold), kept, verb, span, inferred, sold)
        elif (suffered := _of_series(verb)) is not None:
            phrase = _noun_phrase(suffered, set())
            return _built(
                phrase,
                _be(suffered),
                _up_to_comma(_kept(verb, span, inferred), verb, span),
                verb,
                span,
                inferred,
                suffered,
            )
        elif (opened := _of_opening(verb)) is not None:
            return _finite_opening(verb, opened, span, inferred)
        elif verb.dep_ == "conj" and (noun := _shared_relative(verb)) is not None:
            part = _is_part(noun, verb.head) or _is_maker(noun, verb.head)
            return None if part else _conjoined(verb, noun, span, inferred)
        elif (
            verb.dep_ == "conj" and verb.head.tag_[:2] in syntax.VERB and (shared := _shared_subject(verb)) is not None
        ):
            joined = relative.is_apart(verb) and _has_conjunction(verb)
            return _conjoined(verb, shared, span, inferred) if joined else None
        if verb.head == verb:
            return None
        above = syntax.verb_above(verb)
        if above is None or (verb.dep_ == "pcomp" and verb.head.lower_ in words("topic")):
            return None  # "accused him for leaving in 2022": he left then
        accused = any(c.dep_ == "dobj" for c in above.children) and above.lower_ in words("accusing")
        if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and accused:
            return None  # "accused them of having made up their minds in summer"
        if verb.dep_ == "conj" and _has_its_own_day(above, verb):
            return None  # "held in 1956 and not run in 1962"
        verb = above
    return None


def _is_aside_of_told(verb: Token, subject: Token) -> bool:
    """Whether a participle that commas set apart was read as what somebody tells, and what he tells as joined to it:
    "said that the mill, opened in 1907, had lost money"."""
    apart = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and neighbor.before(verb).text == "," and subject.i < verb.i
    behind = (c for c in verb.children if c.dep_ == "conj" and c.tag_[:2] in syntax.VERB)
    closed = any(neighbor.before(c.left_edge).text == "," and (syntax.helpers(c) or c.tag_ == "VBD") for c in behind)
    return apart and closed and not syntax.helpers(verb) and subject.tag_[:2] == "NN"


def _is_read_into_subject(verb: Token) -> bool:
    """Whether a participle stands within what was read as a second subject of a later verb, and so may be the verb of
    its own: "a ferry with people from flooded villages capsized on Monday, and officials said"."""
    token = verb.head
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.dep_ in syntax.SUBJECTS or token.head == token:
            break
        token = token.head
    others = [c for c in token.head.children if c.dep_ in syntax.SUBJECTS and c.i > token.i]
    return token.dep_ in syntax.SUBJECTS and bool(others)


def _is_of_whom(verb: Token) -> bool:
    """Whether "of whom" stands before a verb: it tells only of some, "priests, the best known of whom died"."""
    first = verb.head.i if verb.dep_ == "conj" else verb.left_edge.i
    before = verb.doc[min(first, verb.i) : verb.i]
    return any(t.lower_ in ("whom", "which") and t.i and neighbor.before(t).lower_ == "of" for t in before)


def _has_its_own_day(verb: Token, joined: Token) -> bool:
    """Whether a date stands between a participle and the verb that is `joined` to it."""
    between = verb.doc[verb.i : joined.i]
    return verb.dep_ == "acl" and any(t.ent_type_ == "DATE" and t.dep_ in ("pobj", "npadvmod") for t in between)


def _has_a_day(verb: Token, condition: Token) -> bool:
    """Whether a date of its own stands with a verb outside of its `condition`."""
    within = syntax.inside(condition)
    return any(t.ent_type_ == "DATE" and t.dep_ in ("pobj", "npadvmod") and t.i not in within for t in verb.subtree)


def _of_opening(verb: Token) -> Token | None:
    """Whom a participle that opens a sentence tells of: "founded in 1964 by two brothers, Brill began with ploughs"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "VBD") or verb.i != verb.sent.start or syntax.helpers(verb):
        return None
    named = [c for c in verb.head.children if c.dep_ in syntax.SUBJECTS and c.i < verb.head.i]
    found = named[-1] if named else None  # "born in Ghent, the son of a tailor, Hofer came": two subjects
    return found if found is not None and found.dep_ != "expl" and found.head.dep_ == "ROOT" else None


def _of_second(verb: Token) -> Token | None:
    """What the second of two participles tells of: "the ship, built in 1984 and sold in 2011"."""
    first = verb.head
    both = verb.dep_ == "conj" and first.dep_ == "acl" and verb.tag_ == first.tag_ == "VBN"
    helped = any(t.dep_ != "neg" for t in syntax.helpers(verb))  # "and not run in 1962"
    if not both or helped or first.head.tag_[:2] != "NN" or not relative.is_thing(first.head):
        return None
    return None if _is_part(first.head, first) else first.head


def _of_series(verb: Token) -> Token | None:
    """Whom one of several passives tells of: "the ship was launched in 1979, commissioned in 1981 and scrapped"."""
    top = verb
    for _ in range(syntax.HIGHEST_CLIMB):
        if top.dep_ != "conj" or top.tag_ != "VBN" or syntax.subject(top) is not None:
            break
        top = top.head
    passive = any(c.dep_ == "auxpass" for c in top.head.children)
    behind = top.i > top.head.i and neighbor.before(top.left_edge).text == ","
    alone = neighbor.behind(top).text == ","  # "was recovered, burned, near the lake on Monday"
    if (
        top.dep_ != "advcl"
        or top.tag_ != "VBN"
        or verb.tag_ != "VBN"
        or syntax.helpers(top)
        or not (passive and behind)
        or alone
    ):
        return None
    return next((c for c in top.head.children if c.dep_ == "nsubjpass"), None)


def _finite_opening(verb: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """ "Brill was founded in 1964 by two brothers"."""
    phrase = _noun_phrase(subject, set())
    if phrase[0].i and neighbor.before(phrase[0]).text in wording.DASHES:
        return None  # half a name
    if phrase[-1].i - phrase[0].i >= len(phrase) or (
        subject.tag_[:2] != "NN" and subject.lower_ not in syntax.PRONOUNS
    ):
        return None
    kept = _up_to_comma(_kept(verb, span, inferred), verb, span)
    found = _built(phrase, _be(subject), kept, verb, span, inferred, subject)
    return replace(found, text=re.sub(rf"\b{verb.text}\b", verb.lower_, found.text, count=1)) if found else None


def _framed(verb: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """What somebody says would come, or had been, with the one who says so, if that is not too long."""
    if not whole.is_reported(verb):
        return None
    before = verb.head.i < verb.i and verb.head.lower_ in ("said", "told")
    had = before and any(t.lower_ == "had" for t in syntax.helpers(verb))
    whole_told = not any(c.dep_ == "conj" for c in verb.children) and not any(t.tag_[:3] == "PRP" for t in verb.subtree)
    if had and whole_told and (told := _told_behind(verb, span, inferred)) is not None:
        return told
    if _is_dated(verb.head, verb, span):
        return _told_behind(verb, span, inferred)
    framed = _label(verb.head, span, inferred)
    if framed is not None and len(framed.text) <= LONGEST_WHOLE:
        return framed
    return (_short_frame(verb.head, span, inferred) or framed) if whole.is_claim(verb) else None


def _told_behind(verb: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """What had been, with the one who says so behind it: the date is not that of the saying."""
    own = _built([], "", _kept(verb, span, inferred), verb, span, inferred) if syntax.subject(verb) else None
    return replace(own, text=text) if own and (text := frame.behind(own.text, verb.head)) else None


def _is_dated(said: Token, verb: Token, span: Span) -> bool:
    """Whether somebody said so on another day than that of the clause: "reported on Monday that he had left in May"."""
    own = (c for c in said.children if c.dep_ in ("prep", "npadvmod") and not syntax.inside(c) & syntax.inside(verb))
    return said.i < verb.i < span.start and any(
        t.ent_type_ == "DATE" and t.i not in range(span.start, span.end) for c in own for t in c.subtree
    )


def _short_frame(said: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """What somebody says without what the text tells of him in passing: "a diplomat who was there, speaking on
    condition of anonymity, said that"."""
    speaker = syntax.subject(said)
    if speaker is None or speaker.tag_[:2] != "NN" or speaker.i > said.i:
        return None
    kept = {i for i in _kept(said, span, inferred) if i >= said.i}
    return _built(_noun_phrase(speaker, set()), "", kept, said, span, inferred, speaker)


def _opened(verb: Token) -> bool:
    """Whether a relative clause has a word that ties it to its noun."""
    return any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in verb.subtree if t.i < verb.i)


def _can_be(noun: Token, relative: Token) -> bool:
    """Whether a relative pronoun can stand for the noun that the parse hangs it on: "who" for people only."""
    if relative.lower_ != "who":
        return True
    above = noun.head.head.tag_[:2]
    of_thing = above == "NN"
    of_thing = of_thing or (noun.head.lower_ == "from" and above not in syntax.VERB)  # "the 22-year-old from Ghent"
    behind = noun.head.lower_ if noun.dep_ == "pobj" and of_thing else ""
    if noun.ent_type_ == "ORG" and behind in ("at", "of", "with", "from", "for"):
        return False  # "a historian at the university, who": the historian
    if noun.ent_type_ in ("PERSON", "NORP", "ORG"):
        return behind != "from"  # "a fireman from Ghent, who": the fireman, whatever the town was taken for
    return behind not in ("of", "from")  # "a veteran of the talks who": the veteran


def _names(verb: Token) -> bool:
    """Whether the verb has a subject that is no pronoun."""
    subject = syntax.subject(verb)
    return verb.tag_[:2] in syntax.VERB and subject is not None and subject.tag_[:2] == "NN"


def _is_theirs(subject: Token, above: Token) -> bool:
    """Whether a subject belongs to those who speak of it: "one in ten directors said their council would"."""
    who = syntax.subject(above)
    return who is not None and who.tag_ in ("NNS", "NNPS") and any(c.lower_ == "their" for c in subject.children)


def _was_doing(verb: Token) -> bool:
    """ "Was living": what lasted, so that a date behind it may be that of the verb that says so."""
    said = verb.head.tag_ == "VBD" and verb.head.lower_ in words("saying") | words("announce")
    return said and verb.tag_ == "VBG" and any(t.lower_ in ("was", "were") for t in syntax.helpers(verb))


def _shared_subject(verb: Token) -> Token | None:
    head = verb.head
    if verb.tag_ == "VBD" and head.dep_ == "ccomp" and any(c.tag_ == "MD" for c in head.children):
        head = head.head  # "ruled that he must go home and set a day for it": who ruled, set
    if head.dep_ == "parataxis" and head.lower_ in words("saying") and neighbor.behind(head).text == ",":
        head = head.head  # "it was, she said, full and would close": it would
    for _ in range(syntax.HIGHEST_CLIMB):
        subject = syntax.subject(head)
        if subject is not None:
            return None if subject.tag_ in syntax.RELATIVES else subject
        if head.dep_ != "conj" or head.head.tag_[:2] not in syntax.VERB:
            return None
        head = head.head
    return None


def _wants_another(verb: Token, helpers: Sequence[Token]) -> bool:
    """Whether a verb has not the form that helpers ask for: "have not won, and face Ghent"."""
    last = [t for t in helpers if t.dep_ in ("aux", "auxpass")][-1:]
    if not last:
        return False
    modal = last[0].tag_ == "MD" or last[0].lower_ in ("do", "does", "did", "to")
    return modal != (verb.tag_ == "VB")


def _has_conjunction(verb: Token) -> bool:
    """Whether an "and" or a "but" joins a verb to the one before it, or to one behind it: what only a comma joins was
    read as the deed of somebody else, "adjourned the trial after one of them, a Dane, fell ill"."""
    head = verb.head
    if _is_participle(head) and not syntax.helpers(head) and syntax.helpers(verb):
        return True  # "the firm, spun off in 1999, has built none"
    ties = any(t.dep_ == "cc" for t in verb.doc[head.i + 1 : verb.i])
    return (
        ties
        or any(c.dep_ == "cc" and c.i > verb.i for c in verb.children)
        or any(c.text in (";", "—", "–") for c in head.children)
    )


def _hurt_together(verb: Token) -> bool:
    """ "Three were killed and dozens wounded": one passive, and its helper is told once."""
    own = syntax.subject(verb)
    passive = any(c.dep_ == "auxpass" for c in verb.head.children)
    return own is not None and passive and not syntax.helpers(verb) and _is_undergone(verb)


def _may_be_undergone(verb: Token) -> bool:
    """Whether a verb could as well be a participle: it has a form of one, nothing behind it that it was done to, and
    is none that things do by themselves."""
    own = any(c.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr", "prt") for c in verb.children)
    return verb.lower_.endswith("ed") and not own and verb.lower_ not in words("intransitive") | words("by_itself")


def _is_undergone(verb: Token) -> bool:
    if (
        verb.lower_ == "made"
        and verb.i + 1 < len(verb.doc)
        and neighbor.behind(verb).lower_ in ("public", "known", "available")
    ):
        return True
    objects = any(
        c.dep_ in ("dobj", "dative", "xcomp", "ccomp") and c.ent_type_ not in ("DATE", "TIME") for c in verb.children
    )
    return verb.tag_ in ("VBD", "VBN") and verb.lower_ in words("undergone") and not objects


def _shared_relative(verb: Token) -> Token | None:
    """The noun of a relative clause whose second verb this is: "the keeper, who limped off and will miss the final"."""
    head, subject = verb.head, syntax.subject(verb.head)
    if head.dep_ != "relcl" or subject is None or subject.tag_ not in syntax.RELATIVES or head.head.tag_[:2] != "NN":
        return None
    return head.head if _can_be(head.head, subject) and relative.is_certain(head.head, subject, verb) else None


def _finite(verb: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    kept = _kept(verb, span, inferred)
    if _has_another_subject(verb) or _does_nothing_to(verb) or _takes_in_second(verb, span):
        return None
    if _is_done_by(verb) and subject.i < verb.i:
        rest = {i for i in _up_to_comma(kept - syntax.inside(subject), verb, span) if i > subject.i}
        return _built(_noun_phrase(subject, set()), _be(subject), rest, verb, span, inferred, subject)
    if verb.tag_ in ("VBN", "VBG") and not syntax.helpers(verb) and verb.dep_ in ("pcomp", "advcl", "acl"):
        if verb.tag_ == "VBG" or subject.tag_[:2] != "NN":
            return None
        phrase = _noun_phrase(subject, set())  # "with the deed signed on 3 May": it was signed
        return _built(
            phrase, _be(subject), {i for i in kept - syntax.inside(subject) if i > subject.i}, verb, span, inferred
        )
    set_apart = verb.dep_ == "parataxis" or (verb.i > subject.i and neighbor.before(verb).text == ",")
    if _is_participle(verb) and set_apart and not syntax.helpers(verb):
        return None  # "the club, unbeaten since May, won"
    if (be := _still_to_come(verb)) is not None and subject.i < be.i:
        phrase = _noun_phrase(subject, set())
        return _built(
            phrase, f"{be.text} to be", {i for i in kept if i > be.i}, verb, span, inferred, subject
        )  # "before the wing is completed in May"
    small = verb.dep_ == "ccomp" and verb.head.lower_ in words("wanting")
    if small and verb.tag_ == "VBN" and not syntax.helpers(verb):  # "they wanted the four levied": no helper of its own
        for child in verb.children:  # "the five imposed in 2016 to be lifted": that is what they wanted
            if child.dep_ in ("xcomp", "advcl", "conj") and child.i >= span.end:
                kept -= syntax.inside(child)
        return _built(_noun_phrase(subject, set()), _be(subject), kept - syntax.inside(subject), verb, span, inferred)
    return _built([], "", kept, verb, span, inferred)


def _takes_in_second(verb: Token, span: Span) -> bool:
    """Whether what stands behind the date was read as joined to it, though it is the subject of the next clause: "would
    have been voluntary until 1993 and workers would have kept 80 percent"."""
    joined = next((c for c in span.root.children if c.dep_ == "conj" and c.tag_[:2] == "NN" and c.i >= span.end), None)
    if joined is None or joined.ent_type_ in ("DATE", "TIME"):
        return False
    return any(
        c.dep_ in ("advcl", "conj", "ccomp") and c.i > joined.i and syntax.subject(c) is None for c in verb.children
    )


def _has_another_subject(verb: Token) -> bool:
    """Whether the verb of another clause was read as a noun, so that two subjects are left for one verb: "families face
    ten more weeks of detours after the council confirmed that"."""
    both = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    return len(both) > 1 and any(c.dep_ == "mark" and both[0] < c.i < both[-1] for c in verb.children)


def _does_nothing_to(verb: Token) -> bool:
    """Whether a participle behind "after" was read as a past, though nothing is told that it was done to: "after the
    package announced on the 6th"."""
    tied = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _LIKE_PREPOSITIONS for c in verb.children)
    told = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt", "dative", "auxpass", "aux") for c in verb.children)
    return tied and not told and verb.tag_ == "VBD" and verb.lower_ in words("done_to_things")


_LIKE_PREPOSITIONS = frozenset({"after", "before", "since", "until", "till", "as"})


def _is_done_by(verb: Token) -> bool:
    """Whether a participle was read as what the sentence tells, though a verb behind it does: "a diary kept by a
    printer in the 1830s, and long lost, went on show", "the text, first read in 1991 by a pupil, says so"."""
    before = verb.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.i < verb.head.i and not syntax.helpers(verb)
    if before and any(c.dep_ == "agent" for c in verb.children):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VBD") or syntax.helpers(verb):
        return False
    if verb.lower_ in ("had", "has", "have") or verb.lower_ in words("copula"):
        return False  # "had by last night brought eleven to the surface"
    return any(c.dep_ == "agent" for c in verb.children) and any(
        c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def _still_to_come(verb: Token) -> Token | None:
    """The "is" of a passive that, behind "before" or "until", tells of what has not happened yet."""
    tied = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _COMING for c in verb.children)
    return next((c for c in verb.children if tied and c.dep_ == "auxpass" and c.lower_ in ("is", "are")), None)


_COMING = frozenset({"before", "until", "till", "once"})


def _is_participle(verb: Token) -> bool:
    """Whether a verb is a participle, or was read as a past though another verb follows without an "and": "the firm,
    spun off in 1999, has built none"."""
    if verb.tag_ == "VBN":
        return True
    joined = any(c.dep_ == "conj" and c.tag_[:2] in syntax.VERB for c in verb.children)
    return verb.tag_ == "VBD" and joined and not any(c.dep_ == "cc" for c in verb.children)


def _conjoined(verb: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """ "He was arrested and charged on Monday": the second verb with the subject, and the helper, of the first."""
    if _is_of_whom(verb):
        return None
    if any(c.dep_ == "cc" and c.lower_ == "or" and c.i < verb.i for c in verb.head.children):
        return None  # "walked out or were carried out": some did the one, some the other
    if verb.head.tag_ == "VBD" and _is_participle(verb.head) and neighbor.before(verb.head) == subject:
        return None  # "a party founded a year ago has won": what was founded is only half named
    own_subject = subject.head == verb.head and subject.i < verb.head.i
    if own_subject and any(c.dep_ == "ccomp" and c.i < subject.i for c in verb.head.children):
        return None  # "it will take a charge, she said, but should return to a profit": it should
    above = verb.head.head
    if verb.head.dep_ in ("ccomp", "oprd") and above.lower_ in words("making_so") and above.i < subject.i < verb.head.i:
        return None  # "ordered the well closed and promised tankers": the well promised none
    if (own := _own_behind_and(verb)) is not None:
        return _built(_noun_phrase(own, set()), "", _kept(verb, span, inferred), verb, span, inferred, own)
    helper = ""
    passive = verb.tag_ == "VBD" and any(c.dep_ == "auxpass" for c in verb.head.children)
    if passive and _is_undergone(verb):
        helper = _be(subject)  # "was suspended and arrested", the second read as a past
    elif passive and (_may_be_undergone(verb) or any(c.tag_ == "MD" for c in verb.head.children)):
        return None  # "was imposed and relaxed", "may be carved and stood": who did it, or what was done to it?
    if verb.tag_ in ("VBN", "VB", "VBG") and not syntax.helpers(verb):
        helper = " ".join(t.text for t in syntax.helpers(verb.head) if t.i > subject.i)
        if not helper or helper.lower() == "to" or _wants_another(verb, syntax.helpers(verb.head)):
            return None
    kept = _kept(verb, span, inferred)
    if _takes_up(verb, subject):
        return None
    phrase = [t for t in _noun_phrase(subject, set()) if t.i < verb.i]
    source = _source(verb, phrase)
    return _built([*source, *phrase], helper, kept, verb, span, inferred, subject if source else None)


def _own_behind_and(verb: Token) -> Token | None:
    """The subject of the second of two clauses, which was read as a second thing of the first: "work will be done from
    5 April and a new furnace, costing £1.8 million, will be lit in the autumn"."""
    helpers = syntax.helpers(verb)
    if not helpers or neighbor.before(helpers[0]).text != ",":
        return None
    tie = next((t for t in reversed(verb.doc[verb.head.i : verb.i]) if t.dep_ == "cc"), None)
    nouns = list(verb.doc[tie.i + 1 : helpers[0].i]) if tie is not None else []
    own = next((t for t in nouns if t.dep_ == "conj" and t.tag_[:2] == "NN" and t.left_edge == nouns[0]), None)
    return own if own is not None and neighbor.behind(own).text == "," and own.i + 1 < helpers[0].i - 1 else None


def _takes_up(verb: Token, subject: Token) -> bool:
    """Whether the "it" that a second verb is done to is told by the first, which is left out: "would tighten the scheme
    and extend it"."""
    own = [c for c in verb.children if c.dep_ == "dobj"]
    own += [c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    taken = any(c.lower_ in ("it", "them") and c.i > verb.i for c in own)
    return taken and any(c.dep_ == "dobj" and c.i < verb.i for c in verb.head.children if c != subject)


def _source(verb: Token, phrase: Sequence[Token]) -> list[Token]:
    """The words in front that say on whose word the verb tells what it does: "according to the paper, he fled in May
    and returned in June"."""
    first = _first_of(verb)
    for child in first.children:
        opens = child.lower_ == "according" and phrase and child.right_edge.i < phrase[0].i
        if opens and child.left_edge.i == first.sent.start:
            return list(first.doc[child.left_edge.i : phrase[0].i])
    return []


def _first_of(verb: Token) -> Token:
    """The first of the verbs that an "and" joins."""
    for _ in range(syntax.HIGHEST_CLIMB):
        if verb.dep_ != "conj" or verb.head.tag_[:2] not in syntax.VERB:
            break
        verb = verb.head
    return verb


def _reported_with(verb: Token, subject: Token | None) -> Token | None:
    """The verb that a second one is joined to in what one person says: "she said that it had closed and would reopen",
    "... and that the family moved"."""
    first = _first_of(verb)
    inside = subject is None or any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    return first if first != verb and inside and whole.is_claim(first) else None


def _of_noun(verb: Token, span: Span, inferred: Sequence[Span], without: set[int]) -> Clause | None:
    """ "the war, which began in 1950"; "sanctions imposed in 2016": the noun is the subject."""
    noun = verb.head
    if noun.tag_[:2] != "NN" or _is_part(noun, verb) or _selects(noun, verb, span):
        return None
    if not without and (_tells_after_what(noun, verb) or _is_by_margin(verb) or _advises(noun, verb)):
        return None
    if any(t.tag_ in syntax.RELATIVES for t in (noun.head, neighbor.before(noun.left_edge))):
        return None  # "the holdings, which the board last valued": read as the board that was valued
    if not without and _is_aged(noun, verb):
        return None  # "Ada Moss, 57, signed off on it": read as what was done to her
    if not without and (_is_only_verb(verb) or _is_done_by_many(noun, verb)):
        return None
    behind = (c.dep_ == "prt" or (c.lower_ in _PARTICLES and not list(c.children)) for c in verb.children)
    if verb.lower_ in words("one_form") and any(behind):
        return None  # "after the rains set in"
    if not without and verb.lower_ in words("intransitive") and not any(c.dep_ == "agent" for c in verb.children):
        return None  # "and the elections followed in May", read as what was done to them
    above = noun.head.head if noun.dep_ == "pobj" else noun
    joined = noun.dep_ == "pobj" and noun.head.lower_ in _BELONGING and above.tag_[:2] == "NN"
    if not without and above != noun and joined and neighbor.before(verb.left_edge).text == ",":
        return None  # "the sale of the mill, announced in 1981": the sale; "the bridge on Route 143, built in 1949"
    if not without and joined and above != noun and _is_size(noun):
        return None  # "a firm of 70 employees founded in 2021": the firm
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent" and neighbor.before(verb.left_edge).text == ",":
        return None  # "the inquiry, led by a judge, reported in May": the inquiry did
    if noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.ent_type_ == "PERSON" and above.tag_[:2] == "NN":
        return None  # "a survey by Ann Hofer published on Sunday": the survey
    record = noun.dep_ == "dobj" or noun.dep_ in syntax.SUBJECTS
    record = record and verb.lower_ in ("held", "convened", "called", "staged")
    if not without and record and noun.lower_ in words("records") and any(c.lower_ == "of" for c in noun.children):
        return None  # "the minutes of the meeting, held on the 17th": the meeting
    if without and _is_whereabouts(noun, above):
        return None  # "the pier at Oban, which was damaged": the pier
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in" and neighbor.before(verb.left_edge).text == ","
    if without and inside and _is_rate(verb):
        return None  # "coverage in the province, which stood at 84 percent": the coverage
    if without and _may_be_either(noun, above, verb):
        return None  # "a medal from the society, which was stolen": the medal
    if without and _is_maker(noun, verb):
        return None  # "a report by the firm, which was published": the report
    signs = verb.lower_ in words("put_names_to") and noun.lower_ not in words("signed")
    if noun.dep_ == "pobj" and signs and above.lower_ in words("signed"):
        return None  # "an agreement on wage bargaining signed in August": the agreement
    if verb.lower_ in words("dating"):
        return None  # "a letter dated 3 May": nothing happened to it
    if without and noun.ent_type_ in ("GPE", "LOC") and above != noun and above.tag_[:2] == "NN":
        return None  # "a press in Ghent, which had been founded in 1981": the press
    # "the director announced", "the plan set December 31", read as participles
    loose = noun.dep_ == "ROOT"
    active = any(
        c.dep_ in ("dobj", "ccomp") or (c.dep_ == "npadvmod" and c.i > verb.i and (loose or syntax.is_object(c, verb)))
        for c in verb.children
    )
    active = active or ((loose or _is_no_subject(noun)) and _closes_aside(noun, verb))
    if not without and not active and noun.dep_ == "ROOT":
        return _misread(verb, span)
    helper = _has_been(noun, verb, span) if not active and not without and not syntax.helpers(verb) else ""
    phrase = _named_phrase(noun, verb)
    kept = _kept(verb, span, inferred) - without - _of_the_verb_above(verb, span)
    return _built(phrase, helper, _up_to_comma(kept, verb, span), verb, span, inferred)


def _is_size(noun: Token) -> bool:
    """Whether a noun with its "of" only says how many a thing has: "a firm of 70 employees"."""
    counted = noun.lower_ in words("sizes") and any(c.dep_ == "nummod" for c in noun.children)
    return noun.head.lower_ == "of" and counted


def _is_aged(noun: Token, verb: Token) -> bool:
    """Whether an age in commas stands between a name and a verb: what follows is what he did."""
    before = [t.text for t in verb.doc[max(verb.i - 3, 0) : verb.i]]
    aged = before[::2] == [",", ","] and neighbor.before(verb, 2).like_num
    return aged and not any(c.dep_ == "agent" for c in verb.children)


def _is_only_verb(verb: Token) -> bool:
    """Whether a sentence has no other verb than what was read as a participle of its last noun: "Talks on the dispute
    ended here without agreement"."""
    bare = verb.sent.root.tag_[:2] == "NN" and verb.head != verb.sent.root and verb.lower_ in words("by_itself")
    return bare and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent)


def _is_rate(verb: Token) -> bool:
    """Whether a verb tells at what percentage something stood."""
    at = (c for p in verb.children if p.dep_ == "prep" and p.lower_ in ("at", "to") for c in p.children)
    return any(t.lower_ in ("percent", "%", "cent") or t.ent_type_ == "PERCENT" for t in at)


def _is_done_by_many(noun: Token, verb: Token) -> bool:
    """Whether what a body's members made up their minds to was read as what was done to the body: "the men of the lodge
    resolved last night to remain out"."""
    aims = (*(c for c in verb.children if c.dep_ == "xcomp"), verb.sent.root)
    aim = any(t.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children) for t in aims)
    members = noun.dep_ in ("pobj", "conj", "ROOT", "nsubj")
    return aim and members and verb.lower_ in words("making_up_minds") and not syntax.helpers(verb)


def _is_maker(noun: Token, verb: Token) -> bool:
    """Whether a noun says by whom a thing is, and a "which" behind a comma follows, that may mean either."""
    noun = noun.head if noun.dep_ == "appos" else noun  # "by the consultants Hofer Keane"
    made = noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.head.head.tag_[:2] == "NN"
    return made and neighbor.before(verb.left_edge).text == "," and verb.left_edge.lower_ == "which"


_BELONGING = frozenset({"of", "on", "over", "at", "in", "near", "across", "from", "to", "for"})


def _is_by_margin(verb: Token) -> bool:
    """Whether "by" says by how much: "a proposal lost by a landslide" did so itself."""
    by = (p for c in verb.children if c.lower_ == "by" for p in c.children if c.dep_ in ("agent", "prep"))
    return any(t.lower_ in words("margins") for t in by)


def _advises(noun: Token, verb: Token) -> bool:
    """Whether a body says what a past, read as a participle, tells: "as low as the council advised in June"."""
    speaks = verb.lower_ in words("saying") | words("advising")
    return noun.ent_type_ in ("ORG", "PERSON") and speaks and not any(c.dep_ == "agent" for c in verb.children)


def _tells_after_what(noun: Token, verb: Token) -> bool:
    """Whether a past was read as a participle behind "after": "hid losses after prices spiked in 2008"."""
    tied = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "before", "until", "since", "as")
    alone = verb.lower_ in words("by_itself") or verb.lower_ == "left"
    return tied and alone and not any(c.dep_ == "agent" for c in verb.children)


def _may_be_either(noun: Token, above: Token, verb: Token) -> bool:
    """Whether a "which" behind a comma may mean a noun or the one `above` it, "a medal from the society": where one of
    the two is of many, the verb tells."""
    if noun.dep_ == "dobj" and noun.head.tag_ == "VB" and neighbor.before(verb.left_edge).text == ",":
        top = syntax.verb_above(noun.head) if noun.head.dep_ not in ("acl", "relcl") else noun.head
        return top is not None and top.dep_ in (
            "acl",
            "relcl",
        )  # "the board set up to run the fund, which began in 2006"
    between = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if _is_where(noun, above, verb):
        return True
    of_many = between == "of" and above.tag_ == "NNS" and noun.tag_ in ("NN", "NNP") and verb.tag_ == "VBP"
    if of_many and neighbor.before(verb.left_edge).text == ",":
        return True  # "the next sessions of the Court, which open in April"
    if between not in _PARTING or above.tag_[:2] != "NN" or neighbor.before(verb.left_edge).text != ",":
        return False
    return (above.tag_ in ("NNS", "NNPS")) == (noun.tag_ in ("NNS", "NNPS"))


def _is_where(noun: Token, above: Token, verb: Token) -> bool:
    """Whether a "that" behind the name of a place may mean what lies or sits there: "an islet off the delta that fell
    to Brill", "a firm of Brill, which emerged"; nor is "which" ever somebody: "a marriage to Ada Moss, which ended"."""
    relative = syntax.subject(verb)
    if relative is None or relative.lower_ not in ("that", "which"):
        return False
    given = (c.text for c in noun.children if c.dep_ == "compound")
    if noun.ent_type_ == "PERSON" and any(word in wordlist.words("first_names") for word in given):
        return True
    tie = noun.head.lower_
    if tie in ("off", "near", "outside", "beyond"):
        return True
    owned = above.ent_type_ == "ORG" and not noun.head.ent_type_ and tie == "of" and noun.dep_ == "pobj"
    return owned and noun.tag_ == above.tag_ == "NNP" and neighbor.before(verb.left_edge).text == ","


_PARTICLES = frozenset({"in", "off", "out"})
_PARTING = frozenset({"from", "for", "by", "with", "to", "about", "on"})


def _of_the_verb_above(verb: Token, span: Span) -> set[int]:
    """What stands behind a participle and belongs to the verb that asks for two things: "replace the shifts introduced
    in 2011 with a new system"."""
    above = syntax.verb_above(verb)
    if verb.dep_ != "acl" or above is None or above.lower_ not in words("pairing"):
        return set()
    behind = (c for c in verb.children if c.dep_ == "prep" and c.i >= span.end and c.lower_ in _PAIRS)
    return {i for c in behind for i in syntax.inside(c)}


_PAIRS = frozenset({"with", "by", "for", "into", "to", "from"})


def _is_whereabouts(noun: Token, above: Token) -> bool:
    """Whether a name in front of a comma only says where the thing `above` it is."""
    named = noun.tag_ == "NNP" and noun.ent_type_ != "ORG" and neighbor.behind(noun).text == ","
    return named and above != noun and above.tag_[:2] == "NN" and noun.head.lower_ in words("placing")


def _named_phrase(noun: Token, verb: Token) -> list[Token]:
    """The noun that a clause hangs on; its name, where it only says who somebody is: "Ada Brandt, a retired teacher who
    joined the party"."""
    named = noun.head
    if noun.dep_ == "appos" and named.tag_ in ("NNP", "NNPS") and noun.tag_ in ("NN", "NNS") and named.i < noun.i:
        return _noun_phrase(named, syntax.inside(noun))
    return [t for t in _noun_phrase(noun, syntax.inside(verb)) if t.i < verb.i]


def _is_part(noun: Token, verb: Token) -> bool:
    """Whether a noun is only a part of what a clause behind it tells of, or stands for none in particular: "all ferries
    built", "nobody who left", "any of the men who left", "a loan of 3 million euros, which will end", "the strait
    between Iceland and the Faroes, charted"."""
    if noun.lower_ in words("quantifying") or noun.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") or noun.text == "%":
        return True
    if any(t.lower_ in words("quantifying") for t in noun.subtree if t.i < noun.i):
        return True
    if noun.lower_ in words("currencies") and any(c.dep_ == "nummod" for c in noun.children):
        return True
    behind_comma = verb.left_edge.i > 0 and neighbor.before(verb.left_edge).text == ","
    top = noun
    for _ in range(syntax.HIGHEST_CLIMB):
        if top.dep_ != "conj":
            break
        top = top.head
    if top.dep_ != "pobj":
        return False
    joined = top != noun or any(c.dep_ == "conj" and c.i < verb.i for c in noun.children)
    whole_ = top.head.head
    one = any(c.lower_ in ("a", "an") for c in whole_.children)
    if top.head.lower_ == "for" and verb.lower_ in words("plan") and one:
        return True  # "an open evening for pupils planned for Saturday"
    if top.head.lower_ == "between" or (joined and behind_comma):
        return True
    if noun.tag_ == "NNP" and whole_.text[:1].isupper() and whole_.i > verb.sent.start and behind_comma:
        return True  # "Wind from the West, which a firm will bring out"
    if top.head.lower_ in words("comparing") or whole_.lower_ in words("comparing"):
        return True  # "compared with a loss reported in July"
    if top.head.lower_ == "of" and (whole_.lower_ in words("quantifying") or whole_.tag_ == "CD"):
        return True
    return (
        top.head.lower_ == "of" and behind_comma and whole_.tag_ in ("NN", "NNS") and noun.tag_ not in ("NNP", "NNPS")
    )


def _selects(noun: Token, verb: Token, span: Span) -> bool:
    """Whether a clause without a comma only says which things are meant: "ferries built before 1995"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("among", "amongst"):
        return True  # "among the first things raised on Monday": not all of them
    if noun.tag_ != "NNS" or verb.left_edge.i == 0 or neighbor.before(verb.left_edge).is_punct or span.start == 0:
        return False
    return any(t.lower_ in ("before", "after", "since", "until") for t in span.doc[span.start - 1 : span.start + 1])


def _misread(verb: Token, span: Span) -> Clause | None:
    """The sentence itself, where its verb was read as a participle: "On 3 May, the batch sold out." A heading has no
    full stop."""
    sentence = span.sent
    text = wording.clean(" ".join(sentence.text.split()))
    others = any(t.tag_ in ("VBZ", "VBP", "MD") or (t.tag_ == "VBD" and t != verb) for t in sentence)
    ended = verb.lower_ in words("passing") and verb.head.lower_ in words("periods") | words("stretches")
    if (
        ended
        or others
        or sentence[-1].text != "."
        or len(text.split()) < 4
        or len(text) > LONGEST
        or _dangles(verb.head)
    ):
        return None
    return Clause(text, sentence.start_char, sentence.end_char, verb, syntax.pronoun(verb.head))


def _up_to_comma(kept: set[int], verb: Token, span: Span) -> set[int]:
    """What stands behind a comma that closes the participle belongs to the sentence around it."""
    last = max(verb.i, span.end - 1 if span.end - 1 in kept else verb.i)
    comma = next((i for i in sorted(kept) if i > last and verb.doc[i].text in (",", ";", "—", "–")), None)
    return kept if comma is None else {i for i in kept if i < comma}


def _gap(verb: Token) -> Token | None:
    """The relative pronoun that is the object of the clause: "the treaty, which the two men signed"."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.tag_ in syntax.RELATIVES), None)


def _turned(verb: Token, gap: Token, subject: Token, span: Span, inferred: Sequence[Span]) -> Clause | None:
    """ "the treaty, which the two men signed in 1953": the two men signed the treaty in 1953."""
    noun = verb.head
    if (
        noun.tag_[:2] != "NN"
        or noun.ent_type_ in ("DATE", "TIME")
        or noun.lower_ in _POINTERS
        or _is_part(noun, verb)
        or _tells(verb, gap, subject)
    ):
        return None
    kept = _kept(verb, span, inferred) - {gap.i}
    before = [verb.doc[i] for i in sorted(kept) if i <= verb.i]
    phrase = _noun_phrase(noun, syntax.inside(verb))
    if any(t.tag_ == "PRP$" for t in phrase):
        return None
    return _built([*before, *phrase], "", {i for i in kept if i > verb.i}, verb, span, inferred, subject)


def _tells(verb: Token, gap: Token, subject: Token) -> bool:
    """Whether a "that" opens what somebody says, though the parse hangs it on the noun before it: "said at the meeting
    that she had spoken with them" speaks no meeting."""
    told = verb.head.dep_ in ("dobj", "dative") and verb.head.head.lower_ in words("telling_somebody")
    if gap.lower_ == "that" and (told or verb.lower_ in ("died", "came", "went", "arrived")):
        return True  # "reminded the jury that she died": nobody died a jury
    if gap.lower_ != "that" or syntax.pronoun(subject) is None or not syntax.helpers(verb):
        return False
    above = syntax.verb_above(verb.head)
    for _ in range(syntax.HIGHEST_CLIMB):
        if above is None:
            return False
        if above.lower_ in words("saying") | words("announce"):
            return not any(c.dep_ == "ccomp" for c in above.children)
        above = syntax.verb_above(above)
    return False


def _is_no_subject(noun: Token) -> bool:
    """Whether the verb that a noun was given is one of many, so that the sentence has another."""
    return noun.dep_ == "nsubj" and noun.tag_ in ("NN", "NNP") and noun.head.tag_ == "VBP"


def _closes_aside(noun: Token, verb: Token) -> bool:
    """Whether a participle without a verb above is the past that a sentence tells, behind what commas set apart:
    "Brill, founded by two brothers in 1932, filed on Tuesday"."""
    asides = [c for c in noun.children if c.dep_ in ("acl", "relcl", "appos") and noun.i < c.i < verb.i]
    return bool(asides) and neighbor.before(verb).text == "," and neighbor.before(asides[0].left_edge).text == ","


def _has_been(noun: Token, verb: Token, span: Span) -> str:
    """The helper of a participle: "suspended since Monday" has lasted until the verb above."""
    helper = _be(noun)
    if span.start == 0 or "since" not in (span.doc[span.start - 1].lower_, span[0].lower_):
        return helper
    above = syntax.verb_above(verb)
    past = above is not None and any(t.tag_ == "VBD" for t in (above, *syntax.helpers(above)))
    return "had been" if past else "has been" if helper == "was" else "have been"


def _be(noun: Token) -> str:
    joined = any(child.dep_ == "conj" and child.tag_[:2] in ("NN", "PR", "CD") for child in noun.children)
    if noun.lower_ in _SHARES and (of := next((c for c in noun.children if c.lower_ == "of"), None)) is not None:
        noun = next((c for c in of.children if c.dep_ == "pobj"), noun)  # "98.6 percent of ballots were counted"
    if noun.ent_type_ in ("PERSON", "ORG", "GPE") and not joined:
        return "was"
    plural = noun.tag_ in ("NNS", "NNPS", "CD") or joined
    return "were" if plural or noun.lower_ in ("they", "we", "you") else "was"


_SHARES = frozenset({"percent", "cent", "%", "half", "third", "quarter", "most", "majority"})


def _noun_phrase(noun: Token, without: set[int]) -> list[Token]:
    """The noun with what stands before it and its "of": clauses behind it, and what commas set apart, are another
    matter."""
    away = set(without)
    for child in noun.children:
        apart = child.dep_ == "prep" and neighbor.before(child).text in (",", "(", "—", "–")
        clause_ = child.dep_ in ("relcl", "acl", "appos", "punct", "advcl") or child.lower_ == "—"
        if child.i > noun.i and (apart or clause_):
            away |= syntax.inside(child)
    kept = [t for t in noun.subtree if t.i not in away]
    while (
        kept and kept[0].ent_iob_ == "I" and kept[0].ent_type_ not in ("DATE", "TIME") and kept[0].i > noun.sent.start
    ):
        # "Raidió na Gaeltachta": the parser does not know that "na" is inside a name
        kept.insert(0, neighbor.before(kept[0]))
    while kept and kept[-1].is_punct and kept[-1].text != "%":
        kept.pop()
    return kept


# --- what of the clause is told --------------------------------------------------------------------------------------


def _kept(verb: Token, span: Span, inferred: Sequence[Span]) -> set[int]:
    kept = syntax.inside(verb)
    date = set(range(span.start, span.end))
    for child in verb.children:
        inside = syntax.inside(child)
        another = child.dep_ == "conj" and child.tag_[:2] in syntax.VERB and not inside & date
        apart = child.dep_ in ("ccomp", "parataxis", "advcl") and not inside & date and _semicolon(child, verb)
        joins = child.dep_ == "cc" and verb.left_edge.i < child.i < verb.i and neighbor.behind(child).tag_ == "IN"
        before_it = (child.dep_ in ("cc", "preconj", "intj") and not joins and child.i < verb.i) or (
            child.dep_ in ("mark", "advmod") and child.lower_ in _TIES_CLAUSES and child.i < verb.i
        )
        tie = child.dep_ == "advmod" and child.lower_ in words("ties") and child.i < verb.i and len(inside) == 1
        tie = tie and not _says_which_time(child, verb)
        if another:
            kept -= _from_conjunction(child)
        if child.dep_ == "cc" and child.i > verb.i and not any(child.i < i for i in date):
            kept = {i for i in kept if i <= child.i}
        other_day = (
            (_of_opening(child) is not None or _of_series(child) is not None)
            and not inside & date
            and any(verb.doc[i].ent_type_ == "DATE" for i in inside)
        )  # "founded in 1964, Brill closed in 2004", "Brill was founded in 1964, sold in 1990 and closed in 2004"
        loose = child.lower_ in words("proviso") and not inside & date and child.i > verb.i
        loose = loose and modality.behind_relative(verb, child)
        loose = loose or (child.dep_ == "ccomp" and _closes_before_tie(child, verb) and not inside & date)
        loose = loose or _aside(child, verb, date) or _includes_nothing(child, date) or _is_name_of_day(child, span)
        if another or apart or before_it or tie or other_day or loose:
            kept -= inside
        if before_it and child.dep_ == "mark":  # "even though", "a month after": what measures or stresses the tie
            stresses = (c for c in verb.children if c.dep_ in ("advmod", "npadvmod") and c.i < child.i)
            kept -= {i for c in stresses if not syntax.inside(c) & date for i in syntax.inside(c)}
    if (end := _second_complement(verb, span)) is not None:
        kept = {i for i in kept if i < end}
    street = max(_behind_address(verb), _behind_missed_end(verb))
    kept = {i for i in kept if i >= street} if street <= min(date, default=0) else kept
    end = _before_missed_end(verb)
    kept = {i for i in kept if i < end} if end > max(date, default=0) else kept
    kept -= _relative(verb)
    kept -= _plans_beside(verb, kept, date)
    for token in span:  # what is hung behind the date is hung there by mistake
        for child in token.children:
            hung = syntax.inside(child)
            if (
                child.i >= span.end
                and child.ent_type_ not in ("DATE", "TIME")
                and (child.dep_ in ("appos", "relcl", "acl", "advcl", "parataxis") or _hung_by_mistake(child))
                and verb.i not in hung
            ):
                kept -= hung
    kept -= _on_another_day(span)
    if verb.i < span.end and dating.when(span) is not None and not _keeps_when(span, kept):
        kept = {i for i in kept if i < span.end}  # "lay there until 2012, when a student, then at work, split one"
    if any(t.dep_ == "relcl" and t.head in span for t in verb.subtree):
        for child in verb.children:  # "when a storm took the depot, the church and 46 houses": the rest of that list
            listed = child.dep_ == "npadvmod" and any(c.dep_ == "conj" for c in child.children)
            if listed and child.i > span.end and child.ent_type_ not in ("DATE", "TIME"):
                kept -= syntax.inside(child)
    for other in _superfluous(inferred, kept):
        if _opens_list(other):
            continue
        phrase = _date_phrase(verb, set(range(other.start, other.end)))
        again = phrase and verb.doc[min(phrase) - 1].lower_ == "again" and min(phrase) - 1 in kept
        if len(kept - phrase) >= 4 and not again:
            kept -= phrase
    return _shortened(verb, kept, date)


def _on_another_day(span: Span) -> set[int]:
    """What was joined to a date, and has its own: "met Hofer on Sunday and with Roe last Thursday"."""
    tie = span.root.head
    other = next((c for c in tie.children if c.dep_ == "conj" and c.tag_ == "IN" and c.i >= span.end), None)
    if span.root.dep_ != "pobj" or other is None:
        return set()
    behind = tie.doc[other.right_edge.i + 1 : other.right_edge.i + 3]
    dated = any(t.lower_ in words("days") for t in behind) and not any(t.ent_type_ == "DATE" for t in other.subtree)
    return set(range(span.end, other.right_edge.i + 1)) if dated else set()


def _second_complement(verb: Token, span: Span) -> int | None:
    """Where a noun behind the date was read as what somebody is who is somewhere: "while he was in hospital over Easter
    a bookkeeper rang"."""
    if verb.lower_ not in words("copula") or span.end >= len(verb.doc):
        return None
    where = any(c.dep_ == "prep" and verb.i < c.i < span.start - 1 for c in verb.children)
    other = next((c for c in verb.children if c.dep_ == "attr" and c.left_edge.i == span.end), None)
    return span.end if where and other is not None else None


def _keeps_when(span: Span, kept: set[int]) -> bool:
    """Whether the "when" behind a date is told with it."""
    behind = span.doc[span.end : span.sent.end]
    return any(t.i in kept for t in behind if t.lower_ == "when" and t.tag_ == "WRB")


def _lacks_object(verb: Token) -> bool:
    """Whether a "that" which was read as a conjunction is what the verb is done to."""
    objects = any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for c in verb.children)
    return not objects and any(c.dep_ == "mark" and c.tag_ == "WDT" for c in verb.children)


def _closes_before_tie(clause: Token, verb: Token) -> bool:
    """Whether what was read as said by `verb` is the main clause before it: "will be asked to vote, after directors
    dropped their opposition"."""
    ties = (c for c in verb.children if c.dep_ == "mark" and c.lower_ in _TIES_CLAUSES)
    return any(clause.right_edge.i < tie.i < verb.i for tie in ties)


_STREETS = frozenset({"St.", "Ave.", "Blvd.", "Rd.", "Ln.", "Hwy.", "Pkwy.", "Sq."})


def _behind_address(verb: Token) -> int:
    """Where the sentence of a verb begins that was not parted from an address before it: "at 300 Second St. Comments
    are accepted through Friday"."""
    doc = verb.doc
    for i in range(verb.i - 1, verb.sent.start, -1):
        if doc[i].text in _STREETS and doc[i + 1].text[:1].isupper():
            before = doc[max(i - 4, verb.sent.start) : i]
            if any(t.text[:1].isdigit() for t in before) and not any(t.is_punct for t in before[-1:]):
                return i + 1
    return 0


def _before_missed_end(verb: Token) -> int:
    """Where the sentence of a verb ends that was not parted from the next behind a short unit: "cost £53m. It has"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end - 1]:
        number = token.i and neighbor.before(token).like_num and token.lower_ in _SHORT_UNITS
        if number and neighbor.behind(token).text[:1].isupper():
            return int(token.i + 1)
    return int(verb.sent.end)


def _behind_missed_end(verb: Token) -> int:
    """Where the sentence of a verb begins that was not parted from the one before it, which ends with a short unit:
    "fell from €112m to €71m. Brandt will propose"."""
    for token in reversed(verb.doc[verb.sent.start + 1 : verb.i]):
        number = neighbor.before(token).like_num and token.lower_ in _SHORT_UNITS
        if number and neighbor.behind(token).text[:1].isupper() and token.lower_ not in ("a.m.", "p.m."):
            return int(token.i + 1)
    return 0


_SHORT_UNITS = frozenset({"m.", "bn.", "tn.", "k.", "km.", "p.m.", "a.m."})


def _plans_beside(verb: Token, kept: set[int], date: set[int]) -> set[int]:
    """What would come, where the date says when something else was: "said it had begun in May and would report"."""
    gone: set[int] = set()
    for i in kept:
        token = verb.doc[i]
        if token.dep_ != "conj" or token.tag_[:2] != "VB" or token.head == verb or token.head.tag_[:2] != "VB":
            continue
        looks_ahead = any(c.tag_ == "MD" and c.dep_ == "aux" for c in token.children)
        deed = token.head.tag_ in ("VBD", "VBN", "VBG") and not any(c.tag_ == "MD" for c in token.head.children)
        if looks_ahead and deed and date & syntax.inside(token.head) and not date & syntax.inside(token):
            gone |= syntax.inside(token) | _from_conjunction(token)
    return gone


def _superfluous(inferred: Sequence[Span], kept: set[int]) -> list[Span]:
    """The inferred dates that a clause can do without: beside another date, "on 3 May from Oban and two days later from
    Mallaig", each says what the other does not."""
    if not inferred:
        return []
    doc = inferred[0].doc
    dates = {i for i in kept if doc[i].ent_type_ == "DATE" and doc[i].tag_ in ("NNP", "CD", "NNS")}
    return [] if any(_joins_dates(doc[i], dates) for i in kept if doc[i].dep_ == "conj") else list(inferred)


def _opens_list(date: Span) -> bool:
    """Whether more dates follow: "tomorrow, on Saturday and next Tuesday"."""
    behind = date.doc[date.end : date.end + 3]
    return len(behind) > 1 and behind[0].lower_ in (",", "and", "or") and any(t.lower_ in words("days") for t in behind)


def _joins_dates(conjunct: Token, dates: set[int]) -> bool:
    """Whether each of two things that an "and" joins has a date: "left Oban on 3 May and Mallaig two days later"."""
    behind = syntax.inside(conjunct)
    before = set(range(conjunct.head.i, conjunct.left_edge.i))
    return conjunct.i not in dates and bool(behind & dates) and bool(before & dates)


def _hung_by_mistake(child: Token) -> bool:
    """ "on Monday and mail": no date. "Between AD 200 and AD 400" ends with one."""
    if child.head.head.lower_ == "between":
        return False
    if child.dep_ == "cc":
        return any(_hung_by_mistake(c) for c in child.head.children if c.dep_ == "conj")
    return child.dep_ == "conj" and child.tag_[:2] == "NN" and child.ent_type_ not in ("DATE", "TIME")


def _aside(child: Token, verb: Token, date: set[int]) -> bool:
    """ "The bank, she said, would close": who says so, set apart by commas."""
    inside = syntax.inside(child)
    said = child.dep_ == "parataxis" and child.lower_ in words("saying") and not inside & date
    if not said or whole.is_one_voice(syntax.subject(child)):
        return False  # what one person says is no fact without him
    return verb.left_edge.i < min(inside) and max(inside) < verb.right_edge.i


def _says_which_time(adverb: Token, verb: Token) -> bool:
    """ "The fair, first held in 1956", "the lamp was first lit in 1857": of several times, and no tie to a sentence
    before."""
    if adverb.lower_ not in ("first", "again", "finally") or adverb.i != verb.i - 1:
        return False
    return verb.dep_ == "acl" or any(t.i < adverb.i for t in syntax.helpers(verb))


def _is_name_of_day(child: Token, date: Span) -> bool:
    """Whether a phrase only says what day a date is: "on 1 October, the anniversary of its founding"."""
    first = child.left_edge.i
    behind = child.dep_ == "npadvmod" and first == date.end + 1 and date.doc[date.end].text == ","
    return behind and child.lower_ in words("named_days")


def _includes_nothing(child: Token, date: set[int]) -> bool:
    """Whether "including" follows a date or a verb: of what, a noun of another clause says ("the dead since it was set
    up four years ago, including those who")."""
    first = child.left_edge
    if child.lower_ not in ("including", "excluding") or first.i < 2 or neighbor.before(first).text != ",":
        return False
    before = neighbor.before(first, 2)
    return before.i in date or before.tag_[:2] in syntax.VERB


def _relative(verb: Token) -> set[int]:
    """ "for which", "in whom": what ties a relative clause to its noun by a preposition."""
    if verb.dep_ != "relcl":
        return set()
    last = verb
    while (deeper := next((c for c in last.children if c.dep_ == "xcomp"), None)) is not None:
        last = deeper
    if not any(c.dep_ in ("dobj", "attr") for c in last.children):
        return set()  # "with whom the king met", "to which it plans to apply": what is left would say too little
    ties = (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i)
    return {i for c in ties if any(t.tag_ in syntax.RELATIVES for t in c.children) for i in syntax.inside(c)}


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
    found: set[int] = set()
    put_down = (verb, *(c for c in verb.children if c.dep_ == "acomp" and verb.lower_ in words("copula")))
    last = next((one for one in put_down if one.lower_ in words("dated")), None)
    if last is not None and all(t.i in date or t.i <= last.i or t.tag_ in ("IN", ".") for t in verb.subtree):
        return found  # "the visit is expected in May", "the lights are due in July"
    for child in verb.children:
        inside = syntax.inside(child)
        named = child.dep_ in syntax.SUBJECTS or child.dep_ in ("attr", "dobj", "pobj", "compound", "nmod", "amod")
        if named or syntax.is_object(child, verb):
            continue
        if date & inside and all(t.i in date or t.is_punct or t.lower_ in wording.THEN for t in child.subtree):
            found |= _without_needed_comma(verb, inside)  # "late" and "on Thursday"
    first = min(found, default=0)
    if first > 1 and [t.lower_ for t in verb.doc[first - 2 : first]] == ["so", "far"]:
        found |= {first - 2, first - 1}
    return found


def _without_needed_comma(verb: Token, phrase: set[int]) -> set[int]:
    """The words of a date without the comma behind them, where that sets the next words apart from those before: "fell
    to 2.1 on 9 August, less than half of it"."""
    first, last = verb.doc[min(phrase)], verb.doc[max(phrase)]
    if last.text != "," or first.i <= verb.i or neighbor.before(first).text == "," or last.i + 1 >= verb.sent.end:
        return phrase
    behind = neighbor.behind(last)
    more = behind.tag_ in ("JJR", "RBR") or (behind.like_num and behind.ent_type_ not in ("DATE", "TIME"))
    compared = more and behind.head.dep_ in ("npadvmod", "appos")
    return phrase - {last.i} if compared else phrase


def _shortened(verb: Token, kept: set[int], date: set[int]) -> set[int]:
    """Leaves out, outermost and longest first, what the clause says the same without. What only tells which thing is
    meant, or where and how, stays: half a statement is none, and a long one can still be read."""
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
                if i > verb.i and _kind(tokens[i]) == kind and _is_loose(tokens[i]) and not _binds(tokens[i])
                for inside in [syntax.inside(tokens[i]) & kept]
                if not inside & date
            ]
            if not parts:
                break
            gone = max(parts, key=len)
            kept = kept - gone
            length -= sum(lengths[i] for i in gone)
    return kept


def _is_loose(token: Token) -> bool:
    """Whether a mark sets a part of a clause apart, or it only tells what came of what: "voted to wait, saying that",
    "rose after the ban", but not "blocks where lead was found", "wait until the vote"."""
    if token.left_edge.i and neighbor.before(token.left_edge).text in _SETS_APART:
        last = token.right_edge
        closed = last.i + 1 >= len(last.doc) or neighbor.behind(last).is_punct or neighbor.behind(last).tag_ == "CC"
        listed = token.dep_ == "appos" and _is_listed(token)
        return closed and not listed  # "firms such as Aro, Brill and Cade"
    return token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in words("circumstance") for c in token.children)


def _is_listed(token: Token) -> bool:
    """Whether an apposition, or one that is hung on it, goes on with an "and": "the mate, Sam Roe, the cook, Al Hale,
    and a seaman" are three."""
    for _ in range(syntax.HIGHEST_CLIMB):
        if any(c.dep_ in ("conj", "cc") for c in token.children):
            return True
        apposed = next((c for c in token.children if c.dep_ == "appos"), None)
        if apposed is None:
            return False
        token = apposed
    return False


_SETS_APART = frozenset({",", "(", "[", "—", "–", "-", "--", ":"})


def _kind(token: Token) -> str:
    """How a word hangs on another; "a practice that paid", behind a comma, is an apposition, however it was read."""
    apart = token.dep_ == "npadvmod" and token.left_edge.i > 0 and neighbor.before(token.left_edge).text == ","
    return "appos" if apart and any(c.dep_ == "relcl" for c in token.children) else str(token.dep_)


def _binds(token: Token) -> bool:
    """What must not be left out: conditions, and prepositional phrases that the verb needs."""
    if any(child.lower_ in words("condition") for child in token.children):
        return True
    if whole.is_bound(token):
        return True
    if token.dep_ == "acl" and any(
        c.dep_ == "dobj" or (c.dep_ == "mark" and c.lower_ == "that") for c in token.children
    ):
        return True  # "a memo that he would leave"; a verb that was read as a participle
    if token.dep_ == "advcl" and token.tag_ == "VBD" and syntax.subject(token) is None:
        return True  # "as the new line of trams brought": its subject was read as something else
    asked = token.head.lower_ in words("aiming") and token.tag_ == "VB"  # asked him to
    return asked or (token.dep_ == "prep" and (token.head.tag_[:2] in syntax.VERB or token.lower_ == "of"))


def _built(
    phrase: Sequence[Token],
    helper: str,
    kept: set[int],
    verb: Token,
    span: Span,
    inferred: Sequence[Span],
    subject: Token | None = None,
) -> Clause | None:
    tokens = [verb.doc[i] for i in sorted(wording.with_brackets(_rooted(kept, verb), span))]
    away = [t for t in tokens if wording.points_away(t)]
    if any(wording.needs_place(t) for t in away):
        return None
    tokens = [t for t in tokens if t not in away] if away else tokens
    tokens = wording.without_loose_end(tokens)
    while tokens and tokens[-1].text not in syntax.BRACKETS[1] and not wording.closes_quotation(tokens) and (
        tokens[-1].dep_ == "cc" or tokens[-1].tag_ in ("CC", ":") or _is_mark(tokens[-1])
    ):  # fmt: skip
        tokens.pop()
    if len(tokens) > 3 and tokens[0].dep_ == "npadvmod" and [t.lower_ for t in tokens[1:3]] == [",", "and"]:
        if span.start <= tokens[0].i < span.end:
            return None
        tokens = tokens[3:]  # "it began that June, and the rail was laid", "that" read as a conjunction
    if _is_told_of_before(verb, span):
        inferred = [date for date in inferred if date.start != span.start]
    tokens = wording.without_later(wording.trimmed(tokens))
    tokens = wording.trimmed(wording.without_dates(tokens, span, _superfluous(inferred, {t.i for t in tokens}), phrase))
    tokens = _without_stub(_without_rest_of(span, wording.without_weekday(tokens)))
    tokens = stump.without_hollow_relative(tokens)
    if not tokens and not subject:
        return None
    subject = subject or (_head_of(phrase) if phrase else syntax.subject(verb))
    tokens = wording.without_lone_comma(wording.without_empty_asides(tokens), subject, verb)
    said = wording.behind_verb(tokens, verb) if helper else tokens
    text = wording.clean(" ".join(part for part in (wording.in_place(phrase), helper, wording.join(said)) if part))
    counted = _counted(subject)
    if subject is not None and counted is not None:
        text = re.sub(rf"\b{re.escape(subject.text)}\b", f"{subject.text} {counted.text}", text, count=1)
    dangles = counted is None and _dangles(subject)
    if len(text.split()) < 3 or len(text) > LONGEST_SENTENCE or dangles or _hollow(subject, tokens):
        return None
    everything = [*phrase, *tokens]
    if everything[-1] != verb and _lost_its_end(everything[-1], {t.i for t in everything}):
        return None
    if wording.unreadable(everything, subject, verb) or whole.flawed(everything, subject, verb):
        return None
    if not legible.is_sentence(everything, helper, subject, verb) or stump.is_left(everything, subject, verb):
        return None
    if everything[-1].tag_ in ("IN", "DT", "TO", "PRP$") and everything[-1].dep_ != "prt" and not text[-1].isdigit():
        return None  # cut short
    start = min(t.idx for t in everything)
    end = max(t.idx + len(t.text) for t in everything)
    voice = syntax.voice(verb)
    pronoun = syntax.pronoun(subject) or (voice if voice in tokens else None)
    return Clause((frame.fronted(tokens, verb, span) if not phrase else None) or text, start, end, verb, pronoun)


def _lost_its_end(last: Token, kept: set[int]) -> bool:
    """Whether a participle ends a clause that has lost what was told with it: "by a firm hired [in April]"."""
    bare = last.tag_ == "VBN" and last.dep_ == "acl" and neighbor.before(last) == last.head
    return bare and any(c.i > last.i and c.i not in kept and not c.is_punct for c in last.children)


def _is_mark(token: Token) -> bool:
    """Whether a token is a mark, and not the end of a unit that was read as one: "165 km/h."."""
    return token.dep_ == "punct" and not token.text[:1].isalpha()


def _without_rest_of(date: Span, tokens: list[Token]) -> list[Token]:
    """Without the words of a date whose end was left out: "the club meets a week [today]"."""
    inside = [t for t in tokens if date.start <= t.i < date.end]
    counted = bool(inside) and inside[-1].lower_ in ("week", "fortnight") and inside[-1].i < date.end - 1
    return [t for t in tokens if t not in inside] if counted else tokens


def _without_stub(tokens: list[Token]) -> list[Token]:
    """Without a second verb at the end of which nothing but itself is left: "took it up on 3 October, and voted"."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].is_punct:
        last -= 1
    if last < 4 or tokens[last].tag_ != "VBD" or tokens[last - 1].dep_ != "cc" or tokens[last - 2].text != ",":
        return tokens
    kept = {t.i for t in tokens}
    lost = [c for c in tokens[last].children if c.i > tokens[last].i and c.i not in kept and not c.is_punct]
    return tokens[: last - 2] if lost else tokens


def _is_told_of_before(verb: Token, span: Span) -> bool:
    """Whether a date is that of what had been, and `verb` tells who said so, and later: "gave evidence that she had
    become uneasy in February"."""
    own = syntax.verb_above(span.root)
    return (
        own is not None
        and own != verb
        and verb.is_ancestor(own)
        and any(t.lower_ == "had" for t in syntax.helpers(own))
    )


def _rooted(kept: set[int], verb: Token) -> set[int]:
    """Without words whose head is left out: "though the mill", when what the mill did is gone."""
    found = set(kept)
    for i in syntax.inside(verb) - kept - {verb.i}:
        for child in verb.doc[i].children:
            if child.i in found and child != verb and not child.is_ancestor(verb) and child.text != ",":
                found -= syntax.inside(child)
    return found


def _head_of(phrase: Sequence[Token]) -> Token:
    """The word of a noun phrase that the others hang on."""
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.head.i not in inside), phrase[0])


_POINTERS = frozenset({"this", "that", "these", "those", "both", "one", "ones", "another", "other", "others", "some",
                       "all", "each", "either", "neither", "none", "most", "more", "many", "few", "several", "former",
                       "latter", "same", "such", "what", "who", "which", "whoever", "whatever"})  # fmt: skip


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
    if subject.lower_ in words("somebody") or (subject.ent_type_ in ("DATE", "TIME") and subject.tag_ == "NNP"):
        return True  # a day does nothing: "talks stalled since January resumed", read as what January did
    if subject.lower_ in _SPEAKERS or any(c.lower_ in ("our", "your") for c in subject.children):
        return True
    if subject.lower_.removesuffix("s") in words("kin") and any(c.lower_ == "both" for c in subject.children):
        return True  # "both brothers": of whom the text told before
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
    before = any(t.lower_ in syntax.PRONOUNS for t in tokens if t.i < subject.i)
    return before or any(_dangles(c) or c.tag_[:2] == "CD" for c in found)


def _points_out(token: Token) -> bool:
    """Whether a "there" or "here" of a sentence means a place that only the text names; "there may be a way" means
    none, and what is "here" to one who is quoted stays so."""
    if token.lower_ == "here":
        return token.tag_ == "RB" and not any(t.is_quote for t in token.sent)
    of_noun = token.dep_ == "advmod" and token.head.tag_[:2] == "NN"  # "talks there ended"
    return (
        token.lower_ == "there"
        and token.tag_ == "RB"
        and (of_noun or neighbor.behind(token).tag_[:2] not in syntax.VERB)
    )


def _whole(verb: Token, span: Span) -> Clause | None:
    """The sentence itself, where no clause of it stands alone, if the date is that of its main statement."""
    sentence = span.sent
    if _is_participle(verb) and verb.i and neighbor.before(verb).text == "," and not syntax.helpers(verb):
        return None  # "Rovers, unbeaten since May, won"
    if verb != sentence.root and (verb.head != sentence.root or verb.dep_ not in ("xcomp", "ccomp")):
        return None
    own = syntax.subject(verb)
    if own is not None and own.tag_ in syntax.RELATIVES:
        return None  # "asked who shot him in 1994"
    above = syntax.subject(sentence.root)
    if verb != sentence.root and above is not None and above.tag_ == "PRP" and verb.i < above.i == span.end + 1:
        return None  # "went to his grave in 1990 swearing he had not"
    text = wording.clean(" ".join(sentence.text.split()))
    if len(text.split()) < 4 or len(text) > LONGEST_WHOLE or ";" in text:
        return None
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence) or text.endswith("?"):
        return None
    if any(_points_out(t) for t in sentence[:-1]):
        return None
    subject = syntax.subject(sentence.root)
    first = next(t for t in sentence if not t.is_punct)
    if first.lower_ in syntax.PRONOUNS and first != syntax.pronoun(subject):
        return None
    if wording.unreadable(list(sentence), subject, verb) or whole.flawed(list(sentence), subject, sentence.root):
        return None
    if not legible.is_sentence(list(sentence), "", subject, sentence.root):
        return None
    if stump.is_left(list(sentence), subject, sentence.root):
        return None
    if (
        subject is None
        or _dangles(subject)
        or _hollow(subject, list(sentence))
        or (first.dep_ in syntax.SUBJECTS and _dangles(first))
    ):
        return None
    return Clause(text, sentence.start_char, sentence.end_char, sentence.root, syntax.pronoun(subject))
