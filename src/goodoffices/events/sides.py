"""The two sides of the conflict that a story is about, for "both sides" and for mediators.

"Egypt brokered a truce" names nobody it was between, "was in touch with both parties" neither: the
story's other events do. The pair is the one that its mediators stand between, that came to terms, or
that most of its attacks, threats and refusals join.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from goodoffices.actors.antecedents import MOST_NAMED
from goodoffices.events.reach import OPEN_TALKS, WHERE
from goodoffices.shapes import Event, Party

_TALKED = frozenset({"AGREE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
_TRUCE = "ceasefire"
_LEAVING = frozenset({"REJECT", "SANCTION"})
_TALKS = re.compile(r"\b(?:talks|negotiations|dialogue)\b", re.IGNORECASE)
_TALKING = frozenset({"036", "046", "040"})
_VISIT = "042"
_NEAR = 6  # sentences: "the talks" are not those told of long before
_Side = tuple[str, bool]  # a country, and whether its rebels
_NONE: _Side = ("", False)
LEAST = 2  # events of fighting before a story is one of a war
OPEN_FIGHTS = frozenset({
    "assault.fighting-open", "assault.there-is-fighting", "assault.rage-in-streets", "accuse.each-side",
})  # fmt: skip
OPEN_TRUCE = "agree-record.truce-agreed"
_PAIR = ("one", "other")
_AGAINST = frozenset({"ASSAULT", "MOBILIZE", "THREATEN", "ACCUSE", "RETREAT", "CONCEDE"})
_BETWEEN = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})
_CURBS = frozenset({"restrict", "relations"})  # who threatens sanctions is at no war
_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC"})  # they fight no wars here
_FOR_BOTH = frozenset({"045", "0356", "039"})  # done by a third party toward both sides
# Done by a third party toward two that it names: these two are at odds.
_TO_TWO = ("026", "0256", "027", "030", "036", "039", "045", "105")
_TERMS = ("0356", "046", "057", "0871")  # two come to these with one another
_BOTH = re.compile(
    r"(?:the |all |both |two |same |warring |opposing |rival )+"
    r"(?:sides|parties|foes|camps|belligerents|factions)",
    re.IGNORECASE,
)
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
        return named or party.country in {side.country for side in sides if side.country}


def settle_sides(events: Sequence[Event], bodies: Iterable[Party]) -> tuple[Event, ...]:
    """Return events with the story's two sides where they speak of both and name neither.

    A truce told without sides is the two sides' own; without a war it is nobody's, and left out.

    `bodies` are the states and groups that the story names, each as often as it does.
    """
    pair = find_pair(events, bodies)
    settled = _with_talkers(events)
    if pair is not None:
        settled = [_settled(event, pair) for event in settled]
    return tuple(e for e in settled if e.actors or (e.recipients and e.cameo not in _TALKING))


def _with_talkers(events: Sequence[Event]) -> list[Event]:
    """Return events with "the talks", and what a broker brought about, as those of the two who talked."""
    told: list[Event] = []
    for k, event in enumerate(events):
        if event.rule == OPEN_TALKS and not event.actors:
            talkers = _talkers(told, event) or _talkers(events[:k:-1], event)
            told.append(msgspec.structs.replace(event, actors=talkers, recipients=talkers))
        elif _is_kept_truce(event):
            two = _talkers(told, event)
            told.append(msgspec.structs.replace(event, actors=two, recipients=two))
        elif event.cameo == "045" and event.actors and not event.recipients:
            told.append(msgspec.structs.replace(event, recipients=_talkers(told, event)))
        else:
            told.append(_with_left(_with_other(event, _talkers(told, event)), told))
    return told


def _is_kept_truce(event: Event) -> bool:
    """Whether a truce is told to hold or to have failed, and not whose: "the truce is holding"."""
    told = event.status in {"actual", "failed"}
    return event.mode == _TRUCE and told and not (event.actors or event.recipients)


def _with_left(event: Event, told: Sequence[Event]) -> Event:
    """Name whom somebody left who "walked out of the talks": the other of the two who talked."""
    if event.recipients or len(event.actors) != 1 or event.type not in _LEAVING:
        return event
    if not _TALKS.search(event.trigger.text):
        return event
    two = _talkers(told, event, own=event.actors[0])
    others = tuple(p for p in two if _side(p) != _side(event.actors[0]))
    return msgspec.structs.replace(event, recipients=others) if len(others) == 1 else event


def _with_other(event: Event, two: tuple[Party, ...]) -> Event:
    """Name who held "talks with the rebels": the other of the two, where the rebels are one."""
    if event.actors or event.cameo not in _TALKING or not event.recipients:
        return event
    own = {p.actor or _side(p) for p in event.recipients}
    others = tuple(p for p in two if (p.actor or _side(p)) not in own)
    one = len(others) < len(two) and len(others) == 1
    return msgspec.structs.replace(event, actors=others) if one else event


def _talkers(told: Sequence[Event], event: Event, own: Party | None = None) -> tuple[Party, ...]:
    """Return the two who met or came to terms last, some sentences at most from an event.

    The country that brokers is none of the two; who left the talks is one of them (`own`).
    """
    brokers = {p.country for p in event.actors} if own is None else set()
    talking = _TALKING | ({_VISIT} if event.rule == OPEN_TALKS else set())
    for one in reversed(told):
        if abs(event.sentence - one.sentence) > _NEAR:
            break
        both = one.actors if _is_mutual(one) else (*one.actors, *one.recipients)
        both = one.recipients if one.cameo == "045" else both  # who brokers is none of them
        terms = (
            one.cameo in talking or one.cameo == "045" or (one.type in _TALKED and _is_mutual(one))
        )
        if one.status == "planned" and not _is_mutual(
            one
        ):  # who will call on a capital treats with nobody yet
            continue
        if own is not None and _side(own) not in {_side(p) for p in both}:
            continue
        if not terms or len(both) != len(_PAIR) or brokers & {p.country for p in both}:
            continue
        return tuple(msgspec.structs.replace(p, why="who talked before") for p in both)
    return ()


def _is_mutual(event: Event) -> bool:
    return bool(event.actors) and event.actors == event.recipients


def find_pair(events: Iterable[Event], bodies: Iterable[Party]) -> Pair | None:
    """Return the two sides of the conflict that a story tells of, if it tells of any.

    They are whom a mediator stands between by name, else the two countries that most of its attacks,
    threats, refusals and truces are of; each of these is stood for by the state or armed group of
    that country which the story names most.
    """
    events, bodies = tuple(events), tuple(bodies)
    told = _told_between(events) or _at_home(events, bodies)
    return told or _at_war(events, bodies)


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
            fights.update(countries - _BODIES)
    named: dict[str, Counter[str]] = {}
    known: dict[str, Party] = {}
    for body in bodies:
        if body.actor and body.country and body.sector in _ACTS:
            known.setdefault(body.actor, body)
            named.setdefault(body.country, Counter())[body.actor] += 1
    for party in (p for event in events for p in (*event.actors, *event.recipients)):
        land = party.country
        if land and land in fights and land not in named and party.sector in _STATES:
            known[land] = party  # "Armenian forces", of a state that is never named itself
            named[land] = Counter({land: 1})
    weight = {c: 2 * n + named[c].total() for c, n in fights.items() if c in named}
    sides = sorted(weight, key=lambda country: (-weight[country], country))[: len(_PAIR)]
    if len(sides) == 1:
        sides += _accuser(sides[0], events, named) or _other_side(sides[0], named, events)
    if len(sides) < len(_PAIR) or sum(fights[c] for c in sides) < LEAST:
        return None
    one, other = (known[_best(named[country])] for country in sorted(sides))
    return Pair(one, other)


def _told_between(events: Iterable[Event]) -> Pair | None:
    """Return the two whom a third party stands between by name, where nobody fights another more."""
    points: Counter[frozenset[_Side]] = Counter()
    named: dict[_Side, Party] = {}
    between: set[frozenset[_Side]] = set()
    for event in events:
        two = _at_odds(event)
        for party in two:
            named.setdefault(_own_side(party), party)
        sides = frozenset(map(_own_side, two)) - {_NONE}
        if len(sides) == len(_PAIR):
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
    if _is_mutual(event):
        return event.actors if code.startswith(_TERMS) and len(event.actors) == len(_PAIR) else ()
    theirs = {_own_side(p) for p in event.recipients if p.why != MOST_NAMED}
    third = bool(event.actors) and not any(_own_side(p) in theirs for p in event.actors)
    two = len(event.recipients) == len(theirs) == len(_PAIR)
    return event.recipients if third and two and code.startswith(_TO_TWO) else ()


def _own_side(party: Party) -> _Side:
    """Return on which side a party stands; a group of no country is a side of its own."""
    side = _side(party)
    if side != _NONE or party.country or party.sector in _UNARMED:
        return side
    name = party.actor or party.name or (party.text if party.text[:1].isupper() else "")
    return (name.casefold(), True) if name else _NONE


def _at_home(events: Sequence[Event], bodies: Sequence[Party]) -> Pair | None:
    """Return a state and its rebels where most of a story's fighting is between these two."""
    dyads: Counter[tuple[_Side, ...]] = Counter()
    for event in events:
        if event.type in _AGAINST and event.status != "denied":
            pairs = ({_side(a), _side(r)} for a in event.actors for r in event.recipients)
            dyads.update({tuple(sorted(p - {_NONE})) for p in pairs})
    wars = [(n, sides) for sides, n in dyads.items() if len(sides) == len(_PAIR)]
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
        _side(p): p for p in sorted(parties, key=lambda p: (p.actor is not None, p.sector == "GOV"))
    }
    one, two = (
        known[_best(named[rebels])] if named[rebels] else told[(land, rebels)]
        for rebels in (False, True)
    )
    return Pair(one, two)


def _side(party: Party) -> _Side:
    """Return on which side a party stands: a country's own, or its rebels'."""
    if not party.country or party.country in _BODIES or party.sector in _UNARMED:
        return _NONE
    return (party.country, party.sector in _REBELS)


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
    return event.status == "offered" or event.type in {"REQUEST", "AID"} or event.cameo in _FOR_BOTH


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda actor: (-counts[actor], actor))


def _settled(event: Event, pair: Pair) -> Event:
    open_ = event.rule in OPEN_FIGHTS or event.rule == OPEN_TALKS
    if not event.actors and (open_ or all(p.why == WHERE for p in event.recipients)):
        return msgspec.structs.replace(event, actors=pair.parties(), recipients=pair.parties())
    event = _without_guesses(_with_other(event, pair.parties()), pair)
    third = _is_third(event, pair)
    named = tuple(p for one in event.recipients for p in _spelt_out(one, pair) if third)
    named = named or event.recipients
    hosted = event.rule.startswith("consult.host")  # whoever came to talks is told with them
    two = len(named) == len(_PAIR)  # "brought Khartoum and southern rebels to the table"
    if event.cameo in _FOR_BOTH and not hosted and third and not (two or _covers(named, pair)):
        beyond = [p for p in named if not pair.holds(p)]
        if not beyond:
            own = [p for p in named if p.actor]
            named = tuple(_added(own, pair))
    actors = tuple(p for one in event.actors for p in _spelt_out(one, pair))
    if named == event.recipients and actors == event.actors:
        return event
    return msgspec.structs.replace(event, actors=actors, recipients=named)


def _without_guesses(event: Event, pair: Pair) -> Event:
    """Return an event with the story's two sides for two who were only named most before it."""
    actors, recipients = (
        pair.parties() if parties and all(p.why == MOST_NAMED for p in parties) else parties
        for parties in (event.actors, event.recipients)
    )
    return msgspec.structs.replace(event, actors=actors, recipients=recipients)


def _spelt_out(party: Party, pair: Pair) -> tuple[Party, ...]:
    """Return both sides for "both parties", the party itself for any other."""
    if party.actor is None and party.country is None and _BOTH.fullmatch(party.text):
        return pair.parties(party)
    return (party,)


def _is_third(event: Event, pair: Pair) -> bool:
    return bool(event.actors) and not any(pair.holds(actor) for actor in event.actors)


def _covers(parties: Iterable[Party], pair: Pair) -> bool:
    there = {_side(p) for p in parties if p.actor}
    return {_side(pair.one), _side(pair.other)} <= there


def _added(parties: Iterable[Party], pair: Pair) -> Iterator[Party]:
    kept = list(parties)
    yield from kept
    for side in (pair.one, pair.other):
        if _side(side) not in {_side(p) for p in kept}:
            yield msgspec.structs.replace(side, why="a side of the story's conflict")
