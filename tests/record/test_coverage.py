"""Coverage: what was read, what could not be, and what nobody has looked at."""

from __future__ import annotations

from types import ModuleType

import pytest

from goodoffices.record import (
    Filter,
    Person,
    Record,
    Situation,
    accept,
    add,
    coverage,
    coverage_line,
    draft_finding,
    note_failure,
    save_situation,
    write_reading,
)
from goodoffices.shapes import Failure

ANNA = Person("anna", "2031-06-01T00:00:00Z")
EMPTY = {"events": (), "statements": (), "tolls": (), "standings": (), "precedents": ()}


@pytest.fixture
def filled(record: Record, readings: ModuleType) -> Record:
    """Four reports: one told, one silent, one not coded, one without a day; and a failure."""
    made = [
        readings.make_reading("told", published="2031-04-30"),
        readings.make_reading("silent", published="2031-05-02", source="Norland Post", **EMPTY),
        readings.make_reading(
            "foreign", published="2031-05-05", language="fr", sentences=(), **EMPTY
        ),
        readings.make_reading("undated", published=None, **EMPTY),
    ]
    for reading in made:
        write_reading(record, reading, b"", reading.id, readings.READ_AT)
    note_failure(record, Failure(where="torn.html", reason="no text"), readings.READ_AT)
    return record


def test_it_counts_what_was_read_and_what_was_not(filled: Record) -> None:
    """Not coded, without findings and not readable are three things."""
    found = coverage(filled)
    assert (found.reports, found.not_coded, found.without_findings, found.failed) == (4, 1, 2, 1)
    assert (found.findings, found.reviewed, found.unreviewed) == (6, 0, 6)


def test_a_period_leaves_out_the_undated_and_says_so(filled: Record) -> None:
    """Reports without a day are in no period."""
    found = coverage(filled, Filter(since="2031-05-01"))
    assert (found.reports, found.undated) == (2, 1)
    told = coverage_line(found)
    assert told.startswith("2 reports read since 2031-05-01, 1 not coded, 1 with nothing found")
    assert "1 undated left out" in told


def test_a_situation_gives_its_period(filled: Record) -> None:
    """The narrower of the question's and the situation's days count."""
    save_situation(filled, Situation(name="war", since="2031-04-01", until="2031-05-03"), ANNA)
    found = coverage(filled, Filter(situation="war", since="2031-05-01"))
    assert (found.since, found.until, found.reports) == ("2031-05-01", "2031-05-03", 1)


def test_reviewed_findings_are_counted(filled: Record) -> None:
    """Each finding that a person judged, once."""
    accept(filled, "told:event:28", ANNA)
    accept(filled, "told:event:28", ANNA)
    assert coverage(filled).reviewed == 1
    assert coverage(filled, Filter(outlet="Norland Post")).reviewed == 0


def test_what_was_told_by_hand_counts_as_found_and_reviewed(filled: Record) -> None:
    """It is a finding like any other, that a person vouches for."""
    quote = "12 villagers were killed"
    drafted = draft_finding(filled, "told", "toll", quote, {"kind": "injured", "low": 1})
    add(filled, "told", drafted, ANNA)
    found = coverage(filled)
    assert (found.findings, found.reviewed, found.unreviewed) == (7, 1, 6)


def test_shares_are_by_outlet_language_and_week(filled: Record) -> None:
    """A week is named by its Monday; what the report doesn't say is null."""
    found = coverage(filled, shares=True)
    assert {(one.name, one.reports) for one in found.by_outlet} == {
        ("Norland Post", 1), ("The Vell Courier", 3),
    }  # fmt: skip
    assert {(one.name, one.not_coded) for one in found.by_language} == {("en", 0), ("fr", 1)}
    assert {(one.name, one.reports) for one in found.by_week} == {
        (None, 1), ("2031-04-28", 2), ("2031-05-05", 1),
    }  # fmt: skip
