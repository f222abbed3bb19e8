import sys
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from briefs import template_cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(template_cache, "cache_from_source", lambda path: str(tmp_path / "code" / "one.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    template_cache.kept.cache_clear()
    yield tmp_path / "code"
    template_cache.kept.cache_clear()


def rendered(source: str) -> str:
    loader = jinja2.DictLoader({"one": source})
    return jinja2.Environment(loader=loader, bytecode_cache=template_cache.kept()).get_template("one").render()


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("{{ 6 * 7 }}") == "42"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert rendered("{{ 6 * 7 }}") == "42"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    assert rendered("one") == "one"
    assert rendered("two") == "two"


@pytest.mark.parametrize("damage", [b"", b"no code", b"\x80\x05"])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    rendered("one")
    (kept,) = folder.rglob("*.jinja")
    kept.write_bytes(kept.read_bytes()[:20] + damage)
    assert rendered("one") == "one"


def test_the_code_of_another_version_goes(folder: Path) -> None:
    old = folder / "templates.0123456789abcdef"
    old.mkdir(parents=True)
    rendered("one")
    assert not old.exists()


def test_nothing_is_written_where_python_writes_no_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("one") == "one"
    assert not folder.exists()
