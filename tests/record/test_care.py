"""The care of a file: what is wrong is found, and a copy is whole or there is none."""

from __future__ import annotations

import stat
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.errors import RecordError
from goodoffices.record import (
    Record,
    back_up,
    check_integrity,
    get_reading,
    open_record,
    write_reading,
)


def test_a_whole_record_has_no_trouble(record: Record, readings: ModuleType) -> None:
    """Nothing is told of a record as it was written."""
    write_reading(record, readings.make_reading(), b"", "x", readings.READ_AT)
    assert check_integrity(record) == []


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("UPDATE report_text SET text = text || ' and more'", "texts"),
        ("DELETE FROM events", "findings"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM engines", "references"),
        ("DROP TRIGGER sentences_forgotten; DELETE FROM sentences WHERE number = 0", "words"),
    ],
)
def test_trouble_is_found(record: Record, readings: ModuleType, damage: str, check: str) -> None:
    """A changed text, a lost row, a broken reference, a word that the index has alone."""
    write_reading(record, readings.make_reading(), b"", "x", readings.READ_AT)
    record.connection.executescript(damage)
    assert check in {trouble.check for trouble in check_integrity(record)}


def test_a_damaged_file_is_told_as_such(path: Path, readings: ModuleType) -> None:
    """Noise in its pages is trouble, and no bug."""
    with open_record(path) as record:
        for number in range(5):
            write_reading(record, readings.nth_reading(number), b"", "x", readings.READ_AT)
    data = path.read_bytes()
    late = len(data) * 3 // 4 // 4096 * 4096
    path.write_bytes(data[:late] + b"\xa5" * 8192 + data[late + 8192 :])
    with open_record(path, read_only=True) as record:
        assert check_integrity(record) != []


def test_a_backup_is_a_whole_copy_for_its_owner_only(
    path: Path, record: Record, readings: ModuleType
) -> None:
    """It holds what was written last, in one file, while the record stays open."""
    reading = readings.make_reading()
    write_reading(record, reading, b"", "x", readings.READ_AT)
    copy = back_up(record, path.with_name("copy.db"))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {file.name for file in copy.parent.glob("copy*")} == {"copy.db"}
    with open_record(copy, read_only=True) as copied:
        assert get_reading(copied, "story") == reading


def test_a_backup_never_replaces_a_file(path: Path, record: Record) -> None:
    """Neither another copy nor a folder that isn't there is written to."""
    taken = path.with_name("copy.db")
    taken.write_text("mine")
    with pytest.raises(RecordError, match="is there already"):
        back_up(record, taken)
    assert taken.read_text() == "mine"
    with pytest.raises(RecordError, match="there is no folder"):
        back_up(record, path.parent / "none" / "copy.db")


def test_a_copy_that_is_not_whole_is_removed(
    path: Path, record: Record, readings: ModuleType
) -> None:
    """A backup of a troubled record says so, and leaves nothing that looks like one."""
    write_reading(record, readings.make_reading(), b"", "x", readings.READ_AT)
    record.connection.execute("DELETE FROM events")
    with pytest.raises(RecordError, match="isn't whole"):
        back_up(record, path.with_name("copy.db"))
    assert not path.with_name("copy.db").exists()
