"""What a brief may know: nothing later than its day, nothing marked closer than it may travel."""

from __future__ import annotations

from goodoffices.brief.extract import count_undated, known_by, left_out
from goodoffices.record import Mark, Person, Record, counts, events, list_reports, mark_report
from goodoffices.record.merge import tell_once

from . import reports
from .reports import STRIKE, Told

ME = Person(name="desk", at="2031-06-01T00:00:00Z")


def test_later_undated_and_closer_reports_are_not_in_the_copy(record: Record) -> None:
    """Only the report of an earlier day that may travel so far is there, with its findings."""
    for name, day in (
        ("early", "2031-05-05"),
        ("late", "2031-05-20"),
        ("undated", None),
        ("close", "2031-05-05"),
    ):
        reports.tell(record, name, day, STRIKE, Told(text=f"Told by {name}."))
    mark_report(record, "close", Mark(handling="amber"), ME)
    with known_by(record, "2031-05-10", "clear") as known:
        assert [line.id for line in list_reports(known)] == ["early"]
        assert {line.report for line in events(known)} == {"early"}
    with known_by(record, "2031-05-10", "amber") as known:
        assert {line.id for line in list_reports(known)} == {"early", "close"}
    assert left_out(record, "2031-05-10", "clear") == {"amber": 1}
    assert left_out(record, "2031-05-04", "clear") == {}
    assert count_undated(record) == 1


def test_the_record_itself_is_left_as_it_was(record: Record) -> None:
    """What the copy leaves out is still in the record."""
    reports.tell(record, "late", "2031-05-20", STRIKE)
    before = counts(record)
    with known_by(record, "2031-05-10", "clear"):
        pass
    assert counts(record) == before


def test_events_that_a_withheld_report_held_together_are_counted_without_it(record: Record) -> None:
    """An event merged over three reports counts the two that are left."""
    for name in ("one", "two", "three"):
        reports.tell(record, name, "2031-05-05", STRIKE, Told(text=f"So says {name}, at length."))
    tell_once(record)
    assert {line.tellings for line in events(record)} == {3}
    mark_report(record, "one", Mark(handling="red"), ME)
    with known_by(record, "2031-05-10", "clear") as known:
        assert {line.tellings for line in events(known)} == {2}
