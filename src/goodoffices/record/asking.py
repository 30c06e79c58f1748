"""Turns a question's filters into SQL: each is a test of one finding, most also a set to start from.

The rarest set is looked up first and the rest is tested one by one; where every set is large, the
table is walked in the order of the answer, and stops when that is full.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import json

from goodoffices.errors import InputError
from goodoffices.record.search import holds_word, like_pattern, match_expression
from goodoffices.record.situations import Situation, get_situation
from goodoffices.record.starts import Term, count_up_to, find_start, is_slow
from goodoffices.record.who import Who, find_who, known_who, party_set, party_test, quoted
from goodoffices.shapes import EventType, Status

NEAR = 8000  # events up to which those between two are looked up, to find the tolls beside them


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; what is left out is not asked.

    `between`: each of the two acts or is acted upon. `by`, `to`, `party`, `about`: who does it or
    says it; to whom; either; or anybody who comes into it, for statements also what is said.
    Names, ids of the registry and countries' codes will do, and a state's name stands for everyone
    who acts for it. `since` and `until` are ISO days, both within. `situation` names a saved view.
    `outlet` is who published it. `reviewed`: looked at by a person, or not. `text`: words of the
    sentence. `place`: a place, or the code of a country.
    """

    between: tuple[str, str] | None = None
    by: str | None = None
    to: str | None = None
    party: str | None = None
    about: str | None = None
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: str | None = None
    until: str | None = None
    situation: str | None = None
    outlet: str | None = None
    reviewed: bool | None = None
    text: str | None = None
    place: str | None = None


class Kind(msgspec.Struct, frozen=True):
    """A table that is asked: which parts its parties play, and whether its findings have a place."""

    table: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    more: tuple[str, ...] = ()
    placed: bool = False


KINDS = MappingProxyType(
    {
        "events": Kind("events", ("actor",), ("recipient",), ("host", "according_to"), placed=True),
        "statements": Kind("statements", ("speaker",), ("addressee",)),
        "tolls": Kind("tolls", ("by",), (), ("according_to",), placed=True),
        "standings": Kind("standings", ("party",), ()),
        "precedents": Kind("precedents", ("broker",), ("party",)),
    }
)
BESIDE = (
    "SELECT t.id AS finding FROM json_each(:near) AS d CROSS JOIN findings AS g INDEXED BY findings_place"
    " CROSS JOIN findings AS t WHERE g.id = d.value AND t.report = g.report AND t.sentence = g.sentence"
    " AND t.kind = 'toll'"
    " UNION ALL SELECT t.finding FROM json_each(:near) AS d CROSS JOIN tolls AS t"
    " ON t.incident = d.value"
)
FINDING = "SELECT f.id AS finding FROM reports AS r JOIN findings AS f ON f.report = r.key WHERE "


def hits(
    connection: sqlite3.Connection, kind: Kind, asked: Filter, *, limit: int, newest: bool
) -> tuple[str, dict[str, Any]]:
    """Return the SQL that gives the findings asked for, at most `limit`, in order; and its values.

    Raises:
        InputError: a name that nobody bears, a situation that isn't saved, a filter that this kind
            of finding doesn't have.

    """
    terms = [term for make in _MAKERS for term in make(connection, kind, asked)]
    values = {key: value for term in terms for key, value in term.values.items()}
    start = find_start(connection, terms, values)
    tests = " AND ".join(term.test for term in sorted(terms, key=is_slow)) or "1"
    source = f"{kind.table} AS x INDEXED BY {kind.table}_day"
    if start is not None:
        source = f"json_each(:start) AS d CROSS JOIN {kind.table} AS x ON x.finding = d.value"
        values["start"] = json.encode(start).decode()
    order = "DESC" if newest else "ASC"
    sql = (
        f"SELECT x.finding, x.day FROM {source} WHERE {tests}"  # noqa: S608 - tables and columns of ours, values bound
        f" ORDER BY x.day {order}, x.finding {order} LIMIT :limit"
    )
    return sql, values | {"limit": limit}


def _between(connection: sqlite3.Connection, kind: Kind, asked: Filter) -> Iterator[Term]:
    if asked.between is None:
        return
    one, other = (known_who(connection, words) for words in asked.between)
    is_one, ones = party_test(one, "a", "one")
    is_other, others = party_test(other, "b", "other")
    parts = kind.by + kind.to
    pair = (
        f"+a.part IN ({quoted(parts)}) AND +b.part IN ({quoted(parts)})"
        f" AND (a.part <> b.part OR a.position <> b.position) AND {is_one} AND {is_other}"
    )
    same = "SELECT 1 FROM parties AS a JOIN parties AS b ON b.finding = a.finding WHERE a.finding ="
    if kind.table == "tolls":
        near = _events_between(connection, {"one": one, "other": other}, ones | others)
        values = ones | others | {"near": json.encode(near).decode()}
        sets = () if near is None else (BESIDE,)
        yield Term(test=_tolls_between(pair), sets=sets, values=values, costly=True)
        return
    first = party_test(one, "p", "one")[0]
    yield Term(
        test=f"EXISTS (SELECT 1 FROM parties AS p WHERE p.finding = x.finding AND {first})"  # noqa: S608 - columns of ours
        f" AND EXISTS ({same} x.finding AND {pair})",
        sets=(party_set(one, "one", parts), party_set(other, "other", parts)),
        values=ones | others,
    )


def _tolls_between(pair: str) -> str:
    """Return the test of a toll whose incident, or whose sentence, is an event between two."""
    pair = pair.replace("'by'", "'actor', 'recipient'")
    both = "CROSS JOIN parties AS a CROSS JOIN parties AS b WHERE"
    beside = "findings AS f INDEXED BY findings_place CROSS JOIN findings AS g"
    return (
        f"(EXISTS (SELECT 1 FROM {beside} {both} f.id = x.finding"  # noqa: S608 - columns of ours
        " AND g.report = f.report AND g.sentence = f.sentence AND g.kind = 'event'"
        f" AND a.finding = g.id AND b.finding = g.id AND {pair})"
        f" OR EXISTS (SELECT 1 FROM findings AS g {both} g.id = x.incident"
        f" AND a.finding = g.id AND b.finding = g.id AND {pair}))"
    )


def _events_between(
    connection: sqlite3.Connection, sides: dict[str, Who], values: dict[str, Any]
) -> list[str] | None:
    """Return the events in which both take part, None where each takes part in too many to look up."""
    acting = ("actor", "recipient")
    sets = {label: party_set(who, label, acting) for label, who in sides.items()}
    sizes = {label: count_up_to(connection, one, values, NEAR) for label, one in sets.items()}
    fewest = min(sizes, key=lambda label: sizes[label])
    if sizes[fewest] == NEAR:
        return None
    (other,) = sets.keys() - {fewest}
    is_other, _ = party_test(sides[other], "p", other)
    both = (
        f"SELECT DISTINCT d.finding FROM ({sets[fewest]}) AS d WHERE EXISTS (SELECT 1 FROM parties AS p"  # noqa: S608 - as above
        f" WHERE p.finding = d.finding AND +p.part IN ({quoted(acting)}) AND {is_other})"
    )
    return [event for (event,) in connection.execute(both, values)]


def _parties(connection: sqlite3.Connection, kind: Kind, asked: Filter) -> Iterator[Term]:
    ways = (
        ("by", asked.by, kind.by),
        ("to", asked.to, kind.to),
        ("party", asked.party, kind.by + kind.to),
    )
    for label, words, parts in ways:
        if words is None:
            continue
        if not parts:
            raise InputError(f"--{label}", f"{kind.table} have no such party", "use --about")
        who = known_who(connection, words)
        test, values = party_test(who, "p", label)
        part = f"p.finding = x.finding AND p.part IN ({quoted(parts)})"
        yield Term(
            test=f"EXISTS (SELECT 1 FROM parties AS p WHERE {part} AND {test})",  # noqa: S608 - columns of ours
            sets=(party_set(who, label, parts),),
            values=values,
        )


def _about(connection: sqlite3.Connection, kind: Kind, asked: Filter) -> Iterator[Term]:
    """Yield who comes into a finding; for a statement also what is said, for a toll who was hurt."""
    if asked.about is None:
        return
    said = {"statements": "x.content", "tolls": "x.victims"}.get(kind.table)
    who = (find_who if said else known_who)(connection, asked.about)
    is_one, values = party_test(who, "p", "about")
    parts = kind.to if kind.table == "statements" else kind.by + kind.to + kind.more
    part = f"p.finding = x.finding AND p.part IN ({quoted(parts)})"
    tests, sets = [], []
    if who.known:
        tests.append(f"EXISTS (SELECT 1 FROM parties AS p WHERE {part} AND {is_one})")  # noqa: S608 - columns of ours
        sets.append(party_set(who, "about", parts))
    if said:
        connection.create_function("holds_word", 2, holds_word, deterministic=True)
        values |= {"about": who.words, "about_match": match_expression(f'"{who.words}"*')}
        values["about_like"] = like_pattern(who.words)
        tests.append(f"{said} LIKE :about_like ESCAPE '\\' AND holds_word({said}, :about)")
        sets.append(_in_report(kind))
    if kind.placed and who.countries:
        values["about_place"] = who.countries[0]
        tests.append("x.place_country = :about_place")
        sets.append(f"SELECT finding FROM {kind.table} WHERE place_country = :about_place")  # noqa: S608 - a table of ours
    test, whole = " OR ".join(reversed(tests)), " UNION ALL ".join(sets)
    yield Term(test=f"({test})", sets=(whole,), values=values, costly=bool(said), rare=bool(said))


def _in_report(kind: Kind) -> str:
    """Return the SQL that gives this kind of findings of the reports that hold the words asked about."""
    return (
        "SELECT f.id AS finding FROM sentence_words AS w CROSS JOIN sentences AS s CROSS JOIN findings AS f"  # noqa: S608 - a kind of ours
        " WHERE w.sentence_words MATCH :about_match AND s.key = w.rowid AND f.report = s.report"
        f" AND f.kind = '{kind.table[:-1]}'"
    )


def _in_sentence(match: str) -> str:
    return (
        "SELECT f.id AS finding FROM sentence_words AS w JOIN sentences AS s ON s.key = w.rowid"  # noqa: S608 - a parameter's name
        " JOIN findings AS f ON f.report = s.report AND f.sentence = s.number"
        f" WHERE w.sentence_words MATCH {match}"
    )


def _text(_: sqlite3.Connection, _kind: Kind, asked: Filter) -> Iterator[Term]:
    if asked.text is None:
        return
    match = match_expression(asked.text)
    if not match:
        raise InputError("--text", f"{asked.text!r} holds no word", "give a word of the sentence")
    found = _in_sentence(":text")
    yield Term(test=f"x.finding IN ({found})", sets=(found,), values={"text": match}, costly=True)


def _plain(_: sqlite3.Connection, kind: Kind, asked: Filter) -> Iterator[Term]:
    """Yield what is a column of the table itself."""
    if asked.since:
        yield Term(test="x.day >= :since", values={"since": asked.since})
    if asked.until:
        yield Term(test="x.day <= :until", values={"until": asked.until})
    if kind.table != "events" and (asked.types or asked.statuses):
        raise InputError("--type, --status", f"{kind.table} have none", "ask for events")
    yield from _words(asked)
    if asked.place:
        if not kind.placed:
            raise InputError("--place", f"{kind.table} have none", "ask for events or tolls")
        yield Term(
            test="(x.place = :place COLLATE NOCASE OR x.place_country = :place)",
            values={"place": asked.place},
        )


def _words(asked: Filter) -> Iterator[Term]:
    """Yield types and statuses; of types the index holds the days too, so that few may be left."""
    for column, wanted in (("type", asked.types), ("status", asked.statuses)):
        if wanted:
            values: dict[str, Any] = {f"{column}{k}": value for k, value in enumerate(wanted)}
            test = f"x.{column} IN ({', '.join(f':{mark}' for mark in values)})"
            days = (("since", ">=", asked.since), ("until", "<=", asked.until))
            within = "".join(f" AND x.day {sign} :{name}" for name, sign, day in days if day)
            found = f"SELECT x.finding FROM events AS x WHERE {test}{within}"  # noqa: S608 - columns of ours
            yield Term(test=test, sets=(found,), values=values, walked=True)


def _report(_: sqlite3.Connection, _kind: Kind, asked: Filter) -> Iterator[Term]:
    """Yield what is asked of the finding's report, and of who has looked at it."""
    if asked.outlet:
        yield Term(
            test="EXISTS (SELECT 1 FROM findings AS f JOIN reports AS r ON r.key = f.report"
            " WHERE f.id = x.finding AND r.source = :outlet)",
            sets=(FINDING + "r.source = :outlet",),
            values={"outlet": asked.outlet},
        )
    if asked.reviewed is not None:
        is_or_not = "NOTNULL" if asked.reviewed else "ISNULL"
        found = "SELECT id AS finding FROM findings WHERE verdict IS NOT NULL"
        yield Term(
            test=f"EXISTS (SELECT 1 FROM findings AS f WHERE f.id = x.finding AND f.verdict {is_or_not})",  # noqa: S608 - words of ours
            sets=(found,) if asked.reviewed else (),
        )


def _situation(connection: sqlite3.Connection, kind: Kind, asked: Filter) -> Iterator[Term]:
    if asked.situation is None:
        return
    saved = get_situation(connection, asked.situation)
    if saved.since:
        yield Term(test="x.day >= :situation_since", values={"situation_since": saved.since})
    if saved.until:
        yield Term(test="x.day <= :situation_until", values={"situation_until": saved.until})
    if saved.parties or saved.places:
        yield _within(connection, kind, saved)


def _within(connection: sqlite3.Connection, kind: Kind, saved: Situation) -> Term:
    """Return the test of a finding that names a party of the situation or lies in one of its places.

    Who is hurt, and what is said, often names nobody: the finding's sentence then speaks for it.
    """
    tests: list[str] = []
    values: dict[str, Any] = {}
    for k, words in enumerate(saved.parties):
        test, more = party_test(find_who(connection, words), "p", f"situation{k}")
        tests.append(test)
        values |= more
    clauses = []
    if tests:
        named = " OR ".join(tests)
        clauses.append(
            f"EXISTS (SELECT 1 FROM parties AS p WHERE p.finding = x.finding AND ({named}))"  # noqa: S608 - columns of ours
        )
        clauses.append(
            "EXISTS (SELECT 1 FROM findings AS f JOIN findings AS g ON g.report = f.report"  # noqa: S608 - as above
            " AND g.sentence = f.sentence JOIN parties AS p ON p.finding = g.id"
            f" WHERE f.id = x.finding AND ({named}))"
        )
    for k, place in enumerate(saved.places):
        values[f"situation_place{k}"] = place
        if kind.placed:
            mark = f":situation_place{k}"
            clauses.append(f"x.place = {mark} COLLATE NOCASE OR x.place_country = {mark}")
    return Term(test=f"({' OR '.join(clauses) or '0'})", values=values)


_MAKERS: tuple[Callable[[sqlite3.Connection, Kind, Filter], Iterator[Term]], ...] = (
    _between,
    _parties,
    _about,
    _text,
    _plain,
    _report,
    _situation,
)
