"""Addresses: what the site has promised must not change."""

from __future__ import annotations

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import anchor


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Moon Jae-in", "moon-jae-in"),
        ("São Paulo", "sao-paulo"),
        ("U.S. Treasury", "us-treasury"),
        ("Women’s Day", "womens-day"),
        ("Łódź & Straße", "lodz-strasse"),
        ("2016/2017", "2016-2017"),
        ("the long way " * 9, "the-long-way-the-long-way-the-long-way-the-long-way-the-long"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert anchor.slug(text) == slug


@given(st.text())
def test_a_slug_is_short_and_plain(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", anchor.slug(text))
    assert len(anchor.slug(text)) <= anchor.LONGEST


def test_names_in_other_scripts_get_slugs_of_their_own() -> None:
    assert anchor.slug("김정은") != anchor.slug("문재인")
    assert anchor.slug("김정은") == anchor.slug("김정은")


@pytest.mark.parametrize(
    ("source", "target", "fragment", "address"),
    [
        ("index.md", "briefs/a.md", "", "briefs/a.md"),
        ("briefs/a.md", "briefs/b.md", "p1", "b.md#p1"),
        ("briefs/a.md", "entities/x.md", "", "../entities/x.md"),
        ("timeline/index.md", "timeline/index.md", "y1994", "#y1994"),
        ("entities/x.md", "index.md", "", "../index.md"),
    ],
)
def test_links_are_relative(source: str, target: str, fragment: str, address: str) -> None:
    assert anchor.link(source, target, fragment) == address


names = st.from_regex(r"[a-z]{1,5}(/[a-z]{1,5}){0,3}\.md", fullmatch=True)


@given(names, names)
def test_a_link_leads_to_its_target(source: str, target: str) -> None:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), anchor.link(source, target)))
    assert joined == target or source == target


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (anchor.HOME, "https://a.b/c/"),
        (anchor.TIMELINE, "https://a.b/c/timeline/"),
        (anchor.brief_path("x"), "https://a.b/c/briefs/x/"),
    ],
)
def test_the_public_address_is_the_one_that_mkdocs_gives(target: str, address: str) -> None:
    assert anchor.public("https://a.b/c/", target) == address
    assert anchor.public("https://a.b/c", target, "p1") == f"{address}#p1"


def test_ids_are_made_unique_in_order() -> None:
    assert anchor.numbered(["a", "b", "a", "a-2"], taken=["b"]) == ("a", "b-2", "a-2", "a-2-2")


@given(st.lists(st.from_regex(r"[a-b](-[1-3])?", fullmatch=True)), st.sets(st.sampled_from(["a", "b", "a-2"])))
def test_numbered_ids_are_unique(ids: list[str], taken: set[str]) -> None:
    unique = anchor.numbered(ids, taken)
    assert len({*unique, *taken}) == len(ids) + len(taken)
    assert all(new.startswith(old) for new, old in zip(unique, ids, strict=True))
