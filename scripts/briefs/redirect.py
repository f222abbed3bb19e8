"""Pages that lead on from an address that was published to the one that took its place, fragment and all."""

from __future__ import annotations

from collections.abc import Iterator

from briefs import anchor
from briefs.markup import front_matter, link
from briefs.model import Corpus, Page


def pages(corpus: Corpus) -> Iterator[Page]:
    """One page for each that moved. A page that stands again needs none."""
    names = {anchor.brief_path(one.article.slug): one.article.title for one in corpus.articles}
    names |= {anchor.entity_path(entity.id): entity.name for entity in corpus.entities}
    names |= {anchor.entity_path(shared.id): shared.name for shared in corpus.shared}
    names[anchor.ENTITIES] = "all entities"
    for old, new in corpus.moved:
        if old not in names and new in names:
            yield _page(old, new, names[new])


def _page(old: str, new: str, name: str) -> Page:
    target = link(name, anchor.link(old, new), "moved")
    front = front_matter({"title": "Moved", "description": "This page has moved.", "template": "moved.html"})
    return Page(old, f"{front}\n# Moved {{ #title }}\n\nThis page is now {target}.\n")
