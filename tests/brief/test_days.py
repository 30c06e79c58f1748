"""Days as far as they are told."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.brief.days import when


class Line(msgspec.Struct, frozen=True):
    """What a day is told of."""

    date_start: str | None
    date_end: str | None
    published: str | None = "2031-05-06"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2031-05-05", "2031-05-05", "2031-05-05"),
        ("2031-05-03", "2031-05-05", "2031-05-03 to 2031-05-05"),
        ("2031-02-01", "2031-02-28", "2031-02"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-02-01", "2031-03-31", "2031-02-01 to 2031-03-31"),
        ("2031-05-03", None, "since 2031-05-03"),
        (None, "2031-05-05", "by 2031-05-05"),
        (None, None, "told on 2031-05-06"),
    ],
)
def test_a_day_is_told_no_closer_than_it_is_known(
    start: str | None, end: str | None, told: str
) -> None:
    """One day, several, a month, a year, one end, or only that of the report."""
    assert when(Line(start, end)) == told


def test_without_any_day_it_says_so() -> None:
    """Neither the act nor the report has a day."""
    assert when(Line(None, None, None)) == "told on a day not known"
