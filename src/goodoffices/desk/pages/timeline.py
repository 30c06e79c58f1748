"""Timeline: what happened day by day, drawn in lanes and told line by line, with filters and a zoom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta

from goodoffices.desk.address import write_address
from goodoffices.desk.charts.axis import iso, number
from goodoffices.desk.charts.timeline import FEW, Item, Marks, Way, Window, draw_timeline
from goodoffices.desk.counted import At, DayCount, DayCounts, count_days, entered_at, where_told
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Day, EventFilters, first_day
from goodoffices.desk.page import Page, Rows
from goodoffices.desk.picture import Picture, draw
from goodoffices.desk.sides import words_of
from goodoffices.record import Filter, TimelineLine, timeline

Zoom = Literal["all", "month", "week", "day"]
LANES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
    " MOBILIZE COERCE ASSAULT tolls offices"
).split()
SINGLE = 400  # marks of one finding each whose words are looked up


class TimelineQuestion(EventFilters, frozen=True, kw_only=True):
    """What can be asked of the timeline."""

    zoom: Annotated[Zoom, Meta(description="How long a stretch is shown.")] = "all"
    at: (
        Annotated[Day, Meta(description="A day in it; the last one that has anything if left out.")]
        | None
    ) = None
    fold: Annotated[bool, Meta(description="Tellings of one event count once.")] = False


class TimelineRow(TimelineLine, frozen=True, kw_only=True):
    """A line: `day` is when it happened, `told` when it was published, `entered` when it was read (UTC)."""

    entered: str | None


class TimelineAnswer(Rows, frozen=True, kw_only=True):
    """The lines of a window, oldest first; where they don't fit on a page, its last ones first.

    `earlier` and `later` are days of the windows before and after, null where there is nothing.
    """

    first: str | None
    last: str | None
    earlier: str | None
    later: str | None
    chart: Picture
    rows: tuple[TimelineRow, ...]


class Stretch(msgspec.Struct, frozen=True):
    """The first and last day shown, and of all there are."""

    first: str
    last: str
    begin: str
    end: str


def answer(desk: Desk, asked: TimelineQuestion) -> TimelineAnswer:
    """Return a window of the timeline, its picture and a page of its lines."""
    counts = count_days(desk, desk.wanted(asked), fold=asked.fold)
    stretch = _stretch(counts, asked)
    inside = _inside(counts, stretch)
    rows, more = _rows(desk, asked, stretch)
    return TimelineAnswer(
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
        earlier=_beside(stretch, counts, later=False),
        later=_beside(stretch, counts, later=True),
        chart=_chart(desk, asked, inside, stretch),
        rows=rows,
        page=asked.page,
        per_page=asked.per_page,
        total=max(int(inside.count.sum()), len(rows)),
        truncated=more and asked.fold,
        coverage=desk.coverage(asked),
    )


def _inside(counts: DayCounts, stretch: Stretch | None) -> DayCounts:
    first, last = (number(stretch.first), number(stretch.last)) if stretch else (0, -1)
    return counts.only((counts.day >= first) & (counts.day <= last))


def _stretch(counts: DayCounts, asked: TimelineQuestion) -> Stretch | None:
    if not len(counts):
        return None
    begin, end = iso(int(counts.day.min())), iso(int(counts.day.max()))
    if asked.zoom == "all":
        return Stretch(begin, end, begin, end)
    first, last = _around(first_day(asked.at) or end, asked.zoom)
    return Stretch(first, last, begin, end)


def _around(day: str, zoom: Zoom) -> tuple[str, str]:
    """Return the first and last day of the month, week or day that holds a day."""
    date = dt.date.fromisoformat(day)
    if zoom == "month":
        nextly = (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        return date.replace(day=1).isoformat(), (nextly - dt.timedelta(days=1)).isoformat()
    if zoom == "week":
        monday = number(day) - date.weekday()
        return iso(monday), iso(monday + 6)
    return day, day


def _beside(stretch: Stretch | None, counts: DayCounts, *, later: bool) -> str | None:
    """Return the nearest day with anything on one side of the window."""
    if stretch is None:
        return None
    if later:
        after = counts.day[counts.day > number(stretch.last)]
        return iso(int(after.min())) if len(after) else None
    before = counts.day[counts.day < number(stretch.first)]
    return iso(int(before.max())) if len(before) else None


def _rows(
    desk: Desk, asked: TimelineQuestion, stretch: Stretch | None
) -> tuple[tuple[TimelineRow, ...], bool]:
    """Return the lines of a page, and whether there are older ones."""
    if stretch is None:
        return (), False
    wanted = _within(desk.wanted(asked), stretch)
    end, before = asked.page * asked.per_page, (asked.page - 1) * asked.per_page
    lines = desk.keep(
        ("timeline", wanted, asked.fold, end),
        lambda: timeline(desk.record(), wanted, limit=end + 1, fold=asked.fold),
    )
    shown = lines[-end : len(lines) - before] if before < len(lines) else []
    entered = entered_at(desk, [line.report for line in shown])
    rows = tuple(
        TimelineRow(**msgspec.structs.asdict(line), entered=entered.get(line.report))
        for line in shown
    )
    return rows, len(lines) > end


def _within(wanted: Filter, stretch: Stretch) -> Filter:
    return msgspec.structs.replace(wanted, since=stretch.first, until=stretch.last)


def _chart(
    desk: Desk, asked: TimelineQuestion, inside: DayCounts, stretch: Stretch | None
) -> Picture:
    if stretch is None:
        return Picture(wide="", narrow="")
    key = ("timeline chart", msgspec.structs.replace(asked, page=1))
    return desk.keep(key, lambda: _drawn(desk, asked, inside, stretch))


def _drawn(desk: Desk, asked: TimelineQuestion, inside: DayCounts, stretch: Stretch) -> Picture:
    told = {inside.lanes[k] for k in np.unique(inside.lane).tolist()}
    lanes = tuple(lane for lane in LANES if lane in told)
    window = Window(first=stretch.first, last=stretch.last, lanes=lanes)
    marks = Marks(
        inside.lanes, inside.lane, inside.day, inside.count, lambda: _items(inside.each())
    )
    way = _way(desk, asked, inside)
    return draw(
        "timeline", lambda name, width: draw_timeline(marks, window, way, name=name, width=width)
    )


def _items(inside: Iterable[DayCount]) -> list[Item]:
    """Return what is drawn; of a lane's day what came to pass and what didn't is one, if it is many."""
    found: list[Item] = []
    for one in inside:
        last = found[-1] if found else None
        if (
            last is not None
            and (last.day, last.lane) == (one.day, one.lane)
            and last.count + one.count > FEW
        ):
            both = last.count + one.count
            found[-1] = Item(lane=one.lane, day=one.day, text=one.lane, key="", count=both)
        else:
            found.append(_item(one))
    return found


def _item(one: DayCount) -> Item:
    return Item(
        lane=one.lane,
        day=one.day,
        text=one.lane if one.happened else f"{one.lane}, not (yet) come to pass",
        key=one.finding if one.count == 1 else "",
        count=one.count,
        happened=one.happened,
    )


def _way(desk: Desk, asked: TimelineQuestion, inside: DayCounts) -> Way:
    """Return where marks lead: one finding to its words, several to a closer view."""
    link = words_of(asked.situation)

    @cache
    def places() -> Mapping[str, At]:
        alone = np.flatnonzero(inside.count == 1)[:SINGLE]
        return where_told(desk, [one.finding for one in inside.only(alone).each()])

    near = {
        zoom: write_address(PAGE.path, asked, zoom=zoom, at=None, page=None)
        for zoom in ("day", "week", "month")
    }

    def find(item: Item) -> str:
        place = places().get(item.key)
        if place is None:
            return f"{near['day']}&at={item.day}"
        return link(place.report, place.sentence)

    def closer(first: str, last: str) -> str:
        zoom: Zoom = "day" if first == last else "month" if asked.zoom == "all" else "week"
        return f"{near[zoom]}&at={first}"

    return Way(find, closer)


PAGE = Page(
    path="/timeline",
    title="Timeline",
    says="What happened day by day, by type, with when it was told and when it came into the record.",
    template="timeline.html",
    question=TimelineQuestion,
    answer=answer,
    nav=20,
)
