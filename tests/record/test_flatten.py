"""Laying a reading out as rows."""

from __future__ import annotations

from types import ModuleType

import msgspec
import pytest

from goodoffices.record.flatten import (
    content_hash,
    event_day,
    event_row,
    finding_rows,
    findings_of,
    party_rows,
    raw_row,
    renamed,
    sentence_rows,
    statement_row,
    toll_row,
)
from goodoffices.shapes import Date


@pytest.mark.parametrize("field", ["title", "published", "text"])
def test_another_title_day_or_text_is_another_report(readings: ModuleType, field: str) -> None:
    """Each of the three makes a report what it is."""
    other = readings.make_reading(**{field: "2031-05-01"})
    assert content_hash(other) != content_hash(readings.make_reading())


def test_id_source_and_engine_do_not_make_a_report(readings: ModuleType) -> None:
    """The same story under another name, from another outlet, by another engine is one report."""
    other = readings.make_reading("other", source="The Copyist", engine=readings.NEWER)
    assert content_hash(other) == content_hash(readings.make_reading())


def test_words_can_not_move_between_title_and_text_unnoticed(readings: ModuleType) -> None:
    """The hash keeps its three parts apart."""
    one = readings.make_reading(title="a", published="b", text="c")
    two = readings.make_reading(title="ab", published="", text="c")
    assert content_hash(one) != content_hash(two)


def test_renaming_moves_every_id_and_the_links_between_them(readings: ModuleType) -> None:
    """Findings' ids and a toll's incident follow the report's new id; nothing else changes."""
    moved = renamed(readings.make_reading("story"), "story-2")
    assert moved == readings.make_reading("story-2")


def test_renaming_reaches_ids_that_do_not_begin_with_the_reports(readings: ModuleType) -> None:
    """An id of another form gets the new name before it, so that two reports can't share one."""
    odd = msgspec.structs.replace(readings.make_reading().standings[0], id="s:1")
    moved = renamed(readings.make_reading(standings=(odd,)), "story-2")
    assert moved.standings[0].id == "story-2:s:1"


@pytest.mark.parametrize(
    ("date", "historical", "day"),
    [
        (Date(start="2031-04-29", end="2031-04-29"), False, "2031-04-29"),
        (Date(end="2031-04-20"), False, "2031-04-20"),
        (Date(start="2031-05-06", end="2031-05-06"), False, "2031-04-30"),
        (Date(), False, "2031-04-30"),
        (Date(), True, None),
        (Date(start="1999-01-01", end="1999-12-31"), True, "1999-01-01"),
    ],
)
def test_event_is_filed_under_its_own_day_or_the_day_it_was_told(
    readings: ModuleType, date: Date, historical: bool, day: str | None
) -> None:
    """The earlier of both; what has no date was told that day, unless it is history."""
    event = readings.event("e", "CONSULT", "met", date=date, historical=historical)
    assert event_day(event, "2031-04-30") == day


def test_event_of_an_undated_report_keeps_its_own_day(readings: ModuleType) -> None:
    """Without a publication day, the event's own date is all there is."""
    dated = readings.event("e", "CONSULT", "met", date=readings.TUESDAY)
    assert event_day(dated, None) == "2031-04-29"
    assert event_day(readings.event("e", "CONSULT", "met"), None) is None


def test_event_row_holds_what_is_asked_of_an_event(readings: ModuleType) -> None:
    """Type, code, place and words are columns; the contexts are JSON."""
    row = event_row(readings.events_of("r")[0], "2031-04-30")
    assert (row.type, row.cameo, row.trigger) == ("CONSULT", "042", "met")
    assert (row.place, row.place_country, row.lat) == ("Port Vell", "SUD", 12.5)
    assert (row.contexts, row.day) == ('["diplomatic"]', "2031-04-29")


def test_every_party_is_a_row_with_its_part(readings: ModuleType) -> None:
    """Actors, recipients, hosts, speakers, sources and brokers are all found in one place."""
    reading = readings.make_reading("r")
    rows = party_rows([finding for _, _, finding in findings_of(reading)])
    assert [(row.finding.split(":")[1], row.part, row.position, row.name) for row in rows] == [
        ("event", "actor", 0, "Ana Duré"),
        ("event", "recipient", 0, "Norland"),
        ("event", "actor", 0, "Ostmark"),
        ("event", "recipient", 0, "Norland"),
        ("event", "recipient", 1, "Sudria"),
        ("event", "host", 0, "Ostmark"),
        ("statement", "speaker", 0, "Ana Duré"),
        ("toll", "according_to", 0, "Red Lantern"),
        ("standing", "party", 0, "Ana Duré"),
        ("precedent", "broker", 0, "Ostmark"),
    ]


def test_evidence_points_at_the_words(readings: ModuleType) -> None:
    """Start and end of each finding cut its evidence out of the text."""
    rows = finding_rows(readings.make_reading(), 1)
    assert [readings.TEXT[row.start : row.end] for row in rows] == [
        "met",
        "offered to host talks",
        "the shelling must end",
        "At least 12 villagers were killed",
        "The minister, Ana Duré",
        "A truce brokered by Ostmark collapsed",
    ]


def test_statement_in_two_pieces_spans_both(readings: ModuleType) -> None:
    """Content broken by its cue is one row, its pieces joined, its evidence from first to last."""
    said = msgspec.structs.replace(
        readings.make_reading().statements[0],
        content=(readings.span("The minister"), readings.span("must end")),
    )
    assert statement_row(said, "2031-04-30").content == "The minister … must end"
    (row,) = [
        row
        for row in finding_rows(readings.make_reading(statements=(said,)), 1)
        if row.kind == "statement"
    ]
    assert readings.TEXT[row.start : row.end].endswith("said the shelling must end")


def test_headline_outside_the_text_is_a_line_of_its_own(readings: ModuleType) -> None:
    """A headline that the text doesn't hold can be searched; one that it holds is not doubled."""
    outside = sentence_rows(readings.make_reading(title="Talks again"), 1)
    inside = sentence_rows(readings.make_reading(title="offered to host talks"), 1)
    assert (outside[0].number, outside[0].text) == (None, "Talks again")
    assert [row.number for row in inside] == [0, 1, 2, 3, 4]


def test_number_too_big_for_a_column_stays_in_the_payload(readings: ModuleType) -> None:
    """A figure beyond 64 bits can't break the report off: its column is null."""
    toll = msgspec.structs.replace(readings.make_reading().tolls[0], low=10**30)
    assert toll_row(toll, None).low is None


def test_toll_without_a_date_counts_up_to_the_day_it_was_told(readings: ModuleType) -> None:
    """An open or missing date ends on the day of the report."""
    toll = readings.make_reading().tolls[0]
    since = msgspec.structs.replace(toll, date=Date(start="2031-04-01"))
    assert toll_row(toll, "2031-04-30").day == "2031-04-30"
    assert toll_row(since, "2031-04-30").day == "2031-04-30"


def test_bytes_are_packed_only_where_that_is_smaller() -> None:
    """A long page shrinks; a handful of bytes stays as it is."""
    assert raw_row(b"peace " * 100, 1).packed
    assert not raw_row(b"\x00\x9f\x92", 1).packed
