"""How much was read: silence in an answer says something only beside this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from goodoffices.record.asking import Filter
from goodoffices.record.open import Record, snapshot
from goodoffices.record.situations import get_situation
from goodoffices.record.sql import query


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of one outlet, language or week: all, those not coded, those with no finding.

    `name` is null where the report doesn't say; a week is named by its Monday, an ISO day.
    """

    name: str | None
    reports: int
    not_coded: int
    without_findings: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much was read in a period.

    `not_coded` are reports kept whose language is not read, `without_findings` those read in which
    nothing was found, `failed` what could not be read and was not since (whatever the period, for
    what can't be read has no day). `reviewed` and `unreviewed` count findings; `undated` reports
    are in no period.
    """

    since: str | None
    until: str | None
    reports: int
    not_coded: int
    without_findings: int
    failed: int
    undated: int
    synthetic: int
    findings: int
    reviewed: int
    imported: int
    by_outlet: tuple[Share, ...] = ()
    by_language: tuple[Share, ...] = ()
    by_week: tuple[Share, ...] = ()

    @property
    def unreviewed(self) -> int:
        """How many findings nobody has looked at."""
        return self.findings - self.reviewed


def coverage(
    record: Record,
    asked: Filter | None = None,
    *,
    shares: bool = False,
    without: Iterable[int] = (),
) -> Coverage:
    """Return how much was read in the period of a question, by its days or its situation's.

    Args:
        record: the open record.
        asked: the question; its `since`, `until`, `situation` and `outlet` count, nothing else.
        shares: also by outlet, language and week.
        without: keys of reports that don't count.

    """
    asked = asked or Filter()
    with snapshot(record) as connection:
        saved = get_situation(connection, asked.situation) if asked.situation else None
        sinces = [asked.since, saved.since if saved else None]
        untils = [asked.until, saved.until if saved else None]
        since = max((day for day in sinces if day), default=None)
        until = min((day for day in untils if day), default=None)
        values: dict[str, Any] = {
            "since": since, "until": until, "outlet": asked.outlet,
            "without": msgspec.json.encode(list(without)).decode(),
        }  # fmt: skip
        total = connection.execute(query("coverage"), values).fetchone()
        if not shares:
            return Coverage(since=since, until=until, **dict(total))
        outlets, languages, weeks = (
            tuple(
                Share(**dict(row))
                for row in connection.execute(query("coverage-by"), {**values, "by": by})
            )
            for by in ("outlet", "language", "week")
        )
    return Coverage(
        since=since,
        until=until,
        by_outlet=outlets,
        by_language=languages,
        by_week=weeks,
        **dict(total),
    )


def coverage_line(found: Coverage) -> str:
    """Return the coverage in one line, to stand under every answer."""
    period = _period(found)
    parts = [f"{found.reports} report{'' if found.reports == 1 else 's'} read{period}"]
    for count, what in (
        (found.not_coded, "not coded"),
        (found.without_findings, "with nothing found"),
        (found.failed, "not readable"),
        (found.undated if period else 0, "undated left out"),
        (found.synthetic, "made-up examples"),
        (found.imported, "events imported, not read"),
    ):
        parts += [f"{count} {what}"] if count else []
    reviewed = f"{found.reviewed} of {found.findings} findings reviewed"
    return "; ".join([", ".join(parts), reviewed])


def _period(found: Coverage) -> str:
    if found.since and found.until:
        return f" from {found.since} to {found.until}"
    if found.since:
        return f" since {found.since}"
    return f" until {found.until}" if found.until else ""
