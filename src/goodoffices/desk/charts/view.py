"""Which part of the world a map shows, how places are projected, and how outlines are cut to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
KM = 111.32  # of a degree of latitude
MARGIN = 0.16  # of the places' extent, on every side
SMALLEST = 1.6  # degrees of latitude, at least
TALLEST, FLATTEST = 0.72, 0.45  # of the width
BEYOND = 12.0  # drawn beyond the edge, so that no cut shows
POLE = 84.0


class View(NamedTuple):
    """A rectangle of the world on a sheet: degrees of its edges, and how wide and high it is drawn.

    `east` may be over 180, where the view crosses the antimeridian. Plate carrée, true to scale along
    the middle parallel: `scale` is units for a degree of latitude.
    """

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float
    scale: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return math.cos(math.radians((self.south + self.north) / 2))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place stands on the sheet."""
        shifted = lon + 360 if lon < self.west else lon
        x = (shifted - self.west) * self.squeeze * self.scale
        return x, (self.north - lat) * self.scale

    @property
    def kilometre(self) -> float:
        """How long a kilometre is drawn."""
        return self.scale / KM


def frame(places: Sequence[tuple[float, float]], width: float) -> View:
    """Return the view that holds all places (latitude, longitude) with a margin; the world without any.

    Of the two ways around the globe it takes the shorter, across the antimeridian where need be.
    """
    if not places:
        return _fitted(-56, POLE, -180, 180, width)
    south, north = min(lat for lat, _ in places), max(lat for lat, _ in places)
    west, east = _span([lon for _, lon in places])
    tall = max((north - south) * (1 + 2 * MARGIN), SMALLEST)
    middle = (south + north) / 2
    squeeze = math.cos(math.radians(middle))
    wide = max((east - west) * (1 + 2 * MARGIN), SMALLEST / squeeze)
    centre = (west + east) / 2
    return _fitted(
        middle - tall / 2, middle + tall / 2, centre - wide / 2, centre + wide / 2, width
    )


def _span(lons: Sequence[float]) -> tuple[float, float]:
    """Return the narrowest span that holds all longitudes: what lies outside the widest gap."""
    ordered = sorted(lons)
    gaps = [(ordered[0] + 360 - ordered[-1], 0)]
    gaps += [(later - early, k) for k, (early, later) in enumerate(pairwise(ordered), 1)]
    _, start = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    west, east = ordered[start], ordered[start - 1]
    return west, east if east >= west else east + 360


def _fitted(south: float, north: float, west: float, east: float, width: float) -> View:
    """Return the view widened or heightened to a sheet that is neither too tall nor too flat."""
    squeeze = math.cos(math.radians((south + north) / 2))
    across, down = (east - west) * squeeze, north - south
    across = max(across, down / TALLEST)
    down = max(down, across * FLATTEST)
    middle, centre = (south + north) / 2, (west + east) / 2
    half = min(across / squeeze / 2, 180)
    scale = width / (half * 2 * squeeze)
    return View(
        centre - half,
        middle - down / 2,
        centre + half,
        middle + down / 2,
        width,
        down * scale,
        scale,
    )


def cut(ring: Points, bounds: tuple[float, float, float, float], view: View) -> Iterator[Points]:
    """Yield the ring on the sheet, cut at its edges, once for each time it comes into view."""
    for turn in (-360.0, 0.0, 360.0):
        meets = (
            bounds[0] + turn < view.east
            and bounds[2] + turn > view.west
            and bounds[1] < view.north
            and bounds[3] > view.south
        )
        if meets:
            x = (ring[:, 0] + turn - view.west) * view.squeeze * view.scale
            y = (view.north - ring[:, 1]) * view.scale
            drawn = clipped(np.column_stack((x, y)), view.width, view.height)
            if len(drawn) > 2 and np.ptp(drawn, axis=0).max() >= grain(view):
                yield _distinct(drawn, grain(view))


def grain(view: View) -> float:
    """Return the finest that is drawn, in units: half of one up close, more where much is in view."""
    return 0.5 if view.scale > 100 else 1.0 if view.scale > 30 else 1.5


def _distinct(points: Points, least: float) -> Points:
    """Return the points rounded to multiples of `least`, without those that fall on the one before."""
    rounded = np.rint(points / least) * least
    moved = np.append(True, (np.diff(rounded, axis=0) != 0).any(axis=1))
    return np.asarray(rounded[moved])


def clipped(ring: Points, width: float, height: float) -> Points:
    """Return the ring within the sheet and a little beyond.

    I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping" (1974), a side at a time.
    """
    sides = (
        (0, -BEYOND, 1.0),
        (0, -width - BEYOND, -1.0),
        (1, -BEYOND, 1.0),
        (1, -height - BEYOND, -1.0),
    )
    for axis, edge, sign in sides:
        if len(ring) < 3:
            break
        ring = _clipped_by(ring, ring[:, axis] * sign - edge, axis, edge * sign)
    return ring


def _clipped_by(ring: Points, inward: Points, axis: int, edge: float) -> Points:
    """Return the part of a ring where `inward` isn't negative; where it turns so, the ring is cut."""
    inside = inward >= 0
    if inside.all():
        return ring
    following, after = np.roll(ring, -1, axis=0), np.roll(inward, -1)
    crosses = inside != (after >= 0)
    share = np.zeros(len(ring))
    share[crosses] = inward[crosses] / (inward[crosses] - after[crosses])
    cuts = ring + share[:, None] * (following - ring)
    cuts[:, axis] = np.where(crosses, edge, cuts[:, axis])
    both = np.stack((ring, cuts), axis=1).reshape(-1, 2)
    return np.asarray(both[np.stack((inside, crosses), axis=1).ravel()])
