"""Tables that go on: rows taken out and put in, in their places."""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.record.columns import (
    Ints,
    Splice,
    Table,
    appended,
    each_once,
    grouped,
    in_days,
    kept_order,
    ordered,
    splice_of,
    splice_owned,
    spliced,
)

NAMES = ["a", "c", "e", "b", "d", "f"]  # by the number of a finding


class Column(msgspec.Struct, frozen=True):
    """One column."""

    value: Ints


def _ints(*values: int) -> Ints:
    return np.array(values, np.int64)


def _table(findings: Ints, reports: Ints) -> Table:
    return Table(finding=findings, report=reports)


def test_new_rows_come_where_their_ids_stand() -> None:
    """Those of reports that changed go, those that are new come in between, in order."""
    old, new = _table(_ints(0, 1, 2), _ints(7, 8, 7)), _table(_ints(3, 4, 5), _ints(8, 8, 9))
    found = spliced(old, new, splice_of(old, _ints(8), new, NAMES))
    assert [NAMES[k] for k in found.finding] == ["a", "b", "d", "e", "f"]
    assert found.report.tolist() == [7, 8, 8, 7, 9]


def test_nothing_new_only_takes_out_and_nothing_gone_only_puts_in() -> None:
    """Either may be empty, and so may the table."""
    old, none = _table(_ints(0, 1, 2), _ints(7, 8, 7)), _table(_ints(), _ints())
    assert spliced(old, none, splice_of(old, _ints(7), none, NAMES)).finding.tolist() == [1]
    assert spliced(old, none, splice_of(old, _ints(5), none, NAMES)).finding.tolist() == [0, 1, 2]
    assert spliced(none, old, splice_of(none, _ints(), old, NAMES)).finding.tolist() == [0, 1, 2]
    assert not len(spliced(none, none, splice_of(none, _ints(), none, NAMES)))


def test_what_belongs_to_rows_goes_and_comes_with_them() -> None:
    """Two rows of the first, none of the second, one of the third; the second goes, one comes with two."""
    owned = Column(_ints(10, 11, 30))
    fresh = Column(_ints(90, 91))
    splice = splice_owned(Splice(_ints(1), _ints(2)), _ints(2, 0, 1), _ints(2))
    assert spliced(owned, fresh, splice).value.tolist() == [10, 11, 90, 91, 30]
    splice = splice_owned(Splice(_ints(0), _ints(3)), _ints(2, 0, 1), _ints(2))
    assert spliced(owned, fresh, splice).value.tolist() == [30, 90, 91]


def test_appended_rows_come_at_the_end() -> None:
    """Whatever went before them."""
    splice = appended(_ints(7, 8, 7), _ints(7), 2)
    found = spliced(Column(_ints(1, 2, 3)), Column(_ints(8, 9)), splice)
    assert found.value.tolist() == [2, 8, 9]


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


def test_an_order_is_kept_when_rows_go_come_and_change() -> None:
    """It is that of sorting anew, whatever the order before held."""
    dice = np.random.default_rng(5)
    ids, key = dice.permutation(80)[:60], dice.permutation(1000)[:60]
    before = kept_order(key, ids, _ints())
    assert before.tolist() == np.argsort(key).tolist()
    stays = dice.permutation(60)[:50]
    new_ids = np.concatenate((ids[stays], np.arange(100, 120)))
    new_key = dice.permutation(1000)[:70]
    found = kept_order(new_key, new_ids, ids[before])
    assert found.tolist() == np.argsort(new_key).tolist()
    assert kept_order(_ints(), _ints(), _ints()).tolist() == []


def test_values_are_each_told_once_and_sorted() -> None:
    """None of them is lost, the first neither; of none there is none."""
    values = np.random.default_rng(3).integers(-5, 9, 200)
    assert each_once(values).tolist() == sorted(set(values.tolist()))
    assert each_once(_ints()).tolist() == []
