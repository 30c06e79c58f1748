"""What all formats share: days, ids and bounds."""

from __future__ import annotations

import io

import pytest

from goodoffices.shapes import Failure
from goodoffices.sources.options import SourceOptions, parse_day, read_whole, report_id


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2014-07-11", "2014-07-11"),
        ("2014-07-11T23:59:00Z", "2014-07-11"),
        ("2014-07-11 10:00:00.5 +0200", "2014-07-11"),
        ("2014-07-11T10:00+02:00", "2014-07-11"),
        ("20140711", None),
        ("2014-W28-5", None),
        ("2014-02-30", None),
        ("11 July 2014", None),
        ("2014-07", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("", None),
    ],
)
def test_only_iso_days_and_hours_are_days(value: str, day: str | None) -> None:
    """The day is kept as written; nothing is guessed."""
    assert parse_day(value) == day


def test_ids_are_the_name_and_the_content() -> None:
    """The same bytes give the same id in any folder; other bytes another."""
    assert report_id("a/b/news 1.txt", b"x") == report_id("c/news 1.txt", b"x")
    assert report_id("news.txt", b"x") != report_id("news.txt", b"y")
    assert report_id("-", b"x").startswith("stdin-")
    assert report_id("a/news 1.txt", b"x").startswith("news-1-")
    assert report_id("a.zip!c/news 1.txt", b"x") == report_id("news 1.txt", b"x")


def test_a_report_has_a_largest_size() -> None:
    """What is larger is not read, and not held either."""
    failure = read_whole(io.BytesIO(b"x" * 11), "a", SourceOptions(max_bytes=10))
    assert isinstance(failure, Failure)
    assert "larger than 10 bytes" in failure.reason
    assert read_whole(io.BytesIO(b"x" * 10), "a", SourceOptions(max_bytes=10)) == b"x" * 10
