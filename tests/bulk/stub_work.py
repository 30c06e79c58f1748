"""Work for a pool under test: each row says what its worker does with it. Imported by name in workers."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import msgspec
import pyarrow as pa

from goodoffices.errors import GoodofficesError


class StubWork(msgspec.Struct, frozen=True):
    """Answers each row with its word in capitals and the process that did it."""

    hello: bytes = b"stub"

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Do what the rows say, in order."""
        answers = [
            {"word": row["word"].upper(), "pid": os.getpid()}
            for row in batch.to_pylist()
            if do(row["do"])
        ]
        schema = pa.schema([("word", pa.string()), ("pid", pa.int64())])
        return pa.RecordBatch.from_pylist(answers, schema=schema)


class LoadStub(msgspec.Struct, frozen=True):
    """How a worker gets its work.

    `error` is what it fails with, `dies` whether it is killed loading, `loaded` a file it loads.
    """

    error: str | None = None
    dies: bool = False
    loaded: str | None = None

    def __call__(self) -> StubWork:
        """Return the work."""
        if self.dies:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.error is not None:
            raise GoodofficesError(self.error)
        return StubWork(Path(self.loaded).read_bytes()) if self.loaded else StubWork()


def do(what: str) -> bool:
    """Do it: "die", "hang", "die-once FILE", "wait FILE" (until it is there); true when done."""
    verb, _, name = what.partition(" ")
    path = Path(name)
    if verb == "die-once" and not path.exists():
        path.touch()
        verb = "die"
    if verb == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if verb == "hang":
        time.sleep(3600)
    if verb == "wait":
        path.with_suffix(".begun").touch()
        while not path.exists():
            time.sleep(0.01)
    return True


def batch(*rows: tuple[str, str]) -> pa.RecordBatch:
    """Return rows of (word, what to do with it) as a batch."""
    columns = [{"word": word, "do": what} for word, what in rows]
    return pa.RecordBatch.from_pylist(
        columns, schema=pa.schema([("word", pa.string()), ("do", pa.string())])
    )


def words(*texts: str) -> pa.RecordBatch:
    """Return a batch of words with nothing else to do."""
    return batch(*((text, "") for text in texts))
