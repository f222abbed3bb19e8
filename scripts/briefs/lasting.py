"""Keeps every published address alive: numbers paragraphs by the ledger, and says where old addresses lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefs import anchor, permalinks
from briefs.model import Annotated, Article, Corpus
from briefs.permalinks import Ledger


def number(ledger: Ledger, articles: Sequence[Article]) -> tuple[Ledger, tuple[Article, ...]]:
    """The ledger with these articles published, and the articles with the ids that it gives their paragraphs."""
    ledger = permalinks.update(ledger, articles)
    return ledger, tuple(_numbered(article, permalinks.published(ledger, article.slug).ids) for article in articles)


def _numbered(article: Article, ids: Sequence[str]) -> Article:
    paragraphs = (replace(paragraph, id=id) for paragraph, id in zip(article.paragraphs, ids, strict=True))
    return replace(article, paragraphs=tuple(paragraphs))


def settle(ledger: Ledger, annotated: Iterable[Annotated]) -> tuple[Ledger, tuple[Annotated, ...]]:
    """The ledger with the editor's sections published, and the articles with what became of withdrawn ids."""
    settled = []
    for one in annotated:
        own = {section.id: section.before for section in one.sections if section.by == "editor"}
        ledger = permalinks.place_sections(ledger, one.article.slug, own)
        settled.append(replace(one, gone=tuple(_gone(ledger, one).items())))
    return ledger, tuple(settled)


def _gone(ledger: Ledger, one: Annotated) -> dict[str, str]:
    """Paragraphs that were withdrawn, and sections that the editor took back, with where each leads now."""
    slug = one.article.slug
    standing = {section.id for section in one.sections} | {paragraph.id for paragraph in one.article.paragraphs}
    sections = {id: permalinks.place(ledger, slug, id) for id in ledger.sections.get(slug, {})}
    gone = {**dict(permalinks.published(ledger, slug).gone), **sections}
    return {id: leads for id, leads in gone.items() if id not in standing}


def moves(ledger: Ledger, corpus: Corpus) -> tuple[Ledger, tuple[tuple[str, str], ...]]:
    """The ledger with the entities of the corpus published, and the pages that are no more with those that they lead
    to: a renamed brief to its new name, a merged entity to the one it became, a name that is shared no more to its only
    bearer, what is gone to the index."""
    merged = {old: new for old, new in corpus.merged if old in ledger.entities}  # others never had a page
    current = (*(entity.id for entity in corpus.entities), *(name.id for name in corpus.shared))
    ledger = permalinks.update_entities(ledger, current, merged)
    briefs = {anchor.brief_path(old): anchor.brief_path(new) for old, new in ledger.renamed.items()}
    entities = {
        anchor.entity_path(old): anchor.entity_path(new) if new else anchor.ENTITIES
        for old, new in ledger.entities.items()
        if new != old
    }
    return ledger, tuple(sorted((briefs | entities).items()))
