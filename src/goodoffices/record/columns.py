"""Columns: many findings side by side as arrays, so that a question is a few sums.

Words stand in them as numbers (`Codes`); `tables` has columns that belong together.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NONE = -1  # the number of what is null
FEW = 6  # values up to which a column is compared with each
SORTED_AT_ONCE, HALF = (
    400,
    16,
)  # rows up to which nothing is gained by sorting halves, of so many bits
SPARSE = 8  # times as many values as could be, from which on they are sorted rather than counted
Word = TypeVar("Word", bound=Hashable)


class Codes(Generic[Word]):
    """Numbers for words, from 0 in the order of their coming; they only ever grow in number."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._numbers: dict[Word, int] = {}

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: Word | None) -> int:
        """Return the number of a word, a new one where it is new; NONE for null."""
        if word is None:
            return NONE
        found = self._numbers.get(word)
        if found is None:
            found = len(self.words)
            self.words.append(word)
            self._numbers[word] = found
        return found

    def find(self, word: Word) -> int:
        """Return the number of a word, NONE where it never came."""
        return self._numbers.get(word, NONE)

    def column(self, words: Iterable[Word | None]) -> Ints:
        """Return the numbers of words."""
        return np.fromiter((self.number(word) for word in words), np.int64)


def among(values: Ints, few: Ints) -> Flags:
    """Return which values are among a few keys of reports."""
    if len(few) <= FEW:
        found = np.zeros(len(values), np.bool_)
        for one in few.tolist():
            found |= values == one
        return found
    top = max(int(values.max(initial=0)), int(few.max(initial=0)))
    flags = np.zeros(top + 1, np.bool_)
    flags[few] = True
    return np.asarray(flags.take(values))


@lru_cache(maxsize=100_000)
def day_number(day: str | None) -> int:
    """Return an ISO day as a number that sorts as it does, NONE for null."""
    return NONE if day is None else dt.date.fromisoformat(day).toordinal()


@lru_cache(maxsize=100_000)
def iso_day(number: int) -> str:
    """Return the ISO day that a number stands for."""
    return dt.date.fromordinal(number).isoformat()


def in_days(days: Ints, since: str | None, until: str | None) -> Flags:
    """Return which days are from one ISO day to another, both within; what has no day never is."""
    chosen = np.ones(len(days), np.bool_)
    if since is not None:
        chosen &= days >= day_number(since)
    if until is not None:
        chosen &= (days != NONE) & (days <= day_number(until))
    return chosen


def codes_flags(column: Ints, codes: Iterable[int], many: int) -> Flags:
    """Return which numbers of a column are among these codes, of so many there are; NONE never is."""
    wanted = np.zeros(many + 1, np.bool_)
    wanted[[code for code in codes if code != NONE]] = True
    return np.asarray(wanted.take(column))


def first_of(groups: Ints, many: int) -> Ints:
    """Return, by group, the first place at which it stands; the length of `groups` where nowhere."""
    first = np.full(many, len(groups), np.int64)
    first[groups[::-1]] = np.arange(len(groups) - 1, -1, -1)
    return first


def only_once(groups: Ints) -> Flags:
    """Return, by place, whether a group stands nowhere else."""
    return np.asarray((np.bincount(groups, minlength=1) == 1).take(groups))


def ordered(*keys: Ints) -> Ints:
    """Return the places of rows in the order of whole numbers, the last key first, as `numpy.lexsort`.

    Numbers are sorted by their halves, for which NumPy has a way that is ten times as quick.
    """
    if len(keys[0]) < SORTED_AT_ONCE:
        return np.lexsort(keys)
    order = np.arange(len(keys[0]))
    for key in keys:
        own = key - key.min()
        for shift in range(0, int(own.max()).bit_length(), HALF):
            half = (own >> shift).astype(np.uint16)
            order = order.take(np.argsort(half.take(order), kind="stable"))
    return order


class Grouped(NamedTuple):
    """The values of a column, each once and sorted, with where each stands first and how often."""

    values: Ints
    first: Ints
    many: Ints


def grouped(column: Ints) -> Grouped:
    """Return the values of a column as `numpy.unique` does, counted where they lie close: that is quicker."""
    low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
    if high - low >= SPARSE * len(column):
        return Grouped(*np.unique(column, return_index=True, return_counts=True))
    places = column - low
    many = np.bincount(places)
    values = np.flatnonzero(many)
    return Grouped(values + low, first_of(places, len(many))[values], many[values])


def each_once(values: Ints) -> Ints:
    """Return values, each once and sorted: `numpy.unique` hashes them, which takes longer than to sort."""
    found = np.sort(values)
    return np.asarray(found[np.diff(found, prepend=found[:1] - 1) != 0])


def joined(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Return the places of all pairs of equal values in two sorted columns."""
    start, stop = np.searchsorted(right, left), np.searchsorted(right, left, side="right")
    many = stop - start
    place = np.repeat(np.arange(len(left)), many)
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return place, np.repeat(start, many) + within


def nocase(word: str) -> str:
    """Return a word as SQLite's NOCASE compares it: only the letters A to Z have no case."""
    return word.lower() if word.isascii() else word.encode().lower().decode()


def ranked(ids: dict[int, str], before: Ints | None, reports: Ints | None) -> Ints:
    """Return, by key, where each report stands in the order of the ids; what changed is placed anew."""
    if before is None or reports is None:
        order = np.array(sorted(ids, key=ids.__getitem__), np.int64)
    else:
        there = np.flatnonzero(before != NONE)
        order = there[np.argsort(before[there])]
        order = order[~among(order, reports)]
        new = sorted((key for key in reports.tolist() if key in ids), key=ids.__getitem__)
        every = range(len(order))
        at = [bisect_left(every, ids[key], key=lambda k: ids[int(order[k])]) for key in new]
        order = np.insert(order, at, new)
    ranks = np.full(int(order.max(initial=0)) + 1, NONE, np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
