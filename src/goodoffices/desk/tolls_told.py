"""The tolls that belong to a question, each source by itself: those in its situation or its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import msgspec
import numpy as np

from goodoffices.desk.counted import choose, reports_about
from goodoffices.desk.desk import Desk
from goodoffices.desk.known import Known
from goodoffices.desk.sides import Span
from goodoffices.record import Filter
from goodoffices.record.columns import NONE, Flags, Ints, codes_flags, iso_day, ordered
from goodoffices.record.tolls_over_time import (
    Claim,
    ConflictToll,
    IncidentToll,
    incident_order,
    range_of,
    tolls_of_incident,
    total_tolls,
)

MAINLY = 3  # acts of a situation, or one attack, by which a report is one about it


class TollsTold(msgspec.Struct, frozen=True, kw_only=True):
    """Running totals by kind and victims, most sources first; and the latest incidents, newest first."""

    totals: tuple[ConflictToll, ...]
    incidents: tuple[IncidentToll, ...]


def tolls_told(desk: Desk, wanted: Filter, span: Span, most: int) -> TollsTold:
    """Return the tolls of the days asked for, in the situation or about the parties asked for."""
    return TollsTold(
        totals=totals_told(desk, wanted, span),
        incidents=incidents_told(desk, wanted, span, most=most),
    )


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which tolls are wanted: `told` are the rows of all of the days, `own` flags those of the question.

    `whole`: the question asks for all.
    """

    known: Known
    told: Ints
    own: Flags
    whole: bool

    def names(self, rows: Ints) -> frozenset[str]:
        """Return the findings among these rows that are the question's."""
        tolls = self.known.tolls
        found = tolls.tolls.finding[rows[self.own[rows]]].tolist()
        return frozenset(tolls.findings.words[one] for one in found)

    def claims(self, rows: Ints) -> list[Claim]:
        """Return the figures of these rows."""
        tolls = self.known.tolls
        return [tolls.claims[one] for one in tolls.tolls.claim[rows].tolist()]


def _wanted(desk: Desk, plain: Filter, span: Span) -> Wanted:
    return desk.keep(("wanted tolls", plain, span), lambda: _chosen(desk, plain, span))


def _chosen(desk: Desk, plain: Filter, span: Span) -> Wanted:
    known, own = choose(desk, "tolls", plain)
    days = Filter(since=span.since, until=span.until)
    _, inside = choose(desk, "tolls", days)
    told = known.tolls.told(inside)
    return Wanted(known=known, told=told, own=own, whole=plain == Filter())


def _plain(wanted: Filter) -> Filter:
    return msgspec.structs.replace(wanted, types=(), statuses=(), to=None, since=None, until=None)


def totals_told(desk: Desk, wanted: Filter, span: Span) -> tuple[ConflictToll, ...]:
    """Return running totals by kind and victims, most sources first, of the days asked for.

    A total seldom says whose war it counts: those of the reports that mainly tell of a situation are
    held for its own. What a toll can't be asked, types and statuses of events, is not asked.
    """
    plain = _plain(wanted)
    return desk.keep(("totals told", plain, span), lambda: _totals(desk, plain, span))


def _totals(desk: Desk, plain: Filter, span: Span) -> tuple[ConflictToll, ...]:
    one = _wanted(desk, plain, span)
    rows = one.told[one.known.tolls.tolls.cumulative[one.told]]
    totals = total_tolls(one.claims(rows))
    if totals and not one.whole:
        own, about = one.names(rows), reports_about(desk, plain, MAINLY)
        totals = [kept for toll in totals if (kept := _total_within(toll, own, about))]
    return tuple(sorted(totals, key=_weight))


def incidents_told(
    desk: Desk, wanted: Filter, span: Span, *, most: int | None = None,
    places: frozenset[str] | None = None,
) -> tuple[IncidentToll, ...]:  # fmt: skip
    """Return what incidents cost, newest first, of the days asked for: so many, or at these places."""
    plain = _plain(wanted)
    key = ("incidents told", plain, span, most, places)
    return desk.keep(key, lambda: tuple(_incidents(desk, plain, span, most, places)))


def _incidents(
    desk: Desk, plain: Filter, span: Span, most: int | None, places: frozenset[str] | None
) -> list[IncidentToll]:
    one = _wanted(desk, plain, span)
    found: list[IncidentToll] = []
    for newest, event, rows in _by_incident(one, places):
        if most is not None and len(found) >= most and newest < _last_day(found, most):
            break
        tolls: Iterable[IncidentToll | None] = tolls_of_incident(event, one.claims(rows))
        if not one.whole:
            own = one.names(rows)
            tolls = (_incident_within(toll, own) for toll in tolls if toll)
        found += [toll for toll in tolls if toll and (places is None or toll.place in places)]
    found.sort(key=incident_order, reverse=True)
    return found if most is None else found[:most]


def _last_day(found: list[IncidentToll], most: int) -> str:
    return sorted((toll.day or "" for toll in found), reverse=True)[most - 1]


def _by_incident(one: Wanted, places: frozenset[str] | None) -> Iterator[tuple[str, str, Ints]]:
    """Yield the newest day, the event and the rows of each incident that has a wanted toll, newest first."""
    table, words = one.known.tolls.tolls, one.known.events.words
    rows = one.told[(table.incident[one.told] != NONE) & ~table.cumulative[one.told]]
    rows = rows[ordered(table.incident[rows])]
    incident = table.incident[rows]
    begins = np.flatnonzero(np.diff(incident, prepend=NONE))
    if not len(begins):
        return
    use = np.bitwise_or.reduceat(one.own[rows], begins)
    if places is not None:
        codes = map(words.places.find, places)
        here = codes_flags(table.place[rows], codes, len(words.places))
        use &= np.bitwise_or.reduceat(here, begins)
    newest = np.maximum.reduceat(table.day[rows], begins)
    ends = np.append(begins[1:], len(rows))
    chosen = np.flatnonzero(use)
    for k in chosen[np.argsort(-newest[chosen], kind="stable")].tolist():
        day = iso_day(int(newest[k])) if newest[k] != NONE else ""
        own = rows[begins[k] : ends[k]]
        yield day, words.events.words[int(incident[begins[k]])], own


def _weight(toll: ConflictToll) -> tuple[bool, int, str, tuple[str, ...]]:
    """Return what totals are in the order of: the killed first, then those with most figures."""
    figures = sum(len(running.claims) for running in toll.by_source)
    return toll.kind != "killed", -figures, toll.kind, toll.whom


def _within(
    claims: Iterable[Claim], own: AbstractSet[str], about: AbstractSet[str]
) -> tuple[Claim, ...]:
    return tuple(one for one in claims if one.finding in own or one.report in about)


def _total_within(
    toll: ConflictToll, own: AbstractSet[str], about: AbstractSet[str]
) -> ConflictToll | None:
    by_source = tuple(
        msgspec.structs.replace(running, claims=kept)
        for running in toll.by_source
        if (kept := _within(running.claims, own, about))
    )
    last = [running.latest for running in by_source]
    return (
        msgspec.structs.replace(toll, by_source=by_source, range=range_of(last)) if last else None
    )


def _incident_within(toll: IncidentToll, own: AbstractSet[str]) -> IncidentToll | None:
    kept = _within(toll.claims, own, frozenset())
    return msgspec.structs.replace(toll, claims=kept, range=range_of(kept)) if kept else None
