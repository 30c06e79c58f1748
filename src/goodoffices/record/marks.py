"""Marks on reports: how reliable their source is, and how far what they tell may travel."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.corrections import Person
from goodoffices.record.open import Record, snapshot, transaction
from goodoffices.record.sql import one, query

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Handling = Literal["clear", "green", "amber", "red"]
HANDLINGS: tuple[Handling, ...] = get_args(Handling)
TOLD = MappingProxyType(
    {
        "A": "reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "can't be judged",
    }
)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is marked; null where nothing is.

    `reliability` is the source's by the scale A to F of the NATO system (Admiralty code).
    `handling` follows the Traffic Light Protocol: clear may be published, green stays with partners,
    amber within the organisation, red with those who were given it.
    """

    reliability: Reliability | None = None
    handling: Handling | None = None


def mark_report(record: Record, report: str, mark: Mark, person: Person) -> None:
    """Mark one report; its own mark goes before its outlet's. An empty mark takes it off.

    Raises:
        InputError: the record holds no such report.

    """
    with transaction(record) as connection:
        key = one(connection, "get-key", {"id": report})
        if key is None:
            raise InputError(report, "is no report of this record", "goodoffices show lists them")
        values = {"report": key, **_values(mark, person)}
        connection.execute(query("drop-report-mark"), values)
        if mark != Mark():
            connection.execute(query("mark-report"), values)


def mark_outlet(record: Record, outlet: str, mark: Mark, person: Person) -> None:
    """Mark all reports of an outlet, those still to come too. An empty mark takes it off."""
    with transaction(record) as connection:
        values = {"source": outlet, **_values(mark, person)}
        connection.execute(query("drop-outlet-mark"), values)
        if mark != Mark():
            connection.execute(query("mark-outlet"), values)


def may_leave(handling: str, most: Handling) -> bool:
    """Whether what is marked `handling` may go where things marked up to `most` may go."""
    return handling in HANDLINGS[: HANDLINGS.index(most) + 1]


def report_handling(record: Record) -> dict[str, str]:
    """Return how each report, by its id, is to be handled: by its own mark, its outlet's, or clear."""
    with snapshot(record) as connection:
        rows = connection.execute("SELECT report, handling FROM report_handling").fetchall()
    return {row["report"]: row["handling"] for row in rows}


def withheld(record: Record, most: Handling) -> dict[str, int]:
    """Return how many reports are marked for closer handling than `most`, by their mark."""
    with snapshot(record) as connection:
        rows = connection.execute(query("count-handling")).fetchall()
    return {row["handling"]: row["reports"] for row in rows if not may_leave(row["handling"], most)}


def _values(mark: Mark, person: Person) -> dict[str, str | None]:
    return {
        "reliability": mark.reliability,
        "handling": mark.handling,
        "by": person.name,
        "at": person.at,
    }
