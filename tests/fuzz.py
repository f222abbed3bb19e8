"""Searches for input that does harm: `python tests/fuzz.py --minutes 30`.

Not part of the test run. Each round draws examples with Hypothesis for every target in turn, from a seed that is
printed with what was found; what it finds belongs into a test of its own. A target fails where anything but a
SourceError is raised, where what comes out does not say what went in, or where it takes longer than it may.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefs import (
    annotate,
    article,
    authority,
    config,
    corpus,
    decode,
    export,
    identity,
    language,
    lasting,
    pages,
    permalinks,
    record,
    redirect,
    rights,
    search,
    sidecar,
)
from briefs.errors import SourceError
from briefs.markup import escape, inline, printable
from briefs.model import Source
from briefs.settings import Settings

SECONDS_PER_CHARACTER = 0.002
GRACE = 3.0
"""Seconds any example may take: the machine may be busy with something else."""

EXTENSIONS = ["attr_list", "md_in_html", "toc", "tables", "fenced_code"]
FORBIDDEN = ("script", "img", "style", "iframe", "object", "embed", "base", "meta", "link", "template", "math")

SYNTAX = (
    "!", "!", ":", "{", "(", "[", "]", "\"",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</div>", "</p>", "<!--",
    "-->", "<![CDATA[", "]]>", "<?php", "&lt;script&gt;", "&#60;script&#62;", "&amp;", "&#0;", "&#x110000;",
    "[x](javascript:alert(1))", "[x](data:text/html,x)", "![x](http://evil.example/x.png)",
    "[x]: http://evil.example",
    "<http://evil.example>", "http://evil.example/", "{: onclick=alert(1) }", "{ #p1 .x }", "{#id}", "{{ 7*7 }}",
    "{% include 'x' %}", "{# x #}", '--8<-- "/etc/passwd"', "--8<--", ";--8<--", "```", "~~~~", "    ", "\t",
    "> ", "- ",
    "1. ", "# ", "## ", "===", "---", "***", "+++", "| a | b |", "[^1]", "[^1]: x", "*[a]: b", "!!! note", "$$", "\\",
    "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\x85", "\x0c", "\x1c", "\x02", "\x03", "\ud800",
    "klzzwxh:0001", "wzxhzdk:0", "e\u0301", "\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f468\u200d\U0001f469",
)  # fmt: skip
PROSE = (
    "Ada Quill", "Port Lorn", "the Harbor Board", "President Quill", "said", "on 5 March 2019", "two weeks ago",
    "last Tuesday", "By Ada Quill", "March 5, 2019", "44 BC", "in the 1990s", "“We will go,”", "PORT LORN —",
    "Mr. Quill",
    "U.S.", "and", "the", "will", "met", "denied", "Share", "Read more", "Advertisement", "(Reuters)", "2019-02-30",
)  # fmt: skip
LINES = ("\n", "\n\n", " ", " ", " ", "\r\n", "\r", ". ", ", ")
KEYS = (
    "title", "authors", "author", "published", "place", "section", "publisher", "url", "rights", "license", "summary",
    "key_points", "sections", "notes", "mentions", "dates", "events", "sources", "at", "before", "nth",
    "text", "entity",
    "kind", "name", "date", "label", "status", "entities", "variants", "description", "born", "died", "coordinates",
    "same_as", "suppress", "wikidata", "version", "briefs", "merged",
)  # fmt: skip
VALUES = (
    "2019-03-05", "2019-13-45", "1984/2004", "..", "person", "place", "excerpt", "full", "none", "ada-quill",
    "../../x",
    "[.nan, .inf]", "[91, 181]", "[1e999, 2]", "9" * 30, "0x10", "!!python/object:os.system", "&a [*a]",
    "*a", "<<: *a",
    "javascript:alert(1)", "https://a.example/x", "'", '"', "|", ">", "{a: {b: {c: 1}}}", "NO", "1e3", "~",
    "? x", "@", "`", r'"\ud800"',
    "2019-03-05T25:00:00Z", "Q1", "-1", "0",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(PROSE), st.sampled_from(SYNTAX), st.sampled_from(LINES), st.text(max_size=8), st.characters()
)
texts = st.lists(words, min_size=1, max_size=60).map(lambda found: "".join(found).encode(errors="replace").decode())
"""Without lone surrogates, which no file decodes to. YAML may write them as escapes, and does below."""
values = st.one_of(st.sampled_from(VALUES), st.sampled_from(SYNTAX), st.sampled_from(PROSE), st.text(max_size=12))
rough = st.lists(
    st.one_of(
        st.builds(
            "{}{}: {}\n".format, st.sampled_from(("", "  ", "    ", "- ", "  - ")), st.sampled_from(KEYS), values
        ),
        st.builds("{}\n".format, values),
    ),
    max_size=20,
).map("".join)
"""YAML that nearly is what an editor writes, or is not YAML at all."""

patches = st.one_of(
    st.sampled_from(("", "p1", "p1a", "p2", '"', "{}", "[]", "null", "-1", "1e999", ",", "../../x", "0" * 40)),
    st.text(max_size=6),
)
"""What somebody may leave in a ledger who edits it by hand."""

MET = "met Zoe Vance at noon"
"""Words of every text that is rendered, for an editor to point at."""

lines = st.one_of(st.sampled_from(PROSE), st.sampled_from(SYNTAX), st.text(min_size=1, max_size=12))
dated = st.sampled_from(("2019-03-05", "2019", "1984/2004", "2019~", "-0044", "2019-21", "20XX", "1066-10-14"))
ids = st.sampled_from(("ada-quill", "port-lorn", "board", "zoe-vance", "script", "x", "0"))
entries = st.fixed_dictionaries(
    {"name": lines},
    optional={
        "kind": st.sampled_from(("person", "place", "organization", "group", "event", "document")),
        "variants": st.lists(lines, max_size=3),
        "description": lines,
        "date": dated,
        "coordinates": st.just([39.0, 125.5]),
        "same_as": st.dictionaries(st.sampled_from(("wikidata", "viaf", "x")), lines, max_size=2),
    },
)
authorities = st.dictionaries(ids, entries, max_size=4).map(lambda found: _dumped({"entities": found}))
met = st.just("Zoe Vance")
origins = st.fixed_dictionaries({"title": lines, "publisher": lines, "date": st.just("2019-03-05")})
sidecars = st.fixed_dictionaries(
    {},
    optional={
        "title": lines, "authors": st.lists(lines, max_size=2), "published": st.just("2019-03-05"), "place": lines,
        "section": lines, "publisher": lines, "license": lines, "summary": lines, "url": st.just("https://a.example/"),
        "rights": st.sampled_from(("full", "excerpt")),
        "events": st.lists(st.fixed_dictionaries({"label": lines, "date": dated}), max_size=2),
        "notes": st.lists(st.fixed_dictionaries({"at": st.just(MET), "text": lines}), max_size=1),
        "key_points": st.lists(st.fixed_dictionaries({"at": st.just(MET), "text": lines}), max_size=1),
        "sections": st.lists(st.fixed_dictionaries({"before": st.just(MET), "title": lines}), max_size=1),
        "mentions": st.lists(st.fixed_dictionaries({"at": met, "entity": ids, "name": lines}), max_size=1),
        "sources": st.lists(origins, max_size=2),
    },
).map(lambda found: _dumped(found))  # fmt: skip


def _dumped(value: Any) -> str:
    return yaml.dump(value, Dumper=_Plain, allow_unicode=False) if value else ""


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice: an alias would be refused before anything else is tried."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@cache
def _model() -> Any:
    return language.load(config.MODEL)


def decoding(data: bytes) -> None:
    """Any bytes are text or refused."""
    assert isinstance(decode.decode(data, Path("a.txt")), str)


def reading(text: str, beside: str, name: str) -> None:
    """Any text is an article whose paragraphs lie in its body; nothing visible is lost under `--body`."""
    source = Source(Path("a" + name), text, Path("a.yml"), beside)
    said = sidecar.read(source)
    for parsed in (article.parse(source, said), article.parse_body(source, said)):
        assert all(parsed.text(one).strip() for one in parsed.paragraphs)
        assert "\n\n".join(parsed.text(one) for one in parsed.paragraphs) == parsed.body
    sidecar.anchor(parsed, said)


def authorizing(text: str) -> None:
    authority.parse(Path("authority.yml"), text)


def ledgers(text: str, later: str, edits: list[tuple[float, float, str]]) -> None:
    """A ledger that somebody edited is refused, or comes back as it was and numbers the next version of its article."""
    ledger, _ = lasting.number(permalinks.EMPTY, [article.parse(Source(Path("a.txt"), text))])
    written = permalinks.dump(ledger)
    for place, length, words in edits:
        at = int(place * len(written))
        written = written[:at] + words + written[at + int(40 * length) :]
    ledger = permalinks.parse(Path("permalinks.json"), written)
    assert permalinks.parse(Path("permalinks.json"), permalinks.dump(ledger)) == ledger
    changed, (numbered,) = lasting.number(ledger, [article.parse(Source(Path("a.txt"), later))])
    given_out = [one.id for one in numbered.paragraphs]
    assert len(set(given_out)) == len(given_out)
    assert permalinks.parse(Path("permalinks.json"), permalinks.dump(changed)) == changed


def escaping(text: str) -> None:
    """Escaped text renders to itself, and makes no element."""
    page = markdown.markdown(f"a {inline(text)} b\n\n- {escape(text)}\n\n{escape(text)}", extensions=EXTENSIONS)
    assert set(re.findall(r"<[^>]*>", page)) <= {"<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>"}, page
    assert printable(text) in unescape(page)


def rendering(text: str, beside: str, known: str) -> None:
    """Whatever is said, each page shows words and holds no element, handler or address that a template did not make;
    what may not be republished reaches none."""
    source = Source(Path("a.txt"), f"{text}\n\nThe board {MET}.\n", Path("a.yml"), beside)
    catalog = authority.parse(Path("authority.yml"), known)
    said = sidecar.read(source)
    ledger, (parsed,) = lasting.number(permalinks.EMPTY, [article.parse(source, said)])
    anchored = sidecar.anchor(parsed, said)
    found = annotate.annotate(parsed, anchored, language.parse(_model(), parsed), catalog)
    ledger, settled = lasting.settle(ledger, [found])
    linked = corpus.link(settled, catalog)
    ledger, moved = lasting.moves(ledger, linked)
    linked = replace(linked, moved=moved)
    assert identity.unify(settled, catalog).articles
    site = Settings("A site", url="https://a.example/")
    guard = rights.Guard(linked.articles, site.limits)
    linked = rights.withhold(linked, site.limits)
    list(search.hits(linked))
    made = [*pages.pages(linked, site), *redirect.pages(linked)]
    made += export.pages(linked, site, record.published)
    for page in made:
        assert re.fullmatch(r"[a-z0-9][a-z0-9/.-]*", page.path), page.path
        if page.path.endswith(".md"):
            _harmless(page.text)
    assert parsed.title and _shown(made, parsed.title)
    guard.pages(made)


def _harmless(source: str) -> None:
    front, _, body = source.removeprefix("---\n").partition("\n---\n")
    assert not any(sign in str(value) for value in yaml.safe_load(front).values() for sign in "<>"), front
    tree = LexborHTMLParser(markdown.markdown(body, extensions=EXTENSIONS))
    for tag in FORBIDDEN:
        assert not tree.css(f"body {tag}"), tag
    for node in tree.css("body *"):
        for name, value in node.attributes.items():
            assert not name.startswith("on") and name != "style", (node.tag, name)
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                assert not re.match(r"(?i)\s*(javascript|data|vbscript|file):", value or ""), value
                assert not re.match(r"(?i)(http:)?//evil\.example", value or ""), value


def _shown(made: list[Any], title: str) -> bool:
    """Whether the page of the brief shows its headline, letter for letter."""
    brief = next(page for page in made if page.path.startswith("briefs/") and page.path != "briefs/index.md")
    tree = LexborHTMLParser(markdown.markdown(brief.text.partition("\n---\n")[2], extensions=EXTENSIONS))
    node = tree.css_first("h1")
    return bool(node) and " ".join(node.text().split()) == " ".join(printable(title).split())


TARGETS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "decoding": (decoding, (st.one_of(st.binary(max_size=400), texts.map(lambda t: t.encode("utf-16", "replace"))),)),
    "reading": (reading, (texts, st.one_of(rough, sidecars), st.sampled_from((".txt", ".md")))),
    "authority": (authorizing, (st.one_of(rough, authorities),)),
    "ledger": (ledgers, (texts, texts, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), patches), max_size=3))),
    "escaping": (escaping, (texts,)),
    "rendering": (rendering, (texts, sidecars, authorities)),
    "rough rendering": (rendering, (texts, rough, rough)),
}


def fuzz(name: str, number: int, examples: int, tried: Counter[str]) -> str | None:
    """One round of a target. Returns what it found, as Hypothesis words it."""
    check, strategies = TARGETS[name]

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.target, Phase.shrink),
        print_blob=False,
    )
    @given(st.tuples(*strategies))
    def one(values: tuple[Any, ...]) -> None:
        start = time.process_time()
        tried[name] += 1
        try:
            check(*values)
        except SourceError as error:
            tried[f"{name}: refused"] += 1
            assert "\n" not in str(error) and str(error)
        allowed = GRACE + SECONDS_PER_CHARACTER * len(repr(values))
        assert time.process_time() - start < allowed, "too slow"

    try:
        one()
    except Exception as error:
        return "".join(traceback.format_exception(error))
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=None, help="the first round's seed; each round adds one")
    parser.add_argument("--examples", type=int, default=300, help="examples of each target in a round")
    parser.add_argument("--target", choices=TARGETS, action="append")
    chosen = parser.parse_args()
    end = time.monotonic() + 60 * chosen.minutes
    number = chosen.seed if chosen.seed is not None else random.SystemRandom().randrange(10**9)
    tried: Counter[str] = Counter()
    found: dict[str, str] = {}
    _model()
    while time.monotonic() < end:
        for name in chosen.target or TARGETS:
            if name in found:  # one finding of a target at a time: what is behind it shows when that is mended
                continue
            wrong = fuzz(name, number, chosen.examples, tried)
            if wrong:
                found[name] = wrong
                print(f"FOUND by {name}, --seed {number} --examples {chosen.examples}\n{wrong}", flush=True)
        number += 1
        print(f"until seed {number}: " + ", ".join(f"{n} {c}" for n, c in sorted(tried.items())), flush=True)
        if len(found) == len(TARGETS):
            break
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
