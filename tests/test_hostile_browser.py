"""A browser on a site of hostile input: no script of theirs runs, nothing is asked of another host, and nothing goes
against the policy of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import hostile
from conftest import served

pytestmark = pytest.mark.xdist_group("hostile")

WATCH = """
window.violations = []
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as address:
        yield address


@pytest.fixture
def wrong() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, wrong: list[str]) -> Iterator[Page]:
    """A page that notes dialogs, requests to other hosts, errors and complaints."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request", lambda request: request.url.startswith(("http://127.0.0.1", "data:")) or wrong.append(request.url)
    )
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda message: message.type not in ("error", "warning") or wrong.append(message.text))
    page.on("popup", lambda popup: wrong.append(f"window: {popup.url}"))
    yield page
    context.close()


def quiet(page: Page, wrong: list[str]) -> None:
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.violations") == []
    assert wrong == []


def kinds() -> list[str]:
    """Every kind of page, with all the words in the text of one."""
    single = ["", "briefs/", "entities/", "timeline/", "about/", "format/", "briefs/con-1/", "briefs/front/"]
    single += ["briefs/held/", "briefs/old-fleet/", "briefs/lost/", "entities/gone/", "quality/"]
    every = {"briefs/text": 1, "briefs/field": 2, "entities/named": 4}  # fields are read in all of them by test_hostile
    return single + [f"{kind}-{n}/" for kind, step in every.items() for n in range(0, len(hostile.WORDS), step)]


def test_no_page_runs_or_fetches_what_it_did_not_bring(page: Page, wrong: list[str], hostile_address: str) -> None:
    for path in kinds():
        answer = page.goto(hostile_address + path, wait_until="load")
        assert answer and answer.ok, path
        quiet(page, [f"{path}: {one}" for one in wrong])


def test_what_moves_on_a_page_runs_nothing(page: Page, wrong: list[str], hostile_address: str) -> None:
    """The search, the filters, cards, notes and instant navigation put words into the page by script."""
    for word, number in (("onload", 9), ("javascript", 21), ("script", 0)):
        page.goto(f"{hostile_address}briefs/field-{number}/")
        for mention in page.locator(".text a.mention").all()[:3]:
            mention.hover()
            page.wait_for_timeout(400)
        page.keyboard.press("/")
        page.locator("dialog.finder input[type=search]").fill(word)
        page.locator("dialog.finder .finder__found a").first.wait_for()
        page.locator("dialog.finder details > summary").click()
        page.locator("dialog.finder option").nth(10).wait_for(state="attached")
        quiet(page, wrong)
        page.keyboard.press("Escape")
        before = page.evaluate("performance.timeOrigin")
        page.locator("header a", has_text="Timeline").click()
        page.wait_for_url("**/timeline/")
        page.locator("header a", has_text="Entities").click()
        page.wait_for_url("**/entities/")
        page.locator("main a[href*='named-']").first.click()
        page.wait_for_url("**/entities/named-*/")
        page.wait_for_timeout(300)
        quiet(page, wrong)
        assert page.evaluate("performance.timeOrigin") >= before


def test_the_policy_stops_what_should_ever_get_in(page: Page, wrong: list[str], hostile_address: str) -> None:
    """The second line of defense, tried by putting in what the first keeps out."""
    page.goto(hostile_address)
    page.evaluate(
        """() => {
          const put = (html) => document.body.insertAdjacentHTML("beforeend", html)
          put("<img src=x onerror='window.ran=1'><a id=harm href='javascript:window.ran=1'>x</a>")
          put("<img src='http://evil.example/x.png'>")
          const script = document.createElement("script")
          script.textContent = "window.ran=1"
          document.body.append(script)
          document.getElementById("harm").click()
        }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert {violation.split()[0] for violation in page.evaluate("window.violations")} == {
        "script-src-attr", "script-src-elem", "img-src",
    }  # fmt: skip
