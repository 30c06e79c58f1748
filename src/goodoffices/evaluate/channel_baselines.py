"""Public ways to rank go-betweens, as small as they come: what the product has to beat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from goodoffices.channels.features import recurrency
from goodoffices.channels.network_position import activity, make_ties
from goodoffices.channels.relations import CONTACT, COOPERATION
from goodoffices.channels.table import Floats
from goodoffices.channels.view import View, chosen, decayed

YEAR = 365


def global_activity(view: View) -> Floats:
    """Return, by party, how busy it is with everybody."""
    return activity(make_ties(view))


def common_neighbour(view: View) -> Floats:
    """Return the geometric mean of contacts with both sides in the last year: a neighbour of both."""
    rows = [(side, chosen(view, side, CONTACT)) for side in view.sides]
    near = [(side, picked[side.age[picked] < YEAR]) for side, picked in rows]
    a, b = (np.bincount(side.other[picked], minlength=view.size) for side, picked in near)
    return np.asarray(np.sqrt(a * b), dtype=np.float64)


def decayed_cooperation(view: View) -> Floats:
    """Return the geometric mean of cooperation with both sides, halved every 90 days."""
    a, b = (decayed(view, side, chosen(view, side, COOPERATION), 90.0) for side in view.sides)
    return np.asarray(np.sqrt(a * b), dtype=np.float64)


BASELINES: Mapping[str, Callable[[View], Floats]] = {
    "global activity": global_activity,
    "common neighbour": common_neighbour,
    "decayed cooperation": decayed_cooperation,
    "recurrency": recurrency,
}
