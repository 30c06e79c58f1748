"""Readings built by hand; run as a script, writes many of them and says which are done.

python readings.py RECORD COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.record import open_record, write_reading
from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Furniture,
    Party,
    Place,
    Precedent,
    Reading,
    Span,
    Standing,
    Statement,
    Toll,
)

ENGINE = EngineId(version="0.1.0", lexicon="lex-a", actors="act-a", places="pla-a")
NEWER = msgspec.structs.replace(ENGINE, version="0.2.0")
READ_AT = "2031-05-04T10:00:00Z"
SENTENCES = (
    "Sudria's foreign minister met Norland's envoy in Port Vell on Tuesday.",
    "Ostmark offered to host talks between Norland and Sudria.",
    "The minister, Ana Duré, said the shelling must end.",
    "At least 12 villagers were killed, the Red Lantern clinic said.",
    "A truce brokered by Ostmark collapsed in 2029.",
)
TEXT = "\n\n".join(SENTENCES)


def span(words: str, text: str = TEXT) -> Span:
    """Return the first place in `text` where `words` stand."""
    start = text.index(words)
    return Span(text=words, start=start, end=start + len(words))


def party(words: str, text: str = TEXT, **known: Any) -> Party:  # noqa: ANN401 - any field of the shape
    """Return the party that `words` name in `text`."""
    where = span(words, text)
    return Party(text=where.text, start=where.start, end=where.end, **known)


MINISTER = party(
    "Sudria's foreign minister",
    actor="sud.fm",
    name="Ana Duré",
    country="SUD",
    sector="GOV",
    role="foreign minister",
)
ENVOY = party("Norland's envoy", name="Norland", country="NOR", sector="GOV")
OSTMARK = party("Ostmark", name="Ostmark", country="OST", sector="GOV")
NORLAND = party("Norland and", name="Norland", country="NOR")
SUDRIA = party("Sudria.", name="Sudria", country="SUD")
CLINIC = party("the Red Lantern clinic", name="Red Lantern", sector="MED")
TUESDAY = Date(start="2031-04-29", end="2031-04-29", text="on Tuesday")


def event(id: str, type: str, trigger: str, **more: Any) -> Event:  # noqa: A002, ANN401 - the contract's names, any field
    """Return an event with what a test doesn't care for filled in."""
    rest: dict[str, Any] = {
        "rule": f"{type.lower()}.plain",
        "confidence": 0.9,
        "sentence": 0,
        "quad": "verbal-cooperation",
        "score": 2.5,
    }
    return Event(**{"id": id, "type": type, "trigger": span(trigger), **rest, **more})


def events_of(report: str) -> tuple[Event, ...]:
    """Return a meeting, and an offer to host talks."""
    return (
        event(
            f"{report}:event:28",
            "CONSULT",
            "met",
            mode="visit",
            cameo="042",
            actors=(MINISTER,),
            recipients=(ENVOY,),
            contexts=("diplomatic",),
            date=TUESDAY,
            place=Place(text="Port Vell", name="Port Vell", country="SUD", lat=12.5, lon=-3.0),
        ),
        event(
            f"{report}:event:90",
            "AGREE",
            "offered to host talks",
            cameo="039",
            sentence=1,
            status="offered",
            actors=(OSTMARK,),
            recipients=(NORLAND, SUDRIA),
            host=OSTMARK,
        ),
    )


def make_reading(id: str = "story", **more: Any) -> Reading:  # noqa: A002, ANN401 - the contract's names, any field
    """Return a reading that holds a finding of every kind."""
    common: dict[str, Any] = {"rule": "plain", "confidence": 0.8}
    extents = [Extent(start=span(words).start, end=span(words).end) for words in SENTENCES]
    values: dict[str, Any] = {
        "id": id,
        "title": "Sudria and Norland talk again",
        "subtitle": None,
        "byline": "By A. Writer",
        "dateline": "PORT VELL",
        "published": "2031-04-30",
        "source": "The Vell Courier",
        "url": None,
        "language": "en",
        "synthetic": True,
        "text": TEXT,
        "furniture": (Furniture(text="Share this"), Furniture(text="Read more")),
        "sentences": tuple(extents),
        "engine": ENGINE,
        "events": events_of(id),
        "statements": (
            Statement(
                id=f"{id}:statement:130",
                sentence=2,
                content=(span("the shelling must end"),),
                direct=False,
                speaker=MINISTER,
                cue=span("said"),
                stance="demands",
                **common,
            ),
        ),
        "tolls": (
            Toll(
                id=f"{id}:toll:180",
                sentence=3,
                kind="killed",
                evidence=span("At least 12 villagers were killed"),
                victims=span("12 villagers"),
                low=12,
                qualifier="at least",
                traits=("civilian",),
                according_to=CLINIC,
                incident=f"{id}:event:28",
                **common,
            ),
        ),
        "standings": (
            Standing(
                id=f"{id}:standing:131",
                sentence=2,
                party=MINISTER,
                actor=MINISTER,
                role="foreign minister",
                change="holds",
                evidence=span("The minister, Ana Duré"),
                **common,
            ),
        ),
        "precedents": (
            Precedent(
                id=f"{id}:precedent:240",
                sentence=4,
                what=span("A truce brokered by Ostmark"),
                kind="truce",
                evidence=span("A truce brokered by Ostmark collapsed"),
                date=Date(start="2029-01-01", end="2029-12-31", text="in 2029"),
                brokers=(OSTMARK,),
                outcome="collapsed",
                **common,
            ),
        ),
        "notes": ("the second headline is missing",),
    }
    return Reading(**{**values, **more})


def nth_reading(number: int) -> Reading:
    """Return the reading of report `number` of a long series."""
    return make_reading(f"wire-{number:04}", text=f"{TEXT}\n\nDispatch {number}." * 3)


def main() -> None:
    """Write the series into a record, telling on standard output each report that is done."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    with open_record(path) as record:
        for number in range(count):
            reading = nth_reading(number)
            outcome = write_reading(record, reading, reading.text.encode(), "series", READ_AT)
            sys.stdout.write(f"{outcome.report} {outcome.what}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
