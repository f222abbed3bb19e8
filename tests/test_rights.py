"""Articles that may not be republished: their words reach no file of the site beyond what may be quoted.

The site is read here by other means than the guard's: as one string of letters and digits, in which words have no ends.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs import article, body, build, rights, search, sidecar
from briefs.errors import SourceError
from briefs.model import (
    Annotated,
    Corpus,
    CorpusEvent,
    Event,
    EventSource,
    KeyPoint,
    Mention,
    Page,
    Source,
    Span,
    Timex,
)
from briefs.rights import Allowance, Grams, Guard, Run
from briefs.search import Hit, Passage
from briefs.settings import Limits
from conftest import project
from corpus_fixture import article as made

pytestmark = pytest.mark.xdist_group("rights")

LIMITS = Limits()
DIKE = (Path(__file__).parent / "cases" / "rights.txt").read_text(encoding="utf-8")
SAID = """\
url: https://example.org/dike
publisher: The Norhaven Post
license: all rights reserved
summary: The editor sums up a quarrel over a wall.
key_points:
  - text: Loans were refused twice.
    at: refused a loan
sections:
  - {title: Money, before: The Delta Fund}
notes:
  - at: a farmer
    text: The editor adds that he was never paid.
"""
FULL = "The Lock\n\nBy Ann Lee\n\nMayor Lena Brandt opened a lock in Norhaven on 3 April 2016. She wept.\n"


# An independent reading of a site ----------------------------------------------------------------------------------


class _Seen(HTMLParser):
    """What a page shows, and what its attributes say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.said += [unquote(value) for _, value in attrs if value]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *_strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _streams(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "ignore")
    yield html.unescape(text)
    if path.suffix == ".html":
        seen = _Seen()
        seen.feed(text)
        yield "".join(seen.shown)
        yield " | ".join(seen.said)
    if path.suffix in (".json", ".pf_fragment"):
        yield " ".join(_strings(json.loads(text[min(text.find(c) % len(text) for c in "{[") :])))


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _files(site: Path) -> list[Path]:
    found = [path for path in sorted(site.rglob("*")) if path.is_file()]
    return [path for path in found if path.suffix not in (".woff2", ".png", ".ico", ".svg")]


def _leaks(site: Path, text: str, limit: int) -> list[tuple[str, str]]:
    """Each file that shows more than `limit` words of `text` in a row, with the words."""
    spoken = re.findall(r"\S*\w\S*", text)
    runs = {" ".join(spoken[i : i + limit + 1]) for i in range(len(spoken) - limit)}
    wanted = {_letters(run): run for run in runs}
    found = []
    for path in _files(site):
        for stream in {_letters(stream) for stream in _streams(path)}:
            found += [(str(path.relative_to(site)), run) for letters, run in wanted.items() if letters in stream]
    return found


def _body(text: str, said: str = "") -> str:
    source = Source(Path("x.md"), text, Path("x.yml"), said)
    return article.parse(source, sidecar.read(source)).body


def _built(folder: Path, seeds: Path) -> Path:
    build.build(seeds, folder / "docs", folder / "site", folder / "mkdocs.yml")
    return folder / "site"


def _seeds(folder: Path) -> Path:
    """An article that is not ours, and one that is, in a folder with a name to look for."""
    folder = folder / "a-most-private-cupboard"
    folder.mkdir()
    (folder / "dike.md").write_text(DIKE, encoding="utf-8")
    (folder / "dike.yml").write_text(SAID, encoding="utf-8")
    (folder / "lock.txt").write_text(FULL, encoding="utf-8")
    (folder / "lock.yml").write_text("rights: full\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose folder's rights are `excerpt`, built."""
    folder = tmp_path_factory.mktemp("excerpt")
    project(folder)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("  briefs:\n", "  briefs:\n    rights: excerpt\n"), "utf-8")
    _built(folder, _seeds(folder))
    return folder


def _page(home: Path) -> str:
    seen = _Seen()
    seen.feed((home / "site/briefs/dike/index.html").read_text(encoding="utf-8"))
    return " ".join(" ".join(seen.shown).split())


def test_no_file_of_a_site_shows_more_than_may_be_quoted(home: Path) -> None:
    assert len(_files(home / "site")) > 40
    assert _leaks(home / "site", _body(DIKE), LIMITS.quotation) == []
    assert _leaks(home / "docs", _body(DIKE), LIMITS.quotation) == []


def test_the_independent_reading_would_find_a_leak(home: Path, tmp_path: Path) -> None:
    text = _body(FULL)
    limit = len(text.split()) - 1
    found = {name for name, _ in _leaks(home / "site", text, limit)}
    assert "briefs/lock/index.html" in found and "data/briefs/lock.json" in found
    assert any(name.endswith(".pf_fragment") for name in found)


def test_what_is_quoted_in_all_stays_within_its_limit(home: Path) -> None:
    spoken = re.findall(r"\S*\w\S*", _body(DIKE))
    shown = {_letters(stream) for path in _files(home / "site") for stream in _streams(path)}
    quoted: set[int] = set()
    for i in range(len(spoken) - 7):
        if any(_letters("".join(spoken[i : i + 8])) in stream for stream in shown):
            quoted |= set(range(i, i + 8))
    assert 8 <= len(quoted) <= len(spoken) // 10


def test_an_excerpted_brief_is_a_finding_aid(home: Path) -> None:
    page = _page(home)
    for words in (
        "The text may not be republished here", "The Dike That Would Not Hold", "Oda Farrow", "12 May 2018",
        "Lena Brandt", "Norhaven", "October 2017", "The editor sums up", "Loans were refused twice.",
        "The editor adds that he was never paid.", "Money", "all rights reserved", "The Norhaven Post", "46 words",
    ):  # fmt: skip
        assert words in page, words


def test_the_page_says_in_its_metadata_where_it_is_from(home: Path) -> None:
    page = (home / "site/briefs/dike/index.html").read_text(encoding="utf-8")
    stated = dict(re.findall(r'<meta name="dcterms\.(\w+)" content="([^"]*)">', page))
    assert stated == {
        "accessRights": "excerpt",
        "license": "all rights reserved",
        "source": "https://example.org/dike",
        "publisher": "The Norhaven Post",
    }


def test_a_sidecar_overrules_the_folder(home: Path) -> None:
    found = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["rights"]
        for path in (home / "docs/data/briefs").glob("*.json")
    }
    assert found == {"dike": "excerpt", "lock": "full"}


def test_headings_are_not_spelled_in_addresses_or_the_ledger(home: Path) -> None:
    ledger = (home / "a-most-private-cupboard/permalinks.json").read_text(encoding="utf-8")
    page = (home / "site/briefs/dike/index.html").read_text(encoding="utf-8")
    assert "s-section" in ledger and 'id="s-section"' in page
    assert "engineers-knew" not in ledger + page


def test_no_file_names_the_folder_of_the_seeds(home: Path) -> None:
    for path in _files(home / "site"):
        for stream in _streams(path):
            assert "private-cupboard" not in stream and str(home) not in stream, path


def test_the_real_article_as_an_excerpt(shared_seeds: Path, tmp_path: Path) -> None:
    """Ours is a copy, with a sidecar of its own."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for path in shared_seeds.glob("*.txt"):
        shutil.copy(path, seeds)
        (seeds / f"{path.stem}.yml").write_text("rights: excerpt\n", encoding="utf-8")
    site = _built(project(tmp_path), seeds)
    for path in seeds.glob("*.txt"):
        assert _leaks(site, _body(path.read_text(encoding="utf-8")), LIMITS.quotation) == []


# What fails --------------------------------------------------------------------------------------------------------


def test_a_view_that_leaks_is_caught_before_anything_is_written(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "withhold", lambda corpus, limits: corpus)
    monkeypatch.setattr(body, "finding_aid", body.body)
    docs = tmp_path / "docs"
    with pytest.raises(SourceError) as refused:
        build.convert(home / "a-most-private-cupboard", docs, home / "mkdocs.yml")
    said = str(refused.value)
    assert "briefs/dike.md: would publish" in said and "“The Dike That Would Not Hold”" in said
    named = said.split("“")[2].split(" …”")[0]
    assert len(named.split()) == 40 and named in " ".join(rights.words(DIKE))
    assert not docs.exists()


def test_a_view_that_forgets_about_rights_shows_dots(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body, "finding_aid", body.body)
    build.convert(home / "a-most-private-cupboard", tmp_path / "docs", home / "mkdocs.yml")
    page = (tmp_path / "docs/briefs/dike.md").read_text(encoding="utf-8")
    assert "Lena Brandt" in page and "····" in page and "leaking" not in page


def test_a_leak_into_the_search_index_is_caught_and_the_old_site_stands(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (home / "site/briefs/dike/index.html").read_bytes()
    monkeypatch.setattr(
        search, "hits", lambda corpus, limits: [Hit("Brief", "briefs/dike/", "x", (Passage("", DIKE),))]
    )
    with pytest.raises(SourceError, match=r"pagefind/fragment/\S+\.pf_fragment: would publish .* “on tuesday mayor"):
        _built(home, home / "a-most-private-cupboard")
    assert (home / "site/briefs/dike/index.html").read_bytes() == before


def test_an_editor_who_quotes_too_much_is_told(home: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(home / "a-most-private-cupboard", seeds)
    quoted = " ".join(_body(DIKE).split()[:30])
    (seeds / "dike.yml").write_text(SAID + f"events: [{{label: '{quoted}', date: 2018}}]\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"would publish 30 words in a row .* at most 25 may be quoted"):
        build.convert(seeds, tmp_path / "docs", home / "mkdocs.yml")


WORDS = [f"w{i}x" for i in range(200)]


def _annotated(text: str, title: str = "T", rights: str = "excerpt") -> Annotated:
    return Annotated(made("one", title, (("text", text),), date(2019, 3, 5), rights=rights))


def _guard(*more: Annotated, **limits: int) -> Guard:
    return Guard((_annotated(" ".join(WORDS)), *more), replace(Limits(), **limits))


def _pages(*texts: str, suffix: str = "html") -> list[Page]:
    return [Page(f"p{i}.{suffix}", text) for i, text in enumerate(texts)]


def test_exactly_the_limit_passes_and_one_word_more_fails() -> None:
    guard = _guard(quotation=12, quoted=12, share=100)
    guard.pages(_pages(" ".join(WORDS[5:17])))
    with pytest.raises(SourceError, match=r"^p0\.html: would publish 13 words in a row .*“w5x w6x .* w17x”"):
        guard.pages(_pages(" ".join(WORDS[5:18])))


def test_quotations_in_all_have_a_limit_too() -> None:
    guard = _guard(quotation=12, quoted=20, share=100)
    ten, more = " ".join(WORDS[:10]), " ".join(WORDS[50:60])
    guard.pages(_pages(ten, more, ten))  # the same words twice are quoted once
    with pytest.raises(
        SourceError, match=r"one\.txt: 21 words of “T” would be quoted in all, of which 20 may be, in p0"
    ):
        guard.pages(_pages(ten, more + " " + WORDS[60]))
    with pytest.raises(SourceError, match="of which 10 may be"):
        _guard(quotation=12, quoted=20, share=5).pages(_pages(ten, more))


def test_the_headline_and_names_are_no_quotations() -> None:
    names = [f"Name{i}" for i in range(40)]
    text = " ".join(names) + " and then " + " ".join(WORDS[:20])
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    listed = tuple(Mention(span, name, "person", name) for name, span in zip(names, spans, strict=True))
    one = replace(_annotated(text, title=" ".join(WORDS[:18])), mentions=listed)
    guard = Guard((one,), replace(Limits(), quotation=10, quoted=0))
    guard.pages(_pages(" ".join(names), " ".join(WORDS[:18])))
    with pytest.raises(SourceError, match="would publish"):
        guard.pages(_pages(" ".join(names[-9:]) + " and then"))


def test_a_headline_of_a_paragraph_is_a_quotation() -> None:
    title = " ".join(WORDS[:60])
    _guard(_annotated("Short.", title=" ".join(WORDS[:30]))).pages(_pages(" ".join(WORDS[:30])))
    with pytest.raises(SourceError, match="55 words in a row"):  # those that do not begin in what a headline may have
        _guard(_annotated("Short.", title=title)).pages(_pages(title))
    with pytest.raises(SourceError, match="55 words in a row"):  # one that stands nowhere in its text
        Guard((_annotated("Short.", title=title),), Limits()).pages(_pages(title))


def test_what_a_full_article_says_too_is_not_quoted_from_this_one_but_has_a_limit() -> None:
    other = _annotated(" ".join(WORDS[:40]), title="U", rights="full")
    guard = _guard(other, quotation=12, quoted=0)
    guard.pages(_pages(" ".join(WORDS[:12])))
    with pytest.raises(SourceError, match="13 words in a row"):
        guard.pages(_pages(" ".join(WORDS[:13])))


RUN = "The Café’s “old” wall, by 2019, was fraught & broken"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("p.html", "<p>the café's old WALL —\nby 2019 was fraught &amp; broken</p>"),
        ("p.html", "<p>The <a href='x'>Caf</a>é’s old</p>\n<p>wall by <b>2019</b><p>was<br>fraught<hr>broken"),
        ("p.html", "The C&shy;afé&#8217;s old wall by 2&#8203;019 was fra<i>ught</i> bro<wbr>ken"),
        ("p.html", "<meta content='The Café’s old wall by 2019 was fraught broken'>"),
        ("p.html", f"<a href='x#:~:text={quote(RUN)}'>"),
        ("p.html", "<!-- The Café’s old wall by 2019 was fraught broken -->"),
        ("p.html", "The Cafe\u0301’s old wall by 2019 was ﬁne".replace("ﬁne", "fraught broken")),
        ("p.json", json.dumps({"a": RUN})),
        ("p.json", json.dumps(RUN.split())),
        ("p.xml", "<t>" + html.escape(html.escape(RUN)) + "</t>"),
        ("p.js", f"x = {json.dumps(RUN)};"),
        ("p.md", "[The Café’s](a.md){ .x } *old* wall by [2019](b.md) was **fraught**\\\nbroken"),
        ("p.txt", RUN.replace(" ", "\u00a0")),
    ],
)
def test_words_are_found_however_they_are_written(tmp_path: Path, name: str, shown: str) -> None:
    guard = Guard((_annotated("Now listen. " + RUN + " into pieces."),), replace(Limits(), quotation=9))
    with pytest.raises(SourceError, match="10 words in a row of “T”"):
        guard.pages([Page(name, shown)])
    (tmp_path / name).write_text(shown, encoding="utf-8")
    with pytest.raises(SourceError, match=name):
        guard.site(tmp_path)
    (tmp_path / name).write_bytes(gzip.compress(shown.encode()))
    with pytest.raises(SourceError, match=name):
        guard.site(tmp_path)


def test_a_standfirst_is_held_back_too() -> None:
    one = _annotated("Short.")
    one = replace(one, article=replace(one.article, standfirst=" ".join(WORDS[:30])))
    with pytest.raises(SourceError, match="30 words in a row of “T”"):
        Guard((one,), Limits()).pages(_pages(" ".join(WORDS[:30])))


def test_without_excerpts_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "broken.gz").write_bytes(b"\x1f\x8bnot really")
    Guard((_annotated(" ".join(WORDS), rights="full"),), Limits()).site(tmp_path)
    with pytest.raises(SourceError, match="can't be read"):
        _guard().site(tmp_path)


# What may be shown -------------------------------------------------------------------------------------------------


def test_an_allowance_gives_as_much_as_is_left() -> None:
    allowance = Allowance(4, 9)
    assert allowance.quote("one two, three four five") == "one two, three four …"
    assert allowance.quote("one two three four five", beside=2) == "one two …"
    assert (allowance.left, allowance.quote("one two")) == (1, None)
    assert allowance.quote("one") == "one"
    assert allowance.quote("") is None and Allowance(2, 9).quote("one", beside=2) is None


def test_withheld_articles_keep_what_is_no_quotation() -> None:
    text = "Ada Quill said nothing at all on Monday, and then the whole pier fell into the sea with everybody on it."
    one = replace(
        _annotated(text),
        mentions=(Mention(Span(0, 9), "Ada Quill", "person", "Ada Quill", None, "ada-quill"),),
        events=(
            Event("2019-03-04", text, "p1", entities=("ada-quill",)),
            Event("2019", "My own words", "p1", by="editor"),
        ),
        key_points=(KeyPoint(text, "p1"), KeyPoint("Mine.", "p1", "editor")),
    )
    whole = Corpus((one,), ())
    shown = rights.withhold(whole, Limits()).articles[0]
    assert shown.article.body.startswith("Ada Quill ···· ·······") and len(shown.article.body) == len(text)
    assert [e.label for e in shown.events] == ["A date in the text", "My own words"]
    assert [p.text for p in shown.key_points] == ["Mine."]
    generous = rights.withhold(whole, Limits(share=200)).articles[0]
    assert generous.events[0].label == text
    full = Corpus((_annotated(text, rights="full"),), ())
    assert rights.withhold(full, Limits()) is full


def test_a_date_that_the_editor_corrected_makes_no_label_the_editors() -> None:
    text = "On Monday " + " ".join(WORDS[:40])
    one = replace(
        _annotated(text),
        timexes=(Timex(Span(0, 9), "On Monday", "DATE", "2019-03-04", "2019-03-04", by="editor"),),
        events=(
            Event("2019-03-04", text, "p1", Span(0, 9), by="editor"),
            Event("2019-03-05", "Mine", "p1", Span(0, 9), by="editor"),
        ),
    )
    events = (CorpusEvent("e", "2019-03-04", text, "fact", (), (EventSource("one", 0),), by="editor"),)
    shown = rights.withhold(Corpus((one,), (), events=events), Limits(share=100))
    assert len(rights.words(shown.articles[0].events[0].label)) == 22  # and three of the date before it
    assert shown.events[0].label == shown.articles[0].events[0].label
    assert shown.articles[0].events[1].label == "Mine"


# Finding runs ------------------------------------------------------------------------------------------------------

_texts = st.lists(st.sampled_from("abcd"), max_size=30)


def _covered(runs: Sequence[Run]) -> set[int]:
    return {i for run in runs for i in range(run.start, run.end)}


@given(st.lists(_texts, min_size=1, max_size=3), _texts, _texts, st.integers(1, 5))
def test_runs_are_those_that_comparing_every_pair_of_places_finds(
    known: list[list[str]], text: list[str], forgotten: list[str], size: int
) -> None:
    def grams(of: list[str]) -> list[tuple[str, ...]]:
        return [tuple(of[i : i + size]) for i in range(len(of) - size + 1)]

    wanted = {gram for one in known for gram in grams(one)}
    finder = Grams(known, size)
    runs = list(finder.runs(text))
    assert _covered(runs) == {i + k for i, gram in enumerate(grams(text)) if gram in wanted for k in range(size)}
    for run in runs:
        length = run.end - run.start
        assert length >= size and text[run.start : run.end] == known[run.source][run.at : run.at + length]
    finder.forget(forgotten)
    left = wanted - set(grams(forgotten))
    assert bool(list(finder.runs(text))) == any(gram in left for gram in grams(text))


@given(st.lists(_texts, min_size=1, max_size=3), _texts, st.integers(1, 4))
def test_what_several_texts_share_can_be_forgotten(known: list[list[str]], text: list[str], size: int) -> None:
    finder = Grams(known, size)
    finder.forget_shared()
    sets = [{tuple(one[i : i + size]) for i in range(len(one) - size + 1)} for one in known]
    spoken = [tuple(text[i : i + size]) for i in range(len(text) - size + 1)]
    assert bool(list(finder.runs(text))) == any(sum(gram in one for one in sets) == 1 for gram in spoken)
