"""What is to be exported: findings of the record, those marked for closer handling left out and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from goodoffices.record import (
    Filter,
    Handling,
    Record,
    Told,
    coverage,
    coverage_line,
    may_leave,
    state_names,
    told_findings,
)
from goodoffices.shapes import Event, Party, Toll


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """Events and tolls to export, oldest first.

    `withheld` counts those left out by their report's handling mark; `states` names states by their
    codes; `coverage` says in one line how much was read.
    """

    events: tuple[Told, ...]
    tolls: tuple[Told, ...]
    statements: tuple[Told, ...] = ()
    withheld: Mapping[str, int]
    states: Mapping[str, str]
    coverage: str
    synthetic: bool


def gather(record: Record, asked: Filter | None = None, *, handling: Handling = "clear") -> Corpus:
    """Return what may leave with marks up to `handling`.

    Raises:
        InputError: a filter that can't be used.

    """
    asked = asked or Filter()
    held: Counter[str] = Counter()
    events = _leaving(told_findings(record, "event", asked), handling, held)
    plain = not (asked.types or asked.statuses or asked.to)
    tolls = _leaving(told_findings(record, "toll", asked), handling, held) if plain else ()
    said = plain or not (asked.types or asked.statuses)
    said = said and asked.place is None
    statements = _leaving(told_findings(record, "statement", asked), handling, held) if said else ()
    return Corpus(
        events=events,
        tolls=tolls,
        statements=statements,
        withheld=dict(held),
        states=state_names(record),
        coverage=coverage_line(coverage(record, asked)),
        synthetic=any(one.synthetic for one in (*events, *tolls, *statements)),
    )


def event_of(told: Told) -> Event:
    """Return the event that is told.

    Raises:
        TypeError: it is another kind of finding.

    """
    if not isinstance(told.finding, Event):
        raise TypeError(told.kind)
    return told.finding


def toll_of(told: Told) -> Toll:
    """Return the toll that is told.

    Raises:
        TypeError: it is another kind of finding.

    """
    if not isinstance(told.finding, Toll):
        raise TypeError(told.kind)
    return told.finding


def called(party: Party) -> str:
    """Return a party by its name, or by the words that stand for it."""
    return party.name or party.text


def node_of(party: Party) -> str:
    """Return what makes a party one and the same: its id, its name, or its words with its country."""
    return party.actor or party.name or f"{party.text.lower()} ({party.country or '?'})"


def _leaving(found: Iterable[Told], most: Handling, held: Counter[str]) -> tuple[Told, ...]:
    kept = []
    for told in found:
        if may_leave(told.handling, most):
            kept.append(told)
        else:
            held[told.handling] += 1
    return tuple(kept)
