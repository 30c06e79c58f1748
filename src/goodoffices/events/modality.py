"""Negation, modals and conditions: what they make of an act."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.events.acts import COOPERATIVE, FORCE, Act
from goodoffices.events.ontology import Ontology
from goodoffices.language.frames import Frame

_UNSURE = frozenset({"may", "might", "could", "can"})
_IF = frozenset({"if", "unless", "whether", "should", "lest"})
DUTY = frozenset({"must", "should"})


def with_modality(act: Act, frame: Frame, frames: Mapping[int, Frame], ontology: Ontology) -> Act:
    """Return `act` as negation, modals and conditions on its predicate leave it."""
    if act.dropped:
        return act
    future = _is_future(frame, frames)
    if frame.negated:
        return _negated(act, future, ontology)
    if frame.marker in _IF or set(frame.modals) & (_UNSURE | DUTY):
        return act.changed("may or if", status="hypothetical", time="future")
    if "would" in frame.modals and not future:
        return act.changed("would", status="hypothetical", time="future")
    if future and act.status == "actual":
        return _future(act, ontology)
    return act


def _is_future(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    if frame.tense == "future":
        return True
    above = frames.get(frame.parent) if frame.parent is not None else None
    told = frame.link == "comp" and above is not None
    return "would" in frame.modals and told


def _negated(act: Act, future: bool, ontology: Ontology) -> Act:
    """Won't cooperate: REJECT. Did not do it: nothing happened."""
    willing = future or act.status in {"offered", "planned"}
    if willing and act.type in COOPERATIVE:
        code = ontology.compose("refuse", act.cameo)
        if code is not None:
            return act.recoded(code, "will not", status="actual")
    return act.changed("negated", dropped=True)


def _future(act: Act, ontology: Ontology) -> Act:
    if act.type in COOPERATIVE - {"AGREE"}:
        code = ontology.compose("intent", act.cameo)
        if code is not None:
            made = act.recoded(code, "will", status="planned", time="future")
            yields = act.type in {"RETREAT", "CONCEDE"}  # announced and not yet done: a concession
            return made.changed("announced", type="CONCEDE") if yields else made
    if act.type in FORCE:
        return act.changed("will", status="planned", time="future")
    return act.changed("will", time="future")
