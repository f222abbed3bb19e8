"""Rendering page by page gives what MkDocs gives, and renders again only what has to be."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefs import lean, typeset
from briefs.errors import SourceError

CONFIG = """\
site_name: Ferries
strict: true
nav: [index.md, timetable.md]
not_in_nav: /boats/*
validation: {anchors: warn}
plugins: []
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html]
"""
PAGES = {
    "index.md": "# Ferries\n\n[Times](timetable.md#winter), the [Sula](boats/sula.md#engine), `code` & <b>b</b>.\n",
    "timetable.md": "---\ntitle: Times\n---\n# When\n\n## Winter\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "boats/sula.md": "# Sula\n\nOf 1904. [Home](../index.md)\n\n## Engine\n\n*Steam*, [mail](mailto:a@b.example).\n",
    "boats/runa.md": "# Runa\n\nSister of the [Sula](sula.md). <https://example.com>  \n[So][1].\n\n[1]: sula.md\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    for path, text in PAGES.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text)
    return tmp_path / "docs"


@pytest.fixture(autouse=True)
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages that were rendered in this process, by source."""
    found: list[str] = []
    page = typeset._page

    def noted(site: typeset._Site, uri: str) -> tuple[str, typeset.Rendered, str]:
        found.append(uri)
        return page(site, uri)

    monkeypatch.setattr(typeset, "_page", noted)
    yield found


class Sites:
    """One site after another, each made with what is known of the one before."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.before = typeset.Before(docs.parent / "none", typeset.Made())
        self.count = 0

    def build(self, jobs: int = 1) -> dict[str, bytes]:
        self.count += 1
        site = self.docs.parent / f"site{self.count}"
        site.mkdir()
        made = typeset.build(self.docs.parent / "mkdocs.yml", self.docs, site, self.before, jobs)
        self.before = typeset.Before(site, made)
        return files(site)


def files(site: Path) -> dict[str, bytes]:
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    found.pop("sitemap.xml.gz", None)
    return found


def plain(docs: Path) -> dict[str, bytes]:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    site = docs.parent / "plain"
    build(load_config(str(docs.parent / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site)))
    return unspaced(files(site))


def unspaced(found: dict[str, bytes]) -> dict[str, bytes]:
    """Pages without their white space, of which templates leave some more."""
    return {path: b"".join(data.split()) if path.endswith((".html", ".xml")) else data for path, data in found.items()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_site_is_that_of_mkdocs(docs: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(typeset, "FEW", 0)
    assert unspaced(Sites(docs).build(jobs)) == plain(docs)


def test_only_what_changed_is_rendered(docs: Path, rendered: list[str]) -> None:
    sites = Sites(docs)
    first = sites.build()
    assert sorted(rendered) == sorted(PAGES)
    rendered.clear()
    assert sites.build() == first
    assert rendered == []
    (docs / "boats/runa.md").write_text("# Runa\n\nScrapped.\n")
    assert unspaced(sites.build()) == plain(docs)
    assert rendered == ["boats/runa.md"]


def test_a_new_page_and_one_that_is_gone(docs: Path, rendered: list[str]) -> None:
    sites = Sites(docs)
    sites.build()
    rendered.clear()
    (docs / "boats/runa.md").unlink()
    (docs / "boats/tora.md").write_text("# Tora\n\n[Sula](sula.md#engine)\n")
    assert unspaced(sites.build()) == plain(docs)
    assert rendered == ["boats/tora.md"]


@pytest.mark.parametrize(
    ("path", "old", "new"), [("timetable.md", "title: Times", "title: Hours"), ("../mkdocs.yml", "Ferries", "Boats")]
)
def test_what_stands_on_every_page_changes_every_page(
    docs: Path, rendered: list[str], path: str, old: str, new: str
) -> None:
    sites = Sites(docs)
    sites.build()
    rendered.clear()
    (docs / path).write_text((docs / path).read_text().replace(old, new))
    assert unspaced(sites.build()) == plain(docs)
    assert sorted(rendered) == sorted(PAGES)


def test_a_page_keeps_white_space_only_where_it_is_shown() -> None:
    page = "<p>a\n\n   b <i>c</i> d</p>\n\n<pre>\n  x\n\n  y\n</pre>\n   <script>\n  z\n</script>\n\n  <b>e</b>"
    assert lean.lean(page) == ("<p>a\nb <i>c</i> d</p>\n<pre>\n  x\n\n  y\n</pre>\n<script>\n  z\n</script>\n<b>e</b>")


def test_a_copy_of_the_site_is_as_good(docs: Path, rendered: list[str]) -> None:
    """Its files are the same, but for the time of their last change."""
    sites = Sites(docs)
    first = sites.build()
    rendered.clear()
    for path in sites.before.site.rglob("*.html"):
        os.utime(path, (1, 1))
    assert sites.build() == first
    assert rendered == []


def test_a_file_that_somebody_changed_is_rendered_again(docs: Path, rendered: list[str]) -> None:
    sites = Sites(docs)
    first = sites.build()
    rendered.clear()
    (sites.before.site / "boats/sula/index.html").write_text("mine")
    (sites.before.site / "boats/runa/index.html").unlink()
    assert sites.build() == first
    assert sorted(rendered) == ["boats/runa.md", "boats/sula.md"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"boats/sula.md": "# Sula\n\nNo engine.\n"}, "'index.md' contains a link 'boats/sula.md#engine', but the doc"),
        ({"boats/sula.md": None}, "'index.md' contains a link 'boats/sula.md#engine', but the target"),
        ({"boats/runa.md": "[x](#no)"}, "'boats/runa.md' contains a link '#no', but"),
    ],
)
def test_a_link_that_died_is_named_although_its_page_did_not_change(
    docs: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str | None], words: str, jobs: int
) -> None:
    monkeypatch.setattr(typeset, "FEW", 0)
    sites = Sites(docs)
    old = sites.build(jobs)
    for path, text in change.items():
        if text is None:
            (docs / path).unlink()
        else:
            (docs / path).write_text(text)
    with pytest.raises(SourceError, match=f"MkDocs can't build the site: Doc file {words}"):
        sites.build(jobs)
    assert files(sites.before.site) == old  # although the new one began with links to its files


def test_with_plugins_mkdocs_builds_the_site_itself(docs: Path, rendered: list[str]) -> None:
    config = docs.parent / "mkdocs.yml"
    config.write_text(config.read_text().replace("plugins: []", "plugins: [search]"))
    assert "search/search_index.json" in Sites(docs).build()
    assert rendered == []


def test_warnings_are_caught_not_printed(docs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (docs / "index.md").write_text("[x](y.md)")
    with pytest.raises(SourceError):
        Sites(docs).build()
    assert "y.md" not in "".join(capfd.readouterr())
    assert logging.getLogger("mkdocs").propagate
