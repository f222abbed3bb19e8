"""Pages that lead on from an address that was published to the one that took its place, fragment and all, or say that
nothing did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs import anchor
from briefs.markup import escape, front_matter, link
from briefs.model import Corpus, Page
from briefs.standing import label

_GONE = {
    anchor.BRIEFS: ("No brief of the collection has this address any more.", "All briefs"),
    anchor.ENTITIES: ("No entity of the collection has this address any more.", "All entities"),
}
"""What a page says whose place nothing has taken. It stays where it is, so that it can be read."""


def pages(corpus: Corpus) -> Iterator[Page]:
    """One page for each that moved or was withdrawn. A page that stands again needs none."""
    names = {anchor.brief_path(one.article.slug): one.article.title for one in corpus.articles}
    names |= {anchor.entity_path(entity.id): entity.name for entity in corpus.entities}
    names |= {anchor.entity_path(shared.id): shared.name for shared in corpus.shared}
    places = [(old, new) for old, new in corpus.moved if "#" in old]
    for old, new in corpus.moved:
        if old in names or "#" in old:
            continue
        if new in names:
            target = link(names[new], anchor.link(old, new), "moved")  # the class is what the script follows
            yield _page(old, "Moved", "This page has moved.", f"This page is now {target}.")
        elif new in _GONE:
            said, index = _GONE[new]
            blocks = (f"{said} {link(index, anchor.link(old, new))}", *_elsewhere(old, places, names))
            yield _page(old, "Withdrawn", said, "\n\n".join(blocks))


def _elsewhere(page: str, places: Sequence[tuple[str, str]], names: Mapping[str, str]) -> Iterator[str]:
    """The places of paragraphs that stood on `page` and are in a brief that stands."""
    for old, new in places:
        path, _, id = old.partition("#")
        target, _, there = new.partition("#")
        if path == page and target in names:
            moved = link(names[target], anchor.link(page, target, there))
            yield f"{escape(label(id))} is now in {moved}.\n{{ #{id} .gone }}"


def _page(path: str, title: str, description: str, said: str) -> Page:
    front = front_matter({"title": title, "description": description, "template": "moved.html"})
    return Page(path, f"{front}\n# {title} {{ #title }}\n\n{said}\n")
