"""Tables that go on: rows taken out and put in, in their places, and columns gathered when asked for."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import pytest

from goodoffices.record.columns import Ints
from goodoffices.record.tables import (
    Columns,
    Splice,
    Table,
    appended,
    order_on,
    splice_of,
    splice_owned,
)

NAMES = ["a", "c", "e", "b", "d", "f"]  # by the number of a finding


class Column(Columns):
    """One column."""

    value: Ints


def _ints(*values: int) -> Ints:
    return np.array(values, np.int64)


def _table(findings: Ints, reports: Ints) -> Table:
    return Table(finding=findings, report=reports)


def _column(*values: int) -> Column:
    return Column(value=_ints(*values))


def test_new_rows_come_where_their_ids_stand() -> None:
    """Those of reports that changed go, those that are new come in between, in order."""
    old, new = _table(_ints(0, 1, 2), _ints(7, 8, 7)), _table(_ints(3, 4, 5), _ints(8, 8, 9))
    found = old.spliced(new, splice_of(old, _ints(8), new, NAMES))
    assert [NAMES[k] for k in found.finding] == ["a", "b", "d", "e", "f"]
    assert found.report.tolist() == [7, 8, 8, 7, 9]


def test_nothing_new_only_takes_out_and_nothing_gone_only_puts_in() -> None:
    """Either may be empty, and so may the table."""
    old, none = _table(_ints(0, 1, 2), _ints(7, 8, 7)), _table(_ints(), _ints())
    assert old.spliced(none, splice_of(old, _ints(7), none, NAMES)).finding.tolist() == [1]
    assert old.spliced(none, splice_of(old, _ints(5), none, NAMES)).finding.tolist() == [0, 1, 2]
    assert none.spliced(old, splice_of(none, _ints(), old, NAMES)).finding.tolist() == [0, 1, 2]
    assert not len(none.spliced(none, splice_of(none, _ints(), none, NAMES)))


def test_what_belongs_to_rows_goes_and_comes_with_them() -> None:
    """Two rows of the first, none of the second, one of the third; the second goes, one comes with two."""
    owned, fresh = _column(10, 11, 30), _column(90, 91)
    splice = splice_owned(Splice(_ints(1), _ints(2)), _ints(2, 0, 1), _ints(2))
    assert owned.spliced(fresh, splice).value.tolist() == [10, 11, 90, 91, 30]
    splice = splice_owned(Splice(_ints(0), _ints(3)), _ints(2, 0, 1), _ints(2))
    assert owned.spliced(fresh, splice).value.tolist() == [30, 90, 91]


def test_appended_rows_come_at_the_end() -> None:
    """Whatever went before them."""
    splice = appended(_ints(7, 8, 7), _ints(7), 2)
    assert _column(1, 2, 3).spliced(_column(8, 9), splice).value.tolist() == [2, 8, 9]


def test_a_table_stays_as_it_is_when_others_come_of_it() -> None:
    """Whether its columns were asked for before or are only after; two that come of one are apart."""
    first = _column(1, 2).followed_by(_column(3))
    one, other = first.followed_by(_column(4)), first.followed_by(_column(5, 6))
    third = one.spliced(_column(7), Splice(_ints(0), _ints(1)))
    assert one.value.tolist() == [1, 2, 3, 4]
    assert other.value.tolist() == [1, 2, 3, 5, 6]
    assert third.value.tolist() == [7, 2, 3, 4]
    assert first.value.tolist() == [1, 2, 3]


def test_a_part_of_a_table_is_one_and_goes_on() -> None:
    """A part of a part too."""
    whole = _column(*range(9))
    part = whole.only(whole.value % 2 == 0)
    assert part.value.tolist() == [0, 2, 4, 6, 8]
    assert part.only(part.value > 3).value.tolist() == [4, 6, 8]
    assert part.spliced(_column(3), Splice(_ints(4), _ints(2))).value.tolist() == [0, 2, 3, 4, 6]
    assert len(part) == 5


def test_what_comes_at_the_end_is_written_behind_the_rest() -> None:
    """Nothing of a large table is copied, so that one report more takes as long as a small table's."""
    known = _column(*range(100)).followed_by(_column(1))
    found = known.followed_by(_column(2))
    assert np.shares_memory(found.value, known.value)


def test_rows_that_went_are_let_go_in_the_end() -> None:
    """A report that is read again and again leaves no more behind than the table is long."""
    table = _column(*range(20))
    for number in range(200):
        table = table.spliced(_column(number), Splice(_ints(3), _ints(3)))
    assert table.value.tolist() == [0, 1, 2, 199, *range(4, 20)]
    assert len(table.held.store.columns["value"]) < 60


def test_a_table_has_the_columns_that_it_names() -> None:
    """One more or less is refused; there is no other attribute."""
    with pytest.raises(TypeError):
        Table(finding=_ints(1))
    with pytest.raises(AttributeError):
        _ = _column(1).report
    assert Table.names == ("finding", "report")


def test_a_table_goes_on_as_if_it_were_made_anew() -> None:
    """Whatever goes and comes, in whatever order: values, those that belong to them, and the order by day."""
    dice = np.random.default_rng(11)
    values, days = np.sort(dice.permutation(4000)[:50]), dice.integers(0, 9, 50)
    table, by_day = Pair(value=values, day=days), np.argsort(days, kind="stable")
    for _ in range(120):
        gone = np.sort(dice.permutation(len(values))[: dice.integers(0, 4)])
        coming = np.setdiff1d(dice.integers(0, 4000, dice.integers(0, 5)), values)
        if dice.integers(3) == 0:
            coming = np.arange(1, 3) + max(values.max(initial=0), 4000)
        new_days = dice.integers(0, 9, len(coming))
        at = np.array([bisect_left(values.tolist(), one) for one in coming.tolist()], np.int64)
        splice = Splice(gone, at)
        table = table.spliced(Pair(value=coming, day=new_days), splice)
        stays = np.delete(np.arange(len(values)), gone)
        order = np.argsort(np.concatenate((values[stays], coming)), kind="stable")
        values = np.concatenate((values[stays], coming))[order]
        days = np.concatenate((days[stays], new_days))[order]
        assert table.value.tolist() == values.tolist()
        assert table.day.tolist() == days.tolist()
        by_day = order_on([table.day], by_day, splice)
        assert by_day.tolist() == np.argsort(days, kind="stable").tolist()
        assert order_on([table.day], None, None).tolist() == by_day.tolist()


class Pair(Columns):
    """A value and a day."""

    value: Ints
    day: Ints
