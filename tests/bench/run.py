"""Run a program over a set, in a process of its own, and score what it finds."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.peers import Peer
from bench.sets import Document, Score, Set, documents, gold, scorer

TESTS = Path(__file__).resolve().parents[1]
BRIEFS = "briefs"
"""The name of the row that is ours."""


@dataclass(frozen=True, slots=True)
class Row:
    """A program on a set: its scores and words per second, or why it has none. `rival`: it is no part of ours."""

    title: str
    score: Score | None
    speed: float = 0.0
    missing: str = ""
    rival: bool = True


class Failed(Exception):
    """A program broke off; the message ends with the last it said."""


def ours(data: Path, chosen: Set, command: str) -> Row:
    """`command annotate --body` over a set, by `measure.py`, which makes its files, times and scores it."""
    measure = [sys.executable, str(data / "measure.py"), chosen.task, str(data / f"{chosen.name}.jsonl")]
    run = subprocess.run([*measure, "--briefs", command, "--json"], capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        raise Failed(f"{shlex.join(measure)}: {run.stderr.strip()[-2000:]}")
    score = json.loads(run.stdout.splitlines()[-1])
    return Row(BRIEFS, score, score["words_per_second"])


def theirs(data: Path, chosen: Set, peer: Peer) -> Row:
    """A peer over a set; without scores where it is not installed."""
    records = gold(data, chosen)
    texts = documents(records, chosen.narrative)
    started = time.monotonic()
    lines, said = ask(peer, texts)
    seconds = time.monotonic() - started
    if lines is None:
        return Row(peer.title, None, missing=f"left out, needs {peer.needs} ({said})", rival=peer.rival)
    key = "timexes" if chosen.task == "dates" else "mentions"
    found = {line["id"]: {"id": line["id"], key: line["found"]} for line in lines}
    words = sum(len(text.text.split()) for text in texts)
    return Row(peer.title, scorer(data, chosen.task)(records, found), words / seconds, rival=peer.rival)


def ask(peer: Peer, texts: Sequence[Document]) -> tuple[list[dict[str, Any]] | None, str]:
    """What the peer found, line by line; or None and why not."""
    given = "".join(
        json.dumps(
            {
                "id": text.id,
                "text": text.text,
                "date": text.date.isoformat() if text.date else None,
                "narrative": text.narrative,
            }
        )
        + "\n"
        for text in texts
    )
    run = subprocess.run(
        [sys.executable, "-m", "bench.peers", peer.name],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )
    said = run.stderr.strip()
    if run.returncode == 3:
        return None, said.splitlines()[-1] if said else "no reason given"
    if run.returncode:
        raise Failed(f"{peer.title}: {said[-2000:]}")
    return [json.loads(line) for line in run.stdout.splitlines()], ""
