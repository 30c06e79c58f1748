"""`goodoffices channels` and `network`, run as a user runs them."""

from __future__ import annotations

import importlib.util
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from goodoffices.cli.app import app
from goodoffices.errors import GoodofficesError
from goodoffices.record import open_record, write_reading

from .conftest import Done, Run

TABLE = """date,source,cameo,target
2013-10-01,Israel,190,Hamas
2014-07-02,Israel,190,Hamas
2014-07-03,Hamas,190,Israel
2014-07-04,Egypt,041,Israel
2014-07-05,Egypt,040,Hamas
2014-07-06,Qatar,043,Hamas
2014-07-20,Turkey,040,Hamas
"""
DAY = "2014-07-11"
STORY = Path(__file__).parents[1] / "channels" / "story.py"


@pytest.fixture(scope="module")
def story() -> ModuleType:
    """Return the readings built by hand, whatever way pytest imports tests."""
    spec = importlib.util.spec_from_file_location("channel_story", STORY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a small events table."""
    path = tmp_path / "events.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path, story: ModuleType) -> Path:
    """Return a record of one story: a call by America, a truce that Egypt brokered."""
    path = tmp_path / "war.db"
    sides = [story.ISRAEL, story.HAMAS]
    called = story.event(
        "2014-07-10", "CONSULT", "041", [story.OBAMA], [story.NETANYAHU], mode="phone"
    )
    ready = story.event(DAY, "AGREE", "039", [story.USA], sides, status="offered", words="ready")
    bombed = story.event(DAY, "ASSAULT", "195", sides[:1], sides[1:], words="bombed")
    truce = story.precedent([story.EGYPT], sides, None, "2012-11-21")
    told = story.reading("spring", DAY, events=(called, ready, bombed), precedents=(truce,))
    with open_record(path) as opened:
        write_reading(opened, told, b"", "spring.txt", "2031-01-01T00:00:00Z")
    return path


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return what runs a command in this process, which spares a start each time."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def ask(*words: object) -> Done:
        done = CliRunner().invoke(app, [str(word) for word in words])
        if isinstance(done.exception, GoodofficesError):
            return Done(2, done.stdout, str(done.exception))
        return Done(done.exit_code, done.stdout, done.stderr)

    return ask


def lines(done: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - what a command printed
    """Return the JSON lines of a command that went well."""
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_ranking_over_a_table(ask: Run, table: Path) -> None:
    """Egypt talked to both and leads; Qatar's one side is told; Turkey's contact is later."""
    done = ask("channels", "Israel", "Hamas", "--asof", DAY, "--events", table, "--format", "jsonl")
    rows = lines(done)
    assert [row["third_party"] for row in rows] == ["Egypt", "Qatar"]
    first = rows[0]
    assert {"third_party", "score", "why"} <= first.keys()
    for why in first["why"]:
        assert {"reason", "weight", "evidence"} <= why.keys()
        assert why["evidence"][0]["date"] <= DAY
    assert rows[1]["caveats"] == ["no contact with Israel is told"]


def test_a_ranking_over_a_record_shows_its_sentences(ask: Run, record: Path) -> None:
    """Both names, who was on the telephone, the sentence, its report, and what it is blind to."""
    done = ask("channels", "Israel", "Hamas", "--asof", DAY, "--record", record)
    assert done.status == 0, done.err
    for words in (
        "1. United States",
        "2. Egypt",
        "Barack Obama, president",
        "telephoned 1",
        "brokered the November 2012 truce",
        "The one sentence of spring:",
        "weights: plain",
        "back-channels",
        "Synthetic example",
    ):
        assert words in " ".join(done.out.split()), words


@pytest.mark.parametrize("names", [("ISR", "hamas"), ("israel", "HAMAS")])
def test_names_may_be_codes_and_in_any_case(ask: Run, table: Path, names: tuple[str, str]) -> None:
    """Who is meant is found by name, alias or code."""
    done = ask("channels", *names, "--asof", DAY, "--events", table, "--format", "jsonl")
    assert [row["third_party"] for row in lines(done)] == ["Egypt", "Qatar"]


def test_why_tells_all_of_one_party(ask: Run, record: Path) -> None:
    """One party, wherever it stands; who has nothing on record is said to have nothing."""
    done = ask("channels", "Israel", "Hamas", "--asof", DAY, "--record", record, "--why", "egypt")
    assert "2. Egypt" in done.out
    assert "1. United States" not in done.out
    none = ask("channels", "Israel", "Hamas", "--asof", DAY, "--record", record, "--why", "Peru")
    assert none.status == 2
    assert "nothing on record speaks for Peru" in none.err


def test_before_anything_is_told_no_channel_is_supported(ask: Run, record: Path) -> None:
    """A day before the first report the answer is that there is none, and no error."""
    done = ask("channels", "Israel", "Hamas", "--asof", "2014-07-01", "--record", record)
    assert done.status == 0, done.err
    assert "No channel is supported" in done.out
    assert "0 reports read until 2014-07-01" in done.out


def test_paths_lead_through_who_talks_to_both(ask: Run, table: Path) -> None:
    """From Israel over Egypt to Hamas, each leg with its trust."""
    done = ask(
        "channels",
        "Israel",
        "Hamas",
        "--asof",
        DAY,
        "--events",
        table,
        "--path",
        "--format",
        "jsonl",
    )
    (way,) = lines(done)
    assert way["through"] == "Egypt"
    assert [leg["trust"] for leg in way["legs"]] == pytest.approx([1 / 3, 1 / 3], abs=0.02)


def test_queries_are_answered_line_by_line(ask: Run, table: Path, tmp_path: Path) -> None:
    """Each over what was known on its own day, in the table's own names."""
    asked = [{"id": "1", "a": "Israel", "b": "Hamas", "asof": DAY},
             {"id": "2", "a": "Israel", "b": "Hamas", "asof": "2014-07-31"},
             {"id": "3", "a": "Israel", "b": "Nobody", "asof": DAY}]  # fmt: skip
    path = tmp_path / "queries.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in asked), encoding="utf-8")
    rows = lines(ask("channels", "--queries", path, "--events", table, "--format", "jsonl"))
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["ranked"] == ["Egypt", "Qatar"]
    assert "Turkey" in rows[1]["ranked"]
    assert rows[2]["ranked"] == []


def test_weights_fitted_on_later_days_are_refused(ask: Run, table: Path) -> None:
    """A question of 2014 is not ranked by what 2018 taught."""
    words = ("channels", "Israel", "Hamas", "--asof", DAY, "--events", table)
    done = ask(*words, "--weights", "fitted-2018")
    assert done.status == 2
    assert "fitted until 2018-05-31" in done.err
    assert "weights: fitted-2013" in ask(*words).out


def test_weights_of_ones_own_decide(ask: Run, table: Path, tmp_path: Path) -> None:
    """A file that knows mediation only gives nobody a score here."""
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\n[weights]\nmediation = 1.0\n', encoding="utf-8")
    words = ("channels", "Israel", "Hamas", "--asof", DAY, "--events", table, "--format", "jsonl")
    assert {row["score"] for row in lines(ask(*words, "--weights", path))} == {0.0}


def test_a_fault_is_one_line_and_status_2(run: Run) -> None:
    """As a user runs it: the remedy on standard error and no traceback."""
    done = run("channels", "Israel", "Hamas", "--asof", DAY, "--events", "x.csv")
    assert done.status == 2
    assert done.err.startswith("goodoffices: x.csv: there is no such file")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("channels",), "two parties are needed"),
        (("channels", "Israel", "Hamas"), "a day is needed"),
        (("channels", "Israel", "Hamas", "--asof", DAY), "one of the two is needed"),
        (("channels", "Israel", "Hamas", "--asof", "soon", "--events", "x.csv"), "is not a date"),
        (("channels", "Israel", "Hamas", "--asof", DAY, "--events", "x.csv"), "no such file"),
        (("channels", "--queries", "x.jsonl"), "give it with --events FILE"),
        (("network", "--asof", DAY, "--events", "x.csv", "-o", "map.png"), "end it in .gexf"),
    ],
)
def test_what_cant_be_answered_is_told_in_one_line(
    ask: Run, words: tuple[str, ...], said: str
) -> None:
    """A missing day, party or table is told with its remedy."""
    done = ask(*words)
    assert done.status == 2
    assert said in done.err


def test_the_map_is_printed_and_written(ask: Run, table: Path, tmp_path: Path) -> None:
    """A table of ties, and a file in each format."""
    done = ask("network", "--asof", DAY, "--events", table)
    assert done.status == 0, done.err
    assert "Egypt" in done.out
    assert "Turkey" not in done.out
    check: Callable[[Path], ET.ElementTree] = ET.parse
    for name in ("map.gexf", "map.graphml", "map.svg"):
        target = tmp_path / name
        written = ask("network", "--asof", DAY, "--events", table, "-o", target)
        assert written.status == 0, written.err
        assert check(target).getroot() is not None
