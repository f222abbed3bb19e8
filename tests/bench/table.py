"""Scores as tables that people read: in the terminal and, between two marks, in a page of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from bench.run import BRIEFS, Row
from bench.sets import Set, Task

COLUMNS: Mapping[Task, Mapping[str, str]] = {
    "dates": {"relaxed": "found", "strict": "exact words", "type": "type", "value": "value", "date": "date"},
    "entities": {
        "rel3": "found",
        "ner3": "exact words",
        "b3_corpus": "grouping",
        "ents_doc": "entities, one text",
        "ents_corpus": "entities, all texts",
    },
}
"""What the scorers' measures are called here. Of each, the F1 is shown."""

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
NOTHING = "–"


def report(chosen: Set, texts: int, words: int, rows: Sequence[Row]) -> str:
    """The table of a set under a heading, and a line for each program that was left out."""
    parts = [f"### {chosen.name}: {chosen.about}", f"{texts} texts, {words:,} words."]
    parts.append(markdown(cells(chosen, rows)))
    left_out = [f"- {row.title}: {row.missing}" for row in rows if row.score is None]
    return "\n\n".join(parts + (["\n".join(left_out)] if left_out else [])) + "\n"


def cells(chosen: Set, rows: Sequence[Row]) -> list[list[str]]:
    """The table of a set, headings first. The best figure of a column is bold; the last line is the distance of briefs
    to the best of the others."""
    columns = COLUMNS[chosen.task]
    measured = [row for row in rows if row.score is not None]
    ours = next((row for row in measured if row.title == BRIEFS), None)
    figures = [[figure(chosen, row, measure) for measure in columns] for row in measured]
    best = [max((x for x in column if x is not None), default=None) for column in zip(*figures, strict=True)]
    table = [["program", *columns.values(), "words a second", "speed ratio"]]
    for row, values in zip(measured, figures, strict=True):
        shown = [shape(value, value == top) for value, top in zip(values, best, strict=True)]
        table.append([row.title, *shown, f"{row.speed:,.0f}", times(ours, row)])
    others = [values for row, values in zip(measured, figures, strict=True) if row is not ours and row.rival]
    if ours and others:
        lead = leads(figures[measured.index(ours)], others)
        table.append(["lead of briefs", *(NOTHING if x is None else f"{x:+.1f}" for x in lead), "", ""])
    return table


def figure(chosen: Set, row: Row, measure: str) -> float | None:
    """The F1 of a row in percent, to one digit; None where the set has nothing to measure it by."""
    if row.score is None or measure in chosen.unmeasured:
        return None
    return round(float(row.score[measure][2]), 1)


def shape(value: float | None, best: bool) -> str:
    if value is None:
        return NOTHING
    return f"**{value:.1f}**" if best else f"{value:.1f}"


def times(ours: Row | None, row: Row) -> str:
    """How many times as fast ours is as `row`, in this run."""
    if ours is None or row is ours or not row.speed:
        return ""
    return f"{ours.speed / row.speed:.2g}×" if ours.speed < row.speed else f"{ours.speed / row.speed:.1f}×"


def leads(ours: Sequence[float | None], others: Iterable[Sequence[float | None]]) -> list[float | None]:
    """For each column what `ours` has more than the best of `others`."""
    columns = zip(ours, zip(*others, strict=True), strict=True)
    return [None if mine is None else mine - max(x for x in column if x is not None) for mine, column in columns]


def markdown(table: Sequence[Sequence[str]]) -> str:
    """A table in Markdown whose columns are aligned in the source too, figures to the right."""
    widths = [max(map(len, column)) for column in zip_longest(*table, fillvalue="")]
    lines = ["| " + " | ".join(_align(row, widths)) + " |" for row in table]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"  # an alignment would become an inline style
    return "\n".join([lines[0], rule, *lines[1:]])


def _align(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]


def put(page: str, figures: str) -> str:
    """`page` with `figures` between its marks. Raises ValueError unless each mark stands in it once, in order."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"expected {BEGIN} and after it {END}, once each")
    head, tail = page.split(BEGIN)[0], page.split(END)[1]
    return f"{head}{BEGIN}\n\n{figures.strip()}\n\n{END}{tail}"
