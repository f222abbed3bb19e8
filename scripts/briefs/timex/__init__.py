"""Temporal expressions: found, and resolved against the dateline and what was said before.

    tokens    text -> tokens, each with a class; the vocabulary is data/timex.yml (lexicon)
    rules     token patterns -> readings: what the words say (pattern: the notation)
    compose   readings that stand together -> one
    genre     news or narrative
    tense     the verb that governs an expression
    resolve   readings -> calendar (calendars: the reckoning)

Values are TIMEX3 (ISO 24617-1), spans as TempEval-3 draws them: with determiner, without preposition.
"""

from __future__ import annotations

from briefs.timex.tagger import Found, find

__all__ = ["Found", "find"]
