"""Intervals of days and the arithmetic of the calendar. An unknown end is None; nothing else here.

Weeks run from Monday to Sunday. A distance is as wide as the unit it is told in: days are exact, a
week is three days either way, months and years are the whole ones that the distance ends in.
"""

from __future__ import annotations

import calendar
import math
from datetime import MAXYEAR, MINYEAR, date, timedelta
from types import MappingProxyType
from typing import Literal

import msgspec

Unit = Literal["minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "weekend"]
Part = Literal["early", "mid", "late"]

DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "minute": 0.0, "hour": 1 / 24}
SLACK = {"week": 3, "fortnight": 3}
MONTHS = {"month": 1, "year": 12, "decade": 120}
LONGEST = 100  # of units: "1,400 years ago" names no year


class Interval(msgspec.Struct, frozen=True):
    """From one day to another, both inside; None where an end is open or unknown."""

    start: date | None = None
    end: date | None = None


UNKNOWN = Interval()


def on(day: date) -> Interval:
    """Return the interval of that one day."""
    return Interval(day, day)


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return that day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Interval:
    """Return the whole month; `month` may run over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return UNKNOWN
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months(year: int, first: int, last: int) -> Interval:
    """Return the interval from one month to another of the same year, or of the next if it is less."""
    last += 12 * (last < first)
    return Interval(month_of(year, first).start, month_of(year, last).end)


def year_of(year: int) -> Interval:
    """Return the whole year."""
    return months(year, 1, 12)


def unit_around(day: date, unit: str, step: int = 0) -> Interval:
    """Return the week, month, year, decade or weekend that holds `day`, or lies `step` of them on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    match unit:
        case "week":
            return Interval(monday, monday + timedelta(days=6))
        case "weekend":
            return Interval(monday + timedelta(days=5), monday + timedelta(days=6))
        case "month":
            return month_of(day.year, day.month + step)
        case "year":
            return year_of(day.year + step)
        case "decade":
            first = day.year - day.year % 10 + 10 * step
            return months(first, 1, 120)
    return on(day + timedelta(days=step))


def part_of(whole: Interval, part: Part | None) -> Interval:
    """Return the early, middle or late third: of days in a month, of months in anything longer."""
    if part is None or whole.start is None or whole.end is None:
        return whole
    days = (whole.end - whole.start).days + 1
    if days < 3:
        return whole
    at = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[part]
    if days <= 31:
        third = round(days / 3)
        first, last = third * at[0], third * at[1] if part != "late" else days
        return Interval(whole.start + timedelta(days=first), whole.start + timedelta(days=last - 1))
    third = round(days / 30.44 / 3)
    month, year = whole.start.month, whole.start.year
    start = month_of(year, month + third * at[0]).start
    end = month_of(year, month + third * at[1] - 1).end if part != "late" else whole.end
    return Interval(start, end)


def shift(day: date, amount: float, unit: str) -> date | None:
    """Return the day so many units on (back, if negative), or None where the calendar ends."""
    try:
        if unit not in MONTHS:
            return day + timedelta(days=math.floor(amount * DAYS[unit]))
        count = day.year * 12 + day.month - 1 + round(amount * MONTHS[unit])
        year, month = divmod(count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def away(anchor: Interval, low: float, high: float, unit: str, sign: int) -> Interval:
    """Return what lies `low` to `high` units after (sign 1) or before (-1) `anchor`."""
    if anchor.start is None or anchor.end is None or high > LONGEST:
        return UNKNOWN
    if unit in ("minute", "hour"):
        low, high, unit = (low * DAYS[unit]) // 1, math.ceil(high * DAYS[unit]), "day"
    low, high, unit = _whole(low, high, unit)
    near, far = (low, high) if sign > 0 else (-high, -low)
    slack = timedelta(days=SLACK.get(unit, 0) if low == high else 0)
    start, end = shift(anchor.start, near, unit), shift(anchor.end, far, unit)
    if start is None or end is None:
        return UNKNOWN
    return _snap(Interval(start - slack, end + slack), unit)


# Told in smaller units: how many of which they are, and how far either way a fraction may be off.
FRACTIONS = MappingProxyType(
    {
        "decade": (10, "year", 2),
        "year": (12, "month", 3),
        "month": (30, "day", 7),
        "fortnight": (14, "day", 3),
        "week": (7, "day", 3),
        "day": (1, "day", 0),
    }
)


def _whole(low: float, high: float, unit: str) -> tuple[float, float, str]:
    """Tell a fraction of a unit in smaller ones, rounded outward."""
    if low == int(low) and high == int(high):
        return low, high, unit
    size, smaller, give = FRACTIONS[unit]
    return max(0, math.floor(low * size) - give), math.ceil(high * size) + give, smaller


def _snap(rough: Interval, unit: str) -> Interval:
    """Widen to whole months or years, as the unit asks."""
    if rough.start is None or rough.end is None or unit not in MONTHS:
        return rough
    if unit == "month":
        return Interval(
            unit_around(rough.start, "month").start, unit_around(rough.end, "month").end
        )
    margin = 5 if unit == "decade" else 0
    return Interval(year_of(rough.start.year - margin).start, year_of(rough.end.year + margin).end)


def overlap(one: Interval, other: Interval) -> Interval | None:
    """Return what two closed intervals share, or None."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Interval(start, end) if start <= end else None


def days_in(interval: Interval) -> int | None:
    """Return how many days a closed interval holds, None for an open or unknown one."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days + 1


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday of the western or the orthodox church, as a day of our calendar."""
    golden = year % 19
    if orthodox:
        moon = (19 * golden + 15) % 30
        weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekday + 114, 31)
        lag = year // 100 - year // 400 - 2
        return date(year, month, day + 1) + timedelta(days=lag)
    century = year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    shift_by = moon - weekday
    month = 3 + (shift_by + 40) // 44
    return date(year, month, shift_by + 28 - 31 * (month // 4))
