"""Bounds on what is unpacked: a small file can't become more than this program is ready to read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from goodoffices.errors import InputError

EASY = 10_000_000  # bytes unpacked before the ratio is looked at: small texts pack very well
_CHUNK = 1 << 16


class LimitError(InputError):
    """A bound was reached; the message names the bound, its value and the remedy."""


class Meter:
    """Counts the bytes and members unpacked out of one file that the user named, archives in archives too."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0

    @property
    def spent(self) -> bool:
        """Return whether no more may be unpacked."""
        return self.taken > self.most

    def take(self, count: int, where: str) -> None:
        """Count bytes; raise `LimitError` where they are too many."""
        self.taken += count
        if self.spent:
            what = f"more than {self.most:,} bytes unpacked from one file (limit max_unpacked)"
            raise LimitError(where, what, "unpack it yourself and read its parts")


class Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the stream."""
        data = self._stream.read(len(buffer))
        self.taken += len(data)
        buffer[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """A member as it is unpacked; reading it raises `LimitError` at the first bound it meets.

    `packed` tells how many bytes it took so far to unpack what came out.
    """

    def __init__(
        self,
        stream: BinaryIO,
        where: str,
        *,
        packed: Callable[[], int],
        most: int,
        ratio: int,
        meter: Meter,
    ) -> None:
        self._read = getattr(stream, "read1", stream.read)  # what came before a fault is not lost
        self._where = where
        self._packed = packed
        self._most = most
        self._ratio = ratio
        self._meter = meter
        self.taken = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`, a little at a time so that no bound is overrun by much."""
        data = self._read(min(len(buffer), _CHUNK))
        self.taken += len(data)
        self._check()
        self._meter.take(len(data), self._where)
        buffer[: len(data)] = data
        return len(data)

    def _check(self) -> None:
        if self.taken > self._most:
            what = f"unpacks to more than {self._most:,} bytes (limit max_member)"
            raise LimitError(self._where, what, "unpack it yourself and read its parts")
        if self.taken > EASY and self.taken > self._ratio * max(1, self._packed()):
            what = f"unpacks to more than {self._ratio} times its size (limit max_ratio)"
            raise LimitError(
                self._where, what, "it looks made to do harm; unpack it yourself if you trust it"
            )
