"""Rendering: the old site stands until the new one is whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefs import render
from briefs.errors import SourceError
from conftest import project


def _project(folder: Path, home: str) -> Path:
    project(folder)
    (folder / "mkdocs.yml").write_text("site_name: x\nstrict: true\nvalidation: {links: {anchors: warn}}\n")
    (folder / "docs" / "index.md").write_text(home)
    for path in (folder / "docs").glob("*.md"):
        if path.name != "index.md":
            path.unlink()
    return folder


def _render(folder: Path) -> None:
    render.render(folder / "mkdocs.yml", folder / "docs", folder / "site")


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    _render(_project(tmp_path, "# One"))
    assert "One" in (tmp_path / "site" / "index.html").read_text()
    (tmp_path / "site" / "stale.html").write_text("old")
    (tmp_path / "docs" / "index.md").write_text("# Two")
    _render(tmp_path)
    assert "Two" in (tmp_path / "site" / "index.html").read_text()
    assert not (tmp_path / "site" / "stale.html").exists()
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


@pytest.mark.parametrize("broken", ["[x](missing.md)", "[x](#no-such-id)"])
def test_a_warning_of_mkdocs_leaves_the_old_site(tmp_path: Path, broken: str) -> None:
    _render(_project(tmp_path, "# One"))
    (tmp_path / "docs" / "index.md").write_text(broken)
    with pytest.raises(SourceError, match=r"MkDocs can't build the site: Doc file 'index.md' contains a link"):
        _render(tmp_path)
    assert "One" in (tmp_path / "site" / "index.html").read_text()
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_a_template_that_the_theme_lacks_is_named(tmp_path: Path) -> None:
    _project(tmp_path, "---\ntemplate: brochure.html\n---\n\n# One")
    with pytest.raises(SourceError, match=r"a page asks for the template 'brochure.html'"):
        _render(tmp_path)


def test_a_file_in_the_place_of_the_site_is_named(tmp_path: Path) -> None:
    _project(tmp_path, "# One")
    (tmp_path / "site").write_text("mine")
    with pytest.raises(SourceError, match="expected a folder for the site, found a file"):
        _render(tmp_path)
    assert (tmp_path / "site").read_text() == "mine"


def test_a_site_made_of_the_one_before_the_last_is_that_of_a_clean_build(tmp_path: Path) -> None:
    folder = _project(tmp_path, "# Home")
    docs, kept = folder / "docs", render.Kept(folder / ".kept" / "pages", folder / ".kept" / "spare")
    (folder / "mkdocs.yml").write_text("site_name: x\nnav: [index.md]\n")  # or each new page would change all others
    texts = ["# One", "# Two\n\n## More", "# One", "# Three", "# Four"]
    for turn, text in enumerate(texts):
        (docs / "a.md").write_text(text)
        (docs / "data").mkdir(exist_ok=True)
        (docs / "data" / "a.json").write_text(f'"{text}"')
        _place(docs / f"only{turn}" / "x.md", "# Here once")
        shutil.rmtree(docs / f"only{turn - 2}", ignore_errors=True)
        before = _all(folder / "site")
        render.render(folder / "mkdocs.yml", docs, folder / "site", kept=kept)
        assert turn < 1 or _all(kept.spare) == before
        render.render(folder / "mkdocs.yml", docs, folder / "clean")
        assert _all(folder / "site") == _all(folder / "clean")
        shutil.rmtree(folder / "clean")


def _place(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text)


def _all(folder: Path) -> dict[str, bytes | None]:
    """Files, without the time that MkDocs's own theme notes, and folders, by path."""

    def read(path: Path) -> bytes | None:
        return re.sub(rb"Build Date.*", b"", path.read_bytes()) if path.is_file() else None

    return {path.relative_to(folder).as_posix(): read(path) for path in folder.rglob("*")}
