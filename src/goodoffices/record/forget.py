"""Forgets a report: it and all drawn from it, from the tables, the search index, the log and free pages."""

from __future__ import annotations

import sqlite3

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.faults import explained, fault
from goodoffices.record.merges import apply_merges
from goodoffices.record.open import Record, transaction
from goodoffices.record.sql import query, run_script

COPIES = 40  # letters of a sentence that make it worth telling where else it stands
BEYOND = (
    "backups and copies of this record, on any disk",
    "exports, briefs and screens made from it before",
    "what the disk or its snapshots keep of overwritten blocks",
)


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """What was forgotten, and what could not be reached.

    `origins` are the files and addresses it came from; `copies` the other reports that have a
    sentence of it; `beyond` what no program that holds only this record can reach.
    """

    report: str
    findings: int
    corrections: int
    origins: tuple[str, ...]
    copies: tuple[str, ...]
    beyond: tuple[str, ...] = BEYOND


def forget(record: Record, report: str) -> Forgotten:
    """Remove the report of this id and everything drawn from it; no byte of it stays in the file.

    Corrections that speak only of it go too; a merge loses its events. The search index is built
    anew and the whole file rewritten, which takes as much free disk, and time, as the record is
    large.

    Raises:
        InputError: the record holds no such report.
        RecordError: another process has the record open; nothing is lost, but the words are still
            in its log or free pages until `forget` is called again.

    """
    row = _named(record, report)
    with transaction(record) as connection:
        if row is None:
            what = "is no report of this record"
            raise InputError(report, what, "goodoffices show lists them")
        told = _told(connection, row)
        run_script(connection, query("forget-report"), {"report": row["key"]})
        apply_merges(connection)
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")
    wipe(record)
    return told


def wipe(record: Record) -> None:
    """Rewrite the file without its free pages, and empty its log.

    Raises:
        RecordError: another process has the record open.

    """
    connection = record.connection
    with explained(record.path):
        connection.execute("PRAGMA temp_store = MEMORY")
        _empty_log(record)
        connection.execute("VACUUM")
        _empty_log(record)


def _empty_log(record: Record) -> None:
    busy, *_ = record.connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
    if busy:
        raise fault(
            record.path,
            "another process is reading from it, so that its log can't be emptied",
            "end that process, then: goodoffices record wipe",
        )


def _named(record: Record, report: str) -> sqlite3.Row | None:
    with explained(record.path):
        found: sqlite3.Row | None = record.connection.execute(
            query("get-report-text"), {"id": report}
        ).fetchone()
    return found


def _told(connection: sqlite3.Connection, row: sqlite3.Row) -> Forgotten:
    own = {"report": row["key"], "long": COPIES}
    return Forgotten(
        report=row["id"],
        findings=_one(connection, "count-findings", own),
        corrections=_one(connection, "count-corrections", own),
        origins=tuple(o for (o,) in connection.execute(query("get-origins"), own)),
        copies=tuple(o for (o,) in connection.execute(query("get-copies"), own)),
    )


def _one(connection: sqlite3.Connection, name: str, values: dict[str, int]) -> int:
    return int(connection.execute(query(name), values).fetchone()[0])
