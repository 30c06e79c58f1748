"""Tells which report of the record a reading is of, and what a new report is to be called."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from goodoffices.record.flatten import content_hash, digest
from goodoffices.record.sql import one, query
from goodoffices.shapes import Reading


class Kept(NamedTuple):
    """A report that the record holds; `engine` is the key of the one that read it."""

    key: int
    id: str
    engine: int
    published: str | None
    title: str | None
    content: str
    text_sha256: str


def find_kept(
    connection: sqlite3.Connection, reading: Reading, raw: bytes, engine: int
) -> Kept | None:
    """Return the report that `reading` is of, if the record holds it.

    That is the one with its title, day and cleaned text, or else the only one from the same bytes
    under the same id. One engine cleans the same bytes in one way: where it comes to another text,
    the bytes hold several reports.
    """
    for kept in _find(connection, "find-content", content=content_hash(reading)):
        return kept
    if not raw:
        return None
    same = _find(connection, "find-raw", sha256=digest(raw), external_id=reading.id)
    if len(same) != 1:
        return None
    text = digest(reading.text.encode())
    return None if same[0].engine == engine and same[0].text_sha256 != text else same[0]


def stands(kept: Kept, reading: Reading, engine: int) -> bool:
    """Tell whether what the record holds is to stay as it is.

    It gives way to another engine, and to a day or title that it lacked, but never for a reading
    without the day or title that it has.
    """
    lost_day = reading.published is None and kept.published is not None
    lost_title = reading.title is None and kept.title is not None
    unchanged = kept.engine == engine and kept.content == content_hash(reading)
    return unchanged or lost_day or lost_title


def free_id(connection: sqlite3.Connection, wanted: str) -> str:
    """Return `wanted`, or where that is taken `wanted-2`, `wanted-3` ..."""
    number = max(1, one(connection, "count-namesakes", {"external_id": wanted}))
    name = wanted
    while one(connection, "is-taken", {"id": name}):
        number += 1
        name = f"{wanted}-{number}"
    return name


def _find(connection: sqlite3.Connection, name: str, **values: str) -> list[Kept]:
    return [Kept(*row) for row in connection.execute(query(name), values)]
