"""Words of a clause as a text that stands alone, and whether it can.

What ties a clause to the text around it goes: dates that the timeline shows anyway, "there", half a bracket. What opens
with such a tie, or speaks of somebody whom it does not name, cannot stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from briefs import neighbor, relative, syntax, wordlist
from briefs.modality import is_denied, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

THEN = frozenset({"in", "on", "at", "only", "just", "ago", "back", "late", "early"})  # say no more than the date does


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without marks in front, and without "for" before another preposition ("for since 2015 ...")."""
    first = 0
    while first < len(tokens) and (
        tokens[first].is_punct or tokens[first].text in ("_", "|") or tokens[first].is_space
    ):
        if tokens[first].text in _OPENING:
            break
        first += 1
    tokens = tokens[first:]
    if len(tokens) > 2 and tokens[0].lower_ == "also" and tokens[1].lower_ in words("days"):
        tokens = tokens[1:]  # "also Thursday"
    because = len(tokens) > 2 and tokens[0].lower_ == "for" and tokens[1].tag_ == "IN"
    return tokens[1:] if because else tokens


DASHES = frozenset({"-", "–", "—", "--", "_", ":"})
_OPENING = frozenset({"“", '"', "``", "'", "‘", "(", "["})


def without_later(tokens: list[Token]) -> list[Token]:
    """Without "weeks later" in front: later than what, only the text says."""
    if (
        len(tokens) > 3
        and tokens[0].lower_ in words("stretches")
        and tokens[1].lower_ in ("later", "earlier", "before")
    ):
        return trimmed(tokens[2:])
    return tokens


def with_brackets(kept: set[int], span: Span) -> set[int]:
    """Brackets with all that they hold, or not at all."""
    opened: list[int] = []
    found = set(kept)
    for token in span.doc[min(kept, default=0) : max(kept, default=0) + 2]:
        if token.text in ("(", "["):
            opened.append(token.i)
        elif token.text in (")", "]") and opened:
            held = set(range(opened.pop(), token.i + 1))
            words_ = {i for i in held if not span.doc[i].is_punct}
            if words_ & found:
                whole = words_ <= found and span.start not in held
                found = found | held if whole else found - held if span.start not in held else found
            else:
                found -= held
    return found


def closes_quotation(tokens: Sequence[Token]) -> bool:
    """Whether the last word is the mark that closes quoted words of the clause: they stay marked as such."""
    last = tokens[-1].text
    before = [t.text for t in tokens[:-1]]
    if last == '"':
        return before.count(last) % 2 == 1
    return last == "”" and before.count("“") > before.count(last)


def points_away(token: Token) -> bool:
    """ "there", "here": where that is, only the text says."""
    return token.lower_ in words("away") and token.dep_ == "advmod" and token.tag_ == "RB" and not list(token.children)


def needs_place(token: Token) -> bool:
    """Whether the verb of a "there", which is `token`, says too little, or of another place, without it: "led them
    here", "a truce has been in place there"; so does a noun: "talks there ended in May"."""
    if token.head.tag_[:2] == "NN":
        return not _is_speaker(token.head)
    verb = token.head.head if token.head.dep_ == "dobj" else token.head
    if is_denied(verb):
        return True  # "no vessel has fished there this century": elsewhere some did
    return verb.lower_ in words("placed") or verb.lower_ in words("copula") | {"be"}  # "the pickets were still there"


def _is_speaker(noun: Token) -> bool:
    """ "Officials there said": who they are matters less than what they say."""
    return noun.dep_ == "nsubj" and noun.tag_ == "NNS" and noun.head.lower_ in words("saying")


def without_dates(tokens: list[Token], span: Span, inferred: Sequence[Span], phrase: Sequence[Token]) -> list[Token]:
    """Without inferred dates at either end, and without a date in front that has no preposition: the timeline shows
    them in full, and "the next day" misleads where nothing stands before it. `phrase` stands in front of `tokens`."""
    for date in (*inferred, span):
        place = _place(tokens, date)
        if place is None:
            continue
        first, last = place
        told = any(date.start == other.start for other in inferred)
        starts, ends = first == 0 and not phrase, last + 1 == len(tokens)
        bare = starts and tokens[0].i == date.start and not ends and tokens[last + 1].text in (",", ":")
        if starts and not ends and tokens[last + 1].text in DASHES:
            continue  # "in May – weeks before the vote – it was sold"
        if not bare and not (told and (starts or ends)):
            continue
        rest = tokens[:first] + tokens[last + 1 :]
        says = sum(not t.is_punct for t in rest) + len(phrase) >= 3 and any(t.tag_[:2] in syntax.VERB for t in rest)
        if says and not _needed(tokens, first, last, date):
            tokens = _without_last_mark(trimmed(rest))
    return tokens


def without_weekday(tokens: list[Token]) -> list[Token]:
    """Without the "a Thursday" in front that a date before it left: "the day before, a Thursday, there will be"."""
    day = len(tokens) > 4 and tokens[0].lower_ in ("a", "the") and tokens[1].lower_.removesuffix("s") in words("days")
    return trimmed(tokens[3:]) if day and tokens[2].text == "," else tokens


def _place(tokens: Sequence[Token], date: Span) -> tuple[int, int] | None:
    """Where a date stands in a clause, from its "in" to its last word; None where it is no adverb of the clause."""
    places = [n for n, t in enumerate(tokens) if date.start <= t.i < date.end]
    if date.root.dep_ in ("compound", "nmod", "amod"):
        return None
    if not places or places[-1] - places[0] + 1 != len(places):
        return None
    if any(tokens[n].dep_ in syntax.SUBJECTS | {"dobj", "attr", "agent", "poss"} for n in places):
        return None
    first = places[0]
    while first > 0 and _leads(tokens[first - 1], tokens[first]):
        first -= 1
    return first, places[-1]


def _needed(tokens: Sequence[Token], first: int, last: int, date: Span) -> bool:
    """Whether what stands around a date needs it, or it says more than when: "until May", "in May and again in June",
    "the day after the vote"."""
    if any(t.lower_ in words("comparing") for t in tokens[:first]):
        return True  # "compared with a loss a year ago"
    start = next(t for t in tokens[first : last + 1] if t.i >= date.start)
    if start.tag_ in ("IN", "TO") and start.lower_ not in _SAYS_WHEN:
        return True
    if first > 0:
        before, next_ = tokens[first - 1], tokens[first]
        governed = before.tag_ in ("IN", "TO", "DT", "PRP$") and before.i == next_.i - 1
        object_ = before.tag_[:2] == "VB" and next_.lower_ == "that"  # "outlasted that day"
        closes = before.dep_ == "acl" and before.lower_ in words("passing")  # "for the quarter ended 30 September"
        if governed or object_ or closes or before.lower_ in words("starting"):
            return True
        aim = [t.lower_ for t in before.doc[max(before.i - 2, 0) : before.i]] == [",", "to"]
        if last + 1 == len(tokens) and aim and before.lower_ in words("starting_what"):
            return True  # "a fund, to begin in May"
        if last + 1 == len(tokens) and before.lower_ in words("dated"):
            return True  # "the visit is expected in May", "the holiday falls on Friday"
    inside = range(tokens[first].i, tokens[last].i + 1)
    top = next((t for t in tokens[first : last + 1] if t.head.i not in inside), None)
    if top is None or top.dep_ in ("amod", "compound", "nummod", "poss"):
        return True  # "the year-ago loss"
    if (
        top.head.dep_ == "pobj"
        and top.head.head.lower_ == "with"
        and neighbor.before(top.head.head.left_edge).text == ","
    ):
        return True  # "sold ten, with a final count in December"
    if top.head.tag_[:2] not in syntax.VERB and {top.dep_, top.head.dep_} & {"conj", "appos"}:
        return True
    return any(_holds_on(t, tokens, first, last) for t in tokens[first : last + 1] if t.i >= date.start)


def _without_last_mark(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text in (",", ":", "—", "–", "-", ";"):
        tokens.pop()
    return tokens


_SAYS_WHEN = THEN | {"around", "about", "during", "over"}


def _leads(token: Token, date: Token) -> bool:
    """Whether a word in front of a date says no more than "then"; "over" in "took over in May" belongs to the verb."""
    says = token.lower_ in THEN or (token.lower_ in _SAYS_WHEN and date.tag_ != "IN")
    return says and token.i == date.i - 1 and token.dep_ != "prt"


def _holds_on(token: Token, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether something of the clause outside of the date hangs on it: "the day after the vote"."""
    inside = {t.i for t in tokens[first : last + 1]}
    return any(c.i not in inside and not c.is_punct and c in tokens for c in token.children)


def without_any(label: str) -> str:
    """ "Any guarantee was given", which is denied: a guarantee was."""
    match = re.match(r"Any (such )?(\w)(\w*)", label)
    if match is None or match[1]:
        return label
    if match[3].endswith("s") and not match[3].endswith("ss"):
        return match[2].upper() + label[match.end(2) :]
    return ("An " if match[2].lower() in "aeiou" else "A ") + label[match.start(2) :]


def unreadable(everything: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether a clause opens with what ties it to another, or speaks of somebody it does not name."""
    first = next((t for t in everything if not t.is_punct), None)
    if first is None or first.tag_ in ("WDT", "WP", "WP$", "MD"):
        return True
    if first.lower_ in ("how", "why", "whether", "than"):
        return True
    if first.tag_ == "IN" and any(t.tag_ in syntax.RELATIVES for t in first.children):
        return True
    if (first.dep_ in ("aux", "auxpass") and first.tag_[:2] in syntax.VERB and first.tag_ != "VBG") or first == verb:
        return True
    if any(t.lower_ == "one" and t.dep_ in ("dobj", "pobj") and not _is_one_of(t) for t in everything):
        return True
    if any(t.tag_ == "CD" and t.dep_ == "dobj" and t.ent_type_ == "CARDINAL" and not _measures(t) for t in everything):
        return True  # "the school had 26"
    if _mine(everything, subject) or _cut_short(everything) or _points_back(everything):
        return True
    placed = {t.i: n for n, t in enumerate(everything)}
    named = syntax.voice(verb) if syntax.pronoun(subject) is None else None
    return any(not _has_antecedent(t, everything[:n], everything, subject) for t, n in (
        (t, placed[t.i]) for t in everything
        if (t.tag_ in ("PRP", "PRP$") or t.lower_ in ("latter", "former")) and t != named
    ))  # fmt: skip


def _measures(number: Token) -> bool:
    """Whether something counted stands behind a number, or is part of it: "26 of the boats", "left 100 dead"."""
    after = neighbor.behind(number) if number.i + 1 < len(number.doc) else None
    ends = after is None or after.is_punct or (after.tag_ == "IN" and after.lower_ != "of")
    return not ends or any(c.text in ("$", "£", "€") for c in number.children)


def _is_one_of(one: Token) -> bool:
    return any(c.lower_ in ("of", "who", "that", "which") or c.dep_ in ("relcl", "amod", "det") for c in one.children)


def _mine(everything: Sequence[Token], subject: Token | None) -> bool:
    """Whether the clause speaks of "our" or "you", and does not say who said so."""
    if subject is None:
        return False
    own = syntax.pronoun(subject)
    mine = (t for t in everything if t.tag_ in ("PRP", "PRP$") and t.lower_ in words("speakers") and t.text != "US")
    first = next((t for t in mine if t != own), None)
    if first is None:
        return False
    before = everything[: everything.index(first)]
    told = (t for t in before if t.lower_ in words("saying") or t.lower_ in words("announce"))
    return all(t == first.head for t in told)  # "told us" says as little of us as "we" does


def _points_back(everything: Sequence[Token]) -> bool:
    """Whether a "this" or "these" means something that only the text shows: "put exactly this to the board", "at this
    place". "This year" is the day of writing's, and in quoted words it is the speaker's."""
    quoted = 0
    for token in everything:
        quoted += (token.text in _QUOTES[0]) - (token.text in _QUOTES[1])
        if (
            token.lower_ == "then"
            and token.i
            and neighbor.before(token).lower_ in ("between", "since", "by", "from", "until")
        ):
            return True
        timed = "DATE" in (token.ent_type_, token.head.ent_type_) or "TIME" in (token.ent_type_, token.head.ent_type_)
        if token.tag_ != "DT" or quoted > 0:
            continue
        if token.lower_ in ("this", "these") and not timed:
            return True
        said = any(c.dep_ in ("relcl", "acl", "prep") for c in token.head.children)  # "that part of the town"
        if token.lower_ in ("that", "those") and token.head.lower_ not in words("timing") and not said:
            return token.dep_ == "det" and token.head != token and token.head.i > token.i
    return False


_QUOTES = (frozenset({"“", "``", "‘"}), frozenset({"”", "''"}))


_CURRENCIES = frozenset({"Rs", "Rs.", "Sh", "KSh", "US$", "$", "£", "€", "₹", "¥"})


def _cut_short(everything: Sequence[Token]) -> bool:
    """Whether a "though" has lost its verb, or a currency its sum."""
    if everything[-1].text in _CURRENCIES:
        return True  # "with an outlay of Rs"
    ties = [n for n, t in enumerate(everything) if t.lower_ in ("though", "although", "because", "whereas")]
    return (
        bool(ties)
        and not any(t.tag_[:2] in syntax.VERB for t in everything[ties[-1] :])
        and everything[ties[-1]].dep_ == "mark"
    )


def _has(noun: Token, owned: Token) -> bool:
    """Whether what somebody owns hangs on a noun with "of", and so is not the noun's: "the signal of its arrival"."""
    if owned.dep_ == "appos" and owned.head == noun:
        return True  # "Moss Bank, its largest shareholder": another's
    return owned.dep_ == "pobj" and owned.head.lower_ == "of" and owned.head.head == noun


def _seeks(noun: Token, owned: Token) -> bool:
    """Whether somebody does to what is owned what is done to others' things: "officers searched its premises"."""
    verb = owned.head if owned.dep_ == "dobj" else None
    doer = syntax.subject(verb) if verb is not None and verb.lower_ in words("searching") else None
    return doer is not None and (noun == doer or doer.is_ancestor(noun))


def _has_antecedent(token: Token, before: Sequence[Token], everything: Sequence[Token], subject: Token | None) -> bool:
    """Whether a pronoun can mean something that the clause itself names, or is the one that it is named for."""
    word = token.lower_
    if word in ("latter", "former"):
        return token.dep_ in ("amod",) or token.tag_ == "JJ"
    kind = next(
        (name for name in ("pronouns_of_one", "pronouns_of_thing", "pronouns_of_many") if word in words(name)), ""
    )
    if not kind or token == syntax.pronoun(subject) or token.dep_ == "expl" or syntax.stands_for_nothing(token):
        return True
    owns = token.tag_ == "PRP$" and token.dep_ == "poss"
    within = subject is not None and subject.tag_[:2] != "NN" and token.i <= subject.right_edge.i
    beside = owns and token.head.dep_ == "appos"
    pool = everything if owns and not within and not beside else before  # "any of its members may ask for a review"
    if owns and kind == "pronouns_of_one":  # "a vote on his nomination is due, the speaker said": not the speaker's
        pool = before if subject is None else (*before, subject)
    clause = token.head if token.dep_ in ("dobj", "dative") else None
    if token.dep_ == "pobj":  # "Irma knocked out the lights in half of it": not Irma
        clause = syntax.verb_above(token) if token.head.head.tag_[:2] == "NN" else token.head.head
    if token.dep_ == "nsubj" and token.head.dep_ in ("ccomp", "xcomp") and _is_asked_for(token.head):
        clause = token.head.head  # "the agency expected it to arrive": not itself
    if token.dep_ == "nsubj" and token.lower_ in ("him", "her", "them") and token.head.dep_ in ("ccomp", "xcomp"):
        clause = token.head.head  # "Hofer watched him leave": not himself
    for other in pool:
        if other == token or other == token.head or (clause is not None and _does(other, clause)):
            continue
        if token.dep_ in ("dobj", "pobj") and other.tag_[:2] == "NN" and _describes(other, token):
            continue
        if other.i and neighbor.before(other).tag_ == "HYPH":
            continue  # "the in-house judge"
        if (
            word == "it"
            and other.dep_ == "poss"
            and token.head == other.head.head
            and other.head.dep_ in syntax.SUBJECTS
        ):
            continue  # "the agency's judge can review it": hardly the agency
        if other.lower_ in words(kind):
            return True
        if owns and (_decides(other, token.head) or _has(other, token.head) or _seeks(other, token.head)):
            continue
        if (
            other.tag_[:2] != "NN"
            or other.dep_ == "compound"
            or other.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT")
        ):
            continue
        plural = other.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in other.children)
        if kind == "pronouns_of_many" and (
            plural or (word != "them" and (other.ent_type_ in ("ORG", "NORP") or other.lower_ in words("bodies")))
        ):
            return True
        somebody = other.ent_type_ == "PERSON" or relative.is_somebody(other)
        if kind == "pronouns_of_thing" and not plural and not somebody:
            return True
        if kind == "pronouns_of_one" and not plural and _is_somebody(other, owns):
            return True
    return False


def _describes(noun: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in what describes a noun: "a block covering part of it"."""
    if pronoun.head.dep_ == "prep" and pronoun.head.head == noun:
        return True  # "part of it"
    for _ in range(syntax.HIGHEST_CLIMB):
        if pronoun.head == noun:
            return pronoun.dep_ == "acl"
        if pronoun.dep_ in ("ccomp", "advcl") or pronoun.head == pronoun:
            return False
        pronoun = pronoun.head
    return False


def _decides(noun: Token, owned: Token) -> bool:
    """Whether a noun is who decides on what somebody else owns: "the court rejected their appeal"."""
    verb = next((t for t in owned.ancestors if t.tag_[:2] in syntax.VERB), None)
    while verb is not None and verb.dep_ in ("xcomp", "conj") and verb.lower_ not in words("deciding"):
        verb = verb.head
    decides = syntax.subject(verb) if verb is not None and verb.lower_ in words("deciding") else None
    return decides is not None and (noun == decides or decides.is_ancestor(noun))


def _is_asked_for(verb: Token) -> bool:
    """Whether a verb is an infinitive that has a subject of its own: "expected it to arrive"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _does(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a verb or of one that governs it ("the board was asked to double it"), or is
    anybody who only says it ("a paper wrote that they had bought it")."""
    for _ in range(syntax.HIGHEST_CLIMB):
        if _is_subject(noun, verb):
            return True
        if verb.dep_ == "conj" and syntax.subject(verb) is None:
            verb = verb.head  # "said so, and expected it to arrive"
            continue
        if verb.dep_ == "relcl" and verb.head == noun:
            return True  # "the lake that covered it"
        if verb.dep_ == "advcl" and _is_asked_for(verb) and verb.head.lower_ in words("settled"):
            verb = verb.head  # "the board will be asked to double it"
            continue
        if verb.dep_ not in ("xcomp", "ccomp"):
            return False
        vague = any(c.lower_ in ("a", "an") for c in noun.children)
        own = syntax.subject(verb)
        what = own is not None and own.tag_ == "WP"  # "suspended what was left of it"
        if verb.dep_ == "ccomp" and not vague and not what:
            return False
        verb = verb.head
    return False


def _is_subject(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a verb, or joined to it: what they do "it" to is none of them."""
    for _ in range(syntax.HIGHEST_CLIMB):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    return noun.head == verb and noun.dep_ in syntax.SUBJECTS


def _is_somebody(noun: Token, owns: bool) -> bool:
    """Whether a noun can be a he or she. Names are often taken for those of bodies, so an owner may be one."""
    if noun.tag_ == "NNP":
        return noun.ent_type_ not in ("GPE", "LOC", "FAC") if owns else noun.ent_type_ in ("PERSON", "")
    return noun.lower_ in wordlist.words("roles") or noun.lower_ in words("kin") or noun.lower_.endswith(_TRADES)


_TRADES = ("keeper", "maker", "woman", "man", "ologist")


def without_loose_end(tokens: list[Token]) -> list[Token]:
    """Without an "and" that only a preposition is left of: "and in the same speech"."""
    place = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].dep_ == "cc"), None)
    if place is None or place + 1 >= len(tokens) or tokens[place + 1].dep_ == "conj":
        return tokens
    behind = [t for t in tokens[place + 1 :] if not t.is_punct]
    loose = bool(behind) and behind[0].tag_ == "IN" and {t.i for t in behind} <= syntax.inside(behind[0])
    return tokens[:place] if loose else tokens


def in_place(phrase: Sequence[Token]) -> str:
    """The words of a phrase; an article that is no longer the first loses its capital."""
    text = join(phrase)
    for token in phrase[1:]:
        if token.is_sent_start and token.tag_ == "DT":
            text = text.replace(f" {token.text} ", f" {token.lower_} ", 1)
    last = phrase[-1] if phrase else None
    closed = last is not None and last.i + 1 < len(last.doc) and neighbor.behind(last).text == ","
    return f"{text}," if closed and any(t.text == "," for t in phrase) else text  # "the center, known as Cholera, has"


def behind_verb(tokens: list[Token], verb: Token) -> list[Token]:
    """The date before a participle that was given a helper, behind it: "[were tried and] in October 2006 acquitted"."""
    before = [t for t in tokens if t.i < verb.i and not t.is_punct]
    dates = bool(before) and all(t.ent_type_ == "DATE" or t.tag_ == "IN" for t in before)
    return [*(t for t in tokens if t.i >= verb.i), *before] if dates else tokens


def with_name(pronoun: Token, name: str, label: str) -> str:
    """The label with a name in the place of its pronoun."""
    owner = name + ("’" if name.endswith("s") else "’s") if pronoun.tag_ == "PRP$" else name
    text = re.sub(
        rf"\b{pronoun.lower_}\b(['’](?:ll|d|ve|re|s)\b)?",
        lambda match: f"{owner} {_spelled_out(pronoun)}" if match[1] else owner,
        label,
        count=1,
        flags=re.IGNORECASE,
    )
    return text[:1].upper() + text[1:] if not text[1:2].isupper() else text


def _spelled_out(pronoun: Token) -> str:
    """The verb that is cut short behind a pronoun, as it is written behind a name: "he'll" -> "will"."""
    verb = neighbor.behind(pronoun)
    short = verb.lower_.replace("’", "'")
    done = verb.head.tag_ in ("VBN", "VBD")  # a writer who shortens "is" says "he's ill", hardly "he's arrested"
    if short == "'d":
        return "had" if done else "would"
    if short == "'s":
        return "has" if done and verb.head.lower_ not in words("plan") else "is"  # "he's expected to have a scan"
    plural = pronoun.lower_ == "they"
    return {"'ve": "have" if plural else "has", "'re": "are" if plural else "is"}.get(short, "will")


def without_empty_asides(tokens: Sequence[Token]) -> list[Token]:
    """Without the commas around what is gone: "the bridge, [opened in 1909,] would close"."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if last is not None and last.text == "," and last.i + 1 < token.i:
            if token.text == "," and not _opens_frame(token, tokens):
                kept.pop()
                continue
            if token.text == ",":
                kept.pop()
            if neighbor.before(token).text == ",":
                kept.pop()
        kept.append(token)
    return kept


def _opens_frame(comma: Token, tokens: Sequence[Token]) -> bool:
    """Whether a comma stands before who says so: "the year begins in May, the mayor said"."""
    said = next((t for t in tokens if t.i > comma.i and t.tag_[:2] == "VB"), None)
    if said is None or said.lower_ not in words("saying") or any(c.dep_ == "cc" for c in said.children):
        return False
    own = syntax.subject(said)
    return own is not None and own.left_edge.i == comma.i + 1


def without_lone_comma(tokens: list[Token], subject: Token | None, verb: Token) -> list[Token]:
    """No comma between subject and verb, where what it closed or opened is gone."""
    if subject is None:
        return tokens
    between = [t for t in tokens if subject.i < t.i < verb.i]
    if any(t.dep_ == "nsubj" and t.head == verb for t in between):
        return tokens  # "the mill, the mayor said, would close", read as what both of them said
    gone: set[int] = set()
    for one, other in pairwise(between):
        if one.text == other.text == ",":  # what stood between the two is gone
            gone |= {one.i, other.i}
    phrase = syntax.inside(subject)
    commas = [t for t in between if t.text == "," and t.i not in gone]
    if len(commas) == 1 and not any(t.i in phrase for t in between if t.i > commas[0].i):
        gone.add(commas[0].i)
    return [t for t in tokens if t.i not in gone]


def join(tokens: Sequence[Token]) -> str:
    out = []
    for token, after in zip_longest(tokens, tokens[1:]):
        gap = " " if after is not None and after.i != token.i + 1 and not token.whitespace_ else token.whitespace_
        out.append(token.text + gap)
    return "".join(out).strip()


_OPENINGS = sorted(words("openings"), key=len, reverse=True)
_DATELINE = re.compile(r"^(?:[A-Z][\w.,'’()/]*\s+){1,5}[—–-]{1,2}\s+(?=[“\"]?[A-Z])(?!.*\s[—–-]{1,2}\s)")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


_OPENED = re.compile(r"(?:(?<=\s)|^)['‘](?=\w)(?!\d\ds?\b)")  # a quotation mark, where apostrophes are no other sign
_CLOSED = re.compile(r"(?<=[\w,.!?])['’](?=[\s,.;:]|$)(?<!s['’])")


_LAST_TIE = re.compile(
    r",?\s+(?:regardless|likewise|instead|too|as well|anyway|similarly|accordingly|however)$"
    r"|\s+regardless(?= (?:in|on|by) )"
    r"|, (?:too|likewise|however|instead|for (?:its|his|her|their) part),(?= [a-z])"
)
_FROM_ELSEWHERE = re.compile(
    r"^(?:(?:[Mm]ore|[Ll]ess) than |[Aa]bout |[Ss]ome |[Aa]lmost |[Nn]early |[Jj]ust |[Oo]nly )?"
    r"(?:[\w-]+ ){1,2}(?:minutes|hours|days|weeks|months|years) (?:later|earlier), (?=\w)"
)


_SHORT = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Co|Corp|Jr|Sr|Ltd)\.)$")


_ASKED = re.compile(r"^\s*[QA]\s?[:.]\s+(?=[A-ZÀ-ÞĀ-Ž“\"])")
"""The label of a question or an answer."""
_STARRED = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*|\*")
"""Words between stars, as in an e-mail: "*The Salt Road*"."""


def clean(text: str) -> str:
    """No orphaned comma, bracket or quotation mark; a capital in front, no full stop behind."""
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    for mark in ('"', "``", "''"):
        if text.count(mark) % 2 or mark in ("``", "''"):
            text = text.replace(mark, "")
    text = _STARRED.sub(r"\1", _ASKED.sub("", text))
    if len(_OPENED.findall(text)) != len(_CLOSED.findall(text)):
        text = _OPENED.sub("", text)
    text = re.sub(r"\s+([,.;:!?%”’)])", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r"\s+", " ", re.sub(r"\(\s*\)", "", text)).strip(" ,;:—–-_")
    text = re.sub(r"^(?:But|And|Or|So|Yet|Nor)\s+", "", text)
    text = _DATELINE.sub("", text)
    opening = next((o for o in _OPENINGS if text[: len(o) + 1].lower() == f"{o},"), None)
    text = text[len(opening) + 1 :].lstrip() if opening else text
    text = text if _SHORT.search(text) else text.rstrip(" .,;:—–-")
    text = re.sub(r"[.,;:]([”\"])$", r"\1", text)
    text = _LAST_TIE.sub("", _FROM_ELSEWHERE.sub("", text))
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]  # iPhone
