"""A reading told to a person: sections of lines, each with its sentence and the words it rests on.

The command line, Markdown and later the pages render the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.shapes import (
    Date,
    Event,
    Finding,
    Party,
    Reading,
    Shape,
    Span,
    Standing,
    Statement,
    Toll,
)

SYNTHETIC = "Synthetic example: not a news report"
_ARROW = "→"


class Line(Shape, frozen=True, kw_only=True):
    """One finding in words. `words` are the evidence, `sentence` where they stand."""

    text: str
    words: tuple[Span, ...]
    sentence: int
    rule: str
    confidence: float
    id: str


class Section(Shape, frozen=True, kw_only=True):
    """Findings of one kind."""

    title: str
    lines: tuple[Line, ...]


def tell(reading: Reading) -> tuple[Section, ...]:
    """Return the sections of a reading that have something to tell."""
    contacts = [e for e in reading.events if is_contact(e)]
    offers = [e for e in reading.events if is_offer(e)]
    sections = (
        Section(title="Events", lines=tuple(_event(e) for e in reading.events)),
        Section(title="Statements", lines=tuple(_statement(s) for s in reading.statements)),
        Section(title="Tolls", lines=tuple(_toll(t) for t in reading.tolls)),
        Section(title="Contacts", lines=tuple(_event(e) for e in contacts)),
        Section(title="Offers", lines=tuple(_event(e) for e in offers)),
        Section(title="Standings", lines=tuple(_standing(s) for s in reading.standings)),
        Section(title="Precedents", lines=tuple(_precedents(reading))),
    )
    return tuple(section for section in sections if section.lines)


def is_contact(event: Event) -> bool:
    """Whether an event is a contact between parties that took place (a view, not a kind)."""
    return event.type == "CONSULT" and event.status == "actual" and bool(event.recipients)


def is_offer(event: Event) -> bool:
    """Whether an event is an offer on the table (a view, not a kind)."""
    return event.type == "AGREE" and event.status == "offered"


def who_is_in(reading: Reading) -> list[str]:
    """Return the parties of a reading, most often named first, each with what is known of it."""
    counts: dict[str, int] = {}
    for party in _parties(reading):
        if party.name or party.country:
            counts[describe(party)] = counts.get(describe(party), 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def describe(party: Party) -> str:
    """Return a party in words: "Benjamin Netanyahu (ISR, GOV, prime minister)"."""
    facts = [f for f in (party.country, party.sector, party.role) if f]
    name = party.name or party.text
    return f"{name} ({', '.join(facts)})" if facts else name


def dated(date: Date) -> str:
    """Return a date in words: a day, an interval, "since ..." or the words as told."""
    if date.start and date.end:
        return date.start if date.start == date.end else f"{date.start} to {date.end}"
    if date.start or date.end:
        return f"since {date.start}" if date.start else f"until {date.end}"
    return f"“{date.text}”" if date.text else ""


def _parties(reading: Reading) -> Iterator[Party]:
    for event in reading.events:
        yield from (*event.actors, *event.recipients)
    for statement in reading.statements:
        if statement.speaker is not None:
            yield statement.speaker
    for toll in reading.tolls:
        yield from toll.by
    for standing in reading.standings:
        yield standing.party


def _event(event: Event) -> Line:
    mode = f" {event.mode}" if event.mode else ""
    code = f" {event.cameo}" if event.cameo else ""
    sides = f"{names(event.actors) or '?'} {_ARROW} {names(event.recipients) or '?'}"
    extra = [
        "" if event.status == "actual" else event.status,
        dated(event.date),
        event.place.name if event.place else "",
        f"at {describe(event.host)}" if event.host else "",
        "background" if event.historical else "",
        f"according to {event.according_to.text}" if event.according_to else "",
    ]
    text = "; ".join([f"{event.type}{mode}{code}: {sides}", *(x for x in extra if x)])
    return _line(event, text, (event.trigger,))


def _statement(statement: Statement) -> Line:
    speaker = describe(statement.speaker) if statement.speaker else "unnamed"
    how = "said" if statement.direct else "said, in the reporter's words"
    to = f" to {names(statement.addressees)}" if statement.addressees else ""
    stance = f" [{statement.stance}]" if statement.stance else ""
    words = " … ".join(span.text for span in statement.content)
    return _line(statement, f"{speaker} {how}{to}{stance}: {words}", statement.content)


def _toll(toll: Toll) -> Line:
    number = toll.qualifier if toll.low is None and toll.high is None else _count(toll)
    extra = [
        f"by {names(toll.by)}" if toll.by else "",
        f"according to {toll.according_to.text}" if toll.according_to else "",
        dated(toll.date),
        toll.place.name if toll.place else "",
        "running total" if toll.cumulative else "",
        ", ".join(toll.traits),
    ]
    victims = toll.victims.text if toll.victims else "people"
    text = "; ".join([f"{toll.kind}: {number} ({victims})", *(x for x in extra if x)])
    return _line(toll, text, (toll.evidence,))


def _count(toll: Toll) -> str:
    number = toll.low if toll.low is not None else toll.high
    if toll.low is not None and toll.high is not None and toll.low != toll.high:
        return f"{toll.low}-{toll.high}"
    return str(number) if toll.qualifier in {"exact", "none"} else f"{toll.qualifier} {number}"


def _standing(standing: Standing) -> Line:
    when = dated(standing.date)
    text = f"{describe(standing.party)} {standing.change} {standing.role}".rstrip()
    return _line(standing, f"{text}; {when}" if when else text, (standing.evidence,))


def _precedents(reading: Reading) -> Iterator[Line]:
    for one in reading.precedents:
        facts = [
            one.kind,
            dated(one.date),
            f"between {names(one.parties)}" if one.parties else "",
            f"brokered by {names(one.brokers)}" if one.brokers else "",
            one.outcome or "",
        ]
        yield _line(one, "; ".join(f for f in facts if f), (one.evidence,))


def names(parties: Iterable[Party]) -> str:
    """Return parties as a list in words."""
    return ", ".join(describe(party) for party in parties)


def _line(finding: Finding, text: str, words: tuple[Span, ...]) -> Line:
    return Line(
        text=text,
        words=words,
        sentence=finding.sentence,
        rule=finding.rule,
        confidence=finding.confidence,
        id=finding.id,
    )
