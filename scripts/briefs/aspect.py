"""What the tense of a verb and the words of its date say of each other: a custom, a state, a past or what is to come.

"In winter the lights go on" and "today she is a symbol" date no event, though they hold a date and a verb.
"""

from __future__ import annotations

import re
from datetime import date as calendar_date
from typing import Any

from briefs import edtf, modality, syntax
from briefs.model import Article, Timex

_PRESENT = frozenset({"is", "are", "will", "'ll", "’ll", "'s", "’s"})
_PAST = frozenset({"had", "was", "were"})


def is_awaited(verb: Any) -> bool:
    """Whether a verb in the present tells what is waited for: "held back until scientists finish a survey"."""
    waits = any(c.dep_ == "mark" and c.lower_ in ("until", "till", "before", "once") for c in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ") and waits


def is_present(verb: Any) -> bool:
    """Whether a verb stands in the present, or looks ahead from it."""
    helped = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _PRESENT for c in verb.children)
    return helped or verb.tag_ in ("VBZ", "VBP")


def is_any_season(timex: Timex) -> bool:
    """ "In winter", but not "this winter" or "in the winter of 2012"."""
    return bool(re.search(r"-2[1-4]$", timex.edtf or "")) and len(timex.surface.split()) == 1


def is_custom(article: Article, timex: Timex, verb: Any) -> bool:
    """Whether the present tense tells of what always is so: "in winter the lights go on". What is so up to today
    ("since 2015"), or happens on the day of writing, may stand in it."""
    said = timex.surface.lower()
    if said == "overnight" and any(c.lower_ in ("is", "are") and c.dep_ == "auxpass" for c in verb.children):
        return True  # "panels are frozen overnight"
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children):
        return False
    open_ = (timex.edtf or "").endswith("/..") or said.startswith("since")
    today = article.published is not None and holds(timex.edtf or "", article.published)
    return not open_ and not today


def is_opening_time(article: Article, timex: Timex, verb: Any) -> bool:
    """Whether days are those on which a house is open each week: "is open Wednesday to Sunday", or something else is:
    "until 7pm, Monday to Saturday"."""
    said, start = timex.surface.lower(), timex.span.start
    ranges = _TO_DAY.match(article.body, timex.span.end) is not None
    ranges = ranges or _DAY_TO.search(article.body, max(0, start - 20), start) is not None
    if ranges and (_HOURS.search(said) or _OF_HOURS.search(article.body, max(0, start - 40), start)):
        return True
    days = said.partition(",")[0] in modality.words("days") and ("/" in (timex.edtf or "") or ranges)
    opens = verb.lower_ in ("open", "opens", "close", "closes", "run", "runs", "operates", "serves", "trades")
    opens = opens or any(c.lower_ in ("open", "closed", "shut") and c.dep_ == "acomp" for c in verb.children)
    return days and opens and verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.children)


_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_TO_DAY = re.compile(rf" ?(?:to|through|[-–]) ?{_DAYS}\b")
_DAY_TO = re.compile(rf"\b{_DAYS} ?(?:to|through|[-–]) ?$")
_HOURS = re.compile(rf"\d ?[ap]\.?m\.?, {_DAYS.lower()}$")
_OF_HOURS = re.compile(rf"\d ?[ap]\.?m\.?, {_DAYS} ?(?:to|through|[-–]) ?$")


def is_there(verb: Any) -> bool:
    """Whether a present only tells that there is something: "there are tour buses"."""
    return verb.tag_ in ("VBZ", "VBP") and any(c.dep_ == "expl" for c in verb.children)


def is_usual(verb: Any) -> bool:
    """Whether a word says that a thing was done time and again, at a verb or the one that it is joined to: "the peak
    normally comes in May", "typically opened around New Year's Day and closed on 5 April"."""
    near = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return any(c.lower_ in modality.words("usually") for one in near for c in one.children if c.dep_ == "advmod")


def is_so_today(timex: Timex, verb: Any) -> bool:
    """ "Four years on, he runs a firm", "two centuries on, a court is about to decide": so it is today."""
    said = timex.surface.lower()
    counted = said.endswith(" on") and said.split()[-2] in ("years", "months", "decades", "centuries")
    return counted and is_present(verb)


def is_still_to_come(article: Article, timex: Timex, verb: Any) -> bool:
    """Whether a present tells what the day of writing will bring: "the trial resumes at 9 a.m. today"."""
    if re.match(r"later (?:this|in) ", timex.surface, re.IGNORECASE) and verb.tag_ in ("VBZ", "VBP"):
        return True  # "when Parliament returns later this month"
    today = article.published is not None and timex.edtf == article.published.isoformat()
    present = verb.tag_ in ("VBZ", "VBP")
    if not today or not present or verb.lower_ in modality.words("state") | modality.words("saying"):
        return False
    if timex.surface.lower() == "tonight":
        return True  # "tonight when the teams meet again"
    said = re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", timex.surface, re.IGNORECASE)
    return said is not None and verb.lower_ in modality.words("opening")


def is_put_off_then(span: Any, verb: Any) -> bool:
    """ "On 26 July, a game was delayed by rain": the delay was then, and what was "delayed to 26 July" was not."""
    return verb.lower_ in modality.words("putting_off") and is_past(verb) and span.start < verb.i


def is_called_off(verb: Any) -> bool:
    """Whether the sentence goes on to tell that what a participle sets a day for will not be then: "the supper, set for
    Saturday, has been put off"."""
    main = verb.head.head
    named = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ in syntax.SUBJECTS and main.i > verb.i
    return bool(named and main.lower_ in modality.words("called_off"))


def is_done_to(verb: Any) -> bool:
    """Whether a participle says what was done to a thing ("fruit picked in March"), and not what is planned for it."""
    plans = modality.words("plan") | modality.words("announce")
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and not syntax.helpers(verb)
    return bool(bare and verb.lower_ not in plans)


def was_so_until(span: Any, verb: Any) -> bool:
    """ "Until the 1960s nobody would admit to it": what used to be so, and no plan."""
    before = (*span[:1], *span.doc[max(span.start - 1, 0) : span.start])
    until = span.start <= verb.i and any(t.lower_ in ("until", "till") for t in before)
    return until and any(t.lower_ == "would" for t in syntax.helpers(verb))


def is_yearly(timex: Timex, verb: Any) -> bool:
    """Whether the present tells of what comes again every year: "the floods, which begin in June"."""
    if verb.tag_ not in ("VBZ", "VBP") or re.search(r"\d{4}", timex.surface):
        return False
    subject = syntax.subject(verb)
    noun = verb.head if subject is not None and verb.dep_ == "relcl" else subject
    many = verb.dep_ == "relcl" and noun is not None and noun.tag_ == "NNS"
    near = [*verb.children, *(noun.children if noun is not None else ())]
    return bool(re.fullmatch(r"\d{4}-\d\d", timex.edtf or "")) and (
        many or any(t.lower_ in modality.words("yearly") for t in near)
    )


def is_past(verb: Any) -> bool:
    """Whether a verb stands in the past, be it by the helper of the one before it: "was fined and brought to court"."""
    verb = _with_helper(verb)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & _PAST)) or "did" in helpers


def is_perfect(verb: Any) -> bool:
    """Whether a verb stands in the perfect: "has fallen"."""
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children) and verb.tag_ == "VBN"


def is_of_proposal(verb: Any) -> bool:
    """Whether something would be only under what somebody proposed: "a compromise under which the pool would stay
    open"."""
    under = (c for c in verb.children if c.lower_ == "under" and c.i < verb.i)
    which = any(t.lower_ == "which" for prep in under for t in prep.children)
    return which and verb.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children)


def is_to_be(verb: Any) -> bool:
    """Whether somebody is now to do something: "is to replace it"."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to and verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are")


def is_out_of_tense(article: Article, timex: Timex, verb: Any) -> bool:
    """Whether a perfect has a date that is over: "has blamed him for the raid of May 2010" was not in that May. What
    "has been so since", or came "in the past week", is told right."""
    edtf_ = timex.edtf or ""
    verb = _with_helper(verb)  # "has accused the army and named the judge"
    finite = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    if not finite or not is_perfect(verb) or ".." in edtf_ or article.published is None:
        return False
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children):
        return False
    day = article.published
    over = edtf.bounds(edtf_)[1] < (day.year, day.month, day.day)
    return over and _DATED.search(timex.surface) is not None


_DATED = re.compile(r"\d{4}|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]{2,8}\b")
"""A year or a day of a month, which no perfect has."""


def _with_helper(verb: Any) -> Any:
    """The participle that `verb` is joined to, whose helper it shares; itself where it has its own, or none."""
    while verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and not _helped(verb):
        verb = verb.head
    return verb


def _helped(verb: Any) -> list[Any]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def had_lasted(timex: Timex, verb: Any) -> bool:
    """ "Had served there since 2008": until when, a text that goes on from there leaves open."""
    return (timex.edtf or "").endswith("/..") and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)


def looks_ahead(verb: Any) -> bool:
    """Whether a verb plans or announces: a date to come is then no slip."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False  # "was not told of the sale until May"
    return verb.lower_ in modality.words("plan") or verb.lower_ in modality.words("announce")


def counts_back(timex: Timex) -> bool:
    """Whether an expression counts back from the day of writing: "two years ago"."""
    return any(word in modality.words("back") for word in timex.surface.lower().split())


def is_state(article: Article, timex: Timex, verb: Any) -> bool:
    """ "Today she is a symbol", "today thousands come": how things stand on the day of writing is no event."""
    today = timex.surface.lower() == "today"
    present = verb.tag_ in ("VBZ", "VBP") and (today or verb.lower_ in modality.words("state"))
    return present and article.published is not None and holds(timex.edtf or "", article.published)


def is_not_before(part: Any, span: Any, timex: Timex) -> bool:
    """ "Did not leave before May": what was not so until then is no event of what came after."""
    open_ = (timex.edtf or "").endswith("/..")
    return open_ and span.start > 0 and part.doc[span.start - 1].lower_ == "before"


def holds(date: str, day: calendar_date) -> bool:
    """Whether an EDTF date holds a day."""
    lower, upper = edtf.bounds(date)
    return lower <= (day.year, day.month, day.day) <= upper
