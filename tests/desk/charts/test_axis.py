"""Scales: where a day stands, which ticks have room, which amounts are round."""

from __future__ import annotations

from itertools import pairwise

import pytest

from goodoffices.desk.charts.axis import (
    Days,
    day_ticks,
    in_words,
    iso,
    number,
    round_step,
    round_ticks,
)


def days(first: str, last: str, right: float = 800) -> Days:
    """Return a scale."""
    return Days(first=first, last=last, left=0, right=right)


def test_days_share_the_line() -> None:
    """Each day is as wide as another; a leap day counts."""
    scale = days("2032-02-01", "2032-02-29", 290)
    assert scale.count == 29
    assert scale.at("2032-02-11") == pytest.approx(100)
    assert scale.middle("2032-02-29") == pytest.approx(285)
    assert iso(number("2032-02-29")) == "2032-02-29"


@pytest.mark.parametrize(
    ("last", "texts"),
    [
        ("2031-05-04", ["1 May 2031", "2 May", "3 May", "4 May"]),
        ("2031-06-15", ["5 May 2031", "12 May", "19 May", "26 May", "2 Jun", "9 Jun"]),
        ("2031-10-31", ["May 2031", "Jun", "Jul", "Aug", "Sep", "Oct"]),
        ("2041-05-01", ["2032", "2033", "2034", "2035", "2036", "2037", "2038", "2039", "2040", "2041"]),
    ],
)  # fmt: skip
def test_ticks_suit_the_span(last: str, texts: list[str]) -> None:
    """Days, weeks from Mondays, months or years; the year is named where it begins to count."""
    assert [tick.text for tick in day_ticks(days("2031-05-01", last), 46)] == texts


@pytest.mark.parametrize(
    "last", ["2031-05-01", "2031-08-01", "2033-01-01", "2060-01-01", "2531-01-01"]
)
def test_ticks_never_crowd(last: str) -> None:
    """Two ticks are always so far apart that their words fit."""
    ticks = day_ticks(days("2031-05-01", last), 46)
    assert all(later.at - early.at >= 46 for early, later in pairwise(ticks))


@pytest.mark.parametrize(
    ("top", "step"), [(9, 5), (20, 5), (41, 20), (0.3, 0.1), (2000, 500), (0, 1)]
)
def test_steps_are_round(top: float, step: float) -> None:
    """A step is 1, 2 or 5 times a power of ten."""
    assert round_step(top) == pytest.approx(step)


def test_round_amounts_reach_the_top() -> None:
    """The last is no less than the largest amount."""
    assert round_ticks(1900)[-1] >= 1900
    assert round_ticks(0) == [0.0, 1.0]


def test_a_day_in_words() -> None:
    """As people write it."""
    assert in_words("2031-05-09") == "9 May 2031"
