"""The reports side by side, read at once and read on."""

from __future__ import annotations

from types import ModuleType

import numpy as np

from goodoffices.record import Record, write_reading
from goodoffices.record.report_table import read_reports


def _write(record: Record, readings: ModuleType, name: str, **more: object) -> None:
    write_reading(record, readings.make_reading(name, **more), b"", name, readings.READ_AT)


def test_a_period_and_an_outlet_choose_reports(record: Record, readings: ModuleType) -> None:
    """Both days count as within; a report without a day is in no period, and in none asked for."""
    _write(record, readings, "early", published="2031-04-30")
    _write(record, readings, "late", published="2031-05-02", source="Norland Post")
    _write(record, readings, "undated", published=None)
    found = read_reports(record)
    assert found.chosen(None, None, None).sum() == 3
    assert found.chosen("2031-04-30", "2031-05-01", None).sum() == 1
    assert found.chosen(None, None, "Norland Post").sum() == 1
    assert not found.chosen(None, None, "Nobody's Post").any()


def test_reading_on_comes_to_the_same_as_reading_all(record: Record, readings: ModuleType) -> None:
    """A report that changed is told once, by what it says now."""
    _write(record, readings, "one", published="2031-04-30")
    _write(record, readings, "other", published="2031-05-01")
    known = read_reports(record)
    told = "UPDATE reports SET published = '2031-06-01', source = 'Norland Post' WHERE id = 'one'"
    record.connection.execute(told)
    _write(record, readings, "third", published="2031-06-02")
    keys = dict(record.connection.execute("SELECT id, key FROM reports").fetchall())
    changed = np.array([keys["one"], keys["third"]], np.int64)
    more, whole = read_reports(record, changed, known), read_reports(record)
    assert sorted(more.table.report.tolist()) == sorted(whole.table.report.tolist())
    assert more.chosen("2031-06-01", None, "Norland Post").sum() == 1
    assert more.chosen(None, "2031-05-31", None).sum() == 1
