"""Where a question starts: from the smallest set of findings that a condition gives, or from the days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

FEW = 1500  # findings up to which one set is worth starting from, and no longer walking the table
MANY = 4000  # the same, where findings must be in two sets, so that walking finds them seldom
RARE = 12000  # the same, where one of them is rare
MOST = 6000  # the same, where more is asked of them, and walking finds them more seldom still


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One condition: a test of the row `x`, the sets it may start from, and their values.

    A set that is `walked` lies in an index by day: where it is large, walking that is as good. A test
    that is `rare` holds so seldom that starting from a large set is better than walking.
    """

    test: str
    sets: tuple[str, ...] = ()
    values: dict[str, Any] = {}
    costly: bool = False
    walked: bool = False
    rare: bool = False


def is_slow(term: Term) -> bool:
    """Whether a test looks beyond its row: those of the row itself come first."""
    return "EXISTS" in term.test


def find_start(
    connection: sqlite3.Connection, terms: list[Term], values: dict[str, Any]
) -> list[str] | None:
    """Return the smallest set to start from, None where all are large.

    What takes longer to look up is looked up only where nothing else is small.
    """
    sets = sum(len(term.sets) for term in terms if not term.walked)
    several = (MOST if len(terms) > 1 else MANY) if sets > 1 and FEW else 0
    if several and any(term.rare for term in terms):
        several = RARE
    best, fewest = "", 0
    for one, most in _sets(terms, several, costly=False):
        bound = min(most, fewest) if best else most
        size = count_up_to(connection, one, values, bound)
        if size < bound:
            best, fewest = one, size
    if best:
        rows = connection.execute(f"SELECT DISTINCT finding FROM ({best})", values)  # noqa: S608 - SQL of ours
        return [finding for (finding,) in rows]
    return _costly(connection, terms, values)


def _sets(terms: list[Term], several: int, *, costly: bool) -> Iterator[tuple[str, int]]:
    """Yield the sets of terms, each with how many findings it may have to be worth starting from."""
    for term in terms:
        if term.costly == costly:
            most = FEW if term.walked or costly or not several else several
            yield from ((one, most) for one in term.sets)


def _costly(
    connection: sqlite3.Connection, terms: list[Term], values: dict[str, Any]
) -> list[str] | None:
    """Return the smallest of the sets that take long to look up: each is looked up once."""
    found: list[str] | None = None
    for one, most in _sets(terms, 0, costly=True):
        bound = min(most, len(found)) if found is not None else most
        rows = connection.execute(f"SELECT finding FROM ({one}) LIMIT {bound}", values)  # noqa: S608 - SQL of ours
        own = [finding for (finding,) in rows]
        found = own if len(own) < bound else found
    return None if found is None else sorted(set(found))


def count_up_to(
    connection: sqlite3.Connection, found: str, values: dict[str, Any], bound: int
) -> int:
    """Return how many findings SQL gives, counted up to `bound`."""
    counted = f"SELECT count(*) FROM (SELECT finding FROM ({found}) LIMIT {bound})"  # noqa: S608 - SQL of ours
    return int(connection.execute(counted, values).fetchone()[0])
