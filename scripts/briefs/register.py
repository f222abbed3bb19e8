"""The line that closes an obituary: "Ada Brandt, botanist: born Leeds 3 May 1908; married 1946 Emil Roth; died 1997".

It is a register, and no sentence: read as one, all that happened in a life has the date of each part of it. When
somebody was born and died can be told in words of our own; the rest says too little.
"""

from __future__ import annotations

import re

from briefs.model import Article, Timex

_LONGEST = 400  # characters of such a line
_NAME = re.compile(r"[^,:;(]{4,60}(?=[,:(])")
_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|had|he|she|who)\b")
_DEED = re.compile(
    r"\b(?P<deed>born|died)(?: (?:at|in))?(?P<place>(?:,? [A-Z][\w.'’-]+(?:,(?= [A-Z]))?){0,4})(?: on)?,? $"
)
_TOLD = {"born": "was born", "died": "died"}


def holds(article: Article, timex: Timex) -> bool:
    """Whether a date stands in such a line."""
    text = article.text(article.paragraph_at(timex.span.start))
    return (
        len(text) <= _LONGEST
        and ";" in text
        and all(re.search(rf"\b{deed}\b", text) for deed in _TOLD)
        and not _SENTENCE.search(text)
    )


def label(article: Article, timex: Timex) -> str | None:
    """The birth or the death that a date of such a line tells, as a sentence; None for anything else."""
    paragraph = article.paragraph_at(timex.span.start)
    text = article.text(paragraph)
    at = timex.span.start - paragraph.span.start
    name, deed = _NAME.match(text), _DEED.search(text[:at])
    if text[:at].count("(") > text[:at].count(")"):
        return None  # "married 1946 Emil Roth (died 1952)"
    if name is None or deed is None or name.end() > deed.start() or len(name[0].split()) < 2:
        return None
    place = f" in {deed['place'].strip(' ,')}" if deed["place"].strip(" ,") else ""
    when = "on" if re.fullmatch(r"\d{4}-\d\d-\d\d", timex.edtf or "") else "in"
    return f"{name[0].strip()} {_TOLD[deed['deed']]}{place} {when} {timex.surface}"
