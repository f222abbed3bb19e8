"""`python -m bench.peers NAME`: one peer over the documents on standard input, one JSON object per line and document.

Exit code 3 where the peer is not installed, with what is missing on standard error.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from datetime import date

from bench.peers import Missing
from bench.sets import Document


def document(line: str) -> Document:
    record = json.loads(line)
    return Document(
        record["id"],
        record["text"],
        date.fromisoformat(record["date"]) if record["date"] else None,
        record["narrative"],
    )


def main(name: str) -> int:
    # What libraries print goes to standard error; standard output is for what was found.
    results = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    documents = [document(line) for line in sys.stdin]
    try:
        peer = importlib.import_module(f"bench.peers.{name}")
        found = list(peer.annotate(documents))
    except (ImportError, Missing) as error:
        print(error, file=sys.stderr)
        return 3
    with results:
        for each, spans in zip(documents, found, strict=True):
            print(json.dumps({"id": each.id, "found": spans}), file=results)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
