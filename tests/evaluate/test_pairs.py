"""The scorer of merging: a pair without an event on a side is a miss, and both figures are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices.evaluate.pairs import Judged, Pair, Side, figures, judge_pairs
from goodoffices.record import Record, open_record, write_reading
from goodoffices.record.merge import tell_once
from goodoffices.shapes import Date, EngineId, Event, Extent, Party, Reading, Span

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
TEXT = "Norland met\nSudria on Tuesday. The talks were long."


def side(report: str, quote: str = "Norland met Sudria", trigger: str = "met") -> Side:
    """Return a telling."""
    return Side(report, quote, trigger)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record in which two files tell a meeting."""
    with open_record(tmp_path / "war.db") as opened:
        for name in ("one", "two"):
            event = Event(
                id=f"{name}:event:8", rule="r", confidence=1, sentence=0, type="CONSULT",
                quad="verbal-cooperation", score=2.5, trigger=Span(text="met", start=8, end=11),
                actors=(Party(text="Norland", start=0, end=7, actor="NOR", name="Norland", country="NOR"),),
                date=Date(start="2031-05-06", end="2031-05-06"),
                mentions=(Span(text="talks", start=34, end=39),) if name == "two" else (),
            )  # fmt: skip
            text = TEXT + f" {name} wrote." * 9
            reading = Reading(
                id=name, title=None, subtitle=None, byline=None, dateline=None,
                published="2031-05-06", source=name, url=None, language="en", synthetic=True,
                text=text, furniture=(), sentences=(Extent(start=0, end=len(text)),),
                engine=ENGINE, events=(event,),
            )  # fmt: skip
            write_reading(opened, reading, b"", f"/somewhere/{name}.txt", "2031-06-01")
        tell_once(opened)
        yield opened


def test_triggers_are_found_by_their_quote(record: Record) -> None:
    """A quote may run over a line; a trigger that no event stands on has none."""
    pairs = [
        Pair("1", side("one.txt"), side("two.txt"), same=True),
        Pair("2", side("two.txt"), side("one.txt", "The talks were long", "talks"), same=True),
    ]
    assert [one.told_as_one for one in judge_pairs(record, pairs)] == [True, None]


def test_a_noun_that_names_an_act_tells_it(record: Record) -> None:
    """What is called "the talks" further on is the meeting told before, wherever that stands."""
    pair = Pair("1", side("one.txt"), side("two.txt", "The talks were long", "talks"), same=True)
    assert [one.told_as_one for one in judge_pairs(record, [pair])] == [True]


def test_a_quote_that_does_not_stand_there_is_an_error(record: Record) -> None:
    """A gold file that doesn't fit its reports is no low score."""
    with pytest.raises(KeyError, match="doesn't stand there"):
        judge_pairs(
            record, [Pair("1", side("one.txt", "Nobody met", "met"), side("two.txt"), same=True)]
        )


def test_a_missing_side_is_a_miss() -> None:
    """Both figures are told: with what was not read as missed, and without it."""
    pair = Pair("1", side("a"), side("b"), same=True)
    other = Pair("2", side("a"), side("b"), same=False)
    judged = [Judged(pair, True), Judged(pair, None), Judged(other, True), Judged(other, None)]
    every, found = figures(judged), figures(judged, found_only=True)
    assert (every.precision, every.recall, every.found) == (0.5, 0.5, 2)
    assert (found.precision, found.recall, found.pairs) == (0.5, 1.0, 2)
