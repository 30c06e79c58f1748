"""Slices of work: which reports are left to do, so many at a time that others get in between."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.record.faults import explained
from goodoffices.record.open import Record
from goodoffices.record.sql import query

SLICE = 200  # reports: worked through in a second or two, with what is near them in time


def waiting(record: Record, name: str, reports: str) -> Iterator[str]:
    """Yield the keys that query `name` picks of these reports, as queries take them, a slice at a time.

    What is waiting is settled at the start: who adds to it meanwhile has it done, or leaves it for later.
    """
    with explained(record.path):
        rows = record.connection.execute(query(name), {"reports": reports}).fetchall()
    keys = [key for (key,) in rows]
    for at in range(0, len(keys), SLICE):
        yield msgspec.json.encode(keys[at : at + SLICE]).decode()
