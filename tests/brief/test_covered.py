"""The lines under a brief: how much was read, by whom, and what was left out."""

from __future__ import annotations

from goodoffices.brief import Asked
from goodoffices.brief.covered import BLIND, coverage_lines
from goodoffices.brief.ground import lay_ground, read_whole
from goodoffices.brief.scope import settle
from goodoffices.channels import PartyBook
from goodoffices.record import Record

from . import reports
from .reports import MEETING, STRIKE


def _lines(record: Record, book: PartyBook, held: dict[str, int], undated: int) -> list[str]:
    asked = Asked(between=("Ethiopia", "Eritrea"), asof="2031-05-10", since="2031-05-03")
    ground = lay_ground(record, read_whole(record, book), asked.asof, "clear")
    assert ground is not None
    return coverage_lines(ground, settle(ground, asked, book), held, undated)


def test_only_what_was_out_by_the_day_is_counted(record: Record, book: PartyBook) -> None:
    """A later report is not read yet, and its outlet is not named."""
    reports.tell(record, "early", "2031-05-05", STRIKE)
    reports.tell(record, "late", "2031-05-20", MEETING)
    told = _lines(record, book, {}, 0)
    assert told[0].startswith("1 report read")
    assert "By outlet: Outlet early 1." in told
    assert told[-1] == BLIND


def test_what_was_left_out_is_said_and_why(record: Record, book: PartyBook) -> None:
    """By its mark, or for want of a day; where nothing was, nothing is said."""
    reports.tell(record, "early", "2031-05-05", STRIKE)
    told = _lines(record, book, {"amber": 2, "red": 1}, 3)
    assert "Left out by their handling mark: 2 marked amber, 1 marked red." in told
    assert "Left out for want of a day: 3 report(s)." in told
    assert not any(line.startswith("Left out") for line in _lines(record, book, {}, 0))


def test_the_thinnest_week_is_named_where_there_are_several(
    record: Record, book: PartyBook
) -> None:
    """The week is called by its Monday."""
    for name, day in (("one", "2031-04-29"), ("two", "2031-04-30"), ("three", "2031-05-06")):
        reports.tell(record, name, day, STRIKE)
    assert "Fewest reports: 1 in the week from 2031-05-05." in _lines(record, book, {}, 0)
