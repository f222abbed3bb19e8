"""How to cite a brief: in words, and for reference managers as BibTeX and RIS."""

from __future__ import annotations

from dataclasses import dataclass

from briefs import anchor, dates
from briefs.markup import printable
from briefs.model import Article
from briefs.settings import Settings

_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
     "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    plain: str
    bibtex: str
    ris: str


def cite(article: Article, settings: Settings) -> Citation:
    """Names the article's author, date, title and publisher, and where it is annotated."""
    address = anchor.public(settings.url, anchor.brief_path(article.slug)) if settings.url else None
    return Citation(_plain(article, settings, address), _bibtex(article, settings, address), _ris(article, address))


def _plain(article: Article, settings: Settings, address: str | None) -> str:
    who = ", ".join(article.authors)
    when = f"({dates.spelled(article.published)})" if article.published else ""
    publisher = article.publisher or ""
    own = publisher.casefold() == settings.title.casefold()  # a site that publishes its own articles is named once
    parts = [" ".join(p for p in (who, when) if p), f"“{article.title}”", "" if own else publisher, settings.title]
    text = ". ".join(p.rstrip(".") for p in parts if p) + "."
    return f"{text} {address}" if address else text


def _bibtex(article: Article, settings: Settings, address: str | None) -> str:
    """An `@online` entry (BibLaTeX manual, section 2.1.1)."""
    fields = {
        "author": " and ".join(f"{{{_tex(a)}}}" for a in article.authors),
        "title": f"{{{_tex(article.title)}}}",
        "date": article.published.isoformat() if article.published else "",
        "organization": _tex(article.publisher or ""),
        "note": _tex(f"Annotated in {settings.title}"),
        "url": address or article.url or "",
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@online{{{article.slug},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    return printable(text).translate(_TEX)


def _ris(article: Article, address: str | None) -> str:
    """A NEWS record (RIS specification, 2011)."""
    pairs = [("TY", "NEWS"), *(("AU", author) for author in article.authors), ("TI", article.title)]
    if article.published:
        pairs += [("PY", str(article.published.year)), ("DA", article.published.strftime("%Y/%m/%d"))]
    pairs += [("PB", article.publisher or ""), ("UR", address or article.url or "")]
    lines = [f"{tag}  - {printable(value)}" for tag, value in pairs if value]
    return "\n".join([*lines, "ER  - "]) + "\n"
