"""Whom or what a pronoun that begins a statement stands for.

Careful rather than complete: the subject of the clause before it, or the only person named in the paragraph, where
nothing else comes into question (the subject is what a pronoun most often takes up: Hobbs, "Resolving pronoun
references", Lingua 44, 1978). Where two could be meant, nobody is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefs import modality, names, neighbor, relative, syntax, wordlist
from briefs.model import Mention
from briefs.speech import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RIVALS = frozenset({"dobj", "attr", "conj", "pobj"})
_OF_ONE = frozenset({"he", "she", "his", "her"})
_OF_THING = frozenset({"it", "its"})
_LONGEST = 7  # words of a phrase that takes the place of a pronoun
_POINTING = frozenset({"this", "that", "these", "those", "another", "other", "such", "no", "any", "every", "each"})


_NOBODY = frozenset(
    ["nobody", "nothing", "none", "somebody", "someone", "something", "everyone", "everybody", "everything", "anyone",
     "anybody", "anything", "one", "most", "many", "some", "others"]
)  # fmt: skip


def of(pronoun: Token, offset: int, before: Sequence[Mention], paragraph: Sequence[Mention]) -> str | None:
    """The words that `pronoun` can be replaced with, or None. `offset` is where its document starts in the body,
    `before` are the mentions not far before the pronoun, `paragraph` those of its own paragraph, all in order."""
    word = pronoun.lower_
    if word in _OF_ONE:
        return _person(pronoun, offset, paragraph or before)
    found = _subject_before(pronoun)
    if (
        found is None
        or (word == "it" and _stands_for_clause(pronoun.head))
        or _is_half_a_word(found)
        or found.ent_type_ in ("DATE", "TIME")
        or found.lower_.removesuffix("s") in modality.words("days")
        or (word == "it" and pronoun.head.lower_ in modality.words("forecasting") and not _speaks(found))
        or _may_be_the_last(found, pronoun)
        or (word == "it" and _is_undergone(pronoun.head) and (_says_of_thing(found) or _is_of_another(found, pronoun)))
        or (word in _OF_THING and _is_person(found))
        or found.lower_ in _NOBODY
        or (found.lower_ in modality.words("bodies") and _is_of_a_work(pronoun.head))
        or (word in _OF_THING) == _is_plural(found)
        or (pronoun.tag_ == "PRP$" and _has_no_members(found, pronoun.head))
        or _rivals(found, pronoun)
    ):
        return None
    named = mention_of(found, offset, before)
    if named is not None and named.kind == "organization" and _is_some_time(pronoun.head):
        return None
    if named is not None and named.kind == "person" and not _is_plural(found):
        return None
    if named is None or word not in _OF_THING:
        phrase = _words(found)
        owns_far = pronoun.tag_ == "PRP$" and any(c.dep_ == "prep" and c.lower_ != "of" for c in found.children)
        return None if owns_far else phrase  # "the men in the gallery's spokesman"
    article = any(c.lower_ == "the" for c in found.children) and not named.name.lower().startswith("the ")
    return f"the {named.name}" if article else named.name


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or noun.lower_ in wordlist.words("roles") or relative.is_somebody(noun)


def _speaks(noun: Token) -> bool:
    """Whether a noun is a body, or the name of one: who forecasts what."""
    return relative.is_body(noun) or noun.lower_ in modality.words("bodies") or noun.tag_[:3] == "NNP"


def _may_be_the_last(found: Token, pronoun: Token) -> bool:
    """Whether an "it" behind "since" may as well be the one that was done something to or for: "the agency has paid
    Slaney grants since it was founded"."""
    verb = pronoun.head
    tied = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children)
    if pronoun.lower_ != "it" or not tied or verb.head != found.head:
        return False
    between = found.doc[found.head.i : pronoun.i]
    return any(t.tag_ == "NNP" and t.dep_ in _RIVALS and t.ent_type_ not in ("DATE", "TIME") for t in between)


def _is_undergone(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _says_of_thing(found: Token) -> bool:
    """Whether a subject says something of another thing, which may be meant by the "it" that something is done to: "The
    panel said that the update had been scheduled. It was brought forward"."""
    said = (
        (c for c in found.head.children if c.dep_ == "ccomp") if found.head.lower_ in modality.words("saying") else ()
    )
    subjects = (syntax.subject(verb) for verb in said)
    return any(one is not None and one.tag_ in ("NN", "NNP") for one in subjects)


def _is_of_another(found: Token, pronoun: Token) -> bool:
    """Whether what was founded is rather what a subject is of: "enrollment at the institute has risen since it was
    formed"."""
    of = (c for p in found.children if p.dep_ == "prep" and p.i > found.i for c in p.children if c.dep_ == "pobj")
    made = pronoun.head.lower_ in modality.words("setting_up")
    return made and found.tag_ == "NN" and any(c.tag_ in ("NN", "NNP") for c in of)


def _is_half_a_word(noun: Token) -> bool:
    """ "The co-founder", read as three words."""
    behind = noun.i > 0 and neighbor.before(noun).text == "-" and not neighbor.before(noun).whitespace_
    return behind or syntax.is_cut_by_hyphen(noun)


def _stands_for_clause(verb: Token) -> bool:
    """Whether an "it" only stands for what follows: "it is understood that his wife will be called"."""
    said = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    told = any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children)
    return said and told and verb.lower_ in modality.words("hearsay") | modality.words("forecasting")


def _is_some_time(verb: Token) -> bool:
    """ "It will be the fifth season to fail": no body is one."""
    is_ = verb.lower_ == "be" or verb.lower_ in modality.words("copula")
    told = (c for c in verb.children if c.dep_ == "attr") if is_ else ()
    return any(t.lower_.capitalize() in wordlist.words("time_nouns") or t.lower_ in ("time", "season") for t in told)


def _is_of_a_work(verb: Token) -> bool:
    """Whether a verb tells what buildings and works do: "it was to open in March"."""
    told = (verb, *(c for c in verb.children if c.dep_ in ("xcomp", "conj")))
    return any(t.lower_ in modality.words("of_works") for t in told)


def _has_no_members(owner: Token, owned: Token) -> bool:
    """Whether what happened cannot have a committee: "The last strike called by the union was in May. Its executive
    committee meets": the union's."""
    if owned.lower_ not in modality.words("of_bodies"):
        return False
    lifeless = owner.tag_[:3] != "NNP" and not relative.is_body(owner) and owner.lower_ not in modality.words("bodies")
    return owner.lower_ in modality.words("happenings") or (lifeless and owned.lower_ in modality.words("members"))


def _person(pronoun: Token, offset: int, mentions: Sequence[Mention]) -> str | None:
    near = [m for m in mentions if m.kind != "person" or _may_be(m, pronoun, offset)]
    named_here = {m.entity or m.name: m.name for m in near if m.kind == "person"}
    if len(named_here) == 1:
        if _is_spoken_of_before(pronoun, offset, near):
            return None
        unnamed = _relation_between(pronoun, offset, near) or _is_unnamed(_first_before(pronoun), offset, near)
        return None if unnamed else next(iter(named_here.values()))
    found = _subject_before(pronoun)
    named = mention_of(found, offset, near) if found is not None else None
    if found is None or named is None or named.kind != "person" or _is_plural(found):
        return None
    sentence = found.sent
    low, high = offset + sentence.start_char, offset + max(sentence.end_char, pronoun.idx)
    others = {m.entity or m.name for m in near if m.kind == "person" and low <= m.span.start < high}
    return named.name if others == {named.entity or named.name} else None


def _is_spoken_of_before(pronoun: Token, offset: int, near: Sequence[Mention]) -> bool:
    """Whether a "his" stands before the only name, which means somebody else: "said his daughter, Ada Brandt. He had
    been ill"."""
    same = _OF_MEN if pronoun.lower_ in _OF_MEN else _OF_WOMEN
    first = min((m.span.start for m in near if m.kind == "person"), default=0) - offset
    return any(t.lower_ in same and t.idx < first for t in pronoun.doc[: pronoun.i])


_OF_MEN = frozenset({"he", "him", "his"})
_OF_WOMEN = frozenset({"she", "her", "hers"})


def _relation_between(pronoun: Token, offset: int, near: Sequence[Mention]) -> bool:
    """Whether somebody who is told of without a name comes between the last name and the pronoun: "Vidali learned it
    from his uncle, who was deported. He came back"."""
    kin = modality.words("men") if pronoun.lower_ in ("he", "his") else modality.words("women")
    last = max((m.span.end for m in near if m.kind == "person"), default=0) - offset
    for token in pronoun.doc[: pronoun.i]:
        if token.idx < last or token.lower_ not in kin or token.dep_ in ("appos", "compound", "attr"):
            continue
        if any(c.dep_ == "relcl" for c in token.children) or token.dep_ in _SUBJECTS:
            return True
    return False


def _first_before(pronoun: Token) -> Token | None:
    """The subject before a pronoun; where that is the same pronoun, the one before it: "The engineer promised it. He
    was still being asked when he retired"."""
    subject = _subject_before(pronoun)
    same = subject is not None and subject.lower_ == pronoun.lower_
    return _subject_before(subject) if same and subject is not None else subject


def _is_unnamed(subject: Token | None, offset: int, near: Sequence[Mention]) -> bool:
    """Whether the subject before a pronoun is somebody by trade, without a name: "A janitor was acquitted. He left". A
    role that was told of before may be that of somebody named."""
    if subject is None or subject.tag_ != "NN" or mention_of(subject, offset, near) is not None:
        return False
    named = any(c.dep_ in ("appos", "compound") and c.tag_[:3] == "NNP" for c in subject.children)
    vague = any(c.lower_ in ("a", "an", "another", "one") for c in subject.children)
    vague = vague or not any(t.lower_ == subject.lower_ for t in subject.doc[: subject.i])
    somebody = subject.lower_ in wordlist.words("roles") or subject.lower_.endswith(_DOERS)
    return vague and somebody and not named


_DOERS = ("er", "or", "ist", "ian", "man", "woman")  # teacher, janitor, chemist


def _may_be(mention: Mention, pronoun: Token, offset: int) -> bool:
    """Whether somebody can be a "he" or a "she", as far as the word before the name tells: Sir, Ms, spokeswoman."""
    man = pronoun.lower_ in ("he", "his")
    if names.gender(mention.name) == ("female" if man else "male"):
        return False  # "Elizabeth Nash said that his records were complete. He had testified": her client had
    at = mention.span.start - offset
    span = pronoun.doc.char_span(at, mention.span.end - offset, alignment_mode="expand") if at >= 0 else None
    if span is None:
        return True
    words = {span[0].text} | ({pronoun.doc[span.start - 1].text} if span.start else set())
    return not words & (vocabulary.load().female if man else vocabulary.load().male)


def _subject_before(pronoun: Token) -> Token | None:
    """The subject of the clause before that of the pronoun, in its sentence or in the one before it."""
    sentence: Span = pronoun.sent
    if pronoun.head.dep_ == "ccomp":  # "the agency reported that it had"; the same, its verb read as a participle
        above = pronoun.head.head
        own = next((c for c in above.children if c.dep_ in _SUBJECTS), above.head if above.dep_ == "acl" else None)
        return own if own is not None and own.tag_[:2] == "NN" else None
    here = [t for t in _subjects(sentence) if t.i < pronoun.i and t.head != pronoun.head]
    if here:
        return here[0]
    if sentence.start == 0:
        return None
    last = pronoun.doc[sentence.start - 1].sent
    return next(_subjects(last), None)


def _subjects(sentence: Span) -> Iterator[Token]:
    """The subjects of the main clauses of a sentence."""
    for token in sentence:
        beside = token.head.dep_ in ("conj", "ccomp", "parataxis") and token.head.head == sentence.root
        main = token.head == sentence.root or beside
        if token.dep_ in _SUBJECTS and main and token.tag_[:2] in ("NN", "PR"):
            yield token


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)


def _rivals(found: Token, pronoun: Token) -> bool:
    """Whether another noun of the same number, behind the subject, could be meant as well. What the subject itself says
    of its own clause ("reported that it had seen") is about the subject."""
    if pronoun.head.dep_ == "ccomp":
        return False
    if any(t.lower_ == pronoun.lower_ or t.lower_ in _OF_THING for t in found.doc[found.i : pronoun.i]):
        return True  # "a court ruled against it; its funds were seized": another thing is spoken of
    plural = _is_plural(found)
    inside = {t.i for t in found.subtree}
    for token in found.doc[found.i + 1 : pronoun.i]:
        noun = token.tag_[:2] == "NN" and token.dep_ in _RIVALS and token.i not in inside
        timed = token.ent_type_ in ("DATE", "TIME", "PERSON", "MONEY", "PERCENT", "ORDINAL", "CARDINAL")
        place = token.dep_ == "pobj" and token.ent_type_ in ("GPE", "LOC", "FAC")
        if noun and not timed and not place and _is_plural(token) == plural and token.dep_ in ("dobj", "attr"):
            return True
        meant = token.dep_ in _SUBJECTS and token.tag_[:2] == "NN" and token.head.dep_ == "ccomp"
        if meant and token.head.head.lower_ in ("means", "meant", "mean") and _is_plural(token) == plural:
            return True  # "the vote means the pool will not be sold": "it" may be either
    return found.ent_type_ == "GPE" and not plural


def mention_of(noun: Token, offset: int, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a word belongs to, of `mentions` in order of the text; `offset` is where its document starts."""
    at = offset + noun.idx
    place = bisect_right(mentions, at, key=lambda m: m.span.start) - 1
    return mentions[place] if place >= 0 and at < mentions[place].span.end else None


def _words(noun: Token) -> str | None:
    """The noun with what stands before it and its "of", if that is short and points at nothing itself."""
    away = {
        t.i
        for child in noun.children
        if child.i > noun.i and child.dep_ in ("relcl", "acl", "appos", "punct", "advcl")
        for t in child.subtree
    }
    if noun.lower_ in modality.words("standing_for") and any(c.lower_ == "of" for c in noun.children):
        return None
    phrase = [t for t in noun.subtree if t.i not in away]
    if len(phrase) > _LONGEST or noun.tag_[:2] != "NN" or phrase[-1].i - phrase[0].i >= len(phrase):
        return None
    if any(t.tag_ in ("PRP$", "PRP") or t.lower_ in _POINTING for t in phrase):
        return None
    text = noun.doc[phrase[0].i : phrase[-1].i + 1].text
    if phrase[0].lower_ in ("a", "an", "the"):
        return "the " + text.partition(" ")[2]
    proper = phrase[0].tag_[:3] == "NNP" or phrase[0].ent_type_ in ("NORP", "GPE", "LOC", "ORG", "PERSON")
    return text if proper else text[:1].lower() + text[1:]
