"""Key points: sentences of the article that say most of it, when the editor has named none.

An extract, never a rewording, so a reader always sees words that stand in the text. The score is Edmundson's (New
Methods in Automatic Extracting, JACM 1969): words of the title, words the article keeps coming back to, and place in
the article; on news, the first sentences are the baseline that is hard to beat (Nenkova 2005), so place weighs most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs.model import Article, KeyPoint
from briefs.speech import transcript

if TYPE_CHECKING:
    from briefs.language import Parsed

MOST = 3
SHORTEST, LONGEST = 8, 45
"""Words of a sentence that can stand alone."""

# A sentence that begins by pointing back means little without the one before it.
_POINTS_BACK = re.compile(
    r"(?:and|but|so|or|yet|he|she|it|they|this|that|these|those|his|her|their|its|such|then|there|still|also|in fact"
    r"|however|instead|meanwhile|first|second|third|finally|as a result|in addition|for example)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    paragraph: str
    place: float
    words: frozenset[str]


def choose(article: Article, parsed: Iterable[Parsed]) -> tuple[KeyPoint, ...]:
    """At most `MOST` sentences, in the order of the text, no two of one paragraph; none for an article that is
    hardly longer than they would be."""
    sentences = list(_sentences(article, parsed))
    if len(sentences) <= MOST:
        return ()
    counts = Counter(word for sentence in sentences for word in sentence.words)
    title = _content_words(article.title)
    ranked = sorted(sentences, key=lambda s: (-_score(s, counts, title, len(sentences)), s.place))
    chosen: list[_Sentence] = []
    for sentence in ranked:
        if len(chosen) < MOST and all(_differ(sentence, other) for other in chosen):
            chosen.append(sentence)
    chosen.sort(key=lambda s: s.place)
    return tuple(KeyPoint(sentence.text, sentence.paragraph) for sentence in chosen)


def _sentences(article: Article, parsed: Iterable[Parsed]) -> Iterable[_Sentence]:
    for piece in parsed:
        if piece.paragraph.kind != "text":
            continue
        for sentence in piece.doc.sents:
            text = sentence.text.strip()
            words = text.split()
            whole = text[:1].isupper() and text.endswith((".", "”", '."', "!"))
            whole = whole and not _POINTS_BACK.match(text) and not transcript.LABEL.match(text)
            if whole and SHORTEST <= len(words) <= LONGEST:
                place = (piece.start + sentence.start_char) / max(1, len(article.body))
                yield _Sentence(text, piece.paragraph.id, place, _content_words(text))


def _score(sentence: _Sentence, counts: Counter[str], title: frozenset[str], total: int) -> float:
    central = sum(math.log1p(counts[word]) for word in sentence.words) / (len(sentence.words) + 3)
    about = len(sentence.words & title) / (len(title) or 1)
    lead = max(0.0, 1 - 3 * sentence.place) + (0.3 if sentence.place > 0.85 and total > 20 else 0)
    return 2 * lead + 1.5 * about + central


def _differ(one: _Sentence, other: _Sentence) -> bool:
    shared = len(one.words & other.words)
    return one.paragraph != other.paragraph and shared * 2 < min(len(one.words), len(other.words))


def _content_words(text: str) -> frozenset[str]:
    """Words of five letters or more, cut to six: a stem good enough to compare sentences of one article."""
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{5,}", text.casefold()))
