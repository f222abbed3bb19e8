"""The tense of the verb that governs an expression: by the parse where there is one, else by the words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import Any, Literal

from briefs import modality
from briefs.model import Span
from briefs.timex import lexicon

Tense = Literal["past", "told", "future", "will", ""]
"""What the verb says of its date; "told" is a past that leaves no doubt, as the date is the verb's own, and "will" such
a future."""

_HIGHEST_CLIMB = 14
_CLAUSES_IN_CONDITION = 2
_OWN = 2  # steps up from a date to a verb whose own it is: "will open in May"
_SENTENCE_ENDS = (". ", "\n", "? ", "! ", "; ")

# Just before a date, a word that looks forward or back, whatever the verb.
_LEAD = re.compile(
    r"""(?: \b(?P<term> until | till | through | by )
          | \b(?P<early> as\s(?:early|soon)\sas )
          | \b(?P<future> ahead\sof | effective | payable | starting | beginning | scheduled\sfor | set\sfor | due
                  | no\slater\sthan | between\snow\sand | pending )
          | \b(?P<past> since | dated | ended | as\sof )
        ) \s (?: the \s )? (?: on \s | in \s | of \s | early \s | late \s | about \s | around \s )? $""",
    re.VERBOSE | re.IGNORECASE,
)


class Tenses:
    """Looks tenses up in the parse of one article, `parsed` being its parts in order (see `language.parse`)."""

    def __init__(self, body: str, parsed: Sequence[Any]) -> None:
        self._body = body
        self._parsed = sorted(parsed, key=lambda p: p.start)
        self._starts = [p.start for p in self._parsed]

    def at(self, start: int, end: int) -> Tense:
        """The tense that governs the characters `start` to `end` of the body; "" where nothing tells."""
        lead = _LEAD.search(self._body[max(0, start - 40) : start])
        if lead and lead["past"]:
            return "past"
        token = self._token(start, end)
        if self._body[end : end + 2] in ("'s", "’s") and not (lead and lead["future"]):
            return "future" if token is not None and (_will_be(token.head) or _is_demanded(token)) else "past"
        over = token is not None and lead is not None and lead["early"] and _governing(token) == "past"
        if lead and not over and not (lead["term"] and token is not None and _is_over(token)):
            return "will" if token is not None and _is_aim(token) else "future"
        if token is None:
            return _by_words(self._body, start, end)
        if _is_moved(token) or _is_condition(token):
            return "future"
        if _was_planned(token):
            return ""
        if _is_promised_from(token):
            return "future"
        if _is_aim(token):
            return "will"
        return "told" if _tells(token) else _governing(token)

    def moved(self, start: int, end: int) -> bool:
        """Whether something was put off to the expression: "was moved to October", which counts from the day before."""
        token = self._token(start, end)
        return token is not None and token.dep_ == "pobj" and token.head.lower_ == "to" and _is_moved(token)

    def _end(self, place: int) -> int:
        """Where a part ends, in the body. `len(doc.text)` would put the whole text together for it."""
        part = self._parsed[place]
        return int(part.start + part.doc[-1].idx + len(part.doc[-1])) if len(part.doc) else int(part.start)

    def _token(self, start: int, end: int) -> Any:
        place = bisect_right(self._starts, start) - 1
        if place < 0:
            return None
        part = self._parsed[place]
        if start >= self._end(place):
            return None
        span = part.tokens(Span(start, end))
        return span.root if span is not None else None


def _is_aim(token: Any) -> bool:
    """Whether a month is that of what somebody now plans to do: "plans to open a bakery by December"."""
    if lexicon.load().words.get(token.text, ("", 0))[0] != "month":
        return False  # "expects to report a loss for the third quarter", which is over
    verb = token.head.head if token.dep_ == "pobj" else token.head
    now = verb.dep_ == "xcomp" and verb.head.tag_ in ("VBZ", "VBP")
    return now and "to" in _own_helpers(verb) and verb.head.lower_ in lexicon.load().friends["aims"]


def _is_moved(token: Any) -> bool:
    """Whether something was set for a day: adjourned to 3 February, moved to Saturday, a strike for Monday. Figures for
    a month or a quarter are of what was."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "for"):
        return False
    if token.head.lower_ == "to":
        return token.head.head.lower_ in lexicon.load().friends["moves"]
    named = (token, *(child for child in token.children if child.dep_ == "compound"))  # "for Sunday evening"
    weekday = any(lexicon.load().words.get(one.text, ("", 0))[0] == "weekday" for one in named)
    return weekday or any(child.tag_ == "CD" for child in token.children)


def _is_condition(token: Any) -> bool:
    """Whether the expression stands in a condition of what is to come: "would strike if it was not signed by May"."""
    verb = next((t for t in token.ancestors if t.tag_[:2] == "VB"), None)
    for _ in range(_CLAUSES_IN_CONDITION):
        if verb is None or verb.dep_ != "advcl":
            return False
        marked = any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)
        helpers = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
        if marked:
            return bool(helpers & lexicon.load().friends["modals"]) and "have" not in helpers
        verb = verb.head  # "if any were still at home when the term ended on 6 November"
    return False


def _was_planned(token: Any) -> bool:
    """Whether a month is that for which something had been planned, and may be still to come: "had planned to retire
    in August"."""
    if token.dep_ != "pobj" or lexicon.load().words.get(token.text, ("", 0))[0] != "month":
        return False
    verb = token.head.head
    friends = lexicon.load().friends
    if token.head.lower_ == "for" and verb.lower_ in friends["aims"] | friends["bookings"]:
        return {"had", "been"} <= _own_helpers(verb).keys()  # had been penciled in for September
    had = verb.head.tag_ == "VBN" and any(child.lower_ == "had" for child in verb.head.children)
    return verb.dep_ == "xcomp" and had and verb.head.lower_ in friends["aims"]


def _will_be(noun: Any) -> bool:
    """Whether a noun is the subject of what is to come: (Friday's) vote will be close."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    modals = lexicon.load().friends["modals"]
    return any(child.dep_ == "aux" and child.lower_ in modals for child in noun.head.children)


def _is_promised_from(token: Any) -> bool:
    """Whether a day is that from which something will be as was promised: "promised two tankers from 1 October"."""
    promises = lexicon.load().friends["promises"]
    if token.dep_ != "pobj" or token.head.lower_ != "from":
        return False
    return any(above.lower_ in promises and above.tag_ == "VBD" for above in islice(token.ancestors, _HIGHEST_CLIMB))


def _is_demanded(token: Any) -> bool:
    """Whether what is somebody's to do there is to come: "would demand an answer at Wednesday's sitting"."""
    if token.dep_ != "poss" or token.head.dep_ != "pobj":
        return False
    verb = token.head.head.head
    return verb.tag_ == "VB" and not lexicon.load().friends["modals"].isdisjoint(_helpers(verb))


def _tells(token: Any) -> bool:
    """Whether the expression says when the deed of a verb in the past was done: "sank on 30 December", but neither
    "declared a dividend payable 7 December" nor "planned to sail on 30 December"."""
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        verb = token.head.head
    elif token.dep_ == "npadvmod":
        verb = token.head
    else:
        return False
    helpers = _own_helpers(verb)
    friends = lexicon.load().friends
    done = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers.values())
    before = token.i < verb.i and done  # "on Monday postponed a vote": they did so then
    if _is_had_done(verb) or _is_waited_for(verb) or _is_open(verb, token.i):
        return False
    if (
        ((verb.lower_ in friends["aims"] or _is_booked(verb)) and not before)
        or helpers.keys() & friends["modals"]
        or "to" in helpers
    ):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers.values())


def _is_had_done(participle: Any) -> bool:
    """ "Would seek to have it dealt with before Christmas"; the same where the parse joins it to "seek"."""
    causes = participle.dep_ == "ccomp" and participle.head.lower_ in ("have", "get")
    alone = not any(child.dep_ in ("nsubj", "nsubjpass", "cc") for child in participle.children)
    alone = alone and not any(t.dep_ == "cc" for t in participle.doc[participle.head.i + 1 : participle.i])
    return causes or (participle.dep_ == "conj" and participle.head.tag_ == "VB" and alone)


def _is_booked(verb: Any) -> bool:
    """ "Were booked on a flight on Thursday": it is still to leave."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive and verb.lower_ in lexicon.load().friends["bookings"]


def _is_over(token: Any) -> bool:
    """Whether the term that "until June" sets lies behind: "was shut until June", "had left by June"; but not
    "adjourned until June", which sets it, "has until June" or "is closed until June"."""
    over, steps = False, 0
    terms = lexicon.load().friends["terms"]
    while steps < _HIGHEST_CLIMB:
        if token.tag_[:2] in ("VB", "MD"):
            helpers = _own_helpers(token)
            if helpers.keys() >= {"to", "have"}:
                return True  # "was to have been ready by December"
            if token.lower_ in terms or helpers.keys() & (lexicon.load().friends["modals"] | {"to", "has", "have"}):
                return False
            if token.tag_ == "VBD" or "VBD" in helpers.values():
                over = True
                if token.dep_ not in ("conj", "xcomp", "ccomp"):
                    return True
            elif token.tag_ in ("VBZ", "VBP") or helpers:
                return over
        if token.head == token:
            break
        token, steps = token.head, steps + 1
    return over


def _governing(token: Any) -> Tense:
    """Climbs from the expression to its verb, and from a verb without tense to the one above."""
    steps, place = 0, token.i
    while token.tag_[:2] not in ("VB", "MD"):
        if token.head == token or steps == _HIGHEST_CLIMB:
            return ""
        token, steps = token.head, steps + 1
    aims, modals = lexicon.load().friends["aims"], lexicon.load().friends["modals"]
    helpers = _helpers(token)
    if helpers.keys() & modals:
        if "have" in helpers or ("could" in helpers and modality.is_denied(token)):
            return "past"
        sure = helpers.keys() & lexicon.load().friends["will"] or ("would" in helpers and _is_foretold(token))
        return "will" if steps <= _OWN and sure else "future"
    if "had" in helpers or ("to" in helpers and "have" in helpers):
        return "past"
    if token.lower_ in aims or _is_booked(token):
        return "future"
    if token.tag_ in ("VBN", "VBD") and not helpers and _is_had_done(token):
        return _governing(token.head)
    if "to" in helpers:
        if modality.is_let(token.head):
            return "past"  # "was unable to train between February and June"
        if token.lower_ in modality.words("sensed") and token.head.lower_ in ("was", "were"):
            return "past"  # "were to be seen on Sunday morning"
        if token.dep_ in ("acl", "relcl") and token.head.dep_ == "ROOT":
            return "future"  # New bridge to open in June
        past = token.head.tag_ == "VBD" or (token.head.tag_ == "VBG" and token.head.head.tag_ == "VBD")
        if token.dep_ == "xcomp" and past and token.head.lower_ in lexicon.load().friends["deeds"]:
            return "past"  # refused to sign it in June, left them struggling to sign it
        if token.dep_ == "xcomp" and _is_told_in_passing(token.head):
            return "told"  # weeks before they were ordered to shut on 20 March
        promised = token.head.lower_ in lexicon.load().friends["promises"]
        if token.dep_ == "xcomp" and not promised and any(child.lower_ == "had" for child in token.head.children):
            return "past"  # it had been due to end on Friday
        return "future" if token.dep_ in ("xcomp", "ROOT", "ccomp", "conj") else _governing(token.head)
    if _is_waited_for(token):
        return "future"
    if token.dep_ in ("ccomp", "conj") and _is_open(token, place):
        return "future"  # "said that rain was possible at the weekend"
    if token.tag_ in ("VBD", "VBN") or "VBD" in helpers.values():
        return "past"
    if token.tag_ == "VBG" and helpers.keys() & {"is", "are", "'s", "’s", "'re", "’re", "am", "be"}:
        return "future"
    if token.tag_ == "VBG" and token.head.lower_ in lexicon.load().friends["proposals"]:
        return "future"  # has proposed closing it on Sunday
    if token.tag_ in ("VB", "VBG") and token.head != token:
        return _governing(token.head)
    there = any(child.dep_ == "expl" for child in token.children)  # there is a meeting on Friday
    return "future" if token.tag_ in ("VBZ", "VBP") and (steps <= 2 or there) else ""


def _is_open(verb: Any, place: int) -> bool:
    """Whether something was only possible, or likely, at the date whose word is at `place`."""
    return any(c.dep_ == "acomp" and c.lower_ in _OPEN and c.i < place for c in verb.children)


_OPEN = frozenset({"possible", "likely", "unlikely", "probable", "imminent"})


def _is_waited_for(verb: Any) -> bool:
    """Whether something would go on until a deed was done: "a van would come until the machine was installed"."""
    until = any(c.dep_ == "mark" and c.lower_ in ("until", "till", "once") for c in verb.children)
    return verb.dep_ == "advcl" and until and "would" in _own_helpers(verb.head)


def _is_foretold(verb: Any) -> bool:
    """Whether somebody has now foretold a deed: "predicted it would return to profit in the fourth quarter"."""
    told = verb.dep_ == "ccomp" and verb.head.lower_ in lexicon.load().friends["forecasts"]
    return told and not any(child.lower_ == "had" for child in verb.head.children)


def _own_helpers(verb: Any) -> dict[str, str]:
    """The helping verbs of a verb and their tags."""
    return {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def _helpers(verb: Any) -> dict[str, str]:
    """The helping verbs of a verb; those of the verb before it, where an "and" lets it share them:
    "would be frozen, and possibly cut, from July"."""
    helpers = _own_helpers(verb)
    first = verb.head.head if verb.head.dep_ == "acomp" else verb.head  # "frozen", read as an adjective
    shares = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VB", "VBG") and verb.head.tag_ in (verb.tag_, "JJ")
    if helpers or not shares or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return helpers
    return _own_helpers(first)


def _is_told_in_passing(verb: Any) -> bool:
    """Whether a past verb only says before or after what something else happened."""
    ties = [c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i]
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ == "auxpass" for c in verb.children)
    return past and verb.dep_ == "advcl" and any(tie in ("before", "after", "when", "until", "once") for tie in ties)


_FUTURE = re.compile(
    r"""\b(?: will | shall | won't | (?: is | are | was | were ) \s to | plan(?:s|ned)? | expect(?:s|ed)? | scheduled
          | due | slated | to \s be | going \s to | would | hopes? \s to )\b""",
    re.IGNORECASE | re.VERBOSE,
)


_PAST = re.compile(
    r"""\b(?: \w{2,}ed | was | were | had | said | went | came | took | made | began | met | told | won | lost | fell
          | rose | held | kept | left | found | gave | spoke | wrote | rode | stood | brought | built | sent | spent
          | paid | grew | knew | drew | flew | broke | chose | sang | sank | ran | saw | got | did | led | fled
          | fought | died | hit )\b""",
    re.VERBOSE,
)


def _by_words(body: str, start: int, end: int) -> Tense:
    """Without a parse: a word of the future in the same sentence, else one of the past."""
    left = max(body.rfind(mark, max(start - 200, 0), start) for mark in _SENTENCE_ENDS)
    rights = [place for mark in _SENTENCE_ENDS if (place := body.find(mark, end, end + 120)) >= 0]
    sentence = body[max(left, start - 200, 0) : min(rights, default=end + 120)]
    if _FUTURE.search(sentence):
        return "future"
    if not _PAST.search(sentence):
        return ""
    return "told" if _WHEN.search(body[max(start - 20, 0) : start]) else "past"


_WHEN = re.compile(r"\b(?:[Oo]n|[Ii]n|[Aa]t) (?:the )?$")
