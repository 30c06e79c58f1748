"""Whom a page is about, and until when: as asked, by the situation, by the record."""

from __future__ import annotations

import pytest

from goodoffices.desk.desk import Desk
from goodoffices.desk.sides import find_sides, find_situation, find_span, latest_day, words_of
from goodoffices.errors import InputError


def test_what_is_asked_goes_before_the_situation(desk: Desk) -> None:
    """Two names win; without them the situation's parties stand in; one name alone is no pair."""
    asked = find_sides(desk, ("Kenya", "Eritrea"), "horn")
    saved = find_sides(desk, (), "HORN")
    assert asked is not None
    assert saved is not None
    assert (asked.pair, saved.pair) == (("Kenya", "Eritrea"), ("Ethiopia", "Eritrea"))
    with pytest.raises(InputError, match="names one side"):
        find_sides(desk, ("Kenya",), None)


def test_an_empty_record_has_no_sides(empty: Desk) -> None:
    """Nobody is made up."""
    assert find_sides(empty, (), None) is None
    assert latest_day(empty) is None


def test_a_situation_that_is_not_saved_is_told(desk: Desk) -> None:
    """With those that are there."""
    with pytest.raises(InputError, match="there is horn"):
        find_situation(desk, "gulf")


def test_the_narrower_span_holds(desk: Desk) -> None:
    """Of what is asked and the situation's days, the later beginning."""
    assert find_span(desk, "2031-04", None, "horn").since == "2031-05-01"
    assert find_span(desk, "2031-06", "2031-06", "horn").until == "2031-06-30"


def test_a_sentence_has_an_address() -> None:
    """Names in it are written so that they can't leave it, and the situation comes along."""
    assert words_of("a&b")("x y", 3) == "/report?situation=a%26b&id=x+y#s3"
