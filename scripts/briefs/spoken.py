"""Whose word a clause is that stands between quotation marks, or says "I".

What somebody exclaims, thinks or paints is no statement of the article: it is told with the name of the one who says
it, or not at all. "I" is told as that name, where it can take the pronoun's place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs import byline, wording, wordlist
from briefs.model import Article, Mention, Span, Statement
from briefs.speech import interview, quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefs.clause import Clause

_REACH = 4_000  # characters of a paragraph in which quotation marks are counted


@dataclass(frozen=True, slots=True)
class Said:
    """What an article quotes: who says it (`statements`, by where they start), where it stands (`quoted`, the words
    with their marks, in order), and the names in the text (`mentions`). `asked` says that it is made of questions and
    answers, so that "I" is hardly the author."""

    article: Article
    statements: Sequence[Statement]
    quoted: Sequence[Span]
    mentions: Sequence[Mention]
    asked: bool = False


def of(article: Article, statements: Sequence[Statement], mentions: Sequence[Mention]) -> Said:
    """What `article` quotes."""
    by_start = sorted(statements, key=lambda s: s.span.start)
    return Said(article, by_start, [q.outer for q in quotation.find(article)], mentions, _is_interview(article))


def _is_interview(article: Article) -> bool:
    """Whether paragraphs or headings of their own ask somebody something: "And what will you do now?" """
    asked = (article.text(p) for p in article.paragraphs if p.span.end - p.span.start <= interview.LONGEST_QUESTION)
    return (
        sum(text.rstrip(' *_”"').endswith("?") and interview.ADDRESSED.search(text) is not None for text in asked)
        >= _QUESTIONS
    )


_QUESTIONS = 2


def is_quoted(said: Said, offset: int, clause: Clause) -> bool:
    """Whether a clause stands between quotation marks as a whole: its first word and its verb, not only some words of
    it. `offset` is where its document starts in the body."""
    start, verb = offset + clause.start, offset + (clause.main or clause.verb).idx
    place = bisect_right(said.quoted, start, key=lambda q: q.start) - 1
    return place >= 0 and max(start, verb) < said.quoted[place].end


def voice(said: Said, offset: int, clause: Clause) -> str | None:
    """The name of the "he" or "she" who says what a clause tells, where the text has quoted them before: "he said the
    firm had raised its prices"."""
    pronoun = clause.pronoun
    if pronoun is None or pronoun.lower_ not in ("he", "she") or pronoun.head == clause.verb:
        return None
    at = offset + clause.verb.idx
    last = bisect_right(said.statements, at, key=lambda s: s.span.start)
    statement = next((s for s in reversed(said.statements[max(last - 2, 0) : last]) if at < s.span.end), None)
    if statement is None or statement.speaker is None or _somebody_else(pronoun):
        return None
    if statement.kind == "direct" and statement.span.start <= offset + pronoun.idx:
        return None  # "now she says I must": not the one who tells
    speaker = said.mentions[statement.speaker]
    return speaker.name if speaker.kind == "person" else None


def _somebody_else(pronoun: Token) -> bool:
    """Whether a sentence tells of somebody without a name before its "he": "said the accused had bought flats, and that
    he could not pay"."""
    before = (t for t in pronoun.sent if t.i < pronoun.i and t.dep_ in ("nsubj", "nsubjpass"))
    return any(t.lower_ in wordlist.words("roles") or t.lower_ in _ON_TRIAL for t in before if t.tag_[:3] != "NNP")


_ON_TRIAL = frozenset({"accused", "defendant", "deceased", "client"})


def in_first_person(said: Said, offset: int, clause: Clause) -> str | None:
    """The label with the name of the one who says "I", where that is certain, and where the name can take the place of
    the pronoun: the verb has the same form, and nothing else speaks of "me"."""
    pronoun = clause.pronoun
    if pronoun is None or (pronoun.tag_ == "PRP" and _is_present(pronoun.head)):
        return None  # I am, I have: the name would need another form
    if (
        pronoun.lower_ == "i"
        and pronoun.head.dep_ == "ROOT"
        and any(c.lower_ in ("would", "'d", "’d") and c.dep_ == "aux" for c in pronoun.head.children)
    ):
        return None  # "I would not sleep on a ground floor this week": advice, and no plan
    name = _speaker(said, offset + pronoun.idx)
    label = wording.with_name(pronoun, name, _ALL_QUOTED.sub(r"\1", clause.text)) if name else ""
    return label if label and not _SPEAKERS.search(label) else None


_SPEAKERS = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]urs?|[Yy]ours?|[Yy]ou)\b")


def _is_present(verb: Token) -> bool:
    helped = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return any(t.tag_ in ("VBP", "VBZ") for t in (verb, *helped))


def _speaker(said: Said, at: int) -> str | None:
    """Who says what stands at an offset: who is quoted, or outside of quotations the only author."""
    if _statement(said, at) is not None:
        speaker = _quoted_speaker(said, at)
        return speaker.name if speaker is not None else None
    if said.asked:
        return None
    paragraph = said.article.paragraph_at(at)
    if at - paragraph.span.start > _REACH:
        return None  # whether it is quoted would take long to tell
    before = said.article.body[paragraph.span.start : at]
    if _LABELED.match(before):
        return None  # "BRANDT: I stopped"
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 or before.lstrip()[:1] in quotation.OPENING
    if quoted or paragraph.kind != "text" or len(said.article.authors) != 1:
        return None
    (author,) = said.article.authors
    return author if len(author.split()) > 1 and byline.is_name(author) else None


_ALL_QUOTED = re.compile(r"^\s*[\"“]\s*([^\"“”]*)[\"”]\s*$")
_LABELED = re.compile(r"\s*(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w.'’-]*:\s")


def _quoted_speaker(said: Said, at: int) -> Mention | None:
    statement = _statement(said, at)
    if statement is None or statement.speaker is None:
        return None
    speaker = said.mentions[statement.speaker]
    return speaker if speaker.kind == "person" else None


def _statement(said: Said, at: int) -> Statement | None:
    """The quotation that holds an offset; one may hold another: he said that she had said."""
    last = bisect_right(said.statements, at, key=lambda s: s.span.start)
    near = said.statements[max(last - 2, 0) : last]
    return next((s for s in near if at < s.span.end and s.kind != "indirect"), None)
