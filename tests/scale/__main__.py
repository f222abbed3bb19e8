"""The command: `python -m scale`. Prints a table; see `scale` for what it measures."""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from briefs import config
from scale import generator
from scale.measure import Run, run

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1_000, 3_000)
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured on a collection of `articles` with `words`; `parser` is how many of them spaCy alone reads in a
    second."""

    articles: int
    pages: int
    first: Run
    convert: Run
    clean: Run
    plain: Run
    edited: Run
    kilobytes: float
    words: int
    parser: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scale", description="Build invented collections, and measure.")
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=SIZES)
    parser.add_argument("--work", type=Path, help="a folder to work in, which stays (default: one that goes)")
    chosen = parser.parse_args(arguments)
    work = chosen.work or Path(tempfile.mkdtemp(prefix="briefs-scale-"))
    try:
        rows = []
        for size in chosen.sizes:
            rows.append(measure(work / str(size), size))
            print("\n".join(report(rows[-1], rows[:-1])), flush=True)
    finally:
        if not chosen.work:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def measure(folder: Path, size: int) -> Row:
    """Builds a collection of `size` articles in `folder`, each way."""
    project(folder, size)
    briefs = [sys.executable, "-m", "briefs"]
    first = run([*briefs, "convert", "--timings"], folder, _QUIET)
    convert = run([*briefs, "convert", "--timings"], folder, _QUIET)
    plain = run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "plain")], folder, _QUIET)
    for left in ("site", ".briefs/rendered", "docs/.generated.json"):
        _remove(folder / left)
    for made in ("briefs", "entities", "timeline", "data", "index.md"):
        _remove(folder / "docs" / made)
    clean = run([*briefs, "build", "--timings"], folder, _QUIET)
    edit(folder / "seeds")
    edited = run([*briefs, "build", "--timings"], folder, _QUIET)
    pages = sum(1 for _ in (folder / "docs").rglob("*.md"))
    # What every site has once, however large: the theme, its fonts and scripts.
    total = sum(p.stat().st_size for p in (folder / "site").rglob("*") if p.is_file() and "assets" not in p.parts)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in (folder / "seeds").glob("*.txt"))
    return Row(size, pages, first, convert, clean, plain, edited, total / 1000 / size, words, _parser(folder))


def _parser(folder: Path) -> float:
    """Words that spaCy reads in a second, in one process, of a part of the collection: the model as it comes, without
    the time to load it."""
    return float(run([sys.executable, "-c", _ALONE, str(folder / "seeds")], folder, _QUIET).output.split()[-1])


_ALONE = f"""
import itertools, pathlib, spacy, sys, time
texts = [p.read_text() for p in itertools.islice(sorted(pathlib.Path(sys.argv[1]).glob("*.txt")), 150)]
nlp = spacy.load({config.MODEL!r})
list(nlp.pipe(texts[:10]))
begun = time.perf_counter()
list(nlp.pipe(texts))
print(sum(len(text.split()) for text in texts) / (time.perf_counter() - begun))
"""


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def project(folder: Path, size: int) -> None:
    """A project of its own, with the theme of this one."""
    generator.write(folder / "seeds", generator.material(ROOT / "seeds"), range(size))
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for page in (ROOT / "docs").glob("*.md"):
        if page.name != "index.md":
            shutil.copy(page, folder / "docs")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = os.path.relpath(ROOT / "scripts" / "theme", folder)
    (folder / "mkdocs.yml").write_text(config.replace("scripts/theme", theme), encoding="utf-8")


def edit(seeds: Path) -> None:
    """An editor changes one article: a sentence more in its last paragraph."""
    path = sorted(seeds.glob("*.txt"))[len(list(seeds.glob("*.txt"))) // 2]
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " Nobody objected on May 2, 2016.\n", encoding="utf-8")


def report(row: Row, before: list[Row]) -> list[str]:
    """The row as lines, with how it grew from the row before."""
    plain, clean = row.plain.seconds, row.clean.seconds
    annotating = _stage(row.first, "annotating")
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    rate = row.words / annotating / row.parser / jobs
    lines = [
        f"{row.articles:,} articles, {row.pages:,} pages, {row.kilobytes:.0f} KB of site for each article",
        f"  plain mkdocs build        1.00   ({plain:.0f} s, {row.plain.peak:.0f} MB)",
        f"  clean build, annotated    {clean / plain:.2f}   ({clean:.0f} s, {row.clean.peak:.0f} MB)",
        f"  of it converting          {row.convert.seconds / plain:.2f}   ({row.convert.seconds / clean:.0%} of it)",
        f"  after one edited article  {row.edited.seconds / plain:.2f}   ({row.edited.seconds / clean:.0%} of it)",
        f"  annotating everything     {annotating / plain:.2f}   ({annotating:.0f} s, {row.first.peak:.0f} MB)",
        f"  words annotated a second  {rate:.2f} of spaCy's own in one process ({row.parser:,.0f}) times {jobs}",
    ]
    if before:
        last = before[-1]
        power = math.log(clean / last.clean.seconds) / math.log(row.pages / last.pages)
        lines.append(f"  from {last.articles:,} articles on, time grows as pages to the power {power:.2f}")
    return lines


def _stage(done: Run, name: str) -> float:
    match = re.search(rf"^  {name} +([\d.]+) s", done.output, re.MULTILINE)
    return float(match[1]) if match else 0.0


if __name__ == "__main__":
    sys.exit(main())
