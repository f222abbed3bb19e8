"""Annotates many articles, in several processes where that pays.

Where processes can be forked they inherit the model and the gazetteer once these are loaded, so that even a few
articles are shared. Elsewhere the work is cut into shares that joblib hands out. Whatever joblib can run on will do,
without a line here knowing of it: its own processes by default, a Dask cluster inside
`with joblib.parallel_config("dask"):`. Each article is read by itself, so that what is found in it depends on no other,
nor on who annotates it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefs import annotate, forked, language
from briefs.authority import Authority
from briefs.errors import SourceError
from briefs.model import Annotated, Article
from briefs.sidecar import Anchored

if TYPE_CHECKING:
    from spacy.language import Language

Work = tuple[Article, Anchored]
"""An article, and what the editor says of it."""

FEW = 16
"""Articles that are annotated sooner than other processes would have loaded the model."""

FEW_FORKED = 4
"""Articles that are annotated sooner than other processes would have been forked."""

_SHARE = 6  # articles handed out at once: enough to make the handing out cheap, few enough to keep all at work


def annotated(
    work: Sequence[Work], known: Authority, model: str, jobs: int
) -> Iterator[tuple[Annotated | None, SourceError | None]]:
    """Each article annotated, in their order; or the error that keeps it from being. Raises SourceError if the model is
    not installed."""
    if jobs <= 1 or len(work) <= (FEW_FORKED if forked.IS_SAFE else FEW):
        yield from (_one(one, known, model) for one in work)
        return
    if forked.IS_SAFE and not _is_elsewhere():
        yield from _forked(work, known, model, jobs)
        return
    from joblib import Parallel, delayed

    shares = [work[n : n + _SHARE] for n in range(0, len(work), _SHARE)]
    run = Parallel(n_jobs=jobs, return_as="generator")
    for share in run(delayed(_share)(share, known, model) for share in shares):
        yield from share


def _is_elsewhere() -> bool:
    """Whether joblib is told to run on something other than its own processes."""
    from joblib.parallel import BACKENDS, DEFAULT_BACKEND, get_active_backend

    return not isinstance(get_active_backend()[0], BACKENDS[DEFAULT_BACKEND])


def _forked(
    work: Sequence[Work], known: Authority, model: str, jobs: int
) -> Iterator[tuple[Annotated | None, SourceError | None]]:
    """The first article is annotated here, so that all there is to load is loaded before the processes inherit it."""
    yield _one(work[0], known, model)
    yield from forked.mapped(_inheriting, (known, model), work[1:], jobs, few=0)


def _inheriting(state: tuple[Authority, str], one: Work) -> tuple[Annotated | None, SourceError | None]:
    return _one(one, *state)


def _share(work: Sequence[Work], known: Authority, model: str) -> list[tuple[Annotated | None, SourceError | None]]:
    return [_one(one, known, model) for one in work]


def _one(one: Work, known: Authority, model: str) -> tuple[Annotated | None, SourceError | None]:
    article, said = one
    pieces = language.parse(_pipeline(model), article)
    try:
        return annotate.annotate(article, said, pieces, known), None
    except SourceError as error:
        return None, error


@cache
def _pipeline(model: str) -> Language:
    """The model, loaded once in each process."""
    return language.load(model)
