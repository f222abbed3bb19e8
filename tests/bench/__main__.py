"""The command: `python -m bench`. Prints a table for each set; see `bench` for what it needs."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers import PEERS, Peer
from bench.run import BRIEFS, TESTS, Failed, Row, ours, theirs
from bench.sets import SETS, Set, gold
from bench.table import put, report

DATA = TESTS.parents[1] / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Exit code 0; 1 if a program broke off; 2 for wrong usage."""
    parser = options()
    chosen = parser.parse_args(arguments)
    if chosen.write and (chosen.sets != SETS or chosen.peers != PEERS):
        parser.error("--write wants the figures of all sets and peers; leave out --sets and --peers")
    if not (chosen.data or DATA).is_dir():
        print(f"bench: expected annotated texts in {chosen.data or DATA}, found no such folder; nothing was measured")
        return 2 if chosen.data else 0
    failures: list[str] = []
    reports = list(measure(chosen.data or DATA, chosen.sets, chosen.peers, chosen.briefs, failures))
    for failure in failures:
        print(f"bench: {failure}", file=sys.stderr)
    if failures:
        return 1
    if chosen.write:
        write(chosen.write, reports)
    return 0


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description="Measure briefs and its peers, side by side.")
    names = ", ".join(one.name for one in SETS)
    parser.add_argument("--sets", type=sets, default=SETS, help=f"dates, entities, or of {names}; with commas")
    peer_names = ", ".join(peer.name for peer in PEERS)
    parser.add_argument("--peers", type=peers, default=PEERS, help=f"none, or of {peer_names}; with commas")
    parser.add_argument("--data", type=Path, help=f"the folder of annotated texts and scorers ({DATA})")
    parser.add_argument("--briefs", default=shlex.join([sys.executable, "-m", "briefs"]), help="the command to measure")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the figures into this page, between its marks")
    return parser


def sets(text: str) -> tuple[Set, ...]:
    """The sets that are named in `text`, or whose task is."""
    wanted = text.split(",")
    if unknown := set(wanted) - {one.name for one in SETS} - {one.task for one in SETS}:
        raise argparse.ArgumentTypeError(f"no such set: {', '.join(sorted(unknown))}")
    return tuple(one for one in SETS if one.name in wanted or one.task in wanted)


def peers(text: str) -> tuple[Peer, ...]:
    wanted = [] if text == "none" else text.split(",")
    if unknown := set(wanted) - {peer.name for peer in PEERS}:
        raise argparse.ArgumentTypeError(f"no such peer: {', '.join(sorted(unknown))}")
    return tuple(peer for peer in PEERS if peer.name in wanted)


def measure(
    data: Path, chosen: Sequence[Set], rivals: Sequence[Peer], briefs: str, failures: list[str]
) -> Iterator[str]:
    """Print and yield the report of each set, as soon as it is there; what breaks off is added to `failures`."""
    for one in chosen:
        if not (data / f"{one.name}.jsonl").is_file():
            print(f"{one.name}: left out, expected it in {data}\n", flush=True)
            continue
        rows = []
        for peer in (None, *(rival for rival in rivals if rival.task == one.task)):
            print(f"{one.name}: {peer.title if peer else BRIEFS} ...", file=sys.stderr, flush=True)
            try:
                rows.append(theirs(data, one, peer) if peer else ours(data, one, briefs))
            except Failed as failure:
                failures.append(str(failure))
                rows.append(Row(peer.title if peer else BRIEFS, None, missing="broke off"))
        texts = [record["text"] for record in gold(data, one).values()]
        text = report(one, len(texts), sum(len(each.split()) for each in texts), rows)
        print(text, flush=True)
        yield text


def write(page: Path, reports: Sequence[str]) -> None:
    """Put the figures, and where they were measured, into `page`."""
    machine = (
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} processors of a {platform.machine()}"
    )
    figures = "\n".join([f"{machine} machine running {platform.system()}.\n", *reports])
    page.write_text(put(page.read_text(encoding="utf-8"), figures), encoding="utf-8", newline="\n")
    print(f"bench: wrote the figures into {page}")


if __name__ == "__main__":
    sys.exit(main())
