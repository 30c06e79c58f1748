"""When two mentions stand for the same party."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.shapes import Party


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return `parties` without those that name the same actor or words again."""
    seen: dict[object, Party] = {}
    for party in parties:
        key = party.actor or (party.text.lower(), party.country)
        seen.setdefault(key, party)
    return tuple(seen.values())


def same(a: Party, b: Party) -> bool:
    """Whether two parties stand for the same side: one actor, or one country's government."""
    if a.actor and b.actor:
        return a.actor == b.actor or (a.country == b.country and a.sector == b.sector == "GOV")
    return a.text.lower() == b.text.lower()


def without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return `parties` less those that stand for one of `others`."""
    return tuple(p for p in parties if not any(p.start == o.start or same(p, o) for o in others))
