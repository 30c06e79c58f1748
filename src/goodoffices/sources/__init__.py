"""Reports out of files: one module a format, found by listing this package."""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from goodoffices.shapes import Failure, Report
from goodoffices.sources.options import SourceOptions

__all__ = ["Format", "SourceOptions", "find_formats", "read_paths"]

STDIN = "-"
_HEAD = 65536
_FALLBACK = "plain"


class Format(Protocol):
    """What a module of this package offers if it reads a format."""

    SUFFIXES: tuple[str, ...]

    def sniff(self, head: bytes) -> bool:
        """Return whether bytes that begin with `head` are of this format."""

    def read(
        self, stream: BinaryIO, where: str, options: SourceOptions
    ) -> Iterator[Report | Failure]:
        """Yield the reports that `stream` holds, and a Failure for each that can't be read."""


def find_formats() -> dict[str, Format]:
    """Return the formats this package reads, by the name of their module."""
    modules = {
        info.name: importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    }
    return {
        name: cast("Format", module)
        for name, module in sorted(modules.items())
        if hasattr(module, "SUFFIXES")
    }


def read_paths(
    paths: Iterable[str], options: SourceOptions, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Yield the reports of `paths` in order, and a Failure for each thing that can't be read.

    A folder is walked in sorted order, hidden files left out; "-" is standard input. Nothing raises
    but a bad option.
    """
    formats = find_formats()
    for path in paths:
        if path == STDIN:
            source = stdin if stdin is not None else sys.stdin.buffer
            yield from _read_stream(source, STDIN, formats, options)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), formats, options)
        else:
            yield from _read_file(Path(path), formats, options)


def _read_folder(
    folder: Path, formats: dict[str, Format], options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield the reports of every file below `folder` that is not hidden."""
    empty = True
    for file in _walk(folder):
        empty = False
        suffix = file.suffix.lower()
        if suffix and _format_for(suffix, formats) is None:
            yield _unknown(file, formats)
        else:
            yield from _read_file(file, formats, options)
    if empty:
        yield Failure(
            where=str(folder),
            reason="no report in this folder",
            remedy="name a file or folder of reports",
        )


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder`, sorted; links to folders are not followed."""
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
                yield from _walk(entry)
        elif entry.is_file() or entry.is_symlink():
            yield entry


def _read_file(
    file: Path, formats: dict[str, Format], options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield the reports of one file, whose suffix tells the format or, failing that, its first bytes."""
    known = _format_for(file.suffix.lower(), formats)
    try:
        with file.open("rb") as stream:
            if known is None:
                yield from _read_stream(stream, str(file), formats, options)
            else:
                yield from known.read(stream, str(file), options)
    except OSError as error:
        yield Failure(
            where=str(file),
            reason=f"can't be opened: {error.strerror or error}",
            remedy="check the path and its permissions",
        )


def _read_stream(
    stream: BinaryIO, where: str, formats: dict[str, Format], options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield the reports of a stream whose first bytes tell the format; plain text if none does."""
    head = stream.read(_HEAD)
    names = (name for name in formats if name != _FALLBACK and formats[name].sniff(head))
    chosen = formats[next(names, _FALLBACK)]
    yield from chosen.read(
        cast("BinaryIO", io.BufferedReader(_Rejoined(head, stream))), where, options
    )


def _format_for(suffix: str, formats: dict[str, Format]) -> Format | None:
    """Return the format whose files end in `suffix`."""
    return next((form for form in formats.values() if suffix in form.SUFFIXES), None)


def _unknown(file: Path, formats: dict[str, Format]) -> Failure:
    """Return the Failure for a file of a kind that no module reads."""
    known = " ".join(suffix for form in formats.values() for suffix in form.SUFFIXES)
    return Failure(
        where=str(file),
        reason=f"{file.suffix} files are not read",
        remedy=f"save it as one of {known}, or name the file itself if it is text",
    )


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the head, then from the rest."""
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
