"""The lives of ceasefires as bars along the days, each step a lettered mark that leads to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType

import msgspec

from goodoffices.ceasefires import Ceasefire, Kind, Step
from goodoffices.desk.charts.axis import Days, day_ticks, in_words, iso, number
from goodoffices.desk.charts.lettering import fitted, length
from goodoffices.desk.charts.svg import Link, anchor, drawing, hatching, lettering, tag, title

LETTERS: MappingProxyType[Kind, str] = MappingProxyType(
    {
        "called for": "C", "offered": "O", "talks": "T", "accepted": "Y", "rejected": "N", "agreed": "A",
        "in force": "F", "violated": "V", "extended": "X", "ended": "E",
    }
)  # fmt: skip
TOP, SIDE = 26.0, 12.0
NAME, MARK, PAD = 18.0, 17.0, 12.0  # heights: the name over a life, a mark, the space below
HOLDS = frozenset({"in force", "extended"})
STOPS = frozenset({"ended"})


class Row(msgspec.Struct, frozen=True):
    """A life with where its bar stands; `stacks` are its marks' places, by step."""

    life: Ceasefire
    top: float
    bar: float
    height: float
    places: tuple[tuple[float, float], ...]


def draw_ceasefires(
    lives: Sequence[Ceasefire], link: Link, *, name: str = "ceasefires", width: float = 960
) -> str:
    """Return the lives as SVG, one under the other as given; empty where there are none.

    A bar is thin while a truce is called for or talked about, thick and full while it holds, hatched
    from its first violation on. The marks of one day stand on top of each other.
    """
    if not lives:
        return ""
    days = _days(lives, width)
    rows = list(_rows(lives, days))
    height = rows[-1].top + rows[-1].height + 4
    first, last = days.first, days.last
    told = (f"Ceasefires from {first} to {last}", describe_ceasefires(lives))
    parts = [
        tag("defs", hatching(f"{name}-broken", "broken")),
        *_grid(days, height),
        *(part for row in rows for part in _row(row, days, name, link)),
    ]
    return drawing(name, (width, height), told, parts, "ceasefires")


def describe_ceasefires(lives: Sequence[Ceasefire]) -> str:
    """Return what is shown in words: each life with its steps and their days."""
    return " ".join(
        f"{life.name}, {' and '.join(life.parties)}: "
        + ", ".join(f"{step.kind} {step.day}" for step in life.steps)
        + f"; {life.state} when last told of."
        for life in lives
    )


def _days(lives: Sequence[Ceasefire], width: float) -> Days:
    first = min(step.day for life in lives for step in life.steps)
    last = max(step.day for life in lives for step in life.steps)
    spare = max(2, (number(last) - number(first)) // 30)
    return Days(
        first=iso(number(first) - spare),
        last=iso(number(last) + spare),
        left=SIDE,
        right=width - SIDE,
    )


def _grid(days: Days, height: float) -> Iterator[str]:
    for tick in day_ticks(days, 64):
        yield tag("line", x1=tick.at, x2=tick.at, y1=TOP - 8, y2=height, class_="grid")
        if tick.at + length(tick.text, 11) < days.right + SIDE:
            yield lettering(tick.at + 3, TOP - 10, tick.text, "scale")


def _rows(lives: Sequence[Ceasefire], days: Days) -> Iterator[Row]:
    top = TOP
    for life in lives:
        levels = _levels(life.steps, days)
        highest = max(levels)
        bar = top + NAME + highest * MARK + MARK / 2
        places = tuple(
            (days.middle(step.day), bar - level * MARK)
            for step, level in zip(life.steps, levels, strict=True)
        )
        height = NAME + (highest + 1) * MARK + PAD
        yield Row(life, top, bar, height, places)
        top += height


def _levels(steps: Sequence[Step], days: Days) -> list[int]:
    """Return how many marks each step's mark stands above, so that none covers another."""
    ends: list[float] = []
    levels = []
    for step in steps:
        x = days.middle(step.day)
        level = next((k for k, end in enumerate(ends) if x - MARK / 2 >= end), len(ends))
        ends[level : level + 1] = [x + MARK / 2]
        levels.append(level)
    return levels


def _row(row: Row, days: Days, name: str, link: Link) -> Iterator[str]:
    life = row.life
    yield tag("line", x1=days.left, x2=days.right, y1=row.top, y2=row.top, class_="rule")
    yield _heading(row, days)
    yield from _bars(row, days, name)
    for x, y in row.places:
        if y != row.bar:
            yield tag("line", x1=x, x2=x, y1=y, y2=row.bar, class_="stem")
    for step, (x, y) in zip(life.steps, row.places, strict=True):
        yield _mark(step, x, y, link)


def _heading(row: Row, days: Days) -> str:
    """Return the name and state, over the bar, from where it begins or as far right as there is room."""
    life = row.life
    state = f" · {life.state}"
    text = life.name + state
    room = days.right - days.left
    shown = fitted(life.name, room - length(state, 12.5), 12.5) + state
    x = max(min(row.places[0][0] - MARK / 2, days.right - length(shown, 12.5)), days.left)
    return lettering(x, row.top + 13, shown, "name") if shown == text else tag(
        "g", title(text), lettering(x, row.top + 13, shown, "name")
    )  # fmt: skip


def _bars(row: Row, days: Days, name: str) -> Iterator[str]:
    """Yield the stretches between the steps: how the truce stood from each to the next."""
    holds = broken = False
    steps = row.life.steps
    for (step, (x, _)), (_, (end, _)) in pairwise(zip(steps, row.places, strict=True)):
        holds, broken = _after(step, holds=holds, broken=broken)
        if end > x:
            yield _bar(
                x, end, row.bar, holds=holds, fill=f"url(#{name}-broken)" if broken else None
            )
    holds, broken = _after(steps[-1], holds=holds, broken=broken)
    if holds:  # it still held when last told of: how long, nobody says
        x, end = row.places[-1][0], days.right
        yield tag("line", x1=x, x2=end, y1=row.bar, y2=row.bar, class_="unknown")


def _after(step: Step, *, holds: bool, broken: bool) -> tuple[bool, bool]:
    if step.kind in STOPS:
        return False, False
    if step.kind in HOLDS:
        return True, broken and step.kind != "extended"
    return holds, broken or (holds and step.kind == "violated")


def _bar(x: float, end: float, y: float, *, holds: bool, fill: str | None) -> str:
    if not holds:
        return tag("line", x1=x, x2=end, y1=y, y2=y, class_="proposed")
    kind = "broken" if fill else "holds"
    return tag("rect", x=x, y=y - 5, width=end - x, height=10, class_=kind, fill=fill)


def _mark(step: Step, x: float, y: float, link: Link) -> str:
    by = f" by {', '.join(step.by)}" if step.by else ""
    ahead = ", as announced" if step.announced else ""
    told = f"{in_words(step.day)}: {step.kind}{by}{ahead}"
    kind = step.kind.replace(" ", "-")
    shape = (
        tag("circle", cx=x, cy=y, r=7.6, class_=f"step {kind}")
        if step.kind not in {"violated", "ended", "rejected"}
        else tag("rect", x=x - 7, y=y - 7, width=14, height=14, class_=f"step {kind}")
    )
    letter = lettering(x, y + 4, LETTERS[step.kind], f"letter {kind}")
    if not step.cites:
        return tag("g", title(told), shape, letter)
    cite = step.cites[0]
    return anchor(link(cite.report, cite.sentence), told, shape, letter)
