"""TAR archives of reports, read as a stream. No member is written to disk, whatever path it names."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

from goodoffices.shapes import Failure, Report
from goodoffices.sources.formats import failure_of, is_unknown, read_inner, unknown
from goodoffices.sources.limits import Meter, Unpacked
from goodoffices.sources.options import SourceOptions

SUFFIXES = (".tar",)

_MAGIC_AT = 257
_LONG_HEADERS = frozenset({b"x", b"g", b"L", b"K", b"X"})
_LONGEST_HEADER = 1_000_000
_REMEDY = "pack it again"


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a TAR archive."""
    return head[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar"


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports of every member in the archive's order; links and devices are passed over."""
    meter = options.meter or Meter(options.max_unpacked)
    seen = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
            for info in archive:
                if seen >= options.max_members:
                    reason = f"more than {options.max_members:,} members (limit max_members)"
                    yield Failure(where=where, reason=reason, remedy="split the archive")
                    return
                if info.isfile() and not _is_hidden(info.name):
                    seen += 1
                    yield from _member(archive, info, where, options, meter)
                archive.members = []  # type: ignore[attr-defined]  # else all headers are kept
                if meter.spent:
                    return
    except tarfile.TarError as error:
        yield Failure(where=where, reason=f"a broken TAR archive: {error}", remedy=_REMEDY)
        return
    if not seen:
        yield Failure(where=where, reason="an empty archive", remedy="pack reports into it")


class _Header(tarfile.TarInfo):
    """A member's head; one that says that its name alone fills megabytes is refused before it is held."""

    @classmethod
    def frombuf(cls, *args: Any, **words: Any) -> Self:  # noqa: ANN401 - as the base class has it
        """Return the head in a block."""
        info = super().frombuf(*args, **words)
        if info.type in _LONG_HEADERS and info.size > _LONGEST_HEADER:
            message = f"a header of {info.size:,} bytes (limit {_LONGEST_HEADER:,})"
            raise tarfile.ReadError(message)
        return info


def _is_hidden(name: str) -> bool:
    """Return whether a member lies in a hidden folder or is a hidden file."""
    return any(part.startswith(".") and part not in {".", ".."} for part in name.split("/"))


def _member(
    archive: tarfile.TarFile,
    info: tarfile.TarInfo,
    where: str,
    options: SourceOptions,
    meter: Meter,
) -> Iterator[Report | Failure]:
    """Yield the reports of one member."""
    place = f"{where}!{info.name}"
    if is_unknown(info.name):
        yield unknown(place, info.name)
        return
    if info.issparse():
        yield Failure(where=place, reason="a sparse file, mostly of holes", remedy=_REMEDY)
        return
    try:
        member = archive.extractfile(info)
        if member is None:
            return
        unpacked = Unpacked(
            cast("BinaryIO", member),
            place,
            packed=lambda: unpacked.taken,
            most=options.max_member,
            ratio=options.max_ratio,
            meter=meter,
        )
        inner = cast("BinaryIO", io.BufferedReader(unpacked))
        yield from read_inner(inner, place, options, info.name)
    except tarfile.TarError as error:
        yield failure_of(error, place)
