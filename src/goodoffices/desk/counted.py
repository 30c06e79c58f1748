"""How many findings a question has, by day and type and by place: counted side by side, never row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
import numpy as np
from msgspec import json

from goodoffices.desk.desk import Desk
from goodoffices.desk.known import Known
from goodoffices.record import Filter
from goodoffices.record.asking import KINDS, hits
from goodoffices.record.choose import can_choose, choose_events, choose_tolls
from goodoffices.record.columns import NONE, Flags, Floats, Ints, day_number, grouped, iso_day
from goodoffices.record.open import snapshot

ALL = -1
LATE = 2**62  # a day after all
LOOKED = (
    8  # times as many of the newest as are wanted are looked at first: several may tell one event
)
OFFICES = (
    "SELECT h.day, count(*) AS count, min(h.finding) AS finding"
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


class DayCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Day counts side by side, those of events, tolls and offices one after the other.

    `day` is an ordinal, `lane` points into `lanes`, `finding` into the one of `names` that `table` says.
    """

    lanes: tuple[str, ...]
    names: tuple[Sequence[str], ...]
    table: Ints
    day: Ints
    lane: Ints
    happened: Flags
    count: Ints
    finding: Ints

    def __len__(self) -> int:
        return len(self.day)

    def only(self, rows: Flags | Ints) -> DayCounts:
        """Return those of these rows."""
        columns = {one: getattr(self, one)[rows] for one in _COLUMNS}
        return msgspec.structs.replace(self, **columns)

    def each(self) -> Iterator[DayCount]:
        """Yield them one by one."""
        columns = [getattr(self, one).tolist() for one in _COLUMNS]
        for table, day, lane, happened, count, finding in zip(*columns, strict=True):
            yield DayCount(
                day=iso_day(day), lane=self.lanes[lane], happened=happened, count=count,
                finding=self.names[table][finding],
            )  # fmt: skip


_COLUMNS = ("table", "day", "lane", "happened", "count", "finding")


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


def count_days(desk: Desk, wanted: Filter, *, fold: bool = False) -> DayCounts:
    """Return the counts by day and lane; folded, tellings of one event count once.

    Tolls and offices are counted where the question could ask for them.

    Raises:
        InputError: a filter that can't be used.

    """
    return desk.keep(("days", wanted, fold), lambda: _all_days(desk, wanted, fold=fold))


def _all_days(desk: Desk, wanted: Filter, *, fold: bool) -> DayCounts:
    found = [_event_days(*choose(desk, "events", wanted), fold=fold)]
    if not (wanted.types or wanted.statuses or wanted.to):
        found.append(_toll_days(*choose(desk, "tolls", wanted)))
        if not wanted.place:
            found.append(_office_days(desk, wanted))
    lanes = (*found[0].lanes, "tolls", "offices")
    columns = {one: [getattr(each, one) for each in found] for one in _COLUMNS}
    begins = (0, len(found[0].lanes), len(found[0].lanes) + 1)
    columns["lane"] = [each.lane + begin for each, begin in zip(found, begins, strict=False)]
    columns["table"] = [each.table + k for k, each in enumerate(found)]
    return DayCounts(
        lanes=lanes,
        names=tuple(each.names[0] for each in found),
        **{one: np.concatenate(parts) for one, parts in columns.items()},
    )


def _event_days(known: Known, chosen: Flags, *, fold: bool) -> DayCounts:
    table, words = known.events.events, known.events.words
    rows = np.flatnonzero(chosen & (table.day != NONE))
    happened = table.status[rows] == words.statuses.find("actual")
    types = np.argsort(np.argsort(np.array(words.types.words, dtype=str)))  # by name
    key = (table.day[rows] * len(types) + types[table.type[rows]]) * 2 + happened
    values, first, count = grouped(key)
    if fold:
        many = len(words.events)
        once = np.unique(np.searchsorted(values, key) * many + table.told[rows]) // many
        count = np.bincount(once, minlength=len(values))
    rows = rows[first]
    return _one_table(
        tuple(words.types.words), words.events.words,
        day=table.day[rows], lane=table.type[rows], happened=happened[first], count=count,
        finding=table.finding[rows],
    )  # fmt: skip


def _toll_days(known: Known, chosen: Flags) -> DayCounts:
    table, names = known.tolls.tolls, known.tolls.findings.words
    rows = np.flatnonzero(chosen & (table.day != NONE))
    day, first, count = grouped(table.day[rows])
    return _one_table(("tolls",), names, day=day, count=count, finding=table.finding[rows[first]])


def _office_days(desk: Desk, wanted: Filter) -> DayCounts:
    with snapshot(desk.record()) as connection:
        sql, values = hits(connection, KINDS["standings"], wanted, limit=ALL, newest=False)
        rows = connection.execute(OFFICES.format(hits=sql), values).fetchall()
    return _one_table(
        ("offices",), [row["finding"] for row in rows],
        day=np.array([day_number(row["day"]) for row in rows], np.int64),
        count=np.array([row["count"] for row in rows], np.int64),
        finding=np.arange(len(rows)),
    )  # fmt: skip


def _one_table(lanes: tuple[str, ...], names: Sequence[str], **own: Ints) -> DayCounts:
    """Return the counts of one table; in one lane, and come to pass, where nothing else is given."""
    nothing = np.zeros(len(own["day"]), np.int64)
    columns: dict[str, Any] = {"table": nothing, "lane": nothing, "happened": nothing == 0, **own}
    return DayCounts(lanes=lanes, names=(names,), **columns)


def count_places(desk: Desk, wanted: Filter, most: int) -> tuple[tuple[PlaceCount, ...], int]:
    """Return the counts of so many places, most events first, and how many places there are in all.

    Background that reports recall doesn't count.
    """
    return desk.keep(
        ("places", wanted, most), lambda: _places(*choose(desk, "events", wanted), most)
    )


def _places(known: Known, chosen: Flags, most: int) -> tuple[tuple[PlaceCount, ...], int]:
    table, names = known.events.events, known.events.words.places.words
    rows = np.flatnonzero(chosen & (table.place != NONE) & ~table.historical)
    key = table.place[rows] * (len(names) + 1) + table.country[rows] + 1
    _, group, many = np.unique(key, return_inverse=True, return_counts=True)
    if len(many) > most:
        least = np.partition(many, -most)[-most]  # of those with as many, names decide
        rows = rows[(many >= least)[group]]
        key = table.place[rows] * (len(names) + 1) + table.country[rows] + 1
    found = _each_place(known, rows, key)
    return tuple(sorted(found, key=lambda one: (-one.events, one.place, one.country or "")))[
        :most
    ], len(many)


def _each_place(known: Known, rows: Ints, key: Ints) -> list[PlaceCount]:
    """Return the counts by place of these events, `key` telling the places apart."""
    table, names = known.events.events, known.events.words.places.words
    order = np.argsort(key, kind="stable")
    rows, begins = rows[order], np.flatnonzero(np.diff(key[order], prepend=NONE))
    if not len(begins):
        return []
    days = table.day[rows]
    first = np.minimum.reduceat(np.where(days == NONE, LATE, days), begins)
    last = np.maximum.reduceat(days, begins)
    country = table.country[rows[begins]]
    return [
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
    days = table.day[use]
    first = int(days.min(initial=LATE))
    found: dict[str, int] = {}
    for gap, many in enumerate(np.bincount(days - first).tolist() if len(days) else ()):
        if many:
            month = iso_day(first + gap)[:7]
            found[month] = found.get(month, 0) + many
    return (MonthCount(month=month, events=many) for month, many in found.items())


def newest(known: Known, chosen: Flags, most: int) -> tuple[str, ...]:
    """Return the ids of the newest of some events, of those told as one the newest telling."""
    table, names = known.events.events, known.events.words.events.words
    rows = np.flatnonzero(chosen)
    many = LOOKED * most
    while True:
        near = _latest(table.day[rows], many)
        last = rows[near][np.lexsort((rows[near], table.day[rows[near]]))][::-1]
        once = dict.fromkeys(table.told[last].tolist())
        if len(once) >= most or len(near) == len(rows):
            break
        many *= LOOKED
    found: dict[int, int] = {}
    for told, finding in zip(table.told[last].tolist(), table.finding[last].tolist(), strict=True):
        found.setdefault(told, finding)
    return tuple(names[one] for one in [*found.values()][:most])


def _latest(days: Ints, many: int) -> Ints:
    """Return where so many of the latest days stand, more where the last of them stands more often."""
    if len(days) <= many:
        return np.arange(len(days))
    return np.flatnonzero(days >= np.partition(days, -many)[-many])


def reports_about(desk: Desk, wanted: Filter, least: int) -> frozenset[str]:
    """Return the ids of reports that tell so many events of a question, or any attack of it."""
    known, flags = keys_about(desk, wanted, least)
    return frozenset(known.events.ids[key] for key in np.flatnonzero(flags).tolist())


def keys_about(desk: Desk, wanted: Filter, least: int) -> tuple[Known, Flags]:
    """Return what is known, and by key whether a report is one of those."""
    known, chosen = choose(desk, "events", wanted)
    table, types = known.events.events, known.events.words.types
    told = np.bincount(table.report[chosen], minlength=1)
    struck = np.bincount(
        table.report[chosen & (table.type == types.find("ASSAULT"))], minlength=len(told)
    )
    return known, np.asarray((told >= least) & (told > 0) | (struck > 0))


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
