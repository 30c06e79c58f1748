"""Tellings become events: grouped, reversible, and a person's word first."""

from __future__ import annotations

from types import ModuleType

import msgspec
import pytest

from goodoffices.errors import InputError
from goodoffices.record import Record, write_reading
from goodoffices.record.corrections import Person, tell_apart, tell_as_one, undo
from goodoffices.record.merge import (
    merge_events,
    shared_events,
    tell_once,
    tellings,
    unmerge,
)

ADA = Person("Ada", "2031-06-01T09:00:00Z")


def put(record: Record, readings: ModuleType, name: str, **more: object) -> tuple[str, str]:
    """Write a report of the meeting and the offer; return the ids of its two events."""
    text = f"{readings.TEXT}\n\n{more.pop('tail', name)}"
    reading = readings.make_reading(name, text=text, source=f"Outlet {name}", **more)
    write_reading(record, reading, b"", name, readings.READ_AT)
    return f"{name}:event:28", f"{name}:event:90"


def told(record: Record, event: str) -> str:
    """Return the id under which an event's tellings are one."""
    row = record.connection.execute("SELECT told FROM told_event WHERE event = ?", (event,))
    return str(row.fetchone()["told"])


def test_two_reports_of_a_meeting_tell_one_event(record: Record, readings: ModuleType) -> None:
    """The same act in two reports is one event with both as sources, and the reason is kept."""
    one, offer = put(record, readings, "one")
    two, _ = put(record, readings, "two")
    merge_events(record)
    assert told(record, one) == told(record, two)
    assert told(record, one) != told(record, offer)
    found = tellings(record, two)
    assert [source.report for source in found.sources] == ["one", "two"]
    assert found.reports == 2
    assert all("points" in source.why for source in found.sources)


def test_merging_again_compares_nothing(record: Record, readings: ModuleType) -> None:
    """What was merged is not compared again; a new report only adds to it."""
    put(record, readings, "one")
    assert tell_once(record).new == 2
    assert tell_once(record).new == 0
    two, _ = put(record, readings, "two")
    done = merge_events(record)
    assert done.new == 2
    count = "SELECT count(DISTINCT told) FROM told_event"
    assert record.connection.execute(count).fetchone()[0] == 2
    assert told(record, two) == "one:event:28"


def test_batches_and_single_steps_agree(record: Record, readings: ModuleType) -> None:
    """Merging after each report comes to what merging all at once comes to."""
    for name in ("one", "two", "three"):
        put(record, readings, name)
        merge_events(record)
    stepwise = {event: told(record, event) for event in ("one:event:90", "two:event:90")}
    unmerge(record)
    assert told(record, "two:event:90") == "two:event:90"
    merge_events(record)
    assert {event: told(record, event) for event in stepwise} == stepwise


def test_a_person_s_split_wins_at_once_and_after_merging_again(
    record: Record, readings: ModuleType
) -> None:
    """An event told apart stays apart whatever the machine says; taking that back puts it back."""
    one, _ = put(record, readings, "one")
    two, _ = put(record, readings, "two")
    merge_events(record)
    key = tell_apart(record, two, [one], ADA)
    assert told(record, one) != told(record, two)
    merge_events(record)
    assert told(record, one) != told(record, two)
    undo(record, key, ADA)
    merge_events(record)
    assert told(record, one) == told(record, two)


def test_a_person_s_merge_joins_what_the_machine_would_not(
    record: Record, readings: ModuleType
) -> None:
    """Two acts that a person holds for one are one, with that as the reason."""
    meeting, offer = put(record, readings, "one")
    merge_events(record)
    tell_as_one(record, [meeting, offer], ADA)
    assert told(record, meeting) == told(record, offer)
    merge_events(record)
    assert told(record, meeting) == told(record, offer)
    assert "Ada said so" in {source.why for source in tellings(record, offer).sources}


def test_a_report_read_by_a_newer_engine_is_merged_anew(
    record: Record, readings: ModuleType
) -> None:
    """Its old links go with its old findings; no group keeps an event that is gone."""
    put(record, readings, "one")
    put(record, readings, "two")
    merge_events(record)
    put(record, readings, "one", engine=readings.NEWER, events=())
    assert told(record, "two:event:28") == "two:event:28"
    assert merge_events(record).new == 0
    assert tellings(record, "two:event:28").reports == 1


def test_other_days_are_other_events(record: Record, readings: ModuleType) -> None:
    """A meeting of the same two a week later is another meeting."""
    one, _ = put(record, readings, "one")
    later = readings.Date(start="2031-05-06", end="2031-05-06", text="on Tuesday")
    events = tuple(
        msgspec.structs.replace(event, date=later) for event in readings.events_of("two")
    )
    two, _ = put(record, readings, "two", published="2031-05-07", events=events)
    merge_events(record)
    assert told(record, one) != told(record, two)


def test_shared_events_lead_from_a_report_to_others(record: Record, readings: ModuleType) -> None:
    """A report's events that others tell are found in the order of its text."""
    put(record, readings, "one")
    put(record, readings, "two")
    tell_once(record)
    assert [len(event.sources) for event in shared_events(record, "one")] == [2, 2]
    with pytest.raises(InputError, match="is no event"):
        tellings(record, "nothing:event:1")
