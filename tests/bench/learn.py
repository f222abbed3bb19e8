"""Learns the weights of `confidence` from entries of timelines that readers judged: `python -m bench.learn JUDGED`.

JUDGED has a JSON object in each line: "file", the article's path beside JUDGED; "label", "date" (EDTF) and "status" of
the entry as it was judged; "wrong", whether the label is no statement that its paragraph supports, or the date or the
status is another. Entries that are no longer made count as well: what was hard to read still is. Those whose date is
read otherwise by now can't be placed, and are left out.

Prints how well what is learned from the first articles tells the entries of the later ones, and writes the weights that
are learned from all.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from briefs import collection, confidence, config, language
from briefs.learned import LIMIT
from briefs.model import Annotated

Array = npt.NDArray[np.float64]

LEFT_OUT = 0.2
"""The part of all entries whose sums are above the limit."""
RARE = 15
"""Times that a sign has to be seen for a weight of its own."""
PENALTY = 300.0
"""Of large weights (L2), on signs that vary by one."""
_WORD = re.compile(r"\w+")
_TARGET = Path(confidence.__file__).parent / "data" / "confidence.yml"


@dataclass(frozen=True, slots=True)
class Judged:
    signs: dict[str, float]
    wrong: bool


def main(arguments: Sequence[str]) -> int:
    entries = list(read(Path(arguments[0])))
    write(entries, _TARGET, "entries; see confidence.py", LEFT_OUT)
    return 0


def write(judged: Sequence[Judged], target: Path, what: str, left_out: float) -> None:
    """Prints how good it is what is learned from `judged`, and writes the weights to `target`."""
    counts = Counter(sign for one in judged for sign in one.signs)
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in judged])
    wrong = np.array([float(one.wrong) for one in judged])
    for line in report(table, wrong, left_out):
        print(line)
    weights, limit = learned(table, wrong, left_out)
    rows = [f'"{name}": {weight:.4f}' for name, weight in zip(names, weights, strict=True) if abs(weight) >= 5e-5]
    head = f"# Learned by tests/bench from {len(judged):,} judged {what}.\n"
    target.write_text("\n".join([head + f'"{LIMIT}": {limit:.4f}', *rows, ""]), encoding="utf-8")


def read(path: Path) -> Iterator[Judged]:
    """The judged entries with their signs, in the order of the file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    nlp = language.load(config.MODEL)
    by_file: defaultdict[str, list[Any]] = defaultdict(list)
    for line in lines:
        by_file[line["file"]].append(line)
    for file, of in by_file.items():
        (annotated,) = collection.annotate_files([path.parent / file], config.MODEL, False)
        parsed = language.parse(nlp, annotated.article)
        told = confidence.dates(annotated.article, annotated.timexes)
        for line in of:
            if (found := _placed(annotated, parsed, line["label"], line["date"])) is not None:
                span, timex = found
                signs = confidence.signs(told, span, timex, line["label"], line["date"], line["status"])
                yield Judged({name: float(value) for name, value in signs}, line["wrong"])


def _placed(annotated: Annotated, parsed: Sequence[Any], label: str, date: str) -> tuple[Any, Any] | None:
    """The date of an entry, in the sentence that has most of the label's words."""
    words = set(_WORD.findall(label.lower()))
    best: tuple[int, Any, Any] | None = None
    for part in parsed:
        for sentence in part.doc.sents:
            shared = len(words & set(_WORD.findall(sentence.text.lower())))
            if best is None or shared > best[0]:
                best = (shared, part, sentence)
    if best is None:
        return None
    _, part, sentence = best
    for timex in annotated.timexes:
        if timex.edtf == date and part.start + sentence.start_char <= timex.span.start < part.start + sentence.end_char:
            span = part.tokens(timex.span)
            return None if span is None else (span, timex)
    return None


def learned(table: Array, wrong: Array, left_out: float = LEFT_OUT) -> tuple[Array, float]:
    """A weight for each sign, and the sum that the part `left_out` of all is above: logistic regression, by Newton's
    method."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    used = np.hstack([(table - mean) / np.where(spread > 0, spread, 1.0), np.ones((len(table), 1))])
    penalty = np.full(used.shape[1], PENALTY)
    penalty[-1] = 0.0  # the constant
    weights = np.zeros(used.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-used @ weights))
        slope = used.T @ (chance - wrong) + penalty * weights
        curve = (used * (chance * (1 - chance))[:, None]).T @ used + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / np.where(spread > 0, spread, np.inf)
    return plain, float(np.quantile(table @ plain, 1 - left_out))


def report(table: Array, wrong: Array, left_out: float = LEFT_OUT) -> Iterator[str]:
    """How many of the later ones are right, before and after the doubtful ones are left out."""
    for share in (0.5, 0.6, 0.7, 0.8):
        first = int(len(wrong) * share)
        until = int(len(wrong) * (share + 0.1)) if share < 0.8 else len(wrong)
        weights, limit = learned(table[:first], wrong[:first], left_out)
        later = wrong[first:until]
        kept = table[first:until] @ weights <= limit
        yield (
            f"learned from {first:,}, of the next {len(later):,} {1 - later.mean():.1%} are right; "
            f"of the {kept.sum():,} ({kept.mean():.0%}) that are kept {1 - later[kept].mean():.1%}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
