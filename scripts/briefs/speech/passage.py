"""A paragraph as the language model read it, with the quotations and the names that stand in it, token by token.

Sentences are counted here again, because marks of quotation lead a parser astray: a sentence ends at a full stop
outside quotations, or with a quotation that holds one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs import wordlist
from briefs.language import Parsed
from briefs.model import Article, Mention, Paragraph, Span
from briefs.speech.quotation import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDS = frozenset((".", "?", "!", "…", "...", "...."))


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The tokens of a paragraph, and for each: its number in its document's count (`base` + `token.i`), where it starts
    in the body, its word in lower case, the quotation (an index into `quotations`, -1: none) and the mention (an index
    into the article's, -1: none) that it belongs to, and the number of its sentence."""

    index: int
    paragraph: Paragraph
    tokens: Sequence[Token]
    base: Sequence[int]
    starts: Sequence[int]
    lower: Sequence[str]
    quoted: Sequence[int]
    mention: Sequence[int]
    sentence: Sequence[int]
    quotations: Sequence[Quotation]

    def __len__(self) -> int:
        return len(self.tokens)

    def number(self, at: int, token: Token) -> int:
        """The number of `token`, which stands in the same document as the token `at`."""
        return self.base[at] + token.i

    def children(self, at: int) -> Iterator[tuple[int, Token]]:
        """What depends on the token `at`, with numbers."""
        for child in self.tokens[at].children:
            yield self.base[at] + child.i, child

    def edges(self, at: int) -> tuple[int, int]:
        """The first and the last token of what hangs on the token `at`."""
        token = self.tokens[at]
        return self.base[at] + token.left_edge.i, self.base[at] + token.right_edge.i

    def end(self, at: int) -> int:
        """Where the token `at` ends in the body."""
        return self.starts[at] + len(self.tokens[at])

    def before(self, offset: int) -> int:
        """The last token that starts before `offset`; -1 where there is none."""
        return bisect_left(self.starts, offset) - 1

    def after(self, offset: int) -> int:
        """The first token that starts at `offset` or later; the number of tokens where there is none."""
        return bisect_left(self.starts, offset)

    def subjects(self) -> Iterator[tuple[int, int]]:
        """The sentences outside quotations whose main clause has a subject, and that subject, in order."""
        done = -1
        for at, token in enumerate(self.tokens):
            if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT" and self.quoted[at] < 0:
                if self.sentence[at] > done:
                    yield self.sentence[at], at
                done = self.sentence[at]

    def span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.end(last))


def passages(
    article: Article, parsed: Sequence[Parsed], mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> tuple[Passage, ...]:
    """The paragraphs of `article` that the model has read, in order, without headings."""
    pieces: defaultdict[str, list[Parsed]] = defaultdict(list)
    for piece in parsed:
        pieces[piece.paragraph.id].append(piece)
    quoted: defaultdict[int, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        quoted[quotation.paragraph].append(quotation)
    named = sorted(range(len(mentions)), key=lambda i: mentions[i].span)
    return tuple(
        _passage(article, index, pieces[paragraph.id], mentions, named, quoted[index])
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.kind != "heading" and paragraph.id in pieces
    )


def _passage(
    article: Article,
    index: int,
    pieces: Sequence[Parsed],
    mentions: Sequence[Mention],
    named: Sequence[int],
    quotations: Sequence[Quotation],
) -> Passage:
    tokens: list[Token] = []
    base: list[int] = []
    starts: list[int] = []
    for piece in pieces:
        base += [len(tokens)] * len(piece.doc)
        starts += [piece.start + token.idx for token in piece.doc]
        tokens += piece.doc
    lower = [token.text.lower() for token in tokens]
    quoted = _covering(starts, [(quotation.outer, i) for i, quotation in enumerate(quotations)])
    first = bisect_left(named, article.paragraphs[index].span.start, key=lambda i: mentions[i].span.start)
    last = bisect_left(named, article.paragraphs[index].span.end, key=lambda i: mentions[i].span.start)
    mention = _covering(starts, [(mentions[i].span, i) for i in named[first:last]])
    sentence = _sentences(article.body, tokens, quoted, quotations)
    return Passage(index, article.paragraphs[index], tokens, base, starts, lower, quoted, mention, sentence, quotations)


def _covering(starts: Sequence[int], spans: Sequence[tuple[Span, int]]) -> list[int]:
    """For each token the number that comes with the span it starts in."""
    out = [-1] * len(starts)
    for span, number in spans:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            out[at] = number
    return out


def _sentences(body: str, tokens: Sequence[Token], quoted: Sequence[int], quotations: Sequence[Quotation]) -> list[int]:
    """The number of each token's sentence."""
    out = []
    number = 0
    for at, token in enumerate(tokens):
        out.append(number)
        if quoted[at] < 0:
            number += token.text in ENDS
        elif at + 1 < len(tokens) and quoted[at + 1] != quoted[at]:
            inner = body[quotations[quoted[at]].inner.slice].rstrip()
            goes_on = tokens[at + 1].text[0].islower() or tokens[at + 1].text in (",", *ENDS)
            number += inner.endswith(".") and not goes_on
    return out


_FORMS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_PRESENT = 3  # such cues in a portrait
_MOSTLY = 0.85


def portrayed(passages: Sequence[Passage]) -> str | None:
    """The gender of the one whom a portrait or an interview tells of: where "she says" stands again and again in the
    present, and hardly any "he" beside it, every "she" is that one; else None."""
    told: Counter[str] = Counter()
    says: Counter[str] = Counter()
    for one in passages:
        outside = (at for at in range(len(one)) if one.quoted[at] < 0 and one.lower[at] in _FORMS)
        for at in outside:
            told[_FORMS[one.lower[at]]] += 1
            near = one.lower[max(at - 1, 0) : at + 2]
            says[_FORMS[one.lower[at]]] += not wordlist.words("portrait_verbs").isdisjoint(near)
    if not told:
        return None
    gender, most = told.most_common(1)[0]
    return gender if says[gender] >= _PRESENT and most >= _MOSTLY * told.total() else None
