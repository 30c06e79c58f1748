"""Which pairs of tellings are worth comparing: those near in time that can come to enough points.

To say that two tellings can't be one takes no words: a bound on their points is worked out from what
they share. Nearly all pairs end here; `compare` decides on the rest, and gives its reasons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from goodoffices.record.merge_score import (
    CROSSED,
    ENOUGH,
    kin,
    may_be_one,
    most,
    mutual,
    people_points,
    reprints,
    sides,
)
from goodoffices.record.merge_tellings import Telling, Who

WIDE = 5  # days beyond which an interval is compared with everything near it
ROUNDING = 1e-6  # sums of the same points in another order differ by less

Side = tuple[Who, ...]


class _Shelved(NamedTuple):
    """A telling in its place in the list, with numbers for its parties: same number, same parties."""

    at: int
    telling: Telling
    actors: int
    recipients: int
    everyone: int


def near(tellings: Sequence[Telling], fresh: Collection[str]) -> Iterator[tuple[Telling, Telling]]:
    """Yield each pair of which one is fresh, that may be of one day or one story and can be one event.

    Of a pair that comes first which stands first in `tellings`, whichever is fresh.
    """
    sieve = Sieve()
    shelved = [sieve.shelve(at, telling) for at, telling in enumerate(tellings)]
    shelves: dict[tuple[object, str], list[_Shelved]] = {}
    for one in shelved:
        for shelf in _shelves(one.telling):
            shelves.setdefault((shelf, one.telling.type), []).append(one)
    for one in shelved:
        if one.telling.event in fresh:
            for other in _beside(one, shelves, fresh):
                first, second = (one, other) if one.at < other.at else (other, one)
                if sieve.lets_through(first, second):
                    yield first.telling, second.telling


def _beside(
    one: _Shelved, shelves: dict[tuple[object, str], list[_Shelved]], fresh: Collection[str]
) -> Iterator[_Shelved]:
    """Yield once what stands beside a fresh telling; of two fresh ones, the first gets the other."""
    seen = {one.at}
    for shelf in _shelves(one.telling):
        for kind in kin(one.telling.type):
            for other in shelves.get((shelf, kind), ()):
                if other.at not in seen:
                    seen.add(other.at)
                    if other.at > one.at or other.telling.event not in fresh:
                        yield other


def _shelves(telling: Telling) -> Iterator[object]:
    """Yield under what a telling is looked for: its days, its story, and what has no close day."""
    yield ("story", telling.story)
    if telling.days is None:
        yield "undated"
    elif telling.days.last - telling.days.first > WIDE:
        yield ("from", telling.days.first)
    else:
        for day in range(telling.days.first, telling.days.last + 1):
            yield ("day", day)


class Sieve:
    """Tells which pairs can't be one; what it worked out of two sides is kept, as wars have few parties."""

    def __init__(self) -> None:
        self._numbers: dict[Side, int] = {}
        self._sides: dict[tuple[int, int], float | None] = {}

    def shelve(self, at: int, telling: Telling) -> _Shelved:
        """Return the telling with numbers for its parties."""
        actors, recipients, everyone = (
            self._numbers.setdefault(side, len(self._numbers))
            for side in (telling.actors, telling.recipients, telling.everyone)
        )
        return _Shelved(at, telling, actors, recipients, everyone)

    def lets_through(self, a: _Shelved, b: _Shelved) -> bool:
        """Whether two tellings may come to enough points; never False for a pair that does."""
        one, other = a.telling, b.telling
        if not may_be_one(one, other):
            return False
        if reprints(one, other):
            return True
        return most(one, other, self._people(a, b)) >= ENOUGH - ROUNDING

    def _people(self, a: _Shelved, b: _Shelved) -> float:
        """Return the points of the parties, as `compare` counts them."""
        one, other = a.telling, b.telling
        acting = self._alike(a.actors, b.actors, one.actors, other.actors)
        acted = self._alike(a.recipients, b.recipients, one.recipients, other.recipients)
        if mutual(one, other):
            whole = self._alike(a.everyone, b.everyone, one.everyone, other.everyone)
            if whole is not None and whole > CROSSED:
                acting = acted = whole
        within = one.report == other.report
        return people_points("actors", acting, within=within) + people_points(
            "recipients", acted, within=within
        )

    def _alike(self, a: int, b: int, one: Side, other: Side) -> float | None:
        if (a, b) not in self._sides:
            self._sides[a, b] = sides(one, other)
        return self._sides[a, b]
