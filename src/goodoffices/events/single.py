"""Drops what says again, with less, what another act of the same sentence says."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.actors.identity import same
from goodoffices.events.acts import FORCE, Act
from goodoffices.events.arms import STRUCK
from goodoffices.events.sides import OPEN_FIGHTS
from goodoffices.shapes import Party

_DEEDS = FORCE - {"PROTEST"}  # a hunger strike in protest is one


def single(acts: list[Act]) -> Iterator[Act]:
    """Drop what says again, with less, what another act of the sentence says."""
    for k, act in enumerate(acts):
        if not any(_says_more(o, act, earlier=j < k) for j, o in enumerate(acts) if j != k):
            yield act


def _says_more(other: Act, act: Act, *, earlier: bool) -> bool:
    if other.type != act.type or other.status != act.status:
        return False
    if act.rule in OPEN_FIGHTS and other.rule not in OPEN_FIGHTS:
        return False  # "there were clashes, and two men were killed": the sides are the story's
    if act.cameo == "045" != other.cameo:  # "met both sides and passed messages between them"
        return False
    if "visit" in {other.mode, act.mode} and other.mode != act.mode:
        hosts = {p.actor or p.text for p in other.recipients}  # "flew to Lima and met the mayor"
        if hosts.isdisjoint(p.actor or p.text for p in act.recipients) and act.recipients:
            return False
    if act.type in _DEEDS and None not in {act.mode, other.mode} and act.mode != other.mode:
        return False  # "cut the internet and imposed a curfew": two deeds
    fits = _within(act.actors, other.actors) and _within(act.recipients, other.recipients)
    more = _sides(other) - _sides(act)
    return fits and (more > 0 or (earlier and more == 0))


def _sides(act: Act) -> int:
    """Return how many an act is told of, things that are nobody's left out."""
    return len(act.actors) + sum(p.why != STRUCK for p in act.recipients)


def _within(few: tuple[Party, ...], many: tuple[Party, ...]) -> bool:
    return all(any(same(a, b) for b in many) for a in few)
