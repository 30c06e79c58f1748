"""A pool of workers that loses no row: answers in order, a bounded number of batches under way.

A worker that dies while it holds a batch is replaced. The rows of the batch are then tried one by
one; a row that its worker dies of twice is given up and the rest go on.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import NamedTuple, Self

import pyarrow as pa

from goodoffices.bulk.workers import Nursery, Worker
from goodoffices.errors import GoodofficesError

HELD = 2  # batches a worker has: one it works on, one so that it need not wait for us
QUEUED = 65_536  # bytes that a pipe takes even where the other side is too busy to look
AHEAD = 4  # batches under way for each worker: what is done behind a slow one waits in memory
TRIES = 2  # of one row alone
TIRED = 5_000  # rows after which a worker is replaced: the parser keeps every new word it meets
STILLBORN = 3  # workers that die before they can work, one after the other
BASE, PER_BYTE = 60.0, 0.002  # seconds that a batch may take: twenty times what it does


class Lost(NamedTuple):
    """A row that no worker survived, with what became of them."""

    row: pa.RecordBatch
    why: str


class Patience(NamedTuple):
    """How long a worker may take for a batch: `base` seconds, and `per_byte` of its columns."""

    base: float = BASE
    per_byte: float = PER_BYTE


class _Task:
    """A batch on its way through the pool."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.batch = batch
        self.deaths = 0
        self.done: pa.RecordBatch | Lost | None = None


class _Hand:
    """A worker with the batches it holds, the first of them in work since `since`."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.held: deque[_Task] = deque()
        self.since = 0.0
        self.overdue = False
        self.answered = 0


class Pool:
    """Workers as many as `size`; `map` gives their answers in the order of what they were asked."""

    def __init__(self, nursery: Nursery, size: int, patience: Patience | None = None) -> None:
        self.hello = b""
        self._nursery = nursery
        self._size = size
        self._patience = patience or Patience()
        self._hands: list[_Hand] = []
        self._order: deque[_Task] = deque()
        self._waiting: deque[_Task] = deque()
        self._stillborn = 0

    def __enter__(self) -> Self:
        """Start the workers and wait until one can work; `hello` then says what it loaded.

        Raises:
            GoodofficesError: what they need can't be loaded, or no process can be started.

        """
        try:
            self._staff()
            while not any(hand.worker.ready for hand in self._hands):
                self._listen(None)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def map(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch | Lost]:
        """Yield answers in order: a batch for a batch, or for the rows of one whose worker died.

        Batches are drawn as workers have room for them and no earlier, `AHEAD` for each at most.
        """
        stream = iter(batches)
        more = True
        while True:
            more = more and self._draw(stream)
            self.pump()
            while self._order and self._order[0].done is None:
                self._listen(self._rest())
                more = more and self._draw(stream)
            if not self._order:
                return
            done = self._order.popleft().done
            if done is not None:
                yield done

    def pump(self) -> None:
        """Take in what workers have ready and give them more, without waiting."""
        self._listen(0.0)

    def holding(self) -> dict[int, int]:
        """Return how many rows each worker, by its process, holds unanswered."""
        return {
            hand.worker.pid: sum(task.batch.num_rows for task in hand.held) for hand in self._hands
        }

    def _draw(self, stream: Iterator[pa.RecordBatch]) -> bool:
        """Draw batches while a worker has room; return whether there may be more."""
        room = HELD * self._size
        while sum(len(h.held) for h in self._hands) + len(self._waiting) < room:
            if len(self._order) >= AHEAD * self._size:
                break
            batch = next(stream, None)
            if batch is None:
                return False
            task = _Task(batch)
            self._order.append(task)
            self._waiting.append(task)
            self._hand_out()
        return True

    def _hand_out(self) -> None:
        """Give what waits to the workers that hold least."""
        while self._waiting:
            room = HELD if self._waiting[0].batch.nbytes <= QUEUED else 1
            fit = [h for h in self._hands if h.worker.ready and h.answered < TIRED]
            ready = [h for h in fit if len(h.held) < room]
            hand = min(ready, key=lambda h: len(h.held), default=None)
            if hand is None:
                return
            task = self._waiting.popleft()
            hand.held.append(task)
            if len(hand.held) == 1:
                hand.since = time.monotonic()
            try:
                hand.worker.send(task.batch)
            except OSError:
                self._bury(hand)

    def _listen(self, seconds: float | None) -> None:
        """Take in what comes within `seconds`, and see to the dead and the overdue."""
        heard = wait([hand.worker.connection for hand in self._hands], seconds)
        for hand in [hand for hand in self._hands if hand.worker.connection in heard]:
            self._hear(hand)
        now = time.monotonic()
        for hand in [h for h in self._hands if h.held and self._due(h) <= now]:
            hand.overdue = True
            hand.worker.end()
            self._bury(hand)
        self._hand_out()

    def _hear(self, hand: _Hand) -> None:
        try:
            if hand.worker.ready:
                hand.held[0].done = hand.worker.receive()
                hand.answered += hand.held.popleft().batch.num_rows
                hand.since = time.monotonic()
                self._relieve(hand)
            else:
                self._welcome(hand.worker.greet())
        except (EOFError, OSError):
            self._bury(hand)

    def _welcome(self, hello: bytes) -> None:
        """Take a worker in that loaded what the others did; answers of two kinds would mix."""
        if self.hello and hello != self.hello:
            raise GoodofficesError(
                "what workers load was changed while they read; what was finished is kept, start again"
            )
        self.hello = hello
        self._stillborn = 0

    def _relieve(self, hand: _Hand) -> None:
        """Put a fresh worker in the place of one that has done its share and holds nothing."""
        if hand.answered >= TIRED and not hand.held:
            self._hands.remove(hand)
            hand.worker.end()
            self._staff()

    def _bury(self, hand: _Hand) -> None:
        """Put another worker in the place of one that is gone; what it held is tried again."""
        self._hands.remove(hand)
        hand.worker.end()
        behind = list(hand.held)[1:]
        self._waiting.extendleft(reversed(behind))
        if hand.held:
            self._waiting.extendleft(reversed(self._retried(hand.held[0], hand)))
        if not hand.worker.ready:
            self._stillborn += 1
        self._staff()

    def _retried(self, task: _Task, hand: _Hand) -> list[_Task]:
        """Return what is to be tried again of the batch that a worker died of."""
        if task.batch.num_rows > 1:
            rows = [_Task(task.batch.slice(k, 1)) for k in range(task.batch.num_rows)]
            at = self._order.index(task)
            self._order.remove(task)
            for row in reversed(rows):
                self._order.insert(at, row)
            return rows
        task.deaths += 1
        if task.deaths < TRIES:
            return [task]
        over = f"took more than {self._limit(task):.0f} s" if hand.overdue else "died of it"
        task.done = Lost(task.batch, f"its worker process {over}, twice")
        return []

    def _staff(self) -> None:
        if self._stillborn >= STILLBORN:
            raise GoodofficesError(
                "worker processes die before they can work; give a smaller --jobs, or free memory"
            )
        while len(self._hands) < self._size:
            self._hands.append(_Hand(self._nursery.worker()))

    def _limit(self, task: _Task) -> float:
        return self._patience.base + self._patience.per_byte * int(task.batch.nbytes)

    def _due(self, hand: _Hand) -> float:
        return hand.since + self._limit(hand.held[0])

    def _rest(self) -> float | None:
        """Return the seconds until the next worker is overdue; None where none works."""
        due = [self._due(hand) for hand in self._hands if hand.held]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _end(self) -> None:
        for hand in self._hands:
            hand.worker.end()
        self._hands.clear()
        self._nursery.close()
