"""The two sides of the conflict that a story is about, for "both sides" and for mediators.

"Egypt brokered a truce" names nobody it was between, "was in touch with both parties" neither: the
story's other events do. The pair is the one most of its attacks, truces and refusals join.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from goodoffices.events.reach import WHERE
from goodoffices.shapes import Event, Party

NEAR = 4  # sentences from two who agreed to the broker of their agreement
_TALKED = frozenset({"AGREE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
LEAST = 2  # events of fighting before a story is one of a war
_PAIR = ("one", "other")
_BETWEEN = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})
_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC"})  # they fight no wars here
_FOR_BOTH = frozenset({"045", "0356", "039"})  # done by a third party toward both sides
_BOTH = re.compile(
    r"(?:the |all |both |two |warring |opposing |rival )+(?:sides|parties|foes|belligerents|factions)",
    re.IGNORECASE,
)
_ACTS = frozenset({"GOV", "MIL", "REB", "PRM", "PTY", "SPY", "OPP", None})


class Pair(msgspec.Struct, frozen=True):
    """The two sides of a story, each by the party that stands for it."""

    one: Party
    other: Party

    def parties(self, near: Party | None = None) -> tuple[Party, ...]:
        """Return both parties, at the words of `near` where these are what names them."""
        if near is None:
            return (self.one, self.other)
        words = {"text": near.text, "start": near.start, "end": near.end, "role": None}
        why = "a side of the story's conflict"
        return tuple(msgspec.structs.replace(p, **words, why=why) for p in (self.one, self.other))

    def holds(self, party: Party) -> bool:
        """Whether a party is on either side, or lives there."""
        return party.country in {self.one.country, self.other.country}


def settle_sides(events: Sequence[Event], bodies: Iterable[Party]) -> tuple[Event, ...]:
    """Return events with the story's two sides where they speak of both and name neither.

    A truce told without sides is the two sides' own; without a war it is nobody's, and left out.

    `bodies` are the states and groups that the story names, each as often as it does.
    """
    pair = find_pair(events, bodies)
    settled = [_brokered(event, _at_table(events, event)) for event in events]
    settled = settled if pair is None else [_settled(event, pair) for event in settled]
    return tuple(event for event in settled if event.actors or event.recipients)


def _at_table(events: Iterable[Event], of: Event) -> tuple[Party, ...]:
    """Return the two that a story tells to have talked or agreed with one another near an event."""
    mutual = [e for e in events if e.type in _TALKED and len(e.actors) == len(_PAIR)]
    pairs = {frozenset(p.actor or p.text for p in e.actors) for e in mutual if _is_mutual(e)}
    if len(pairs) > 1:
        return ()  # of two pairs a truce may be the other's
    near = (e for e in mutual if 0 <= of.sentence - e.sentence <= NEAR)
    for event in sorted(near, key=lambda e: -e.sentence):
        sides = {p.country: p for p in event.actors if p.country}
        own = {p.country for p in of.actors}
        if _is_mutual(event) and len(sides) == len(_PAIR) and not set(sides) & (own | _BODIES):
            return tuple(sides.values())
    return ()


def _is_mutual(event: Event) -> bool:
    return [p.text for p in event.actors] == [p.text for p in event.recipients]


def _brokered(event: Event, sides: tuple[Party, ...]) -> Event:
    """Name whom an event's broker brought together: the two who were told to have come to terms."""
    if event.cameo != "045" or event.recipients or not sides or event.status != "actual":
        return event
    meant = tuple(msgspec.structs.replace(p, why="who came to terms") for p in sides)
    return msgspec.structs.replace(event, recipients=meant)


def find_pair(events: Iterable[Event], bodies: Iterable[Party]) -> Pair | None:
    """Return the two sides of the fighting that a story tells of, if it tells of any.

    They are the two countries that most of its attacks, threats, refusals and truces are of; each is
    stood for by the state or armed group of that country which the story names most.
    """
    fights: Counter[str] = Counter()
    for event in events:
        countries = {p.country for p in (*event.actors, *event.recipients) if p.country}
        at_home = len(countries) == 1 and event.actors and event.recipients
        if event.type in _BETWEEN and event.status != "denied" and not at_home:
            fights.update(countries - _BODIES)
    named: dict[str, Counter[str]] = {}
    known: dict[str, Party] = {}
    for body in bodies:
        if body.actor and body.country and body.sector in _ACTS:
            known.setdefault(body.actor, body)
            named.setdefault(body.country, Counter())[body.actor] += 1
    weight = {c: 2 * n + named[c].total() for c, n in fights.items() if c in named}
    sides = sorted(weight, key=lambda country: (-weight[country], country))[: len(_PAIR)]
    if len(sides) == 1:
        sides += _other_side(sides[0], named)
    if len(sides) < len(_PAIR) or sum(fights[c] for c in sides) < LEAST:
        return None
    one, other = (known[_best(named[country])] for country in sorted(sides))
    return Pair(one, other)


def _other_side(side: str, named: Mapping[str, Counter[str]]) -> list[str]:
    """Return the country of whom a story names most beside the one side that it tells of fighting."""
    others = [(n.total(), country) for country, n in named.items() if country != side]
    return [max(others)[1]] if others and max(others)[0] >= LEAST else []


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda actor: (-counts[actor], actor))


def _settled(event: Event, pair: Pair) -> Event:
    if not event.actors and all(party.why == WHERE for party in event.recipients):
        return msgspec.structs.replace(event, actors=pair.parties(), recipients=pair.parties())
    third = _is_third(event, pair)
    named = tuple(p for one in event.recipients for p in _spelt_out(one, pair) if third)
    named = named or event.recipients
    hosted = event.rule.startswith("consult.host")  # whoever came to talks is told with them
    if event.cameo in _FOR_BOTH and not hosted and third and not _covers(named, pair):
        beyond = [p for p in named if not pair.holds(p)]
        if not beyond:
            own = [p for p in named if p.actor]
            named = tuple(_added(own, pair))
    actors = tuple(p for one in event.actors for p in _spelt_out(one, pair))
    if named == event.recipients and actors == event.actors:
        return event
    return msgspec.structs.replace(event, actors=actors, recipients=named)


def _spelt_out(party: Party, pair: Pair) -> tuple[Party, ...]:
    """Return both sides for "both parties", the party itself for any other."""
    if party.actor is None and party.country is None and _BOTH.fullmatch(party.text):
        return pair.parties(party)
    return (party,)


def _is_third(event: Event, pair: Pair) -> bool:
    return bool(event.actors) and not any(pair.holds(actor) for actor in event.actors)


def _covers(parties: Iterable[Party], pair: Pair) -> bool:
    there = {p.country for p in parties if p.actor}
    return {pair.one.country, pair.other.country} <= there


def _added(parties: Iterable[Party], pair: Pair) -> Iterator[Party]:
    kept = list(parties)
    yield from kept
    for side in (pair.one, pair.other):
        if side.country not in {p.country for p in kept}:
            yield msgspec.structs.replace(side, why="a side of the story's conflict")
