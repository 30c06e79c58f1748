"""`goodoffices read`: sources in, readings out, to the screen and to a record."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from goodoffices.cli.app import Format, fault
from goodoffices.cli.render import print_failures, print_reading
from goodoffices.cli.show import warn
from goodoffices.pipeline import CHUNK, READ_LANGUAGES, ReadingEngine, load_engine, read, read_all
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
from goodoffices.sources import STDIN, SourceOptions, read_paths
from goodoffices.telling import json_line, safe

MANY = 3  # files from which on a progress bar is worth its line
STREAMS = frozenset({".jsonl", ".ndjson"})  # one report a line
QUICK = 100_000_000  # bytes of them whose lines are counted before they are read


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
    shown = output or (None if record else Format.TABLE)
    if STDIN in paths and sys.stdin.isatty():
        _err().print("Paste a report, then press Ctrl-D on a line of its own.", markup=False)
    with ExitStack() as stack:
        kept = stack.enter_context(open_record(record)) if record else None
        engine = engine or load_engine(actors=actors)
        desk = _Desk(kept, shown)
        progress = stack.enter_context(_progress(paths, shown))
        task = progress.add_task("reading", total=_count(paths))
        for one in read_each(desk.reports(read_paths(paths, options)), engine):
            desk.take(one)
            progress.update(task, completed=desk.read + len(desk.failures))
        desk.close()
    return desk.report_end()


def read_each(reports: Iterable[Report], engine: ReadingEngine) -> Iterator[Reading | Failure]:
    """Yield the reading of each report, in order, or a Failure where we ourselves fail on it."""
    stream = iter(reports)
    while chunk := list(islice(stream, CHUNK)):
        done = 0
        try:
            for reading in read_all(chunk, engine):
                done += 1
                yield reading
        except Exception:  # noqa: BLE001 - one report that we can't read must not stop the others
            yield from (_read_alone(report, engine) for report in chunk[done:])


def _read_alone(report: Report, engine: ReadingEngine) -> Reading | Failure:
    try:
        return read(report, engine)
    except Exception as error:  # noqa: BLE001
        what = f"report {report.id!r} can't be read: {fault(error)}"
        remedy = "report this as a bug of goodoffices"
        return Failure(where=report.origin or report.id, reason=what, remedy=remedy)


class _Desk:
    """Keeps and prints readings as they come, and remembers what could not be read."""

    def __init__(self, record: Record | None, output: Format | None) -> None:
        self.record = record
        self.output = output
        self.out = Console(highlight=False)
        self.failures: list[Failure] = []
        self.uncoded: list[Reading] = []
        self.read = 0
        self.found: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()
        self.run: int | None = None
        if record:
            warn(record)
            self.run = start_run(record, _now())
        self._pending: list[Report] = []

    def reports(self, found: Iterator[Report | Failure]) -> Iterator[Report]:
        """Yield the reports and set the failures aside."""
        for one in found:
            if isinstance(one, Failure):
                self._failed(one)
            else:
                self._pending.append(one)
                yield one

    def take(self, one: Reading | Failure) -> None:
        """Keep and print one reading."""
        report = self._pending.pop(0)
        if isinstance(one, Failure):
            self._failed(one)
            return
        if self.record:
            done = write_reading(self.record, one, report.raw, report.origin, _now())
            self.outcomes[done.what] += 1
        self._print(one)
        self.read += 1
        for kind in ("events", "statements", "tolls"):
            self.found[kind] += len(getattr(one, kind))
        if one.language not in READ_LANGUAGES:
            self.uncoded.append(one)

    def _failed(self, failure: Failure) -> None:
        self.failures.append(failure)
        if self.record:
            note_failure(self.record, failure, _now(), self.run)

    def _print(self, reading: Reading) -> None:
        if self.output is Format.JSONL:
            sys.stdout.buffer.write(json_line(reading))
            sys.stdout.buffer.flush()
        elif self.output is not None:
            print_reading(reading, self.output, self.out)

    def close(self) -> None:
        """Tell events of several reports as one, and note in the record that the run came to its end."""
        if self.record and self.run is not None:
            from goodoffices.record.merge import tell_once  # noqa: PLC0415 - only where one is kept

            tell_once(self.record)
            tally = Tally(
                stored=self.outcomes["stored"],
                reread=self.outcomes["re-read"],
                known=self.outcomes["already there"],
                failed=len(self.failures),
            )
            finish_run(self.record, self.run, _now(), tally)

    def report_end(self) -> int:
        """Print counts and what could not be read; return the exit status."""
        err = _err()
        if self.record or self.failures or self.uncoded or self.read > 1:
            err.print(Text(self._counts()), soft_wrap=True)
        for reading in self.uncoded:
            line = f"not coded: {reading.id} (language {reading.language}); only English is read"
            err.print(Text(safe(line)), soft_wrap=True)
        print_failures(self.failures, err)
        if not self.failures:
            return 0
        return 1 if self.read else 2

    def _counts(self) -> str:
        kept = ", ".join(f"{n} {what}" for what, n in sorted(self.outcomes.items()))
        found = ", ".join(f"{n} {kind}" for kind, n in self.found.items())
        told = f"{self.read} report{'' if self.read == 1 else 's'} read"
        told += f" ({kept})" if kept else ""
        told += f": {found}" if found else ""
        return f"{told}; {len(self.failures)} not read" if self.failures else told


def _progress(paths: list[str], shown: Format | None) -> Progress:
    """Return a progress bar on standard error.

    It shows itself only to a person with many files, and not where readings scroll by on the same
    screen. Our output is ours: the bar must not draw standard output to itself.
    """
    console = Console(stderr=True)
    total = _count(paths)
    scrolls = shown is not None and sys.stdout.isatty()
    hidden = not console.is_terminal or scrolls or (total is not None and total < MANY)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=hidden,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _count(paths: list[str]) -> int | None:
    """Return about how many reports `paths` hold, None where only reading tells."""
    counts = [_reports(file) for path in paths for file in _files(Path(path))]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) and STDIN not in paths else None


def _reports(file: Path) -> int | None:
    """Return how many reports a file holds; of a large stream of them nobody knows before its end."""
    if file.suffix.lower() not in STREAMS or not os.access(file, os.R_OK) or not file.is_file():
        return 1
    if file.stat().st_size > QUICK:
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


def _err() -> Console:
    return Console(stderr=True, highlight=False)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
