"""A chart drawn twice, for wide screens and paper, and for phones: drawn anew, not shrunk."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

WIDE, NARROW = 1080.0, 360.0


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """SVG, escaped; empty where there is nothing to draw."""

    wide: str
    narrow: str


def draw(name: str, make: Callable[[str, float], str], wide: float = WIDE) -> Picture:
    """Return what `make` draws, by the name and width it is given."""
    return Picture(wide=make(name, wide), narrow=make(f"{name}-narrow", NARROW))
