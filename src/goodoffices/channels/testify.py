"""What rows of a record tell of go-betweens besides their contacts: truces brokered, offices lost."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goodoffices.channels.dyads import citation_of, is_background
from goodoffices.channels.parties import Mention, PartyBook, party_of, people_of, person_of
from goodoffices.channels.testimony import ENDS, Testimony, TestimonyKind

Mentions = Mapping[str, Sequence[Mention]]
Told = tuple[sqlite3.Row, Testimony]


def brokered_before(
    rows: Iterable[sqlite3.Row], mentions: Mentions, book: PartyBook
) -> Iterator[Told]:
    """Yield what precedents tell of those who brokered them."""
    for row in rows:
        own = mentions.get(row["finding"], ())
        brokers = [m for m in own if m.part == "broker"]
        sides = frozenset(p for m in own if m.part == "party" and (p := people_of(m, book)))
        for broker in {party: m for m in brokers if (party := party_of(m, book))}.items():
            yield row, _brokering(row, broker, sides, brokers, book)


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
        cited=citation_of(row, person_of(mention, book)),
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


def mediated_before(
    rows: Iterable[sqlite3.Row], mentions: Mentions, book: PartyBook
) -> Iterator[Told]:
    """Yield mediation told as history: it is no contact of today, but it was brokered."""
    for row in rows:
        if is_background(row) and row["status"] in {"actual", "failed"}:
            own = mentions.get(row["finding"], ())
            sides = frozenset(p for m in own if m.part == "recipient" and (p := people_of(m, book)))
            for party in {p for m in own if m.part == "actor" and (p := party_of(m, book))}:
                failed = row["status"] == "failed"
                between = f" between {' and '.join(sorted(sides))}" if sides else ""
                yield (
                    row,
                    Testimony(
                        party=party,
                        kind="effort-failed" if failed else "brokered",
                        words=f"mediated{between} before" + (", in vain" if failed else ""),
                        cited=citation_of(row),
                        date=row["day"],
                        sides=sides,
                    ),
                )


def standing_changed(
    rows: Iterable[sqlite3.Row], mentions: Mentions, book: PartyBook
) -> Iterator[Told]:
    """Yield what changes of office and of influence tell of the parties behind."""
    for row in rows:
        for mention in mentions.get(row["finding"], ()):
            party = party_of(mention, book)
            if party is None or mention.part != "party":
                continue
            change, person = row["change"], person_of(mention, book)
            if change in ENDS and person is not None:
                words = f"{person}, who had its contacts, {ENDS[change]}"
                yield row, _turned(row, party, "office-lost", words, mention.name)
            elif change == "weakened":
                words = f"its {row['role'] or 'standing'} may have waned"
                yield row, _turned(row, party, "weakened", words, None)
            elif change == "strengthened":
                words = f"its {row['role'] or 'standing'} has grown"
                yield row, _turned(row, party, "strengthened", words, None)


def _turned(
    row: sqlite3.Row, party: str, kind: TestimonyKind, words: str, person: str | None
) -> Testimony:
    return Testimony(
        party=party, kind=kind, words=words, cited=citation_of(row), date=row["day"], person=person
    )
