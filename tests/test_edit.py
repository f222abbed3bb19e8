"""The editor's word in place of the machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs import authority, edit
from briefs.errors import SourceError
from briefs.model import Event, Mention, Referent, Timex
from briefs.sidecar import DatePin, Pin
from values import article, mention, span

TEXT = article("Kim met Moon in Hanoi.", "Kim said so in May.")
FOUND = (
    mention(TEXT, "Kim", "kim-jong-un"),
    mention(TEXT, "Moon", "moon-jae-in"),
    mention(TEXT, "Hanoi", "hanoi", "place"),
)
REFERENTS = (
    Referent("kim-jong-un", "Kim Jong Un", "person", variants=("Kim",)),
    Referent("moon-jae-in", "Moon Jae-in", "person"),
    Referent("hanoi", "Hanoi", "place"),
)


def _pin(words: str, entity: str | None, nth: int = 1, **more: str) -> Pin:
    return Pin(span(TEXT, words, nth), words, entity, more.get("kind"), more.get("name"), Path("a.yml"), 7)  # type: ignore[arg-type]


def _summary(mentions: tuple[Mention, ...]) -> list[tuple[str, str | None, str, str]]:
    return [(m.surface, m.entity, m.name, m.by) for m in mentions]


def test_without_pins_all_stays() -> None:
    assert edit.mentions(FOUND, REFERENTS, (), authority.EMPTY) == (FOUND, REFERENTS)


def test_a_pin_replaces_what_the_machine_found_in_those_words() -> None:
    mentions, referents = edit.mentions(FOUND, REFERENTS, (_pin("Moon", "kim-jong-un"),), authority.EMPTY)
    assert _summary(mentions) == [
        ("Kim", "kim-jong-un", "Kim", "machine"),
        ("Moon", "kim-jong-un", "Kim Jong Un", "editor"),
        ("Hanoi", "hanoi", "Hanoi", "machine"),
    ]
    assert [r.entity for r in referents] == ["kim-jong-un", "hanoi"]


def test_a_pin_adds_a_mention_that_the_machine_missed() -> None:
    mentions, _ = edit.mentions(FOUND, REFERENTS, (_pin("Kim", "kim-jong-un", nth=2),), authority.EMPTY)
    assert _summary(mentions)[-1] == ("Kim", "kim-jong-un", "Kim Jong Un", "editor")


def test_a_pin_to_none_takes_a_mention_away() -> None:
    mentions, referents = edit.mentions(FOUND, REFERENTS, (_pin("met Moon", None),), authority.EMPTY)
    assert [m.surface for m in mentions] == ["Kim", "Hanoi"]
    assert [r.entity for r in referents] == ["kim-jong-un", "hanoi"]


def test_a_pin_may_name_an_entity_of_the_authority_file() -> None:
    known = authority.parse(
        Path("authority.yml"), "entities:\n  kim-yo-jong:\n    name: Kim Yo Jong\n    kind: person\n"
    )
    mentions, referents = edit.mentions(FOUND, REFERENTS, (_pin("Kim", "kim-yo-jong", nth=2),), known)
    assert _summary(mentions)[-1] == ("Kim", "kim-yo-jong", "Kim Yo Jong", "editor")
    assert referents[-1] == Referent("kim-yo-jong", "Kim Yo Jong", "person", by="editor")


def test_a_pin_to_something_new_says_what_it_is() -> None:
    pin = _pin("May", "theresa-may", kind="person", name="Theresa May")
    mentions, _ = edit.mentions(FOUND, REFERENTS, (pin,), authority.EMPTY)
    assert _summary(mentions)[-1] == ("May", "theresa-may", "Theresa May", "editor")
    with pytest.raises(SourceError) as refused:
        edit.mentions(FOUND, REFERENTS, (_pin("May", "theresa-may"),), authority.EMPTY)
    assert str(refused.value) == (
        "a.yml:7: “entity: theresa-may” is in neither the authority file nor this article; "
        "add “kind: …”, or correct the id"
    )


def test_words_pinned_twice_are_refused() -> None:
    pins = (_pin("Moon", "moon-jae-in"), _pin("Moon", "kim-jong-un"))
    with pytest.raises(SourceError) as refused:
        edit.mentions(FOUND, REFERENTS, pins, authority.EMPTY)
    assert str(refused.value) == "a.yml:7: “Moon” is pinned in line 7 too; keep one"


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2019-03-05", "2019-03-05"),
        ("1987~", "1987"),
        ("199X", "199"),
        ("2016/2017", "2016"),
        ("../2019-03", "2019-03"),
        ("2019-XX", "2019"),
    ],
)
def test_a_pinned_date_is_the_editors(edtf: str, value: str) -> None:
    found = (Timex(span(TEXT, "May"), "May", "DATE", "2018-05", "2018-05"),)
    pin = DatePin(span(TEXT, "in May"), "in May", edtf, Path("a.yml"), 9)
    (timex,) = edit.timexes(found, (pin,))
    assert (timex.surface, timex.type, timex.value, timex.edtf, timex.by) == ("in May", "DATE", value, edtf, "editor")


def test_a_date_pinned_to_none_goes() -> None:
    found = (Timex(span(TEXT, "May"), "May", "DATE", "2018-05", "2018-05"),)
    assert edit.timexes(found, (DatePin(span(TEXT, "May"), "May", None, Path("a.yml"), 9),)) == ()


def test_a_statement_goes_where_the_editor_tells_the_same() -> None:
    same_date = Event("2019-05", "Kim said so in May.", "p2", span(TEXT, "May"))
    same_words = Event("2019", "Kim met Moon.", "p1", span(TEXT, "Kim met"))
    elsewhere = Event("2019-05", "Kim met Moon in Hanoi.", "p1", span(TEXT, "Hanoi"))
    known = Event("2019-05", "Hanoi summit", "p2", span(TEXT, "May"), kind="authority")
    said = (
        Event("2019-05", "Kim speaks", "p2", span(TEXT, "Kim said"), by="editor"),
        Event("2018", "Moon is met", "p1", span(TEXT, "met Moon"), by="editor"),
    )
    assert edit.events((same_date, same_words, elsewhere, known), said) == (elsewhere, known, *said)
