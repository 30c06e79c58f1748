"""Opens a record whose copies are folded and whose events are merged, for commands that count on it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from rich.console import Console
from rich.text import Text

from goodoffices.cli.show import warn
from goodoffices.errors import InputError, RecordError
from goodoffices.record import Record, coverage, coverage_line, open_record
from goodoffices.record.merge import tell_once
from goodoffices.telling import SYNTHETIC, json_line, safe

STALE = "the record can't be written to: reports read since it was last merged count by themselves"


@contextmanager
def opened(path: Path) -> Iterator[Record]:
    """Open the record at `path`, with all that it was left to do done.

    A record that can't be written is shown as it is, with a warning.

    Raises:
        RecordError: there is no record, or it can't be read.

    """
    try:
        with open_record(path) as record:
            tell_once(record)
    except RecordError:
        with open_record(path, read_only=True):
            Console(stderr=True).print(Text(STALE, "yellow"), soft_wrap=True)
    with open_record(path, read_only=True) as record:
        warn(record)
        yield record


def pair_of(sides: tuple[str | None, str | None]) -> tuple[str, str] | None:
    """Return the two sides, or None where none is given.

    Raises:
        InputError: only one is given.

    """
    a, b = sides
    if a is None:
        return None
    if b is None:
        raise InputError(a, "is one side", "name the other too")
    return a, b


def print_rows(rows: Iterable[msgspec.Struct]) -> None:
    """Print each as a line of JSON."""
    for row in rows:
        sys.stdout.buffer.write(json_line(row))
    sys.stdout.buffer.flush()


def print_read(record: Record, console: Console) -> None:
    """Print how much was read: silence says something only beside this."""
    told = coverage(record)
    console.print(Text(safe(coverage_line(told)), style="dim"), soft_wrap=True)


def mark(*, synthetic: bool) -> str:
    """Return what is put behind words of a made-up report."""
    return f" · {SYNTHETIC}" if synthetic else ""
