"""What axe-core finds on every kind of page, light and dark, narrow and wide, with each widget closed and open; and
what a first visit to a brief transfers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.xdist_group("reading")

FERRY = "briefs/the-ferry/"
KINDS = ["", "briefs/", FERRY, "entities/", "entities/port-lorn/", "timeline/", "about/"]
SCREENS = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]
# To list all that is in order as well would take as long as to find what is not.
FAULTS = {"resultTypes": ["violations"]}
# The sizes of targets are no part of axe-core's default rules, but of WCAG 2.2 (2.5.8).
OPTIONS = FAULTS | {"rules": {"target-size": {"enabled": True}}}
# What the dark scheme can change: it sets colors and nothing else, and axe-core takes seconds for each of the others.
COLORS = FAULTS | {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = Axe().run(page, options=COLORS if dark else OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("page", SCREENS, indirect=True)
def test_no_page_has_a_barrier(page: Page, strait: str) -> None:
    for path in KINDS:
        page.goto(strait + path)
        page.wait_for_load_state("networkidle")
        found = violations(page)
        assert found == [], path


@pytest.mark.parametrize("page", SCREENS, indirect=True)
def test_no_open_widget_has_a_barrier(page: Page, strait: str) -> None:
    page.goto(strait + FERRY)
    page.wait_for_selector(".copy", state="attached")
    if page.viewport_size and page.viewport_size["width"] < 1000:
        page.click(".who > summary")
        page.click(".when > summary")
    page.click("#n-ada-quill summary")
    expect(page.locator(".walker")).to_be_visible()
    assert violations(page) == [], "walker"
    page.keyboard.press("Escape")
    page.focus("#p1-ada-quill")
    expect(page.locator(".pop")).to_be_visible()
    assert violations(page) == [], "card"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("lorn")
    expect(page.locator(".finder__found a >> nth=0")).to_be_visible()
    page.click(".finder__narrow summary")
    assert violations(page) == [], "search"


@pytest.mark.parametrize("page", [(1440, "light")], indirect=True)
def test_a_first_visit_transfers_little(page: Page, strait: str) -> None:
    sizes: dict[str, int] = {}

    def weigh(address: str, content: bytes) -> None:
        compressed = content if address.endswith((".woff2", ".png")) else gzip.compress(content)
        sizes[address.removeprefix(strait)] = len(compressed)

    page.on("response", lambda response: weigh(response.url, response.body()))
    page.goto(strait + FERRY)
    page.wait_for_load_state("networkidle")
    assert "assets/js/briefs.js" in sizes
    # The search's program comes when all else is there (test_reading.py), and of its index nothing.
    later = {name for name in sizes if "pagefind" in name or "search" in name}
    page_itself = {name: size for name, size in sizes.items() if name not in later}
    assert sum(page_itself.values()) <= 160_000
    assert sum(size for name, size in page_itself.items() if name.startswith(("assets/js/", "assets/css/"))) <= 30_000
    assert sum(sizes[name] for name in later) <= 100_000
    assert list(sizes)[-len(later) :] == [name for name in sizes if name in later]


@pytest.mark.parametrize("page", [(390, "light"), (1440, "light")], indirect=True)
def test_nothing_moves_while_a_page_loads(page: Page, strait: str) -> None:
    page.add_init_script("""
        window.moved = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value
        }).observe({type: "layout-shift", buffered: true})
    """)
    for path in KINDS:
        page.goto(strait + path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)
        assert page.evaluate("moved") < 0.02, path
