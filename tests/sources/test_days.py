"""Days as tables, feeds and pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.sources.days import find_day, read_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-03-14T23:30:00Z", "2019-03-14"),
        ("Thu, 14 Mar 2019 23:30:00 -0500", "2019-03-14"),
        ("14 March 2019", "2019-03-14"),
        ("Thursday, March 14, 2019", "2019-03-14"),
        ("Mar. 14, 2019 at 10:00 AM", "2019-03-14"),
        ("14th March, 2019", "2019-03-14"),
        ("20190314", "2019-03-14"),
        ("20190314T101500Z", "2019-03-14"),
        ("2019/3/4 10:00", "2019-03-04"),
        ("14.03.2019", "2019-03-14"),
        ("03/14/2019", "2019-03-14"),
        ("3/3/2019", "2019-03-03"),
        ("3/4/2019", None),
        ("31 February 2019", None),
        ("March 2019", None),
        ("1552608000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_can_be_read_one_way(value: str, day: str | None) -> None:
    """The day is kept as written, whatever its zone."""
    assert read_day(value) == day


def test_a_form_given_by_the_user_is_followed() -> None:
    """And nothing else is tried then."""
    assert read_day("3/4/2019", "%d/%m/%Y") == "2019-04-03"
    assert read_day("2019-04-03", "%d/%m/%Y") is None
    assert read_day("3", "%") is None


def test_a_day_is_found_within_a_line() -> None:
    """The first that can be read one way."""
    assert find_day("Published: 28 Sep 2030 - 06:12 PM | Ref 3/4/2019") == "2030-09-28"
    assert find_day("Ref 3/4/2019, 5 May 2020") == "2020-05-05"
    assert find_day("No day here, 2019") is None


@given(st.text(max_size=120))
def test_any_text_is_read_or_not(value: str) -> None:
    """Never an error, and what is read is an ISO day."""
    for day in (read_day(value), find_day(value), read_day(value, "%d%m%Y")):
        assert day is None or len(day) == 10
