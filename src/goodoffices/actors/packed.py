"""Tables of the compiled registry, unpacked piece by piece when one of a piece's rows is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar, overload
from zlib import crc32

import msgspec
from msgspec.msgpack import Decoder

from goodoffices.errors import GoodofficesError

V = TypeVar("V")
D = TypeVar("D")
_PIECES = (
    512  # of a table of tens of thousands of rows: a piece is unpacked in some 50 microseconds
)
_MISSES = 1 << 15  # keys remembered as absent before all are forgotten


class Pieces(msgspec.Struct, frozen=True, array_like=True):
    """A table cut up by the checksums of its keys, each piece msgpack; `order` are its keys, in order."""

    order: msgspec.Raw
    rows: tuple[msgspec.Raw, ...]


def cut(table: Mapping[str, object]) -> tuple[list[str], list[dict[str, object]]]:
    """Return `table` as `Pieces` are encoded from."""
    rows: list[dict[str, object]] = [{} for _ in range(_PIECES)]
    for key, row in table.items():
        rows[_place(key)][key] = row
    return list(table), rows


class Packed(Mapping[str, V], Generic[V]):
    """A table out of its pieces, equal to a dict of the same rows; a story needs few of them.

    `shape` decodes a piece. One that isn't of that shape raises GoodofficesError: its file is damaged.
    """

    __slots__ = ("_absent", "_known", "_left", "_order", "_shape")

    def __init__(self, pieces: Pieces, shape: Decoder[dict[str, V]]) -> None:
        self._order = pieces.order
        self._left = dict(enumerate(pieces.rows))
        self._shape = shape
        self._known: dict[str, V] = {}
        self._absent: set[str] = set()

    def __getitem__(self, key: str) -> V:
        if key not in self._known:
            self._unpack(_place(key))
        return self._known[key]

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: V | D | None = None) -> V | D | None:
        """Return the row of `key`, `default` where there is none."""
        row = self._known.get(key)
        if row is not None:
            return row
        if key in self._absent:
            return default
        self._unpack(_place(key))
        if key not in self._known:
            self._miss(key)
        return self._known.get(key, default)

    def _miss(self, key: str) -> None:
        """Remember that the table has no such key: the words of the news come again and again."""
        if len(self._absent) >= _MISSES:
            self._absent.clear()
        self._absent.add(key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(msgspec.msgpack.decode(self._order, type=list[str]))

    def __len__(self) -> int:
        return len(msgspec.msgpack.decode(self._order, type=list[str]))

    def _unpack(self, place: int) -> None:
        piece = self._left.get(place)
        if piece is None:
            return
        try:
            self._known |= self._shape.decode(piece)
        except msgspec.MsgspecError as error:
            raise GoodofficesError(
                f"the registry kept in your cache folder is damaged ({error}); delete `goodoffices` there"
            ) from error
        self._left.pop(place, None)


def _place(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % _PIECES
