"""Findings as they stand, whole, one by one, for those who pass the record on in other forms."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.record.apply import Verdict
from goodoffices.record.asking import KINDS, Filter, hits
from goodoffices.record.lay import decode
from goodoffices.record.open import Record, snapshot
from goodoffices.record.sql import query
from goodoffices.shapes import Finding

ALL = 2**62


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with what is known of its report; `day` is the one it is filed under."""

    kind: str
    day: str | None
    report: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    language: str | None
    synthetic: bool
    reviewed: Verdict | None
    reliability: str | None
    handling: str
    sentence_text: str | None
    finding: Finding


def told_findings(
    record: Record, kind: str, asked: Filter | None = None, *, limit: int | None = None
) -> Iterator[Told]:
    """Yield findings of a kind (event, statement, toll, standing, precedent), oldest first.

    Those that people rejected are left out, those they edited are as edited.

    Raises:
        InputError: a filter that can't be used.
        KeyError: there is no such kind.

    """
    most = ALL if limit is None else limit
    with snapshot(record) as connection:
        sql, values = hits(
            connection, KINDS[f"{kind}s"], asked or Filter(), limit=most, newest=False
        )
        for row in connection.execute(query("tell-findings").replace("/*hits*/", sql), values):
            told = {name: row[name] for name in row.keys() if name != "told"}  # noqa: SIM118 - a Row iterates its values
            told["synthetic"] = bool(told["synthetic"])
            yield Told(kind=kind, finding=decode(kind, row["told"]), **told)


def state_names(record: Record) -> dict[str, str]:
    """Return the names of states by their codes, as far as the record's parties tell them."""
    with snapshot(record) as connection:
        rows = connection.execute(query("state-names")).fetchall()
    return {row["country"]: row["name"] for row in rows}
