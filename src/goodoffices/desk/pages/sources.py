"""Sources and coverage: how much was read, by outlet, language and week, and what could not be."""

from __future__ import annotations

from msgspec import Struct

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Within, make_filter
from goodoffices.desk.page import Answer, Page
from goodoffices.record import Coverage, Record, coverage

FAILURES = 100
FAILED = (
    "SELECT location, reason, remedy, max(at) AS at FROM failures WHERE mended IS NULL"
    " GROUP BY location ORDER BY at DESC, location LIMIT ?"
)


class FailedRead(Struct, frozen=True, kw_only=True):
    """What could not be read, when it was last tried, why, and what helps."""

    location: str
    reason: str
    remedy: str
    at: str


class SourcesAnswer(Answer, frozen=True, kw_only=True):
    """How much was read. `most_in_a_week` is the longest bar; `failures` are the latest."""

    whole: Coverage
    most_in_a_week: int
    failures: tuple[FailedRead, ...]


def answer(desk: Desk, asked: Within) -> SourcesAnswer:
    """Return how much was read in the period asked about."""
    wanted = make_filter(asked)
    record = desk.record()
    found = desk.keep(
        ("shares", wanted), lambda: coverage(record, wanted, shares=True, reports=desk.reports())
    )
    return SourcesAnswer(
        whole=found,
        most_in_a_week=max((one.reports for one in found.by_week), default=0),
        failures=_failures(record),
        coverage=desk.coverage(asked),
    )


def _failures(record: Record) -> tuple[FailedRead, ...]:
    return tuple(FailedRead(**dict(row)) for row in record.connection.execute(FAILED, (FAILURES,)))


PAGE = Page(
    path="/sources",
    title="Sources",
    says="How much was read, by outlet, language and week, and what could not be.",
    template="sources.html",
    question=Within,
    answer=answer,
    nav=110,
)
