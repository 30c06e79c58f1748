"""What the room hands out: mentions of dates, and the dates that a story carries along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.shapes import Date

Kind = Literal["day", "month", "year", "range", "open", "duration", "relative", "holiday"]


class DateMention(msgspec.Struct, frozen=True):
    """A stretch of text that tells a date; `start`/`end` are offsets into the report.

    `kind` says how the words tell it: by a calendar day or weekday ("day"), a month, a year or a
    holiday, as a range, with one end open, by distance from another date or from publication
    ("relative"), or how long rather than when ("duration", both ends null). `anchored` is true
    where the days were counted from publication or from another date, false where the words alone
    give them or nothing can. `rule` is the lexicon entry that found it.
    """

    start: int
    end: int
    date: Date
    kind: Kind
    anchored: bool
    rule: str = ""

    @property
    def resolved(self) -> bool:
        """True if at least one end of the date is known."""
        return self.date.start is not None or self.date.end is not None


class StoryDates(msgspec.Struct, frozen=True):
    """What a story has told of dates so far: `last` is the last one with both ends known."""

    last: Date | None = None

    def after(self, mentions: Iterable[DateMention]) -> StoryDates:
        """Return the story's dates once a sentence with these mentions has been read."""
        closed = [m.date for m in mentions if m.date.start is not None and m.date.end is not None]
        return StoryDates(last=closed[-1]) if closed else self
