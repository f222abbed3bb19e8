"""Texts in which names look like nothing else, or in which there are none: pages are made, and nothing is invented."""

from __future__ import annotations

import pytest

from briefs import authority, corpus, namesake, pages, suggest
from briefs.model import Corpus
from briefs.settings import Settings
from names_fixture import article, resolved

NAMELESS = {
    "no name": "the river rose in the night and by morning the lower fields were under water; nobody slept.",
    "short sentences": "It rained. We ate bread, and then it rained again. They had slept well.",
    "all capitals": "THE OLD MILL WAS SOLD AND NOBODY KNEW WHO HAD BOUGHT IT. THE PRICE WAS HIGH.",
    "emoji": "🎉🎉 The 🚀 was launched 😀😀😀. 👨‍👩‍👧 ate bread.",
    "signs": "??? !!! ... --- “”",
    "numbers": "12 34 56 78. 1,000,000 and 3.14.",
    "a word of 300 letters": f"The {'A' * 300} was closed.",
    "nothing": "",
}
ODD = {
    "Cyrillic": "Владимир Зеленский встретился с Ким Чен Ыном в Ханое.",
    "Chinese": "金正恩与文在寅在板门店会谈。",
    "Arabic": "التقى محمد بن سلمان الرئيس في الرياض.",
    "several scripts": "President Moon Jae-in met 김정은 and שלום in Hanoi.",
    "emoji in names": "Maria 🎉 Quispe met Juan😀 in Lima.",
    "capitals": "PRESIDENT DONALD TRUMP MET KIM JONG UN IN HANOI. TRUMP LEFT EARLY.",
    "a name of 300 characters": f"Mr. {' '.join(['Maximiliana'] * 26)} spoke in Lima.",
    "a body of 300 characters": f"The {' '.join(['Grand'] * 60)} Council met in Lima.",
    "marks that combine": "Jose\u0301 Nun\u0303ez met Angela Brandt in Zu\u0308rich.",
    "what cannot be seen": "M\u200baria Qu\u00adispe went to Li\u200dma with \u202eAngela Brandt\u202c.",
}


def linked(text: str) -> Corpus:
    return corpus.link([resolved(article(text, "a"))], authority.EMPTY)


@pytest.mark.parametrize("case", NAMELESS)
def test_where_there_is_no_name_there_is_no_entity(case: str) -> None:
    found = linked(NAMELESS[case])
    assert (found.entities, found.shared, found.articles[0].mentions) == ((), (), ())
    made = {page.path for page in pages.pages(found, Settings("Site"))}
    assert made == {"index.md", "briefs/index.md", "briefs/a.md", "entities/index.md", "timeline/index.md"}


@pytest.mark.parametrize("case", ODD)
def test_odd_names_are_words_of_the_text(case: str) -> None:
    found = linked(ODD[case])
    body = found.articles[0].article.body
    assert all(body[m.span.slice] == m.surface for m in found.articles[0].mentions)
    words = body.casefold()
    for entity in found.entities:
        assert all(word.casefold() in words for word in entity.name.split()), entity
        assert len(entity.name) <= 100, "a paragraph became a name"
    made = {page.path: page.text for page in pages.pages(found, Settings("Site"))}
    assert {f"entities/{entity.id}.md" for entity in found.entities} <= made.keys()
    pasted = suggest.text(suggest.suggest(found, authority.EMPTY), authority.EMPTY)
    authority.parse(found.articles[0].article.path, pasted)


@pytest.mark.parametrize("name", ["金正恩", "Ким", "🎉", "x" * 300, "con", "…", "A/B", "../x"])
def test_a_shared_name_of_any_words_has_an_address(name: str) -> None:
    id = namesake.id_of(name)
    assert id.startswith("name_") and len(id) <= 80 and id.replace("name_", "").replace("-", "").isalnum()
