"""The record's tolls side by side: every figure told, with its claim, its incident and its story."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

import msgspec
import numpy as np

from goodoffices.record.cast import Person
from goodoffices.record.columns import (
    NONE,
    Codes,
    Flags,
    Ints,
    day_number,
    first_of,
)
from goodoffices.record.event_table import Events, Words
from goodoffices.record.follow import keys_json
from goodoffices.record.open import Record
from goodoffices.record.sql import query
from goodoffices.record.tables import (
    Columns,
    Table,
    order_on,
    order_within,
    splice_of,
    splice_owned,
)
from goodoffices.record.tolls_over_time import Claim, claim_of


class TollTable(Table):
    """The tolls, by id. Words are numbers of the events' words, days ordinals.

    `claim` points into `Tolls.claims`; `telling` is the same number where copies of one report tell
    one figure; `incident` is the event, told once, that a toll counts, `own_incident` the telling of
    it that its finding names.
    """

    sentence: Ints
    day: Ints
    place: Ints
    country: Ints
    outlet: Ints
    published: Ints
    start: Ints
    reviewed: Flags
    kind: Ints
    cumulative: Flags
    claim: Ints
    telling: Ints
    incident: Ints
    own_incident: Ints
    people: Ints


class DoerTable(Columns):
    """Who did what a toll counts, by toll."""

    report: Ints
    person: Ints


class Tolls(msgspec.Struct, frozen=True):
    """A record's tolls as of one moment; `kinds` and `tellings` are what numbers stand for.

    `order` are the rows in the order in which tolls are told: by day, day of publication, report and place.
    """

    tolls: TollTable
    doers: DoerTable
    order: Ints
    claims: list[Claim]
    kinds: Codes[str]
    tellings: Codes[Hashable]
    findings: Codes[str]

    def has_part(self, people: Flags) -> Flags:
        """Return, by toll, whether one of these people did what it counts."""
        found = np.zeros(len(self.tolls), np.bool_)
        found[self.owners()[people.take(self.doers.person)]] = True
        return found

    def within(self, reports: Flags) -> Tolls:
        """Return the tolls of these reports, flagged by key, as if there were no others."""
        rows = reports.take(self.tolls.report)
        if rows.all():
            return self
        doers = self.doers.only(np.repeat(rows, self.tolls.people))
        order = order_within(self.order, rows)
        return msgspec.structs.replace(self, tolls=self.tolls.only(rows), doers=doers, order=order)

    def owners(self) -> Ints:
        """Return, for each row of `doers`, the row of its toll."""
        return np.repeat(np.arange(len(self.tolls)), self.tolls.people)

    def firsts(self) -> Flags:
        """Return, by toll, whether it is the one told of the copies of a report."""
        telling = self.tolls.telling
        several = np.bincount(telling, minlength=1).take(telling) > 1
        return np.asarray(~several | self._are(self.told(several)))

    def _are(self, rows: Ints) -> Flags:
        found = np.zeros(len(self.tolls), np.bool_)
        found[rows] = True
        return found

    def told(self, chosen: Flags) -> Ints:
        """Return the chosen tolls in their order, of the copies of a report only one's."""
        rows = self.order[chosen.take(self.order)]
        telling = self.tolls.telling.take(rows)
        first = first_of(telling, len(self.tellings)).take(telling)
        return np.asarray(rows[first == np.arange(len(rows))])


def read_tolls(record: Record, reports: Ints | None, known: Tolls | None, events: Events) -> Tolls:
    """Return the tolls of these reports, of all where None is given, with those that are known.

    `events` are those of the same moment.
    """
    words, splice = events.words, None
    values = {"reports": keys_json(record, reports)}
    rows = record.connection.execute(query("table-tolls"), values).fetchall()
    people = record.connection.execute(query("table-counters"), values).fetchall()
    none = np.zeros(0, np.int64)
    base = known or Tolls(_no_tolls(), _doers((), words), none, [], Codes(), Codes(), Codes())
    tolls, doers = _tolls(rows, people, base, words), _doers(people, words)
    if known is not None and reports is not None:
        splice = splice_of(known.tolls, reports, tolls, known.findings.words)
        owned = splice_owned(splice, known.tolls.people, tolls.people)
        doers, tolls = known.doers.spliced(doers, owned), known.tolls.spliced(tolls, splice)
    keys = tolls.day, tolls.published, events.ranks.take(tolls.report), tolls.start
    order = order_on(keys, known.order if known else None, splice)
    return msgspec.structs.replace(base, tolls=tolls, doers=doers, order=order)


def _no_tolls() -> TollTable:
    nothing: Any = np.zeros(0, np.int64)
    return TollTable(**dict.fromkeys(TollTable.names, nothing))


def _doers(rows: Sequence[sqlite3.Row], words: Words) -> DoerTable:
    people = [Person(row["actor"], row["name"], row["country"], row["sector"]) for row in rows]
    return DoerTable(
        report=np.array([row["report"] for row in rows], np.int64),
        person=np.array([words.cast.number(one) for one in people], np.int64),
    )


def _tolls(
    rows: Sequence[sqlite3.Row], people: Sequence[sqlite3.Row], base: Tolls, words: Words
) -> TollTable:
    many = Counter(row["finding"] for row in people)
    claims = [claim_of(row) for row in rows]
    begin = len(base.claims)
    base.claims.extend(claims)

    def days(name: str) -> Ints:
        return np.array([day_number(row[name]) for row in rows], np.int64)

    def ints(name: str) -> Ints:
        return np.array([NONE if row[name] is None else row[name] for row in rows], np.int64)

    return TollTable(
        finding=base.findings.column(row["finding"] for row in rows),
        report=ints("report_key"),
        sentence=ints("sentence"),
        day=days("day"),
        place=words.places.column(row["place"] for row in rows),
        country=words.places.column(row["place_country"] for row in rows),
        outlet=words.outlets.column(row["outlet"] for row in rows),
        published=days("published"),
        start=ints("start"),
        reviewed=ints("reviewed") > 0,
        kind=base.kinds.column(row["kind"] for row in rows),
        cumulative=np.array([claim.cumulative for claim in claims], np.bool_),
        claim=np.arange(begin, len(base.claims), dtype=np.int64),
        telling=base.tellings.column(map(_telling, rows, claims)),
        incident=words.events.column(row["incident"] for row in rows),
        own_incident=words.events.column(row["own_incident"] for row in rows),
        people=np.array([many[row["finding"]] for row in rows], np.int64),
    )


def _telling(row: sqlite3.Row, claim: Claim) -> Hashable:
    """Return what copies of one report have in common where they tell one figure."""
    return row["story"], claim.source, claim.kind, claim.whom, claim.low, claim.high
