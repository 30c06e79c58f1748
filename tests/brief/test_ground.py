"""What may be known: reports out by a day and free to travel, unless those left out hold others together."""

from __future__ import annotations

from goodoffices.brief.ground import lay_ground, read_whole
from goodoffices.channels import PartyBook
from goodoffices.record import Mark, Person, Record, mark_report
from goodoffices.record.merge import tell_once

from . import reports
from .reports import MEETING, STRIKE, Told

ME = Person(name="desk", at="2031-06-01T00:00:00Z")


def test_later_undated_and_closer_reports_are_left_out(record: Record, book: PartyBook) -> None:
    """Their events, and whom they alone name, are not there."""
    for name, day, one in (
        ("early", "2031-05-05", STRIKE),
        ("late", "2031-05-20", MEETING),
        ("undated", None, MEETING),
        ("close", "2031-05-05", MEETING),
    ):
        reports.tell(record, name, day, one, Told(text=f"Told by {name}."))
    mark_report(record, "close", Mark(handling="amber"), ME)
    ground = lay_ground(record, read_whole(record, book), "2031-05-10", "clear")
    assert ground is not None
    events = ground.events
    assert [events.ids[key] for key in events.events.report.tolist()] == ["early"]
    people = [events.words.cast.people.words[k].name for k in events.named.person.tolist()]
    assert set(people) == {"Ethiopia", "Eritrea"}
    assert len(ground.weighed.acts) == len(events.events)


def test_where_a_report_left_out_tells_an_event_first_there_is_no_ground(
    record: Record, book: PartyBook
) -> None:
    """What others tell of it has to be merged anew."""
    for name in ("one", "two"):
        reports.tell(record, name, "2031-05-05", STRIKE, Told(text=f"So says {name}, at length."))
    tell_once(record)
    whole = read_whole(record, book)
    assert lay_ground(record, whole, "2031-05-10", "clear") is not None
    mark_report(record, "one", Mark(handling="red"), ME)
    assert lay_ground(record, whole, "2031-05-10", "clear") is None
