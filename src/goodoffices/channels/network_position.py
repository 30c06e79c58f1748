"""Where a party stands among the others: who it shares interlocutors with, whom it stands between.

Ties are contacts (`relations.CONTACT`) of the last quarter, each halved for every month of age;
a tie's strength is log(1 + weight), so that the hundredth contact counts less than the first.
"""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.channels.relations import CONTACT, HOSTILE
from goodoffices.channels.table import Floats, Ints
from goodoffices.channels.view import View, once

REACH = 90  # days; three half-lives: what is older weighs an eighth at most
HALF_LIFE = 30.0
FEUD = 3  # hostile acts in the reach that make a pair one that needs a go-between
FEUDS = 300  # pairs looked at, the most hostile first


class Ties(msgspec.Struct, frozen=True):
    """The contacts of the last quarter as an undirected graph: `one`-`other` with `strength`."""

    one: Ints
    other: Ints
    strength: Floats
    degree: Ints
    size: int


def make_ties(view: View) -> Ties:
    """Return who was in contact with whom in the last quarter, how often, weighed by age."""
    return once(view, "ties", lambda: _make_ties(view))


def _make_ties(view: View) -> Ties:
    size, rows = view.size, _rows_lately(view, CONTACT)
    pairs, fade = _pairs(view, rows)
    unique, place = np.unique(pairs, return_inverse=True)
    strength = np.log1p(np.bincount(place, weights=fade, minlength=len(unique)))
    one, other = unique // max(size, 1), unique % max(size, 1)
    degree = np.bincount(one, minlength=size) + np.bincount(other, minlength=size)
    return Ties(one, other, strength, degree, size)


def _rows_lately(view: View, kind: int) -> Ints:
    """Return the rows of a kind of the last quarter."""
    events = view.events
    start = int(np.searchsorted(events.day, view.asof - REACH))
    return start + np.flatnonzero((events.kind[start : view.known] & kind) > 0)


def rows_by_pair(view: View, kind: int) -> tuple[Ints, Ints]:
    """Return the rows of a kind of the last quarter by their pairs, and the numbers of these pairs."""
    rows = _rows_lately(view, kind)
    pairs, _ = _pairs(view, rows)
    order = np.argsort(pairs, kind="stable")
    return rows.take(order), pairs.take(order)


def pair_number(view: View, one: int, other: int) -> int:
    """Return the number of a pair, whoever acts."""
    return min(one, other) * view.size + max(one, other)


def _pairs(view: View, rows: Ints) -> tuple[Ints, Floats]:
    """Return each row's pair as one number, whoever acted, and what is left of it by age."""
    source, target = view.events.source.take(rows), view.events.target.take(rows)
    pairs = np.minimum(source, target) * view.size + np.maximum(source, target)
    return pairs, 0.5 ** ((view.asof - view.events.day.take(rows)) / HALF_LIFE)


def tied_to(ties: Ties, party: int) -> Floats:
    """Return, by party, the strength of its tie with `party`."""
    out = np.zeros(ties.size)
    here, there = ties.one == party, ties.other == party
    out[ties.other[here]] = ties.strength[here]
    out[ties.one[there]] = ties.strength[there]
    return out


def _spread(ties: Ties, weights: Floats) -> Floats:
    """Return, by party, the sum over its ties of strength times the other end's weight."""
    one, other, strength = ties.one, ties.other, ties.strength
    forth = np.bincount(one, weights=strength * weights[other], minlength=ties.size)
    back = np.bincount(other, weights=strength * weights[one], minlength=ties.size)
    return np.asarray(forth + back, dtype=np.float64)


def likeness(ties: Ties, party: int, apart: int) -> Floats:
    """Return, by party, the cosine of its ties with those of `party`, the ties to `apart` left out.

    Source: Salton's cosine between neighbourhoods (Salton & McGill 1983). In 0-1.
    """
    own = tied_to(ties, party)
    own[[party, apart]] = 0.0
    squares = np.bincount(ties.one, weights=ties.strength**2, minlength=ties.size)
    squares = squares + np.bincount(ties.other, weights=ties.strength**2, minlength=ties.size)
    norms = np.sqrt(squares) * np.linalg.norm(own)
    out = np.zeros(ties.size)
    np.divide(_spread(ties, own), norms, out=out, where=norms > 0)
    return out


def adamic_adar(ties: Ties, party: int, apart: int) -> Floats:
    """Return, by party, log(1 + the Adamic-Adar sum over the neighbours shared with `party`).

    A shared neighbour counts the less the more ties it has. Source: Adamic & Adar 2003.
    """
    own = tied_to(ties, party)
    own[[party, apart]] = 0.0
    return np.log1p(_spread(ties, own / np.log(2.0 + ties.degree)))


def activity(ties: Ties) -> Floats:
    """Return, by party, the logarithm of its share in all contacts of the last quarter."""
    strength = np.bincount(ties.one, weights=ties.strength, minlength=ties.size)
    strength = strength + np.bincount(ties.other, weights=ties.strength, minlength=ties.size)
    whole = max(float(strength.sum()) / 2.0, 100.0)
    return np.log1p(strength / whole * 1000.0)


def brokerage(view: View, ties: Ties) -> Floats:
    """Return, by party, log(1 + the hostile pairs, apart from this one, it is in contact with both of).

    Source: the liaison role of Gould & Fernandez 1989, counted over open triads whose ends fight.
    """
    count = np.zeros(ties.size)
    for one, other in feuds(view):
        count += (tied_to(ties, one) > 0) & (tied_to(ties, other) > 0)
    return np.log1p(count)


def feuds(view: View) -> list[tuple[int, int]]:
    """Return the pairs with the most hostile acts in the last quarter, not A with B."""
    return once(view, "feuds", lambda: _feuds(view))


def _feuds(view: View) -> list[tuple[int, int]]:
    rows = _rows_lately(view, HOSTILE)
    pairs, _ = _pairs(view, rows)
    unique, count = np.unique(pairs, return_counts=True)
    order = np.lexsort((unique, -count))
    order = order[count[order] >= FEUD][:FEUDS]
    this = {view.a.party, view.b.party}
    found = [(int(unique[k]) // view.size, int(unique[k]) % view.size) for k in order]
    return [pair for pair in found if set(pair) != this]
