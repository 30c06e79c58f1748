"""What must hold of every reading, however wild the text: offsets lie in it and say what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from goodoffices.shapes import Date, Finding, Reading, Shape, Span

KINDS = ("events", "statements", "tolls", "standings", "precedents")


def untrue(reading: Reading) -> str | None:
    """Return the first thing that doesn't hold of `reading`; None where all does."""
    return next(_faults(reading), None)


def _faults(reading: Reading) -> Iterator[str]:
    text, before = reading.text, 0
    for k, extent in enumerate(reading.sentences):
        if not before <= extent.start < extent.end <= len(text):
            yield f"sentence {k} at {extent.start}-{extent.end} after {before} of {len(text)}"
        before = extent.end
    for kind in KINDS:
        for finding in getattr(reading, kind):
            yield from (f"{kind} {finding.id}: {fault}" for fault in _of(finding, reading))
    names = [finding.id for kind in KINDS for finding in getattr(reading, kind)]
    if len(set(names)) != len(names):
        yield "two findings with one id"
    if msgspec.json.decode(msgspec.json.encode(reading), type=Reading) != reading:
        yield "JSON gives another reading back"


def _of(finding: Finding, reading: Reading) -> Iterator[str]:
    for at in (finding.sentence, *finding.also):
        if not 0 <= at < len(reading.sentences):
            yield f"sentence {at} of {len(reading.sentences)}"
    if not 0 <= finding.confidence <= 1:
        yield f"confidence {finding.confidence}"
    for span in _spans(finding):
        if not 0 <= span.start < span.end <= len(reading.text):
            yield f"{type(span).__name__} at {span.start}-{span.end} of {len(reading.text)}"
        elif span.text != reading.text[span.start : span.end]:
            yield f"{type(span).__name__} at {span.start}-{span.end} isn't what stands there"
    for day in _dates(finding):
        yield from _of_day(day)


def _of_day(day: Date) -> Iterator[str]:
    for end in (day.start, day.end):
        if end is not None and date.fromisoformat(end).isoformat() != end:
            yield f"day {end}"
    if day.start and day.end and day.start > day.end:
        yield f"days {day.start} to {day.end}"


def _spans(shape: object) -> Iterator[Span]:
    if isinstance(shape, Span):
        yield shape
    for part in _parts(shape):
        yield from _spans(part)


def _dates(shape: object) -> Iterator[Date]:
    if isinstance(shape, Date):
        yield shape
    for part in _parts(shape):
        yield from _dates(part)


def _parts(shape: object) -> Iterator[object]:
    if isinstance(shape, tuple):
        yield from shape
    elif isinstance(shape, Shape):
        yield from (getattr(shape, name) for name in shape.__struct_fields__)
