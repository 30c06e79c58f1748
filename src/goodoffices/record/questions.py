"""What can be asked of a record: events, tolls, contacts, offers, statements, the timeline."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.asking import KINDS, Filter, hits
from goodoffices.record.lines import (
    EventLine,
    ImportedLine,
    Line,
    PrecedentLine,
    StandingLine,
    StatementLine,
    TimelineLine,
    TollLine,
)
from goodoffices.record.open import Record, snapshot
from goodoffices.record.sql import query

NO_LIMIT = 2**62
NOTHING = Filter()
AnyLine = TypeVar("AnyLine", bound=Line)
_DATED = """
SELECT h.finding, h.day, r.published
FROM ({hits}) AS h JOIN findings AS f ON f.id = h.finding JOIN reports AS r ON r.key = f.report
WHERE h.day IS NOT NULL
"""


def events(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None, fold: bool = False
) -> list[EventLine]:
    """Return who did what to whom, newest first, what people rejected left out.

    Args:
        record: the open record.
        asked: which events; all where it asks for nothing.
        limit: how many at most.
        fold: tell events that are one, by the view `told_event`, once, with how many tell it.

    Raises:
        InputError: a filter that can't be used: a name nobody bears, no such situation.
        RecordError: the record can't be read.

    """
    if not fold:
        return _ask(record, EventLine, "events", asked, limit)
    wanted = limit
    while True:
        found = _ask(record, EventLine, "events", asked, wanted)
        once = list({line.told: line for line in reversed(found)}.values())[::-1]
        if wanted is None or limit is None or len(once) >= limit or len(found) < wanted:
            return once[:limit]
        wanted *= 4


def contacts(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None, fold: bool = False
) -> list[EventLine]:
    """Return meetings, calls, visits and mediation (CONSULT), newest first.

    Denied, failed and hypothetical ones are among them, and say so: ask for a status to have one
    kind. Arguments and errors are those of `events`.
    """
    return events(record, _only(asked, types=("CONSULT",)), limit=limit, fold=fold)


def offers(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None, fold: bool = False
) -> list[EventLine]:
    """Return what was offered (AGREE, with status offered), newest first.

    Arguments and errors are those of `events`.
    """
    asked = _only(asked, types=("AGREE",), statuses=("offered",))
    return events(record, asked, limit=limit, fold=fold)


def statements(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None
) -> list[StatementLine]:
    """Return who said what, newest first; arguments and errors are those of `events`."""
    return _ask(record, StatementLine, "statements", asked, limit)


def tolls(record: Record, asked: Filter = NOTHING, *, limit: int | None = None) -> list[TollLine]:
    """Return the counts of the hurt, as told, newest first; never to be added up.

    `between` keeps those whose incident, or whose sentence, is an event between the two.
    """
    return _ask(record, TollLine, "tolls", asked, limit)


def standings(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None
) -> list[StandingLine]:
    """Return who holds, took or lost an office, newest first."""
    return _ask(record, StandingLine, "standings", asked, limit)


def precedents(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None
) -> list[PrecedentLine]:
    """Return the earlier wars, truces, deals and talks that reports recall, newest first."""
    return _ask(record, PrecedentLine, "precedents", asked, limit)


def timeline(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None, fold: bool = False
) -> list[TimelineLine]:
    """Return events, counts and changes of office day by day, oldest first, undated ones left out.

    With a limit, these are the last so many.
    """
    kinds = ["events"]
    if not (asked.types or asked.statuses or asked.to):
        kinds += ["tolls"] if asked.place else ["tolls", "standings"]
    if limit and not fold:
        lines = _last(record, asked, kinds, limit)
    else:
        lines = [_event_told(line) for line in events(record, asked, limit=limit, fold=fold)]
        if "tolls" in kinds:
            lines += map(_toll_told, tolls(record, asked, limit=limit))
        if "standings" in kinds:
            lines += map(_standing_told, standings(record, asked, limit=limit))
    dated = sorted((one for one in lines if one.day), key=_when)
    return dated[-limit:] if limit else dated


def _last(record: Record, asked: Filter, kinds: Sequence[str], limit: int) -> list[TimelineLine]:
    """Return the last so many lines of these kinds together: only those are told, not so many of each."""
    found: list[tuple[str, str, str, str]] = []
    with snapshot(record) as connection:
        for name in kinds:
            sql, values = hits(connection, KINDS[name], asked, limit=limit, newest=True)
            rows = connection.execute(_DATED.format(hits=sql), values)
            found += ((day, published or "", finding, name) for finding, day, published in rows)
        last = sorted(found)[-limit:]
        own = {name: [finding for *_, finding, kind in last if kind == name] for name in kinds}
        return [
            *map(_event_told, _lines(connection, EventLine, "events", own["events"])),
            *map(_toll_told, _lines(connection, TollLine, "tolls", own.get("tolls", ()))),
            *map(
                _standing_told,
                _lines(connection, StandingLine, "standings", own.get("standings", ())),
            ),
        ]


def _when(line: TimelineLine) -> tuple[str, str, str]:
    return line.day or "", line.published or "", line.finding


def imported_events(
    record: Record, asked: Filter = NOTHING, *, limit: int | None = None
) -> list[ImportedLine]:
    """Return events of imported data sets, newest first, by the names these give.

    Of a filter only `between`, `by`, `to`, `party`, `types`, `since` and `until` have a meaning
    here.
    """
    values = {
        "one": asked.between[0] if asked.between else None,
        "other": asked.between[1] if asked.between else None,
        "by": asked.by,
        "to": asked.to,
        "party": asked.party,
        "types": msgspec.json.encode(asked.types).decode() if asked.types else None,
        "since": asked.since,
        "until": asked.until,
        "limit": NO_LIMIT if limit is None else limit,
    }
    with snapshot(record) as connection:
        rows = connection.execute(query("imported-events"), values).fetchall()
    return [ImportedLine(**dict(row)) for row in rows]


def _ask(
    record: Record, shape: type[AnyLine], name: str, asked: Filter, limit: int | None
) -> list[AnyLine]:
    most = NO_LIMIT if limit is None else limit
    with snapshot(record) as connection:
        sql, values = hits(connection, KINDS[name], asked, limit=most, newest=True)
        rows = connection.execute(_telling(name, sql), values).fetchall()
    return [_line(shape, dict(row)) for row in rows]


def lines_of(
    record: Record, shape: type[AnyLine], name: str, findings: Sequence[str]
) -> list[AnyLine]:
    """Return findings of one table (`events`, `tolls` ...) by their ids, newest first, as lines.

    What stands no more is left out.
    """
    with snapshot(record) as connection:
        return _lines(connection, shape, name, findings)


def _lines(
    connection: sqlite3.Connection, shape: type[AnyLine], name: str, findings: Sequence[str]
) -> list[AnyLine]:
    if not findings:
        return []
    sql = f"SELECT x.finding, x.day FROM json_each(:ids) AS d CROSS JOIN {name} AS x ON x.finding = d.value"  # noqa: S608 - a table of ours
    values = {"ids": msgspec.json.encode(list(findings)).decode()}
    rows = connection.execute(_telling(name, sql), values).fetchall()
    return [_line(shape, dict(row)) for row in rows]


def with_hits(name: str, sql: str) -> str:
    """Return the table `hits` of the findings that `sql` gives; of events with what each is a telling of.

    That, and whether others tell it too, is worked out once here: telling an event asks for it often.
    """
    if name != "events":
        return f"hits AS MATERIALIZED ({sql})"
    told = "(SELECT v.told FROM told_event AS v WHERE v.event = c.finding) AS told"
    own = f"SELECT c.*, {told} FROM chosen AS c"  # noqa: S608 - tables of ours
    others = " UNION ALL ".join(
        f"SELECT 1 FROM {table} AS o WHERE o.told = h.told"  # noqa: S608 - as above
        for table in ("told_events", "same_events")
    )
    hits = f"SELECT h.*, EXISTS ({others}) AS told_by_others FROM once AS h"  # noqa: S608 - as above
    return (
        f"chosen AS MATERIALIZED ({sql}), once AS MATERIALIZED ({own}),"
        f" hits AS MATERIALIZED ({hits})"
    )


def _telling(name: str, sql: str) -> str:
    """Return the SQL that tells the findings `sql` gives, each with the way back to its words."""
    return (
        f"WITH {with_hits(name, sql)} SELECT {query('way-back')} {query(f'tell-{name}')}"
        f" {query('way-there')} JOIN {name} AS x ON x.finding = hits.finding"
        " ORDER BY hits.day DESC, hits.finding DESC"
    )


def _line(shape: type[AnyLine], row: dict[str, object]) -> AnyLine:
    """Return the row as a line; yes and no are numbers in SQLite."""
    return msgspec.convert(row, type=shape, strict=False)


def _only(asked: Filter, **wanted: tuple[str, ...]) -> Filter:
    """Return `asked` for these types or statuses alone.

    Raises:
        InputError: it asks for others.

    """
    for name, values in wanted.items():
        given = getattr(asked, name)
        if given and not set(given) & set(values):
            raise InputError(
                ", ".join(given), "is not what this question is about", "ask for events"
            )
    kept = {n: v for n, v in wanted.items() if not getattr(asked, n)}
    return msgspec.structs.replace(asked, **kept)


def _event_told(line: EventLine) -> TimelineLine:
    act = " ".join(part for part in (line.type, line.mode) if part)
    to = f" → {line.recipients}" if line.recipients else ""
    return _told(line, "event", f"{act}: {line.actors or '?'}{to}", line.status, line.place)


def _toll_told(line: TollLine) -> TimelineLine:
    count = line.low if line.low is not None else line.high
    words = line.qualifier if count is None else f"{line.qualifier} {count}"
    by = f", according to {line.according_to}" if line.according_to else ""
    total = ", running total" if line.cumulative else ""
    told = f"{line.kind}: {words.removeprefix('exact ')} ({line.victims or 'people'}){by}{total}"
    return _told(line, "toll", told, None, line.place)


def _standing_told(line: StandingLine) -> TimelineLine:
    return _told(line, "standing", f"{line.party or '?'}: {line.change} {line.role}", None, None)


def _told(
    line: EventLine | TollLine | StandingLine,
    kind: str,
    what: str,
    status: str | None,
    place: str | None,
) -> TimelineLine:
    back = {name: getattr(line, name) for name in Line.__struct_fields__}
    return TimelineLine(
        **back, day=line.day, kind=kind, what=what, status=status, place=place, told=line.published
    )
