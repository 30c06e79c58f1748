"""The part of a record that a brief may know: reports out by its day, and free to travel so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from goodoffices.record import Handling, Record, may_leave, report_handling
from goodoffices.record.faults import explained
from goodoffices.record.merge import tell_once
from goodoffices.record.merges import apply_merges
from goodoffices.record.open import transaction

_LEFT_OUT = """
SELECT h.handling, count(*) AS reports
FROM reports AS r JOIN report_handling AS h ON h.report_key = r.key
WHERE r.published <= :asof GROUP BY h.handling
"""
_MARKED = "SELECT EXISTS (SELECT 1 FROM report_marks) OR EXISTS (SELECT 1 FROM outlet_marks)"
SETTINGS = (
    "foreign_keys = ON",
    "trusted_schema = ON",
    "temp_store = MEMORY",
    "secure_delete = OFF",
)


@contextmanager
def known_by(record: Record, asof: str, handling: Handling) -> Iterator[Record]:
    """Yield a copy in memory with only the reports published by `asof` and marked up to `handling`.

    What was drawn from the others is gone with them, and copies and events are merged anew: no
    count, state or ranking drawn from the copy knows more than its reports do. Reports without a
    day are left out. Nothing is written to the record, nor to any other file.
    """
    close = [one for one, mark in report_handling(record).items() if not may_leave(mark, handling)]
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.row_factory = sqlite3.Row
        with explained(record.path):
            record.connection.backup(memory)
        for setting in SETTINGS:
            memory.execute(f"PRAGMA {setting}")
        known = Record(record.path, memory)
        _leave_out(known, asof, close)
        tell_once(known)
        yield known
    finally:
        memory.close()


def _leave_out(known: Record, asof: str, close: list[str]) -> None:
    with transaction(known) as connection:
        connection.execute("DELETE FROM reports WHERE published IS NULL OR published > ?", (asof,))
        connection.executemany("DELETE FROM reports WHERE id = ?", [(one,) for one in close])
        connection.execute("DELETE FROM imported_events WHERE day > ?", (asof,))
        apply_merges(connection)


def left_out(record: Record, asof: str, handling: Handling) -> dict[str, int]:
    """Return how many reports published by `asof` are marked closer than `handling`, by their mark."""
    with explained(record.path):
        if not record.connection.execute(_MARKED).fetchone()[0]:
            return {}
        rows = record.connection.execute(_LEFT_OUT, {"asof": asof}).fetchall()
    return {
        row["handling"]: row["reports"] for row in rows if not may_leave(row["handling"], handling)
    }


def count_undated(record: Record) -> int:
    """Return how many reports have no day of publication, so that no brief knows them."""
    with explained(record.path):
        found = record.connection.execute("SELECT count(*) FROM reports WHERE published IS NULL")
        return int(found.fetchone()[0])
