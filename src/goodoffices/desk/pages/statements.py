"""Statements: who said what, a row each."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Filters
from goodoffices.desk.page import Order, Page, Rows, Words
from goodoffices.desk.rows import StatementRow, answer_rows

Column = Literal["day", "speaker", "stance", "outlet", "confidence"]


class StatementsQuestion(Filters, frozen=True, kw_only=True):
    """What can be asked about statements."""

    to: Annotated[Words, Meta(description="Who is spoken to.")] | None = None
    sort: Annotated[Column, Meta(description="The column that the rows are in the order of.")] = (
        "day"
    )
    order: Annotated[Order, Meta(description="From small to large, or back.")] = "desc"


class StatementsAnswer(Rows, frozen=True, kw_only=True):
    """Statements, newest first unless asked otherwise; what people rejected is left out."""

    rows: tuple[StatementRow, ...]


def answer(desk: Desk, asked: StatementsQuestion) -> StatementsAnswer:
    """Return the statements asked for, a page of them."""
    return answer_rows(StatementsAnswer, StatementRow, desk, asked)


PAGE = Page(
    path="/statements",
    title="Statements",
    says="Who said what, quoted or reported.",
    template="statements.html",
    question=StatementsQuestion,
    answer=answer,
    nav=40,
    rows=StatementRow,
)
