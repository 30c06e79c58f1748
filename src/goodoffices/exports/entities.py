"""Reports, events and parties as FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

import msgspec

from goodoffices.exports.corpus import Corpus, called, event_of, node_of
from goodoffices.exports.event_sets import came_to_pass
from goodoffices.record import Told
from goodoffices.shapes import Event, Party


class Entity(msgspec.Struct, frozen=True):
    """A FollowTheMoney entity: properties are lists, whatever they hold."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write_entities(corpus: Corpus, out: BinaryIO) -> None:
    """Write Articles (reports), LegalEntities (parties), Events and what links these to reports."""
    encoder = msgspec.json.Encoder()
    once = {one.id: one for one in entities(corpus)}
    out.writelines(encoder.encode(entity) + b"\n" for entity in once.values())


def entities(corpus: Corpus) -> Iterator[Entity]:
    """Yield the entities of all events that came to pass; one that comes again comes the same."""
    for told in filter(came_to_pass, corpus.events):
        event = event_of(told)
        article, about = _article(told), _event(told, event)
        yield article
        yield from map(_party, (*event.actors, *event.recipients))
        yield about
        yield _entity("Documentation", f"{about.id} {article.id}", {
            "document": [article.id], "entity": [about.id], "role": ["reports"],
            "summary": [told.sentence_text], "recordId": [event.id],
        })  # fmt: skip


def _article(told: Told) -> Entity:
    return _entity("Article", told.report, {
        "title": [told.title], "publishedAt": [told.published], "publisher": [told.outlet],
        "sourceUrl": [told.url if (told.url or "").startswith("http") else None],
        "notes": ["Synthetic example: not a news report" if told.synthetic else None],
    })  # fmt: skip


def _party(party: Party) -> Entity:
    notes = [party.actor and f"goodoffices {party.actor}"]
    facts: dict[str, list[str | None]] = {
        "name": [called(party)],
        "sector": [party.sector],
        "notes": notes,
    }
    return _entity("LegalEntity", node_of(party), facts)


def _event(told: Told, event: Event) -> Entity:
    act = " ".join(part for part in (event.type, event.mode, event.cameo) if part)
    who = ", ".join(called(party) for party in event.actors)
    whom = ", ".join(called(party) for party in event.recipients)
    return _entity("Event", event.id, {
        "name": [f"{act}: {who or '?'}" + (f" → {whom}" if whom else "")],
        "summary": [told.sentence_text],
        "date": [told.day], "startDate": [event.date.start], "endDate": [event.date.end],
        "location": [event.place.name if event.place else None],
        "organizer": [_id("LegalEntity", node_of(party)) for party in event.actors],
        "involved": [_id("LegalEntity", node_of(party)) for party in event.recipients],
        "keywords": [event.type, event.status, *event.contexts],
        "publisher": [told.outlet], "recordId": [event.id],
    })  # fmt: skip


def _entity(schema: str, key: str, properties: Mapping[str, Sequence[str | None]]) -> Entity:
    kept = {
        name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()
    }
    return Entity(
        _id(schema, key), schema, {name: values for name, values in kept.items() if values}
    )


def _id(schema: str, key: str) -> str:
    return "go-" + hashlib.sha256(f"{schema} {key}".encode()).hexdigest()[:32]
