"""Following a record: which reports changed, whoever changed them, and merging only these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from goodoffices.record import (
    Person,
    Record,
    accept,
    follow,
    open_record,
    reject,
    tell_apart,
    tell_as_one,
    undo,
    write_reading,
)
from goodoffices.record.follow import NOW, Follower, Ints, changes
from goodoffices.record.merge import tell_once, tell_once_since

ADA = Person("Ada", "2031-06-01T00:00:00Z")


@pytest.fixture
def told(record: Record, readings: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record of nine reports, that is never read whole again because many changed."""
    monkeypatch.setattr(follow, "MANY", 99.0)
    for k in range(9):
        reading = readings.nth_reading(k)
        write_reading(record, reading, b"", reading.id, readings.READ_AT)
    tell_once(record)
    return record


def _changed(record: Record, since: int) -> set[str]:
    found = changes(record, since).changed
    assert found is not None
    ids = dict(record.connection.execute("SELECT key, id FROM reports").fetchall())
    return {ids.get(key, "gone") for key in found.tolist()}


def _turn(record: Record) -> int:
    return changes(record, NOW).turn


def _event(record: Record, nth: int) -> str:
    rows = record.connection.execute("SELECT finding FROM events ORDER BY finding").fetchall()
    return str(rows[nth][0])


def _report_of(record: Record, finding: str) -> str:
    row = record.connection.execute(
        "SELECT r.id FROM findings AS f JOIN reports AS r ON r.key = f.report WHERE f.id = ?",
        (finding,),
    ).fetchone()
    return str(row[0])


def test_nothing_changed_is_told_as_nothing(told: Record) -> None:
    """Asking changes nothing, and merging again neither."""
    turn = _turn(told)
    tell_once(told)
    assert _changed(told, turn) == set()


def test_a_judged_finding_changes_its_report(told: Record) -> None:
    """Accepting, rejecting and taking back each name the report again."""
    name = _event(told, 3)
    for act in (accept, reject):
        turn = _turn(told)
        key = act(told, name, ADA)
        assert _report_of(told, name) in _changed(told, turn)
        turn = _turn(told)
        undo(told, key, ADA)
        assert _report_of(told, name) in _changed(told, turn)


def test_a_word_on_two_events_changes_both_reports(told: Record) -> None:
    """Told as one, and told apart."""
    one, other = _event(told, 0), _event(told, -1)
    for act in (
        lambda: tell_as_one(told, (one, other), ADA),
        lambda: tell_apart(told, one, (other,), ADA),
    ):
        turn = _turn(told)
        act()
        assert {_report_of(told, one), _report_of(told, other)} <= _changed(told, turn)


def test_a_report_that_is_gone_is_told_of(told: Record) -> None:
    """So that nothing of it is kept."""
    turn = _turn(told)
    told.connection.execute("DELETE FROM reports WHERE key = 4")
    assert "gone" in _changed(told, turn)


def test_a_turn_of_another_file_means_all(told: Record) -> None:
    """What was kept of it is no good."""
    assert changes(told, _turn(told) + 5).changed is None
    assert changes(told, -1).changed is None


def test_where_most_changed_all_is_read(told: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a few thousand reports one by one takes longer than reading all."""
    monkeypatch.setattr(follow, "MANY", 0.2)
    turn = _turn(told)
    told.connection.execute("UPDATE reports SET title = title WHERE key < 8")
    assert changes(told, turn).changed is None


def test_a_follower_reads_only_what_changed(told: Record) -> None:
    """First all, then nothing, then the one; what stands beside the reports counts too."""
    asked: list[list[int] | None] = []
    beside = [0]

    def read(_: Record, reports: Ints | None, known: int | None) -> int:
        asked.append(None if reports is None else np.sort(reports).tolist())
        return (known or 0) + 1

    follower = Follower(read, lambda _: beside[0])
    assert [follower.now(told), follower.now(told)] == [1, 1]
    told.connection.execute("UPDATE reports SET title = title WHERE key = 3")
    assert follower.now(told) == 2
    beside[0] = 1
    assert follower.now(told) == 3
    assert asked == [None, [3], []]


def test_merging_what_changed_comes_to_what_merging_all_does(
    told: Record, tmp_path: Path, readings: ModuleType
) -> None:
    """Reports, words of people and a re-reading, merged bit by bit, are as if merged at once."""
    with open_record(tmp_path / "other.db") as other:
        for record in (told, other):
            if record is other:
                for k in range(9):
                    write_reading(record, readings.nth_reading(k), b"", "x", readings.READ_AT)
            for change in _changes(readings):
                turn = _turn(record)
                change(record)
                if record is told:
                    tell_once_since(record, turn)
            if record is other:
                tell_once(record)
        asked = "SELECT event, told FROM told_event ORDER BY event"
        assert [tuple(row) for row in told.connection.execute(asked)] == [
            tuple(row) for row in other.connection.execute(asked)
        ]
        stories = "SELECT r.id, s.relation FROM stories AS s JOIN reports AS r ON r.key = s.report ORDER BY 1"
        assert [tuple(row) for row in told.connection.execute(stories)] == [
            tuple(row) for row in other.connection.execute(stories)
        ]


def _changes(readings: ModuleType) -> list[Callable[[Record], object]]:
    def read(k: int, **more: object) -> Callable[[Record], object]:
        reading = readings.make_reading(f"more-{k}", **more)
        return lambda record: write_reading(record, reading, b"", reading.id, readings.READ_AT)

    return [
        read(1),
        lambda record: tell_as_one(record, (_event(record, 0), _event(record, 5)), ADA),
        read(2, published="2031-05-01", title="Another"),
        lambda record: reject(record, _event(record, 2), ADA),
        lambda record: record.connection.execute("DELETE FROM reports WHERE key = 2"),
        lambda record: accept(record, _event(record, 1), ADA),
    ]
