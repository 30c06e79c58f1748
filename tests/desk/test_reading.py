"""Tests of the reading room: jobs in their order, kept in the record, told as they go."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any, Self

import pytest

import goodoffices.desk.reading as room
from goodoffices.bulk.each import Answer, Item, Result
from goodoffices.desk.desk import Desk
from goodoffices.desk.reading import Batch, Job, ReadingRoom
from goodoffices.record import list_failures, list_reports, open_record
from goodoffices.shapes import Failure, Reading, Report
from goodoffices.sources import SourceOptions

from .conftest import reading


class Readers:
    """Readers that find nothing, and break on a story that says so."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, items: Iterable[Item]) -> Iterator[Result]:
        """Yield a reading without findings for each report."""
        for item in items:
            if not isinstance(item, Report):
                yield item
            elif "break" in item.text:
                raise RuntimeError(item.text)
            else:
                yield Answer(item, found_in(item))


def found_in(report: Report) -> Reading:
    """Return a reading of a report, of one sentence."""
    return reading(report.id, report.published, (report.text,), source=report.source)


@pytest.fixture
def rooms(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    """A reading room with a stub for the parser."""
    monkeypatch.setattr(room, "ManyReaders", Readers)
    made = ReadingRoom(empty.path)
    yield made
    made.close()


def batch(text: str, **more: Any) -> Batch:  # noqa: ANN401 - fields of Batch
    """Return a pasted story."""
    values = {"options": SourceOptions(published="2031-05-06"), "name": "pasted.txt"} | more
    return Batch(data=text.encode(), **values)


def ended(rooms: ReadingRoom, key: int) -> Job:
    """Return a job when it is over."""
    for _ in range(200):
        (job,) = (one for one in rooms.jobs() if one.key == key)
        if job.state in {"done", "failed"}:
            return job
        time.sleep(0.02)
    pytest.fail(f"still {job.state}")


def test_a_story_is_kept_with_what_is_said_of_it(rooms: ReadingRoom, empty: Desk) -> None:
    """The job names the report, and the record holds it with the visitor's day and outlet."""
    job = ended(
        rooms, rooms.take(batch("Kenya met Chad in Nairobi on Monday.", source="Rift Wire"))
    )
    assert (job.state, job.read, job.failed) == ("done", 1, 0)
    with open_record(empty.path, read_only=True) as record:
        (line,) = list_reports(record)
    assert (line.id, line.published, line.source) == (job.reports[0].id, "2031-05-06", "Rift Wire")


def test_what_cannot_be_read_is_listed(rooms: ReadingRoom, empty: Desk) -> None:
    """An empty file fails with its name and a remedy, in the job and in the record."""
    job = ended(rooms, rooms.take(batch("   ", name="void.txt")))
    assert (job.state, job.read, job.failed) == ("done", 0, 1)
    assert job.failures[0].where.startswith("void.txt")
    assert job.failures[0].remedy
    with open_record(empty.path, read_only=True) as record:
        assert len(list(list_failures(record))) == 1


def test_a_job_that_breaks_does_not_stop_the_next(rooms: ReadingRoom) -> None:
    """The broken job says so without the story's words; the one behind it is read."""
    broken, sound = rooms.take(batch("break this secret")), rooms.take(batch("Kenya met Chad."))
    job = ended(rooms, broken)
    assert job.state == "failed"
    assert "secret" not in job.said
    assert ended(rooms, sound).read == 1


def test_what_is_only_looked_at_is_not_kept(rooms: ReadingRoom, empty: Desk) -> None:
    """The reading comes back, no job is listed, and the record stays empty."""
    found = rooms.look(batch("Kenya met Chad in Nairobi on Monday."))
    assert [type(one) for one in found] == [Reading]
    assert rooms.jobs() == ()
    with open_record(empty.path, read_only=True) as record:
        assert list(list_reports(record)) == []


def test_failures_pass_through_when_looking(rooms: ReadingRoom) -> None:
    """A text that holds nothing comes back as a failure."""
    assert isinstance(rooms.look(batch(" "))[0], Failure)
