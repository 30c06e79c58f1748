"""Tells which reports a record holds already as this engine reads them, before anything is parsed."""

from __future__ import annotations

import msgspec

from goodoffices.bulk.each import Known
from goodoffices.record import Record
from goodoffices.record.faults import explained
from goodoffices.record.flatten import content_hash, digest
from goodoffices.record.open import transaction
from goodoffices.record.rows import SightingRow
from goodoffices.record.sql import one, query
from goodoffices.record.write import printable
from goodoffices.shapes import EngineId, Reading, Report
from goodoffices.text.clean import clean
from goodoffices.text.cues import PageCues


class Memory(msgspec.Struct, frozen=True):
    """What it takes to know a report again: the record, who reads now, and the words of pages."""

    record: Record
    engine: EngineId
    cues: PageCues


def recall(memory: Memory, report: Report, now: str) -> Known | None:
    """Return what the record holds of `report`, None where it has to be read.

    A report is known where the same bytes were read under the same id, and this engine would find
    the title, day and cleaned text in them that it found then. That it was met again is noted, as a
    second reading would, at the time `now` (an ISO 8601 timestamp in UTC).

    Raises:
        RecordError: the record can't be read or written.

    """
    rows = _from_these_bytes(memory, report)
    if not rows:
        return None
    cleaned = clean(report, memory.cues)
    content = content_hash(_bare(cleaned, memory.engine))
    for key, name, kept in rows:
        if kept == content:
            _note(memory.record, key, cleaned, now)
            return Known(name, cleaned.language)
    return None


def _from_these_bytes(memory: Memory, report: Report) -> list[tuple[int, str, str]]:
    """Return key, id and content of what this engine read from the bytes of `report`, under its id."""
    if not report.raw:
        return []
    same = {"sha256": digest(report.raw), "external_id": report.id}
    with explained(memory.record.path):
        connection = memory.record.connection
        rows = connection.execute(query("find-raw"), same).fetchall()
        engine = one(connection, "find-engine", msgspec.structs.asdict(memory.engine))
    return [(row["key"], row["id"], row["content"]) for row in rows if row["engine"] == engine]


def _note(record: Record, key: int, cleaned: Report, now: str) -> None:
    """Note that a report was met again, and that it is no failure any more."""
    where = printable(cleaned.origin)
    sighting = SightingRow(
        report=key,
        external_id=cleaned.id,
        source=cleaned.source,
        url=cleaned.url,
        origin=where,
        first_read=now,
    )
    mended = {"at": now, "origin": where, "file": where.rpartition(":")[0]}
    with transaction(record) as connection:
        connection.execute(query("note-sighting"), msgspec.structs.asdict(sighting))
        connection.execute(query("mend-failures"), mended)


def _bare(report: Report, engine: EngineId) -> Reading:
    """Return the reading of a cleaned report, without what is found in it."""
    names = set(Reading.__struct_fields__) & set(Report.__struct_fields__)
    fields = {name: getattr(report, name) for name in names}
    return Reading(**fields, sentences=(), engine=engine)
