"""Turns what SQLite and the system report into errors that name the file and the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from goodoffices.errors import RecordError


class Fault(NamedTuple):
    """What is wrong, and what helps."""

    what: str
    remedy: str


DAMAGED = Fault("is damaged", "go back to a copy, or save what can be saved: sqlite3 FILE .recover")
FAULTS = MappingProxyType(
    {
        sqlite3.SQLITE_PERM: Fault("may not be opened", "ask its owner for access"),
        sqlite3.SQLITE_BUSY: Fault(
            "is locked: another process is writing to it",
            "try again when that has ended; what was finished is kept",
        ),
        sqlite3.SQLITE_LOCKED: Fault("is locked by this process", "end what still reads from it"),
        sqlite3.SQLITE_READONLY: Fault(
            "can't be written to", "make the file and its folder writable, or work on a copy"
        ),
        sqlite3.SQLITE_IOERR: Fault(
            "can't be read or written: the disk reports an error", "check the disk, then try again"
        ),
        sqlite3.SQLITE_CORRUPT: DAMAGED,
        sqlite3.SQLITE_FULL: Fault(
            "can't grow: the disk is full", "free some space and go on; what was finished is kept"
        ),
        sqlite3.SQLITE_CANTOPEN: Fault(
            "can't be opened", "make the file readable and its folder writable, or work on a copy"
        ),
        sqlite3.SQLITE_TOOBIG: Fault("can't hold a text this long", "split the report"),
        sqlite3.SQLITE_NOTADB: Fault("is not a record", "give the path of a record, or a new one"),
    }
)


def fault(path: Path, what: str, remedy: str) -> RecordError:
    """Return the error that says what is wrong with the record at `path`, and what helps."""
    return RecordError(f"{path}: {what}; {remedy}")


def explain(path: Path, error: sqlite3.Error) -> RecordError:
    """Return `error` as told to a user. SQLite's messages name tables, never what they hold."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = FAULTS.get(code, Fault(f"SQLite says: {error}", "report this as a bug of goodoffices"))
    return fault(path, known.what, known.remedy)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Within this, an error of SQLite leaves as one that names the record and the remedy.

    A broken constraint passes: only who wrote the row can name what was wrong with it.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise explain(path, error) from error
