"""Reads what a visitor pastes or drops, one job after the other, in a process beside the pages.

The parser keeps a processor busy for seconds; in a process of its own no page waits for it.
"""

from __future__ import annotations

import io
import queue
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.bulk.each import Answer as Found
from goodoffices.bulk.each import Result
from goodoffices.bulk.many import LoadReader, ManyReaders
from goodoffices.desk.faults import Refused
from goodoffices.errors import fault
from goodoffices.record import (
    Record,
    Tally,
    finish_run,
    note_failure,
    open_record,
    start_run,
    write_reading,
)
from goodoffices.record.merge import tell_once
from goodoffices.shapes import Failure, Reading, Report
from goodoffices.sources import SourceOptions
from goodoffices.sources.formats import read_stream

KEPT = 50  # jobs that are remembered
WAITING = 100  # jobs that may wait
LISTED = 100  # reports and failures that a job names
PATIENCE = 120.0  # seconds that a text which is not kept is waited for
State = Literal["waiting", "reading", "done", "failed"]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read: bytes of any format, the file's name, and what is said about it.

    `keep` is false for what is only looked at.
    """

    data: bytes
    name: str
    options: SourceOptions
    source: str | None = None
    keep: bool = True


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a job, and what became of it."""

    id: str
    title: str | None
    what: str
    found: int


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is. `reports` and `failures` name the first of them; the counts are of all."""

    key: int
    name: str
    state: State = "waiting"
    read: int = 0
    failed: int = 0
    found: int = 0
    reports: tuple[Stored, ...] = ()
    failures: tuple[Failure, ...] = ()
    said: str = ""


class _Task:
    """A job on its way; `found` is what was read of one that is not kept."""

    def __init__(self, key: int, batch: Batch) -> None:
        self.batch = batch
        self.job = Job(key=key, name=batch.name)
        self.found: list[Reading | Failure] = []
        self.ended = threading.Event()

    def changed(self, **values: object) -> None:
        self.job = msgspec.structs.replace(self.job, **values)


class ReadingRoom:
    """Takes jobs from any thread, and does them in their order. The reader starts with the first."""

    def __init__(self, path: Path, actors: Path | None = None) -> None:
        self._path = path
        self._actors = actors
        self._lock = threading.Lock()
        self._tasks: OrderedDict[int, _Task] = OrderedDict()
        self._queue: queue.Queue[_Task | None] = queue.Queue(WAITING)
        self._thread: threading.Thread | None = None
        self._last = 0

    def take(self, batch: Batch) -> int:
        """Put a job at the end of the row; return its number.

        Raises:
            Refused: too many wait already.

        """
        return self._put(batch).job.key

    def look(self, batch: Batch) -> tuple[Reading | Failure, ...]:
        """Return what is found in texts that are not kept, when their turn has come.

        Raises:
            Refused: too many wait already, or it takes too long.

        """
        task = self._put(msgspec.structs.replace(batch, keep=False))
        if not task.ended.wait(PATIENCE):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Others are being read.", "Try again.")
        return tuple(task.found)

    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs that are kept, the newest first."""
        with self._lock:
            return tuple(task.job for task in reversed(self._tasks.values()) if task.batch.keep)

    def close(self) -> None:
        """End after the job in hand; those that wait are not begun."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            while not self._queue.empty():
                self._queue.get_nowait().changed(state="failed", said="the desk was closed")  # type: ignore[union-attr]
            self._queue.put(None)
            thread.join(PATIENCE)

    def _put(self, batch: Batch) -> _Task:
        with self._lock:
            self._last += 1
            task = _Task(self._last, batch)
            try:
                self._queue.put_nowait(task)
            except queue.Full:
                what = f"{WAITING} files wait to be read."
                raise Refused(
                    HTTPStatus.TOO_MANY_REQUESTS, what, "Send more when some are done."
                ) from None
            self._tasks[self._last] = task
            while len(self._tasks) > KEPT + WAITING:
                self._tasks.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
            return task

    def _work(self) -> None:
        with ExitStack() as stack:
            readers: ManyReaders | None = None
            while (task := self._queue.get()) is not None:
                task.changed(state="reading")
                try:
                    readers = readers or stack.enter_context(
                        ManyReaders(1, LoadReader(self._actors))
                    )
                    self._do(task, readers)
                    task.changed(state="done")
                except Exception as error:  # noqa: BLE001 - one job that breaks us must not end the desk
                    told = "the record can't be written just now" if task.batch.keep else ""
                    task.changed(state="failed", said=f"{told} ({fault(error)})".strip())
                task.ended.set()

    def _do(self, task: _Task, readers: ManyReaders) -> None:
        results = readers.read(_reports(task.batch))
        if not task.batch.keep:
            task.found.extend(one.found if isinstance(one, Found) else one for one in results)  # type: ignore[misc]
            return
        with open_record(self._path) as record:
            run = start_run(record, _now())
            for result in results:
                _keep(record, run, task, result)
            tell_once(record)
            job = task.job
            finish_run(record, run, _now(), Tally(stored=job.read, failed=job.failed))


def _reports(batch: Batch) -> Iterator[Report | Failure]:
    """Yield the reports in the bytes, with what the visitor says of them."""
    for one in read_stream(io.BytesIO(batch.data), batch.name, batch.options, batch.name):
        if isinstance(one, Report) and batch.source and not one.source:
            yield msgspec.structs.replace(one, source=batch.source)
        else:
            yield one


def _keep(record: Record, run: int, task: _Task, result: Result) -> None:
    """Write one result to the record, and tell it of the job."""
    job = task.job
    failure = result if isinstance(result, Failure) else None
    if isinstance(result, Found) and isinstance(result.found, Failure):
        failure = result.found
    if failure is not None:
        note_failure(record, failure, _now(), run)
        failures = (*job.failures, failure)[:LISTED]
        task.changed(failed=job.failed + 1, failures=failures)
    elif isinstance(result, Found) and isinstance(result.found, Reading):
        reading = result.found
        outcome = write_reading(record, reading, result.report.raw, result.report.origin, _now())
        count = sum(len(getattr(reading, kind)) for kind in ("events", "statements", "tolls"))
        stored = Stored(id=outcome.report, title=reading.title, what=outcome.what, found=count)
        reports = (*job.reports, stored)[:LISTED]
        task.changed(read=job.read + 1, found=job.found + count, reports=reports)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
