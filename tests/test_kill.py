"""Whatever happens to a build, the site that was there is whole, and the next build makes the site that is due."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefs import files, render, turn
from briefs.__main__ import main
from briefs.errors import SourceError
from briefs.model import Page
from builder import shared
from conftest import ROOT, project

pytestmark = pytest.mark.xdist_group("builder")

MOMENTS = 50
OLD = "The ferry\n\nBy Ada Quill\nMarch 5, 2019\n\nAda Quill met the Harbor Board in Port Lorn on 27 February 2019.\n"
NEW = "The ferry\n\nBy Ada Quill\nMarch 6, 2019\n\nTomas Reyes left Port Lorn on 28 February 2019. He will be back.\n"


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def small(folder: Path) -> Path:
    """A project whose site is quickly built."""
    folder.mkdir()
    project(folder)
    shutil.rmtree(folder / "docs")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# About\n")
    (folder / "docs" / "mine.txt").write_text("mine")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "ferry.txt").write_text(OLD)
    return folder


def briefs(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefs", *(arguments or ("build",))],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that was built. Who uses it copies it."""
    folder = small(tmp_path_factory.mktemp("first") / "project")
    shared().build(folder)
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "project")


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*") if path.name not in (".briefs", files.MANIFEST))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in another way")
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(tmp_path: Path, folder: Path) -> None:
    """At random moments over all stages; between two of them the articles change, and change back."""
    builder = shared()
    old, ledger = digests(folder / "site"), (folder / "seeds" / files.LEDGER).read_text()
    (folder / "seeds" / "ferry.txt").write_text(NEW)
    builder.build(folder)
    new = digests(folder / "site")
    assert old != new
    shutil.copytree(folder, tmp_path / "start")  # both versions are in its cache
    (tmp_path / "start" / "seeds" / files.LEDGER).write_text(ledger)
    (tmp_path / "start" / "seeds" / "ferry.txt").write_text(OLD)
    builder.build(tmp_path / "start")
    duration = builder.build(tmp_path / "start")
    assert digests(tmp_path / "start" / "site") == old
    chance = random.Random(7)
    found = {"old": 0, "new": 0}
    for moment in range(MOMENTS):
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "start", folder)
        (folder / "seeds" / "ferry.txt").write_text(NEW)
        running = builder.start(folder)
        # One in each fiftieth of the time that a build takes, and a little beyond.
        time.sleep(duration * 1.3 * (moment + chance.random()) / MOMENTS)
        with contextlib.suppress(ProcessLookupError):
            os.kill(running, signal.SIGKILL)
        builder.code()
        stands = digests(folder / "site")
        assert stands in (old, new), f"killed after {moment} of {MOMENTS} parts of {duration:.2f} s"
        found["old" if stands == old else "new"] += 1
        assert (folder / "docs" / "mine.txt").read_text() == "mine"
        builder.build(folder)
        assert digests(folder / "site") == new, f"killed after {moment} of {MOMENTS} parts of {duration:.2f} s"
        assert hidden(folder) == []
    assert found["old"] > 0  # how many depends on what else the machine is doing


def test_a_site_that_was_being_replaced_is_put_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can't exchange two folders in one step there is a moment without a site."""
    old = digests(folder / "site")
    (folder / "site").rename(folder / ".site.abcdefgh.old")
    (folder / ".site.ijklmnop").mkdir()
    (folder / ".site.mine").mkdir()
    monkeypatch.setattr(render, "_mkdocs", _full)
    with pytest.raises(SourceError):
        render.render(folder / "mkdocs.yml", folder / "docs", folder / "site")
    assert digests(folder / "site") == old
    assert hidden(folder) == [".site.mine"]


def test_folders_are_exchanged_without_the_call_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests(folder / "site")
    (folder / "docs" / "about.md").write_text("# About us\n")
    monkeypatch.setattr(render, "_swap", lambda one, other: False)
    render.render(folder / "mkdocs.yml", folder / "docs", folder / "site")
    assert digests(folder / "site") != before
    assert hidden(folder) == []


def _full(*arguments: object, **options: object) -> None:
    raise OSError(28, "No space left on device", "somewhere")


@pytest.mark.parametrize("where", ["briefs.files.os.fdopen", "briefs.render._mkdocs", "briefs.render._exchange"])
def test_a_full_disk_is_one_line_and_the_old_site_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    old = digests(folder / "site")
    (folder / "seeds" / "ferry.txt").write_text(NEW)
    monkeypatch.chdir(folder)
    with monkeypatch.context() as full:
        full.setattr(where, _full)
        with pytest.raises(SystemExit) as ended:
            main(["build"])
    assert ended.value.code == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("error: ") and "No space left on device" in said and "\n" not in said
    assert digests(folder / "site") == old
    shared().build(folder)
    assert hidden(folder) == [] and digests(folder / "site") != old


def test_what_a_killed_build_left_in_docs_is_deleted(tmp_path: Path) -> None:
    left = tmp_path / "docs" / "briefs" / ".briefs-abcdefgh.tmp"
    left.parent.mkdir(parents=True)
    left.write_text("half a pa")
    files.write(tmp_path / "docs", [Page("index.md", "x")])
    assert not left.exists()


def test_what_a_killed_build_left_elsewhere_is_deleted(folder: Path) -> None:
    """Of the ledger beside the articles, and of the cache."""
    for place in (folder / "seeds", folder / ".briefs", next(p for p in (folder / ".briefs").iterdir() if p.is_dir())):
        (place / ".briefs-abcdefgh.tmp").write_text("half a le")
    shared().build(folder)
    assert hidden(folder) == []


def test_of_two_builds_one_waits(tmp_path: Path) -> None:
    folder = small(tmp_path / "project")
    with turn.taken(folder / ".briefs"):
        second = briefs(folder)
        assert second.stderr
        assert second.stderr.readline() == "waiting for another build to end\n"
        assert not (folder / "site").exists()
    second.communicate()
    assert second.returncode == 0 and (folder / "site" / "index.html").is_file()


def test_who_waited_long_enough_is_told(tmp_path: Path) -> None:
    with turn.taken(tmp_path), pytest.raises(SourceError) as refused, turn.taken(tmp_path, patience=0.1):
        pass
    assert (
        str(refused.value)
        == f"{tmp_path / 'lock'}: another build is still running; end it, or wait for it and try again"
    )


def test_a_site_is_the_same_on_any_machine(tmp_path: Path) -> None:
    """Files found in another order, another locale, another time zone, another day, other hashes."""
    first, second = small(tmp_path / "first"), small(tmp_path / "second")
    names = [f"{letter}-{number}" for letter in "zäbé" for number in range(4)]
    for folder, order in ((first, names), (second, names[::-1])):
        (folder / "seeds" / "ferry.txt").unlink()
        for name in order:
            text = OLD.replace("ferry", f"ferry {name}").replace("27", str(10 + len(name) + ord(name[0]) % 9))
            (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    os.utime(second / "seeds", (0, 0))
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    there = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"}
    for running in (briefs(first, **here), briefs(second, **there, SOURCE_DATE_EPOCH="1")):
        _, said = running.communicate()
        assert running.returncode == 0, said
    assert digests(first / "site") == digests(second / "site")
    assert digests(first / "seeds") == digests(second / "seeds")
