"""Filters: the parameters' meanings are those of the command line's options."""

from __future__ import annotations

import re

import pytest

from goodoffices.desk.filters import DAY, EventFilters, first_day, last_day, make_filter
from goodoffices.record import Filter


def test_a_filter_asks_the_record_what_the_page_was_asked() -> None:
    """Every parameter reaches the record under the name it has there."""
    asked = EventFilters(
        party="A", between=("B", "C"), by="D", to="E", about="F", types=("AGREE",), statuses=("denied",),
        since="2014", until="2014-02", situation="horn", source="Wire", reviewed=True, text="x", place="P",
    )  # fmt: skip
    assert make_filter(asked) == Filter(
        party="A", between=("B", "C"), by="D", to="E", about="F", types=("AGREE",), statuses=("denied",),
        since="2014-01-01", until="2014-02-28", situation="horn", outlet="Wire", reviewed=True, text="x",
        place="P",
    )  # fmt: skip


def test_a_question_without_filters_asks_for_all() -> None:
    """Nothing asked is nothing filtered."""
    assert make_filter(EventFilters()) == Filter()


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [("2014", "2014-01-01", "2014-12-31"), ("2016-02", "2016-02-01", "2016-02-29"),
     ("2014-07-08", "2014-07-08", "2014-07-08"), ("2014-02-29", "2014-02-28", "2014-02-28")],
)  # fmt: skip
def test_a_day_a_month_or_a_year_has_a_first_and_a_last_day(
    told: str, first: str, last: str
) -> None:
    """The 29th of February ends on the 28th in a year that has none."""
    assert re.search(DAY, told)
    assert (first_day(told), last_day(told)) == (first, last)


@pytest.mark.parametrize(
    "told", ["2014-7", "14", "2014-00", "2014-04-31", "2014-12-32", "x2014", "2014-", "2014\n"]
)
def test_what_is_no_day_does_not_match(told: str) -> None:
    """The pattern that the description gives refuses all that can't be a day."""
    assert re.search(DAY, told) is None
