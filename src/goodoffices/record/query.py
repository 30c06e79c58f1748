"""Reads the record: its reports, their readings, what failed, and how much there is."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from goodoffices.errors import RecordError
from goodoffices.record.faults import explained, fault
from goodoffices.record.open import Record, snapshot
from goodoffices.record.sql import one, query
from goodoffices.shapes import (
    EngineId,
    Event,
    Extent,
    Finding,
    Furniture,
    Precedent,
    Reading,
    Standing,
    Statement,
    Toll,
)

NO_LIMIT = -1

AnyFinding = TypeVar("AnyFinding", bound=Finding)


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """One report in a list, with how much was found in it; `engine` is the version that read it."""

    id: str
    published: str | None
    source: str | None
    title: str | None
    language: str | None
    synthetic: bool
    origin: str
    read_at: str
    engine: str
    events: int
    statements: int
    tolls: int
    standings: int
    precedents: int


class FailureLine(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read, when, in which run; `mended` says when it was read after all."""

    location: str
    reason: str
    remedy: str
    at: str
    mended: str | None
    run: int | None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much the record holds. `failed` is what could not be read, and was not since."""

    reports: int
    synthetic: int
    without_findings: int
    failed: int
    sentences: int
    events: int
    statements: int
    tolls: int
    standings: int
    precedents: int


def list_reports(
    record: Record,
    *,
    since: str | None = None,
    until: str | None = None,
    source: str | None = None,
    language: str | None = None,
    limit: int | None = None,
) -> Iterator[ReportLine]:
    """Yield the reports published from day `since` to day `until`, oldest first, undated ones last.

    With either day given, undated reports are left out.
    """
    values = {
        "since": since,
        "until": until,
        "source": source,
        "language": language,
        "limit": NO_LIMIT if limit is None else limit,
    }
    for row in _rows(record, "list-reports", values):
        yield ReportLine(**{**row, "synthetic": bool(row["synthetic"])})


def get_reading(record: Record, report: str, *, as_read: bool = False) -> Reading:
    """Return the reading that report id `report` stands for, as people have corrected it.

    With `as_read` it is equal to the one that was written. Where the id was taken when it came in,
    the reading bears the id that the record gave it.
    """
    with snapshot(record) as connection:
        row = connection.execute(query("get-report"), {"id": report}).fetchone()
        if row is None:
            raise _unknown(record, report)
        try:
            return _reading(connection, row, as_read=as_read)
        except msgspec.DecodeError as error:
            what = f"report {report!r} has a finding that was changed by hand and can't be read"
            raise fault(record.path, what, "read the report into a new record") from error


def get_raw(record: Record, report: str) -> bytes:
    """Return the bytes that report id `report` was read from; empty where none were kept."""
    with snapshot(record) as connection:
        row = connection.execute(query("get-raw"), {"id": report}).fetchone()
        if row is None and not one(connection, "is-taken", {"id": report}):
            raise _unknown(record, report)
    if row is None:
        return b""
    return zlib.decompress(row["raw"]) if row["packed"] else bytes(row["raw"])


def list_failures(record: Record, run: int | None = None) -> Iterator[FailureLine]:
    """Yield what could not be read, in all runs or in `run`, in the order of its happening."""
    for row in _rows(record, "list-failures", {"run": run}):
        yield FailureLine(**row)


def counts(record: Record) -> Counts:
    """Return how much was read, found, and failed."""
    return Counts(**next(_rows(record, "counts", {})))


def is_synthetic(record: Record) -> bool:
    """Tell whether any report here is a made-up example, so that every view can say so."""
    with explained(record.path):
        return bool(one(record.connection, "is-synthetic"))


def _rows(record: Record, name: str, values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    with explained(record.path):
        for row in record.connection.execute(query(name), values):
            yield dict(row)


def _unknown(record: Record, report: str) -> RecordError:
    return fault(record.path, f"holds no report {report!r}", "goodoffices show lists its reports")


def _reading(connection: sqlite3.Connection, row: sqlite3.Row, *, as_read: bool) -> Reading:
    """Put the reading together again from the rows it was laid out as."""
    own = {"report": row["key"]}
    found = connection.execute(query("get-findings"), own | {"as_read": as_read}).fetchall()
    extents = connection.execute(query("get-sentences"), own)
    return Reading(
        id=row["id"],
        title=row["title"],
        subtitle=row["subtitle"],
        byline=row["byline"],
        dateline=row["dateline"],
        published=row["published"],
        source=row["source"],
        url=row["url"],
        language=row["language"],
        synthetic=bool(row["synthetic"]),
        text=row["text"],
        furniture=tuple(Furniture(text=text) for text in _texts(connection, "get-furniture", own)),
        sentences=tuple(Extent(start=start, end=end) for start, end in extents),
        engine=EngineId(**{name: row[name] for name in EngineId.__struct_fields__}),
        events=_findings(found, "event", Event),
        statements=_findings(found, "statement", Statement),
        tolls=_findings(found, "toll", Toll),
        standings=_findings(found, "standing", Standing),
        precedents=_findings(found, "precedent", Precedent),
        notes=tuple(_texts(connection, "get-notes", own)),
    )


def _findings(
    found: list[sqlite3.Row], kind: str, shape: type[AnyFinding]
) -> tuple[AnyFinding, ...]:
    return tuple(
        msgspec.json.decode(row["payload"], type=shape) for row in found if row["kind"] == kind
    )


def _texts(connection: sqlite3.Connection, name: str, own: dict[str, int]) -> Iterator[str]:
    return (text for (text,) in connection.execute(query(name), own))
