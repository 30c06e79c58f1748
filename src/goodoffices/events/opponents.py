"""The two sides of the conflict that a story is about: whom its deeds are between.

The pair is the one that its mediators stand between by name, that came to terms, or that most of its
attacks, threats and refusals join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from goodoffices.actors.antecedents import MOST_NAMED
from goodoffices.shapes import Event, Party

Side = tuple[str, bool]  # a country, and whether its rebels
NOBODY: Side = ("", False)
TWO = 2
LEAST = 2  # events of fighting before a story is one of a war
FOR_BOTH = frozenset({"045", "0356", "039"})  # done by a third party toward both sides
_AGAINST = frozenset({"ASSAULT", "MOBILIZE", "THREATEN", "ACCUSE", "RETREAT", "CONCEDE"})
_BETWEEN = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})
_CURBS = frozenset({"restrict", "relations"})  # who threatens sanctions is at no war
_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO", "ISM", "MNC"})  # they fight no wars here
_ARMED_ABROAD = "IMG"  # an armed group at home in many countries stands for itself
# Done by a third party toward two that it names: these two are at odds.
_TO_TWO = ("026", "0256", "027", "030", "036", "039", "045", "105")
_TERMS = ("0356", "046", "057", "0871")  # two come to these with one another
_REBELS = frozenset({"REB", "PRM"})
_STATES = frozenset({"GOV", "MIL"})
_UNARMED = frozenset({"CVL", "JRN", "REF", "EDU", "MED", "REL", "SOC"})
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
        sides = (self.one, self.other)
        named = party.actor is not None and party.actor in {side.actor for side in sides}
        return named or land_of(party) in {land_of(side) for side in sides} - {None}


def is_mutual(event: Event) -> bool:
    """Return whether those who act are those acted on: two who met, or came to terms."""
    return bool(event.actors) and event.actors == event.recipients


def find_pair(events: Iterable[Event], bodies: Iterable[Party]) -> Pair | None:
    """Return the two sides of the conflict that a story tells of, if it tells of any.

    They are whom a mediator stands between by name, else the two countries that most of its attacks,
    threats, refusals and truces are of; each of these is stood for by the state or armed group of
    that country which the story names most.
    """
    events, bodies = tuple(events), tuple(bodies)
    told = _told_between(events) or _at_home(events, bodies)
    return told or _at_war(events, bodies) or _state_and_rebels(events, bodies)


def sides_of(events: Iterable[Event], bodies: Iterable[Party]) -> tuple[Party, ...]:
    """Return the two sides of a story's conflict, or nobody."""
    pair = find_pair(events, bodies)
    return pair.parties() if pair is not None else ()


def _at_war(events: Sequence[Event], bodies: Iterable[Party]) -> Pair | None:
    """Return the two countries that most of a story's fighting, threats and blame are between."""
    fights: Counter[str] = Counter()
    for event in events:
        countries = {p.country for p in (*event.actors, *event.recipients) if p.country}
        # "Israel killed civilians": of whom is not told
        placed = all(p.country for p in (*event.actors, *event.recipients))
        at_home = len(countries) == 1 and event.actors and event.recipients and placed
        war = event.type in _BETWEEN and event.mode not in _CURBS and event.status != "denied"
        if war and not at_home:
            lands = {land_of(p) for p in (*event.actors, *event.recipients)}
            fights.update(land for land in lands if land)
    named: dict[str, Counter[str]] = {}
    known: dict[str, Party] = {}
    for body in bodies:
        if body.actor and (land := land_of(body)) and body.sector in _ACTS:
            known.setdefault(body.actor, body)
            named.setdefault(land, Counter())[body.actor] += 1
    for party in (p for event in events for p in (*event.actors, *event.recipients)):
        land = land_of(party)
        if land and land in fights and land not in named and party.sector in _STATES:
            known[land] = party  # "Armenian forces", of a state that is never named itself
            named[land] = Counter({land: 1})
    weight = {c: 2 * n + named[c].total() for c, n in fights.items() if c in named}
    sides = sorted(weight, key=lambda country: (-weight[country], country))[:TWO]
    if len(sides) == 1:
        sides += _accuser(sides[0], events, named) or _other_side(sides[0], named, events)
    if len(sides) < TWO or sum(fights[c] for c in sides) < LEAST:
        return None
    one, other = (known[_best(named[country])] for country in sorted(sides))
    return Pair(one, other)


def _told_between(events: Iterable[Event]) -> Pair | None:
    """Return the two whom a third party stands between by name, where nobody fights another more."""
    points: Counter[frozenset[Side]] = Counter()
    named: dict[Side, Party] = {}
    between: set[frozenset[Side]] = set()
    for event in events:
        two = _at_odds(event)
        for party in two:
            named.setdefault(_own_side(party), party)
        sides = frozenset(map(_own_side, two)) - {NOBODY}
        if len(sides) == TWO:
            points[sides] += 1
            if event.type not in _BETWEEN:
                between.add(sides)
    best = max(points, key=lambda sides: (points[sides], sorted(sides)), default=frozenset())
    if best not in between:
        return None
    one, other = (named[side] for side in sorted(best))
    return Pair(one, other)


def _at_odds(event: Event) -> tuple[Party, ...]:
    """Return the two whom an event tells to be at odds: fought, or treated as such by a third."""
    if event.status == "denied" or event.historical:
        return ()
    code = event.cameo or ""
    if event.type == "ASSAULT":
        return (*event.actors[:1], *event.recipients[:1])
    if is_mutual(event):
        joint = event.type == "ACCUSE" or code.startswith(
            _TERMS
        )  # "traded blame", "agreed a truce"
        return event.actors if joint and len(event.actors) == TWO else ()
    theirs = {_own_side(p) for p in event.recipients if p.why != MOST_NAMED}
    third = bool(event.actors) and not any(_own_side(p) in theirs for p in event.actors)
    two = len(event.recipients) == len(theirs) == TWO
    return event.recipients if third and two and code.startswith(_TO_TWO) else ()


def _own_side(party: Party) -> Side:
    """Return on which side a party stands; a group of no country is a side of its own."""
    side = side_of(party)
    if side != NOBODY or party.country or party.sector in _UNARMED:
        return side
    named = any(word[:1].isupper() for word in party.text.split())  # "the rebel Front"
    name = party.actor or party.name or (party.text if named else "")
    return (name.casefold(), True) if name else NOBODY


def _at_home(events: Sequence[Event], bodies: Sequence[Party]) -> Pair | None:
    """Return a state and its rebels where most of a story's fighting is between these two."""
    dyads: Counter[tuple[Side, ...]] = Counter()
    for event in events:
        if event.type in _AGAINST and event.status != "denied":
            pairs = ({side_of(a), side_of(r)} for a in event.actors for r in event.recipients)
            dyads.update({tuple(sorted(p - {NOBODY})) for p in pairs})
    wars = [(n, sides) for sides, n in dyads.items() if len(sides) == TWO]
    n, sides = max(wars, default=(0, ()))
    if n < LEAST or len({country for country, _ in sides}) > 1:
        return None
    land = sides[0][0]
    named: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    known = {body.actor: body for body in reversed(bodies) if body.actor}
    for body in bodies:
        if body.actor and body.country == land and body.sector in _ACTS:
            named[body.sector in _REBELS][body.actor] += 1
    if named[False]:  # the state itself, not a breakaway land within it
        named[False] = Counter({land: 1} if land in named[False] else {})
    parties = [p for e in reversed(events) for p in (*e.recipients, *e.actors)]
    told = {
        side_of(p): p
        for p in sorted(parties, key=lambda p: (p.actor is not None, p.sector == "GOV"))
    }
    one, two = (
        known[_best(named[rebels])] if named[rebels] else told[(land, rebels)]
        for rebels in (False, True)
    )
    return Pair(one, two)


def _state_and_rebels(events: Sequence[Event], bodies: Sequence[Party]) -> Pair | None:
    """Return the one group in arms against its own state that a story names, and that state."""
    rebels = {p.actor: p for p in reversed(bodies) if p.sector in _REBELS and land_of(p)}
    lands = {p.country for p in rebels.values()}
    states = [p for p in bodies if p.country in lands and p.sector in _STATES]
    hostile = {
        _own_side(p) for e in events if e.type in _AGAINST for p in (*e.actors, *e.recipients)
    }
    if (
        len(rebels) != 1
        or not states
        or not hostile & {side_of(p) for p in (*rebels.values(), states[0])}
    ):
        return None
    return Pair(states[0], *rebels.values())


def side_of(party: Party) -> Side:
    """Return on which side a party stands: a country's own, or its rebels'."""
    land = land_of(party)
    if land is None or party.sector in _UNARMED:
        return NOBODY
    return (land, party.sector in _REBELS)


def land_of(party: Party) -> str | None:
    """Return the country that a party is of, its own id for an armed group of many, None for a body."""
    if party.country == _ARMED_ABROAD:
        return party.actor
    return None if party.country in _BODIES else party.country


def _accuser(side: str, events: Iterable[Event], named: Mapping[str, Counter[str]]) -> list[str]:
    """Return the one country that trades blame with the one side that is told to be fought."""
    blame = [e for e in events if e.type == "ACCUSE" and e.mode == "allege"]
    ends = [({p.country for p in e.actors}, {p.country for p in e.recipients}) for e in blame]
    others = {c for one, two in ends if side in one ^ two for c in one | two if c}
    others -= {side, *_BODIES}
    return sorted(others & set(named)) if len(others) == 1 else []


def _other_side(side: str, named: Mapping[str, Counter[str]], events: Iterable[Event]) -> list[str]:
    """Return the country of whom a story names most beside the one side that it tells of fighting.

    Who only offers, calls on others or stands between them is no side.
    """
    kind = {p.country for e in events if _is_kind(e) for p in e.actors}
    hostile = {p.country for e in events if e.type in _AGAINST for p in (*e.actors, *e.recipients)}
    no_sides = {side, *_BODIES, *(kind - hostile)}
    lands = ((n, country) for country, n in named.items() if country not in no_sides)
    others = [(n.total(), country) for n, country in lands]
    return [max(others)[1]] if others and max(others)[0] >= LEAST else []


def _is_kind(event: Event) -> bool:
    """Whether an event is what third parties do: offer, call on, mediate, ring up, help."""
    return event.status == "offered" or event.type in {"REQUEST", "AID"} or event.cameo in FOR_BOTH


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda actor: (-counts[actor], actor))
