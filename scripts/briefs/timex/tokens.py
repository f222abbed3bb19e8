"""Text -> tokens with a class each, and the classes as one string, on which the rules are matched.

A token's class is written as one character, so that a rule over words is a regular expression over characters: it
runs at the speed of `re`, and what is no part of the vocabulary is one and the same character, `.`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from briefs.timex import lexicon

OTHER = "."

_TOKEN = re.compile(
    r"""
      (?P<plain>    [a-z]+ (?! [\w'’] ) )                       # most words: asked first, so that they are found fast
    | (?P<iso>      (?<![\w/.-]) \d{4} - (?: \d\d - \d\d (?: T\d\d:\d\d (?: :\d\d )? (?: Z | [+-]\d\d:?\d\d )? )?
                                           | (?: 0\d | 1[0-2] ) ) (?! [\w/] | -\d ) )
    | (?P<slashed>  (?<![\w/.-]) \d{1,4} (?P<sep>[/.]) \d{1,2} (?P=sep) (?: \d{4} | \d\d ) (?! [\w/] | \.\d | -\d ) )
    | (?P<model>    (?<![\w-]) (?!FY) (?: [A-Z][\w.]{0,9} - )? [A-Z]{2,9} - \d+ [^\W_]*            # IRT-2000, KN-08
                  | (?<![\w-]) [A-Z] - \d{2,} [^\W_]* )
    | (?P<clock>    (?<![\w.:,$£€]) (?: [01]?\d | 2[0-4] ) : [0-5]\d (?: :[0-5]\d )? (?! [\d:] | \.\d ) )
    | (?P<decade>   (?<![\w.,$£€]) (?: ['’‘`]? \d0 | [12]\d\d0 | \d\d0 (?= s \s B\.?C ) ) ['’]? s \b )
    | (?P<nth>      (?<![\w.,$£€]) \d{1,2} (?:st|nd|rd|th) \b )
    | (?P<short>    (?<![\w.,'’]) ['’‘] \d\d \b (?! ['’.,]? \w ) )
    | (?P<amount>   [$£€#] \s? \d+ (?: [.,] \d+ )* \w* )                    # money: never a date
    | (?P<number>   \d+ (?: [.,] \d+ )* (?: (?=[ap]\.?m\b) | (?=(?:hrs|pm|am)\b) | (?![^\W_]) ) )
    | (?P<code>     \d [^\W_]* )                                            # 38th-parallel, 4x4, 747s
    | (?P<word>     [oO]['’]clock | [QH][1-4]\b | FY(?=\d{2}) | [^\W\d_]+ (?: \d [^\W_]* )? )
    | (?P<genitive> ['’]s \b )
    | (?P<gap>      \n\s* )                                                 # nothing spans two paragraphs
    | (?P<mark>     [^\w\s] | _ )
    """,
    re.VERBOSE,
)

_NONE: lexicon.Entry = ("", None)

_SIZES = ("day", "two", "hundreds", "year", "big", "decimal")
_MARKS = {
    ",": "comma",
    ".": "stop",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "(": "open",
    ")": "close",
    "/": "slash",
    "'": "apostrophe",
    "’": "apostrophe",
}


class Token(NamedTuple):
    """`kind` is the class; `value` what the vocabulary says, or the number; `text` as written."""

    start: int
    end: int
    kind: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text and `classes`, a character for each."""

    items: tuple[Token, ...]
    classes: str


def letter(kind: str) -> str:
    """The character that stands for a class. Raises KeyError where there is no such class."""
    return _alphabet()[kind]


@cache
def _alphabet() -> dict[str, str]:
    lex = lexicon.load()
    entries = [*lex.words.values(), *(entry for found in lex.phrases.values() for _, entry in found)]
    kinds = {kind for kind, _ in entries} | set(_MARKS.values()) | set(_TOKEN.groupindex) | set(_SIZES)
    return {kind: chr(0x100 + n) for n, kind in enumerate(sorted(kinds))}


def read(text: str) -> Tokens:
    """All tokens of `text`."""
    items = tuple(_merge(list(_raw(text))))
    alphabet = _alphabet()
    return Tokens(items, "".join([alphabet[t.kind] if t.kind else OTHER for t in items]))


def _raw(text: str) -> Iterator[Token]:
    words = lexicon.load().words
    for match in _TOKEN.finditer(text):
        form, surface = match.lastgroup, match.group()
        kind, value = "", None
        if form == "plain" or form == "word":
            kind, value = words.get(surface, _NONE)
            if not kind and surface[:2] in ("o'", "o’", "O'", "O’"):
                kind = "clockword"
        elif form == "number":
            kind, value = _number(surface)
        elif form == "nth":
            kind, value = "nth", int(surface[:-2])
        elif form == "mark":
            kind = _MARKS.get(surface, "")
        elif form in ("amount", "code"):
            kind = ""
        else:
            kind, value = str(form), surface
        yield Token(match.start(), match.end(), kind, value, surface)


def _number(surface: str) -> tuple[str, Any]:
    """day: 1 to 31; two: two digits else; year: four digits that can be one; amount of any size; decimal."""
    if surface.isdecimal():
        number, size = int(surface[:9]), len(surface)
        if size > 9:
            return "", None
        if size <= 2:
            return ("day" if 1 <= number <= 31 else "two"), number
        if size == 4 and 1000 <= number <= 2199:
            return "year", number
        return ("hundreds" if size == 3 else "big"), number
    if "," in surface and "." not in surface and all(len(part) == 3 for part in surface.split(",")[1:]):
        return "big", int(surface.replace(",", "")[:9])
    if surface.count(".") == 1 and "," not in surface and len(surface) < 12:
        return "decimal", float(surface)
    return "", None


def _merge(raw: list[Token]) -> Iterator[Token]:
    """The tokens with those of a phrase made one."""
    phrases = lexicon.load().phrases
    lowered = [t.text.lower().replace("’", "'") for t in raw]
    n = 0
    while n < len(raw):
        for pattern, (kind, value) in phrases.get(lowered[n], ()):
            if tuple(lowered[n : n + len(pattern)]) == pattern:
                last = raw[n + len(pattern) - 1]
                yield Token(raw[n].start, last.end, kind, value, " ".join(t.text for t in raw[n : n + len(pattern)]))
                n += len(pattern)
                break
        else:
            yield raw[n]
            n += 1
