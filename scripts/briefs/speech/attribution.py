"""Who is quoted: ties each quotation to the cue behind it, between its parts or before it, and finds reported clauses.

For a quotation, in order: a cue right behind it (“...,” said X; “...,” X said); a cue before it in its sentence (X
said: “...”; X called it “...”); how the passage before ends (X said: / “...”); who was quoted last in the same passage,
where nobody else came in between. What is left has no speaker. Words that nobody says (titles, so-called things) are
no statements.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from briefs import wordlist
from briefs.model import Article, Span, Statement
from briefs.speech import vocabulary
from briefs.speech.cue import Cue
from briefs.speech.passage import ENDS, Passage
from briefs.speech.quotation import Quotation
from briefs.speech.speaker import Speakers

ENDINGS = ".?!…,—–"
"""With what quoted words end that stand for themselves: a sentence, or the part of one before its cue."""

SHORTEST = 3
"""Words of a quotation that is taken for speech though nobody is named who said it."""

FARTHEST = 60
"""Tokens between a cue and what it introduces."""

_SENTENCES = 2  # from what somebody is reported to have said to the words that go on with it

STOPS = frozenset((",", ";", ":", "-", "–", "—", "--", *ENDS))

_HELPERS = frozenset(("is", "was", "were", "are", "had", "has", "have", "would", "will", "could", "did", "been", "be"))
"""Words that say nothing without the rest of their clause."""

Kind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with the quotation that it quotes, if any (the number of its run), and where its cue stands."""

    statement: Statement
    run: int | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A cue and the passage it stands in."""

    cue: Cue
    passage: Passage


@dataclass(frozen=True, slots=True)
class Before:
    """How the passage before ends: with a cue and a colon (`announces`), or with what its cue told."""

    told: Told
    announces: bool


def find(
    article: Article, passage: Passage, cues: Sequence[Cue], speakers: Speakers, before: Before | None
) -> tuple[list[Line], Before | None]:
    """The statements of `passage` in order, and how it ends."""
    reader = _Reader(article.body, passage, cues, speakers, [cue.at for cue in cues], before)
    lines = [line for i in range(len(passage.quotations)) if (line := reader.quoted(i)) and reader.counts(line)]
    return _apart([*lines, *reader.clauses(lines)]), reader.ending()


def _apart(lines: Sequence[Line]) -> list[Line]:
    """`lines` in order, without those that overlap an earlier one of theirs; the reported clause goes before the words
    that it quotes."""
    out: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.statement.span.start, -line.statement.span.end)):
        if not out or out[-1].statement.span.end <= line.statement.span.start:
            out.append(line)
    return out


@dataclass(slots=True, eq=False)
class _Reader:
    body: str
    passage: Passage
    cues: Sequence[Cue]
    speakers: Speakers
    places: Sequence[int]
    before: Before | None
    told: dict[int, Told] = field(default_factory=dict)
    """The cue of each quotation so far that is direct speech."""
    carried: set[int] = field(default_factory=set)
    """The quotations that go on with what their cue reports besides."""

    def quoted(self, i: int) -> Line | None:
        quotation = self.passage.quotations[i]
        first = self.passage.after(quotation.outer.start)
        behind = self.passage.after(quotation.outer.end)
        cue = self._behind(i, behind)
        if cue is not None:
            return self._with_cue_behind(i, first, cue)
        cue = self._ahead(first)
        if cue is not None:
            return self._with_cue_ahead(i, first, cue)
        if first == 0 and self.before is not None and self._goes_on(i, behind):
            return self._direct(i, self.before.told)
        return self._without_cue(i, first)

    def counts(self, line: Line) -> bool:
        """Whether `line` is worth keeping: a word or two of nobody are no statement."""
        one = line.statement
        if one.kind == "mixed" and self._is_part(one.span):
            return False
        return one.kind == "direct" or one.speaker is not None or self.body[one.span.slice].count(" ") + 1 >= SHORTEST

    def _is_part(self, span: Span) -> bool:
        """Whether `span` is a word or two that a verb behind "of" takes ("accused them of having “thin skin”")."""
        first = self.passage.after(span.start)
        sentence = self.passage.lower[max(0, self._sentence_start(first)) : first]
        return self.body[span.slice].count(" ") + 1 < SHORTEST and any(
            left == "of" and right.endswith("ing") for left, right in pairwise(sentence)
        )

    def ending(self) -> Before | None:
        """What the next passage may carry on."""
        passage, cues = self.passage, self.cues
        if cues and passage.lower[-1] == ":" and passage.sentence[cues[-1].at] == passage.sentence[-1]:
            return Before(Told(cues[-1], passage), announces=True)
        i = len(passage.quotations) - 1
        told = self.told.get(i)
        if told is None or told.cue.speaker is None or not self._undisturbed(i + 1, len(passage), told):
            return None
        asks = self.body[passage.quotations[i].inner.slice].rstrip().endswith("?")
        return None if asks else Before(told, announces=False)

    def _goes_on(self, i: int, behind: int) -> bool:
        """Whether quotation `i`, which starts the passage, is by whom the passage before ends with: it was announced,
        or it is all of the passage, so that nobody else has the word."""
        if self.before is None or self.before.announces:
            return self.before is not None
        return behind >= len(self.passage) and self._is_sentence(i)

    # A cue behind

    def _behind(self, i: int, at: int) -> Cue | None:
        """The cue that takes up right behind quotation `i`, at the token `at`."""
        passage = self.passage
        inner = self.body[passage.quotations[i].inner.slice].rstrip("”’\"' ")
        starts = passage.after(passage.quotations[i].outer.start)
        whole = starts == 0 or passage.sentence[starts - 1] != passage.sentence[starts]
        comma = at < len(passage) and passage.lower[at] in (",", "-", "—", "–")
        at += comma
        while at < len(passage) and passage.tokens[at].tag_ == "RB" and passage.quoted[at] < 0:
            at += 1
        if at >= len(passage) or passage.quoted[at] >= 0:
            return None
        place = bisect_left(self.places, at)
        if place == len(self.cues) or self.cues[place].first != at:
            return None
        cue = self.cues[place]
        if cue.sort == "label" or any(quoted >= 0 for quoted in passage.quoted[at : cue.at]):
            return None
        if cue.at == at and cue.sort != "according" and not cue.inverted and not self._is_bare(cue):
            return None
        stop = inner[-1:]
        if not whole and passage.lower[starts - 1] != ":" and (self._reports_more(cue) or self._is_scare(starts)):
            return None
        if comma or stop in ",—–":
            return cue
        if stop == "." and not (self._is_bare(cue) and cue.at > at) and passage.tokens[at].text[0].isupper():
            return None
        if stop in ".?!…":
            return None if self._reports_more(cue) else cue
        # “...” said X: without a stop, only where the whole sentence is quoted, or the verb follows at once.
        return cue if whole and not self._reports_more(cue) else None

    def _is_bare(self, cue: Cue) -> bool:
        """Whether the sentence ends with `cue`: nothing is left for it to report but what stands before."""
        end = cue.last + 1
        return end >= len(self.passage) or self.passage.lower[end] in ENDS or self.passage.lower[end] == ","

    def _reports_more(self, cue: Cue) -> bool:
        return cue.clause is not None and cue.clause[0] > cue.at and self.passage.quoted[cue.clause[0]] < 0

    def _with_cue_behind(self, i: int, first: int, cue: Cue) -> Line | None:
        start = self._sentence_start(first)
        if start == first or self._is_told_before(i, first) or self.passage.lower[first - 1] == ":":
            return self._direct(i, self._here(cue))
        if self._ahead(first) is not None:
            return self._direct(i, self._here(cue))
        quotation = self.passage.quotations[i]
        if i and self.passage.quotations[i - 1].outer.start >= self.passage.starts[start]:
            return self._line("mixed", quotation.inner, cue, quotation.run)
        return self._line("mixed", Span(self.passage.starts[start], quotation.outer.end), cue, quotation.run)

    def _is_told_before(self, i: int, first: int) -> bool:
        """“...,” X said, “...,” she said: whether direct speech stands before in the same sentence."""
        if i == 0 or i - 1 not in self.told:
            return False
        last = self.passage.before(self.passage.quotations[i - 1].outer.end)
        return self.passage.sentence[last] == self.passage.sentence[first]

    # A cue ahead

    def _ahead(self, first: int) -> Cue | None:
        """The nearest cue before the token `first` in its sentence."""
        place = bisect_left(self.places, first) - 1
        if first == 0 or place < 0 or self.passage.sentence[self.places[place]] != self.passage.sentence[first]:
            return None
        return self.cues[place]

    def _with_cue_ahead(self, i: int, first: int, cue: Cue) -> Line | None:
        passage = self.passage
        quotation = passage.quotations[i]
        inner = self.body[quotation.inner.slice].strip()
        mark = passage.lower[first - 1]
        adjoins = first - 1 == cue.at or (mark == "that" and first - 2 == cue.at)
        again = i - 1 in self.told and self.told[i - 1].cue == cue
        if cue.sort == "label":
            return self._labelled(i, first, cue)
        if again and mark in (",", "—", "–", "-"):
            return self._direct(i, self._here(cue))
        opens = inner[:1].isupper() or inner[:1] in "…[.0123456789" or inner[:1] in "‘'“\""
        if mark == ":" and cue.sort != "according":
            return self._direct(i, self._here(cue)) if opens or len(inner.split()) > 1 else None
        if mark == "," and opens and self._leads_to(cue, first):
            return self._direct(i, self._here(cue))
        if adjoins and " " in inner and self._is_title(quotation):
            return None
        if adjoins and cue.sort != "according":
            ends = inner.endswith((".", "?", "!", "…", ",")) and inner[:1].isupper()
            return (
                self._direct(i, self._here(cue))
                if ends and mark != "that"
                else self._line("mixed", quotation.inner, cue, quotation.run)
            )
        return None

    def _leads_to(self, cue: Cue, first: int) -> bool:
        """Whether nothing but where, when and to whom stands between `cue` and the quotation at the token `first`."""
        if cue.sort == "according":
            return cue.last + 1 >= first - 1
        if first - cue.at > FARTHEST:
            return False
        words = range(cue.at + 1, first)
        finite = any(self.passage.tokens[i].tag_ in ("VBD", "VBZ", "VBP", "MD") and i > cue.last for i in words)
        return not finite and not self._reports_more(cue)

    def _labelled(self, i: int, first: int, cue: Cue) -> Line | None:
        """X called it “a disgrace”: the words are those of X, where no other verb comes between."""
        quotation = self.passage.quotations[i]
        if self._is_scare(first) or self._is_title(quotation) or first - cue.at > FARTHEST:
            return None
        between = range(max(cue.at, cue.last) + 1, first)
        if any(
            self.passage.tokens[at].tag_ in ("VBD", "VBZ", "VBP", "MD") and self.passage.quoted[at] < 0
            for at in between
        ):
            return None
        return self._line("mixed", quotation.inner, cue, quotation.run)

    # No cue

    def _without_cue(self, i: int, first: int) -> Line | None:
        passage = self.passage
        begins = first == 0 or passage.sentence[first - 1] != passage.sentence[first] or passage.quoted[first - 1] >= 0
        if not begins or not self._is_sentence(i):
            return None
        quotation = passage.quotations[i]
        if self._is_of_anybody(quotation):
            return Line(Statement(quotation.inner, "direct", passage.paragraph.id), quotation.run)
        # “...,” said Jane Roe, who cut her rating to “sell”. “...”
        last = i - 2 if i > 1 and i - 1 not in self.told and not self._is_sentence(i - 1) else i - 1
        told = self.told.get(last)
        if told is not None and told.cue.speaker is not None and self._undisturbed(last + 1, first, told):
            return self._direct(i, told)
        reported = self._reported_before(first)
        if reported is not None:
            self.carried.add(i)
            return self._direct(i, self._here(reported))
        whole = first == 0 and quotation.outer.end == passage.paragraph.span.end
        # What a portrait quotes, it quotes of one; else who spoke last goes on.
        speaker = self.speakers.told_of(passage, first) if whole else self.speakers.behind_gesture(passage, first)
        speaker = self.speakers.goes_on_speaking(passage) if whole and speaker is None else speaker
        return Line(Statement(quotation.inner, "direct", passage.paragraph.id, speaker), quotation.run)

    def _is_of_anybody(self, quotation: Quotation) -> bool:
        """ "...," one man called out: whoever spoke before, this is somebody else."""
        behind = self.body[quotation.outer.end : quotation.outer.end + 20].split()
        comma = self.body[quotation.inner.slice].rstrip().endswith((",", "?", "!"))
        return comma and bool(behind) and behind[0] in vocabulary.load().anybody

    def _reported_before(self, first: int) -> Cue | None:
        """The cue of one or two sentences before the token `first` by whom the passage reports what somebody said, and
        nobody else is named or speaks behind it: "Moss said there would be no fine. “If he had missed, maybe.”"."""
        passage = self.passage
        place = bisect_left(self.places, first) - 1
        cue = self.cues[place] if first and place >= 0 else None
        if cue is None or cue.speaker is None or cue.sort == "according" or cue.hearsay:
            return None
        named = self.speakers.mentions[cue.speaker]
        apart = passage.sentence[first] - passage.sentence[cue.at]
        if cue.sort == "label" and apart > 1:
            return None  # "Roe blames the engines. “We are not walking away.”": Roe, if at once
        if named.kind != "person" or apart > _SENTENCES or any(at >= 0 for at in passage.quoted[cue.at : first]):
            return None
        behind = range(cue.at, first)
        if "?" in passage.lower[cue.at : first]:
            return None  # which somebody else answers
        others = {passage.mention[at] for at in behind if passage.sentence[at] != passage.sentence[cue.at]} - {-1}
        people = (n for n in others if self.speakers.mentions[n].kind == "person")
        return cue if all(self.speakers.who(n) == self.speakers.who(cue.speaker) for n in people) else None

    def _is_sentence(self, i: int) -> bool:
        """Whether quotation `i` stands for itself."""
        quotation = self.passage.quotations[i]
        inner = self.body[quotation.inner.slice].strip()
        begins = next((letter for letter in inner if letter.isalnum()), " ")
        whole = begins.isupper() and inner.rstrip("”’»\"' ")[-1:] in ENDINGS
        return whole and len(inner.split()) >= SHORTEST and not self._is_title(quotation)

    def _undisturbed(self, i: int, first: int, told: Told) -> bool:
        """Whether nobody else comes in between the quotation before `i`, which `told` tells, and the token `first`."""
        passage = self.passage
        own = told.cue if told.passage is passage else None
        last = passage.after(passage.quotations[i - 1].outer.end)
        who = self.speakers.who(told.cue.speaker or 0)
        between = (cue for cue in self._cues_between(last, first) if cue != own and not cue.hearsay)
        others = [cue.speaker for cue in between if not self._is_of(cue, own)]
        if any(speaker is None or self.speakers.who(speaker) != who for speaker in others):
            return False
        for at in range(last, first):
            mention = passage.mention[at]
            person = mention >= 0 and self.speakers.mentions[mention].kind == "person"
            own_sentence = own is not None and passage.sentence[at] == passage.sentence[own.at]
            if person and not own_sentence and self.speakers.who(mention) != who:
                return False
        return True

    def _is_of(self, cue: Cue, own: Cue | None) -> bool:
        """Whether a cue of nobody named stands in the sentence of `own`, and tells only of who spoke: "said Moss, who
        had been seen arguing"."""
        beside = own is not None and self.passage.sentence[cue.at] == self.passage.sentence[own.at] and cue.at > own.at
        return beside and cue.speaker is None

    def _cues_between(self, first: int, last: int) -> Sequence[Cue]:
        return self.cues[bisect_left(self.places, first) : bisect_left(self.places, last)]

    # Reported clauses

    def clauses(self, lines: Sequence[Line]) -> Iterator[Line]:
        """What is reported without quotation, or with some words of it quoted."""
        own = {self.passage.quotations[i].inner for i in self.carried}
        direct = (line for line in lines if line.statement.kind == "direct" and line.statement.span not in own)
        used = {line.cue.at for line in direct if line.cue is not None}
        for cue in self.cues:
            if cue.speaker is None or cue.at in used or cue.hearsay:
                continue
            found = self._according(cue) if cue.sort == "according" else self._reported(cue)
            if found is not None and found[0] <= found[1]:  # "according to the mayor, ...": nothing is left of it
                first, last = found
                if last - first < 2 and self.passage.lower[last] in _HELPERS:
                    continue  # "He was, he explained, needed at his desk"
                quoted = {self.passage.quoted[at] for at in range(first, last + 1)} - {-1}
                if not quoted.isdisjoint(self.told):
                    continue
                mixed = any(self._is_mixed(i, cue) for i in quoted)
                yield self._line("mixed" if mixed else "indirect", self.passage.span(first, last), cue)

    def _is_mixed(self, i: int, cue: Cue) -> bool:
        """Whether quotation `i` in a clause that `cue` reports quotes its speaker."""
        quotation = self.passage.quotations[i]
        first = self.passage.after(quotation.outer.start)
        nearest = self._ahead(first)
        other = nearest is not None and nearest != cue and nearest.at > cue.at
        return not (other or self._is_scare(first) or self._is_title(quotation))

    def _reported(self, cue: Cue) -> tuple[int, int] | None:
        if cue.clause is None:
            return None
        passage = self.passage
        first, last = cue.clause
        sentence = passage.sentence[cue.at]
        if last < cue.at:
            if ";" in passage.lower[last : cue.at]:
                return None  # "London said that ...; Guatemala maintained that ...": another's words
            first, last = max(first, self._sentence_start(cue.at)), min(last, cue.first - 1)
            if passage.quoted[first] >= 0:
                first = passage.after(passage.quotations[passage.quoted[first]].outer.start)
        else:
            first = max(first, cue.last + 1)
        first, last = self._inside(first, last, sentence)
        while first <= last and passage.lower[first] in STOPS:
            first += 1
        if first <= last and passage.lower[first] == "that" and passage.tokens[first].tag_ == "IN":
            first += 1
        if first <= last and passage.lower[first] in ("who", "whose", "whom", "which"):
            return None  # “A million!” said Jane Roe, who was there
        unclosed = first <= last and passage.quoted[first] < 0 and passage.lower[first][0] in "“‘\"'"
        return (first, last) if last > first and not unclosed else None

    def _according(self, cue: Cue) -> tuple[int, int] | None:
        """The sentence around "according to X", which stands at its start or at its end."""
        passage = self.passage
        start, end = self._sentence_start(cue.at), self._sentence_end(cue.at)
        if cue.first == start:
            comma = next(
                (at for at in range(cue.last + 1, min(end, cue.last + 40) + 1) if passage.lower[at] == ","), None
            )
            return self._inside(comma + 1, end, passage.sentence[cue.at]) if comma is not None else None
        if cue.last + 1 >= end or passage.lower[cue.last + 1] in ENDS:
            return self._inside(start, cue.first - 1, passage.sentence[cue.at])
        return None

    def _inside(self, first: int, last: int, sentence: int) -> tuple[int, int]:
        """The tokens `first` to `last` as far as they are of `sentence`, with whole quotations and without the stop."""
        passage = self.passage
        while first <= last and passage.sentence[first] != sentence:
            first += 1
        while last >= first and passage.sentence[last] != sentence:
            last -= 1
        while (
            last + 1 < len(passage) and passage.quoted[last] >= 0 and passage.quoted[last + 1] == passage.quoted[last]
        ):
            last += 1
        while last >= first and passage.quoted[last] < 0 and passage.lower[last] in STOPS:
            last -= 1
        return first, last

    # What both share

    def _is_scare(self, first: int) -> bool:
        """Whether the words before the quotation at the token `first` say that it is a name for something."""
        scare = vocabulary.load().scare
        return any(word in scare for word in self.passage.lower[max(0, first - 2) : first]) or (
            first > 2 and self.passage.lower[first - 3 : first] == ["so", "-", "called"]
        )

    def _is_title(self, quotation: Quotation) -> bool:
        """Whether every word that matters has a capital: the name of a work."""
        inner = self.body[quotation.inner.slice].rstrip(",")
        words = [
            word
            for word in re.findall(r"[^\W\d_][\w'’]*", inner)
            if word.lower() not in wordlist.words("function_words")
        ]
        stops = inner.rstrip().endswith((".", "…"))
        return bool(words) and not stops and all(word[0].isupper() for word in words) and words != ["I"]

    def _sentence_start(self, at: int) -> int:
        return bisect_left(self.passage.sentence, self.passage.sentence[at])

    def _sentence_end(self, at: int) -> int:
        return bisect_right(self.passage.sentence, self.passage.sentence[at]) - 1

    def _here(self, cue: Cue) -> Told:
        return Told(cue, self.passage)

    def _direct(self, i: int, told: Told) -> Line:
        self.told[i] = told
        quotation = self.passage.quotations[i]
        return self._line("direct", quotation.inner, told.cue, quotation.run, told.passage)

    def _line(
        self, kind: Kind, span: Span, cue: Cue | None, run: int | None = None, where: Passage | None = None
    ) -> Line:
        if cue is None:
            return Line(Statement(span, kind, self.passage.paragraph.id), run)
        words = (where or self.passage).span(cue.at, cue.at + (cue.sort == "according"))
        return Line(Statement(span, kind, self.passage.paragraph.id, cue.speaker, words), run, cue)
