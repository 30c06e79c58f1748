"""How many findings a question has, by day and type and by place: counted by SQLite, never row by row."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TypeVar

import msgspec
from msgspec import json

from goodoffices.desk.desk import Desk
from goodoffices.record import Filter
from goodoffices.record.asking import KINDS, hits
from goodoffices.record.open import snapshot

ALL = -1
Shape = TypeVar("Shape", bound=msgspec.Struct)
_BY_DAY = MappingProxyType(
    {
        "events": "SELECT e.day, e.type AS lane, e.status = 'actual' AS happened, count({what}) AS count,"
        " min(e.finding) AS finding FROM ({hits}) AS h JOIN events AS e ON e.finding = h.finding {join}"
        " WHERE e.day IS NOT NULL GROUP BY e.day, e.type, e.status = 'actual' ORDER BY e.day, e.type",
        "tolls": "SELECT h.day, 'tolls' AS lane, 1 AS happened, count(*) AS count, min(h.finding) AS finding"
        " FROM ({hits}) AS h WHERE h.day IS NOT NULL GROUP BY h.day",
        "standings": "SELECT h.day, 'offices' AS lane, 1 AS happened, count(*) AS count,"
        " min(h.finding) AS finding FROM ({hits}) AS h WHERE h.day IS NOT NULL GROUP BY h.day",
    }
)
_BY_PLACE = """
SELECT e.place, e.place_country AS country, avg(e.lat) AS lat, avg(e.lon) AS lon, count(*) AS events,
  min(e.day) AS first, max(e.day) AS last
FROM ({hits}) AS h JOIN events AS e ON e.finding = h.finding
WHERE e.place IS NOT NULL AND NOT e.historical
GROUP BY e.place, e.place_country ORDER BY events DESC, e.place
"""
_BY_MONTH = """
SELECT substr(h.day, 1, 7) AS month, count(*) AS events FROM ({hits}) AS h
JOIN events AS e ON e.finding = h.finding
WHERE h.day IS NOT NULL AND e.place IS NOT NULL AND NOT e.historical GROUP BY 1 ORDER BY 1
"""
_ABOUT = """
SELECT r.id FROM ({hits}) AS h JOIN events AS e ON e.finding = h.finding
JOIN findings AS f ON f.id = h.finding JOIN reports AS r ON r.key = f.report
GROUP BY r.id HAVING count(*) >= :least OR sum(e.type = 'ASSAULT') > 0
"""
_WHERE = """
SELECT f.id AS finding, r.id AS report, f.sentence FROM json_each(:findings) AS d
JOIN findings AS f ON f.id = d.value JOIN reports AS r ON r.key = f.report
"""
_ENTERED = """
SELECT r.id, r.read_at FROM json_each(:reports) AS d JOIN reports AS r ON r.id = d.value
"""


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a lane (a type of event, tolls, offices) a day has; `finding` is the first of them."""

    day: str
    lane: str
    happened: bool
    count: int
    finding: str


class PlaceCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events a place had, from which day to which; without coordinates where none are known."""

    place: str
    country: str | None
    lat: float | None
    lon: float | None
    events: int
    first: str | None
    last: str | None


class MonthCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events with a place a month had."""

    month: str
    events: int


class At(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding stands."""

    finding: str
    report: str
    sentence: int


def count_days(desk: Desk, wanted: Filter, *, fold: bool = False) -> tuple[DayCount, ...]:
    """Return the counts by day and lane; folded, tellings of one event count once.

    Tolls and offices are counted where the question could ask for them.

    Raises:
        InputError: a filter that can't be used.

    """
    tables = ["events"]
    if not (wanted.types or wanted.statuses or wanted.to):
        tables += ["tolls"] if wanted.place else ["tolls", "standings"]
    return desk.keep(
        ("days", wanted, fold),
        lambda: tuple(one for table in tables for one in _days(desk, table, wanted, fold=fold)),
    )


def _days(desk: Desk, table: str, wanted: Filter, *, fold: bool) -> list[DayCount]:
    what, join = (
        ("DISTINCT t.told", "JOIN told_event AS t ON t.event = e.finding") if fold else ("*", "")
    )
    with snapshot(desk.record()) as connection:
        sql, values = hits(connection, KINDS[table], wanted, limit=ALL, newest=False)
        asked = _BY_DAY[table].format(hits=sql, what=what, join=join)
        return [
            msgspec.convert(dict(row), DayCount, strict=False)
            for row in connection.execute(asked, values)
        ]


def count_places(desk: Desk, wanted: Filter) -> tuple[PlaceCount, ...]:
    """Return the counts by place, most events first; background that reports recall doesn't count."""
    return desk.keep(
        ("places", wanted), lambda: tuple(_counts(desk, wanted, _BY_PLACE, PlaceCount))
    )


def count_months(desk: Desk, wanted: Filter) -> tuple[MonthCount, ...]:
    """Return the counts by month of events with a place."""
    return desk.keep(
        ("months", wanted), lambda: tuple(_counts(desk, wanted, _BY_MONTH, MonthCount))
    )


def _counts(desk: Desk, wanted: Filter, asked: str, shape: type[Shape]) -> list[Shape]:
    with snapshot(desk.record()) as connection:
        sql, values = hits(connection, KINDS["events"], wanted, limit=ALL, newest=False)
        rows = connection.execute(asked.format(hits=sql), values)
        return [msgspec.convert(dict(row), shape) for row in rows]


def list_findings(desk: Desk, table: str, wanted: Filter) -> frozenset[str]:
    """Return the ids of all findings of a table that a question has."""
    with snapshot(desk.record()) as connection:
        sql, values = hits(connection, KINDS[table], wanted, limit=ALL, newest=False)
        return frozenset(finding for finding, _ in connection.execute(sql, values))


def reports_about(desk: Desk, wanted: Filter, least: int) -> frozenset[str]:
    """Return the ids of reports that tell so many events of a question, or any attack of it."""
    with snapshot(desk.record()) as connection:
        sql, values = hits(connection, KINDS["events"], wanted, limit=ALL, newest=False)
        rows = connection.execute(_ABOUT.format(hits=sql), {**values, "least": least})
        return frozenset(report for (report,) in rows)


def where_told(desk: Desk, findings: Sequence[str]) -> dict[str, At]:
    """Return where findings stand, by their ids."""
    values = {"findings": json.encode(list(findings)).decode()}
    with snapshot(desk.record()) as connection:
        rows = connection.execute(_WHERE, values)
        return {row["finding"]: At(**dict(row)) for row in rows}


def entered_at(desk: Desk, reports: Sequence[str]) -> dict[str, str]:
    """Return when reports were read into the record last, by their ids: UTC timestamps."""
    values = {"reports": json.encode(sorted(set(reports))).decode()}
    with snapshot(desk.record()) as connection:
        return dict(connection.execute(_ENTERED, values).fetchall())
