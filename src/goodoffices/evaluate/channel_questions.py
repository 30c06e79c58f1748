"""Questions made from history: who went between a hostile pair in the month after a day.

The recipe is that of the back-test's own questions. A pair with enough material conflict in the
last month, each among the other's main adversaries, asks on a day; those answer who had
consultation or mediation contact with both within a week in the next month and are not among
either side's two main adversaries. Every event used is dated before `asof` plus a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from goodoffices.channels.features import hostile_month, main_adversaries, who_ran_errands
from goodoffices.channels.relations import HOSTILE
from goodoffices.channels.table import Events
from goodoffices.channels.view import View, make_view

MONTH = 30
FOES = 5  # each must be among so many main adversaries of the other
FEWEST = 4  # hostile acts in the last month; the back-test asks for 5 or 10


class Question(msgspec.Struct, frozen=True):
    """A pair on a day (since 1970), those who went between in the next month, and who of them was new."""

    a: int
    b: int
    asof: int
    answers: frozenset[int]
    new: frozenset[int]
    hostile: int


def make_questions(
    events: Events, days: Iterable[int], until: int, fewest: int = FEWEST
) -> Iterator[Question]:
    """Yield the questions of these days whose month of answers is over on day `until`.

    Pairs nobody went between are left out: the questions ask who, not whether.
    """
    for day in days:
        if day + MONTH <= until:
            for a, b in _pairs(events, day, fewest):
                question = _question(events, a, b, day, until)
                if question.answers:
                    yield question


def _question(events: Events, a: int, b: int, day: int, until: int) -> Question:
    before, after = make_view(events, a, b, day), make_view(events, a, b, min(day + MONTH, until))
    barred = main_adversaries(before) | {a, b}
    answers = _between(after, day) - barred
    new = answers - _between(before, day - MONTH)
    return Question(a, b, day, answers, new, int(hostile_month(before, before.a)[b]))


def _between(view: View, since: int) -> frozenset[int]:
    """Return who was in touch with both sides within a week, both after day `since`."""
    events = view.events
    first = int(np.searchsorted(events.day, since, side="right"))
    a, b = (side.since(first) for side in view.sides)
    return who_ran_errands(msgspec.structs.replace(view, a=a, b=b, kept={}))


def _pairs(events: Events, day: int, fewest: int) -> list[tuple[int, int]]:
    """Return the pairs hostile enough on a day, each among the other's main adversaries."""
    foes = _foes(events, day)
    top = {party: sorted(of, key=lambda p: -of[p])[:FOES] for party, of in foes.items()}
    return sorted(
        (a, b)
        for a, of in foes.items()
        for b, count in of.items()
        if a < b and count >= fewest and b in top[a] and a in top[b]
    )


def _foes(events: Events, day: int) -> dict[int, dict[int, int]]:
    start = int(np.searchsorted(events.day, day - MONTH, side="right"))
    stop = int(np.searchsorted(events.day, day, side="right"))
    rows = start + np.flatnonzero((events.kind[start:stop] & HOSTILE) > 0)
    foes: dict[int, dict[int, int]] = {}
    for a, b in zip(events.source[rows].tolist(), events.target[rows].tolist(), strict=True):
        for one, other in ((a, b), (b, a)):
            of = foes.setdefault(one, {})
            of[other] = of.get(other, 0) + 1
    return foes
