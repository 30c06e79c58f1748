"""What goes into the finder and what comes out: sentences in their place, and single tellings of steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.rules import Says
from goodoffices.ceasefires.shape import Citation


class Dated(msgspec.Struct, frozen=True):
    """An event that the record has of a sentence: its trigger, its last day if told, who acts.

    `mediators` are who mediates in it, or is host to it.
    """

    start: int
    end: int
    day: str | None
    actors: tuple[Named, ...]
    mediators: tuple[Named, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a report with what the finder needs to know of its place.

    `today` is the day for what has no date of its own: that of the report, or of the one it copies.
    `order` sorts by day, report and place. `context`: a truce was told of a little before. `both`
    are the two sides of the conflict. `rejected` are the places of words that a person said tell no
    such event, or no event that came to pass.
    """

    cite: Citation
    today: str
    order: tuple[str, str, int]
    context: bool
    headline: bool
    both: tuple[Named, ...]
    events: tuple[Dated, ...] = ()
    rejected: tuple[tuple[int, int], ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A step as one sentence tells it; `hours` is 0 for a truce without end, None where untold.

    `dated`: the words tell the day. `new`: they tell of a truce as of a new one. `keeps`: they are
    about keeping one that is there.
    """

    kind: Says
    day: str
    dated: bool
    by: tuple[Named, ...]
    brokers: tuple[Named, ...]
    announced: bool
    hours: int | None
    humanitarian: bool
    new: bool
    keeps: bool
    rule: str
    cite: Citation
    order: tuple[str, str, int]
    headline: bool


def days_between(day: str, later: str) -> int:
    """Return how many days `later` comes after `day`; negative where it comes before."""
    return (dt.date.fromisoformat(later) - dt.date.fromisoformat(day)).days


def side_of(one: Named) -> str:
    """Return what a party is matched by: its country, or its name where it has none."""
    return one.country or one.name


def once(parties: Iterable[Named]) -> tuple[Named, ...]:
    """Return the parties, each name once."""
    return tuple({one.name: one for one in parties}.values())
