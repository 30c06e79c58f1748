"""What a record holds already is known before it is parsed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from goodoffices.bulk.each import Known
from goodoffices.bulk.known import Memory, recall
from goodoffices.pipeline import ReadingEngine, read
from goodoffices.record import Record, note_failure, open_record, write_reading
from goodoffices.record.sql import query
from goodoffices.shapes import Failure, Report
from goodoffices.text.cues import load_page_cues

pytestmark = pytest.mark.model
NOW, LATER = "2025-03-05T10:00:00+00:00", "2025-03-06T10:00:00+00:00"
TEXT = "War in Mali\n\nBAMAKO, March 4 - Rebels killed 12 soldiers on Monday, the army said.\n"
STORY = Report(id="mali", text=TEXT, raw=TEXT.encode(), origin="mali.txt")


@pytest.fixture
def memory(tmp_path: Path, engine: ReadingEngine) -> Memory:
    """Return what a record remembers that holds one story."""
    record = open_record(tmp_path / "war.db")
    write_reading(record, read(STORY, engine), STORY.raw, STORY.origin, NOW)
    return Memory(record, engine.id, load_page_cues())


def sightings(record: Record) -> list[tuple[str, str]]:
    """Return where and when reports were met."""
    rows = record.connection.execute("SELECT origin, first_read FROM sightings ORDER BY rowid")
    return [tuple(row) for row in rows]


def test_the_same_bytes_are_known_and_met_again_elsewhere(memory: Memory) -> None:
    """As a second reading would: another file is another sighting, the same file is none."""
    assert recall(memory, STORY, LATER) == Known("mali", "en")
    assert sightings(memory.record) == [("mali.txt", NOW)]
    moved = msgspec.structs.replace(STORY, origin="copy.txt")
    assert recall(memory, moved, LATER) == Known("mali", "en")
    assert sightings(memory.record) == [("mali.txt", NOW), ("copy.txt", LATER)]


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other"},
        {"raw": b"other bytes"},
        {"raw": b""},
        {"title": "Another headline"},
        {"published": "2024-01-01"},
        {"text": "Talks failed in Bamako on Monday, the army said."},
    ],
)
def test_whatever_might_be_read_otherwise_is_read(memory: Memory, change: dict[str, str]) -> None:
    """Another id, other bytes, a headline or a day given by the user, an extraction that changed."""
    assert recall(memory, msgspec.structs.replace(STORY, **change), LATER) is None


def test_another_engine_reads_it_anew(memory: Memory) -> None:
    """Of whatever part of the engine the version differs."""
    for part in memory.engine.__struct_fields__:
        other = msgspec.structs.replace(memory.engine, **{part: "x"})
        assert recall(msgspec.structs.replace(memory, engine=other), STORY, LATER) is None


def test_what_is_known_is_no_failure_any_more(memory: Memory) -> None:
    """A place that could not be read once is taken off the list."""
    note_failure(memory.record, Failure(where="mali.txt", reason="locked"), NOW)
    recall(memory, STORY, LATER)
    (row,) = memory.record.connection.execute(query("list-failures"), {"run": None})
    assert row["mended"] == LATER
