"""Tables of findings that go on: rows go and come when reports change, and what was a table stays one.

The values of a table lie in a store that only grows, shared by all that came of it: to go on, or to be
a part of another, a table lists which rows of the store are its own. A column is gathered when it is
asked for: most questions ask for few.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from inspect import get_annotations
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from goodoffices.record.columns import Flags, Ints, among, ordered

Column = npt.NDArray[Any]
ROOM = 8  # a store that is made anew has room for one row more for each so many
WASTE = 2  # rows of a store for each of the table that goes on, above which it is made anew
NO_ROWS: Ints = np.zeros(0, np.int64)


class Splice(NamedTuple):
    """How a table becomes a newer one: which old rows go, and before which of the old each new one comes.

    Both by row number, neither ever falling.
    """

    gone: Ints
    at: Ints


class Store:
    """Rows as they came, whatever became of them: more come after the last, none is ever changed."""

    def __init__(self, columns: Mapping[str, Column], used: int) -> None:
        self.columns = dict(columns)
        self.used = used
        self.room = min(len(one) for one in self.columns.values())

    def added(self, columns: Mapping[str, Column], after: int, many: int) -> Store:
        """Return the store with so many rows more after its first `after`.

        That is this one, unless others were added there already, or it has no room.
        """
        end, store = after + many, self
        if after != self.used or end > self.room:
            room = end + end // ROOM
            known = {name: _with_room(own[:after], room) for name, own in self.columns.items()}
            store = Store(known, after)
        for name, column in columns.items():
            store.columns[name][after:end] = column
        store.used = end
        return store


def _with_room(column: Column, room: int) -> Column:
    found = np.empty(room, column.dtype)
    found[: len(column)] = column
    return found


class Held(NamedTuple):
    """What a table holds of a store: its first `end` rows, or of these some `rows`."""

    store: Store
    rows: Ints | None
    end: int


class Columns:
    """Columns of one length, each under the name that a subclass gives it; none is ever changed."""

    names: ClassVar[tuple[str, ...]] = ()
    held: Held

    def __init_subclass__(cls) -> None:
        """Take the annotations of a subclass for the names of its columns."""
        cls.names = (*cls.names, *get_annotations(cls))

    def __init__(self, **columns: Column) -> None:
        if columns.keys() != set(self.names):
            raise TypeError(f"columns {sorted(columns)}, not {sorted(self.names)}")
        many = len(columns[self.names[0]])
        self.held = Held(Store(columns, many), None, many)

    def __len__(self) -> int:
        return self.held.end if self.held.rows is None else len(self.held.rows)

    def __getattr__(self, name: str) -> Column:
        """Return a column, which from then on is an attribute like others."""
        if name not in self.names:
            raise AttributeError(name)
        store, rows, end = self.held
        every = store.columns[name]
        found = every[:end] if rows is None else every.take(rows)
        self.__dict__[name] = found
        return found

    def columns(self) -> dict[str, Column]:
        """Return all columns by their names."""
        return {name: getattr(self, name) for name in self.names}

    def only(self, flags: Flags) -> Self:
        """Return the flagged rows."""
        store, rows, end = self.held
        places = np.flatnonzero(flags)
        return self._holding(Held(store, places if rows is None else rows.take(places), end))

    def followed_by(self, new: Self) -> Self:
        """Return the table with new rows at its end."""
        return self.spliced(new, Splice(NO_ROWS, np.full(len(new), len(self), np.int64)))

    def spliced(self, new: Self, splice: Splice) -> Self:
        """Return the table without the old rows that go, and with the new ones in their places."""
        many = len(self)
        store, rows, begin = self.held
        if store.used > WASTE * many:
            store, rows, begin = Store(self.columns(), many), None, many
        end = begin + len(new)
        store = store.added(new.columns(), begin, len(new))
        if rows is None and not len(splice.gone) and (splice.at == many).all():
            return self._holding(Held(store, None, end))
        rows = np.arange(many) if rows is None else rows
        return self._holding(Held(store, _put_together(rows, np.arange(begin, end), splice), end))

    def _holding(self, held: Held) -> Self:
        found = type(self).__new__(type(self))
        found.held = held
        return found


class Table(Columns):
    """A table of findings, in the order of their ids.

    `finding` holds the numbers of these ids, `report` the keys of reports.
    """

    finding: Ints
    report: Ints


def splice_of(old: Table, gone: Ints, new: Table, names: Sequence[str]) -> Splice:
    """Return how a table goes on without the rows of reports `gone`, with those of `new`, in order."""
    every = range(len(old))
    told = [names[one] for one in new.finding.tolist()]
    at = [bisect_left(every, name, key=lambda k: names[int(old.finding[k])]) for name in told]
    return Splice(np.flatnonzero(among(old.report, gone)), np.array(at, np.int64))


def splice_owned(splice: Splice, many: Ints, fresh: Ints) -> Splice:
    """Return how rows go on that belong to those of a table: so `many` to each old one, `fresh` to a new."""
    begins = np.concatenate(([0], np.cumsum(many)))
    gone = [np.arange(begins[k], begins[k + 1]) for k in splice.gone.tolist()]
    at = np.repeat(begins[splice.at], fresh)
    return Splice(np.concatenate([np.zeros(0, np.int64), *gone]), at)


def appended(report: Ints, gone: Ints, many: int) -> Splice:
    """Return how columns go on without the rows of reports `gone`, with so many new ones at the end."""
    return Splice(np.flatnonzero(among(report, gone)), np.full(many, len(report), np.int64))


def order_on(keys: Sequence[Ints], before: Ints | None, splice: Splice | None) -> Ints:
    """Return the rows of a table in the order of keys, the first key first, else as they stand.

    `before` is that order of the table that was spliced, where it was: then only the few rows that
    came are looked for.
    """
    if before is None or splice is None:
        return ordered(*keys[::-1])
    many, kept = len(before), before
    if len(splice.gone):
        stays = np.ones(many, np.bool_)
        stays[splice.gone] = False
        kept = kept[stays.take(kept)]
    if len(splice.gone) or (splice.at < many).any():
        steps = np.zeros(many + 1, np.int64)
        np.add.at(steps, splice.at, 1)
        np.subtract.at(steps, splice.gone + 1, 1)
        kept = (np.arange(many) + np.cumsum(steps[:-1])).take(kept)
    new = splice.at - np.searchsorted(splice.gone, splice.at) + np.arange(len(splice.at))

    def place(row: int) -> tuple[int, ...]:
        return (*(int(key[row]) for key in keys), row)

    coming, every = sorted(new.tolist(), key=place), range(len(kept))
    at = [bisect_left(every, place(row), key=lambda k: place(int(kept[k]))) for row in coming]
    return np.insert(kept, np.array(at, np.int64), np.array(coming, np.int64))


def order_within(order: Ints, flags: Flags) -> Ints:
    """Return the order of the flagged rows, as rows of the part that they are, out of that of all."""
    return (np.cumsum(flags) - 1).take(order[flags.take(order)])


Piece = tuple[bool, slice]  # of the new rows; from where to where


def _put_together(old: Ints, new: Ints, splice: Splice) -> Ints:
    """Return rows out of stretches of two: whole stretches are copied at once, which is quick."""
    pieces = _pieces(splice, len(old))
    if not pieces:
        return old[:0]
    return np.concatenate([(new if fresh else old)[where] for fresh, where in pieces])


def _pieces(splice: Splice, size: int) -> list[Piece]:
    """Return out of which stretches a table of so many rows is put together anew."""
    found: list[Piece] = []
    places, begins = np.unique(splice.at, return_index=True)
    ends = [*begins.tolist(), len(splice.at)][1:]
    row = 0
    for place, begin, end in zip(places.tolist(), begins.tolist(), ends, strict=True):
        found += _stays(splice.gone, row, place)
        found.append((True, slice(begin, end)))
        row = place
    return [*found, *_stays(splice.gone, row, size)]


def _stays(gone: Ints, begin: int, end: int) -> Iterator[Piece]:
    """Yield the stretches of old rows that stay, of those from one to before another."""
    first, last = np.searchsorted(gone, [begin, end]).tolist()
    for row in gone[first:last].tolist():
        if row > begin:
            yield False, slice(begin, row)
        begin = row + 1
    if end > begin:
        yield False, slice(begin, end)
