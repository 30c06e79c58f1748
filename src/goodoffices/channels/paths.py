"""Through whom A can reach B: paths of two legs, with how far each leg can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from goodoffices.channels.evidence import cite, count_words
from goodoffices.channels.features import main_adversaries
from goodoffices.channels.relations import CONTACT, COOPERATION, HOSTILE
from goodoffices.channels.shape import Evidence
from goodoffices.channels.table import Floats, Ints, iso_day
from goodoffices.channels.view import Side, View, chosen, decayed

HALF_LIFE = 180.0
DOUBT = 2.0  # friendly acts' worth of doubt about somebody nothing is known of


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a path.

    `trust` in 0-1: friendly acts, halved for each half year of age, against hostile ones and a doubt
    that shrinks as evidence grows.
    """

    source: str
    target: str
    trust: float
    words: str
    friendly: int
    hostile: int
    last: str
    evidence: tuple[Evidence, ...]


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """A way from A to B through one party; `trust` is the product of both legs'."""

    through: str
    trust: float
    legs: tuple[Leg, Leg]


def find_paths(view: View, limit: int = 10, fewest: int = 1) -> list[Path]:
    """Return the ways from A to B through one party that is in contact with both, most trusted first.

    Main adversaries of a side carry nothing. A leg's trust falls with every hostile act.
    """
    with_a, with_b = (_contacts(view, side) for side in view.sides)
    both = np.flatnonzero((with_a > 0) & (with_b > 0))
    barred = main_adversaries(view, fewest) | {view.a.party, view.b.party}
    trust = [_trust(view, side) for side in view.sides]
    worth = trust[0] * trust[1]
    order = [p for p in both[np.argsort(-worth[both], kind="stable")].tolist() if p not in barred]
    return [
        Path(
            through=view.events.names[party],
            trust=round(float(worth[party]), 4),
            legs=tuple(_legs(view, trust, party)),  # type: ignore[arg-type]  # two sides, two legs
        )
        for party in order[:limit]
    ]


def _contacts(view: View, side: Side) -> Ints:
    rows = chosen(view, side, CONTACT)
    return np.bincount(side.other[rows], minlength=view.size)


def _trust(view: View, side: Side) -> Floats:
    good = decayed(view, side, chosen(view, side, COOPERATION), HALF_LIFE)
    bad = decayed(view, side, chosen(view, side, HOSTILE), HALF_LIFE)
    return np.asarray(good / (good + bad + DOUBT))


def _legs(view: View, trust: list[Floats], party: int) -> Iterator[Leg]:
    names = view.events.names
    ends = ((names[view.a.party], names[party]), (names[party], names[view.b.party]))
    for side, own, (source, target) in zip(view.sides, trust, ends, strict=True):
        good, bad = (_rows(view, side, kind, party) for kind in (COOPERATION, HOSTILE))
        last = iso_day(view.events.day[_rows(view, side, CONTACT, party)].max())
        friendly = count_words(len(good), "friendly act")
        words = f"{friendly}, {count_words(len(bad), 'hostile one')}, last in contact on {last}"
        yield Leg(
            source=source,
            target=target,
            trust=round(float(own[party]), 4),
            words=words,
            friendly=len(good),
            hostile=len(bad),
            last=last,
            evidence=cite(view.events, good, 3) + cite(view.events, bad, 2),
        )


def _rows(view: View, side: Side, kind: int, party: int) -> Ints:
    picked = chosen(view, side, kind)
    return np.asarray(side.rows[picked[side.other[picked] == party]])
