"""Whether a clause tells of what happened, or of what is planned, announced, denied or conditional."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefs import neighbor, wordlist
from briefs.model import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HIGHEST_CLIMB = 25
_UP = frozenset({"ccomp", "xcomp", "acl", "advcl", "pcomp", "conj", "prep", "pobj", "dobj", "attr", "oprd", "acomp"})


@cache
def _frames() -> dict[str, frozenset[str]]:
    data: dict[str, list[Any]] = wordlist.tree("timex_frames")
    return {name: frozenset(map(str, entries)) for name, entries in data.items()}


def words(name: str) -> frozenset[str]:
    """The words of a kind of `data/timex_frames.yml`. Raises KeyError where there is no such kind."""
    return _frames()[name]


def of(verb: Token, ahead: bool, over: bool = False) -> EventStatus:
    """The status of what `verb` tells; `ahead` says that its date lies after the text's own, `over` that it lies
    before it.

    In order: what is denied; what depends on a condition; what someone announced; what is planned, by a modal verb, an
    infinitive, a word of intent or a date that is still to come; else it is told as a fact. What stands in a question
    is no fact either.
    """
    while verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.tag_ == "VB":
        verb = verb.head  # "was expected to begin meeting"
    frames = list(_above(verb))
    second = _planned_beside(verb)
    here = {
        child.lower_
        for child in verb.children
        if child.dep_ in ("aux", "auxpass", "mark", "advmod", "prep") and (second is None or child.i < second)
        if child.text != "May" or child.is_sent_start  # "last May cost a further 45m"
    }
    here -= {"if"} if "as" in here else set()  # as if
    beside = verb.dep_ == "advcl" and any(c.lower_ in words("meanwhile") for c in verb.children)
    if not beside and any(t.lower_ in words("deny") or _is_not_granted(t) for t in frames):
        return "denied"
    if here & words("condition") or _conditional(verb, frames) or _proviso(verb):
        return "conditional"
    if verb.dep_ == "pcomp" and len(frames) > 1 and frames[1].lower_ in words("accusing"):
        return "conditional"  # accused of stealing it
    looks_ahead = bool(here & words("will")) or ahead or _aimed(verb, frames)
    if any(t.lower_ in words("announce") for t in frames) and (looks_ahead or here & words("may")):
        return "announced"
    if "could" in here and not ahead and is_denied(verb) and "have" not in here:
        return "fact"  # they could not cross: nor did they
    if "could" in here and not ahead and verb.tag_ == "VBN" and verb.lower_ in words("sensed"):
        return "fact"  # "only its tower could be seen": so it was
    if ("have" in here and here & words("may")) or here & {"may", "might", "could"} or here & words("doubt"):
        return "conditional"
    if "would" in here and "have" not in here and over and _looks_back(verb, frames):
        return "fact"
    if "would" in here and "have" not in here and not ahead and verb.lower_ in words("asked") and verb.dep_ == "ROOT":
        return "fact"  # "would say only that", "would not comment"
    if here & {"should", "ought"} or "would" in here:
        return "conditional" if "have" in here or not (frames or ahead or "would" in here) else "planned"
    if "can" in here:
        return "conditional"
    return "planned" if looks_ahead else "fact"


def _is_not_granted(frame: Token) -> bool:
    """Whether somebody has not accepted what a clause says: "nor has the town accepted that it began in 1945"."""
    nor = any(c.lower_ in ("nor", "neither") and c.i < frame.i for c in frame.children)
    return frame.lower_ in words("granting") and (nor or is_denied(frame))


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def is_denied(verb: Token) -> bool:
    """Whether what a verb tells is denied, by a "not" or by its subject: "neither could be reached on Friday"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    return any(word.lower_ in words("nobody") for subject in subjects for word in subject.subtree)


def _looks_back(verb: Token, frames: list[Token]) -> bool:
    """Whether "would" tells what came next, as lives are told ("she would win it twice, in 1950 and 1956"): nobody
    plans, says or fears it, in its sentence or in the main clause of the one before."""
    if frames or verb.dep_ not in ("ROOT", "conj", "relcl"):
        return False
    sentence = verb.sent
    open_ = words("announce") | words("plan") | words("saying") | words("condition") | words("deny") | words("doubt")
    near = [t for t in sentence if t.tag_[:2] in ("VB", "NN", "IN") and t != verb]
    if any(t.lower_ in open_ for t in near):
        return False
    if any(t.lower_ in words("later") for t in (verb, *verb.children)) or sentence.start == 0:
        return True
    before = verb.doc[sentence.start - 1].sent
    return not any(t.lower_ in open_ for t in before if t.tag_[:2] in ("VB", "NN"))


def _above(verb: Token) -> list[Token]:
    """The words that frame the clause: what governs it, up to the top of the sentence, each within its own clause."""
    found = []
    token = verb
    for _ in range(_HIGHEST_CLIMB):
        if token.head == token or token.dep_ not in _UP:
            break
        if (
            token.dep_ == "acl"
            and token.tag_ == "VBN"
            and not any(c.dep_ in ("aux", "auxpass") for c in token.children)
        ):
            break  # "a plan launched in 2018": what is done to the noun is done, whatever the sentence says
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            break
        if token.dep_ == "advcl" and token.lower_ in words("saying_so"):
            break  # "rejected the claim, saying talks would resume in May": that they will is no part of what is denied
        own = any(c.dep_ == "dobj" for c in token.head.children)  # "it was searched; both deny wrongdoing"
        if token.dep_ == "ccomp" and token.i < token.head.i and (own or not _says_how_sure(token.head)):
            break  # "none was built since 1988, and the last will close": the second says nothing of the first
        link = token.dep_
        token = token.head
        if link != "conj":
            found.append(token)
    return found


def _says_how_sure(verb: Token) -> bool:
    """Whether a verb says how sure the clause before it is: "it will close, she said"."""
    kinds = (
        "saying",
        "finding",
        "announce",
        "deny",
        "plan",
        "claiming",
        "forecasting",
        "fearing",
        "opinion",
        "hearsay",
    )
    return any(verb.lower_ in words(kind) for kind in kinds)


def _conditional(verb: Token, frames: list[Token]) -> bool:
    """Whether the clause has a condition, or is one."""
    clauses = [
        verb,
        *frames,
        *(c for token in (verb, *frames) for c in token.children if c.dep_ == "advcl" and not _asks_whether(c)),
    ]
    marks = [{c.lower_ for c in token.children if c.dep_ == "mark"} for token in clauses if token.dep_ == "advcl"]
    return any(mark & words("condition") and "as" not in mark and "even" not in mark for mark in marks)


def _asks_whether(verb: Token) -> bool:
    """ "Debated whether to build it": what was asked, and no condition."""
    opens = {c.lower_ for c in verb.children if c.i < verb.i and c.dep_ in ("mark", "aux")}
    return {"whether", "to"} <= opens


def _proviso(verb: Token) -> bool:
    """Whether "provided" governs the clause, or one that hangs on it: "will open, provided the council pays"."""
    second = _planned_beside(verb)
    return is_proviso(verb) or any(
        c.lower_ in words("proviso")
        and c.dep_ in _HANGING
        and c.i > verb.i
        and not behind_relative(verb, c)
        and (second is None or c.i < second)  # "has found oil, and could sell it in May, provided that": that it could
        for c in verb.children
    )


def _planned_beside(verb: Token) -> int | None:
    """Where the verb is that tells what would come, beside one that tells what was: a condition behind it is its."""
    if any(t.tag_ == "MD" for t in verb.children):
        return None
    return next((c.i for c in verb.children if c.dep_ == "conj" and any(t.tag_ == "MD" for t in c.children)), None)


def is_alternative(verb: Token) -> bool:
    """ "Either nobody died that winter, or somebody tore out the pages": neither of the two is told as true."""
    return any(c.dep_ == "preconj" and c.lower_ == "either" for c in verb.children)


def behind_condition(verb: Token) -> bool:
    """Whether a clause stands behind a condition that the parse took for the main clause, and would be told without
    it: "if this lasts until May I'll be laying people off"."""
    above = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ in words("condition") for c in above.children)
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.dep_ in ("advcl", "ccomp") and marked and own and above.dep_ == "ROOT" and above.i < verb.i


def behind_relative(verb: Token, child: Token) -> bool:
    """Whether a clause with "which" stands between a verb and what was hung on it behind a comma, which is rather that
    clause's own: "adopted a plan which foresees a rise, depending on prices"."""
    between = verb.doc[verb.i + 1 : child.left_edge.i]
    apart = len(between) > 0 and between[-1].text == ","
    return apart and any(t.tag_ in ("WDT", "WP", "WP$") for t in between)


_OF_SEVERAL = frozenset({"first", "last", "only"})
_NEAR_FIRST = 4  # tokens


def _has_lasted(verb: Token) -> bool:
    """ "Have been trying"."""
    helpers = [t.lower_ for t in verb.children if t.dep_ == "aux" and t.i < verb.i]
    return verb.tag_ == "VBG" and helpers[-1:] == ["been"] and verb.lower_ in words("striving")


def only_seemed(verb: Token) -> bool:
    """Whether what would come only seemed to: "a tie that seemed certain to go to a replay on Wednesday"."""
    seems = [verb, *_above(verb)][:3]
    return any(t.lower_ in words("seeming") and t.tag_ == "VBD" for t in seems)


def is_proviso(verb: Token) -> bool:
    """Whether the clause is the condition itself: "provided the council pays in May", "as long as it pays in May"."""
    if any(c.lower_ == "as" and c.i > 1 and neighbor.before(c).lower_ == "long" for c in verb.children if c.i < verb.i):
        return True
    subject = _subject(verb)
    first = subject.left_edge.i if subject is not None else 0
    before = [t.lower_ for t in verb.doc[max(first - 2, 0) : first]]
    if before[-1:] in (["provided"], ["providing"]) or before in (["provided", "that"], ["providing", "that"]):
        return True  # "would meet forty per cent., provided plans were lodged by June", however it was parsed
    return verb.dep_ in ("ccomp", "pcomp") and verb.head.lower_ in words("proviso") and verb.head.dep_ in _HANGING


_HANGING = frozenset({"prep", "advcl", "mark"})


def fell_through(verb: Token) -> bool:
    """Whether what was planned did not come: the rest of its sentence, or the next one, says so ("was to open in May,
    but is now expected in June")."""
    was = any(t.lower_ in ("was", "were") for t in (verb, verb.head, *verb.children, *verb.head.children))
    turn = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.lower_ == "but" and t.tag_ == "CC"), None)
    if was and turn is not None and any(t.lower_ == "now" for t in verb.doc[turn : verb.sent.end]):
        return True
    doc, end = verb.doc, verb.sent.end
    behind = doc[verb.i : doc[end].sent.end] if end < len(doc) else doc[verb.i : end]
    return any(t.lower_ in words("failed") for t in behind if t.i != verb.i)


def is_undone(verb: Token) -> bool:
    """Whether the rest of its sentence takes back what was agreed or planned: "agreed to close the school in June, but
    reversed itself"."""
    above = verb.head.head
    off = above.lower_ == "called" and any(c.lower_ == "off" for c in above.children)
    if verb.dep_ == "acl" and (off or above.lower_ in words("undone") | words("halted")):
        return True  # "a rally planned for Saturday has been called off"
    sentence = verb.sent
    behind = sentence.doc[verb.i + 1 : sentence.end]
    turn = next((t.i for t in behind if t.lower_ == "but"), None)
    return turn is not None and any(t.lower_ in words("undone") for t in sentence.doc[turn : sentence.end])


def is_dropped(verb: Token) -> bool:
    """Whether a plan is told of as one that changed: "originally planned for May"."""
    return any(t.lower_ in words("once") for t in (*verb.children, *verb.head.children))


def was_meant(verb: Token) -> bool:
    """ "Had hoped to reopen in May", "had been due to sail", "the hall that was due to close": it did not."""
    aim = verb if verb.lower_ in words("plan") else verb.head if verb.dep_ in ("xcomp", "advcl") else verb
    aim = aim.head if aim.dep_ == "acomp" else aim
    near = [aim, *aim.children]
    if aim.lower_ == "going" and aim.dep_ == "relcl" and any(t.lower_ in ("was", "were") for t in near):
        return True  # "a house that was going to be gone by Easter"
    if not any(t.lower_ in words("plan") for t in near):
        return False
    if is_dropped(verb):
        return True
    had = any(t.lower_ == "had" and t.dep_ in ("aux", "auxpass") for t in near)
    was = any(t.lower_ in ("was", "were") for t in near)
    supposed = any(t.lower_ in words("meant") for t in near)
    return had or (was and (supposed or (aim.dep_ == "relcl" and aim.tag_ in ("VBD", "VBN"))))


def looks_back(verb: Token) -> bool:
    """Whether a plan is told from after it was made: "was to open", "were ordered to shut", "had booked"."""
    near = [verb, *verb.children, verb.head, *verb.head.children]
    return any(t.lower_ in ("was", "were", "had") for t in near)


def was_promised(verb: Token) -> bool:
    """ "Had been told in April that it would reopen by Whitsun": which was then still to come, and may be over."""
    told = words("saying") | words("announce") | {"assured"}
    return any(t.lower_ in told and any(c.lower_ == "had" for c in t.children) for t in _above(verb))


def is_unreal(verb: Token) -> bool:
    """Whether an inverted "had" makes a condition of what a verb tells: "it would have ended had not the town run out
    of money in 1976"."""
    subject = _subject(verb)
    helped = (c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had")
    if subject is not None and verb.tag_ == "VBN" and any(c.i < subject.i for c in helped):
        return True  # "had the leaders listened in September, it might have gone otherwise"
    if subject is not None and verb.dep_ == "ccomp" and verb.head.lower_ == "had" and verb.head.i < subject.i < verb.i:
        return True  # the same, its "had" read as a verb of its own
    sentence = [t.lower_ for t in verb.sent]
    opens = next((word for word in sentence if word.isalpha()), "")
    main = verb.dep_ in ("ROOT", "ccomp", "conj", "advcl") and not any(c.tag_ == "WRB" for c in verb.children)
    if main and opens == "had" and not _UNREAL.isdisjoint(sentence) and sentence[-1] != "?":
        return True  # "had the work been put in hand at once, it would be done"
    before = sentence[: verb.i - verb.sent.start]
    inverted = any(one == "had" and other in ("not", "it", "they", "he", "she") for one, other in pairwise(before))
    return inverted and "would" in sentence


_UNREAL = frozenset({"would", "could", "might"})


def is_advised(verb: Token) -> bool:
    """ "Had been advised to wait until autumn": whether he did, it does not say."""
    aimed = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return aimed and verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.head.lower_ in words("advising")


def is_measure(verb: Token) -> bool:
    """Whether a clause only says how much: "drove as much of the county as his car would allow on Wednesday"."""
    marked = verb.dep_ in ("advcl", "ccomp", "relcl") and any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    before = verb.doc[max(verb.sent.start, verb.i - _MEASURED) : verb.i]
    return marked and any(
        one.lower_ == "as" and neighbor.behind(one).lower_ in ("much", "many", "far", "long") for one in before
    )


_MEASURED = 14  # tokens


def in_condition(verb: Token) -> bool:
    """Whether a clause is the second half of a condition: "if he is elected and the dam is not filled by June", or what
    somebody was asked: "asked whether he had told them in October"."""
    if verb.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
        return True
    token = verb
    while token.dep_ == "conj" and token.head.tag_[:2] in ("VB", "MD"):
        token = token.head
        if _opens_with_condition(token):
            return True  # "if they do not, we have a village, and I will apologize in the spring"
    return token != verb and any(c.dep_ == "mark" and c.lower_ in words("condition") for c in token.children)


def _opens_with_condition(verb: Token) -> bool:
    """Whether a condition stands in front of all that its sentence tells."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and c.left_edge.i <= verb.sent.start + 1)
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for one in clauses for c in one.children)


def is_over(verb: Token, date: Span) -> bool:
    """Whether the sentence of a clause with "since" goes on to say that this came to an end: "the pool, closed since
    May, reopened", "had been closed since May and reopened". What "has been so since" is so still."""
    if any(c.lower_ in ("has", "have") for c in verb.children if c.dep_ == "aux"):
        return False
    return any(t.lower_ in words("ended") and t.tag_[:2] == "VB" for t in verb.doc[date.end : date.sent.end])


def _aimed(verb: Token, frames: list[Token]) -> bool:
    """planned to open; is due to open; a plan to open; the planned march"""
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if verb.tag_ in ("VB", "VBN") and infinitive and not _hearsay(verb, frames):
        near = (verb.head, *(c for c in verb.head.children if c.dep_ == "amod"))
        if verb.dep_ in ("relcl", "acl") and any(t.lower_ in words("doing") for t in near):
            return False  # the first to sign, the first countries to sign
        if frames and frames[0].lower_ in words("struggling") and frames[0].head.tag_ == "VBD":
            return False  # "left them struggling to avoid defeat": so they were
        if verb.tag_ == "VBN" and verb.lower_ in words("sensed") and frames and frames[0].lower_ in ("was", "were"):
            return False  # "were to be seen on the beach": so they were
        to = next(c.i for c in verb.children if c.lower_ == "to" and c.dep_ == "aux")
        if any(t.lower_ in _OF_SEVERAL for t in verb.doc[max(to - _NEAR_FIRST, verb.sent.start) : to]):
            return False  # "was among the first in Finland to give every pupil one"
        if frames and _has_lasted(frames[0]):
            return False  # "have been trying to take it over since 1985": so they have
        if is_let(verb.head):
            return False  # "were unable to sit their exams": nor did they
        return not frames or not _was_done(frames[0]) or frames[0].lower_ in words("aiming")
    if verb.lower_ in words("forecasting") and any(c.dep_ == "dobj" for c in verb.children):
        return True  # forecasts growth of 2 percent
    if verb.lower_ in words("plan") and verb.tag_ == "VBN" and any(c.lower_ in ("is", "are") for c in verb.children):
        return verb.lower_ not in words("settled")  # the visit is expected in May
    if _is_deed(verb):
        return False
    if verb.lower_ != "fell" and any(c.dep_ == "acomp" and c.lower_ in words("due") for c in verb.children):
        return True  # "was due in Basel on Thursday"
    if verb.lower_ == "going" and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children):
        return False  # "salt was going to Newfoundland"
    if verb.lower_ in words("plan") and any(
        c.dep_ == "xcomp" or (c.dep_ == "advcl" and c.tag_ == "VB") or c.lower_ in ("for", "to") for c in verb.children
    ):
        return verb.lower_ not in words("settled")
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    done = verb.dep_ == "advcl" and past  # "will stay, though a court refused to hear them": it refused
    ahead = (f for f in frames if f.lower_ not in words("remembering"))  # "it will be remembered that it was lost"
    if not done and any(t.lower_ in words("will") for f in ahead for t in f.children if t.dep_ == "aux"):
        return True
    subject = _subject(verb)
    said = [] if subject is None else [c for c in subject.children if c.dep_ == "amod" and c.lower_ in words("plan")]
    planned = any(c.left_edge == c for c in said)  # not "a leather-bound diary"
    return planned and verb.tag_ not in ("VBD",)


def is_norm(verb: Token, over: bool) -> bool:
    """Whether a verb tells only how things should be, or should "still" be; `over` says that its date is."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    still = any(c.lower_ == "still" for c in verb.children)
    if verb.dep_ == "ccomp" and verb.head.lower_ in words("proposing") and is_wish(verb):
        return True  # "demanded that licensing become compulsory from 1 January"
    if not helpers & {"should", "ought"}:
        return False
    wanted = verb.dep_ == "ccomp" and verb.head.lower_ in words("proposing")  # "proposed that it should be done by May"
    return wanted or (verb.dep_ == "ROOT" and (over or still))


def is_wish(verb: Token) -> bool:
    """Whether a verb has the bare form, with a subject, that tells of what is asked for."""
    bare = verb.tag_ in ("VB", "VBP") and not any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children)
    subject = _subject(verb)
    return bare and subject is not None and subject.tag_ in ("NN", "NNP")


def is_mooted(verb: Token) -> bool:
    """Whether what a verb tells is only a thought of what could be done: "proposed adopting it on Sunday"."""
    above = verb.head
    return verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp", "pcomp") and above.lower_ in words("mooting")


def _is_deed(verb: Token) -> bool:
    """ "Delayed the plan for a third time": that was done, whatever comes of the plan."""
    if verb.tag_ != "VBD" or verb.lower_ not in words("putting_off"):
        return False
    return any(c.dep_ == "dobj" for c in verb.children)


def is_hearsay(verb: Token) -> bool:
    """ "Is said to have left": what is told, and not known, is neither a fact nor does it depend on anything."""
    return _hearsay(verb, list(_above(verb))) or _is_alleged(verb)


def _is_alleged(verb: Token) -> bool:
    """Whether somebody is only alleged to have said so: "is alleged to have said there was no hurry"."""
    said = verb.head
    return verb.dep_ == "ccomp" and said.dep_ == "xcomp" and said.head.lower_ in words("hearsay")


def _hearsay(verb: Token, frames: list[Token]) -> bool:
    """He is said to have left: told, not known."""
    perfect = any(child.lower_ == "have" for child in verb.children if child.dep_ == "aux")
    return perfect and bool(frames) and frames[0].lower_ in words("hearsay")


def _was_done(frame: Token) -> bool:
    """Whether what the infinitive says was done with the verb above it: had to rely, has begun to fall."""
    perfect = frame.tag_ == "VBN" and any(child.lower_ in _PERFECT for child in frame.children if child.dep_ == "aux")
    return frame.tag_ == "VBD" or perfect or is_let(frame) or frame.lower_ in words("doing")


def is_let(above: Token) -> bool:
    """Whether it was settled if somebody does what an infinitive under `above` says: "were allowed to return", and so
    did; "was unable to train", and so did not."""
    if above.lower_ in ("able", "unable"):
        return above.head.lower_ in ("was", "were")
    return above.lower_ in words("let") and any(c.lower_ in ("was", "were") for c in above.children)


_PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})
_DENIED = re.compile(r"\b(?:denied|denies|deny)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\b(?:if|unless|may|might|could|would)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:announced|announces|vowed|pledged|promised)\b.*\b(?:will|would|to)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|shall|plans?|planned|scheduled|expected|due|intends?|aims?|(?:hopes?|going|is|are|was|were) to)\b",
    re.IGNORECASE,
)


def of_words(sentence: str, ahead: bool) -> EventStatus:
    """The same without a parse, from the words of the whole sentence: careful rather than right."""
    if _DENIED.search(sentence):
        return "denied"
    if _ANNOUNCED.search(sentence):
        return "announced"
    if _CONDITIONAL.search(sentence):
        return "conditional"
    return "planned" if ahead or _PLANNED.search(sentence) else "fact"
