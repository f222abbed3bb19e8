"""Lines in capitals and in title case, set the way a sentence would be.

Which words of a headline are names is told by the article's own running text: a word seen there in lower case is none,
a word seen there with a capital inside a sentence is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs import wordlist
from briefs.model import Article

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:;…•|\"“”‘(\[*–—-]\s*$")


@dataclass(frozen=True, slots=True)
class Casing:
    """How often the running text of an article has a word in lower case, and how often with a capital where a sentence
    would not ask for one (both by the word's lower-case form)."""

    lower: Counter[str]
    upper: Counter[str]
    forms: dict[str, str]

    @classmethod
    @lru_cache(maxsize=1)  # asked for an article before the model reads it, and after
    def of(cls, article: Article) -> Casing:
        lower: Counter[str] = Counter()
        upper: Counter[str] = Counter()
        forms: dict[str, str] = {}
        for paragraph in article.paragraphs:
            text = article.text(paragraph)
            if is_capitals(text) or is_title_case(text):
                continue
            for word, inside in _words(text):
                if word.islower():
                    lower[word] += 1
                elif inside:
                    upper[word.lower()] += 1
                    forms.setdefault(word.lower(), word)
        return cls(lower, upper, forms)

    def is_common(self, word: str) -> bool:
        """Whether `word` is one that a sentence would set in lower case."""
        low = word.lower()
        return low in wordlist.words("function_words") or self.lower[low] > 2 * self.upper[low]

    def is_common_in_headlines(self, word: str) -> bool:
        """Whether `word` in a headline is none that the running text has as a name, and is a usual word."""
        low = word.lower()
        return self.is_common(word) or (not self.upper[low] and low in wordlist.words("common_words"))

    def sentence_case(self, text: str) -> str:
        """`text` as a sentence would be set, if it is in capitals or in title case; else `text`. Same length."""
        capitals = is_capitals(text)
        if not capitals and not is_title_case(text):
            return text
        out, last = [], 0
        for count, match in enumerate(WORD.finditer(text)):
            word = match[0]
            out.append(text[last : match.start()])
            out.append(self._recased(word, first=count == 0, capitals=capitals))
            last = match.end()
        out.append(text[last:])
        return "".join(out)

    def _recased(self, word: str, first: bool, capitals: bool) -> str:
        low = word.lower()
        if first and not capitals:
            return word
        if self.is_common_in_headlines(word):
            new = word.capitalize() if first else low
        elif capitals:
            new = self.forms.get(low) or (word if len(word) < 4 and "'" not in word else word.capitalize())
        else:
            return word
        return new if len(new) == len(word) else word


def without_capitals(label: str, body: str, people: Iterable[str]) -> str:
    """`label` with its first word as a sentence has it, where the article sets the words it opens with in capitals:
    "RESCUERS pulled". What is not known as a word or a name, none of those of `people` either, may be short for one."""
    match = WORD.match(label)
    if match is None or not match[0].isupper() or len(match[0]) < _SHORTEST or not body.startswith(match[0]):
        return label
    word = match[0].capitalize()
    known = word.lower() in wordlist.words("common_words") or word in wordlist.words("first_names")
    known = known or any(label.startswith(name) and " " in name for name in people)
    seen = re.search(rf"\b(?:{word}|{word.lower()})\b", body) is not None
    return word + label[match.end() :] if known or seen else label


_SHORTEST = 3  # letters of a word that stands in capitals for show


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word of `text`, and whether it stands inside a sentence, not at the start of one."""
    last = 0
    for count, match in enumerate(WORD.finditer(text)):
        between = text[last : match.start()]
        yield match[0], count > 0 and not SENTENCE_END.search(between)
        last = match.end()


_LATELY = 256
"""Paragraphs whose case is remembered, those of an article or two: each is asked about several times."""


@lru_cache(maxsize=_LATELY)
def is_capitals(text: str) -> bool:
    """Whether all but a few of the words of `text` (three or more) are set in capitals."""
    found = [word for word in WORD.findall(text) if len(word) > 1]
    return len(found) >= 3 and sum(word.isupper() for word in found) >= 0.8 * len(found)


@lru_cache(maxsize=_LATELY)
def is_title_case(text: str) -> bool:
    """Whether `text` is a line of four to thirty words, most of the longer ones capitalized, function words aside."""
    found = WORD.findall(text)
    if not 4 <= len(found) <= 30 or text.rstrip().endswith((".", "!”", ".”")):
        return False
    long = [word for word in found if len(word) > 3 and word.lower() not in wordlist.words("function_words")]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)
