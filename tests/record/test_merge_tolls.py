"""Tolls over time: each source by itself, as ranges, nothing ever added up."""

from __future__ import annotations

from types import ModuleType

import pytest

from goodoffices.record import Record, write_reading
from goodoffices.record.tolls_over_time import bounds, conflict_tolls, incident_tolls
from goodoffices.shapes import Date, Toll

CLINIC = "Red Lantern"


def put(record: Record, readings: ModuleType, name: str, day: str, **more: object) -> None:
    """Write a report with one toll of `day`; `by` names who counted, `source` the outlet."""
    by, source = more.pop("by", None), more.pop("source", "The Vell Courier")
    events, claimant = more.pop("events", ()), None
    if by is not None:
        claimant = readings.party("the Red Lantern clinic", name=by)
    values: dict[str, object] = {
        "id": f"{name}:toll:1",
        "rule": "plain",
        "confidence": 0.9,
        "sentence": 3,
        "kind": "killed",
        "evidence": readings.span("At least 12 villagers were killed"),
        "according_to": claimant,
        "date": Date(start=None, end=day),
        "cumulative": True,
    }
    reading = readings.make_reading(
        name,
        published=day,
        source=source,
        events=events,
        text=f"{readings.TEXT}\n\n{name} " * 2,
        tolls=(Toll(**{**values, **more}),),
    )
    write_reading(record, reading, b"", name, readings.READ_AT)


def test_running_totals_stay_apart_by_source(record: Record, readings: ModuleType) -> None:
    """Two sources' totals make two series and a range, never a sum."""
    put(record, readings, "a", "2031-05-01", low=40, by="ministry")
    put(record, readings, "b", "2031-05-03", low=90, by="ministry")
    put(record, readings, "c", "2031-05-03", low=60, high=60, by="army")
    (toll,) = conflict_tolls(record)
    series = {one.source: [claim.low for claim in one.claims] for one in toll.by_source}
    assert series == {"ministry": [40, 90], "army": [60]}
    assert (toll.range.low, toll.range.high) == (60, 90)
    assert toll.range.disputed


def test_an_overtaken_total_does_not_widen_the_range(record: Record, readings: ModuleType) -> None:
    """What a source said weeks ago is shown, and says nothing of today's range."""
    put(record, readings, "a", "2031-05-01", low=5, by="medics")
    put(record, readings, "b", "2031-06-01", low=400, qualifier="over", by="ministry")
    (toll,) = conflict_tolls(record)
    assert len(toll.by_source) == 2
    assert (toll.range.low, toll.range.high) == (401, None)


def test_a_total_revised_down_is_marked(record: Record, readings: ModuleType) -> None:
    """A running total that falls is a correction by its source, and its day is told."""
    put(record, readings, "a", "2031-05-01", low=90, by="ministry")
    put(record, readings, "b", "2031-05-02", low=70, by="ministry")
    (toll,) = conflict_tolls(record)
    assert toll.by_source[0].revised == ("2031-05-02",)


def test_an_incident_has_every_source_s_figure(record: Record, readings: ModuleType) -> None:
    """Tolls whose sentence tells an attack are its tolls, by source, with the range of their last words."""
    attack = readings.event("a:event:1", "ASSAULT", "were killed", sentence=3)
    put(record, readings, "a", "2031-05-01", low=12, cumulative=False, events=(attack,))
    (toll,) = incident_tolls(record)
    assert toll.event == "a:event:1"
    assert [(claim.source, claim.low) for claim in toll.claims] == [("The Vell Courier", 12)]
    assert conflict_tolls(record) == []


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ((100, None, "over"), (101, None)),
        ((12, None, "at least"), (12, None)),
        ((None, None, "dozens"), (24, None)),
        ((None, 30, "up to"), (0, 30)),
        ((30, None, "fewer than"), (0, 29)),
        ((7, 7, "exact"), (7, 7)),
        ((20, 30, "about"), (20, 30)),
    ],
)
def test_what_a_qualifier_bounds(
    told: tuple[int | None, int | None, str], meant: tuple[int | None, int | None]
) -> None:
    """A figure with its qualifier is a range; one that is open has no high."""
    assert bounds(*told) == meant
