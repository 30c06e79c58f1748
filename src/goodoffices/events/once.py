"""The same event in headline and body, told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Event, Party

_STATE = frozenset({"GOV", "MIL", "COP"})  # a headline's "Kenyan" is the body's "Kenyan army"


def told_once(events: Iterable[Event], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """Return `events` less those of a headline that the body tells too, and more fully.

    The body's event keeps its own words and date, and names the headline in `also`.
    """
    kept = list(events)
    for one in [e for e in kept if sentences[e.sentence].kind != "body"]:
        twin = next(
            (e for e in kept if sentences[e.sentence].kind == "body" and _tells(e, one)), None
        )
        if twin is not None:
            kept.remove(one)
            also = tuple(sorted({*twin.also, one.sentence}))
            kept[kept.index(twin)] = replace(twin, also=also)
    return tuple(kept)


def _tells(body: Event, head: Event) -> bool:
    """Whether an event of the body says all that one of the headline says."""
    if (body.type, body.status, body.historical) != (head.type, head.status, head.historical):
        return False
    if head.mode is not None and body.mode not in {None, head.mode}:
        return False
    shared = any(_same_side(a, b) for a in head.recipients for b in body.recipients)
    mutual = [p.text for p in body.actors] == [p.text for p in body.recipients]
    shared = shared or (mutual and head.mode is not None and head.mode == body.mode)
    return _within(head.actors, body.actors) and (shared or not head.recipients)


def _within(few: Iterable[Party], many: Sequence[Party]) -> bool:
    return all(any(_same_side(a, b) for b in many) for a in few)


def _same_side(a: Party, b: Party) -> bool:
    if a.actor and a.actor == b.actor:
        return True
    one_state = a.country is not None and a.country == b.country
    return one_state and (a.sector == b.sector or {a.sector, b.sector} <= _STATE)
