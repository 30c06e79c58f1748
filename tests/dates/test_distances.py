"""Dates told by distance, and how wide they are."""

from __future__ import annotations

import pytest

from goodoffices.dates import StoryDates, find_dates
from goodoffices.dates.grammar import Grammar
from goodoffices.shapes import Date

FRIDAY = "2014-07-11"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He left about two weeks ago.", "2014-06-20", "2014-07-04"),
        ("He left more than two years ago.", "2011-01-01", "2012-12-31"),
        ("He left nearly two years ago.", "2012-01-01", "2013-12-31"),
        ("He left a week and a half ago.", "2014-06-27", "2014-07-04"),
        ("He left half a year ago.", "2013-10-01", "2014-04-30"),
        ("He left twenty-five years ago.", "1989-01-01", "1989-12-31"),
        ("He left this weekend.", "2014-07-05", "2014-07-06"),
        ("He left late last week.", "2014-07-04", "2014-07-06"),
    ],
)
def test_a_distance_is_no_narrower_than_its_words(
    text: str, start: str, end: str, grammar: Grammar
) -> None:
    """Words like "about", halves and big units widen the interval, to the side they speak of."""
    (one,) = find_dates(text, 0, FRIDAY, grammar)
    assert (one.date.start, one.date.end) == (start, end)


@pytest.mark.parametrize(
    ("first", "last", "text", "start"),
    [
        ("2014-06-01", "2014-06-01", "He left the day before.", "2014-05-31"),
        ("2013-01-01", "2013-12-31", "He left the following year.", "2014-01-01"),
        ("2013-01-01", "2013-12-31", "He left the following day.", None),
        ("2014-06-01", "2014-06-30", "He left the previous week.", None),
    ],
)
def test_a_neighbour_needs_an_anchor_of_its_size(
    first: str, last: str, text: str, start: str | None, grammar: Grammar
) -> None:
    """The day after a whole year can't be told."""
    story = StoryDates(last=Date(start=first, end=last))
    (one,) = find_dates(text, 0, FRIDAY, grammar, story)
    assert one.date.start == start
