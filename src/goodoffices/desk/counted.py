"""How many findings a question has, by day and type and by place: counted side by side, never row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np
from msgspec import json

from goodoffices.desk.desk import Desk
from goodoffices.desk.known import Known
from goodoffices.record import Filter
from goodoffices.record.asking import KINDS, hits
from goodoffices.record.choose import can_choose, choose_events, choose_tolls
from goodoffices.record.columns import NONE, Flags, Floats, Ints, iso_day
from goodoffices.record.open import snapshot

ALL = -1
LATE = 2**62  # a day after all
OFFICES = (
    "SELECT h.day, 'offices' AS lane, 1 AS happened, count(*) AS count, min(h.finding) AS finding"
    " FROM ({hits}) AS h WHERE h.day IS NOT NULL GROUP BY h.day"
)
Table = Literal["events", "tolls"]
_WHERE = """
SELECT f.id AS finding, r.id AS report, f.sentence FROM json_each(:findings) AS d
JOIN findings AS f ON f.id = d.value JOIN reports AS r ON r.key = f.report
"""
_ENTERED = """
SELECT r.id, r.read_at FROM json_each(:reports) AS d JOIN reports AS r ON r.id = d.value
"""


class DayCount(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


def choose(desk: Desk, table: Table, wanted: Filter) -> tuple[Known, Flags]:
    """Return what is known, and by row of its events or tolls whether it is asked for.

    Raises:
        InputError: a filter that can't be used.

    """
    return desk.keep(("chosen", table, wanted), lambda: _choose(desk, table, wanted))


def _choose(desk: Desk, table: Table, wanted: Filter) -> tuple[Known, Flags]:
    known = desk.known()
    with snapshot(desk.record()) as connection:
        if not can_choose(wanted):
            sql, values = hits(connection, KINDS[table], wanted, limit=ALL, newest=False)
            found = [finding for finding, _ in connection.execute(sql, values)]
            return known, _rows_of(known, table, found)
        if table == "events":
            return known, choose_events(connection, known.events, wanted)
        return known, choose_tolls(connection, known.events, known.tolls, wanted)


def _rows_of(known: Known, table: Table, findings: Sequence[str]) -> Flags:
    names = known.events.words.events if table == "events" else known.tolls.findings
    rows = known.events.events if table == "events" else known.tolls.tolls
    return np.isin(rows.finding, [names.find(one) for one in findings])


def count_days(desk: Desk, wanted: Filter, *, fold: bool = False) -> tuple[DayCount, ...]:
    """Return the counts by day and lane; folded, tellings of one event count once.

    Tolls and offices are counted where the question could ask for them.

    Raises:
        InputError: a filter that can't be used.

    """
    return desk.keep(("days", wanted, fold), lambda: tuple(_all_days(desk, wanted, fold=fold)))


def _all_days(desk: Desk, wanted: Filter, *, fold: bool) -> Iterator[DayCount]:
    yield from _event_days(*choose(desk, "events", wanted), fold=fold)
    if wanted.types or wanted.statuses or wanted.to:
        return
    yield from _toll_days(*choose(desk, "tolls", wanted))
    if not wanted.place:
        with snapshot(desk.record()) as connection:
            sql, values = hits(connection, KINDS["standings"], wanted, limit=ALL, newest=False)
            rows = connection.execute(OFFICES.format(hits=sql), values).fetchall()
        yield from (msgspec.convert(dict(row), DayCount, strict=False) for row in rows)


def _event_days(known: Known, chosen: Flags, *, fold: bool) -> Iterator[DayCount]:
    table, words = known.events.events, known.events.words
    rows = np.flatnonzero(chosen & (table.day != NONE))
    happened = table.status[rows] == words.statuses.find("actual")
    types = np.argsort(np.argsort(np.array(words.types.words, dtype=str)))  # by name
    key = (table.day[rows] * len(types) + types[table.type[rows]]) * 2 + happened
    unique, first, place, count = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    if fold:
        once = np.unique(place * len(words.events) + table.told[rows]) // len(words.events)
        count = np.bincount(once, minlength=len(unique))
    for at, many in zip(rows[first].tolist(), count.tolist(), strict=True):
        yield DayCount(
            day=iso_day(int(table.day[at])),
            lane=words.types.words[table.type[at]],
            happened=words.statuses.words[table.status[at]] == "actual",
            count=many,
            finding=words.events.words[table.finding[at]],
        )


def _toll_days(known: Known, chosen: Flags) -> Iterator[DayCount]:
    table, names = known.tolls.tolls, known.tolls.findings.words
    rows = np.flatnonzero(chosen & (table.day != NONE))
    _, first, count = np.unique(table.day[rows], return_index=True, return_counts=True)
    for at, many in zip(rows[first].tolist(), count.tolist(), strict=True):
        day, finding = iso_day(int(table.day[at])), names[table.finding[at]]
        yield DayCount(day=day, lane="tolls", happened=True, count=many, finding=finding)


def count_places(desk: Desk, wanted: Filter) -> tuple[PlaceCount, ...]:
    """Return the counts by place, most events first; background that reports recall doesn't count."""
    return desk.keep(("places", wanted), lambda: tuple(_places(*choose(desk, "events", wanted))))


def _places(known: Known, chosen: Flags) -> list[PlaceCount]:
    table, names = known.events.events, known.events.words.places.words
    rows = np.flatnonzero(chosen & (table.place != NONE) & ~table.historical)
    key = table.place[rows] * (len(names) + 1) + table.country[rows] + 1
    order = np.argsort(key, kind="stable")
    rows, begins = rows[order], np.flatnonzero(np.diff(key[order], prepend=NONE))
    if not len(begins):
        return []
    days = table.day[rows]
    first = np.minimum.reduceat(np.where(days == NONE, LATE, days), begins)
    last = np.maximum.reduceat(days, begins)
    country = table.country[rows[begins]]
    found = [
        PlaceCount(
            place=names[place], country=None if k == NONE else names[k], lat=lat, lon=lon, events=many,
            first=iso_day(begin) if end != NONE else None, last=iso_day(end) if end != NONE else None,
        )
        for place, k, lat, lon, many, begin, end in zip(
            table.place[rows[begins]].tolist(), country.tolist(), _means(table.lat[rows], begins),
            _means(table.lon[rows], begins), np.diff(begins, append=len(rows)).tolist(),
            first.tolist(), last.tolist(), strict=True,
        )
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.events, one.place, one.country or ""))


def _means(values: Floats, begins: Ints) -> list[float | None]:
    """Return, for each stretch, the mean of what is known of it, added up in order."""
    known = ~np.isnan(values)
    group = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(values)))
    sums = np.bincount(group[known], values[known], minlength=len(begins))
    many = np.bincount(group[known], minlength=len(begins))
    pairs = zip(sums.tolist(), many.tolist(), strict=True)
    return [total / count if count else None for total, count in pairs]


def count_months(desk: Desk, wanted: Filter) -> tuple[MonthCount, ...]:
    """Return the counts by month of events with a place."""
    return desk.keep(("months", wanted), lambda: tuple(_months(*choose(desk, "events", wanted))))


def _months(known: Known, chosen: Flags) -> Iterator[MonthCount]:
    table = known.events.events
    use = chosen & (table.day != NONE) & (table.place != NONE) & ~table.historical
    days, count = np.unique(table.day[use], return_counts=True)
    found: dict[str, int] = {}
    for day, many in zip(days.tolist(), count.tolist(), strict=True):
        found[iso_day(day)[:7]] = found.get(iso_day(day)[:7], 0) + many
    return (MonthCount(month=month, events=many) for month, many in found.items())


def reports_about(desk: Desk, wanted: Filter, least: int) -> frozenset[str]:
    """Return the ids of reports that tell so many events of a question, or any attack of it."""
    known, chosen = choose(desk, "events", wanted)
    table, types = known.events.events, known.events.words.types
    told = np.bincount(table.report[chosen], minlength=1)
    struck = np.bincount(
        table.report[chosen & (table.type == types.find("ASSAULT"))], minlength=len(told)
    )
    keys = np.flatnonzero((told >= least) & (told > 0) | (struck > 0))
    return frozenset(known.events.ids[key] for key in keys.tolist())


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
