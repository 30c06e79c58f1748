"""Tolls by source: each claim as a dot or a range, side by side, never added up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from goodoffices.desk.charts.axis import Days, day_ticks, in_words, iso, number, round_ticks
from goodoffices.desk.charts.lettering import apart, fitted, length
from goodoffices.desk.charts.outlines import country_name
from goodoffices.desk.charts.svg import Link, anchor, drawing, lettering, tag, through
from goodoffices.record.tolls_over_time import Claim, ConflictToll, IncidentToll

TOP, LINE, HEAD = 24.0, 18.0, 21.0
STEPS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
ROOM = 26.0  # between two amounts on the scale, at least
OPEN = 26.0  # how far an open end's arrow reaches
TALL = 210.0
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Amounts(msgspec.Struct, frozen=True):
    """A scale of people from 0 to `top`, by the logarithm of one more: 3 and 300 both can be read."""

    top: float
    left: float
    right: float

    def at(self, people: float) -> float:
        """Return where so many people stand."""
        share = math.log1p(people) / math.log1p(max(self.top, 1))
        return self.left + min(share, 1.0) * (self.right - self.left)


def people(claim: Claim) -> str:
    """Return a claim's figure in words: 261 or more, 3 to 5, at most 20, 4."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return "a number not told"
    if high is None:
        return f"{low:,} or more"
    if low is None or (low == 0 and high > 0):
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def of_whom(kind: str, whom: Sequence[str]) -> str:
    """Return what is counted: "killed (child, Palestine)"."""
    return f"{kind} ({', '.join(map(country_name, whom))})" if whom else kind


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted, in words, and each source's figure for it; `disputed` where two contradict."""

    head: str
    claims: tuple[Claim, ...]
    disputed: bool = False


def incident_group(toll: IncidentToll) -> Group:
    """Return what one incident cost, by what each source said last of it."""
    day = in_words(toll.day) if toll.day else "no day told"
    where = f", {toll.place}" if toll.place else ""
    head = f"{day}{where}: {of_whom(toll.kind, toll.whom)}"
    last = {claim.source: claim for claim in toll.claims if _figured(claim)}
    return Group(head=head, claims=tuple(last.values()), disputed=toll.range.disputed)


def total_group(toll: ConflictToll) -> Group:
    """Return each source's last running total of one kind of victims."""
    last = [running.latest for running in toll.by_source if _figured(running.latest)]
    head = f"{of_whom(toll.kind, toll.whom)}, running totals"
    return Group(head=head, claims=tuple(last), disputed=toll.range.disputed)


def draw_ranges(
    groups: Sequence[Group], link: Link, *, name: str = "tolls", width: float = 960
) -> str:
    """Return figures by source as SVG, in the order given; empty without any.

    Every source has a line of its own: a dot is an exact figure, a bar a range, an arrow an open end.
    """
    shown = [group for group in groups if group.claims]
    if not shown:
        return ""
    side = min(250.0, width * 0.42)
    top = max(_reach(claim) for group in shown for claim in group.claims)
    scale = Amounts(top, side, width - OPEN - 66)
    height = TOP + sum(HEAD + LINE * len(group.claims) for group in shown) + 6
    told = ("Tolls by source", describe_ranges(shown))
    parts = [*_amounts(scale, height), *_groups(shown, scale, link)]
    return drawing(name, (width, height), told, parts, "tolls")


def describe_ranges(groups: Sequence[Group]) -> str:
    """Return the figures in words: what is counted, and how many each source has."""
    return " ".join(
        f"{group.head}: "
        + ", ".join(f"{people(one)} by {one.source}" for one in group.claims)
        + "."
        for group in groups
    )


def _figured(claim: Claim) -> bool:
    return claim.low is not None or claim.high is not None


def _reach(claim: Claim) -> float:
    return max(claim.low or 0, claim.high or 0)


def _amounts(scale: Amounts, height: float) -> Iterator[str]:
    free = 0.0
    for amount in STEPS:
        x = scale.at(amount)
        if amount > scale.top * 1.001 and amount > 1:
            break
        yield tag("line", x1=x, x2=x, y1=TOP - 6, y2=height, class_="grid")
        if x >= free:
            yield lettering(x, TOP - 10, f"{amount:,}", "scale middle")
            free = x + max(ROOM, length(f"{amount:,}", 11) + 8)


def _groups(shown: Sequence[Group], scale: Amounts, link: Link) -> Iterator[str]:
    y = TOP
    for group in shown:
        yield tag("line", x1=0, x2=scale.right + OPEN, y1=y, y2=y, class_="rule")
        disputed = "  ≠ the sources contradict each other" if group.disputed else ""
        yield lettering(0, y + 14, fitted(group.head + disputed, scale.right + OPEN, 12.5), "name")
        y += HEAD
        for claim in group.claims:
            yield _line(claim, y + LINE / 2, scale, link)
            y += LINE


def _line(claim: Claim, y: float, scale: Amounts, link: Link) -> str:
    told = f"{claim.source}: {people(claim)}: “{claim.words}”"
    name = fitted(claim.source, scale.left - 22, 12)
    figure = people(claim).replace(" or more", "+").replace("at most ", "≤ ").replace(" to ", "-")
    x = scale.at(_reach(claim)) + (OPEN if claim.high is None else 9)
    return anchor(
        link(claim.report, claim.sentence), told,
        tag("rect", x=0, y=y - LINE / 2, width=scale.right + OPEN + 62, height=LINE, class_="reach"),
        lettering(12, y + 4, name, "source"),
        *_range(claim, y, scale),
        lettering(x + 3, y + 4, figure, "figure"),
        kind="claim",
    )  # fmt: skip


def _range(claim: Claim, y: float, scale: Amounts) -> Iterator[str]:
    low, high = claim.low, claim.high
    start, end = scale.at(low or 0), scale.at(high if high is not None else low or 0)
    if high is None:
        yield tag("line", x1=start, x2=start + OPEN - 6, y1=y, y2=y, class_="open")
        tip = start + OPEN - 6
        yield tag("path", d=through((tip - 5, y - 4), (tip, y), (tip - 5, y + 4)), class_="tip")
    elif start != end:
        yield tag("line", x1=start, x2=end, y1=y, y2=y, class_="span")
        yield tag("circle", cx=end, cy=y, r=4, class_="dot")
    yield tag("circle", cx=start, cy=y, r=4, class_="dot" if low is not None else "dot unknown-low")


def draw_totals(toll: ConflictToll, link: Link, *, name: str = "totals", width: float = 960) -> str:
    """Return the running totals of one kind of victims over time as SVG, each source by its letter.

    A source's figures are joined by a line of its own; an arrow up marks an open end. Empty where no
    figure has a day.
    """
    sources = [
        (running.source, [c for c in running.claims if c.day and _figured(c)])
        for running in toll.by_source
    ]
    sources = [(source, claims) for source, claims in sources if claims]
    if not sources:
        return ""
    every = [claim for _, claims in sources for claim in claims]
    days = _days(every, width)
    ticks = round_ticks(max(_reach(claim) for claim in every) * 1.05)
    lines = list(_series(sources, days, ticks[-1], link))
    told = (
        f"{of_whom(toll.kind, toll.whom)}: running totals by source",
        "; ".join(_total_told(source, claims) for source, claims in sources) + ". Never added up.",
    )
    height = TALL + TOP + 24
    return drawing(name, (width, height), told, [*_frame(days, ticks), *lines], "totals")


def _days(every: Sequence[Claim], width: float) -> Days:
    known = [claim.day for claim in every if claim.day]
    first, last = number(min(known)), number(max(known))
    spare = max(2, (last - first) // 25)
    right = width - min(228.0, width * 0.4)
    return Days(first=iso(first - spare), last=iso(last + spare), left=52, right=right)


def _total_told(source: str, claims: Sequence[Claim]) -> str:
    return f"{source}: " + ", ".join(f"{people(claim)} on {claim.day}" for claim in claims)


def _height(amount: float, top: float) -> float:
    return TOP + TALL * (1 - amount / top)


def _frame(days: Days, ticks: Sequence[float]) -> Iterator[str]:
    for tick in ticks:
        y = _height(tick, ticks[-1])
        yield tag("line", x1=days.left, x2=days.right, y1=y, y2=y, class_="grid")
        yield lettering(days.left - 6, y + 4, f"{tick:,.0f}", "scale end")
    for day in day_ticks(days, 58):
        if day.at + length(day.text, 11) < days.right + 30:
            yield tag("line", x1=day.at, x2=day.at, y1=TOP + TALL, y2=TOP + TALL + 5, class_="axis")
            yield lettering(day.at + 2, TOP + TALL + 17, day.text, "scale")
    yield tag("line", x1=days.left, x2=days.right, y1=TOP + TALL, y2=TOP + TALL, class_="axis")


def _series(
    sources: Sequence[tuple[str, Sequence[Claim]]], days: Days, top: float, link: Link
) -> Iterator[str]:
    wanted = [_height(_reach(claims[-1]), top) for _, claims in sources]
    places = apart(wanted, 15, TOP + 4, TOP + TALL)
    room = 220 if days.right > 500 else 132
    taken: list[tuple[float, float]] = []
    for k, ((source, claims), y) in enumerate(zip(sources, places, strict=True)):
        letter = LETTERS[k % len(LETTERS)]
        yield from _joined(claims, days, top)
        for claim in claims:
            at = _free((days.middle(claim.day or days.first), _height(_reach(claim), top)), taken)
            taken.append(at)
            yield _figure(claim, letter, at, top, link)
        last = claims[-1]
        x = days.middle(last.day or days.last)
        yield tag(
            "path", d=through((x + 8, _height(_reach(last), top)), (days.right + 2, y)),
            class_="leader",
        )  # fmt: skip
        figure = f", {people(last).replace(' or more', '+')}"
        text = fitted(f"{letter} {source}", room - length(figure, 13), 13) + figure
        yield lettering(days.right + 6, y + 4, text, "source")


def _joined(claims: Sequence[Claim], days: Days, top: float) -> Iterator[str]:
    for early, late in pairwise(claims):
        yield tag(
            "line", x1=days.middle(early.day or days.first), y1=_height(_reach(early), top),
            x2=days.middle(late.day or days.first), y2=_height(_reach(late), top), class_="joined",
        )  # fmt: skip


def _free(at: tuple[float, float], taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return a place beside `at` where no other figure's dot stands."""
    x, y = at
    while any(abs(x - other[0]) < 14 and abs(y - other[1]) < 14 for other in taken):
        x += 5
    return x, y


def _figure(claim: Claim, letter: str, at: tuple[float, float], top: float, link: Link) -> str:
    x, y = at
    arrow = ""
    if claim.high is None:
        stem = through((x, y - 7), (x, y - 17))
        head = through((x - 3, y - 13), (x, y - 18), (x + 3, y - 13))
        arrow = tag("path", d=stem + head, class_="tip")
    elif claim.low is not None and claim.low != claim.high:
        arrow = tag("line", x1=x, x2=x, y1=_height(claim.low, top), y2=y, class_="span")
    day = in_words(claim.day) if claim.day else "no day"
    told = f"{claim.source}, {day}: {people(claim)}: “{claim.words}”"
    dot = tag("circle", cx=x, cy=y, r=7, class_="dot lettered")
    return anchor(
        link(claim.report, claim.sentence), told, arrow, dot,
        lettering(x, y + 3.6, letter, "letter on-dot"),
    )  # fmt: skip
