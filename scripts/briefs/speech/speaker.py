"""Whom a noun phrase means: a name, a role that a name was introduced with, or a pronoun with one candidate left.

A guess is worth less than silence here: whatever leaves two candidates leaves none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from briefs import names, wordlist
from briefs.model import Mention
from briefs.speech import vocabulary
from briefs.speech.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKING = frozenset(("person", "place", "organization", "group"))
PRONOUNS = {"he": "male", "she": "female", "it": "body"}
OBJECTS = {"him": "male", "her": "female"}
BENCH = {"bench": "court"}
"""Nouns that stand for a body by what its name does not hold."""

NOUN_TAGS = frozenset(("NN", "NNP", "NNS", "NNPS"))
RUN_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "DT", "PRP$", "POS", "CD", "HYPH", "FW", "AFX"}
"""Tags of the words of a plain noun phrase."""

LONGEST_ROLE = 14
"""Words of an apposition that are compared with how its bearer is called later."""

MOST_BEARERS = 50
"""Bearers of one role that are kept apart; where there are more, the role alone tells nobody."""

FARTHEST = 300
"""Tokens that a pronoun looks back in one passage."""

SUBORDINATE = frozenset(("ccomp", "advcl", "relcl", "acl", "csubj"))
"""Dependencies of the verbs of subordinate clauses."""

MOST_PASSAGES = 3
"""Passages that a pronoun looks back."""

OWNERS = frozenset(("his", "her", "their"))
WRITING = frozenset(("statement", "letter", "email", "note", "memo", "message", "telegram"))
FIRMS = frozenset(("company", "firm"))

_EXAMINED = re.compile(r"examin(?:ed|ation) by\b|question(?:ed|ing) by\b")
_BEFORE_NAME = 6  # tokens
_OFTEN = 4
"""Mentions of a person whom a text tells of."""


@dataclass(frozen=True, slots=True)
class _Role:
    who: str
    mention: int
    words: frozenset[str]


@dataclass(slots=True)
class Speakers:
    """What was read so far, in the order of the text: who was introduced as what, whose gender is known, who spoke
    last. Fed one passage after the other."""

    mentions: Sequence[Mention]
    roles: defaultdict[str, list[_Role]] = field(default_factory=lambda: defaultdict(list))
    gender: dict[str, str] = field(default_factory=dict)
    beside: set[tuple[str, str]] = field(default_factory=set)
    """Who was the object of what "he" or "she" did, or did something to "him" or "her", and so is not meant by that
    pronoun, with its gender."""
    last: tuple[int, int, int] | None = None
    """The passage, sentence and mention of who spoke last."""
    stranger: tuple[int, int] | None = None
    """The passage in which somebody without a name spoke last ("an official said"), and the offset of who that was."""
    topic: tuple[int, int, int] | None = None
    """The passage and sentence of the last main clause whose subject is a person, and the mention of that person."""
    shadow: tuple[int, int] | None = None
    """The passage and sentence of the last main clause whose subject is somebody without a name ("the guard")."""
    buried: set[str] = field(default_factory=set)
    """Of whom the text told as its subject that they died, and who has not spoken."""
    dead: set[str] = field(default_factory=set)
    """Of whom the text says in passing that they died ("her aunt, Ida Roe, who died in March")."""
    deceased: int | None = None
    """The mention of the one whom an obituary tells of."""
    portrait: str | None = None
    """The gender of the one whom a portrait tells of (see `passage.portrayed`)."""
    only: dict[tuple[int, str], int | None] = field(default_factory=dict)
    """By passage and gender: the only person of it whom the text has told of (see `_told_of_gender`)."""
    hero: list[int] | None = None
    """The mentions of the one whom the text tells of, once they were asked for; none where there is no such person."""
    reading: int = -1
    """The passage whose subjects are being read."""
    told: tuple[int, int, int] = (-1, -1, -1)
    """The passage and sentence of the subject that was read last, and its token."""
    subjects: tuple[tuple[int, int], ...] = ()
    """Its sentences with their subjects (see `Passage.subjects`)."""
    unread: deque[tuple[int, int]] = field(default_factory=deque)
    """Its sentences with their subjects that were not read yet."""
    recent: deque[Passage] = field(default_factory=lambda: deque(maxlen=MOST_PASSAGES))
    """The passages before this one."""

    def who(self, mention: int) -> str:
        """One word for all mentions of the same."""
        return self.mentions[mention].entity or names.fold(self.mentions[mention].surface)

    def spoke(self, passage: Passage, at: int, mention: int) -> None:
        self.last = (passage.index, passage.sentence[at], mention)
        self.buried.discard(self.who(mention))

    def close(self, passage: Passage, speaker: int | None) -> None:
        """Go on behind `passage`, which ends with words of `speaker`, if any."""
        self.read(passage, len(passage))
        if speaker is not None and len(passage):
            self.spoke(passage, len(passage) - 1, speaker)
        self.recent.append(passage)

    def read(self, passage: Passage, at: int) -> None:
        """Take note of the subjects of the sentences of `passage` that stand before the sentence of the token `at`."""
        if self.reading != passage.index:
            self.reading, self.subjects = passage.index, tuple(passage.subjects())
            self.unread = deque(self.subjects)
        while self.unread and (at >= len(passage) or self.unread[0][0] < passage.sentence[at]):
            sentence, subject = self.unread.popleft()
            self.told = (passage.index, sentence, subject)
            if self.topic is None or (passage.index, sentence) > self.topic[:2]:
                mention = self._subject(passage, subject)
                if mention is not None and self.mentions[mention].kind == "person":
                    if self._has_died(passage, subject, mention):
                        self.buried.add(self.who(mention))
                    else:
                        self.topic = (passage.index, sentence, mention)
                elif mention is None and self._is_somebody(passage, subject):
                    self.shadow = (passage.index, sentence)

    def _is_somebody(self, passage: Passage, at: int) -> bool:
        """Whether the subject `at` is one person by a trade in which nobody was introduced, or "Ma", or by a name that
        was not found."""
        word = passage.lower[at]
        named = passage.mention[at] < 0 and passage.tokens[at].tag_ == "NNP"
        if named and (
            names.is_unlisted(passage.tokens[at].text) or passage.tokens[at].text in wordlist.words("surnames")
        ):
            return True
        if passage.mention[at] >= 0 or passage.tokens[at].tag_ not in ("NN", "NNP"):
            return False
        if word in vocabulary.load().parents:
            return passage.tokens[at].text[0].isupper()
        definite = any(child.lower_ == "the" for _, child in passage.children(at))
        if definite and self._is_office_of_topic(passage, at):
            return False
        return definite and word in wordlist.words("roles") and not self.roles.get(word)

    def _is_office_of_topic(self, passage: Passage, at: int) -> bool:
        """Whether "the director of the mill", in the first paragraph, says what the only person named so far is."""
        named = {self.who(n) for n in self._people(passage, 0, at)}
        of_body = any(child.lower_ == "of" for _, child in passage.children(at))
        return passage.index == 0 and of_body and len(named) == 1

    def _is_in_shadow(self, passage: Passage, at: int) -> bool:
        """Whether nobody has been named since the text told of somebody without a name, not far before."""
        if self.shadow is None or passage.index - self.shadow[0] >= MOST_PASSAGES:
            return False
        index, sentence = self.shadow
        if (self.topic is not None and self.topic[:2] > self.shadow) or (self.last and self.last[:2] > self.shadow):
            return False
        between = [one for one in self.recent if one.index >= index]
        if index != passage.index and (not between or between[0].index != index):
            return False
        for one in (*between, passage):
            end = at if one is passage else len(one)
            first = bisect_left(one.sentence, sentence) if one.index == index else 0
            if next(self._people(one, first, end), None) is not None:
                return False
        return True

    def _has_unknown_subject(self, passage: Passage, at: int) -> bool:
        """Whether the sentence of the token `at` tells before it of somebody whom no name is known of."""
        place = bisect_left(self.subjects, (passage.sentence[at], -1))
        sentence, subject = self.subjects[place] if place < len(self.subjects) else (-1, at)
        return sentence == passage.sentence[at] and subject < at and self._is_somebody(passage, subject)

    def _tells_of_dead(self, passage: Passage, at: int, wanted: str) -> bool:
        """Whether a paragraph of an obituary that names nobody tells of a "she" from its start: of whom the obituary
        is, and not of the niece who spoke in the one before."""
        if self.deceased is None or not self._fits(self.deceased, wanted):
            return False
        if self.last is not None and self.last[0] == passage.index:
            return False
        if passage.sentence[at] > _OFTEN or next(self._people(passage, 0, at), None) is not None:
            return False
        before = [n for sentence, n in self.subjects[:_OFTEN] if sentence < passage.sentence[at]]
        return bool(before) and all(PRONOUNS.get(passage.lower[n]) == wanted for n in before)

    def _told_before_stranger(self, passage: Passage, at: int, wanted: str) -> bool:
        """Whether a paragraph of an obituary that names nobody has called the dead "she" before it brought up somebody
        without a name: "The work for which she is remembered began when an inspector asked her pupils"."""
        if self.deceased is None or self.stranger is None or not self._fits(self.deceased, wanted):
            return False
        if self.stranger[0] != passage.index or at > FARTHEST:
            return False
        if next(self._people(passage, 0, at), None) is not None:
            return False
        end = passage.before(self.stranger[1])
        return any(PRONOUNS.get(passage.lower[i]) == wanted and passage.quoted[i] < 0 for i in range(max(end, 0)))

    def _has_died(self, passage: Passage, at: int, mention: int) -> bool:
        """Whether the subject `at` of a main clause is somebody named who "died in 1971", while another tells."""
        return (
            passage.tokens[at].head.lower_ == "died"
            and passage.mention[at] == mention
            and self.topic is not None
            and self.who(self.topic[2]) != self.who(mention)
            and self.topic[0] == passage.index
        )

    def _subject(self, passage: Passage, at: int) -> int | None:
        """Whom the subject `at` of a main clause means; a pronoun goes on from the sentence before."""
        word = passage.lower[at]
        if word not in PRONOUNS:
            return self.named_by(passage, at, at)
        return self._going_on(passage, at, PRONOUNS[word])

    def _going_on(self, passage: Passage, at: int, wanted: str) -> int | None:
        """The person who is the subject of the main clause of the sentence before that of the token `at`; a sentence
        about something else may stand between where the passage names nobody since."""
        if self.topic is None or not self._fits(self.topic[2], wanted) or self._is_in_shadow(passage, at):
            return None
        index, sentence, mention = self.topic
        if (self.who(mention), wanted) in self.beside:
            return None
        if index == passage.index and sentence == passage.sentence[at] - 1:
            return mention
        if index == passage.index:
            since = next((i for i, number in enumerate(passage.sentence) if number > sentence), at)
            return None if list(self._people(passage, since, at)) else mention
        if not self.recent or index != self.recent[-1].index:
            return None
        hero = self._hero(passage.starts[at])
        if hero is not None and self._fits(hero, wanted) and self.who(hero) != self.who(mention):
            return None  # a new paragraph may tell on of the one whom the text is about
        earlier = self.recent[-1]
        since = next((i for i, number in enumerate(earlier.sentence) if number > sentence), len(earlier))
        others = [*self._people(earlier, since, len(earlier)), *self._people(passage, 0, at)]
        return None if others or passage.lower[at] == "it" else mention

    def introduce(self, passage: Passage) -> None:
        """Learn the roles in which `passage` introduces people and bodies, and the gender that titles tell."""
        done: set[int] = set()
        for at, mention in enumerate(passage.mention):
            if mention < 0 or mention in done or self.mentions[mention].kind not in SPEAKING:
                continue
            done.add(mention)
            self._set_apart(passage, at, mention)
            last = at
            while last + 1 < len(passage) and passage.mention[last + 1] == mention:
                last += 1
            for noun, words in _introductions(passage, at, last):
                self._learn_role(mention, noun, words)
                self._learn_gender(mention, noun)
            if self.mentions[mention].kind == "organization":
                name = passage.lower[at : last + 1]
                self._learn_role(mention, _head_of_name(name), frozenset(name))
            if at and passage.quoted[at - 1] == passage.quoted[at]:
                self._learn_gender(mention, passage.tokens[at - 1].text)
                if (role := _title_roles().get(passage.tokens[at - 1].text)) is not None:
                    self._learn_role(mention, role, frozenset((role,)))
            self._learn_gender(mention, passage.tokens[at].text)

    def _set_apart(self, passage: Passage, first: int, mention: int) -> None:
        """Note that "she" who "met Stephen Roe, whom she married", or whom "Stephen Roe hired", is not Stephen Roe."""
        at = first
        while at < len(passage) and passage.mention[at] == mention:
            token = passage.tokens[at]
            deeds = [token.head] if token.dep_ == "dobj" else []
            deeds += [child for _, child in passage.children(at) if child.dep_ == "relcl"]
            if token.dep_ == "nsubj":
                objects = [child for child in token.head.children if child.dep_ in ("dobj", "dative")]
                asked = (child for child in token.head.children if child.dep_ in ("ccomp", "xcomp"))
                objects += [child for clause in asked for child in clause.children if child.dep_ == "nsubj"]
                genders = (OBJECTS[child.lower_] for child in objects if child.lower_ in OBJECTS)
                self.beside.update((self.who(mention), gender) for gender in genders)
            if any(deed.dep_ == "relcl" and deed.lower_ == "died" for deed in deeds):
                self.dead.add(self.who(mention))
            for deed in deeds:
                if token.dep_ != "dobj" and not any(child.lower_ == "whom" for child in deed.children):
                    continue
                for child in deed.children:
                    if child.dep_ == "nsubj" and child.lower_ in ("he", "she"):
                        self.beside.add((self.who(mention), PRONOUNS[child.lower_]))
            at += 1

    def _learn_role(self, mention: int, noun: str, words: frozenset[str]) -> None:
        if len(self.roles[noun]) < MOST_BEARERS:
            self.roles[noun].append(_Role(self.who(mention), mention, words))

    def _learn_gender(self, mention: int, word: str) -> None:
        vocabulary_ = vocabulary.load()
        if self.mentions[mention].kind == "person":
            if word in vocabulary_.male:
                self.gender.setdefault(self.who(mention), "male")
            elif word in vocabulary_.female:
                self.gender.setdefault(self.who(mention), "female")

    def named_by(self, passage: Passage, at: int, verb: int, explained: bool = True) -> int | None:
        """The mention that the noun phrase with the head `at`, the subject of `verb`, stands for. A name in apposition
        counts where `explained`."""
        word = passage.lower[at]
        mention = passage.mention[at]
        joined = (number for number, child in passage.children(at) if child.dep_ == "conj")
        if any(_is_another(passage, number, mention) and not _is_role_of(passage, number, at) for number in joined):
            return None
        if mention >= 0 and self._is_dateline(mention):
            beside = passage.mention[verb - 1] if verb > at else -1
            return beside if beside not in (-1, mention) and self._speaks(beside) else None
        if mention >= 0:
            of_it = self._of_body(passage, at, mention)
            if of_it is not None:
                return of_it
            return mention if self._speaks(mention) and not _is_modifier(passage, at) else None
        if word in PRONOUNS:
            return self._pronoun(passage, at, verb)
        if passage.tokens[at].tag_ not in NOUN_TAGS:
            return None
        named = self._appositive(passage, at) if explained else None
        named = self._role(passage, at) if named is None else named
        named = self._in_writing(passage, at) if named is None else named
        named = self._in_the_box(passage, at) if named is None else named
        named = self._firm(passage, at) if named is None else named
        named = self._of_age(passage, at) if named is None else named
        named = self._of_portrait(passage, at, verb) if named is None else named
        if (
            named is None
            and word in wordlist.words("roles")
            and (_is_one(passage, at) or self._is_unheard(passage, at, verb))
        ):
            self.last, self.stranger = None, (passage.index, passage.starts[at])
        return named

    def person_at(self, passage: Passage, at: int) -> int | None:
        """The person whose name the token `at` belongs to."""
        mention = passage.mention[at] if at < len(passage) and passage.quoted[at] < 0 else -1
        return mention if mention >= 0 and self.mentions[mention].kind == "person" else None

    def _in_writing(self, passage: Passage, at: int) -> int | None:
        """Who spoke last, where that was "in a statement" and it is "the statement" that says more."""
        if passage.lower[at] not in WRITING or passage.lower[at - 1 : at] != ["the"]:
            return None
        before = passage.lower[max(0, at - FARTHEST) : at - 1]
        return self._last_speaker(passage, at) if passage.lower[at] in before else None

    def _in_the_box(self, passage: Passage, at: int) -> int | None:
        """Who spoke last in the passage, where "the witness" goes on and nobody was introduced as one; where that is
        one of the lawyers, the one who answers them."""
        word = passage.lower[at]
        if word != "witness" or passage.lower[at - 1 : at] != ["the"] or self.roles.get(word) or self.last is None:
            return None
        if self.last[0] != passage.index:
            return None
        if not self._asks(passage, self.last[2], at):
            return self.last[2]
        people = {self.who(n): n for n in self._people(passage, max(at - FARTHEST, 0), at)}
        if len(people) > MOST_BEARERS:
            return None
        answering = [n for n in people.values() if not self._asks(passage, n, at)]
        return answering[0] if len(answering) == 1 else None

    def _asks(self, passage: Passage, mention: int, at: int) -> bool:
        """Whether somebody is a lawyer, or examines a witness before the token `at`."""
        who = self.who(mention)
        kinds = vocabulary.load().lawyers
        roles = (({noun} | role.words, role) for noun, given in self.roles.items() for role in given)
        if any(role.who == who and words & kinds for words, role in roles):
            return True
        near = range(max(at - FARTHEST, 0), at)
        named = (i for i in near if passage.mention[i] >= 0 and self.who(passage.mention[i]) == who)
        return any(_EXAMINED.search(" ".join(passage.lower[max(i - _BEFORE_NAME, 0) : i])) for i in named)

    def _firm(self, passage: Passage, at: int) -> int | None:
        """The one body that the passage has named, as what it tells of, where "the company" is nobody who was
        introduced as such."""
        if passage.lower[at] not in FIRMS or passage.lower[at - 1 : at] != ["the"] or self.roles.get(passage.lower[at]):
            return None
        near = ((i, passage.mention[i]) for i in range(max(0, at - FARTHEST), at))
        named = {n: i for i, n in near if n >= 0 and self.mentions[n].kind == "organization"}
        if len({self.who(n) for n in named}) != 1:
            return None
        told = any(_is_told_of(passage, i) for i in named.values())
        return max(named) if told else None

    def _of_portrait(self, passage: Passage, at: int, verb: int) -> int | None:
        """Whom a portrait is of, as "the actress" who speaks in the present."""
        kinds = vocabulary.load()
        told = kinds.female if self.portrait == "female" else kinds.male
        if self.portrait is None or passage.lower[at] not in told or passage.lower[at - 1 : at] != ["the"]:
            return None
        return self.told_of(passage, at) if passage.tokens[verb].tag_ == "VBZ" else None

    def behind_gesture(self, passage: Passage, first: int) -> int | None:
        """Whom a portrait is of, where the sentence before the words at the token `first` tells what she does: "She
        waves them down. “...”"."""
        if self.portrait is None or not first:
            return None
        start = _sentence_start(passage, first, 1)
        told = range(start, first)
        if PRONOUNS.get(passage.lower[start]) != self.portrait or any(passage.quoted[i] >= 0 for i in told):
            return None
        return None if list(self._people(passage, start, first)) else self.told_of(passage, first)

    def _of_age(self, passage: Passage, at: int) -> int | None:
        """The person of whom the text has just told, where "the 38-year-old" or "the 38-year-old father" speaks."""
        first, _ = passage.edges(at)
        if passage.lower[first] != "the" or "-year-old" not in "".join(passage.lower[first : at + 1]):
            return None
        self.read(passage, at)
        if self.topic is None:
            return None
        here = self.topic[0] == passage.index
        before = bool(self.recent) and self.topic[0] == self.recent[-1].index
        return self.topic[2] if here or before else None

    def _is_unheard(self, passage: Passage, at: int, verb: int) -> bool:
        """Whether the subject `at` of a main clause is somebody by a role in which nobody was introduced: "the driver
        said", where the text has nobody of whom it tells, who may be "the actor"."""
        token = passage.tokens[at]
        definite = any(child.lower_ == "the" or child.dep_ == "poss" for _, child in passage.children(at))
        own = any(child.tag_ == "PRP$" for _, child in passage.children(at))
        main = token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj")
        reports = vocabulary.load().verbs.get(passage.lower[verb]) == "report"
        if not (main and definite and reports) or own or self.roles.get(passage.lower[at]):
            return False
        return self._hero(passage.starts[at]) is None

    def _of_body(self, passage: Passage, at: int, mention: int) -> int | None:
        """Who is said to be of the body at the token `at`, where its name was read as the subject: "Kenji Mori of
        Okayama University said"."""
        of = min(passage.before(self.mentions[mention].span.start), at - 1)
        person = passage.mention[of - 1] if of > 0 and passage.lower[of] == "of" else -1
        return person if person >= 0 and self.mentions[person].kind == "person" else None

    def _is_dateline(self, mention: int) -> bool:
        """Whether a town stands in capitals, as before the first sentence of a report, which it does not speak."""
        named = self.mentions[mention]
        return named.kind == "place" and len(named.surface) > 3 and named.surface.isupper()

    def _speaks(self, mention: int) -> bool:
        """Whether what is named can speak. A people that leads to its country does not speak for it."""
        named = self.mentions[mention]
        return named.kind in SPEAKING and not (named.kind == "place" and named.label == "NORP")

    def _appositive(self, passage: Passage, at: int) -> int | None:
        """The one person whose name explains the noun `at` ("the head of the union, Jane Roe")."""
        if passage.lower[at] in wordlist.words("organization_nouns") and passage.lower[at] not in wordlist.words(
            "roles"
        ):
            return None  # "the party, Jane Roe"
        last = passage.edges(at)[1]
        found = {
            i: passage.mention[i]
            for i in range(at + 1, min(last, at + 30) + 1)
            if passage.tokens[i].dep_ == "appos" and self.person_at(passage, i) is not None
        }
        own = {mention for i, mention in found.items() if passage.tokens[i].head == passage.tokens[at]}
        people = own or set(found.values())  # "Jane Roe, whose son, Sam, died"
        return people.pop() if len(people) == 1 else None

    def _role(self, passage: Passage, at: int) -> int | None:
        """The one that was introduced as what the noun `at` says, if there is just one ("the minister")."""
        owned = passage.lower[at] in wordlist.words("kin") and any(c.tag_ == "PRP$" for _, c in passage.children(at))
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this") for _, c in passage.children(at))
        if not definite and not owned:  # "the minister", "her niece"
            return None
        first, last = passage.edges(at)
        if last - first > LONGEST_ROLE:
            return None
        words = {word for word in passage.lower[first : last + 1] if word[0].isalnum()} - {"the", "this", *OWNERS}
        noun = BENCH.get(passage.lower[at], passage.lower[at])
        words = {BENCH.get(word, word) for word in words}
        bearers = self.roles.get(noun, ())
        if len(bearers) == MOST_BEARERS:
            return None
        if _is_of_nobody_named(passage, at):
            return None
        here = passage.starts[at]
        fitting = [role for role in bearers if self.mentions[role.mention].span.start < here and words <= role.words]
        fitting = fitting or self._just_told_of(passage, at, bearers)
        return fitting[-1].mention if len({role.who for role in fitting}) == 1 else None

    def _just_told_of(self, passage: Passage, at: int, bearers: Sequence[_Role]) -> list[_Role]:
        """The roles among `bearers` of the subject of the sentence just before, who may be called by more than he was
        introduced with: "Their captain, Sam Roe, ... Roe came first. “...,” the Southern captain said"."""
        self.read(passage, at)
        if self.topic is None or self.topic[0] != passage.index:
            return []
        near = self.topic[1] == passage.sentence[at] - 1 or _is_all_quoted(passage, self.topic[1], at)
        return [role for role in bearers if near and role.who == self.who(self.topic[2])]

    def _pronoun(self, passage: Passage, at: int, verb: int) -> int | None:
        wanted = PRONOUNS[passage.lower[at]]
        last = self._last_speaker(passage, at)
        if wanted == self.portrait and passage.tokens[verb].tag_ == "VBZ":
            here = last is not None and self.last is not None and self.last[0] == passage.index
            other = here and last is not None and self._fits(last, wanted) and self._is_near(passage, at)
            if other:
                return last  # "Roe admits it. “...,” she says": Roe does
            beside = self._told_just_before(passage, at, wanted)
            return self.told_of(passage, at) if beside is None else beside
        if wanted == "body":
            fits = last is not None and self.mentions[last].kind in ("organization", "place")
            return last if fits and self.last is not None and self._is_near(passage, at) else None
        if last is not None and not self._fits(last, wanted):
            last = None
        goes_on = passage.lower[verb] in vocabulary.load().continuing
        if last is not None and (goes_on or self._is_near(passage, at)):
            last = self._subject_beside(passage, at, last, wanted)
            self.gender.setdefault(self.who(last), wanted)
            return last
        if self._tells_of_another(passage, at, wanted):
            return None
        if last is not None and self._is_told_on(passage, at, last):
            return last
        if last is not None and (topic := self._told_here(passage, at, wanted)) is not None:
            return topic
        aside = passage.mention[at - 2] if at > 1 and passage.lower[at - 1] == "," else -1
        self.read(passage, at)
        if self._has_unknown_subject(passage, at) or (last is None and self._is_in_shadow(passage, at)):
            return None
        if self._tells_of_dead(passage, at, wanted) or self._told_before_stranger(passage, at, wanted):
            return self._hero(passage.starts[at])
        near = list(self._people(passage, _sentence_start(passage, at, 1), at))
        strange = self.stranger is not None and self.topic is not None and self.stranger[0] >= self.topic[0]
        if last is None and not near and not strange and (topic := self._going_on(passage, at, wanted)) is not None:
            self.gender.setdefault(self.who(topic), wanted)
            return topic
        found = {
            self.who(mention): mention
            for mention in self._people_before(passage, at)
            if self._fits(mention, wanted)
            and (self.who(mention), wanted) not in self.beside
            and self.who(mention) not in self.buried | self.dead
            and mention != aside  # "Roe, she said, read it twice"
        }
        if last is not None:
            found.setdefault(self.who(last), last)
        if self.stranger is not None and passage.index - self.stranger[0] <= 1:
            start = self._end_of_strange(passage)  # "he said", behind "an official said Roe knew": that official
            found = {who: mention for who, mention in found.items() if self.mentions[mention].span.start > start}
            if not found:
                return None
        for who in self._named_in_words(passage, at) | self._relatives_of(passage, at, wanted):
            found.pop(who, None)
        if not any(passage.starts[0] <= self.mentions[mention].span.start for mention in found.values()):
            found = self._of_whom_it_tells(passage, at, wanted, found)
        if not found and last is None and (self.stranger is None or passage.index - self.stranger[0] > 1):
            found = self._only_one_before(passage, at, wanted) or self._only_one_of_all(passage, at, wanted)
        if len(found) > 1:  # what counts is the sentence before, but for its subordinate clauses
            main = set(self._people_of_main_clause(passage, at))
            found = {who: mention for who, mention in found.items() if who in main}
        if len(found) > 1 and self.topic is not None and self._is_relative(passage, at):
            found = {who: mention for who, mention in found.items() if who == self.who(self.topic[2])}
        if len(found) != 1:
            return None
        who, mention = found.popitem()
        self.gender.setdefault(who, wanted)
        return mention

    def _end_of_strange(self, passage: Passage) -> int:
        """The offset where the sentence ends in which somebody without a name spoke last."""
        assert self.stranger is not None
        index, start = self.stranger
        one = passage if index == passage.index else self.recent[-1] if self.recent else passage
        if one.index != index:
            return start
        end = bisect_right(one.sentence, one.sentence[one.before(start) + 1])
        return one.starts[end] if end < len(one) else one.end(len(one) - 1)

    def _tells_of_another(self, passage: Passage, at: int, wanted: str) -> bool:
        """Whether the sentence before that of the token `at` tells of somebody without a name whom "she" may mean: "Her
        mother is not livid. It is science now, she says"."""
        self.read(passage, at)
        *where, subject = self.told
        if where != [passage.index, passage.sentence[at] - 1] or passage.mention[subject] >= 0:
            return False
        resolved = self.topic is not None and self.topic[:2] == self.told[:2]
        return not resolved and _gender_of_noun(passage.lower[subject]) == wanted

    def _relatives_of(self, passage: Passage, at: int, wanted: str) -> set[str]:
        """Whose sister "she" is, where the sentence before tells of "Roe's sister" and of Roe no further."""
        first = _sentence_start(passage, at, 1)
        owners = {
            passage.mention[i]: wanted in _genders_of(passage.tokens[i].head)
            for i in range(first, at)
            if passage.mention[i] >= 0 and passage.tokens[i].dep_ in ("poss", "nsubj", "nsubjpass", "dobj", "pobj")
        }
        others = {self.who(mention) for mention, related in owners.items() if not related}
        return {self.who(mention) for mention, related in owners.items() if related} - others

    def _is_told_on(self, passage: Passage, at: int, last: int) -> bool:
        """Whether who spoke `last` is also the subject of the sentence before: "Roe said he had paid Moss. He had no
        receipt. “...,” he said"."""
        self.read(passage, at)
        if self.topic is None or self.topic[0] != passage.index or self.who(self.topic[2]) != self.who(last):
            return False
        return _is_all_quoted(passage, self.topic[1], at)

    def _told_here(self, passage: Passage, at: int, wanted: str) -> int | None:
        """Whom this paragraph tells of right before the words that the cue at the token `at` ends, where who spoke last
        did so in another: "Jón Roe is unmoved. He lived through it. “...,” he says"."""
        if self.topic is None or self.last is None or self.last[0] == passage.index or self.topic[0] != passage.index:
            return None
        fits = self._fits(self.topic[2], wanted) and (self.who(self.topic[2]), wanted) not in self.beside
        return self.topic[2] if fits and _is_all_quoted(passage, self.topic[1], at) else None

    def _told_just_before(self, passage: Passage, at: int, wanted: str) -> int | None:
        """Who is named as the subject of the sentence before the words that the cue at the token `at` ends: "Her
        daughter, Lilian, worries. “...,” she says"."""
        self.read(passage, at)
        if self.topic is None or self.topic[0] != passage.index or not self._fits(self.topic[2], wanted):
            return None
        first, end = bisect_left(passage.sentence, self.topic[1]), bisect_right(passage.sentence, self.topic[1])
        named = self.topic[2] in passage.mention[first : min(end, first + FARTHEST)]
        return self.topic[2] if named and _is_all_quoted(passage, self.topic[1], at) else None

    def _only_one_before(self, passage: Passage, at: int, wanted: str) -> dict[str, int]:
        """The only person of that gender, as is known, in the last passages, where this one names only others: "Simon
        Teale asked what she believed. “...,” she replied"."""
        here = self._people(passage, max(0, at - FARTHEST), at)
        if not all(names.gender(self.mentions[mention].name) not in (None, wanted) for mention in here):
            return {}
        near = [m for one in self.recent for m in self._people(one, max(0, len(one) - FARTHEST), len(one))]
        if any(self.who(m) in self.buried | self.dead or (self.who(m), wanted) in self.beside for m in near):
            return {}
        sure = {self.who(m): m for m in near if self._gender(m) == wanted}
        return sure if len({self.who(m) for m in near if self._gender(m) in (None, wanted)}) == 1 else {}

    def _only_one_of_all(self, passage: Passage, at: int, wanted: str) -> dict[str, int]:
        """The only person whose name is of that gender in all of the text so far, who is told of again and again, where
        the gender of everybody else is known, and no relative without a name is told of since."""
        told = self._told_of_gender(passage, wanted)
        near = [word for one in self.recent for word in one.lower[-FARTHEST:]]
        near += passage.lower[max(0, at - FARTHEST) : at]
        if told is None or any(_gender_of_noun(word) == wanted for word in near):
            return {}
        who = self.who(told)
        return {} if who in self.buried | self.dead or (who, wanted) in self.beside else {who: told}

    def _told_of_gender(self, passage: Passage, wanted: str) -> int | None:
        """The last mention, before `passage`, of the only person who can be of a gender, and surely is."""
        key = (passage.index, wanted)
        if key not in self.only:
            start = passage.starts[0]
            people = [n for n, m in enumerate(self.mentions) if m.kind == "person" and m.span.start < start]
            told = [n for n in people if self._gender(n) in (None, wanted)]
            sure = len(told) >= _OFTEN and self._gender(told[0]) == wanted
            self.only[key] = told[-1] if sure and len({self.who(n) for n in told}) == 1 else None
        return self.only[key]

    def _gender(self, mention: int) -> str | None:
        return self.gender.get(self.who(mention)) or names.gender(self.mentions[mention].name)

    def _is_relative(self, passage: Passage, at: int) -> bool:
        """Whether the subject of the sentence before that of the token `at` is somebody's relative, told by name:
        "Roe's grandson, Wade, is not sure. “...,” he said"."""
        if self.topic is None or self.topic[:2] != (passage.index, passage.sentence[at] - 1):
            return False
        subject = next((n for sentence, n in passage.subjects() if sentence == self.topic[1]), None)
        return subject is not None and passage.lower[subject] in wordlist.words("kin") and passage.mention[subject] < 0

    def _named_in_words(self, passage: Passage, at: int) -> set[str]:
        """Who is spoken of by name in the quotations of the sentence of the token `at` and of the one before, and so
        does not speak them ("Mom Edith took my story," she recalls)."""
        first = _sentence_start(passage, at, 1)
        return {
            self.who(passage.mention[i]) for i in range(first, at) if passage.quoted[i] >= 0 and passage.mention[i] >= 0
        }

    def _of_whom_it_tells(self, passage: Passage, at: int, wanted: str, found: dict[str, int]) -> dict[str, int]:
        """The one whom the text tells of, where a pronoun may mean that one and nobody else was named in the last
        passage; nobody, where it could be somebody of that passage only."""
        hero = self._hero(passage.starts[at])
        if hero is None or not self._fits(hero, wanted):
            return found
        start = self.recent[-1].starts[0] if self.recent and len(self.recent[-1]) else passage.starts[0]
        others = [mention for who, mention in found.items() if who != self.who(hero)]
        if any(self.mentions[mention].span.start >= start for mention in others):
            return found if self.who(hero) in found else {}
        return {self.who(hero): hero}

    def _hero(self, before: int) -> int | None:
        """The last mention before an offset of the person whom the text names twice as often as anybody else, or, in a
        portrait, first; in an obituary, whom it says to have died."""
        if self.hero is None:
            who = self._whom_it_tells_of()
            self.hero = [n for n in range(len(self.mentions)) if self.who(n) == who] if who is not None else []
        named = [n for n in self.hero if self.mentions[n].span.start < before]
        return named[-1] if named else None

    def _whom_it_tells_of(self) -> str | None:
        if self.deceased is not None:
            return self.who(self.deceased)
        people = [n for n, m in enumerate(self.mentions) if m.kind == "person" and m.entity is not None]
        if self.portrait is not None:  # the manager, though named more often, is not who "she" is
            people = [n for n in people if self._fits(n, self.portrait)]
        named = [self.who(n) for n in people]
        (first, most), (_, next_) = (*Counter(named).most_common(2), ("", 0), ("", 0))[:2]
        if most >= max(_OFTEN, 2 * next_):
            return first
        return named[0] if self.portrait is not None and named and named.count(named[0]) == most else None

    def goes_on_speaking(self, passage: Passage) -> int | None:
        """Who spoke last, at the end of the passage before: whose are words that make a whole paragraph, if nobody else
        is named as having said them. A question is answered by another."""
        if not self.recent or "?" in self.recent[-1].lower:
            return None
        last = self._last_speaker(passage, 0)
        person = last is not None and self.mentions[last].kind == "person"
        return last if person and self._is_near(passage, 0) else None

    def told_of(self, passage: Passage, at: int) -> int | None:
        """Whom the portrait that the text is tells of, as last named before the token `at`; None where it is none."""
        return self._hero(passage.starts[at]) if self.portrait is not None else None

    def _subject_beside(self, passage: Passage, at: int, last: int, wanted: str) -> int:
        """Who is the subject of the main clause of the sentence in which `last` spoke, in a subordinate one; else
        `last`."""
        self.read(passage, at)
        if self.topic is None or self.last is None or self.topic[:2] != self.last[:2]:
            return last
        topic = self.topic[2]
        before = self.mentions[topic].span.start < self.mentions[last].span.start
        return topic if before and self._fits(topic, wanted) else last

    def _fits(self, mention: int, wanted: str) -> bool:
        named = self.mentions[mention]
        if named.kind != "person":
            return False
        return (self.gender.get(self.who(mention)) or names.gender(named.name) or wanted) == wanted

    def _last_speaker(self, passage: Passage, at: int) -> int | None:
        """Who spoke last, if that was in this passage or in the one before."""
        if self.last is None:
            return None
        index, _, mention = self.last
        if self.who(mention) in self.buried:
            return None
        here = index == passage.index
        return mention if here or (self.recent and index == self.recent[-1].index) else None

    def _is_near(self, passage: Passage, at: int) -> bool:
        """Whether who spoke last did so in this sentence or in the one before."""
        if self.last is None:
            return False
        index, sentence, _ = self.last
        if index == passage.index:
            return _is_all_quoted(passage, sentence, at)
        ends = bool(self.recent) and index == self.recent[-1].index and sentence == self.recent[-1].sentence[-1]
        return ends and passage.sentence[at] == 0

    def _people_before(self, passage: Passage, at: int) -> Iterator[int]:
        """The people named outside quotations in this sentence before the token `at` and in the one before; where
        there is none, in this passage, in the one before, or in several."""
        found = list(self._people(passage, _sentence_start(passage, at, 1), at))
        if not found and passage.sentence[at] > 1:
            found = list(self._people(passage, max(0, at - FARTHEST), at))
        for back in (1, MOST_PASSAGES):
            if not found:
                for earlier in list(self.recent)[-back:]:
                    found += self._people(earlier, max(0, len(earlier) - FARTHEST), len(earlier))
        yield from found

    def _people_of_main_clause(self, passage: Passage, at: int) -> Iterator[str]:
        """Who is named in the sentence before that of the token `at`, outside its subordinate clauses, and in what
        stands before `at`."""
        for i in range(_sentence_start(passage, at, 1), at):
            for mention in self._people(passage, i, i + 1):
                here = passage.sentence[i] == passage.sentence[at]
                if here or not any(above.dep_ in SUBORDINATE for above in passage.tokens[i].ancestors):
                    yield self.who(mention)

    def _people(self, passage: Passage, first: int, last: int) -> Iterator[int]:
        for i in range(first, last):
            mention = passage.mention[i]
            named = mention >= 0 and passage.quoted[i] < 0 and self.mentions[mention].kind == "person"
            if named and not _is_of_followers(passage, i):
                yield mention


@cache
def _title_roles() -> dict[str, str]:
    return {title: role for title, role in wordlist.table("title_roles")}


def _gender_of_noun(word: str) -> str | None:
    """The gender of "mother" or "grandson", in lower case; None of what tells none."""
    known = vocabulary.load()
    if word not in wordlist.words("kin"):
        return None
    return "female" if word in known.female else "male" if word in known.male else None


def _genders_of(noun: Token) -> set[str | None]:
    """The gender of "granddaughter", also where it stands before her name: "Roe's granddaughter Ada"."""
    before = (child.lower_ for child in noun.children if child.dep_ == "compound")
    return {_gender_of_noun(word) for word in (noun.lower_, *before)}


def _is_of_followers(passage: Passage, at: int) -> bool:
    """Whether the name at the token `at` only says whose "supporters" are told of."""
    token = passage.tokens[at]
    return (
        token.dep_ == "poss"
        and token.head.tag_ == "NNS"
        and token.head.lower_.removesuffix("s") in wordlist.words("roles")
    )


def _sentence_start(passage: Passage, at: int, back: int) -> int:
    """Where the sentence starts that stands `back` sentences before that of the token `at`."""
    wanted = passage.sentence[at] - back
    farthest = max(0, at - FARTHEST)
    while at > farthest and passage.sentence[at - 1] >= wanted:
        at -= 1
    return at


def _is_all_quoted(passage: Passage, sentence: int, at: int) -> bool:
    """Whether nothing but quoted words stands between a sentence and that of the token `at`."""
    first, end = bisect_right(passage.sentence, sentence), bisect_left(passage.sentence, passage.sentence[at])
    quoted = (passage.quoted[i] >= 0 or passage.tokens[i].is_punct for i in range(first, end))
    return end - first <= FARTHEST and all(quoted)


def _is_one(passage: Passage, at: int) -> bool:
    """Whether the noun `at` is a subject with an "a": somebody who was not spoken of before; or "who asked not to be
    named"."""
    if passage.tokens[at].dep_ != "nsubj":
        return False
    apart = (child for _, child in passage.children(at) if child.dep_ == "relcl")
    if any(t.lower_ in ("named", "identified", "anonymity") for clause in apart for t in clause.subtree):
        return True
    return any(child.lower_ in ("a", "an", "one", "another") for _, child in passage.children(at))


def _is_told_of(passage: Passage, at: int) -> bool:
    """Whether the name at the token `at` is the subject of a main clause, explains it, or says whose it is."""
    token = passage.tokens[at]
    for _ in range(LONGEST_ROLE):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return bool(token.head.dep_ in ("ROOT", "conj", "ccomp"))
        if token.dep_ not in ("appos", "poss", "compound", "conj", "nmod"):
            return False
        token = token.head
    return False


def _is_modifier(passage: Passage, at: int) -> bool:
    """Whether the name at the token `at` only says whose the next noun is ("the Leicester captain")."""
    mention = passage.mention[at]
    while at + 1 < len(passage) and passage.mention[at + 1] == mention:
        at += 1
    return at + 1 < len(passage) and passage.lower[at + 1] in wordlist.words("roles")


def _is_of_nobody_named(passage: Passage, at: int) -> bool:
    """Whether the role at the token `at` was somebody's without a name, earlier in the paragraph ("A Western diplomat
    said so. It was late, the diplomat said.")."""
    for earlier in range(max(0, at - FARTHEST), at):
        if passage.lower[earlier] != passage.lower[at] or passage.tokens[earlier].dep_ not in ("nsubj", "nsubjpass"):
            continue
        introduced = any(child.lower_ in ("a", "an", "another") for _, child in passage.children(earlier))
        appositions = (number for number, child in passage.children(earlier) if child.dep_ == "appos")
        if introduced and not any(passage.mention[number] >= 0 for number in appositions):
            return True
    return False


def _is_role_of(passage: Passage, number: int, at: int) -> bool:
    """Whether the token `number` is one more role of who is named at the token `at`: "founder and chief Jane Roe"."""
    return passage.mention[at] >= 0 and number < at and passage.lower[number] in wordlist.words("roles")


def _is_another(passage: Passage, at: int, mention: int) -> bool:
    """Whether the token `at`, joined to a name by "and", is another one, not a word of the same name."""
    return passage.tokens[at].tag_ in NOUN_TAGS and (mention < 0 or passage.mention[at] != mention)


def _introductions(passage: Passage, first: int, last: int) -> Iterator[tuple[str, frozenset[str]]]:
    """What the words around the name at the tokens `first` to `last` say its bearer is: a noun, and all words of it."""
    start = first
    while start > max(0, first - LONGEST_ROLE) and passage.tokens[start - 1].tag_ in NOUN_TAGS | {"JJ", "POS", "HYPH"}:
        start -= 1
    if start < first and _is_role(passage.lower[first - 1]):
        yield passage.lower[first - 1], frozenset(passage.lower[start:first])
    for at in range(first, last + 1):
        token = passage.tokens[at]
        above = token
        while above.dep_ == "appos":  # "her niece, the filmmaker Jane Roe"
            above = above.head
            if _is_role(above.lower_):
                yield from _role_at(passage, passage.number(at, above))
        for number, child in passage.children(at):
            if child.dep_ == "appos" and number > last and _is_role(passage.lower[number]):
                yield from _role_at(passage, number)


def _role_at(passage: Passage, at: int) -> Iterator[tuple[str, frozenset[str]]]:
    first, last = passage.edges(at)
    yield passage.lower[at], frozenset(passage.lower[max(first, at - LONGEST_ROLE) : min(last, at + LONGEST_ROLE) + 1])


def _is_role(word: str) -> bool:
    return any(word in wordlist.words(of) for of in ("roles", "organization_nouns", "kin"))


def _head_of_name(words: Sequence[str]) -> str:
    """The noun of a body's name: its last word, or the one before "of" or "for"."""
    for i, word in enumerate(words):
        if word in ("of", "for") and i:
            return words[i - 1]
    return words[-1]
