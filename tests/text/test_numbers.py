"""Counts are read as far as they are told, and no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.numbers import Count, count_at, read_count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20", 20),
        ("1,200", 1200),
        ("12 000", 12000),
        ("forty-two", 42),
        ("two hundred and fifty", 250),
        ("twelve thousand three hundred", 12300),
        ("1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("3 lakh", 300_000),
        ("a hundred", 100),
        ("another 12", 12),
        ("12 more", 12),
        ("a total of 58", 58),
        ("a pair", 2),
        ("a", 1),
        ("another", 1),
    ],
)
def test_a_plain_number_has_both_ends(text: str, number: int) -> None:
    """Figures, words, dozens and articles are exact: low and high are the number."""
    assert read_count(text) == Count(number, number)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("at least 15", Count(15, None, "at least")),
        ("no fewer than 12", Count(12, None, "at least")),
        ("12 or more", Count(12, None, "at least")),
        ("300+", Count(300, None, "at least")),
        ("more than 100", Count(100, None, "over")),
        ("over half a million", Count(500_000, None, "over")),
        ("more than two dozen", Count(24, None, "over")),
        ("some 300", Count(300, 300, "about")),
        ("nearly 300", Count(300, 300, "about")),
        ("an estimated 3,000", Count(3000, 3000, "about")),
        ("up to 40", Count(None, 40, "up to")),
        ("no more than 12", Count(None, 12, "up to")),
        ("as many as 40", Count(None, 40, "up to")),
        ("fewer than 10", Count(None, 10, "fewer than")),
        ("at least another 12", Count(12, None, "at least")),
    ],
)
def test_a_qualifier_opens_an_end(text: str, count: Count) -> None:
    """What is at least or over has no high, what is up to or fewer than has no low."""
    assert read_count(text) == count


@pytest.mark.parametrize(
    "text", ["between 20 and 30", "20 to 30", "20-30", "from 20 to 30", "20\u201330"]
)
def test_a_range_has_two_ends(text: str) -> None:
    """Both ends of a range are kept."""
    assert read_count(text) == Count(20, 30, "about")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("dozens", "dozens"),
        ("scores", "scores"),
        ("several hundred", "hundreds"),
        ("tens of thousands", "thousands"),
        ("at least dozens", "dozens"),
        ("several", "at least"),
    ],
)
def test_a_vague_count_has_no_number(text: str, qualifier: str) -> None:
    """No number is invented for "dozens"."""
    count = read_count(text)
    assert count is not None
    assert (count.low, count.high, count.qualifier) == (None, None, qualifier)


@pytest.mark.parametrize("text", ["no", "none", "nobody", "no one", "zero", "not a single"])
def test_nobody_is_nought(text: str) -> None:
    """What says that there is none counts nought."""
    assert read_count(text) == Count(0, 0, "none")


@pytest.mark.parametrize(
    "text", ["", "the", "007", "1.5", "twelfth", "people", "12 people", "30-20"]
)
def test_what_is_no_count_is_none(text: str) -> None:
    """Ordinals, shares, reversed ranges and words beside a number are no count."""
    assert read_count(text) is None


def test_count_at_says_where_it_ends() -> None:
    """The place after the count is the place of the noun."""
    found = count_at(["killed", "at", "least", "forty", "-", "two", "people"], 1)
    assert found is not None
    assert (found.count.low, found.last) == (42, 6)


@given(st.integers(min_value=1, max_value=10**9))
def test_figures_are_read_with_and_without_commas(number: int) -> None:
    """Any figure is read as itself."""
    assert read_count(str(number)) == read_count(f"{number:,}") == Count(number, number)


@given(
    st.lists(st.sampled_from("a no more than at least 12 two hundred and to - dozens of".split()))
)
def test_any_row_of_words_is_read_or_refused(words: list[str]) -> None:
    """No row of words is an error, and a count never ends before it begins."""
    for first in range(len(words)):
        found = count_at(words, first)
        assert found is None or first < found.last <= len(words)


def test_a_count_that_went_up_is_no_range() -> None:
    """It "rose from 12 to 19": one count stands now. Without the verb it is a range."""
    words = "toll rose from 12 to 19".split()
    assert [count_at(words, at).count.low for at in (3, 5)] == [12, 19]  # type: ignore[union-attr]
    assert count_at("from 12 to 19 people".split(), 0).count == Count(12, 19, "about")  # type: ignore[union-attr]


def test_a_half_stands_before_its_scale() -> None:
    """Broadcasters say "two and a half thousand"."""
    assert count_at("two and a half thousand people".split(), 0).count == Count(2500, 2500)  # type: ignore[union-attr]
