"""Tells the words of a name that name nothing where they stand: a car by its maker, an order by its saint, the title of
a work, letters on a buoy.

The same words may name somebody elsewhere in the article, so that only this mention goes.
"""

from __future__ import annotations

import re
from functools import cache

from briefs import wordlist, world
from briefs.model import Span

REACH = 60

_ORDER = re.compile(r"\b(?:Order|Commander of the Order) of (?:the |St\.? )?(?:[A-Z][\w.’'-]+(?: and |-)(?:St\.? )?)?$")
"""An order that is called by what follows: "the Order of St Michael and St George"."""
_MARKED = re.compile(r"\b(?:initials?|letters|lettered|marked|serial number,?|registration|honou?rary) $")
_SERIAL = re.compile(r"/\w+/")
_SHOWN = (
    "(?:seen|saw|see|play(?:ed|ing|s)?|sang|sings?|sung|read|reading|watch(?:ed|ing)?|perform(?:ed|ing|s)?|staged?|"
    "record(?:ed|ing)?|written|wrote|called|titled|entitled|show|film|possibly|tune|song)"
)
_QUOTED = re.compile(rf"\b{_SHOWN}(?: it| of)?,? [“\"](?:[A-Z][\w’']+ ){{0,3}}$")
_QUOTE_ENDS = re.compile(r"(?: [A-Z][\w’']+){0,3}[!?]?[,.]?[”\"]")
_STARRED = re.compile(r"\*(?:[\w’'.,]+ ){0,8}$")
_STAR_ENDS = re.compile(r"(?: ?[\w’'.,]+){0,8}\*")
_IN_TITLE = re.compile(
    r"(?:[a-z]|[.;]) (?:[A-Z][\w’']* )?(?:The|A|An|That|Of|Face|Under|When|Where) (?:the |They |May |Face )*$"
)
_TITLE_ENDS = re.compile(
    r",? (?:which (?:won|sold|was published|came out)|comes? out|came out|is quoted)\b|, (?:published|broadcast)\b"
)
_ANSWER = re.compile(r"[AQ]\. [A-Z]\w+$")
_SYMPHONY = re.compile(
    "(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) (?:Symphony|Concerto|Sonata|Quartet|Suite)"
    r"|St\.? \w+ (?:Passion|Mass)"
)


def is_nothing(body: str, span: Span) -> bool:
    """Whether the words at `span` name nobody and nothing that has a page."""
    name, before = body[span.slice], body[max(0, span.start - REACH) : span.start]
    if _SYMPHONY.fullmatch(name) or (_ANSWER.match(name) and before[-1:] in ("", "\n")):
        return True  # "A. Insurance": the first word of an answer
    if (
        body.startswith((" New Year", "'s Day", "’s Day"), span.end)
        or name.endswith(" New Year")
        or _is_designation(body, span, before)
    ):
        return True  # "Chinese New Year"
    if _is_tongue(body, span, before) or _is_office(name, before) or _is_fragment(body, span, before):
        return True
    if (syllable := _SYLLABLE.match(body, span.end)) and syllable[1] not in wordlist.words("common_words"):
        return " " not in name and syllable[1] not in wordlist.words("particles")  # "before Kanbe-guchi"
    if wordlist.words("ages").issuperset(name.split()) and name not in world.known():
        return True  # "Middle Jurassic"
    if " " not in name and _AGREED.match(body, span.end) and world.is_place(name):
        return True  # "under the Ottawa convention"
    if name in wordlist.words("orders_like_peoples") and _RELIGIOUS.match(body, span.end):
        return True  # "a Dominican nun"
    if _MARKED.search(before) or _SERIAL.match(body, span.end):
        return " " not in name
    return _ORDER.search(before) is not None or _is_car(body, span, before) or _is_title(body, span, before)


_AGREED = re.compile(r" (?:convention|treaty|protocol|accords?|declaration)\b")

_SYLLABLE = re.compile(
    r"[-‑]([a-zà-ÿā-ž]{3,})\b(?<!ed)(?<!ing)(?<!born)(?<!wide)(?<!like)(?<!bound)(?<!era)(?<!style)(?<!run)"
)
"""What goes on in a name behind a hyphen."""

_RELIGIOUS = re.compile(
    r" (?:nuns?|friars?|sisters?|brothers?|monks?|priests?|priory|convent|order|Order|Sisters?|Fathers?)\b"
)

_FRAGMENTS = tuple(
    tuple(map(re.compile, row))
    for row in (
        # the name, what stands before it and what behind
        ("ST", "", r"\. "),  # "A ST. OLAVE FISHERMAN"
        (r".+ Co", "", "-op"),  # "Larvik Co-operative Mart"
        (r"Year [A-Z]\w+", r"\bNew $", ""),  # "in the New Year Honours"
        (r"\S+", r"\b\d{1,2} de $", ""),  # "Avenida 18 de Julio"
        (
            r"Mass\.",  # "He was up at Mass." ends a sentence, and names no state
            r"\b(?:at|to|after|before|from|for|says?|said|during|attend(?:ed|s|ing)?|morning|Sunday|evening) $",
            "",
        ),
    )
)
"""Parts of names that are none by themselves."""


def _is_fragment(body: str, span: Span, before: str) -> bool:
    name = body[span.slice]
    return any(
        one.fullmatch(name) and left.search(before) and right.match(body, span.end) for one, left, right in _FRAGMENTS
    )


def _is_tongue(body: str, span: Span, before: str) -> bool:
    """Whether the name of a people is that of its language: "sings English", "in plain and often funny English",
    "teaches Irish and maths"."""
    if not world.is_people(body[span.slice]) and body[span.slice] not in world.languages():
        return False
    if _IN.search(before) and _APART.match(body, span.end):
        return True  # "In Bengali, with surtitles"
    if _TONGUE_NOUN.match(body, span.end):
        return True  # "the English phrase"
    ends = _TONGUE_ENDS.match(body, span.end) is not None
    return ends and (_TAUGHT.search(before) is not None or _WRITTEN.search(before) is not None)


_TONGUE_NOUN = re.compile(
    r" (?:words?|phrases?|translations?|subtitles|accents?|grammar|dictionary|alphabet|proverbs?|language|dialects?|"
    r"lessons?|texts?|verses?|spelling|pronunciation|speakers?)\b"
)
_IN = re.compile(r"\b(?:[Ii]n|words? of) (?:[A-Z]\w+ (?:and|or) )?$")
_APART = re.compile(
    r"[.;:)!?”\"]|$|, (?![A-Z])|(?: and| or) [A-Z]\w+(?=[.,;:)”\"]|$| (?:at|on|with|for|to|by)\b)"
    r"| (?:was|were|is|are|has|had)\b"
)
_TAUGHT = re.compile(
    r"\b(?:sings?|sang|sung|singing|speaks?|spoken?|speaking|learn(?:s|ed|t|ing)?|teach(?:es|ing)?|taught|"
    r"stud(?:y|ies|ied|ying)) "
    r"(?:(?:[a-z]+ ){0,3}(?:and|or) )?(?:[a-z]+ )?$"
)
_WRITTEN = re.compile(
    r"\b(?:written|wrote|writes|write|writing|said|sung|spoken|answered|replied) in (?:[a-z]+ ){0,4}$"
)
_TONGUE_ENDS = re.compile(
    r"[.,;:!?”\"]|$| (?:as|at|in|to|with|when|because|but|well|badly|fluently|for|is|was)\b|"
    r" (?:and|or) (?:[a-z]+\b|[A-Z]\w+ at)"
)


def _is_office(name: str, before: str) -> bool:
    """Whether the words are those of an office alone, with "the" before it ("the Chief Land Registrar")."""
    *words, last = name.split()
    common = wordlist.words("common_words")
    office = bool(words) and last.lower() in wordlist.words("roles") | {"registrar"} and last.istitle()
    office = office and last not in wordlist.words("organization_words")  # "the Coast Guard"
    return office and all(word.lower() in common for word in words) and _THE.search(before) is not None


_THE = re.compile(r"\b[Tt]he (?:(?:Chief|Deputy|Assistant|Acting|Principal|Senior) )?$")


def _is_designation(body: str, span: Span, before: str) -> bool:
    """Whether words of English say what something became or is: "It became a National Nature Reserve in 1974"."""
    words = body[span.slice].split()
    common = wordlist.words("common_words")
    plain = len(words) > 1 and all(word.lower() in common for word in words)
    return plain and before.endswith((" a ", " an ")) and _ENDS.match(body, span.end) is not None


_ENDS = re.compile(r"[.,;:]|$| (?:in|that|which|and|by|on|at|for|or|when|since)\b")


def _is_car(body: str, span: Span, before: str) -> bool:
    """Whether a thing is called by its maker ("a borrowed Toyota", "a Renault 4")."""
    if body[span.slice] not in wordlist.words("makes"):
        return False
    return _a_thing().search(before) is not None and _goes_on_as_maker().match(body, span.end) is None


@cache
def _a_thing() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Tt]he size of an?)(?: [a-z-]+){0,2} $")


@cache
def _goes_on_as_maker() -> re.Pattern[str]:
    """What is said of a maker, not of what it makes."""
    nouns = wordlist.any_of(wordlist.words("organization_nouns") | wordlist.words("roles"))
    return re.compile(rf" (?:{nouns}|dealer|dealership|dealers|plant|factory|deal|advertisement|contract)\b")


def _is_title(body: str, span: Span, before: str) -> bool:
    """Whether the words are those of a work's title, by the marks around it or by what it is said to do."""
    if _QUOTED.search(before) and _QUOTE_ENDS.match(body, span.end):
        return True
    if _STARRED.search(before) and _STAR_ENDS.match(body, span.end):
        return before.count("*") % 2 == 1
    return _IN_TITLE.search(before) is not None and _TITLE_ENDS.match(body, span.end) is not None
