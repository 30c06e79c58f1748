"""The reports of a record side by side: how much was read, when, from whom and in which language."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from goodoffices.record.columns import (
    NONE,
    Codes,
    Flags,
    Ints,
    codes_flags,
    day_number,
    in_days,
    iso_day,
)
from goodoffices.record.follow import keys_json
from goodoffices.record.open import Record
from goodoffices.record.tables import Columns, appended

_READ = """
SELECT r.key, r.published, r.source, r.language, r.coded, r.found, r.synthetic,
  substr(r.read_at, 1, 10) AS entered
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
"""
_FOUND = """
SELECT f.report, sum(f.kind = 'event'), sum(f.kind = 'statement'), sum(f.kind = 'toll')
FROM json_each(:reports) AS d CROSS JOIN findings AS f ON f.report = d.value GROUP BY f.report
"""


class ReportTable(Columns):
    """A row a report, in no order: its key, its day (`columns.day_number`), and what was found in it.

    `entered` is the day on which it was read last. `found` counts what its reading found; `events`,
    `statements` and `tolls` what the record has of it.
    """

    report: Ints
    published: Ints
    entered: Ints
    outlet: Ints
    language: Ints
    coded: Flags
    found: Ints
    events: Ints
    statements: Ints
    tolls: Ints
    synthetic: Flags


class Reports(msgspec.Struct, frozen=True):
    """A record's reports as of one moment; `outlets` and `languages` are what numbers stand for."""

    table: ReportTable
    outlets: Codes[str]
    languages: Codes[str]

    def chosen(self, since: str | None, until: str | None, outlet: str | None) -> Flags:
        """Return which were published from one ISO day to another, both within, by an outlet."""
        flags = in_days(self.table.published, since, until)
        if outlet is not None:
            flags &= codes_flags(self.table.outlet, [self.outlets.find(outlet)], len(self.outlets))
        return flags

    def by_day(self) -> dict[str, int]:
        """Return how many reports there are of each day."""
        days, many = np.unique(self.table.published, return_counts=True)
        pairs = zip(days.tolist(), many.tolist(), strict=True)
        return {iso_day(day): count for day, count in pairs if day != NONE}


def read_reports(
    record: Record, reports: Ints | None = None, known: Reports | None = None
) -> Reports:
    """Return these reports, all where None is given, with those that are known."""
    values = {"reports": keys_json(record, reports)}
    rows = record.connection.execute(_READ, values).fetchall()
    found = {key: own for key, *own in record.connection.execute(_FOUND, values)}
    base = known or Reports(_table((), {}, Codes(), Codes()), Codes(), Codes())
    table = _table(rows, found, base.outlets, base.languages)
    if known is not None and reports is not None:
        table = known.table.spliced(table, appended(known.table.report, reports, len(rows)))
    return msgspec.structs.replace(base, table=table)


def _table(
    rows: Sequence[sqlite3.Row], found: Mapping[int, Sequence[int]], outlets: Codes[str],
    languages: Codes[str],
) -> ReportTable:  # fmt: skip
    kinds = [found.get(row["key"], (0, 0, 0)) for row in rows]
    events, statements, tolls = np.array(kinds, np.int64).reshape(-1, 3).T
    return ReportTable(
        report=np.array([row["key"] for row in rows], np.int64),
        published=np.array([day_number(row["published"]) for row in rows], np.int64),
        entered=np.array([day_number(row["entered"]) for row in rows], np.int64),
        outlet=outlets.column(row["source"] for row in rows),
        language=languages.column(row["language"] for row in rows),
        coded=np.array([row["coded"] for row in rows], np.bool_),
        found=np.array([row["found"] for row in rows], np.int64),
        events=events,
        statements=statements,
        tolls=tolls,
        synthetic=np.array([row["synthetic"] for row in rows], np.bool_),
    )
