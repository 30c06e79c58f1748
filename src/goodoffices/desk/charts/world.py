"""The map: events and tolls by place over the outlines of countries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
import numpy as np

from goodoffices.desk.charts.lettering import Box, first_free, length
from goodoffices.desk.charts.outlines import outlines
from goodoffices.desk.charts.svg import anchor, drawing, lettering, tag, title, words
from goodoffices.desk.charts.view import Points, View, cut, frame

NOTE = (
    "Outlines: Natural Earth, public domain, simplified. How borders are drawn here is no judgement of"
    " anyone's claim: many are disputed, and lines of control, front lines and cease-fire lines are mostly"
    " not shown. Areas without an ISO code are edged with dashes."
)
SMALL, LARGE = 3.5, 22.0  # radius of the circle of one event; of the most
LETTER = 11.5
COUNTRY = 12.0
NEAR = 3.0
KEPT = 48  # drawn countries of so many views are kept


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with how many events it had; `toll` is the largest count told of one incident there.

    `vague`: no more than the country or region is known. `href` leads to its events.
    """

    name: str
    lat: float
    lon: float
    events: int
    href: str
    toll: str = ""
    vague: bool = False


def draw_map(
    spots: Sequence[Spot], view: View, *, name: str = "map", parties: frozenset[str] = frozenset()
) -> str:
    """Return the spots that lie in a view as SVG; countries in `parties`, by code, are shaded.

    A circle's area tells how many events; it is hollow where only a country or region is known. Names
    stand where they cover no other, those of the busiest places first; the rest have theirs in the
    table beside the map and when pointed at.
    """
    shown = [spot for spot in spots if in_view(spot, view)]
    shown.sort(key=lambda spot: (-spot.events, spot.name))
    most = max((spot.events for spot in shown), default=1)
    places = [(spot, *view.at(spot.lat, spot.lon), radius(spot.events, most)) for spot in shown]
    taken = [_round(x, y, r) for _, x, y, r in places]
    taken.append(Box(0, view.height - 34, 190, view.height))
    labels = list(_labels(places, taken, view))
    told = (
        "Events and tolls by place",
        "; ".join(_told(spot) for spot in shown[:40]) + ("." if shown else "No place is in view."),
    )
    parts = [
        tag("rect", x=0, y=0, width=view.width, height=view.height, class_="sea"),
        _land(view, parties),
        *_country_names(view, taken),
        *(_circle(spot, x, y, r) for spot, x, y, r in places),
        *labels,
        *_scale_bar(view),
    ]
    return drawing(name, (view.width, round(view.height)), told, parts, "map")


def in_view(spot: Spot, view: View) -> bool:
    """Tell whether a spot lies in the view."""
    x, y = view.at(spot.lat, spot.lon)
    return 0 <= x <= view.width and 0 <= y <= view.height


def radius(events: int, most: int) -> float:
    """Return how large the circle of so many events is: its area grows as they do."""
    return max(SMALL, LARGE * math.sqrt(events / max(most, 30)))


def focus(spots: Sequence[Spot], width: float, share: float = 0.8) -> View:
    """Return the view around the place that most happens near to, with so large a share of all events.

    A meeting far away doesn't shrink the rest to a point: it lies outside, and must be told beside it.
    """
    if not spots:
        return frame([], width)
    total = sum(spot.events for spot in spots)
    middle = min(
        spots, key=lambda one: (sum(_apart(one, far) * far.events for far in spots), one.name)
    )
    ordered = sorted(spots, key=lambda far: (_apart(middle, far), far.name))
    held = 0
    kept: list[Spot] = []
    for spot in ordered:
        if held >= total * share and _apart(middle, spot) > 1.15 * _apart(middle, kept[-1]):
            break
        kept.append(spot)
        held += spot.events
    return frame([(spot.lat, spot.lon) for spot in kept], width)


def _apart(one: Spot, other: Spot) -> float:
    """Return how far two spots lie apart, in degrees of a great circle."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    inner = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(inner))))


def _told(spot: Spot) -> str:
    events = f"{spot.name}, {spot.events} event{'' if spot.events == 1 else 's'}"
    return events + (f", toll {spot.toll}" if spot.toll else "")


def _round(x: float, y: float, r: float) -> Box:
    return Box(x - r, y - r, x + r, y + r)


@lru_cache(maxsize=KEPT)
def _drawn(view: View) -> tuple[tuple[str, str, str, tuple[float, float, float]], ...]:
    """Return the code, name, path, and middle and width of what is seen of each country in the view."""
    found = []
    for country in outlines():
        rings = [
            ring
            for own, bounds in zip(country.rings, country.bounds, strict=True)
            for ring in cut(own, bounds, view)
        ]
        if rings:
            path = "".join(_path(ring) for ring in rings)
            found.append((country.code, country.name, path, _middle(rings, view)))
    return tuple(found)


def _path(ring: Points) -> str:
    """Return a ring as a path: where it starts, then step by step, which is half as long to write."""
    steps = np.diff(ring, axis=0).tolist()
    first = f"M{ring[0, 0]:g} {ring[0, 1]:g}l"
    return first + " ".join(f"{x:g} {y:g}" for x, y in steps) + "z"


def _middle(rings: Sequence[Points], view: View) -> tuple[float, float, float]:
    """Return the middle of the largest part in view, and how wide the country is there."""
    inside = [np.clip(ring, 0, (view.width, view.height)) for ring in rings]
    best = max(inside, key=_area)
    x, y = _centre(best)
    return x, y, _width_at(best, y)


def _area(ring: Points) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def _centre(ring: Points) -> tuple[float, float]:
    x, y = ring[:, 0], ring[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    whole = float(cross.sum())
    if abs(whole) < 1:
        return float(x.mean()), float(y.mean())
    return (
        float(((x + np.roll(x, -1)) * cross).sum() / (3 * whole)),
        float(((y + np.roll(y, -1)) * cross).sum() / (3 * whole)),
    )


def _width_at(ring: Points, y: float) -> float:
    """Return the longest stretch of the ring's inside along a line across it."""
    x1, y1 = ring[:, 0], ring[:, 1]
    x2, y2 = np.roll(x1, -1), np.roll(y1, -1)
    crosses = (y1 > y) != (y2 > y)
    at = np.sort(x1[crosses] + (y - y1[crosses]) / (y2[crosses] - y1[crosses]) * (x2 - x1)[crosses])
    return float((at[1::2] - at[::2][: len(at) // 2]).max()) if len(at) > 1 else 0.0


@lru_cache(maxsize=KEPT)
def _land(view: View, parties: frozenset[str]) -> str:
    drawn = []
    for code, name, path, _ in _drawn(view):
        kind = "land party" if code in parties else "land"
        drawn.append(tag("path", title(name), d=path, class_=kind if code else f"{kind} no-code"))
    return "".join(drawn)


def _country_names(view: View, taken: list[Box]) -> Iterator[str]:
    for _, name, _, (x, y, room) in sorted(_drawn(view), key=lambda one: -one[3][2]):
        wide = length(name, COUNTRY) + 2 * len(name)  # they are spaced out
        if wide > room:
            continue
        boxes = [
            Box(x - wide / 2, y + down - COUNTRY, x + wide / 2, y + down + 4)
            for down in (4, -20, 28)
        ]
        free = first_free(boxes, taken, Box(2, 2, view.width - 2, view.height - 2))
        if free is not None:
            taken.append(boxes[free])
            yield lettering(x, boxes[free].bottom - 4, name, "country middle")


def _circle(spot: Spot, x: float, y: float, r: float) -> str:
    kind = "spot vague" if spot.vague else "spot"
    mark = tag("circle", cx=x, cy=y, r=r, class_=kind)
    return anchor(spot.href, _told(spot), mark)


def _labels(
    places: Sequence[tuple[Spot, float, float, float]], taken: list[Box], view: View
) -> Iterator[str]:
    edge = Box(2, 2, view.width - 2, view.height - 2)
    for k, (spot, x, y, r) in enumerate(places):
        text = f"{spot.name} {spot.events}" + (f"  † {spot.toll}" if spot.toll else "")
        for told in (text, f"{spot.name} {spot.events}") if spot.toll else (text,):
            boxes = _around(x, y, r, length(told, LETTER))
            others = [box for n, box in enumerate(taken) if n != k]
            free = first_free(boxes, others, edge)
            if free is not None:
                taken.append(boxes[free])
                yield _label(spot, told, boxes[free], x)
                break


def _around(x: float, y: float, r: float, wide: float) -> list[Box]:
    """Return where words of a width may stand about a circle: right, left, above, below, corners."""
    high, gap = LETTER + 2, r + NEAR
    beside, over, under = y - high / 2, y - gap - high, y + gap
    slant = gap * 0.75
    lefts_and_tops = (
        (x + gap, beside), (x - gap - wide, beside), (x - wide / 2, over), (x - wide / 2, under),
        (x + slant, y - slant - high), (x + slant, y + slant), (x - slant - wide, y - slant - high),
        (x - slant - wide, y + slant),
    )  # fmt: skip
    return [Box(left, top, left + wide, top + high) for left, top in lefts_and_tops]


def _label(spot: Spot, text: str, box: Box, x: float) -> str:
    """Return a name with its count; one that stands left of its circle ends there."""
    name, _, toll = text.partition("  † ")
    inner = _span(f"{name}", "") + (_span(f"† {toll}", "toll", dx=6) if toll else "")
    end = box.right < x
    drawn = tag(
        "text", inner, x=box.right if end else box.left, y=box.bottom - 3.5,
        class_="place end" if end else "place",
    )  # fmt: skip
    return anchor(spot.href, _told(spot), drawn, reached=False)


def _span(text: str, kind: str, **attributes: float) -> str:
    return tag("tspan", words(text), class_=kind or None, **attributes)


def _scale_bar(view: View) -> Iterator[str]:
    longest = 150 / view.kilometre
    power = 10.0 ** math.floor(math.log10(longest))
    km = max(power * times for times in (1, 2, 5) if power * times <= longest)
    x, y, wide = 12.0, view.height - 12, km * view.kilometre
    yield tag(
        "path", d=f"M{x:g} {y - 5:.1f}V{y:.1f}H{x + wide:.1f}V{y - 5:.1f}", class_="scale-bar"
    )
    text = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:.0f} m"
    yield lettering(x + wide / 2, y - 6, text, "scale middle haloed")
