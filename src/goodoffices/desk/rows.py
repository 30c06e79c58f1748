"""Findings for a table: a page of them, how many there are, and who plays a part in each.

However large the record is, a question reads a bounded number of rows beyond those it shows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Paged
from goodoffices.desk.page import Rows
from goodoffices.record import (
    EventLine,
    Filter,
    Record,
    StandingLine,
    StatementLine,
    TollLine,
)
from goodoffices.record.asking import KINDS, hits
from goodoffices.record.open import snapshot
from goodoffices.record.questions import with_hits
from goodoffices.record.sql import query

COUNTED = 1000  # rows that are counted, and that are sorted by other columns than their day
STEP = 1000  # of SQLite's machine, after which it asks whether to go on counting
STEPS = 60  # such steps, a hundredth of a second or so, after which counting ends
SORTED = 200  # rows that are sorted by other columns even where finding them takes longer
COLUMNS = MappingProxyType(
    {
        "day": "x.day", "type": "x.type", "status": "x.status", "place": "x.place",
        "kind": "x.kind", "low": "coalesce(x.low, x.high)", "stance": "x.stance",
        "outlet": "r.source", "confidence": "f.confidence",
        "actors": "(SELECT coalesce(p.name, p.text) FROM parties AS p WHERE p.finding = x.finding"
        " AND p.part = 'actor' ORDER BY p.position LIMIT 1)",
        "recipients": "(SELECT coalesce(p.name, p.text) FROM parties AS p WHERE p.finding = x.finding"
        " AND p.part = 'recipient' ORDER BY p.position LIMIT 1)",
        "speaker": "(SELECT coalesce(p.name, p.text) FROM parties AS p WHERE p.finding = x.finding"
        " AND p.part = 'speaker' ORDER BY p.position LIMIT 1)",
        "according_to": "(SELECT coalesce(p.name, p.text) FROM parties AS p WHERE"
        " p.finding = x.finding AND p.part = 'according_to' ORDER BY p.position LIMIT 1)",
    }
)  # fmt: skip
PARTIES = (
    "SELECT p.finding, p.part, p.text AS words, p.name, p.actor, p.country, p.sector, p.role"
    " FROM json_each(:findings) AS d CROSS JOIN parties AS p ON p.finding = d.value"
    " ORDER BY p.finding, p.part, p.position"
)


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who plays a part in a finding; `name` is null for who is called by no name.

    `part` is actor, recipient, host, according_to, speaker, addressee, by, party or broker.
    """

    part: str
    words: str
    name: str | None
    actor: str | None
    country: str | None
    sector: str | None
    role: str | None


class EventRow(EventLine, frozen=True, kw_only=True):
    """An event with all who come into it."""

    who: tuple[Who, ...]


class StatementRow(StatementLine, frozen=True, kw_only=True):
    """A statement with all who come into it."""

    who: tuple[Who, ...]


class TollRow(TollLine, frozen=True, kw_only=True):
    """A count with all who come into it."""

    who: tuple[Who, ...]


class StandingRow(StandingLine, frozen=True, kw_only=True):
    """An office held, taken or lost, with who it is."""

    who: tuple[Who, ...]


Row = EventRow | StatementRow | TollRow | StandingRow
AnyAnswer = TypeVar("AnyAnswer", bound=Rows)
AnyRow = TypeVar("AnyRow", EventRow, StatementRow, TollRow, StandingRow)
TABLES: Mapping[type[Row], str] = MappingProxyType(
    {
        EventRow: "events",
        StatementRow: "statements",
        TollRow: "tolls",
        StandingRow: "standings",
    }
)


class Found(msgspec.Struct, Generic[AnyRow], frozen=True, kw_only=True):
    """A page of rows, and what `Rows` says of all of them."""

    rows: tuple[AnyRow, ...]
    total: int
    truncated: bool
    sorted_among: int | None


class Hits(NamedTuple):
    """Findings in the order of their days, and whether there are more."""

    findings: tuple[str, ...]
    more: bool


def answer_rows(
    answer: type[AnyAnswer], shape: type[AnyRow], desk: Desk, asked: Paged
) -> AnyAnswer:
    """Return a page of rows of `shape` as the `answer` of a page that shows a table of them.

    Raises:
        InputError: a filter that can't be used.
        RecordError: the record can't be read.

    """
    found = ask_rows(desk, shape, desk.wanted(asked, about=shape is EventRow), asked)
    told = {
        **msgspec.structs.asdict(found),
        "page": asked.page,
        "per_page": asked.per_page,
        "coverage": desk.coverage(asked),
    }
    made: AnyAnswer = answer(**told)
    return made


def ask_rows(desk: Desk, shape: type[AnyRow], wanted: Filter, asked: Paged) -> Found[AnyRow]:
    """Return a page of rows of `shape`, in the order that `asked.sort` and `asked.order` name.

    Raises:
        InputError: a filter that can't be used.
        RecordError: the record can't be read.

    """
    sort, order = getattr(asked, "sort", "day"), getattr(asked, "order", "desc")
    end = asked.page * asked.per_page
    newest = sort != "day" or order == "desc"
    need = end if sort == "day" else max(end, SORTED)
    table = TABLES[shape]
    found = desk.keep(
        ("hits", table, wanted, newest, need),
        lambda: find_hits(desk.record(), table, wanted, need, newest=newest),
    )
    ordered = found.findings
    if sort != "day":
        ordered = _sorted(desk.record(), table, ordered, (sort, order))
    return Found(
        rows=tell_rows(desk.record(), shape, ordered[end - asked.per_page : end]),
        total=len(found.findings),
        truncated=found.more,
        sorted_among=len(ordered) if sort != "day" and found.more else None,
    )


def latest_rows(record: Record, shape: type[AnyRow], wanted: Filter, most: int) -> Found[AnyRow]:
    """Return the newest rows asked for, at most `most`, and whether there are more.

    Raises:
        InputError: a filter that can't be used.
        RecordError: the record can't be read.

    """
    with snapshot(record) as connection:
        sql, values = hits(connection, KINDS[TABLES[shape]], wanted, limit=most + 1, newest=True)
        found = tuple(finding for finding, _ in connection.execute(sql, values))
    return Found(
        rows=tell_rows(record, shape, found[:most]),
        total=min(len(found), most),
        truncated=len(found) > most,
        sorted_among=None,
    )


def find_hits(record: Record, table: str, wanted: Filter, need: int, *, newest: bool) -> Hits:
    """Return the first `need` findings asked for, and as many more as are soon counted.

    Raises:
        InputError: a filter that can't be used.
        RecordError: the record can't be read.

    """
    most = max(need, COUNTED)
    found: list[str] = []
    steps = 0

    def enough() -> int:
        nonlocal steps
        steps += 1
        return int(steps > STEPS and len(found) > need)

    with snapshot(record) as connection:
        sql, values = hits(connection, KINDS[table], wanted, limit=most + 1, newest=newest)
        connection.set_progress_handler(enough, STEP)
        try:
            for finding, _ in connection.execute(sql, values):
                found.append(finding)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return Hits(tuple(found), more=True)
        finally:
            connection.set_progress_handler(None, 0)
    return Hits(tuple(found[:most]), more=len(found) > most)


def tell_rows(record: Record, shape: type[AnyRow], findings: tuple[str, ...]) -> tuple[AnyRow, ...]:
    """Return these findings as rows, in their order, in two queries."""
    table, values = TABLES[shape], {"findings": _json(findings)}
    given = "SELECT value AS finding, key AS place FROM json_each(:findings)"
    sql = (
        f"WITH {with_hits(table, given)}"
        f" SELECT {query('way-back')} {query(f'tell-{table}')} {query('way-there')}"
        f" JOIN {table} AS x ON x.finding = hits.finding ORDER BY hits.place"
    )
    with snapshot(record) as connection:
        rows = connection.execute(sql, values).fetchall()
        who = _parties(connection, values)
    return tuple(
        msgspec.convert({**dict(row), "who": who.get(row["finding"], ())}, type=shape, strict=False)
        for row in rows
    )


def _parties(connection: sqlite3.Connection, values: dict[str, Any]) -> dict[str, list[Who]]:
    found: dict[str, list[Who]] = {}
    for row in connection.execute(PARTIES, values):
        told = dict(row)
        found.setdefault(told.pop("finding"), []).append(Who(**told))
    return found


def _sorted(
    record: Record, table: str, findings: tuple[str, ...], by: tuple[str, str]
) -> tuple[str, ...]:
    """Return the findings in the order of a column; what has none in it comes last."""
    column, order = COLUMNS[by[0]], "DESC" if by[1] == "desc" else "ASC"
    sql = (
        f"SELECT x.finding FROM json_each(:findings) AS d CROSS JOIN {table} AS x ON x.finding = d.value"  # noqa: S608 - columns of ours
        " CROSS JOIN findings AS f ON f.id = x.finding CROSS JOIN reports AS r ON r.key = f.report"
        f" ORDER BY {column} IS NULL, {column} COLLATE NOCASE {order}, d.key"
    )
    with snapshot(record) as connection:
        return tuple(one for (one,) in connection.execute(sql, {"findings": _json(findings)}))


def _json(findings: tuple[str, ...]) -> str:
    return msgspec.json.encode(findings).decode()
