"""A party's place in the ranking in words: for each feature what it saw, and the rows it saw it in.

A reason quotes counts, days and names of its rows, so that taking a row away changes or removes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import msgspec
import numpy as np

from goodoffices.channels.evidence import cite, count_words, one_row, span, verbs
from goodoffices.channels.features import (
    FEATURES,
    MONTH,
    WITHIN,
    Feature,
    alignment_ways,
    errands,
    rivalry_shares,
    rows_with,
    side_closeness,
)
from goodoffices.channels.network_position import (
    REACH,
    Ties,
    feuds,
    likeness,
    pair_number,
    rows_by_pair,
    tied_to,
)
from goodoffices.channels.relations import CONTACT, COOPERATION, HOSTILE
from goodoffices.channels.shape import Evidence, Reason
from goodoffices.channels.table import Flags, Floats, Ints, iso_day
from goodoffices.channels.view import View, chosen, once

NAMED = 3  # shared interlocutors, feuds named
NOUNS = {
    "cooperation": "friendly act",
    "contact": "contact",
    "acquaintance": "contact",
    "announced": "meeting|s announced or help offered",
    "mediation": "act|s of mediation",
    "hostility": "hostile act",
    "failure": "attempt|s that failed",
}


class Told(msgspec.Struct, frozen=True):
    """What one feature says of a party: words, evidence shown, rows in all, its part of the feature."""

    words: str
    evidence: tuple[Evidence, ...]
    count: int
    share: float = 1.0


class Asked(msgspec.Struct, frozen=True):
    """The party asked about, in its question."""

    view: View
    ties: Ties
    party: int

    def name(self, party: int) -> str:
        """Return a party's name."""
        return self.view.events.names[party]


def reasons_for(
    view: View, ties: Ties, party: int, values: Floats, weights: Mapping[str, float]
) -> tuple[Reason, ...]:
    """Return why `party` has its score, what weighs most first.

    `values` are its features in the order of `FEATURES`. A feature that is zero gives no reason.
    """
    asked = Asked(view, ties, party)
    found = [
        Reason(
            feature=feature.name,
            reason=told.words,
            weight=round(float(value) * weights.get(feature.name, 0.0) * told.share, 4),
            evidence=told.evidence,
            count=told.count,
        )
        for feature, value in zip(FEATURES, values.tolist(), strict=True)
        if value > 0 and weights.get(feature.name)
        for told in tell(asked, feature)
    ]
    said = (one for one in found if one.weight)
    return tuple(sorted(said, key=lambda one: (-abs(one.weight), one.feature, one.reason)))


def tell(asked: Asked, feature: Feature) -> Iterator[Told]:
    """Yield what a feature says of the party asked about: per side, or at once."""
    if feature.kinds:
        yield from _per_side(asked, feature)
    else:
        yield from _TELLERS[feature.name](asked)


def _per_side(asked: Asked, feature: Feature) -> Iterator[Told]:
    view = asked.view
    near = [
        side_closeness(view, s, feature.kinds, feature.half_life)[asked.party] for s in view.sides
    ]
    for side, part in zip(view.sides, near, strict=True):
        rows = rows_with(view, side, feature.kinds, asked.party)
        if len(rows):
            share = float(part / max(sum(near), 1e-12))
            key = (
                "seen",
                side.party,
                feature.kinds,
                asked.party,
            )  # several features look at one kind
            words, shown = once(view, key, partial(_seen, view, rows))
            what = count_words(len(rows), NOUNS[feature.name])
            toward = "toward" if feature.name in {"mediation", "failure"} else "with"
            yield Told(f"{what} {toward} {asked.name(side.party)} {words}", shown, len(rows), share)


def _seen(view: View, rows: Ints) -> tuple[str, tuple[Evidence, ...]]:
    """Return what was done in rows and when, in words, and the latest of them."""
    late = int((view.asof - view.events.day[rows] < REACH).sum())
    lately = "" if late == len(rows) else f", {late} of them in the last {REACH} days"
    words = f"({verbs(view.events, rows)}), {span(view.events, rows)}{lately}"
    return words, cite(view.events, rows)


def _recurrency(asked: Asked) -> Iterator[Told]:
    view, events = asked.view, asked.view.events
    days = errands(view, asked.party)
    if not len(days):
        return
    rows = [rows_with(view, s, CONTACT, asked.party) for s in view.sides]
    rows = [r[_are_in(days, events.day[r])] for r in rows]
    last = int(days.max())
    ends = [r[np.abs(events.day[r] - last) <= WITHIN][-1] for r in rows]
    what = " and ".join(
        f"{asked.name(side.party)} on {iso_day(events.day[row])}"
        for side, row in zip(view.sides, ends, strict=True)
    )
    both = np.concatenate(rows)
    often = f"so on {count_words(len(days), 'day')} with {count_words(len(both), 'contact')}"
    words = f"in touch with both sides within a week: {what}; {often}"
    shown = tuple(one_row(events, int(row)) for row in ends)
    yield Told(words, shown, len(both))


def _are_in(sorted_days: Ints, days: Ints) -> Flags:
    """Return which days are among some that are sorted."""
    places = np.minimum(np.searchsorted(sorted_days, days), len(sorted_days) - 1)
    return np.asarray(sorted_days[places] == days)


def _circle(asked: Asked) -> Iterator[Told]:
    """Tell of the side whose circle it shares most: the feature is the greater of both."""
    a, b, ties = asked.view.a.party, asked.view.b.party, asked.ties
    near = [
        once(asked.view, ("likeness", one), partial(likeness, ties, one, other))[asked.party]
        for one, other in ((a, b), (b, a))
    ]
    side = a if near[0] >= near[1] else b
    mine, theirs = tied_to(ties, asked.party), tied_to(ties, side)
    theirs[[a, b]] = 0.0
    shared = np.flatnonzero((theirs > 0) & (mine > 0))
    best = shared[np.argsort(-(theirs * mine)[shared], kind="stable")][:NAMED]
    whom = f"{len(shared)} of those {asked.name(side)} deals with"
    words = f"deals with {whom}, {_dealings(asked, side, best)}"
    shown = (*_ties_cited(asked, asked.party, best), *_ties_cited(asked, side, best))
    yield Told(words, shown, len(shared))


def _dealings(asked: Asked, side: int, others: Ints) -> str:
    named = [
        f"{asked.name(o)} ({_between(asked, asked.party, o).size} of its contacts, "
        f"{_between(asked, side, o).size} of {asked.name(side)}'s)"
        for o in others.tolist()
    ]
    return "in the last quarter first of all " + ", ".join(named)


def _between(asked: Asked, one: int, other: int, kind: int = CONTACT) -> Ints:
    """Return the rows of the last quarter in which two parties dealt with each other."""
    view = asked.view
    rows, pairs = once(view, ("lately", kind), lambda: rows_by_pair(view, kind))
    begin, end = np.searchsorted(pairs, pair_number(view, one, other) + np.arange(2))
    return np.asarray(rows[begin:end])


def _ties_cited(asked: Asked, one: int, others: Ints) -> tuple[Evidence, ...]:
    events = asked.view.events
    return tuple(one_row(events, int(_between(asked, one, o)[-1])) for o in others.tolist())


def _neighbours(asked: Asked) -> Iterator[Told]:
    a, b = asked.view.a.party, asked.view.b.party
    mine = tied_to(asked.ties, asked.party)
    both = np.minimum(tied_to(asked.ties, a), tied_to(asked.ties, b))
    mine[[a, b]] = 0.0
    shared = np.flatnonzero((mine > 0) & (both > 0))
    best = shared[np.argsort(-(mine * both)[shared], kind="stable")][:NAMED]
    if len(best):
        named = ", ".join(
            f"{asked.name(o)} ({count_words(_between(asked, asked.party, o).size, 'contact')})"
            for o in best.tolist()
        )
        words = f"deals with {len(shared)} parties that both sides deal with: {named}"
        yield Told(words, _ties_cited(asked, asked.party, best), len(shared))
    else:
        yield Told("deals with parties that each side deals with, none of them with both", (), 0)


def _brokerage(asked: Asked) -> Iterator[Told]:
    events = asked.view.events
    found = [
        (one, other, _between(asked, one, asked.party), _between(asked, other, asked.party))
        for one, other in feuds(asked.view)
    ]
    found = [entry for entry in found if len(entry[2]) and len(entry[3])]
    if found:
        best = found[:NAMED]
        pairs = [
            f"{asked.name(a)} ({len(x)}) and {asked.name(b)} ({len(y)})" for a, b, x, y in best
        ]
        many = count_words(len(found), "other feud")
        words = f"in contact with both ends of {many} in the last quarter: {', '.join(pairs)}"
        shown = tuple(one_row(events, int(r[-1])) for _, _, x, y in best for r in (x, y))
        yield Told(words, shown, len(found))


def _rivalry(asked: Asked) -> Iterator[Told]:
    """Tell of the side in whose fighting it has the greater part."""
    view = asked.view
    a, b = rivalry_shares(view)
    side = view.a if a[asked.party] >= b[asked.party] else view.b
    rows = chosen(view, side, HOSTILE)
    rows = rows[side.age[rows] < MONTH]
    own = np.asarray(side.rows[rows[side.other[rows] == asked.party]])
    many = count_words(len(rows), "hostile act")
    words = f"{len(own)} of {many} of {asked.name(side.party)} in the last month concern it"
    yield Told(words, cite(view.events, own), len(own))


def _alignment(asked: Asked) -> Iterator[Told]:
    """Tell of the way in which it is friend and enemy most."""
    view, events = asked.view, asked.view.events
    ways = alignment_ways(view)
    first = ways[0][asked.party] >= ways[1][asked.party]
    friend, enemy = (view.a, view.b) if first else (view.b, view.a)
    good = rows_with(view, friend, COOPERATION, asked.party)
    bad = rows_with(view, enemy, HOSTILE, asked.party)
    fond = f"{count_words(len(good), 'friendly act')} with {asked.name(friend.party)}"
    words = f"{fond} but {count_words(len(bad), 'hostile act')} with {asked.name(enemy.party)}"
    yield Told(words, cite(events, good, 2) + cite(events, bad, 2), len(good) + len(bad))


def _imbalance(asked: Asked) -> Iterator[Told]:
    view, events = asked.view, asked.view.events
    rows = [rows_with(view, s, CONTACT, asked.party) for s in view.sides]
    names = [asked.name(s.party) for s in view.sides]
    words = " but ".join(
        f"{count_words(len(r), 'contact')} with {n}" for r, n in zip(rows, names, strict=True)
    )
    both = np.concatenate(rows)
    yield Told(words, cite(events, both), len(both))


def _activity(asked: Asked) -> Iterator[Told]:
    events, party = asked.view.events, asked.party
    start = int(np.searchsorted(events.day, asked.view.asof - REACH))
    stop = asked.view.known
    own = (events.source[start:stop] == party) | (events.target[start:stop] == party)
    rows = start + np.flatnonzero(own & ((events.kind[start:stop] & CONTACT) > 0))
    words = f"{count_words(len(rows), 'contact')} with anybody in the last quarter"
    yield Told(words, cite(events, rows), len(rows))


_TELLERS: Mapping[str, Callable[[Asked], Iterator[Told]]] = {
    "recurrency": _recurrency,
    "circle": _circle,
    "neighbours": _neighbours,
    "brokerage": _brokerage,
    "rivalry": _rivalry,
    "alignment": _alignment,
    "imbalance": _imbalance,
    "activity": _activity,
}
