"""Ten things that a first-time reader would try, each in at most three actions: a click, a word typed, a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.xdist_group("site")
BRIEF = "briefs/hanoi-summit-what-happened/"


class Reader:
    """Somebody at a desk, whose actions are counted. Moving the pointer is one too, if it opens something."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.actions = page, address, 0

    def at(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        self.actions = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.actions += 1

    def rest(self, target: Locator) -> None:
        target.hover()
        self.actions += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.actions += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.actions += 1


@pytest.fixture
def reader(context: BrowserContext, address: str) -> Iterator[Reader]:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    yield Reader(page, address)
    page.close()


def what_was_said_about_yongbyon(reader: Reader) -> None:
    reader.at("")
    reader.press("/")
    reader.type("Yongbyon")
    passage = reader.page.locator(".finder__found li li a").first
    expect(passage).to_contain_text("Yongbyon")
    reader.click(passage)
    expect(reader.page.locator(":target")).to_be_in_viewport()


def send_a_colleague_the_one_paragraph(reader: Reader) -> None:
    reader.at(BRIEF)
    reader.rest(reader.page.locator("#p3"))
    reader.click(reader.page.get_by_role("button", name="Copy link to paragraph 3", exact=True))
    expect(reader.page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert reader.page.evaluate("navigator.clipboard.readText()").endswith(f"{BRIEF}#p3")


def what_happened_in_june_2018(reader: Reader) -> None:
    reader.at("timeline/")
    reader.click(reader.page.get_by_label("From"))
    reader.type("June 2018")
    expect(reader.page.locator(".sieve [role=status]")).to_contain_text(" of ")
    expect(reader.page.locator(".entry:visible", has_text="12 June 2018").first).to_be_visible()
    expect(reader.page.locator(".entry:visible", has_text="27 April 2018")).to_have_count(0)


def who_ri_yong_ho_is_without_leaving_the_page(reader: Reader) -> None:
    reader.at(BRIEF)
    reader.rest(reader.page.locator(".text a.mention[href*=ri-yong-ho]").first)
    expect(reader.page.locator(".pop")).to_contain_text("Foreign minister")
    assert reader.page.url.endswith(BRIEF)


def where_else_this_text_names_him(reader: Reader) -> None:
    reader.at(BRIEF)
    reader.click(reader.page.locator("#n-ri-yong-ho summary"))
    reader.click(reader.page.get_by_role("button", name="Next mention"))
    expect(reader.page.locator(".mention.now")).to_be_in_viewport()


def quote_a_few_words(reader: Reader) -> None:
    reader.at(BRIEF)
    reader.page.locator("#p2").scroll_into_view_if_needed()
    reader.page.evaluate("""() => {
        const words = document.createTreeWalker(document.querySelector("#p2"), NodeFilter.SHOW_TEXT)
        let node = words.nextNode()
        while (node.length < 40) node = words.nextNode()
        getSelection().setBaseAndExtent(node, 3, node, 30)
    }""")
    reader.actions += 1  # drawn with the mouse
    reader.click(reader.page.get_by_role("button", name="Copy link to these words"))
    expect(reader.page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert "#p2:~:text=" in reader.page.evaluate("navigator.clipboard.readText()")


def which_briefs_name_kim_jong_un(reader: Reader) -> None:
    reader.at("")
    reader.click(reader.page.locator(".busiest").get_by_role("link", name="Kim Jong Un"))
    expect(reader.page.locator("#mentions")).to_contain_text("briefs")
    expect(reader.page.locator(".contexts mark").first).to_be_visible()


def what_is_only_announced(reader: Reader) -> None:
    reader.at("timeline/")
    reader.page.get_by_label("Kind").select_option("announced")
    reader.actions += 2  # opened, and chosen
    expect(reader.page.locator(".entry:visible").first).to_contain_text("announced")
    assert "kind=announced" in reader.page.url


def when_what_i_read_happened(reader: Reader) -> None:
    reader.at(BRIEF)
    date = reader.page.locator(".text a.date").first
    reader.rest(date)
    expect(reader.page.locator(".pop strong")).to_be_visible()
    expect(reader.page.locator(".entries .lit")).to_have_count(1)


def read_on_about_the_same(reader: Reader) -> None:
    reader.at(BRIEF)
    related = reader.page.locator("section", has=reader.page.locator("#related")).get_by_role("link").first
    title = related.inner_text()
    reader.press("End")
    reader.click(related)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(title)


THINGS: list[Callable[[Reader], None]] = [
    what_was_said_about_yongbyon,
    send_a_colleague_the_one_paragraph,
    what_happened_in_june_2018,
    who_ri_yong_ho_is_without_leaving_the_page,
    where_else_this_text_names_him,
    quote_a_few_words,
    which_briefs_name_kim_jong_un,
    what_is_only_announced,
    when_what_i_read_happened,
    read_on_about_the_same,
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.__name__)
def test_a_first_time_reader_needs_three_actions_at_most(
    reader: Reader, thing: Callable[[Reader], None], record_property: Callable[[str, object], None]
) -> None:
    thing(reader)
    record_property("actions", reader.actions)
    print(f"{thing.__name__.replace('_', ' ')}: {reader.actions}")
    assert reader.actions <= 3
