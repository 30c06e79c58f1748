"""One question over an events table: A, B and what was known of them on the day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import msgspec
import numpy as np

from goodoffices.channels.relations import KINDS
from goodoffices.channels.table import Events, Floats, Ints

Made = TypeVar("Made")
FLOOR = 0.03  # a share this small counts as next to nothing; below it, differences are noise
COMMON = 3000.0  # shares are stated as events in a month of so many, ICEWS's density of contacts
FEWEST = 100.0  # a table is never taken to hold fewer weighted events: three rows are no world


class Side(msgspec.Struct, frozen=True):
    """The rows of one conflict party, oldest first: row numbers, the other party, whether that acts."""

    party: int
    rows: Ints
    other: Ints
    other_acts: np.ndarray[tuple[int], np.dtype[np.bool_]]


class View(msgspec.Struct, frozen=True):
    """What is dated on or before `asof` (days since 1970), seen from the two sides."""

    events: Events
    asof: int
    a: Side
    b: Side
    known: int  # rows dated on or before asof, which come first
    kept: dict[Hashable, Any] = msgspec.field(default_factory=dict)  # what was worked out already

    @property
    def size(self) -> int:
        """Number of parties."""
        return len(self.events.names)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, A first."""
        return self.a, self.b


def once(view: View, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what `make` makes, made once for a view; `key` names it with all that it depends on."""
    if key not in view.kept:
        view.kept[key] = make()
    found: Made = view.kept[key]
    return found


def make_view(events: Events, a: int, b: int, asof: int) -> View:
    """Return what is known of parties `a` and `b` on day `asof`."""
    known = int(np.searchsorted(events.day, asof, side="right"))
    return View(events, asof, _side(events, a, known), _side(events, b, known), known)


def _side(events: Events, party: int, known: int) -> Side:
    source, target = events.source[:known], events.target[:known]
    rows = np.flatnonzero((source == party) | (target == party))
    acts = target[rows] == party
    return Side(party, rows, np.where(acts, source[rows], target[rows]), acts)


def chosen(view: View, side: Side, kinds: int) -> Ints:
    """Return which of the side's rows (as places in `side.rows`) are of one of the kinds."""
    return once(
        view, ("chosen", side.party, kinds),
        lambda: np.flatnonzero((view.events.kind[side.rows] & kinds) > 0),
    )  # fmt: skip


def ages(view: View, side: Side, picked: Ints) -> Floats:
    """Return how many days before `asof` each picked row is dated."""
    return np.asarray(view.asof - view.events.day[side.rows[picked]], dtype=np.float64)


def decayed(view: View, side: Side, picked: Ints, half_life: float) -> Floats:
    """Return, by party, the picked rows of a side, each halved for every `half_life` days of age."""
    fade = 0.5 ** (ages(view, side, picked) / half_life)
    sums = np.bincount(side.other[picked], weights=fade, minlength=view.size)
    return np.asarray(sums, dtype=np.float64)


def total(view: View, kind: int, half_life: float) -> float:
    """Return the same over all pairs of the table: what a share is a share of."""
    daily = view.events.daily[KINDS.index(kind)][: max(view.asof - view.events.first + 1, 0)]
    age = view.asof - view.events.first - np.arange(len(daily))
    return float((daily * 0.5 ** (age / half_life)).sum())


def closeness(view: View, side: Side, picked: Ints, kind: int, half_life: float) -> Floats:
    """Return, by party, the logarithm of its share in the table's decayed events of a kind.

    Shares and not counts, since one table has twenty times the events a day of another. Zero where
    there is no event: log(1 + share / FLOOR), with the share stated in events of a common month.
    """
    whole = max(total(view, kind, half_life), FEWEST)
    scale = COMMON * min(half_life, 365.0) / 30.0
    return np.log1p(decayed(view, side, picked, half_life) / whole * scale / FLOOR)
