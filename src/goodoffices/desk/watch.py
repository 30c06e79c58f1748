"""Tells whether the record has changed since: by SQLite's own counter, whoever wrote, desk or terminal."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from pathlib import Path

from goodoffices.record.faults import explained, fault


class Watch:
    """One connection that never reads but SQLite's counter of changes; any thread may ask it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._boot = secrets.token_hex(4)
        self._file = (-1, -1)
        self._files = 0
        self._connection: sqlite3.Connection | None = None

    def version(self) -> str:
        """Return a word that is another one after every change of the record, and after a restart.

        Raises:
            RecordError: the record is gone.

        """
        with self._lock, explained(self._path):
            try:
                found = os.stat(self._path)  # noqa: PTH116 - asked for each thing kept, and twice as quick
            except OSError as error:
                raise fault(self._path, "is gone", "put it back") from error
            if self._connection is None or (found.st_dev, found.st_ino) != self._file:
                self._open((found.st_dev, found.st_ino))
            assert self._connection is not None  # noqa: S101 - opened above
            (count,) = self._connection.execute("PRAGMA data_version").fetchone()
        return f"{self._boot}.{self._files}.{count}"

    def file(self) -> int:
        """Return how often the file was found to be another one."""
        return self._files

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self, file: tuple[int, int]) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._file = file
        self._files += 1
