"""Takes the event files of other data sets into the record, marked as imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.foreign import ForeignEvent, Lookups, Refusal, read_foreign
from goodoffices.record.open import Record, snapshot, transaction
from goodoffices.record.sql import Row, insert_one, query
from goodoffices.record.write import printable

SHOWN = 10  # refused lines that are told one by one


class ImportRow(Row, frozen=True, kw_only=True):
    """Row of `imports`, before its events are counted."""

    dataset: str
    file: str
    sha256: str
    at: str
    taken: int = 0
    known: int = 0
    refused: int = 0


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """A file taken in: events taken, known from earlier files, and lines that held none.

    `refusals` tells the first of these, in a fresh import only.
    """

    dataset: str
    file: str
    at: str
    taken: int
    known: int
    refused: int
    refusals: tuple[Refusal, ...] = ()


def import_events(record: Record, path: Path, lookups: Lookups, at: str) -> Import:
    """Take the events of an ICEWS or POLECAT file in, all or none, and return how many.

    They stand in `imported_events`, apart from what was read, and behind it in the view
    `event_table`. An event whose id is there already is not taken again. `at` is the time, in UTC.

    Raises:
        InputError: the file can't be read, is of no data set we know, holds no event, or was taken
            in before.

    """
    dataset, events = read_foreign(path, lookups)
    with path.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    with transaction(record) as connection:
        before = connection.execute(query("find-import"), {"sha256": sha256}).fetchone()
        if before is not None:
            what = f"was taken in on {before['at'][:10]}, as {before['file']}"
            raise InputError(str(path), what, "nothing is left to do")
        row = ImportRow(dataset=dataset, file=printable(path.name), sha256=sha256, at=at)
        key = insert_one(connection, "imports", row)
        done = _take(connection, key, row, events)
        if not done.taken and not done.known:
            first = done.refusals[0].reason if done.refusals else "it has no line"
            raise InputError(str(path), f"holds no event: {first}", "check that it is whole")
        connection.execute(query("count-import"), {"key": key, "taken": done.taken,
                                                   "known": done.known, "refused": done.refused})  # fmt: skip
    return done


def drop_import(record: Record, file: str) -> int:
    """Take the events of an imported file out again; return how many there were.

    Raises:
        InputError: no file of that name was taken in.

    """
    with transaction(record) as connection:
        (count,) = connection.execute(query("count-imported"), {"file": file}).fetchone()
        gone = connection.execute("DELETE FROM imports WHERE file = ?", (file,)).rowcount
        if not gone:
            raise InputError(file, "was not imported", "goodoffices import lists what was")
    return int(count)


def list_imports(record: Record) -> list[Import]:
    """Return what was taken in, oldest first."""
    with snapshot(record) as connection:
        return [Import(**dict(row)) for row in connection.execute(query("list-imports"))]


def _take(
    connection: sqlite3.Connection,
    key: int,
    row: ImportRow,
    events: Iterator[ForeignEvent | Refusal],
) -> Import:
    taken = known = refused = 0
    refusals: list[Refusal] = []
    for event in events:
        if isinstance(event, Refusal):
            refused += 1
            refusals += [event] if len(refusals) < SHOWN else []
            continue
        values = {"import": key, "dataset": row.dataset, **msgspec.structs.asdict(event)}
        new = connection.execute(query("take-event"), values).rowcount
        taken, known = taken + new, known + 1 - new
    return Import(
        dataset=row.dataset,
        file=row.file,
        at=row.at,
        taken=taken,
        known=known,
        refused=refused,
        refusals=tuple(refusals),
    )
