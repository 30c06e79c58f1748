"""Follows a record: what was worked out of its reports is kept, and only those that changed are read again.

`touched` lists which reports changed last, whoever changed them; what depends on a report alone is
read anew for these, and for all of them where most changed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import msgspec
import numpy as np

from goodoffices.record.columns import Ints
from goodoffices.record.open import Record, snapshot
from goodoffices.record.sql import query

NOW = 2**62  # a turn that never comes: nothing changed since
MANY = 0.2  # share of the reports that changed, from which all are read again
State = TypeVar("State")


class Turn(msgspec.Struct, frozen=True):
    """How far the list of changes goes, and which reports changed since a turn: all, where that is None."""

    turn: int
    changed: Ints | None


class Follower(Generic[State]):
    """Keeps what `read` makes of a record, up to date; any thread may ask for it.

    `read` is called with the record and None for all of its reports; or with the keys of those that
    changed and what it made before, which it must leave as it is. It is always within one snapshot.
    `beside` gives what is another one when something changed that belongs to no report.
    """

    def __init__(
        self,
        read: Callable[[Record, Ints | None, State | None], State],
        beside: Callable[[Record], Hashable] = lambda _: None,
    ) -> None:
        self._read, self._beside = read, beside
        self._mark: Hashable = None
        self._lock = threading.Lock()
        self._turn = -1
        self._state: State | None = None

    def now(self, record: Record) -> State:
        """Return what `read` makes of the record as it is now.

        Raises:
            RecordError: the record can't be read.

        """
        with self._lock, snapshot(record):
            found, mark = changes(record, self._turn), self._beside(record)
            if self._state is None or found.changed is None:
                self._state = self._read(record, None, None)
            elif len(found.changed) or mark != self._mark:
                self._state = self._read(record, found.changed, self._state)
            self._turn, self._mark = found.turn, mark
            return self._state

    def drop(self) -> None:
        """Forget everything: the file is another one."""
        with self._lock:
            self._turn, self._state = -1, None


def changes(record: Record, since: int) -> Turn:
    """Return which reports changed after turn `since`; all where these are many, or it is none of here."""
    row = record.connection.execute(query("last-turn")).fetchone()
    if row["turn"] == since or since == NOW:
        return Turn(row["turn"], np.zeros(0, np.int64))
    if since < 0 or row["turn"] < since:
        return Turn(row["turn"], None)
    rows = record.connection.execute(query("touched-since"), {"turn": since}).fetchall()
    if len(rows) > MANY * row["reports"] + 1:
        return Turn(row["turn"], None)
    return Turn(row["turn"], np.array([key for (key,) in rows], np.int64))


def keys_json(record: Record, reports: Ints | None) -> str:
    """Return the keys of reports as a query takes them; those of all where None is given."""
    keys = (
        reports.tolist()
        if reports is not None
        else [key for (key,) in record.connection.execute(query("all-keys"))]
    )
    return msgspec.json.encode(keys).decode()
