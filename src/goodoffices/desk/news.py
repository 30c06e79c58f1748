"""What a record has come to hold since a day: reports read in, findings, corrections."""

from __future__ import annotations

from itertools import islice

import msgspec
import numpy as np

from goodoffices.desk.counted import keys_about
from goodoffices.desk.desk import Desk
from goodoffices.record import Filter
from goodoffices.record.columns import NONE, in_days, iso_day

WEEK = 7
SHOWN = 8
LATEST = "9999-12-31"
_CORRECTED = "SELECT count(*) FROM corrections WHERE at >= :since AND undone_at IS NULL"
_NEWEST = """
SELECT key, id, title, source AS outlet, published, read_at FROM reports INDEXED BY reports_published
WHERE read_at >= :since ORDER BY published DESC, id DESC
"""
MOST = 1000  # reports whose findings are counted


class NewReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read in since."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    read_at: str


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What was entered from a day on: `reports` with what was found in them, and people's `corrections`.

    These are of the whole record; `newest` are some of the reports that tell events of the situation.
    `first` and `last` are days of publication. `more`: there were
    so many that only part of them was counted. `why` says where the day comes from.
    """

    since: str | None
    why: str
    reports: int
    events: int
    statements: int
    tolls: int
    corrections: int
    first: str | None
    last: str | None
    more: bool
    newest: tuple[NewReport, ...]


def news_since(desk: Desk, since: str | None, situation: str | None = None) -> News:
    """Return what was entered from `since` on, an ISO day; from a week before the last reading without."""
    return desk.keep(("news", since, situation), lambda: _news(desk, since, situation))


def _news(desk: Desk, since: str | None, situation: str | None) -> News:
    connection = desk.record().connection
    why = "as asked"
    table = desk.reports().table
    if since is None:
        why = "a week before the last reading"
        since = iso_day(int(table.entered.max()) - WEEK) if len(table) else None
    values = {"since": since or "9"}
    rows = np.flatnonzero(in_days(table.entered, since or LATEST, None))
    rows = rows[np.argsort(table.report[rows])[:MOST]]
    days = table.published[rows]
    days = days[days != NONE]
    own = keys_about(desk, Filter(situation=situation), 1)[1] if situation else None
    found = connection.execute(_NEWEST, values)
    shown = (row for row in found if own is None or (row["key"] < len(own) and own[row["key"]]))
    newest = tuple(
        NewReport(**{name: row[name] for name in NewReport.__struct_fields__})
        for row in islice(shown, SHOWN)
    )
    return News(
        since=since,
        why=why,
        reports=len(rows),
        events=int(table.events[rows].sum()),
        statements=int(table.statements[rows].sum()),
        tolls=int(table.tolls[rows].sum()),
        corrections=connection.execute(_CORRECTED, values).fetchone()[0],
        first=iso_day(int(days.min())) if len(days) else None,
        last=iso_day(int(days.max())) if len(days) else None,
        more=len(rows) == MOST,
        newest=newest,
    )
