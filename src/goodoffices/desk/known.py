"""What the desk keeps of its record side by side, so that a page is a few sums, not a walk through a file."""

from __future__ import annotations

import msgspec

from goodoffices.record import Record
from goodoffices.record.columns import Ints
from goodoffices.record.event_table import Events, read_events
from goodoffices.record.follow import NOW, Follower, changes
from goodoffices.record.toll_table import Tolls, read_tolls


class Known(msgspec.Struct, frozen=True):
    """A record's events and tolls, both of one moment: that of a turn of its list of changes."""

    events: Events
    tolls: Tolls
    turn: int


def follow_known() -> Follower[Known]:
    """Return what keeps them up to date."""
    return Follower(_read)


def _read(record: Record, reports: Ints | None, known: Known | None) -> Known:
    events = read_events(record, reports, known.events if known else None)
    tolls = read_tolls(record, reports, known.tolls if known else None, events)
    return Known(events, tolls, changes(record, NOW).turn)
