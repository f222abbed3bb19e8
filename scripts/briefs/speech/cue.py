"""The words that tell who speaks: verbs of saying with their subject, and "according to".

A verb counts only where it reports what was said: "did not say", "would say", "if she says", "asked whether he said"
report nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from briefs import wordlist
from briefs.speech import vocabulary
from briefs.speech.passage import Passage
from briefs.speech.speaker import RUN_TAGS, WRITING, Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAIMS = ("claimed", "claims", "claiming", "declared", "declares", "announced", "announces")
"""Verbs that take a thing or a clause, not both."""

ALLEGED = ("alleged", "said", "reported", "believed", "understood", "thought", "claimed")
"""How others tell that somebody said something."""

HABITS = ("used", "liked", "likes", "loved", "loves")
"""What goes before "to say" where somebody says it often."""

BEGINS = ("begin", "begins", "began")
SAYS = ("tell", "tells", "told", "telling")
FINITE_DEPTH = 3
"""Verbs that are followed up a chain ("stood up, smiled and said") to their common subject."""

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


@dataclass(frozen=True, slots=True)
class Cue:
    """`at` is the token that tells; the cue with its subject takes the tokens `first` to `last`. `speaker` is a mention
    or None. `clause` is the tokens of the clause that it reports, as far as the parser saw one. `inverted` where the
    subject follows the verb; `hearsay` where somebody else tells that this was said."""

    at: int
    sort: Literal["report", "quote", "label", "according"]
    first: int
    last: int
    speaker: int | None
    clause: tuple[int, int] | None = None
    inverted: bool = False
    hearsay: bool = False


def find(passage: Passage, speakers: Speakers) -> list[Cue]:
    """The cues of `passage` outside quotations, in order; `speakers` learns who spoke."""
    verbs = vocabulary.load().verbs
    out = []
    for at, word in enumerate(passage.lower):
        if passage.quoted[at] >= 0:
            continue
        cue = None
        if word in verbs and passage.tokens[at].tag_[0] == "V":
            cue = _of_verb(passage, at, verbs[word], speakers)
            if cue is not None and passage.tokens[at].dep_ == "ccomp" and passage.tokens[at].head.lower_ in verbs:
                cue = replace(cue, hearsay=passage.number(at, passage.tokens[at].head) < at)
        elif word == "according" and at + 2 < len(passage) and passage.lower[at + 1] == "to":
            cue = _according(passage, at, speakers)
        if cue is not None:
            out.append(cue)
            if cue.speaker is not None:
                speakers.spoke(passage, at, cue.speaker)
    return out


def _of_verb(passage: Passage, at: int, sort: vocabulary.Sort, speakers: Speakers) -> Cue | None:
    token = passage.tokens[at]
    if (start := _all_said(passage, at)) is not None:
        head = _subject(passage, at, 0)
        return Cue(at, sort, start, at, None if head is None else speakers.named_by(passage, head, at))
    if _is_unsaid(passage, at):
        return None
    clause = _clause(passage, at) if sort == "report" else None
    if _is_passive(token):
        head = _agent(passage, at) if passage.lower[at] in SAYS else None
        if head is None:
            return None
        last = passage.edges(head)[1]
        return Cue(at, sort, at, last, speakers.named_by(passage, head, head), clause)
    closing = at - 2 if at and passage.lower[at - 1] == "," else at - 1
    if closing >= 0 and passage.quoted[closing] >= 0:
        inverted = _inverted(passage, at, sort, clause, speakers)
        if inverted is not None:
            return inverted
    head = _subject(passage, at, FINITE_DEPTH)
    head = _behind_quotation(passage, at) if head is None else head
    if head is None:
        return Cue(at, sort, at, at, None, clause)
    if passage.quoted[head] >= 0:
        return None
    first = min(passage.edges(head)[0], head, at)
    while first < min(head, at) and (passage.quoted[first] >= 0 or passage.tokens[first].is_punct):
        first += 1  # “...,” Jane Roe, 59, told reporters: the mark before her name is of the quotation
    if clause is not None and clause[1] < at and "whose" in passage.lower[first : head + 1]:
        clause = None  # "... to the agency, whose director, Jane Roe, said": what stands before is the reporter's
    return Cue(at, sort, first, max(at, head), speakers.named_by(passage, head, at), clause, head > at)


def _all_said(passage: Passage, at: int) -> int | None:
    """Where “...” is followed by "is all that she will say", whose verb is at the token `at`."""
    if passage.lower[at] not in ("say", "said", "says"):
        return None
    for start in range(at - 2, max(0, at - _FARTHEST_ALL), -1):
        if passage.lower[start] == "all" and passage.lower[start - 1] in ("is", "was") and start > 1:
            return start - 1 if passage.quoted[start - 2] >= 0 or passage.lower[start - 2] in ("”", '"', "''") else None
    return None


_FARTHEST_ALL = 10  # tokens from "is all" to its "will say"


def _inverted(
    passage: Passage, at: int, sort: vocabulary.Sort, clause: tuple[int, int] | None, speakers: Speakers
) -> Cue | None:
    """“...,” said the minister, Jane Roe: the noun phrase right behind the verb, whatever the parser made of it."""
    if passage.lower[at] in SAYS or passage.tokens[at].tag_ == "VBG":
        return None
    last = at
    while (
        last + 1 < len(passage) and passage.quoted[last + 1] < 0 and last - at < 30 and _is_nominal(passage, last + 1)
    ):
        last += 1
    if last == at:
        pronoun = at + 1 < len(passage) and passage.tokens[at + 1].tag_ == "PRP"
        if not pronoun:
            return None
        last = at + 1
    if clause is not None and clause[0] <= last <= clause[1]:
        if any(n < at and child.dep_ == "nsubj" and passage.quoted[n] < 0 for n, child in passage.children(at)):
            return None  # “Roe, citing “reports,” said Norvik had agreed”
        clause = None  # “A million!” said Jane Roe, who was there and whose shop pays: that is told of her
    speaker = speakers.named_by(passage, last, at)
    if (
        speaker is None
        and passage.lower[last] in wordlist.words("roles")
        and passage.lower[last + 1 : last + 2] == [","]
    ):
        speaker = speakers.person_at(passage, last + 2)  # "said the co-op's chairperson, Jane Roe", whatever was parsed
    return Cue(at, sort, at, last, speaker, clause, True)


def _is_nominal(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if token.tag_ == "VBG" and token.dep_ in ("amod", "compound") and token.i + 1 == token.head.i:
        return True  # "the managing director"
    return token.tag_ in RUN_TAGS or (
        passage.mention[at] >= 0 and (passage.mention[at] == passage.mention[at - 1] or token.text.istitle())
    )


def _is_unsaid(passage: Passage, at: int) -> bool:
    """Whether the verb at the token `at` tells of something that was not said, or perhaps not, or is yet to be said."""
    unsaid = vocabulary.load().unsaid
    token = passage.tokens[at]
    if _is_habit(token):
        return False
    if token.tag_ == "VB" or (at and passage.lower[at - 1] in unsaid):
        return True
    if passage.lower[at] in BEGINS and any(child.dep_ == "xcomp" for _, child in passage.children(at)):
        return True  # "began humming"
    if _is_alleged(token):
        return False
    tied = [child for number, child in passage.children(at) if number < at and passage.quoted[number] < 0]
    order = [child.dep_ for child in tied if child.dep_ in ("aux", *SUBJECTS)]
    if order[:1] == ["aux"] and len(order) > 1:
        return True  # "Did she say ...?"
    if any(child.lower_ in unsaid for child in tied if child.dep_ in ("aux", "neg", "mark", "advmod", "preconj")):
        return True
    if token.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in tied):
        head = passage.number(at, token.head)
        return head < at and any(child.lower_ in unsaid for _, child in passage.children(head) if child.dep_ == "neg")
    return (
        token.dep_ == "ccomp"
        and token.head.lower_ in vocabulary.load().doubting
        and passage.number(at, token.head) < at
    )


def _is_habit(token: Token) -> bool:
    """Whether somebody said this often: "she used to say", "he liked to tell"."""
    return token.dep_ == "xcomp" and token.head.lower_ in HABITS and token.tag_ == "VB"


def _is_alleged(token: Token) -> bool:
    """Whether others tell that this was said: "he is alleged to have said"."""
    return token.dep_ == "xcomp" and token.head.lower_ in ALLEGED and _is_passive(token.head)


def _is_passive(token: Token) -> bool:
    if token.tag_ != "VBN":
        return False
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    if any(child.dep_ == "auxpass" for child in helpers):
        return True
    return not helpers and token.dep_ in ("acl", "amod", "advcl")


def _agent(passage: Passage, at: int) -> int | None:
    for number, child in passage.children(at):
        if child.dep_ == "agent":
            return next((n for n, grandchild in passage.children(number) if grandchild.dep_ == "pobj"), None)
    return None


def _subject(passage: Passage, at: int, depth: int) -> int | None:
    """The head of the noun phrase that is the subject of the verb `at`."""
    token = passage.tokens[at]
    own = [(n, child) for n, child in passage.children(at) if child.dep_ in SUBJECTS and passage.quoted[n] < 0]
    named = [one for one in own if passage.mention[one[0]] >= 0]
    if own:
        number, child = named[-1] if named and len(own) > 2 else own[0]  # "the co-founder, Ada Roe, said": read as many
        return passage.number(at, token.head) if child.tag_ in ("WP", "WDT") and token.dep_ == "relcl" else number
    head = passage.number(at, token.head)
    if not depth or head == at or passage.quoted[head] >= 0:
        return None
    if _closes_apposition(passage, head, at):
        return head
    if _is_alleged(token) or _is_habit(token):
        return _subject(passage, head, 0)  # "he is alleged to have said", "she used to say"
    shared = token.dep_ == "conj" and head < at and token.head.tag_[0] == "V"
    shared = shared or _stands_behind_aside(passage, head, at)
    participle = token.tag_ == "VBG" and token.dep_ == "advcl" and token.head.tag_[0] == "V"
    if token.tag_ == "VBG" and token.dep_ == "acl" and token.head.lower_ in WRITING and token.head.dep_ == "dobj":
        return _subject(passage, passage.number(head, token.head.head), depth - 1)  # "issued a statement expressing"
    return _subject(passage, head, depth - 1) if shared or participle else None


def _stands_behind_aside(passage: Passage, aside: int, at: int) -> bool:
    """Whether the participle of an aside, at the token `aside`, was read as what its sentence tells: "Mr. Roe, called
    for at the close, said"."""
    apart = passage.tokens[at].dep_ == "dep" and aside < at and passage.tokens[aside].tag_ in ("VBN", "VBD")
    return apart and passage.lower[at - 1] == "," and passage.lower[aside - 1 : aside] == [","]


def _behind_quotation(passage: Passage, at: int) -> int | None:
    """The last word of the name that a quotation and the verb `at` have between them, with an aside: “...,” Jane Roe,
    prosecuting, told the court."""
    if passage.lower[at - 1 : at] != [","]:
        return None
    for number in range(at - 2, max(0, at - _LONGEST_ASIDE), -1):
        if passage.quoted[number] >= 0 or (passage.mention[number] >= 0 and passage.lower[number + 1] != ","):
            return None
        if passage.mention[number] >= 0:
            first = number
            while first and passage.mention[first - 1] == passage.mention[number]:
                first -= 1
            closing = first - 1 if first and passage.quoted[first - 1] >= 0 else first - 2
            return number if closing >= 0 and passage.quoted[closing] >= 0 else None
    return None


_LONGEST_ASIDE = 10  # tokens from a name to its verb


def _closes_apposition(passage: Passage, noun: int, at: int) -> bool:
    """Whether the verb `at`, read as a participle, has the noun before it for its subject: "the union's president, Ada
    Moss, asked"."""
    token = passage.tokens[at]
    if token.dep_ != "acl" or token.tag_ != "VBD" or noun > at or passage.lower[at - 1] != ",":
        return False
    return any(child.dep_ == "appos" and noun < number < at for number, child in passage.children(noun))


def _clause(passage: Passage, at: int) -> tuple[int, int] | None:
    """The tokens of the clause that the verb `at` reports, before it or behind it."""
    for number, child in passage.children(at):
        if child.dep_ == "ccomp" and _is_finite(child):
            if passage.lower[at] in CLAIMS and any(n < number and c.dep_ == "dobj" for n, c in passage.children(at)):
                return None  # "claimed victory in a run-off that both sides called a test"
            first, last = passage.edges(number)
            return (first, last) if last < at or first > at else None
    return None


def _is_finite(verb: Token) -> bool:
    """Whether `verb` makes a clause: "declared it a protected site" and "to see more" report none."""
    helped = any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children)
    return (verb.tag_ in ("VBD", "VBZ", "VBP") or helped) and any(child.dep_ in SUBJECTS for child in verb.children)


def _according(passage: Passage, at: int, speakers: Speakers) -> Cue | None:
    head = next((n for n, child in passage.children(at + 1) if child.dep_ == "pobj"), None)
    if head is None or passage.quoted[head] >= 0:
        return None
    # "According to one of them, Jane Roe ...": at the start of a sentence the name may be what goes on.
    starts = at == 0 or passage.sentence[at - 1] != passage.sentence[at]
    speaker = speakers.named_by(passage, head, head, explained=not starts)
    return Cue(at, "according", at, max(head, passage.edges(head)[1]), speaker)
