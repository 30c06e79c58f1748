"""Which attack, arrest or release a toll counts: counts of one incident stay apart and point to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from goodoffices.shapes import Event, EventType, Span, Toll, TollKind

NEAR = 3  # sentences: further on, another count speaks of another incident
_OF: Mapping[TollKind, EventType] = {
    "killed": "ASSAULT",
    "injured": "ASSAULT",
    "missing": "ASSAULT",
    "displaced": "ASSAULT",
    "abducted": "ASSAULT",
    "detained": "COERCE",
    "released": "RETREAT",
}


def link_incidents(tolls: Iterable[Toll], events: Sequence[Event]) -> tuple[Toll, ...]:
    """Return tolls with the id of the event they count, where the story tells it.

    It is the event of their sentence whose sufferers are the victims, else the nearest in it; a
    count without one in its own sentence speaks of the incident counted shortly before, if day and
    place allow. Running totals count no single incident.
    """
    linked: list[Toll] = []
    told: dict[int, list[Event]] = {}
    for event in events:
        for sentence in {event.sentence, *event.also}:
            told.setdefault(sentence, []).append(event)
    for toll in tolls:
        own = None if toll.cumulative else _in_sentence(toll, told.get(toll.sentence, ()))
        before = None if own or toll.cumulative else _counted_before(toll, linked)
        linked.append(replace(toll, incident=own or before))
    return tuple(linked)


def _in_sentence(toll: Toll, events: Sequence[Event]) -> str | None:
    fitting = [
        event for event in events if event.type == _OF[toll.kind] and event.status == "actual"
    ]
    if not fitting:
        return None
    return min(fitting, key=lambda event: (not _suffers(event, toll), _apart(event, toll))).id


def _suffers(event: Event, toll: Toll) -> bool:
    victims: Span = toll.victims or toll.evidence
    return any(p.start < victims.end and p.end > victims.start for p in event.recipients)


def _apart(event: Event, toll: Toll) -> int:
    return abs(event.trigger.start - toll.evidence.start)


def _counted_before(toll: Toll, linked: Sequence[Toll]) -> str | None:
    for other in reversed(linked):
        if toll.sentence - other.sentence > NEAR:
            return None
        if other.incident and other.kind == toll.kind and _can_be_one(toll, other):
            return other.incident
    return None


def _can_be_one(toll: Toll, other: Toll) -> bool:
    """Whether neither day nor place tells two counts apart."""
    days = (toll.date.start, other.date.start)
    places = (toll.place.name if toll.place else None, other.place.name if other.place else None)
    return all(None in pair or pair[0] == pair[1] for pair in (days, places))
