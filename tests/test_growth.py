"""A collection that grows, shrinks and is edited: no address dies, no entity that remains moves, and the pages are
those of a build from scratch."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import build, language
from briefs.model import Corpus
from conftest import ROOT
from names_fixture import model

# Names that meet: a surname with and without its bearers, an acronym of two bodies, two towns, a capital that acts.
VERSIONS = {
    "mine": (
        "Bill Hartley and Laura Hartley ran the mine in Lima. Hartley closed two shafts.",
        "Laura Hartley ran the mine in Lima. Hartley closed two shafts in May 2017.",
    ),
    "paris": (
        "French President Emmanuel Macron met Kim Jong Un in Paris on 3 May 2018. “We agree,” Macron said.",
        "French President Emmanuel Macron met Kim Jong Un in Nice on 3 May 2018.\n\nNobody else came to the talks.",
    ),
    "lyon": (
        "Macron visited Lyon, and the French crowd cheered in Paris.",
        "Macron visited Lyon in 2016, and the French crowd left.",
    ),
    "school": ("Brigitte Macron opened a school in Paris.", "Brigitte Macron closed the school in Paris."),
    "coast": (
        "The Coastal Erosion Research Council (CERC) met in Portland, Maine. CERC warned of storms. Portland slept.",
        "CERC warned of storms in Portland.",
    ),
    "energy": ("The Central Energy Review Committee (CERC) met in Moscow. CERC spoke. Moscow vetoed the plan.",),
    "seoul": ("North Korean leader Kim Jong-un wrote to Seoul. Kim waited.", "Kim Il Sung wrote to Seoul. Kim waited."),
}
ALWAYS = "Peter Holt, a senator from Canada, spoke in Ottawa about the price of milk and bread."

CHANGES = [(slug, version) for slug, texts in VERSIONS.items() for version in (None, *range(len(texts)))]
STEPS = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=7)
"""Articles that come, are edited (another version), or go (None)."""


@pytest.fixture(scope="module", autouse=True)
def _one_model() -> Iterator[None]:
    loaded = model()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "load", lambda name: loaded)
        yield


class Folder:
    """Seeds that are changed and built again and again, beside one that stays."""

    def __init__(self, project: Path) -> None:
        self.project, self.seeds, self.docs = project, project / "seeds", project / "docs"
        for folder in (self.seeds, self.docs):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        self.put("always", ALWAYS)

    def put(self, slug: str, body: str) -> None:
        text = f"About {slug} and its people\n\nBy Jane Roe\n\n5 March 2019\n\n{body}\n"
        (self.seeds / f"{slug}.txt").write_text(text, encoding="utf-8")

    def change(self, slug: str, version: int | None) -> None:
        if version is None:
            (self.seeds / f"{slug}.txt").unlink(missing_ok=True)
        else:
            self.put(slug, VERSIONS[slug][version])

    def built(self) -> tuple[Corpus, dict[str, str]]:
        return self._built(self.docs)

    def built_from_scratch(self, ledger: bool) -> tuple[Corpus, dict[str, str]]:
        """As if there had been no build before, but for what was published if `ledger`."""
        docs = self.project / "again"
        shutil.rmtree(docs, ignore_errors=True)
        docs.mkdir()
        if not ledger:
            (self.seeds / "permalinks.json").unlink()
        return self._built(docs)

    def _built(self, docs: Path) -> tuple[Corpus, dict[str, str]]:
        corpus = build.convert(self.seeds, docs, self.project / "mkdocs.yml").corpus
        return corpus, {p.relative_to(docs).as_posix(): p.read_text("utf-8") for p in docs.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("growth")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def standing(pages: dict[str, str]) -> set[str]:
    """The pages that are no redirects."""
    return {path for path, text in pages.items() if path[-3:] == ".md" and 'template: "moved.html"' not in text}


@settings(max_examples=15)
@given(STEPS)
def test_whatever_comes_and_goes_the_site_is_that_of_a_build_from_scratch(
    project: Path, steps: list[tuple[str, int | None]]
) -> None:
    folder = Folder(project)
    ever: set[str] = set()
    for slug, version in steps:
        folder.change(slug, version)
        corpus, pages = folder.built()
        ever |= {path for path in pages if path.startswith("entities/")}  # a deleted brief has no page to lead to
        assert ever <= set(pages), "an address died"
        for path, text in pages.items():
            for target in re.findall(r"This page is now \[[^]]*\]\(([^)]*)\)", text):
                assert posixpath.normpath(f"{posixpath.dirname(path)}/{target}") in standing(pages)
    scratch, same = folder.built_from_scratch(ledger=True)
    assert (same, scratch) == (pages, corpus)
    scratch, fresh = folder.built_from_scratch(ledger=False)
    assert (scratch.entities, scratch.shared) == (corpus.entities, corpus.shared)
    # Without the ledger nothing knows what stood there once: of briefs that is all that may differ.
    assert standing(fresh) == standing(pages)
    for path in standing(fresh):
        if path.startswith("entities/name_"):
            assert fresh[path] == pages[path]


@settings(max_examples=15)
@given(STEPS)
def test_an_entity_that_remains_keeps_its_page(project: Path, steps: list[tuple[str, int | None]]) -> None:
    """What an article that was not touched names stays where it is. The one exception is a part of a name, which gives
    way to a full name that came, and then its page leads there."""
    folder = Folder(project)
    before: dict[str, list[str | None]] = {}
    for slug, version in steps:
        folder.change(slug, version)
        corpus, pages = folder.built()
        after = {one.article.slug: [m.entity for m in one.mentions] for one in corpus.articles}
        for other in after.keys() & before.keys() - {slug}:
            for old, new in zip(before[other], after[other], strict=True):
                if old != new:
                    assert old and new
                    lone, full = sorted((old, new), key=len)
                    assert lone in full or lone == "cerc", (old, new)
                    assert f"entities/{old}.md" in pages
        before = after
