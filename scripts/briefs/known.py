"""Whether a label speaks of something as known that only the text before it tells: "the shift came in 2020".

A reader of the timeline sees the headline and the label. What the headline names may be "the transfer"; what only the
paragraph names may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from briefs import wordlist, world
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLACES = frozenset({"nsubj", "nsubjpass"})
_OF_NOBODY = re.compile(
    r"[’'](?:s)? (?:immediate )?(?:predecessor|successor)\b(?! (?:as|at|in)|,? [A-Z])"
)  # in which office?
# "The then minister announced": who was that? "The then minister, Callum Roe," is told.
_HELD_THEN = re.compile(r"\b[Tt]he then (?!(?:[a-z-]+ )?[a-z-]+(?:,| [A-ZÀ-ÞĀ-Ž]))[a-z]")
_MISSED = re.compile(r"\bshould have (?:been )?\w+$")  # and by when, the label no longer says
_SAYS_SOMEBODY = re.compile(r", (?:he|she|they) \w+(?: out)?,")  # "in Brill, he points out, more than ten mills"
# "Went to Nepal, a year after the peak was climbed, to Kashmir in 1961": the peak did not go there.
_LOOSE_PLACE = re.compile(r"\b(?:was|were) \w+, to [A-Z]\w+ in \d{4}\b")
_THAT_TIME = re.compile(r" (?:recalls|recalled|remembers|remembered) that [a-z]+$")  # "that week": and what, it lost
# "He declared that in 2001", "denied it last week, and did so again": what he said, or did, stands before.
_SAID_THAT = re.compile(
    r"\b(?:said|says|declared|told \w+|promised|denied|admitted|announced|predicted|claimed|wrote|heard) (?:that|so)"
    r"(?: (?:too|again|also|once))?(?: (?:in|on|last|during|since|by)(?: [\w.]+){1,3})?$"
    r"|\b(?:proposed|suggested|demanded|wanted|did) (?:that|so|this)(?=,)"
    r"|\b(?:did|does|doing|do|done) (?:so|the same|likewise)\b(?! (?:as|that|well|much|many))"
)
_OF_SEVERAL = re.compile(
    r"^(?:In|At|On) the (?:most recent|latest|first|second|third|last|worst|largest|biggest|other|earliest),"
)  # "In the most recent, a guard was struck": the most recent what?
_WAY = re.compile(r" (?:has|have|had) been to [a-z]+$")  # "the way has been to wait": for what?
_MOMENT = re.compile(r"^There (?:was|were|is|are) an? (?:moment|time|point|sense|feeling|chance|period)$")  # of what?
_HEARD_WHAT = re.compile(
    r"^[^,]*(?<!was )(?<!were )(?<!be )(?<!been )\b(?:heard|claimed|alleged|argued|declared)"
    r"(?: on \d[\w ,]*| in [\w ]*\d{4})?$"
)  # "The court in Dublin heard": what?
_THOUGHT_SO = re.compile(r"\b(?:thought|thinks?|believed|felt|hoped|feared|knew) so\b")
_WAITED = re.compile(r"\b(?:had to|has to|have to|must) wait (?:until|till|for)\b[^,]{0,30}$")  # for what?
_ONE = re.compile(r"^One (?:was|is|has|had|will|would|came|went|follows?|followed)\b")  # of what?
_SHORT = re.compile(r"^[A-Z][a-z]+s had (?:been )?(?:started|begun|resumed|ended|stopped)(?: in \d{4})?$")  # of what?
_NOBODY = re.compile(r"^(?:In|By|From|Since) (?:[A-Z][a-z]+ )?\d{4},? [a-z]{3,}ed (?:[A-Z]|an? |the )")  # "In 1948 wed"
_TORN_DAY = re.compile(
    r", (?:the|a|an|his|her|their|its|[A-Z]\w+[’']s) (?:[\w’'-]+ ){0,3}"
    r"(?:birthday|anniversary|eve|holiday|feast|deadline)(?:,|$| of )"
)  # "telephoned, the winner's birthday, before the count": what stood beside the date
_BETWEEN = re.compile(
    r"^(?!.*(?<!^)[A-Z][a-z]+ and [A-Z])"
    r".*\bbetween the (?:two )?(?:countries|sides|parties|clubs|neighbou?rs)\b"
)
_OF_THE_KIND = re.compile(
    r"\b(?:something|nothing|anything|things) (?:of the (?:kind|sort)|like it|like that|similar)\b"
)
_LEFT_HANGING = re.compile(
    r"(?:, in part|\b(?:at|for|of|with|from|and|or|the|an?|possibly|perhaps))$"
    r"|\b(?:it|he|she|they) (?:ha[ds]|have|did|does|was|were|is|are|would|will|could) not(?:,|$)"
)  # "ruled that it had not": had not what?
# "The Frenchman left in 2010", not "the German government"
_EPITHET = re.compile(
    r"^[Tt]he (?:[a-z]+-[a-z]+-old|\d{2}-year-old|[A-Z][a-z]+(?:sh|ch|ts|re|nx)(?:man|woman))(?:, \d{2},)? [a-z]"
)
_OWN = re.compile(r"\b(?:hers|theirs|ours|yours)\b(?! of)")  # her what?
_FURTHER = re.compile(r" (?:went|goes|has gone) further$")  # than what?
_TIME_LEFT = re.compile(
    r"^(?:The )?(?:\d+|[A-Z][a-z]+) (?:seconds|minutes|hours|days) (?:were|are|was|ended|remained|passed)\b"
)
_RANKS = "(?:first|second|third|last|final|next|latest|new)"


def only_points_back(label: str) -> bool:
    """Whether what was said or done in a label is only a "that" or a "so", which the text before it tells."""
    return _SAID_THAT.search(label) is not None


def is_unclear(label: str, told: Span | None, title: str | None) -> bool:
    """Whether `label`, made of the words `told` among others, needs the text before it. `title` is the headline."""
    if label.startswith(("If so", "Other ", "As on ", "As in ", "As at ", "On that date in ", "On that day in ")):
        return True
    if any(
        sign.search(label)
        for sign in (
            _FURTHER,
            _THOUGHT_SO,
            _TORN_DAY,
            _OF_THE_KIND,
            _BETWEEN,
            _EPITHET,
            _OWN,
            _LEFT_HANGING,
            _NOBODY,
            _WAITED,
            _ONE,
            _SHORT,
            _HEARD_WHAT,
            _MOMENT,
            _WAY,
            _OF_SEVERAL,
            _TIME_LEFT,
            _THAT_TIME,
            _LOOSE_PLACE,
            _OF_NOBODY,
            _SAYS_SOMEBODY,
            _HELD_THEN,
            _MISSED,
        )
    ):
        return True
    if told is None:
        return False
    if any(_is_it_of_others(token) for token in told):
        return True
    if "he " not in label:
        return False  # nothing with a "the"
    vague = words("told_before") | words("details") | words("both")
    found = [t for t in told if t.lower_ in vague and t.tag_ in ("NN", "NNS")]
    return any(_needs_text(token, label, told, title or "") for token in found)


def _is_it_of_others(token: Token) -> bool:
    """Whether "it" is what several people expect or want to do something, and so is nothing that was named: "economists
    expect it to pass 20 percent"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or verb.dep_ not in ("ccomp", "xcomp") or verb.head.i > token.i:
        return False
    above = next((c for c in verb.head.children if c.dep_ in _PLACES), None)
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and above is not None and above.tag_ in ("NNS", "NNPS")


def names_no_subject(subject: Token | None, title: str | None) -> bool:
    """Whether a label tells of "the manager" or "the two countries", and the headline does not say which."""
    if not title or subject is None or subject.dep_ not in _PLACES or subject.tag_ not in ("NN", "NNS"):
        return False
    before = [c for c in subject.children if c.i < subject.i]
    if len(before) == 1 and before[0].lower_ == "both" and subject.right_edge == subject:
        return stem(subject.lower_) not in set(stems(title))
    bare = bool(before) and before[0].lower_ == "the" and subject.right_edge == subject
    if not bare or stem(subject.lower_) in set(stems(title)):
        return False
    counted = len(before) >= 2 and before[1].tag_ == "CD" and subject.lower_ not in ("sides", "parties")
    if counted:
        return _TWO_NAMED.search(title) is None  # "Brandt and Hofer sign a deal": "the two" are they
    return len(before) == 1 and subject.lower_ in words("unsaid")


_TWO_NAMED = re.compile(r"\b[A-Z][\w’'-]+(?:,| and| &|-| v\.?| vs\.?| meets?| with| to) (?:the )?[A-Z]")

_OPENING = re.compile(
    r"(?:(?:By|In|On|Since|After|Until) [^,.]{3,25},? )?"
    r"[Tt]he (?P<noun>[a-z]+) (?:(?:first|also|never|still|then|not) )*"
    r"(?:was|were|is|are|has|have|had|will|would|did|[a-z]+ed)\b"
)


def opens_with_unsaid(label: str, title: str | None) -> bool:
    """Whether a label begins with "The play was", whatever took the place of an "it" or a "which" there, and the
    headline does not say which play."""
    opening = _OPENING.match(label)
    if opening is None or opening["noun"] not in words("unsaid"):
        return False
    return stem(opening["noun"]) not in set(stems(title or ""))


def tells_in_passing(verb: Token, label: str, title: str | None) -> bool:
    """Whether a label is made of what is told of "the museum" only in passing ("inside the museum, which opened in
    2011"), and neither it nor the headline says which."""
    noun = verb.head
    whose = next((c for c in verb.children if c.dep_ in _PLACES), None)
    if not title or verb.dep_ != "relcl" or whose is None or whose.tag_ not in ("WDT", "WP"):
        return False
    if noun.tag_ not in ("NN", "NNS") or stem(noun.lower_) in set(stems(title)):
        return False
    beside = [c.lower_ for c in noun.children if c != verb and not c.is_punct]
    return beside == ["the"] and not _name().search(label)


@cache
def _name() -> re.Pattern[str]:
    """A capital that no month or weekday begins with, and not the label."""
    return re.compile(rf"(?<!^)\b(?!{'|'.join(sorted(world.calendar()))})[A-Z][a-z]")


def is_firm_of_nobody(told: Span | None, title: str | None, named: Iterable[str], inside: bool) -> bool:
    """Whether a label speaks of "the company" where neither it nor the headline says which. `named` are the bodies
    that the text names, any of which may be meant; `inside` says that the label names one of them."""
    if told is None or inside:
        return False
    firms = [t for t in told if t.lower_ in words("firms") and is_bare(t)]
    if not firms or stem(firms[0].lower_) in set(stems(title or "")):
        return False
    headline = set(re.findall(r"\w+", title or ""))
    first = [name.removeprefix("The ").split()[0] for name in named]
    return bool(first) and headline.isdisjoint(first)


def speaks_of_it(told: Span | None, people: Iterable[tuple[int, int]]) -> bool:
    """Whether somebody, whose name lies in one of the ranges of characters `people`, says what "it" does: what "it" is
    stands in another sentence ("a walkway stays open. Brandt said that it would close in May")."""
    for token in told or ():
        if token.lower_ != "it" or token.dep_ not in _PLACES or token.head.dep_ != "ccomp":
            continue
        speaker = next((c for c in token.head.head.children if c.dep_ in _PLACES and c.i < token.i), None)
        if speaker is None:
            continue
        passive = token.dep_ == "nsubjpass" and speaker.lower_ in wordlist.words("roles")
        if passive or speaker.ent_type_ == "PERSON" or any(start <= speaker.idx < end for start, end in people):
            between = told.doc[speaker.right_edge.i + 1 : token.i] if told is not None else ()
            return not any(t.tag_[:2] == "NN" and t.ent_type_ not in ("DATE", "TIME") for t in between)
    return False


def _needs_text(noun: Token, label: str, told: Span, title: str) -> bool:
    """Whether a noun that says little stands in a label with nothing but "the", and the headline does not name it."""
    if not is_bare(noun) or stem(noun.lower_) in set(stems(title)):
        return False
    phrase = rf"(?:(?:{_RANKS}|two) )?{re.escape(noun.text)}\b"
    if not re.search(rf"\b[Tt]he {phrase}(?!,? (?:that|which|who|of)\b)", label):
        return False
    if any(stem(t.lower_) == stem(noun.lower_) for t in told if t.i < noun.i):
        return False
    if noun.lower_ in words("both") and noun.head.lower_ == "between":
        return not _names(told)
    if noun.lower_ in words("details") and noun.dep_ in ("pobj", "dobj", *_PLACES):
        return True
    told_in_passing = noun.head.dep_ in ("relcl", "acl", "advcl")  # "review the way the event was run"
    subject = (noun.dep_ in _PLACES and not told_in_passing) or re.match(rf"The {phrase}", label) is not None
    return subject and noun.lower_ in words("told_before") and not _names(_clause(noun))


def is_bare(noun: Token) -> bool:
    """Whether nothing but a "the" stands with a noun: "the transfer", not "the transfer of the mines"."""
    before = [c.lower_ for c in noun.children if c.i < noun.i]
    behind = any(c.dep_ in ("prep", "acl", "appos") for c in noun.children if c.i > noun.i)
    counted = before[1:] == ["two"] and noun.lower_ in words("both")
    return before[:1] == ["the"] and (counted or all(re.fullmatch(_RANKS, w) for w in before[1:])) and not behind


def _clause(noun: Token) -> Iterable[Token]:
    """The words of the clause that a noun is told in; of one that "which" ties to it, only that."""
    own = next((c for c in noun.children if c.dep_ == "relcl"), None)
    return own.subtree if own is not None else noun.head.subtree


def _names(told: Iterable[Token]) -> bool:
    """Whether words name somebody or something, and not only where or when."""
    return any(t.tag_ in ("NNP", "NNPS") and t.ent_type_ not in ("DATE", "TIME", "GPE", "LOC") for t in told)


def stems(text: str) -> list[str]:
    return [stem(w) for w in re.findall(r"[a-z]+", text.lower())]


def stem(word: str) -> str:
    return word.removesuffix("s")[:6]
