"""The tempo of a pair, out of a record: each event once, by week, with its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goodoffices.errors import InputError
from goodoffices.record import Record, open_record, write_reading
from goodoffices.record.merge import tell_once
from goodoffices.shapes import Date, EngineId, Event, Extent, Party, Reading, Span
from goodoffices.tempo import list_pairs, tempo

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
SCORES = {"ASSAULT": -9.0, "CONSULT": 2.5, "AGREE": 2.5, "REQUEST": 0.0}
Tell = Callable[..., None]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record."""
    with open_record(tmp_path / "war.db") as opened:
        yield opened


@pytest.fixture
def tell(record: Record) -> Tell:
    """Return what writes a report with one event into the record."""

    def tell(
        published: str, text: str, kind: str = "ASSAULT", status: str = "actual", name: str = ""
    ) -> None:
        words = text.split()
        actor, trigger, target = words[0], words[1], words[2].rstrip(".")
        event = Event(
            id=f"{name or published}:event:1", rule="r", confidence=1, sentence=0, type=kind,
            quad="material-conflict", score=SCORES[kind], status=status, trigger=_span(text, trigger),
            actors=(_party(text, actor),), recipients=(_party(text, target),),
            date=Date(start=published, end=published),
        )  # fmt: skip
        reading = Reading(
            id=name or published, title=None, subtitle=None, byline=None, dateline=None,
            published=published, source=f"Outlet {name}", url=None, language="en", synthetic=True,
            text=text, furniture=(), sentences=(Extent(start=0, end=len(text)),), engine=ENGINE,
            events=(event,),
        )  # fmt: skip
        write_reading(record, reading, b"", reading.id, "2031-01-01")

    return tell


def _span(text: str, words: str) -> Span:
    return Span(text=words, start=text.index(words), end=text.index(words) + len(words))


def _party(text: str, words: str) -> Party:
    code = words[:3].upper()
    at = _span(text, words)
    return Party(text=words, start=at.start, end=at.end, actor=code, name=words, country=code)


def test_weeks_sum_scores_of_events_told_once(record: Record, tell: Tell) -> None:
    """Two reports of one raid count once; conflict and cooperation are summed apart."""
    tell("2031-05-06", "Norland bombed Sudria.", name="one")
    tell("2031-05-06", "Norland bombed Sudria again, an outlet far away wrote.", name="two")
    tell("2031-05-14", "Sudria met Norland.", "CONSULT")
    tell_once(record)
    found = tempo(record, "Norland", "Sudria")
    assert [(week.start, week.conflict, week.cooperation) for week in found.weeks] == [
        ("2031-05-05", 9.0, 0.0),
        ("2031-05-12", 0.0, 2.5),
    ]
    assert found.weeks[0].reports == 2
    assert found.weeks[0].cites[0].text == "Norland bombed Sudria."


def test_what_was_denied_or_only_thought_of_is_no_tempo(record: Record, tell: Tell) -> None:
    """Denied and hypothetical acts don't count; an offer does, being an act in words."""
    tell("2031-05-06", "Norland bombed Sudria.", status="denied", name="a")
    tell("2031-05-07", "Norland shelled Sudria.", status="hypothetical", name="b")
    tell("2031-05-08", "Norland offered Sudria.", "AGREE", "offered", name="c")
    (week,) = tempo(record, "NOR", "SUD").weeks
    assert (week.conflict, week.cooperation, week.events) == (0.0, 2.5, 1)


def test_a_week_without_reports_is_not_peace(record: Record, tell: Tell) -> None:
    """Between two weeks that were read, one that wasn't has no level."""
    tell("2031-05-06", "Norland bombed Sudria.", name="a")
    tell("2031-05-20", "Norland bombed Sudria.", name="b")
    assert [week.net for week in tempo(record, "NOR", "SUD").weeks] == [-9.0, None, -9.0]


def test_a_war_that_calms_is_easing_since_its_turn(record: Record, tell: Tell) -> None:
    """The last turn says where the pair is heading, and since when."""
    for week in range(4):
        for day in (5, 6, 7):
            tell(f"2031-05-{week * 7 + day:02}", "Norland bombed Sudria.", name=f"w{week}-{day}")
    for day in ("2031-06-03", "2031-06-10", "2031-06-17", "2031-06-24"):
        tell(day, "Norland met Sudria.", "CONSULT", name=f"talks {day}")
    found = tempo(record, "Norland", "Sudria")
    assert (found.trend, found.since, found.unit) == ("easing", "2031-06-02", "week")


def test_pairs_and_nobody(record: Record, tell: Tell) -> None:
    """The pairs of a record are listed; somebody who plays no part in it is refused by name."""
    tell("2031-05-06", "Norland bombed Sudria.")
    assert [(pair.a, pair.b, pair.events) for pair in list_pairs(record)] == [("NOR", "SUD", 1)]
    with pytest.raises(InputError, match="Atlantis"):
        tempo(record, "Norland", "Atlantis")
