"""What a brief is drawn from: of a record, the reports out by its day and free to travel so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

import msgspec
import numpy as np

from goodoffices.brief.weighed import Weighed, read_weighed
from goodoffices.channels import PartyBook
from goodoffices.channels.dealings import Dealings, read_dealings
from goodoffices.channels.told_on import Told, told_on
from goodoffices.record import Handling, Record, may_leave, report_handling
from goodoffices.record.choose import sentences_naming
from goodoffices.record.columns import Flags, Ints, among, iso_day
from goodoffices.record.event_table import Events, read_events
from goodoffices.record.open import snapshot
from goodoffices.record.report_table import Reports, read_reports
from goodoffices.record.toll_table import Tolls, read_tolls

Kept = TypeVar("Kept")
UNMARKED = "C"  # the reliability of whoever has none
GRADES = "ABCDEF"
_COPIES = "SELECT report, leader FROM stories WHERE leader <> report"
_MARKED = "SELECT EXISTS (SELECT 1 FROM report_marks) OR EXISTS (SELECT 1 FROM outlet_marks)"
_GRADES = "SELECT report_key, reliability FROM report_handling WHERE reliability IS NOT NULL"


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """All that a record tells, side by side, as of one moment; `dealings` gives who deals with whom."""

    reports: Reports
    events: Events
    tolls: Tolls
    weighed: Weighed
    dealings: Callable[[], Dealings]


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a record that a brief may know.

    `reports` flags those by key; `held` are the keys of those that may not travel so far. `story` is,
    by key, the report that leads the story of a report; `grade` the place of its reliability in `GRADES`.
    `every` are all reports of the record.
    """

    record: Record
    asof: str
    events: Events
    tolls: Tolls
    weighed: Weighed
    dealings: Callable[[], Dealings]
    every: Reports
    reports: Flags
    held: tuple[int, ...]
    story: Ints
    grade: Ints
    kept: dict[Hashable, object] = msgspec.field(default_factory=dict)

    def told(self, pair: tuple[str, str]) -> Told:
        """Return who dealt with whom by that day."""
        dealings = self.dealings()
        top = max(int(dealings.acts.report.max(initial=0)), *dealings.heard, len(self.reports) - 1)
        reports = np.zeros(top + 1, np.bool_)  # some may have come in since
        reports[: len(self.reports)] = self.reports
        return told_on(dealings, self.asof, pair, reports)

    def naming(self, parties: tuple[str, ...]) -> Flags:
        """Return which sentences name one of these parties; see `Events.is_told`."""
        return sentences_naming(self.record.connection, self.events, parties)

    def only(self, pages: Mapping[int, Kept]) -> dict[int, Kept]:
        """Return what is of these reports, by their keys."""
        many = len(self.reports)
        return {key: one for key, one in pages.items() if key < many and self.reports[key]}

    def by_day(self) -> dict[str, int]:
        """Return how many reports there are of each day."""
        table = self.every.table
        days, many = np.unique(table.published[self._known()], return_counts=True)
        return {iso_day(day): k for day, k in zip(days.tolist(), many.tolist(), strict=True)}

    def is_made_up(self) -> bool:
        """Whether any report is a made-up example."""
        return bool(self.every.table.synthetic[self._known()].any())

    def _known(self) -> Flags:
        """Return which of the record's reports these are."""
        keys = self.every.table.report
        return (keys < len(self.reports)) & self.reports[np.minimum(keys, len(self.reports) - 1)]

    def states(self) -> dict[str, tuple[str, ...]]:
        """Return the names of states, and of bodies with a code like theirs, by their codes."""

        def find() -> dict[str, tuple[str, ...]]:
            people = self.events.words.cast.people.words
            found: dict[str, set[str]] = {}
            for number in np.flatnonzero(self.events.present()).tolist():
                one = people[number]
                if one.actor and len(one.actor) == len("ISO") and one.name:
                    found.setdefault(one.actor, set()).add(one.name)
            return {code: tuple(sorted(names)) for code, names in found.items()}

        return self.events.once("states", find)


def read_whole(record: Record, book: PartyBook) -> Whole:
    """Return all that a record tells, read now."""
    with snapshot(record):
        events = read_events(record, None, None)
        tolls = read_tolls(record, None, None, events)
        weighed, reports = read_weighed(record), read_reports(record)
    return Whole(
        reports=reports,
        events=events,
        tolls=tolls,
        weighed=weighed,
        dealings=lambda: read_dealings(record, book),
    )


def lay_ground(record: Record, whole: Whole, asof: str, handling: Handling) -> Ground | None:
    """Return the part of a record that a brief may know; None where that has to be worked out anew.

    It has where a report that is left out holds others together: as the first that tells an event, or
    as the one that leads a story. What was not merged yet is taken as it is.
    """
    with snapshot(record) as connection:
        (top,) = connection.execute("SELECT ifnull(max(key), 0) FROM reports").fetchone()
        reports = np.zeros(max(len(whole.events.ends), _top(whole), top + 1), np.bool_)
        reports[whole.reports.table.report[whole.reports.chosen(None, asof, None)]] = True
        held: list[int] = []
        copies = np.array(connection.execute(_COPIES).fetchall(), np.int64).reshape(-1, 2)
        marked = connection.execute(_MARKED).fetchone()[0]
        grades = dict(connection.execute(_GRADES).fetchall()) if marked else {}
        keys = dict(connection.execute("SELECT id, key FROM reports").fetchall()) if marked else {}
    if marked:
        every = report_handling(record).items()
        close = [keys[one] for one, mark in every if one in keys and not may_leave(mark, handling)]
        held = [key for key in close if reports[key]]
        reports[close] = False
    copies = copies[reports[copies[:, 0]]]
    if not reports[copies[:, 1]].all() or not _is_one_moment(whole):
        return None
    story = np.arange(len(reports))
    story[copies[:, 0]] = copies[:, 1]
    grade = np.full(len(reports), GRADES.index(UNMARKED), np.int64)
    for key, reliability in grades.items():
        grade[key] = GRADES.index(reliability)
    events = whole.events.within(reports)
    if not among(events.events.told, events.events.finding).all():
        return None
    return Ground(
        record=record, asof=asof, events=events, tolls=whole.tolls.within(reports),
        weighed=whole.weighed.within(reports), dealings=whole.dealings, every=whole.reports, reports=reports,
        held=tuple(held), story=story, grade=grade,
    )  # fmt: skip


def _top(whole: Whole) -> int:
    """Return more than the largest key of a report that tells anything."""
    tables = (whole.reports.table, whole.events.events, whole.events.named, whole.tolls.tolls)
    return 1 + max(int(one.report.max(initial=0)) for one in tables)


def _is_one_moment(whole: Whole) -> bool:
    """Whether what is weighed stands beside what it is weighed of."""
    weighed = whole.weighed
    return np.array_equal(weighed.acts.report, whole.events.events.report) and np.array_equal(
        weighed.counts.report, whole.tolls.tolls.report
    )
