"""Words on a chart: how long they are, and that none covers another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.desk.charts.lettering import Box, apart, first_free, fitted, length


def test_wide_letters_take_more_room() -> None:
    """An m is wider than an i, a Chinese character wider than both."""
    assert length("iii") < length("aaa") < length("mmm") < length("停火了")


def test_what_is_too_long_is_cut() -> None:
    """The cut words fit, and say that they were cut; what fits stays."""
    assert fitted("short", 200) == "short"
    cut = fitted("a very long name of a ministry", 90)
    assert cut.endswith("…")
    assert length(cut) <= 90


@given(st.lists(st.floats(0, 300), max_size=12))
def test_labels_stand_apart(wanted: list[float]) -> None:
    """They keep their distance and order, and stay within the chart where there is room."""
    placed = apart(wanted, 15, 0, 300)
    order = sorted(range(len(wanted)), key=lambda k: (wanted[k], k))
    for early, late in pairwise(order):
        assert placed[late] - placed[early] >= 15 - 1e-6
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in placed)


def test_one_label_stays_where_it_is_wanted() -> None:
    """Nothing moves that needn't."""
    assert apart([50, 200], 15, 0, 300) == [50, 200]


def test_the_first_free_place_is_taken() -> None:
    """Places that meet others, or leave the frame, are passed over; none may be left."""
    frame, taken = Box(0, 0, 100, 100), [Box(0, 0, 50, 50)]
    choices = [Box(10, 10, 20, 20), Box(95, 95, 120, 120), Box(60, 60, 70, 70)]
    assert first_free(choices, taken, frame) == 2
    assert first_free(choices[:2], taken, frame) is None
