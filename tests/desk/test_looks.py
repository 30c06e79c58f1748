"""How answers are told: days, numbers, and words that can do nothing."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from goodoffices.desk.looks import load_looks
from goodoffices.desk.prints import (
    DASH,
    harmless,
    mark_words,
    tell_count,
    tell_countries,
    tell_day,
    tell_days,
    tell_month,
    tell_span,
)


@pytest.mark.parametrize(
    ("day", "told"),
    [("2014-07-08", "8 Jul 2014"), ("2014-07", "2014-07"), (None, ""), ("soon", "soon")],
)
def test_a_day_is_told_as_people_write_it(day: str | None, told: str) -> None:
    """What is no whole day stays as it is."""
    assert tell_day(day) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("4 contacts, 2014-07-09 to 2014-08-26", "4 contacts, 9 Jul 2014 to 26 Aug 2014"),
        ("2014-08-04 Egypt made an offer", "4 Aug 2014: Egypt made an offer"),
        ("2014-08-02 to 2014-08-03 Withdrawal", "2 Aug 2014 to 3 Aug 2014: Withdrawal"),
        ("ann, 2026-11-23T05:45:28+00:00", "ann, 23 Nov 2026, 05:45"),
        ("report 2014-13-45 and 12014-07-09", "report 2014-13-45 and 12014-07-09"),
        (None, ""),
    ],
)
def test_days_in_a_line_are_told_so_too(line: str | None, told: str) -> None:
    """Times to the minute; what is no day stays as it is."""
    assert tell_days(line) == told


def test_months_and_countries_have_names() -> None:
    """What is neither stays as it is."""
    assert [tell_month(one) for one in ("2014-07", "2014", None)] == ["Jul 2014", "2014", ""]
    assert tell_countries("child, ISR, XYZ") == "child, Israel, XYZ"
    assert tell_countries(None) == ""


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2014-07-14", "2014-07-16", "14-16 Jul 2014"),
        ("2014-06-30", "2014-07-02", "30 Jun-2 Jul 2014"),
        ("2013-12-30", "2014-01-02", "30 Dec 2013-2 Jan 2014"),
        ("2012-01-01", "2012-12-31", "2012"),
        ("2013-07-01", "2013-07-31", "Jul 2013"),
        ("2013-07-01", "2013-08-31", "1 Jul-31 Aug 2013"),
        ("soon", "later", "soon-later"),
    ],
)
def test_a_span_is_told_as_short_as_it_can_be(first: str, last: str, told: str) -> None:
    """By its month or year where it is all of it."""
    assert tell_span(first, last).replace(DASH, "-") == told


def test_thousands_stand_apart() -> None:
    """By a space that doesn't break."""
    assert tell_count(1234567) == "1\u202f234\u202f567"


def test_the_words_of_a_finding_are_marked_in_their_sentence() -> None:
    """Both escaped, and nothing marked where they don't stand."""
    assert mark_words("a <b> c", "<b>") == Markup("a <mark>&lt;b&gt;</mark> c")
    assert mark_words("a <b> c", "z") == Markup("a &lt;b&gt; c")
    assert mark_words("a", None) == Markup("a")


@pytest.mark.parametrize("bad", ["\u202e", "\u2066", "\x00", "\x1b", "\x07", "\u2028"])
def test_characters_that_move_others_are_made_visible(bad: str) -> None:
    """Wherever a template prints a text."""
    assert harmless(f"a{bad}b") == "a\ufffdb"
    shown = load_looks().environment.from_string("{{ words }}").render(words=f"<{bad}>")
    assert shown == "&lt;\ufffd&gt;"
