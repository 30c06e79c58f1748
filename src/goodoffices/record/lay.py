"""Lays findings out in the tables that are asked, and takes them off again.

`findings` keeps all that was read; the tables beside it hold what stands.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

import msgspec

from goodoffices.record.flatten import flat_row, party_rows
from goodoffices.record.sql import insert
from goodoffices.shapes import Event, Finding, Precedent, Standing, Statement, Toll

SHAPES = MappingProxyType(
    {
        "event": Event,
        "statement": Statement,
        "toll": Toll,
        "standing": Standing,
        "precedent": Precedent,
    }
)


def lay_findings(
    connection: sqlite3.Connection, findings: Sequence[Finding], published: str | None
) -> None:
    """Write what is asked of `findings`, and who plays a part in them.

    Their rows in `findings` must be there. `published` is the day of their report.
    """
    insert(connection, "parties", party_rows(findings))
    rows = sorted((flat_row(finding, published) for finding in findings), key=itemgetter(0))
    for table, group in groupby(rows, key=itemgetter(0)):
        insert(connection, table, [row for _, row in group])


def take_off(connection: sqlite3.Connection, findings: Iterable[tuple[str, str]]) -> None:
    """Take findings, each given as its kind and id, off the tables that are asked."""
    for kind, finding in findings:
        connection.execute("DELETE FROM parties WHERE finding = ?", (finding,))
        connection.execute(f"DELETE FROM {kind}s WHERE finding = ?", (finding,))  # noqa: S608 - a kind of ours


def decode(kind: str, payload: str) -> Finding:
    """Return the finding of this kind that `payload` holds as JSON.

    Raises:
        msgspec.DecodeError: it holds none.

    """
    found: Finding = msgspec.json.decode(payload, type=SHAPES[kind])
    return found


def kind_of(finding: Finding) -> str:
    """Return the kind of `finding`, as the tables name it."""
    return type(finding).__name__.lower()
