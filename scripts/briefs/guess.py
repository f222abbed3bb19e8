"""Names that only the model, or only the shape of their words, takes for such, and once.

Newspapers name people in full first, places that nobody knows with where they are, and bodies with what they are. What
has none of that is mostly a brand, a title, a word or a part of another name, and no page is better than a wrong one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefs import names, wordlist, world
from briefs.evidence import Evidence
from briefs.model import Article, Span

PLACES = ("GPE", "LOC", "FAC")


def names_of(
    article: Article, pieces: Sequence[Evidence], labels: Mapping[str, str], votes: Mapping[str, Mapping[str, float]]
) -> set[str]:
    """The folded names that are no more than a guess. `labels` are what the names seem to be, `votes` what speaks for
    that."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for one in pieces:
        name = names.fold(article.body[one.span.slice])
        sources[name].add(one.source)
        spans[name].add(one.span)
    whole = {name.split()[-1] for name in sources if " " in name}  # "the Comets" beside "Springfield Comets"
    found: set[str] = set()
    for name, told in sources.items():
        weight = sum(votes[name].values())
        plural = told <= {"model", "context"} and name not in whole and _is_plural(article.body, spans[name], weight)
        source = next(iter(told)) if len(told) == 1 else ""
        if plural or _is_guess(article.body, spans[name], source, labels.get(name, ""), weight):
            found.add(name)
    return found


def _is_plural(body: str, spans: set[Span], weight: float) -> bool:
    """Whether the only mention of a name is "the" and a plural, as of plants: "under the Hostas"."""
    word = body[min(spans).slice]
    team = word in wordlist.words("team_words") or word in world.known()
    called = word.lower().removesuffix("s") in wordlist.words("common_words")  # as bands are: "the Scorpions"
    return len(spans) == 1 and weight < 1.9 and word.isalpha() and word.endswith("s") and not team and not called


def _is_guess(body: str, spans: set[Span], source: str, label: str, weight: float) -> bool:
    once = len(spans) == 1
    span = min(spans)
    surface = body[span.slice]
    words = surface.split()
    if source == "shape":
        return once and label == "ORG" and len(words) > 1 and _is_hollow(words)
    if source != "model":
        return False
    if len(words) == 1:
        if label in PLACES and _AT.search(body[max(0, span.start - 16) : span.start]):
            return False  # "tunnels at Kumchang-ri"
        # "next month on Harris": where it is, though it looks like somebody's name
        return (weight < 1.1 or (once and _is_where(body, span))) and not _is_coined(surface)
    if label == "NORP":
        return all(word.lower() in wordlist.words("common_words") for word in words)
    if not once:
        return False
    if label == "PERSON":
        return not _is_like_person(words)
    if label == "ORG":
        return not (_is_like_body(words) or _is_called_by_part(body, words))
    return label in PLACES and not _is_like_place(body, span, words)


def _is_hollow(words: Sequence[str]) -> bool:
    """Whether a name has no word but those that many things have: "Tea Tree Oil"."""
    common = wordlist.words("common_words")
    return words[-1] in wordlist.words("weak_heads") and all(word.lower() in common for word in words)


def _is_coined(surface: str) -> bool:
    """Whether a word has capitals inside and no figures, as bodies write themselves ("NHK", "BlackRock")."""
    return surface.isalpha() and any(c.isupper() for c in surface[1:])


def _is_where(body: str, span: Span) -> bool:
    """Whether the only mention of a name stands behind a time and "on"."""
    return _WHEN_ON.search(body[max(0, span.start - 30) : span.start]) is not None


_WHEN_ON = re.compile(
    r"\b(?:day|days|week|weeks|month|months|year|years|summer|winter|holiday|holidays|life|lived|born) on $"
)


def _is_like_person(words: Sequence[str]) -> bool:
    """Whether a given name, an initial or a particle says that somebody is named, or no word of it is one of English or
    has a form that given names have not."""
    common, surnames = wordlist.words("common_words"), wordlist.words("surnames")
    last = words[-1]
    if last.lower() in wordlist.words("function_words"):
        return False
    if words[0] in wordlist.words("first_names") or words[0] in wordlist.words("surnames_first") or "." in words[0]:
        return True
    if last.lower() in common and last not in surnames:
        return False
    if any(word.lower() in wordlist.words("particles") for word in words[1:]):
        return True
    first = words[0].lower()
    if last in surnames and len(words) == 2 and words[0] not in wordlist.words("not_names"):
        return True
    return not (first in common or first.removesuffix("s") in common or "-" in first)


def _is_called_by_part(body: str, words: Sequence[str]) -> bool:
    """Whether the beginning of the name stands alone elsewhere, as that of a body does that was named in full once
    ("Hellespont" beside "Hellespont Maritime")."""
    start = " ".join(words[:-1])
    alone = re.search(rf"\b{re.escape(start)}\b(?! (?:{re.escape(words[-1])}|[A-ZÀ-ÞĀ-Ž]))", body)
    return names.is_unlisted(words[0]) and alone is not None


_BODIES = ("organization_words", "organization_nouns", "company_suffixes", "team_words", "government_words")


def _is_like_body(words: Sequence[str]) -> bool:
    """Whether a word says what sort of body is named, or it begins with what the world knows ("CNN
    Worldwide", "New York Stallions")."""
    known = any(word in wordlist.words(of) for word in words for of in _BODIES)
    known = known or any(word.lower() in wordlist.words("organization_nouns") for word in words)
    begins = (world.known().get(" ".join(words[:length])) for length in range(1, len(words)))
    return known or words[0] in ("Center", "Centre") or any(begins)


_AT = re.compile(r"\b(?:at|near) $")
_WHERE = re.compile(r"\b(?:in|at|near|from|to|of|outside|around|across|through|via|into|toward|towards) (?:the )?$")


def _is_like_place(body: str, span: Span, words: Sequence[str]) -> bool:
    """Whether a word of the name or what stands around it says that it is a place."""
    built = words[-1] in wordlist.words("place_nouns") or words[-1].title() in wordlist.words("place_words")
    if words[-1].islower() and not built:
        return False  # "Tour of Larvik criterium series"
    begins = words[0] in wordlist.words("before_places") or words[0] in wordlist.words("vales")
    if words[-1] in wordlist.words("place_words") or begins or "of" in words or words[-1].isdigit():
        return True  # not the train "Coast Starlight"
    return _WHERE.search(body[max(0, span.start - 16) : span.start]) is not None
