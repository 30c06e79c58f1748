"""Reports: everything that was read, newest first."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, convert

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Paged, make_filter
from goodoffices.desk.page import Page, Rows, Words
from goodoffices.record import Record
from goodoffices.record.open import snapshot

CHOSEN = (
    "FROM reports AS r WHERE (:since IS NULL OR r.published >= :since)"
    " AND (:until IS NULL OR r.published <= :until) AND (:source IS NULL OR r.source = :source)"
    " AND (:language IS NULL OR r.language = :language)"
)
LISTED = (
    "WITH shown AS MATERIALIZED (SELECT r.key, r.published"  # noqa: S608 - SQL of ours, values bound
    f" {CHOSEN} ORDER BY r.published DESC, r.key DESC LIMIT :limit OFFSET :offset)"
    " SELECT r.id, r.published, r.source, r.title, r.language, r.synthetic, r.coded, r.found,"
    " h.reliability, h.handling, s.relation,"
    " (SELECT l.id FROM reports AS l WHERE l.key = s.leader AND s.leader <> r.key) AS story,"
    " (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.verdict IS NOT NULL) AS reviewed"
    " FROM shown JOIN reports AS r ON r.key = shown.key"
    " JOIN report_handling AS h ON h.report_key = r.key LEFT JOIN stories AS s ON s.report = r.key"
    " ORDER BY shown.published DESC, shown.key DESC"
)


class ReportsQuestion(Paged, frozen=True, kw_only=True):
    """Which reports, whatever the situation."""

    language: Annotated[Words, Meta(description="The code of its language.")] | None = None


class ReportRow(Struct, frozen=True, kw_only=True):
    """A report. `story` is the report that it is a copy or edition of, by its `relation`.

    `found` counts what the machine found in it, `reviewed` what a person has looked at.
    """

    id: str
    published: str | None
    source: str | None
    title: str | None
    language: str | None
    synthetic: bool
    coded: bool
    found: int
    reviewed: int
    reliability: str | None
    handling: str
    story: str | None
    relation: str | None


class ReportsAnswer(Rows, frozen=True, kw_only=True):
    """Reports, newest first, undated ones last."""

    rows: tuple[ReportRow, ...]


def answer(desk: Desk, asked: ReportsQuestion) -> ReportsAnswer:
    """Return the reports asked for, a page of them."""
    rows, total = list_rows(desk.record(), asked, asked.page, asked.per_page)
    return ReportsAnswer(
        rows=rows,
        page=asked.page,
        per_page=asked.per_page,
        total=total,
        truncated=False,
        coverage=desk.coverage(asked),
    )


def list_rows(
    record: Record, asked: ReportsQuestion, page: int, per_page: int
) -> tuple[tuple[ReportRow, ...], int]:
    """Return a page of the reports asked for, and how many there are."""
    wanted = make_filter(asked)
    values = {
        "since": wanted.since,
        "until": wanted.until,
        "source": wanted.outlet,
        "language": asked.language,
        "limit": per_page,
        "offset": (page - 1) * per_page,
    }
    with snapshot(record) as connection:
        rows = connection.execute(LISTED, values).fetchall()
        (total,) = connection.execute(f"SELECT count(*) {CHOSEN}", values).fetchone()
    return tuple(convert(dict(row), type=ReportRow, strict=False) for row in rows), total


PAGE = Page(
    path="/reports",
    title="Reports",
    says="Everything that was read, newest first.",
    template="reports.html",
    question=ReportsQuestion,
    answer=answer,
    nav=100,
)
