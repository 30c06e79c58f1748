"""Dates with a name, where the answer hangs on the day of publication."""

from __future__ import annotations

import pytest

from goodoffices.dates import find_dates
from goodoffices.dates.grammar import Grammar


@pytest.mark.parametrize(
    ("published", "text", "start"),
    [
        ("2014-07-11", "He was shot on Friday.", "2014-07-11"),
        ("2014-07-12", "He was shot on Friday.", "2014-07-11"),
        ("2014-07-11", "He was shot last Friday.", "2014-07-04"),
        ("2014-07-11", "He will sing on Friday.", "2014-07-11"),
        ("2014-07-14", "He will sing on Friday.", "2014-07-18"),
        ("2014-01-02", "He was shot on December 30.", "2013-12-30"),
        ("2014-12-30", "The court will sit on January 2.", "2015-01-02"),
        ("2013-03-01", "He was shot on February 29.", "2012-02-29"),
        ("2014-07-11", "BEIRUT, July 12 (Wire) - Shells fell.", "2014-07-12"),
        ("2014-12-20", "The town prepares for Christmas.", "2014-12-25"),
        ("2014-01-10", "Shops were shut at Christmas.", "2013-12-25"),
        ("2014-07-11", "He was freed last July.", "2013-07-01"),
        ("2014-07-11", "He was freed last spring.", "2014-03-01"),
        ("2024-02-01", "It was settled in the '20s.", "2020-01-01"),
        ("2014-02-01", "It was settled in the '20s.", "1920-01-01"),
        ("1997-06-01", "He fasted in Ramadan 1997.", "1997-01-10"),
    ],
)
def test_publication_settles_what_the_words_leave_open(
    published: str, text: str, start: str, grammar: Grammar
) -> None:
    """Weekdays, bare days, months and feasts are those nearest to publication that fit."""
    (one,) = find_dates(text, 0, published, grammar)
    assert one.date.start == start


def test_a_feast_that_falls_twice_in_a_year_spans_both(grammar: Grammar) -> None:
    """No choice is made between the two Ramadans that began in 1997."""
    (one,) = find_dates("He fasted in Ramadan 1997.", 0, None, grammar)
    assert (one.date.start, one.date.end) == ("1997-01-10", "1998-01-28")
