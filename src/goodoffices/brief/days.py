"""The day of an act as far as its sentence tells it: a report's own day is no day of what it tells."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Protocol


class Told(Protocol):
    """What a day is told of: any dated line of the record's answers."""

    @property
    def date_start(self) -> str | None:
        """The first day it may have happened, None where that is open."""

    @property
    def date_end(self) -> str | None:
        """The last day it may have happened, None where that is open."""

    @property
    def published(self) -> str | None:
        """The day of the report that tells it."""


def when(line: Told) -> str:
    """Return the day or days that the sentence dates an act to; where it dates it to none, when it was told.

    "2031-05-05"; "2031-05-03 to 2031-05-05"; "2031-05", "2031" for a whole month or year; "since" and
    "by" where one end is open; "told on 2031-05-05" where only the report has a day.
    """
    start, end = line.date_start, line.date_end
    if start and end:
        return start if start == end else _whole(start, end) or f"{start} to {end}"
    if start or end:
        return f"since {start}" if start else f"by {end}"
    return told_on(line.published)


def told_on(published: str | None) -> str:
    """Return that only the day of the report is known."""
    return f"told on {published}" if published else "told on a day not known"


def _whole(start: str, end: str) -> str:
    """Return the month or the year that these two days are the first and the last of, or nothing."""
    if (start[4:], end[4:]) == ("-01-01", "-12-31") and start[:4] == end[:4]:
        return start[:4]
    first = dt.date.fromisoformat(start)
    last = calendar.monthrange(first.year, first.month)[1]
    if start[:7] == end[:7] and first.day == 1 and end.endswith(f"-{last:02}"):
        return start[:7]
    return ""
