"""What a label speaks of as known, in the words with which the text brought it up.

"The association voted" is clear to one who has read of the Pirate Cove Inshore Fishermen's Association, and to nobody
else; a label says the latter. A phrase with "the" and nothing more takes up what was said before (Hawkins,
"Definiteness and Indefiniteness", 1978); where the text before has one fuller phrase for it and not two, that is it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefs import antecedent, known, modality
from briefs.model import Article, Mention

_NAMED = frozenset({"organization", "place", "document", "event", "work"})
_OPENS = frozenset({"compound", "amod", "nmod"})  # what stands between "the" and a noun and tells which
_NOUNS = {"NN": ("NN", "NNP"), "NNS": ("NNS", "NNPS")}
_LONGEST = 6  # words of a phrase, without its "the"


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a label: `span` of the document of `part`, the one among all `parts` of the article, in order."""

    article: Article
    parts: Sequence[Any]
    part: Any
    span: Any
    mentions: Sequence[Mention]


def spelled_out(told: Told, label: str) -> tuple[str, tuple[Mention, ...]]:
    """`label` with the fuller phrase for each bare "the board" in it that the headline does not explain, and whom or
    what such a phrase names."""
    meant: list[Mention] = []
    for noun in told.span:
        if not _is_taken_up(told, noun, label):
            continue
        found = _brought_up(told, noun)
        if found is None:
            continue
        phrase, mention = found
        label = _replaced(label, noun, phrase)
        if mention is not None:
            meant.append(mention)
    return label, tuple(meant)


def _is_taken_up(told: Told, noun: Any, label: str) -> bool:
    """Whether a noun stands in the label with nothing but "the", and neither the headline nor the label has it
    before."""
    if noun.tag_ not in _NOUNS or noun.dep_ == "compound" or noun.lower_ in modality.words("known_to_all"):
        return False
    if not known.is_bare(noun) or len(re.findall(rf"\b[Tt]he {re.escape(noun.text)}\b", label)) != 1:
        return False
    stem = known.stem(noun.lower_)
    return stem not in known.stems(told.article.title or "") and not any(
        known.stem(t.lower_) == stem for t in told.span if t.i < noun.i
    )


def _brought_up(told: Told, noun: Any) -> tuple[str, Mention | None] | None:
    """The one fuller phrase that the text before has for a noun, and the mention that it is. A phrase that is no name
    counts only where such a thing is not spoken of in another way as well ("a reactor", "the reactor at Arden"). What
    was "the government" before any was brought up is another one, which all know."""
    fuller: dict[str, tuple[str, Mention | None]] = {}
    others = False
    for part, token in _before(told, noun):
        mention = antecedent.mention_of(token, part.start, told.mentions)
        phrase = _named(told.article, mention, token) if mention is not None else _described(token)
        if mention is None and _is_another_firm(told, noun, part.start + token.idx):
            phrase = None
        if not fuller and phrase is None and known.is_bare(token):
            return None
        if phrase is not None:
            fuller.setdefault(phrase.lower(), (phrase, mention))
        others = others or (phrase is None and not known.is_bare(token))
    if len(fuller) != 1:
        return None
    found = next(iter(fuller.values()))
    return found if found[1] is not None or not others else None


def _is_another_firm(told: Told, noun: Any, at: int) -> bool:
    """Whether a body was named between a phrase at `at` and "the company" that stands for it: "the Toledo company" is
    told from that other one."""
    end = told.part.start + noun.idx
    between = (m for m in told.mentions if at < m.span.start < end)
    return noun.lower_ in modality.words("firms") and any(m.kind == "organization" for m in between)


def _before(told: Told, noun: Any) -> Iterator[tuple[Any, Any]]:
    """The same noun, in the same number, wherever the text has it before, with the part of the parse that holds it."""
    end = told.part.start + noun.idx
    for match in re.finditer(rf"\b{re.escape(noun.text)}\b", told.article.body[:end], re.IGNORECASE):
        part = told.parts[bisect_right(told.parts, match.start(), key=lambda part: part.start) - 1]
        at = bisect_left(part.doc, match.start() - part.start, key=lambda token: token.idx)
        if at < len(part.doc) and part.doc[at].tag_ in _NOUNS[noun.tag_] and part.doc[at].dep_ != "compound":
            yield part, part.doc[at]


def _named(article: Article, mention: Mention, token: Any) -> str | None:
    """A name that ends in the noun, with its "the" if it has one: "the Fishermen's Association", "Lake County"."""
    if mention.kind not in _NAMED or mention.entity is None:
        return None
    name = mention.name.removeprefix("The ").removeprefix("the ")
    if name.split()[-1].lower() != token.lower_ or " " not in name:
        return None
    before = article.body[max(mention.span.start - len("the "), 0) : mention.span.start]
    return f"the {name}" if f"{before}{mention.surface}".lower().startswith("the ") else name


def _described(noun: Any) -> str | None:
    """The noun with the noun or the name before it that tells which: "the main opposition coalition". What only an
    adjective says of it ("the heavy rain") need not hold any more."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in _OPENS]
    telling = [t for t in before if t.tag_[:2] == "NN" or t.ent_type_ == "NORP"]
    definite = any(c.lower_ == "the" for c in noun.children)  # "a light-water reactor" is one that may come to be
    if not telling or not definite or any(t.lower_ in modality.words("telling_little") for t in before):
        return None
    words = noun.doc[before[0].left_edge.i : noun.i + 1]
    plain = all((t.is_alpha and t.dep_ not in ("conj", "cc")) or t.text == "-" for t in words)
    return f"the {words.text}" if plain and len(words) <= _LONGEST else None


def _replaced(label: str, noun: Any, phrase: str) -> str:
    def put(match: re.Match[str]) -> str:
        return phrase[:1].upper() + phrase[1:] if match[1] == "The" else phrase

    return re.sub(rf"\b([Tt]he) {re.escape(noun.text)}\b", put, label)
