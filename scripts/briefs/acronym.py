"""Finds capitals that the article itself makes short for common words, and so for nobody: "artificial pancreas (AP)",
"sexual assault referral centres (Sarcs)"; and the whole name of a body that it spells out: "Conference on Security and
Cooperation in Europe (CSCE)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs import wordlist, world
from briefs.evidence import NONE, Evidence, everywhere, is_body
from briefs.model import Article, Span

WEIGHT = 6

SHORT = re.compile(r"\((?:or )?[“\"‘']?(?P<short>[A-Z][A-Za-z]{1,6})[”\"’']?\)")
SPELLED = re.compile(r" \((?P<short>[A-Z]{3,7}|[A-Z][a-z]{3,7})\)")
WORD = re.compile(r"[\w’'-]+")
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
LISTED = re.compile(
    rf"\b(?:the|The|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<name>(?:{_CAPITAL} )+(?:(?:of|for)(?: the)? (?:{_CAPITAL} )+)*"
    rf"(?:of|for)(?: the)? (?:{_CAPITAL}, )+(?:{_CAPITAL},? )?and {_CAPITAL}(?: {_CAPITAL})*) \([A-Z][A-Za-z]{{1,8}}\)"
)
"""A body whose name ends in a list, before its letters in brackets: "the Patriots of Norland for Work, Ethics and
Fraternity (PANTEF)"."""
REACH = 80
_SHORT = 4  # letters of an acronym that gives all of them to a longer one


def evidence(article: Article) -> Iterator[Evidence]:
    """Every mention of such capitals."""
    yield from everywhere(article, _of_common_words(article.body), NONE, WEIGHT)
    yield from everywhere(article, _of_offices(article.body), NONE, WEIGHT)
    for listed in LISTED.finditer(article.body):
        yield Evidence(Span(*listed.span("name")), "ORG", WEIGHT, "context")
    for paragraph in article.paragraphs:
        for found in SPELLED.finditer(article.body, paragraph.span.start, paragraph.span.end):
            first = max(found.start() - REACH * 2, paragraph.span.start)
            start = _start_of_name(article.body[first : found.start()], found["short"].upper())
            if start is not None and not world.is_place(article.body[first + start : found.start()]):
                yield Evidence(Span(first + start, found.start()), "ORG", WEIGHT, "context")


def _start_of_name(before: str, short: str) -> int | None:
    """Where the name of a body begins that ends with the text `before`, and whose words begin with the letters of
    `short`, leaving out the small ones (after A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying
    abbreviation definitions in biomedical text", 2003, for initials only)."""
    left = list(short)
    told = list(re.finditer(r"[\w’'-]+|[^\w\s]", before))
    if told and told[-1][0] in wordlist.words("organization_words") and told[-1][0][0] != left[-1]:
        told.pop()  # "Larvik, Kotka and Atlantic Railway (LKA)"
    for word in reversed(told):
        if word[0] in _SMALL or word[0] in (",", "&"):
            if len(left) > 1 and left[-1] == word[0][0].upper():
                left.pop()  # "UN Mission in Sudan (UNMIS)"
            continue
        letters = word[0] if word[0].isupper() and len(word[0]) < _SHORT else word[0][0]
        if not "".join(left).endswith(letters):
            return None
        del left[-len(letters) :]
        if not left:
            opens = word[0] in wordlist.words("body_openings")
            name = before[word.start() :]
            of_land = len(short) > 2 and any(world.is_place(part) for part in name.split())
            body = opens or ((of_land or is_body(name)) and word[0] not in wordlist.words("titles"))
            return word.start() if body else None
    return None


def otherwise(body: str) -> dict[str, str]:
    """The bodies that capitals mean in a text other than they mean elsewhere ("ICC" in the report of a Test)."""
    rows = (row for row in wordlist.table("other_acronyms") if row[0] in body)
    return {
        short: name for short, cues, name in rows if any(re.search(rf"\b{cue}\b", body) for cue in cues.split(", "))
    }


def _of_common_words(body: str) -> set[str]:
    return {
        found["short"]
        for found in SHORT.finditer(body)
        if _spells(WORD.findall(body[max(0, found.start() - REACH) : found.start()]), found["short"])
    }


def _of_offices(body: str) -> set[str]:
    """Capitals that are short for what somebody is: "the Divisional Railway Manager (DRM)", "the Commissioner of
    Railway Safety (CRS)"."""
    found = set()
    for short in SPELLED.finditer(body):
        words = [w for w in WORD.findall(body[max(0, short.start() - REACH) : short.start()]) if w not in _SMALL]
        phrase = words[-len(short["short"]) :]
        spelled = "".join(word[0] for word in phrase) == short["short"].upper()
        if spelled and not wordlist.words("roles").isdisjoint({phrase[0].lower(), phrase[-1].lower()}):
            found.add(short["short"])
    return found


def _spells(before: list[str], short: str) -> bool:
    """Whether the words right `before` the brackets, in lower case but for a people's, begin with the letters of
    `short`."""
    letters = (short if short.isupper() else short.removesuffix("s")).lower()
    words = [part for word in before for part in word.split("-") if part]
    return any(_begins(of[-len(letters) :], letters) for of in (words, [w for w in words if w not in _SMALL]))


def _begins(words: list[str], letters: str) -> bool:
    spelled = "".join(word[0] for word in words)
    common = len(letters) > 1 and spelled.lower() == letters and all(word.islower() for word in words[1:])
    return common and (words[0].islower() or _is_of_people(words[0]))


def _is_of_people(word: str) -> bool:
    """ "Japanese encephalitis (JE)"."""
    entry = world.known().get(word)
    return entry is not None and entry.sort == "people"


_SMALL = frozenset(("of", "for", "and", "the", "in", "to", "on"))
"""Words that capitals may leave out."""
