"""Deeds that were all but done: "nearly expelled the envoy", "almost went to war"."""

from __future__ import annotations

from goodoffices.events.acts import Act
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence

_NEARLY = frozenset({"nearly", "almost"})
_EFFECTS = frozenset(  # whose force was used, though its end was not reached: "nearly killed him"
    "kill destroy wipe_out wipe level flatten crush cripple paralyse paralyze drown sink defeat hit"
    " blind starve overrun encircle halt double empty exhaust deplete run_over lynch topple".split()
)


def only_nearly(act: Act, frame: Frame, sentence: Sentence) -> Act:
    """Return an act that came to nothing where its verb is told as nearly done."""
    before = sentence.tokens[frame.head - 1] if frame.head else None
    if before is None or before.text.lower() not in _NEARLY or before.head != frame.head:
        return act
    if frame.kind != "verb" or act.status != "actual" or not _EFFECTS.isdisjoint(frame.lemmas):
        return act
    return act.changed("nearly", status="failed")
