"""`goodoffices show` and `search`: what a record holds, with the words it rests on."""

from __future__ import annotations

import contextlib
import io
import json
import stat
from pathlib import Path

import msgspec
import pytest

from goodoffices.cli.app import Format
from goodoffices.cli.show import search_record, show_record
from goodoffices.errors import RecordError
from goodoffices.record import open_record, write_reading
from goodoffices.shapes import EngineId, Event, Extent, Party, Reading, Span
from goodoffices.telling import SYNTHETIC

from .conftest import Read

EVIL = "\x1b[2J\x9b31m\u202e"
TEXT = "Peru rejected the plan on Tuesday. A long night followed in the capital."


def reading(name: str, **fields: object) -> Reading:
    """Return a reading with one event in it, built by hand."""
    peru = Party(text="Peru", start=0, end=4, actor="PER", name="Peru", country="PER", sector="GOV")
    event = Event(
        id=f"{name}:event:5",
        rule="reject.plan",
        confidence=0.9,
        sentence=0,
        type="REJECT",
        cameo="120",
        quad="verbal-conflict",
        score=-4.0,
        actors=(peru,),
        trigger=Span(text="rejected", start=5, end=13),
    )
    whole = Reading(
        id=name,
        title="Peru says no",
        subtitle=None,
        byline=None,
        dateline=None,
        published="2025-03-04",
        source="Andes Wire",
        url=None,
        language="en",
        synthetic=False,
        text=TEXT,
        furniture=(),
        sentences=(Extent(start=0, end=34), Extent(start=35, end=len(TEXT))),
        engine=EngineId(version="1", lexicon="a", actors="b", places="c"),
        events=(event,),
    )
    return msgspec.structs.replace(whole, **fields)


def make(path: Path, *readings: Reading) -> Path:
    """Return a record that holds readings."""
    with open_record(path) as record:
        for one in readings:
            write_reading(record, one, b"", f"{one.id}.txt", "2025-03-05T00:00:00Z")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record with a report, and a synthetic one."""
    made = reading("made-up", title="Peru says yes", text=TEXT + " ", synthetic=True)
    return make(tmp_path / "war.db", reading("real"), made)


def test_reports_are_listed_with_what_was_found(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Day, headline, outlet, counts and the id to ask for, then the totals."""
    show_record(record, None, Format.TABLE)
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("2025-03-04  Peru says no")
    assert lines[at + 1].strip() == "Andes Wire · 1 event, 0 statements, 0 tolls · real"
    assert "2 reports, 4 sentences: 2 events, 0 statements, 0 tolls." in lines


def test_synthetic_reports_are_marked_on_every_view(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the list at the report and at the end, over the report itself, and at each hit."""
    for output in (Format.TABLE, Format.MARKDOWN):
        show_record(record, None, output)
        words = " ".join(capsys.readouterr().out.split())
        assert words.count("synthetic example") == 1
        assert f"1 of 2 reports: {SYNTHETIC}" in words
        show_record(record, "made-up", output)
        assert SYNTHETIC in capsys.readouterr().out.splitlines()[0]
        show_record(record, "real", output)
        assert SYNTHETIC not in capsys.readouterr().out
    search_record(record, "rejected", 9)
    words = " ".join(capsys.readouterr().out.split())
    assert words.count(SYNTHETIC) == 1
    show_record(record, "made-up", Format.JSONL)
    assert json.loads(capsys.readouterr().out)["synthetic"] is True


def test_a_report_is_shown_as_it_was_read(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record gives back the reading: its findings, their sentences and its JSON line."""
    show_record(record, "real", Format.TABLE)
    out = capsys.readouterr().out
    assert "• REJECT 120: Peru  [reject.plan 0.90]\n    Peru rejected the plan on Tuesday.\n" in out
    show_record(record, "real", Format.JSONL)
    line = capsys.readouterr().out
    assert msgspec.json.decode(line, type=Reading) == reading("real")


def test_the_list_has_a_line_of_json_a_report(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One object a report, with its counts."""
    show_record(record, None, Format.JSONL)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["id"]: row["events"] for row in rows} == {"real": 1, "made-up": 1}


def test_words_are_found_in_their_sentence(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All words must stand in one sentence; the report is named above it."""
    search_record(record, "long capital", 9)
    out = capsys.readouterr().out
    assert "2025-03-04 · Andes Wire · real" in out
    assert "  A long night followed in the capital." in out
    assert "rejected" not in out
    search_record(record, "rejected capital", 9)
    assert capsys.readouterr().out == "No sentence holds 'rejected capital'.\n"


@pytest.mark.parametrize("words", ['"', "(", "NEAR(", "a AND", "*", "-", "title:x", "' OR 1=1"])
def test_no_words_are_taken_for_a_query_language(
    words: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is typed is looked for, and breaks nothing."""
    search_record(record, words, 9)
    assert "No sentence holds" in capsys.readouterr().out


def test_a_report_that_is_not_there_is_told(record: Path) -> None:
    """The message says what lists those that are."""
    with pytest.raises(RecordError, match="holds no report 'nope'; goodoffices show lists"):
        show_record(record, "nope", Format.TABLE)


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """The message says how to make one, and no file is left behind."""
    path = tmp_path / "none.db"
    with pytest.raises(RecordError, match="there is no record; make one: goodoffices read"):
        show_record(path, None, Format.TABLE)
    assert not path.exists()


def test_a_stored_story_cannot_move_the_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a record holds, every view neutralises it."""
    bad = reading(f"r{EVIL}", title=f"T{EVIL}", source=f"S{EVIL}", text=TEXT.replace("long", EVIL))
    record = make(tmp_path / "war.db", bad)
    for output in Format:
        show_record(record, None, output)
        show_record(record, f"r{EVIL}", output)
    search_record(record, "night", 9)
    out = capsys.readouterr().out
    assert "night" in out
    assert not set(EVIL) - set("[2J31m") & set(out)


def test_a_record_that_others_can_read_is_warned_of(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its maker's file is private; one opened to others is told of on standard error."""
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    record.chmod(0o644)
    show_record(record, None, Format.TABLE)
    assert "others on this machine can open it" in " ".join(capsys.readouterr().err.split())


@pytest.mark.model
def test_a_failure_stays_on_the_list_until_it_is_read(tmp_path: Path, read: Read) -> None:
    """`show` lists what could not be read; once it is, it is listed no more."""
    path, record = tmp_path / "a.txt", tmp_path / "war.db"
    path.write_text("")
    assert read(path, record=record).status == 2
    assert listed(record) == [f"  {path}: the file is empty; give a file with a report in it"]
    path.write_text("Rebels killed 12 soldiers in Mali on Monday, the army said.")
    assert read(path, record=record).status == 0
    assert listed(record) == []


def listed(record: Path) -> list[str]:
    """Return what the list of a record says was not read."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        show_record(record, None, Format.TABLE)
    return out.getvalue().partition("Not read:\n")[2].splitlines()
