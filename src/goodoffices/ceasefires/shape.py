"""The life of a ceasefire, from the first call for it to its end, each step with the words that tell it."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "called for", "offered", "talks", "accepted", "rejected", "agreed", "in force", "violated",
    "extended", "ended",
]  # fmt: skip
State = Literal[
    "called for", "offered", "under discussion", "rejected", "agreed", "in force", "ended"
]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence of a report that tells something; `sentence` counts from 0."""

    report: str
    sentence: int
    text: str
    published: str | None
    source: str | None
    synthetic: bool = False


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a life: what, on which ISO day, by whom (empty where it isn't told).

    `announced` marks a beginning told ahead that no report confirms. `rules` are those of
    `steps.toml` that read it, or the event's own rule. `dated`: the words of a report tell the day;
    else it is the day of the first that tells the step.
    """

    kind: Kind
    day: str
    by: tuple[str, ...]
    announced: bool
    rules: tuple[str, ...]
    cites: tuple[Citation, ...]
    dated: bool = True


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a side asks for, or what the truce lays down, in the report's words."""

    words: str
    by: tuple[str, ...]
    cite: Citation


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """For how many hours, whether without end, whether for humanitarian ends, under what conditions."""

    hours: int | None
    open_ended: bool
    humanitarian: bool
    conditions: tuple[Condition, ...]


class Ceasefire(msgspec.Struct, frozen=True, kw_only=True):
    """One process: its parties, who brokered it, its terms, and its steps by day."""

    name: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    state: State
    first: str
    last: str
    terms: Terms
    steps: tuple[Step, ...]
