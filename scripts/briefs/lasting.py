"""Keeps every published address alive: numbers paragraphs by the ledger, and says where old addresses lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from briefs import anchor, permalinks
from briefs.model import Annotated, Article, Corpus
from briefs.permalinks import Ledger, Prints


def number(
    ledger: Ledger, articles: Sequence[Article], prints: Prints = permalinks.prints
) -> tuple[Ledger, tuple[Article, ...]]:
    """The ledger with these articles published, and the articles with the ids that it gives their paragraphs. `prints`
    are the fingerprints of these, where they are known already."""
    ledger = permalinks.update(ledger, articles, prints)
    return ledger, tuple(_numbered(article, permalinks.published(ledger, article.slug).ids) for article in articles)


def _numbered(article: Article, ids: Sequence[str]) -> Article:
    paragraphs = (replace(paragraph, id=id) for paragraph, id in zip(article.paragraphs, ids, strict=True))
    return replace(article, paragraphs=tuple(paragraphs))


def settle(ledger: Ledger, annotated: Iterable[Annotated]) -> tuple[Ledger, tuple[Annotated, ...]]:
    """The ledger with the editor's sections published, and the articles with what became of withdrawn ids."""
    articles = tuple(annotated)
    slugs = {one.article.slug for one in articles}
    settled = []
    for one in articles:
        own = {section.id: section.before for section in one.sections if section.by == "editor"}
        ledger = permalinks.place_sections(ledger, one.article.slug, own)
        settled.append(replace(one, gone=tuple(_gone(ledger, one, slugs).items())))
    return ledger, tuple(settled)


def _gone(ledger: Ledger, one: Annotated, slugs: Set[str]) -> dict[str, str]:
    """Paragraphs that were withdrawn, and sections that the editor took back, with where each leads now. What went on
    in a brief that is withdrawn itself leads to the top of this one, which says that it is gone."""
    slug = one.article.slug
    standing = {section.id for section in one.sections} | {paragraph.id for paragraph in one.article.paragraphs}
    sections = {id: permalinks.place(ledger, slug, id) for id in ledger.sections.get(slug, {})}
    gone = {**dict(permalinks.published(ledger, slug).gone), **sections}
    return {id: _still(leads, slugs) for id, leads in gone.items() if id not in standing}


def _still(leads: str, slugs: Set[str]) -> str:
    slug, mark, _ = leads.partition("#")
    return permalinks.TOP if mark and slug not in slugs else leads


def moves(ledger: Ledger, corpus: Corpus) -> tuple[Ledger, tuple[tuple[str, str], ...]]:
    """The ledger with the entities of the corpus published, and the addresses that are no more with those that they
    lead to: a renamed brief to its new name, a merged entity to the one it became, a name that is shared no more to its
    only bearer, what is gone to the index of its kind. Of a brief that is gone, paragraphs that went on in another one
    lead there."""
    merged = {old: new for old, new in corpus.merged if old in ledger.entities}  # others never had a page
    current = (*(entity.id for entity in corpus.entities), *(name.id for name in corpus.shared))
    ledger = permalinks.update_entities(ledger, current, merged)
    slugs = {one.article.slug for one in corpus.articles}
    known = {**{slug: slug for slug in ledger.briefs}, **ledger.renamed}
    briefs: dict[str, str] = {}
    for old, new in known.items():
        if old not in slugs:
            briefs[anchor.brief_path(old)] = anchor.brief_path(new) if new in slugs else anchor.BRIEFS
            briefs |= {} if new in slugs else _elsewhere(ledger, old, new, slugs)
    entities = {
        anchor.entity_path(old): anchor.entity_path(heir) if heir else anchor.ENTITIES
        for old in ledger.entities
        if (heir := permalinks.entity(ledger, old)) != old
    }
    return ledger, tuple(sorted((briefs | entities).items()))


def _elsewhere(ledger: Ledger, old: str, new: str, slugs: Set[str]) -> dict[str, str]:
    """Where paragraphs of the withdrawn brief `new`, once called `old`, are in briefs that stand."""
    found = {}
    for id, leads in permalinks.led(ledger, new).items():
        slug, mark, there = leads.partition("#")
        if mark and slug in slugs:
            found[f"{anchor.brief_path(old)}#{id}"] = f"{anchor.brief_path(slug)}#{there}"
    return found
