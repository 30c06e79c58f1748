"""What a ranking is made of: a row of evidence, a reason, a third party, the answer."""

from __future__ import annotations

from typing import Literal

import msgspec


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where a record's row was read: report, sentence and its words, and who acted by name.

    `source_person` and `target_person` are the person or body behind the party, with the office
    held: "Barack Obama, president". `event` is the finding's id.
    """

    report: str
    sentence: str | None = None
    words: str | None = None
    event: str | None = None
    status: str | None = None
    published: str | None = None
    source_person: str | None = None
    target_person: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row that a reason rests on. `cited` holds where it was read, for a record's rows."""

    date: str | None = None
    source: str | None = None
    cameo: str | None = None
    target: str | None = None
    cited: tuple[Citation, ...] = ()


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a party stands where it does: what it adds to the score, in words, with its evidence.

    `count` is how many rows it rests on; `evidence` shows the latest of them.
    """

    feature: str
    reason: str
    weight: float
    evidence: tuple[Evidence, ...]
    count: int


Balance = Literal["both", "a", "b", "neither"]


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """A third party in the ranking.

    `amount` is the number of events between it and the two sides, `last` the day of the latest
    contact, `age` the days since; `contact` says with which side contact is on record. `rank_apart`
    is its place when nothing but its being busy everywhere is taken away.
    """

    third_party: str
    rank: int
    score: float
    why: tuple[Reason, ...]
    amount: int
    amount_a: int
    amount_b: int
    last: str | None
    age: int | None
    contact: Balance
    rank_apart: int
    people: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one question, with what it was drawn from.

    `adversaries` are left out of the ranking as main adversaries of a side. `note` says, where it
    is so, that no channel is supported.
    """

    a: str
    b: str
    asof: str
    weights: str
    events: int
    channels: tuple[Channel, ...]
    adversaries: tuple[str, ...] = ()
    note: str = ""
