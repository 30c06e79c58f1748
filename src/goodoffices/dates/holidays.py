"""When a feast falls: fixed days, Easter by rule, and a table for those that follow the moon."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from importlib.resources.abc import Traversable

import msgspec

from goodoffices.dates.intervals import Interval, easter
from goodoffices.dates.words import Words
from goodoffices.errors import LexiconError

COLUMNS = ["holiday", "start", "end", "give"]


class Holidays(msgspec.Struct, frozen=True):
    """Feasts by id: `movable` from the table, the others by day or by distance from Easter."""

    movable: dict[str, tuple[Interval, ...]]
    fixed: dict[str, tuple[str, str]]
    easter: dict[str, tuple[int, int]]
    orthodox_easter: dict[str, tuple[int, int]]
    either: dict[str, tuple[str, ...]]

    def between(self, name: str, first: int, last: int) -> tuple[Interval, ...]:
        """Return when the feast falls in the years `first` to `last`, in order."""
        years = range(max(first, MINYEAR), min(last, MAXYEAR) + 1)
        return tuple(sorted(self._each(name, years), key=lambda day: str(day.start)))

    def _each(self, name: str, years: range) -> Iterator[Interval]:
        for other in self.either.get(name, ()):
            yield from self._each(other, years)
        for interval in self.movable.get(name, ()):
            if interval.start and interval.start.year in years:
                yield interval
        for year in years:
            if name in self.fixed:
                first, last = self.fixed[name]
                yield Interval(_on(year, first), _on(year, last))
            for table, orthodox in ((self.easter, False), (self.orthodox_easter, True)):
                if name in table:
                    sunday = easter(year, orthodox=orthodox)
                    first_day, last_day = (timedelta(days=step) for step in table[name])
                    yield Interval(sunday + first_day, sunday + last_day)


def _on(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year:04}-{month_day}")


def load_holidays(path: Traversable, words: Words) -> Holidays:
    """Return the feasts of words.toml and of the table; raise LexiconError where they disagree."""
    movable: dict[str, list[Interval]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(csv.DictReader(lines), start=2):
        name, interval = _row(row, f"dates/{path.name}: line {number}")
        movable.setdefault(name, []).append(interval)
    holidays = Holidays(
        movable={name: tuple(intervals) for name, intervals in movable.items()},
        fixed=words.fixed,
        easter=words.easter,
        orthodox_easter=words.orthodox_easter,
        either=words.either,
    )
    _refuse_unknown(words, holidays)
    return holidays


def _row(row: dict[str, str], where: str) -> tuple[str, Interval]:
    if list(row) != COLUMNS:
        raise LexiconError(f"{where}: columns {list(row)}; they are {', '.join(COLUMNS)}")
    try:
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    except ValueError as error:
        raise LexiconError(f"{where}: {error}; write days as 2014-07-28") from error
    if end < start:
        raise LexiconError(f"{where}: {row['holiday']} ends before it starts; mend the row")
    return row["holiday"], Interval(start, end)


def _refuse_unknown(words: Words, holidays: Holidays) -> None:
    known = {*holidays.movable, *words.fixed, *words.easter, *words.orthodox_easter, *words.either}
    named = {*words.holiday.values(), *words.fast.values()}
    named |= {name for pair in words.either.values() for name in pair}
    if named - known:
        raise LexiconError(
            f"dates/words.toml: holiday {min(named - known)!r} has no days; add it to [fixed], "
            "[easter] or holidays.csv"
        )
