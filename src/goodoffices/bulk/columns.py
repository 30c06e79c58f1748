"""Reports and readings as Arrow columns, and the worker: one pure function from one to the other.

Whoever has Arrow batches can call it: our own pool, or an engine that spreads batches over machines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

import msgspec
import pyarrow as pa

from goodoffices.bulk.each import read_chunk
from goodoffices.pipeline import ReadingEngine
from goodoffices.shapes import Failure, Furniture, Reading, Report

TEXTS = (
    "id", "text", "title", "subtitle", "byline", "dateline", "published", "source", "url",
    "language", "origin",
)  # fmt: skip
REPORTS = pa.schema(
    [
        *(pa.field(name, pa.large_string(), nullable=name not in {"id", "text"}) for name in TEXTS),
        pa.field("synthetic", pa.bool_()),
        pa.field("furniture", pa.list_(pa.large_string())),
    ]
)
READINGS = pa.schema(
    [
        pa.field("id", pa.large_string(), nullable=False),
        pa.field("reading", pa.large_string()),
        pa.field("where", pa.large_string()),
        pa.field("reason", pa.large_string()),
        pa.field("remedy", pa.large_string()),
    ]
)


def read_batch(batch: pa.RecordBatch, engine: ReadingEngine) -> pa.RecordBatch:
    """Return a row for each report of `batch`, in order: its reading, or why there is none.

    Nothing is written, and no row depends on another: a batch may be cut, joined or read twice.

    Args:
        batch: columns as in `REPORTS`; those that are missing count as null, but `id` and `text`.
        engine: what was loaded; the same engine gives the same bytes.

    Returns:
        Columns as in `READINGS`: `reading` is a line of `goodoffices read --format jsonl` without
        its end, or null; then `where`, `reason` and `remedy` tell why.

    """
    reports = list(reports_of(batch))
    rows = map(_row, reports, read_chunk(reports, engine))
    return pa.RecordBatch.from_pylist(list(rows), schema=READINGS)


def batch_of(reports: Sequence[Report]) -> pa.RecordBatch:
    """Return reports as columns; the bytes they were read from stay behind.

    Raises:
        UnicodeEncodeError: a report holds half a character (a lone surrogate).

    """
    return pa.RecordBatch.from_pylist([_columns(report) for report in reports], schema=REPORTS)


def reports_of(batch: pa.RecordBatch) -> Iterator[Report]:
    """Yield the reports that the columns of `batch` hold."""
    for row in batch.to_pylist():
        texts = {name: row.get(name) for name in TEXTS}
        yield Report(
            **{**texts, "origin": row.get("origin") or ""},
            synthetic=bool(row.get("synthetic")),
            furniture=tuple(Furniture(text=text) for text in row.get("furniture") or ()),
        )


def found_in(batch: pa.RecordBatch) -> Iterator[Reading | Failure]:
    """Yield what each row of a batch of readings tells."""
    for row in batch.to_pylist():
        if row["reading"] is None:
            yield Failure(where=row["where"], reason=row["reason"], remedy=row["remedy"])
        else:
            yield msgspec.json.decode(row["reading"], type=Reading)


def _columns(report: Report) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(report, name) for name in TEXTS}
    row["origin"] = row["origin"].encode("utf-8", "backslashreplace").decode()
    furniture = [part.text for part in report.furniture]
    return {**row, "synthetic": report.synthetic, "furniture": furniture}


def _row(report: Report, found: Reading | Failure) -> dict[str, Any]:
    blank = dict(zip(READINGS.names, repeat(None), strict=False))
    if isinstance(found, Failure):
        return {**blank, "id": report.id, **msgspec.structs.asdict(found)}
    return {**blank, "id": report.id, "reading": msgspec.json.encode(found).decode()}
