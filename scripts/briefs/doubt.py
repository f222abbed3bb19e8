"""Dates that are too uncertain for a timeline, however well the text around them is read.

A date that a text only counts from somewhere else is sometimes counted from the wrong place: "today" in what somebody
said days ago, a bare "9 August" long after its year, the quarters of a year that begins in April. A missing entry costs
a reader less than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs import edtf, neighbor, syntax, wordlist, world
from briefs.modality import words
from briefs.model import Article, Timex

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REACH = 4_000  # characters of a paragraph in which quotation marks are counted
_QUARTER = re.compile(r"\b(?:quarter|half)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_HALF_YEARS = re.compile(r"[-–/]\d{2}(?!\d)")  # of "2013-14", behind the date
_FISCAL = re.compile(r"\b(?:fiscal|financial|FY ?\d\d)", re.IGNORECASE)


def is_uncertain(article: Article, span: Span, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether the date `timex`, which is `span` in the parse, says too little of when something happened. `timexes` are
    all of the article, in the order of the text."""
    return (
        _denied(span)
        or (span.start > 0 and span.doc[span.start - 1].lower_ == "another")  # "through another winter"
        or _named(span)
        or span.sent[:2].text.lower() in words("only_said")
        or _in_title(span)
        or _called_for(span)
        or _is_topic(span)
        or _since(span)
        or _at_least(span)
        or _every_year(span)
        or _points_far_back(article, timexes, timex)
        or _of_a_speaker(article, timexes, timex)
        or _fiscal(article, timexes, timex)
        or _carried(article, timexes, timex)
        or _of_an_aside(article, span, timexes, timex)
        or _counted_anew(article, timexes, timex)
        or _counts_from_age(article, timexes, timex)
        or _goes_on_from_earlier(timexes, timex)
        or _lost_what_it_follows(article, timexes, timex)
        or _OR_NEXT.match(article.body, timex.span.end) is not None
        or _TERM.match(article.body, timex.span.end) is not None
        or _goes_back(article, timexes, timex)
        or _of_that_year(article, timexes, timex)
        or _dated_behind(article, timex)
        or _closes_lost_range(article, timex)
        or _is_alternative(article, timexes, timex)
        or timex.surface.lower() == "the last decade"  # ten years up to now, or those of the calendar?
        or _without(span)
        or _is_of_crime(span)
        or _none_before(article, timex)
        or _names_kind(span)
        or _under_dated_heading(article, timex)
        or _ENDING.search(article.body, max(timex.span.start - _REACH_BACK, 0), timex.span.start) is not None
        or _AT_THE.match(article.body, timex.span.end) is not None
        or _is_same_again(article, timex)
        or _goes_on_from_lost(article, timexes, timex)
        or _is_of_some_country(article, timex)
        or _EVE_OF.search(article.body, max(timex.span.start - 14, 0), timex.span.start) is not None
        or _EXCEPTED.search(article.body, max(timex.span.start - 12, 0), timex.span.start) is not None
        or _COMPARED.search(article.body, max(timex.span.start - _REACH_BACK, 0), timex.span.start) is not None
        or _THAN.match(article.body, timex.span.end) is not None
    )


_MOST_YEARS = 8  # of long ago, named in a text: then it looks back
_MANY_YEARS = 5  # as many do for a text that tells no news
_LONG_AGO = 5  # years before the text
_NOW = re.compile(
    r"\b(?:ago|last|this|past|(?<!the )next|coming|today|yesterday|tomorrow|tonight|now|recent\w*)\b", re.IGNORECASE
)


def looking_back(article: Article, timexes: Sequence[Timex]) -> frozenset[Timex]:
    """The days that a text that looks back, as at the anniversary of a wreck, names without their year: "the Monday was
    mild" may be one of forty years ago, though the day of writing has a Monday too. Told for all dates at once, since
    it depends on how many of them are of long ago."""
    dated = [t for t in timexes if t.edtf and t.type in ("DATE", "TIME")]
    anchors = {t for t in dated if names_year(t) or _NOW.search(t.surface)}
    day = article.published
    if day is None or not article.paragraphs:
        return frozenset()
    old = sum(_is_long_ago(one, day.year) for one in anchors)
    bare = [one for one in dated if one not in anchors and one.type == "DATE"]
    sure = old >= _MOST_YEARS and old >= len(bare)
    if not sure and (old < _MANY_YEARS or 2 * old < len(bare) or any(_is_of_news(article, one) for one in bare)):
        return frozenset()
    found: set[Timex] = set()
    long_ago = False
    for one in dated:
        if one in anchors:
            long_ago = _is_long_ago(one, day.year)
        elif long_ago and one.span.start >= article.paragraphs[0].span.end:
            last = edtf.bounds(one.edtf or "")[1]
            if (day.year - 1, day.month, day.day) <= last < (day.year, day.month, day.day):
                found.add(one)
    return frozenset(found)


def _is_of_news(article: Article, timex: Timex) -> bool:
    """Whether a date without a year is the weekday that news begins with, or says when somebody said something."""
    if not words("days") & {word.lower() for word in timex.surface.split()}:
        return False
    if timex.span.start < article.paragraphs[0].span.end:
        return True
    before = re.findall(r"\w+", article.body[max(timex.span.start - _BEFORE, 0) : timex.span.start])
    return any(word in words("saying") for word in before[-_SOON:])


_BEFORE = 40  # characters
_SOON = 4  # words: "told reporters here on"


def _is_long_ago(timex: Timex, year: int) -> bool:
    return names_year(timex) and edtf.bounds(timex.edtf or "")[1][0] <= year - _LONG_AGO


def _denied(span: Span) -> bool:
    """ "Not necessarily this month", "but not in May": when something was not."""
    first = span.start
    while first and (span.doc[first - 1].tag_ in ("IN", "TO", "DT") or span.doc[first - 1].lower_ in words("hedging")):
        if span.doc[first - 1].lower_ in ("until", "till", "before"):
            # "Could vote in 1971, and not until 1990 in Ghent": the verb is another time's.
            return (
                first > 2 and span.doc[first - 2].lower_ == "not" and span.doc[first - 3].tag_ == "CC"
            )  # "not until May": then it was
        first -= 1
    if first == 0 or span.doc[first - 1].lower_ not in ("not", "never"):
        return False
    before = span.doc[first - 2] if first > 1 else None
    return before is None or before.tag_[:2] not in syntax.VERB or before.lower_ in words("copula")


def _named(span: Span) -> bool:
    """ "Showed him the year his father was born", "the fall in margins": a thing of its own, which dates nothing."""
    bare = span[0].lower_ == "the" and not any(t.like_num or (t.tag_ == "JJ" and t.lower_ != "same") for t in span)
    clauses = (c for c in span.root.children if c.dep_ in ("relcl", "acl"))
    if (bare or span.root.dep_ in ("dobj", "attr", "oprd")) and any(not _says_which(c) for c in clauses):
        return True
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    if bare and len(span) > 1 and behind is not None and behind.tag_ in ("NNP", "PRP", "PRP$"):
        return True  # "the year Ada bought it"
    if _is_feast(span):
        return True
    after = span.doc[span.end + 1] if span.end + 1 < len(span.doc) else None
    falls = span[-1].lower_ == "fall" and behind is not None and behind.lower_ in ("in", "of", "to", "from", "by")
    return falls and after is not None and not after.text[:1].isdigit()


def _in_title(span: Span) -> bool:
    """ "Its Energy Policy to 2040", "Agenda 2030": the year is part of a document's name."""
    if len(span) != 1 or not re.fullmatch(r"\d{4}", span.text) or span.start == 0:
        return False
    first = span.start - 1
    if span.doc[first].lower_ in ("to", "until", "towards", "toward", "for") and first:
        first -= 1
    before = span.doc[first]
    return before.text[:1].isupper() and before.lower_ in words("documents") and first > span.sent.start


def _called_for(span: Span) -> bool:
    """ "Called for a march on Tuesday": they march then, and called for it before."""
    if not any(t.lower_ in words("days") for t in span):
        return False
    before = span.doc[max(span.start - _FEW, span.sent.start) : span.start]
    called = next((n for n, t in enumerate(before) if t.lower_ in ("called", "calling", "calls")), None)
    return called is not None and any(t.lower_ == "for" for t in before[called + 1 : called + 2])


_CHARGED = frozenset({"denies", "denied", "deny", "accused", "charged", "admits", "admitted"})


def _is_of_crime(span: Span) -> bool:
    """ "The trial of a man who denies murdering his partner on 18 February": when that was, if it was, and not when the
    trial is."""
    if _is_told_crime(span):
        return True
    before = span.doc[max(span.start - _CRIME, span.sent.start) : span.start]
    for token in before:
        if token.lower_ not in _CHARGED or token.dep_ not in ("relcl", "acl", "advcl"):
            continue
        deed = next((t for t in token.subtree if t.tag_ == "VBG" and t.i > token.i and t.i < span.start), None)
        if deed is not None and not any(t.text in (";", ":") for t in span.doc[deed.i : span.start]):
            return True
    return False


def _is_told_crime(span: Span) -> bool:
    """ "Convicted over the kidnapping of Ada Moss in 1992": when she was kidnapped. A date that stands right behind the
    verb, or before it, is that of the verdict."""
    for token in reversed(span.doc[max(span.start - _CRIME, span.sent.start) : span.start]):
        if token.tag_[:2] == "VB" and token.dep_ not in ("compound", "amod"):
            return token.lower_ in words("tried") and any(
                c.lower_ in ("over", "of", "for", "with") and c.dep_ == "prep" and token.i < c.i < span.start - 2
                for c in token.children
            )
    return False


_CRIME = 20  # tokens from a denial to the date of what is denied


def _is_feast(span: Span) -> bool:
    """ "Blamed the late Easter", "celebrated Christmas": an object, not when."""
    told = any(t.like_num or t.lower_ in words("days") | words("nearby") for t in span)
    return span.root.dep_ == "dobj" and not told


def _says_which(verb: Token) -> bool:
    """ "The year when it fell", "the quarter ended 30 June"."""
    return verb.lower_ in words("passing") or any(c.lower_ == "when" for c in verb.children)


def _is_topic(span: Span) -> bool:
    """ "Rarely spoke about that day": what is spoken of, not when."""
    first = span.start
    while first and span.doc[first - 1].tag_ == "DT":
        first -= 1
    if first and span.doc[first - 1].lower_ in ("like", "unlike"):
        return True
    year = len(span) == 1 and span.text.isdigit()
    if year and first and span.doc[first - 1].lower_ == "on":
        return True  # "a decision on 2022"
    about = _leading(span, "about")
    points = any(t.lower_ in ("that", "the", "this", "those") for t in span)
    return about is not None and points and about.head.tag_[:2] in syntax.VERB


def _leading(span: Span, word: str) -> Token | None:
    """The `word` that a date begins with, or that stands right before it."""
    near = (*span[:1], *span.doc[max(span.start - 1, 0) : span.start])
    return next((t for t in near if t.lower_ == word), None)


def _since(span: Span) -> bool:
    """ "Identifies eight earthquakes since 900": how far a thing reaches back. What has been so ever since stands in
    the perfect."""
    before = _leading(span, "since")
    if before is None or before.dep_ == "mark":
        return False
    above = before.head
    if above.tag_[:2] not in syntax.VERB:
        return bool(above.tag_[:2] == "NN")
    if above.tag_ == "VBG" and above.dep_ == "advcl" and not syntax.helpers(above):
        return True  # "rose by 31 percent, reflecting three increases since January"
    ranked = any(
        t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "only", "last") for t in span.doc[above.i : before.i]
    )
    if ranked and (above.lower_ in words("copula") or above.lower_ == "be"):
        return True  # "promotion would be its first since 1958"
    return above.tag_ in ("VBD", "VBZ", "VBP") and above.lower_ not in words("copula") | words("state")


def _at_least(span: Span) -> bool:
    """ "Closed until at least Friday": how long it was, nobody knows."""
    return [t.lower_ for t in span.doc[max(span.start - 2, 0) : span.start]] == ["at", "least"]


def _every_year(span: Span) -> bool:
    """ "A battle commemorated every year on 3 May": the day comes again, and none of them is told of."""
    behind = [t.lower_ for t in span.doc[span.end : span.end + 3]]
    if any(one in ("each", "every") for one in behind[:2]) and any(one in words("periods") for one in behind[1:]):
        return True  # "telephones on the first Monday of each month"
    before = [t.lower_ for t in span.doc[max(span.start - _NEAR_WORDS, span.sent.start) : span.start]]
    again = any(one in ("every", "each") and two in words("periods") for one, two in pairwise(before))
    return again and not _YEAR.search(span.text)


_NEAR_WORDS = 5  # words before a date that can say that it comes again


def _points_far_back(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """ "That day", where its paragraph has named none."""
    if not timex.surface.lower().startswith("that ") or names_year(timex):
        return False
    of_day = timex.type == "TIME" or re.match(r"that (?:day|week)", timex.surface.lower()) is not None
    before = (t.edtf or "" for t in _before_in_paragraph(article, timexes, timex))
    return not any(re.match(r"\d{4}-\d\d-\d\d" if of_day else r"\S", date) for date in before)


def _of_a_speaker(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether "today" stands in words that somebody else said, on a day that nobody knows; or "Friday", where what is
    told is long over."""
    said = {w.lower() for w in timex.surface.split()}
    paragraph = article.paragraph_at(timex.span.start)
    counted = said & (words("deictic") | {"same"})
    told = _is_past_there(article, timexes, timex) or _is_long_ago_there(article, timexes, timex)
    bare = not any(letter.isdigit() for letter in timex.surface) and _is_years_ago_there(article, timexes, timex)
    if not counted and not (said & words("days") and told) and not bare:
        return False
    before = article.body[max(paragraph.span.start, timex.span.start - _REACH) : timex.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _before_in_paragraph(article: Article, timexes: Sequence[Timex], timex: Timex) -> list[Timex]:
    """The last dates before one, in its paragraph."""
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    start = article.paragraph_at(timex.span.start).span.start
    return [t for t in timexes[max(place - _BACK, 0) : place] if t.span.start >= start]


def _is_long_ago_there(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether the date before one, in its paragraph, lies months before the article: what is quoted there is of
    then."""
    if article.published is None:
        return False
    near = [t for t in _before_in_paragraph(article, timexes, timex) if _month(t)]
    if not near:
        return False
    year, month = map(int, _month(near[-1]).split("-"))
    return (article.published.year - year) * 12 + article.published.month - month > 1


def _is_years_ago_there(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether the date before one, in its paragraph, lies years before it and the article: "until Easter", in words on
    a year of long ago, is hardly this Easter."""
    near = [t for t in _before_in_paragraph(article, timexes, timex) if t.edtf]
    if article.published is None or not near:
        return False
    then, year = (edtf.bounds(t.edtf or "")[1][0] for t in (near[-1], timex))
    return then < article.published.year - _LONG_AGO < year


def _is_past_there(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether the date before one, in its paragraph, lies in an earlier year than it and the article, and names a
    month."""
    if article.published is None:
        return False
    near = [t for t in _before_in_paragraph(article, timexes, timex) if t.edtf]
    last = next((t for t in reversed(near) if re.match(r"\d{4}-[01]", t.edtf or "")), None)
    year = edtf.bounds(timex.edtf or "")[0][0]
    return last is not None and edtf.bounds(last.edtf or "")[1][0] < min(year, article.published.year)


def names_year(timex: Timex) -> bool:
    """Whether a date says of which year it is."""
    return _YEAR.search(timex.surface) is not None


def _counted_anew(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a bare day counts from the article's date, though the day before it is of another year: "on 9 February
    2014 ... at 9pm on 14 February"."""
    if not (timex.basis or "").startswith("counted from") or article.published is None:
        return False
    bare = any(w[:1].isdigit() for w in timex.surface.split()) and re.search(r"\b[A-Z]", timex.surface)
    past = edtf.bounds(timex.edtf or "")[1] < (article.published.year, article.published.month, article.published.day)
    return bool(bare and past and not names_year(timex)) and _is_past_there(article, timexes, timex)


def _counts_from_age(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether an age stands between a date and what counts from the last thing told: "born in 1916, she left school at
    fourteen. Two years later she"."""
    if not timex.basis or timex.basis.startswith("counted") or not _ON_FROM.search(timex.surface):
        return False
    before = max((one.span.end for one in timexes if one.edtf and one.span.end <= timex.span.start), default=None)
    return before is not None and _AGE.search(article.body, before, timex.span.start) is not None


def _goes_on_from_earlier(timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether "the next year" would count from what was only looked back at: "had been warned the previous autumn. He
    emigrated the next year"."""
    if not _NEXT.match(timex.surface):
        return False
    before = [one for one in timexes if one.edtf and one.span.end <= timex.span.start]
    return bool(before) and _EARLIER.search(before[-1].surface) is not None


def _lost_what_it_follows(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether "the same evening", "the previous autumn" or "the next day" stands too far from the date that it would
    count from, or behind an "at the time" that means another; and "after that night", which is no date of what was."""
    said = timex.surface.lower()
    if said in ("that night", "that day", "that evening"):
        return (
            re.search(r"\b(?:after|since|before) $", article.body[max(0, timex.span.start - 8) : timex.span.start])
            is not None
        )
    if not said.startswith(("the same ", "the previous ", "the next day", "the following day")):
        return False
    before = max((one.span.end for one in timexes if one.edtf and one.span.end <= timex.span.start), default=None)
    if before is None:
        return True
    between = article.body[before : timex.span.start]
    apart = "\n" in between and not said.startswith("the next") and not said.startswith("the following")
    return apart or re.search(r"\b(?:at the time|in those days|back then)\b", between) is not None


_OR_NEXT = re.compile(r",? or (?:the )?(?:next|last|following)\b")
_NEXT = re.compile(r"the (?:next|following) ", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|earlier|before)\b", re.IGNORECASE)
_ON_FROM = re.compile(r"\b(?:later|after|afterwards?|on|following|next)\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:at|aged|was|turned) (?:the age of )?(?:[1-9]\d|(?:eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty)"
    r"(?:-\w+)?)(?=[ ,.;])(?! (?:per|o'clock|years? ago|a\.?m|p\.?m|minutes|miles|points))"
)
_TERM = re.compile(r" (?:terms?|semesters?|trimesters?)\b")
"""What makes of a season a part of the year of schools, which begins when they say."""


def _fiscal(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Quarters of a year that need not begin in January ("the first quarter of fiscal 2014", "of 2013-14"), and those
    that are not the quarter that the article says it reports on ("the quarter ended 30 September"). Which months "the
    coming financial year" has, only its owner knows."""
    if timex.basis and _FISCAL.search(timex.surface):
        return True
    if timex.basis and _FORECAST.search(article.body, max(timex.span.start - _BEFORE_YEAR, 0), timex.span.start):
        return True  # "cut his forecast for the year to June": of which June, it does not say
    if not _QUARTER.search(timex.surface):
        return False
    end = timex.span.end
    around = article.body[max(timex.span.start - 12, 0) : end + 20].partition(".")[0]
    if _HALF_YEARS.match(article.body, end) or _FISCAL.search(around):
        return True
    stated = _stated_quarters(article, timexes, end)
    return bool(stated) and not names_year(timex) and edtf.bounds(timex.edtf or "")[1][:2] not in stated


_FORECAST = re.compile(
    r"\b(?:forecasts?|guidance|outlook|targets?|expectations?|estimates?)\b[^.;]{1,60}"
    r"\b(?:in|for|over) the (?:year|12 months|twelve months|six months|quarter|half) (?:to|ending|ended)\s+$",
    re.IGNORECASE,
)
_BEFORE_YEAR = 120  # characters


def _stated_quarters(article: Article, timexes: Sequence[Timex], at: int) -> set[tuple[int, int]]:
    """The year and month in which a quarter ends, where the text around the offset `at` says so: "the quarter ended 30
    September"."""
    found = set()
    for match in _ENDED.finditer(article.body, max(at - _NEAR, 0), at + _NEAR):
        place = bisect_left(timexes, match.start(), key=lambda t: t.span.start)
        near = next((t for t in timexes[place : place + 3] if t.span.end > match.end() and t.edtf), None)
        if near is not None and near.span.start <= match.end() + 4 and re.match(r"\d{4}-[01]", near.edtf or ""):
            found.add(edtf.bounds(near.edtf or "")[1][:2])
    return found


_NEAR = 8_000  # characters around a "quarter" in which the one that is reported on is looked for
_ENDED = re.compile(r"\bquarter (?:(?:that|which) )?(?:ended|ending|to|through) ", re.IGNORECASE)


def _carried(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a date counts from one far above, though another year was told of since, or took the year of a sentence
    that says nothing of months: "The firm was founded in 1934. It merged in January"."""
    basis = timex.basis or ""
    if not basis.startswith("from") or names_year(timex) or article.published is None:
        return False
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    before = [t for t in timexes[max(place - _BACK, 0) : place] if t.edtf and t.type == "DATE"]
    last = next((n for n in range(len(before) - 1, -1, -1) if names_year(before[n])), None)
    if last is None:
        return False
    told = before[last]
    if not any(t.surface in basis for t in before[last:]):
        return True  # what it counts from stands before the last year that was told of
    if not re.match(r"\d{4}-[01]", timex.edtf or "") or any(
        w.lower() in words("relating") for w in timex.surface.split()
    ):
        return False
    year = edtf.bounds(timex.edtf or "")[0][0]
    if year == article.published.year:
        return False
    if ".." in (told.edtf or "") and not re.match(r"(?:\.\./)?\d{4}-[012]", told.edtf or ""):
        return True  # "flats built before 1990 fell in price in March"
    apart = re.search(r"[.!?][”\"’]?\s", article.body[told.span.end : timex.span.start])
    return bool(apart) and not re.match(r"\d{4}-[012]", told.edtf or "")


def _of_an_aside(article: Article, span: Span, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a day or month took the year of an aside before its verb: "the dam, raised in 1997, broke on 29 July"."""
    if not (timex.basis or "").startswith("from") or not _month(timex) or names_year(timex):
        return False
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    told = next((t for t in reversed(timexes[max(place - _FEW_DATES, 0) : place]) if t.edtf), None)
    if told is None or told.surface not in (timex.basis or "") or _month(told):
        return False
    first = span[0].idx - (timex.span.start - told.span.end)  # where the year ends in the parse
    between = [t for t in span.sent if first <= t.idx < span[0].idx]
    comma = next((n for n, t in enumerate(between) if t.text == ","), None)
    return comma is not None and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in between[comma:])


def _goes_back(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a month took its year from a later month of that year: "was arrested on 23 October 2007. In January he
    confessed" may be the January before or after."""
    shown = _month(timex)
    if not (timex.basis or "").startswith("from") or not shown or names_year(timex):
        return False
    if any(w in words("relating") for w in timex.surface.lower().split()):
        return False
    before = _before_in_paragraph(article, timexes, timex)
    if before and says_again(article, before[-1], timex.span.start):
        return False  # "six weeks earlier, on 3 February": of which year, is told
    near = [t for t in before if _month(t)]
    return bool(near) and near[-1].edtf is not None and _month(near[-1])[:4] == shown[:4] and _month(near[-1]) > shown


def says_again(article: Article, timex: Timex, start: int) -> bool:
    """Whether the date at `start` says in full what `timex`, right before it, counts: "a month later, on 3 May"."""
    return article.body[timex.span.end : start] in (", ", ", on ", ", in ")


def _month(timex: Timex) -> str:
    """The year and month of a date that lies in one, else nothing."""
    plain = re.fullmatch(r"(\d{4}-[01]\d)(?:-\d\d)?", timex.edtf or "") if timex.type in ("DATE", "TIME") else None
    return plain[1] if plain else ""


def _of_that_year(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a bare month counts from the day of writing, though it was told of with another year not far above: "was
    arrested in May 2023 ... the arrest led to riots in May"."""
    if not (timex.basis or "").startswith("counted from") or not re.fullmatch(r"\d{4}-[01]\d", timex.edtf or ""):
        return False
    if len(timex.surface.split()) > 1:
        return False  # "this May", "last May"
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    near = [t for t in timexes[max(place - _FEW_DATES, 0) : place] if names_year(t) and _month(t)]
    return bool(near) and _month(near[-1])[4:] == _month(timex)[4:] and _month(near[-1]) != _month(timex)


_FEW_DATES = 6  # dates before a month among which it may have been told of


def _closes_lost_range(article: Article, timex: Timex) -> bool:
    """Whether a date is only the end of a stretch whose beginning was not read: "between May and July"."""
    before = article.body[max(timex.span.start - _REACH_BACK, 0) : timex.span.start]
    return "/" not in (timex.edtf or "") and _RANGE_OPENS.search(before) is not None


_RANGE_OPENS = re.compile(
    rf"\b(?:between (?:\w+ )?(?:{'|'.join(edtf.MONTHS)})(?: \d+)? and|from (?:{'|'.join(edtf.MONTHS)})"
    r"(?: \d+)? (?:to|until|till|through)) $"
)


def _is_alternative(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a date is one of two that an "or" joins: "in the late 3rd or early 4th century" is neither."""
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    for other in timexes[max(place - 1, 0) : place + 2]:
        low, high = sorted((timex.span, other.span))
        if other.span != timex.span and article.body[low.end : high.start].strip() in ("or", "or in", "or on"):
            return other.edtf is not None
    near = article.body[max(timex.span.start - _REACH_BACK, 0) : timex.span.start]
    return _YEAR_OR.search(near) is not None  # "in 1640 or 1641", the first read as a number


_YEAR_OR = re.compile(r"(?<!\d)(?:1\d|20)\d\d or (?:in )?$")


def _without(span: Span) -> bool:
    """ "Without seeds before mid-October, they would starve": a date by which something must be, and may not."""
    token = span.root
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head == token or token.tag_[:2] in syntax.VERB:
            return False
        token = token.head
        if token.lower_ == "without":
            return True
    return False


def _names_kind(span: Span) -> bool:
    """Whether a date only says which: the season of "the summer term", "on dates between March and May"; or the parse
    hung on it what stands behind it: "last October one of the mills said"."""
    root = span.root
    behind = root.doc[span.end] if span.end < len(root.doc) else None
    article = next((c for c in root.children if c.lower_ in ("a", "an") and c.dep_ == "det" and c.i < span.start), None)
    if article is not None and all(t.tag_[:2] in ("JJ", "RB") for t in root.doc[article.i + 1 : span.start]):
        return True  # "on a wet Tuesday afternoon": one of many
    if span.text.lower() in words("seasons") and span.start and neighbor.before(root).lower_ == "in":
        return True  # "impassable in winter": in any
    of_season = root.lower_ in words("seasons") and root.dep_ in ("compound", "nmod", "amod") and behind == root.head
    if of_season or any(c.i >= span.end and c.dep_ == "nummod" for c in root.children):
        return True
    above = root.head if root.dep_ == "pobj" else root
    return above.dep_ == "prep" and above.head.lower_ in ("dates", "days", "occasions", "times")


def _none_before(article: Article, timex: Timex) -> bool:
    """ "No job losses before the end of next year": up to then, and what comes after nobody says; "as she has since the
    trial opened on 9 April"."""
    before = article.body[max(timex.span.start - _REACH_NO, 0) : timex.span.start]
    return _NO_BEFORE.search(before) is not None or _AS_EVER.search(before) is not None


_REACH_NO = 60
_AS_EVER = re.compile(r"\bas (?:he|she|it|they) (?:has|have|had|did) since\b[^.;]*$")
_NO_BEFORE = re.compile(r"\b[Nn]o (?:\w+ ){1,4}before (?:the )?$")


def _under_dated_heading(article: Article, timex: Timex) -> bool:
    """Whether a date without a year stands in a part of the text that is told of another time, as its heading says:
    under "October 18" or "1954", a "Monday" is none of this week."""
    if not timex.basis or names_year(timex):
        return False
    place = bisect_right(article.paragraphs, timex.span.start, key=lambda p: p.span.start)
    near = article.paragraphs[max(place - _PARAGRAPHS, 0) : place]
    heading = next((p for p in reversed(near) if p.kind == "heading"), None)
    return heading is not None and _ONLY_A_DATE.fullmatch(article.text(heading).strip()) is not None


_PARAGRAPHS = 50  # before a date among which its heading is looked for
_ONLY_A_DATE = re.compile(rf"(?:(?:{'|'.join(edtf.MONTHS)}) \d{{1,2}}|\d{{1,2}} (?:{'|'.join(edtf.MONTHS)})|\d{{4}})")


def _dated_behind(article: Article, timex: Timex) -> bool:
    """Whether the year of a day stands behind the second day of a stretch that was not read as one: "May 7-8, 1979"."""
    behind = _STRETCH.match(article.body, timex.span.end)
    return behind is not None and not (timex.edtf or "").startswith(behind[1])


def _is_same_again(article: Article, timex: Timex) -> bool:
    """Whether a date only tells of the one before it which that was: "1932, the year the dam was completed"."""
    bare = timex.surface.lower() in ("the year", "the month", "the week", "the day", "the summer", "the winter")
    return bare and _DATED_BEFORE.search(article.body, max(timex.span.start - 8, 0), timex.span.start) is not None


def _goes_on_from_lost(article: Article, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a weekday goes on from one of which nobody knows the week: "I opened it the Sunday after. By Monday
    morning I had read it"."""
    place = bisect_left(timexes, timex.span.start, key=lambda t: t.span.start)
    before = timexes[max(place - 1, 0) : place]
    weekday = words("days") & {word.lower() for word in timex.surface.split()}
    if not before or not weekday or _NOW.search(timex.surface):
        return False
    (last,) = before
    said = {word.lower() for word in last.surface.split()}
    lost = last.edtf is None and bool(words("days") & said) and bool(said & {"after", "before", "following"})
    return lost and last.type in ("DATE", "TIME") and timex.span.start - last.span.end < _SOON


_SOON = 60  # characters


def _is_of_some_country(article: Article, timex: Timex) -> bool:
    """Whether a holiday is on another day in each country, and nothing says that the text is American."""
    return _OF_COUNTRY.search(timex.surface) is not None and _is_abroad(article.body, article.place or "")


@lru_cache(maxsize=4)  # asked for each such holiday of an article
def _is_abroad(body: str, place: str) -> bool:
    """Whether a text names another country than the United States, and nothing of these."""
    return _american().search(body) is None and bool(_abroad().search(place) or _abroad().search(body))


_OF_COUNTRY = re.compile(
    r"\b(?:Independence Day|Thanksgiving|Labou?r Day|Memorial Day|Veterans['’]? Day|Mother['’]s Day)\b"
)
_EVE_OF = re.compile(r"\beve of the $")  # "on the eve of the mid-August holiday"


@cache
def _abroad() -> re.Pattern[str]:
    """Another country than the United States."""
    countries = {name for name, one in world.known().items() if one.sort == "country" and one.country != "US"}
    return re.compile(rf"\b{wordlist.any_of(countries)}\b")


@cache
def _american() -> re.Pattern[str]:
    """What a text of the United States names."""
    states = {name for name, entry in world.known().items() if entry.sort == "state" and entry.country == "US"}
    return re.compile(rf"\b(?:U\.S\.|US|United States|Americans?|Congress)(?!\w)|\b{wordlist.any_of(states)}\b")


_EXCEPTED = re.compile(r"\b(?:but|except|bar|excepting) (?:on )?$")  # "every night but Monday"
_DATED_BEFORE = re.compile(r"\d{2,4}, $")
_ENDING = re.compile(r"\b(?:year|quarter|half|season|months|weeks) ending (?:in |on )?$")
_REACH_BACK = 24  # characters before a date that say what it ends
_AT_THE = re.compile(r"\s+at the (?:earliest|latest|soonest)\b")
_COMPARED = re.compile(
    r"\b(?:against|compared (?:with|to)|versus) (?:none|\d[\d,.]*|[a-z]+) in $"
)  # "against none in 2000"
_THAN = re.compile(r"\s+than\b")  # "a year later than planned": how late, not when
_STRETCH = re.compile(r"\s?[-–/&]\s?\d{1,2},? (\d{4})(?!\d)")
_BACK = 20  # dates before one in which what it counts from is looked for


_FEW = 8  # words before a date in which a "will" is its own, however the parse hangs them


def comes_after_all(span: Span) -> bool:
    """Whether the verb nearest to a date looks ahead from the day of writing: "will be sold in July" is no July that is
    over."""
    for token in reversed(span.doc[max(span.start - _FEW, span.sent.start) : span.start]):
        if token.tag_ == "MD" and token.lower_ in words("surely"):
            return True
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text in (",", ";"):
            break
    token = span.root
    for _ in range(syntax.HIGHEST_CLIMB):
        if token.head == token:
            return False
        token = token.head
        if token.tag_[:2] in syntax.VERB and token.dep_ != "amod":
            if any(t.tag_ == "MD" and t.lower_ in words("surely") for t in (token, *token.children)):
                return True
            if token.tag_ in ("VBD", "VBZ", "VBP") or token.dep_ == "acl" or syntax.helpers(token):
                return False
    return False
