"""A reading told to a person: sections of lines, each with its sentence and the words it rests on.

The command line, Markdown and later the pages render the same lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

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
_LONGEST = 60  # letters of a statement's content; its sentence stands below it in full
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


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
    """Return the parties of a reading, most often named first, each told once with what is known.

    Where a party is told under several descriptions, the commonest stands for all.
    """
    told: dict[str, Counter[str]] = {}
    for party in _parties(reading):
        if party.name or party.country:
            key = party.actor or party.name or f"{party.text.lower()} {party.country}"
            told.setdefault(key, Counter())[describe(party)] += 1
    order = sorted(told, key=lambda key: (-told[key].total(), key))
    return [min(told[key], key=lambda words: (-told[key][words], words)) for key in order]


def describe(party: Party) -> str:
    """Return a party with all that is known: "Benjamin Netanyahu (ISR, GOV, prime minister)"."""
    name = party.name or party.text
    role = party.role if party.role and party.role.lower() not in name.lower() else None
    return _with(name, (party.country, party.sector, role))


def named(party: Party) -> str:
    """Return a party in a few words: a state by its name, who is in the registry with the country.

    One without a name of its own gets the sector too: "gunmen (NGA, UAF)".
    """
    if party.name is None:
        return _with(party.text, (party.country, party.sector))
    return party.name if party.actor == party.country else _with(party.name, (party.country,))


def names(parties: Iterable[Party]) -> str:
    """Return parties as a list in words."""
    return ", ".join(named(party) for party in parties)


def safe(text: str) -> str:
    """Return `text` without characters that could move a cursor or turn a line around."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def json_line(shape: object) -> bytes:
    """Return `shape` as a line of JSON that is as safe to look at: what `safe` takes out is escaped."""
    line = msgspec.json.encode(shape).decode()
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", line).encode() + b"\n"


def _with(name: str, facts: Iterable[str | None]) -> str:
    told = ", ".join(fact for fact in facts if fact)
    return f"{name} ({told})" if told else name


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
    code = " ".join(part for part in (event.type, event.mode, event.cameo) if part)
    status = "" if event.status == "actual" else f" ({event.status})"
    to = f" {_ARROW} {names(event.recipients)}" if event.recipients else ""
    told = _joined(
        f"{code}{status}: {names(event.actors) or '?'}{to}",
        dated(event.date),
        event.place.name if event.place else "",
        f"host {named(event.host)}" if event.host else "",
        "background" if event.historical else "",
        f"according to {named(event.according_to)}" if event.according_to else "",
    )
    return _line(event, told, (event.trigger,))


def _statement(statement: Statement) -> Line:
    speaker = named(statement.speaker) if statement.speaker else "unnamed"
    to = f" to {names(statement.addressees)}" if statement.addressees else ""
    stance = f" [{statement.stance}]" if statement.stance else ""
    words = _short(" … ".join(span.text for span in statement.content))
    said = f"quoted: “{words}”" if statement.direct else f"reported: {words}"
    return _line(statement, f"{speaker}{to}{stance}, {said}", statement.content)


def _short(words: str) -> str:
    """Return the beginning of `words`, cut between two of them."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(' ,;:…“"') + " …"


def _joined(*facts: str) -> str:
    return "; ".join(fact for fact in facts if fact)


def _toll(toll: Toll) -> Line:
    number = toll.qualifier if toll.low is None and toll.high is None else _count(toll)
    told = _joined(
        f"{toll.kind}: {number} ({toll.victims.text if toll.victims else 'people'})",
        f"by {names(toll.by)}" if toll.by else "",
        f"according to {named(toll.according_to)}" if toll.according_to else "",
        dated(toll.date),
        toll.place.name if toll.place else "",
        "running total" if toll.cumulative else "",
        ", ".join(toll.traits),
    )
    return _line(toll, told, (toll.evidence,))


def _count(toll: Toll) -> str:
    number = toll.low if toll.low is not None else toll.high
    if toll.low is not None and toll.high is not None and toll.low != toll.high:
        return f"{toll.low}-{toll.high}"
    return str(number) if toll.qualifier in {"exact", "none"} else f"{toll.qualifier} {number}"


def _standing(standing: Standing) -> Line:
    told = f"{named(standing.party)}: {standing.change} {standing.role}".rstrip()
    return _line(standing, _joined(told, dated(standing.date)), (standing.evidence,))


def _precedents(reading: Reading) -> Iterator[Line]:
    for one in reading.precedents:
        told = _joined(
            one.kind,
            dated(one.date),
            f"between {names(one.parties)}" if one.parties else "",
            f"brokered by {names(one.brokers)}" if one.brokers else "",
            one.outcome or "",
        )
        yield _line(one, told, (one.evidence,))


def _line(finding: Finding, text: str, words: tuple[Span, ...]) -> Line:
    return Line(
        text=text,
        words=words,
        sentence=finding.sentence,
        rule=finding.rule,
        confidence=finding.confidence,
        id=finding.id,
    )
