"""How long words are, how they are shortened, and where labels stand without covering each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

NARROW = frozenset("fijlrtI.,;:'|!()[]- ")
WIDE = frozenset("mwMWABCDEFGHKNOPQRSUVXYZ@%&—…")
ELLIPSIS = "…"


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two cover each other anywhere."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@lru_cache(maxsize=10_000)
def length(text: str, size: float = 12) -> float:
    """Return about how wide `text` is at a font size, a little more rather than less."""
    return sum(map(_share, text)) * size


def _share(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.76
    return 1.0 if east_asian_width(letter) in "WF" else 0.56


def fitted(text: str, room: float, size: float = 12) -> str:
    """Return `text`, cut with an ellipsis where it is longer than the room."""
    if length(text, size) <= room:
        return text
    while text and length(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS if text else ""


def apart(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Return places near the wanted ones, `least` apart, between `low` and `high` if there is room.

    They keep the order of the wanted ones; each lot that is pressed together stands about its middle.
    """
    order = sorted(range(len(wanted)), key=lambda k: (wanted[k], k))
    lots: list[tuple[float, list[int]]] = []
    for k in order:
        lots.append((wanted[k], [k]))
        while len(lots) > 1 and _end(lots[-2], least) > _start(lots[-1], least):
            (_, late), (_, early) = lots.pop(), lots.pop()
            both = early + late
            lots.append((sum(wanted[i] for i in both) / len(both), both))
            lots[-1] = (_within(lots[-1], least, low, high), both)
    placed = [0.0] * len(wanted)
    for lot in lots:
        middle = _within(lot, least, low, high)
        for step, k in enumerate(lot[1]):
            placed[k] = middle + (step - (len(lot[1]) - 1) / 2) * least
    return placed


def _start(lot: tuple[float, list[int]], least: float) -> float:
    return lot[0] - len(lot[1]) * least / 2


def _end(lot: tuple[float, list[int]], least: float) -> float:
    return lot[0] + len(lot[1]) * least / 2


def _within(lot: tuple[float, list[int]], least: float, low: float, high: float) -> float:
    half = (len(lot[1]) - 1) * least / 2
    return max(min(lot[0], high - half), low + half)


def first_free(choices: Iterable[Box], taken: Iterable[Box], frame: Box) -> int | None:
    """Return the number of the first choice that lies in the frame and meets nothing; None if none does."""
    filled = list(taken)
    for number, box in enumerate(choices):
        inside = (
            box.left >= frame.left
            and box.right <= frame.right
            and box.top >= frame.top
            and box.bottom <= frame.bottom
        )
        if inside and not any(box.meets(other) for other in filled):
            return number
    return None
