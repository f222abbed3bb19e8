"""Reading seeds and writing pages: what is a seed, what is refused, what is never touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import files
from briefs.errors import SourceError
from briefs.model import Page


def _put(path: Path, text: str = "Words.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_articles_in_order_with_their_sidecars(tmp_path: Path) -> None:
    _put(tmp_path / "b.md")
    _put(tmp_path / "a.txt", "First.\n")
    _put(tmp_path / "a.yml", "title: A\n")
    _put(tmp_path / "sub" / "c.TXT")
    seeds = files.read(tmp_path)
    assert [s.path.relative_to(tmp_path).as_posix() for s in seeds.sources] == ["a.txt", "b.md", "sub/c.TXT"]
    assert seeds.sources[0].text == "First.\n"
    assert seeds.sources[0].sidecar_text == "title: A\n"
    assert seeds.sources[1].sidecar_text is None
    assert seeds.errors == () and seeds.problems == ()


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE.txt", ".hidden.txt", "_draft.md", "notes.docx", ".git/x.txt", "_old/x.txt"]
)
def test_other_files_are_not_seeds(tmp_path: Path, name: str) -> None:
    _put(tmp_path / name)
    _put(tmp_path / "seed.txt")
    assert [s.path.name for s in files.read(tmp_path).sources] == ["seed.txt"]


def test_a_missing_or_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as missing:
        files.read(tmp_path / "none")
    assert str(missing.value) == (
        f"{tmp_path}/none: expected a folder of articles, found no folder; create it or name another with --seeds"
    )
    with pytest.raises(SourceError) as empty:
        files.read(tmp_path)
    assert (
        str(empty.value)
        == f"{tmp_path}: expected at least one article (.txt or .md), found none; put a text file there"
    )


def test_every_wrong_file_is_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    _put(tmp_path / "large.txt", "x" * 1_000_001)
    _put(tmp_path / "empty.txt", "")
    _put(tmp_path / "good.txt")
    seeds = files.read(tmp_path)
    assert [s.path.name for s in seeds.sources] == ["good.txt"]
    assert [Path(str(e.file)).name for e in seeds.errors] == ["empty.txt", "large.txt"]
    assert "expected an article of at most 1 MB, found 1 MB" in str(seeds.errors[1])


def test_two_seeds_with_the_same_address_are_named(tmp_path: Path) -> None:
    _put(tmp_path / "An Article.txt")
    _put(tmp_path / "an-article.md")
    (error,) = files.read(tmp_path).errors
    assert str(error) == (
        f"{tmp_path}/an-article.md: would have the same address “an-article” as {tmp_path}/An Article.txt; "
        "rename one of the two"
    )


def test_a_sidecar_without_its_article_is_a_problem(tmp_path: Path) -> None:
    _put(tmp_path / "a.txt")
    _put(tmp_path / "b.yml", "title: B\n")
    (problem,) = files.read(tmp_path).problems
    assert problem.kind == "orphan" and problem.file == str(tmp_path / "b.yml")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = _put(tmp_path / "outside.txt", "Secret.\n")
    _put(tmp_path / "seeds" / "a.txt")
    (tmp_path / "seeds" / "b.txt").symlink_to(outside)
    seeds = files.read(tmp_path / "seeds")
    assert [s.path.name for s in seeds.sources] == ["a.txt"]
    assert [p.kind for p in seeds.problems] == ["outside"]


def test_writes_only_what_changed_and_removes_what_went_stale(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    files.write(docs, [Page("briefs/a.md", "A"), Page("briefs/b.md", "B"), Page("old/c.md", "C")])
    before = (docs / "briefs/a.md").stat().st_mtime_ns
    os.utime(docs / "briefs/a.md", ns=(before - 10**9, before - 10**9))
    written = files.write(docs, [Page("briefs/a.md", "A"), Page("briefs/b.md", "B2"), Page("d.md", "D")])
    assert (written.made, written.changed, written.kept, written.removed) == (1, 1, 1, 1)
    assert (docs / "briefs/a.md").stat().st_mtime_ns == before - 10**9
    assert (docs / "briefs/b.md").read_text() == "B2"
    assert not (docs / "old").exists()


def test_a_hand_written_file_is_never_touched(tmp_path: Path) -> None:
    mine = _put(tmp_path / "briefs" / "mine.md", "Mine.")
    _put(tmp_path / "about.md", "About.")
    files.write(tmp_path, [Page("briefs/a.md", "A")])
    files.write(tmp_path, [])
    assert mine.read_text() == "Mine." and (tmp_path / "about.md").read_text() == "About."
    with pytest.raises(SourceError) as refused:
        files.write(tmp_path, [Page("briefs/b.md", "B"), Page("briefs/mine.md", "Theirs")])
    assert str(refused.value) == f"{mine}: was not written by briefs, but a page is due at its place; move or delete it"
    assert mine.read_text() == "Mine." and not (tmp_path / "briefs" / "b.md").exists()


def test_a_folder_that_cant_be_written_is_named(tmp_path: Path) -> None:
    blocked = _put(tmp_path / "docs")
    with pytest.raises(SourceError, match=r"can't be written \(.*\); check its permissions and free space"):
        files.write(blocked, [Page("a.md", "A")])


@pytest.mark.parametrize("listed", ["../../precious.txt", "/etc/passwd", "a/../../precious.txt", "c:\\x", 7])
def test_a_forged_list_of_generated_files_deletes_nothing_outside(tmp_path: Path, listed: object) -> None:
    precious = _put(tmp_path / "precious.txt", "Precious.")
    docs = tmp_path / "a" / "docs"
    _put(docs / files.MANIFEST, json.dumps({str(listed): "0" * 64}))
    files.write(docs, [])
    assert precious.read_text() == "Precious."


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', "\0"])
def test_a_damaged_list_of_generated_files_deletes_nothing(tmp_path: Path, text: str) -> None:
    _put(tmp_path / files.MANIFEST, text)
    kept = _put(tmp_path / "a")
    files.write(tmp_path, [])
    assert kept.exists()


_NAMES = st.sampled_from(["index.md", "briefs/a.md", "briefs/b.md", "entities/x.md", "data/a.json"])
_PAGES = st.dictionaries(_NAMES, st.text(max_size=20))


@given(st.lists(_PAGES, min_size=1, max_size=5))
def test_after_any_builds_the_folder_holds_the_last_one_and_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, str]]
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    _put(docs / "about.md", "By hand.")
    for pages in builds:
        files.write(docs, [Page(path, text) for path, text in pages.items()])
    found = {p.relative_to(docs).as_posix(): p.read_bytes() for p in docs.rglob("*") if p.is_file()}
    found.pop(files.MANIFEST)
    assert found.pop("about.md") == b"By hand."
    assert found == {path: text.encode("utf-8", "surrogatepass") for path, text in builds[-1].items()}
