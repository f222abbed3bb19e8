"""The ledger of permalinks. `cases/permalinks.md` holds the numbering by example; to rewrite what it expects after a
deliberate change, run `python tests/test_permalinks.py` and review the difference.

The property test edits real texts at random and holds the ledger to what the edits meant: 200 sequences in the normal
run, more with --hypothesis-profile=search.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from briefs import permalinks
from briefs.model import Article
from edits import Draft, Piece, Truth
from values import article

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "permalinks.md"
CASE = re.compile(r"(?P<title>[^\n]+)\n\.\n(?P<builds>.*?\n)\.\n(?P<expected>.*?\n)?\.\n\n?", re.DOTALL)
FILE = Path("seeds/permalinks.json")


def draft(text: str, slug: str = "a") -> Article:
    """An article written as the cases do: a paragraph a line, "#" before a heading. A capital is short for a paragraph
    of forty words of its own; /1 is its longer and /2 its shorter part, + joins, ~ rewrites five of its words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    made = article(*(" ".join(_words(line)) for line in lines), slug=slug)
    return replace(
        made,
        paragraphs=tuple(
            replace(p, kind="heading") if line.startswith("#") else p
            for p, line in zip(made.paragraphs, lines, strict=True)
        ),
    )


def _words(line: str) -> list[str]:
    if not re.fullmatch(r"[A-Z]~*(/[12])?( \+ [A-Z]~*)*", line):
        return line.lstrip("# ").split()
    found: list[str] = []
    for part in line.split(" + "):
        words = [f"{part[0].lower()}{n}word" for n in range(40)]
        for n in range(part.count("~")):
            words[10 * n : 10 * n + 5] = [f"rewritten{part[0]}{n}{k}" for k in range(5)]
        half = part.partition("/")[2]
        found += words[:26] if half == "1" else words[26:] if half == "2" else words
    return found


def told(builds: str) -> str:
    """The ids of the last of the builds, each beside its line, and where the withdrawn ones lead."""
    ledger = permalinks.EMPTY
    for build in builds.split("\n---\n"):
        made = draft(build)
        ledger = permalinks.update(ledger, [made])
    ids, gone = permalinks.assign(ledger, made)
    lines = [line.strip() for line in build.splitlines() if line.strip()]
    shown = [f"{id}: {line}" for id, line in zip(ids, lines, strict=True)]
    return "\n".join([*shown, *(f"{id} -> {leads or 'top'}" for id, leads in gone)]) + "\n"


def cases() -> list[tuple[str, str, str]]:
    found = CASE.finditer(CASES.read_text(encoding="utf-8"))
    return [(match["title"], match["builds"], match["expected"] or "") for match in found]


@pytest.mark.parametrize("title, builds, expected", cases())
def test_case(title: str, builds: str, expected: str) -> None:
    assert told(builds) == expected


def paragraphs() -> list[list[str]]:
    """The texts of our own seeds and, where they are, of the shared ones: each a list of paragraphs."""
    seeds = [*(ROOT / "seeds").glob("*.txt"), *(ROOT / "seeds").glob("*.md")]
    seeds += (ROOT.parent / "shared" / "seeds").glob("*.txt")
    texts = [re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) for path in sorted(seeds)]
    return [[block for block in blocks if len(block.split()) >= 12 or block.startswith("#")] for blocks in texts]


TEXTS = paragraphs()


def sequence(seed: int) -> Truth:
    """Builds an article several times, with some random edits between."""
    chance = random.Random(seed)
    own = chance.randrange(len(TEXTS))
    pool = [block.split() for other, blocks in enumerate(TEXTS) if other != own for block in blocks if block[0] != "#"]
    chance.shuffle(pool)
    pieces = [
        Piece(block.lstrip("# ").split(), frozenset({n}), frozenset({n}), block.startswith("#"))
        for n, block in enumerate(TEXTS[own])
    ]
    edited, truth, ledger = Draft(pieces, pool, chance), Truth(), permalinks.EMPTY
    for _ in range(chance.randint(3, 6)):
        made = edited.article()
        before = permalinks.renamed(ledger, [made])
        assert not ledger.briefs or made.slug in ledger.briefs or before.get(*ledger.briefs) == made.slug
        ledger = permalinks.update(ledger, [made])
        assert permalinks.parse(FILE, permalinks.dump(ledger)) == ledger
        assert permalinks.update(ledger, [made]) == ledger
        truth.published(edited, permalinks.assign(ledger, made))
        for _ in range(chance.randint(1, 6)):
            edited.edit()
    return truth


@pytest.mark.parametrize("part", range(4))
def test_every_id_ever_published_keeps_its_meaning(part: int) -> None:
    count: Counter[str] = Counter()
    for seed in range(part, max(200, settings.default.max_examples), 4):
        truth = sequence(seed)
        assert truth.reused == [], f"sequence {seed}"
        count.update(kept=truth.kept, lost=truth.lost, other_kept=truth.other_kept, other_lost=truth.other_lost)
        count.update(joined=truth.joined, astray=truth.astray)
    assert count["kept"] > 150
    assert count["kept"] >= 0.98 * (count["kept"] + count["lost"]), count
    assert count["other_kept"] >= 0.99 * (count["other_kept"] + count["other_lost"]), count
    assert count["astray"] <= 0.1 * count["joined"], count


def _rewrite_cases() -> None:
    parts = [f"{title}\n.\n{builds}.\n{told(builds)}.\n" for title, builds, _ in cases()]
    CASES.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    _rewrite_cases()
