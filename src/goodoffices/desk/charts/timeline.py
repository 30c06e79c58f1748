"""What happened, along the days: a lane for each type, a dot for a few, a number where many fall together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from goodoffices.desk.charts.axis import Days, day_ticks, in_words, iso, number
from goodoffices.desk.charts.lettering import length
from goodoffices.desk.charts.svg import anchor, drawing, lettering, tag

TOP, LANE, SIDE = 24.0, 25.0, 92.0
SLOT = 24.0  # width in which what falls together is told as one
FEW = 3  # beyond which marks of one slot are told by their number


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What falls into a lane on a day: `count` of it; `key` is what its address is found by."""

    lane: str
    day: str
    text: str
    key: str
    count: int = 1
    happened: bool = True


class Way(msgspec.Struct, frozen=True):
    """Where marks lead: an item to its words (`find`), several to the days they are of (`zoom`)."""

    find: Callable[[Item], str]
    zoom: Callable[[str, str], str]


class Cluster(msgspec.Struct, frozen=True):
    """What falls together: from which day to which, how much, and the items themselves."""

    first: str
    last: str
    count: int
    items: tuple[Item, ...]


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The days shown, and the lanes from top to bottom."""

    first: str
    last: str
    lanes: tuple[str, ...]


def draw_timeline(
    items: Sequence[Item], window: Window, way: Way, *, name: str = "timeline", width: float = 960
) -> str:
    """Return the items of a window as SVG, empty where there are no lanes.

    A few items lead to their words each; more in one place lead to a closer view of their days.
    What didn't happen (denied, planned, offered) is a ring, what did a dot.
    """
    if not window.lanes:
        return ""
    side = SIDE if width > 500 else 74.0
    days = Days(first=window.first, last=window.last, left=side, right=width - 8)
    height = TOP + LANE * len(window.lanes) + 8
    inside = [item for item in items if window.first <= item.day <= window.last]
    parts = [*_grid(days, height), *_lanes(inside, window, days, way)]
    told = (
        f"Timeline from {window.first} to {window.last}",
        "; ".join(f"{lane}: {count}" for lane, count in _counts(window.lanes, inside).items())
        + ".",
    )
    return drawing(name, (width, height), told, parts, "timeline")


def _counts(lanes: Sequence[str], items: Sequence[Item]) -> dict[str, int]:
    found = dict.fromkeys(lanes, 0)
    for item in items:
        found[item.lane] = found.get(item.lane, 0) + item.count
    return found


def _grid(days: Days, height: float) -> Iterator[str]:
    for tick in day_ticks(days, 58):
        yield tag("line", x1=tick.at, x2=tick.at, y1=TOP - 8, y2=height, class_="grid")
        if tick.at + length(tick.text, 11) <= days.right + 8:
            yield lettering(tick.at + 3, TOP - 10, tick.text, "scale")


def _lanes(items: Sequence[Item], window: Window, days: Days, way: Way) -> Iterator[str]:
    by_lane: dict[str, list[Item]] = {lane: [] for lane in window.lanes}
    for item in items:
        by_lane.setdefault(item.lane, []).append(item)
    for place, lane in enumerate(window.lanes):
        y = TOP + LANE * place + LANE / 2
        yield tag("line", x1=0, x2=days.right, y1=y + LANE / 2, y2=y + LANE / 2, class_="rule")
        yield lettering(0, y + 4, lane, "lane")
        found = clusters(by_lane[lane], days)
        most = max((cluster.count for cluster in found), default=1)
        for cluster in found:
            yield from _cluster(cluster, y, days, most, way)


def clusters(items: Sequence[Item], days: Days) -> list[Cluster]:
    """Return the items by the slots of days they fall into, oldest first; a slot holds whole days."""
    span = max(1, round(SLOT / days.step))
    slots: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.day):
        slots.setdefault((number(item.day) - number(days.first)) // span, []).append(item)
    found = []
    for slot, own in slots.items():
        first = number(days.first) + slot * span
        last = min(first + span - 1, number(days.last))
        found.append(Cluster(iso(first), iso(last), sum(one.count for one in own), tuple(own)))
    return found


def _cluster(cluster: Cluster, y: float, days: Days, most: int, way: Way) -> Iterator[str]:
    middle = (days.at(cluster.first) + days.at(cluster.last) + days.step) / 2
    if cluster.count <= FEW and cluster.count == len(cluster.items):
        apart = SLOT / 3.3
        for k, item in enumerate(cluster.items):
            x = middle + (k - (len(cluster.items) - 1) / 2) * apart
            kind = "item" if item.happened else "item not-happened"
            dot = tag("circle", cx=x, cy=y, r=4.2, class_=kind)
            yield anchor(way.find(item), f"{in_words(item.day)}: {item.text}", dot, reached=False)
        return
    radius = 6.5 + 4.8 * (cluster.count / most) ** 0.5
    period = (
        cluster.first if cluster.first == cluster.last else f"{cluster.first} to {cluster.last}"
    )
    yield anchor(
        way.zoom(cluster.first, cluster.last), f"{cluster.items[0].lane}: {cluster.count}, {period}",
        tag("circle", cx=middle, cy=y, r=radius, class_="many"),
        lettering(middle, y + 3.6, str(cluster.count), "many-number middle"),
    )  # fmt: skip
