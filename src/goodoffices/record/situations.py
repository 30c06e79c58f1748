"""Situations: a named conflict (parties, period, places) as a saved view that questions are asked within."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.corrections import Person
from goodoffices.record.faults import explained
from goodoffices.record.open import Record, transaction
from goodoffices.record.sql import Row, insert, insert_one, query


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """A saved view.

    A finding is in it when its day lies within `since` and `until` (ISO days, null is open) and it,
    or its sentence, names one of `parties`, or it took place in one of `places`.
    Parties are names, ids of the registry or codes of countries; places are names or codes.
    """

    name: str
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    note: str = ""


class SituationRow(Row, frozen=True, kw_only=True):
    """Row of `situations`."""

    name: str
    since: str | None
    until: str | None
    note: str
    by: str
    at: str


class SituationPartyRow(Row, frozen=True, kw_only=True):
    """Row of `situation_parties`."""

    situation: int
    position: int
    party: str


class SituationPlaceRow(Row, frozen=True, kw_only=True):
    """Row of `situation_places`."""

    situation: int
    position: int
    place: str


def save_situation(record: Record, situation: Situation, person: Person) -> None:
    """Keep `situation` under its name, in the place of one that was called so.

    Raises:
        InputError: it has no name, or neither parties, places nor a period; or ends before it begins.

    """
    _check(situation)
    with transaction(record) as connection:
        connection.execute(query("drop-situation"), {"name": situation.name})
        row = SituationRow(
            name=situation.name,
            since=situation.since,
            until=situation.until,
            note=situation.note,
            by=person.name,
            at=person.at,
        )
        key = insert_one(connection, "situations", row)
        insert(connection, "situation_parties", [
            SituationPartyRow(situation=key, position=k, party=one)
            for k, one in enumerate(situation.parties)
        ])  # fmt: skip
        insert(connection, "situation_places", [
            SituationPlaceRow(situation=key, position=k, place=one)
            for k, one in enumerate(situation.places)
        ])  # fmt: skip


def drop_situation(record: Record, name: str) -> None:
    """Take the saved view away; nothing that was read goes with it.

    Raises:
        InputError: none is called so.

    """
    with transaction(record) as connection:
        get_situation(connection, name)
        connection.execute(query("drop-situation"), {"name": name})


def list_situations(record: Record) -> list[Situation]:
    """Return the saved views, by name."""
    with explained(record.path):
        rows = record.connection.execute(query("list-situations")).fetchall()
        return [_situation(record.connection, row) for row in rows]


def get_situation(connection: sqlite3.Connection, name: str) -> Situation:
    """Return the saved view of this name, whatever its case.

    Raises:
        InputError: none is called so; the message names those that are there.

    """
    rows = connection.execute(query("list-situations")).fetchall()
    for row in rows:
        if row["name"].casefold() == name.casefold():
            return _situation(connection, row)
    there = ", ".join(row["name"] for row in rows)
    remedy = f"there is {there}" if there else "goodoffices situation save makes one"
    raise InputError(name, "is no situation of this record", remedy)


def _situation(connection: sqlite3.Connection, row: sqlite3.Row) -> Situation:
    return Situation(
        name=row["name"],
        parties=_listed(connection, "get-situation-parties", row["key"]),
        places=_listed(connection, "get-situation-places", row["key"]),
        since=row["since"],
        until=row["until"],
        note=row["note"],
    )


def _listed(connection: sqlite3.Connection, name: str, key: int) -> tuple[str, ...]:
    return tuple(one for (one,) in connection.execute(query(name), {"situation": key}))


def _check(situation: Situation) -> None:
    name: str = situation.name
    if not name.strip():
        raise InputError("NAME", "a situation needs a name", "give it one")
    period: Sequence[str | None] = (situation.since, situation.until)
    if not (situation.parties or situation.places or any(period)):
        raise InputError(name, "holds everything", "give parties, places or a period")
    if situation.since and situation.until and situation.until < situation.since:
        what = f"ends on {situation.until}, before it begins on {situation.since}"
        raise InputError(name, what, "give the days the other way round")
