"""What a brief weighs of every event and every count, side by side: read once, then only what changed.

Rows stand in the order of the record's own tables (`event_table`, `toll_table`) of the same turn.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from msgspec import json

from goodoffices.brief.acts import MEDIATION, Who, is_offered, is_tangled, parties_of
from goodoffices.brief.victims import is_total, shelf_of, whom
from goodoffices.record import Record
from goodoffices.record.columns import Codes, Flags, Floats, Ints
from goodoffices.record.follow import NOW, changes, keys_json
from goodoffices.record.tables import Table, splice_of
from goodoffices.record.tolls_over_time import bounds

MOST_NAMED = 255
_ACTS = """
SELECT
  e.finding, f.report, f.confidence, e.cameo, s.text AS sentence_text,
  iif(e.type = 'AGREE' AND e.status = 'offered',
    (SELECT substr(t.text, f.start + 1, f."end" - f.start) FROM report_text AS t WHERE t.report = f.report),
    NULL) AS offer
FROM json_each(:reports) AS d CROSS JOIN findings AS f ON f.report = d.value AND f.kind = 'event'
CROSS JOIN events AS e ON e.finding = f.id
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
ORDER BY e.finding
"""
_COUNTS = """
SELECT
  t.finding, f.report, t.victims, t.traits, t.low, t.high, t.qualifier, t.cumulative,
  t.date_start, t.date_end, s.text AS sentence_text
FROM json_each(:reports) AS d CROSS JOIN findings AS f ON f.report = d.value AND f.kind = 'toll'
CROSS JOIN tolls AS t ON t.finding = f.id
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
ORDER BY t.finding
"""


class ActWeights(Table):
    """What is weighed of events, by id.

    `named` is how many are known on both sides; `acted` whether any is known to act; `two_sided`,
    `meets`, `claimed` what `sides_of` says; `offers` whether its words speak of an offer; `text` tells
    sentences apart. Of a `tangled` event it
    depends on whom else the record names, and is found out when it is asked.
    """

    confidence: Floats
    named: Ints
    two_sided: Flags
    meets: Flags
    acted: Flags
    claimed: Flags
    offers: Flags
    text: Ints
    tangled: Flags


class CountWeights(Table):
    """What is weighed of tolls, by id: how many at `least`, else at most; whether told as a `total`.

    `shelf` and `whom` are numbers of words.
    """

    least: Ints
    shelf: Ints
    whom: Ints
    total: Flags


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """What is weighed of a record's events and tolls, as of a turn of its list of changes."""

    acts: ActWeights
    counts: CountWeights
    findings: Codes[str]
    shelves: Codes[str]
    people: Codes[str]
    turn: int

    def within(self, reports: Flags) -> Weighed:
        """Return what is weighed of these reports, flagged by key."""
        acts, counts = reports[self.acts.report], reports[self.counts.report]
        if acts.all() and counts.all():
            return self
        return msgspec.structs.replace(
            self, acts=self.acts.only(acts), counts=self.counts.only(counts)
        )


def read_weighed(
    record: Record, reports: Ints | None = None, known: Weighed | None = None
) -> Weighed:
    """Return what is weighed of these reports, of all where None is given, with what is known."""
    values = {"reports": keys_json(record, reports)}
    codes = known or Weighed(
        acts=_acts((), {}, Codes()), counts=_counts((), Codes(), Codes(), Codes()),
        findings=Codes(), shelves=Codes(), people=Codes(), turn=0,
    )  # fmt: skip
    rows = record.connection.execute(_ACTS, values).fetchall()
    parties = parties_of(record, values["reports"])
    acts = _acts(rows, parties, codes.findings)
    told = record.connection.execute(_COUNTS, values).fetchall()
    counts = _counts(told, codes.findings, codes.shelves, codes.people)
    if known is not None and reports is not None:
        names = codes.findings.words
        acts = known.acts.spliced(acts, splice_of(known.acts, reports, acts, names))
        counts = known.counts.spliced(counts, splice_of(known.counts, reports, counts, names))
    turn = changes(record, NOW).turn
    return msgspec.structs.replace(codes, acts=acts, counts=counts, turn=turn)


class Sides(msgspec.Struct, frozen=True):
    """What the parties of an event by its own sentence come to."""

    named: int
    two_sided: bool
    meets: bool
    acted: bool
    claimed: bool


def sides_of(parties: Mapping[str, Sequence[Who]], cameo: str | None) -> Sides:
    """Return what these parties, by the part they play, come to in an event of this code."""
    actors, recipients = (
        [w for w in parties.get(p, ()) if w.known] for p in ("actor", "recipient")
    )
    both = bool(actors) and bool(recipients)
    several = len({who.name for who in (*actors, *recipients)}) > 1
    return Sides(
        named=len(actors) + len(recipients),
        two_sided=both,
        meets=both if cameo in MEDIATION else several,
        acted=bool(actors),
        claimed=bool(parties.get("according_to")),
    )


def _acts(
    rows: Sequence[sqlite3.Row],
    parties: Mapping[str, Mapping[str, Sequence[Who]]],
    findings: Codes[str],
) -> ActWeights:
    sides = [sides_of(parties.get(row["finding"], {}), row["cameo"]) for row in rows]

    def flags(values: Iterable[bool]) -> Flags:
        return np.fromiter(values, np.bool_)

    return ActWeights(
        finding=findings.column(row["finding"] for row in rows),
        report=np.array([row["report"] for row in rows], np.int64),
        confidence=np.array([row["confidence"] for row in rows], float),
        named=np.array([min(one.named, MOST_NAMED) for one in sides], np.int64),
        two_sided=flags(one.two_sided for one in sides),
        meets=flags(one.meets for one in sides),
        acted=flags(one.acted for one in sides),
        claimed=flags(one.claimed for one in sides),
        offers=flags(is_offered(row["offer"]) for row in rows),
        text=np.array([hash(_flat(row)) for row in rows], np.int64),
        tangled=flags(is_tangled(parties.get(row["finding"], {})) for row in rows),
    )


def _flat(row: sqlite3.Row) -> str:
    return " ".join((row["sentence_text"] or row["finding"]).split())


def _counts(
    rows: Sequence[sqlite3.Row], findings: Codes[str], shelves: Codes[str], people: Codes[str]
) -> CountWeights:
    every = [whom(row["victims"], json.decode(row["traits"], type=list[str])) for row in rows]
    return CountWeights(
        finding=findings.column(row["finding"] for row in rows),
        report=np.array([row["report"] for row in rows], np.int64),
        least=np.array([_least(row) for row in rows], np.int64),
        shelf=shelves.column(map(shelf_of, every)),
        whom=people.column(every),
        total=np.fromiter(
            (is_total(_runs_on(row), row["date_start"], row["sentence_text"]) for row in rows),
            np.bool_,
        ),
    )


def _least(row: sqlite3.Row) -> int:
    low, high = bounds(row["low"], row["high"], row["qualifier"])
    return low or high or 0


def _runs_on(row: sqlite3.Row) -> bool:
    """Whether a count is told as one that runs on: a total of one day doesn't."""
    one_day = row["date_start"] is not None and row["date_start"] == row["date_end"]
    return bool(row["cumulative"]) and not one_day
