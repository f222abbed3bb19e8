"""Reading mkdocs.yml: what is ours, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs import config
from briefs.errors import SourceError
from briefs.settings import Limits, Settings


def _read(folder: Path, text: str) -> Settings:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return config.read(path)


def test_reads_what_pages_need(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "site_name: River\nsite_description: Mills.\nsite_url: https://example.org/river\n"
        "theme: {name: material, language: de}\nextra:\n  briefs:\n    model: other\n    limits: {newest: 3}\n",
    )
    assert found == Settings("River", "Mills.", "de", "https://example.org/river/", "other", Limits(newest=3))


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert _read(tmp_path, "site_name: River\n") == Settings("River", model=config.MODEL)


def test_the_address_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/x/")
    assert _read(tmp_path, "site_url: !ENV [SITE_URL, '']\n").url == "https://example.org/x/"
    monkeypatch.delenv("SITE_URL")
    assert _read(tmp_path, "site_url: !ENV [SITE_URL, '']\n").url is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extra: [", "expected valid YAML"),
        ("extra: 3", "expected keys and values under extra, found “3”"),
        ("extra: {briefs: {modle: x}}", "unknown key “modle” under extra.briefs; did you mean “model”?"),
        ("extra: {briefs: {zzz: x}}", "unknown key “zzz” under extra.briefs; expected one of model, limits, rights"),
        ("extra: {briefs: {rights: all}}", "expected full or excerpt for extra.briefs.rights, found “all”"),
        ("extra: {briefs: {rights: [full]}}", "expected full or excerpt for extra.briefs.rights, found “['full']”"),
        ("extra: {briefs: {model: 3}}", "expected a text for model, found “3”; put it in quotation marks"),
        (
            "extra: {briefs: {limits: {newest: -1}}}",
            "expected a whole number for extra.briefs.limits.newest, found “-1”",
        ),
        (
            "extra: {briefs: {limits: {newst: 1}}}",
            "unknown key “newst” under extra.briefs.limits; did you mean “newest”?",
        ),
        ("site_name: 3", "expected a text for site_name, found “3”; put it in quotation marks"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        _read(tmp_path, text + "\n")
    assert f"{tmp_path / 'mkdocs.yml'}:" in str(refused.value) and message in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none.yml: can't be read \(No such file or directory\)"):
        config.read(tmp_path / "none.yml")
