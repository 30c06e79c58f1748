"""How two dates become one."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.dates.grammar import Grammar
from goodoffices.dates.intervals import UNKNOWN, Interval, month_of, on, year_of
from goodoffices.dates.joins import Found, in_year, join_before, join_between, join_refine
from goodoffices.dates.mentions import Kind
from goodoffices.dates.reading import Answer, Frame

FRIDAY = date(2014, 7, 11)


@pytest.fixture
def frame(grammar: Grammar) -> Frame:
    """A sentence published on Friday 11 July 2014."""
    return Frame(grammar.words, grammar.holidays, FRIDAY)


def _found(
    interval: Interval, rule: str = "day.iso", kind: Kind = "day", *, yearless: bool = False
) -> Found:
    return Found(0, 1, rule, kind, Answer(interval, yearless=yearless))


def test_a_day_moves_to_another_year() -> None:
    """The 29th of February becomes the 28th where it must."""
    assert in_year(on(date(2012, 2, 29)), 2014) == on(date(2014, 2, 28))
    assert in_year(Interval(FRIDAY, None), 2013) == Interval(FRIDAY, None)


def test_before_a_day_leaves_the_day_out(frame: Frame) -> None:
    """Before a longer time, the time itself is not excluded."""
    assert join_before({}, [_found(on(FRIDAY))], frame)[0] == Interval(None, date(2014, 7, 10))
    assert join_before({}, [_found(year_of(2016))], frame)[0].end == date(2016, 12, 31)


def test_a_year_told_once_puts_both_ends_in_order(frame: Frame) -> None:
    """The range "December 27, 2008 to January 18" ends in 2009."""
    low = _found(on(date(2008, 12, 27)))
    high = _found(on(date(2014, 1, 18)), yearless=True)
    joined = join_between({}, [low, high], frame)
    assert joined is not None
    assert joined[0] == Interval(date(2008, 12, 27), date(2009, 1, 18))


def test_ends_that_cannot_be_ordered_are_refused(frame: Frame) -> None:
    """No range runs backwards; one with an unknown end is unknown."""
    early, late = _found(on(date(2012, 1, 1))), _found(on(date(2013, 1, 1)))
    assert join_between({}, [late, early], frame) is None
    unknown = join_between({}, [_found(UNKNOWN), late], frame)
    assert unknown is not None
    assert unknown[0] == UNKNOWN


def test_two_ways_of_saying_one_date_must_agree(frame: Frame) -> None:
    """The narrower of two that can be one is taken; two that can't are left apart."""
    july, day = _found(month_of(2014, 7), "month.in", "month"), _found(on(FRIDAY))
    joined = join_refine({}, [july, day], frame)
    assert joined is not None
    assert joined[0] == on(FRIDAY)
    assert join_refine({}, [_found(month_of(2014, 5)), day], frame) is None
