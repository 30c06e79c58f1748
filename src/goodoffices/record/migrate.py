"""Brings a record file to the schema of this version: numbered SQL files, each carried out once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from goodoffices.record.faults import fault
from goodoffices.record.sql import migrations, run_script

APPLICATION_ID = int.from_bytes(b"good", "big")


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration that this file went through; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_record(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is another program's, or was written by a newer version than this.

    A file that holds nothing yet may become a record.
    """
    # One transaction: between two reads, another process may be making this very record.
    connection.execute("BEGIN")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    found, known = schema_version(connection), len(migrations())
    connection.execute("COMMIT")
    if application != APPLICATION_ID and (tables or found):
        raise fault(
            path,
            "is an SQLite file of another program, not a record",
            "give the path of a record, or a new one",
        )
    if found > known:
        raise fault(
            path,
            f"has schema {found}, written by a newer goodoffices; this one knows {known}",
            "upgrade: pip install -U goodoffices",
        )


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step of the schema that the file lacks, all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        _take_steps(connection, schema_version(connection))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _take_steps(connection: sqlite3.Connection, version: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for step in migrations()[version:]:
        run_script(connection, step.script)
        connection.execute(f"PRAGMA user_version = {step.number}")
