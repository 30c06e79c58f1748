"""Days are read as printed, and only from lines that hold nothing else."""

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.days import find_day, read_stamp


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 July 2014", "2014-07-15"),
        ("July 15, 2014", "2014-07-15"),
        ("Jul. 5, 2014", "2014-07-05"),
        ("3rd of March 2015", "2015-03-03"),
        ("2014-07-15T10:00:00Z", "2014-07-15"),
        ("Sept. 1, 2013", "2013-09-01"),
        ("15/07/2014", "2014-07-15"),
        ("07/15/2014", "2014-07-15"),
        ("04/04/2014", "2014-04-04"),
        ("2011 Mar 9", "2011-03-09"),
        ("4.7.2014", "2014-07-04"),
        ("Tue Aug 03 12:37:34 UTC 2010", "2010-08-03"),
    ],
)
def test_full_dates_are_read(text: str, day: str) -> None:
    """Every usual way of printing a full date gives its ISO day."""
    assert find_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["July 15", "04/07/2014", "31 February 2014", "March 2015", "2014", "Resolution 2254-12-01-99"],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    """No year, no such day, or two ways to read the figures: no date."""
    assert find_day(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 15 July 2014", "2014-07-15"),
        ("Published: 15 July 2014 Updated: 16 July 2014 10:12 GMT", "2014-07-15"),
        ("Last updated on 3 March 2015", "2015-03-03"),
        ("Friday, July 11, 2014 3:45 PM EDT", "2014-07-11"),
        ("Updated 4:15 AM ET, Sat July 12, 2014", "2014-07-12"),
        ("Reuters | 11 July 2014 | 3 min read", "2014-07-11"),
        ("Published Friday, July 11, 2014 at 3:45pm (GMT+3)", "2014-07-11"),
        ("Published: Updated:", None),
        ("2 hours ago", None),
        ("11/07/2014 - 16:52", "2014-07-11"),
        ("07/11/2014 5:02 PM EDT", "2014-07-11"),
        ("04/07/2014", None),
        ("09/18/09 AFP:", "2009-09-18"),
        ("2011-02-27 21:41:53 GMT+7 (ICT)", "2011-02-27"),
        ("Posted by on Jul 13, 2008 in Town | 2 comments", "2008-07-13"),
        ("Published on Friday, June 12, 2020 @ 12:08PM via EXAMPLE TODAY", "2020-06-12"),
        ("Vol. 5 Num 56 Wed. July 21, 2004", "2004-07-21"),
        ("Last updated at: (Example Time) Thursday, January 30, 2003", "2003-01-30"),
        ("Ann Example, Serbia 7 June 2019 20:46", "2019-06-07"),
    ],
)
def test_lines_of_dates_and_labels_are_stamps(line: str, day: str | None, cues: PageCues) -> None:
    """A line made up of labels, hours and dates is a stamp, and a stated publication day comes first."""
    stamp = read_stamp(line, cues)
    assert stamp is not None
    assert stamp.day == day


@pytest.mark.parametrize(
    "line",
    [
        "The truce of 15 July 2014 failed.",
        "Published 15 July 2014, the report blames both",
        "Monday",
        "Updated: Example Strikes Sample April 14, 2024",
        "May 5, 2014: Kabul",
        "On Friday at 5 p.m.",
        "",
        "12",
        "x" * 5000,
    ],
)
def test_a_word_more_and_a_line_is_no_stamp(line: str, cues: PageCues) -> None:
    """A date inside a sentence is never the page's."""
    assert read_stamp(line, cues) is None


def test_a_day_that_no_month_has_dates_nothing(cues: PageCues) -> None:
    """A stamp with such a day is a stamp, and tells no day."""
    stamp = read_stamp("Published: 33 July 2014", cues)
    assert stamp is None or stamp.published is None


def test_a_short_year_behind_full_stops_has_the_day_first(cues: PageCues) -> None:
    """Strokes leave it open which is the month."""
    assert read_stamp("Published 6.04.04", cues).day == "2004-04-06"  # type: ignore[union-attr]
    assert read_stamp("Published 6/04/04", cues).day is None  # type: ignore[union-attr]


def test_a_weekday_with_an_hour_and_no_year_is_a_stamp(cues: PageCues) -> None:
    """Wires print it so; a bare day of a month may head a chronicle's entry."""
    stamp = read_stamp("Thursday June 14, 4:12 PM", cues)
    assert stamp is not None
    assert stamp.day is None
    assert read_stamp("June 14", cues) is None


def test_a_networks_handle_may_stand_before_the_day(cues: PageCues) -> None:
    """The paper's account and bars around it say nothing of the story."""
    stamp = read_stamp("| @example_news | Nov 14, 2020, at 04:07 pm", cues)
    assert stamp is not None
    assert stamp.day == "2020-11-14"
