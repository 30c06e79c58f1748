"""Opens a record, makes it where there is none, and says why a file can't be one."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from goodoffices.errors import RecordError
from goodoffices.record.faults import explained, fault
from goodoffices.record.migrate import check_record, migrate, schema_version
from goodoffices.record.sql import migrations

PATIENCE = 30.0
CACHE = "cache_size = -65536"  # KiB of pages kept in memory; with SQLite's 2 MiB a question rereads the file


class Record(msgspec.Struct, frozen=True):
    """An open record. One thread, one Record; as many of both as one likes.

    `warnings` are sentences for the user: a file that others can read, say.
    """

    path: Path
    connection: sqlite3.Connection
    warnings: tuple[str, ...] = ()

    def close(self) -> None:
        """Close the file. The last one to close it folds the write-ahead log into it."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_record(path: Path, *, read_only: bool = False, patience: float = PATIENCE) -> Record:
    """Return the record at `path`, brought to this version's schema.

    A new file is readable and writable by its owner only, and so are the -wal and -shm beside it.
    The mode of a file that was there before is left as it is, with a warning where others can
    read it.

    Args:
        path: the record file; its folder must exist.
        read_only: don't make, migrate or write anything.
        patience: how many seconds to wait for another process that is writing.

    Raises:
        RecordError: the file can't be opened, isn't a record, or is a newer version's.

    """
    made = not read_only and _make(path)
    _check_file(path, read_only=read_only)
    with explained(path):
        connection = _connect(path, read_only=read_only, patience=patience)
        try:
            _prepare(connection, path, read_only=read_only, patience=patience)
        except BaseException:
            connection.close()
            raise
    return Record(path, connection, () if made else _mode_warnings(path))


@contextmanager
def transaction(record: Record) -> Iterator[sqlite3.Connection]:
    """Within this, everything written is kept whole, or, after an error, not at all."""
    connection = record.connection
    with explained(record.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


@contextmanager
def snapshot(record: Record) -> Iterator[sqlite3.Connection]:
    """Within this, all that is read is of one moment, whatever others write meanwhile."""
    with explained(record.path):
        record.connection.execute("BEGIN")
        try:
            yield record.connection
        finally:
            record.connection.execute("COMMIT")


def _make(path: Path) -> bool:
    """Make an empty file at `path`, its owner's only from its first moment; tell whether we did."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    except FileNotFoundError as error:
        raise fault(path, f"there is no folder {path.parent}", "make it first") from error
    except OSError as error:
        raise _system_fault(path, error) from error
    return True


def _check_file(path: Path, *, read_only: bool) -> None:
    """Refuse what isn't a file that we can use, before SQLite gets to see it."""
    if path.is_dir():
        raise fault(path, "is a folder", "name a file in it")
    if not path.exists():
        raise fault(path, "there is no record", f"make one: goodoffices read --record {path} PATH")
    if not path.is_file():
        raise fault(path, "is not a plain file", "give the path of a record, or a new one")
    try:
        path.open("rb" if read_only else "r+b").close()
    except OSError as error:
        raise _system_fault(path, error) from error


def _system_fault(path: Path, error: OSError) -> RecordError:
    what = f"can't be opened: {(error.strerror or 'unknown error').lower()}"
    return fault(path, what, "check the permissions of the file and its folder, and the disk")


def _connect(path: Path, *, read_only: bool, patience: float) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(
    connection: sqlite3.Connection, path: Path, *, read_only: bool, patience: float
) -> None:
    """Set the connection up; the file is touched only once it is known to be a record."""
    check_record(connection, path)
    # The triggers that keep the words in step write to FTS5, which SQLite before 3.41 trusts only so.
    settings = ("foreign_keys = ON", "secure_delete = ON", "trusted_schema = ON", CACHE)
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")
    found, known = schema_version(connection), len(migrations())
    if read_only and found < known:
        raise fault(
            path,
            f"has schema {found}, of an older goodoffices",
            "open it for writing once, so that it is brought up to date",
        )
    if not read_only:
        _log_ahead(connection, path, patience)
        connection.execute("PRAGMA synchronous = FULL")
        if found < known:
            migrate(connection)


def _log_ahead(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    """Turn write-ahead logging on. SQLite doesn't wait for others here, so we do."""
    deadline = time.monotonic() + patience
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    if mode != "wal":
        raise fault(
            path,
            "its file system has no write-ahead logging",
            "keep the record on a disk of this machine",
        )


def _mode_warnings(path: Path) -> tuple[str, ...]:
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "posix" or not mode & 0o077:
        return ()
    return (f"{path}: others on this machine can open it (mode {mode:04o}); chmod 600 {path}",)
