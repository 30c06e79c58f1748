"""The formats, found by listing this package, and the way from a stream to the one that reads it."""

from __future__ import annotations

import importlib
import io
import pkgutil
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Protocol, cast

from msgspec.structs import replace

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources.limits import Meter
from goodoffices.sources.options import SourceOptions

_PACKAGE = "goodoffices.sources"
_HEAD = 65536
_FALLBACK = "plain"
_BROKEN = (OSError, EOFError, zlib.error, LZMAError)


class Format(Protocol):
    """What a module of this package offers if it reads a format."""

    SUFFIXES: tuple[str, ...]

    def sniff(self, head: bytes) -> bool:
        """Return whether bytes that begin with `head` are of this format."""

    def read(
        self, stream: BinaryIO, where: str, options: SourceOptions
    ) -> Iterator[Report | Failure]:
        """Yield the reports that `stream` holds, and a Failure for each that can't be read."""


@cache
def find_formats() -> Mapping[str, Format]:
    """Return the formats this package reads, by the name of their module."""
    modules = {
        info.name: importlib.import_module(f"{_PACKAGE}.{info.name}")
        for info in pkgutil.iter_modules([str(Path(__file__).parent)])
    }
    return MappingProxyType(
        {
            name: cast("Format", module)
            for name, module in sorted(modules.items())
            if hasattr(module, "SUFFIXES")
        }
    )


def format_named(name: str) -> Format | None:
    """Return the format whose files are called like `name`; None where its suffix tells nothing."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((form for form in find_formats().values() if suffix in form.SUFFIXES), None)


def format_sniffed(head: bytes) -> Format:
    """Return the format that bytes beginning with `head` are of; plain text if no other knows them."""
    formats = find_formats()
    names = (name for name in formats if name != _FALLBACK and formats[name].sniff(head))
    return formats[next(names, _FALLBACK)]


def is_unknown(name: str) -> bool:
    """Return whether `name` has a suffix, and one that no format has."""
    return bool(PurePosixPath(name).suffix) and format_named(name) is None


def unknown(where: str, name: str) -> Failure:
    """Return the Failure for a file of a kind that no module reads."""
    known = " ".join(suffix for form in find_formats().values() for suffix in form.SUFFIXES)
    return Failure(
        where=where,
        reason=f"{PurePosixPath(name).suffix} files are not read",
        remedy=f"save it as one of {known}, or name the file itself if it is text",
    )


def read_stream(
    stream: BinaryIO, where: str, options: SourceOptions, name: str = ""
) -> Iterator[Report | Failure]:
    """Yield the reports of a stream; the suffix of `name` tells its format, else its first bytes.

    Nothing raises: what goes wrong below is a Failure here, and what follows the stream goes on.
    """
    if options.meter is None:
        options = replace(options, meter=Meter(options.max_unpacked))
    try:
        form = format_named(name)
        if form is None:
            head = stream.read(_HEAD)
            form = format_sniffed(head)
            stream = rejoin(head, stream)
        yield from form.read(stream, where, options)
    except Exception as error:  # noqa: BLE001 - one bad file must not stop a run
        yield failure_of(error, where)


def read_inner(
    stream: BinaryIO, where: str, options: SourceOptions, name: str = ""
) -> Iterator[Report | Failure]:
    """Yield the reports of a stream inside another, one level deeper; too deep is a Failure."""
    if options.depth >= options.max_depth:
        reason = f"archives inside archives more than {options.max_depth} deep (limit max_depth)"
        remedy = "unpack it yourself and read its parts"
        yield Failure(where=where, reason=reason, remedy=remedy)
        return
    yield from read_stream(stream, where, replace(options, depth=options.depth + 1), name)


def failure_of(error: Exception, where: str) -> Failure:
    """Return what a user is told of an error: ours as they are, broken data and disks by their kind."""
    if isinstance(error, InputError):
        return Failure(where=error.where, reason=error.what, remedy=error.remedy)
    if isinstance(error, _BROKEN):
        told = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
        reason = f"can't be read to its end: {told}"
        return Failure(where=where, reason=reason[:300], remedy="check that the file is whole")
    reason = f"not what it seems to be: {type(error).__name__}: {error}"
    return Failure(where=where, reason=reason[:300], remedy="save the story as plain text")


def rejoin(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream whose first bytes were read already, whole again."""
    return cast("BinaryIO", io.BufferedReader(_Rejoined(head, rest)))


class _Rejoined(io.RawIOBase):
    """A head, then the rest."""

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
