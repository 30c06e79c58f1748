"""The tolls that belong to a question, each source by itself: those in its situation or its answer."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import msgspec

from goodoffices.desk.counted import list_findings, reports_about
from goodoffices.desk.desk import Desk
from goodoffices.desk.sides import Span
from goodoffices.record import Filter
from goodoffices.record.tolls_over_time import (
    Claim,
    ConflictToll,
    IncidentToll,
    conflict_tolls,
    incident_tolls,
    range_of,
)

MAINLY = 3  # acts of a situation, or one attack, by which a report is one about it


class TollsTold(msgspec.Struct, frozen=True, kw_only=True):
    """Running totals by kind and victims, most sources first; and incidents, newest first.

    A total seldom says whose war it counts: those of the reports that mainly tell of a situation are
    held for its own.
    """

    totals: tuple[ConflictToll, ...]
    incidents: tuple[IncidentToll, ...]


def tolls_told(desk: Desk, wanted: Filter, span: Span) -> TollsTold:
    """Return the tolls of the days asked for, in the situation or about the parties asked for.

    What a toll can't be asked, types and statuses of events, is not asked.
    """
    plain = msgspec.structs.replace(wanted, types=(), statuses=(), to=None, since=None, until=None)
    return desk.keep(("tolls told", plain, span), lambda: _tolls_told(desk, plain, span))


def _tolls_told(desk: Desk, wanted: Filter, span: Span) -> TollsTold:
    record = desk.record()
    totals = conflict_tolls(record, since=span.since, until=span.until)
    incidents = incident_tolls(record, since=span.since, until=span.until)
    if wanted != Filter():
        own = list_findings(desk, "tolls", wanted)
        about = reports_about(desk, wanted, MAINLY)
        totals = [one for toll in totals if (one := _total_within(toll, own, about))]
        incidents = [part for toll in incidents if (part := _incident_within(toll, own))]
    return TollsTold(
        totals=tuple(sorted(totals, key=_weight)),
        incidents=tuple(reversed(incidents)),
    )  # fmt: skip


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
