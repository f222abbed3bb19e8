"""Who said what: quotations, direct and indirect, and who is quoted.

    quotation    marks -> where quoted words stand
    passage      a paragraph with its quotations and names, token by token
    speaker      a noun phrase -> the name that it means
    cue          verbs of saying with their subject; the vocabulary is data/speech.yml (vocabulary)
    attribution  quotations and reported clauses -> statements
    finder       all of it, passage by passage

The kinds of statement and what belongs to each follow PARC 3.0 (Pareti, A Corpus of Attribution Relations, LREC 2016),
rules before learning because a wrong speaker does more harm than none (compare O'Keefe et al., A Sequence Labelling
Approach to Quote Attribution, EMNLP 2012, whose rules do well on newswire).
"""

from __future__ import annotations

from briefs.speech.finder import find

__all__ = ["find"]
