"""Columns: days, groups and orders of many rows at once."""

from __future__ import annotations

import numpy as np

from goodoffices.record.columns import Ints, each_once, grouped, in_days, only_once, ordered


def _ints(*values: int) -> Ints:
    return np.array(values, np.int64)


def test_both_ends_of_a_period_are_within_it() -> None:
    """What has no day is in no period that has an end."""
    days = _ints(738000, 738001, 738002, -1)
    assert in_days(days, "2021-07-30", "2021-07-31").tolist() == [False, True, True, False]
    assert in_days(days, None, None).all()


def test_values_are_grouped_as_sorting_has_them_close_or_far_apart() -> None:
    """Counted or sorted, each value is told once, with where it stands first and how often."""
    for column in (_ints(5, 3, 5, 4, 3, 5), _ints(9, -1, 10**12, 9), _ints()):
        values, first, many = np.unique(column, return_index=True, return_counts=True)
        found = grouped(column)
        assert found.values.tolist() == values.tolist()
        assert found.first.tolist() == first.tolist()
        assert found.many.tolist() == many.tolist()


def test_rows_are_in_the_order_that_lexsort_gives_them() -> None:
    """Few or many, of small numbers or large, negative too: rows that agree stay as they are."""
    dice = np.random.default_rng(7)
    for many in (0, 5, 3000):
        for high in (3, 70_000, 2**40):
            keys = [dice.integers(-high, high, many) for _ in range(3)]
            assert ordered(*keys).tolist() == np.lexsort(keys).tolist()


def test_values_are_each_told_once_and_sorted() -> None:
    """None of them is lost, the first neither; of none there is none."""
    values = np.random.default_rng(3).integers(-5, 9, 200)
    assert each_once(values).tolist() == sorted(set(values.tolist()))
    assert each_once(_ints()).tolist() == []


def test_what_stands_nowhere_else_is_told() -> None:
    """By place; of nothing there is nothing."""
    assert only_once(_ints(4, 2, 4, 0)).tolist() == [False, True, False, True]
    assert only_once(_ints()).tolist() == []
