"""What happened, along the days: a lane a type, a dot for a few, a number for many, bars for very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from goodoffices.desk.charts.axis import Days, day_ticks, in_words, iso, number
from goodoffices.desk.charts.lettering import length
from goodoffices.desk.charts.svg import anchor, drawing, lettering, tag
from goodoffices.record.columns import Ints

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


class Marks(msgspec.Struct, frozen=True):
    """How much falls into which lane on which day (as `axis.number` has it), and the items themselves.

    `lane` points into `lanes`. Items are made only where they are drawn one by one.
    """

    lanes: tuple[str, ...]
    lane: Ints
    day: Ints
    count: Ints
    items: Callable[[], Sequence[Item]]


def marks_of(items: Sequence[Item]) -> Marks:
    """Return items with how much falls into which lane on which day."""
    lanes = tuple(dict.fromkeys(item.lane for item in items))
    place = {lane: k for k, lane in enumerate(lanes)}
    columns = [(place[one.lane], number(one.day), one.count) for one in items]
    lane, day, count = np.array(columns, np.int64).reshape(-1, 3).T
    return Marks(lanes, lane, day, count, lambda: items)


class Cluster(msgspec.Struct, frozen=True):
    """What falls together in a lane: from which day to which, how much, and the items, if told apart."""

    lane: str
    first: str
    last: str
    count: int
    items: tuple[Item, ...] = ()


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The days shown, and the lanes from top to bottom."""

    first: str
    last: str
    lanes: tuple[str, ...]


def draw_timeline(
    found: Sequence[Item] | Marks,
    window: Window,
    way: Way,
    *,
    name: str = "timeline",
    width: float = 960,
) -> str:
    """Return the items of a window as SVG, empty where there are no lanes.

    A few items lead to their words each; more in one place lead to a closer view of their days.
    What didn't happen (denied, planned, offered) is a ring, what did a dot. Where a slot holds a
    hundred or more, each lane is bars on a scale of its own instead, with its sum at the end.
    """
    if not window.lanes:
        return ""
    marks = _inside(found if isinstance(found, Marks) else marks_of(found), window)
    side = SIDE if width > 500 else 74.0
    days = Days(first=window.first, last=window.last, left=side, right=width - 8)
    height = TOP + LANE * len(window.lanes) + 8
    if crowded := _is_crowded(marks, days):
        days = msgspec.structs.replace(days, right=width - SUMS)
    lanes = _crowds if crowded else _lanes
    parts = [*_grid(days, height), *lanes(marks, window, days, way)]
    told = (
        f"Timeline from {in_words(window.first)} to {in_words(window.last)}",
        "; ".join(f"{lane}: {count}" for lane, count in _counts(window.lanes, marks).items()) + ".",
    )
    return drawing(name, (width, height), told, parts, "timeline")


def _inside(marks: Marks, window: Window) -> Marks:
    """Return what falls into the days of a window."""
    inside = (marks.day >= number(window.first)) & (marks.day <= number(window.last))

    def items() -> list[Item]:
        return [one for one in marks.items() if window.first <= one.day <= window.last]

    return Marks(marks.lanes, marks.lane[inside], marks.day[inside], marks.count[inside], items)


def _counts(lanes: Sequence[str], marks: Marks) -> dict[str, int]:
    sums = np.bincount(marks.lane, marks.count, minlength=len(marks.lanes)).astype(np.int64)
    return dict.fromkeys(lanes, 0) | {
        lane: many for lane, many in zip(marks.lanes, sums.tolist(), strict=True) if many
    }


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


def _is_crowded(marks: Marks, days: Days) -> bool:
    return bool(_slots(marks, days).max(initial=0) >= CROWD)


def _slots(marks: Marks, days: Days) -> Ints:
    """Return how much falls into each slot of each lane: a row a lane, a column a slot."""
    span = _span(days)
    many = (days.count - 1) // span + 1
    place = marks.lane * many + (marks.day - number(days.first)) // span
    sums = np.bincount(place, marks.count, minlength=len(marks.lanes) * many)
    return sums.astype(np.int64).reshape(len(marks.lanes), many)


def _span(days: Days) -> int:
    """Return how many days a slot holds."""
    return max(1, round(SLOT / days.step))


def _lanes(marks: Marks, window: Window, days: Days, way: Way) -> Iterator[str]:
    by_lane = _by_lane(marks.items(), window.lanes)
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


def _crowds(marks: Marks, window: Window, days: Days, way: Way) -> Iterator[str]:
    slots = dict(zip(marks.lanes, _slots(marks, days).tolist(), strict=True))
    periods = _periods(days)
    for place, lane in enumerate(window.lanes):
        y = TOP + LANE * place + LANE / 2
        yield from _ground(lane, y, days)
        sums = slots.get(lane, [])
        most = max(sums, default=1)
        for one, count in zip(periods, sums, strict=False):
            if count:
                told = f"{lane}: {count:,}, {one.told}"
                yield anchor(way.zoom(one.first, one.last), told, _bar(y, one, count, most))
        yield lettering(days.right + 6, y + 4, f"{sum(sums):,}", "scale")


class Period(NamedTuple):
    """The days of a slot: from which to which, in words; where bars begin, how wide they and the slot are."""

    first: str
    last: str
    told: str
    left: str
    wide: str
    bar: str


def _periods(days: Days) -> list[Period]:
    """Return the slots that days fall into."""
    span, begin, end, step = _span(days), number(days.first), number(days.last), days.step
    found = []
    for first in range(begin, end + 1, span):
        last = min(first + span - 1, end)
        left, right = (days.left + (day - begin) * step for day in (first, last + 1))
        sizes = left, right - left, max(0.5, right - left - 1)
        told = _told_period(iso(first), iso(last))
        found.append(Period(iso(first), iso(last), told, *(f"{one:.1f}" for one in sizes)))
    return found


def _bar(y: float, period: Period, count: int, most: int) -> str:
    """Return a bar, the highest for `most`, and what a mouse reaches it by; as `svg.box` writes them."""
    tall = max(1.5, (LANE - 6) * count / most)
    top = y - LANE / 2
    return (
        f'<rect x="{period.left}" y="{top:.1f}" width="{period.wide}" height="{LANE}" class="reach"/>'
        f'<rect x="{period.left}" y="{y + LANE / 2 - tall:.1f}" width="{period.bar}" height="{tall:.1f}"'
        ' class="crowd"/>'
    )


def _told(cluster: Cluster) -> str:
    return f"{cluster.lane}: {cluster.count:,}, {_told_period(cluster.first, cluster.last)}"


def _told_period(first: str, last: str) -> str:
    return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"


def clusters(items: Sequence[Item], days: Days) -> list[Cluster]:
    """Return the items by the slots of days they fall into, oldest first; a slot holds whole days."""
    span = _span(days)
    slots: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.day):
        slots.setdefault((number(item.day) - number(days.first)) // span, []).append(item)
    found = []
    for slot, own in slots.items():
        first = number(days.first) + slot * span
        last = min(first + span - 1, number(days.last))
        count = sum(one.count for one in own)
        found.append(Cluster(own[0].lane, iso(first), iso(last), count, tuple(own)))
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
