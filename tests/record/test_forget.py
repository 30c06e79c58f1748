"""Forgetting: no byte of a report stays in the file, its log or its index, and the rest is untouched."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from goodoffices.errors import InputError, RecordError
from goodoffices.record import (
    Mark,
    Person,
    Record,
    change_finding,
    check_integrity,
    edit,
    forget,
    get_reading,
    list_corrections,
    mark_report,
    note_failure,
    open_record,
    reject,
    search,
    tell_as_one,
    write_reading,
)
from goodoffices.shapes import Extent, Failure, Reading

WORD = "Quillonmere"
ANNA = Person("anna", "2031-06-01T00:00:00Z")


@pytest.fixture
def secret(readings: ModuleType) -> Reading:
    """A report with a word, in its text, title and parties, that nothing else has."""
    first = f"{WORD}'s envoy met Norland's envoy.\n\n"
    moved = readings.make_reading("secret").events[0]
    party = msgspec.structs.replace(
        moved.actors[0], text=WORD, name=f"Baron {WORD}", start=0, end=len(WORD)
    )
    trigger = msgspec.structs.replace(moved.trigger, start=len(WORD) + 9, end=len(WORD) + 12)
    event = msgspec.structs.replace(
        moved, id=f"{WORD}:event:1", actors=(party,), recipients=(), place=None, trigger=trigger
    )
    reading: Reading = readings.make_reading(
        f"report-{WORD}", title=f"{WORD} speaks", source=f"{WORD} Times", url=f"https://{WORD}.example",
        text=first + readings.TEXT, sentences=(Extent(start=0, end=len(first) - 2),), events=(event,),
        statements=(), tolls=(), standings=(), precedents=(), notes=(f"note on {WORD}",),
    )  # fmt: skip
    return reading


def fill(record: Record, secret: Reading, readings: ModuleType) -> None:
    """Put the secret report, with all that people said of it, beside another."""
    note_failure(record, Failure(where=f"{WORD}.txt", reason=f"no {WORD}"), readings.READ_AT)
    write_reading(record, secret, secret.text.encode(), f"{WORD}.txt", readings.READ_AT)
    write_reading(record, readings.make_reading("kept"), b"kept", "kept.txt", readings.READ_AT)
    told = change_finding(record, secret.events[0].id, {"mode": "phone"})
    edit(record, secret.events[0].id, told, ANNA, f"{WORD} telephoned")
    reject(record, secret.events[0].id, ANNA)
    tell_as_one(record, [secret.events[0].id, "kept:event:28"], ANNA, f"both on {WORD}")
    mark_report(record, secret.id, Mark(handling="red"), ANNA)


def test_no_byte_of_it_stays(path: Path, secret: Reading, readings: ModuleType) -> None:
    """Text, title, names, corrections, index and log: the word is in no file beside the record."""
    with open_record(path) as record:
        fill(record, secret, readings)
        assert any(WORD.lower().encode() in f.read_bytes().lower() for f in path.parent.iterdir())
        gone = forget(record, secret.id)
        for file in path.parent.iterdir():
            assert WORD.lower().encode() not in file.read_bytes().lower(), file.name
        assert search(record, WORD) == []
        assert check_integrity(record) == []
    assert WORD.lower().encode() not in path.read_bytes().lower()
    assert (gone.findings, gone.corrections) == (1, 3)


def test_what_is_left_is_whole(path: Path, secret: Reading, readings: ModuleType) -> None:
    """The other report, its words and its index stand as before."""
    with open_record(path) as record:
        fill(record, secret, readings)
        forget(record, secret.id)
        assert get_reading(record, "kept") == readings.make_reading("kept")
        assert len(search(record, "shelling")) == 1
        assert list_corrections(record) == []


def test_it_names_what_it_cannot_reach(record: Record, readings: ModuleType) -> None:
    """The files it came from, and the reports that hold a sentence of it."""
    for name, origin in (("one", "desk/one.txt"), ("two", "desk/two.txt")):
        reading = readings.make_reading(name, title=name, url=f"https://x.example/{name}")
        write_reading(record, reading, b"", origin, readings.READ_AT)
    gone = forget(record, "one")
    assert gone.origins == ("desk/one.txt", "https://x.example/one")
    assert gone.copies == ("two",)
    assert any("backups" in one for one in gone.beyond)
    with pytest.raises(InputError, match="is no report"):
        forget(record, "one")


def test_a_reader_at_work_is_told_of(path: Path, secret: Reading, readings: ModuleType) -> None:
    """While another process holds the log open, forgetting says that it isn't done."""
    with open_record(path, patience=0.1) as record, open_record(path) as other:
        fill(record, secret, readings)
        other.connection.execute("BEGIN")
        other.connection.execute("SELECT count(*) FROM reports").fetchone()
        with pytest.raises(RecordError, match=r"goodoffices record wipe|is locked"):
            forget(record, secret.id)
