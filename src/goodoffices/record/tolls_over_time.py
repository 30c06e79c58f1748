"""Tolls over time: each source's count by itself, as a range, for a conflict and for each incident.

Nothing here is ever added up. A running total ("1,300 killed since 8 July") holds all that its source
counted before; two sources count the same dead; and copies of a report are one telling.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

import msgspec

from goodoffices.record.faults import explained
from goodoffices.record.open import Record
from goodoffices.record.sql import query
from goodoffices.record.stories import away

OPEN_ABOVE = frozenset({"at least", "over", "dozens", "scores", "hundreds", "thousands"})
OPEN_BELOW = frozenset({"up to", "fewer than"})
OVERTAKEN = 7  # days after which a running total says nothing of today's range
# What "dozens" can mean at least: a floor for the range, never a figure of its own.
FLOORS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as told: by whose count, of which day, in which sentence.

    `low` and `high` bound the number; None is open ("over 100": low 101, high None). `source` is
    who counted, or the outlet where nobody is named. `since` is the day a total counts from, if told.
    """

    source: str
    kind: str
    whom: tuple[str, ...]
    day: str | None
    low: int | None
    high: int | None
    qualifier: str
    cumulative: bool
    since: str | None
    place: str | None
    finding: str
    report: str
    outlet: str | None
    sentence: int
    words: str
    synthetic: bool


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """What all sources together allow: the lowest low and the highest high, None where one is open.

    `disputed`: two sources' ranges of the same day don't meet.
    """

    low: int | None
    high: int | None
    sources: int
    disputed: bool


class RunningToll(msgspec.Struct, frozen=True, kw_only=True):
    """One source's running total of one kind of victims, by day; `revised` are days it went down."""

    source: str
    kind: str
    whom: tuple[str, ...]
    claims: tuple[Claim, ...]
    revised: tuple[str, ...]

    @property
    def latest(self) -> Claim:
        """The last figure that the source gave."""
        return self.claims[-1]


class ConflictToll(msgspec.Struct, frozen=True, kw_only=True):
    """How many of one kind of victims, by each source's last running total, side by side.

    `range` is of the totals given in the week before the newest: older ones are overtaken.
    """

    kind: str
    whom: tuple[str, ...]
    by_source: tuple[RunningToll, ...]
    range: Range


class IncidentToll(msgspec.Struct, frozen=True, kw_only=True):
    """How many one incident hurt, by source; `event` is the id under which its tellings are one."""

    event: str
    kind: str
    whom: tuple[str, ...]
    day: str | None
    place: str | None
    claims: tuple[Claim, ...]
    range: Range


def conflict_tolls(
    record: Record, *, kind: str | None = None, since: str | None = None, until: str | None = None
) -> list[ConflictToll]:
    """Return the running totals of the record's reports, by kind and victims, each source apart.

    `kind` is one of the contract's ("killed"); the days bound what is counted, both included.
    """
    return total_tolls(claim for _, claim in claims(record, kind, since, until) if claim.cumulative)


def total_tolls(totals: Iterable[Claim]) -> list[ConflictToll]:
    """Return running totals by kind and victims, each source apart."""
    found = []
    for (what, whom), group in _grouped(totals):
        sources = tuple(_running(source, own) for source, own in _by_source(group))
        last = _still_valid([one.latest for one in sources])
        found.append(ConflictToll(kind=what, whom=whom, by_source=sources, range=range_of(last)))
    return found


def incident_tolls(
    record: Record, *, kind: str | None = None, since: str | None = None, until: str | None = None
) -> list[IncidentToll]:
    """Return how many each incident hurt, by source; incidents are events told once, oldest first.

    Figures whose sentence tells no attack are left out, as are running totals.
    """
    told: dict[str, list[Claim]] = {}
    for incident, claim in claims(record, kind, since, until):
        if incident is not None and not claim.cumulative:
            told.setdefault(incident, []).append(claim)
    found = [toll for event, own in told.items() for toll in tolls_of_incident(event, own)]
    return sorted(found, key=incident_order)


def tolls_of_incident(event: str, own: Sequence[Claim]) -> list[IncidentToll]:
    """Return how many one incident hurt, by kind and victims, of all that is told of it."""
    return [
        IncidentToll(
            event=event,
            kind=what,
            whom=whom,
            day=group[0].day,
            place=next((claim.place for claim in group if claim.place), None),
            claims=tuple(group),
            range=range_of(_last_by_source(group)),
        )
        for (what, whom), group in _grouped(own)
    ]


def incident_order(toll: IncidentToll) -> tuple[str, str, str, tuple[str, ...]]:
    """Return what incidents are in the order of: their days, oldest first."""
    return toll.day or "", toll.event, toll.kind, toll.whom


def claims(
    record: Record, kind: str | None, since: str | None, until: str | None
) -> list[tuple[str | None, Claim]]:
    """Return every figure told, with its incident; of the copies of a report only one tells it."""
    values = {"kind": kind, "since": since, "until": until}
    with explained(record.path):
        rows = record.connection.execute(query("told-tolls"), values).fetchall()
    found: list[tuple[str | None, Claim]] = []
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        claim = claim_of(row)
        telling = (row["story"], claim.source, claim.kind, claim.whom, claim.low, claim.high)
        if telling not in seen:
            found.append((row["incident"], claim))
        seen.add(telling)
    return found


def claim_of(row: sqlite3.Row) -> Claim:
    """Return a row of `told-tolls.sql` or `table-tolls.sql` as a claim."""
    low, high = bounds(row["low"], row["high"], row["qualifier"])
    return Claim(
        source=row["claimant"] or row["outlet"] or "not told",
        kind=row["kind"],
        whom=tuple(sorted(json.loads(row["traits"]))),
        day=row["day"],
        low=low,
        high=high,
        qualifier=row["qualifier"],
        cumulative=bool(row["cumulative"]) and not _of_one_day(row),
        since=row["date_start"],
        place=row["place"],
        finding=row["finding"],
        report=row["report"],
        outlet=row["outlet"],
        sentence=row["sentence"],
        words=row["evidence"],
        synthetic=bool(row["synthetic"]),
    )


def _of_one_day(row: sqlite3.Row) -> bool:
    """Whether a total is of a single day, so that it doesn't run on."""
    return row["date_start"] is not None and row["date_start"] == row["date_end"]


def bounds(low: int | None, high: int | None, qualifier: str) -> tuple[int | None, int | None]:
    """Return what a figure with its qualifier bounds the number by; None is open."""
    if qualifier in FLOORS and low is None:
        return FLOORS[qualifier], None
    if qualifier == "over" and low is not None:
        return low + 1, None
    if qualifier in OPEN_ABOVE:
        return low, None
    if qualifier in OPEN_BELOW:
        top = high if high is not None else low
        return 0, top if top is None or qualifier == "up to" else top - 1
    return low, high if high is not None else low


def range_of(told: Iterable[Claim]) -> Range:
    """Return what the claims together allow; nothing is added."""
    every = list(told)
    lows = [claim.low for claim in every if claim.low is not None]
    highs = [claim.high for claim in every]
    return Range(
        low=min(lows, default=None),
        high=None if None in highs or not highs else max(h for h in highs if h is not None),
        sources=len({claim.source for claim in every}),
        disputed=any(
            _apart(one, other)
            for k, one in enumerate(every)
            for other in every[:k]
            if one.day == other.day and one.source != other.source
        ),
    )


def _still_valid(last: Sequence[Claim]) -> list[Claim]:
    """Return the figures that are not long overtaken: of the week before the newest, or undated."""
    newest = max((claim.day for claim in last if claim.day), default=None)
    if newest is None:
        return list(last)
    oldest = away(newest, -OVERTAKEN)
    return [claim for claim in last if claim.day is None or claim.day >= oldest]


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two ranges don't meet."""
    return _below(one, other) or _below(other, one)


def _below(one: Claim, other: Claim) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _running(source: str, own: Sequence[Claim]) -> RunningToll:
    revised = [
        later.day
        for earlier, later in pairwise(own)
        if later.day
        and later.high is not None
        and earlier.low is not None
        and later.high < earlier.low
    ]
    return RunningToll(
        source=source, kind=own[0].kind, whom=own[0].whom, claims=tuple(own), revised=tuple(revised)
    )


def _grouped(told: Iterable[Claim]) -> list[tuple[tuple[str, tuple[str, ...]], list[Claim]]]:
    ordered = sorted(told, key=lambda claim: (claim.kind, claim.whom))
    return [
        (key, sorted(group, key=_when))
        for key, group in groupby(ordered, key=lambda claim: (claim.kind, claim.whom))
    ]


def _by_source(told: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    ordered = sorted(told, key=lambda claim: (claim.source, *_when(claim)))
    return [(key, list(group)) for key, group in groupby(ordered, key=lambda claim: claim.source)]


def _last_by_source(told: Iterable[Claim]) -> list[Claim]:
    """Return what each source said last of an incident: first counts are corrected."""
    return [own[-1] for _, own in _by_source(told)]


def _when(claim: Claim) -> tuple[str, str, str]:
    return (claim.day or "", claim.report, claim.finding)
