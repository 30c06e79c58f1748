"""`goodoffices read`: sources in, readings out, to the screen and to a record."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from goodoffices.bulk.each import Item, Known, Result, read_each
from goodoffices.bulk.known import Memory, recall
from goodoffices.cli.options import Format
from goodoffices.cli.render import print_reading
from goodoffices.cli.show import warn
from goodoffices.errors import GoodofficesError
from goodoffices.pipeline import READ_LANGUAGES, ReadingEngine, load_engine
from goodoffices.record import (
    Record,
    Tally,
    finish_run,
    note_failure,
    open_record,
    start_run,
    write_reading,
)
from goodoffices.record.open import PATIENCE
from goodoffices.shapes import EngineId, Failure, Reading, Report
from goodoffices.sources import STDIN, SourceOptions, read_paths
from goodoffices.telling import json_line, safe
from goodoffices.text.cues import load_page_cues

MANY = 3  # files from which on a progress bar is worth its line
STREAMS = frozenset({".jsonl", ".ndjson"})  # one report a line
QUICK = 100_000_000  # bytes of them whose lines are counted before they are read
ALONE = frozenset({"", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".eml", ".docx"})
LISTED = 1000  # failures kept for the list at the end; what is over that is told as it comes

Read = Callable[[Iterable[Item]], Iterator[Result]]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read, and what becomes of it.

    `jobs` is the number of processes that read; `patience` how many seconds to wait for another
    process that writes to the record.
    """

    paths: list[str]
    output: Format | None = None
    record: Path | None = None
    options: SourceOptions = SourceOptions()
    actors: Path | None = None
    jobs: int = 1
    patience: float = PATIENCE

    @property
    def shown(self) -> Format | None:
        """How readings are printed; not at all where a record keeps them, unless asked for."""
        return self.output or (None if self.record else Format.TABLE)


def read_reports(
    paths: list[str],
    output: Format | None,
    record: Path | None,
    published: str | None,
    title: str | None,
    actors: Path | None,
    engine: ReadingEngine | None = None,
) -> int:
    """Read everything under `paths`; return the exit status. The engine is loaded where none is given."""
    options = SourceOptions(published=published, title=title)
    asked = Asked(paths=paths, output=output, record=record, options=options, actors=actors)
    return read_asked(asked, engine)


def read_asked(asked: Asked, engine: ReadingEngine | None = None) -> int:
    """Read what is asked for; return the exit status.

    An engine that is given reads in this process; else it is loaded, by each of the jobs if there
    are several. What comes out is the same, and in the order of what went in.

    Raises:
        GoodofficesError: the record or standard output can't be written, the engine can't be
            loaded, or no process can be started. What was finished is kept.

    """
    if STDIN in asked.paths and sys.stdin.isatty():
        _err().print("Paste a report, then press Ctrl-D on a line of its own.", markup=False)
    with ExitStack() as stack:
        kept = None
        if asked.record:
            kept = stack.enter_context(open_record(asked.record, patience=asked.patience))
        read, reader = _readers(asked, engine, stack)
        desk = _Desk(kept, asked.shown)
        bar = stack.enter_context(_Bar(asked.paths, asked.shown))
        desk.err = bar.console
        try:
            found = read_paths(asked.paths, asked.options)
            for result in read(desk.sorted_out(found, reader)):
                desk.take(result)
                bar.show(desk.done)
            desk.close()
        except BaseException:
            desk.break_off()
            raise
    return desk.report_end()


def _readers(asked: Asked, engine: ReadingEngine | None, stack: ExitStack) -> tuple[Read, EngineId]:
    """Return what reads, in this process or in several that end with `stack`, and with which engine."""
    if engine is None and asked.jobs > 1:
        from goodoffices.bulk.many import LoadReader, ManyReaders  # noqa: PLC0415 - Arrow takes time

        many = stack.enter_context(ManyReaders(asked.jobs, LoadReader(asked.actors)))
        return many.read, many.engine
    engine = engine or load_engine(actors=asked.actors)
    return partial(read_each, engine=engine), engine.id


class _Desk:
    """Keeps and prints readings as they come, and remembers what could not be read."""

    def __init__(self, record: Record | None, output: Format | None) -> None:
        self.record = record
        self.output = output
        self.out = Console(highlight=False)
        self.err = _err()
        self.failures: list[str] = []
        self.uncoded: list[str] = []
        self.failed = 0
        self.read = 0
        self.found: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()
        self.run: int | None = None
        if record:
            warn(record)
            self.run = start_run(record, _now())

    @property
    def done(self) -> int:
        """How many reports are dealt with."""
        return self.read + self.failed

    def sorted_out(self, found: Iterable[Report | Failure], reader: EngineId) -> Iterator[Item]:
        """Yield what was found; a report that need not be read again is told as known.

        That is what the record has from this engine, unless readings are to be printed.
        """
        if self.record is None or self.output is not None:
            yield from found
            return
        memory = Memory(self.record, reader, load_page_cues())
        for item in found:
            known = recall(memory, item, _now()) if isinstance(item, Report) else None
            yield known or item

    def take(self, result: Result) -> None:
        """Keep and print what became of one report."""
        if isinstance(result, Failure):
            self._failed(result)
        elif isinstance(result, Known):
            self._count("already there", result.id, result.language)
        elif isinstance(result.found, Failure):
            self._failed(result.found)
        else:
            self._take_reading(result.report, result.found)

    def _take_reading(self, report: Report, reading: Reading) -> None:
        what = ""
        if self.record:
            what = write_reading(self.record, reading, report.raw, report.origin, _now()).what
        self._print(reading)
        for kind in ("events", "statements", "tolls"):
            self.found[kind] += len(getattr(reading, kind))
        self._count(what, reading.id, reading.language)

    def _count(self, what: str, name: str, language: str | None) -> None:
        self.read += 1
        if what:
            self.outcomes[what] += 1
        if language not in READ_LANGUAGES:
            line = f"not coded: {name} (language {language}); only English is read"
            self._list(self.uncoded, line)

    def _failed(self, failure: Failure) -> None:
        self.failed += 1
        remedy = f"; {failure.remedy}" if failure.remedy else ""
        self._list(self.failures, f"  {failure.where}: {failure.reason}{remedy}")
        if self.record:
            note_failure(self.record, failure, _now(), self.run)

    def _list(self, lines: list[str], line: str) -> None:
        """Keep a line for the end; when there are many already, print it, for memory is bounded."""
        if len(lines) < LISTED:
            lines.append(line)
        else:
            self.err.print(Text(safe(line)), soft_wrap=True)

    def _print(self, reading: Reading) -> None:
        try:
            if self.output is Format.JSONL:
                sys.stdout.buffer.write(json_line(reading))
                sys.stdout.buffer.flush()
            elif self.output is not None:
                print_reading(reading, self.output, self.out)
        except OSError as error:
            raise _cannot_print(error) from error

    def close(self) -> None:
        """Tell events of several reports as one, and note in the record that the run came to its end."""
        if self.record and self.run is not None:
            from goodoffices.record.merge import tell_once  # noqa: PLC0415 - only where one is kept

            tell_once(self.record)
            tally = Tally(
                stored=self.outcomes["stored"],
                reread=self.outcomes["re-read"],
                known=self.outcomes["already there"],
                failed=self.failed,
            )
            finish_run(self.record, self.run, _now(), tally)

    def break_off(self) -> None:
        """Print what there was before the end that nobody wanted."""
        if self.done:
            line = f"{self._counts()}; it did not come to its end"
            self.err.print(Text(line), soft_wrap=True)
            self._print_lists()

    def report_end(self) -> int:
        """Print counts and what could not be read; return the exit status."""
        if self.record or self.failures or self.uncoded or self.read > 1:
            self.err.print(Text(self._counts()), soft_wrap=True)
        self._print_lists()
        if not self.failed:
            return 0
        return 1 if self.read else 2

    def _print_lists(self) -> None:
        for line in self.uncoded:
            self.err.print(Text(safe(line)), soft_wrap=True)
        if self.failures:
            self.err.print("Not read:", style="bold red")
        for line in self.failures:
            self.err.print(Text(safe(line)), soft_wrap=True)

    def _counts(self) -> str:
        kept = ", ".join(f"{n} {what}" for what, n in sorted(self.outcomes.items()))
        found = ", ".join(f"{n} {kind}" for kind, n in self.found.items())
        told = f"{self.read} report{'' if self.read == 1 else 's'} read"
        told += f" ({kept})" if kept else ""
        told += f": {found}" if found else ""
        return f"{told}; {self.failed} not read" if self.failed else told


class _Bar:
    """A progress bar on standard error.

    It shows itself only to a person with many files, and not where readings scroll by on the same
    screen. Our output is ours: the bar must not draw standard output to itself.
    """

    def __init__(self, paths: list[str], shown: Format | None) -> None:
        self.console = _err()
        scrolls = shown is not None and sys.stdout.isatty()
        watched = self.console.is_terminal and not scrolls
        total = _count(paths) if watched else 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            disable=not watched or (total is not None and total < MANY),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("reading", total=total)

    def show(self, done: int) -> None:
        """Draw how many reports are done."""
        self._progress.update(self._task, completed=done)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()


def _count(paths: list[str]) -> int | None:
    """Return about how many reports `paths` hold, None where only reading tells."""
    if STDIN in paths:
        return None
    counts = [_reports(file) for path in paths for file in _files(Path(path))]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _reports(file: Path) -> int | None:
    """Return how many reports a file holds; of a large or packed one nobody knows before its end."""
    suffix = file.suffix.lower()
    if suffix in ALONE or not os.access(file, os.R_OK) or not file.is_file():
        return 1
    if suffix not in STREAMS or file.stat().st_size > QUICK:
        return None
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in path.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden:
            yield file


def _cannot_print(error: OSError) -> GoodofficesError:
    """Return the error; what is still in the buffer goes nowhere, or the end would fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    what = (error.strerror or "unknown error").lower()
    return GoodofficesError(
        f"standard output can't be written: {what}; free some space and read again"
    )


def _err() -> Console:
    return Console(stderr=True, highlight=False)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
