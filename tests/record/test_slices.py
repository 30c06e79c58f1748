"""Merging by slices: as merging at once, and a new report pays for itself alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from goodoffices.record import (
    Record,
    merge,
    merge_tellings,
    open_record,
    slices,
    stories,
    write_reading,
)
from goodoffices.record.follow import NOW, changes, keys_json
from goodoffices.record.merge import tell_by_slices, tell_once, tell_once_since
from goodoffices.record.slices import waiting
from goodoffices.record.stories_likeness import containment
from goodoffices.shapes import Date, Event, Extent, Party, Span

TOWNS = "Vell Hammar Sund Brae Toft Lund Skar Holm".split()
ARMIES = ("Norland", "Sudria", "Ostmark")
NONE: dict[str, tuple[object, ...]] = dict.fromkeys(
    ("statements", "tolls", "standings", "precedents"), ()
)
DONE = ("told_events", "event_links", "stories", "report_links")


def raid(
    readings: ModuleType, name: str, day: date, dice: random.Random
) -> tuple[str, list[Event]]:
    """Return a sentence that tells a raid on one of few towns, and what is read in it."""
    army, victim = dice.sample(ARMIES, 2)
    town, verb = dice.choice(TOWNS), dice.choice(("bombed", "shelled"))
    words = f"{army} {verb} {town} in {victim} on that day, killing {dice.choice((4, 9, 20))} people there."

    def party(name: str) -> Party:
        at = words.index(name)
        return Party(
            text=name,
            start=at,
            end=at + len(name),
            actor=name[:3].upper(),
            country=name[:3].upper(),
        )

    at = words.index(verb)
    told = Date(start=day.isoformat(), end=day.isoformat(), text="on that day")
    event = readings.event(
        f"{name}:event:{at}", "ASSAULT", "met", mode="aerial", cameo="195", date=told,
        quad="material-conflict", score=-9.0, actors=(party(army),), recipients=(party(victim),),
    )  # fmt: skip
    trigger = Span(text=verb, start=at, end=at + len(verb))
    return words, [
        type(event)(
            **{f: getattr(event, f) for f in event.__struct_fields__} | {"trigger": trigger}
        )
    ]


def put(record: Record, readings: ModuleType, number: int, days: int) -> None:
    """Write a report of a raid on one of so many days; some are told late, some are copies."""
    seed = number // 2 if number % 10 == 1 else number
    dice = random.Random(seed)  # noqa: S311 - a fixed population, no secret
    day = date(2031, 1, 1) + timedelta(days=dice.randrange(days))
    words, events = raid(readings, f"r{number:04}", day, dice)
    words += " " + " ".join(f"{dice.choice(TOWNS)}{dice.randrange(90)}" for _ in range(60)) + "."
    late = dice.choice((0, 1, 1, 2))
    reading = readings.make_reading(
        f"r{number:04}", text=words, title=f"Raid {number}", source=f"Outlet {number % 7}",
        published=(day + timedelta(days=late)).isoformat(), events=tuple(events),
        sentences=(Extent(start=0, end=len(words)),), **NONE,
    )  # fmt: skip
    write_reading(record, reading, b"", reading.id, readings.READ_AT)


def result(record: Record) -> list[list[tuple[object, ...]]]:
    """Return all that merging lays down."""
    return [
        sorted(tuple(row) for row in record.connection.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own names only
        for table in DONE
    ]


@pytest.fixture
def war(path: Path, readings: ModuleType) -> Iterator[Record]:
    """A record of sixty reports of twenty days, of which nothing is merged."""
    with open_record(path) as record:
        for number in range(60):
            put(record, readings, number, 20)
        yield record


@pytest.fixture
def whole(tmp_path: Path, readings: ModuleType) -> list[list[tuple[object, ...]]]:
    """What comes of the same reports when they are merged in one slice."""
    with open_record(tmp_path / "whole.db") as record:
        for number in range(60):
            put(record, readings, number, 20)
        tell_once(record)
        return result(record)


@pytest.mark.parametrize("many", [1, 7, 25])
def test_slices_come_to_what_one_slice_comes_to(
    war: Record, whole: list[list[tuple[object, ...]]], many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few reports are worked on at a time: links, groups and stories are the same."""
    monkeypatch.setattr(slices, "SLICE", many)
    tell_once(war)
    assert result(war) == whole
    assert len({told for _, told, _ in whole[0]}) < len(whole[0]) - 5
    assert len(whole[1]) > 10


def test_what_is_left_off_is_done_the_next_time(
    war: Record, whole: list[list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merging that is stopped midway keeps what it did, and loses nothing."""
    monkeypatch.setattr(slices, "SLICE", 9)
    steps = tell_by_slices(war)
    for _ in range(10):
        next(steps)
    steps.close()
    assert war.connection.execute("SELECT count(*) FROM told_events").fetchone()[0] not in {0, 60}
    tell_once(war)
    assert result(war) == whole


def test_between_two_slices_others_write(
    war: Record, readings: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each slice lets go of the file; what others add and merge meanwhile is merged with all of it."""
    monkeypatch.setattr(slices, "SLICE", 9)
    with open_record(war.path, patience=0.0) as other:
        for step, _ in enumerate(tell_by_slices(war)):
            if step < 12:
                turn = changes(other, NOW).turn
                put(other, readings, 100 + step, 20)
                tell_once_since(other, turn)
        assert not war.connection.in_transaction
    met = {tuple(row) for row in war.connection.execute("SELECT one, other FROM event_links")}
    merge.unmerge(war)
    war.connection.execute("DELETE FROM stories")
    tell_once(war)
    assert met == {
        tuple(row) for row in war.connection.execute("SELECT one, other FROM event_links")
    }


def test_nothing_waits_once_all_is_merged(war: Record) -> None:
    """And what waits is given in the order of its days, no more than a slice of it at a time."""
    every = keys_json(war, None)
    assert len(list(waiting(war, "merge-waiting", every))) == 1
    tell_once(war)
    for name in ("merge-waiting", "story-waiting"):
        assert list(waiting(war, name, every)) == []


class Counter:
    """Counts how often it is called, and does what it stands for."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self.times = 0
        self._does = does

    def __call__(self, *given: object) -> Any:  # noqa: ANN401 - whatever it stands for returns
        self.times += 1
        return self._does(*given)


def steps_of_one_more(path: Path, readings: ModuleType, days: int) -> int:
    """Return how many hundred steps SQLite's machine takes to merge one report more, in so many days."""
    with open_record(path) as record:
        for number in range(2 * days):
            put(record, readings, number, days)
        tell_once(record)
        turn = changes(record, NOW).turn
        put(record, readings, 1000, 15)
        steps = Counter(lambda: 0)
        record.connection.set_progress_handler(steps, 100)
        tell_once_since(record, turn)
        return steps.times


def test_a_new_report_pays_for_itself_alone(tmp_path: Path, readings: ModuleType) -> None:
    """In a record of four times the days it takes as many steps."""
    few = steps_of_one_more(tmp_path / "few.db", readings, 30)
    many = steps_of_one_more(tmp_path / "many.db", readings, 120)
    assert few > 0
    assert many < 1.5 * few


def test_what_is_far_in_time_is_not_even_loaded(
    tmp_path: Path, readings: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two hundred days of reports, those of a few are looked at for one more."""
    with open_record(tmp_path / "long.db") as record:
        for number in range(200):
            put(record, readings, number, 200)
        tell_once(record)
        turn = changes(record, NOW).turn
        put(record, readings, 1000, 200)
        read = Counter(merge_tellings._telling)
        monkeypatch.setattr(merge_tellings, "_telling", read)
        tell_once_since(record, turn)
    assert 1 < read.times < 25


def test_texts_that_share_nothing_are_not_compared(
    war: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what shares a part of its signature is looked at word by word."""
    asked = Counter(containment)
    monkeypatch.setattr(stories, "containment", asked)
    tell_once(war)
    assert 0 < asked.times < 60 * 59 / 4
