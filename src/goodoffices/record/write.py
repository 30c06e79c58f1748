"""Writes readings, runs and failures. What a call has written stays, whatever happens after it."""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

import msgspec

from goodoffices.record.apply import apply_corrections
from goodoffices.record.faults import fault
from goodoffices.record.flatten import (
    finding_rows,
    findings_of,
    line_rows,
    raw_row,
    renamed,
    report_row,
    sentence_rows,
    text_row,
)
from goodoffices.record.identity import find_kept, free_id, stands
from goodoffices.record.lay import lay_findings
from goodoffices.record.open import Record, transaction
from goodoffices.record.rows import EngineRow, FailureRow, ReportRow, RunRow, SightingRow
from goodoffices.record.sql import insert, insert_one, one, query, run_script
from goodoffices.shapes import EngineId, Failure, Reading

What = Literal["stored", "re-read", "already there"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of a reading, and the id under which the record holds its report."""

    report: str
    what: What


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How a run went: reports stored, read anew by another engine, known already, failed."""

    stored: int = 0
    reread: int = 0
    known: int = 0
    failed: int = 0


class Arrival(NamedTuple):
    """How a reading came here: what it was read from, where that was, when, and by which engine."""

    raw: bytes
    origin: str
    read_at: str
    engine: int


def write_reading(
    record: Record, reading: Reading, raw: bytes, origin: str, read_at: str
) -> Outcome:
    """Return what became of `reading`; the record then holds it whole, even if we are killed.

    A report is one by its title, day and cleaned text. Read again by the same engine it adds
    nothing; read by another, its findings take the place of the old ones. The same bytes under the
    same id are one report too, so that a new engine may clean them differently and a person may
    name a day that the page didn't; but an undated reading never replaces a dated one. Another
    report under an id that is taken gets the next free one: `story`, `story-2`, `story-3`.

    Args:
        record: the open record.
        reading: what was read.
        raw: the bytes that it was read from; empty where there are none to keep.
        origin: the file or address it came from.
        read_at: the time, in UTC, as an ISO 8601 timestamp.

    Raises:
        RecordError: the record can't be written; nothing of `reading` is in it then.

    """
    where = printable(origin)
    try:
        with transaction(record) as connection:
            engine = _engine_key(connection, reading.engine)
            outcome = _write(connection, reading, Arrival(raw, where, read_at, engine))
            _mend(connection, where, read_at)
    except sqlite3.IntegrityError as error:
        what = f"report {printable(reading.id)!r} doesn't fit the schema: {error}"
        raise fault(record.path, what, "report this as a bug of goodoffices") from error
    except UnicodeEncodeError as error:
        what = f"report {printable(reading.id)!r} holds half a character (a lone surrogate)"
        raise fault(record.path, what, "save the report as UTF-8 and read it again") from error
    return outcome


def start_run(record: Record, at: str) -> int:
    """Return the key of a new run; until `finish_run` it counts as broken off."""
    with transaction(record) as connection:
        return insert_one(connection, "runs", RunRow(started=at))


def finish_run(record: Record, run: int, at: str, tally: Tally) -> None:
    """Mark `run` as finished, with how it went."""
    with transaction(record) as connection:
        values = {"run": run, "at": at, **msgspec.structs.asdict(tally)}
        connection.execute(query("finish-run"), values)


def note_failure(record: Record, failure: Failure, at: str, run: int | None = None) -> None:
    """Keep `failure` on the list until a report from the same place is read."""
    row = FailureRow(
        run=run,
        location=printable(failure.where),
        reason=printable(failure.reason),
        remedy=printable(failure.remedy),
        at=at,
    )
    with transaction(record) as connection:
        insert_one(connection, "failures", row)


def printable(text: str) -> str:
    r"""Return `text` with what has no UTF-8 written as \udcXX: file names may hold such bytes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _write(connection: sqlite3.Connection, reading: Reading, arrival: Arrival) -> Outcome:
    kept = find_kept(connection, reading, arrival.raw, arrival.engine)
    if kept and stands(kept, reading, arrival.engine):
        _sight(connection, kept.key, reading, arrival)
        return Outcome(kept.id, "already there")
    name = kept.id if kept else free_id(connection, reading.id)
    row = report_row(
        renamed(reading, name),
        external_id=reading.id,
        origin=arrival.origin,
        read_at=arrival.read_at,
        engine=arrival.engine,
    )
    key = _replace(connection, kept.key, row) if kept else insert_one(connection, "reports", row)
    _write_text(connection, reading, key, arrival.raw)
    _write_findings(connection, renamed(reading, name), key)
    _sight(connection, key, reading, arrival)
    return Outcome(name, "re-read" if kept else "stored")


def _replace(connection: sqlite3.Connection, key: int, row: ReportRow) -> int:
    values = {**msgspec.structs.asdict(row), "key": key}
    connection.execute(query("update-report"), values)
    run_script(connection, query("clear-report"), {"report": key})
    return key


def _engine_key(connection: sqlite3.Connection, engine: EngineId) -> int:
    values = msgspec.structs.asdict(engine)
    key = one(connection, "find-engine", values)
    return key or insert_one(connection, "engines", EngineRow(**values))


def _sight(connection: sqlite3.Connection, key: int, reading: Reading, arrival: Arrival) -> None:
    row = SightingRow(
        report=key,
        external_id=reading.id,
        source=reading.source,
        url=reading.url,
        origin=arrival.origin,
        first_read=arrival.read_at,
    )
    connection.execute(query("note-sighting"), msgspec.structs.asdict(row))


def _mend(connection: sqlite3.Connection, origin: str, read_at: str) -> None:
    """Take `origin`, and the file it is a line of, off the list of failures."""
    values = {"at": read_at, "origin": origin, "file": origin.rpartition(":")[0]}
    connection.execute(query("mend-failures"), values)


def _write_text(connection: sqlite3.Connection, reading: Reading, key: int, raw: bytes) -> None:
    insert_one(connection, "report_text", text_row(reading, key))
    insert(connection, "sentences", sentence_rows(reading, key))
    insert(connection, "furniture", line_rows([part.text for part in reading.furniture], key))
    insert(connection, "notes", line_rows(reading.notes, key))
    if raw:
        connection.execute(query("clear-raw"), {"report": key})
        insert_one(connection, "report_raw", raw_row(raw, key))


def _write_findings(connection: sqlite3.Connection, reading: Reading, key: int) -> None:
    """Lay the findings out, then let what people have said of them stand over what was read."""
    insert(connection, "findings", finding_rows(reading, key))
    lay_findings(connection, [found for _, _, found in findings_of(reading)], reading.published)
    apply_corrections(connection, key)
