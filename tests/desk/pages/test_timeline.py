"""The timeline page: the command line's lines, in windows, with when each was told and entered."""

from __future__ import annotations

from litestar.testing import TestClient

from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.timeline import TimelineQuestion, answer

from .conftest import Run, as_json


def test_desk_and_command_line_answer_the_same(war_desk: Desk, command: Run) -> None:
    """The lines are those of `goodoffices timeline`; the desk adds when each was entered."""
    found = [as_json(row) for row in answer(war_desk, TimelineQuestion()).rows]
    assert {row.pop("entered") for row in found} == {"2031-07-01T00:00:00Z"}
    assert found
    assert found == command("timeline")


def test_filters_are_those_of_the_command_line(war_desk: Desk, command: Run) -> None:
    """Party, type, status and period keep the same lines."""
    asked = TimelineQuestion(
        party="Kenya", types=("CONSULT",), statuses=("actual",), since="2031-06"
    )
    found = [row.finding for row in answer(war_desk, asked).rows]
    words = ("Kenya", "--type", "CONSULT", "--status", "actual", "--since", "2031-06")
    assert (
        found == [row["finding"] for row in command("timeline", *words)] == ["2031-06-17:event:0"]
    )


def test_zooming_shows_a_window(war_desk: Desk) -> None:
    """A month, a week from its Monday, a day; the ways to what lies before and after."""
    month = answer(war_desk, TimelineQuestion(zoom="month", at="2031-05-15"))
    assert (month.first, month.last) == ("2031-05-01", "2031-05-31")
    assert (month.earlier, month.later) == (None, "2031-06-02")
    week = answer(war_desk, TimelineQuestion(zoom="week", at="2031-05-30"))
    assert (week.first, week.last, len(week.rows)) == ("2031-05-26", "2031-06-01", 3)
    day = answer(war_desk, TimelineQuestion(zoom="day"))
    assert (day.first, day.later, [row.day for row in day.rows]) == (
        "2031-06-17",
        None,
        ["2031-06-17"],
    )


def test_pages_go_back_from_the_last(war_desk: Desk) -> None:
    """The first page holds the last lines; the pages together hold each line once."""
    pages = [answer(war_desk, TimelineQuestion(per_page=4, page=k)) for k in (1, 2, 3, 4)]
    assert pages[0].rows[-1].day == "2031-06-17"
    assert [len(one.rows) for one in pages] == [4, 4, 4, 2]
    every = [row.finding for one in pages for row in one.rows]
    assert len(set(every)) == len(every) == pages[0].total == 14


def test_a_mark_leads_to_words_or_closer(visitor: TestClient[App]) -> None:
    """Every line of the chart's table leads to its sentence."""
    page = visitor.get("/timeline").text
    assert 'href="/report?id=2031-06-17#s0"' in page
    assert visitor.get("/timeline?zoom=week&at=2031-05-30&type=AGREE").status_code == 200


def test_an_empty_record_says_so(nobody: TestClient[App]) -> None:
    """With how to begin; where only the period is empty, silence stands beside how much was read."""
    page = nobody.get("/timeline").text
    assert "Nothing has been read yet." in page
    assert "Nothing that was read is so. 0 reports read" in nobody.get("/timeline?since=2031").text
    assert "<svg" not in page
