"""What can be wrong: `SourceError` stops the build, a `Problem` is a value that `briefs check` lists.

Both name a file and, where there is one, a line (from 1), and say what was expected and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class SourceError(Exception):
    """Input that no page can be made from. `str()` gives one line: `FILE:LINE: message`."""

    def __init__(self, message: str, file: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return located(self.message, self.file, self.line)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should look at. `kind` is a short stable word to group and filter by
    (`no-date`, `ambiguous-name`, `dropped`, ...); `entity` is the id of the entity that it is about, if about one."""

    kind: str
    message: str
    file: str | None = None
    line: int | None = None
    severity: Severity = "warning"
    entity: str | None = None

    def __str__(self) -> str:
        return located(self.message, self.file, self.line)


def located(message: str, file: Path | str | None, line: int | None) -> str:
    """`message` on one line behind its file and line, as compilers print it."""
    place = "" if file is None else f"{file}: " if line is None else f"{file}:{line}: "
    return place + " ".join(message.split())


class SourceErrors(Exception):
    """Several `SourceError`s at once, so that one run names everything that has to be mended."""

    def __init__(self, errors: Iterable[SourceError]) -> None:
        self.errors = tuple(errors)
        super().__init__(f"{len(self.errors)} files are wrong")

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
