"""Pages are made again when anything that they looked at has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from briefs import cache, carry, export, files, pages, timeline_view
from briefs.carry import Mark
from briefs.memo import Book, Look, Memo, Noted
from briefs.model import Corpus, Page
from briefs.settings import Limits, Settings
from corpus_fixture import corpus

SETTINGS = Settings("A site", limits=Limits(mentions=1))  # entities with pages by year too


class Shop:
    """A shelf of prices, and signs made of them. `made` are the signs that were not known."""

    def __init__(self) -> None:
        self.prices: dict[str, object] = {"tea": 3, "milk": 1, "jam": 5}
        self.written: dict[str, bytes] = {}
        self.book = Book()
        self.made: list[str] = []

    def signs(self, key: str = "1") -> dict[str, str]:
        self.made.clear()
        seen: set[Look] = set()
        state = (self, Noted("prices", self.prices, seen))
        memo = Memo(key, self.book, lambda path, mark: self.mark(path) == mark)
        found = memo.pages(sign, state, ("tea", "jam"), {"prices": self.prices}, seen)
        self.written |= {page.path: page.text.encode() for page in found}
        self.book = memo.book({path: self.mark(path) for path in self.written})
        return {path: data.decode() for path, data in self.written.items()}

    def mark(self, path: str) -> Mark:
        data = self.written.get(path, b"nothing")
        return Mark(len(data), 0, carry.digest(data))


def sign(state: tuple[Shop, Mapping[str, object]], what: str) -> tuple[Page, ...]:
    shop, prices = state
    shop.made.append(what)
    also = f" with milk {prices['milk']}" if what == "tea" else ""
    new = " and cake" if "cake" in prices else ""
    return (Page(what, f"{what} {prices[what]}{also}{new}"),)


def test_only_what_looked_at_a_change_is_made_again() -> None:
    shop = Shop()
    first = shop.signs()
    assert shop.made == ["tea", "jam"] and first["tea"] == "tea 3 with milk 1"
    assert shop.signs() == first and shop.made == []
    shop.prices["milk"] = 2
    assert shop.signs()["tea"] == "tea 3 with milk 2" and shop.made == ["tea"]
    shop.prices["bread"] = 4  # nobody asked for it
    assert shop.signs() and shop.made == []
    shop.prices["cake"] = 9  # everybody asked whether it was there
    assert shop.signs()["jam"] == "jam 5 and cake" and shop.made == ["tea", "jam"]
    assert shop.signs("2") and shop.made == ["tea", "jam"]


@pytest.mark.parametrize("damaged", [b"jam 4", b"", None])
def test_a_page_that_is_not_what_was_written_is_made_again(damaged: bytes | None) -> None:
    shop = Shop()
    first = shop.signs()
    shop.written = {path: text for path, text in shop.written.items() if path != "jam"}
    if damaged is not None:
        shop.written["jam"] = damaged
    assert shop.signs() == first and shop.made == ["jam"]


def test_a_page_cannot_look_at_a_whole_shelf_unnoticed() -> None:
    prices = Noted("prices", {"tea": 3}, set())
    with pytest.raises(TypeError, match="would depend on all of it"):
        list(prices)
    with pytest.raises(TypeError, match="would depend on all of it"):
        len(prices)


class Docs:
    """A docs folder, built again and again with what is known of the time before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = Book()

    def made(self, given: Corpus, settings: Settings = SETTINGS) -> dict[str, str]:
        memo = Memo(cache.pages_key(settings), self.book, lambda path, mark: carry.stands(self.folder / path, mark))
        found = chain(pages.pages(given, settings, memo=memo), export.pages(given, settings, _record, memo=memo))
        made = files.Spool(self.folder / "kept", found)
        files.write(self.folder, made, memo.standing)
        cache.store(self.folder / "kept", "pages", memo.book(made.marks(self.folder)))
        self.book = cache.load(self.folder / "kept", "pages", Book) or Book()
        standing = files.generated(self.folder, memo.standing)
        return {page.path: page.text for page in chain(made, standing)}


def _record(annotated: object) -> dict[str, object]:
    return {"all": repr(annotated)}


def _edited(given: Corpus) -> Corpus:
    """Another word of the same length, so that nothing else moves."""
    first = given.articles[0]
    article = replace(first.article, body=first.article.body.replace("ferry", "barge", 1))
    return replace(given, articles=(replace(first, article=article), *given.articles[1:]))


def _renamed(given: Corpus) -> Corpus:
    one, *rest = given.entities
    return replace(given, entities=(replace(one, name="Another Name", description="Somebody else."), *rest))


CHANGES = {
    "an edit": _edited,
    "a name": _renamed,
    "an article less": lambda given: replace(
        given, articles=given.articles[1:], mentions={}, events=(), neighbors={}, shared=()
    ),
    "an entry less": lambda given: replace(given, events=given.events[1:]),
    "no neighbors": lambda given: replace(given, neighbors={}, related={}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_pages_are_those_of_a_clean_build(tmp_path: Path, change: str) -> None:
    docs = Docs(tmp_path / "docs")
    docs.made(corpus())
    for given in (CHANGES[change](corpus()), corpus()):
        assert docs.made(given) == Docs(tmp_path / "clean").made(given)


def test_another_limit_makes_other_pages(tmp_path: Path) -> None:
    docs = Docs(tmp_path / "docs")
    docs.made(corpus())
    fewer = Settings("A site", limits=Limits(context=10))
    assert docs.made(corpus(), fewer) == Docs(tmp_path / "clean").made(corpus(), fewer)


def test_nothing_is_made_again_without_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = Docs(tmp_path / "docs")
    first = docs.made(corpus())
    for work in ("_brief", "_entity", "_year", "_name", "_part"):
        monkeypatch.setattr(pages, work, _named(work))
    assert docs.made(corpus()) == first


def test_briefs_that_list_an_article_are_not_made_again_when_its_text_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = Docs(tmp_path / "docs")
    docs.made(corpus())
    anew = _recorded(monkeypatch, pages, "_brief", lambda whole, slug: slug)
    docs.made(_edited(corpus()))
    assert anew == [corpus().articles[0].article.slug]


def test_where_annotations_stand_is_found_out_again_only_in_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = Docs(tmp_path / "docs")
    docs.made(corpus())
    asked = _recorded(monkeypatch, timeline_view, "standing", lambda annotated: annotated.article.slug)
    docs.made(_edited(corpus()))
    assert asked == [corpus().articles[0].article.slug]


def _recorded(monkeypatch: pytest.MonkeyPatch, module: object, name: str, what: Callable[..., str]) -> list[str]:
    """For what a function of `module` is called from now on, as `what` says of its arguments."""
    calls: list[str] = []
    real = getattr(module, name)

    def recorded(*args: object) -> object:
        calls.append(what(*args))
        return real(*args)

    recorded.__name__ = real.__name__
    monkeypatch.setattr(module, name, recorded)
    return calls


def _named(name: str) -> object:
    def work(whole: object, unit: str) -> tuple[Page, ...]:
        raise AssertionError(f"{unit} is made again")

    work.__name__ = name
    return work
