"""Scores event merging: labelled pairs of tellings, told by the record as one event or as two."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from goodoffices.record import Record

_TOLD = """
SELECT f.id, f.start, f."end", t.told
FROM findings AS f JOIN told_event AS t ON t.event = f.id
WHERE f.report = :report
UNION ALL
SELECT f.id, m.value ->> 'start', m.value ->> 'end', t.told
FROM findings AS f JOIN told_event AS t ON t.event = f.id, json_each(f.payload, '$.mentions') AS m
WHERE f.report = :report ORDER BY 2
"""
_REPORTS = """
SELECT r.key, r.external_id, r.origin, t.text FROM reports AS r JOIN report_text AS t ON t.report = r.key
"""


class Side(msgspec.Struct, frozen=True):
    """One telling: the report's file (`file.jsonl#id` for a line of one), its words, its trigger."""

    report: str
    quote: str
    trigger: str


class Pair(msgspec.Struct, frozen=True):
    """Two tellings, and whether they are of one event."""

    id: str
    a: Side
    b: Side
    same: bool
    why: str = ""


class Judged(msgspec.Struct, frozen=True):
    """What the record made of a pair; None where one of its triggers has no event."""

    pair: Pair
    told_as_one: bool | None


class Figures(msgspec.Struct, frozen=True):
    """Pairwise precision, recall and F1, over how many pairs, of which `found` have both events."""

    pairs: int
    found: int
    precision: float
    recall: float
    f1: float


def load_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a JSONL file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Pair) for line in lines if line.strip()]


def judge_pairs(record: Record, pairs: Iterable[Pair]) -> list[Judged]:
    """Return what the record tells of each pair.

    Raises:
        KeyError: a pair's report is not in the record, or doesn't hold the quoted words.

    """
    reports = {_file(row): row for row in record.connection.execute(_REPORTS)}
    return [Judged(pair, _as_one(record.connection, pair, reports)) for pair in pairs]


def figures(judged: Iterable[Judged], *, found_only: bool = False) -> Figures:
    """Return the figures; a pair marked same of which a side has no event is a miss.

    With `found_only`, pairs without an event on each side are left out.
    """
    every = list(judged)
    kept = [one for one in every if one.told_as_one is not None or not found_only]
    hits = sum(1 for one in kept if one.pair.same and one.told_as_one)
    told = sum(1 for one in kept if one.told_as_one)
    same = sum(1 for one in kept if one.pair.same)
    precision, recall = hits / told if told else 0.0, hits / same if same else 0.0
    both = sum(1 for one in kept if one.told_as_one is not None)
    whole = precision + recall
    return Figures(
        len(kept), both, precision, recall, 2 * precision * recall / whole if whole else 0.0
    )


def _file(row: sqlite3.Row) -> str:
    """Return the report's file as the pairs name it."""
    name = Path(row["origin"]).name
    file, colon, line = name.rpartition(":")
    return f"{file}#{row['external_id']}" if colon and line.isdigit() else name


def _as_one(
    connection: sqlite3.Connection, pair: Pair, reports: Mapping[str, sqlite3.Row]
) -> bool | None:
    told = [_told(connection, side, reports[side.report]) for side in (pair.a, pair.b)]
    return None if None in told else told[0] == told[1]


def _told(connection: sqlite3.Connection, side: Side, report: sqlite3.Row) -> str | None:
    """Return the event that the trigger's words are told in, under the id of all its tellings."""
    start, end = _place(side, report["text"])
    rows = connection.execute(_TOLD, {"report": report["key"]}).fetchall()
    shared = [(min(end, row["end"]) - max(start, row["start"]), row) for row in rows]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1]["told"] if best is not None and best[0] > 0 else None


def _place(side: Side, text: str) -> tuple[int, int]:
    words = r"\s+".join(map(re.escape, side.quote.split()))
    quote = re.search(words, text)
    if quote is None:
        raise KeyError(f"{side.report}: {side.quote!r} doesn't stand there")
    inside = re.search(r"\s+".join(map(re.escape, side.trigger.split())), quote[0])
    if inside is None:
        raise KeyError(f"{side.report}: {side.trigger!r} is not in its quote")
    return quote.start() + inside.start(), quote.start() + inside.end()
