"""Readers for dates told by distance: from publication, or from the date spoken of before."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from goodoffices.dates.intervals import (
    UNKNOWN,
    Interval,
    away,
    days_in,
    on,
    part_of,
    shift,
    unit_around,
)
from goodoffices.dates.reading import (
    Answer,
    Distance,
    Frame,
    Groups,
    Reader,
    choose,
    counted,
    first,
)
from goodoffices.dates.words import look_up, read_number

MANY = (2.0, 8.0)  # "weeks ago", "recent weeks"
STEPS = MappingProxyType({"last": -1, "this": 0, "next": 1})
WEEKS = {"week": 7, "fortnight": 14}  # exact from a day: "two weeks later" is that weekday again
BACK = ("previous", "preceding", "earlier", "before", "beforehand", "previously")
LATER_THAN_MAIN = ("before", "prior", "ahead")


def _amount(groups: Groups, at: Frame) -> tuple[float, float]:
    """Return how many units are told, least and most, with halves and "about" reckoned in."""
    count, unit = first(groups, "count"), first(groups, "unit") or ""
    if count is None:
        return (1, 1) if "the" in groups or not unit.casefold().endswith("s") else MANY
    low, high = read_number(count, at.words)
    half = 0.5 if "half" in groups else 0.0
    return _widened(low + half, high + half, look_up(at.words.about, first(groups, "about")))


def _widened(low: float, high: float, about: str | None) -> tuple[float, float]:
    step = 0.0 if high <= 1 else max(1.0, round(high * 0.2))
    return low - step * (about in ("both", "less")), high + step * (about in ("both", "more"))


def _unit(groups: Groups, at: Frame) -> str:
    return look_up(at.words.unit, groups["unit"][0]) or "day"


def read_today(groups: Groups, at: Frame) -> Answer:
    """Answer with the day of publication or one beside it."""
    if at.published is None:
        return Answer()
    first_step, last_step = look_up(at.words.today, groups["today"][0]) or (0, 0)
    day = at.published
    return counted(Interval(day + timedelta(days=first_step), day + timedelta(days=last_step)))


def read_unit(groups: Groups, at: Frame) -> Answer:
    """Answer with last, this or next week, month, year, decade or weekend, or a part of it."""
    if at.published is None:
        return Answer()
    unit, step = groups["unit"][0].casefold(), STEPS[groups["turn"][0].casefold()]
    whole = unit_around(at.published, unit, step)
    not_begun = whole.start is not None and whole.start > at.published
    if unit == "weekend" and step == 0 and not_begun and at.tense == "past":
        whole = unit_around(at.published, unit, -1)
    return _cut(whole, groups, at)


def read_second(groups: Groups, at: Frame) -> Answer:
    """Answer with the week, month or year after the next, or before the last."""
    if at.published is None:
        return Answer()
    step = 2 if groups["turn"][0].casefold().startswith("after") else -2
    return counted(unit_around(at.published, groups["unit"][0].casefold(), step))


def read_year_end(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with the last day of the year of publication."""
    return counted(on(date(at.published.year, 12, 31))) if at.published else Answer()


def read_edge(groups: Groups, at: Frame) -> Answer:
    """Answer with a part of the week, month, year or decade of publication."""
    if at.published is None:
        return Answer()
    return _cut(unit_around(at.published, groups["unit"][0].casefold()), groups, at)


def _cut(whole: Interval, groups: Groups, at: Frame) -> Answer:
    """Answer with the part of `whole` that is named, "earlier" and "later" seen from publication."""
    side = (first(groups, "side") or "").casefold()
    inside = whole.start and whole.end and at.published and whole.start <= at.published <= whole.end
    if side and inside:
        earlier = side != "later"
        ends = (whole.start, at.published) if earlier else (at.published, whole.end)
        return counted(Interval(*ends))
    part = look_up(at.words.part, first(groups, "part"))
    if side:
        part = "late" if side == "later" else "early"
    return counted(part_of(whole, part))


def read_weekend(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with the weekend under way or just past, or with the coming one."""
    if at.published is None:
        return Answer()
    current = unit_around(at.published, "weekend")
    begun = current.start is not None and current.start <= at.published
    past = current if begun else unit_around(at.published, "weekend", -1)
    return counted(choose(past, current, at))


def read_ago(groups: Groups, at: Frame) -> Answer:
    """Answer with so long before publication."""
    return _from_publication(groups, at, -1)


def _from_publication(groups: Groups, at: Frame, sign: int) -> Answer:
    if at.published is None:
        return Answer()
    low, high = _amount(groups, at)
    unit = _unit(groups, at)
    if (first(groups, "about") or "").casefold() == "exactly" and unit in WEEKS:
        low, high, unit = low * WEEKS[unit], high * WEEKS[unit], "day"
    return counted(away(on(at.published), low, high, unit, sign))


def read_ago_today(groups: Groups, at: Frame) -> Answer:
    """Answer with the same day, or with this, last or next week or month, so long ago."""
    if at.published is None:
        return Answer()
    turn = (first(groups, "turn") or "this").casefold()
    other = groups["unit"][-1].casefold() if "turn" in groups else "day"
    whole = unit_around(at.published, other, STEPS[turn])
    low, _ = _amount(groups, at)
    start, end = (day and shift(day, -low, _unit(groups, at)) for day in (whole.start, whole.end))
    return counted(Interval(start, end))


def _stretch(groups: Groups, at: Frame, sign: int) -> Interval:
    """Return the days between publication and so long before or after it."""
    if at.published is None:
        return UNKNOWN
    _, high = _amount(groups, at)
    unit = _unit(groups, at)
    if unit in ("minute", "hour"):
        high, unit = math.ceil(high / 24), "day"
    far = shift(at.published, sign * high, unit)
    if far is None:
        return UNKNOWN
    return Interval(min(far, at.published), max(far, at.published))


def read_past(groups: Groups, at: Frame) -> Answer:
    """Answer with a stretch of time that ends with publication."""
    return counted(_stretch(groups, at, -1))


def read_coming(groups: Groups, at: Frame) -> Answer:
    """Answer with a stretch of time that begins with publication."""
    return counted(_stretch(groups, at, 1))


def read_in(groups: Groups, at: Frame) -> Answer:
    """Answer with so long from now if the words look ahead, else with a duration."""
    if "ever" in groups or (at.tense != "future" and "time" not in groups):
        return Answer(kind="duration")
    if "within" in groups:
        return counted(_stretch(groups, at, 1))
    return _from_publication(groups, at, 1)


def read_near(groups: Groups, at: Frame) -> Answer:
    """Answer with the same, the next or the previous day, week, month or year."""
    unit = groups["unit"][0].casefold()
    if unit not in ("week", "month", "year", "decade"):
        unit = "day"
    turn = (first(groups, "turn") or "same").casefold()
    return counted(_neighbour(at.anchor, unit, 0 if turn == "same" else -1 if turn in BACK else 1))


def _neighbour(anchor: Interval | None, unit: str, step: int) -> Interval:
    """Return the unit beside the anchor; a day beside a whole month can't be told."""
    length = days_in(anchor) if anchor else None
    if anchor is None or anchor.start is None or anchor.end is None or length is None:
        return UNKNOWN
    limit = {"day": 1, "week": 7, "month": 31}.get(unit, 3660)
    if length > limit + 6:
        return UNKNOWN
    if unit == "day":
        ends = (_beside(anchor.start, step), _beside(anchor.end, step))
        return Interval(*ends)
    return unit_around(anchor.start if step <= 0 else anchor.end, unit, step)


def _beside(day: date, step: int) -> date:
    return day + timedelta(days=step)


def read_occasion(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with the date spoken of."""
    return counted(at.anchor) if at.anchor is not None else Answer()


def read_in_the_day(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with the one day spoken of, else with the day of publication."""
    if at.anchor is not None and days_in(at.anchor) == 1:
        return counted(at.anchor)
    return counted(on(at.published)) if at.published and at.anchor is None else Answer()


def read_day_before(groups: Groups, at: Frame) -> Answer:
    """Answer with the day before or after the date spoken of."""
    step = -1 if groups["turn"][0].casefold() == "before" else 1
    return counted(_neighbour(at.anchor, "day", step))


def read_count(groups: Groups, at: Frame) -> Answer:
    """Answer with so long before or after the date spoken of."""
    turn = (first(groups, "turn") or first(groups, "bare") or "").casefold()
    if at.anchor is None:
        return Answer()
    low, high = _amount(groups, at)
    unit = _unit(groups, at)
    if unit in WEEKS and low == high == int(low) and days_in(at.anchor) == 1:
        low, high, unit = low * WEEKS[unit], high * WEEKS[unit], "day"
    return counted(away(at.anchor, low, high, unit, -1 if turn in BACK else 1))


def read_event(groups: Groups, at: Frame) -> Answer:
    """Answer for what follows "after" or "before": so long on the other side of the main event.

    The main event is at the date spoken of, else at publication.
    """
    low, high = _amount(groups, at)
    turn = groups["turn"][0].casefold().split()[0]
    distance = Distance(low, high, _unit(groups, at), 1 if turn in LATER_THAN_MAIN else -1)
    anchor = at.anchor or (on(at.published) if at.published else UNKNOWN)
    interval = away(anchor, low, high, distance.unit, distance.sign)
    return Answer(interval, anchored=interval != UNKNOWN, distance=distance)


def read_eve(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer that the date waits for the one it is the eve of."""
    return Answer(distance=Distance(1, 1, "day", 1))


def read_nothing(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with no days: the words tell how long, or no time at all."""
    return Answer()


DISTANCES: Mapping[str, Reader] = MappingProxyType(
    {
        "today": read_today,
        "unit": read_unit,
        "edge": read_edge,
        "second": read_second,
        "year-end": read_year_end,
        "weekend": read_weekend,
        "ago": read_ago,
        "ago-today": read_ago_today,
        "past": read_past,
        "ahead": read_coming,
        "in": read_in,
        "near": read_near,
        "occasion": read_occasion,
        "in-the-day": read_in_the_day,
        "day-before": read_day_before,
        "count": read_count,
        "event": read_event,
        "eve": read_eve,
        "nothing": read_nothing,
    }
)
