"""The bench: what it computes and how it shows it. What it measures needs texts that are not in the repository."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import run, sets, table
from bench.peers import PEERS, Peer, spacy_names, timeml
from bench.run import Row
from bench.sets import Set

DATES = Set("dates_invented", "dates", "invented", unmeasured=frozenset({"type"}))
ROOT = Path(__file__).parents[1]


def score(relaxed: float, strict: float, value: float, day: float) -> sets.Score:
    measures = {"relaxed": relaxed, "strict": strict, "type": 0.0, "value": value, "date": day}
    return {name: [0.0, 0.0, figure] for name, figure in measures.items()}


OURS = Row("briefs", score(91.24, 80.0, 75.0, 82.0), 3000.0)
FAST = Row("fast", score(70.0, 81.0, 75.0, 60.0), 12_000.0)
SLOW = Row("slow", score(90.0, 60.0, 70.0, 80.0), 500.4)
ABSENT = Row("absent", None, missing="left out, needs a package")


def test_table_shows_programs_side_by_side() -> None:
    assert table.report(DATES, 2, 1234, [OURS, FAST, SLOW, ABSENT]) == (
        "### dates_invented: invented\n"
        "\n"
        "2 texts, 1,234 words.\n"
        "\n"
        "| program        |    found | exact words | type |    value |     date | words a second | speed ratio |\n"
        "|----------------|----------|-------------|------|----------|----------|----------------|-------------|\n"
        "| briefs         | **91.2** |        80.0 |    – | **75.0** | **82.0** |          3,000 |             |\n"
        "| fast           |     70.0 |    **81.0** |    – | **75.0** |     60.0 |         12,000 |       0.25× |\n"
        "| slow           |     90.0 |        60.0 |    – |     70.0 |     80.0 |            500 |        6.0× |\n"
        "| lead of briefs |     +1.2 |        -1.0 |    – |     +0.0 |     +2.0 |                |             |\n"
        "\n"
        "- absent: left out, needs a package\n"
    )


def test_table_without_ours_or_without_peers_has_no_lead() -> None:
    assert [row[0] for row in table.cells(DATES, [FAST, SLOW])] == ["program", "fast", "slow"]
    assert [row[0] for row in table.cells(DATES, [OURS, ABSENT])] == ["program", "briefs"]


def test_a_part_of_ours_is_no_rival() -> None:
    part = Row("briefs, dates alone", score(99.0, 99.0, 99.0, 99.0), 30_000.0, rival=False)
    assert table.cells(DATES, [OURS, part, SLOW])[-1] == table.cells(DATES, [OURS, SLOW])[-1]


def test_figures_replace_those_between_the_marks() -> None:
    page = f"head\n{table.BEGIN}\nold\n{table.END}\ntail\n"
    written = table.put(page, "new\n")
    assert written == f"head\n{table.BEGIN}\n\nnew\n\n{table.END}\ntail\n"
    assert table.put(written, "new") == written


@pytest.mark.parametrize("page", ["", table.BEGIN, f"{table.END}{table.BEGIN}", f"{table.BEGIN * 2}{table.END}"])
def test_page_without_marks_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match=r"figures: begin.* and after it .*figures: end.*, once each"):
        table.put(page, "new")


def test_quality_page_takes_figures_and_explains_every_column() -> None:
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert "\n\nnew figures\n\n" in table.put(page, "new figures")
    for columns in table.COLUMNS.values():
        for name in columns.values():
            assert f"\n| {name} | " in page


def test_merging_puts_names_of_one_entity_together() -> None:
    found = ["PERSON Ada Quispe", "ORG the Mill Owners' League of Tarn", "GPE the U.S.", "ORG Stone Corp."]
    found += ["PERSON Quispe", "ORG MOLT", "GPE America", "ORG Stone", "PERSON Bruno Quispe", "GPE Tarn"]
    named = [(label, spacy_names.plain(name)) for label, _, name in (each.partition(" ") for each in found)]
    assert spacy_names.merged(named) == [
        "ada quispe", "mill owners' league of tarn", "united states", "stone",
        "ada quispe", "mill owners' league of tarn", "united states", "stone", "bruno quispe", "tarn",
    ]  # fmt: skip


def test_plain_drops_article_possessive_and_case() -> None:
    assert [spacy_names.plain(name) for name in ("The\nHague’s", "Thea", "the", "Tarns'")] == [
        "hague", "thea", "the", "tarns",
    ]  # fmt: skip


def test_timeml_is_read_by_place() -> None:
    text = "In 1950 <b> & on Monday.\n"
    tagged = (
        'In <TIMEX3 tid="t1" type="DATE" value="1950">1950</TIMEX3> <b> & '
        'on <TIMEX3 tid="t2" type="DATE" value="1950-06-26">Monday</TIMEX3>.\n'
    )
    found = timeml.timexes(text, f'<?xml version="1.0"?>\n<TimeML>\n{tagged}\n</TimeML>\n')
    assert [(text[each["start"] : each["end"]], each["type"], each["value"]) for each in found] == [
        ("1950", "DATE", "1950"),
        ("Monday", "DATE", "1950-06-26"),
    ]
    with pytest.raises(ValueError, match="another text"):
        timeml.timexes("In 1951", "<TimeML>\nIn 1950\n</TimeML>")


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        ({"timex": "XXXX-WXX-1", "type": "date", "value": "2019-03-04"}, "2019-03-04"),
        ({"timex": "XXXX-06", "type": "daterange", "start": "2018-06-01"}, "2018-06"),
        ({"timex": "(2001-04-01,2001-07-01,P3M)", "type": "daterange", "start": "2001-04-01"}, "2001-Q2"),
        ({"timex": "(1990-01-01,2000-01-01,P10Y)", "type": "daterange", "start": "1990-01-01"}, "199"),
        ({"timex": "XXXX-WXX-1TMO", "type": "datetimerange", "start": "2019-03-04 08:00:00"}, "2019-03-04TMO"),
        ({"timex": "T17", "type": "time", "value": "17:00:00"}, "2019-03-05T17:00"),
        ({"timex": "XXXX-WXX-5", "type": "set", "value": "not resolved"}, "XXXX-WXX-5"),
    ],
)
def test_recognizers_readings_become_timex3(reading: dict[str, str], value: str) -> None:
    recognizers = pytest.importorskip("bench.peers.recognizers", reason="needs recognizers-text-date-time")
    assert recognizers.timex3(reading, "2019-03-05") == value


def test_duckling_looks_back_only_where_a_date_recurs() -> None:
    duckling = pytest.importorskip("bench.peers.duckling_past", reason="needs pyduckling-native-phihos")
    now = datetime(2019, 3, 5, tzinfo=UTC)
    mondays = [{"value": f"2019-03-{day}T00:00:00+00:00", "grain": "day"} for day in (11, 18)]
    assert duckling.past(mondays[0], mondays, now).date() == date(2019, 3, 4)
    assert duckling.past(mondays[0], mondays[:1], now).date() == date(2019, 3, 11)
    junes = [{"value": f"{year}-06-01T00:00:00+00:00", "grain": "month"} for year in (2019, 2020)]
    assert duckling.point_value(duckling.past(junes[0], junes, now), "month", False) == "2018-06"
    ancient = {"start": 3, "end": 9, "dim": "time", "value": {"value": "-0490-01-01T00:00:00+00:00", "grain": "year"}}
    assert duckling.timex(ancient, 10, now) == {"start": 13, "end": 19, "type": "DATE", "value": "BC0490"}


def test_peers_are_told_text_and_date_and_no_more() -> None:
    records = {
        "a": {"id": "a", "text": "On Monday.", "dct": "2019-03-05", "timexes": [{"start": 3}]},
        "b": {"id": "b", "text": "Ada.", "date": "20180306", "mentions": []},
        "c": {"id": "c", "text": "Nothing."},
    }
    assert sets.documents(records, narrative=False) == [
        sets.Document("a", "On Monday.", date(2019, 3, 5)),
        sets.Document("b", "Ada.", date(2018, 3, 6)),
        sets.Document("c", "Nothing."),
    ]


def write_set(folder: Path, chosen: Set) -> None:
    """A set of one invented text, with a scorer that counts what it is given."""
    record = {"id": "a", "text": "Ada Quispe runs a mill in Scotland.", "mentions": []}
    (folder / f"{chosen.name}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    counts = "{name: [0, 0, len(pred['a']['mentions'])] for name in ('rel3', 'ner3', 'b3_corpus')}"
    scorer = f"def score(gold, pred, errors=None):\n    return {counts}\n"
    (folder / f"score_{chosen.task}.py").write_text(scorer, encoding="utf-8")


def test_peer_runs_in_its_own_process(tmp_path: Path) -> None:
    invented = Set("entities_invented", "entities", "invented")
    write_set(tmp_path, invented)
    peer = next(peer for peer in PEERS if peer.name == "spacy_sm")
    row = run.theirs(tmp_path, invented, peer)
    assert row.score == {"rel3": [0, 0, 2], "ner3": [0, 0, 2], "b3_corpus": [0, 0, 2]}
    assert 0 < row.speed < 100  # seven words; start and model count


def test_peer_that_is_not_installed_is_left_out(tmp_path: Path) -> None:
    invented = Set("entities_invented", "entities", "invented")
    write_set(tmp_path, invented)
    row = run.theirs(tmp_path, invented, Peer("absent", "Absent", "entities", "the package absent"))
    assert row.score is None
    assert row.missing == "left out, needs the package absent (No module named 'bench.peers.absent')"


def test_measured_command_that_fails_ends_the_bench(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    measure = "import sys\nsys.exit('no such command')\n"
    (tmp_path / "measure.py").write_text(measure, encoding="utf-8")
    write_set(tmp_path, sets.SETS[0])
    assert command.main(["--data", str(tmp_path), "--sets", sets.SETS[0].name, "--peers", "none"]) == 1
    output = capfd.readouterr()
    assert "- briefs: broke off\n" in output.out
    assert "no such command\n" in output.err


def test_figures_of_a_whole_run_go_into_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = {**score(90.0, 80.0, 70.0, 60.0), "words_per_second": 4321}
    (tmp_path / "measure.py").write_text(f"print({json.dumps(measured)!r})\n", encoding="utf-8")
    write_set(tmp_path, DATES)
    page = tmp_path / "page.md"
    page.write_text(f"head\n{table.BEGIN}\n{table.END}\ntail\n", encoding="utf-8")
    monkeypatch.setattr(command, "SETS", (DATES,))
    monkeypatch.setattr(command, "PEERS", ())
    assert command.main(["--data", str(tmp_path), "--write", str(page)]) == 0
    report = table.report(DATES, 1, 7, [Row("briefs", measured, 4321)])
    assert "4,321" in report and report in capsys.readouterr().out
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"head\n{table.BEGIN}\n\nMeasured with Python ")
    assert written.endswith(f"\n\n{report}\n{table.END}\ntail\n")


def test_without_texts_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "absent"
    assert command.main(["--data", str(absent)]) == 2
    monkeypatch.setattr(command, "DATA", absent)
    assert command.main([]) == 0
    line = f"bench: expected annotated texts in {absent}, found no such folder; nothing was measured\n"
    assert capsys.readouterr().out == line * 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sets", "dates_nowhere"], "no such set: dates_nowhere"),
        (["--peers", "nobody,heideltime"], "no such peer: nobody"),
        (["--write", "page.md", "--peers", "none"], "leave out --sets and --peers"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        command.main(arguments)
    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


def test_sets_are_chosen_by_name_or_task() -> None:
    assert [one.name for one in command.sets("entities_newsfair,dates_wikiwars")] == [
        "dates_wikiwars",
        "entities_newsfair",
    ]
    assert {one.task for one in command.sets("dates")} == {"dates"}
    assert command.peers("none") == ()


@pytest.mark.skipif(not command.DATA.is_dir(), reason=f"needs the annotated texts in {command.DATA}")
@pytest.mark.parametrize("name", ["dates_meantime", "entities_meantime"])
def test_what_people_marked_scores_full(name: str) -> None:
    (chosen,) = command.sets(name)
    gold = sets.gold(command.DATA, chosen)
    for record in gold.values():
        for mention in record.get("mentions", []):
            mention["cluster"] = mention["link"]
    score = sets.scorer(command.DATA, chosen.task)(gold, gold)
    assert {measure: score[measure][2] for measure in table.COLUMNS[chosen.task]} == dict.fromkeys(
        table.COLUMNS[chosen.task], 100.0
    )


def test_every_peer_has_a_module() -> None:
    folder = ROOT / "tests" / "bench" / "peers"
    assert [peer.name for peer in PEERS if not (folder / f"{peer.name}.py").is_file()] == []
