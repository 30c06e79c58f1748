"""What `goodoffices watch` remembers beside the record: files it has seen whole, and versions of feeds."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from goodoffices.errors import RecordError
from goodoffices.sources.fetch import Validators

ENDING = ".watch"
_TABLES = """
CREATE TABLE IF NOT EXISTS files (name BLOB PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS feeds (name BLOB PRIMARY KEY, etag TEXT, modified TEXT);
CREATE TABLE IF NOT EXISTS seen (run INTEGER NOT NULL);
"""
_FORGET = "DELETE FROM files; DELETE FROM feeds; DELETE FROM seen"


class State(NamedTuple):
    """How a file looks from outside: bytes, and when it was last written to, in nanoseconds."""

    size: int
    changed: int


class WatchMemory:
    """An SQLite file beside the record, readable by its owner only; names are kept as hashes.

    It belongs to one record: where that was deleted or put back from a copy, nothing is remembered.
    Every method raises `RecordError` where the file can't be read or written.
    """

    def __init__(self, record: Path, run: int) -> None:
        """Open the memory of a record whose last run is `run`."""
        self._path = record.with_name(record.name + ENDING)
        with self._told():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            self._connection.executescript(_TABLES)
            (last,) = self._connection.execute("SELECT max(run) FROM seen").fetchone()
            if last is not None and last > run:
                self._connection.executescript(_FORGET)

    def knows(self, path: Path, state: State) -> bool:
        """Return whether a file was read as it is now."""
        asked = "SELECT size, changed FROM files WHERE name = ?"
        with self._told():
            row = self._connection.execute(asked, (_name(str(path)),)).fetchone()
        return row is not None and State(*row) == state

    def keep_files(self, files: dict[Path, State], run: int) -> None:
        """Remember files that were read, and that the record was at `run` then."""
        rows = [(_name(str(path)), *state) for path, state in files.items()]
        self._keep("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows, run)

    def validators(self, address: str) -> Validators:
        """Return what the server said of the feed that was read last."""
        asked = "SELECT etag, modified FROM feeds WHERE name = ?"
        with self._told():
            row = self._connection.execute(asked, (_name(address),)).fetchone()
        return Validators(*row) if row else Validators()

    def keep_feed(self, address: str, told: Validators, run: int) -> None:
        """Remember the version of a feed that was read, and that the record was at `run` then."""
        row = (_name(address), told.etag, told.modified)
        self._keep("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?)", [row], run)

    def _keep(self, statement: str, rows: Sequence[Sequence[object]], run: int) -> None:
        with self._told():
            self._connection.execute("BEGIN")
            self._connection.executemany(statement, rows)
            self._connection.execute("DELETE FROM seen")
            self._connection.execute("INSERT INTO seen VALUES (?)", (run,))
            self._connection.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what goes wrong with the file, and what to do."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            what = f"{self._path}: what was watched can't be remembered: {error}"
            raise RecordError(f"{what}; delete the file, or check its permissions") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()


def _name(words: str) -> bytes:
    """Return a name as it is kept: nobody can read from it what is watched."""
    return hashlib.blake2b(os.fsencode(words), digest_size=16).digest()
