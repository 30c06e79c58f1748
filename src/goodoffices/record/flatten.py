"""Lays a reading out as rows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from goodoffices.record.rows import (
    EventRow,
    FindingRow,
    LineRow,
    PartyRow,
    PrecedentRow,
    RawRow,
    ReportRow,
    SentenceRow,
    StandingRow,
    StatementRow,
    TextRow,
    TollRow,
)
from goodoffices.record.sql import Row
from goodoffices.shapes import (
    Date,
    Event,
    Finding,
    Party,
    Place,
    Precedent,
    Reading,
    Shape,
    Span,
    Standing,
    Statement,
    Toll,
)

LARGEST = 2**63 - 1

AnyRow = TypeVar("AnyRow", bound=Row)
AnyFinding = TypeVar("AnyFinding", bound=Finding)


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data`, in hexadecimal."""
    return sha256(data).hexdigest()


def content_hash(reading: Reading) -> str:
    """Return what makes a report one report: its title, its day and its cleaned text."""
    return digest(msgspec.json.encode((reading.title, reading.published, reading.text)))


def renamed(reading: Reading, name: str) -> Reading:
    """Return `reading` under the id `name`, its findings' ids changed with it."""
    if reading.id == name:
        return reading
    tolls = [
        msgspec.structs.replace(
            toll, incident=toll.incident and _new_id(toll.incident, reading.id, name)
        )
        for toll in reading.tolls
    ]
    return msgspec.structs.replace(
        reading,
        id=name,
        events=_moved(reading.events, reading.id, name),
        statements=_moved(reading.statements, reading.id, name),
        tolls=_moved(tolls, reading.id, name),
        standings=_moved(reading.standings, reading.id, name),
        precedents=_moved(reading.precedents, reading.id, name),
    )


def report_row(
    reading: Reading, *, external_id: str, origin: str, read_at: str, engine: int
) -> ReportRow:
    """Return the report itself: what the page said of it, and how it came here."""
    return _row(
        ReportRow,
        reading,
        external_id=external_id,
        content=content_hash(reading),
        origin=origin,
        read_at=read_at,
        engine=engine,
        coded=bool(reading.sentences),
        found=sum(1 for _ in findings_of(reading)),
    )


def text_row(reading: Reading, report: int) -> TextRow:
    """Return the cleaned text, with its hash."""
    return TextRow(report=report, text=reading.text, sha256=digest(reading.text.encode()))


def raw_row(raw: bytes, report: int) -> RawRow:
    """Return the bytes that the report was read from, packed where that is smaller."""
    packed = zlib.compress(raw)
    smaller = len(packed) < len(raw)
    return RawRow(
        report=report,
        raw=packed if smaller else raw,
        packed=smaller,
        size=len(raw),
        sha256=digest(raw),
    )


def sentence_rows(reading: Reading, report: int) -> list[SentenceRow]:
    """Return the headlines that stand outside the text, then the sentences."""
    headlines = [
        SentenceRow(report=report, text=headline)
        for headline in (reading.title, reading.subtitle)
        if headline and headline not in reading.text
    ]
    sentences = [
        _row(
            SentenceRow,
            extent,
            report=report,
            number=number,
            text=reading.text[extent.start : extent.end],
        )
        for number, extent in enumerate(reading.sentences)
    ]
    return headlines + sentences


def line_rows(lines: Sequence[str], report: int) -> list[LineRow]:
    """Return `lines`, numbered."""
    return [LineRow(report=report, position=at, text=text) for at, text in enumerate(lines)]


def findings_of(reading: Reading) -> Iterator[tuple[str, int, Finding]]:
    """Yield each finding with its kind and its place among those of that kind."""
    kinds: tuple[tuple[str, tuple[Finding, ...]], ...] = (
        ("event", reading.events),
        ("statement", reading.statements),
        ("toll", reading.tolls),
        ("standing", reading.standings),
        ("precedent", reading.precedents),
    )
    for kind, findings in kinds:
        for position, finding in enumerate(findings):
            yield kind, position, finding


def finding_rows(reading: Reading, report: int) -> list[FindingRow]:
    """Return what all findings have in common, each with its evidence and itself as JSON."""
    return [
        finding_row(finding, report, kind, position)
        for kind, position, finding in findings_of(reading)
    ]


def finding_row(
    finding: Finding, report: int, kind: str, position: int, verdict: str | None = None
) -> FindingRow:
    """Return `finding` as the row at `position` among those of its kind in the report."""
    return _row(
        FindingRow,
        finding,
        report=report,
        kind=kind,
        position=position,
        start=min((span.start for span in evidence(finding)), default=None),
        end=max((span.end for span in evidence(finding)), default=None),
        payload=_json(finding),
        verdict=verdict,
    )


def evidence(finding: Finding) -> tuple[Span, ...]:
    """Return the words that `finding` rests on."""
    match finding:
        case Event():
            return (finding.trigger,)
        case Statement():
            return finding.content
        case Toll() | Standing() | Precedent():
            return (finding.evidence,)
    return ()


def party_rows(findings: Iterable[Finding]) -> list[PartyRow]:
    """Return everyone who plays a part in the findings."""
    return [
        _row(PartyRow, party, finding=finding.id, part=part, position=position)
        for finding in findings
        for part, parties in parts(finding)
        for position, party in enumerate(party for party in parties if party is not None)
    ]


def parts(finding: Finding) -> tuple[tuple[str, tuple[Party | None, ...]], ...]:
    """Return who plays which part in `finding`."""
    match finding:
        case Event():
            return (
                ("actor", finding.actors),
                ("recipient", finding.recipients),
                ("host", (finding.host,)),
                ("according_to", (finding.according_to,)),
            )
        case Statement():
            return ("speaker", (finding.speaker,)), ("addressee", finding.addressees)
        case Toll():
            return ("by", finding.by), ("according_to", (finding.according_to,))
        case Standing():
            return (("party", (finding.party,)),)
        case Precedent():
            return ("broker", finding.brokers), ("party", finding.parties)
    return ()


def event_row(event: Event, published: str | None) -> EventRow:
    """Return what is asked of an event."""
    return _row(
        EventRow,
        event,
        finding=event.id,
        contexts=_json(event.contexts),
        day=event_day(event, published),
        lat=event.place.lat if event.place else None,
        lon=event.place.lon if event.place else None,
        trigger=event.trigger.text,
        **_when(event.date),
        **_where(event.place),
    )


def event_day(event: Event, published: str | None) -> str | None:
    """Return the day an event is filed under: its own, or the day it was told if that is earlier.

    An announced meeting was announced when the paper came out, whenever it takes place. An event
    whose date can't be resolved is filed under the day it was told, unless it is history.
    """
    own = event.date.start or event.date.end
    if own is None:
        return None if event.historical else published
    return own if published is None else min(own, published)


def statement_row(statement: Statement, published: str | None) -> StatementRow:
    """Return what is asked of a statement; it is filed under the day it was told."""
    return _row(
        StatementRow,
        statement,
        finding=statement.id,
        cue=statement.cue and statement.cue.text,
        content=" … ".join(span.text for span in statement.content),
        day=published,
    )


def toll_row(toll: Toll, published: str | None) -> TollRow:
    """Return what is asked of a toll; `day` is the last one that it counts."""
    return _row(
        TollRow,
        toll,
        finding=toll.id,
        low=_fitting(toll.low),
        high=_fitting(toll.high),
        victims=toll.victims and toll.victims.text,
        traits=_json(toll.traits),
        day=toll.date.end or published or toll.date.start,
        evidence=toll.evidence.text,
        **_when(toll.date),
        **_where(toll.place),
    )


def standing_row(standing: Standing, published: str | None) -> StandingRow:
    """Return what is asked of a standing; without a date it is filed under the day it was told."""
    return _row(
        StandingRow,
        standing,
        finding=standing.id,
        evidence=standing.evidence.text,
        day=standing.date.start or standing.date.end or published,
        **_when(standing.date),
    )


def precedent_row(precedent: Precedent) -> PrecedentRow:
    """Return what is asked of a precedent; one without a date has no day, being history."""
    return _row(
        PrecedentRow,
        precedent,
        finding=precedent.id,
        what=precedent.what.text,
        evidence=precedent.evidence.text,
        day=precedent.date.start or precedent.date.end,
        **_when(precedent.date),
    )


def flat_row(finding: Finding, published: str | None) -> tuple[str, Row]:
    """Return the table that `finding` is asked in, and its row there.

    Raises:
        TypeError: it is of no kind that has a table.

    """
    match finding:
        case Event():
            return "events", event_row(finding, published)
        case Statement():
            return "statements", statement_row(finding, published)
        case Toll():
            return "tolls", toll_row(finding, published)
        case Standing():
            return "standings", standing_row(finding, published)
        case Precedent():
            return "precedents", precedent_row(finding)
    raise TypeError(type(finding).__name__)


def _row(shape: type[AnyRow], like: Shape, **own: Any) -> AnyRow:  # noqa: ANN401 - a column can hold any value
    """Return a row of `shape` with the columns in `own`, and the rest from `like`."""
    rest = [column for column in shape.__struct_fields__ if column not in own]
    return shape(**own, **{column: getattr(like, column) for column in rest})


def _json(value: Any) -> str:  # noqa: ANN401 - whatever has a JSON form
    return msgspec.json.encode(value).decode()


def _when(date: Date) -> dict[str, str | None]:
    return {"date_start": date.start, "date_end": date.end, "date_text": date.text}


def _where(place: Place | None) -> dict[str, str | None]:
    if place is None:
        return {"place": None, "place_country": None}
    return {"place": place.name, "place_country": place.country}


def _fitting(value: int | None) -> int | None:
    """Return `value`, or None where a column can't hold it; the payload always does."""
    return value if value is not None and abs(value) <= LARGEST else None


def _new_id(old: str, was: str, now: str) -> str:
    return now + old.removeprefix(was) if old.startswith(was) else f"{now}:{old}"


def _moved(findings: Sequence[AnyFinding], was: str, now: str) -> tuple[AnyFinding, ...]:
    return tuple(
        msgspec.structs.replace(finding, id=_new_id(finding.id, was, now)) for finding in findings
    )
