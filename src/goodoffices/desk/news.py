"""What a record has come to hold since a day: reports read in, findings, corrections."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import msgspec

from goodoffices.desk.counted import keys_about
from goodoffices.desk.desk import Desk
from goodoffices.record import Filter

WEEK = dt.timedelta(days=7)
SHOWN = 8
_LAST = "SELECT max(read_at) FROM reports"
_SINCE = """
SELECT
  count(*) AS reports, min(published) AS first, max(published) AS last,
  (SELECT count(*) FROM corrections WHERE at >= :since AND undone_at IS NULL) AS corrections
FROM (SELECT key, published FROM reports WHERE read_at >= :since LIMIT :most)
"""
_FOUND = """
SELECT f.kind, count(*) AS count
FROM (SELECT key FROM reports WHERE read_at >= :since LIMIT :most) AS r
CROSS JOIN findings AS f ON f.report = r.key
GROUP BY f.kind
"""
_NEWEST = """
SELECT key, id, title, source AS outlet, published, read_at FROM reports INDEXED BY reports_published
WHERE read_at >= :since ORDER BY published DESC, id DESC
"""
KINDS = ("event", "statement", "toll")
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
    if since is None:
        last: str | None = connection.execute(_LAST).fetchone()[0]
        why = "a week before the last reading"
        since = (dt.date.fromisoformat(last[:10]) - WEEK).isoformat() if last else None
    values: dict[str, object] = {"since": since or "9", "most": MOST}
    found = dict(connection.execute(_SINCE, values).fetchone())
    kinds = dict(connection.execute(_FOUND, values).fetchall())
    found |= {f"{kind}s": kinds.get(kind, 0) for kind in KINDS}
    own = keys_about(desk, Filter(situation=situation), 1)[1] if situation else None
    rows = connection.execute(_NEWEST, values)
    shown = (row for row in rows if own is None or (row["key"] < len(own) and own[row["key"]]))
    newest = tuple(
        NewReport(**{name: row[name] for name in NewReport.__struct_fields__})
        for row in islice(shown, SHOWN)
    )
    return News(since=since, why=why, more=found["reports"] == MOST, newest=newest, **found)
