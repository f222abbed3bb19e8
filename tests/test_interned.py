"""Equal words of articles are kept once, and nothing else changes."""

from __future__ import annotations

import msgspec

from briefs import interned
from briefs.model import Annotated
from corpus_fixture import corpus


def test_articles_are_what_they_were_and_share_their_words() -> None:
    given = corpus().articles
    copies = [
        msgspec.json.decode(msgspec.json.encode(one, enc_hook=str), type=Annotated, dec_hook=_path) for one in given
    ]
    known: dict[object, object] = {}
    for one in copies:
        interned.intern(one, known)
    assert tuple(copies) == given
    names = [mention.name for one in copies for mention in one.mentions]
    assert len({id(name) for name in names}) == len(set(names)) < len(names)
    variants = [referent.variants for one in copies for referent in one.referents]
    assert len({id(of) for of in variants}) == len(set(variants))


def _path(kind: type, value: object) -> object:
    return kind(value)
