"""What was known on a day, put together from all that a record tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from goodoffices.actors import load_registry
from goodoffices.channels import PartyBook, make_book
from goodoffices.channels.dealings import read_dealings
from goodoffices.channels.told_on import told_on
from goodoffices.record import Record, open_record, write_reading

from .story import EGYPT, HAMAS, ISRAEL, MORSI, USA, event, reading, standing


@pytest.fixture(scope="module")
def book() -> PartyBook:
    """Return the parties of our registry."""
    return make_book(load_registry().actors.values())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Return a record with a report of 1 May and one of 1 June."""
    with open_record(tmp_path / "war.db") as opened:
        early = event("2031-05-01", "CONSULT", "042", [USA], [ISRAEL], words="met")
        late = event("2031-05-31", "CONSULT", "042", [EGYPT], [HAMAS], words="saw")
        lost = (standing(MORSI, "deposed", "president"),)
        for name, day, one, standings in (
            ("may", "2031-05-01", early, ()), ("june", "2031-06-01", late, lost),
        ):  # fmt: skip
            made = reading(name, day, events=(one,), standings=standings)
            write_reading(opened, made, b"", name, "2031-07-01T00:00:00Z")
        yield opened


def test_a_report_is_known_from_the_day_it_came_out(record: Record, book: PartyBook) -> None:
    """Its events and what it tells besides, and it counts as one that the answer rests on."""
    dealings = read_dealings(record, book)
    before, after = told_on(dealings, "2031-05-31"), told_on(dealings, "2031-06-01")
    assert (len(before.events.day), before.reports) == (1, 1)
    assert not before.testimonies
    assert (len(after.events.day), after.reports) == (2, 2)
    assert after.testimonies


def test_only_the_reports_asked_for_tell(record: Record, book: PartyBook) -> None:
    """They are flagged by their keys."""
    keys = dict(record.connection.execute("SELECT id, key FROM reports").fetchall())
    flags = np.zeros(max(keys.values()) + 1, np.bool_)
    flags[keys["may"]] = True
    told = told_on(read_dealings(record, book), "2031-06-01", (), flags)
    assert (len(told.events.day), told.reports) == (1, 1)
    assert not told.testimonies


def test_parties_asked_for_are_named_though_nothing_is_told_of_them(
    record: Record, book: PartyBook
) -> None:
    """So that a question about them finds them, with nothing to tell."""
    told = told_on(read_dealings(record, book), "2031-05-31", ["Norland"])
    assert "Norland" in told.events.names
    assert "Egypt" not in told.events.names


def test_what_comes_in_later_is_told_as_if_all_were_read_anew(
    record: Record, book: PartyBook
) -> None:
    """Acts stand by their days, of a day in the order of the reports that tell them."""
    before = read_dealings(record, book)
    early = event("2031-04-02", "CONSULT", "042", [USA], [HAMAS], words="met")
    again = event("2031-05-01", "CONSULT", "042", [EGYPT], [ISRAEL], words="met")
    made = reading("april", "2031-05-20", events=(early, again), standings=())
    write_reading(record, made, b"", "april", "2031-07-01T00:00:00Z")
    (key,) = record.connection.execute("SELECT key FROM reports WHERE id = 'april'").fetchone()
    after = told_on(read_dealings(record, book, np.array([key]), before), "2031-06-01")
    anew = told_on(read_dealings(record, book), "2031-06-01")
    assert after.events.day.tolist() == sorted(anew.events.day.tolist())
    told = [
        list(zip(one.source.tolist(), one.target.tolist(), one.cites, strict=True))
        for one in (after.events, anew.events)
    ]
    assert told[0] == told[1]
