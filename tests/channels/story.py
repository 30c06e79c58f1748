"""Readings built by hand, of a made-up war, as the engine would hand them to the record."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Party,
    Precedent,
    Reading,
    Span,
    Standing,
)

ENGINE = EngineId(version="0", lexicon="l", actors="a", places="p")


def party(name: str | None, actor: str | None, country: str | None, **more: Any) -> Party:  # noqa: ANN401 - any field of the shape
    """Return a party; its words are its name."""
    sector = more.pop("sector", "GOV")
    text = more.pop("text", name or "somebody")
    return Party(
        text=text,
        start=0,
        end=len(text),
        name=name,
        actor=actor,
        country=country,
        sector=sector,
        **more,
    )


ISRAEL = party("Israel", "ISR", "ISR")
HAMAS = party("Hamas", "pse.hamas", "PSE", sector="REB")
USA = party("United States", "USA", "USA")
EGYPT = party("Egypt", "EGY", "EGY")
OBAMA = party("Barack Obama", "usa.obama", "USA", role="president")
NETANYAHU = party("Benjamin Netanyahu", "isr.netanyahu", "ISR", role="prime minister")
MORSI = party("Mohamed Morsi", "egy.morsi", "EGY", sector="ELI", role="president (former)")
MESHAAL = party("Khaled Meshaal", "pse.meshaal", "PSE", sector="REB", role="leader")
NEW_RULERS = party(None, None, "EGY", text="new government")
CIVILIANS = party(None, None, "PSE", sector="CVL", text="Palestinians")
_QUAD: dict[str, Any] = {"quad": "verbal-cooperation", "score": 2.5, "confidence": 0.9, "rule": "r"}


def event(day: str | None, kind: str, code: str, actors: Any, to: Any = (), **more: Any) -> Event:  # noqa: ANN401 - parties in any row
    """Return an event of one day, told in the first sentence unless said otherwise."""
    words = str(more.pop("words", "met"))
    return Event(
        id=f"e{code}{day}{words}{len(actors)}{more.get('status', '')}",
        type=kind,  # type: ignore[arg-type]  # one of the closed list
        cameo=code,
        trigger=Span(text=words, start=0, end=len(words)),
        actors=tuple(actors),
        recipients=tuple(to),
        date=Date(start=day, end=day),
        sentence=more.pop("sentence", 0),
        **_QUAD,
        **more,
    )


def standing(who: Party, change: str, role: str) -> Standing:
    """Return an office lost or an influence turned, told in the first sentence."""
    return Standing(
        id=f"s{change}{who.name}",
        rule="r",
        confidence=0.9,
        sentence=0,
        party=who,
        actor=who,
        role=role,
        change=change,  # type: ignore[arg-type]  # one of the closed list
        evidence=Span(text=change, start=0, end=len(change)),
    )


def precedent(brokers: Any, parties: Any, outcome: str | None, day: str | None = None) -> Precedent:  # noqa: ANN401 - parties in any row
    """Return a truce of old."""
    return Precedent(
        id=f"p{outcome}{day}{len(brokers)}",
        rule="r",
        confidence=0.9,
        sentence=0,
        what=Span(text="truce", start=0, end=5),
        kind="truce",
        evidence=Span(text="truce", start=0, end=5),
        date=Date(start=day, end=day),
        brokers=tuple(brokers),
        parties=tuple(parties),
        outcome=outcome,  # type: ignore[arg-type]  # one of the closed list
    )


def reading(name: str, published: str, **findings: Any) -> Reading:  # noqa: ANN401 - the kinds of finding
    """Return a reading of a report of one sentence, with these findings in it."""
    told = tuple(findings.get("events", ()))
    acts = "; ".join(
        " ".join([*(p.text for p in e.actors), e.trigger.text, *(p.text for p in e.recipients)])
        for e in told
    )
    text = f"The one sentence of {name}: {acts}."
    return Reading(
        id=name,
        title=name,
        subtitle=None,
        byline=None,
        dateline=None,
        published=published,
        source="Levant Wire",
        url=None,
        language="en",
        synthetic=True,
        text=text,
        furniture=(),
        sentences=(Extent(start=0, end=len(text)),),
        engine=ENGINE,
        **{
            kind: tuple(_placed(name, row, text) for row in rows) for kind, rows in findings.items()
        },
    )


def _placed(name: str, finding: Any, text: str) -> Any:  # noqa: ANN401 - a finding of any kind
    """Return a finding as one of this report, an event with its words where they stand in the text."""
    finding = replace(finding, id=f"{name}:{finding.id}")
    if not isinstance(finding, Event):
        return finding
    who, to = (" ".join(p.text for p in ps) for ps in (finding.actors, finding.recipients))
    at = text.index(f"{who} {finding.trigger.text} {to}")
    start = at + len(who) + 1
    trigger = replace(finding.trigger, start=start, end=start + len(finding.trigger.text))
    actors = _in_row(finding.actors, at)
    return replace(
        finding,
        trigger=trigger,
        actors=actors,
        recipients=_in_row(finding.recipients, trigger.end + 1),
    )


def _in_row(parties: tuple[Party, ...], start: int) -> tuple[Party, ...]:
    placed = []
    for one in parties:
        placed.append(replace(one, start=start, end=start + len(one.text)))
        start += len(one.text) + 1
    return tuple(placed)
