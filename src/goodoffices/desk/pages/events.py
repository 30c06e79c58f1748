"""Events: who did what to whom, a row each."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import EventFilters
from goodoffices.desk.page import Order, Page, Rows
from goodoffices.desk.rows import EventRow, answer_rows

Column = Literal["day", "type", "status", "actors", "recipients", "place", "outlet", "confidence"]


class EventsQuestion(EventFilters, frozen=True, kw_only=True):
    """What can be asked about events."""

    sort: Annotated[Column, Meta(description="The column that the rows are in the order of.")] = (
        "day"
    )
    order: Annotated[Order, Meta(description="From small to large, or back.")] = "desc"


class EventsAnswer(Rows, frozen=True, kw_only=True):
    """Events, newest first unless asked otherwise; what people rejected is left out."""

    rows: tuple[EventRow, ...]


def answer(desk: Desk, asked: EventsQuestion) -> EventsAnswer:
    """Return the events asked for, a page of them."""
    return answer_rows(EventsAnswer, EventRow, desk, asked)


PAGE = Page(
    path="/events",
    title="Events",
    says="Who did what to whom, with the words it was read from.",
    template="events.html",
    question=EventsQuestion,
    answer=answer,
    nav=30,
    rows=EventRow,
)
