"""Whose strikes they are where a sentence only says "the strikes hit", "four raids destroyed".

They are of whoever was told last to strike from afar. Strikes that are nobody's are told only where they
hit somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.events.arms import STRUCK, UNFLAGGED
from goodoffices.shapes import Event, Party

WHY = "whose strikes they are"
REACH = 4  # sentences back; strikes that were settled carry on
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})
_STEMS = ("strike", "raid", "shell", "bombard", "bomb", "sort", "struck")


def settle_strikes(events: Sequence[Event]) -> list[Event]:
    """Return events with the strikes that somebody else's sentence speaks of as his who flew them."""
    told: list[Event] = []
    for event in events:
        settled = _settled(event, told) if _is_unflagged(event) else event
        if settled is not None:
            told.append(settled)
    return told


def _is_unflagged(event: Event) -> bool:
    return any(party.why == UNFLAGGED for party in event.actors)


def _settled(event: Event, told: Sequence[Event]) -> Event | None:
    flown = next(_strikes_before(event, told), None)
    if flown is not None:
        meant = (_as_of(event.actors[0], author) for author in flown.actors)
        return replace(event, actors=tuple(meant))
    hit = tuple(party for party in event.recipients if party.why != STRUCK)
    return replace(event, actors=(), recipients=hit) if hit else None


def _strikes_before(event: Event, told: Sequence[Event]) -> Iterator[Event]:
    for one in reversed(told):
        if event.sentence - one.sentence > REACH:
            return
        words = one.trigger.text.lower()
        from_afar = one.mode in _FROM_AFAR or any(stem in words for stem in _STEMS)
        if one.type == "ASSAULT" and one.actors and one.status == "actual" and from_afar:
            yield one


def _as_of(strikes: Party, author: Party) -> Party:
    """Return the words that speak of strikes as standing for whoever flew them."""
    return replace(
        author, text=strikes.text, start=strikes.start, end=strikes.end,
        name=author.name or author.text, why=WHY,
    )  # fmt: skip
