"""Finds the line-ups of teams: lists of nothing but names, most of them of one word, that no sentence explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.evidence import Evidence
from briefs.model import Article, Span

FEWEST = 7
"""Names of a line-up; a list of so many in one sentence has a verb, too."""

FEWEST_MORE = 2
"""Names of a list of those who came on, told by its first word."""

WEIGHT = 6

NAME = r"(?:(?:[A-Z]\. ?|[A-Z] ){1,2})?[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-ÞĀ-Ž][\w’'-]+){0,2}"
LED = re.compile(r"(?P<team>[^:;.]{2,60})(?::| \(\d(?:-\d){2,4}\):?)\s+(?P<names>.+)", re.DOTALL)
"""The team, perhaps with how it lines up ("Kima Rovers (4-4-2) ..."), and its players."""
ENTRY = re.compile(rf"\s*(?:\d+ )?(?P<name>{NAME})\s*(?P<more>(?:\([^()]*\)\s*|\d+['’]?\s*)*)(?:[,;.]|-(?= )|$)")
MORE = re.compile(r"\s*(?:Subs|Substitutes|Replacements|Bench|Subs not used|Substitutes not used|Unused substitutes)")
OFFICIALS = re.compile(
    r"\s*(?:Referee|Ref|Umpires|Attendance|Att|Booked|Sent off|Yellow cards?|Red cards?|Goals|Scorers)\b"
)
BEST = re.compile(r"\s*(?:Best(?: players)?|Goals|Goalkickers|Scorers|Tries|Conversions|Penalties): (?=[A-Z][\w ]+: )")
"""What begins a list of those who scored or played best, by team."""

CAME_ON = re.compile(rf"\((?:for |sub: )?(?P<name>{NAME}),? \d+['’]?(?:\+\d+)?\)")


def evidence(article: Article) -> Iterator[Evidence]:
    """Every name of a line-up is a person's."""
    for paragraph in article.paragraphs:
        text = article.text(paragraph)
        if (":" not in text and "-" not in text) or paragraph.kind == "heading":
            continue
        for line in re.finditer(r"[^\n]+", text):
            for span in _names(line[0]):
                start = paragraph.span.start + line.start()
                yield Evidence(Span(start + span.start, start + span.end), "PERSON", WEIGHT, "context")


def _names(line: str, fewest: int = FEWEST) -> Iterator[Span]:
    """The names of the line-up that `line` is; none where it is no line-up. `fewest` are the names of one."""
    if best := BEST.match(line):
        yield from (
            Span(best.end() + one.start, best.end() + one.end) for one in _names(line[best.end() :], FEWEST_MORE)
        )
        return
    led = LED.match(line)
    if led is None:
        return
    found: list[Span] = []
    at = led.start("names")
    others: list[Span] = []
    while at < len(line) and (entry := ENTRY.match(line, at)):
        found.append(Span(*entry.span("name")))
        found += [Span(*on.span("name")) for on in CAME_ON.finditer(line, entry.start("more"), entry.end("more"))]
        at = entry.end()
        if line[at - 1] == "." and MORE.match(line, at) is None:
            others = [Span(at + span.start, at + span.end) for span in _names(line[at:], fewest)]  # the other team's
            break
        if more := MORE.match(line, at):
            at = line.find(":", more.end()) + 1 or len(line)
    fewest = FEWEST_MORE if MORE.match(line) else fewest
    ended = not line[at:].strip().rstrip(".") or others or OFFICIALS.match(line, at)
    if len(found) >= fewest and ended:
        yield from (*found, *others)
