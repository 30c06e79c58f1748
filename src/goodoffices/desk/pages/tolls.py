"""Tolls: how many were hurt, by whose count, a row each; never added up."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Filters
from goodoffices.desk.page import Order, Page, Rows, Words
from goodoffices.desk.rows import TollRow, answer_rows

Column = Literal["day", "kind", "low", "place", "according_to", "outlet", "confidence"]


class TollsQuestion(Filters, frozen=True, kw_only=True):
    """What can be asked about tolls."""

    place: Annotated[Words, Meta(description="A place, or the code of a country.")] | None = None
    sort: Annotated[Column, Meta(description="The column that the rows are in the order of.")] = (
        "day"
    )
    order: Annotated[Order, Meta(description="From small to large, or back.")] = "desc"


class TollsAnswer(Rows, frozen=True, kw_only=True):
    """Counts as told, newest first unless asked otherwise. Never add them up: they overlap."""

    rows: tuple[TollRow, ...]


def answer(desk: Desk, asked: TollsQuestion) -> TollsAnswer:
    """Return the counts asked for, a page of them."""
    return answer_rows(TollsAnswer, TollRow, desk, asked)


PAGE = Page(
    path="/tolls",
    title="Tolls",
    says="How many were killed, hurt or displaced, by whose count.",
    template="tolls.html",
    question=TollsQuestion,
    answer=answer,
    nav=50,
    rows=TollRow,
)
