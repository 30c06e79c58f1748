"""Looks after a record file: is it whole, and a copy of it that is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from goodoffices.errors import RecordError
from goodoffices.record.faults import explain, explained, fault
from goodoffices.record.flatten import digest
from goodoffices.record.open import Record, open_record
from goodoffices.record.sql import query


class Trouble(msgspec.Struct, frozen=True):
    """Something wrong with the file: what was checked, and what was found."""

    check: str
    found: str


def check_integrity(record: Record) -> list[Trouble]:
    """Return what is wrong with the file, nothing where it is whole.

    Its pages and indexes, its references, its search index, whether every text is the one that was
    kept, and whether every finding is where it should be.
    """
    checks = (_pages, _references, _words, _texts, _findings)
    troubles: list[Trouble] = []
    for check in checks:
        try:
            troubles += check(record.connection)
        except sqlite3.DatabaseError as error:
            troubles.append(Trouble(check.__name__.strip("_"), str(explain(record.path, error))))
            break
    return troubles


def back_up(record: Record, path: Path) -> Path:
    """Write a whole copy of the record to `path`, readable by its owner only, and return `path`.

    Others may read and write the record meanwhile. The copy is checked before it counts; where it
    isn't whole, or the disk is full, it is removed.

    Raises:
        RecordError: there is a file already, or the copy can't be written.

    """
    if not path.parent.is_dir():
        raise fault(path, f"there is no folder {path.parent}", "make it first")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise fault(path, "is there already", "give the copy another name") from error
    except OSError as error:
        what = f"can't be made: {(error.strerror or 'unknown error').lower()}"
        raise fault(path, what, "check the permissions of the folder, and the disk") from error
    try:
        _copy(record, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _copy(record: Record, path: Path) -> None:
    with explained(path), closing(sqlite3.connect(path)) as copy:
        record.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    with open_record(path, read_only=True) as copied:
        troubles = check_integrity(copied)
    if troubles:
        raise RecordError(f"{path}: the copy isn't whole: {troubles[0].found}; check {record.path}")


def _pages(connection: sqlite3.Connection) -> Iterator[Trouble]:
    for (line,) in connection.execute("PRAGMA integrity_check (20)"):
        if line != "ok":
            yield Trouble("pages", str(line))


def _references(connection: sqlite3.Connection) -> Iterator[Trouble]:
    for row in connection.execute("PRAGMA foreign_key_check").fetchall()[:20]:
        yield Trouble(
            "references", f"a row of {row[0]} speaks of a row of {row[2]} that isn't there"
        )


def _words(connection: sqlite3.Connection) -> Iterator[Trouble]:
    """Yield nothing where each sentence is in the search index; a read-only file is counted only."""
    (kept,) = connection.execute("SELECT count(*) FROM sentences").fetchone()
    (indexed,) = connection.execute("SELECT count(*) FROM sentence_words_docsize").fetchone()
    if kept != indexed:
        yield Trouble("words", f"{kept} sentences, of which {indexed} are in the search index")


def _texts(connection: sqlite3.Connection) -> Iterator[Trouble]:
    for row in connection.execute(query("all-texts")):
        if digest(row["text"].encode()) != row["sha256"]:
            yield Trouble("texts", f"the text of report {row['id']} was changed")


def _findings(connection: sqlite3.Connection) -> Iterator[Trouble]:
    for row in connection.execute(query("misplaced-findings")):
        yield Trouble("findings", f"finding {row['id']} is not in {row['kind']}s as it should be")
