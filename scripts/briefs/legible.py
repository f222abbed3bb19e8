"""Whether a label reads as a sentence of its own, however it was made.

The last look at a label before it is shown. It asks little of the parse, and errs on the side of leaving out: a
timeline without an entry is still right, one with half a sentence is not.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs import neighbor, pointing, relative, syntax, wordlist
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_MARKS = {"“": "”", "‘": "’", "``": "''", "«": "»"}


def is_sentence(told: Sequence[Token], helper: str, subject: Token | None, verb: Token) -> bool:
    """Whether the words `told`, in their order, are a sentence whose verb is `verb`; `helper` is what was added to
    it ("was")."""
    return not (
        not _is_finite(told, helper, verb)
        or _says_nothing(told, helper, verb)
        or _leaves_open_what(told)
        or _opens_below(told, verb)
        or _has_stray_relative(told, verb)
        or _lacks_object(told, verb)
        or _lacks_clause(told, subject, verb)
        or pointing.elsewhere(told)
        or _is_nobody(told, subject)
        or _is_no_thing(subject, helper, verb)
        or _is_begun_place(subject, verb)
        or _breaks_off(told)
        or _lost_its_place(told, verb)
        or _is_aside(subject, verb)
        or _has_participle_for_subject(told)
        or _has_feast_for_subject(told, subject)
        or _leaves_open_whom(told)
        or _leaves_open_which(told)
        or _leaves_open_rest(told)
        or _crosses_semicolon(told, verb)
        or _parts_aim_from_subject(told, helper, verb)
        or _lost_what_was_told_twice(told, verb)
        or _was_until(told)
        or _does_nothing(told)
        or _is_made_subject(subject, verb)
        or _points_at_said(told)
        or _lost_whom(told, verb)
        or _compares_with_nothing(told)
        or _likens_to_nothing(told)
        or _is_only_described(told, verb)
        or _ends_in_measure(told)
        or _ends_in_second_deed(told)
        or _lost_deed(told)
        or _is_only_one_of(subject)
        or _is_verb_for_noun(told)
        or _goes_on_with_but(told, verb)
        or _hangs_on_nothing(told)
        or _strands(told)
        or _takes_over_nothing(told)
        or _answers_nothing(told, verb)
        or _cuts_quotation(told)
        or _quotes_at_first(told)
        or _opens_with_unit(told)
        or _split_word(told)
        or _runs_together(told)
        or _opens_as_time(told)
        or _ends_in_list(told)
        or _lost_its_front(told)
        or _disagrees(told, helper, subject, verb)
    )


def _is_finite(told: Sequence[Token], helper: str, verb: Token) -> bool:
    """Whether the verb or its helper has a tense. Of verbs whose forms are alike, a past is often read as a participle
    ("the mill shut"), a present of many as an infinitive ("Rovers go to Leith"): a subject before it shows which."""
    if helper:
        return True
    kept = {t.i for t in told}
    if any(t.i in kept and t.tag_ in _FINITE for t in (verb, *verb.children)):
        return True
    own = syntax.subject(verb)
    helpers = [t for t in syntax.helpers(verb) if t.i in kept]
    if own is not None and any(t.lower_ == "be" for t in helpers) and not any(t.tag_ in ("MD", "TO") for t in helpers):
        return False  # "directed that her arrears be paid by May"
    small = verb.dep_ in ("ccomp", "xcomp")  # "hopes to have all of them reconnected"
    if small or own is None or own.dep_ != "nsubj" or own.i > verb.i or syntax.helpers(verb):
        return verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_[:2] != "JJ"
    many = own.tag_ in ("NNS", "NNPS") or own.ent_type_ == "ORG"
    return verb.tag_ == "VBN" or (verb.tag_ == "VB" and (many or verb.lower_ in words("alike")))


def _opens_below(told: Sequence[Token], verb: Token) -> bool:
    """Whether a label opens as a clause that hangs on another, which is not there: "with almost all ballots counted",
    "just months before launching it – she spoke"."""
    first = next((t for t in told if not t.is_punct), None)
    if first is None or first.tag_ in syntax.RELATIVES or (first.dep_ == "mark" and first.head == verb):
        return True
    return first.lower_ == "that" and first.head.tag_ == "NNS"  # "that talks would resume", read as one thing


def _has_stray_relative(told: Sequence[Token], verb: Token) -> bool:
    """Whether a "which" hangs on the verb itself: "the president was in which removed"."""
    for token in told:
        if token.tag_ not in syntax.RELATIVES:
            continue
        above = token.head
        if above.tag_ in ("IN", "TO"):
            above = above.head
        if above == verb or (above.dep_ in syntax.SUBJECTS and above.head == verb):
            return True  # "built a wall, traces of which were found in May"
    return False


def _has_no_object(verb: Token) -> bool:
    beside = ("dobj", "ccomp", "xcomp", "prt", "auxpass", "nsubjpass", "dative")
    return not any(c.dep_ in beside for c in verb.children)


def _lacks_object(told: Sequence[Token], verb: Token) -> bool:
    """Whether what somebody did something to is the noun that the clause hangs on, and is not told: "[an estimate that]
    the government published"."""
    if any(t == verb.head for t in told):
        return False
    own = syntax.subject(verb)
    if verb.tag_ == "VB" and verb.lower_ in words("needing_object") and _has_no_object(verb):
        return True  # "There are two I could not find in 1929"
    if verb.dep_ not in ("relcl", "acl") or own is None or own.tag_ in syntax.RELATIVES or own.head != verb:
        return False
    if verb.dep_ == "acl" and verb.head.tag_ == "NNS" and not any(c.dep_ == "det" for c in verb.head.children):
        return False  # what was reported, not a thing: "reports that the army had fired"
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp", "auxpass") and c.i > verb.i for c in verb.children):
        return False
    if verb.dep_ == "relcl" and verb.lower_ in words("dwelling") and any(c.lower_ == "where" for c in verb.children):
        return True  # "the flat where she had lived"
    opened = any(c.lower_ in ("that", "which", "whom") and c.i < own.i for c in verb.children)
    bare = verb.dep_ == "relcl" and not any(c.i < own.i and c.tag_ in ("WRB", "IN") for c in verb.children)
    return opened or bare


def _lacks_clause(told: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether a clause is begun whose verb is not told: "four months after Newark [began]". A verb that is joined to
    another by nothing is such a verb, too."""
    kept = {t.i for t in told}
    for other in verb.children:
        finite = other.tag_ in _FINITE or any(t.tag_ in _FINITE for t in syntax.helpers(other))
        if other.dep_ == "conj" and finite and _runs_on(verb, other):
            return True
        if other.dep_ != "conj" or not finite or other.i in kept:
            continue
        joined = any(c.dep_ == "cc" and verb.i < c.i < other.i for c in (*verb.children, *other.children))
        if not joined and syntax.subject(other) in (None, syntax.subject(verb)):
            return True
    for token in told:
        begins = token.dep_ == "mark" or (token.dep_ in syntax.SUBJECTS and token != subject and token.i > told[0].i)
        if begins and token.head.i not in kept and token.head.i > token.i:
            return True
    return False


def runs_into(verb: Token) -> bool:
    """Whether a past was read as the verb of a clause whose own verb stands behind it: "a loan agreed this month will
    help", "a loan agreed with the bank will help". Or whether its last noun is the subject of the next clause: "left
    the field under water and the umpires, Anders Brandt and Jan Hofer, called off play"."""
    if verb.tag_ != "VBD":
        return False
    if _ends_with_subject(verb) or _is_told_on(verb):
        return True
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    for child in verb.children:
        before = [t for t in child.children if t.i < child.i]
        if child.i < verb.i or not any(t.tag_ == "MD" and t.dep_ == "aux" for t in before):
            continue
        marks = [t for t in before if t.dep_ == "mark"]
        bare = not marks and not any(t.is_punct for t in before) and syntax.subject(child) is None
        if child.dep_ == "ccomp" and len(clauses) == 1 and bare:
            return True
        if child.dep_ == "advcl" and any(t.lower_ in ("with", "by", "from", "of", "at", "on") for t in marks):
            return True  # the bank is no subject
    return False


def _is_told_on(verb: Token) -> bool:
    """Whether the helper of another verb stands right behind the clause, which has no subject: "and stock poisoned in
    1924 has not been forgotten"."""
    last = verb.right_edge.i + 1
    behind = verb.doc[last] if last < len(verb.doc) else None
    if behind is None or behind.dep_ not in ("aux", "auxpass") or behind.tag_ not in ("VBZ", "VBP", "MD"):
        return False
    other = behind.head
    bare = syntax.subject(other) is None and other.dep_ in ("advcl", "ccomp") and other.i > verb.i
    return bare and not any(t.dep_ == "mark" for t in other.children)


def _ends_with_subject(verb: Token) -> bool:
    """Whether the subject of the clause behind was read in two: its noun as the last of this one, what names it alone
    as what that clause is about."""
    other = verb.head
    subject = syntax.subject(other) if verb.dep_ == "ccomp" and other.i > verb.i else None
    if subject is None or subject.left_edge.i < verb.i + 3 or neighbor.before(subject.left_edge).text != ",":
        return False
    noun = neighbor.before(subject.left_edge, 2)
    return (
        noun.dep_ == "conj"
        and noun.tag_ in ("NN", "NNS")
        and noun.ent_type_ == ""
        and any(t.dep_ == "cc" for t in noun.head.children if verb.i < t.i < noun.i)
    )


def _runs_on(verb: Token, other: Token) -> bool:
    """Whether nothing stands between a past and the verb that it is joined to: "drivers caught using a phone will be
    fined"."""
    first = min([t.i for t in syntax.helpers(other)], default=other.i)
    between = verb.doc[verb.i + 1 : first]
    bare = verb.tag_ in ("VBD", "VBN") and not syntax.helpers(verb) and syntax.subject(other) is None
    return bare and not any(t.is_punct or t.dep_ == "cc" for t in between)


def _lost_its_place(told: Sequence[Token], verb: Token) -> bool:
    """ "[Streets] where tests turned up the most lead": where, only the noun above says."""
    where = verb.dep_ == "relcl" and any(c.lower_ == "where" and c.tag_ == "WRB" for c in verb.children)
    return where and not any(t.ent_type_ in _NAMED or t == verb.head for t in told)


def _is_aside(subject: Token | None, verb: Token) -> bool:
    """Whether one comma parts a subject from a bare past: "its bell, rescued by a farmer, hangs in the school". Two of
    them would only set something apart."""
    if subject is None or verb.tag_ not in ("VBD", "VBN") or syntax.helpers(verb) or subject.i > verb.i:
        return False
    if subject.head != verb or any(c.dep_ in ("conj", "relcl", "acl") for c in subject.children):
        return False
    between = [t.text for t in verb.doc[subject.i + 1 : verb.i]]
    return between[-1:] == [","] and between.count(",") == 1 and not set(between) & _MARKS_APART


_MARKS_APART = frozenset({")", "]", "—", "–", "--", ";", "”", '"'})


def _has_participle_for_subject(told: Sequence[Token]) -> bool:
    """ "[A truce agreed and] broken within hours was renewed": read as if what was broken did something."""
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ == "VBN" for t in told)


def _has_feast_for_subject(told: Sequence[Token], subject: Token | None) -> bool:
    """Whether a clause behind "before" or "after" was read where only a date stands: "a survey done in the week before
    Christmas found"."""
    return any(
        t.dep_ == "nsubj"
        and t != subject
        and t.ent_type_ == "DATE"
        and any(c.dep_ == "mark" and c.lower_ in ("before", "after") for c in t.head.children)
        for t in told
    )


def _leaves_open_whom(told: Sequence[Token]) -> bool:
    """Whether a "them", or a "they" that is not the first word, has nobody and nothing before it that it could mean:
    "back on the tops with them", "nobody knows whether they will come"."""
    for at, token in enumerate(told):
        if token.lower_ not in ("them", "they") or at == 0 or token.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass"):
            continue
        before = [t for t in told[:at] if t.ent_type_ not in ("DATE", "TIME")]
        several = any(t.tag_ in ("NNS", "NNPS", "CD") or t.tag_ == "CC" or t.ent_type_ in _BODIES for t in before)
        if token.dep_ == "pobj" and token.head.lower_ == "with" and token == told[-1]:
            return True
        told_of = words("bodies") - {"nobody", "none"} | {"people", "everyone", "most", "many"}
        people = any(t.lower_ in told_of for t in before)
        if not several and not people:
            return True
    return False


_BODIES = frozenset({"ORG", "NORP", "GPE"})


_OBJECTS = frozenset({"dobj", "pobj"})
_TELLING = frozenset({"dobj", "prep", "advmod", "prt", "npadvmod", "ccomp", "xcomp", "advcl", "dative"})


def _says_nothing(told: Sequence[Token], helper: str, verb: Token) -> bool:
    """Whether what was said, or done, is not told: "he used to say by Christmas", "teams were had by that night"."""
    if helper and verb.lower_ == "had":
        return True
    if verb.lower_ == "dated":
        return True  # "the will [found] after the funeral was dated the previous March"
    if verb.lower_ in ("won", "lost", "drew") and not any(c in told for c in verb.children if c.dep_ in _TELLING):
        return True  # "the side won"
    told_ = ("ccomp", "dobj", "xcomp", "prt", "oprd")
    lone = verb.lower_ in ("say", "says", "said") and not any(c.dep_ in told_ and c in told for c in verb.children)
    return lone and verb.dep_ == "xcomp" and not any(t.tag_ in ("``", "''") for t in told)


def _leaves_open_what(told: Sequence[Token]) -> bool:
    """Whether an "it" that something is done to, or that somebody says something of, has nothing before it that it
    could mean, since the one who does it is another: "the board voted to extend it", "he expected it to be put
    back"."""
    for at, token in enumerate(told):
        if token.lower_ != "it" or at == 0:
            continue
        below = token.dep_ in syntax.SUBJECTS and token.head.dep_ in ("ccomp", "xcomp") and not _is_empty(token)
        if token.dep_ not in _OBJECTS and not below:
            continue
        below = below and (token.head.tag_ in _FINITE or any(c.dep_ == "aux" for c in token.head.children))
        doers = set[int]() if below else _doers(token.head.head if token.dep_ == "pobj" else token.head)
        if not any(_may_be_it(t, doers) or (below and relative.is_body(t)) for t in told[:at]) and not any(
            t.lower_ == "it" for t in told[:at]
        ):
            return True
    return False


def _is_empty(pronoun: Token) -> bool:
    """Whether an "it" stands for nothing: "said it was raining", "said it was hard to tell"."""
    verb = pronoun.head
    told = (c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "expl") for c in verb.children)
    return verb.lower_ in ("'s", "is", "was", "be", "took", "takes", "seemed", "seems", "rained", "rains") and any(told)


def _doers(verb: Token) -> set[int]:
    """Who or what does what the verb tells, and the verbs that it hangs on."""
    found: set[int] = set()
    for _ in range(syntax.HIGHEST_CLIMB):
        found.update(c.i for c in verb.children if c.dep_ in syntax.SUBJECTS and c.lower_ != "it")
        own = verb.dep_ == "conj" and syntax.subject(verb) is not None
        if own or verb.dep_ not in ("xcomp", "conj", "advcl", "relcl") or verb.head == verb:
            break
        verb = verb.head
    return found


def _may_be_it(noun: Token, doers: Set[int]) -> bool:
    if noun.i in doers or noun.ent_type_ in ("DATE", "TIME", "GPE", "PERSON") or noun.lower_ in wordlist.words("roles"):
        return False
    return noun.tag_ in ("NN", "NNP") and noun.dep_ not in ("compound", "npadvmod", "appos")


def _leaves_open_which(told: Sequence[Token]) -> bool:
    """Whether "the old one" stands for a thing that is not told: "the lightning took the old one"."""
    for place, token in enumerate(told):
        if token.lower_ not in ("one", "ones") or token.tag_ not in ("NN", "NNS", "CD") or token.dep_ not in _OBJECTS:
            continue
        described = any(c.dep_ == "amod" for c in token.children) and any(c.lower_ == "the" for c in token.children)
        bare = not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
        likened = token.head.lower_.startswith("replac")  # "the bridge replaced the old one"
        if (
            described
            and bare
            and not likened
            and not any(t.tag_ in ("NN", "NNS") and t.dep_ in _OBJECTS for t in told[:place])
        ):
            return True
    return False


def _leaves_open_rest(told: Sequence[Token]) -> bool:
    """ "Most of the rest will run out": the rest of what? "The group broke up, two left and the rest stayed" tells."""
    for at, token in enumerate(told):
        if token.lower_ not in ("rest", "remainder") or token.tag_ != "NN":
            continue
        if any(t.tag_[:2] == "NN" and t.ent_type_ not in ("DATE", "TIME") for t in told[:at]):
            continue
        told_of = any(c.lower_ == "of" for c in token.children)
        if any(c.lower_ == "the" for c in token.children) and not told_of and token.dep_ != "dobj":
            return True
    return False


def _crosses_semicolon(told: Sequence[Token], verb: Token) -> bool:
    """Whether words of another clause stand before the subject: "again, the winter before last; a study was lost",
    "bring a torch: the lights are due"."""
    before = [t.text for t in told if t.i < verb.i]
    return ";" in before or (":" in before and told[0].tag_ == "VB")


def _parts_aim_from_subject(told: Sequence[Token], helper: str, verb: Token) -> bool:
    """Whether a condition stands where the verb of an aim was: "Engineers [mean], if all goes well, to drill"."""
    aimed = verb.tag_ == "VB" and not helper and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return aimed and any(
        t.lower_ in ("if", "unless", "when") and t.dep_ in ("mark", "advmod") for t in told if t.i < verb.i
    )


def _lost_what_was_told_twice(told: Sequence[Token], verb: Token) -> bool:
    """Whether a comma behind the verb explains a day that is left out: "will spend [tomorrow], Deepavali, at home"."""
    for one, other in pairwise(told):
        if one == verb and other.text == "," and other.i > verb.i + 1:
            return verb.doc[other.i - 1].ent_type_ in ("DATE", "TIME") and verb.doc[other.i + 1].tag_[:3] == "NNP"
    return False


def _is_made_subject(subject: Token | None, verb: Token) -> bool:
    """Whether the object of a clause in front was read as the subject: "the expeditions that made her name took place",
    "a patch applied that winter failed"."""
    if subject is None or subject.dep_ not in syntax.SUBJECTS or not subject.left_edge.i or subject.i > verb.i:
        return False
    before = neighbor.before(subject.left_edge)
    made = before.tag_ in ("VBD", "VBZ") and before.dep_ == "relcl" and any(c.tag_ == "PRP$" for c in subject.children)
    season = (
        subject.lower_ in words("seasons") and before.tag_ in ("VBN", "VBD") and verb.lower_ not in words("passing")
    )
    return made or season


def _points_at_said(told: Sequence[Token]) -> bool:
    """ "That will not happen before 2026, she said": what will not?"""
    return told[0].lower_ in ("that", "this") and told[0].tag_ == "DT" and told[0].dep_ in syntax.SUBJECTS


def _lost_whom(told: Sequence[Token], verb: Token) -> bool:
    """ "[It was to her that] Moss turned in 1975": to whom, is left out."""
    above = verb.head
    if (
        verb == above
        or above.lower_ not in ("is", "was")
        or above in told
        or not any(c.lower_ == "it" for c in above.lefts)
    ):
        return False
    told_of = [c for c in above.rights if c.dep_ == "prep" and c.i < verb.i]
    below = [t for c in told_of for t in c.subtree]
    when = any(t.ent_type_ in ("DATE", "TIME") for t in below)  # "it was only on Monday that"
    return not when and any(t.tag_ in ("PRP", "NNP", "NNPS") for t in below)


_SAME = {"period", "time", "month", "week", "quarter", "stage", "point", "span"}


def _compares_with_nothing(told: Sequence[Token]) -> bool:
    """ "21 deaths, against 13 in the same period": in which?"""
    return not {"against", "than", "compared"}.isdisjoint(t.lower_ for t in told) and any(
        one.lower_ == "same" and noun.lower_ in _SAME and not any(c.i > noun.i for c in noun.children if c in told)
        for one, noun in pairwise(told)
    )


def _likens_to_nothing(told: Sequence[Token]) -> bool:
    """ "A similar promise was made": similar to which? "Talks about something larger": than what?"""
    subject = [t for t in told if t.lower_ == "similar" and t.dep_ == "amod" and t.head.dep_ in syntax.SUBJECTS]
    vague = [t for t in told if t.lower_ == "something" and any(c.tag_ == "JJR" for c in t.children)]
    return bool(subject and not any(c.lower_ == "to" for c in subject[0].head.children)) or bool(vague)


def _is_only_described(told: Sequence[Token], verb: Token) -> bool:
    """ "Moss, who came in 1981, and was elected in 1992[, spoke]": what is told of him is left out."""
    at = next((i for i, t in enumerate(told) if t.lower_ in ("who", "which") and i and told[i - 1].text == ","), 0)
    if not at or any(t.tag_ in _FINITE for t in told[:at]):
        return False
    closed = [i for i, t in enumerate(told) if i > at and t.text == ","]
    return all(i + 1 < len(told) and told[i + 1].lower_ in ("and", "or", "but") for i in closed) and verb in told[at:]


def _lost_deed(told: Sequence[Token]) -> bool:
    """ "He was present when the Queen [opened it]", "two sets and, Oban would have folded"."""
    if any(t.lower_ in ("when", "while", "because") and t.head.i > t.i and t.head not in told for t in told):
        return True
    commas = [i for i, t in enumerate(told) if t.text == ","]
    return any(told[i - 1].tag_ == "CC" and i == commas[-1] and i > 1 for i in commas)


def _is_only_one_of(subject: Token | None) -> bool:
    """ "A Norvian has taught there since 1969", of "Moss, a Norvian who has taught": he is named, and not told."""
    if subject is None or subject.dep_ != "appos" or subject.tag_ not in ("NNP", "NNPS"):
        return False
    return any(c.lower_ in ("a", "an") for c in subject.children)


def _ends_in_second_deed(told: Sequence[Token]) -> bool:
    """ "The list opens on 1 August and close[s on 9 September]"."""
    if len(told) < 4 or told[-2].lower_ != "and" or told[-1].tag_[:2] != "VB":
        return False
    return any(c not in told and c.dep_ in ("prep", "npadvmod", "dobj") for c in told[-1].children)


def _ends_in_measure(told: Sequence[Token]) -> bool:
    """ "He described a search on 9 February, a fortnight [after the order]"."""
    if len(told) < 4 or told[-1].lower_ not in ("fortnight", "day", "week", "month", "year", "hour", "decade"):
        return False
    return told[-2].lower_ in ("a", "an", "one") and told[-3].text == ","


def _does_nothing(told: Sequence[Token]) -> bool:
    """ "It doesn't[, having been blown up]", "as he had done": what is done stands before; "heard none": of what?"""
    if any(t.lower_ == "done" and t.tag_ == "VBN" and _is_bare(t) for t in told):
        return True
    if any(t.lower_ == "none" and t.dep_ == "dobj" and not any(c.lower_ == "of" for c in t.children) for t in told):
        return True
    return any(
        one.lower_ in ("n't", "n’t", "not")
        and neighbor.before(one).lower_ in ("does", "do", "did")
        and other.tag_ == "VBG"
        for one, other in pairwise([t for t in told if not t.is_punct])
        if one.i
    )


def _is_bare(done: Token) -> bool:
    """Whether nothing is told that somebody has "done"."""
    helped = any(c.lower_ in ("had", "has", "have") for c in done.children)
    return helped and not any(c.dep_ in ("dobj", "auxpass", "nsubjpass", "prt") for c in done.children)


def _is_verb_for_noun(told: Sequence[Token]) -> bool:
    """Whether the last word was read as a verb, though "were" behind it has it for its subject: "alleged that inmates
    [were paid]"."""
    last = told[-1]
    after = neighbor.behind(last) if last.i + 1 < len(last.doc) else None
    read = last.tag_ in ("VBZ", "VBP") and last.lower_.endswith("s")
    return read and after is not None and after.lower_ in ("were", "are", "had", "have", "was", "is")


def _was_until(told: Sequence[Token]) -> bool:
    """ "Was until February [a conductor]": what was so is not told."""
    last = told[-1]
    tie = last.head if last.dep_ == "pobj" else last
    return (
        tie.lower_ in ("until", "till")
        and tie.head.lower_ in ("was", "were")
        and tie.i == tie.head.i + 1
        and tie in told
    )


def _goes_on_with_but(told: Sequence[Token], verb: Token) -> bool:
    """Whether a "but" or an "and" stands where the verb of the subject should: "the two firms [announced] it in May,
    but the court opened an inquiry" was read as what both did."""
    own = [c for c in verb.children if c.dep_ in syntax.SUBJECTS and c.i < verb.i]
    if any(t.lower_ == "but" and t.dep_ == "cc" and t.head in own for t in told):
        return True
    return any(
        other.dep_ == "cc" and other.i > one.i + 1 and one.dep_ in syntax.SUBJECTS for one, other in pairwise(told)
    )


def _strands(told: Sequence[Token]) -> bool:
    """Whether a preposition has lost its noun before the next: "is talking about [a screening] in July"."""
    return any(
        one.tag_ == other.tag_ == "IN" and one.dep_ == other.dep_ == "prep" and other.i > one.i + 1
        for one, other in pairwise(told)
    )


def _hangs_on_nothing(told: Sequence[Token]) -> bool:
    """Whether a preposition has lost its noun, which was read as a subject: "In Oban, where the boats were moored"; or
    a clause what it hangs on: "That talks would resume"."""
    if told[:1] and told[0].lower_ == "that" and told[0].dep_ == "mark":
        return True
    for one, other in pairwise(told):
        lost = one.tag_ == "IN" and one.dep_ == "prep" and not any(c in told for c in one.children)
        if lost and any(t.dep_ in syntax.SUBJECTS and t.left_edge.i <= other.i <= t.i for t in (other, other.head)):
            return True
    return False


def _takes_over_nothing(told: Sequence[Token]) -> bool:
    """ "Took over after relegation": from whom, or as what?"""
    for token in told:
        if token.lower_ != "over" or token.head.lower_ not in words("taking") or token.i != token.head.i + 1:
            continue
        verb = token.head
        said = (c for c in (*verb.children, *token.children) if c.i > token.i and c in told)
        if not any(c.dep_ in ("dobj", "pobj", "ccomp") or c.lower_ in ("as", "from", "at") for c in said):
            return True
    return False


def _answers_nothing(told: Sequence[Token], verb: Token) -> bool:
    """ "The war intervened", "a strike followed": what such a verb comes in between or after is not told."""
    if verb.lower_ in words("disclosing"):
        said = ("dobj", "ccomp", "xcomp", "prt", "nsubjpass")
        return not any(c.dep_ in said and c in told for c in verb.children)
    if verb.lower_ not in words("answering") | words("saying"):
        return False
    if any(t.tag_[:2] == "VB" and t not in (verb, *syntax.helpers(verb)) for t in told):
        return False  # "a fish has been found, scientists reported"
    return not any(t.i > verb.i and not t.is_punct for t in told)


def _is_nobody(told: Sequence[Token], subject: Token | None) -> bool:
    """Whether a label leaves open who it is about, "the midfielder will have a scan", or takes a day for somebody."""
    if subject is None:
        return False
    if subject.lower_.removesuffix("s") in words("days") or subject.lower_ in ("easter", "christmas"):
        return True
    if subject.ent_type_ in ("ORG", "PERSON") and any(t.lower_ == "place" and t.head.lower_ == "took" for t in told):
        return True  # a firm takes no place: its "which" means another noun
    beside = [t for t in told if t.lower_ in ("he", "she") and t.dep_ == subject.dep_ and t.head == subject.head]
    if told[0].tag_ == "VBN" and beside:
        return True  # "Christened Lorna, she will be there"
    if _is_count_of_known(subject) and not any(t.ent_type_ in _NAMED for t in told):
        return True
    one = subject.tag_ == "NN" and subject.ent_type_ == ""
    nobody = _WHERE_OR_WHEN if one else _WHEN
    if any(t.tag_ in ("NNP", "NNPS") and t.ent_type_ not in nobody for t in told):
        return False
    bare = subject.i > 0 and neighbor.before(subject).lower_ in ("the", "this", "that")
    explained = any(c.dep_ != "det" and not c.is_punct and c in told for c in subject.children)
    return bare and not explained and subject.lower_ in words("unnamed")


def _is_begun_place(subject: Token | None, verb: Token) -> bool:
    """ "[An outbreak in] Norvia's Sind province began in November": no place does."""
    if subject is None or verb.lower_ not in words("going_on"):
        return False
    if any(c.dep_ in ("dobj", "xcomp", "ccomp", "prt", "auxpass", "acomp") for c in verb.children):
        return False  # "Norvia closed its border", "the camp was closed"
    if verb.tag_ not in ("VBD", "VBN"):
        return False  # "the mine closes in 2022"
    return subject.ent_type_ in ("GPE", "LOC") or subject.lower_ in _LANDS


_LANDS = frozenset({"province", "district", "county", "region", "city", "town", "village", "country"})


def _is_no_thing(subject: Token | None, helper: str, verb: Token) -> bool:
    """Whether people are told to have been launched or built: "Ada Brandt, captain of the Northland, launched in 1926".
    "The Ada Brandt" is a ship."""
    if subject is None or verb.lower_ not in words("of_ships"):
        return False
    passive = helper in ("was", "were") or any(c.dep_ == "auxpass" for c in verb.children)
    named = (
        subject.ent_type_ == "PERSON" and subject.tag_ == "NNP" and not any(c.dep_ == "det" for c in subject.children)
    )
    return passive and (named or relative.is_somebody(subject))


_WHEN = frozenset({"DATE", "TIME"})
_WHERE_OR_WHEN = _WHEN | {"GPE", "LOC", "FAC"}
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def _is_count_of_known(subject: Token) -> bool:
    """ "Two of the beds reopened": of which, only the text says."""
    if subject.tag_ != "CD":
        return False
    of = [c for p in subject.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    return any([c.lower_ for c in noun.children] == ["the"] for noun in of)


def _breaks_off(told: Sequence[Token]) -> bool:
    """Whether the end asks for more: "most recently", "and, in its seventh article", "in the quarter ended"."""
    kept = {t.i for t in told}
    ends = [t for t in told if not t.is_punct]
    last, before = ends[-1], ends[-2] if len(ends) > 1 else None
    if last.tag_ == "CC" or last.lower_ in words("unended") or _ends_in_aside(told):
        return True
    if before is not None and before.lower_ in ("most", "least") and last.tag_ == "RB":
        return True
    behind_ = neighbor.behind(last) if last.i + 1 < len(last.doc) else None
    if last.lower_ == "not":
        return True  # "decided to build it here and not[, as planned, there]"
    if behind_ is not None and behind_.lower_ == "of" and last.tag_ in ("NN", "NNS"):
        return True  # "signed for the price [of a second-hand bus]"
    if last.dep_ == "compound" and last.head.i > last.i:
        return True  # "after the noon [Mass]"
    if (last.tag_ == "VBG" and last.dep_ == "acl") or last.lower_ in words("unfinished"):
        return True  # "through a ballot closing", "which held, Miss Askew was certain"
    noun = behind_ is not None and not behind_.ent_type_ and behind_.tag_ in ("NN", "NNS", "VBP")
    if behind_ is not None and noun and last.tag_ == "NNP" and syntax.subject(behind_) is None:
        return True  # "the town's Art Deco [lido]", read as a verb or not
    if (
        last.lower_ in words("stretches")
        and last.i + 1 < len(last.doc)
        and neighbor.behind(last).lower_ in ("late", "early")
    ):
        return True  # "started 20 minutes [late]"
    if last.lower_.endswith("ing") and last.i + 1 < len(last.doc) and neighbor.behind(last).tag_ == "PRP":
        return True  # "went to his grave swearing [he had not]"
    if last.lower_ == "own" and last.dep_ == "dobj":
        return True  # "Mornington had its own": its own what?
    which = (c for c in last.children if c.dep_ == "relcl" and c.i not in kept)
    if any(min(t.i for t in c.subtree) == last.i + 1 for c in which):
        return True  # "starting with blocks [where children had fallen ill]"
    if last.tag_ == "PRP" and last.head.lower_ == "of" and last.head.head.dep_ in ("npadvmod", "appos"):
        return True  # a charge of $19 million, most of it
    if last.tag_ in ("VBN", "VBD") and last.dep_ in ("acl", "amod") and last.head.lower_ in words("periods"):
        return True
    for token in told[1:]:
        if token.tag_ != "CC" or token.head.i > token.i:
            continue
        if any(c.dep_ == "conj" and c.tag_ == "IN" and c.i > token.i for c in token.head.children):
            behind = [t for t in told if t.i > token.i]
            again = any(c.dep_ == "prep" and c.lower_ in {t.lower_ for t in behind} for c in token.head.children)
            if token.head.tag_[:2] == "VB" and not again and not any(t.tag_[:2] in ("VB", "MD") for t in behind):
                return True  # "agreed to sign it, and in each of the years after": what was so then is not told
        joined = [c.i for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
        if joined and not any(i in kept for i in joined):
            return True
    return False


def _ends_in_aside(told: Sequence[Token]) -> bool:
    """Whether the end lies between two dashes, the second of which is not told: "screen a film _ made"."""
    opened = [t for t in told if t.text in _ASIDES]
    if len(opened) % 2 == 0 or not opened:
        return False
    last = told[-1]
    return any(t.text in _ASIDES for t in last.doc[last.i + 1 : last.sent.end])


_ASIDES = frozenset({"—", "–", "--", "_"})


def _cuts_quotation(told: Sequence[Token]) -> bool:
    """Whether of words between quotation marks some are left out, though what stands around them is told."""
    kept = {t.i for t in told}
    first, last = min(kept), max(kept)
    for start, end in _quotations(told[0].doc, told[0].sent.start, told[0].sent.end):
        inside = [i for i in range(start + 1, end) if not told[0].doc[i].is_punct]
        open_ = end == told[0].sent.end  # a mark that the sentence does not close would be left out
        whole = all(i in kept for i in inside) and not open_
        if any(i in kept for i in inside) and (first < start or last > end) and not whole:
            return True
    return False


def _quotes_at_first(told: Sequence[Token]) -> bool:
    """Whether a label opens with quoted words that say little by themselves: "that's nonsense," said Tait."""
    if told[0].text not in _MARKS and told[0].text != '"':
        return False
    start = told[0].i
    end = next((end for first, end in _quotations(told[0].doc, start, told[0].sent.end) if first == start), start)
    inside = [t for t in told[0].doc[start + 1 : end] if not t.is_punct]
    vague = bool(inside) and inside[0].tag_ in ("PRP", "DT", "RB", "UH")
    said = any(t.lower_ in words("saying") for t in told if t.i > end)
    if said and inside and not any(t.tag_ in (*_FINITE, "VB") for t in inside):
        return True  # "once in '68 and once last Tuesday," he said
    return len(inside) < _FEWEST_QUOTED + (2 if vague else 0)


_FEWEST_QUOTED = 4


def _quotations(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Where quotation marks open and close between two places of the text."""
    found, opened = [], None
    for i in range(start, end):
        text = doc[i].text
        if opened is None and (text in _MARKS or text == '"') and text != "‘":
            opened = i
        elif opened is not None and text == _MARKS.get(doc[opened].text, '"'):
            found.append((opened, i))
            opened = None
    return [*found, (opened, end)] if opened is not None else found


def _opens_with_unit(told: Sequence[Token]) -> bool:
    """Whether a label opens with the "m." of a sum that ended the sentence before: "SKr 650m. Its shares fell"."""
    if told[0].text == ".":
        return True  # "Pump Station No[. 3 failed]"
    before = neighbor.before(told[0]) if told[0].i else None
    return before is not None and not before.whitespace_ and before.text[-1:].isdigit()


def _split_word(told: Sequence[Token]) -> bool:
    """Whether a "'s" or "n't" has lost the word it belongs to, or a noun the words before it: "Young Kelvin 's back",
    "[like-for-like] sales fell", "[the winter] service"."""
    kept = {t.i for t in told}
    for token in told:
        if syntax.is_cut_by_hyphen(token) and not {token.i + 1, token.i + 2} <= kept:
            return True  # "Sir John Pelham[-Drewe]", "would be re[-advertised]"
        if token.i == 0 or token.i - 1 in kept:
            continue
        before = neighbor.before(token)
        if token.text[:1] in "'’" and len(token.text) > 1 and not before.whitespace_:
            return True
        noun = token.tag_[:2] == "NN" and token.sent == before.sent
        if noun and (before.dep_ in ("compound", "amod", "nmod") and token.i == before.head.i):
            return True
        if noun and before.i > token.sent.start and neighbor.before(before).tag_ == "HYPH":
            return True
    return False


def _runs_together(told: Sequence[Token]) -> bool:
    """Whether two dates stand together between which something is left out: "begin this fall [and production] in
    2025"."""
    for one, other in pairwise(told):
        if other.i == one.i + 1 or one.ent_type_ != "DATE" or other.tag_ != "IN":
            continue
        if any(t.ent_type_ == "DATE" for t in other.children):
            return True
    return False


def _opens_as_time(told: Sequence[Token]) -> bool:
    """ "By the time the police came": when something else was so."""
    first = [t.lower_ for t in told[:4]]
    return first[:3] in (["by", "the", "time"], ["at", "the", "moment"]) and first[3:] not in ([","], ["of"], [])


def _ends_in_list(told: Sequence[Token]) -> bool:
    """ "In Icelandic, English [and, after a complaint, Polish]"."""
    last = told[-1]
    behind = [t for t in last.doc[last.i + 1 : last.i + 4] if t.text != ","]
    if len(behind) > 1 and behind[0].dep_ == "cc" and behind[1].tag_ == "IN" and behind[1].dep_ in ("prep", "conj"):
        again = any(t.lower_ == behind[1].lower_ and t.dep_ in ("prep", "conj") for t in told)
        return again and (
            behind[1].dep_ == "conj" or behind[1].head in told
        )  # "in Brill in 1991, in Lund in 1998[, and in Oban in 2005]"
    if last.i + 1 >= len(last.doc) or last.tag_[:2] not in ("NN", "JJ") or last.dep_ != "conj":
        return False
    listed = last.head.tag_[:2] in ("NN", "JJ") and not any(c.dep_ == "cc" and c in told for c in last.head.children)
    return listed and neighbor.behind(last).dep_ == "cc"


def _lost_its_front(told: Sequence[Token]) -> bool:
    """ "[The DKr750m] Nordea facility": what stands before a noun without a mark or a verb between belongs to it."""
    first = told[0]
    if first.i == first.sent.start or first.tag_[:2] not in ("NN", "JJ"):
        return False
    before = neighbor.before(first)
    if first.tag_ == "JJ" and before.tag_ in ("VBN", "VB", "VBG") and told[1:2] and told[1].text == ",":
        return True  # "[If found] guilty, the firm"
    if first.tag_ == "JJ":
        return False
    unit = (
        before.i > first.sent.start
        and neighbor.before(before).text[-1:].isdigit()
        and not neighbor.before(before).whitespace_
    )
    return before.tag_ in ("DT", "PRP$") or (unit and before.is_alpha)


def _disagrees(told: Sequence[Token], helper: str, subject: Token | None, verb: Token) -> bool:
    """Whether the subject is one and the verb that of many, or the other way about: a subject found in another clause
    must fit."""
    if helper or subject is None or subject.head == verb or subject.tag_ not in ("NN", "NNS", "NNP"):
        return False
    kept = {t.i for t in told}
    finite = next((t for t in (*verb.children, verb) if t.i in kept and _tensed(t, verb)), None)
    joined = any(c.dep_ == "conj" for c in subject.children)
    if finite is None:
        return False
    if subject.tag_ == "NNS" or (joined and subject.ent_type_ != "ORG"):
        return finite.tag_ == "VBZ" or finite.lower_ == "was"
    many = finite.tag_ == "VBP" or finite.lower_ == "were"
    return many and subject.tag_ == "NN" and subject.lower_ not in words("bodies")


def _tensed(token: Token, verb: Token) -> bool:
    return token.tag_ in _FINITE and (token == verb or token.dep_ in ("aux", "auxpass"))
