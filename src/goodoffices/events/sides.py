"""Who "both sides", "the talks" and a mediator's parties are, where a sentence names nobody.

"Egypt brokered a truce" names nobody it was between, "was in touch with both parties" neither: the
story's other events do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from goodoffices.actors.antecedents import MOST_NAMED
from goodoffices.events.opponents import FOR_BOTH, NOBODY, TWO, Pair, find_pair, is_mutual, side_of
from goodoffices.events.reach import OPEN_TALKS, WHERE
from goodoffices.shapes import Event, Party

_TALKED = frozenset({"AGREE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
_TRUCE = "ceasefire"
_LEAVING = frozenset({"REJECT", "SANCTION"})
_TALKS = re.compile(r"\b(?:talks|negotiations|dialogue)\b", re.IGNORECASE)
_TALKING = frozenset({"036", "046", "040"})
_VISIT = "042"
_NEAR = 6  # sentences: "the talks" are not those told of long before
OPEN_FIGHTS = frozenset({
    "assault.fighting-open", "assault.there-is-fighting", "assault.rage-in-streets", "accuse.each-side",
})  # fmt: skip
OPEN_TRUCE = "agree-record.truce-agreed"
_BOTH = re.compile(
    r"(?:the |all |both |two |same |warring |opposing |rival )+"
    r"(?:sides|parties|foes|camps|belligerents|factions)",
    re.IGNORECASE,
)
_SENT_BY_BOTH = re.compile(rf"\b(?:of|from) {_BOTH.pattern}$", re.IGNORECASE)


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
            told.append(
                msgspec.structs.replace(event, actors=two, recipients=two or event.recipients)
            )
        elif event.cameo == "045" and event.actors and not event.recipients:
            told.append(msgspec.structs.replace(event, recipients=_talkers(told, event)))
        else:
            told.append(_with_left(_with_other(event, _talkers(told, event)), told))
    return told


def _is_kept_truce(event: Event) -> bool:
    """Whether a truce is told to hold or to have failed, and not whose: "the truce in Aden holds"."""
    told = event.status in {"actual", "failed"} and not event.actors
    return event.mode == _TRUCE and told and all(p.why == WHERE for p in event.recipients)


def _with_left(event: Event, told: Sequence[Event]) -> Event:
    """Name whom somebody left who "walked out of the talks": the other of the two who talked."""
    if event.recipients or len(event.actors) != 1 or event.type not in _LEAVING:
        return event
    if not _TALKS.search(event.trigger.text):
        return event
    two = _talkers(told, event, own=event.actors[0])
    others = tuple(p for p in two if side_of(p) != side_of(event.actors[0]))
    return msgspec.structs.replace(event, recipients=others) if len(others) == 1 else event


def _with_other(event: Event, two: tuple[Party, ...]) -> Event:
    """Name who held "talks with the rebels": the other of the two, where the rebels are one."""
    if event.actors or event.cameo not in _TALKING or not event.recipients:
        return event
    own = {p.actor or side_of(p) for p in event.recipients}
    others = tuple(p for p in two if (p.actor or side_of(p)) not in own)
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
        both = one.actors if is_mutual(one) else (*one.actors, *one.recipients)
        both = one.recipients if one.cameo == "045" else both  # who brokers is none of them
        terms = one.cameo in talking | {"045", "057"} or (one.type in _TALKED and is_mutual(one))
        apart = one.sentence != event.sentence or one.mode is not None
        if one.status == "planned" and apart and not is_mutual(one):
            continue  # who will call on a capital treats with nobody yet
        if own is not None and side_of(own) not in {side_of(p) for p in both}:
            continue
        if not terms or len(both) != TWO or brokers & {p.country for p in both}:
            continue
        return tuple(msgspec.structs.replace(p, why="who talked before") for p in both)
    return ()


def _settled(event: Event, pair: Pair) -> Event:
    open_ = event.rule in OPEN_FIGHTS or event.rule == OPEN_TALKS
    if not event.actors and (open_ or all(p.why == WHERE for p in event.recipients)):
        return msgspec.structs.replace(event, actors=pair.parties(), recipients=pair.parties())
    event = _without_guesses(_with_other(event, pair.parties()), pair)
    third = _is_third(event, pair)
    named = tuple(p for one in event.recipients for p in _spelt_out(one, pair) if third)
    named = named or event.recipients
    hosted = event.rule.startswith("consult.host")  # whoever came to talks is told with them
    left = event.rule.startswith("retreat.") and event.mode != "ceasefire"
    two = left or len(named) == TWO  # "brought Khartoum and southern rebels to the table"
    if event.cameo in FOR_BOTH and third:  # "Cameroon offered to take over as mediator": it is that
        own = {side_of(p) for p in event.actors} - {NOBODY}
        named = tuple(p for p in named if p.actor or side_of(p) not in own)
    if event.cameo in FOR_BOTH and not hosted and third and not (two or _covers(named, pair)):
        beyond = [p for p in named if not pair.holds(p)]
        if not beyond:
            named = tuple(_added((p for p in named if p.actor), pair))
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
    if party.actor is None and _SENT_BY_BOTH.search(party.text):  # wherever they are met
        return pair.parties(party)
    return (party,)


def _is_third(event: Event, pair: Pair) -> bool:
    return bool(event.actors) and not any(pair.holds(actor) for actor in event.actors)


def _covers(parties: Iterable[Party], pair: Pair) -> bool:
    there = {side_of(p) for p in parties if p.actor}
    return {side_of(pair.one), side_of(pair.other)} <= there


def _added(parties: Iterable[Party], pair: Pair) -> Iterator[Party]:
    kept = list(parties)
    yield from kept
    for side in (pair.one, pair.other):
        if side_of(side) not in {side_of(p) for p in kept}:
            yield msgspec.structs.replace(side, why="a side of the story's conflict")
