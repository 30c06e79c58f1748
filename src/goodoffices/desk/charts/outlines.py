"""The outlines of countries, as `build_map` wrote them: Natural Earth, in the public domain."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.desk.charts.build_map import BITS, FIRST_LETTER, UNIT

Points = npt.NDArray[np.float64]
MORE = 1 << BITS  # the bit that says another letter follows


class Outline(NamedTuple):
    """An area with a name and its rings, each a row of longitude and latitude in degrees.

    `code` is ISO's of three letters, empty where ISO has none: a disputed area, as a rule.
    """

    code: str
    name: str
    rings: tuple[Points, ...]
    bounds: tuple[tuple[float, float, float, float], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Return every outline; the bounds of each ring are west, south, east and north."""
    lines = decode([row[1] for row in _rows("arcs.csv")])
    return tuple(
        _outline(code, name, _rings(written, lines))
        for code, name, written in _rows("countries.csv")
    )


@cache
def _names() -> MappingProxyType[str, str]:
    return MappingProxyType({code: name for code, name, _ in _rows("countries.csv") if code})


def country_name(code: str) -> str:
    """Return the name that the map has for a country's code of three letters; what is none, as it is."""
    return _names().get(code, code)


def _outline(code: str, name: str, rings: tuple[Points, ...]) -> Outline:
    bounds = tuple((*ring.min(axis=0).tolist(), *ring.max(axis=0).tolist()) for ring in rings)
    return Outline(code, name, rings, bounds)


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath("outlines", name).read_text("utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows


def _rings(written: str, lines: Sequence[Points]) -> tuple[Points, ...]:
    return tuple(
        _unwrapped(np.concatenate([_line(int(arc), lines) for arc in ring.split()]))
        for ring in written.split(";")
    )


def _unwrapped(ring: Points) -> Points:
    """Return the ring without jumps from one side of the antimeridian to the other.

    Its longitudes may leave -180 to 180. One that goes round the globe is closed along the South Pole.
    """
    lons = np.unwrap(ring[:, 0], period=360)
    whole = np.column_stack((lons, ring[:, 1]))
    if abs(lons[-1] - lons[0]) > 180:
        whole = np.vstack((whole, [[lons[-1], -90.0], [lons[0], -90.0]]))
    return whole


def _line(arc: int, lines: Sequence[Points]) -> Points:
    return lines[arc] if arc >= 0 else lines[~arc][::-1]


def decode(lines: Sequence[str]) -> list[Points]:
    """Return encoded polylines as rows of longitude and latitude."""
    letters = np.frombuffer("".join(lines).encode("ascii"), dtype=np.uint8).astype(np.int64)
    letters -= FIRST_LETTER
    last = letters < MORE
    starts = np.append(0, np.flatnonzero(last)[:-1] + 1)
    place = np.arange(len(letters)) - np.repeat(starts, np.diff(np.append(starts, len(letters))))
    numbers = np.add.reduceat((letters & (MORE - 1)) << (BITS * place), starts)
    steps = ((numbers >> 1) ^ -(numbers & 1)).reshape(-1, 2)
    ends = np.cumsum([len(line) for line in lines])
    counts = np.cumsum(last)[ends - 1] // 2
    return [np.cumsum(own, axis=0, dtype=np.float64) / UNIT for own in np.split(steps, counts[:-1])]
