"""Stories: copies and editions of one report, of which the newest edition leads.

Two reports are one story where a good part of the shorter stands in the other word for word. What
a report has in common with others is found once, when it is new; no other pair is looked at again.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from goodoffices.errors import InputError
from goodoffices.record.columns import Ints
from goodoffices.record.faults import explained
from goodoffices.record.follow import keys_json
from goodoffices.record.open import Record, snapshot, transaction
from goodoffices.record.slices import waiting
from goodoffices.record.sql import query
from goodoffices.record.stories_likeness import (
    Alike,
    all_pairs,
    containment,
    new_sentences,
    shingles,
    signature,
)

Relation = Literal["leads", "copy", "excerpt", "earlier edition", "near copy"]
SHARED = 0.4  # of the shorter text: reports that share this much are one story
WHOLE = 0.9  # of a text: the other holds it all, but for a word here and there
CANDIDATE = 0.05  # estimated resemblance below which two reports are not compared
DAYS = 10  # a story is reprinted within so many days


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list: its leading report, and how many reports and outlets told it."""

    story: str
    published: str | None
    title: str | None
    source: str | None
    reports: int
    outlets: int


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a story: `likeness` is the share of its text that stands in the leading one.

    `added` holds the sentences of the leading report that this one lacks, `left_out` those of this
    one that the leading report lacks.
    """

    report: str
    relation: Relation
    likeness: float
    published: str | None
    source: str | None
    title: str | None
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Folded(msgspec.Struct, frozen=True):
    """How many reports were new to folding, and how many stories the record now has."""

    reports: int
    stories: int


class _Text(NamedTuple):
    """A report of a story that is being put together."""

    key: int
    id: str
    published: str
    source: str | None
    length: int
    shingles: frozenset[str]


class _Known(NamedTuple):
    """The signatures of reports, those of one day side by side; days as ordinals."""

    keys: list[int]
    days: list[int | None]
    rows: npt.NDArray[np.uint64]


def fold_stories(record: Record, reports: Ints | None = None) -> Folded:
    """Put each new or changed report into its story; return how many there were.

    Run again without new reports it does nothing. Only reports published within ten days of a new
    one, or without a day, are compared with it. With `reports`, only those of these keys are put.
    """
    signed = sum(fold_by_slices(record, reports))
    with explained(record.path):
        (stories,) = record.connection.execute(
            "SELECT count(*) FROM stories WHERE relation = 'leads'"
        ).fetchone()
    return Folded(signed, stories)


def fold_by_slices(record: Record, reports: Ints | None = None) -> Iterator[int]:
    """Do what `fold_stories` does, some reports at a time; yield after each lot how many were new to it.

    Between two lots nothing is locked, and what is done is kept.
    """
    for keys in waiting(record, "story-waiting", keys_json(record, reports)):
        with transaction(record) as connection:
            fresh = connection.execute(query("story-unsigned"), {"reports": keys}).fetchall()
            texts = {row["key"]: shingles(row["text"]) for row in fresh}
            freed = [key for row in fresh for key in _sign(connection, row, texts[row["key"]])]
            _link(connection, fresh, texts)
            regroup(connection, keys, freed)
        yield len(fresh)


def _sign(connection: sqlite3.Connection, row: sqlite3.Row, shingled: frozenset[str]) -> list[int]:
    """Keep the signature of a report's text, and forget what its earlier text shared with others.

    Returns who is in no story for now.
    """
    freed = connection.execute(query("story-beside"), {"report": row["key"]}).fetchall()
    connection.execute("DELETE FROM report_links WHERE one = ? OR other = ?", (row["key"],) * 2)
    connection.executemany("DELETE FROM stories WHERE report = ?", freed)
    connection.execute(
        "INSERT OR REPLACE INTO report_signatures (report, sha256, shingles, signature)"
        " VALUES (?, ?, ?, ?)",
        (row["key"], row["sha256"], len(shingled), signature(shingled).astype("<u8").tobytes()),
    )
    return [key for (key,) in freed]


def _link(
    connection: sqlite3.Connection,
    fresh: Sequence[sqlite3.Row],
    texts: Mapping[int, frozenset[str]],
) -> None:
    """Find which reports each of `fresh`, with these shingles, shares text with."""
    if not fresh:
        return
    known = _known(connection, [row["published"] for row in fresh])
    alike = Alike(known.rows, CANDIDATE)
    place = {key: k for k, key in enumerate(known.keys)}
    pairs = {
        (min(row["key"], other), max(row["key"], other))
        for row in fresh
        for other in _candidates(known, alike, place[row["key"]])
    }
    cut = dict(texts)
    for key in {key for pair in pairs for key in pair} - texts.keys():
        cut[key] = _text(connection, key).shingles
    for one, other in sorted(pairs):
        held, holds = containment(cut[one], cut[other]), containment(cut[other], cut[one])
        if max(held, holds) >= SHARED:
            values = (one, other, held, holds)
            connection.execute("INSERT INTO report_links VALUES (?, ?, ?, ?)", values)


def _known(connection: sqlite3.Connection, days: Sequence[str | None]) -> _Known:
    told = [day for day in days if day is not None]
    values = {
        "since": away(min(told), -DAYS) if told else None,
        "until": away(max(told), DAYS) if told else None,
    }
    name = "story-all-signatures" if None in days else "story-signatures"
    found = connection.execute(query(name), values).fetchall()
    rows = np.array([np.frombuffer(row["signature"], "<u8") for row in found], dtype=np.uint64)
    return _Known([row["report"] for row in found], [_day(row["published"]) for row in found], rows)


def _day(published: str | None) -> int | None:
    return None if published is None else dt.date.fromisoformat(published).toordinal()


def _candidates(known: _Known, alike: Alike, at: int) -> list[int]:
    """Return the reports near in time to the one at `at` that may share text with it."""
    return [known.keys[k] for k in alike.to(at) if _near(known.days[at], known.days[k])]


def _near(day: int | None, other: int | None) -> bool:
    return day is None or other is None or abs(day - other) <= DAYS


def away(day: str, days: int) -> str:
    """Return the ISO day that lies `days` after `day`."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def _text(connection: sqlite3.Connection, report: int) -> _Text:
    row = connection.execute(query("story-report"), {"report": report}).fetchone()
    return _Text(
        row["key"], row["id"], row["published"] or "", row["source"], len(row["text"]),
        shingles(row["text"]),
    )  # fmt: skip


def regroup(connection: sqlite3.Connection, reports: str, freed: Iterable[int]) -> None:
    """Put those of these reports that stand in no story into one, with those that they share text with."""
    rows = connection.execute(query("story-unfolded"), {"reports": reports})
    left = sorted({row["key"] for row in rows}.union(freed))
    done: set[int] = set()
    for report in left:
        if report in done:
            continue
        members = _reachable(connection, report)
        done |= members
        if len(members) == 1:
            connection.execute(query("story-lay"), (report, report, "leads", 1.0))
        else:
            _lay(connection, [_text(connection, key) for key in sorted(members)])


def _reachable(connection: sqlite3.Connection, report: int) -> set[int]:
    """Return the report and all that are linked to it, however far."""
    found, edge = {report}, [report]
    while edge:
        rows = connection.execute(query("story-linked"), {"report": edge.pop()})
        new = {row["other"] for row in rows} - found
        found |= new
        edge.extend(sorted(new))
    return found


def _lay(connection: sqlite3.Connection, texts: Sequence[_Text]) -> None:
    head = leader(texts)
    for text in texts:
        held = containment(text.shingles, head.shingles) if text is not head else 1.0
        values = (text.key, head.key, _relation(text, head, held), held)
        connection.execute(query("story-lay"), values)


def leader(texts: Sequence[_Text]) -> _Text:
    """Return the text that leads: the newest edition of the outlet that had the story first.

    A text that another holds whole never leads, so an exact copy leaves that to the earlier one,
    and an excerpt to the report that it was cut from. Of one day's the longest leads.
    """
    ranked = sorted(texts, key=lambda text: (text.published, -text.length, text.id))
    cut = {
        other.key if _holds(one, other) else one.key
        for one, other in ((ranked[a], ranked[b]) for a, b in all_pairs(range(len(ranked))))
        if _holds(one, other) or _holds(other, one)
    }
    whole = [text for text in ranked if text.key not in cut] or ranked[:1]
    of_first = [text for text in whole if text.source == whole[0].source]
    newest = of_first[-1].published
    return next(text for text in of_first if text.published == newest)


def _holds(one: _Text, other: _Text) -> bool:
    """Whether `one` holds all of `other`."""
    return containment(other.shingles, one.shingles) >= WHOLE


def _relation(text: _Text, head: _Text, held: float) -> Relation:
    if text is head:
        return "leads"
    if held >= WHOLE and containment(head.shingles, text.shingles) >= WHOLE:
        return "copy"
    if text.source == head.source and text.published <= head.published:
        return "earlier edition"
    return "excerpt" if held >= WHOLE else "near copy"


def list_stories(record: Record, *, least: int = 1) -> list[StoryLine]:
    """Return the stories that at least so many reports tell, newest first."""
    with explained(record.path):
        rows = record.connection.execute(query("story-list"), {"least": least}).fetchall()
    return [StoryLine(**dict(row)) for row in rows]


def get_story(record: Record, report: str) -> list[Edition]:
    """Return the reports that are one story with `report`, the leading one first.

    Raises:
        InputError: the record has no such report, or it was not folded yet.

    """
    with snapshot(record) as connection:
        rows = connection.execute(query("story-members"), {"report": report}).fetchall()
        if not rows:
            raise InputError(
                report, "stands in no story", "give a report's id; fold new reports first"
            )
        told = {row["report"]: _sentences(connection, row["report_key"]) for row in rows}
    lead = told[rows[0]["report"]]
    return [_edition(row, lead, told[row["report"]]) for row in rows]


def _edition(row: sqlite3.Row, lead: Sequence[str], own: Sequence[str]) -> Edition:
    leads = row["relation"] == "leads"
    return Edition(
        **{name: row[name] for name in row.keys() if name != "report_key"},  # noqa: SIM118 - a row yields values
        added=() if leads else tuple(new_sentences(lead, own)),
        left_out=() if leads else tuple(new_sentences(own, lead)),
    )


def _sentences(connection: sqlite3.Connection, report: int) -> list[str]:
    rows = connection.execute(
        "SELECT text FROM sentences WHERE report = ? AND number IS NOT NULL ORDER BY number",
        (report,),
    )
    return [row["text"] for row in rows]


def independent(stories: Iterable[tuple[int, str | None]]) -> int:
    """Return how many sources stand behind tellings, each given as story and outlet of its leader.

    Copies are one story, and several stories of one outlet are one source.
    """
    return len({source or f"story {story}" for story, source in stories})
