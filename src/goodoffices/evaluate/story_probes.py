"""Scores the blind probes of time expressions, places and precedents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from goodoffices.dates import DateMention
from goodoffices.shapes import Place, Precedent

NEAR = 0.5  # degrees: the gold's coordinates are from memory
NEAR_REGION = 1.5  # degrees: where the middle of a region lies is anybody's guess
_SAME_KIND = {"truce": "ceasefire"}


class DateProbe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase and its interval of days; `none`: the words tell no date at all."""

    id: str
    published: str | None
    text: str
    phrase: str
    start: str | None = None
    end: str | None = None
    none: bool = False
    why: str = ""


class PlaceProbe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the event with trigger `event` happened."""

    id: str
    published: str
    text: str
    event: str
    place: str
    name: str
    country: str
    lat: float
    lon: float
    trap: bool | str | None = None
    why: str = ""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A precedent told in a paragraph."""

    what: str
    kind: str
    date_start: str | None = None
    date_end: str | None = None
    brokers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    outcome: str | None = None


class PrecedentProbe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph with the precedents it tells."""

    id: str
    published: str
    text: str
    precedents: tuple[Told, ...] = ()


def is_readable(probe: str) -> bool:
    """Whether a probe, by its id, belongs to the half that may be read after the first scoring."""
    return hashlib.sha256(probe.encode()).digest()[0] % 2 == 0


def is_dated(probe: DateProbe, mentions: Iterable[DateMention]) -> bool:
    """Whether what was read of a text's dates is what the probe says."""
    start = probe.text.find(probe.phrase)
    end = start + len(probe.phrase)
    there = [m for m in mentions if m.start < end and m.end > start]
    if probe.none:
        return not any(m.resolved for m in there)
    return any((m.date.start, m.date.end) == (probe.start, probe.end) for m in there)


def is_placed(probe: PlaceProbe, place: Place | None) -> bool:
    """Whether an event's place is the probe's: the same country, near the same point."""
    if place is None or place.country != probe.country:
        return False
    if place.lat is None or place.lon is None:
        return probe.place in place.text
    near = NEAR if place.precision == "place" else NEAR_REGION
    return abs(place.lat - probe.lat) <= near and abs(place.lon - probe.lon) <= near


def precedent_counts(probe: PrecedentProbe, found: Sequence[Precedent]) -> Mapping[str, int]:
    """Return true, found and told precedents: `hit`, `found`, `told`; `dated`: hits with the date."""
    left = list(found)
    hits: list[tuple[Told, Precedent]] = []
    for told in probe.precedents:
        match = next((p for p in left if _matches(told, p, probe.text)), None)
        if match is not None:
            left.remove(match)
            hits.append((told, match))
    dated = sum((p.date.start, p.date.end) == (t.date_start, t.date_end) for t, p in hits)
    return {"hit": len(hits), "found": len(found), "told": len(probe.precedents), "dated": dated}


def _matches(told: Told, found: Precedent, text: str) -> bool:
    start = text.find(told.what)
    end = start + len(told.what)
    kind = _SAME_KIND.get(told.kind, told.kind) == _SAME_KIND.get(found.kind, found.kind)
    return kind and found.what.start < end and found.what.end > start


def f1(counts: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """Return precision, recall and F1 of precedents, and the share of hits that are dated right."""
    rows = list(counts)
    hit, found, told, dated = (
        sum(row[key] for row in rows) for key in ("hit", "found", "told", "dated")
    )
    precision, recall = hit / max(found, 1), hit / max(told, 1)
    return {
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "dated": dated / max(hit, 1),
    }
