"""Fingerprints: what they tell apart, and how little of the text they give away."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import fingerprint
from briefs.fingerprint import EMPTY, Fingerprint, evidence, fingerprints

SEEDS = Path(__file__).parents[1] / "seeds"


def blocks() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [block for text in texts for block in re.split(r"\n\s*\n", text) if len(block.split()) >= 15]


@given(st.text(max_size=200))
def test_what_was_written_is_read(text: str) -> None:
    (one,) = fingerprints([text])
    assert fingerprint.parse(fingerprint.dump(one)) == one
    assert (one == EMPTY) == (not text.strip() or not re.sub(r"\s", "", text))


def test_it_is_the_same_on_every_machine() -> None:
    (one,) = fingerprints(["The talks in Hanoi ended without a deal."])
    assert fingerprint.dump(one) == "8 FYwNfwHskipQ"


def test_evidence_grows_with_what_is_in_common() -> None:
    chance = random.Random(3)
    words = "".join(blocks()).split()
    thirds = []
    for block in blocks():
        kept = block.split()
        found = [fingerprints([block])[0]]
        for share in (0.1, 0.3, 1.0):
            edited = [chance.choice(words) if chance.random() < share else word for word in kept]
            found.append(fingerprints([" ".join(edited)])[0])
        same, little, third, other = (evidence(found[0], one) for one in found)
        assert same >= little > max(other, 0)
        thirds.append(third > max(other, 0))
    assert sum(thirds) >= 0.95 * len(thirds)


def test_evidence_that_cannot_reach_the_least_is_left_out_and_no_other() -> None:
    prints = fingerprints(blocks())
    for one in prints[:40]:
        for other in prints:
            whole = evidence(one, other)
            assert evidence(one, other, 5.0) == whole or whole < 5.0


def test_no_words_nothing_to_compare() -> None:
    assert evidence(EMPTY, EMPTY) == evidence(EMPTY, Fingerprint(3, 5)) == 0.0


@pytest.mark.parametrize("text", ["57", "0 AAAA", "57 A!AA", "3 AAAAAAA", "3 AAAAAAAAA", "-3 AAAAAAAA"])
def test_what_no_fingerprint_is(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        fingerprint.parse(text)


def test_who_tries_all_words_of_a_dictionary_gains_little() -> None:
    """The best attack on single words: the odds of each to occur, from how often it does elsewhere and from each bit
    of the sketch that it would have set if it came first."""
    texts = [sorted({word for word in re.findall(r"[a-z]{4,}", block.lower())}) for block in blocks()]
    elsewhere = Counter(word for words in texts for word in words)
    words = sorted(elsewhere)
    digests = b"".join(hashlib.shake_128(word.encode()).digest(4 * 192) for word in words)
    hashes = np.frombuffer(digests, dtype="<u4").reshape(len(words), 192) // 3
    guessed = right = 0
    for block, true in zip(blocks(), texts, strict=True):
        (one,) = fingerprints([block])
        bits = np.array([(one.sketch >> bit) & 1 for bit in range(one.size)])
        occurs = np.isin(words, true)
        odds = np.log((np.array([elsewhere[word] for word in words]) - occurs + 0.02) / len(texts))
        first = (1 - hashes[:, : one.size] / 2**32) ** (2.3 * len(set(block.lower().split())))
        agrees = np.where((hashes[:, : one.size] & 1) == bits, 1, -1)
        odds += np.log(np.maximum(1e-3, 1 + agrees * first)).sum(axis=1)
        best = np.argsort(-odds)[: len(true)]
        guessed, right = guessed + len(true), right + int(occurs[best].sum())
    assert 0.1 < right / guessed < 0.45
