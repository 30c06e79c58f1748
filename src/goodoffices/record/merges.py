"""Which events people said are one, and which they said are not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

import msgspec

from goodoffices.record.open import Record, snapshot
from goodoffices.record.sql import query


class JudgedPair(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of two events, by their ids: the same event, or not."""

    one: str
    other: str
    same: bool
    by: str
    at: str


def judged_pairs(record: Record) -> list[JudgedPair]:
    """Return what people said of pairs of events, oldest first; of one pair the last word counts.

    A merge of several says that each is the first; a split, that the first is none of the others.
    """
    said: dict[frozenset[str], JudgedPair] = {}
    with snapshot(record) as connection:
        for row, members in _judged(connection):
            for other in members[1:]:
                pair = JudgedPair(
                    one=members[0],
                    other=other,
                    same=row["act"] == "merge",
                    by=row["by"],
                    at=row["at"],
                )
                said.pop(frozenset((members[0], other)), None)
                said[frozenset((members[0], other))] = pair
    return list(said.values())


def apply_merges(connection: sqlite3.Connection) -> None:
    """Lay down in `same_events` which events are told as one by people's word."""
    groups = grouped((row["act"], members) for row, members in _judged(connection))
    now = {event: told for told, members in groups.items() for event in members}
    was = dict(connection.execute("SELECT event, told FROM same_events").fetchall())
    gone = [(event,) for event in was if event not in now]
    more = [(event, told) for event, told in now.items() if was.get(event) != told]
    connection.executemany("DELETE FROM same_events WHERE event = ?", gone)
    connection.executemany("INSERT OR REPLACE INTO same_events (event, told) VALUES (?, ?)", more)


def grouped(said: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Return the groups of two or more events, each under its first; a split takes its first out."""
    group: dict[str, list[str]] = {}
    for act, members in said:
        if act == "merge":
            joined = list(dict.fromkeys(one for m in members for one in group.get(m, [m])))
            group.update(dict.fromkeys(joined, joined))
        elif members and members[0] in group:
            rest = [one for one in group.pop(members[0]) if one != members[0]]
            group.update(dict.fromkeys(rest, rest))
    return {members[0]: members for members in group.values() if len(members) > 1}


def _judged(connection: sqlite3.Connection) -> Iterable[tuple[sqlite3.Row, list[str]]]:
    rows = connection.execute(query("get-judged-events")).fetchall()
    for _, group in groupby(rows, key=itemgetter("key")):
        members = list(group)
        yield members[0], [row["finding"] for row in members]
