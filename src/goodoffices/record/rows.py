"""The rows that a reading becomes. Each field is a column; docs/record.md says what each means."""

from __future__ import annotations

from goodoffices.record.sql import Row


class EngineRow(Row, frozen=True, kw_only=True):
    """Row of `engines`."""

    version: str
    lexicon: str
    actors: str
    places: str


class ReportRow(Row, frozen=True, kw_only=True):
    """Row of `reports` that its first reading writes."""

    id: str
    external_id: str
    content: str
    title: str | None
    subtitle: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str | None
    synthetic: bool
    origin: str
    read_at: str
    engine: int
    coded: bool
    found: int


class TextRow(Row, frozen=True, kw_only=True):
    """Row of `report_text`."""

    report: int
    text: str
    sha256: str


class RawRow(Row, frozen=True, kw_only=True):
    """Row of `report_raw`; `packed` by zlib where that is smaller."""

    report: int
    raw: bytes
    packed: bool
    size: int
    sha256: str


class SightingRow(Row, frozen=True, kw_only=True):
    """Row of `sightings`: where a report was met, under which id."""

    report: int
    external_id: str
    source: str | None
    url: str | None
    origin: str
    first_read: str


class SentenceRow(Row, frozen=True, kw_only=True):
    """Row of `sentences`; `number` is null for a headline that the text itself doesn't hold."""

    report: int
    number: int | None = None
    start: int | None = None
    end: int | None = None
    text: str


class LineRow(Row, frozen=True, kw_only=True):
    """Row of `furniture` or `notes`."""

    report: int
    position: int
    text: str


class FindingRow(Row, frozen=True, kw_only=True):
    """Row of `findings`; `payload` is the finding as JSON, whole."""

    id: str
    report: int
    kind: str
    position: int
    sentence: int
    rule: str
    confidence: float
    start: int | None
    end: int | None
    payload: str
    verdict: str | None = None


class PartyRow(Row, frozen=True, kw_only=True):
    """Row of `parties`: who plays which part in a finding."""

    finding: str
    part: str
    position: int
    actor: str | None
    name: str | None
    country: str | None
    sector: str | None
    role: str | None
    text: str
    start: int
    end: int


class EventRow(Row, frozen=True, kw_only=True):
    """Row of `events`."""

    finding: str
    type: str
    mode: str | None
    contexts: str
    cameo: str | None
    quad: str
    score: float
    status: str
    time: str
    historical: bool
    day: str | None
    date_start: str | None
    date_end: str | None
    date_text: str
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    trigger: str


class StatementRow(Row, frozen=True, kw_only=True):
    """Row of `statements`."""

    finding: str
    direct: bool
    stance: str | None
    cue: str | None
    content: str
    day: str | None


class TollRow(Row, frozen=True, kw_only=True):
    """Row of `tolls`."""

    finding: str
    kind: str
    low: int | None
    high: int | None
    qualifier: str
    cumulative: bool
    victims: str | None
    traits: str
    day: str | None
    date_start: str | None
    date_end: str | None
    date_text: str
    place: str | None
    place_country: str | None
    incident: str | None
    evidence: str


class StandingRow(Row, frozen=True, kw_only=True):
    """Row of `standings`."""

    finding: str
    role: str
    change: str
    date_start: str | None
    date_end: str | None
    date_text: str
    evidence: str
    day: str | None


class PrecedentRow(Row, frozen=True, kw_only=True):
    """Row of `precedents`."""

    finding: str
    kind: str
    what: str
    outcome: str | None
    date_start: str | None
    date_end: str | None
    date_text: str
    evidence: str
    day: str | None


class RunRow(Row, frozen=True, kw_only=True):
    """Row of `runs`, as it begins."""

    started: str


class FailureRow(Row, frozen=True, kw_only=True):
    """Row of `failures`."""

    run: int | None
    location: str
    reason: str
    remedy: str
    at: str
