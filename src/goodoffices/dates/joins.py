"""Readers for dates made of dates: "since Monday", "from May to July", "a day after Christmas"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

import msgspec

from goodoffices.dates.intervals import (
    UNKNOWN,
    Interval,
    away,
    days_in,
    on,
    overlap,
    part_of,
    safe_date,
)
from goodoffices.dates.mentions import Kind
from goodoffices.dates.reading import Answer, Frame, Groups, first
from goodoffices.dates.words import look_up

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


class Found(msgspec.Struct, frozen=True):
    """A date found in a sentence: where, by which rule, what it answers, and of which dates made."""

    start: int
    end: int
    rule: str
    kind: Kind
    answer: Answer
    parts: tuple[Found, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days it tells."""
        return self.answer.interval


Parts = Sequence[Found]
Join = Callable[[Groups, Parts, Frame], tuple[Interval, Found] | None]


def join_since(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found]:  # noqa: ARG001 - a join's three arguments
    """Return the days from the date's first on."""
    return Interval(parts[0].interval.start, None), parts[0]


def join_until(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found]:  # noqa: ARG001 - a join's three arguments
    """Return the days up to the date's last."""
    return Interval(None, parts[0].interval.end), parts[0]


def join_before(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found]:  # noqa: ARG001 - a join's three arguments
    """Return the days up to the one before the date, or within it where it is longer than a day."""
    whole = parts[0].interval
    if days_in(whole) == 1 and whole.start is not None:
        return Interval(None, whole.start - DAY), parts[0]
    return Interval(None, whole.end), parts[0]


def join_between(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found] | None:  # noqa: ARG001 - a join's three arguments
    """Return the days from the one date to the other; refuse dates that can't be put in order."""
    low, high = parts[0], parts[-1]
    if UNKNOWN in (low.interval, high.interval):
        return UNKNOWN, low
    low, high = _same_year(low, high)
    start, end = low.interval.start, high.interval.end
    if start is None or end is None:
        return None
    if start > end and low.answer.weekday is not None:
        ahead = at.published is not None and start >= at.published
        start, end = (start, end + WEEK) if ahead else (start - WEEK, end)
    return (Interval(start, end), low) if start < end else None


def _same_year(low: Found, high: Found) -> tuple[Found, Found]:
    """Give a date without a year the one that puts it in order with the other."""
    in_order = low.interval.start and high.interval.end and low.interval.start <= high.interval.end
    if low.answer.yearless == high.answer.yearless and (in_order or not low.answer.yearless):
        return low, high
    if low.answer.yearless and high.interval.end:
        return _moved(low, high.interval.end.year, -1, high), high
    if low.interval.start:
        return low, _moved(high, low.interval.start.year, 1, low)
    return low, high


def _moved(found: Found, year: int, step: int, other: Found) -> Found:
    """Put `found` in `year`, or in the year `step` on if it lay on the wrong side of `other`."""
    for candidate in (year, year + step):
        interval = in_year(found.interval, candidate)
        start, end = interval.start, interval.end
        before = start and other.interval.end and start <= other.interval.end
        after = end and other.interval.start and end >= other.interval.start
        if before if step < 0 else after:
            return _with_interval(found, interval)
    return found


def in_year(interval: Interval, year: int) -> Interval:
    """Return the same days of another year."""
    if interval.start is None or interval.end is None:
        return interval
    step = year - interval.start.year
    ends = (_year_on(day, step) for day in (interval.start, interval.end))
    return Interval(*ends)


def _year_on(day: date, step: int) -> date:
    """Return the day so many years on; a 29th of February may become the 28th."""
    same = safe_date(day.year + step, day.month, day.day)
    return same or date(day.year + step, day.month, day.day - 1)


def _with_interval(found: Found, interval: Interval) -> Found:
    answer = msgspec.structs.replace(found.answer, interval=interval)
    return msgspec.structs.replace(found, answer=answer)


def join_offset(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found] | None:  # noqa: ARG001 - a join's three arguments
    """Return the day so long after or before a date."""
    distance = parts[0].answer.distance
    if distance is None:
        return None
    sign = -distance.sign
    whole = parts[1].interval
    edge = whole.start if sign < 0 else whole.end
    if parts[1].rule.startswith("holiday.") and edge is not None:
        whole = on(edge)
    return away(whole, distance.low, distance.high, distance.unit, sign), parts[0]


def join_refine(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found] | None:  # noqa: ARG001 - a join's three arguments
    """Return the narrower of two dates that can be one; refuse two that can't."""
    one, other = parts
    if one.interval == UNKNOWN and one.rule.startswith("near."):
        return other.interval, other
    if other.answer.yearless and one.kind == "year" and one.interval.start:
        other = _with_interval(other, in_year(other.interval, one.interval.start.year))
    if other.answer.weekday is not None and (days_in(one.interval) or 0) > 1:
        found = _weekday_in(one.interval, other.answer.weekday)
        return (found, other) if found else None
    shared = overlap(one.interval, other.interval)
    for narrow in (other, one):
        if shared is not None and shared == narrow.interval:
            return shared, narrow
    if one.rule.startswith("relative.ago") and not other.answer.anchored:
        return other.interval, other
    return None


def _weekday_in(whole: Interval, weekday: int) -> Interval | None:
    """Return the one such weekday in the interval; None if there is none or more than one."""
    length = days_in(whole) or 0
    if whole.start is None or length > 13:
        return None
    days = [whole.start + step * DAY for step in range(length)]
    fitting = [day for day in days if day.weekday() == weekday]
    return on(fitting[0]) if len(fitting) == 1 else None


def join_part(groups: Groups, parts: Parts, at: Frame) -> tuple[Interval, Found] | None:
    """Return the first or last day of a feast, or its early, middle or late part."""
    whole, edge = parts[-1].interval, (first(groups, "edge") or "").casefold()
    if whole.start is None or whole.end is None:
        return UNKNOWN, parts[-1]
    if "first" in edge:
        return on(whole.start), parts[-1]
    if "last" in edge:
        return on(whole.end), parts[-1]
    return part_of(whole, look_up(at.words.part, first(groups, "part"))), parts[-1]


JOINS: Mapping[str, Join] = MappingProxyType(
    {
        "since": join_since,
        "after": join_since,
        "until": join_until,
        "before": join_before,
        "between": join_between,
        "offset": join_offset,
        "refine": join_refine,
        "part": join_part,
    }
)
