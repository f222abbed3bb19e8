"""The timeline of one article: dated statements, each with the paragraph that makes it.

An entry stands for a clause that carries a date, for an event that the authority file dates and the text names, or for
the publication itself. Durations and recurring times never make one, nor do dates that only modify a thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from briefs import (
    antecedent,
    aspect,
    casing,
    clause,
    confidence,
    dating,
    deictic,
    doubt,
    edtf,
    given,
    known,
    listed,
    modality,
    names,
    register,
    spoken,
    syntax,
    term,
    whole,
    wording,
)
from briefs.model import Article, Entity, Event, Mention, Statement, Timex


class HasEntities(Protocol):
    """What is read of an authority file: its entities by id."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...


def find(
    article: Article,
    parsed: Sequence[Any],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    authority: HasEntities,
    statements: Sequence[Statement] = (),
    sure: bool = True,
) -> tuple[Event, ...]:
    """The events of the article, in order of time, then of the text. `parsed` is its parse (see `language.parse`);
    paragraphs without one are told by whole sentences. `mentions` and `timexes` are in order of the text. `statements`
    tell whom an "I" between quotation marks means. `sure`: without those that are likely to be wrong."""
    dates = confidence.dates(article, timexes) if sure else None
    found = [
        *_publication(article),
        *_statements(article, parsed, mentions, timexes, spoken.of(article, statements, mentions), dates),
        *_known(article, mentions, authority.entities),
    ]
    return tuple(sorted(found, key=lambda e: (*edtf.order(e.edtf), e.span.start if e.span else -1)))


def _publication(article: Article) -> Iterator[Event]:
    if article.published:
        label = f"Published: {article.title}" if article.title else "Published"
        yield Event(article.published.isoformat(), label, None, kind="publication")


def _known(article: Article, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> Iterator[Event]:
    """Events of the authority file, once each, where the text first names them."""
    seen: set[str] = set()
    for mention in mentions:
        entity = entities.get(mention.entity or "")
        if entity is None or entity.kind != "event" or not entity.date or entity.id in seen:
            continue
        seen.add(entity.id)
        yield Event(
            entity.date,
            entity.name,
            article.paragraph_at(mention.span.start).id,
            mention.span,
            mention.surface,
            entities=(entity.id,),
            entity=entity.id,
            kind="authority",
            by=entity.by,
        )


def _statements(
    article: Article,
    parsed: Sequence[Any],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    said: spoken.Said,
    dates: confidence.Dates | None,
) -> Iterator[Event]:
    """The dated statements; where `dates` are given, without the doubtful ones, save those whose date another date of
    the same statement bears out."""
    parts = sorted(parsed, key=lambda part: part.start)
    starts = [part.start for part in parts]
    told: dict[str, list[Event]] = {}
    doubted: set[Event] = set()
    of_long_ago = doubt.looking_back(article, timexes)
    for before, timex, after in zip((None, *timexes), timexes, (*timexes[1:], None), strict=False):
        if _closes_range(before, timex):
            continue
        if after is not None and _is_said_again(article, timex, after):
            continue
        if before is not None and (_is_counted_again(article, before, timex) or _is_counted_from(before, timex)):
            continue
        paragraph = article.paragraph_at(timex.span.start)
        if timex.edtf is None or timex.type not in ("DATE", "TIME") or paragraph.kind == "heading":
            continue
        if _is_hour(timex) and not _is_of_a_day(article, timexes, timex, paragraph.span.start):
            continue  # an hour of which day? what its paragraph does not say, nobody knows
        if register.holds(article, timex):
            label = register.label(article, timex)
            if label:
                within = _between(mentions, paragraph.span.start, timex.span.end)
                told.setdefault(label, []).append(_event(article, timex, label, "fact", within))
            continue
        place = bisect_right(starts, timex.span.start) - 1
        inside = place >= 0 and timex.span.end <= _end(parts[place])
        if inside and timex in of_long_ago:
            continue
        found = (
            _from_parse(article, parts, place, mentions, timexes, timex, said)
            if inside
            else _from_words(article, mentions, timex)
        )
        if found is None or known.only_points_back(found.label):
            continue
        told.setdefault(found.label, []).append(found)
        if dates is not None and inside and _is_doubtful(parts[place], dates, timex, found):
            doubted.add(found)
    borne_out: list[Event] = []
    for same in told.values():
        trusted = [event for event in same if event not in doubted]
        for event in listed.finest(listed.coordinated(article, same)):
            if event not in doubted or listed.is_within_another(event, trusted):
                borne_out.append(event)
    yield from listed.without_beginnings(borne_out)


def _is_doubtful(part: Any, dates: confidence.Dates, timex: Timex, event: Event) -> bool:
    return confidence.is_doubtful(dates, part.tokens(timex.span), timex, event.label, event.edtf, event.status)


def _end(part: Any) -> int:
    """Where a document ends in the body: asking for its text would put all its words together."""
    last = part.doc[-1]
    return int(part.start + last.idx + len(last.text_with_ws))


def _closes_range(before: Timex | None, timex: Timex) -> bool:
    """Whether this is the second end of a range, which its first end has told."""
    if before is None or timex.edtf is None or "/" not in timex.edtf:
        return False
    return before.edtf == timex.edtf and timex.span.start - before.span.end < 8


def _is_said_again(article: Article, timex: Timex, after: Timex) -> bool:
    """Whether the date behind this one says the same in full: "three months later, on November 3, 1903"."""
    if (
        timex.edtf is None
        or after.edtf is None
        or not timex.basis
        or not doubt.says_again(article, timex, after.span.start)
    ):
        return False
    if timex.surface.endswith((" earlier", " later")):
        return True  # "six weeks later, on 3 May", which is seven
    (low, high), (start, end) = edtf.bounds(timex.edtf), edtf.bounds(after.edtf)
    return low <= start and end <= high and timex.edtf != after.edtf


def _is_counted_again(article: Article, before: Timex, timex: Timex) -> bool:
    """Whether a date only counts what the one before it says: "that Sunday, five days later"."""
    between = article.body[before.span.end : timex.span.start]
    return between == ", " and _is_relative(timex) and before.edtf is not None


def _is_weekday(timex: Timex) -> bool:
    """Whether an expression is a day of the week, or its end, and nothing else."""
    said = timex.surface.lower().removeprefix("on ").removeprefix("the ")
    return said == "weekend" or said in modality.words("days")


def _is_hour(timex: Timex) -> bool:
    """Whether an expression names a time of the day and no day: "at 10 p.m.", "at two in the morning", "in the
    afternoon"."""
    said = re.findall(r"[a-z]+", timex.surface.lower())
    return timex.type == "TIME" and set(said) <= modality.words("clock")


def _is_of_a_day(article: Article, timexes: Sequence[Timex], hour: Timex, start: int) -> bool:
    """Whether the date before an hour, in the paragraph that starts at `start`, says of which day it is, and does not
    tell the same already: not the "11 o'clock" of "on Sunday, after 11 o'clock Mass". A date before "that" says when
    somebody said so: "said on Monday that they had opened at 2 p.m."."""
    place = bisect_left(timexes, hour.span.start, key=lambda t: t.span.start)
    day = next((t for t in reversed(timexes[:place]) if t.edtf and not _is_hour(t)), None)
    if day is None or day.span.start < start or not re.fullmatch(r"\d{4}-\d\d-\d\d", day.edtf or ""):
        return False
    between = article.body[day.span.end : hour.span.start]
    if between.count("”") > between.count("“") or between.count('"') % 2:
        return False  # a day that somebody spoke of
    if re.match(r"[^.;]{0,40}\bthat\b", between):
        return False
    return re.search(r"[.;!?]|, (?:and|but|so)\b", between) is not None


def _from_parse(
    article: Article,
    parts: Sequence[Any],
    place: int,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    timex: Timex,
    said: spoken.Said,
) -> Event | None:
    part = parts[place]
    span = part.tokens(timex.span)
    if span is None or timex.edtf is None:
        return None
    if _is_hour(timex) and span.root.dep_ == "pobj" and span.root.head.head.tag_[:2] == "NN":
        return None  # "bright light in the afternoon": which kind of light, not when
    ahead = _ahead(article, timex.edtf)
    if doubt.is_uncertain(article, span, timexes, timex):
        return None
    found = clause.of(span, _inferred(article, part, span, timexes), ahead)
    if found is None or _asks(span.sent) or modality.is_proviso(found.verb) or whole.is_thought(found.verb):
        return None
    if modality.is_mooted(found.verb) and not ahead:
        return None  # "have proposed adopting it on Sunday": the day is still to come, whatever it was taken for
    if found.main is not None and (dating.strays(found.verb, found.main) or dating.of_next_deed(found.main, span)):
        return None
    if ahead and modality.only_seemed(found.verb):
        return None
    if ahead and dating.is_voted_term(span):
        return None
    if any(whole.is_claimed(verb) for verb in (found.verb, found.main) if verb is not None):
        return None
    if modality.is_hearsay(found.verb) or aspect.is_yearly(timex, found.verb) or modality.in_condition(found.verb):
        return None
    if modality.is_advised(found.verb) or modality.is_measure(found.verb):
        return None
    if not _over(article, timex.edtf) and aspect.is_called_off(found.verb):
        return None
    if found.verb.dep_ == "pcomp" and found.verb.text not in found.text:
        return None  # "is talking about performing it in July": the talking is not then
    within_noun = found.main is not None and found.verb.dep_ == "pcomp"
    if aspect.is_out_of_tense(article, timex, found.main if within_noun else found.verb) or aspect.had_lasted(
        timex, found.verb
    ):
        return None
    if ahead and found.main is not None and dating.hangs_on_past(found.verb, found.main):
        return None
    if aspect.is_state(article, timex, found.verb) or (
        timex.edtf.endswith("/..") and modality.is_over(found.verb, span)
    ):
        return None
    if _told_of_another(article, part, timexes, timex, found):
        return None
    if found.verb == dating.when(span):
        # "since October, when a storm killed ten", "until 2007, when the roof fell in": it was then
        timex = replace(timex, edtf=timex.edtf.removesuffix("/..").removeprefix("../"))
        found = replace(found, text=re.sub(r"^When (\w)", lambda match: match[1].upper(), found.text))
    if _is_put_off_until(article, timex, found.verb):
        timex = replace(timex, edtf=edtf.from_timex(timex.value) or timex.edtf)
    date = timex.edtf or ""
    status = modality.of(found.verb, ahead, _over(article, date))
    if (
        status == "fact"
        and not _over(article, date)
        and dating.is_start_or_end(span)
        and aspect.is_present(found.main or found.verb)
    ):
        status = "planned"
    if status == "fact" and not _over(article, date) and aspect.is_awaited(found.verb):
        status = "planned"
    if status == "fact" and aspect.is_still_to_come(article, timex, found.verb):
        status = "planned"
    if status == "planned" and _over(article, date) and aspect.is_put_off_then(span, found.verb):
        status = "fact"
    if aspect.is_of_proposal(found.verb):
        return None  # of which nobody has decided
    if status == "planned" and _over(article, date) and aspect.is_to_be(found.verb):
        return None  # "is to replace the old one, which failed once, in November 2003"
    if status == "planned" and found.main is not None and aspect.is_done_to(found.verb):
        return None  # "fruit picked in March": any March, or one that is over
    if status == "planned" and _over(article, date) and aspect.was_so_until(span, found.verb):
        status = "fact"
    past = aspect.is_past(found.verb) or (aspect.is_perfect(found.verb) and date[:2] != "..")
    if ahead and status in ("planned", "announced") and past and not aspect.looks_ahead(found.verb):
        return None  # told as past, but dated after the text: one of the two is wrong
    if status in ("planned", "announced") and not ahead and aspect.counts_back(timex):
        return None  # told as still to come, but dated back: the date is that of something else
    if status == "planned" and timex.basis and not timex.basis.startswith("counted") and modality.was_meant(found.verb):
        return None  # "had been due to stand trial in January": of which year, what was told before does not say
    of_noun = span.root.dep_ == "pobj" and span.root.head.head.tag_[:2] == "NN"
    if (
        status == "planned"
        and _over(article, date)
        and not timex.basis
        and (of_noun or "advcl" in (found.verb.dep_, found.verb.head.dep_))
    ):
        return None  # "was to debate the award of a contract in 2012"
    if status == "planned" and _over(article, date) and _is_weekday(timex) and modality.was_meant(found.verb):
        return None  # "had been expected to be named on Tuesday": of last week, or of this?
    if status in ("planned", "conditional") and modality.is_norm(found.verb, _over(article, date)):
        return None  # "by mid-August the river should still be high": and is not
    if status == "fact" and aspect.is_not_before(part, span, timex):
        return None
    if status in ("planned", "conditional", "announced") and dating.is_of_event_before(span, found.verb):
        return None
    if dating.is_of_what_came_before(span, found.verb) or dating.is_of_later_hearing(span):
        return None
    if status != "fact" and len(date) < len("2018-07-01") and aspect.is_there(found.verb):
        return None  # "there are tour buses in July": each year
    over = _over(article, date) and article.published is not None
    if over and doubt.comes_after_all(span):
        return None
    foreseen = found.verb.lower_ in modality.words("forecasting")  # "had expected growth": what came of it?
    changed = ahead or foreseen or modality.is_dropped(found.verb)
    if status == "planned" and changed and modality.was_meant(found.verb):
        return None
    if (
        status in ("planned", "announced", "conditional")
        and ahead
        and timex.basis
        and " had " not in found.text
        and modality.was_promised(found.verb)
    ):
        return None
    if status in ("planned", "announced") and (
        modality.is_undone(found.verb) or (article.published is None and timex.basis)
    ):
        return None  # it fell through; or it is to come after a day that nobody knows
    if (
        status == "planned"
        and not ahead
        and ((over and aspect.is_present(found.verb)) or modality.fell_through(found.verb))
    ):
        return None  # still to come, and yet dated before the text, or it never came
    inferred = timex.basis and not doubt.names_year(timex)
    if status in ("planned", "announced") and over and inferred and not modality.looks_back(found.verb):
        return None  # "has booked a ticket for August", counted back: one of the two is wrong
    if status == "fact" and whole.is_rumored(found.verb):
        return None
    if status in ("planned", "announced") and _PAST.search(found.text) and not _FORWARD.search(found.text):
        return None  # "the waiver was announced in the February budget", dated as if it were to come
    if (
        aspect.is_usual(found.verb)
        or aspect.is_so_today(timex, found.verb)
        or aspect.is_opening_time(article, timex, found.verb)
    ):
        return None
    if (status == "fact" or aspect.is_any_season(timex)) and aspect.is_custom(article, timex, found.verb):
        return None
    start, end = found.start + part.start, found.end + part.start
    within = _between(mentions, start, end)
    if _cuts_name(mentions, start, end):
        return None
    if found.pronoun is not None and found.pronoun.lower_ in ("i", "my"):
        label = spoken.in_first_person(said, part.start, found)
        told_behind = article.paragraph_at(start).span.end  # "I came in 1979," said Ada Moss
        within = (*_meant(mentions, told_behind, label or "", found.text), *within)
        return _event(article, timex, label, status, within) if label else None
    pronoun = found.pronoun
    label = found.text if pronoun is None else None
    quoted = spoken.is_quoted(said, part.start, found)
    if pronoun is not None and (name := spoken.voice(said, part.start, found)):
        label = _with_name(pronoun, name, found.text)
    elif pronoun is not None and not quoted:  # no name into quoted words
        label = _named(article, mentions, part.start, pronoun, found.text)
    if label and quoted:
        return None  # what somebody says in so many words is his to say, and half of it needs what he said before
    if label and (_is_of_nobody(label, within) or _leaves_out_exception(label, span.sent.text)):
        return None
    label = _without_relative(timex, label) if label else None
    if label is None or _counts_on(timex, label) or len(label.split()) < _FEWEST:
        return None
    if ahead and found.verb.dep_ == "advcl" and len(label.split()) == _FEWEST:
        return None  # "until the rains end in April"
    if timex.surface.lower() == "overnight" and re.search(r"\b(?:1[5-9]|20)\d\d\b", label):
        return None  # "when the union dissolved in 1991, borders were closed overnight"
    first = bisect_left(timexes, start, key=lambda t: t.span.start)
    told = timexes[first : bisect_left(timexes, end, key=lambda t: t.span.start)]
    if deictic.tells_of_other_day(label, told, timex):
        return None
    label = deictic.of_label(label, told, timex)
    clause_ = part.doc.char_span(found.start, found.end, alignment_mode="expand")
    fuller = label
    if clause_ is not None:
        fuller, named = given.spelled_out(given.Told(article, parts, part, clause_, mentions), label)
        within = (*within, *named)
    told_of = syntax.subject(found.main or found.verb)
    if pronoun is None and fuller == label and known.names_no_subject(told_of, article.title):
        return None
    if known.opens_with_unsaid(fuller, article.title) or known.tells_in_passing(found.verb, fuller, article.title):
        return None
    if known.is_unclear(label, clause_, article.title) or _is_unnamed(article, clause_, mentions, part.start, within):
        return None
    people = [m.surface for m in within if m.kind == "person"]
    label = casing.without_capitals(_without_later(article, timex, fuller), article.body, people)
    if pronoun is not None:
        within = (*_meant(mentions, start, label, found.text), *within)
    if status == "denied":
        label = wording.without_any(label)
    return None if deictic.misleads(label) else _event(article, timex, label, status, within)


_PAST = re.compile(r"\b(?:was|were)\b")
_FORWARD = re.compile(
    r"\b(?:will|would|shall|to|due|likely|may|might|could|should"
    r"|(?:expect|schedul|plan|promis|suppos|hop|intend|aim|forecast|book|slat|propos)\w*)\b"
)
"""Words of what is, or was, still to come."""


_OWNED = {"male": re.compile(r"\b(?:his|him)\b"), "female": re.compile(r"\b(?:her|hers)\b")}


def _leaves_out_exception(label: str, sentence: str) -> bool:
    """Whether "every night but Monday" lost its "but"."""
    return _EVERY.search(label) is None and _EVERY.search(sentence) is not None and " every " in label


_EVERY = re.compile(r"\bevery \w+,? (?:but|except|bar)\b")


def _is_of_nobody(label: str, within: Sequence[Mention]) -> bool:
    """Whether a "his" stands in a label all of whose people are women: "Ruth Amory took over upon his death"."""
    if not (modality.words("women") | modality.words("men")).isdisjoint(label.split()):
        return False  # "the mother of Ivan Roe": she may be meant
    genders = {names.gender(m.name) for m in within if m.kind == "person"}
    if len(genders) != 1 or (gender := genders.pop()) is None:
        return False
    return _OWNED["female" if gender == "male" else "male"].search(label) is not None


def _cuts_name(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether the words of a label end inside of a name, where the stop of an abbreviation was read as the end of a
    sentence: "Sault Ste. Marie"."""
    named = _between(mentions, start, end)[-1:]
    return bool(named) and named[0].span.end - end > len(".")


def _meant(mentions: Sequence[Mention], start: int, label: str, told: str) -> tuple[Mention, ...]:
    """The mention, before a clause that starts at `start`, of the one whose name took a pronoun's place in its label.
    `told` are the words of the clause."""
    before = _between(mentions, max(start - _REACH, 0), start)
    return tuple(m for m in reversed(before) if m.entity and m.name in label and m.name not in told)[:1]


_FEWEST = 3  # words of a label


def _is_unnamed(
    article: Article, told: Any, mentions: Sequence[Mention], offset: int, within: Sequence[Mention]
) -> bool:
    """Whether the words of a label speak of a firm, or an "it", that neither they nor the headline name."""
    people = ((m.span.start - offset, m.span.end - offset) for m in within if m.kind == "person")
    if known.speaks_of_it(told, people):
        return True
    bodies = (m.name for m in mentions if m.kind == "organization")
    return known.is_firm_of_nobody(told, article.title, bodies, any(m.kind == "organization" for m in within))


def _without_later(article: Article, timex: Timex, label: str) -> str:
    """The label without the "later" of "later in the autumn", which the timeline shows."""
    before = article.body[max(timex.span.start - _REACH_LATER, 0) : timex.span.start].split()
    return label.removesuffix(" later") if "later" in before[-3:] else label


_REACH_LATER = 16  # characters before a date in which a "later in the" stands


def _counts_on(timex: Timex, label: str) -> bool:
    """ "Retired two years later", "the next night": later than what, a label does not say."""
    return _is_relative(timex) and timex.surface in label


def _is_counted_from(before: Timex, timex: Timex) -> bool:
    """Whether a date is what the one before it counts from: the Christmas of "a fortnight before Christmas"."""
    return timex.span.start == before.span.end + 1 and before.surface.lower().endswith((" before", " after"))


def _is_relative(timex: Timex) -> bool:
    """Whether an expression only counts from what the text told before."""
    said = timex.surface.lower()
    relative = said.split()[-1] in ("later", "earlier", "afterward", "afterwards", "before") or said.startswith(
        ("the next", "the following", "the previous", "that same")
    )
    return relative and not any(c.isdigit() for c in said)


_LEADS = frozenset({"just", "only", "some", "and", "or", "than", "over", "through", "on", "almost", "about"})


def _without_relative(timex: Timex, label: str) -> str:
    """The label without its own "two years later", where nothing hangs on that: the timeline shows the date."""
    if not _is_relative(timex) or label.count(timex.surface) != 1:
        return label
    head, _, tail = label.partition(timex.surface)
    before = head.split()[-1].lower().strip(",") if head.split() else ""
    if before in deictic.GOVERNS | _LEADS or tail[:1].isalnum() or _COUNTS_ON.search(timex.surface + tail[:2]):
        return label
    if not head:
        tail = tail.lstrip(" ,")
        return label if tail.startswith(("that ", "to ", "than ")) else tail[:1].upper() + tail[1:]
    return label if tail.lstrip().startswith("than ") else f"{head.rstrip()}{tail}".rstrip(" ,")


def _told_of_another(article: Article, part: Any, timexes: Sequence[Timex], timex: Timex, found: clause.Clause) -> bool:
    """Whether the main verb of a label has a date of its own in it that contradicts the entry's: "founded in 1998, the
    mill closed in 2004" is no statement of 1998, nor is "born in Lund in 1971, in the 1920s" one of the 1920s. What an
    "and" joins is told of both."""
    start, end = found.start + part.start, found.end + part.start
    first = bisect_left(timexes, start, key=lambda t: t.span.start)
    # "rose on Monday, having fallen this year"; but "said on Monday that it had fallen this year"
    loose = found.verb != found.main and found.verb.dep_ not in ("ccomp", "conj")
    for other in timexes[first : bisect_left(timexes, end, key=lambda t: t.span.start)]:
        if (
            other is timex
            or other.edtf is None
            or other.type not in ("DATE", "TIME")
            or (other.surface not in found.text and not loose)
        ):
            continue
        shown = timex.surface in found.text or not timex.basis
        if ((not loose or other.edtf == timex.edtf) and not _apart(other.edtf, timex.edtf or "")) or (
            shown and _joined(article, other, timex)
        ):
            continue
        low, high = other.span.start - part.start, other.span.end - part.start
        span = part.doc.char_span(low, high, alignment_mode="expand")
        verb = dating.verb(span, _ahead(article, other.edtf)) if span is not None else None
        told = other.surface in found.text and verb != found.verb
        spliced = verb is not None and verb.dep_ == "ccomp" and verb.head == found.verb and verb.i < found.verb.i
        if spliced and found.verb.lower_ not in modality.words("saying"):
            return True  # "Rovers won on Friday, Town drew on Saturday", read as if Town had said so
        if verb is not None and verb == found.main and (told or other.span.start < timex.span.start):
            return True  # the first date is the verb's
    return False


def _apart(one: str, other: str) -> bool:
    (first, until), (start, last) = edtf.bounds(one), edtf.bounds(other)
    return until < start or last < first


def _joined(article: Article, one: Timex, other: Timex) -> bool:
    low, high = sorted((one.span, other.span))
    between = article.body[low.end : high.start]
    near = len(between) < _NEAR and re.search(r"\b(?:and|or)\b(?! \w+(?:ed|en)\b)", between)
    return bool(near or re.search(r"(?:[–,&]|\b(?:to|until|till|through))\s*$", between))


_NEAR = 80  # characters between two dates that an "and" joins


def _asks(sentence: Any) -> bool:
    """Whether a sentence ends in a question mark, inside its quotation marks or outside."""
    for place in range(sentence.end - 1, sentence.start - 1, -1):
        text = sentence.doc[place].text.strip("”\"' ")
        if text:
            return bool(text.endswith("?"))
    return False


def _inferred(article: Article, part: Any, span: Any, timexes: Sequence[Timex]) -> list[Any]:
    """The dates of the sentence that were inferred, as spans of the parse; of those beside its own not what counts from
    another: "left Oban on 3 May and Mallaig two days later"."""
    at = part.start + span.start_char
    low, high = part.start + span.sent.start_char, part.start + span.sent.end_char
    first = bisect_left(timexes, low, key=lambda t: t.span.start)
    last = bisect_left(timexes, high, key=lambda t: t.span.start)
    spans = (
        part.tokens(t.span)
        for t in timexes[first:last]
        if t.basis
        and t.type in ("DATE", "TIME")
        and not _COUNTS_ON.search(article.body[t.span.start : t.span.end + 2])
        and (t.span.start == at or doubt.says_again(article, t, at) or not _FROM_ANOTHER.search(t.surface))
    )
    return [found for found in spans if found is not None and not _is_told_by_clause(found)]


def _is_told_by_clause(span: Any) -> bool:
    """ "On the same day it began": what stands behind such a date hangs on it."""
    if any(child.dep_ == "relcl" and child.i >= span.end for child in span.root.children):
        return True
    if span.start == span.sent.start or span.end >= span.sent.end:
        return False
    behind = span.doc[span.end]
    opens = behind.dep_ in syntax.SUBJECTS and behind.head.i > behind.i
    return opens and any(t.tag_[:2] in syntax.VERB for t in span.doc[span.sent.start : span.start])


_FROM_ANOTHER = re.compile(
    rf"\b(?:later|earlier|following|before|after|(?:last|next|this) (?:year|month|{'|'.join(edtf.MONTHS)}))\b"
)  # what `deictic` can tell by itself, too


_COUNTS_ON = re.compile(r"\b(?:before|after) \w$")
"""An expression that is none without what stands behind it: "five weeks before the vote of 23 February"."""


_TIE = 12  # characters that hold "until the" before a date


def _is_put_off_until(article: Article, timex: Timex, verb: Any) -> bool:
    """Whether a date with "until" is the day that something was put off to: "postponed until 6 October"."""
    before = article.body[max(timex.span.start - _TIE, 0) : timex.span.start]
    until = before.rstrip().removesuffix(" the").endswith((" until", " till"))
    return until and verb.lower_ in modality.words("called_off") | modality.words("putting_off")


def _ahead(article: Article, date: str) -> bool:
    """Whether a date lies wholly after the article's own."""
    if article.published is None:
        return False
    day = article.published
    lower, upper = edtf.bounds(date)
    return (upper if lower == edtf.DAWN else lower) > (day.year, day.month, day.day)


def _over(article: Article, date: str) -> bool:
    """Whether a date lies wholly before the article's own; any date does, where that is not known."""
    if article.published is None:
        return True
    day = article.published
    return edtf.bounds(date)[1] < (day.year, day.month, day.day)


_REACH = 4_000  # characters back to a name that a pronoun can stand for


def _named(article: Article, mentions: Sequence[Mention], offset: int, pronoun: Any, label: str) -> str | None:
    """The label with what its pronoun stands for; None where that is not clear, for nobody can read it by itself.
    `offset` is where the document of the pronoun starts in the body."""
    if pronoun.lower_ in ("she", "her") and pronoun.head.lower_ in modality.words("of_ships"):
        return None  # "she was launched in 1926": the ship, and no woman of the sentence before
    at = offset + pronoun.idx
    first = article.paragraph_at(at).span.start
    before = _between(mentions, max(first - _REACH, 0), at)
    within = _between(mentions, max(first, at - _REACH), at)
    name = antecedent.of(pronoun, offset, before, within)
    return _with_name(pronoun, name, label) if name else None


def _with_name(pronoun: Any, name: str, label: str) -> str | None:
    """The label with `name` for its pronoun; None where it tells of one of that name already, for nobody marries
    himself, nor says of himself that "Brandt will come"."""
    if pronoun.tag_ == "PRP$" and re.search(r"['’]s? ", name):
        return None  # "Peru's government's parliament"
    again = pronoun.tag_ == "PRP" and re.search(rf"\b{re.escape(name.split()[-1])}\b(?!['’]s)", label)
    return None if again else wording.with_name(pronoun, name, label)


_SENTENCE = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[A-Z“\"‘])")


def _from_words(article: Article, mentions: Sequence[Mention], timex: Timex) -> Event | None:
    """Without a parse: the sentence that holds the date."""
    paragraph = article.paragraph_at(timex.span.start)
    text = article.text(paragraph)
    at = timex.span.start - paragraph.span.start
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    n = bisect_right(cuts, at) - 1
    sentence = text[cuts[n] : cuts[n + 1]].strip()
    if len(sentence) > clause.LONGEST_SENTENCE or len(sentence.split()) < 4 or sentence.endswith("?") or not timex.edtf:
        return None
    start = paragraph.span.start + cuts[n]
    within = _between(mentions, start, paragraph.span.start + cuts[n + 1])
    status = modality.of_words(sentence, _ahead(article, timex.edtf))
    return _event(article, timex, sentence.rstrip("."), status, within)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions, which are in order of the text, that begin between two offsets."""
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    return mentions[first : bisect_left(mentions, end, key=lambda m: m.span.start)]


def _event(article: Article, timex: Timex, label: str, status: Any, within: Sequence[Mention]) -> Event:
    return Event(
        term.of(article, timex) or timex.edtf or "",
        label,
        article.paragraph_at(timex.span.start).id,
        timex.span,
        timex.surface,
        timex.basis,
        status,
        tuple(dict.fromkeys(m.entity for m in within if m.entity)),
        by=timex.by,
    )
