"""Every shape of the output contract, and the report that reading starts from.

Offsets are character offsets into `Report.text`, the cleaned text; for every span
`span.text == report.text[span.start:span.end]`. All shapes are frozen; `msgspec` turns them into
JSON and back, and derives the API's schema from them.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "actual", "offered", "sought", "planned", "threatened", "denied", "failed", "hypothetical"
]
Time = Literal["past", "present", "future"]
Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip
Stance = Literal["accepts", "rejects", "demands", "offers", "condemns", "regrets", "supports"]
TollKind = Literal["killed", "injured", "missing", "displaced", "detained", "abducted", "released"]
Qualifier = Literal[
    "exact", "at least", "over", "about", "up to", "fewer than",
    "dozens", "scores", "hundreds", "thousands", "none",
]  # fmt: skip
Change = Literal[
    "holds", "held", "appointed", "elected", "resigned", "deposed", "died", "weakened",
    "strengthened",
]  # fmt: skip
PrecedentKind = Literal["ceasefire", "agreement", "talks", "truce", "war"]
Outcome = Literal["held", "collapsed", "failed"]
Precision = Literal["place", "admin1", "country"]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all shapes: frozen, built by keyword."""


class Span(Shape, frozen=True, kw_only=True):
    """A stretch of the cleaned text."""

    text: str
    start: int
    end: int


class Party(Span, frozen=True, kw_only=True):
    """Who is meant by a stretch of text, on the day the text speaks of.

    `actor` is the registry's id, null for a generic actor ("gunmen") and for a name the registry
    lacks. `country` is an ISO 3166 alpha-3 code or one of IGO UNO EUR NGO ISM IMG MNC.
    `role` is the office or description held at that date.
    """

    actor: str | None = None
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    why: str | None = None


class Date(Shape, frozen=True, kw_only=True):
    """An interval of ISO days. One null end is open ("since Monday"); both null: can't be resolved."""

    start: str | None = None
    end: str | None = None
    text: str = ""


class Place(Shape, frozen=True, kw_only=True):
    """Where; `lat`/`lon` in degrees, null where only a country or region without a centre is known."""

    text: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "place"


class Finding(Shape, frozen=True, kw_only=True):
    """What every finding carries: where it stands, what read it, and how sure that is (0-1)."""

    id: str
    rule: str
    confidence: float
    sentence: int
    also: tuple[int, ...] = ()


class Event(Finding, frozen=True, kw_only=True):
    """Who did what to whom: PLOVER type, mode and contexts, the finest CAMEO code that fits.

    In a mediation `actors` holds the mediator and `recipients` both parties to the conflict.
    `according_to` is set where the newspaper gives another's word for it. `mentions` are the nouns
    by which the story comes back to the act: "the accord", "their refusal".
    """

    type: EventType
    trigger: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad
    score: float
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    host: Party | None = None
    status: Status = "actual"
    time: Time = "past"
    historical: bool = False
    date: Date = Date()
    place: Place | None = None
    according_to: Party | None = None
    mentions: tuple[Span, ...] = ()


class Statement(Finding, frozen=True, kw_only=True):
    """Who said what to whom, in their words (`direct`) or the reporter's; content without its cue."""

    content: tuple[Span, ...]
    direct: bool
    speaker: Party | None = None
    cue: Span | None = None
    addressees: tuple[Party, ...] = ()
    stance: Stance | None = None


class Toll(Finding, frozen=True, kw_only=True):
    """How many people were hurt, by whose count. "over 100" is low 100, high null, qualifier over."""

    kind: TollKind
    evidence: Span
    victims: Span | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "exact"
    cumulative: bool = False
    traits: tuple[str, ...] = ()
    by: tuple[Party, ...] = ()
    according_to: Party | None = None
    date: Date = Date()
    place: Place | None = None
    incident: str | None = None


class Standing(Finding, frozen=True, kw_only=True):
    """Who holds, held, took or lost an office or an influence.

    `actor` repeats `party`: the evaluation's scorers read the person under that name.
    """

    party: Party
    actor: Party
    role: str
    change: Change
    evidence: Span
    date: Date = Date()


class Precedent(Finding, frozen=True, kw_only=True):
    """An earlier war, truce, deal or round of talks told as background."""

    what: Span
    kind: PrecedentKind
    evidence: Span
    date: Date = Date()
    brokers: tuple[Party, ...] = ()
    parties: tuple[Party, ...] = ()
    outcome: Outcome | None = None


class Extent(Shape, frozen=True, kw_only=True):
    """Where a sentence or a paragraph stands in the text."""

    start: int
    end: int


class Furniture(Shape, frozen=True, kw_only=True):
    """Words of the page that are not the story's: menus, controls, teasers."""

    text: str


class Report(Shape, frozen=True, kw_only=True):
    """One news story on its way to being read.

    As it leaves `sources`, `text` is what the format held; after `text.clean` it is the cleaned
    text that every later offset points into. `published` is an ISO day or null. `raw` is kept out
    of the output; the record stores it.
    """

    id: str
    text: str
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    synthetic: bool = False
    furniture: tuple[Furniture, ...] = ()
    raw: bytes = b""
    origin: str = ""


class EngineId(Shape, frozen=True, kw_only=True):
    """What read a report: package version and the hashes of what was loaded."""

    version: str
    lexicon: str
    actors: str
    places: str


class Reading(Shape, frozen=True, kw_only=True):
    """A report and everything found in it: one line of `goodoffices read --format jsonl`."""

    id: str
    title: str | None
    subtitle: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str | None
    synthetic: bool
    text: str
    furniture: tuple[Furniture, ...]
    sentences: tuple[Extent, ...]
    engine: EngineId
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    tolls: tuple[Toll, ...] = ()
    standings: tuple[Standing, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    notes: tuple[str, ...] = ()


class Failure(Shape, frozen=True, kw_only=True):
    """A report, or a file, that could not be read, and why; listed at the end of a run."""

    where: str
    reason: str
    remedy: str = ""


def to_builtins(shape: Shape) -> Any:  # noqa: ANN401 - JSON values are of any type
    """Return `shape` as plain dicts, lists, strings and numbers."""
    return msgspec.to_builtins(shape)
