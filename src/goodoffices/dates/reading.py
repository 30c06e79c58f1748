"""What a reader is given, and what it answers: from matched words to an interval of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

import msgspec

from goodoffices.dates.holidays import Holidays
from goodoffices.dates.intervals import UNKNOWN, Interval
from goodoffices.dates.mentions import Kind
from goodoffices.dates.words import Words

Tense = Literal["past", "future"]
# What was matched by each slot, its numbered twins in order behind it.
Groups = Mapping[str, tuple[str, ...]]

TEN_MONTHS = 300  # days after which a bare month, day or feast is rather the coming one


class Distance(msgspec.Struct, frozen=True):
    """So many units, least and most; `sign` is 1 if the thing spoken of lies after the main event."""

    low: float
    high: float
    unit: str
    sign: int


class Frame(msgspec.Struct, frozen=True):
    """What a date is read against.

    `anchor` is the date spoken of just before, in the sentence or in the story; `year` is a year
    that the sentence has set, `tense` what the words around the date tell, `fixed` the rule's day.
    """

    words: Words
    holidays: Holidays
    published: date | None = None
    anchor: Interval | None = None
    year: int | None = None
    tense: Tense | None = None
    fixed: str = ""


class Answer(msgspec.Struct, frozen=True):
    """The days that some words tell.

    `yearless` marks a day or month whose year was inferred, `weekday` a bare weekday, `distance`
    words that wait for a date to count from; `kind` overrules the kind of the rule.
    """

    interval: Interval = UNKNOWN
    anchored: bool = False
    yearless: bool = False
    weekday: int | None = None
    distance: Distance | None = None
    kind: Kind | None = None


Reader = Callable[[Groups, Frame], Answer | None]


def groups_of(match: re.Match[str]) -> Groups:
    """Return what each slot matched; `day` and `day2` both stand under `day`, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for name, text in match.groupdict().items():
        if text is not None:
            base = name.rstrip("0123456789")
            found[base] = (*found.get(base, ()), text)
    return found


def first(groups: Groups, name: str) -> str | None:
    """Return the first thing a slot matched, None if it matched nothing."""
    found = groups.get(name)
    return found[0] if found else None


def counted(interval: Interval) -> Answer:
    """Return an interval as one that was counted from an anchor, if it could be."""
    return Answer(interval, anchored=interval != UNKNOWN)


def choose(past: Interval | None, ahead: Interval | None, at: Frame) -> Interval:
    """Return which of two occurrences is meant: the past one, unless the words look ahead.

    A past one that lies ten months back gives way unless a verb in the past speaks for it, and a
    coming one ten months off always: who means another year's says so.
    """
    if past is None or ahead is None or at.published is None:
        return past or ahead or UNKNOWN
    gone = past.end is not None and (at.published - past.end).days > TEN_MONTHS
    far = ahead.start is not None and (ahead.start - at.published).days > TEN_MONTHS
    if at.tense == "future":
        return past if far else ahead
    return ahead if gone and at.tense is None else past
