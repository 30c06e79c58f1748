"""Floors: figures that must not fall. The corpus is pinned, so that a shrunken one shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from goodoffices.evaluate.score import Scores
from goodoffices.evaluate.sets import SETS

EPSILON = 0.0005  # figures are printed to three places; half of the last place is no fall
_LOWER = {name for one in SETS for name in one.lower_is_better}


class Pin(msgspec.Struct, frozen=True):
    """What a set was when its floors were taken."""

    rows: int
    sha: str


class Floors(msgspec.Struct, frozen=True):
    """Pins by set, and floors by "set.figure" (ceilings for figures where less is better)."""

    corpus: dict[str, Pin] = {}
    floors: dict[str, float] = {}


def load_floors(path: Path) -> Floors:
    """Return the floors of a file, none where there is no such file yet."""
    return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else Floors()


def check(scores: Iterable[Scores], floors: Floors) -> Iterator[str]:
    """Yield, in words, each floor that is not met and each set that is not the pinned one."""
    for one in scores:
        pin = floors.corpus.get(one.name)
        if pin is not None and pin != Pin(one.rows, one.sha):
            yield (
                f"{one.name}: the set has {one.rows} rows ({one.sha}), the floors were taken on "
                f"{pin.rows} ({pin.sha}); look at what changed, then run with --update"
            )
        for figure, value in one.figures["all"].items():
            floor = floors.floors.get(f"{one.name}.{figure}")
            if floor is not None and is_worse(figure, value, floor):
                yield f"{one.name}.{figure}: {value:.3f} is worse than its floor {floor:.3f}"


def is_worse(figure: str, value: float, floor: float) -> bool:
    """Whether `value` falls short of `floor` by more than noise."""
    return value > floor + EPSILON if figure in _LOWER else value < floor - EPSILON


def raised(scores: Iterable[Scores], floors: Floors, *, allow_regression: bool) -> Floors:
    """Return the floors moved to the scores; a worse score moves its floor only when allowed."""
    corpus, values = dict(floors.corpus), dict(floors.floors)
    for one in scores:
        corpus[one.name] = Pin(one.rows, one.sha)
        for figure, value in one.figures["all"].items():
            key = f"{one.name}.{figure}"
            old = values.get(key)
            if old is None or allow_regression or not is_worse(figure, value, old):
                values[key] = value
    return Floors(corpus=corpus, floors=dict(sorted(values.items())))


def save(floors: Floors, path: Path) -> None:
    """Write the floors, one to a line."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")
