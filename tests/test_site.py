"""The finished site of our own collection: whole, linked, and sufficient to itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from links import Site

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def read(site: Path) -> Site:
    return Site(site)


def test_every_link_and_fragment_resolves(read: Site) -> None:
    assert len(read.pages) > 50
    assert list(read.broken()) == []


def test_nothing_is_fetched_from_another_host(read: Site) -> None:
    foreign = [link for link in read.requests() if urlsplit(link.target).netloc]
    assert foreign == []


def test_a_tab_says_once_whose_site_it_is(read: Site) -> None:
    titles = {name: tree.css_first("title").text(strip=True) for name, tree in read.trees.items()}
    assert titles["index.html"] == "Annotated briefs"
    assert titles["timeline/index.html"] == "Timeline - Annotated briefs"


def test_every_brief_has_both_sidebars_in_its_html(read: Site) -> None:
    briefs = [name for name in read.trees if name.startswith("briefs/") and name != "briefs/index.html"]
    assert len(briefs) >= 10
    for name in briefs:
        tree = read.trees[name]
        assert tree.css_first(".panel.who a[href*='../entities/']"), name
        assert tree.css_first(".panel.when .entry a[href^='#p']"), name


def test_every_entity_page_leads_back_to_its_mentions(read: Site) -> None:
    pages = [name for name in read.trees if name.startswith("entities/") and name != "entities/index.html"]
    assert len(pages) > 30
    for name in pages:
        withdrawn = read.trees[name].css_first("article.moved")  # an address that is kept, of nobody any more
        assert withdrawn or read.trees[name].css_first("a[href*='briefs/'][href*='#']"), name
