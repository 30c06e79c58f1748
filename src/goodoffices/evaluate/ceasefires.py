"""Scores ceasefires: the steps of each process against an answer key, kind by kind and day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment

from goodoffices.actors import Registry
from goodoffices.ceasefires import Ceasefire
from goodoffices.ceasefires.names import Names

UNSCORED = frozenset({"talks"})  # the keys have no such step
SideOf = Callable[[str], str]


class KeyStep(msgspec.Struct, frozen=True):
    """A step as the key has it: `by` is empty where the reports leave open who did it."""

    step: str
    date: str
    by: tuple[str, ...]


class Process(msgspec.Struct, frozen=True):
    """A process as the key has it."""

    name: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    steps: tuple[KeyStep, ...]


class StepFigures(msgspec.Struct, frozen=True):
    """Step precision, recall and F1; `whole` counts a step only with its doer, `near` a day off too.

    `brokers` is the share of the key's brokers found in the process that answers it.
    """

    expected: int
    told: int
    precision: float
    recall: float
    f1: float
    whole: float
    near: float
    brokers: float


def load_key(path: Path) -> list[Process]:
    """Return the processes of an answer key."""
    return msgspec.json.decode(path.read_bytes(), type=list[Process])


def as_processes(found: Iterable[Ceasefire]) -> list[Process]:
    """Return what was found in the shape of a key."""
    return [
        Process(
            one.name,
            one.parties,
            one.brokers,
            tuple(KeyStep(step.kind, step.day, step.by) for step in one.steps),
        )
        for one in found
    ]


def score_steps(key: Sequence[Process], found: Sequence[Process], side_of: SideOf) -> StepFigures:
    """Return the figures of `found` against `key`.

    Each process found answers at most one of the key, so that most steps agree; a step counts where
    kind and day are the key's. Both sides accepting on one day is agreeing, in the key as in what
    was found. `side_of` gives the country that a name stands for, or the name.
    """
    wanted = [settled(one, side_of) for one in key]
    told = [settled(one, side_of) for one in found]
    expected, given = sum(map(len, wanted)), sum(map(len, told))
    pairs = align(wanted, told)
    right = sum(len(matched(wanted[a], told[b])) for a, b in pairs)
    whole = sum(
        sum(_same_doer(one, other, side_of) for one, other in matched(wanted[a], told[b]))
        for a, b in pairs
    )
    near = sum(len(matched(wanted[a], told[b], slack=1)) for a, b in align(wanted, told, slack=1))
    names = [side_of(name) for a, _ in pairs for name in key[a].brokers]
    hits = sum(
        side_of(name) in {side_of(other) for other in found[b].brokers}
        for a, b in pairs
        for name in key[a].brokers
    )
    return StepFigures(
        expected,
        given,
        right / given if given else 0.0,
        right / expected if expected else 0.0,
        _f1(right, given, expected),
        _f1(whole, given, expected),
        _f1(near, given, expected),
        hits / len(names) if names else 0.0,
    )


def _f1(right: int, given: int, expected: int) -> float:
    return 2 * right / (given + expected) if given + expected else 0.0


def settled(process: Process, side_of: SideOf) -> list[KeyStep]:
    """Return the steps that are scored, both sides' accepting on one day told as their agreeing."""
    steps = [one for one in process.steps if one.step not in UNSCORED]
    sides = {side_of(name) for name in process.parties}
    agreed = {one.date for one in steps if one.step == "agreed"}
    for day in {one.date for one in steps if one.step == "accepted"}:
        by = {
            side_of(n)
            for one in steps
            if one.step == "accepted" and one.date == day
            for n in one.by
        }
        if len(sides) > 1 and sides <= by:
            steps = [one for one in steps if one.step != "accepted" or one.date != day]
            if day not in agreed:
                steps.append(KeyStep("agreed", day, process.parties))
    return steps


def align(
    wanted: Sequence[Sequence[KeyStep]], told: Sequence[Sequence[KeyStep]], slack: int = 0
) -> list[tuple[int, int]]:
    """Return which process found answers which of the key, so that most steps match."""
    if not wanted or not told:
        return []
    scores = np.array([[len(matched(a, b, slack=slack)) for b in told] for a in wanted])
    rows, columns = linear_sum_assignment(-scores)
    return [(int(a), int(b)) for a, b in zip(rows, columns, strict=True) if scores[a, b]]


def matched(
    wanted: Sequence[KeyStep], told: Sequence[KeyStep], slack: int = 0
) -> list[tuple[KeyStep, KeyStep]]:
    """Return the steps of both that are of one kind and day, each used once, the exact day first."""
    left = list(told)
    pairs: list[tuple[KeyStep, KeyStep]] = []
    for gap in range(slack + 1):
        for one in wanted:
            if any(one is used for used, _ in pairs):
                continue
            at = next((k for k, other in enumerate(left) if _is_step(one, other, gap)), None)
            if at is not None:
                pairs.append((one, left.pop(at)))
    return pairs


def _is_step(one: KeyStep, other: KeyStep, gap: int) -> bool:
    days = abs(np.datetime64(one.date) - np.datetime64(other.date)).astype(int)
    return one.step == other.step and days <= gap


def _same_doer(one: KeyStep, other: KeyStep, side_of: SideOf) -> bool:
    return not one.by or bool({side_of(n) for n in one.by} & {side_of(n) for n in other.by})


def by_kind(
    key: Sequence[Process], found: Sequence[Process], side_of: SideOf
) -> dict[str, tuple[int, int, int]]:
    """Return for each kind of step how many were right, how many told, how many expected."""
    wanted = [settled(one, side_of) for one in key]
    told = [settled(one, side_of) for one in found]
    right = Counter(
        one.step for a, b in align(wanted, told) for one, _ in matched(wanted[a], told[b])
    )
    given = Counter(one.step for steps in told for one in steps)
    expected = Counter(one.step for steps in wanted for one in steps)
    return {kind: (right[kind], given[kind], expected[kind]) for kind in sorted(given | expected)}


def sides(registry: Registry) -> SideOf:
    """Return what gives the country that a name stands for, or the name where it has none."""
    names = Names(registry, {}, {})

    def side_of(name: str) -> str:
        found = names.find(name)
        return (found[0].country or name) if found else name

    return side_of
