"""The start page: what the desk holds, and how to begin where it holds nothing."""

from __future__ import annotations

from msgspec import Struct

from goodoffices.desk.desk import Desk
from goodoffices.desk.page import Answer, Page, Question
from goodoffices.desk.pages.reports import ReportRow, ReportsQuestion, list_rows
from goodoffices.desk.rows import EventRow, latest_rows
from goodoffices.record import Filter, Record, list_situations
from goodoffices.record.open import snapshot

NEWEST = 12
COUNTS = {
    table: f"SELECT count(*) FROM {table}"  # noqa: S608 - tables of ours
    for table in ("reports", "events", "statements", "tolls")
}


class SituationCard(Struct, frozen=True, kw_only=True):
    """A saved situation, for a link to it."""

    name: str
    parties: tuple[str, ...]
    places: tuple[str, ...]
    since: str | None
    until: str | None
    note: str


class Held(Struct, frozen=True, kw_only=True):
    """How much the record holds."""

    reports: int
    events: int
    statements: int
    tolls: int


class StartAnswer(Answer, frozen=True, kw_only=True):
    """What the desk holds, the situations saved, and the newest of what was read."""

    record: str
    held: Held
    situations: tuple[SituationCard, ...]
    reports: tuple[ReportRow, ...]
    contacts: tuple[EventRow, ...]


def answer(desk: Desk, asked: Question) -> StartAnswer:
    """Return what the desk holds."""
    record = desk.record()
    wanted = Filter(situation=asked.situation, types=("CONSULT",), statuses=("actual",))
    return StartAnswer(
        record=desk.path.name,
        held=desk.keep(("held",), lambda: _held(record)),
        situations=_situations(record),
        reports=list_rows(record, ReportsQuestion(), 1, NEWEST)[0],
        contacts=latest_rows(record, EventRow, wanted, NEWEST).rows,
        coverage=desk.coverage(asked),
    )


def _held(record: Record) -> Held:
    with snapshot(record) as connection:
        return Held(
            **{table: connection.execute(sql).fetchone()[0] for table, sql in COUNTS.items()}
        )


def _situations(record: Record) -> tuple[SituationCard, ...]:
    return tuple(
        SituationCard(
            name=one.name,
            parties=one.parties,
            places=one.places,
            since=one.since,
            until=one.until,
            note=one.note,
        )
        for one in list_situations(record)
    )


PAGE = Page(
    path="/",
    title="Start",
    says="What the desk holds, and the newest of it.",
    template="start.html",
    question=Question,
    answer=answer,
)
