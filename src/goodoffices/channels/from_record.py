"""The record as an events table with its sources, and what it tells of go-betweens besides."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from goodoffices.channels.parties import (
    Mention,
    PartyBook,
    foreign_party,
    party_of,
    people_of,
    person_of,
)
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
from goodoffices.channels.table import BY_CODE, Events, Row, day_number, make_events
from goodoffices.channels.testimony import ENDS, Testimony, TestimonyKind
from goodoffices.record import Record

VERBAL = frozenset(("AGREE", "CONCEDE", "THREATEN"))
WORDS = frozenset(("actual", "offered", "sought", "planned", "threatened"))
MEDIATION = "045"
HOSTING = "043"
MUTUAL_UNLESS = frozenset(("visit", "third-party"))


class Told(msgspec.Struct, frozen=True):
    """What a record knows on a day: events by party, and what is told of third parties besides.

    `reports` is how many reports it rests on.
    """

    events: Events
    testimonies: tuple[Testimony, ...]
    reports: int


Mentions = Mapping[str, Sequence[Mention]]


def read_record(record: Record, asof: str, book: PartyBook, more: Iterable[str] = ()) -> Told:
    """Return what the record tells up to day `asof`, of reports published by then.

    Persons and bodies are gathered into the parties they stand for, by `book`; who stands for none
    is left out. The same act told by several reports is one event with several sources. `more` are
    parties to know of even where nothing is told of them.
    """
    mentions = _mentions(record, asof)
    known = _brokered_in(record, asof, mentions, book)
    rows = [
        row for row in _query(record, "events", asof) if not _is_known(row, known, mentions, book)
    ]
    read = (pair for row in rows for pair in _dyads(row, mentions, book))
    found = _merged((*read, *_imported(record, asof, book)))
    told = (
        *_precedents(record, asof, mentions, book),
        *_standings(record, asof, mentions, book),
        *_earlier(rows, mentions, book),
    )
    around = _around(record, asof, book)
    told = tuple(_in_report(one, around.get(one.cited.report, frozenset()), book) for one in told)
    reports = {row["report"] for row in rows} | {one.cited.report for one in told}
    names = {*more, *(one.party for one in told)}
    return Told(
        make_events([row for row, _ in found], [c for _, c in found], names), told, len(reports)
    )


@cache
def _sql(name: str) -> str:
    folder = resources.files(__package__).joinpath("queries")
    return folder.joinpath(f"{name}.sql").read_text("utf-8")


def _query(record: Record, name: str, asof: str) -> Iterator[sqlite3.Row]:
    yield from record.connection.execute(_sql(name), {"asof": asof})


def _mentions(record: Record, asof: str) -> Mentions:
    found: dict[str, list[Mention]] = {}
    for row in _query(record, "parties", asof):
        fields: dict[str, Any] = {name: row[name] for name in Mention.__struct_fields__}
        found.setdefault(row["finding"], []).append(Mention(**fields))
    return found


def _in_report(one: Testimony, around: frozenset[str], book: PartyBook) -> Testimony:
    """Return a testimony with the parties of its report.

    Where a people is told of ("Palestinians", "Gaza"), its movements in that report are meant too.
    """
    meant = {party for party in around if book.homes.get(party) in one.sides}
    return msgspec.structs.replace(one, around=around, sides=one.sides | meant)


def _brokered_in(
    record: Record, asof: str, mentions: Mentions, book: PartyBook
) -> frozenset[tuple[str, int, str]]:
    """Return report, sentence and broker of each precedent."""
    return frozenset(
        (row["report"], row["number"], party)
        for row in _query(record, "precedents", asof)
        for mention in mentions.get(row["finding"], ())
        if mention.part == "broker" and (party := party_of(mention, book))
    )


def _is_known(
    row: sqlite3.Row, known: frozenset[tuple[str, int, str]], mentions: Mentions, book: PartyBook
) -> bool:
    """Whether an event is the brokering that the same sentence tells as a precedent."""
    brokers = {party_of(m, book) for m in mentions.get(row["finding"], ()) if m.part == "actor"}
    place = (row["report"], row["number"])
    return row["cameo"] == MEDIATION and any((*place, party) in known for party in brokers)


def _around(record: Record, asof: str, book: PartyBook) -> Mapping[str, frozenset[str]]:
    """Return, by report, the parties that it tells anything of."""
    found: dict[str, set[str]] = {}
    for row in _query(record, "parties", asof):
        fields: dict[str, Any] = {name: row[name] for name in Mention.__struct_fields__}
        party = party_of(Mention(**fields), book)
        if party:
            found.setdefault(row["report"], set()).add(party)
    return {report: frozenset(parties) for report, parties in found.items()}


def _dyads(
    row: sqlite3.Row, mentions: Mentions, book: PartyBook
) -> Iterator[tuple[str, Row, Citation]]:
    """Yield each pair of parties that an event joins, as one row, with where it was read.

    Before it stands what the event is told as: several events that are one have that in common.
    """
    kind = _kind(row)
    if kind is None or _is_background(row) or row["day"] is None:
        return
    seen: set[tuple[str, str, str]] = set()
    for source, code, target in _pairs(row, mentions.get(row["finding"], ()), book):
        one, other = party_of(source, book), party_of(target, book)
        if one and other and one != other and (one, code, other) not in seen:
            seen.add((one, code, other))
            cited = _citation(row, person_of(source, book), person_of(target, book))
            yield row["told"], Row(day_number(row["day"]), one, code, other, kind), cited


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


def _is_background(row: sqlite3.Row) -> bool:
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


def _citation(row: sqlite3.Row, source: str | None = None, target: str | None = None) -> Citation:
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


def _imported(record: Record, asof: str, book: PartyBook) -> Iterator[tuple[str, Row, Citation]]:
    """Yield the events of other data sets that stand behind what was read."""
    for row in _query(record, "imported", asof):
        ends = [
            foreign_party(row[end], row[f"{end}_country"], row[f"{end}_sectors"], book)
            for end in ("source", "target")
        ]
        if ends[0] and ends[1] and ends[0] != ends[1]:
            cited = Citation(report=row["report"], words=row["text"])
            day = day_number(row["day"])
            yield row["report"], Row(day, ends[0], row["cameo"], ends[1]), cited


def _merged(
    found: Iterable[tuple[str, Row, Citation]],
) -> list[tuple[Row, tuple[Citation, ...]]]:
    """Return each act once, with all that tell it.

    Acts are one where people or the record's merging said so, or where day, pair and code agree.
    """
    first: dict[tuple[str, str, str], Row] = {}
    by_row: dict[Row, list[Citation]] = {}
    for told, row, cited in found:
        one = first.setdefault((told, row.source, row.target), row)
        by_row.setdefault(one, []).append(cited)
    return [(row, tuple(cited)) for row, cited in by_row.items()]


def _precedents(
    record: Record, asof: str, mentions: Mentions, book: PartyBook
) -> Iterator[Testimony]:
    for row in _query(record, "precedents", asof):
        own = mentions.get(row["finding"], ())
        brokers = [m for m in own if m.part == "broker"]
        sides = frozenset(p for m in own if m.part == "party" and (p := people_of(m, book)))
        for broker in {party: m for m in brokers if (party := party_of(m, book))}.items():
            yield _brokering(row, broker, sides, brokers, book)


def _brokering(
    row: sqlite3.Row,
    broker: tuple[str, Mention],
    sides: frozenset[str],
    brokers: Sequence[Mention],
    book: PartyBook,
) -> Testimony:
    party, mention = broker
    failed = row["outcome"] in {"failed", "collapsed"}
    others = sorted({p for m in brokers if (p := party_of(m, book)) and p != party})
    beside = f" with {', '.join(others)}" if others else ""
    between = f" between {' and '.join(sorted(sides))}" if sides else ""
    when = _when(row["day"], row["until"])
    ending = f", which {row['outcome']}" if row["outcome"] else ""
    return Testimony(
        party=party,
        kind="effort-failed" if failed else "brokered",
        words=f"brokered the {when}{row['kind']}{between}{beside}{ending}",
        cited=_citation(row, person_of(mention, book)),
        date=row["day"] or row["published"],
        sides=sides,
    )


def _when(since: str | None, until: str | None) -> str:
    """Return "November 2012 " for a day or span within a month, "2012 " within a year, else nothing."""
    if since is None:
        return ""
    day = dt.date.fromisoformat(since)
    within = since[:7] == (until or since)[:7]
    return f"{day:%B %Y} " if within else f"{day:%Y} "


def _earlier(
    rows: Sequence[sqlite3.Row], mentions: Mentions, book: PartyBook
) -> Iterator[Testimony]:
    """Yield mediation told as history: it is no contact of today, but it was brokered."""
    for row in rows:
        if _is_background(row) and row["status"] in {"actual", "failed"}:
            own = mentions.get(row["finding"], ())
            sides = frozenset(p for m in own if m.part == "recipient" and (p := people_of(m, book)))
            for party in {p for m in own if m.part == "actor" and (p := party_of(m, book))}:
                failed = row["status"] == "failed"
                between = f" between {' and '.join(sorted(sides))}" if sides else ""
                yield Testimony(
                    party=party,
                    kind="effort-failed" if failed else "brokered",
                    words=f"mediated{between} before" + (", in vain" if failed else ""),
                    cited=_citation(row),
                    date=row["day"],
                    sides=sides,
                )


def _standings(
    record: Record, asof: str, mentions: Mentions, book: PartyBook
) -> Iterator[Testimony]:
    for row in _query(record, "standings", asof):
        for mention in mentions.get(row["finding"], ()):
            party = party_of(mention, book)
            if party is None or mention.part != "party":
                continue
            change, person = row["change"], person_of(mention, book)
            if change in ENDS and person is not None:
                words = f"{person}, who had its contacts, {ENDS[change]}"
                yield _turned(row, party, "office-lost", words, mention.name)
            elif change == "weakened":
                words = f"its {row['role'] or 'standing'} may have waned"
                yield _turned(row, party, "weakened", words, None)
            elif change == "strengthened":
                words = f"its {row['role'] or 'standing'} has grown"
                yield _turned(row, party, "strengthened", words, None)


def _turned(
    row: sqlite3.Row, party: str, kind: TestimonyKind, words: str, person: str | None
) -> Testimony:
    return Testimony(
        party=party, kind=kind, words=words, cited=_citation(row), date=row["day"], person=person
    )
