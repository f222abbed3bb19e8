"""The common timeline, by year, and the strip that shows where on it much happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from briefs import anchor, dates, edtf, telling
from briefs.markup import Markdown, attribute, escape, link
from briefs.model import Annotated, CorpusEvent, Entity, Event
from briefs.settings import Settings
from briefs.standing import Places, Standing, label, places, standing

_MOST_BARS = 120
_WIDTH, _HEIGHT = 960, 72
_SPARK_BARS, _SPARK_HEIGHT = 40, 12
_OUTLYING = 0.02
"""Of all entries, the part at each end of time that small strips push to their edge: one old treaty would otherwise
squeeze everything else together."""
_FULL = 8
"""With more entries than this a year is parted into months."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`when` is None where the heading of its year says as much. `label` is a link where the entry is an entity or a
    brief. `classes` are for what is not usual. `sources` link to the paragraphs that say so. `first` and `last` are the
    days it can lie on, as numbers (20180612). `about` are the ids of all its entities."""

    id: str
    when: str | None
    label: Markdown | str
    status: str
    classes: tuple[str, ...]
    sources: tuple[Markdown, ...]
    entities: tuple[Markdown, ...]
    first: int = 0
    last: int = 0
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """Entries that stand under a heading of their own, or, without `id` and `words`, right under the year."""

    id: str
    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of the year `first`, or of the decade that ends with the year `last`."""

    id: str
    first: int
    last: int
    words: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a timeline can be filtered by, and how many entries that leaves."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Told:
    """Who tells an event, ready to be linked."""

    annotated: Annotated
    known: Places | None = None

    @cached_property
    def places(self) -> Places:
        """Where others can point into it, as far as it is not `known` from an earlier build: it takes long to find
        out, and the page of a country asks all briefs."""
        return self.known or places(self.standing)

    @cached_property
    def standing(self) -> Standing:
        """Where everything stands in it; found out when a page is made that asks."""
        return standing(self.annotated)


def years(
    events: Sequence[CorpusEvent],
    page: str,
    told: Mapping[str, Told],
    entities: Mapping[str, Entity],
    settings: Settings,
) -> tuple[Year, ...]:
    """`events` in order of time under the years they are filed under, linked from `page`; decades come before their
    first year."""
    ordered = sorted(events, key=lambda e: (*_filed(e), _month(e), edtf.order(e.edtf)))
    found: list[Year] = []
    for filed, of in groupby(ordered, key=_filed):
        year = _year(*filed)
        entries = [(_month(event), _entry(event, page, told, entities, settings)) for event in of]
        found.append(replace(year, months=tuple(_months(year, entries))))
    return tuple(found)


def _months(year: Year, entries: Sequence[tuple[int, Entry]]) -> Iterator[Month]:
    """The entries of a year with the number of the month of each; where they are few, they need no such headings."""
    if len(entries) <= _FULL:
        entries = [(0, entry) for _, entry in entries]
    for number, of in groupby(entries, key=lambda one: one[0]):
        words = edtf.MONTHS[number - 1] if number else ""
        said = (f"{words} {year.words}",) if number else (year.words, f"the {year.words}")
        shown = tuple(replace(e, when=None) if e.when in said else e for _, e in of)
        yield Month(f"{year.id}-{number:02}" if number else "", words, shown)


def _month(event: CorpusEvent) -> int:
    """The month that an entry is filed under; 0 where it is known to the year only, or began before."""
    first, last = edtf.order(event.edtf)
    whole = first[1:] == (1, 1) and last >= (first[0], 12, 31)
    return 0 if whole or not _filed(event)[1] else first[1]


def _filed(event: CorpusEvent) -> tuple[int, bool]:
    return dates.first_year(event.edtf), not dates.decade(event.edtf)


def _year(year: int, single: bool) -> Year:
    """A year, or a decade, still without its entries."""
    if single or year <= 0:
        return Year(anchor.year_id(year), year, year, dates.year_words(year), ())
    return Year(f"{anchor.year_id(year)}s", year, year + 9, f"{year}s", ())


def _number(day: edtf.Bound) -> int:
    """A day as a number that later days exceed, the same that lists.js makes of what is typed."""
    year, month, day_of_month = day
    return year * 10000 + month * 100 + day_of_month


def _entry(
    event: CorpusEvent, page: str, told: Mapping[str, Told], entities: Mapping[str, Entity], settings: Settings
) -> Entry:
    first, last = edtf.bounds(event.edtf)
    return Entry(
        id=anchor.event_id(event.id),
        when=edtf.words(event.edtf),
        label=_label(event, page, told, entities),
        status=event.status,
        classes=standing_out(event),
        sources=() if event.kind == "publication" else tuple(_sources(event, page, told)),
        entities=tuple(
            link(entities[id].name, anchor.link(page, anchor.entity_path(id)))
            for id in _others(event, page, entities)[: settings.limits.reasons]
        ),
        first=_number(first),
        last=_number(last),
        about=_about(event, entities),
    )


def _others(event: CorpusEvent, page: str, entities: Mapping[str, Entity]) -> list[str]:
    """Whom an entry concerns besides what it is itself and what its page is about."""
    others = (id for id in event.entities if id in entities and id != event.entity)
    return [id for id in others if anchor.entity_path(id) != page]


def standing_out(event: Event | CorpusEvent) -> tuple[str, ...]:
    """What tells an entry of a timeline from the usual one, a fact that a machine read in a statement: as names of
    classes, for they stand at thousands of entries."""
    usual = ("fact", "statement", "machine")
    unsure = ("unsure",) if dates.unsure(event.edtf) else ()
    return (*(name for name in (event.status, event.kind, event.by) if name not in usual), *unsure)


def _about(event: CorpusEvent, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in (event.entity or "", *event.entities) if id in entities))


def by_entity(events: Sequence[CorpusEvent]) -> Mapping[str, tuple[CorpusEvent, ...]]:
    """The entries that each entity has a part in, in their order."""
    found: defaultdict[str, list[CorpusEvent]] = defaultdict(list)
    for event in events:
        for id in dict.fromkeys((event.entity, *event.entities)):
            if id is not None:
                found[id].append(event)
    return {id: tuple(of) for id, of in found.items()}


def entity_choices(events: Sequence[CorpusEvent], entities: Mapping[str, Entity]) -> tuple[Choice, ...]:
    """The entities that the entries are about, by name."""
    counts = Counter(id for event in events for id in _about(event, entities))
    return tuple(
        Choice(id, entities[id].name, counts[id])
        for id in sorted(counts, key=lambda id: (entities[id].name.casefold(), id))
    )


def brief_choices(events: Sequence[CorpusEvent], told: Mapping[str, Told]) -> tuple[Choice, ...]:
    """The briefs that tell the entries, by title."""
    counts = Counter(slug for event in events for slug in {source.slug for source in event.sources})
    titles = {slug: told[slug].annotated.article.title for slug in counts}
    return tuple(Choice(slug, titles[slug], counts[slug]) for slug in sorted(counts, key=lambda s: (titles[s], s)))


def _label(event: CorpusEvent, page: str, told: Mapping[str, Told], entities: Mapping[str, Entity]) -> Markdown | str:
    """What an entry says: a link to the entity or the brief that it is about, else its statement."""
    if event.kind == "publication":
        article = told[event.sources[0].slug].annotated.article
        return Markdown(f"Published: {link(article.title, anchor.link(page, anchor.brief_path(article.slug)), 'name')}")
    if event.entity in entities:
        return link(event.label, anchor.link(page, anchor.entity_path(event.entity or "")), "name")
    return event.label


def _sources(event: CorpusEvent, page: str, told: Mapping[str, Told]) -> Iterator[Markdown]:
    """A link for each brief that tells the event, with the paragraph, and one for each further paragraph. Where the
    dates of the briefs differ, each is shown beside its source."""
    for slug, of in groupby(event.sources, key=lambda source: source.slug):
        one = told[slug]
        found: dict[str, str] = {}  # where each paragraph's words stand; the first telling counts
        for source in of:
            paragraph = one.annotated.events[source.event].paragraph
            found.setdefault(label(paragraph) if paragraph else "", one.places.events[source.event])
        links: list[Markdown] = []
        said = telling.contradictions(
            event.edtf, {s.event: one.annotated.events[s.event] for s in event.sources if s.slug == slug}
        )
        for where, id in found.items():
            text = where if links else f"{one.annotated.article.title} {where}".rstrip()
            links.append(link(text, anchor.link(page, anchor.brief_path(slug), id)))
        links += [
            Markdown(f'<span class="says">says {escape(edtf.words(date))}</span>')
            for date in dict.fromkeys(said.values())
        ]
        yield Markdown(" ".join(links))


def leading(page: str, placed: Callable[[CorpusEvent], str]) -> Callable[[CorpusEvent], str]:
    """The address of the page that an entry is on, as `page`, which is above it, is served; empty for the same page."""
    here = anchor.served(page)
    return lambda event: anchor.served(placed(event)).removeprefix(here)


def strip(events: Sequence[CorpusEvent], leads: Callable[[CorpusEvent], str] = lambda event: "") -> Markdown:
    """An SVG of how much happened when, with its story in words. Each bar says in `data-to` where its first year
    stands; `leads` gives the page. Empty without events."""
    if not events:
        return Markdown("")
    counts = Counter(dates.first_year(e.edtf) for e in events)
    first, last = min(counts), max(counts)
    size = _bin(last - first + 1)
    start = first // size * size
    bins = Counter({(year - start) // size: 0 for year in counts})
    for year, count in counts.items():
        bins[(year - start) // size] += count
    ids: dict[int, str] = {}
    for filed, event in _firsts(events).items():
        ids.setdefault((filed[0] - start) // size, f"{leads(event)}#{_year(*filed).id}")
    total = (last - start) // size + 1
    most = max(bins.values())
    bars = "".join(_bar(i, count, total, most, ids[i]) for i, count in sorted(bins.items()))
    # The story is for who cannot see the bars; the decades below are the way by keyboard.
    return Markdown(
        f'<p class="said">{attribute(_story(counts, bins, start, size))}</p>'
        f'<svg class="strip" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true" preserveAspectRatio="none" '
        f'data-first="{start}" data-last="{start + total * size}">{bars}</svg>'
    )


def _bin(span: int) -> int:
    size = 1
    while span / size > _MOST_BARS:
        size *= 5 if str(size)[0] == "1" else 2
    return size


def _bar(index: int, count: int, total: int, most: int, leads: str) -> str:
    """A bar, before a clear one of full height that is easier to hit."""
    width = _WIDTH / total
    # The square root keeps a single event visible beside a year with dozens.
    height = _HEIGHT * (count / most) ** 0.5
    gap = min(2.0, width / 4)
    x = f'x="{index * width:.1f}"'
    return (
        f'<rect {x} width="{width:.1f}" height="{_HEIGHT}" class="hit" data-to="{leads}"/>'
        f'<rect {x} y="{_HEIGHT - height:.1f}" width="{width - gap:.1f}" height="{height:.1f}"/>'
    )


def _story(counts: Counter[int], bins: Counter[int], start: int, size: int) -> str:
    first, last = dates.year_words(min(counts)), dates.year_words(max(counts))
    total = sum(counts.values())
    busiest, most = max(bins.items(), key=lambda item: (item[1], item[0]))
    year = start + busiest * size
    when = dates.year_words(year) + (f" to {dates.year_words(year + size - 1)}" if size > 1 else "")
    return f"{total} entries from {first} to {last}, most of them ({most}) in {when}"


def _firsts(events: Sequence[CorpusEvent]) -> dict[tuple[int, bool], CorpusEvent]:
    """An entry of each year or decade that entries are filed under, in order of time."""
    found = {_filed(event): event for event in reversed(events)}
    return {filed: found[filed] for filed in sorted(found)}


def decades(events: Sequence[CorpusEvent], page: str, placed: Callable[[CorpusEvent], str]) -> tuple[Markdown, ...]:
    """Links to the first year of each decade that has an entry, with how many it has; `placed` gives the page that an
    entry is on."""
    counts = Counter(dates.first_year(e.edtf) // 10 * 10 for e in events)
    firsts: dict[int, tuple[tuple[int, bool], CorpusEvent]] = {}
    for filed, event in _firsts(events).items():
        firsts.setdefault(filed[0] // 10 * 10, (filed, event))
    return tuple(
        _counted(_decade(decade, filed[0]), anchor.link(page, placed(event), _year(*filed).id), counts[decade])
        for decade, (filed, event) in firsts.items()
    )


def _decade(decade: int, first: int) -> str:
    return f"{decade}s" if decade > 0 else dates.year_words(first)


def _counted(name: str, target: str, count: int, id: str | None = None) -> Markdown:
    return Markdown(f'{link(name, target, id=id)} <span class="count">{count}</span>')


def contents(
    events: Sequence[CorpusEvent], page: str, placed: Callable[[CorpusEvent], str]
) -> tuple[tuple[str, tuple[Markdown, ...]], ...]:
    """For each decade its years, as links to where they are, with how many entries each has. Each link has the id that
    the year has there, and had on this page when all were here."""
    counts = Counter(map(_filed, events))
    lines = []
    for decade, of in groupby(_firsts(events).items(), key=lambda item: item[0][0] // 10 * 10):
        found = [(filed, _year(*filed), event) for filed, event in of]
        years = (
            _counted(year.words, anchor.link(page, placed(event), year.id), counts[filed], year.id)
            for filed, year, event in found
        )
        lines.append((_decade(decade, found[0][0][0]), tuple(years)))
    return tuple(lines)


def ticks(events: Sequence[CorpusEvent]) -> tuple[str, ...]:
    """The first and the last year, to stand under the strip."""
    found: Iterator[int] = (dates.first_year(e.edtf) for e in events)
    ordered = sorted(set(found))
    return (dates.year_words(ordered[0]), dates.year_words(ordered[-1])) if ordered else ()


def era(events: Sequence[CorpusEvent]) -> tuple[int, int]:
    """The years that all small strips of a collection span, so that they can be compared."""
    found = sorted(dates.first_year(e.edtf) for e in events) or [0]
    cut = int(len(found) * _OUTLYING)
    return found[cut], found[-1 - cut]


def spark(events: Sequence[CorpusEvent], era: tuple[int, int]) -> Markdown:
    """A strip small enough for a line of an index. Empty without events."""
    if not events:
        return Markdown("")
    found = [dates.first_year(e.edtf) for e in events]
    first, last = era
    bins = Counter(
        min(_SPARK_BARS - 1, max(0, (year - first) * _SPARK_BARS // max(1, last - first + 1))) for year in found
    )
    bars = "".join(
        f"M{2 * bin + 1} {_SPARK_HEIGHT}v-{min(_SPARK_HEIGHT, 3 + 3 * (count - 1))}"
        for bin, count in sorted(bins.items())
    )
    words = dates.year_words(min(found)) + (f" to {dates.year_words(max(found))}" if min(found) < max(found) else "")
    counted = f"{len(found)} {'date' if len(found) == 1 else 'dates'}"
    return Markdown(
        f'<svg class="spark" viewBox="0 0 {2 * _SPARK_BARS} {_SPARK_HEIGHT}" role="img" '
        f'aria-label="{counted}, {words}"><path d="{bars}"/></svg>'
    )
