"""An event of a record as pairs of parties: who dealt with whom, as far as it came to anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from goodoffices.channels.parties import Mention, PartyBook, party_of, person_of
from goodoffices.channels.relations import (
    ANNOUNCED,
    CONTACT,
    COOPERATION,
    EVERY,
    FAILED,
    MEDIATED,
    MEDIATOR_ACCEPTED,
    kinds_of,
)
from goodoffices.channels.shape import Citation
from goodoffices.channels.table import BY_CODE, Row, day_number

VERBAL = frozenset(("AGREE", "CONCEDE", "THREATEN"))
WORDS = frozenset(("actual", "offered", "sought", "planned", "threatened"))
MEDIATION = "045"
HOSTING = "043"
MUTUAL_UNLESS = frozenset(("visit", "third-party"))


def dyads_of(
    row: sqlite3.Row, mentions: Sequence[Mention], book: PartyBook
) -> Iterator[tuple[Row, Citation]]:
    """Yield each pair of parties that an event joins, as one row, with where it was read."""
    kind = _kind(row)
    if kind is None or is_background(row) or row["day"] is None:
        return
    seen: set[tuple[str, str, str]] = set()
    for source, code, target in _pairs(row, mentions, book):
        one, other = party_of(source, book), party_of(target, book)
        if one and other and one != other and (one, code, other) not in seen:
            seen.add((one, code, other))
            cited = citation_of(row, person_of(source, book), person_of(target, book))
            yield Row(day_number(row["day"]), one, code, other, kind), cited


def _kind(row: sqlite3.Row) -> int | None:
    """Return what an event of a record is to a go-between, None where it came to nothing.

    A public appeal is no contact with who is called upon, and an offer none yet.
    """
    if row["type"] == "REQUEST":
        return EVERY
    if row["type"] == "AGREE" and row["status"] == "offered":
        return EVERY | COOPERATION | ANNOUNCED
    if row["type"] == "AGREE" and row["status"] in WORDS:
        return kinds_of(row["cameo"]) & ~(CONTACT | MEDIATED | MEDIATOR_ACCEPTED)
    if row["status"] == "actual" or (row["status"] in WORDS and row["type"] in VERBAL):
        return BY_CODE
    return EVERY | FAILED if row["status"] == "failed" and row["type"] == "CONSULT" else None


def is_background(row: sqlite3.Row) -> bool:
    """Whether an event is mediation told as history: no contact of today."""
    return bool(row["historical"]) and row["cameo"] == MEDIATION


def _pairs(
    row: sqlite3.Row, mentions: Sequence[Mention], book: PartyBook
) -> Iterator[tuple[Mention, str, Mention]]:
    actors = [m for m in mentions if m.part == "actor"]
    recipients = [m for m in mentions if m.part == "recipient"]
    hosts = [m for m in mentions if m.part == "host"]
    mutual = row["type"] == "COOPERATE" or (
        row["type"] == "CONSULT" and row["mode"] not in MUTUAL_UNLESS
    )
    others = recipients or (actors if mutual else [])
    yield from ((a, row["cameo"], b) for a in actors for b in others if a is not b)
    if row["type"] == "CONSULT" and row["mode"] != "visit":
        taking_part = {party_of(m, book) for m in (*actors, *recipients)}
        away = [h for h in hosts if party_of(h, book) not in taking_part]
        yield from ((h, HOSTING, m) for h in away for m in (*actors, *recipients))


def citation_of(row: sqlite3.Row, source: str | None = None, target: str | None = None) -> Citation:
    """Return where a row was read; `source` and `target` are who acted by name."""
    keys = row.keys()
    return Citation(
        report=row["report"],
        sentence=row["sentence"],
        words=row["trigger"] if "trigger" in keys else row["evidence"],
        event=row["finding"],
        status=row["status"] if "status" in keys else None,
        published=row["published"],
        source_person=source,
        target_person=target,
    )
