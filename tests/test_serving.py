"""Serving: what changes in the seeds shows up in the browser's page, and a mistake does not take the site down."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefs import render, serving
from briefs.errors import SourceError
from conftest import project


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    shown = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                shown = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        if words in shown:
            return
        time.sleep(0.2)
    raise AssertionError(f"{words!r} did not appear at {address}")


def test_a_changed_seed_shows_up_and_a_mistake_does_not_take_the_site_down(tmp_path: Path) -> None:
    project(tmp_path)
    seed = tmp_path / "seeds" / "mill.txt"
    seed.parent.mkdir()
    seed.write_text("The Mill\n\n5 March 2019\n\nIt opened on Monday, after two years of work.\n")
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "briefs", "serve", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            address = f"http://127.0.0.1:{port}/briefs/mill/"
            _wait_for(address, "It opened on")
            _wait_for(f"http://127.0.0.1:{port}/pagefind/kinds.json", "ahead")  # the search comes later
            (tmp_path / "seeds" / "mill.yml").write_text("titel: Wrong\n")
            time.sleep(1.5)
            _wait_for(address, "It opened on")
            (tmp_path / "seeds" / "mill.yml").write_text("title: The Mill, Again\n")
            _wait_for(address, "The Mill, Again")
            _wait_for(f"http://127.0.0.1:{port}/pagefind/kinds.json", "ahead")
        finally:
            server.terminate()
        said = server.stderr.read() if server.stderr else ""
        assert 0 <= said.find("unknown key “titel”") < said.find("mended")


def test_pages_that_are_served_may_reload_themselves_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs puts a script into each page that it serves, which the policy of the site would keep from running."""
    project(tmp_path)
    for name in ("index", "briefs/index", "entities/index", "timeline/index"):
        (tmp_path / "docs" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "docs" / f"{name}.md").write_text("# Here\n")
    for served in ("", "true"):
        monkeypatch.setenv("BRIEFS_SERVING", served)
        render.render(tmp_path / "mkdocs.yml", tmp_path / "docs", tmp_path / "site")
        assert ("'unsafe-inline'" in (tmp_path / "site" / "index.html").read_text()) == bool(served)


def test_a_port_that_is_taken_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    monkeypatch.setattr(serving.build, "convert", lambda *arguments: None)
    monkeypatch.setenv("BRIEFS_SERVING", "")  # which serving sets, and this takes back
    (tmp_path / "seeds").mkdir()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        with pytest.raises(SourceError, match=rf"^port {port} is taken; stop what uses it, or name another"):
            serving.serve(tmp_path / "seeds", tmp_path / "docs", tmp_path / "mkdocs.yml", port)
