"""Token patterns: a small notation for rules, compiled to regular expressions over token classes.

    <part>? the? <month> comma? <year>

is written as a verbose pattern in which a name is a class of tokens or one of the `MACROS`, `name:` before it makes it
a group that the converter reads, and `( | ) ? {m,n}` mean what they mean in `re`. There is no unbounded repetition,
so a match looks at a bounded number of tokens and the whole scan is linear.
"""

from __future__ import annotations

import re
from typing import Any

from briefs.timex.tokens import Token, letter

MACROS = {
    # a month's name, also where the word has another sense: the converter decides
    "month_": "( month | may | march | month_short stop? )",
    "weekday_": "( weekday | weekday_short stop? )",
    "nth_": "( nth | ordinal | first | second | tens dash? ( ordinal | first | second ) )",
    # a year: figures, '99, nineteen ninety-four, two thousand four
    "year_": "( year | short | number ( tens ( dash? number )? | number | scale ) | number scale and? number )",
    # a number of units: 5, 2.5, two, twenty-five, a hundred, two thousand five hundred, 2 1/2
    "count_": """( ( day | two | hundreds | big | year | decimal ) ( day slash day )?
                 | ( number | tens dash? number | tens | a | hundreds | day ) scale
                   ( and? ( tens dash? number | tens | number ) )?
                 | tens dash? number | tens | number | scale )""",
    "any_unit": "( unit | units | year_word )",
    "season_": "( season | spring | fall )",
}

_PART = re.compile(r"(?:(?P<group>[a-z0-9]+):)?(?:(?P<open>\()|(?P<name>[a-z_]+))|\s+")


def compile(source: str) -> re.Pattern[str]:
    """`source` as a regular expression over class characters. Raises KeyError where it names no class."""
    return re.compile(_expand(source))


def _expand(source: str) -> str:
    def one(match: re.Match[str]) -> str:
        group, name = match.group("group", "name")
        head = f"(?P<{group}>" if group else "(?:"
        if match.group("open"):
            return head
        if not name:
            return ""
        inner = "[.]" if name == "any" else _expand(MACROS[name]) if name in MACROS else letter(name)
        return f"{head}{inner})" if group or name in MACROS else inner

    return _PART.sub(one, source)


class Found:
    """One match of a rule: its tokens, and the tokens of a named group."""

    __slots__ = ("end", "items", "match", "start")

    def __init__(self, items: tuple[Token, ...], match: re.Match[str]) -> None:
        self.items = items
        self.match = match
        self.start = match.start()
        self.end = match.end()

    def __contains__(self, name: str) -> bool:
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def __getitem__(self, name: str) -> tuple[Token, ...]:
        """The tokens of the group, none if it took no part."""
        if name not in self:
            return ()
        return self.items[self.match.start(name) : self.match.end(name)]

    def value(self, name: str) -> Any:
        """The value of the group's first token, or None."""
        tokens = self[name]
        return tokens[0].value if tokens else None

    def kind(self, name: str) -> str:
        """The class of the group's first token, or "-"."""
        tokens = self[name]
        return tokens[0].kind if tokens else "-"

    @property
    def before(self) -> Token | None:
        return self.items[self.start - 1] if self.start else None

    @property
    def after(self) -> Token | None:
        return self.items[self.end] if self.end < len(self.items) else None

    def near(self, offset: int) -> str:
        """The text, in lower case, of the token `offset` behind the end (1 is the first) or, negative, before the
        start; empty at the ends of the text."""
        place = self.end - 1 + offset if offset > 0 else self.start + offset
        return self.items[place].text.lower() if 0 <= place < len(self.items) else ""
