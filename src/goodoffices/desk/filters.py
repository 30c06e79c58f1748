"""The filters of a question, by the names and with the meanings of the command line's options."""

from __future__ import annotations

import calendar
from typing import Annotated

from msgspec import Meta, field

from goodoffices.desk.page import Question, Words
from goodoffices.record import Filter
from goodoffices.shapes import EventType, Status

MOST_PAGES, MOST_ROWS = 500, 200
# Any day of the calendar, and the 29th of any February: a year that has none ends on the 28th.
_MONTH_DAY = (
    "(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?"
    "|02(-(0[1-9]|[12][0-9]))?"
)
DAY = rf"^[12][0-9]{{3}}(-({_MONTH_DAY}))?$(?!\n)"  # Python's $ also stands before a last line end
Day = Annotated[str, Meta(pattern=DAY, max_length=10)]
Pair = Annotated[tuple[Words, ...], Meta(min_length=2, max_length=2)]
Text = Annotated[str, Meta(pattern=r"[A-Za-z0-9]", min_length=1, max_length=200)]


class Within(Question, frozen=True, kw_only=True):
    """A question about a period."""

    since: Annotated[Day, Meta(description="From this day, month or year on.")] | None = None
    until: Annotated[Day, Meta(description="Up to this day, month or year.")] | None = None
    source: Annotated[Words, Meta(description="The outlet that published it.")] | None = None


class Paged(Within, frozen=True, kw_only=True):
    """A question whose answer comes in pages."""

    page: Annotated[int, Meta(ge=1, le=MOST_PAGES, description="Which page, from 1.")] = 1
    per_page: Annotated[int, Meta(ge=1, le=MOST_ROWS, description="Rows on a page.")] = 50


class Filters(Paged, frozen=True, kw_only=True):
    """The filters that all questions of findings share."""

    party: Annotated[Words, Meta(description="Who acts, is acted upon, or speaks.")] | None = None
    between: Annotated[Pair, Meta(description="Each of these two takes part.")] = ()
    by: Annotated[Words, Meta(description="Who does it, or says it.")] | None = None
    about: Annotated[Words, Meta(description="Who comes into it, or into what is said.")] | None = (
        None
    )
    text: Annotated[Text, Meta(description="Words of its sentence.")] | None = None
    reviewed: Annotated[bool, Meta(description="Looked at by a person, or not yet.")] | None = None


class EventFilters(Filters, frozen=True, kw_only=True):
    """The filters of questions about events."""

    to: Annotated[Words, Meta(description="To whom.")] | None = None
    place: Annotated[Words, Meta(description="A place, or the code of a country.")] | None = None
    types: Annotated[tuple[EventType, ...], Meta(max_length=16, description="PLOVER types.")] = (
        field(default=(), name="type")
    )
    statuses: Annotated[
        tuple[Status, ...], Meta(max_length=8, description="Statuses of the act.")
    ] = field(default=(), name="status")


def make_filter(asked: Question) -> Filter:
    """Return what is asked, as the record is asked; fields that a question lacks are not asked."""
    pair: tuple[str, ...] = getattr(asked, "between", ())
    return Filter(
        situation=asked.situation,
        between=(pair[0], pair[1]) if pair else None,
        since=first_day(getattr(asked, "since", None)),
        until=last_day(getattr(asked, "until", None)),
        outlet=getattr(asked, "source", None),
        **{
            name: value
            for name in (
                "party",
                "by",
                "to",
                "about",
                "text",
                "place",
                "reviewed",
                "types",
                "statuses",
            )
            if (value := getattr(asked, name, None)) is not None
        },
    )


def first_day(told: str | None) -> str | None:
    """Return the first day of a day, a month or a year of form `DAY`."""
    return None if told is None else _day(told, "-01-01", last=False)


def last_day(told: str | None) -> str | None:
    """Return the last day of a day, a month or a year of form `DAY`."""
    return None if told is None else _day(told, "-12-31", last=True)


def _day(told: str, rest: str, *, last: bool) -> str:
    whole = told + rest[len(told) - 10 :] if len(told) < 10 else told
    year, month, day = (int(part) for part in whole.split("-"))
    end = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{end if last and len(told) < 10 else min(day, end):02}"
