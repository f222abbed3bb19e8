"""Reading the finished site in a real browser, with the mouse, the keyboard, a phone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.xdist_group("site")

BRIEF = "briefs/hanoi-summit-what-happened/"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test if a script fails or another host is asked for anything."""
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: "127.0.0.1" in request.url or request.url.startswith("data:") or wrong.append(request.url),
    )
    page.on(
        "console",
        lambda message: message.type != "error" or wrong.append(f"{message.text} {message.location.get('url')}"),
    )
    yield page
    assert wrong == []


def test_both_sidebars_stand_beside_the_text(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    who, text, when = (page.locator(s).bounding_box() for s in (".panel.who", ".text", ".panel.when"))
    assert who and text and when
    assert who["x"] + who["width"] <= text["x"] and text["x"] + text["width"] <= when["x"]
    expect(page.locator(".panel.who")).to_contain_text("Ri Yong Ho")
    expect(page.locator(".panel.when")).to_contain_text("Hanoi")


def test_from_a_brief_to_an_entity_and_back_to_the_paragraph(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    page.locator(".panel.who").get_by_role("link", name="Ri Yong Ho").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ri Yong Ho")
    page.locator(f".contexts a[href*='{BRIEF}#']").first.click()
    page.wait_for_url(f"**/{BRIEF}#*")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(
        page.locator(".para").filter(has=page.locator(":target")).or_(page.locator(".para:target")).first
    ).to_contain_text("Ri")


def test_an_entry_of_the_timeline_leads_to_its_words(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    entry = page.locator(".panel.when .entry").filter(has_text="31 January 2019").first
    entry.locator("a.when").click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_place_of_the_page_is_reached_without_asking_for_the_page_again(page: Page, address: str) -> None:
    # Material's script asks for the page again, and loses the place if the answer comes after the scrolling.
    page.route("**/sitemap.xml", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.goto(address + BRIEF)
    again: list[str] = []
    page.on("request", lambda request: BRIEF in request.url and again.append(request.url))
    page.route(f"**/{BRIEF}", lambda route: (page.wait_for_timeout(400), route.continue_()))
    first, second = (page.locator(".panel.when .entry a.when").nth(at) for at in (0, 4))
    first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.wait_for_function("() => window.location$ !== undefined")
    page.wait_for_timeout(1000)
    expect(page.locator(":target")).to_be_in_viewport()
    second.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert again == []


def test_the_steps_of_a_reader_are_taken_back_one_by_one(page: Page, address: str) -> None:
    def click(entry: Locator) -> None:
        entry.evaluate("link => link.click()")  # a real click scrolls to the link first

    def top() -> float:
        # Material notes where a reader stands, a tenth of a second after the scrolling has ended.
        page.wait_for_function("() => history.state?.y === scrollY")
        return float(page.evaluate("scrollY"))

    page.emulate_media(reduced_motion="reduce")  # so that every step is one
    page.goto(address + BRIEF)
    page.mouse.move(300, 300)  # Material's script comes
    page.wait_for_function("() => window.location$ !== undefined")
    assert top() == 0
    click(page.locator(".panel.when .entry a.when").nth(4))
    fourth = top()
    click(page.locator(".panel.when .entry a.when").nth(0))
    first = top()
    click(page.locator(".panel.who").get_by_role("link", name="Ri Yong Ho").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ri Yong Ho")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Ri Yong Ho")
    assert top() == first
    page.go_back()
    assert top() == fourth
    page.go_back()
    assert top() == 0
    page.go_forward()
    assert top() == fourth
    assert page.locator(":target").count() == 1


def test_a_step_back_ends_a_glide(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})  # so that the way is long
    page.goto(address + BRIEF)
    page.mouse.move(100, 300)
    page.wait_for_function("() => window.location$ !== undefined")
    page.evaluate("scrollTo({ top: 300, behavior: 'instant' })")
    page.wait_for_function("() => history.state?.y === scrollY && scrollY === 300")
    page.locator(".panel.when .entry a.when").last.evaluate("link => link.click()")
    page.wait_for_function("() => scrollY > 400")
    page.go_back()
    page.wait_for_timeout(1500)
    assert page.evaluate("[scrollY, history.state.y, location.hash]") == [300, 300, ""]


def test_a_paragraph_number_is_its_permalink(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    page.locator("#p3 .para-num, #p3.para-num, a.para-num[href='#p3']").first.click()
    assert page.url.endswith("#p3")


def test_a_phone_has_one_column_and_folded_sidebars_above_the_text(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + BRIEF)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    who, when = page.locator("details.panel.who"), page.locator("details.panel.when")
    expect(who).not_to_have_attribute("open", "")
    text = page.locator("#p1").bounding_box()
    box = when.bounding_box()
    assert text and box and box["y"] < text["y"]
    who.locator("> summary").tap()
    expect(who.get_by_role("link", name="Ri Yong Ho").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["timeline/#y2018", "timeline/#y2018-06", "timeline/#y1994"])
def test_a_link_into_the_timeline_arrives(page: Page, address: str, path: str) -> None:
    """Years out of view are not laid out, so where a year stands is not known before."""
    page.goto(address + path)
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    page.wait_for_timeout(300)
    box, strip = target.bounding_box(), page.locator(".overview").bounding_box()
    assert box and strip
    assert strip["y"] + strip["height"] - 1 <= box["y"] <= 400


@pytest.mark.parametrize("path", ["", "briefs/", BRIEF, "entities/", "entities/ri-yong-ho/", "timeline/", "about/"])
def test_no_page_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_keyboard_alone_walks_from_a_brief_to_an_entity(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.panel.who a[href*=\"entities/ri-yong-ho\"]')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/ri-yong-ho/")


@pytest.mark.parametrize("path", ["", "briefs/", BRIEF, "entities/", "entities/ri-yong-ho/", "timeline/", "about/"])
def test_everything_can_be_read_without_javascript(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + path)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    links = page.locator("main a[href*='#'], main a[href*='/']")
    assert path == "about/" or links.count() > 3
    icon = page.evaluate("document.querySelector('link[rel=icon]').href")  # else browsers ask for the host's own
    assert page.request.get(icon).ok
    if path == BRIEF:
        expect(page.locator(".panel.who").get_by_role("link", name="Ri Yong Ho").first).to_be_visible()
        expect(page.locator(".panel.when .entry").first).to_be_visible()
    context.close()
