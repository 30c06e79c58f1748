"""How hard two parties treat each other, week by week, and where that turned."""

from __future__ import annotations

from typing import Literal

import msgspec

Direction = Literal["escalating", "easing", "steady"]
Unit = Literal["day", "week"]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """An event behind a figure: its id, day, type and PLOVER score, and the sentence that tells it."""

    event: str
    day: str
    type: str
    mode: str | None
    status: str
    score: float
    report: str
    sentence: int
    text: str
    synthetic: bool = False


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a week from its Monday.

    `conflict` and `cooperation` are sums of PLOVER scores, both as positive numbers; `net` is the
    one taken from the other, negative where conflict prevails. `events` are counted once each, however
    many reports tell them. `reports` is how many the record has of the period: with none, silence
    tells nothing and `net` is None.
    """

    start: str
    conflict: float
    cooperation: float
    net: float | None
    events: int
    reports: int
    cites: tuple[Citation, ...]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A day or week from which the level was another: the mean net before and after, and what happened."""

    start: str
    direction: Direction
    before: float
    after: float
    cites: tuple[Citation, ...]


class Tempo(msgspec.Struct, frozen=True, kw_only=True):
    """The tempo of a pair: its weeks, its turns (found by `unit`), and where it is heading since when.

    `since` is the start of the last turn, None where there was none.
    """

    a: str
    b: str
    weeks: tuple[Period, ...]
    turns: tuple[Turn, ...]
    unit: Unit
    trend: Direction
    since: str | None


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two countries or bodies of the record, with how many events, told once each, are between them."""

    a: str
    b: str
    events: int
