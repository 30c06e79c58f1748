"""The SQL of the record lies in files; this hands it out and carries it to SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import msgspec

Parameters = Mapping[str, Any]


class Migration(NamedTuple):
    """One step of the schema: its number, which counts from 1, and the SQL that takes it."""

    number: int
    script: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what is written as one row: its fields are the table's columns."""


@cache
def query(name: str) -> str:
    """Return the SQL of `queries/NAME.sql`."""
    return resources.files(__package__).joinpath("queries", f"{name}.sql").read_text("utf-8")


def migrations() -> list[Migration]:
    """Return the steps of `migrations/`, in order of their numbers."""
    folder = resources.files(__package__).joinpath("migrations")
    files = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return sorted(Migration(int(file.name[:3]), file.read_text("utf-8")) for file in files)


def statements(script: str) -> Iterator[str]:
    """Yield the statements of `script`; a trigger with its body is one.

    `executescript` would commit the transaction that a script has to be part of.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        yield pending.strip()


def run_script(
    connection: sqlite3.Connection, script: str, parameters: Parameters | None = None
) -> None:
    """Carry out each statement of `script`, inside whatever transaction is open."""
    for statement in statements(script):
        connection.execute(statement, parameters or {})


def one(connection: sqlite3.Connection, name: str, parameters: Parameters | None = None) -> Any:  # noqa: ANN401 - a column can hold any value
    """Return the first column of the first row that query `name` gives, or None."""
    row = connection.execute(query(name), parameters or {}).fetchone()
    return None if row is None else row[0]


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Write `rows` into `table`."""
    if rows:
        connection.executemany(_insertion(table, rows[0]), map(msgspec.structs.astuple, rows))


def insert_one(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Write `row` into `table` and return its key."""
    cursor = connection.execute(_insertion(table, row), msgspec.structs.astuple(row))
    return cursor.lastrowid or 0


def _insertion(table: str, row: Row) -> str:
    names = ", ".join(f'"{column}"' for column in row.__struct_fields__)
    marks = ", ".join("?" * len(row.__struct_fields__))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names only
