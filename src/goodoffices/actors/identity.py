"""When two mentions stand for the same party."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.shapes import Party

_PRONOUNS = frozenset("it its itself they them their themselves he him his she her".split())


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return `parties` without those that name the same actor or words again."""
    seen: dict[object, Party] = {}
    for party in parties:
        key = party.actor or (party.text.lower(), party.country)
        seen.setdefault(key, party)
    return tuple(seen.values())


def same(a: Party, b: Party) -> bool:
    """Whether two parties stand for the same side: one actor, or one country's government.

    Two bodies of a country, each known by its name, may be rival governments: they are two. So are
    two of its men, who meet.
    """
    if a.actor and b.actor:
        governs = a.country == b.country and a.sector == b.sector == "GOV"
        two = (_is_body(a) and _is_body(b)) or (a.role is not None and b.role is not None)
        return a.actor == b.actor or (governs and not two)
    if a.text.lower() == b.text.lower():
        return True
    spoken = not _PRONOUNS.isdisjoint({a.text.lower(), b.text.lower()})
    alike = (a.country, a.sector, a.name, a.role) == (b.country, b.sector, b.name, b.role)
    told = a.country is not None or a.sector not in {None, "CVL"}
    return spoken and told and a.actor == b.actor and alike


def belongs(a: Party, b: Party) -> bool:
    """Whether what one party does is the other's to answer for: one side, or of one country."""
    return same(a, b) or (a.country is not None and a.country == b.country)


def without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return `parties` less those that stand for one of `others`."""
    return tuple(p for p in parties if not any(p.start == o.start or same(p, o) for o in others))


def _is_body(party: Party) -> bool:
    """Return True for a named party that is neither the state itself nor a person in office."""
    return party.actor != party.country and party.role is None


def one_of_each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties without those of a country that one before them is of."""
    return tuple({p.country or p.actor or p.text: p for p in reversed(tuple(parties))}.values())[
        ::-1
    ]


def are_of_two(parties: Iterable[Party]) -> bool:
    """Whether parties are of two countries at least, or of a country and a body of several."""
    return len({p.country or p.actor for p in parties if p.country or p.actor}) > 1
