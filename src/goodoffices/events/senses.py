"""In what sense a word of force is used: who is bombarded with questions is not shelled.

A rule of `lexicon/senses` looks at the roles of a deed, as the event rules do, and bars the types
that it cannot be. What else the words may tell ("the premier came under fire from critics" is a
rebuke) is then read.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.events.view import EventView
from goodoffices.language.frames import Frame
from goodoffices.rules import Match, RuleSet, match_frames
from goodoffices.shapes import EventType


class SenseGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule of `lexicon/senses` says: of these types it is none, `unless` a word tells otherwise."""

    bars: frozenset[EventType]
    unless: frozenset[str] = frozenset()


def meant(
    matches: Sequence[Match], frame: Frame, senses: RuleSet[SenseGives], view: EventView
) -> list[Match]:
    """Return the matches whose types no sense of the predicate bars, in their order."""
    barred: set[EventType] = set()
    for held in match_frames(senses, frame, view):
        gives: SenseGives = held.rule.gives
        if gives.unless.isdisjoint(view.sentence.forms):
            barred |= gives.bars
    return [match for match in matches if match.rule.gives.type not in barred]
