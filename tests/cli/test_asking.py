"""Questions on the command line: what they print, in which form, and with how much was read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goodoffices.cli.answers import SHAPES
from goodoffices.record import coverage, open_record, write_reading
from goodoffices.shapes import Event, Extent, Party, Reading, Span, Statement, Toll

from .conftest import Run

pytestmark = pytest.mark.slow  # each starts the command line anew
TEXT = "Ostmark offered talks to Norland. Seven people died in Port Vell, \x1b[2Ja clinic said."
ENGINE = {"version": "1", "lexicon": "l", "actors": "a", "places": "p"}
RULE = {"rule": "plain", "confidence": 0.9}


def party(words: str, name: str | None = None) -> Party:
    """Return the party that `words` name."""
    at = TEXT.index(words)
    return Party(text=words, start=at, end=at + len(words), name=name or words)


def span(words: str) -> Span:
    """Return where `words` stand."""
    return Span(text=words, start=TEXT.index(words), end=TEXT.index(words) + len(words))


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A record of one report with an offer, a toll and a statement."""
    clinic = party("a clinic", "=Clinic")
    reading = Reading(
        id="one", title="Talks", subtitle=None, byline=None, dateline=None, published="2031-05-01",
        source="Post", url=None, language="en", synthetic=True, text=TEXT, furniture=(),
        sentences=(Extent(start=0, end=33), Extent(start=34, end=len(TEXT))),
        engine=ENGINE,  # type: ignore[arg-type] - converted below
        events=(Event(id="one:event:8", type="AGREE", trigger=span("offered talks"), sentence=0,
                      quad="verbal-cooperation", score=2.5, status="offered", cameo="036",
                      actors=(party("Ostmark"),), recipients=(party("Norland"),), **RULE),),
        statements=(Statement(id="one:statement:34", content=(span("Seven people died"),), sentence=1,
                              direct=False, speaker=clinic, **RULE),),
        tolls=(Toll(id="one:toll:34", kind="killed", low=7, evidence=span("Seven people died"),
                    victims=span("Seven people"), according_to=clinic, sentence=1, **RULE),),
    )  # fmt: skip
    import msgspec  # noqa: PLC0415 - a fixture's own business

    path = tmp_path / "war.db"
    with open_record(path) as record:
        whole = msgspec.convert(msgspec.to_builtins(reading), type=Reading)
        write_reading(record, whole, b"", "one.txt", "2031-05-02T00:00:00Z")
    return path


def test_a_line_tells_its_sentence_and_the_coverage_stands_under_it(run: Run, war: Path) -> None:
    """Who to whom, the sentence, the report and sentence number, then how much was read."""
    done = run("offers", "--record", war, COLUMNS="200")
    assert done.status == 0
    assert "2031-05-01  AGREE 036 (offered): Ostmark → Norland" in done.out
    assert "“Ostmark offered talks to Norland.”" in done.out
    assert "report one sentence 1 · Post · plain 0.90 · unreviewed" in done.out
    assert "1 line, 0 reviewed, 1 unreviewed. 1 report read, 1 made-up examples" in done.out


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_question_prints_rows_for_other_tools(run: Run, war: Path, name: str) -> None:
    """JSON lines, CSV and Parquet have the same columns; the coverage goes to standard error."""
    lines = run(name, "--format", "jsonl", "--record", war)
    table = run(name, "--format", "csv", "--record", war)
    out = war.with_name("x.parquet")
    assert run(name, "--format", "parquet", "-o", out, "--record", war).status == 0
    columns = list(SHAPES[name].__struct_fields__)
    rows = list(csv.reader(io.StringIO(table.out)))
    assert rows[0] == columns == pq.read_table(out).column_names
    found = [json.loads(line) for line in lines.out.splitlines()]
    assert [list(row) for row in found] == [columns] * len(found)
    assert len(rows) - 1 == len(found) == (name != "contacts") * (2 if name == "timeline" else 1)
    assert "1 report read" in lines.err


def test_a_hostile_name_reaches_neither_terminal_nor_spreadsheet(run: Run, war: Path) -> None:
    """Control characters are shown as such, and no cell begins a formula."""
    assert "\x1b[2J" not in run("tolls", "--record", war).out
    assert ",'=Clinic," in run("statements", "--format", "csv", "--record", war).out


def test_filters_are_options(run: Run, war: Path) -> None:
    """Each narrows the answer; a month stands for its days."""
    asked = ("events", "--between", "ostmark", "norland", "--type", "agree", "--status", "offered",
             "--since", "2031-05", "--until", "2031-05", "--source", "Post", "--unreviewed",
             "--text", "talks", "--format", "jsonl", "--record", war)  # fmt: skip
    assert len(run(*asked).out.splitlines()) == 1
    assert run("events", "Ostmark", "--since", "2031-06", "--record", war).out.startswith(
        "0 lines."
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "Nobody"), "Nobody: is nobody this record names"),
        (("events", "--type", "WAR"), "'WAR' is none that we know; one of AGREE"),
        (("events", "--since", "May"), "'May' is not a date; use YYYY-MM-DD"),
        (("events", "--situation", "x"), "x: is no situation of this record"),
        (("tolls", "--to", "Norland"), "tolls have no such party"),
        (("statements", "--fold"), "statements are not told as one"),
        (("events", "-o", "x.txt"), "a table is for the screen"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    run: Run, war: Path, words: tuple[str, ...], told: str
) -> None:
    """Exit status 2, the value and the remedy, no traceback."""
    done = run(*words, "--record", war)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_coverage_is_told_by_outlet_language_and_week(run: Run, war: Path) -> None:
    """In words, and as rows."""
    told = run("coverage", "--record", war).out
    assert "1 report read" in told
    assert "by outlet:\n  Post: 1" in told
    rows = [
        json.loads(x)
        for x in run("coverage", "--format", "jsonl", "--record", war).out.splitlines()
    ]
    assert {(row["by"], row["name"]) for row in rows} == {
        ("outlet", "Post"), ("language", "en"), ("week", "2031-04-28"),
    }  # fmt: skip


def test_a_situation_is_saved_listed_asked_and_dropped(run: Run, war: Path) -> None:
    """Everything can be asked within one."""
    made = run("situation", "save", "war", "--party", "Ostmark", "--since", "2031", "--record", war)
    assert made.status == 0
    assert (
        "war: Ostmark; anywhere; 2031-01-01 to …" in run("situation", "list", "--record", war).out
    )
    assert "1 line," in run("events", "--situation", "war", "--record", war).out
    assert run("situation", "drop", "war", "--record", war).status == 0
    assert run("situation", "list", "--record", war).out == ""


def test_corrections_are_made_listed_and_taken_back(run: Run, war: Path) -> None:
    """Edit, add, reject and undo, with who said it."""
    by = ("--by-whom", "anna", "--record", war)
    edited = run(
        "review", "edit", "one:event:8", "--set", "type=SUPPORT", "--set", "actors=Norland", *by
    )
    assert "correction 1" in edited.out
    assert "SUPPORT 036 (offered): Norland → Norland" in run("events", "--record", war).out
    added = run("review", "add", "one", "--quote", "Seven people died in Port Vell", "--kind", "toll",
                "--set", "kind=injured", "--set", "low=7", *by)  # fmt: skip
    assert added.status == 0
    assert run("review", "reject", "one:toll:34", "--note", "twice", *by).status == 0
    assert "injured: exact 7".replace("exact ", "") in run("tolls", "--record", war).out
    told = run("review", "list", "--record", war).out
    assert "anna: reject toll “Seven people died” in one (applied); twice" in told
    assert run("review", "undo", "1", *by).status == 0
    assert "AGREE 036" in run("events", "--record", war).out
    dev = war.with_name("dev")
    assert (
        "1 findings that must be found, 1 that must not"
        in run("review", "export", dev, "--record", war).out
    )
    assert {file.name for file in dev.iterdir()} == {"documents.jsonl", "gold.jsonl"}


def test_marks_are_honoured_by_exports(run: Run, war: Path) -> None:
    """A report marked red stays here, and what stayed is told."""
    run("mark", "one", "--handling", "red", "--reliability", "c", "--record", war)
    assert "source C · RED" in run("events", "--record", war, COLUMNS="200").out
    done = run("export", "jsonl", "-o", war.with_name("x.jsonl"), "--record", war)
    assert "withheld findings: 3 marked red" in done.err
    assert war.with_name("x.jsonl").read_bytes() == b""
    assert (
        "'pink' is none that we know"
        in run("mark", "one", "--handling", "pink", "--record", war).err
    )


def test_an_export_comes_back_as_an_import(run: Run, war: Path) -> None:
    """Our POLECAT file is taken in, and its events are marked as imported."""
    out = war.with_name("x.tsv")
    assert run("export", "polecat", "-o", out, "--record", war).status == 0
    done = run("import", out, "--record", war)
    assert "x.tsv: POLECAT, 1 events taken, 0 known, 0 lines refused" in done.out
    told = run("events", "--imported", "--record", war, COLUMNS="200").out
    assert "AGREE 03: Ostmark → Norland" in told
    assert "imported: POLECAT:one:event:8 · x.tsv line 2" in told
    assert "x.tsv: 1 events taken out" in run("import", "--drop", "x.tsv", "--record", war).out


def test_a_record_is_checked_copied_and_made_to_forget(run: Run, war: Path) -> None:
    """Forgetting names what it can't reach, and leaves no word."""
    assert "are whole" in run("record", "check", "--record", war).out
    assert run("record", "backup", war.with_name("copy.db"), "--record", war).status == 0
    assert run("forget", "one", "--record", war, stdin=b"n\n").status == 1
    gone = run("forget", "one", "--yes", "--record", war).out
    assert "forgotten: one, 3 findings, 0 corrections" in gone
    assert "where it came from: one.txt" in gone
    assert b"Seven" not in war.read_bytes()
    with open_record(war) as record:
        assert coverage(record).reports == 0
        record.connection.execute("DELETE FROM engines")
        record.connection.execute("UPDATE runs SET key = key")
    assert run("record", "upgrade", "--record", war).status == 0
    assert run("record", "wipe", "--record", war).status == 0
