"""Reads reports in several processes: the same answers, in the same order, as one process gives."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import pyarrow as pa

from goodoffices.bulk.columns import batch_of, found_in, read_batch
from goodoffices.bulk.each import Answer, Item, Result, chunked, sound, unread
from goodoffices.bulk.pool import Lost, Pool
from goodoffices.bulk.workers import Load, Nursery
from goodoffices.pipeline import ReadingEngine, load_engine
from goodoffices.shapes import EngineId, Failure, Reading, Report

REMEDY = "read it by itself with --jobs 1 and more memory; if that fails, report it as a bug"


class Reader(msgspec.Struct, frozen=True):
    """The work of our workers: an engine, asked batch by batch."""

    engine: ReadingEngine

    @property
    def hello(self) -> bytes:
        """The engine's id."""
        return msgspec.json.encode(self.engine.id)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return what `read_batch` does."""
        return read_batch(batch, self.engine)


class LoadReader(msgspec.Struct, frozen=True):
    """How a worker gets its engine; `actors` is a folder of the user's own registry files."""

    actors: Path | None = None

    def __call__(self) -> Reader:
        """Return a reader with the engine loaded."""
        return Reader(load_engine(actors=self.actors))


class ManyReaders:
    """A pool of processes that read. `engine` is what they loaded, once the pool is entered."""

    def __init__(self, jobs: int, load: Load) -> None:
        self.pool = Pool(Nursery(load), jobs)

    @property
    def engine(self) -> EngineId:
        """What the workers read with."""
        return msgspec.json.decode(self.pool.hello, type=EngineId)

    def read(self, items: Iterable[Item]) -> Iterator[Result]:
        """Yield an answer for each report, in order; what is no report passes through in its place.

        A report that no worker survives is answered with a Failure. What is under way is bounded,
        whatever the number of items.
        """
        under_way = _UnderWay(chunked(sound(items)))
        for done in self.pool.map(under_way.batches()):
            for found in _found(done):
                yield from under_way.before()
                yield under_way.answer(found)
                self.pool.pump()
            yield from under_way.before()

    def __enter__(self) -> Self:
        self.pool.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pool.__exit__(kind, error, trace)


class _UnderWay:
    """The items drawn and not yet answered, in order."""

    def __init__(self, chunks: Iterator[list[Report | Result]]) -> None:
        self._chunks = chunks
        self._items: deque[Report | Result] = deque()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the reports of each chunk as columns; of one without reports too, for order's sake."""
        for chunk in self._chunks:
            self._items.extend(chunk)
            yield batch_of([item for item in chunk if isinstance(item, Report)])

    def before(self) -> Iterator[Result]:
        """Yield what stands before the next report."""
        while self._items and not isinstance(self._items[0], Report):
            item = self._items.popleft()
            if not isinstance(item, Report):
                yield item

    def answer(self, found: Reading | Failure | str) -> Answer:
        """Return what was found in the next report; words are why it could not be read."""
        report = self._items.popleft()
        if not isinstance(report, Report):
            raise TypeError(type(report).__name__)
        if isinstance(found, str):
            return Answer(report, unread(report, found, REMEDY))
        if isinstance(found, Failure):
            where = report.origin or report.id
            return Answer(report, msgspec.structs.replace(found, where=where))
        return Answer(report, found)


def _found(done: pa.RecordBatch | Lost) -> Iterator[Reading | Failure | str]:
    if isinstance(done, Lost):
        yield from [done.why] * done.row.num_rows
    else:
        yield from found_in(done)
