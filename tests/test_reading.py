"""Reading in a real browser: the script adds to pages that are complete without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from conftest import served
from corpus_fixture import corpus
from test_pages import PARTED, built

pytestmark = pytest.mark.xdist_group("reading")
FERRY = "briefs/the-ferry/"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same with its timeline in parts."""
    with served(built(tmp_path_factory.mktemp("parted"), corpus(), PARTED).folder) as address:
        yield address


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test on any error of a script."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(".copy", state="attached")
    return page


def noticed(page: Page, address: str) -> Page:
    """The page after a reader has stirred, with Material's script."""
    page.goto(address)
    with page.expect_response("**/sitemap.xml"):
        page.mouse.move(5, 5)
    page.wait_for_load_state("networkidle")
    return page


def test_a_page_keeps_its_looks_when_a_reader_stirs_and_goes_on(page: Page, strait: str) -> None:
    page.goto(strait + "timeline/")
    page.route("**/*.css", lambda route: page.wait_for_timeout(100) or route.continue_())
    page.evaluate(
        """() => {
            window.looks = new Set()
            const look = () => {
                const { x, y } = document.querySelector(".masthead__search").getBoundingClientRect()
                looks.add(`${x} ${y} ${getComputedStyle(document.body).fontFamily}`)
                requestAnimationFrame(look)
            }
            look()
        }"""
    )
    with page.expect_response("**/sitemap.xml"):
        page.mouse.move(5, 5)
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Entities", exact=True).click()
    page.wait_for_url(strait + "entities/")
    page.wait_for_timeout(500)
    assert len(page.evaluate("[...looks]")) == 1


def test_unfolding_a_name_walks_its_mentions(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).click("#n-ada-quill summary")
    walker = page.get_by_role("region", name="Mentions of Ada Quill")
    expect(walker).to_contain_text("Ada Quill: 4")
    walker.get_by_role("button", name="Next mention").click()
    expect(walker).to_contain_text("1 of 4")
    expect(page.locator("#p1-ada-quill")).to_have_class("mention person lit now")
    walker.get_by_role("button", name="Previous mention").click()
    expect(page.get_by_role("status").filter(has_text="4 of 4")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(walker).to_have_count(0)
    expect(page.locator(".lit")).to_have_count(0)
    expect(page.locator("#n-ada-quill summary")).to_be_focused()


def test_a_link_to_a_list_of_mentions_unfolds_it(page: Page, strait: str) -> None:
    ready(page, strait + FERRY + "#n-port-lorn")
    expect(page.get_by_role("region", name="Mentions of Port Lorn")).to_be_visible()


def test_a_card_comes_after_a_rest_and_goes_with_the_pointer(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).hover("#p2-tomas-reyes")
    expect(page.locator(".pop")).to_contain_text("Councillor of the islands.")
    page.hover(".pop a >> nth=0")
    page.wait_for_timeout(400)
    expect(page.locator(".pop")).to_be_visible()
    page.mouse.move(2, 300)
    expect(page.locator(".pop")).to_have_count(0)


def test_a_card_on_a_date_says_what_it_was_counted_from(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).hover("#p1-date")
    expect(page.locator(".pop")).to_contain_text("counted from 5 March 2019")


def test_cards_work_by_keyboard(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).focus(".text .copy >> nth=0")
    page.keyboard.press("Tab")
    expect(page.locator("#p1-ada-quill")).to_be_focused()
    expect(page.locator(".pop strong")).to_have_text("Ada Quill")
    page.keyboard.press("Tab")
    expect(page.locator(".pop a >> nth=0")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".pop")).to_have_count(0)
    expect(page.locator("#p1-ada-quill")).to_be_focused()


def test_a_card_shows_a_note_where_it_does_not_stand_beside_the_text(page: Page, strait: str) -> None:
    page.set_viewport_size({"width": 1240, "height": 800})
    ready(page, strait + FERRY).hover("#p1-note-ref")
    expect(page.locator(".pop")).to_contain_text("no minutes were published")
    page.set_viewport_size({"width": 1440, "height": 800})
    ready(page, strait + FERRY).hover("#p1-note-ref")
    page.wait_for_timeout(600)
    expect(page.locator(".pop")).to_have_count(0)


def test_a_date_without_an_entry_has_its_card_by_keyboard_too(page: Page, strait: str) -> None:
    date = ready(page, strait + FERRY).get_by_role("button", name="June: June 2019")
    page.keyboard.press("Tab")
    date.focus()
    expect(page.locator(".pop strong")).to_have_text("June 2019")
    expect(page.locator(".pop")).to_contain_text("the next June after 5 March 2019")


def test_cards_can_be_turned_off_for_good(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).hover("#p2-tomas-reyes")
    page.get_by_role("button", name="Turn cards off").first.click()
    ready(page, strait + FERRY).hover("#p2-tomas-reyes")
    page.wait_for_timeout(600)
    expect(page.locator(".pop")).to_have_count(0)
    page.get_by_role("button", name="Turn cards on").click()
    page.hover("#p2-tomas-reyes")
    expect(page.locator(".pop")).to_have_count(1)


def test_the_copy_button_gives_the_permalink_and_that_of_selected_words(
    context: BrowserContext, page: Page, strait: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, strait + FERRY).hover("#p4")
    page.get_by_role("button", name="Copy link to paragraph 4").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == f"{strait}{FERRY}#p4"
    page.evaluate("""() => {
        const words = document.querySelector("#p4").lastChild
        getSelection().setBaseAndExtent(words, 3, words, 12)
    }""")
    page.get_by_role("button", name="Copy link to paragraph 4").click()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text.includes('~'))")
    # The word stands in other places too, so the link says between which words.
    assert (
        page.evaluate("navigator.clipboard.readText()") == f"{strait}{FERRY}#p4:~:text=A-,timetable,-is%20a%20promise"
    )


def test_selected_words_offer_a_link_to_just_them(context: BrowserContext, page: Page, strait: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, strait + FERRY).locator("#p4").scroll_into_view_if_needed()
    # From within "promise" to within "numbers": the link takes whole words.
    page.evaluate("""() => {
        const words = document.querySelector("#p4").lastChild
        getSelection().setBaseAndExtent(words, 20, words, 36)
    }""")
    page.get_by_role("button", name="Copy link to these words").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == (f"{strait}{FERRY}#p4:~:text=promise%20with%20numbers")


def test_a_heading_can_be_pointed_at(context: BrowserContext, page: Page, strait: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, strait + FERRY)
    heading = page.get_by_role("heading", name="Why the talks broke off", exact=True)
    heading.hover()
    page.get_by_role("button", name="Copy link to “Why the talks broke off”").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == f"{strait}{FERRY}#{heading.get_attribute('id')}"


def test_saying_copied_covers_nothing(context: BrowserContext, page: Page, strait: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, strait + FERRY).hover("#p4")
    copy = page.locator("#p4 > .copy")
    copy.click()
    expect(copy).to_have_text("copied")
    box, number = copy.bounding_box(), page.locator("#p4 .para-num").bounding_box()
    text = page.locator("#p4").bounding_box()
    assert box and number and text
    assert box["y"] >= number["y"] + number["height"] - 8
    assert box["x"] >= 0 and box["x"] + box["width"] <= text["x"] + 1
    expect(copy).to_have_text("copy")


def test_an_entry_and_its_words_light_each_other_up(page: Page, strait: str) -> None:
    ready(page, strait + FERRY)
    date = page.locator(".text a.date").first
    entry = page.locator(f".entries #{(date.get_attribute('href') or '').partition('#')[2]}")
    date.hover()
    expect(entry).to_have_class(re.compile(r"\blit\b"))
    page.mouse.move(0, 0)
    expect(page.locator(".lit")).to_have_count(0)
    entry.hover()
    expect(date).to_have_class(re.compile(r"\blit\b"))
    page.mouse.move(0, 0)
    entry.locator("a.when").focus()
    expect(date).to_have_class(re.compile(r"\blit\b"))


def test_a_card_asks_for_nothing(page: Page, strait: str) -> None:
    noticed(page, strait + FERRY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for words in ("#p1-ada-quill", ".text a.date", ".note-ref"):
        page.locator(words).first.focus()
    expect(page.locator(".pop")).not_to_have_count(2)
    assert asked == []


def test_choosing_a_speaker_marks_what_was_said(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).click("#n-tomas-reyes summary")
    expect(page.locator(".speech.voice")).to_have_text(["a slow goodbye", "the islands would wait no longer"])
    page.keyboard.press("Escape")
    expect(page.locator(".speech.voice")).to_have_count(0)


def test_the_next_brief_by_date_is_one_step_away(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).locator(".beside a[rel=next]").click()
    page.wait_for_url(strait + "briefs/the-pier/")
    assert page.locator(".beside a[rel=prev]").text_content() == "The ferry that did not come"
    assert page.locator(".beside a[rel=next]").count() == 0


def test_search_finds_paragraphs_entities_and_entries(page: Page, strait: str) -> None:
    ready(page, strait + FERRY).keyboard.press("/")
    page.keyboard.type("cape sorrow")
    found = page.locator(".finder__found")
    expect(found.get_by_role("region", name="Who and what")).to_contain_text("Cape Sorrow")
    expect(found.get_by_role("region", name="Timeline")).to_contain_text("A hearing in Cape Sorrow")
    expect(page.locator(".finder").get_by_role("status")).to_contain_text("in briefs")
    page.wait_for_timeout(500)  # for the last key's results
    # The paragraph, by keyboard alone.
    paragraph = found.locator("a[href$='#p7']")
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if paragraph.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(strait + FERRY + "#p7")
    expect(page.locator(".finder")).not_to_be_visible()


def test_what_is_typed_while_the_search_is_on_its_way_arrives_there(page: Page, strait: str) -> None:
    """On a slow line. Material takes some of these letters for its own keys: "n" is the next page."""

    def late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/js/search.js", late)
    page.goto(strait)
    page.keyboard.press("/")
    page.keyboard.type("penny n lorn")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("penny n lorn")
    assert page.url == strait


def test_a_first_search_waits_for_nothing_but_the_pieces_of_the_index(page: Page, strait: str) -> None:
    """On a slow line each thing that is asked for after the other takes half a second."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(strait)))
    page.goto(strait)
    page.wait_for_load_state("networkidle")
    assert {"assets/js/search.js", "pagefind/pagefind.js", "pagefind/wasm.en.pagefind"} <= set(asked)
    assert not [url for url in asked if re.search(r"pf_index|pf_fragment|pagefind/(entity|timeline)", url)]
    asked.clear()
    page.keyboard.press("/")
    page.keyboard.type("cape")
    page.locator(".finder__found a").first.wait_for()
    before = [url for url in asked if re.match(r"pagefind/(?!entity|timeline)", url)]
    assert {url.split("/")[1] for url in before} == {"index", "fragment"}


def test_a_reader_who_saves_data_gets_the_search_when_it_is_asked_for(page: Page, strait: str) -> None:
    asked: list[str] = []
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(strait)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url or "search.js" in url]
    page.keyboard.press("/")
    page.keyboard.type("cape")
    expect(page.locator(".finder__found")).to_contain_text("Cape Sorrow")


def test_a_search_that_did_not_come_with_the_page_is_asked_for_again(page: Page, strait: str) -> None:
    page.route("**/pagefind/pagefind.js", lambda route: route.abort(), times=1)
    page.goto(strait)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("cape")
    expect(page.locator(".finder__found")).to_contain_text("Cape Sorrow")


def test_briefs_are_found_while_the_other_indexes_are_on_their_way(page: Page, strait: str) -> None:
    """On a slow line a reader need not wait for all of them."""
    waiting: list[Route] = []
    ready(page, strait + FERRY)
    page.route("**/pagefind/entity/*.pf_meta", lambda route: waiting.append(route))
    page.keyboard.press("/")
    page.keyboard.type("cape sorrow")
    found = page.locator(".finder__found")
    expect(found.get_by_role("region", name="Briefs")).to_contain_text("Cape Sorrow")
    expect(found.get_by_role("region", name="Who and what")).to_have_count(0)
    page.wait_for_timeout(300)
    for route in waiting:
        route.continue_()
    expect(found.get_by_role("region", name="Who and what")).to_contain_text("Cape Sorrow")


def test_search_opens_by_its_button_and_closes_where_it_was_opened(page: Page, strait: str) -> None:
    page.goto(strait)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type("zyxw")
    expect(page.locator(".finder").get_by_role("status")).to_have_text("Nothing found")


def test_search_can_be_narrowed_down(page: Page, strait: str) -> None:
    page.goto(strait + "timeline/")
    page.keyboard.press("/")
    page.click(".finder__narrow summary")
    page.locator(".finder").get_by_role("combobox", name="Year").select_option("1912")
    found = page.locator(".finder__found a")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("The wooden pier opens")
    page.locator(".finder").get_by_role("combobox", name="Year").select_option("")
    page.get_by_role("radio", name="Briefs").check(force=True)
    page.get_by_role("searchbox").fill("pier")
    expect(found.filter(has_text="Port Lorn loses a pier")).to_have_count(1)
    expect(page.get_by_role("region", name="Timeline")).to_have_count(0)


def shown(page: Page) -> list[str]:
    entries = page.locator(".chronicle .entry:visible")
    return entries.evaluate_all(  # type: ignore[no-any-return]
        """entries => entries.map((entry) => [...entry.childNodes].filter(
            (node) => !node.matches?.(".when, .status, small")).map((node) => node.textContent).join("").trim())"""
    )


@pytest.mark.parametrize(("id", "there"), [("e-the-ferry-3", "2019/#e-the-ferry-3"), ("y1912", "#y1912")])
def test_an_address_on_the_whole_timeline_leads_on_to_its_part(page: Page, parted: str, id: str, there: str) -> None:
    page.goto(f"{parted}timeline/#{id}")
    page.wait_for_url(f"{parted}timeline/{there}")
    expect(page.locator(f"#{id}")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["entity=port-lorn", "brief=the-ferry&to=2018", "kind=planned", "from=2019-03"])
def test_a_filter_looks_through_all_parts(page: Page, strait: str, parted: str, query: str) -> None:
    shown = []
    for site in (strait, parted):
        page.goto(f"{site}timeline/?{query}")
        expect(page.locator(".sieve [role=status]")).to_contain_text(
            re.compile("^[0-9]+ (of [0-9]+ )?(entries|entry)$")
        )
        entries = page.locator(".chronicle .entry").filter(visible=True)
        links = entries.locator("a").evaluate_all("links => links.map((link) => link.pathname + link.hash)")
        shown.append((entries.all_text_contents(), links))
    assert shown[0] == shown[1] and shown[0][0]
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".parts")).to_be_visible()


def test_the_timeline_is_filtered_and_the_address_says_how(page: Page, strait: str) -> None:
    page.goto(strait + "timeline/")
    page.get_by_label("Who or what").select_option("port-lorn")
    expect(page.locator(".sieve").get_by_role("status")).to_have_text("1 of 11 entries")
    assert shown(page) == ["Talks end without a signature"]
    assert page.url == strait + "timeline/?entity=port-lorn"
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".sieve").get_by_role("status")).to_have_text("11 entries")
    page.wait_for_url(strait + "timeline/")


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("kind=planned", ["A hearing in Cape Sorrow", "A steel pier"]),
        ("brief=the-pier&to=1975", ["The wooden pier opens", "Tomas Reyes learns to swim beside it"]),
        ("from=March 2019&to=2019-03&brief=the-ferry", ["Published: The ferry that did not come"]),
        ("from=soon&kind=planned", ["A hearing in Cape Sorrow", "A steel pier"]),
        ("from=1979&to=1994", ["Tomas Reyes learns to swim beside it", "The islands are given one sailing a day"]),
    ],
)
def test_an_address_with_a_filter_shows_what_it_says(page: Page, strait: str, query: str, left: list[str]) -> None:
    unread = "; “soon” can’t be read as a date" if "soon" in query else ""
    page.goto(f"{strait}timeline/?{query}")
    expect(page.locator(".sieve").get_by_role("status")).to_have_text(f"{len(left)} of 11 entries{unread}")
    assert shown(page) == left


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=soon", "11 entries; “soon” can’t be read as a date"),
        ("from=1994&to=1979", "0 of 11 entries; the span ends before it begins"),
    ],
)
def test_a_span_that_says_nothing_is_named(page: Page, strait: str, query: str, said: str) -> None:
    page.goto(f"{strait}timeline/?{query}")
    expect(page.locator(".sieve").get_by_role("status")).to_have_text(said)


def test_a_link_to_an_entry_shows_it_whatever_the_filter(page: Page, strait: str) -> None:
    page.goto(strait + "timeline/?kind=planned#e-the-ferry-3")
    expect(page.locator("#e-the-ferry-3")).to_be_in_viewport()


def test_the_strip_is_grabbed_with_the_mouse_and_the_keys(page: Page, strait: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(strait + "timeline/")
    handle = page.get_by_role("slider", name="Year in view")
    expect(handle).to_have_attribute("aria-valuetext", "1912")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", "1970s")
    page.keyboard.press("End")
    expect(handle).to_have_attribute("aria-valuetext", "2021")
    expect(page.get_by_role("heading", name="2021")).to_be_in_viewport()
    strip = page.locator(".strip").bounding_box()
    assert strip
    page.mouse.move(strip["x"] + strip["width"] - 5, strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.75, strip["y"] + 20)
    expect(handle).to_have_attribute("aria-valuetext", "1994")
    page.mouse.up()


def test_the_index_narrows_as_one_types(page: Page, strait: str) -> None:
    page.goto(strait + "entities/")
    page.get_by_role("searchbox", name="Filter").fill("LÖRN")
    expect(page.locator(".sieve").get_by_role("status")).to_have_text("3 names")
    names = page.locator(".index:not(.letter) .name:visible")
    assert names.all_text_contents() == ["Port Lorn", "Lorn talks", "Lorn Strait Agreement"]


def test_the_sidebars_follow_the_text(page: Page, strait: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 400})
    ready(page, strait + FERRY).locator("#p7").scroll_into_view_if_needed()
    expect(page.locator(".present.here > p > a", has_text="Cape Sorrow")).to_be_visible()
    page.locator("#title").scroll_into_view_if_needed()
    expect(page.locator(".present.here > p > a", has_text="Cape Sorrow")).to_have_count(0)


def test_material_s_script_waits_for_a_reader_and_starts_nothing_twice(page: Page, strait: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # or the page would still be on its way
    ready(page, strait + FERRY)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof document$") == "undefined"
    ready(page, strait + FERRY + "#p7")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    top = page.locator("#p7").bounding_box()
    page.mouse.move(5, 5)
    page.wait_for_function("() => window.document$ !== undefined")  # a bare expression would be for eval
    page.wait_for_load_state("networkidle")
    after = page.locator("#p7").bounding_box()
    assert top and after and abs(after["y"] - top["y"]) < 10 and page.evaluate("scrollY") > 0
    assert page.locator(".card-toggle").count() == 1
    assert page.locator("#p1 .copy").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_is_as_the_system_wants_and_the_first_click_counts(
    browser: Browser, strait: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(strait)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof document$") == "undefined"
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default" if scheme == "light" else "slate")
    # Without a pointer that could announce itself, the click is what fetches the script that takes it.
    page.evaluate("document.querySelector('[data-md-component=palette] label:not([hidden])').click()")
    expect(page.get_by_title("Switch to dark")).to_be_visible()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_title("Follow the system")).to_be_visible()
    context.close()


def test_from_brief_to_entity_to_paragraph_without_reloading(page: Page, strait: str) -> None:
    noticed(page, strait)
    page.evaluate("window.kept = true")
    page.get_by_role("link", name="The ferry that did not come").click()
    page.wait_for_url(strait + FERRY)
    page.locator(".who").get_by_role("link", name="Port Lorn").click()
    page.wait_for_url(strait + "entities/port-lorn/")
    page.locator(".contexts p a[href$='#p7']").first.click()
    page.wait_for_url(strait + FERRY + "#p7")
    expect(page.locator("#p7")).to_be_in_viewport()
    assert page.evaluate("window.kept") is True
    page.click("#n-ada-quill summary")  # the script started again on the new page, once
    expect(page.locator(".walker")).to_have_count(1)
    page.locator(".masthead").get_by_role("link", name="Timeline").click()
    page.wait_for_url(strait + "timeline/")
    expect(page.locator(".walker")).to_have_count(0)
    expect(page.locator(".masthead [aria-current]")).to_have_text("Timeline")


def test_on_a_phone_the_sidebars_fold_above_the_text(browser: Browser, strait: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = ready(context.new_page(), strait + FERRY)
    expect(page.locator(".who .present > p > a >> nth=0")).not_to_be_visible()
    fold, text = page.locator(".when > summary").bounding_box(), page.locator("#p1").bounding_box()
    assert fold and text and fold["y"] < text["y"]
    page.tap(".who > summary")
    expect(page.locator(".who .present > p > a >> nth=0")).to_be_visible()
    page.tap("#p1-ada-quill")
    expect(page.locator(".pop")).to_contain_text("Speaks for the passengers")
    assert page.url == strait + FERRY
    page.tap("#p1-ada-quill")
    page.wait_for_url(strait + "entities/ada-quill/")
    context.close()


@pytest.mark.parametrize("width", [320, 390, 820, 1240, 1440])
def test_nothing_scrolls_sideways(browser: Browser, strait: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in ("", "briefs/", FERRY, "entities/", "entities/port-lorn/", "timeline/", "about/", "format/"):
        page.goto(strait + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_without_script_everything_is_there(browser: Browser, strait: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(strait + FERRY)
    if width < 1000:
        page.click(".who > summary")
        page.click(".when > summary")
        page.click(".note summary >> nth=0")
    expect(page.locator(".who .present > p > a >> nth=0")).to_be_visible()
    expect(page.locator(".entry .when >> nth=0")).to_be_visible()
    expect(page.locator("#p1-note")).to_be_visible()
    page.click("#n-ada-quill summary")
    page.click("#n-ada-quill .places a >> nth=2")
    assert page.url.endswith("#p3-ada-quill")
    context.close()


def test_wide_screens_set_notes_beside_the_text(page: Page, strait: str) -> None:
    ready(page, strait + FERRY)
    note, text = page.locator("#p1-note").bounding_box(), page.locator("#p1").bounding_box()
    assert note and text
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - text["y"]) < 60
