"""Reports out of files: one module a format, found by listing this package."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from goodoffices.shapes import Failure, Report
from goodoffices.sources.columns import parse_columns
from goodoffices.sources.fetch import fetch, is_address
from goodoffices.sources.formats import Format, find_formats, is_unknown, read_stream, unknown
from goodoffices.sources.options import SourceOptions

__all__ = ["STDIN", "Format", "SourceOptions", "find_formats", "parse_columns", "read_paths"]

STDIN = "-"


def read_paths(
    paths: Iterable[str], options: SourceOptions, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Yield the reports of `paths` in order, and a Failure for each thing that can't be read.

    A folder is walked in sorted order, hidden files left out; "-" is standard input; an address is
    fetched only if `options.fetch` says so. Nothing raises but a bad option.
    """
    for path in paths:
        if path == STDIN:
            source = stdin if stdin is not None else sys.stdin.buffer
            yield from read_stream(source, STDIN, options)
        elif is_address(path):
            yield from _read_address(path, options)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), options)
        else:
            yield from _read_file(Path(path), options)


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder`, sorted; hidden ones are left out, links to folders not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from walk(entry)
        elif entry.is_file() or entry.is_symlink():
            yield entry


def _read_folder(folder: Path, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports of every file below `folder` that is not hidden."""
    empty = True
    for file in walk(folder):
        empty = False
        if is_unknown(file.name):
            yield unknown(str(file), file.name)
        else:
            yield from _read_file(file, options)
    if empty:
        yield Failure(
            where=str(folder),
            reason="no report in this folder",
            remedy="name a file or folder of reports",
        )


def _read_file(file: Path, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports of one file, whose suffix tells the format or, failing that, its first bytes."""
    try:
        with file.open("rb") as stream:
            yield from read_stream(stream, str(file), options, file.name)
    except OSError as error:
        yield Failure(
            where=str(file),
            reason=f"can't be opened: {error.strerror or error}",
            remedy="check the path and its permissions",
        )


def _read_address(address: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports found at an address, whose first bytes tell the format."""
    if not options.fetch:
        yield Failure(
            where=address,
            reason="an address; nothing is fetched unless you ask for it",
            remedy="add --fetch",
        )
        return
    found = options.fetcher(address) if options.fetcher else fetch(address, most=options.max_bytes)
    if isinstance(found, Failure):
        yield found
        return
    inner = replace(options, charset=found.charset)
    if not found.changed:
        return
    for one in read_stream(io.BytesIO(found.body), address, inner):
        yield replace(one, url=one.url or found.url) if isinstance(one, Report) else one
