"""What people said of findings: every correction, with the way to take it back."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from goodoffices.desk.desk import Desk
from goodoffices.desk.page import Page, Question, Rows
from goodoffices.record import list_corrections
from goodoffices.record.corrections import in_conflict


class ReviewQuestion(Question, frozen=True, kw_only=True):
    """Which corrections are shown, the newest first."""

    report: (
        Annotated[str, Meta(min_length=1, max_length=500, description="Of this report.")] | None
    ) = None
    conflicts: Annotated[bool, Meta(description="Only those to look at again.")] = False
    page: Annotated[int, Meta(ge=1, le=500, description="Which page of them.")] = 1
    per_page: Annotated[int, Meta(ge=1, le=200, description="How many on a page.")] = 50


class Correction(Struct, frozen=True, kw_only=True):
    """A correction: who said what of which words, when, and what came of it.

    `conflict` where someone should look again; `undone` where it was taken back.
    """

    key: int
    at: str
    by: str
    act: str
    kind: str
    finding: str | None
    report: str
    quote: str
    note: str
    state: str
    rival: str | None
    conflict: bool
    undone: str | None


class ReviewAnswer(Rows, frozen=True, kw_only=True):
    """Corrections, the newest first."""

    rows: tuple[Correction, ...]
    conflicts: int


def answer(desk: Desk, asked: ReviewQuestion) -> ReviewAnswer:
    """Return the corrections."""
    lines = list_corrections(desk.record(), asked.report)[::-1]
    disputed = [line for line in lines if in_conflict(line)]
    chosen = disputed if asked.conflicts else lines
    first = (asked.page - 1) * asked.per_page
    return ReviewAnswer(
        rows=tuple(
            Correction(
                key=line.key, at=line.at, by=line.by, act=line.act, kind=line.kind,
                finding=line.finding, report=line.report, quote=line.quote, note=line.note or "",
                state=line.state, rival=line.rival, conflict=in_conflict(line),
                undone=line.undone_at and f"{line.undone_by}, {line.undone_at}",
            )
            for line in chosen[first : first + asked.per_page]
        ),
        conflicts=len(disputed),
        page=asked.page,
        per_page=asked.per_page,
        total=len(chosen),
        truncated=False,
        coverage=desk.coverage(asked),
    )  # fmt: skip


PAGE = Page(
    path="/review",
    title="Corrections",
    says="What people said of findings, and the way to take it back.",
    template="review.html",
    question=ReviewQuestion,
    answer=answer,
    nav=115,
)
