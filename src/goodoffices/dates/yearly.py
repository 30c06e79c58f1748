"""What happens once a year: a day or a month in the year that is told, or in the nearest one that fits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from goodoffices.dates.intervals import (
    UNKNOWN,
    Interval,
    part_of,
)
from goodoffices.dates.reading import Answer, Frame, Groups, choose, counted, first
from goodoffices.dates.words import look_up

Yearly = Callable[[int], Interval | None]
REACH = 8  # years: the longest wait between two 29ths of February


class Year(msgspec.Struct, frozen=True):
    """A year as the words tell it; `year` is None where there is nothing to count it from."""

    year: int | None
    anchored: bool


def year_told(groups: Groups, at: Frame) -> Year | None:
    """Return the year that the words tell, None where they tell none."""
    plain, relative = first(groups, "year"), first(groups, "relyear")
    if plain is not None:
        return Year(int(plain), anchored=False)
    if relative is None:
        return None
    words = relative.casefold().split()
    step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(words[-2], 0)
    spoken_of = words[0] in ("that", "the")
    base = at.published
    if spoken_of:
        base = at.anchor.start if at.anchor else None
    return Year(base.year + step if base else None, anchored=base is not None)


def yearly(groups: Groups, at: Frame, when: Yearly) -> Answer | None:
    """Answer with what happens once a year: in the year told, else in the nearest that fits."""
    told = year_told(groups, at)
    if told is None:
        return nearest(when, at)
    if told.year is None:
        return Answer()
    interval = when(told.year)
    return None if interval is None else Answer(interval, anchored=told.anchored)


def nearest(when: Yearly, at: Frame) -> Answer | None:
    """Answer with the time, in the year that fits best, that nothing but the context dates."""
    if at.year is not None:
        interval = when(at.year)
        return Answer(interval, anchored=True, yearless=True) if interval else None
    if at.published is None:
        possible = any(when(year) for year in range(2000, 2000 + REACH))
        return Answer(yearless=True) if possible else None
    past, ahead = last_before(when, at.published), next_after(when, at.published)
    if past is None and ahead is None:
        return None
    return Answer(choose(past, ahead, at), anchored=True, yearless=True)


def last_before(when: Yearly, day: date, *, over: bool = False) -> Interval | None:
    """Return the latest occurrence that has begun, or is over, by `day`."""
    for year in range(day.year, day.year - REACH - 1, -1):
        found = when(year)
        if (
            found
            and found.start
            and found.end
            and (found.end < day if over else found.start <= day)
        ):
            return found
    return None


def next_after(when: Yearly, day: date, *, new: bool = False) -> Interval | None:
    """Return the first occurrence that is not over, or has not begun, on `day`."""
    for year in range(day.year - 1, day.year + REACH + 1):
        found = when(year)
        if found and found.start and found.end and (found.start > day if new else found.end >= day):
            return found
    return None


def of_which(word: str, when: Yearly, at: Frame) -> Answer:
    """Answer "last", "this" and "next" of something that happens once a year."""
    day = at.published
    if day is None:
        return Answer()
    if word == "this":
        return counted(when(day.year) or UNKNOWN)
    found = last_before(when, day, over=True) if word == "last" else next_after(when, day, new=True)
    return counted(found or UNKNOWN)


def with_part(answer: Answer | None, groups: Groups, at: Frame) -> Answer | None:
    """Return an answer cut down to the part of it that is told: "early", "late", "mid"."""
    part = look_up(at.words.part, first(groups, "part"))
    if answer is None or part is None:
        return answer
    return msgspec.structs.replace(answer, interval=part_of(answer.interval, part))
