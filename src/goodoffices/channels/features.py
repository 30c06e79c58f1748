"""What speaks for and against a third party: each feature a small function, none learnt by itself.

A feature is zero for a party without evidence and never negative; what it is worth, and whether it
speaks for or against, is the business of the weights. Those per side are added over both sides
after a logarithm, which is a product of two shares: a party with much access to one side and none
to the other stays behind one with some to both.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from goodoffices.channels import network_position as position
from goodoffices.channels.network_position import Ties, make_ties
from goodoffices.channels.relations import (
    ANNOUNCED,
    CONTACT,
    COOPERATION,
    FAILED,
    HOSTILE,
    MEDIATED,
    MEDIATOR_ACCEPTED,
)
from goodoffices.channels.table import Floats, Ints
from goodoffices.channels.view import Side, View, chosen, closeness, once
from goodoffices.record.columns import each_once, ordered

WITHIN = 7  # days between the contacts with one side and the other that make them one errand
MONTH = 30
MAIN = 2  # adversaries of a side that are none of its go-betweens
FEW = 5.0  # hostile acts of a side that are taken for granted before shares are told
LONG = 2000.0  # days: half-life of an acquaintance, against 30-90 of what is going on


class Feature(msgspec.Struct, frozen=True):
    """A feature: what it is called, what it measures and after whom, which way it may speak.

    `sign` is +1 where more speaks for a party, -1 where against it, 0 where the fit may decide.
    """

    name: str
    means: str
    sign: int
    compute: Callable[[View, Ties], Floats]
    kinds: int = 0
    half_life: float = 0.0


def per_side(view: View, kind: int, half_life: float) -> Floats:
    """Return the sum over both sides of the closeness by events of one kind."""
    return side_closeness(view, view.a, kind, half_life) + side_closeness(
        view, view.b, kind, half_life
    )


def side_closeness(view: View, side: Side, kind: int, half_life: float) -> Floats:
    """Return, by party, its closeness to one side; for mediation only what the third party did."""
    return once(
        view, ("closeness", side.party, kind, half_life),
        lambda: closeness(view, side, picked(view, side, kind), kind, half_life),
    )  # fmt: skip


def picked(view: View, side: Side, kind: int) -> Ints:
    """Return the side's rows of a kind; of acts of mediation those where the other is the mediator."""
    if kind != MEDIATED:
        return chosen(view, side, kind)
    wanted = np.where(side.other_acts, MEDIATED, MEDIATOR_ACCEPTED)
    return np.flatnonzero(side.kind & wanted)


def rows_with(view: View, side: Side, kind: int, party: int) -> Ints:
    """Return the numbers of the rows of a kind between a side and a party, oldest first."""
    rows, ends = once(view, ("by party", side.party, kind), lambda: _by_party(view, side, kind))
    return np.asarray(rows[ends[party] : ends[party + 1]])


def _by_party(view: View, side: Side, kind: int) -> tuple[Ints, list[int]]:
    """Return a side's rows of a kind by the other party, and where those of each begin."""
    own = picked(view, side, kind)
    is_own = np.zeros(len(side.rows), np.bool_)
    is_own[own] = True
    order = once(view, ("by party", side.party), lambda: ordered(side.other))
    many = np.bincount(side.other.take(own), minlength=view.size)
    return side.rows[order[is_own.take(order)]], [0, *np.cumsum(many).tolist()]


def imbalance(view: View) -> Floats:
    """Return how unlike the access to the two sides is: the difference of both closenesses."""
    a, b = (side_closeness(view, side, CONTACT, 365.0) for side in view.sides)
    return np.abs(a - b)


def recurrency(view: View) -> Floats:
    """Return, by party, log(1 + months in which it was in touch with both sides within a week).

    A month is halved for every quarter of age. Source: the recurrency baseline of temporal link
    forecasting (Gastinger et al. 2024): what happened lately happens again.
    """
    keys, long = _errand_keys(view)
    party, day = np.divmod(keys, long)
    unique = each_once(party * long + (view.asof - _first(view) - day) // MONTH)
    party, month = np.divmod(unique, long)
    return np.log1p(np.bincount(party, 0.5 ** (month * MONTH / 90.0), minlength=view.size))


def errands(view: View, party: int) -> Ints:
    """Return the days of a party's contact with a side that had the other within a week."""
    keys, long = _errand_keys(view)
    begin, end = np.searchsorted(keys, [party * long, (party + 1) * long])
    return np.asarray(keys[begin:end] - party * long + _first(view))


def who_ran_errands(view: View) -> frozenset[int]:
    """Return the parties in contact with both sides within a week."""
    keys, long = _errand_keys(view)
    return frozenset(each_once(keys // long).tolist())


def _first(view: View) -> int:
    """Return a day before all that is known, by more than an errand."""
    return view.events.first - 2 * WITHIN


def _errand_keys(view: View) -> tuple[Ints, int]:
    """Return every party's errands as one number each, party times some length plus day; and that length."""
    return once(view, "errands", lambda: _find_errands(view))


def _find_errands(view: View) -> tuple[Ints, int]:
    long = max(view.asof - _first(view), 0) + 4 * WITHIN
    a, b = (_contact_keys(view, side, long) for side in view.sides)
    return each_once(np.concatenate([_near(a, b), _near(b, a)])), long


def _near(a: Ints, b: Ints) -> Ints:
    """Return which of `a` have one of `b` within a week."""
    after = np.searchsorted(b, a + WITHIN, side="right")
    return np.asarray(a[after > np.searchsorted(b, a - WITHIN)])


def _contact_keys(view: View, side: Side, long: int) -> Ints:
    rows = chosen(view, side, CONTACT)
    return np.sort(side.other.take(rows) * long + (view.asof - _first(view)) - side.age.take(rows))


def alignment(view: View) -> Floats:
    """Return, by party, how far it is the friend of one side and the enemy of the other.

    Source: structural balance (Heider 1946, Cartwright & Harary 1956): such a triad is balanced,
    and its third is an ally rather than a go-between. The product of closeness to one side and of
    hostility with the other, the greater of both ways.
    """
    return np.sqrt(np.maximum(*alignment_ways(view)))


def alignment_ways(view: View) -> tuple[Floats, Floats]:
    """Return, by party, friend of A times enemy of B, and friend of B times enemy of A."""
    friend = [side_closeness(view, side, COOPERATION, 90.0) for side in view.sides]
    enemy = [side_closeness(view, side, HOSTILE, 365.0) for side in view.sides]
    return friend[0] * enemy[1], friend[1] * enemy[0]


def rivalry(view: View) -> Floats:
    """Return, by party, the greater share it has in a side's hostile acts of the last month.

    A few acts are taken for granted (FEW), so that the only act told of is not all the fighting.
    """
    return np.maximum(*rivalry_shares(view))


def rivalry_shares(view: View) -> tuple[Floats, Floats]:
    """Return, by party, its share in the hostile acts of A and of B in the last month."""
    count = [hostile_month(view, side) for side in view.sides]
    a, b = (found / (float(found.sum()) + FEW) for found in count)
    return a, b


def hostile_month(view: View, side: Side) -> Floats:
    """Return, by party, the hostile acts between it and a side in the last month."""
    rows = chosen(view, side, HOSTILE)
    rows = rows[side.age.take(rows) < MONTH]
    return np.bincount(side.other[rows], minlength=view.size).astype(np.float64)


def main_adversaries(view: View, fewest: int = 1) -> frozenset[int]:
    """Return the parties that are among the two main adversaries of A or of B in the last month.

    Of equals the one met first counts, as the one that has been at it longer. A party with less than
    `fewest` hostile acts is none: in a handful of stories one quarrel makes no enemy.
    """
    return frozenset(p for side in view.sides for p in _most_hostile(view, side, fewest)) - {
        view.a.party,
        view.b.party,
    }


def _most_hostile(view: View, side: Side, fewest: int) -> list[int]:
    rows = chosen(view, side, HOSTILE)
    rows = rows[side.age.take(rows) < MONTH]
    count: dict[int, int] = {}
    for party in side.other[rows].tolist():
        count[party] = count.get(party, 0) + 1
    return [p for p in sorted(count, key=lambda p: -count[p])[:MAIN] if count[p] >= fewest]


def _greater(view: View, ties: Ties, measure: Callable[[Ties, int, int], Floats]) -> Floats:
    a, b = view.a.party, view.b.party
    return np.maximum(measure(ties, a, b), measure(ties, b, a))


def _lesser(view: View, ties: Ties, measure: Callable[[Ties, int, int], Floats]) -> Floats:
    a, b = view.a.party, view.b.party
    return np.minimum(measure(ties, a, b), measure(ties, b, a))


def _sided(name: str, means: str, sign: int, kind: int, half_life: float) -> Feature:
    return Feature(
        name, means, sign, lambda view, _: per_side(view, kind, half_life), kind, half_life
    )


FEATURES: tuple[Feature, ...] = (
    _sided("cooperation", "cooperation with each side, in words and deeds", 1, COOPERATION, 90.0),
    _sided("contact", "contacts with each side of late", 1, CONTACT, 30.0),
    _sided("acquaintance", "contacts with each side over the years", 1, CONTACT, LONG),
    _sided("announced", "announced meetings with each side, offers to help", 1, ANNOUNCED, 30.0),
    _sided("mediation", "acts of mediation toward each side", 1, MEDIATED, 365.0),
    Feature("recurrency", "in touch with both sides within a week", 1, lambda v, _: recurrency(v)),
    Feature(
        "circle", "moves in the same circles as a side", 1,
        lambda v, t: _greater(v, t, position.likeness),
    ),
    Feature(
        "neighbours", "interlocutors shared with both sides", 1,
        lambda v, t: _lesser(v, t, position.adamic_adar),
    ),
    Feature("brokerage", "stands between other parties that fight", 1, position.brokerage),
    _sided("hostility", "hostile acts between it and a side", -1, HOSTILE, 365.0),
    Feature("rivalry", "its part in a side's fighting of late", -1, lambda v, _: rivalry(v)),
    Feature("alignment", "friend of one side, enemy of the other", -1, lambda v, _: alignment(v)),
    Feature("imbalance", "access to one side much better than to the other", -1,
            lambda v, _: imbalance(v)),
    Feature("activity", "busy everywhere", 0, lambda _, t: position.activity(t)),
    _sided("failure", "attempts toward a side that failed", -1, FAILED, 365.0),
)  # fmt: skip
NAMES = tuple(feature.name for feature in FEATURES)


def feature_matrix(view: View, names: tuple[str, ...] = NAMES) -> Floats:
    """Return the features as columns, a row a party, in the order of `names`."""
    ties = make_ties(view)
    chosen_features = {feature.name: feature for feature in FEATURES}
    return np.stack([chosen_features[name].compute(view, ties) for name in names], axis=1)
