"""Marks of handling and of reliability: a report's own goes before its outlet's."""

from __future__ import annotations

from types import ModuleType

import pytest

from goodoffices.errors import InputError
from goodoffices.record import (
    Mark,
    Person,
    Record,
    contacts,
    mark_outlet,
    mark_report,
    may_leave,
    report_handling,
    withheld,
    write_reading,
)

ANNA = Person("anna", "2031-06-01T00:00:00Z")
OUTLET = "The Vell Courier"


@pytest.fixture
def two(record: Record, readings: ModuleType) -> Record:
    """A record of two reports of one outlet."""
    for name in ("one", "two"):
        reading = readings.make_reading(name, title=name)
        write_reading(record, reading, b"", name, readings.READ_AT)
    return record


def test_marks_stand_on_every_line(two: Record) -> None:
    """The outlet's mark counts where the report has none."""
    mark_outlet(two, OUTLET, Mark(reliability="B", handling="green"), ANNA)
    mark_report(two, "two", Mark(handling="red"), ANNA)
    told = {line.report: (line.reliability, line.handling) for line in contacts(two)}
    assert told == {"one": ("B", "green"), "two": ("B", "red")}
    assert report_handling(two) == {"one": "green", "two": "red"}
    assert withheld(two, "green") == {"red": 1}


def test_an_empty_mark_takes_the_mark_off(two: Record) -> None:
    """What is marked can be unmarked; nothing marked is clear."""
    mark_report(two, "one", Mark(handling="amber"), ANNA)
    mark_report(two, "one", Mark(), ANNA)
    assert set(report_handling(two).values()) == {"clear"}


def test_marks_travel_no_further_than_they_say() -> None:
    """Each mark may leave where its own or a closer one may."""
    assert may_leave("clear", "clear")
    assert may_leave("green", "amber")
    assert not may_leave("amber", "green")
    assert not may_leave("red", "amber")


def test_an_unknown_report_cannot_be_marked(two: Record) -> None:
    """The error says where the ids are listed."""
    with pytest.raises(InputError, match="goodoffices show"):
        mark_report(two, "three", Mark(handling="red"), ANNA)
