"""Whose deed "the raid" is that somebody condemns: that of those who were told to have raided before.

"Jordan condemned the raid" names nobody who is condemned; the story's earlier sentences do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from goodoffices.actors.identity import without
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Event, Party

NEAR = 8  # sentences back: of a deed told longer ago "the raid" is not said
STEM = 4  # letters that "raid" and "raided", "bombing" and "bombs" share
_JUDGING = frozenset({"110", "111"})
_PATIENT = ("patient", "at", "over", "against")
_DEEDS = frozenset(
    "attack raid strike airstrike bombing shelling bombardment offensive incursion invasion assault"
    " killing massacre operation arrest kidnapping abduction blockade siege shooting violence act".split()
)
_GENERAL = frozenset({"attack", "assault", "violence", "act", "operation", "killing"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


class Told(Protocol):
    """A sentence and its predicates, as they were read."""

    @property
    def sentence(self) -> Sentence:
        """The parsed sentence."""
        ...

    @property
    def frames(self) -> Mapping[int, Frame]:
        """Its predicates by token."""
        ...


def name_condemned(events: Sequence[Event], scenes: Sequence[Told]) -> tuple[Event, ...]:
    """Return `events` with whose deed is condemned as recipients, where a deed told before is meant."""
    told = {scene.sentence.index: scene for scene in scenes}
    return tuple(_named(event, events, told) for event in events)


def _named(event: Event, events: Sequence[Event], told: Mapping[int, Told]) -> Event:
    if event.cameo not in _JUDGING or event.recipients or not event.actors:
        return event
    noun = next(_deeds(event, told[event.sentence]), None)
    doers = without(_doers(noun, event, events), event.actors) if noun else ()
    meant = tuple(replace(party, why="whose deed is condemned") for party in doers)
    return replace(event, recipients=meant) if meant else event


def _deeds(event: Event, scene: Told) -> Iterator[str]:
    """Yield the deeds with "the" before them that an event's predicate is about."""
    sentence = scene.sentence
    for frame in scene.frames.values():
        if sentence.tokens[frame.head].start != event.trigger.start:
            continue
        for k in frame.fill(*_PATIENT):
            led = {sentence.tokens[c].text.lower() for c in sentence.children[k]}
            if sentence.tokens[k].lemma in _DEEDS and led & _DEFINITE:
                yield sentence.tokens[k].lemma


def _doers(noun: str, event: Event, events: Sequence[Event]) -> tuple[Party, ...]:
    """Return who did the last deed of that name, or the only ones who did anything of the kind."""
    before = [e for e in events if _is_before(e, event)]
    named = [e for e in before if noun[:STEM] in e.trigger.text.lower()]
    if named:
        return named[-1].actors
    sides = {party.country for e in before for party in e.actors}
    alone = noun in _GENERAL and len(sides) == 1
    return before[-1].actors if alone else ()


def _is_before(deed: Event, event: Event) -> bool:
    """Whether an event is a deed done by somebody known, told shortly before another."""
    near = 0 <= event.sentence - deed.sentence <= NEAR and deed.trigger.end < event.trigger.start
    known = any(party.country or party.actor for party in deed.actors)
    real = deed.status == "actual" and not deed.historical
    return near and known and real and deed.type in _DONE
