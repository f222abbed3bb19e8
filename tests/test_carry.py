"""Files that go over from one site into the next, and folders that go."""

from __future__ import annotations

from pathlib import Path

from briefs import carry


def site(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return folder


def test_what_is_what_it_was_goes_over(tmp_path: Path) -> None:
    paths = ["index.html", *(f"briefs/{n}/index.html" for n in range(40))]
    old, new = site(tmp_path / "old", *paths), tmp_path / "new"
    marks = {path: carry.mark(old / path, path.encode()) for path in paths}
    (old / paths[3]).write_text("another")
    (old / paths[4]).unlink()
    assert carry.over_all(old, new, marks) == {*paths} - {paths[3], paths[4]}
    assert {path for path in paths if (new / path).is_file()} == {*paths} - {paths[3], paths[4]}
    assert (new / paths[5]).read_text() == paths[5]


def test_nothing_goes_over_from_nowhere(tmp_path: Path) -> None:
    mark = carry.mark(site(tmp_path, "a") / "a", b"a")
    assert carry.over_all(tmp_path / "none", tmp_path / "new", {"a": mark}) == frozenset()
    assert carry.over_all(tmp_path / "none", tmp_path / "new", {}) == frozenset()


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    folder = site(tmp_path / "old", "a", "b/c", "b/d/e", "f/g/h/i")
    carry.away(folder)
    assert not folder.exists()
    carry.away(folder)  # and where it is not there, nothing happens


def test_of_a_site_that_was_replaced_stays_what_is_due(tmp_path: Path) -> None:
    folder = site(tmp_path / "spare", "a", "b/c", "b/d", "e/f/g", "h/i")
    known = {path: carry.mark(folder / path, path.encode()) for path in ("a", "b/c", "b/d", "h/i")}
    (folder / "b/d").write_text("another")
    (folder / "h/i").unlink()
    (folder / "h/i").symlink_to(folder / "a")
    (folder / "j").symlink_to(tmp_path)
    assert carry.settled(folder, known) == {"a", "b/c"}
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == ["a", "b", "b/c"]
    assert (tmp_path / "spare").exists()


def test_folders_go_with_the_last_file_in_them(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", "a/b/c/d", "a/e", "f/g")
    carry.clear(folder, ["a/b/c/d", "f/g"])
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == ["a", "a/e"]
    carry.clear(folder, ["a/e"])
    assert folder.is_dir() and not any(folder.iterdir())
