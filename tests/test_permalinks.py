"""The ledger of permalinks. `cases/permalinks.md` holds the numbering by example; to rewrite what it expects after a
deliberate change, run `python tests/test_permalinks.py` and review the difference.

The property test edits real texts at random and holds the ledger to what the edits meant: 1,000 sequences in the normal
run, more with --hypothesis-profile=search. `test_lasting` does the same for whole collections and their pages.
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
from briefs.errors import SourceError
from briefs.model import Article
from edits import Draft, Piece, Truth
from pace import seconds
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


def assigned(ledger: permalinks.Ledger, made: Article) -> permalinks.Assigned:
    """The ids that an article gets when it is published next."""
    return permalinks.published(permalinks.update(ledger, [made]), made.slug)


def told(builds: str) -> str:
    """The ids of the last of the builds, each beside its line, and where the withdrawn ones lead."""
    ledger = permalinks.EMPTY
    for build in builds.split("\n---\n"):
        made = draft(build)
        ledger = permalinks.update(ledger, [made])
    ids, gone = permalinks.published(ledger, made.slug)
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
    texts = [re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) for path in sorted(seeds) if path.stem != "README"]
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
        truth.published(edited, permalinks.published(ledger, made.slug))
        for _ in range(chance.randint(1, 6)):
            edited.edit()
    return truth


@pytest.mark.parametrize("part", range(4))
def test_every_id_ever_published_keeps_its_meaning(part: int, remembered: None) -> None:
    count: Counter[str] = Counter()
    for seed in range(part, max(1000, settings.default.max_examples), 4):
        truth = sequence(seed)
        assert truth.reused == [], f"sequence {seed}"
        count.update(kept=truth.kept, lost=truth.lost, other_kept=truth.other_kept, other_lost=truth.other_lost)
        count.update(joined=truth.joined, astray=truth.astray)
    assert count["kept"] > 700
    assert count["kept"] >= 0.98 * (count["kept"] + count["lost"]), count
    assert count["other_kept"] >= 0.99 * (count["other_kept"] + count["other_lost"]), count
    assert count["astray"] <= 0.1 * count["joined"], count


def test_a_renamed_seed_keeps_its_ids_and_its_old_name_leads_to_it() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB\nC", "old"), draft("V\nW", "other")])
    articles = [draft("A~\nX\nB\nC~", "new"), draft("V\nW", "other")]
    assert permalinks.renamed(ledger, articles) == {"old": "new"}
    ledger = permalinks.update(ledger, articles)
    assert permalinks.published(ledger, articles[0].slug).ids == ("p1", "p1a", "p2", "p3")
    assert ledger.renamed == {"old": "new"}
    ledger = permalinks.update(ledger, [draft("A~\nX\nB\nC~", "newest"), articles[1]])
    assert ledger.renamed == {"old": "newest", "new": "newest"}
    assert sorted(ledger.briefs) == ["newest", "other"]


def test_a_name_that_another_seed_takes_gives_no_id_twice() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB\nC", "news")])
    articles = [draft("A\nB\nC", "news-2018"), draft("X\nY", "news")]
    ledger = permalinks.update(ledger, articles)
    assert permalinks.published(ledger, articles[0].slug) == (("p1", "p2", "p3"), ())
    ids, gone = permalinks.published(ledger, articles[1].slug)
    assert ids == ("p4", "p5")
    assert gone == (("p1", "news-2018#p1"), ("p2", "news-2018#p2"), ("p3", "news-2018#p3"))
    moved = permalinks.update(ledger, [draft("A\nB\nC", "archive"), articles[1]])
    assert permalinks.published(moved, articles[1].slug).gone[0] == ("p1", "archive#p1")
    assert permalinks.parse(FILE, permalinks.dump(moved)) == moved


def test_a_copy_beside_its_original_is_no_renaming() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB", "one")])
    assert permalinks.renamed(ledger, [draft("A\nB", "one"), draft("A\nB", "copy")]) == {}
    assert permalinks.renamed(ledger, [draft("X\nY", "two")]) == {}


def test_a_deleted_brief_stays_in_the_ledger_and_comes_back() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB")])
    assert permalinks.update(ledger, []) == ledger
    assert assigned(ledger, draft("X\nA\nB")).ids == ("p0a", "p1", "p2")


def test_sections_lead_to_where_they_stood() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB\nC")])
    ledger = permalinks.place_sections(ledger, "a", {"s-one": "p2", "s-two": "p3"})
    ledger = permalinks.place_sections(ledger, "a", {"s-new": "p2"})
    assert permalinks.place(ledger, "a", "s-one") == "p2"
    ledger = permalinks.update(ledger, [draft("A\n# Two\nC")])
    assert permalinks.place(ledger, "a", "s-one") == "p1"
    assert "s-two-2" in assigned(ledger, draft("A\n# Two\nC")).ids
    assert permalinks.parse(FILE, permalinks.dump(ledger)) == ledger


def test_entities_lead_to_what_they_became() -> None:
    ledger = permalinks.update_entities(permalinks.EMPTY, ["kim", "kim-jong-un", "park"], {})
    ledger = permalinks.update_entities(ledger, ["kim-jong-un"], {"kim": "kim-jong-un"})
    assert ledger.entities == {"kim": "kim-jong-un", "kim-jong-un": "kim-jong-un", "park": None}
    ledger = permalinks.update_entities(ledger, ["kim-3"], {"kim-jong-un": "kim-3"})
    assert ledger.entities == {"kim": "kim-jong-un", "kim-jong-un": "kim-3", "park": None, "kim-3": "kim-3"}
    assert permalinks.entity(ledger, "kim") == "kim-3"
    away = permalinks.update_entities(ledger, [], {})
    assert permalinks.entity(away, "kim") is None
    assert permalinks.entity(permalinks.update_entities(away, ["kim-3"], {}), "kim") == "kim-3"
    ledger = permalinks.update_entities(ledger, ["kim-3", "park"], {})
    assert ledger.entities["park"] == "park"
    circle = permalinks.update_entities(ledger, [], {"kim": "park", "park": "kim"})
    assert circle.entities["kim"] is None and circle.entities["park"] is None
    assert {permalinks.entity(circle, id) for id in circle.entities} == {None}
    assert permalinks.parse(FILE, permalinks.dump(ledger)) == ledger


def test_the_ledger_is_one_paragraph_a_line() -> None:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB", "b"), draft("Yes.", "a")])
    ledger = permalinks.update(ledger, [draft("A", "b"), draft("Yes.", "a")])
    shown = re.sub(r"[\w-]{8,}", "SKETCH", permalinks.dump(ledger))
    assert shown == (
        '{\n "version": 1,\n "briefs": {\n  "a": {\n   "p1": "1 SKETCH"\n  },\n'
        '  "b": {\n   "p1": "40 SKETCH",\n   "p2": "40 SKETCH > p1"\n  }\n },\n'
        ' "sections": {},\n "renamed": {},\n "entities": {}\n}\n'
    ).replace("sections", "SKETCH").replace("entities", "SKETCH")
    longest = max(len(line.encode()) for line in permalinks.dump(ledger).splitlines())
    assert longest <= 120


def damaged(old: str, new: str) -> str:
    ledger = permalinks.update(permalinks.EMPTY, [draft("A\nB\nC"), draft("Yes.\nNo.", "b")])
    text = permalinks.dump(permalinks.update(ledger, [draft("A\nC"), draft("Yes.\nNo.", "b")]))
    assert re.search(old, text)
    return re.sub(old, new, text, count=1)


@pytest.mark.parametrize(
    "old, new, expected",
    [
        (r"^\{", "<<<<<<< HEAD\n{", "1: expected JSON: Expecting value"),
        (r'"version": 1', '"version": 2', "2: expected a ledger of permalinks of version 1"),
        (r"(?s).*", "[]", "1: expected a ledger of permalinks"),
        (r"(?s).*", "[" * 100_000, "1: expected"),
        (r'"renamed"', '"rename"', "15: “rename” is not a part of a ledger"),
        (r'"p3"', '"p2"', "7: “p2” stands here twice"),
        (r'"p3"', '"q3"', "7: “q3” is not the number of a paragraph"),
        (r'"p3": "40', '"p3": "400', "7: expected a sketch of 32 characters for 400 words"),
        (r'"p3": "40 ', '"p3": "', "7: expected the number of words and the sketch"),
        (r'"p3": "[^"]*"', '"p3": 3', "4: expected texts here"),
        (r"> p1", "> p9", "6: “p2” leads to “p9”, which this brief does not have"),
        (r"> p1", "> p2", "6: “p2” leads in a circle"),
        (r'"renamed": \{\}', '"renamed": {"x": "y"}', "15: “x” redirects to a brief that there is none of, “y”"),
        (r'"entities": \{\}', '"entities": {"x": "y", "y": "x"}', "16: “x” leads in a circle"),
        (r'"entities": \{\}', '"entities": {"x": "y"}', "16: expected “x” to lead to an entity of this ledger"),
        (r'"sections": \{\}', '"sections": []', "14: expected “sections” to be a JSON object"),
    ],
)
def test_damage_is_told_with_its_line(old: str, new: str, expected: str) -> None:
    with pytest.raises(SourceError) as raised:
        permalinks.parse(FILE, damaged(old, new))
    assert str(raised.value).startswith(f"{FILE}:{expected}")
    assert "`briefs build`" in str(raised.value)


@pytest.mark.parametrize("edits", ["none", "every paragraph", "all replaced", "all the same"])
def test_the_time_grows_as_the_paragraphs_do(edits: str) -> None:
    few, _ = _taken(edits, 400)
    many, kept = _taken(edits, 4000)
    assert many < 30 * max(few, 0.05)
    assert kept == 0 if edits == "all replaced" else kept >= 3840


def _taken(edits: str, paragraphs: int) -> tuple[float, int]:
    """The seconds that it takes to number so many paragraphs anew, and how many keep their ids."""
    chance = random.Random(1)
    words = sorted({word for blocks in TEXTS for block in blocks for word in block.split()})
    texts = [chance.choices(words, k=chance.randint(20, 100)) for _ in range(paragraphs)]
    if edits == "all the same":
        texts = [["the", "same", "words"]] * paragraphs
    ledger = permalinks.update(permalinks.EMPTY, [article(*map(" ".join, texts))])
    if edits == "every paragraph":
        for text in texts:
            for at in chance.sample(range(len(text)), len(text) * 3 // 10):
                text[at] = chance.choice(words)
    elif edits == "all replaced":
        texts = [chance.choices(words, k=chance.randint(20, 100)) for _ in range(paragraphs)]
    made = article("One more stands at the top.", *map(" ".join, texts))
    ids: list[str] = []
    taken = seconds(lambda: ids.extend(assigned(ledger, made).ids), times=1)
    return taken, sum(id == f"p{number}" for number, id in enumerate(ids))


def _rewrite_cases() -> None:
    parts = [f"{title}\n.\n{builds}.\n{told(builds)}.\n" for title, builds, _ in cases()]
    CASES.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    _rewrite_cases()
