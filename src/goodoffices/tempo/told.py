"""The record's events between two parties, each once, however many reports tell it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from goodoffices.errors import InputError
from goodoffices.record import Record
from goodoffices.tempo.shape import Citation, Pair

_WHO = """
SELECT actor, name, country, count(*) AS times FROM parties
WHERE name = :who COLLATE NOCASE OR actor = :who OR country = :who
GROUP BY actor, name, country ORDER BY actor IS country DESC, times DESC, actor, name
"""
# What happened, or was an act in words; what was denied, or only thought of, is no tempo.
_HAPPENED = """
  NOT e.historical AND e.day IS NOT NULL
  AND (e.status IN ('actual', 'failed')
    OR (e.status IN ('offered', 'sought', 'planned', 'threatened')
        AND e.type IN ('AGREE', 'REQUEST', 'CONCEDE', 'THREATEN')))
"""
_BETWEEN = f"""
SELECT
  t.told, e.finding, e.day, e.type, e.mode, e.status, e.score, r.id AS report, r.synthetic, f.sentence,
  ifnull(n.text, e.trigger) AS text
FROM events AS e
JOIN told_event AS t ON t.event = e.finding
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN sentences AS n ON n.report = f.report AND n.number = f.sentence
WHERE {_HAPPENED}
  AND (:since IS NULL OR e.day >= :since) AND (:until IS NULL OR e.day <= :until)
  AND EXISTS (
    SELECT 1 FROM parties AS p JOIN parties AS q ON q.finding = p.finding
    WHERE p.finding = e.finding
      AND p.part = 'actor' AND q.part IN ('actor', 'recipient')
      AND (
        ((p.country = :a_country OR p.actor = :a OR p.name = :a COLLATE NOCASE)
          AND (q.country = :b_country OR q.actor = :b OR q.name = :b COLLATE NOCASE))
        OR ((p.country = :b_country OR p.actor = :b OR p.name = :b COLLATE NOCASE)
          AND (q.country = :a_country OR q.actor = :a OR q.name = :a COLLATE NOCASE))
      )
  )
ORDER BY e.day, r.published, r.id, f.start, e.finding
"""  # noqa: S608 - put together from constants of ours
_PAIRS = f"""
SELECT min(p.country, q.country) AS a, max(p.country, q.country) AS b, count(DISTINCT t.told) AS events
FROM events AS e
JOIN told_event AS t ON t.event = e.finding
JOIN parties AS p ON p.finding = e.finding AND p.part = 'actor'
JOIN parties AS q ON q.finding = e.finding AND q.part IN ('actor', 'recipient')
WHERE {_HAPPENED} AND p.country <> q.country
GROUP BY 1, 2 ORDER BY events DESC, 1, 2 LIMIT :limit
"""  # noqa: S608 - put together from constants of ours
_REPORTS = """
SELECT published, count(*) AS reports FROM reports WHERE published IS NOT NULL GROUP BY published
"""


class Side(NamedTuple):
    """A party to look for: what it is called, and the country where it is a state."""

    name: str
    key: str
    country: str | None


def side_of(record: Record, who: str) -> Side:
    """Return whom `who` names in the record: a state with all its people and bodies, or one of these.

    Raises:
        InputError: the record has nobody of that name, id or country code.

    """
    row = record.connection.execute(_WHO, {"who": who}).fetchone()
    if row is None:
        raise InputError(
            who, "plays no part in this record", "give a name or country code that it has"
        )
    if who in {row["country"], row["actor"]} and row["actor"] != row["country"] == who:
        return Side(who, who, who)
    if row["actor"] is not None and row["actor"] == row["country"]:
        return Side(row["name"] or who, row["actor"], row["country"])
    return Side(row["name"] or who, row["actor"] or who, None)


def events_between(
    record: Record, a: Side, b: Side, since: str | None, until: str | None
) -> list[Citation]:
    """Return the events between two parties, by day; of several tellings the one of the first report.

    An event's score is that of its telling; where tellings of one event differ, the first counts.
    """
    values = {
        "a": a.key,
        "b": b.key,
        "a_country": a.country,
        "b_country": b.country,
        "since": since,
        "until": until,
    }
    told: dict[str, Citation] = {}
    for row in record.connection.execute(_BETWEEN, values):
        told.setdefault(row["told"], _cite(row))
    return list(told.values())


def _cite(row: sqlite3.Row) -> Citation:
    return Citation(
        event=row["finding"],
        day=row["day"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        score=row["score"],
        report=row["report"],
        sentence=row["sentence"],
        text=row["text"],
        synthetic=bool(row["synthetic"]),
    )


def list_pairs(record: Record, limit: int = 20) -> list[Pair]:
    """Return the pairs of countries and bodies with most events between them, most first."""
    rows = record.connection.execute(_PAIRS, {"limit": limit})
    return [Pair(a=row["a"], b=row["b"], events=row["events"]) for row in rows]


def reports_by_day(record: Record) -> dict[str, int]:
    """Return how many reports the record has of each day."""
    rows = record.connection.execute(_REPORTS)
    return {row["published"]: row["reports"] for row in rows}
