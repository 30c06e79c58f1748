"""How much was read: silence in an answer says something only beside this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np

from goodoffices.record.asking import Filter
from goodoffices.record.columns import NONE, Flags, Ints, iso_day
from goodoffices.record.open import Record, snapshot
from goodoffices.record.report_table import Reports, ReportTable, read_reports
from goodoffices.record.situations import Situation, get_situation
from goodoffices.record.sql import query

MONDAY, WEEK = 1, 7  # day 1 is a Monday


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
    reports: Reports | None = None,
) -> Coverage:
    """Return how much was read in the period of a question, by its days or its situation's.

    Args:
        record: the open record.
        asked: the question; its `since`, `until`, `situation` and `outlet` count, nothing else.
        shares: also by outlet, language and week.
        without: keys of reports that don't count.
        reports: the record's reports, where they are read already.

    """
    asked, held = asked or Filter(), list(without)
    with snapshot(record) as connection:
        saved = get_situation(connection, asked.situation) if asked.situation else None
        since, until = _days(asked, saved)
        values: dict[str, Any] = {
            "since": since, "until": until, "outlet": asked.outlet,
            "without": msgspec.json.encode(held).decode(),
        }  # fmt: skip
        told = connection.execute(query("coverage"), values).fetchone()
        reports = reports or read_reports(record)
    table = reports.table
    rows = reports.chosen(since, until, asked.outlet) & ~np.isin(table.report, held)
    return Coverage(
        since=since,
        until=until,
        reports=int(rows.sum()),
        not_coded=int((rows & ~table.coded).sum()),
        without_findings=int((rows & _is_silent(table)).sum()),
        failed=told["failed"],
        undated=int((table.published == NONE).sum()),
        synthetic=int((rows & table.synthetic).sum()),
        findings=int(table.found[rows].sum()) + told["added"],
        reviewed=told["reviewed"],
        imported=told["imported"],
        by_outlet=_shares(table, rows, table.outlet, reports.outlets.words) if shares else (),
        by_language=_shares(table, rows, table.language, reports.languages.words) if shares else (),
        by_week=_weeks(table, rows) if shares else (),
    )


def _days(asked: Filter, saved: Situation | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a question within those of its situation."""
    sinces = [asked.since, saved.since if saved else None]
    untils = [asked.until, saved.until if saved else None]
    return (
        max((day for day in sinces if day), default=None),
        min((day for day in untils if day), default=None),
    )


def _is_silent(table: ReportTable) -> Flags:
    return np.asarray(table.coded & (table.found == 0))


def _weeks(table: ReportTable, rows: Flags) -> tuple[Share, ...]:
    """Return the shares of weeks, by their Mondays."""
    monday = np.where(
        table.published == NONE, NONE, table.published - (table.published - MONDAY) % WEEK
    )
    dated, weeks = rows & (monday != NONE), np.full(len(monday), NONE)
    numbers, weeks[dated] = np.unique(monday[dated], return_inverse=True)
    return _shares(table, rows, weeks, [iso_day(one) for one in numbers.tolist()])


def _shares(
    table: ReportTable, rows: Flags, column: Ints, names: Sequence[str]
) -> tuple[Share, ...]:
    """Return what each name has of the chosen reports, by name, those that don't say it first."""
    counts = [
        np.bincount(column[rows & flags] + 1, minlength=len(names) + 1).tolist()
        for flags in (rows, ~table.coded, _is_silent(table))
    ]
    named = zip((None, *names), *counts, strict=True)
    found = [
        Share(name=name, reports=every, not_coded=uncoded, without_findings=silent)
        for name, every, uncoded, silent in named if every
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.name or ""))


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
