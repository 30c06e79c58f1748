"""All that a record tells of who deals with whom, side by side, and what of it was known on a day.

What depends on a report alone is worked out once, when it is read; what is known on a day is chosen
and put together from that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np

from goodoffices.channels.dyads import MEDIATION, dyads_of
from goodoffices.channels.parties import Mention, PartyBook, foreign_party, party_of
from goodoffices.channels.shape import Citation
from goodoffices.channels.table import Row, day_number
from goodoffices.channels.testify import (
    Mentions,
    brokered_before,
    mediated_before,
    standing_changed,
)
from goodoffices.channels.testimony import Testimony
from goodoffices.record import Record
from goodoffices.record.columns import Codes, Flags, Ints, only_once
from goodoffices.record.follow import keys_json
from goodoffices.record.tables import Columns, Table, order_on, splice_of, splice_owned

NEVER = 2**62  # a day that doesn't come


class ActTable(Table):
    """Events, by id: known from day `since` on, `until` a precedent tells the same; `pairs` of each."""

    since: Ints
    until: Ints
    pairs: Ints


class PairTable(Columns):
    """Pairs of parties, by event; of those imported `since` says from which day each is known.

    `told` is the same number where one event is told of one pair, `row` where day, pair and code agree.
    """

    since: Ints
    told: Ints
    row: Ints
    cited: Ints


class RowTable(Columns):
    """The rows that pairs point to: day, source, code, target, kind; words as numbers."""

    day: Ints
    source: Ints
    cameo: Ints
    target: Ints
    kind: Ints


class Heard(msgspec.Struct, frozen=True):
    """A testimony with its place among all; known from day `since` on, until a precedent tells the same."""

    place: tuple[int, str, int]
    since: int
    until: int
    testimony: Testimony


class Words(msgspec.Struct, frozen=True):
    """What stands in the tables as numbers; it only ever grows. `told` is an event with a pair of parties."""

    findings: Codes[str]
    parties: Codes[str]
    cameos: Codes[str]
    told: Codes[tuple[str, str, str]]
    rows: Codes[Row]
    people: Codes[str]
    cited: list[Citation]


class Dealings(msgspec.Struct, frozen=True, kw_only=True):
    """All that a record tells of who deals with whom, as of one moment.

    `heard` is by the key of the report; `fields` are `words.rows` as columns; `behind` the people
    behind `words.cited`. `imports` tells whether what was imported is still the same. `by_day` are the
    places of all pairs, those imported after the others, in the order of their days.
    """

    words: Words
    acts: ActTable
    pairs: PairTable
    heard: Mapping[int, tuple[Heard, ...]]
    imports: tuple[int, int]
    imported: PairTable
    fields: RowTable
    behind: Ints
    by_day: Ints
    kept: dict[str, Flags] = msgspec.field(default_factory=dict)  # what was worked out already

    def column(self, name: str) -> Ints:
        """Return a column of all pairs, those imported after the others."""
        own, imported = getattr(self.pairs, name), getattr(self.imported, name)
        return np.concatenate((own, imported)) if len(imported) else np.asarray(own)

    def alone(self) -> Flags:
        """Return which of all pairs no other pair is told as one with, whatever is known of either."""
        if "alone" not in self.kept:
            told, row = self.column("told"), self.column("row")
            self.kept["alone"] = only_once(told) & only_once(row)
        return self.kept["alone"]


def read_dealings(
    record: Record, book: PartyBook, reports: Ints | None = None, known: Dealings | None = None
) -> Dealings:
    """Return what these reports tell, all where None is given, with what is known of the others.

    Persons and bodies are gathered into the parties they stand for, by `book`; who stands for none
    is left out.

    Raises:
        RecordError: the record can't be read.

    """
    words = known.words if known else _no_words()
    page = _read(record, book, keys_json(record, reports))
    acts, pairs = _acts(page, words)
    heard, splice = _heard(page), None
    if known is not None and reports is not None:
        told = splice_of(known.acts, reports, acts, words.findings.words)
        splice = splice_owned(told, known.acts.pairs, acts.pairs)
        pairs, acts = known.pairs.spliced(pairs, splice), known.acts.spliced(acts, told)
        gone = set(reports.tolist())
        heard = {key: own for key, own in known.heard.items() if key not in gone} | heard
    imports = imports_of(record)
    same = known is not None and imports == known.imports
    imported = known.imported if known and same else _imported(record, book, words)
    found = Dealings(
        words=words, acts=acts, pairs=pairs, heard=heard, imports=imports, imported=imported,
        fields=_fields(words, known.fields if known else None),
        behind=_behind(words, known.behind if known else np.zeros((0, 2), np.int64)),
        by_day=np.zeros(0, np.int64),
    )  # fmt: skip
    before = known.by_day if known and same else None
    by_day = order_on([found.fields.day.take(found.column("row"))], before, splice)
    return msgspec.structs.replace(found, by_day=by_day)


def _no_words() -> Words:
    return Words(Codes(), Codes(), Codes(), Codes(), Codes(), Codes(), [])


class _Page(msgspec.Struct, frozen=True):
    """Rows of some reports, as the record holds them, and who plays a part in them."""

    book: PartyBook
    events: Sequence[sqlite3.Row]
    precedents: Sequence[sqlite3.Row]
    standings: Sequence[sqlite3.Row]
    mentions: Mentions
    by_report: Mapping[int, Sequence[Mention]]

    def known_as_precedents(self) -> Mapping[tuple[int, int, str], int]:
        """Return, by report, sentence and broker, from which day a precedent tells of them."""
        found: dict[tuple[int, int, str], int] = {}
        for row in self.precedents:
            for mention in self.mentions.get(row["finding"], ()):
                party = party_of(mention, self.book) if mention.part == "broker" else None
                if party:
                    key = row["key"], row["number"], party
                    found[key] = min(found.get(key, NEVER), _number(row["day"], -NEVER))
        return found

    def until(self, row: sqlite3.Row, known: Mapping[tuple[int, int, str], int]) -> int:
        """Return the day from which a precedent tells the brokering that an event tells, else NEVER."""
        if row["cameo"] != MEDIATION:
            return NEVER
        actors = [m for m in self.mentions.get(row["finding"], ()) if m.part == "actor"]
        parties = (party_of(mention, self.book) for mention in actors)
        place = row["key"], row["number"]
        return min((known.get((*place, one), NEVER) for one in parties if one), default=NEVER)


def _read(record: Record, book: PartyBook, reports: str) -> _Page:
    mentions: dict[str, list[Mention]] = {}
    by_report: dict[int, list[Mention]] = {}
    for row in _query(record, "parties", reports):
        finding, part, actor, name, country, sector, role, text, key = row
        mention = Mention(
            part=part, actor=actor, name=name, country=country, sector=sector, role=role, text=text
        )
        mentions.setdefault(finding, []).append(mention)
        by_report.setdefault(key, []).append(mention)
    return _Page(
        book,
        events=_query(record, "events", reports),
        precedents=_query(record, "precedents", reports),
        standings=_query(record, "standings", reports),
        mentions=mentions,
        by_report=by_report,
    )


@cache
def _sql(name: str) -> str:
    folder = resources.files(__package__).joinpath("queries")
    return folder.joinpath(f"{name}.sql").read_text("utf-8")


def _query(record: Record, name: str, reports: str) -> Sequence[sqlite3.Row]:
    return record.connection.execute(_sql(name), {"reports": reports}).fetchall()


def _number(day: str | None, null: int) -> int:
    return null if day is None else day_number(day)


def _since(published: str | None, day: str | None, null: int) -> int:
    """Return the day from which something is known: when it came out, and not before it happened."""
    return max(_number(published, -NEVER), _number(day, null))


def _acts(page: _Page, words: Words) -> tuple[ActTable, PairTable]:
    doubled = page.known_as_precedents()
    pairs: list[tuple[int, int, int]] = []
    many: list[int] = []
    for row in page.events:
        found = list(dyads_of(row, page.mentions.get(row["finding"], ()), page.book))
        pairs += (_pair(row["told"], one, cited, words) for one, cited in found)
        many.append(len(found))
    acts = ActTable(
        finding=words.findings.column(row["finding"] for row in page.events),
        report=np.array([row["key"] for row in page.events], np.int64),
        since=np.array(
            [_since(r["published"], r["day"] or r["published"], NEVER) for r in page.events],
            np.int64,
        ),
        until=np.array([page.until(row, doubled) for row in page.events], np.int64),
        pairs=np.array(many, np.int64),
    )
    return acts, _pairs(pairs, [0] * len(pairs))


def _pair(told: str, row: Row, cited: Citation, words: Words) -> tuple[int, int, int]:
    words.cited.append(cited)
    told_of = words.told.number((told, row.source, row.target))
    return told_of, words.rows.number(row), len(words.cited) - 1


def _pairs(found: Sequence[tuple[int, int, int]], since: Sequence[int]) -> PairTable:
    told, row, cited = np.array(found, np.int64).reshape(-1, 3).T
    return PairTable(since=np.array(since, np.int64), told=told, row=row, cited=cited)


def _fields(words: Words, known: RowTable | None) -> RowTable:
    parties, cameos = words.parties, words.cameos
    more = [
        (row.day, parties.number(row.source), cameos.number(row.cameo), parties.number(row.target),
         row.kind)
        for row in words.rows.words[len(known) if known is not None else 0 :]
    ]  # fmt: skip
    columns = np.array(more, np.int64).reshape(-1, len(RowTable.names)).T
    new = RowTable(**dict(zip(RowTable.names, columns, strict=True)))
    return new if known is None else known.followed_by(new)


def _behind(words: Words, known: Ints) -> Ints:
    number = words.people.number
    more = [
        (number(one.source_person), number(one.target_person)) for one in words.cited[len(known) :]
    ]
    return np.concatenate((known, np.array(more, np.int64).reshape(-1, 2)))


def _heard(page: _Page) -> dict[int, tuple[Heard, ...]]:
    """Return, by report, what is told of third parties besides, with the parties of the report."""
    doubled = page.known_as_precedents()
    own = (page.mentions, page.book)
    told = [
        *((0, row, _since(row["published"], row["day"], -NEVER), NEVER, one)
          for row, one in brokered_before(page.precedents, *own)),
        *((1, row, _since(row["published"], row["date_start"], -NEVER), NEVER, one)
          for row, one in standing_changed(page.standings, *own)),
        *((2, row, _since(row["published"], row["day"] or row["published"], NEVER),
           page.until(row, doubled), one)
          for row, one in mediated_before(page.events, *own)),
    ]  # fmt: skip
    found: dict[int, list[Heard]] = {}
    for nth, (kind, row, since, until, one) in enumerate(told):
        key, place = row["key"], (kind, row["finding"], nth)
        found.setdefault(key, []).append(Heard(place, since, until, one))
    return {key: _in_report(many, page, key) for key, many in found.items()}


def _in_report(heard: Iterable[Heard], page: _Page, key: int) -> tuple[Heard, ...]:
    """Return testimonies with the parties of their report.

    Where a people is told of ("Palestinians", "Gaza"), its movements in that report are meant too.
    """
    named = (party_of(mention, page.book) for mention in page.by_report.get(key, ()))
    around = frozenset(party for party in named if party)
    found = []
    for one in heard:
        sides = one.testimony.sides
        meant = {party for party in around if page.book.homes.get(party) in sides}
        told = msgspec.structs.replace(one.testimony, around=around, sides=sides | meant)
        found.append(msgspec.structs.replace(one, testimony=told))
    return tuple(found)


def imports_of(record: Record) -> tuple[int, int]:
    """Return what is another one whenever a file was imported, or an import taken back."""
    count, last = record.connection.execute(
        "SELECT count(*), ifnull(max(key), 0) FROM imports"
    ).fetchone()
    return count, last


def _imported(record: Record, book: PartyBook, words: Words) -> PairTable:
    """Return the events of other data sets that stand behind what was read."""
    pairs, since = [], []
    for row in record.connection.execute(_sql("imported")):
        ends = [
            foreign_party(row[end], row[f"{end}_country"], row[f"{end}_sectors"], book)
            for end in ("source", "target")
        ]
        if ends[0] and ends[1] and ends[0] != ends[1]:
            cited = Citation(report=row["report"], words=row["text"])
            one = Row(day_number(row["day"]), ends[0], row["cameo"], ends[1])
            pairs.append(_pair(row["report"], one, cited, words))
            since.append(one.day)
    return _pairs(pairs, since)
