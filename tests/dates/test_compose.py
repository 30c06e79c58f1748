"""Dates made of dates, joined over marks in the text."""

from __future__ import annotations

import pytest

from goodoffices.dates import find_dates
from goodoffices.dates.grammar import Grammar

FRIDAY = "2014-07-11"


@pytest.mark.parametrize(
    ("lead", "says", "start", "end"),
    [
        ("It ran", "from July 8 to August 26", "2013-07-08", "2013-08-26"),
        ("It ran", "from 2008 until last month", "2008-01-01", "2014-06-30"),
        ("He left", "a week before the end of Ramadan", "2014-07-08", "2014-07-23"),
        ("They must go", "by the end of next month", None, "2014-08-31"),
        ("It was shut", "from late June to Tuesday", "2014-06-21", "2014-07-08"),
    ],
)
def test_dates_join_more_than_once(
    lead: str, says: str, start: str | None, end: str | None, grammar: Grammar
) -> None:
    """What was joined may be joined again, and ends are put in order."""
    (one,) = find_dates(f"{lead} {says}.", 0, FRIDAY, grammar)
    assert (one.date.text, one.date.start, one.date.end) == (says, start, end)


def test_marks_in_the_text_itself_do_no_harm(grammar: Grammar) -> None:
    """Private-use characters, which stand for dates inside, may stand in a report."""
    text = "Since \ue000 and \uf000, since Monday \uf8ff."
    (one,) = find_dates(text, 0, FRIDAY, grammar)
    assert one.date.text == "since Monday"


def test_a_duration_is_not_joined(grammar: Grammar) -> None:
    """The word "since" before a length of time makes no open date."""
    found = find_dates("He has been silent since two weeks.", 0, FRIDAY, grammar)
    assert [one.kind for one in found] == ["duration"]
