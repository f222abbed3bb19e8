"""Looks the locked dependencies up in the databases of known vulnerabilities: `python tests/audit/vulnerable.py`.

Prints a line for each lock file and one for each vulnerability. Exits with 1 only if there is any: where no database
can be reached, or none knows the packages, it says that nothing was checked, which is no finding.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVICES = ("pypi", "osv")
"""The databases, as pip-audit calls them; the first that answers is taken at its word."""

SECONDS = 15
"""That it waits for each answer."""

PATIENCE = 180
"""Seconds for all answers about one lock file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a database knows: how many packages were looked up, how many of them it has never heard of, and a line for
    each vulnerability."""

    service: str
    packages: int
    unknown: int
    found: tuple[str, ...]


def main(locks: Sequence[Path]) -> int:
    found: list[str] = []
    reached = SERVICES
    for lock in locks:
        answer = next(filter(None, (ask(service, lock) for service in reached)), None)
        print(said(lock, answer), flush=True)
        found += answer.found if answer else ()
        # What can't be reached for one lock can't for the next: a firewall that says nothing costs the time once.
        reached = (answer.service,) if answer else ()
    print("\n".join(dict.fromkeys(found)), end="\n" if found else "")
    return 1 if found else 0


def said(lock: Path, answer: Answer | None) -> str:
    if answer is None:
        return f"{lock.name}: not checked for known vulnerabilities: no database could be reached"
    known = answer.packages - answer.unknown
    number = f"{len(answer.found) or 'no'} known {'vulnerability' if len(answer.found) == 1 else 'vulnerabilities'}"
    rest = f"; {answer.unknown} the database does not know" if answer.unknown else ""
    return f"{lock.name}: {number} in {known} packages ({answer.service}){rest}"


def ask(service: str, lock: Path) -> Answer | None:
    """What the database says, or None if it can't be reached. pip-audit ends with 1 for either, so only what it wrote
    tells them apart."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "answer.json"
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--vulnerability-service", service]
        command += ["--require-hashes", "--disable-pip", "--timeout", str(SECONDS), "--progress-spinner", "off"]
        command += ["--format", "json", "--output", str(written)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
            return read(service, json.loads(written.read_text(encoding="utf-8")))
        except (subprocess.TimeoutExpired, OSError, ValueError):
            return None


def read(service: str, report: Any) -> Answer | None:
    """A report of pip-audit. One that has nothing but unknown packages comes from something else than a database, such
    as a mirror that only hands out files."""
    packages = report["dependencies"]
    unknown = sum("skip_reason" in package for package in packages)
    if unknown == len(packages):
        return None
    found = tuple(line for package in packages for line in lines(package))
    return Answer(service, len(packages), unknown, found)


def lines(package: Any) -> Iterator[str]:
    for one in package.get("vulns", ()):
        names = ", ".join((one["id"], *one.get("aliases", ())))
        fixed = ", ".join(one["fix_versions"]) or "no version yet"
        yield f"  {package['name']} {package['version']}: {names}; fixed in {fixed}"


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or sorted(Path().glob("requirements*.lock"))))
