"""The command line: exit codes, one line per error, and nothing printed that is not asked for."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefs import __main__
from builder import shared
from conftest import project

pytestmark = pytest.mark.xdist_group("builder")

ARTICLE = """Mill Reopens After Flood

By Jane Roe

5 March 2019

The old mill in Lima reopened on Monday, two years after the flood of 2017 had closed it, said Maria Quispe, its owner.

“We were ready in January,” Quispe said. The city will decide in June whether to pay for a new dam above the mill.
"""


def briefs(*arguments: str | Path, cwd: Path, code: int = 0, started: bool = False) -> subprocess.CompletedProcess[str]:
    """`started`: by a Python of its own, as from a shell."""
    words = list(map(str, arguments))
    done = _started(words, cwd) if started else shared().run(cwd, *words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def _started(arguments: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefs", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article."""
    project(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mill.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_build_makes_a_site_and_reuses_what_did_not_change(folder: Path) -> None:
    first = briefs("build", cwd=folder, started=True)
    assert "1 brief, " in first.stdout and "1 annotated anew, 0 reused" in first.stdout
    assert (folder / "site" / "briefs" / "mill" / "index.html").is_file()
    assert first.stderr == ""
    second = briefs("build", cwd=folder)
    assert "0 annotated anew, 1 reused; 0 pages made, 0 changed" in second.stdout


def test_the_address_of_the_site_comes_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = folder / "site" / "briefs" / "mill" / "index.html"
    briefs("build", cwd=folder)
    assert "https://" not in _cited(brief)
    monkeypatch.setenv("SITE_URL", "https://example.org/mills/")
    briefs("build", cwd=folder)
    assert "https://example.org/mills/briefs/mill/" in _cited(brief)
    assert "https://example.org/mills/briefs/mill/" in (folder / "site" / "sitemap.xml").read_text()


def _cited(brief: Path) -> str:
    return html.unescape(brief.read_text(encoding="utf-8")).partition('id="cite"')[2].partition("</section>")[0]


def test_two_builds_are_identical(folder: Path) -> None:
    briefs("convert", "--docs", "one", cwd=folder)
    (folder / ".briefs").rename(folder / "elsewhere")
    briefs("convert", "--docs", "two", cwd=folder)
    assert _files(folder / "one") == _files(folder / "two")


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_link_to_a_paragraph_outlives_an_edit(folder: Path) -> None:
    seed = folder / "seeds" / "mill.txt"
    briefs("build", cwd=folder)
    briefs("build", "--locked", cwd=folder)
    opening, _, rest = ARTICLE.partition("\n\n“We")
    added = "A bakery, a school of music and a small museum are to share the building from next year on."
    seed.write_text(f"{opening}\n\n{added}\n\n“We{rest}", encoding="utf-8")
    refused = briefs("build", "--locked", cwd=folder, code=1)
    assert "permalinks.json: is out of date; run `briefs build` and commit it with the articles" in refused.stderr
    briefs("build", cwd=folder)
    page = (folder / "site" / "briefs" / "mill" / "index.html").read_text(encoding="utf-8")
    assert page.index('id="p1"') < page.index('id="p1a"') < page.index('id="p2"')
    seed.write_text(ARTICLE, encoding="utf-8")
    briefs("build", cwd=folder)
    page = (folder / "site" / "briefs" / "mill" / "index.html").read_text(encoding="utf-8")
    assert "Paragraph 1a stood about here" in page and 'id="p1a"' in page


def test_a_renamed_article_leads_on_from_its_old_address(folder: Path) -> None:
    briefs("build", cwd=folder)
    (folder / "seeds" / "mill.txt").rename(folder / "seeds" / "the-mill.txt")
    briefs("build", cwd=folder)
    page = (folder / "site" / "briefs" / "mill" / "index.html").read_text(encoding="utf-8")
    assert 'class="moved" href="../the-mill/"' in page or 'href="../the-mill/"' in page
    assert (folder / "site" / "briefs" / "the-mill" / "index.html").is_file()


def test_a_folder_that_cant_be_written_to_still_becomes_a_site(folder: Path) -> None:
    (folder / "seeds" / "permalinks.json").mkdir()
    done = briefs("build", cwd=folder)
    assert done.stderr == (
        "warning: seeds/permalinks.json: can't be written (Is a directory): "
        "links to paragraphs will not survive an edit\n"
    )
    assert (folder / "site" / "briefs" / "mill" / "index.html").is_file()


def test_annotate_prints_one_object_per_file_in_the_order_given(folder: Path) -> None:
    other = folder / "seeds" / "a.txt"
    other.write_text("A short text about Quito.\n", encoding="utf-8")
    done = briefs("annotate", "seeds/mill.txt", other, cwd=folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["slug"] for line in lines] == ["mill", "a"]
    assert lines[0]["title"] == "Mill Reopens After Flood"
    assert lines[0]["authors"] == ["Jane Roe"] and lines[0]["published"] == "2019-03-05"
    assert all(m["text"] == _words(line, m) for line in lines for m in (*line["mentions"], *line["dates"]))
    assert {d["text"]: d["edtf"] for d in lines[0]["dates"]}["2017"] == "2017"
    assert done.stderr == ""


def _words(line: dict, found: dict) -> str:
    (paragraph,) = (p for p in line["paragraphs"] if p["id"] == found["paragraph"])
    return paragraph["text"][found["start"] : found["end"]]


def test_annotate_body_points_into_the_file(folder: Path) -> None:
    text = "﻿GENEVA -\r\n  Talks in Lima\r\n  ended on 3 May 2019.\r\n\r\nNo comments:\r\n"
    path = folder / "body.txt"
    path.write_bytes(text.encode("utf-8"))
    (folder / "body.yml").write_text("published: 2019-05-06\n", encoding="utf-8")
    (line,) = map(json.loads, briefs("annotate", "--body", path, cwd=folder).stdout.splitlines())
    decoded = text.removeprefix("﻿")
    assert line["published"] == "2019-05-06"
    assert [decoded[slice(*d["source"])] for d in line["dates"]] == ["3 May 2019"]
    assert all(decoded[slice(*m["source"])] == m["text"] for m in line["mentions"])
    assert "No comments:" in " ".join(p["text"] for p in line["paragraphs"])


def test_check_lists_what_was_dropped(folder: Path) -> None:
    (folder / "seeds" / "mill.txt").write_text(ARTICLE + "\nADVERTISEMENT\n\nNo comments:\n", encoding="utf-8")
    done = briefs("check", cwd=folder)
    assert "seeds/mill.txt:" in done.stdout and "ADVERTISEMENT" in done.stdout and "No comments:" in done.stdout


BAD = {
    "empty": (lambda f: (f / "seeds/x.txt").write_text(""), "seeds/x.txt:"),
    "binary": (lambda f: (f / "seeds/x.txt").write_bytes(bytes(range(256)) * 20), "seeds/x.txt:"),
    "20 MB": (
        lambda f: (f / "seeds/x.txt").write_bytes(b"Word. " * 3_400_000),
        "seeds/x.txt: expected an article of at most",
    ),
    "a date that does not exist": (
        lambda f: (f / "seeds/mill.yml").write_text("title: Mill\npublished: 2019-02-31\n"),
        "seeds/mill.yml:2: “published: 2019-02-31” is not a day of the calendar",
    ),
    "a misspelled key": (
        lambda f: (f / "seeds/mill.yml").write_text("titel: Mill\n"),
        "seeds/mill.yml:1: unknown key “titel”; did you mean “title”?",
    ),
    "a quotation that is not there": (
        lambda f: (f / "seeds/mill.yml").write_text("notes:\n  - at: no such words\n    text: Why.\n"),
        "seeds/mill.yml:2:",
    ),
    "the same slug twice": (lambda f: (f / "seeds/Mill.md").write_text(ARTICLE), "would have the same address “mill”"),
    "two kinds": (
        lambda f: (f / "seeds/authority.yml").write_text(
            "entities:\n  lima:\n    name: Lima\n    kind: place\n    kind: person\n"
        ),
        "seeds/authority.yml:5:",
    ),
    "an alias claimed twice": (
        lambda f: (f / "seeds/authority.yml").write_text(
            "entities:\n  a:\n    name: Ana\n    kind: person\n    variants: [Annie]\n"
            "  b:\n    name: Bea\n    kind: person\n    variants: [Annie]\n"
        ),
        "seeds/authority.yml:",
    ),
    "a pin to nobody": (
        lambda f: (f / "seeds/mill.yml").write_text("mentions:\n  - at: Maria Quispe\n    entity: maria-quispee\n"),
        "seeds/mill.yml:2: “maria-quispee” is the id of no entity; did you mean “maria-quispe”?",
    ),
    "invalid YAML": (lambda f: (f / "seeds/mill.yml").write_text("title: [\n"), "seeds/mill.yml:"),
    "an unknown setting": (
        lambda f: (f / "mkdocs.yml").write_text("site_name: x\nextra:\n  briefs:\n    modle: x\n"),
        "mkdocs.yml: unknown key “modle” under extra.briefs; did you mean “model”?",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_line_and_the_site_stays(folder: Path, case: str) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "sitemap.xml").write_text("old")
    make, expected = BAD[case]
    make(folder)
    done = briefs("build", cwd=folder, code=1)
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ") and expected in line
    assert [p.name for p in folder.glob("site/*")] == ["sitemap.xml"]


def test_every_wrong_file_is_named_in_one_run(folder: Path) -> None:
    (folder / "seeds" / "a.txt").write_text("")
    (folder / "seeds" / "mill.yml").write_text("titel: Mill\n")
    (folder / "seeds" / "authority.yml").write_text("entities: 3\n")
    done = briefs("build", cwd=folder, code=1)
    assert sorted(line.split(":")[1].strip() for line in done.stderr.splitlines()) == [
        "seeds/a.txt",
        "seeds/authority.yml",
        "seeds/mill.yml",
    ]


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--sedes", "x"], ["annotate"], ["serve", "--port", "0"]], ids=" ".join
)
def test_wrong_usage_exits_with_2(folder: Path, arguments: list[str]) -> None:
    assert "Usage: " in briefs(*arguments, cwd=folder, code=2, started=True).stderr


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system binds no process to a processor")
def test_as_many_processes_as_processors_that_may_be_used() -> None:
    said = (
        "import os; from briefs.__main__ import processors;"
        "before = processors(); os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); print(before, processors())"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(os.sched_getaffinity(0))), "1"]


def test_a_missing_folder_is_named(folder: Path) -> None:
    done = briefs("build", "--seeds", "none", cwd=folder, code=1)
    assert done.stderr == (
        "error: none: expected a folder of articles, found no folder; create it or name another with --seeds\n"
    )


def test_a_folder_that_is_not_a_site_is_not_replaced(folder: Path) -> None:
    (folder / "precious").mkdir()
    (folder / "precious" / "thesis.txt").write_text("Words.")
    done = briefs("build", "--site", "precious", cwd=folder, code=1)
    assert "error: precious: expected a site built before or an empty folder" in done.stderr
    assert (folder / "precious" / "thesis.txt").read_text() == "Words."


def test_an_article_without_date_or_headline_still_becomes_a_brief(folder: Path) -> None:
    (folder / "seeds" / "bare.txt").write_text(
        "the river rose in the night and by morning the lower fields were under water; nobody in the village slept.\n"
    )
    briefs("build", cwd=folder)
    assert (folder / "site" / "briefs" / "bare" / "index.html").is_file()
    listed = briefs("check", cwd=folder).stdout
    assert "[no-date]" in listed and "[no-title]" in listed


def test_suggestions_can_be_pasted_and_write_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "seeds").iterdir()}
    done = briefs("suggest", "--limit", "1", cwd=folder)
    assert done.stdout.startswith("entities:\n")
    written = {path: path.read_bytes() for path in (folder / "seeds").iterdir() if path.suffix != ".json"}
    assert written == before
    (folder / "seeds" / "authority.yml").write_text(done.stdout, encoding="utf-8")
    assert "error" not in briefs("check", cwd=folder).stdout.replace("0 errors", "")


@pytest.mark.parametrize(
    "level, seeds, expected",
    [("1", "seeds", "make check"), ("1", "my texts", "make check SEEDS='my texts'")],
)
def test_the_next_command_is_told_as_this_one_was_given(
    monkeypatch: pytest.MonkeyPatch, level: str, seeds: str, expected: str
) -> None:
    monkeypatch.setenv("MAKELEVEL", level)
    assert __main__._next("check", Path(seeds)) == expected


def test_without_make_the_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAKELEVEL", raising=False)
    assert __main__._next("check", Path("seeds")).endswith("briefs check")
    assert __main__._next("check", Path("texts")).endswith("briefs check --seeds texts")
