"""What the language model sees in an article: one spaCy document per paragraph, in chunks where a paragraph is long.

The model gives words, tags (Penn Treebank), dependencies and named entities. It was trained on running text, so lines
set in capitals or in title case are shown to it the way a sentence would be set (see `casing`); the documents that come
back hold the words as they stand in the article all the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from briefs import wordlist
from briefs.casing import Casing
from briefs.errors import SourceError
from briefs.model import Article, Paragraph, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

UNUSED = ("attribute_ruler", "lemmatizer")
"""Parts of a model that nothing here reads: they take 40 % of its time."""

LONGEST = 5_000
"""Characters that the model sees at once; longer paragraphs are cut at a space. Bounds memory, not meaning."""


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A paragraph, or a chunk of it, as the model read it. The text of `doc` is `body[start : start + len(doc.text)]`,
    so the offset of a token in the body is `start + token.idx`."""

    doc: Doc
    start: int
    paragraph: Paragraph

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that a span of the body touches."""
        return self.doc.char_span(span.start - self.start, span.end - self.start, alignment_mode="expand")


def load(model: str) -> Language:
    """The spaCy pipeline `model`, a package name or a path, without its `UNUSED` parts.

    Its matrices are multiplied by NumPy's BLAS, on one thread: the library that spaCy brings for that takes four times
    as long, and a second thread of so small a model spends its time waiting. More processors are for more articles.
    Raises SourceError where it is not installed.
    """
    _put_off("langcodes")
    with _without_commands():
        import spacy
    from thinc.api import use_ops
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")
    try:
        with use_ops("numpy", use_blis=False), _without_exceptions():
            return _with_abbreviations(spacy.load(model, exclude=list(UNUSED)))
    except OSError as error:
        raise SourceError(
            f"the language model {model!r} is not installed: install it with pip, or set another in mkdocs.yml"
        ) from error


def _with_abbreviations(nlp: Language) -> Language:
    """`nlp`, which no longer takes the stop of "Det.-Sgt." or of "Ont." for the end of a sentence."""
    lists = ("titles", "state_abbreviations", "abbreviations")
    for word in {word for name in lists for word in wordlist.words(name)} - _WORDS_TOO:
        if word.endswith("."):
            nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return nlp


_WORDS_TOO = frozenset({"Man.", "Tex.", "Miss."})
"""What ends a sentence as often."""


@contextmanager
def _without_exceptions() -> Iterator[None]:
    """Keeps a new tokenizer from learning the exceptions of English, all of which the model's own data then says
    again: a third of the time that a model takes to load."""
    from spacy.lang.en import English

    usual = English.Defaults.tokenizer_exceptions
    English.Defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        English.Defaults.tokenizer_exceptions = usual


class _PutOff(ModuleType):
    """A module that is imported once something of it is asked for. Python's own `LazyLoader` is asked at once, by the
    `import` that finds it."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def _put_off(name: str) -> None:
    """Keeps the module `name` from being imported before it is used: spaCy imports the names of all languages, a tenth
    of a second, to look up those that it does not know."""
    if name not in sys.modules:
        sys.modules[name] = _PutOff(name)


@contextmanager
def _without_commands() -> Iterator[None]:
    """Keeps spaCy from importing its command line along with itself: a third of the time, for the sake of `spacy.info`.
    Who imports `spacy.cli` afterwards gets it."""
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    commands.__path__, info.info = [], None  # type: ignore[attr-defined]
    ours = {} if "spacy" in sys.modules else {module.__name__: module for module in (commands, info)}
    sys.modules.update(ours)
    try:
        yield
    finally:
        for name in ours:
            del sys.modules[name]


def parse(nlp: Language, article: Article) -> tuple[Parsed, ...]:
    """`article` as `nlp` reads it, in the order of the text. Empty paragraphs have no document.

    Each article is read by itself: what the model computes of a text can depend, in the last digits, on what it reads
    along with it, and an article must not change because another did."""
    pieces = _pieces(article)
    docs = nlp.pipe((shown for _, _, _, shown in pieces), batch_size=128)
    return tuple(
        Parsed(_with_words_of(text, doc, text != shown), start, paragraph)
        for (paragraph, start, text, shown), doc in zip(pieces, docs, strict=True)
    )


def _pieces(article: Article) -> list[tuple[Paragraph, int, str, str]]:
    """Per chunk: its paragraph, where it starts in the body, its text, and the text to show to the model."""
    casing = Casing.of(article)
    return [
        (paragraph, span.start, article.body[span.slice], casing.sentence_case(article.body[span.slice]))
        for paragraph in article.paragraphs
        for span in chunks(article.body, paragraph.span)
        if not article.body[span.slice].isspace()
    ]


def chunks(body: str, span: Span, longest: int = LONGEST) -> Iterator[Span]:
    """`span` in parts of at most `longest` characters, cut after a space where there is one, and all of it covered."""
    start = span.start
    while span.end - start > longest:
        cut = body.rfind(" ", start + longest // 2, start + longest) + 1
        cut = cut or start + longest
        yield Span(start, cut)
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _with_words_of(text: str, doc: Doc, recased: bool) -> Doc:
    """`doc` with the words of `text`, which differs from the text of `doc` in case only."""
    if not recased:
        return doc
    from spacy.tokens import Doc

    return Doc(
        doc.vocab,
        words=[text[token.idx : token.idx + len(token)] for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )
