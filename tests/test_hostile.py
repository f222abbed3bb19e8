"""Hostile input is shown as words or refused, never executed, never read from elsewhere."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import hostile
from briefs import anchor, article, authority, build, collection, config, decode, files, lasting, permalinks
from briefs.errors import SourceError, SourceErrors
from briefs.markup import printable
from briefs.model import Page, Source
from links import Site
from pace import seconds

pytestmark = pytest.mark.xdist_group("hostile")

LOADED = ("assets/", "pagefind/")
INLINE = ("script", "style", "iframe", "object", "embed", "base", "math", "img", "video", "audio", "textarea")


def test_there_are_enough_cases() -> None:
    cases = (hostile.WORDS, hostile.NAMES, hostile.PAIRS, hostile.SIDECARS, hostile.AUTHORITIES, hostile.FILES)
    assert sum(map(len, cases)) > 120


@pytest.fixture(scope="module")
def read(hostile_site: Path) -> Site:
    return Site(hostile_site)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", printable(text))


def words_of(text: str) -> list[str]:
    """Its letters, digits and signs. What only orders or spaces them may go, and what begins an item or a quotation is
    not shown but done."""
    bare = re.sub(r"[\u00ad\u200b\u200d\ufeff\u2060\ufffd]", "", printable(text).replace("\x02", ""))
    return [word for found in bare.split() if (word := found.lstrip(">-="))]


@pytest.mark.parametrize("case", hostile.WORDS)
def test_in_a_field_they_are_words(read: Site, case: str) -> None:
    number = list(hostile.WORDS).index(case)
    words = squeezed(hostile.WORDS[case][:500]).strip()
    tree = read.trees[f"briefs/field-{number}/index.html"]
    shown = squeezed(tree.css_first("main").text())
    heading = tree.css_first("h1")
    assert heading and squeezed(heading.text()).strip() == words
    # Headline, byline, section, publisher, license, summary, point, section title, note, event and source.
    assert shown.count(words) >= 8
    entity = read.trees[f"entities/named-{number}/index.html"].css_first("h1")
    assert entity and squeezed(entity.text()).strip() == f"Ship {number} {words}"


@pytest.mark.parametrize("case", hostile.WORDS)
def test_in_the_text_they_are_words(read: Site, case: str) -> None:
    number = list(hostile.WORDS).index(case)
    tree = read.trees[f"briefs/text-{number}/index.html"]
    shown = "".join(words_of("".join(node.text() for node in tree.css(".para"))))
    missing = [word for word in words_of(hostile.WORDS[case]) if word not in shown]
    assert missing == []


def test_no_page_holds_what_the_theme_did_not_bring(read: Site) -> None:
    plain = read.trees["404.html"]
    brought = {script.html for script in plain.css("script")}
    for name, tree in read.trees.items():
        inline = [
            s.text() for s in tree.css("script") if "src" not in s.attributes and s.attributes.get("type") is None
        ]
        assert set(inline) <= {LexborHTMLParser(html).css_first("script").text() for html in brought if html}, name
        for tag in INLINE[1:]:
            assert not tree.css(f"main {tag}"), (name, tag)
        for node in tree.css("*"):
            for attribute, value in node.attributes.items():
                assert not attribute.startswith("on") and attribute != "style", (name, attribute)
                if attribute in ("href", "src", "action", "formaction", "data", "xlink:href"):
                    target = (value or "").strip().lower()
                    assert not re.match(r"(javascript|data|vbscript|file):|(https?:)?//evil", target), (name, value)


def test_every_request_is_for_the_site(read: Site) -> None:
    for link in read.requests():
        assert not re.match(r"[a-z]+:|//", link.target) or link.page.endswith(".css"), link


def test_every_link_leads_somewhere(read: Site) -> None:
    assert list(read.broken()) == []


def test_every_page_forbids_what_it_does_not_bring(read: Site) -> None:
    policies = {tree.css_first("meta[http-equiv]").attributes["content"] for tree in read.trees.values()}
    assert len(policies) == 1, "instant navigation keeps the first page's policy, so all must be the same"
    (policy,) = policies
    assert policy and "unsafe-inline" not in policy and "default-src 'none'" in policy
    for name, tree in read.trees.items():
        first = tree.css_first("head").css_first("meta, script, link, style")
        assert first and first.attributes.get("http-equiv") == "Content-Security-Policy", name


def test_nothing_is_read_from_elsewhere(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"root:x:0" not in data and b"hunter2" not in data, path


def test_nothing_is_written_elsewhere(hostile_site: Path) -> None:
    folder = hostile_site.parent
    names = {path.name for path in folder.iterdir()}
    assert names == {"docs", "mkdocs.yml", "scripts", "site", ".briefs"}
    assert {path.name for path in folder.parent.iterdir()} == {folder.name, "seeds", "secret.txt"}


@pytest.mark.parametrize("name", hostile.NAMES)
def test_a_file_name_becomes_a_plain_address(hostile_site: Path, name: str) -> None:
    slug = anchor.slug(Path(name).stem)
    assert slug == hostile.NAMES[name]
    assert (hostile_site / "briefs" / slug / "index.html").is_file()


def gathered(folder: Path, kept: Path) -> str:
    """What is said of a folder that is refused."""
    with pytest.raises((SourceError, SourceErrors)) as refused:
        collection.gather(folder, config.MODEL, kept)
    return str(refused.value)


@pytest.mark.parametrize("case", hostile.PAIRS)
def test_two_files_of_one_address_are_refused(tmp_path: Path, case: str) -> None:
    for name in hostile.PAIRS[case]:
        (tmp_path / name).write_text("Words of an article.")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system takes the two names for one")
    with pytest.raises(SourceErrors, match="would have the same address"):
        collection.gather(tmp_path, config.MODEL, tmp_path / "kept")


@pytest.mark.parametrize("case", hostile.FILES)
def test_what_is_no_text_is_refused(case: str) -> None:
    data, said = hostile.FILES[case]
    with pytest.raises(SourceError, match=said):
        decode.decode(data, Path("a.txt"))


@pytest.mark.parametrize("case", hostile.SIDECARS)
def test_a_sidecar_is_refused(tmp_path: Path, case: str) -> None:
    text, said = hostile.SIDECARS[case]
    (tmp_path / "a.txt").write_text(hostile.seed(1, "nothing"))
    (tmp_path / "a.yml").write_text(text)
    found = gathered(tmp_path, tmp_path / "kept")
    assert re.search(said, found), found
    assert found.startswith(f"{tmp_path / 'a.yml'}:") and "\n" not in found


@pytest.mark.parametrize("case", hostile.AUTHORITIES)
def test_an_authority_file_is_refused(case: str) -> None:
    text, said = hostile.AUTHORITIES[case]
    with pytest.raises(SourceError, match=said) as refused:
        authority.parse(Path("authority.yml"), text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["a.yml", files.AUTHORITY, files.LEDGER])
def test_what_an_editor_says_is_not_read_from_elsewhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("title: hunter2")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Words of an article.")
    (seeds / name).symlink_to(tmp_path / "secret")
    (error,) = files.read(seeds).errors
    assert str(error) == f"{seeds / name}: a link that leads out of the seeds folder; copy the file"


def test_an_article_that_leads_elsewhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Words of an article.")
    (seeds / "b.txt").symlink_to(tmp_path / "secret")
    read = files.read(seeds)
    assert [source.path.name for source in read.sources] == ["a.txt"]
    assert [problem.kind for problem in read.problems] == ["outside"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_stop_the_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (error,) = files.read(tmp_path).errors
    assert "expected a file, found a folder, pipe or device" in str(error)


NESTED = (
    "docs/seeds docs site", "seeds seeds/docs site", "seeds docs seeds/site", "site/seeds docs site",
    "seeds docs docs/site", "seeds docs .", "a a site",
)  # fmt: skip


@pytest.mark.parametrize("names", NESTED)
def test_folders_in_each_other_are_refused(tmp_path: Path, names: str) -> None:
    seeds, docs, site = names.split()
    with pytest.raises(SourceError, match=r"the folder for \w+ lies in the folder for \w+, .*; name another with --"):
        build.build(tmp_path / seeds, tmp_path / docs, tmp_path / site, tmp_path / "mkdocs.yml")
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_docs_is_not_followed(tmp_path: Path) -> None:
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    docs.mkdir()
    elsewhere.mkdir()
    (elsewhere / "old.md").write_text("mine")
    (docs / "briefs").symlink_to(elsewhere)
    (docs / files.MANIFEST).write_text(json.dumps({"briefs/old.md": "0"}))
    with pytest.raises(SourceError, match="a link that leads out of the docs folder"):
        files.write(docs, [Page("briefs/a.md", "x")])
    files.write(docs, [Page("a.md", "x")])
    assert [path.name for path in elsewhere.iterdir()] == ["old.md"]


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "a\\..\\b.md", "c:a.md"])
def test_a_list_of_generated_files_cannot_name_others(tmp_path: Path, path: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "a.md").write_text("mine")
    (docs / files.MANIFEST).write_text(json.dumps({path: "0"}))
    files.write(docs, [])
    assert (tmp_path / "a.md").read_text() == "mine"


LONG = {
    "one word": "w" * 1_000_000,
    "words": "word " * 200_000,
    "brackets": "[" * 1_000_000,
    "quotation marks": "> " * 500_000,
    "emphasis": "*_" * 500_000,
    "references": "&" * 1_000_000,
    "tags": "<b " * 333_333,
    "comments": "<!--" * 250_000,
    "capitals": "A." * 500_000,
    "dates": "5 March 2019, " * 70_000,
    "marks": "\u0351" * 1_000_000,
    "line ends": "\n" * 1_000_000 + "x",
    "lists": "- " * 500_000,
    "fences": "```\n" * 250_000,
}
MANY = {  # of what costs something each
    "letters on lines": "a\n" * 20_000,
    "paragraphs": "a b.\n\n" * 20_000,
    "headings": "# a\n\n" * 10_000,
    "quotations": "> > > a\n" * 10_000,
    "items": "- a\n" * 20_000,
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("case", LONG)
def test_a_million_characters_are_read_in_proportion(case: str, suffix: str) -> None:
    def parse(text: str) -> None:
        article.parse(Source(Path("a" + suffix), "A headline\n\n" + text))

    assert _in_proportion(parse, LONG[case])


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("case", MANY)
def test_many_blocks_are_read_and_numbered_in_proportion(case: str, suffix: str) -> None:
    def number(text: str) -> None:
        lasting.number(permalinks.EMPTY, [article.parse(Source(Path("a" + suffix), "A headline\n\n" + text))])

    assert _in_proportion(number, MANY[case])


def _in_proportion(act: Callable[[str], None], text: str) -> bool:
    tenth, whole = (seconds(partial(act, part), times=1) for part in (text[: len(text) // 10], text))
    return whole < 30 * max(tenth, 0.05)
