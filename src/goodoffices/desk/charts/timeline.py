"""What happened, along the days: a lane a type, a dot for a few, a number for many, bars for very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from goodoffices.desk.charts.axis import Days, day_ticks, in_words, iso, number
from goodoffices.desk.charts.lettering import length
from goodoffices.desk.charts.svg import anchor, drawing, lettering, tag

TOP, LANE, SIDE = 24.0, 25.0, 92.0
SLOT = 24.0  # width in which what falls together is told as one
FEW = 3  # beyond which marks of one slot are told by their number
CROWD = 100  # from which on a number no longer fits its circle
SUMS = 46.0  # beside the bars, for what each lane comes to


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
    What didn't happen (denied, planned, offered) is a ring, what did a dot. Where a slot holds a
    hundred or more, each lane is bars on a scale of its own instead, with its sum at the end.
    """
    if not window.lanes:
        return ""
    side = SIDE if width > 500 else 74.0
    days = Days(first=window.first, last=window.last, left=side, right=width - 8)
    height = TOP + LANE * len(window.lanes) + 8
    inside = [item for item in items if window.first <= item.day <= window.last]
    if crowded := _is_crowded(inside, days):
        days = msgspec.structs.replace(days, right=width - SUMS)
    lanes = _crowds if crowded else _lanes
    parts = [*_grid(days, height), *lanes(inside, window, days, way)]
    told = (
        f"Timeline from {in_words(window.first)} to {in_words(window.last)}",
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


def _by_lane(items: Sequence[Item], lanes: Sequence[str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {lane: [] for lane in lanes}
    for item in items:
        found.setdefault(item.lane, []).append(item)
    return found


def _is_crowded(items: Sequence[Item], days: Days) -> bool:
    lanes = _by_lane(items, ()).values()
    return any(cluster.count >= CROWD for own in lanes for cluster in clusters(own, days))


def _lanes(items: Sequence[Item], window: Window, days: Days, way: Way) -> Iterator[str]:
    by_lane = _by_lane(items, window.lanes)
    for place, lane in enumerate(window.lanes):
        y = TOP + LANE * place + LANE / 2
        yield from _ground(lane, y, days)
        found = clusters(by_lane[lane], days)
        most = max((cluster.count for cluster in found), default=1)
        for cluster in found:
            yield from _cluster(cluster, y, days, most, way)


def _ground(lane: str, y: float, days: Days) -> Iterator[str]:
    yield tag("line", x1=0, x2=days.right, y1=y + LANE / 2, y2=y + LANE / 2, class_="rule")
    yield lettering(0, y + 4, lane, "lane")


def _crowds(items: Sequence[Item], window: Window, days: Days, way: Way) -> Iterator[str]:
    by_lane = _by_lane(items, window.lanes)
    for place, lane in enumerate(window.lanes):
        y = TOP + LANE * place + LANE / 2
        yield from _ground(lane, y, days)
        found = clusters(by_lane[lane], days)
        most = max((cluster.count for cluster in found), default=1)
        for cluster in found:
            yield _bar(cluster, y, days, most, way)
        total = sum(cluster.count for cluster in found)
        yield lettering(days.right + 6, y + 4, f"{total:,}", "scale")


def _bar(cluster: Cluster, y: float, days: Days, most: int, way: Way) -> str:
    left, right = days.at(cluster.first), days.at(cluster.last) + days.step
    tall = max(1.5, (LANE - 6) * cluster.count / most)
    ground = y + LANE / 2
    return anchor(
        way.zoom(cluster.first, cluster.last), _told(cluster),
        tag("rect", x=left, y=y - LANE / 2, width=right - left, height=LANE, class_="reach"),
        tag("rect", x=left, y=ground - tall, width=max(0.5, right - left - 1), height=tall, class_="crowd"),
    )  # fmt: skip


def _told(cluster: Cluster) -> str:
    period = in_words(cluster.first)
    if cluster.last != cluster.first:
        period += f" to {in_words(cluster.last)}"
    return f"{cluster.items[0].lane}: {cluster.count:,}, {period}"


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
    yield anchor(
        way.zoom(cluster.first, cluster.last), _told(cluster),
        tag("circle", cx=middle, cy=y, r=radius, class_="many"),
        lettering(middle, y + 3.6, str(cluster.count), "many-number middle"),
    )  # fmt: skip
