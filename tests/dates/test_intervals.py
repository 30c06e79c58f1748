"""The arithmetic of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.dates.intervals import (
    UNKNOWN,
    Interval,
    away,
    days_in,
    easter,
    month_of,
    months,
    on,
    overlap,
    part_of,
    safe_date,
    shift,
    unit_around,
    year_of,
)

DAY = date(2014, 7, 11)


def _between(start: str, end: str) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(end))


def test_a_month_runs_over_into_other_years() -> None:
    """Month 13 is the next January, and a winter ends in the year after."""
    assert month_of(2013, 13) == _between("2014-01-01", "2014-01-31")
    assert months(2008, 12, 2) == _between("2008-12-01", "2009-02-28")


def test_a_month_outside_the_calendar_is_unknown() -> None:
    """There is no year 0."""
    assert month_of(0, 5) == UNKNOWN
    assert safe_date(2014, 2, 30) is None


@pytest.mark.parametrize(
    ("unit", "step", "start", "end"),
    [
        ("day", -1, "2014-07-10", "2014-07-10"),
        ("week", 0, "2014-07-07", "2014-07-13"),
        ("weekend", -1, "2014-07-05", "2014-07-06"),
        ("month", -1, "2014-06-01", "2014-06-30"),
        ("year", 1, "2015-01-01", "2015-12-31"),
        ("decade", 0, "2010-01-01", "2019-12-31"),
    ],
)
def test_a_unit_is_whole(unit: str, step: int, start: str, end: str) -> None:
    """The week, month or year that holds a day is told from its first day to its last."""
    assert unit_around(DAY, unit, step) == _between(start, end)


def test_parts_are_thirds() -> None:
    """A month is cut by days, a year by months; what is open, or too short, stays as it is."""
    july, year = month_of(2014, 7), year_of(2013)
    assert part_of(july, "early") == _between("2014-07-01", "2014-07-10")
    assert part_of(july, "mid") == _between("2014-07-11", "2014-07-20")
    assert part_of(july, "late") == _between("2014-07-21", "2014-07-31")
    assert part_of(year, "mid") == _between("2013-05-01", "2013-08-31")
    assert part_of(on(DAY), "early") == on(DAY)
    assert part_of(Interval(DAY, None), "late") == Interval(DAY, None)


def test_a_shift_ends_on_a_day_that_exists() -> None:
    """A month after the 31st of January is the last of February; past year 9999 there is none."""
    assert shift(date(2014, 1, 31), 1, "month") == date(2014, 2, 28)
    assert shift(DAY, 9000, "year") is None


@pytest.mark.parametrize(
    ("low", "high", "unit", "sign", "start", "end"),
    [
        (2, 2, "day", -1, "2014-07-09", "2014-07-09"),
        (2, 5, "day", -1, "2014-07-06", "2014-07-09"),
        (2, 2, "week", -1, "2014-06-24", "2014-06-30"),
        (3, 3, "month", 1, "2014-10-01", "2014-10-31"),
        (1.5, 1.5, "year", -1, "2012-10-01", "2013-04-30"),
        (3, 3, "hour", -1, "2014-07-10", "2014-07-11"),
        (48, 48, "hour", 1, "2014-07-13", "2014-07-13"),
        (2, 2, "decade", -1, "1989-01-01", "1999-12-31"),
    ],
)
def test_a_distance_is_as_wide_as_its_unit(
    low: float, high: float, unit: str, sign: int, start: str, end: str
) -> None:
    """No day is invented for what is told in weeks, months or years."""
    assert away(on(DAY), low, high, unit, sign) == _between(start, end)


def test_a_distance_from_nowhere_or_of_centuries_is_unknown() -> None:
    """Without an anchor, and above a hundred units, nothing is known."""
    assert away(UNKNOWN, 1, 1, "day", 1) == UNKNOWN
    assert away(on(DAY), 1400, 1400, "year", -1) == UNKNOWN


def test_overlap_and_length_need_closed_intervals() -> None:
    """An open interval has no length and shares nothing that could be told."""
    july = month_of(2014, 7)
    assert overlap(july, on(DAY)) == on(DAY)
    assert overlap(july, month_of(2014, 8)) is None
    assert overlap(july, Interval(DAY, None)) is None
    assert (days_in(july), days_in(Interval(DAY, None))) == (31, None)


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2000, "2000-04-23", "2000-04-30"),
        (2008, "2008-03-23", "2008-04-27"),
        (2014, "2014-04-20", "2014-04-20"),
        (2024, "2024-03-31", "2024-05-05"),
    ],
)
def test_easter_is_computed(year: int, western: str, orthodox: str) -> None:
    """Both churches' Easter Sundays fall as their tables say."""
    assert easter(year).isoformat() == western
    assert easter(year, orthodox=True).isoformat() == orthodox
