"""What people say of findings: accept, reject, edit, add, merge, split, and take back.

Each word is a row of its own with who said it and when, anchored by the words of the report, so that
it survives a reading by another engine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Literal

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.anchors import Anchor, anchor_of, spans_in
from goodoffices.record.apply import State, apply_corrections
from goodoffices.record.faults import explained
from goodoffices.record.flatten import evidence
from goodoffices.record.lay import decode, kind_of
from goodoffices.record.merges import apply_merges
from goodoffices.record.open import Record, transaction
from goodoffices.record.sql import Row, insert, insert_one, query
from goodoffices.shapes import Finding, to_builtins

Act = Literal["accept", "reject", "edit", "add", "merge", "split"]


class Person(msgspec.Struct, frozen=True):
    """Who says it, and when: a name, and the time in UTC as an ISO 8601 timestamp."""

    name: str
    at: str


class CorrectionRow(Row, frozen=True, kw_only=True):
    """Row of `corrections`, as it is made."""

    act: str
    by: str
    at: str
    note: str


class AnchorRow(Row, frozen=True, kw_only=True):
    """Row of `correction_anchors`, as it is made."""

    correction: int
    position: int
    report: int
    kind: str
    quote: str
    before: str
    after: str
    start: int
    judged: str | None
    wanted: str | None
    finding: str | None
    state: str


class CorrectionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said of one finding; a merge or split has a line for each event it speaks of.

    `state`: applied; kept (the engine no longer reads it, the person's word keeps it); learned (the
    engine reads it as the person said); changed (the engine reads something else there by now);
    adrift (its words are no longer in the report); overruled (by a later word). `judged`, `wanted`
    and `stands` are findings as JSON; `rival` is who said otherwise later.
    """

    key: int
    act: Act
    by: str
    at: str
    note: str
    undone_by: str | None
    undone_at: str | None
    position: int
    kind: str
    quote: str
    state: State
    finding: str | None
    judged: str | None
    wanted: str | None
    report: str
    stands: str | None
    rival: str | None


class Place(msgspec.Struct, frozen=True):
    """A finding as it stands, with the report it stands in."""

    report: int
    text: str
    told: Finding


def accept(record: Record, finding: str, person: Person, note: str = "") -> int:
    """Mark the finding of this id as right; return the correction's key.

    Raises:
        InputError: the record holds no such finding.

    """
    return _say_of(record, "accept", finding, person, note)


def reject(record: Record, finding: str, person: Person, note: str = "") -> int:
    """Take the finding of this id out of every answer; return the correction's key.

    Raises:
        InputError: the record holds no such finding.

    """
    return _say_of(record, "reject", finding, person, note)


def edit(record: Record, finding: str, wanted: Finding, person: Person, note: str = "") -> int:
    """Put `wanted` in the place of the finding of this id; return the correction's key.

    Raises:
        InputError: the record holds no such finding, or `wanted` is of another kind, tells nothing
            else, or has words that don't stand in the report.

    """
    with transaction(record) as connection:
        place = _place(connection, record, finding)
        if kind_of(wanted) != kind_of(place.told):
            what = f"is {kind_of(place.told)}, not {kind_of(wanted)}"
            raise InputError(finding, what, "reject it, and add what the words tell")
        _check_spans(wanted, place.text, finding)
        return _say(connection, "edit", [(place, wanted)], person, note)


def add(record: Record, report: str, wanted: Finding, person: Person, note: str = "") -> int:
    """Tell a finding that the engine did not read; return the correction's key.

    Args:
        record: the open record.
        report: the id of the report whose words tell it.
        wanted: the finding; its spans point into the report's cleaned text. Its id is replaced.
        person: who says so, and when.
        note: why.

    Raises:
        InputError: the record holds no such report, or `wanted` rests on words it doesn't have.

    """
    with transaction(record) as connection:
        row = connection.execute(query("get-report-text"), {"id": report}).fetchone()
        if row is None:
            raise InputError(report, "is no report of this record", "goodoffices show lists them")
        _check_spans(wanted, row["text"], report)
        place = Place(row["key"], row["text"], wanted)
        return _say(connection, "add", [(place, wanted)], person, note)


def tell_as_one(record: Record, events: Sequence[str], person: Person, note: str = "") -> int:
    """Tell the events of these ids as one; return the correction's key.

    Raises:
        InputError: they are fewer than two, or one of them is no event of the record.

    """
    return _say_of_events(record, "merge", events, person, note)


def tell_apart(
    record: Record, event: str, others: Sequence[str], person: Person, note: str = ""
) -> int:
    """Tell `event` apart from `others`; return the correction's key.

    Raises:
        InputError: there are no others, or one of them is no event of the record.

    """
    return _say_of_events(record, "split", [event, *others], person, note)


def undo(record: Record, correction: int, person: Person) -> None:
    """Take a correction back; what it changed stands as if it had not been said.

    Raises:
        InputError: there is no such correction, or it was taken back before.

    """
    with transaction(record) as connection:
        row = connection.execute(query("get-correction"), {"key": correction}).fetchone()
        if row is None or row["undone_at"]:
            what = "was taken back before" if row else "is no correction of this record"
            raise InputError(str(correction), what, "goodoffices review list shows them")
        values = {"key": correction, "by": person.name, "at": person.at}
        connection.execute(query("undo-correction"), values)
        _apply(connection, correction)


def list_corrections(record: Record, report: str | None = None) -> list[CorrectionLine]:
    """Return what people said, of one report or of all, oldest first."""
    with explained(record.path):
        rows = record.connection.execute(query("list-corrections"), {"report": report}).fetchall()
    return [CorrectionLine(**dict(row)) for row in rows]


def list_conflicts(record: Record, report: str | None = None) -> list[CorrectionLine]:
    """Return what a person should look at again.

    That is a word of which the engine by now reads something else, whose words are gone from the
    report, or that another person has overruled by saying otherwise.
    """
    return [line for line in list_corrections(record, report) if in_conflict(line)]


def in_conflict(line: CorrectionLine) -> bool:
    """Whether someone should look at this correction again."""
    if line.undone_at is not None:
        return False
    return line.state in {"changed", "adrift"} or (line.state == "overruled" and bool(line.rival))


def _say_of(record: Record, act: Act, finding: str, person: Person, note: str) -> int:
    with transaction(record) as connection:
        place = _place(connection, record, finding)
        return _say(connection, act, [(place, None)], person, note)


def _say_of_events(
    record: Record, act: Act, events: Sequence[str], person: Person, note: str
) -> int:
    distinct = list(dict.fromkeys(events))
    if len(distinct) < 2:
        raise InputError(" ".join(events), f"is not enough to {act}", "name two events or more")
    with transaction(record) as connection:
        places = [_place(connection, record, event) for event in distinct]
        for event, place in zip(distinct, places, strict=True):
            if kind_of(place.told) != "event":
                raise InputError(
                    event, f"is a {kind_of(place.told)}", "only events are told as one"
                )
        return _say(connection, act, [(place, None) for place in places], person, note)


def _place(connection: sqlite3.Connection, record: Record, finding: str) -> Place:
    row = connection.execute(query("get-finding"), {"id": finding}).fetchone()
    if row is None:
        what = f"is no finding of {record.path}"
        raise InputError(finding, what, "goodoffices events --format jsonl shows their ids")
    return Place(row["report"], row["text"], decode(row["kind"], row["told"]))


def _say(
    connection: sqlite3.Connection,
    act: Act,
    places: Sequence[tuple[Place, Finding | None]],
    person: Person,
    note: str,
) -> int:
    if not person.name.strip():
        raise InputError("--by", "nobody is named", "say who makes the correction")
    row = CorrectionRow(act=act, by=person.name, at=person.at, note=note)
    key = insert_one(connection, "corrections", row)
    rows = [_anchor_row(key, k, act, place, wanted) for k, (place, wanted) in enumerate(places)]
    insert(connection, "correction_anchors", rows)
    _apply(connection, key)
    return key


def _anchor_row(
    key: int, position: int, act: Act, place: Place, wanted: Finding | None
) -> AnchorRow:
    anchor: Anchor = anchor_of(place.told, place.text)
    return AnchorRow(
        correction=key,
        position=position,
        report=place.report,
        judged=None if act == "add" else _json(place.told),
        wanted=None if wanted is None else _json(wanted),
        finding=None if act == "add" else place.told.id,
        state="applied",
        **msgspec.structs.asdict(anchor),
    )


def _apply(connection: sqlite3.Connection, correction: int) -> None:
    """Work out anew what stands in each report that the correction speaks of."""
    rows = connection.execute(query("get-corrected-reports"), {"key": correction}).fetchall()
    for (report,) in rows:
        apply_corrections(connection, report)
    apply_merges(connection)


def _check_spans(wanted: Finding, text: str, where: str) -> None:
    if not evidence(wanted):
        raise InputError(where, "rests on no words", "quote the words of the report that tell it")
    for span in spans_in(to_builtins(wanted)):
        if text[span["start"] : span["end"]] != span["text"] or not span["text"]:
            what = f"{span['text']!r} doesn't stand there"
            raise InputError(where, what, "quote the report's words")


def _json(finding: Finding) -> str:
    return msgspec.json.encode(finding).decode()
