"""The steps of a life, each once with all who tell it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.ceasefires.line import Found, days_between, once, side_of
from goodoffices.ceasefires.lives import RANK, Life
from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.shape import Kind

JOINT = frozenset(
    {"agreed", "extended", "ended"}
)  # of one day, they are one step, whoever is named
NEAR = 2  # days within which a step without a day of its own is taken for another one


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """One step with all its tellings."""

    kind: Kind
    day: str
    by: tuple[Named, ...]
    announced: bool
    told: tuple[Found, ...]


class _Making(msgspec.Struct, kw_only=True):
    """A step that is being put together, only inside `merge_steps`."""

    kind: str
    day: str
    by: tuple[Named, ...]
    announced: bool
    told: list[Found]

    def take(self, step: Found) -> None:
        """Let this step tell it too."""
        self.told.append(step)
        if step.kind == "in force" and self.announced and not step.announced:
            self.day, self.announced = step.day, False
        if step.kind != "in force" or not self.by:
            self.by = once((*self.by, *step.by))

    def done(self) -> Joined:
        """Return the step as it is now, its tellings in order."""
        return Joined(
            kind=self.kind,  # type: ignore[arg-type] # "announced" was settled when it was found
            day=self.day,
            by=self.by,
            announced=self.announced,
            told=tuple(sorted(self.told, key=lambda one: one.order)),
        )


def merge_steps(life: Life) -> list[Joined]:
    """Return the life's steps, each once with all who tell it, by day.

    A beginning is told once; a step without a day of its own is taken for the nearest one of its
    kind within two days; what both agreed on, neither accepts that day.
    """
    made: list[_Making] = []
    shelves: dict[tuple[str, str], list[int]] = {}
    for step in sorted(life.steps, key=lambda one: (not one.dated, _when(one))):
        near = sorted(k for shelf in _shelves(step) for k in shelves.get(shelf, ()))
        same = next((made[k] for k in near if _is_same(step, made[k])), None)
        if same is not None:
            same.take(step)
            continue
        shelves.setdefault((step.kind, _shelf(step)), []).append(len(made))
        made.append(
            _Making(kind=step.kind, day=step.day, by=step.by, announced=step.announced, told=[step])
        )
    joined = [one.done() for one in made]
    ended = max((step.day for step in joined if step.kind == "ended"), default=None)
    joined = [_before_end(step, ended) for step in joined]
    joined.sort(key=lambda step: (step.day, RANK.index(step.kind), step.told[0].order))
    return _settled(joined)


def _when(step: Found) -> tuple[str, int, tuple[str, str, int]]:
    return step.day, RANK.index(step.kind), step.order


def _shelf(step: Found) -> str:
    """Return under which day a step is kept: a life has one beginning, whatever its day."""
    return "" if step.kind == "in force" else step.day


def _shelves(step: Found) -> Iterator[tuple[str, str]]:
    """Yield where to look for the same step told before."""
    if step.dated or step.kind == "in force":
        yield step.kind, _shelf(step)
        return
    day = dt.date.fromisoformat(step.day)
    for away in range(-NEAR, NEAR + 1):
        yield step.kind, (day + dt.timedelta(days=away)).isoformat()


def _before_end(step: Joined, ended: str | None) -> Joined:
    """Return a breach, told after the end without a day of its own, on the day of the end."""
    dated = any(one.dated for one in step.told)
    if ended is None or step.kind != "violated" or dated or step.day <= ended:
        return step
    return msgspec.structs.replace(step, day=ended)


def _is_same(step: Found, other: _Making) -> bool:
    if step.kind != other.kind:
        return False
    if step.kind == "in force":
        return True
    if step.kind in JOINT and step.day == other.day:
        return True
    theirs, ours = {side_of(one) for one in step.by}, {side_of(one) for one in other.by}
    if theirs and ours and not theirs & ours:
        return False
    gap = abs(days_between(step.day, other.day))
    return gap == 0 or (gap <= NEAR and not step.dated)


def _settled(steps: Sequence[Joined]) -> list[Joined]:
    """Return the steps without what others explain."""
    agreed = {dt.date.fromisoformat(step.day) for step in steps if step.kind == "agreed"}
    around = {day + dt.timedelta(days=away) for day in agreed for away in (-1, 0, 1)}
    kinds = Counter(step.kind for step in steps)
    kept = []
    for step in steps:
        if step.kind == "accepted" and dt.date.fromisoformat(step.day) in around:
            continue
        if step.announced and not (kinds["agreed"] or kinds["accepted"] > 1):
            continue
        kept.append(step)
    return kept
