"""Files packed singly with gzip, bzip2 or xz: whatever is in them, tar archives too."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from lzma import LZMADecompressor
from typing import BinaryIO, cast

from goodoffices.shapes import Failure, Report
from goodoffices.sources.formats import read_inner, rejoin
from goodoffices.sources.limits import Counted, Meter, Unpacked
from goodoffices.sources.options import SourceOptions

SUFFIXES = (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz")

_GZIP = b"\x1f\x8b\x08"
_BZIP = b"BZh"
_XZ = b"\xfd7zXZ\x00"
_TARS = {".tgz", ".tbz2", ".txz"}
_LONGEST_MAGIC = 6
_XZ_MEMORY = 200_000_000


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a packed file."""
    return head.startswith((_GZIP, _BZIP, _XZ))


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports of what is packed, whose format its name without the suffix tells, or its bytes."""
    magic = stream.read(_LONGEST_MAGIC)
    packed = Counted(rejoin(magic, stream))
    opened = _open(magic, packed)
    if opened is None:
        reason = "not packed with gzip, bzip2 or xz, as its name says"
        yield Failure(where=where, reason=reason, remedy="give it the name of what it is")
        return
    unpacked = Unpacked(
        opened,
        where,
        packed=lambda: packed.taken,
        most=options.max_member,
        ratio=options.max_ratio,
        meter=options.meter or Meter(options.max_unpacked),
    )
    inner = cast("BinaryIO", io.BufferedReader(unpacked))
    yield from read_inner(inner, where, options, _inner_name(where))


def _open(magic: bytes, packed: Counted) -> BinaryIO | None:
    """Return the stream unpacked, None if it is not packed; several members in a row are one."""
    import bz2  # noqa: PLC0415 - of use for packed files only
    import gzip  # noqa: PLC0415 - likewise

    whole = cast("BinaryIO", io.BufferedReader(packed))
    if magic.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=whole, mode="rb"))
    if magic.startswith(_BZIP):
        return cast("BinaryIO", bz2.BZ2File(whole))
    return cast("BinaryIO", _Xz(whole)) if magic.startswith(_XZ) else None


class _Xz(io.RawIOBase):
    """An xz stream whose unpacking is bounded in memory: its head may ask for gigabytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpack = _unpacker()

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what comes next; a stream that breaks off raises `EOFError`."""
        while True:
            if self._unpack.eof:
                rest = self._unpack.unused_data or self._stream.read(1 << 13)
                if not rest.strip(b"\x00"):
                    return 0
                self._unpack, data = _unpacker(), rest
            else:
                data = self._stream.read(1 << 13) if self._unpack.needs_input else b""
                if self._unpack.needs_input and not data:
                    message = "it breaks off before its end"
                    raise EOFError(message)
            if out := self._unpack.decompress(data, len(buffer)):
                buffer[: len(out)] = out
                return len(out)


def _unpacker() -> LZMADecompressor:
    """Return what unpacks one xz stream with bounded memory."""
    return LZMADecompressor(memlimit=_XZ_MEMORY)


def _inner_name(where: str) -> str:
    """Return what the packed file is called: `a.csv.gz` holds `a.csv`, `a.tgz` holds `a.tar`."""
    stem, suffix = posixpath.splitext(where.rpartition("!")[2])
    if suffix.lower() not in SUFFIXES:
        return ""
    return f"{stem}.tar" if suffix.lower() in _TARS else stem
