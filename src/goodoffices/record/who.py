"""Who is meant by words in a question: by the names, ids and countries that the record itself holds."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.sql import one, query

SECTOR = re.compile(r"[A-Z]{3}\.[A-Z]{3}")
ISO = 3  # letters of a country's code, and of those of bodies without a country


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Everyone that words stand for: anyone of these countries, of these ids, or called so.

    With `sector` only those of the countries who are of it: "ISR.MIL" are Israel's armed forces.
    `known` tells whether the record names anybody of them.
    """

    words: str
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    known: bool = True
    sector: str | None = None


def find_who(connection: sqlite3.Connection, words: str) -> Who:
    """Return who `words` stand for in this record.

    A state, by its name or its code, stands for everyone who acts for it; anybody else for himself
    alone. An id of the registry stands for its actor, a code and a PLOVER sector ("ISR.MIL") for that
    sector of a country. Case doesn't matter in a name.
    """
    words = " ".join(words.split())
    if len(words) == ISO and words.isupper() and _has(connection, "has-country", words):
        return Who(words=words, countries=(words,))
    if SECTOR.fullmatch(words):
        country, sector = words.split(".")
        of_sector = one(connection, "has-sector", {"country": country, "sector": sector})
        return Who(words=words, countries=(country,), sector=sector, known=bool(of_sector))
    if _has(connection, "has-actor", words):
        return Who(words=words, actors=(words,))
    state = connection.execute(query("get-state"), {"name": words}).fetchone()
    if state is not None and state["actor"] == state["country"]:
        return Who(words=words, countries=(state["country"],))
    rows = connection.execute(query("get-namesakes"), {"name": words}).fetchall()
    actors = tuple(row["actor"] for row in rows if row["actor"])
    return Who(words=words, actors=actors, names=(words,), known=bool(rows))


def known_who(connection: sqlite3.Connection, words: str) -> Who:
    """Return who `words` stand for; somebody must be called so.

    Raises:
        InputError: nobody in this record is; the message names those who are called alike.

    """
    who = find_who(connection, words)
    if who.known or _has(connection, "has-imported", who.words):
        return who
    rows = connection.execute(query("get-alike"), {"part": f"%{who.words}%"}).fetchall()
    alike = ", ".join(row["name"] for row in rows)
    remedy = f"it names {alike}" if alike else "use a name, an id or a country's code"
    raise InputError(words, "is nobody this record names", remedy)


def party_test(who: Who, alias: str, label: str) -> tuple[str, dict[str, Any]]:
    """Return the SQL that tells whether the row `alias` of `parties` is one of these, and its values.

    The plus keeps SQLite from looking everyone of these up, where one finding's parties will do.
    """
    tests, values = [], {}
    for column, wanted, collation in _columns(who):
        marks = []
        for k, value in enumerate(wanted):
            values[f"{label}_{column}{k}"] = value
            marks.append(f":{label}_{column}{k}")
        tests.append(f"+{alias}.{column}{collation} IN ({', '.join(marks)})")
    if who.sector:
        values[f"{label}_sector"] = who.sector
        tests = [f"{tests[0]} AND +{alias}.sector = :{label}_sector"]
    return f"({' OR '.join(tests) or '0'})", values


def party_set(who: Who, label: str, parts: tuple[str, ...]) -> str:
    """Return the SQL that gives the findings where one of these plays one of `parts`.

    Its values are those of `party_test` under the same label. Each way of being one of them is a
    branch of its own, so that each is looked up in its index.
    """
    branches = []
    for column, wanted, collation in _columns(who):
        marks = ", ".join(f":{label}_{column}{k}" for k in range(len(wanted)))
        branches.append(
            f"SELECT finding FROM parties WHERE {column}{collation} IN ({marks})"  # noqa: S608 - columns of ours, values bound
            f" AND {column} IS NOT NULL AND part IN ({quoted(parts)})"
            + (f" AND sector = :{label}_sector" if who.sector else "")
        )
    return " UNION ALL ".join(branches) or "SELECT NULL WHERE 0"


def quoted(words: tuple[str, ...]) -> str:
    """Return words of ours as a list in SQL."""
    return ", ".join(f"'{word}'" for word in words)


def _columns(who: Who) -> list[tuple[str, tuple[str, ...], str]]:
    ways = [("country", who.countries, ""), ("actor", who.actors, "")]
    if not who.actors:
        ways.append(("name", who.names, " COLLATE NOCASE"))
    return [way for way in ways if way[1]]


def _has(connection: sqlite3.Connection, name: str, word: str) -> bool:
    return bool(connection.execute(query(name), {"word": word}).fetchone()[0])
