"""Whether a statement is whole: it has all that its words ask for, and says of what it speaks.

A missing entry costs a reader less than one that says half of a thing: "labeled the agreement", "celebrated so hard",
"the quarter ended". What a verb or a word needs was found by the parse; where that contradicts itself ("the trial were
convicted"), nothing that was built on it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs import neighbor, syntax, wording
from briefs.modality import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTES = frozenset({"“", "”", '"', "``", "''"})
_COMPLEMENTS = frozenset({"dobj", "attr", "oprd", "ccomp", "xcomp", "acomp", "prt", "neg", "dative"})
_TAKEN = _COMPLEMENTS | {"nsubjpass", "auxpass", "agent", "csubj"}
_SHORT_STATEMENT = 4  # words that say something: with fewer, nobody knows which trial or plan is meant
_LONG_STATEMENT = 5  # words that say something: so many name their thing, though it has no name


def flawed(told: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether the statement made of the words `told`, in order, lacks something. `verb` is the verb it was built on."""
    kept = {t.i for t in told}
    return (
        verb.i not in kept
        or _says_nothing(kept, verb)
        or _agrees_on_nothing(kept, verb)
        or _without_complement(told, kept, verb)
        or _without_object(told, kept, verb)
        or _without_office(told)
        or _without_measure(told, kept)
        or _broken_off(told, kept)
        or _disagree(subject, verb, kept)
        or _joined_as_one(subject, verb)
        or _no_event(subject, verb)
        or _nameless(told, subject, verb)
    )


def _says_nothing(kept: set[int], verb: Token) -> bool:
    """Whether a verb of saying has lost what was said, as where that is quoted: "he told the paper"."""
    if verb.lower_ not in words("uttering") or any(c.dep_ == "auxpass" for c in verb.children):
        return False
    said = ("ccomp", "xcomp", "dobj", "advcl", "parataxis", "agent", "oprd", "attr")
    about = ("about", "of", "against", "for", "on")
    hearer = verb.lower_ in ("told", "tells")
    for child in verb.children:
        if child.dep_ in said and child.i in kept and not (hearer and child.dep_ == "dobj"):
            return False
        if (
            child.dep_ == "prep"
            and child.lower_ in about
            and child.i in kept
            and not any(map(_is_time, child.children))
        ):
            return False
    return True


def _agrees_on_nothing(kept: set[int], verb: Token) -> bool:
    """Whether what was agreed was read as part of another clause: "agreed in 2007, after the war, that it would"."""
    if verb.lower_ not in ("agreed", "decided", "pledged", "vowed", "ruled") or any(
        c.dep_ == "auxpass" for c in verb.children
    ):
        return False
    told = (c for c in verb.children if c.i in kept and not _is_time(c) and not any(map(_is_time, c.children)))
    return not any(
        c.dep_ in ("ccomp", "xcomp", "dobj", "oprd")
        or (c.dep_ == "advcl" and c.tag_ == "VB")
        or (c.dep_ == "prep" and c.i > verb.i)
        for c in told
    )


def is_bound(token: Token) -> bool:
    """Whether a clause or an apposition belongs to its word so closely that this says too little without it: "people
    who spent their youth abroad", "labeled the plan a fraud", "has been around since humans settled"."""
    before = neighbor.before(token.left_edge) if token.left_edge.i else token
    if token.dep_ == "relcl":
        noun = token.head
        named = noun.tag_[:3] == "NNP" or any(c.lower_ in ("the", "its", "his", "her") for c in noun.children)
        return not named and not before.is_punct
    if token.dep_ == "appos":
        return (
            token.head.dep_ in ("dobj", "pobj")
            and token.i > token.head.i
            and before.text not in (",", "(", "—", "–", "-", ":")
        )
    if token.dep_ == "prep":
        noun = token.head
        fixed = noun.dep_ == "pobj" and noun.tag_ == "NN" and not any(c.i < noun.i for c in noun.children)
        return fixed or noun.dep_ == "npadvmod" or noun.tag_ in ("RB", "RP")  # in exchange for, a notch above, up to
    if token.dep_ == "advcl":
        since = before.tag_[:2] == "NN" and token.left_edge.lower_ == "since"  # "the first charter since the war ended"
        if since or (
            before.lower_ in words("periods") and before != token and token.left_edge.lower_ in ("after", "before")
        ):
            return True  # "in the month after it was found"
        bare = not any(c.dep_ in _TAKEN for c in token.head.children)
        return bare and not before.is_punct and token.head.lower_ in ("been", "be", "was", "were", "is")
    return False


def _without_complement(told: Sequence[Token], kept: set[int], verb: Token) -> bool:
    """Whether a verb has lost what it says: the second half of "named the station Hope"."""
    for token in told:
        if token.tag_[:2] != "VB":
            continue
        for child in token.children:
            needed = child.dep_ in _COMPLEMENTS and child.tag_ not in syntax.RELATIVES and child.tag_ != "WRB"
            if needed and child.i not in kept and not _apart(child, token) and not _is_gap(child, verb):
                return True
    return False


def _is_gap(child: Token, verb: Token) -> bool:
    """Whether a word is told from its noun: the "that" of "the bridge that they built"."""
    return child.lower_ == "that" and child.i < verb.i


def _apart(child: Token, verb: Token) -> bool:
    """Whether a mark between a verb and what hangs on it shows that this is another statement."""
    first, last = sorted((child.i, verb.i))
    between = {t.text for t in verb.doc[first:last]}
    return child.dep_ == "ccomp" and bool(between & {";", ":", "—", "–"} or (child.i < verb.i and "," in between))


def _without_object(told: Sequence[Token], kept: set[int], verb: Token) -> bool:
    """Whether a verb that nobody uses without an object has none: "much of the north experienced"."""
    for token in told:
        if token.lower_ not in words("transitive") or token.tag_ not in ("VBD", "VBZ", "VBP", "VB", "VBN"):
            continue
        children = list(token.children)
        if token.dep_ in ("amod", "compound", "aux", "auxpass") or any(c.dep_ in _TAKEN for c in children):
            continue
        if token.tag_ == "VBN" and not any(c.lower_ in ("have", "has", "had") for c in children):
            continue  # "was built", "the bridge built in 1904"
        if any(c.lower_ in ("for", "from") and c.i == token.i + 1 and c.i in kept for c in children):
            continue  # called for, sent for, joined from
        behind = any(c.dep_ in ("npadvmod", "appos", "conj") and c.i in kept and c.tag_[:2] == "NN" for c in children)
        own = syntax.subject(token)
        does = token == verb and own is not None and own.tag_ in syntax.RELATIVES  # "Ada, who joined in 1998"
        of_noun = token.dep_ == "relcl" and token.head.i in kept and not does
        if not behind and not of_noun and not _shares_object(token, kept):
            return True
    return False


def _without_office(told: Sequence[Token]) -> bool:
    """Whether somebody was appointed, and nobody knows to what."""
    for token in told:
        if token.lower_ not in words("appointing") or token.tag_ != "VBN" or token.dep_ in ("amod", "acl"):
            continue
        if not any(c.dep_ in ("oprd", "attr", "xcomp", "prep", "dobj", "agent") and c.i > token.i and not (
            _is_time(c) or any(_is_time(g) for g in c.children)
        ) for c in token.children):  # fmt: skip
            return True
    return False


def _shares_object(verb: Token, kept: set[int]) -> bool:
    """ "They built and ran the mill": the object hangs on one of the two."""
    others = [verb.head, *(c for c in verb.children if c.dep_ == "conj")] if verb.dep_ == "conj" else []
    others += [c for c in verb.children if c.dep_ == "conj"]
    return any(c.dep_ == "dobj" and c.i in kept and c.i > verb.i for other in others for c in other.children)


def _without_measure(told: Sequence[Token], kept: set[int]) -> bool:
    """Whether "so hard that", "too late to" have lost what they measure by."""
    for token in told:
        if token.lower_ not in words("degree") or token.dep_ not in ("advmod", "predet", "amod"):
            continue
        if token.head.tag_[:2] not in ("JJ", "RB", "NN") or token.head.i < token.i:
            continue
        ends = token.sent.end
        behind = (t for t in token.doc[token.head.i : ends] if t.lower_ in ("that", "as", "to") and t.tag_ in _OPENS)
        if any(t.i not in kept for t in behind):
            return True
    return False


_OPENS = frozenset({"IN", "TO"})


def _broken_off(told: Sequence[Token], kept: set[int]) -> bool:
    """Whether a dash has lost what it tied, or the end is a helper without its verb."""
    last = next((t for t in reversed(told) if not t.is_punct), None)
    if (
        last is None
        or last.tag_ == "MD"
        or last.lower_ in words("proviso")
        or (last.dep_ in ("aux", "auxpass") and last.head.i not in kept)
    ):
        return True
    if last.lower_ in words("copula") | {"be"} and last.tag_[:2] == "VB":
        return True  # "the second time was", "the soonest it would be"
    goes_on = last.i + 1 < len(last.doc) and neighbor.behind(last).dep_ == "cc" and neighbor.behind(last).i not in kept
    if goes_on and last.tag_[:2] in ("NN", "JJ") and len(told) > 2 and told[-2].text == "," and told[-3].tag_ == "NN":
        return True  # "after his mother, stepfather": the third of the list was read as another clause
    for token, after in pairwise(told[1:]):
        verbs = token.head.tag_[:2] in syntax.VERB and after.tag_ in ("MD", "VBD", "VBZ", "VBP")
        if token.dep_ == "cc" and verbs and not _joins(token, kept):
            return True  # "helped end the war and should talks fail": what the "and" joined is gone
    for token, after in pairwise(told):
        if token.text == "," and after.i != token.i + 1 and after.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True  # "the bridge, would not open": what the comma set apart is gone
    if any(t.lower_ == "that" and t.dep_ == "mark" and syntax.subject(t.head) is None for t in told):
        return True  # "called that a lie": read as a conjunction
    inner = (t for t in told[1:-1] if t.text in wording.DASHES)
    return any(t.i - 1 not in kept or t.i + 1 not in kept for t in inner)


def _joins(conjunction: Token, kept: set[int]) -> bool:
    behind = (c for c in conjunction.head.children if c.dep_ == "conj" and c.i > conjunction.i)
    return any(c.i in kept for c in behind) or conjunction.i < conjunction.head.i


def _disagree(subject: Token | None, verb: Token, kept: set[int]) -> bool:
    """Whether one is told of many, or many of one: then the verb has another subject than the parse gave it."""
    if subject is None or subject.tag_ not in ("NN", "NNS") or subject.lower_ in words("bodies"):
        return False
    finite = next((t for t in (*verb.children, verb) if t.i in kept and _is_finite(t, verb)), None)
    if (
        finite is None
        or finite.head == subject
        or subject.ent_type_ in ("MONEY", "QUANTITY", "PERCENT", "DATE", "TIME")
    ):
        return False
    joined = any(c.dep_ in ("conj", "cc", "nummod") for c in subject.children)
    of = any(c.lower_ == "of" for c in subject.children)
    if subject.tag_ == "NN":
        return not joined and not of and finite.lower_ in ("were", "are", "have", "do")
    return not joined and finite.lower_ in ("was", "is", "has", "does")


def _joined_as_one(subject: Token | None, verb: Token) -> bool:
    """Whether two are told of with the verb of one: "Easter and the fair, which returns in April": the fair returns."""
    if subject is None or subject.ent_type_ == "ORG" or not any(c.dep_ == "conj" for c in subject.children):
        return False
    both = any(c.lower_ == "and" for c in subject.children if c.dep_ == "cc")
    finite = next((t for t in (*verb.children, verb) if _is_finite(t, verb)), None)
    return both and finite is not None and finite.tag_ == "VBZ" and verb.head == subject


def _is_finite(token: Token, verb: Token) -> bool:
    helps = token != verb and token.dep_ in ("aux", "auxpass")
    return (helps or token == verb) and token.tag_ in ("VBD", "VBZ", "VBP")


def _no_event(subject: Token | None, verb: Token) -> bool:
    """Stretches of time that begin or end, and what somebody thinks, are no events."""
    if verb.ent_type_ == "DATE":
        return True  # "results for the three months ended 30 September"
    if subject is not None and subject.lower_ in words("periods") and verb.lower_ in words("passing"):
        return True
    thinks = verb.lower_ in words("opinion")
    return thinks and (verb.tag_ in ("VBZ", "VBP") or any(c.dep_ == "neg" for c in verb.children))


def is_thought(verb: Token) -> bool:
    """Whether what a verb tells is only what somebody thinks, or does not think."""
    verb = verb.head if verb.dep_ == "acomp" else verb
    above = verb.head
    thinks = verb.dep_ == "ccomp" and above.lower_ in words("opinion")
    alone = above.lower_ == "thought" and above.tag_ == "VBD"  # "he thought it had been watered on Wednesday"
    still = any(c.lower_ in ("still", "once") for c in above.children)  # "in May we still believed that it would come"
    return thinks and (alone or still or above.tag_ in ("VBZ", "VBP") or any(c.dep_ == "neg" for c in above.children))


def is_claimed(verb: Token) -> bool:
    """Whether a clause is only what somebody argues, before a court or elsewhere, or what one side says: "contended
    that the mill had closed in 2001 and that it was sold", "critics say it has hurt farmers since 2019"."""
    if _is_understood(verb):
        return True
    if verb.dep_ == "acl" and verb.head.lower_ in words("feared") and any(c.dep_ == "mark" for c in verb.children):
        return True  # "there are fears that it will reach £120 by Christmas"
    opens = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if opens is not None and opens.i and neighbor.before(opens).lower_ in words("feared"):
        return True  # the same, wherever the parse hangs it: "signed on the understanding that it would stay open"
    for _ in range(syntax.HIGHEST_CLIMB):
        above = verb.head
        new = verb.dep_ == "relcl" and above.dep_ in ("attr", "dobj")  # "argued that they were loans, which he repaid"
        if new and above.head.tag_[:2] in syntax.VERB:
            verb = above.head
            continue
        if above == verb or verb.dep_ not in ("ccomp", "conj", "xcomp", "acomp", "advcl"):
            return False
        speaker = syntax.subject(above)
        if verb.dep_ == "ccomp" and above.lower_ in words("copula") and _is_view(speaker):
            return True  # "its view was that they had colluded"
        if verb.dep_ == "ccomp" and above.lower_ in words("reporting") and _is_paper(speaker):
            return True  # "several newspapers had reported that they met in secret"
        if verb.dep_ == "ccomp" and (above.lower_ in words("claiming") | words("suggesting") or _takes_sides(speaker)):
            return True
        had = any(c.lower_ == "have" for c in verb.children)
        if verb.dep_ == "xcomp" and had and above.lower_ in words("claiming"):
            return True  # "a diver claims to have seen it in 1983"
        pleads = above.lower_ in words("saying") and speaker is not None and speaker.tag_ in syntax.RELATIVES
        if verb.dep_ == "ccomp" and pleads and _is_shifted(verb):
            return True  # "a petition by the guild, which said that they had lived there since 1980"
        verb = above
    return False


def is_rumored(verb: Token) -> bool:
    """ "There were reports that she had met him": whether she had, nobody says."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    above = verb.head
    told = (above, *(c for c in above.children if c.dep_ in ("attr", "nsubj", "dobj") and c.i < verb.i))
    return that and verb.dep_ in ("acl", "ccomp", "relcl") and any(t.lower_ in words("rumors") for t in told)


def _is_understood(verb: Token) -> bool:
    """ "It is understood that they married in 1871"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.tag_ != "VBN" or above.lower_ not in words("hearsay"):
        return False
    return any(c.lower_ == "it" and c.dep_ in ("nsubjpass", "expl", "nsubj") for c in above.children)


def _is_paper(noun: Token | None) -> bool:
    return noun is not None and noun.lower_ in words("press")


def _is_view(noun: Token | None) -> bool:
    return noun is not None and noun.lower_ in words("viewing")


def is_reported(verb: Token) -> bool:
    """Whether a clause is told on the word of somebody who is named: "the minister said that the mine would close",
    "units had been moved, witnesses said". What "said" only frames in passing ("said the storm killed twelve") is told
    by itself."""
    above = verb.head
    speaker = _speaker(above)
    if verb.dep_ != "ccomp" or speaker is None or any(c.tag_ == "WRB" for c in verb.children):
        return False  # "told nobody where it was" tells nothing
    voice = is_one_voice(speaker) and above.lower_ not in words("finding")  # what a judge found, she did not claim
    if speaker.tag_[:2] != "NN" and not voice:
        return False
    has = above.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in above.children)
    frames = words("saying") | words("finding") | words("reckoning")
    heard = above.lower_ == "told" and speaker.lower_ in words("courtrooms")  # "the jury was told"
    if above.lower_ not in frames or not (has or heard or above.tag_ in ("VBD", "VBZ", "VBP")):
        return False
    first, last = sorted((verb.left_edge.i, above.i))
    if any(t.text in _QUOTES or t.text == ";" for t in verb.doc[max(first - 1, 0) : last]):
        return False  # words that are quoted as they were said, or another statement
    return _is_shifted(verb) or above.i > verb.i or voice


def is_claim(verb: Token) -> bool:
    """Whether a clause stands on the word of one person, or one party: without that word it would pass for a fact."""
    return is_reported(verb) and is_one_voice(_speaker(verb.head)) and verb.head.lower_ not in words("finding")


def is_one_voice(speaker: Token | None) -> bool:
    """Whether somebody who says something is a person, a witness or a party, and no office or agency: what police or
    officials say of what happened, papers tell as it is."""
    if speaker is None or any(c.dep_ == "conj" and not is_one_voice(c) for c in speaker.children):
        return False  # "union and company officials said"
    if speaker.lower_ in ("he", "she") or speaker.lower_ in words("witnesses") or _takes_sides(speaker):
        return True
    if speaker.lower_ in words("courtrooms") and speaker.head.lower_ in ("heard", "hears", "told"):
        return True
    named = (speaker, *(c for c in speaker.children if c.dep_ == "appos" and c.i > speaker.i))
    return any(t.tag_ == "NNP" and t.ent_type_ == "PERSON" for t in named)


def _speaker(verb: Token) -> Token | None:
    """Who says what hangs on a verb; of verbs that an "and" joins, the first has the subject."""
    for _ in range(syntax.HIGHEST_CLIMB):
        found = syntax.subject(verb)
        if found is not None and found.tag_ in syntax.RELATIVES and verb.dep_ == "relcl":
            return verb.head  # "Ada Brandt, who says that"
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
    return None


def _is_shifted(verb: Token) -> bool:
    return any(t.lower_ in words("shifted") for t in (verb, *syntax.helpers(verb)))


def _takes_sides(speaker: Token | None) -> bool:
    return speaker is not None and speaker.lower_ in words("partial")


def _nameless(told: Sequence[Token], subject: Token | None, verb: Token) -> bool:
    """Whether what the statement is about could be anything: "a pilot was announced", "the previous version came out".
    A name in it, or enough of what happened, tells what it is about."""
    if subject is not None and subject.lower_ in words("owned"):
        return True
    if subject is None or subject.tag_ not in ("NN", "NNS") or any(_is_name(t) for t in told):
        return False
    if subject.lower_ in words("pointers"):
        return True
    if subject.lower_ in words("abstract") and sum(_says(t) for t in told) < _SHORT_STATEMENT:
        return True  # "the trial opened": whose trial?
    before = {c.lower_ for c in subject.children if c.i < subject.i}
    told_of = any(c.tag_ in ("DT", "PRP$", "CD", "NN") for c in subject.children if c.i < subject.i)
    if subject.tag_ == "NNS" and not told_of and verb.head == subject:
        return True  # "agreements were signed", told of a noun in passing
    says = sum(_says(t) for t in told)
    counted = any(c.tag_ == "CD" for c in subject.children)  # another 208 boxes
    return says < _LONG_STATEMENT and not counted and bool(before & ({"a", "an"} | words("other")))


def _says(token: Token) -> bool:
    return token.tag_[:2] in ("NN", "JJ", "VB", "CD", "RB") and not _is_time(token) and not _helps(token)


def _is_name(token: Token) -> bool:
    return token.tag_[:3] == "NNP" and not _is_time(token)


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")


def _helps(token: Token) -> bool:
    return token.dep_ in ("aux", "auxpass")
