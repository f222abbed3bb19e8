"""What the theme promises without being run: no request elsewhere, few bytes, legible colors, plain templates."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import material
import pytest

THEME = Path(__file__).parents[1] / "scripts" / "theme"
CSS = (THEME / "assets" / "css" / "briefs.css").read_text(encoding="utf-8")
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((THEME / "assets" / "js").glob("*.js"))}
SCRIPT = SCRIPTS["briefs.js"]
MATERIAL = Path(material.__file__).parent / "templates"
TEMPLATES = sorted(THEME.rglob("*.html"))

PALETTES = {
    "light": re.search(r'\[data-md-color-scheme="default"\] \{(.*?)\}', CSS, re.S),
    "dark": re.search(r'\n\[data-md-color-scheme="slate"\] \{(.*?)\}', CSS, re.S),
    "dark without script": re.search(r'\.no-js \[data-md-color-scheme="default"\] \{(.*?)\}', CSS, re.S),
}


def colors(palette: str) -> dict[str, str]:
    found = PALETTES[palette]
    assert found is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_contrast_formula_is_right() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["paper", "surface", "arrive", "editor-surface"])
def test_text_is_legible_on_every_ground(palette: str, ground: str) -> None:
    tones = colors(palette)
    for role in ("ink", "muted", "link", "editor", "planned"):
        assert contrast(tones[role], tones[ground]) >= 4.5, role


@pytest.mark.parametrize("palette", PALETTES)
def test_marks_that_mean_something_can_be_seen(palette: str) -> None:
    tones = colors(palette)
    assert contrast(tones["bar"], tones["paper"]) >= 2.4
    assert contrast(tones["editor"], tones["paper"]) >= 3


def test_the_dark_palette_is_the_same_without_script() -> None:
    assert colors("dark") == colors("dark without script")


@pytest.mark.parametrize("path", [*TEMPLATES, *THEME.glob("assets/*/*.css"), *THEME.glob("assets/*/*.js")])
def test_nothing_comes_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")  # a namespace, no address
    assert not re.search(r"(?:https?:)?//[\w-]+\.\w", text)


def test_addresses_in_styles_are_relative_and_exist() -> None:
    addresses = re.findall(r'url\("(?!data:)([^"]+)"\)', CSS)
    assert len(addresses) == 5
    for address in addresses:
        path = (THEME / "assets" / "css" / address).resolve().relative_to(THEME.resolve())
        assert (THEME / path).is_file() or (MATERIAL / path).is_file()


def test_material_has_the_script_that_ours_waits_for() -> None:
    (path,) = re.findall(r'const MATERIAL = new URL\("\.\./([^"]+)"', SCRIPT)
    assert (MATERIAL / "assets" / path).is_file()


def test_pages_need_not_say_what_our_configuration_says(site: Path) -> None:
    """What the script that comes first knows by itself is what mkdocs.yml says."""
    page = (site / "about" / "index.html").read_text(encoding="utf-8")
    assert '<script src="../assets/js/early.js"></script>' in page


def test_fonts_are_few_and_licensed() -> None:
    fonts = list((THEME / "assets" / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) <= 80_000
    assert "SIL OPEN FONT LICENSE" in (THEME / "assets" / "fonts" / "OFL.txt").read_text(encoding="utf-8").upper()


def test_styles_and_script_are_small() -> None:
    """What every page loads; the other scripts come when they are wanted."""
    assert sum(len(gzip.compress(text.encode())) for text in (CSS, SCRIPT)) <= 22_000
    assert all(len(gzip.compress(text.encode())) <= 8_000 for text in SCRIPTS.values())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_keep_to_what_other_renderers_know(path: Path) -> None:
    """Zensical's Jinja has no dictionary or string methods, `%`, `truncate`, `pages` or `page.file`."""
    text = path.read_text(encoding="utf-8")
    for code in re.findall(r"\{[{%](.*?)[%}]\}", text, re.S):
        assert not re.search(r"(?<!lang)\.\w+\(|\|\s*truncate|page\.file|\bpages\b|\s%\s", code), code


@pytest.mark.parametrize("rule", ["prefers-reduced-motion", "prefers-contrast", "print", ":focus-visible", ".no-js"])
def test_styles_provide_for(rule: str) -> None:
    assert rule in CSS


def test_the_script_starts_with_every_page() -> None:
    assert "document$.subscribe(" in SCRIPTS["material.js"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_write_text_never_markup(name: str) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", SCRIPTS[name])
