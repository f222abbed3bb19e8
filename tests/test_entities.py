"""Names, from the text to entities, by reviewable cases: tests/cases/entities.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefs.model import Mention
from names_fixture import annotate, article

CASES = Path(__file__).parent / "cases" / "entities.md"
EXPECTED = re.compile(r"(?P<surface>.+?)(?: #(?P<nth>\d+))? -> (?P<what>none|\?|(?P<id>[a-z0-9-]+) (?P<kind>[a-z]+))")


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    authors: tuple[str, ...]
    expected: tuple[str, ...]


def read(path: Path) -> list[Case]:
    cases = []
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        lines = [line for line in re.split(r"^# ", rest, flags=re.MULTILINE)[0].strip().split("\n")]
        authors = [line.removeprefix("authors: ") for line in lines if line.startswith("authors: ")]
        expected = tuple(line for line in lines if EXPECTED.fullmatch(line))
        text = "\n".join(line for line in lines if line not in expected and not line.startswith("authors: "))
        cases.append(Case(title, text.strip(), tuple(authors), expected))
    return cases


ALL = read(CASES)


def test_there_are_enough_cases_and_each_expects_something() -> None:
    assert len(ALL) >= 120
    assert all(case.expected for case in ALL)


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_case(case: Case) -> None:
    (annotated,) = annotate(article(case.text, authors=case.authors)).articles
    wrong = [line for line in case.expected if not holds(line, annotated.mentions)]
    found = "\n".join(f"{m.surface} -> {m.entity} {m.kind} ({m.label})" for m in annotated.mentions)
    assert not wrong, f"{case.text}\n\nexpected, but not so:\n" + "\n".join(wrong) + f"\n\nfound:\n{found}"


def holds(line: str, mentions: tuple[Mention, ...]) -> bool:
    match = EXPECTED.fullmatch(line)
    assert match is not None
    named = [m for m in mentions if m.surface == match["surface"]]
    if match["nth"]:
        named = named[int(match["nth"]) - 1 : int(match["nth"])]
    if match["what"] == "none":
        return not named
    if match["what"] == "?":
        return bool(named) and all(m.entity is None for m in named)
    return bool(named) and all((m.entity, m.kind) == (match["id"], match["kind"]) for m in named)
