"""Data kept in the form in which it is quickest to read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs import compiled, world

LIBRARIES = ("babel",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.msgpack"))


def _counted(value: dict[str, int]) -> tuple[Callable[[], dict[str, int]], list[int]]:
    """A function that makes `value`, and how often it did."""
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return value

    return make, made


def test_is_made_once(folder: Path) -> None:
    make, made = _counted({"Oslo": 1})
    for _ in range(3):
        assert compiled.load("towns", LIBRARIES, dict[str, int], make) == {"Oslo": 1}
    assert len(made) == 1
    assert len(_kept(folder)) == 1


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_damaged_is_made_again(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    make, made = _counted({"Oslo": 1})
    compiled.load("towns", LIBRARIES, dict[str, int], make)
    (kept,) = _kept(folder)
    kept.write_bytes(damage(kept.read_bytes()))
    assert compiled.load("towns", LIBRARIES, dict[str, int], make) == {"Oslo": 1}
    assert len(made) == 2


def test_of_another_kind_is_made_again(folder: Path) -> None:
    compiled.load("towns", LIBRARIES, dict[str, int], lambda: {"Oslo": 1})
    assert compiled.load("towns", LIBRARIES, list[str], lambda: ["Oslo"]) == ["Oslo"]


def test_of_another_library_is_made_again_and_replaces_it(folder: Path) -> None:
    make, made = _counted({"Oslo": 1})
    compiled.load("towns", LIBRARIES, dict[str, int], make)
    compiled.load("rivers", LIBRARIES, dict[str, int], make)
    compiled.load("towns", ("babel", "click"), dict[str, int], make)
    assert len(made) == 3
    assert [kept.name.partition(".")[0] for kept in _kept(folder)] == ["rivers", "towns"]


def test_is_not_kept_where_python_writes_no_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled.load("towns", LIBRARIES, dict[str, int], lambda: {"Oslo": 1}) == {"Oslo": 1}
    assert _kept(folder) == []


def test_does_without_where_nothing_can_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    assert compiled.load("towns", LIBRARIES, dict[str, int], lambda: {"Oslo": 1}) == {"Oslo": 1}


def test_the_world_is_the_same_when_kept(folder: Path) -> None:
    made = world._gathered()
    for _ in range(2):
        kept = compiled.load("world", LIBRARIES, world._Everything, world._gathered)
        assert kept == made
        assert list(kept.known) == list(made.known)
