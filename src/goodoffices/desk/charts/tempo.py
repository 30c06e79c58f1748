"""Conflict and cooperation of a pair by week: bars up and down, with the turning points that were found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from goodoffices.desk.charts.axis import MONTHS, in_words, round_step
from goodoffices.desk.charts.svg import (
    Link,
    anchor,
    box,
    dot,
    drawing,
    hatching,
    lettering,
    tag,
    title,
)
from goodoffices.tempo import Citation, Period, Tempo, Turn

LEFT, RIGHT, TOP, BOTTOM = 44.0, 10.0, 46.0, 26.0
HEIGHT = 262.0
SILENT = 3  # weeks of which nothing was read, beyond which they are drawn as one gap
GAP = 62.0
WIDEST = 84.0
LABEL = 44.0  # room that the name of a month needs


class Column(msgspec.Struct, frozen=True):
    """A week, or a gap of weeks of which nothing was read; `week` is its first."""

    week: Period
    left: float
    width: float
    silent: int = 0


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where things stand: the columns, the zero line, and how high a point of score is."""

    name: str
    columns: tuple[Column, ...]
    zero: float
    unit: float
    left: float
    right: float

    def at(self, score: float) -> float:
        """Return how far down a score stands."""
        return self.zero - score * self.unit


def draw_tempo(tempo: Tempo, link: Link, *, name: str = "tempo", width: float = 960) -> str:
    """Return the tempo as SVG, empty where no event between the two is told of.

    Cooperation stands above the line, conflict hatched below it, the net as a dot. Weeks of which no
    report was read are shaded, for their silence tells nothing; long runs of them are cut out, and say
    how many weeks they are. Each bar and each turn leads to the words of its strongest event.
    """
    if not tempo.weeks:
        return ""
    frame = _frame(tempo, name, width)
    return drawing(
        name,
        (width, HEIGHT),
        (f"{tempo.a} and {tempo.b}: conflict and cooperation by week", describe_tempo(tempo)),
        [
            tag("defs", hatching(f"{name}-hatch", "conflict")),
            *_grid(frame),
            *(part for column in frame.columns for part in _column(column, frame, link)),
            *_months(frame),
            tag("line", x1=LEFT, x2=frame.right, y1=frame.zero, y2=frame.zero, class_="axis"),
            *_turns(tempo.turns, frame, link),
        ],
        "tempo",
    )


def describe_tempo(tempo: Tempo) -> str:
    """Return what the chart shows in words: its weeks, the worst and the best, its turns."""
    read = [week for week in tempo.weeks if week.net is not None]
    parts = [
        f"{len(tempo.weeks)} weeks from {tempo.weeks[0].start}, {len(read)} of them with reports."
    ]
    if read:
        worst = max(read, key=lambda week: week.conflict)
        best = max(read, key=lambda week: week.cooperation)
        parts.append(f"Most conflict, {worst.conflict:g}, in the week of {worst.start}.")
        parts.append(f"Most cooperation, {best.cooperation:g}, in the week of {best.start}.")
    parts += [f"{turn.direction.capitalize()} from {turn.start}." for turn in tempo.turns]
    return " ".join(parts)


def _frame(tempo: Tempo, name: str, width: float) -> Frame:
    columns = _columns(tempo.weeks, width - LEFT - RIGHT)
    highest = max(week.cooperation for week in tempo.weeks)
    lowest = max(week.conflict for week in tempo.weeks)
    whole = max(highest + lowest, 1.0)
    highest, lowest = max(highest, whole * 0.12), max(lowest, whole * 0.12)
    unit = (HEIGHT - TOP - BOTTOM) / (highest + lowest)
    last = columns[-1]
    return Frame(
        name=name, columns=tuple(columns), zero=TOP + highest * unit, unit=unit,
        left=LEFT, right=max(last.left + last.width, LEFT + 120),
    )  # fmt: skip


def _columns(weeks: Sequence[Period], room: float) -> list[Column]:
    runs = list(_runs(weeks))
    gaps = sum(silent > 0 for _, silent in runs)
    wide = min(WIDEST, max((room - gaps * GAP) / max(len(runs) - gaps, 1), 1.0))
    columns, left = [], LEFT
    for week, silent in runs:
        columns.append(Column(week, left, GAP if silent else wide, silent))
        left += GAP if silent else wide
    return columns


def _runs(weeks: Sequence[Period]) -> Iterator[tuple[Period, int]]:
    """Yield each week with 0, or the first of a run of silent ones with how many they are.

    Silent weeks before the first of which anything was read are left out.
    """
    at = next((k for k, week in enumerate(weeks) if week.net is not None), 0)
    while at < len(weeks):
        end = at
        while end < len(weeks) and weeks[end].net is None:
            end += 1
        if end - at > SILENT:
            yield weeks[at], end - at
            at = end
        else:
            yield weeks[at], 0
            at += 1


def _grid(frame: Frame) -> Iterator[str]:
    high = (frame.zero - TOP) / frame.unit
    low = (HEIGHT - BOTTOM - frame.zero) / frame.unit
    step = round_step(max(high, low), 3)
    for k in range(-int(low // step), int(high // step) + 1):
        y = frame.at(k * step)
        yield tag("line", x1=LEFT, x2=frame.right, y1=y, y2=y, class_="grid")
        yield lettering(LEFT - 6, y + 4, f"{abs(k * step):g}", "scale end")
    yield lettering(LEFT, 12, "▲ cooperation", "key cooperation-word")
    yield lettering(LEFT + 104, 12, "▼ conflict", "key conflict-word")
    yield lettering(LEFT + 182, 12, "● net", "key")


def _column(column: Column, frame: Frame, link: Link) -> Iterator[str]:
    week = column.week
    if column.silent:
        yield from _gap(column)
    elif week.net is None:
        yield tag(
            "rect", title(f"week of {week.start}: no report was read"), x=column.left, y=TOP,
            width=column.width, height=HEIGHT - TOP - BOTTOM, class_="unread",
        )  # fmt: skip
    else:
        cite = strongest(week.cites) if week.cites else None
        href = link(cite.report, cite.sentence) if cite else None
        yield _week(column, frame.zero, frame.unit, f"{frame.name}-hatch", href)


def _gap(column: Column) -> Iterator[str]:
    middle = column.left + column.width / 2
    yield tag(
        "rect", title(f"{column.silent} weeks from {column.week.start}: no report was read"),
        x=column.left, y=TOP, width=column.width, height=HEIGHT - TOP - BOTTOM, class_="unread",
    )  # fmt: skip
    for line, text in enumerate((f"{column.silent} weeks", "no report", "read")):
        yield lettering(middle, HEIGHT / 2 - 14 + line * 14, text, "small middle quiet")


@lru_cache(maxsize=4000)
def _week(column: Column, zero: float, unit: float, hatch: str, href: str | None) -> str:
    """Return a week's bars; kept, since of hundreds a new report changes one."""
    week, bar = column.week, max(column.width * 0.72, 1)
    left = column.left + (column.width - bar) / 2
    up, down = week.cooperation * unit, week.conflict * unit
    drawn = [box(column.left, TOP, column.width, HEIGHT - TOP - BOTTOM, "reach")]
    if up:
        drawn.append(box(left, zero - up, bar, up, "cooperation"))
    if down:
        drawn.append(box(left, zero, bar, down, "conflict", f"url(#{hatch})"))
    if week.events:
        drawn.append(dot(left + bar / 2, zero - (week.net or 0) * unit, min(bar / 4, 2.6), "net"))
    told = (
        f"week of {week.start}: cooperation {week.cooperation:g}, conflict {week.conflict:g},"
        f" {week.events} events, {week.reports} reports"
    )
    if href is None:
        return tag("g", title(told), *drawn)
    return anchor(href, told, *drawn, kind="week", reached=False)


def strongest(cites: Sequence[Citation]) -> Citation:
    """Return the event with the strongest score, the first of several."""
    return min(cites, key=lambda cite: (-abs(cite.score), cite.day, cite.event))


def _months(frame: Frame) -> Iterator[str]:
    """Yield the names of months under the weeks in which they begin, as far as there is room."""
    month, year, free = "", 0, LEFT - 10
    for column in frame.columns:
        start = dt.date.fromisoformat(column.week.start)
        if column.silent:
            month = ""
            continue
        if column.week.start[:7] == month or column.left < free:
            month = month if column.left < free else column.week.start[:7]
            continue
        text = MONTHS[start.month - 1] if month else in_words(column.week.start, year=False)
        text += f" {start.year}" if start.year != year else ""
        month, year, free = (
            column.week.start[:7],
            start.year,
            column.left + LABEL + 7 * (len(text) - 3),
        )
        foot = HEIGHT - BOTTOM
        yield tag("line", x1=column.left, x2=column.left, y1=foot, y2=foot + 5, class_="axis")
        yield lettering(column.left + 2, HEIGHT - 8, text, "scale")


def _turns(turns: Sequence[Turn], frame: Frame, link: Link) -> Iterator[str]:
    for number, turn in enumerate(turns, 1):
        held = [c for c in frame.columns if not c.silent and c.week.start <= turn.start]
        if not held:
            continue
        x = held[-1].left
        told = (
            f"{number}: {turn.direction} from {turn.start},"
            f" mean net {turn.before:+.1f} before, {turn.after:+.1f} after"
        )
        mark = (
            tag("line", x1=x, x2=x, y1=TOP - 4, y2=HEIGHT - BOTTOM, class_="turn"),
            tag("circle", cx=x, cy=TOP - 8, r=8.5, class_="turn-mark"),
            lettering(x, TOP - 4, str(number), "small middle turn-number"),
        )
        if turn.cites:
            cite = strongest(turn.cites)
            yield anchor(link(cite.report, cite.sentence), told, *mark)
        else:
            yield tag("g", title(told), *mark)
