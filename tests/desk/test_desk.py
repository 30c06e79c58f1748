"""The desk: one record, many threads, and whoever writes to it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from goodoffices.desk.desk import Desk, open_desk
from goodoffices.desk.page import Question
from goodoffices.errors import RecordError
from goodoffices.record import accept, back_up, events, open_record, slices
from goodoffices.record.merge import unmerge


def test_each_thread_has_a_record_of_its_own(desk: Desk) -> None:
    """SQLite's connections stay in the thread that made them, and are made once."""
    here = desk.record()
    assert desk.record() is here
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(desk.record).result() is not here


def test_what_is_kept_is_made_anew_when_the_record_changes(desk: Desk) -> None:
    """Whoever changed it: this desk, or another process."""
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(events(desk.record()))

    assert [desk.keep(("n",), make) for _ in range(3)] == [3, 3, 3]
    assert len(made) == 1
    before = desk.version()
    with open_record(desk.path) as record:
        accept(record, "truce:event:0", desk.person())
    assert desk.version() != before
    desk.keep(("n",), make)
    assert len(made) == 2
    with desk.writing() as record:
        accept(record, "truce:event:1", desk.person())
    assert desk.coverage(Question()).reviewed == 2


def test_an_answer_looks_once_whether_the_record_changed(desk: Desk) -> None:
    """Unless it looks again; the next answer does, and other threads do."""
    with desk.one_look():
        before = desk.version()
        with desk.writing() as record:
            accept(record, "truce:event:0", desk.person())
        assert desk.version() == before
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(desk.version).result() != before
        desk.look_again()
        assert desk.version() != before
    with desk.writing() as record:
        accept(record, "truce:event:1", desk.person())
    seen = desk.version()
    desk.look_again()
    assert desk.version() == seen


def test_another_file_in_the_records_place_is_noticed(desk: Desk) -> None:
    """A record that was put back from a copy is served, not the one that is gone."""
    copy = desk.path.with_name("copy.db")
    back_up(desk.record(), copy)
    before = desk.version()
    copy.replace(desk.path)
    for beside in ("-wal", "-shm"):
        desk.path.with_name(desk.path.name + beside).unlink(missing_ok=True)
    assert desk.version() != before
    assert len(events(desk.record())) == 3


def test_a_record_that_is_gone_is_told(desk: Desk) -> None:
    """As an error of ours, not as one of the system."""
    desk.path.unlink()
    with pytest.raises(RecordError):
        desk.record()


def test_readers_do_not_wait_for_a_writer(desk: Desk) -> None:
    """While one writes, others read what was finished before; one writer waits for the other."""
    inside, done = threading.Event(), threading.Event()

    def write() -> None:
        with desk.writing() as record:
            record.connection.execute("BEGIN IMMEDIATE")
            inside.set()
            done.wait(10)
            record.connection.execute("ROLLBACK")

    thread = threading.Thread(target=write)
    thread.start()
    inside.wait(10)
    assert len(events(desk.record())) == 3
    done.set()
    thread.join()


def test_opening_makes_a_record_where_there_is_none(empty: Desk) -> None:
    """Its owner's only."""
    assert empty.path.stat().st_mode & 0o077 == 0
    assert open_desk(empty.path).coverage(Question()).reports == 0


def test_catching_up_lets_writers_in_between(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left to merge is merged a slice at a time; a change that waits is made before the rest."""
    monkeypatch.setattr(slices, "SLICE", 1)
    seen: list[int] = []

    def breathe(_: float) -> None:
        with open_record(desk.path, read_only=True) as record:
            seen.append(record.connection.execute("SELECT count(*) FROM told_events").fetchone()[0])
        if len(seen) == 1:
            with desk.writing() as record:
                accept(record, "truce:event:0", desk.person())

    monkeypatch.setattr("goodoffices.desk.desk.time.sleep", breathe)
    with open_record(desk.path) as record:
        record.connection.execute("DELETE FROM stories")
        unmerge(record)
    desk.catch_up()
    every = desk.record().connection.execute("SELECT count(*) FROM events").fetchone()[0]
    assert len(seen) > 2
    assert seen[-1] == every
    assert seen[0] < every
    assert desk.coverage(Question()).reviewed == 1
