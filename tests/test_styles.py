"""The style sheets of a finished site: small, and with all that its pages use."""

from __future__ import annotations

from pathlib import Path

from briefs import styles

MATERIAL = """
.md-nav > .item, .md-nav__title { color: red }
.md-main, .md-nav { color: blue }
.md-typeset table { color: green }
.md-guide { color: pink }
@media print { .md-nav { color: black } .md-grid { color: white } }
.admonition { color: gray }
"""


def site(folder: Path, *pages: str) -> Path:
    for path, text in {
        "assets/stylesheets/main.0.min.css": MATERIAL,
        "assets/stylesheets/main.0.min.css.map": "{}",
        "assets/css/own.css": ".own /* why */ { color: #ff0000 }",
        "assets/css/broken.css": ".own { color: red } } {{",
        "assets/js/own.js": 'make("div", "md-grid")',
        "index.html": '<main class="md-main">',
        **{page: '<p class="md-guide">' for page in pages},
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_what_no_page_and_no_script_uses_goes(tmp_path: Path) -> None:
    styles.trim(site(tmp_path))
    css = (tmp_path / "assets/stylesheets/main.0.min.css").read_text()
    assert "md-nav__title" not in css and "md-guide" not in css and "#000" not in css
    assert ".md-main" in css  # beside one that is not used
    assert ".md-typeset table" in css and ".admonition" in css  # what somebody may write by hand
    assert ".md-grid{color:#fff}" in css
    assert not (tmp_path / "assets/stylesheets/main.0.min.css.map").exists()
    assert (tmp_path / "assets/css/own.css").read_text() == ".own{color:red}"


def test_a_page_of_the_owners_keeps_what_it_uses(tmp_path: Path) -> None:
    styles.trim(site(tmp_path, "guide/first/index.html"))
    assert ".md-guide" in (tmp_path / "assets/stylesheets/main.0.min.css").read_text()


def test_a_style_sheet_that_cannot_be_read_stays(tmp_path: Path) -> None:
    styles.trim(site(tmp_path))
    assert (tmp_path / "assets/css/broken.css").read_text() == ".own { color: red } } {{"


def test_a_style_sheet_holds_those_that_it_imports(tmp_path: Path) -> None:
    own = site(tmp_path) / "assets/css/own.css"
    own.write_text('@import url("../stylesheets/main.0.min.css");\n.own { color: red }')
    styles.trim(tmp_path)
    css = own.read_text()
    assert "md-nav__title" not in css and css.index(".md-main") < css.index(".own")


def test_imports_stay_where_one_is_not_there(tmp_path: Path) -> None:
    own = site(tmp_path) / "assets/css/own.css"
    own.write_text('@import url("../stylesheets/main.0.min.css");@import url("gone.css");.own{color:red}')
    styles.trim(tmp_path)
    assert own.read_text() == '@import "../stylesheets/main.0.min.css";@import "gone.css";.own{color:red}'


def test_trimming_again_changes_nothing(tmp_path: Path) -> None:
    styles.trim(site(tmp_path))
    once = {path: path.read_bytes() for path in tmp_path.rglob("*.css")}
    styles.trim(tmp_path)
    assert once == {path: path.read_bytes() for path in tmp_path.rglob("*.css")}


def test_what_browsers_cannot_read_yet_is_not_written() -> None:
    """The bar that shows how far one has read: the timeline of an animation is no part of its shorthand yet."""
    css = styles.trimmed(".bar { animation: read linear both; animation-timeline: scroll(root) }", set())
    assert "animation-timeline:scroll(root)" in css
