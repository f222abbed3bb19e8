"""The generated pages: what they hold, and that they show the words they were given."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefs import body, brief_view, columns, export, names, pages, search, search_index, timeline_parts
from briefs.markup import printable
from briefs.model import (
    Annotated,
    Article,
    Corpus,
    CorpusEvent,
    Entity,
    Event,
    EventSource,
    KeyPoint,
    Mark,
    Mention,
    MentionRef,
    Note,
    Origin,
    Paragraph,
    Section,
    Span,
    Statement,
    Timex,
)
from briefs.quotes import curled
from briefs.settings import Settings
from briefs.standing import standing
from conftest import project
from corpus_fixture import corpus
from links import Site
from test_markup import EXTENSIONS
from values import records

SETTINGS = Settings("The strait", "Two briefs.", url="https://example.org/briefs/", model="some_model")


def built(folder: Path, given: Corpus, settings: Settings = SETTINGS) -> Site:
    """The site that MkDocs makes of a corpus, strictly."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    project(folder)
    data = export.pages(given, SETTINGS, lambda a: {"slug": a.article.slug})
    for page in (*pages.pages(given, settings), *data):
        path = folder / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    loaded = load_config(str(folder / "mkdocs.yml"), strict=True, site_url=SETTINGS.url)
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    search_index.write(folder / "site", search_index.index(search.hits(given, settings.limits)))
    return Site(folder / "site")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("strait"), corpus())


def text_of(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def test_every_page_has_its_place() -> None:
    paths = [page.path for page in pages.pages(corpus(), SETTINGS)]
    assert paths[:4] == ["index.md", "briefs/index.md", "briefs/the-ferry.md", "briefs/the-pier.md"]
    assert {"entities/index.md", "entities/port-lorn.md", "timeline/index.md"} < set(paths)
    assert len(paths) == len(set(paths)) == 4 + 2 + 9


def test_pages_depend_on_nothing_but_the_corpus() -> None:
    assert list(pages.pages(corpus(), SETTINGS)) == list(pages.pages(corpus(), SETTINGS))


def test_every_page_has_title_description_and_template() -> None:
    for page in pages.pages(corpus(), SETTINGS):
        front = yaml.safe_load(page.text.split("---\n")[1])
        assert front["title"] and front["description"] and front["template"].endswith(".html"), page.path


def test_every_link_and_fragment_resolves(read: Site) -> None:
    assert list(read.broken()) == []


def test_the_sidebars_lead_to_the_words(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    names = [text_of(node) for node in brief.css(".who .present > p > a")]
    assert names[:3] == ["Ada Quill", "Tomas Reyes", "Lin Moreau"]
    places = [node.attributes["href"] for node in brief.css("#n-ada-quill .places a")]
    assert places == ["#p1-ada-quill", "#p1-ada-quill-2", "#p3-ada-quill", "#p7-ada-quill"]
    assert [text_of(brief.css_first(place or "")) for place in places] == ["Ada Quill", "Quill", "Quill", "Quill"]
    when = {text_of(node): node.attributes["href"] for node in brief.css(".when .entry .when")}
    assert text_of(brief.css_first(when["27 February 2019"] or "")) == "27 February 2019"
    assert text_of(brief.css_first(when["2020"] or "")) == "next year"


def test_the_timeline_is_in_order_and_says_what_is_not_certain(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    assert [text_of(node) for node in brief.css(".when .entry .when")] == [
        "1994",
        "between 2016 and 2017",
        "about January 2019",
        "26–27 February 2019",
        "27 February 2019",
        "5 March 2019",
        "2020",
    ]
    assert [text_of(node) for node in brief.css(".when .status")] == ["announced", "planned"]
    assert "counted from 5 March 2019" in text_of(brief.css_first("#e-2020"))


def test_a_brief_without_dates_has_no_empty_timeline(tmp_path: Path) -> None:
    text = "Nobody knows when."
    one = Article("a", Path("a.txt"), "A", (), None, text, (Paragraph("p1", "text", Span(0, len(text))),))
    site = built(tmp_path, Corpus((Annotated(one),), (), {}, (), {}, {}))
    page = site.trees["briefs/a/index.html"]
    assert page.css_first("#p1") is not None
    assert page.css_first(".when") is None


def test_dates_in_the_text_lead_to_their_entry_and_back(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    words = brief.css_first("#p2-date-2")
    assert words and words.attributes["href"] == "#e-2016-2017"
    time = words.css_first("time")
    assert time and (time.attributes["datetime"], time.attributes["data-edtf"]) == ("2016", "2016/2017")
    back = brief.css_first("#e-2016-2017 .when")
    assert back and back.attributes["href"] == "#p2-date-2"


def test_an_ambiguous_name_is_no_link(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    lorn = brief.css_first("#p7-lorn")
    assert lorn and (lorn.tag, lorn.text()) == ("span", "Lorn")
    assert "Lorn ¶7" in [text_of(node) for node in brief.css(".unclear-names a")]


def test_machine_and_editor_are_told_apart(read: Site) -> None:
    ferry, pier = (read.trees[f"briefs/{slug}/index.html"] for slug in ("the-ferry", "the-pier"))
    assert [n.attributes["class"] for n in ferry.css(".in-brief li")] == ["by-editor", "by-editor"]
    assert [n.attributes["class"] for n in pier.css(".in-brief li")] == ["by-machine"]
    assert "chosen by machine" in text_of(pier.css_first(".in-brief"))
    assert "chosen by machine" not in text_of(ferry.css_first(".in-brief"))
    assert text_of(ferry.css_first(".closing > .made")).startswith(
        "20 annotations by machine (model some_model), 3 by the editor."
    )
    assert len(ferry.css(".text .mention.editor")) == 1
    assert [text_of(n) for n in ferry.css("details.note.by-editor summary")] == ["Editor’s note 1", "Editor’s note 2"]


def test_notes_and_their_words_lead_to_each_other(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    reference = brief.css_first(".note-ref")
    note = brief.css_first(reference.attributes["href"] or "") if reference else None
    assert note and "winter meeting" in note.text()
    back = note.css_first(".back")
    assert back and reference and back.attributes["href"] == f"#{reference.attributes['id']}"


def test_the_outline_has_the_authors_headings_and_the_editors(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    assert [(text_of(n), n.attributes["href"]) for n in brief.css(".outline a")] == [
        ("Why the talks broke off", "#s-2"),
        ("What next", "#s-end"),
    ]
    assert [text_of(n) for n in brief.css(".text h2[id^='s-']")] == ["Why the talks broke off", "What next"]


def test_related_briefs_say_why(read: Site) -> None:
    related = text_of(read.trees["briefs/the-ferry/index.html"].css_first(".closing .why"))
    assert related == "Both name Tomas Reyes, Lin Moreau, Harbor Board, Port Lorn"


def test_the_citation_is_whole(read: Site) -> None:
    brief = read.trees["briefs/the-ferry/index.html"]
    assert text_of(brief.css_first(".citation")) == (
        "Patience Marlow (5 March 2019). “The ferry that did not come”. The Lorn Courier. The strait. "
        "https://example.org/briefs/briefs/the-ferry/"
    )
    shown = brief.css_first(".closing pre")
    assert shown and shown.text().strip() == (read.folder / "data/briefs/the-ferry.bib").read_text().strip()
    assert "  author = {{Patience Marlow}},\n" in shown.text()


def test_an_entity_shows_every_mention_in_its_words(read: Site) -> None:
    entity = read.trees["entities/port-lorn/index.html"]
    assert [text_of(n) for n in entity.css(".contexts h3")] == ["Port Lorn loses a pier", "The ferry that did not come"]
    hits = [n.attributes["href"] for n in entity.css(".contexts p > a")]
    assert hits == ["../../briefs/the-pier/#p1", "../../briefs/the-ferry/#p1", "../../briefs/the-ferry/#p7"]
    assert [text_of(n) for n in entity.css(".contexts mark")] == ["Port Lorn"] * 3
    assert "left Port Lorn without a signature" in text_of(entity.css_first("article"))
    assert "54.2° N, 8.6° W" in text_of(entity.css_first(".facts"))


def test_the_data_of_a_brief_has_a_line_for_each_thing_found() -> None:
    mentions = columns.table([{"n": 1, "at": {"p": "“é”"}}, {"n": 1, "at": {"p": None}}])
    found = export.pages(corpus(), SETTINGS, lambda a: {"slug": "a", "mentions": mentions, "of": []})
    text = next(page.text for page in found if page.path.endswith(".json"))
    assert text == (
        '{\n"slug":"a",\n"mentions":{"all":{"n":1},"fields":["at.p"],"rows":[\n["“é”"],\n[null]\n]},\n"of":[]\n}\n'
    )
    assert json.loads(text)["mentions"] == mentions
    assert records(mentions) == [{"n": 1, "at.p": "“é”"}, {"n": 1, "at.p": None}]


PARTED = replace(SETTINGS, limits=replace(SETTINGS.limits, entries=4))


def test_a_long_timeline_is_in_parts_and_every_address_leads_on(read: Site, tmp_path: Path) -> None:
    site = built(tmp_path, corpus(), PARTED)  # MkDocs checks that all links arrive
    parts = {path: tree for path, tree in site.trees.items() if re.fullmatch("timeline/[^/]+/index.html", path)}
    assert len(parts) > 3
    whole, front = read.trees["timeline/index.html"], site.trees["timeline/index.html"]
    assert [text_of(n) for n in whole.css(".entry")] == [
        text_of(n) for tree in parts.values() for n in tree.css(".entry")
    ]
    years = {n.attributes["id"]: n for n in front.css(".parts a[id]")}
    assert years.keys() == {n.attributes["id"] for n in whole.css(".year h2")}
    for id, link in years.items():
        assert link.attributes["href"].endswith(f"/#{id}")
    places = json.loads((site.folder / "timeline/places.json").read_text())
    for n in whole.css(".entry"):
        (part,) = (name for name, ids in places.items() if n.attributes["id"] in ids.split())
        assert n.attributes["id"] in site.ids[f"timeline/{part}/index.html"]
    for hit in search.hits(corpus(), PARTED.limits):
        path, _, fragment = hit.address.partition("#")
        assert not fragment or fragment in site.ids[f"{path}index.html"]


@pytest.mark.parametrize(
    ("years", "names"),
    [
        ("", [""]),
        ("2001 2002", [""]),
        ("1999 2001 2002", ["1990s", "2000s"]),
        ("2001 2001 2002 2010", ["2001", "2002", "2010s"]),
        ("-0044 -0043 -0042 0005", ["before-1", "0s"]),
    ],
)
def test_parts_are_decades_and_the_years_of_a_full_one(years: str, names: list[str]) -> None:
    events = [replace(corpus().events[0], id=str(n), edtf=year) for n, year in enumerate(years.split())]
    parts = timeline_parts.parts(events, 2)
    assert list(parts.entries) == names
    assert [event for of in parts.entries.values() for event in of] == events
    assert timeline_parts.row(parts)[names[0]][0] is None and timeline_parts.row(parts)[names[-1]][1] is None


def test_whoever_only_one_brief_names_appears_with_others_right_there(tmp_path: Path) -> None:
    whole = corpus()
    once = tuple(ref for ref in whole.mentions["port-lorn"] if ref.slug == "the-ferry")
    site = built(tmp_path, replace(whole, mentions={**whole.mentions, "port-lorn": once}))
    page = site.trees["entities/port-lorn/index.html"]
    assert [text_of(node) for node in page.css(".with li")] == ["Harbor Board ¶1"]
    assert page.css_first(".contexts a[href='../../briefs/the-ferry/#p1']"), "where the paragraph is linked"


def test_an_entity_shows_what_it_said_and_where(read: Site) -> None:
    said = read.trees["entities/tomas-reyes/index.html"].css(".said-by .context")
    assert [text_of(n) for n in said] == [
        "¶2 “a slow goodbye” called · The ferry that did not come · 5 March 2019",
        "¶3 the islands would wait no longer said · The ferry that did not come · 5 March 2019",
    ]
    links = [n.attributes["href"] for n in read.trees["entities/tomas-reyes/index.html"].css(".said-by .para-ref")]
    assert links == ["../../briefs/the-ferry/#p2-said", "../../briefs/the-ferry/#p3-said"]


def test_two_names_in_one_paragraph_share_their_context(read: Site) -> None:
    contexts = read.trees["entities/ada-quill/index.html"].css(".contexts p:not([class])")
    assert [len(n.css("mark")) for n in contexts] == [2, 1, 1]
    assert text_of(contexts[0]).count("met in Port Lorn") == 1


def test_what_is_named_too_often_for_one_page_is_told_by_year(tmp_path: Path, read: Site) -> None:
    few = replace(SETTINGS, limits=replace(SETTINGS.limits, mentions=1))
    site, whole = built(tmp_path, corpus(), few), read
    assert list(site.broken()) == []
    page, uncut = site.trees["entities/port-lorn/index.html"], whole.trees["entities/port-lorn/index.html"]
    ids = {n.attributes["id"] for n in uncut.css("h3[id^=in-]")}
    assert len(ids) == 2 and not by_year(whole, "port-lorn")
    assert {n.attributes["id"] for n in page.css(".contexts [id^=in-]")} == ids, "each address stays good"
    contexts = [
        text_of(n) for tree in by_year(site, "port-lorn").values() for n in tree.css(".contexts p:not([class])")
    ]
    assert sorted(contexts) == sorted(text_of(n) for n in uncut.css(".contexts p:not([class])"))
    (left,) = page.css(".in-year a[id]")
    year, _, id = (left.attributes["href"] or "").partition("/#")
    assert id == left.attributes["id"]
    assert by_year(site, "port-lorn")[year].css_first(f"h3#{id}") is not None


def by_year(site: Site, id: str) -> dict[str, LexborHTMLParser]:
    """The pages of an entity by year."""
    return {
        path.split("/")[2]: tree
        for path, tree in site.trees.items()
        if path.startswith(f"entities/{id}/") and path.count("/") == 3
    }


def test_the_index_lists_everything_twice(read: Site) -> None:
    index = read.trees["entities/index.html"]
    by_kind = [text_of(n) for n in index.css(".index:not(.letter) .name")]
    by_letter = [text_of(n) for n in index.css(".index.letter .name")]
    assert by_letter == [
        *("Cape Sorrow", "Harbor Board", "Islanders", "Lin Moreau", "Lorn Strait Agreement", "Lorn talks", "Port Lorn"),
        *("Ada Quill", "Tomas Reyes"),
    ]
    assert sorted(by_letter) == sorted(by_kind)
    assert len(by_kind) == 9
    assert [text_of(n) for n in index.css("h2")][:2] == ["People", "Places"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ada Quill", "Quill Ada"),
        ("Charles de Gaulle", "Gaulle Charles de"),
        ("Kim Jong Un", "Kim Jong Un"),
        ("Martin Luther King Jr.", "King Martin Luther"),
        ("Duchess of Kent", "Duchess of Kent"),
        ("Pelé", "Pelé"),
    ],
)
def test_an_index_sorts_people_by_family_names(name: str, form: str) -> None:
    assert names.index_form(name) == form


def test_a_long_index_has_a_page_for_each_letter(read: Site, tmp_path: Path) -> None:
    few = replace(SETTINGS, limits=replace(SETTINGS.limits, names=3, foremost=1))
    site = built(tmp_path, corpus(), few)
    assert list(site.broken()) == []
    whole, front = read.trees["entities/index.html"], site.trees["entities/index.html"]
    assert [text_of(n) for n in front.css("#a-z ~ nav a")] == [text_of(n) for n in whole.css(".letter h3")]
    assert {n.attributes["id"] for n in whole.css(".letter h3")} <= site.ids["entities/index.html"], "addresses stay"
    letters = {path: tree for path, tree in site.trees.items() if path.startswith("entities/letter_")}
    rows = sorted(text_of(n) for tree in letters.values() for n in tree.css(".index li"))
    assert rows == sorted(text_of(n) for n in whole.css(".index.letter li"))
    assert all(len(section.css("li")) == 1 for section in front.css(".index:not([aria-labelledby=shared-names])"))
    assert text_of(front.css_first(".index .more")).endswith("more, from A to Z")


def test_the_common_timeline_names_its_sources(read: Site) -> None:
    timeline = read.trees["timeline/index.html"]
    years = [text_of(n) for n in timeline.css(".year h2")]
    assert years == ["1912", "1970s", "1994", "2016", "2019", "2020", "2021"]
    sources = [(text_of(n), n.attributes["href"]) for n in timeline.css("#e-the-ferry-3 small a")]
    assert sources == [
        ("The ferry that did not come ¶7", "../briefs/the-ferry/#p7-date"),
        ("Port Lorn", "../entities/port-lorn/"),
    ]
    assert text_of(timeline.css_first(".overview .said")) == "11 entries from 1912 to 2021, most of them (5) in 2019"
    assert [n.attributes["data-to"] for n in timeline.css("svg.strip .hit")] == [
        "#y1912", "#y1970s", "#y1994", "#y2016", "#y2019", "#y2020", "#y2021",
    ]  # fmt: skip


def test_a_brief_that_tells_an_event_twice_is_named_once() -> None:
    sources = (EventSource("the-ferry", 3), EventSource("the-ferry", 5), EventSource("the-ferry", 0))
    event = CorpusEvent("x", "1900/2030", "It ends", "fact", (), (*sources, EventSource("the-pier", 1)))
    made = {page.path: page.text for page in pages.pages(replace(corpus(), events=(event,)), SETTINGS)}
    assert (
        "<small>[The ferry that did not come ¶7](../briefs/the-ferry.md#p7-date) "
        "[¶2](../briefs/the-ferry.md#p2-date) · "
        "[Port Lorn loses a pier ¶2](../briefs/the-pier.md#p2-date)</small>\n"
    ) in made["timeline/index.md"]


def test_dates_that_contradict_each_other_stand_beside_their_sources() -> None:
    one, other = corpus().articles
    told = (("1904-05-03", one), ("1904-05-04", other))
    articles = tuple(replace(a, events=(Event(date, "It began", "p1", kind="statement"),)) for date, a in told)
    sources = (EventSource("the-ferry", 0), EventSource("the-pier", 0))
    event = CorpusEvent("x", "[1904-05-03,1904-05-04]", "It began", "fact", (), sources)
    linked = replace(corpus(), articles=articles, events=(event,))
    made = {page.path: page.text for page in pages.pages(linked, SETTINGS)}["timeline/index.md"]
    assert "3 May 1904 or 4 May 1904" in made
    ferry, pier = (made.index(f"says {day} May 1904") for day in (3, 4))
    assert made.index("briefs/the-ferry.md") < ferry < made.index("briefs/the-pier.md") < pier


def test_home_shows_the_newest_first(read: Site) -> None:
    home = read.trees["index.html"]
    assert text_of(home.css_first(".first h2")) == "Port Lorn loses a pier"
    assert [text_of(n) for n in home.css(".card h3")] == ["The ferry that did not come"]
    assert text_of(home.css_first(".busiest li")) == "Harbor Board 2 briefs"
    assert text_of(home.css_first(".figures")) == "2 briefs · 9 entities · 11 dates"


def test_without_any_article_there_is_still_a_site(tmp_path: Path) -> None:
    site = built(tmp_path, Corpus((), ()))
    assert list(site.broken()) == []
    assert "0 briefs" in text_of(site.trees["index.html"].css_first(".figures"))


# What a paragraph shows, with its number and the notes' numbers taken out, is its text ------------------------------


def shown(article: Article, source: str) -> dict[str, str]:
    """The text of each paragraph of an annotated body, as a browser would show it."""
    tree = LexborHTMLParser(markdown.markdown(source, extensions=EXTENSIONS))
    for extra in tree.css(".para-num, .note-ref, details.note"):
        extra.decompose()
    return {p.id: (tree.css_first(f'[id="{p.id}"]') or _missing(p)).text().strip() for p in article.paragraphs}


def _missing(paragraph: Paragraph) -> LexborNode:
    raise AssertionError(f"{paragraph.id} is not shown")


def test_every_paragraph_is_shown_once(read: Site) -> None:
    for one in corpus().articles:
        source = body.body(one, standing(one))
        assert shown(one.article, source) == {p.id: one.article.text(p) for p in one.article.paragraphs}


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30).map(
    lambda text: "x" + " ".join(text.split())
)


@st.composite
def annotated(draw: st.DrawFn) -> Annotated:
    """An article of any words, annotated anywhere."""
    paragraphs, at, texts = [], 0, draw(st.lists(words, min_size=1, max_size=5))
    for i, text in enumerate(texts, start=1):
        kind = draw(st.sampled_from(["text", "quote", "list", "heading"]))
        ordinal = draw(st.none() | st.integers(1, 12)) if kind == "list" else None
        paragraphs.append(Paragraph(f"p{i}", kind, Span(at, at + len(text)), int(kind == "list"), ordinal))
        at += len(text) + 2
    article = Article("a", Path("a.txt"), "A", (), date(2019, 3, 5), "\n\n".join(texts), tuple(paragraphs))

    def spans() -> list[Span]:
        found = []
        for paragraph in draw(st.lists(st.sampled_from(paragraphs), max_size=6)):
            start = draw(st.integers(paragraph.span.start, paragraph.span.end - 1))
            found.append(Span(start, draw(st.integers(start + 1, paragraph.span.end))))
        return found

    said = article.body
    by = st.sampled_from(["machine", "editor"])
    entities = st.sampled_from([None, "kim", "p1-date"])
    return Annotated(
        replace(article, marks=tuple(Mark(s, draw(st.sampled_from(["emphasis", "strong", "code", "link"])), "http://a.b")
                                     for s in spans())),
        mentions=tuple(Mention(s, said[s.slice], "person", "n", None, draw(entities), draw(by)) for s in spans()),
        timexes=tuple(Timex(s, said[s.slice], "DATE", "2019", "2019", "from <b>", draw(by)) for s in spans()),
        notes=tuple(Note(s, "note") for s in spans()),
        statements=tuple(Statement(s, "direct", article.paragraph_at(s.start).id) for s in spans()),
    )  # fmt: skip


@given(annotated())
@hypothesis_settings(max_examples=150)
def test_taking_the_annotations_out_gives_the_text_back(one: Annotated) -> None:
    source = body.body(one, standing(one))
    expected = {p.id: printable(one.article.text(p)).strip() for p in one.article.paragraphs}
    assert shown(one.article, source) == expected


@given(annotated())
def test_no_id_stands_twice_in_a_text(one: Annotated) -> None:
    page = markdown.markdown(body.body(one, standing(one)), extensions=EXTENSIONS)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


# Text that looks like something else ---------------------------------------------------------------------------------

HOSTILE = '<script>alert("1")</script> [a](javascript:x) {: onclick=x } {{ config }} *b* &amp; --8<-- "x" `c` | # d'


def hostile() -> Corpus:
    """One brief in which every text is hostile."""
    body_text = HOSTILE
    span = Span(0, 8)
    article = Article(
        "a", Path("a.txt"), HOSTILE, (HOSTILE,), date(2019, 3, 5), body_text,
        (Paragraph("p1", "text", Span(0, len(body_text))),), section=HOSTILE, publisher=HOSTILE, license=HOSTILE,
        url='https://a.b/"onclick="x',
    )  # fmt: skip
    entity = Entity(
        "x", HOSTILE, "person", (HOSTILE, "y"), HOSTILE, born="1961", same_as=(("wikidata", HOSTILE), ("<i>", HOSTILE))
    )
    one = Annotated(
        article,
        mentions=(Mention(span, body_text[span.slice], "person", HOSTILE, None, "x"),),
        events=(Event("2019", HOSTILE, "p1", basis=HOSTILE, status="planned"),),
        notes=(Note(Span(9, 12), HOSTILE),),
        key_points=(KeyPoint(HOSTILE, "p1", "editor"),),
        sections=(Section("s-x", HOSTILE, "p1", "editor"),),
        summary=HOSTILE,
        sources=(Origin(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),),
    )
    named = {"x": (MentionRef("a", 0),)}
    event = CorpusEvent("e", "2019", HOSTILE, "planned", ("x",), (EventSource("a", 0),))
    return Corpus((one,), (entity,), named, (event,), {"x": (("x", 1),)}, {"a": (("a", ("x",)),)})


def test_hostile_text_is_shown_as_the_words_it_is(tmp_path: Path) -> None:
    site = built(tmp_path, hostile())
    assert list(site.broken()) == []
    for name, tree in site.trees.items():
        for node in tree.css("article *, title, meta"):
            assert node.tag != "script", name
            assert not [a for a in node.attributes if a.startswith("on")], name
            assert not (node.attributes.get("href") or "").startswith("javascript:"), name
    brief = site.trees["briefs/a/index.html"]
    expected = " ".join(HOSTILE.split())
    assert curled(expected) in text_of(brief.css_first(".summary"))
    for selector in ("h1", ".kicker", ".author", ".outline a", ".when .entry", "h2#s-x", ".present > p > a"):
        assert expected in text_of(brief.css_first(selector)), selector
    entity = site.trees["entities/x/index.html"]
    for selector in ("h1", ".lead", ".facts dl", ".chronicle .entry"):
        assert expected in text_of(entity.css_first(selector)), selector
    title = brief.css_first("title")
    assert title and expected in title.text()


# An article that may not be republished ------------------------------------------------------------------------------


def test_an_excerpted_text_reaches_no_page() -> None:
    whole = corpus()
    first = whole.articles[0]
    excerpt = replace(first, article=replace(first.article, rights="excerpt"), summary=None)
    published = "".join(
        html.unescape(page.text)
        for page in pages.pages(replace(whole, articles=(excerpt, whole.articles[1])), SETTINGS)
    )
    text = first.article.body.replace("\n\n", " ")
    spoken = text.split()
    for start in range(0, len(spoken) - 6):
        assert " ".join(spoken[start : start + 6]) not in published
    assert "finding aid" in published


@pytest.mark.parametrize(("count", "told"), [(1, 1), (9, 9), (10, 10), (57, 50), (99, 90), (227, 200), (1234, 1000)])
def test_briefs_tell_of_others_roughly(count: int, told: int) -> None:
    assert brief_view.roughly(count) == told
