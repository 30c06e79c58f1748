"""`goodoffices read`: sources in, readings out, to the screen and to a record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from goodoffices.cli.app import Format
from goodoffices.cli.render import print_failures, print_reading
from goodoffices.pipeline import load_engine, read_all
from goodoffices.record import (
    Record,
    Tally,
    finish_run,
    note_failure,
    open_record,
    start_run,
    write_reading,
)
from goodoffices.shapes import Failure, Reading, Report
from goodoffices.sources import SourceOptions, read_paths

MANY = 3  # files from which on a progress bar is worth its line


def read_reports(
    paths: list[str],
    output: Format | None,
    record: Path | None,
    published: str | None,
    title: str | None,
    actors: Path | None,
) -> int:
    """Read everything under `paths`; return the exit status."""
    options = SourceOptions(published=published, title=title)
    with ExitStack() as stack:
        kept = stack.enter_context(open_record(record)) if record else None
        desk = _Desk(kept, output or (None if record else Format.TABLE))
        stack.callback(desk.close)
        progress = stack.enter_context(_progress(paths))
        task = progress.add_task("reading", total=_count(paths))
        engine = load_engine(actors=actors)
        for reading in read_all(desk.reports(read_paths(paths, options)), engine):
            desk.take(reading)
            progress.advance(task)
    return desk.report_end()


class _Desk:
    """Keeps and prints readings as they come, and remembers what could not be read."""

    def __init__(self, record: Record | None, output: Format | None) -> None:
        self.record = record
        self.output = output
        self.out = Console(highlight=False)
        self.failures: list[Failure] = []
        self.uncoded: list[Reading] = []
        self.sources: dict[int, Report] = {}
        self.read = 0
        self.outcomes: dict[str, int] = {}
        self.run = start_run(record, _now()) if record else None
        self._pending: list[Report] = []

    def reports(self, found: Iterator[Report | Failure]) -> Iterator[Report]:
        """Yield the reports and set the failures aside."""
        for one in found:
            if isinstance(one, Failure):
                self.failures.append(one)
                if self.record:
                    note_failure(self.record, one, _now(), self.run)
            else:
                self._pending.append(one)
                yield one

    def take(self, reading: Reading) -> None:
        """Keep and print one reading."""
        report = self._pending.pop(0)
        self.read += 1
        if reading.language not in {"en", "und", None}:
            self.uncoded.append(reading)
        if self.record:
            done = write_reading(self.record, reading, report.raw, report.origin, _now())
            self.outcomes[done.what] = self.outcomes.get(done.what, 0) + 1
        if self.output is Format.JSONL:
            sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
            sys.stdout.buffer.flush()
        elif self.output is not None:
            print_reading(reading, self.output, self.out)

    def close(self) -> None:
        """Note the end of the run in the record."""
        if self.record and self.run is not None:
            tally = Tally(
                stored=self.outcomes.get("stored", 0),
                reread=self.outcomes.get("re-read", 0),
                known=self.outcomes.get("already there", 0),
                failed=len(self.failures),
            )
            finish_run(self.record, self.run, _now(), tally)

    def report_end(self) -> int:
        """Print counts and what could not be read; return the exit status."""
        err = Console(stderr=True, highlight=False)
        if self.record:
            counts = ", ".join(f"{n} {what}" for what, n in sorted(self.outcomes.items()))
            err.print(f"{self.read} reports read ({counts or 'none'})", markup=False)
        for reading in self.uncoded:
            err.print(f"not coded: {reading.id} (language {reading.language})", markup=False)
        print_failures(self.failures, err)
        if not self.failures:
            return 0
        return 1 if self.read else 2


def _progress(paths: list[str]) -> Progress:
    """Return a progress bar on standard error; it shows itself only to a person with many files."""
    console = Console(stderr=True)
    hidden = not console.is_terminal or _count(paths) < MANY
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=hidden,
        transient=True,
    )


def _count(paths: list[str]) -> int:
    return sum(_files(Path(path)) for path in paths)


def _files(path: Path) -> int:
    return sum(1 for p in path.rglob("*") if p.is_file()) if path.is_dir() else 1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
