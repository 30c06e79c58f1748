"""One question over an events table: A, B and what was known of them on the day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import msgspec
import numpy as np

from goodoffices.channels.relations import KINDS
from goodoffices.channels.table import Events, Flags, Floats, Ints

Made = TypeVar("Made")
FLOOR = 0.03  # a share this small counts as next to nothing; below it, differences are noise
COMMON = 3000.0  # shares are stated as events in a month of so many, ICEWS's density of contacts
FEWEST = 100.0  # a table is never taken to hold fewer weighted events: three rows are no world


class Side(msgspec.Struct, frozen=True):
    """The rows of one conflict party, oldest first: row numbers, the other party, whether that acts.

    `kind` and `age` are of these rows: the bits of `relations`, and the days before `asof`.
    """

    party: int
    rows: Ints
    other: Ints
    other_acts: Flags
    kind: Ints
    age: Ints

    def since(self, first: int) -> Side:
        """Return the side with its rows from event row `first` on."""
        late = self.rows >= first
        return Side(
            self.party, self.rows[late], self.other[late], self.other_acts[late],
            self.kind[late], self.age[late],
        )  # fmt: skip


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
    one, other = (_side(events, party, known, asof) for party in (a, b))
    return View(events, asof, one, other, known)


def _side(events: Events, party: int, known: int, asof: int) -> Side:
    source, target = events.source[:known], events.target[:known]
    rows = np.flatnonzero((source == party) | (target == party))
    source, target = source.take(rows), target.take(rows)
    acts = target == party
    other = np.where(acts, source, target)
    return Side(party, rows, other, acts, events.kind.take(rows), asof - events.day.take(rows))


def chosen(view: View, side: Side, kinds: int) -> Ints:
    """Return which of the side's rows (as places in `side.rows`) are of one of the kinds."""
    return once(
        view, ("chosen", side.party, kinds),
        lambda: np.flatnonzero(side.kind & kinds),
    )  # fmt: skip


def decayed(view: View, side: Side, picked: Ints, half_life: float) -> Floats:
    """Return, by party, the picked rows of a side, each halved for every `half_life` days of age."""
    fade = faded(view, half_life).take(side.age.take(picked))
    sums = np.bincount(side.other.take(picked), weights=fade, minlength=view.size)
    return np.asarray(sums, dtype=np.float64)


def faded(view: View, half_life: float) -> Floats:
    """Return what is left of an event by its age in days, up to that of the first."""
    days = max(view.asof - view.events.first + 1, 0)
    return once(view, ("faded", half_life), lambda: 0.5 ** (np.arange(days) / half_life))


def total(view: View, kind: int, half_life: float) -> float:
    """Return the same over all pairs of the table: what a share is a share of."""
    daily = view.events.daily[KINDS.index(kind)][: max(view.asof - view.events.first + 1, 0)]
    age = view.asof - view.events.first - np.arange(len(daily))
    return float((daily * faded(view, half_life)[age]).sum())


def closeness(view: View, side: Side, picked: Ints, kind: int, half_life: float) -> Floats:
    """Return, by party, the logarithm of its share in the table's decayed events of a kind.

    Shares and not counts, since one table has twenty times the events a day of another. Zero where
    there is no event: log(1 + share / FLOOR), with the share stated in events of a common month.
    """
    whole = max(total(view, kind, half_life), FEWEST)
    scale = COMMON * min(half_life, 365.0) / 30.0
    return np.log1p(decayed(view, side, picked, half_life) / whole * scale / FLOOR)
