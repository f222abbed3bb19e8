"""Commands of ours that each run in a process of their own, forked from one that has all modules and tables already.
So they take half a second in place of three, and a hundred builds fit into a test."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from functools import cache
from pathlib import Path

from briefs.__main__ import main

ARTICLE = "The mill\n\nBy Ada Quill\n\nMarch 5, 2019\n\nAda Quill closed the mill in Lima on 27 February 2019.\n"


class Builder:
    """What asks that process, which has built once itself and so loaded all that a build needs."""

    def __init__(self) -> None:
        from conftest import project

        self._folder = tempfile.TemporaryDirectory()
        self._said = [str(Path(self._folder.name) / name) for name in ("stdout", "stderr")]
        own = project(Path(self._folder.name))
        (own / "seeds").mkdir()
        (own / "seeds" / "mill.txt").write_text(ARTICLE, encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(own)],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "scripts")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, folder: Path, *arguments: str) -> int:
        """The number of the process that runs the command in `folder`."""
        assert self.process.stdin
        asked = (str(folder), arguments or ("build",), dict(os.environ), self._said)
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def code(self) -> int:
        """The exit code of the command that was started, when it has ended."""
        return self._answer()

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What the command said, and its exit code."""
        self.start(folder, *arguments)
        code = self.code()
        said = [Path(path).read_text(encoding="utf-8") for path in self._said]
        return subprocess.CompletedProcess(arguments, code, *said)

    def build(self, folder: Path) -> float:
        """Builds to the end. The seconds that it took."""
        start = time.monotonic()
        done = self.run(folder)
        assert done.returncode == 0, done.stderr
        return time.monotonic() - start

    def _answer(self) -> int:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the process that forks the builds has ended"
        return int(line)


@cache
def shared() -> Builder:
    """The one of all tests that run in this process. It ends with it."""
    return Builder()


def _serve(project: str) -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _run(project, ["build"])
    gc.freeze()  # a collection in a fork would copy every page of memory that it looks at
    for line in sys.stdin:
        folder, arguments, environment, said = json.loads(line)
        child = os.fork()
        if not child:
            for stream, path in enumerate(said, start=1):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
            os.environ.clear()
            os.environ.update(environment)
            os._exit(_run(folder, arguments))
        print(child, file=answers, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _run(folder: str, arguments: list[str]) -> int:
    """The exit code of `briefs` with these arguments."""
    os.chdir(folder)
    try:
        main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    _serve(sys.argv[1])
