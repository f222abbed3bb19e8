"""From a date to the verb that it dates, or to none.

A parser hangs many a date on the nearest verb. What the parse does not clearly support is not told: a date that
modifies a thing ("the 1991 agreement"), that is only compared with or spoken of, says nothing of when the verb
happened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefs import neighbor, syntax
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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


def verb(span: Span, ahead: bool) -> Token | None:
    """The verb that the date `span` dates, or None. `ahead` says that the date lies after the text's own."""
    if (
        _of_record(span)
        or _compared(span)
        or _up_to_now(span)
        or _is_worst_since(span)
        or _goes_back(span)
        or _made_then(span)
        or _only_sets_off(span)
        or _is_misplaced(span)
        or _declared(span)
        or _of_other_event(span)
        or _is_subject_behind_tie(span)
        or _spoken_of(span)
        or _of_paper(span)
        or _is_one_of_counted(span)
        or _is_other_price(span)
        or _is_of_next_thing(span)
        or _is_of_thing_due(span)
        or _is_left_out(span)
        or _is_of_second_clause(span)
        or _is_likened(span)
        or _is_of_lost_verb(span)
        or _is_of_choice(span)
        or _is_as_of(span)
        or _is_of_news(span)
        or _is_what_was_said(span)
        or _is_of_subject(span)
        or _is_put_off_to(span)
        or _is_of_relative_before(span)
    ):
        return None
    attached = _attached(span)
    found = attached if attached is not None and _directly(span, attached) else when(span) or attached
    if attached is not None and (_only_described(attached) or (attached.lower_ == "dated" and attached.dep_ == "acl")):
        return None
    found = _said_then(_outside(found, span) if found == attached else found, span)
    if (
        found is None
        or _misread(found)
        or _of_relative_clause(found, span)
        or _of_clause_behind_who(found, span)
        or found.lower_ in words("sequel")
    ):
        return None
    if not ahead:
        found = _deed(found, span)
    return None if found is None or _bare_year(span, found) or _bracketed(span, found) else found


def _only_described(verb: Token) -> bool:
    """Whether a verb tells only as what something was shown or told of: "the pit shown as closing in 1998"."""
    tie = verb.head
    described = verb.tag_ == "VBG" and tie.lower_ == "as" and verb.dep_ in ("pcomp", "advcl", "prep", "acl")
    return described and tie.head.tag_ in ("VBN", "VBD", "VBZ", "VBP", "VB") and tie.head.lower_ in words("describing")


def _said_then(verb: Token | None, span: Span) -> Token | None:
    """The verb that says something, where the date stands right behind it: "said on Monday he would not run"."""
    if verb is None or verb.dep_ != "ccomp" or verb.head.tag_ != "VBD" or verb.head.lower_ not in words("saying"):
        return verb
    first = span.start
    while first and span.doc[first - 1].tag_ in ("IN", "RB") and span.doc[first - 1].lower_ != "that":
        first -= 1
    subject = syntax.subject(verb)
    told_behind = subject is not None and subject.left_edge.i >= span.end and span.doc[span.end].text != ","
    return verb.head if told_behind and first and span.doc[first - 1] == verb.head else verb


def _of_relative_clause(verb: Token, span: Span) -> bool:
    """Whether a date stands behind a relative clause that tells a deed, hung on a verb that tells a state: "had praise
    for those who delivered her son, Alfie, on 21 February"."""
    if verb.lower_ not in words("copula") | words("state") | {"had", "has", "have"}:
        return False
    deeds = (t for t in span.doc[verb.i + 1 : span.start] if t.dep_ == "relcl" and t.tag_ == "VBD")
    return any(verb.is_ancestor(t) and t.lower_ not in words("copula") for t in deeds)


def _of_clause_behind_who(verb: Token, span: Span) -> bool:
    """Whether a date ends a clause in the past behind "who" or "whose", and its verb is one that stands before it:
    "will be without Roe, whose finger was X-rayed on Friday night"."""
    behind = span.doc[verb.i + 1 : span.start]
    opens = next((t for t in reversed(behind) if t.tag_ in ("WP", "WP$")), None)
    present = any(t.lower_ in ("is", "are") for t in syntax.helpers(verb))
    if opens is None or (verb.tag_ not in ("VB", "VBZ", "VBP") and not present):
        return False
    clause = span.doc[opens.i : span.start]
    return any(t.tag_ == "VBD" for t in clause) and not any(t.text == "," for t in clause)


def of_next_deed(verb: Token, span: Span) -> bool:
    """Whether a date stands behind what a "then" says is done next: "have the bye, then host Hollin on 3 May"."""
    between = span.doc[verb.i + 1 : span.start]
    return any(
        t.lower_ == "then" and neighbor.behind(t).tag_[:2] in syntax.VERB and neighbor.before(t).text == ","
        for t in between
    )


def _directly(span: Span, verb: Token) -> bool:
    """Whether a date says when its verb happened, and no thing of it: "won it in 1993, when she was seven"."""
    top = span.root.head if span.root.dep_ == "pobj" else span.root
    if top.head != verb or verb.tag_ not in ("VBD", "VBN") or top.dep_ not in ("prep", "npadvmod", "advmod"):
        return False
    if verb.lower_ in words("copula") | words("coming") or any(c.lower_ in ("has", "have") for c in verb.children):
        return False  # "the worst came in 1987, when the ferry sank"
    first = min(t.i for t in (top, *span))
    return first == 0 or span.doc[first - 1].lower_ not in words("anew")


def strays(verb: Token, main: Token) -> bool:
    """Whether a date says nothing of when the `main` verb of a statement happened, because its own `verb` only tells of
    a thing in it: "had photos of the sites struck overnight", "the thought of moving in May was a comfort"."""
    path = []
    token = verb
    for _ in range(syntax.HIGHEST_CLIMB):
        if token in (main, token.head):
            break
        path.append(token.dep_)
        token = token.head
    inside = any(dep in syntax.SUBJECTS for dep in path)
    of_thing = verb.tag_ == "VBN" and any(dep in ("acl", "relcl") for dep in path)
    first = next((dep for dep in path if dep != "conj"), "")
    loose = verb.tag_ == "VBN" and not syntax.helpers(verb) and syntax.subject(verb) is None and verb.i > main.i
    if first == "advcl" and loose:
        return True  # "destroyed the church, consecrated in 1902"
    if first == "advcl" and verb.tag_ == "VBN" and any(t.lower_ == "having" for t in syntax.helpers(verb)):
        return True  # "rowed with a strapped wrist, having fallen on Wednesday"
    if path[:1] == ["conj"] and loose and verb.head.tag_ == "VB" and neighbor.before(verb).text == ",":
        return True  # "to restore the subsidy, withdrawn in 1996"
    aimed = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if aimed and "advcl" in path[1:]:
        return True  # "closed the pit, prompting others to close theirs in 1989"
    bare = path[:1] == ["advcl"] and verb.tag_ == "VBN" and syntax.subject(verb) is None
    lost = (
        path[:1] == ["advcl"]
        and verb.tag_ == "VBD"
        and not any(c.lower_ in words("condition") for c in verb.children if c.dep_ == "mark")
    )  # "voted to wait after the union, his ally, walked out in May": its subject was read as something else
    if lost and not any(c.tag_ == "WRB" for c in verb.children):
        return True
    return inside or of_thing or (bare and any(t.tag_ == "MD" for t in main.children))


def hangs_on_past(verb: Token, main: Token) -> bool:
    """Whether a verb only tells of something in a clause that is told as past, though its date is still to come: "has
    won a grant to drill, beginning in May", "decorated the hall for a party, planned for Friday"."""
    token, through = verb, False
    for _ in range(syntax.HIGHEST_CLIMB):
        if token in (main, token.head):
            return False
        if token.dep_ == "ccomp" and not through:
            return False  # "said that it would"
        apart = neighbor.before(token.left_edge).text == ","  # "awarded a sum, to be paid in May"
        through = (
            through
            or (apart and token.dep_ == "xcomp")
            or token.dep_ not in ("xcomp", "ccomp", "conj", "oprd", "acomp")
        )
        token = token.head
        if through and token.tag_[:2] == "VB" and (token == main or syntax.subject(token) is not None):
            plans = (words("plan") | words("announce") | words("saying")) - words("putting_off")
            return _is_over(token) and token.lower_ not in plans
    return False


def _is_over(verb: Token) -> bool:
    """Whether a verb stands in a past or a perfect."""
    return verb.tag_ == "VBD" or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "has", "have", "was", "were") for c in verb.children
    )


_SETS_OFF = re.compile(
    r"\b(?:(?:run|lead|build)-?\s?up to|(?:on the )?eve of|(?:up|down) (?:by )?\S*\d\S* (?:[\w%]+ )?on"
    r"|(?:double|twice|half|triple|treble|quadruple)(?: (?:the|that|those|its|their))? [^,;.]{1,30} (?:in|on|of))\s*$",
    re.IGNORECASE,
)
_FROM_A_FIGURE = re.compile(r"\bfrom [^,;.]{0,12}\d[^,;]{0,20} (?:in|on|at)\s*$")
_TO_A_FIGURE = re.compile(r"\s*,?\s*to [^,;.]{0,12}\d[^,;]{0,20} (?:in|on|at|by) ")


def _only_sets_off(span: Span) -> bool:
    """Whether a date is only what another is told by: "in the run-up to Easter", "up 2p on last week", "double the
    figure in 2000"; or the first of two between which a figure changed: "fell from 7 on 4 July to 4 on 11 July"."""
    doc = span.doc
    before = doc[max(span.sent.start, span.start - _FIGURE) : span.start].text
    if _SETS_OFF.search(before):
        return True
    behind = doc[span.end : min(span.end + _FIGURE, span.sent.end)].text
    return _FROM_A_FIGURE.search(before) is not None and _TO_A_FIGURE.match(behind) is not None


def _of_record(span: Span) -> bool:
    """ "To holders of record on 3 May", "payable 3 May", "bonds due 1 March 2011": a term of what is paid or sold."""
    first = span.start
    while first and span.doc[first - 1].lower_ in ("on", "as", "of", "at", "the", "close", "business"):
        first -= 1
    before = span.doc[first - 1].lower_ if first else ""
    return before in words("terms")


def _is_worst_since(span: Span) -> bool:
    """Whether something is called the worst since a date that has a name of its own: "since the Black Summer of
    2019"."""
    behind = span.doc[max(span.start - _NAMED_SINCE, span.sent.start) : span.start]
    since = next((t for t in reversed(behind) if t.lower_ == "since"), None)
    if since is None or span.start - since.i < _NAMED:
        return False
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text == "," for t in span.doc[since.i : span.start]):
        return False
    return any(t.tag_ in ("JJS", "RBS") for t in span.doc[span.sent.start : since.i])


_NAMED_SINCE = 4  # tokens
_NAMED = 3  # of these, "since" and the words that a name begins with


def _up_to_now(span: Span) -> bool:
    """Whether "since" says how long a thing has been without, or was the first: "their first title since 1985". Told of
    the verb, it needs one that lasts: "has run it since 1985"."""
    near = (span.start, span.start - 1)
    since = next((t for t in (*span, *span.root.ancestors) if t.lower_ == "since" and t.i in near), None)
    if since is not None and any(map(_outdoes, _nouns_before(since))):
        return True  # "her first album since 1989", "the first strike in the mill's history since 1979"
    if since is None or since.head.tag_[:2] not in syntax.VERB:
        return since is not None and since.head.tag_[:2] in ("NN", "JJ", "RB")
    if since.head.dep_ in ("relcl", "acl") and _outdoes(since.head.head):
        return True  # "the first time that has happened since 1964"
    if since.head.lower_ in words("copula") and any(
        c.dep_ in ("attr", "acomp") and _outdoes(c) for c in since.head.children
    ):
        return True  # "the strike was the longest since 2012"
    return since.head.tag_ == "VBD" and since.head.lower_ not in words("copula") and not syntax.helpers(since.head)


def _nouns_before(tie: Token) -> list[Token]:
    """The nouns before a word, back to a verb, a mark, or the limit."""
    found = []
    for token in reversed(tie.doc[max(tie.i - _FIGURE, tie.sent.start) : tie.i]):
        if token.is_punct or token.tag_[:2] in syntax.VERB:
            break
        if token.tag_[:2] == "NN":
            found.append(token)
    return found


def _outdoes(token: Token) -> bool:
    near = (token, *(c for c in token.children if c.dep_ in ("amod", "advmod", "nummod")))
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "only") for t in near)


def _goes_back(span: Span) -> bool:
    """ "Licences going back to 1932", "a feud dating from 1901", "the cores point to 1550": how old a thing is."""
    before = [t.lower_ for t in span.doc[max(span.start - 3, 0) : span.start]]
    return (
        before[-1:] == ["to"] and before[-2:-1] in (["back"], ["point"], ["points"], ["pointed"], ["pointing"])
    ) or (len(before) > 1 and before[-1] == "from" and before[-2] in ("dating", "dates", "dated"))


def _declared(span: Span) -> bool:
    """ "Declared Friday a day of rest": the day is what is spoken of."""
    if span.start == 0 or span.end >= len(span.doc):
        return False
    before = span.doc[span.start - 1].lower_
    return before in ("declared", "proclaimed", "designated", "named") and span.doc[span.end].lower_ in _AS_WHAT


_AS_WHAT = frozenset({"a", "as", "the", "to"})


def _is_misplaced(span: Span) -> bool:
    """Whether a date behind the words of one phrase was hung on a verb whose subject comes later: "under a deal signed
    in Ghent and left by Oslo a year later, Basel agreed"."""
    top = (
        span.root.head
        if span.root.dep_ in ("pobj", "npadvmod") and span.root.head.tag_[:2] not in syntax.VERB
        else span.root
    )
    verb, first = top.head, min(top.left_edge.i, span.start)
    own = syntax.subject(verb) if verb.tag_[:2] in syntax.VERB else None
    if own is None or own.left_edge.i < span.end or first <= verb.sent.start:
        return False
    before = span.doc[first - 1]
    return before.tag_[:2] in ("NN", "CD") and before.ent_type_ not in ("DATE", "TIME")


def _is_subject_behind_tie(span: Span) -> bool:
    """Whether the end of a stretch was read as what does something: "a spell that lasted until April reduced it"."""
    tie = span.doc[span.start - 1] if span.start else None
    return span.root.dep_ == "nsubj" and tie is not None and tie.dep_ == "mark" and tie.lower_ in ("until", "till")


def _spoken_of(span: Span) -> bool:
    """ "Not everyone is pleased about next summer": the time is what is felt or said, or thought of."""
    tie = next((t for t in span.doc[max(span.start - 1, 0) : span.start + 1] if t.lower_ in _ON_A_TOPIC), None)
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ == "of" and before.head.lower_ in words("speaking_of"):
        return True  # "officials now speak of 1992"
    return tie is not None and tie.dep_ == "prep" and (tie.head.tag_[:2] == "JJ" or tie.head.lower_ in words("saying"))


def _of_paper(span: Span) -> bool:
    """ "Denied a report in Friday's Herald", "wrote the date: July 11": the day is the paper's, or what is written."""
    if span.start and span.doc[span.start - 1].text == ":" and span[0].tag_ != "IN":
        return True
    paper = span.root.head
    if span.root.dep_ != "poss" or paper.tag_ not in ("NNP", "NNPS") or paper.dep_ != "pobj" or not paper.head.i:
        return False
    return neighbor.before(paper.head).tag_[:2] == "NN"


def _is_one_of_counted(span: Span) -> bool:
    """Whether a date is only the first of those of several things: "appeared in two volumes, in 1952 and in 1961"."""
    tie = span.root.head
    if span.root.dep_ != "pobj" or span.end >= len(span.doc) or span.doc[span.end].lower_ != "and":
        return False
    behind = span.doc[span.end : span.sent.end - 1]
    again = any(t.lower_ == tie.lower_ and neighbor.behind(t).ent_type_ == "DATE" for t in behind)
    counted = (t for t in span.doc[tie.head.i : span.start] if t.dep_ == "nummod" and t.head.tag_ == "NNS")
    anew = any(t.lower_ == "again" for t in span.doc[span.end : span.end + 2])  # "on Monday and again on Tuesday"
    return again and not anew and any(True for _ in counted)


def _is_other_price(span: Span) -> bool:
    """Whether a date is that of what a figure is set against: "61 lakhs against 48 lakhs in 1976", "33 cents, against
    36 a year ago"."""
    first = max(span.sent.start, span.start - _FIGURE)
    against = next((t for t in reversed(span.doc[first : span.start]) if t.lower_ in ("against", "versus")), None)
    if against is None:
        return False
    told = span.doc[against.i + 1 : span.start]
    return any(t.like_num for t in told) and not any(t.tag_[:2] in syntax.VERB or t.text in (",", ";") for t in told)


def _is_of_next_thing(span: Span) -> bool:
    """Whether a date stands behind a thing of a list of things with their dates: "screenings until the end of July, a
    matinee from next month, and a season in October"."""
    if span.start < 2 or span.doc[span.start - 1].lower_ not in ("from", "in", "on", "until"):
        return False
    noun = span.doc[span.start - 2]
    comma = next((t for t in reversed(span.doc[max(span.sent.start, noun.i - 4) : noun.i]) if t.text == ","), None)
    if noun.tag_ not in ("NN", "NNS") or comma is None or noun.left_edge.i <= comma.i:
        return False
    between = span.doc[comma.i + 1 : noun.i]
    listed = span.end + 1 < len(span.doc) and span.doc[span.end].text == "," and span.doc[span.end + 1].lower_ == "and"
    dated = span.doc[comma.i - 1].ent_type_ in ("DATE", "TIME")
    return listed and dated and not any(t.tag_[:2] in syntax.VERB for t in between)


_ON_A_TOPIC = frozenset({"about", "regarding", "concerning"})


def _of_other_event(span: Span) -> bool:
    """Whether a date is that of what a deed came before or after: "resigned before a vote on Monday", "was flying home
    after a wedding on Sunday", "was absent following a fall on Friday", "before the first of three hearings, on 20
    January"."""
    top = span.root.head if span.root.dep_ == "pobj" else span.root
    first = min(top.i, span.start)
    if first == 0 or top.dep_ not in ("prep", "npadvmod"):
        return False
    apart = span.doc[first - 1].text == ","
    noun = span.doc[first - 2] if apart and first > 1 else span.doc[first - 1]
    tie = next((t for t in noun.ancestors if t.dep_ == "prep" and t.lower_ in _BESIDE), None)
    if noun.tag_[:2] != "NN" or noun.ent_type_ in ("DATE", "TIME") or tie is None or tie.i > noun.i:
        return False
    if any(t.is_punct or t.tag_[:2] in syntax.VERB for t in span.doc[tie.i + 1 : noun.i]):
        return False
    told = (c for one in (noun, *(c for c in tie.children if c.dep_ == "pobj")) for c in one.children)
    if not any(c.dep_ in ("det", "poss") for c in told):
        return False  # "closed until further notice on Monday", "before dawn on Monday"
    if not apart and tie.lower_ in ("until", "till"):
        return False  # "led it until his death in 2016"
    if apart or tie.lower_ != "after":
        return True
    lasted = any(t.tag_ == "VBG" for t in tie.ancestors) and tie.head.tag_ == "VBG"
    return lasted and noun == top.head


_BESIDE = frozenset({"before", "after", "until", "till", "following"})


def _made_then(span: Span) -> bool:
    """Whether "from" says what a thing dates from: "relied on images from 2021". A stretch of time ("from 2010 to
    2012") and what one thing did from then on do not."""
    if span.start < 2 or span.doc[span.start - 1].lower_ != "from":
        return False
    noun = span.doc[span.start - 2]
    ends = span.end < len(span.doc) and span.doc[span.end].lower_ in ("to", "until", "till", "through", "on", "onwards")
    return not ends and (noun.dep_ == "pobj" or noun.dep_ == "dobj") and noun.tag_ == "NNS"


def when(span: Span) -> Token | None:
    """ "the 1990s, when talks failed": the verb of the clause behind "when"."""
    for token in span.doc[span.end : min(span.end + 6, span.sent.end)]:
        if token.lower_ == "when" and token.tag_ == "WRB":
            return token.head if token.head.tag_[:2] in syntax.VERB else None
        if not (token.is_punct or token.dep_ in ("cc", "conj", "det") or token.like_num or token.text[:1].isdigit()):
            return None
    return None


def _compared(span: Span) -> bool:
    """Whether the date is only what something is measured against: "up 5% from May", "more than in 1990", "the heaviest
    since the storm of 1988"."""
    if _came_from(span):
        return True
    token, quantity = span.root, False
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head == token or token.tag_[:2] in syntax.VERB:
            return False
        token = token.head
        if token.lower_ in words("comparing"):
            return True
        if token.lower_ == "since" and token.head.tag_ in ("JJS", "NN", "NNS") and span.root.head != token:
            return True
        if token.lower_ in words("measuring") and token.dep_ in ("prep", "pcomp", "aux"):
            ends = span.end < len(span.doc) and span.doc[span.end].lower_ in ("to", "until", "till", "through", "on")
            if quantity or (token.lower_ == "from" and not ends and _measures(token.head)):
                return True
        quantity = quantity or token.tag_ in ("CD", "$") or token.text == "%" or token.ent_type_ in _QUANTITIES
    return False


def _came_from(span: Span) -> bool:
    """Whether a date says when a figure was as it no longer is, or something no longer will be: "cut to 260 million,
    from 379 million in 2025", "the game had been moved from Friday"."""
    before = span.doc[max(span.sent.start, span.start - _FIGURE) : span.start]
    words_ = [t.lower_ for t in before]
    if words_[-1:] == ["from"] and before[-1].head.lower_ in words("rescheduling"):
        return True
    if words_[-1:] != ["in"] or "from" not in words_:
        return False
    place = len(words_) - 1 - words_[::-1].index("from")
    told = before[place + 1 : -1]
    if (place and before[place - 1].tag_ in ("RB", "RP", "JJ")) or before[place].tag_[:2] in syntax.VERB:
        return False  # "apart from three nights in March"
    return any(t.like_num for t in told) and not any(t.tag_[:2] in syntax.VERB or t.text == "," for t in told)


_FIGURE = 8  # words back to the "from" of a figure


_QUANTITIES = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})


def _measures(token: Token) -> bool:
    """Whether a word tells of more or less."""
    near = (token, token.head, *token.children)
    return any(t.lower_ in words("changing") for t in near)


def _misread(verb: Token) -> bool:
    """Whether a participle was read as what another verb tells: "to drop the tolls levied in 2006"."""
    if verb.i and neighbor.before(verb).text[-1:].isdigit() and not neighbor.before(verb).whitespace_:
        return True  # the millions of "DKr400m"
    return verb.dep_ == "ccomp" and verb.tag_ == "VBD" and syntax.subject(verb) is None and not syntax.helpers(verb)


def _outside(verb: Token | None, span: Span) -> Token | None:
    """The verb above, where the date stands before the word that opens the clause of `verb`: "On 3 May, after the vote
    was lost, they left" tells when they left."""
    for _ in range(syntax.HIGHEST_CLIMB):
        if verb is None or verb.dep_ not in ("advcl", "ccomp", "pcomp"):
            return verb
        opens = (c for c in verb.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB"))
        if not any(span.end - 1 <= c.i < verb.i for c in opens):  # "two years after" is a date with its conjunction
            return verb
        verb = syntax.verb_above(verb)
    return None


def _bracketed(span: Span, verb: Token) -> bool:
    """Whether the date stands in brackets, and its verb outside of them: it is the date of something else."""
    depth = 0
    first, last = sorted((span.start, verb.i))
    for token in span.doc[first:last]:
        depth += (token.text in syntax.BRACKETS[0]) - (token.text in syntax.BRACKETS[1])
    return depth > 0 if verb.i < span.start else depth < 0


def _deed(verb: Token, span: Span) -> Token | None:
    """What was done, where the verb is only what it was done for: "landed in May to take the town", "voted to leave on
    Friday". None where a thing's purpose stands before a date that is over: "a contract to build the mill in 1995"."""
    for _ in range(syntax.HIGHEST_CLIMB):
        aimed = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        head = verb.head
        if not aimed or head == verb:
            return verb
        if verb.dep_ == "acl" and head.tag_[:2] == "NN":
            above = syntax.verb_above(head)
            over = above is not None and above.tag_ in ("VBD", "VBN")
            return None if over and (head.dep_ == "dobj" or head.head.lower_ == "for") else verb
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


def is_of_event_before(span: Span, verb: Token) -> bool:
    """Whether a date says when that was after which something may come: "could close after a meeting on Tuesday"."""
    token = span.root
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head in (token, verb):
            break
        token = token.head
    return token.lower_ in ("after", "following") and token.dep_ == "prep" and token.i < span.start - 1


def is_of_what_came_before(span: Span, verb: Token) -> bool:
    """Whether a date is that of what something followed, or only long after: "the vote followed eleven hours of talks
    on Tuesday", "it was a sensitive matter until long after independence in 1964"."""
    object_ = next((c for c in verb.children if c.dep_ == "dobj"), None)
    followed = verb.lower_ in ("followed", "follows") and object_ is not None and object_.i < span.start
    token, above = span.root, []
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head in (token, verb):
            break
        token = token.head
        above.append(token.lower_)
    return followed or ("after" in above[1:] and not {"until", "till"}.isdisjoint((*above, token.lower_)))


_FOR_LATER = re.compile(
    r"\bfor (?:an? )?(?:further )?(?:sentence|sentencing|trial|hearing|retrial|mention|judgment|probation reports?)"
    r"(?: (?:on|until|till|in|at|to))? $"
)


def is_of_later_hearing(span: Span) -> bool:
    """Whether a date is that of what somebody was kept for: "remanded in custody for sentence on January 23"."""
    return _FOR_LATER.search(span.doc.text[: span.start_char]) is not None


def is_voted_term(span: Span) -> bool:
    """Whether a date is the end of what was only voted for: "voted to extend it through the end of July"."""
    tie = span.doc[span.start - 1] if span.start else None
    if tie is None or tie.lower_ not in ("through", "until", "till", "the"):
        return False
    verb = syntax.verb_above(span.root)
    return verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ in words("settled")


def is_start_or_end(span: Span) -> bool:
    """Whether a date says with what something begins or ends: "sets a date for each, beginning with one in 2021"."""
    token = span.root
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head == token:
            return False
        token = token.head
        if token.tag_[:2] in syntax.VERB:
            return token.tag_ == "VBG" and token.lower_ in ("beginning", "starting", "ending")
    return False


def _is_aside_of(subject: Token, span: Span, verb: Token) -> bool:
    """Whether a date stands between the commas that tell who a subject is."""
    comma = next((t for t in span.doc[subject.i + 1 : span.start] if t.text == ","), None)
    told = comma is not None and neighbor.behind(comma).tag_[:2] in ("NN", "JJ", "DT")
    return told and any(t.text == "," for t in span.doc[span.end : verb.i])


def _attached(span: Span) -> Token | None:
    """The verb that the date dates, or None where it only modifies a noun."""
    token, preposition, through = span.root, "", ""
    weekday = any(t.lower_ in words("days") for t in span)
    for _ in range(syntax.HIGHEST_CLIMB):
        head = token.head
        if token.dep_ == "appos" and head.dep_ in syntax.SUBJECTS and head.ent_type_ not in ("DATE", "TIME"):
            return None  # "the two drafts, the first of 3 May, were lost"
        if token.dep_ == "appos" and head.dep_ == "pobj" and _tells_what_it_was(token, head, span):
            return None  # "at Tema, a fishing village until 1952, two arms of stone are reaching out"
        if _is_one_of_several(token, span):
            return None
        if head == token:
            return _participle(token) if preposition in ("in", "on", "by") and span.end <= token.i else None
        if head.tag_[:2] in syntax.VERB and token.dep_ in syntax.SUBJECTS and not through:
            token = head  # "declared that June 12 stood": the day is spoken of
            continue
        if head.tag_[:2] in syntax.VERB:
            if through and token.dep_ in syntax.SUBJECTS and _is_aside_of(token, span, head):
                return None  # "Hofer, chief of the yard from 2011 until May, said"
            if not through and preposition == "for" and head.lower_ not in words("plan"):
                return None  # "declined to give guidance for 2023"
            if not through and _timeless(head) and head.tag_ == "VBN" and any(t.lower_ in words("back") for t in span):
                return None  # "has sent a team two years ago": something else was then
            return head if not through or (weekday and through == "after") or _dates(through, token, head) else None
        if head.tag_[:2] == "JJ" and head.dep_ in ("amod", "appos") and head.lower_ in words("plan"):
            return None  # "suspended a march due in August": the march is
        if head.lower_ == "worth":
            return None  # "trade, worth 4 billion in 2011, fell"
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
        if head.lower_ in ("because", "despite") and head.dep_ == "prep":
            return None  # "was high because of the announcement on 26 May"
        token = head
    return None


def _is_one_of_several(noun: Token, span: Span) -> bool:
    """Whether a date belongs to one thing of a list: "came from a loan, a grant in 2019 and the sale of the flat"."""
    if noun.tag_ not in ("NN", "NNS") or noun.ent_type_ in ("DATE", "TIME") or noun.dep_ not in ("conj", "appos"):
        return False
    others = (c for c in noun.children if c.dep_ == "conj" and c.i >= span.end and c.tag_[:2] == "NN")
    return any(c.ent_type_ not in ("DATE", "TIME") for c in others)


def _tells_what_it_was(noun: Token, place: Token, span: Span) -> bool:
    """Whether a date stands, with no comma before it, in what the commas behind a name say that it was."""
    if place.ent_type_ in ("DATE", "TIME") or neighbor.before(noun.left_edge).text != ",":
        return False
    return noun.i < span.start and not any(t.text == "," for t in span.doc[noun.i : span.start])


def _is_left_out(span: Span) -> bool:
    """ "Nightly, except Sunday": on that day not."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("except", "excepting", "excluding", "bar")


def _is_of_second_clause(span: Span) -> bool:
    """Whether a date stands behind "and" and before the subject of the clause that this begins, though it was hung on
    the clause before: "was carried on in brief summers, and twice, in 1876 and in 1879, the staging was swept away"."""
    verb = syntax.verb_above(span.root)
    if verb is None or verb.i > span.start:
        return False
    second = next((c for c in verb.children if c.dep_ == "conj" and c.tag_[:2] in syntax.VERB and c.i > span.end), None)
    subject = syntax.subject(second) if second is not None else None
    if subject is None or subject.left_edge.i < span.end:
        return False
    tie = next((c for c in verb.children if c.dep_ == "cc" and verb.i < c.i < span.start), None)
    return tie is not None and neighbor.before(tie).text == ","


_LIKENED = re.compile(r", as (?:[\w.’'-]+ ){1,3}(?:did|had|was|were|does) (?:in|on|at|during|after|before)\s*$")


def _is_likened(span: Span) -> bool:
    """ "Waited four hours, as she did in April 1994": the date is that of what the deed is likened to."""
    before = span.doc[max(span.sent.start, span.start - _FIGURE) : span.start].text
    return _LIKENED.search(before) is not None and when(span) is None


def _is_of_lost_verb(span: Span) -> bool:
    """Whether the verb of a date is left out behind its helper: "and that none would be before the end of the year"."""
    first = span.start
    while first and span.doc[first - 1].tag_ in ("IN", "DT", "RB"):
        first -= 1
    helper = span.doc[first - 1] if first else span[0]
    modal = neighbor.before(helper).tag_ == "MD" if helper.i else False
    subject = neighbor.before(helper, 2).lower_ if helper.i > 1 else ""
    return modal and helper.lower_ in ("be", "have") and subject in words("quantifying") | words("pointers")


def _is_of_choice(span: Span) -> bool:
    """Whether a date stands with what somebody is to choose: "will decide whether to run it beyond 2010"."""
    tie = next((t for t in reversed(span.doc[span.sent.start : span.start]) if t.lower_ == "whether"), None)
    if tie is None or neighbor.behind(tie).lower_ != "to":
        return False
    return not any(t.text == "," or t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in span.doc[tie.i : span.start])


def _is_as_of(span: Span) -> bool:
    """Whether a date only says when a thing was counted: "with 611 signatures as of Monday"."""
    before = [t.lower_ for t in span.doc[max(span.start - 2, 0) : span.start]]
    if before != ["as", "of"]:
        return False
    verb = next((t for t in span.root.ancestors if t.tag_[:2] in syntax.VERB), None)
    within = span.doc[verb.i : span.start] if verb is not None else span.doc[span.start : span.start]
    return any(t.text == "," for t in within) and span.end < len(span.doc) and span.doc[span.end].text == ","


def _is_of_news(span: Span) -> bool:
    """Whether a date says of which day a paper is, whose report is answered: "denied a report in Monday's press"."""
    owned = span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"
    tie = span.root.head.head if owned and span.root.dep_ == "poss" else span.root
    return tie.lower_ in ("in", "by") and bool(tie.i) and neighbor.before(tie).lower_ in words("told_in_papers")


def _is_put_off_to(span: Span) -> bool:
    """Whether a date is the first of those that something was put off to: "were put off, first to September"."""
    tie = span.root.head
    put_off = tie.head.lower_ in words("putting_off") | {"put"} and tie.lower_ == "to"
    return put_off and span.doc[tie.i - 1].lower_ in ("first", "then", "next")


def _is_of_relative_before(span: Span) -> bool:
    """Whether a date stands at the end of what is told of the subject, though it was hung on the verb behind: "talks
    that were to be held in July were put off"."""
    tie = span.root.head
    verb = tie.head
    if tie.dep_ != "prep" or verb.tag_[:2] not in syntax.VERB or verb.i < span.end:
        return False
    subject = syntax.subject(verb)
    told = [c for c in subject.children if c.dep_ == "relcl" and c.i < tie.i] if subject is not None else []
    return bool(told) and not any(t.text == "," for t in span.doc[told[-1].i : span.end + 1])


def _is_of_subject(span: Span) -> bool:
    """Whether a date belongs to what a verb tells of, which has a day of its own: "frogspawn on 2 March froze on the
    5th"."""
    tie = span.root.head
    noun = tie.head
    if tie.dep_ != "prep" or noun.dep_ not in syntax.SUBJECTS or noun.head.i < span.end:
        return False
    own = (c for p in noun.head.children if p.dep_ == "prep" and p.i > noun.head.i for c in p.children)
    return any(
        t.ent_type_ == "DATE" or (t.text[:1].isdigit() and t.lower_[-2:] in ("th", "st", "nd", "rd"))
        for t in own
        if t.dep_ == "pobj"
    )


def _is_what_was_said(span: Span) -> bool:
    """Whether the verb of a date only says a date in its turn: "in December it said the end of January"."""
    verb = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    if verb.lower_ not in ("said", "says") or span.start > verb.i:
        return False
    told = [c for c in verb.children if c.i > verb.i and not c.is_punct]
    return (
        len(told) == 1
        and told[0].dep_ in ("dobj", "npadvmod", "ccomp")
        and (told[0].ent_type_ in ("DATE", "TIME") or any(t.ent_type_ in ("DATE", "TIME") for t in told[0].subtree))
        and told[0].tag_[:2] in ("NN", "CD")
    )


def _is_of_thing_due(span: Span) -> bool:
    """Whether a date says by when a thing is due that a deed is done to: "declared force majeure on shipments due
    between now and the middle of November"."""
    due = next((t for t in span.root.ancestors if t.lower_ == "due"), None)
    if due is None or due.dep_ == "acomp" or due.i == 0 or due.i > span.start:
        return False
    noun = neighbor.before(due)
    return noun.tag_ in ("NN", "NNS") and noun.dep_ not in syntax.SUBJECTS


def _participle(noun: Token) -> Token | None:
    """The verb of a sentence that was read as a noun with a participle: "On 3 May, the batch sold out." """
    return next((c for c in noun.children if c.dep_ == "acl" and c.i > noun.i and c.tag_ in ("VBN", "VBD")), None)


def _dates(through: str, top: Token, verb: Token) -> bool:
    """Whether a date inside a noun phrase, whose topmost word below the verb is `top`, dates the verb: "in his New
    Year's address" does, "held talks in Hanoi in February" does, "the 1991 agreement" does not. Nor does the date of
    what is only spoken of: "condemned the raid of May 1940", "has denied his part in the vote in May"."""
    if _timeless(verb) and top.dep_ != "acomp":
        return False
    if verb.lower_ in words("discussing") or any(c.lower_ in words("linking") for c in (top, *top.children)):
        return False
    if through.startswith("before"):
        return top.dep_ == "prep" and top.lower_ in _HOLDS_AN_EVENT
    if through.startswith("after"):
        if _topic(top) or (top.dep_ == "npadvmod" and top.lower_ in words("ranking")):
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
