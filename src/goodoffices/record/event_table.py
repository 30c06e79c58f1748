"""The record's events side by side: who did what to whom, when and where, and who is named beside them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import compress
from typing import Any, NamedTuple, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from goodoffices.record.cast import Cast, Person
from goodoffices.record.columns import (
    NONE,
    Codes,
    Flags,
    Floats,
    Ints,
    day_number,
    ranked,
)
from goodoffices.record.follow import Follower, keys_json
from goodoffices.record.open import Record
from goodoffices.record.sql import query
from goodoffices.record.tables import (
    Columns,
    Table,
    appended,
    order_on,
    order_within,
    splice_of,
    splice_owned,
)

Made = TypeVar("Made")
KEPT = 64  # answers kept of one moment's events


class EventTable(Table):
    """The events, by id. Words are numbers of `Words`, days ordinals (`columns.day_number`).

    `told` is the event under which it is one with others; `parties` how many play a part in it;
    `order` what its report's id sorts by is in `Events.ranks`.
    """

    told: Ints
    type: Ints
    mode: Ints
    status: Ints
    historical: Flags
    score: Floats
    day: Ints
    place: Ints
    country: Ints
    lat: Floats
    lon: Floats
    published: Ints
    outlet: Ints
    synthetic: Flags
    sentence: Ints
    start: Ints
    reviewed: Flags
    words: Ints
    parties: Ints


class PartTable(Columns):
    """Who plays which part in an event, by event, part and position."""

    report: Ints
    part: Ints
    position: Ints
    person: Ints


class NamedTable(Columns):
    """Who is named in which sentence, once for each part played in any finding."""

    report: Ints
    sentence: Ints
    person: Ints


class Words(msgspec.Struct, frozen=True):
    """Words that stand in an event table as numbers; `sentences` is what `EventTable.words` points into."""

    cast: Cast
    events: Codes[str]
    sentences: list[str]
    modes: Codes[str]
    types: Codes[str]
    statuses: Codes[str]
    places: Codes[str]
    outlets: Codes[str]
    parts: Codes[str]


class Events(msgspec.Struct, frozen=True):
    """A record's events as of one moment.

    `ids` are the reports' by their keys, `ranks` by key where each stands in the order of the ids.
    `ends` is, by key, after how many sentences of earlier reports those of a report begin, `by_day` the
    rows of events by day and id.
    """

    words: Words
    events: EventTable
    parts: PartTable
    named: NamedTable
    ids: dict[int, str]
    ranks: Ints
    ends: Ints
    by_day: Ints
    kept: dict[Hashable, Any] = msgspec.field(default_factory=dict)  # what was worked out already

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes of these events, made once; `key` names it with all it depends on."""
        if key in self.kept:
            found: Made = self.kept[key]
            return found
        made = make()
        if len(self.kept) < KEPT:
            self.kept[key] = made
        return made

    def within(self, reports: Flags) -> Events:
        """Return the events of these reports, flagged by key, as if there were no others."""
        rows, named = reports.take(self.events.report), reports.take(self.named.report)
        if rows.all() and named.all():
            return self
        return msgspec.structs.replace(
            self,
            events=self.events.only(rows),
            parts=self.parts.only(reports.take(self.parts.report)),
            named=self.named.only(named),
            by_day=order_within(self.by_day, rows),
            kept={},
        )

    def times(self) -> Ints:
        """Return, by number in the cast, how often somebody is named."""
        many = len(self.words.cast.people)
        return self.once("times", lambda: np.bincount(self.named.person, minlength=many))

    def present(self) -> Flags:
        """Return, by number in the cast, whether somebody is named."""
        return self.times() > 0

    def owners(self) -> Ints:
        """Return, for each row of `parts`, the row of its event."""
        events = self.events
        return self.once("owners", lambda: np.repeat(np.arange(len(events)), events.parties))

    def has_part(self, people: Flags, parts: Sequence[str]) -> Flags:
        """Return, by event, whether one of these people plays one of these parts in it."""
        wanted = np.zeros(len(self.words.parts) + 1, np.bool_)
        wanted[[self.words.parts.find(one) for one in parts]] = True
        wanted[NONE] = False
        rows = np.flatnonzero(people.take(self.parts.person))
        rows = rows[wanted.take(self.parts.part.take(rows))]
        found = np.zeros(len(self.events), np.bool_)
        found[self.owners().take(rows)] = True
        return found

    def any_of(self, bits: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
        """Return, by event, the bits that any of its parts has."""
        many = self.events.parties
        own, found = np.flatnonzero(many), np.zeros(len(many), np.int8)
        if len(own):
            found[own] = np.bitwise_or.reduceat(bits, (np.cumsum(many) - many).take(own))
        return found

    def row_of(self) -> Ints:
        """Return, by the number of an event's id, its row; NONE where it doesn't stand."""
        rows = np.full(len(self.words.events), NONE, np.int64)
        rows[self.events.finding] = np.arange(len(self.events))
        return rows

    def sentences_of(self, rows: tuple[Ints, Ints]) -> Flags:
        """Return a flag for each sentence: is it among these, given by report key and number."""
        told = np.zeros(int(self.ends[-1]) + 1, np.bool_)
        told[self.ends.take(rows[0]) + rows[1]] = True
        return told

    def is_told(self, told: Flags, report: Ints, sentence: Ints) -> Flags:
        """Return, by row, whether its sentence is flagged; what names nobody and tells no event is not."""
        place = self.ends.take(report) + sentence
        inside = place < self.ends.take(report + 1)
        return np.asarray(told.take(place * inside) & inside)


def no_words() -> Words:
    """Return words that nothing was numbered by yet."""
    return Words(Cast(), Codes(), [], Codes(), Codes(), Codes(), Codes(), Codes(), Codes())


def load_events(record: Record) -> Events:
    """Return a record's events side by side, all read now.

    Raises:
        RecordError: the record can't be read.

    """
    return Follower(read_events).now(record)


def read_events(record: Record, reports: Ints | None, known: Events | None) -> Events:
    """Return the events of these reports, of all where None is given, with those that are known."""
    words = known.words if known else no_words()
    values = {"reports": keys_json(record, reports)}
    people = _people(record, values, words.cast)
    rows = record.connection.execute(query("table-events"), values).fetchall()
    ids = dict(record.connection.execute(query("table-reports"), values).fetchall())
    events, parts, named = (
        _events(rows, people, words),
        _parts(people, words),
        NamedTable(report=people.report, sentence=people.sentence, person=people.person),
    )
    fresh, splice = (events, named), None
    if known is not None and reports is not None:
        splice = splice_of(known.events, reports, events, words.events.words)
        owned = splice_owned(splice, known.events.parties, events.parties)
        parts = known.parts.spliced(parts, owned)
        events = known.events.spliced(events, splice)
        named = known.named.spliced(named, appended(known.named.report, reports, len(named)))
        ids = _updated(known.ids, reports, ids)
    ranks = ranked(ids, known.ranks if known is not None else None, reports)
    ends = _ends(fresh, reports, known, len(ranks))
    by_day = order_on([events.day], known.by_day if known else None, splice)
    return Events(words, events, parts, named, ids, ranks, ends, by_day)


def _ends(
    new: tuple[EventTable, NamedTable], gone: Ints | None, known: Events | None, keys: int
) -> Ints:
    """Return after how many sentences each report begins: those that changed are counted anew."""
    longest = np.zeros(keys + 1, np.int64)
    if known is not None and gone is not None:
        before = np.diff(known.ends)
        longest = np.concatenate((before, np.zeros(max(keys + 1 - len(before), 0), np.int64)))
        longest[gone[gone < len(longest)]] = 0
    for one in new:
        np.maximum.at(longest, one.report, one.sentence + 1)
    return np.concatenate(([0], np.cumsum(longest)))


def _updated(known: dict[int, str], reports: Ints, ids: dict[int, str]) -> dict[int, str]:
    found = known | ids
    for key in reports.tolist():
        if key not in ids:
            found.pop(key, None)
    return found


class _People(NamedTuple):
    """Who plays a part in findings, side by side; `acts` are the rows of events."""

    report: Ints
    sentence: Ints
    acts: Flags
    finding: Sequence[str]
    part: Sequence[str]
    position: Ints
    person: Ints


def _people(record: Record, values: dict[str, str], cast: Cast) -> _People:
    cursor = record.connection.cursor()
    cursor.row_factory = None  # of hundreds of thousands of rows, tuples are the quickest
    rows = cursor.execute(query("table-parties"), values).fetchall()
    report, sentence, acts, finding, part, position, *who = (
        zip(*rows, strict=True)
        if rows
        else ((),) * (len(_People._fields) - 1 + len(Person._fields))
    )
    numbers: dict[tuple[str | None, ...], int] = {}
    for one in zip(*who, strict=True):
        if one not in numbers:
            numbers[one] = cast.number(Person(*one))
    return _People(
        report=np.array(report, np.int64),
        sentence=np.array(sentence, np.int64),
        acts=np.array(acts, np.bool_),
        finding=finding,
        part=part,
        position=np.array(position, np.int64),
        person=np.array([numbers[one] for one in zip(*who, strict=True)], np.int64),
    )


def _events(rows: Sequence[sqlite3.Row], people: _People, words: Words) -> EventTable:
    many: Counter[str | None] = Counter(compress(people.finding, people.acts.tolist()))
    begin = len(words.sentences)
    words.sentences.extend(row["words"] for row in rows)
    columns = dict(zip(_COLUMNS, zip(*map(tuple, rows), strict=True), strict=True)) if rows else {}

    def told(name: str) -> Sequence[str | None]:
        return columns.get(name, ())

    def ints(name: str) -> Ints:
        return np.array([NONE if one is None else one for one in columns.get(name, ())], np.int64)

    def floats(name: str) -> Floats:
        return np.array([np.nan if one is None else one for one in columns.get(name, ())], float)

    return EventTable(
        finding=words.events.column(told("finding")),
        report=ints("report"),
        told=words.events.column(told("told")),
        type=words.types.column(told("type")),
        mode=words.modes.column(told("mode")),
        status=words.statuses.column(told("status")),
        historical=ints("historical") > 0,
        score=floats("score"),
        day=np.array([day_number(day) for day in told("day")], np.int64),
        place=words.places.column(told("place")),
        country=words.places.column(told("place_country")),
        lat=floats("lat"),
        lon=floats("lon"),
        published=np.array([day_number(day) for day in told("published")], np.int64),
        outlet=words.outlets.column(told("source")),
        synthetic=ints("synthetic") > 0,
        sentence=ints("sentence"),
        start=ints("start"),
        reviewed=ints("reviewed") > 0,
        words=np.arange(begin, len(words.sentences), dtype=np.int64),
        parties=np.array([many[one] for one in told("finding")], np.int64),
    )


_COLUMNS = (
    "finding report told type mode status historical score day place place_country lat lon published id"
    " source synthetic sentence start reviewed words"
).split()


def _parts(people: _People, words: Words) -> PartTable:
    return PartTable(
        report=people.report[people.acts],
        part=words.parts.column(compress(people.part, people.acts.tolist())),
        position=people.position[people.acts],
        person=people.person[people.acts],
    )
