"""The answers to questions: one line a finding, each with the way back to its report and words."""

from __future__ import annotations

import msgspec

from goodoffices.record.apply import Verdict


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What every line carries: where it is from, by which words, and who has looked at it.

    `sentence` counts from 0 in the report; `words` are its evidence. `reviewed` is a person's
    verdict, null where nobody has looked. `reliability` (A-F) and `handling` are the report's.
    """

    finding: str
    report: str
    outlet: str | None
    published: str | None
    sentence: int
    words: str | None
    sentence_text: str | None
    rule: str
    confidence: float
    reviewed: Verdict | None
    reliability: str | None
    handling: str
    synthetic: bool


class EventLine(Line, frozen=True, kw_only=True):
    """An event. Names are joined by `; `. `told` is the event it is told as one with, or itself.

    `tellings` counts the findings told as this one, `outlets` those who tell them, when folded.
    """

    day: str | None
    date_start: str | None
    date_end: str | None
    type: str
    mode: str | None
    cameo: str | None
    quad: str
    score: float
    status: str
    historical: bool
    actors: str | None
    recipients: str | None
    host: str | None
    according_to: str | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    told: str
    tellings: int
    outlets: int


class StatementLine(Line, frozen=True, kw_only=True):
    """Who said what; `content` in pieces joined by ` … `."""

    day: str | None
    speaker: str | None
    addressees: str | None
    stance: str | None
    direct: bool
    content: str


class TollLine(Line, frozen=True, kw_only=True):
    """How many, by whose count. Never add up several: counts overlap, and sources repeat each other."""

    day: str | None
    date_start: str | None
    date_end: str | None
    kind: str
    low: int | None
    high: int | None
    qualifier: str
    cumulative: bool
    victims: str | None
    traits: str
    by: str | None
    according_to: str | None
    place: str | None
    place_country: str | None
    incident: str | None


class StandingLine(Line, frozen=True, kw_only=True):
    """Who holds, held, took or lost an office or an influence."""

    day: str | None
    date_start: str | None
    date_end: str | None
    party: str | None
    role: str
    change: str


class PrecedentLine(Line, frozen=True, kw_only=True):
    """An earlier war, truce, deal or round of talks."""

    day: str | None
    date_start: str | None
    date_end: str | None
    kind: str
    what: str
    parties: str | None
    brokers: str | None
    outcome: str | None


class TimelineLine(Line, frozen=True, kw_only=True):
    """What happened on a day, in a few words; `told` is when it was told, `day` when it happened."""

    day: str | None
    kind: str
    what: str
    status: str | None
    place: str | None
    told: str | None


class ImportedLine(msgspec.Struct, frozen=True, kw_only=True):
    """An event of another data set, which no report of this record tells."""

    event: str
    dataset: str
    file: str
    line: int
    day: str
    source: str
    source_country: str | None
    target: str
    target_country: str | None
    type: str | None
    mode: str | None
    cameo: str | None
    intensity: float | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    publisher: str | None
    text: str | None
