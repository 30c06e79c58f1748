"""Scales: days along a line with their ticks, and round numbers for amounts."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ROOM = 46.0  # between two ticks, at least


class Tick(msgspec.Struct, frozen=True):
    """A mark on a scale: where, and its words."""

    at: float
    text: str


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """A scale of days from `first` to `last`, both included and ISO, between two places on a line."""

    first: str
    last: str
    left: float
    right: float

    @property
    def count(self) -> int:
        """How many days it holds."""
        return number(self.last) - number(self.first) + 1

    @property
    def step(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / self.count

    def at(self, day: str) -> float:
        """Return where a day begins."""
        return self.left + (number(day) - number(self.first)) * self.step

    def middle(self, day: str) -> float:
        """Return the middle of a day."""
        return self.at(day) + self.step / 2


Maker = Callable[[Days], Iterator[dt.date]]


@lru_cache(maxsize=100_000)
def number(day: str) -> int:
    """Return the day as a count of days."""
    return dt.date.fromisoformat(day).toordinal()


@lru_cache(maxsize=100_000)
def iso(count: int) -> str:
    """Return a count of days as an ISO day."""
    return dt.date.fromordinal(count).isoformat()


@lru_cache(maxsize=20_000)
def in_words(day: str, *, year: bool = True) -> str:
    """Return a day as people write it: 9 Jul 2014."""
    date = dt.date.fromisoformat(day)
    return f"{date.day} {MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")


def day_ticks(days: Days, room: float = ROOM) -> list[Tick]:
    """Return ticks at the beginnings of days, weeks, months, quarters or years, as many as have room.

    The first one, and each in a new year, names its year.
    """
    for make in (_each(1), _each(2), _weeks, _months(1), _months(3), _months(6), _years(1)):
        places = (days.at(day.isoformat()) for day in make(days))
        if all(later - early >= room for early, later in pairwise(places)):
            return _named(days, list(make(days)))
    found = list(
        _years(max(1, math.ceil(days.count / 365 * room / (days.right - days.left))))(days)
    )
    return _named(days, found)


def _named(days: Days, found: list[dt.date]) -> list[Tick]:
    whole = all(day.day == 1 for day in found)
    ticks, year = [], 0
    for day in found:
        text = MONTHS[day.month - 1] if whole else f"{day.day} {MONTHS[day.month - 1]}"
        if whole and all(one.month == 1 for one in found):
            text = str(day.year)
        elif day.year != year:
            text += f" {day.year}"
        year = day.year
        ticks.append(Tick(days.at(day.isoformat()), text))
    return ticks


def _each(step: int) -> Maker:
    def make(days: Days) -> Iterator[dt.date]:
        first = number(days.first)
        return (dt.date.fromordinal(first + k) for k in range(0, days.count, step))

    return make


def _weeks(days: Days) -> Iterator[dt.date]:
    first = dt.date.fromisoformat(days.first)
    monday = first + dt.timedelta(days=-first.weekday() % 7)
    for k in range(0, days.count, 7):
        if (day := monday + dt.timedelta(days=k)).isoformat() <= days.last:
            yield day


def _months(step: int) -> Maker:
    def make(days: Days) -> Iterator[dt.date]:
        first, last = dt.date.fromisoformat(days.first), dt.date.fromisoformat(days.last)
        for month in range(first.year * 12, last.year * 12 + 12, step):
            day = dt.date(month // 12, month % 12 + 1, 1)
            if first <= day <= last:
                yield day

    return make


def _years(step: int) -> Maker:
    def make(days: Days) -> Iterator[dt.date]:
        first, last = dt.date.fromisoformat(days.first), dt.date.fromisoformat(days.last)
        for year in range(first.year, last.year + 1):
            day = dt.date(year, 1, 1)
            if year % step == 0 and first <= day <= last:
                yield day

    return make


def round_step(top: float, most: int = 4) -> float:
    """Return a round number (1, 2 or 5 times a power of ten) that goes at most so often into `top`."""
    if top <= 0:
        return 1.0
    rough = top / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.999)


def round_ticks(top: float, most: int = 4) -> list[float]:
    """Return round amounts from 0 to the first that is no less than `top`."""
    step = round_step(top, most)
    return [step * k for k in range(math.ceil(top / step - 1e-9) + 1)] if top > 0 else [0.0, 1.0]
