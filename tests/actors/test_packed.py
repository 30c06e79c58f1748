"""Tables unpacked piece by piece: a dict to whoever asks."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.msgpack import Decoder

from goodoffices.actors.packed import Packed, Pieces, cut
from goodoffices.errors import GoodofficesError

ROWS = {f"name {k}": (k, k + 1) for k in range(2000)} | {"": (7,), "Ömer": (8, 9)}


def packed(table: dict[str, tuple[int, ...]]) -> Packed[tuple[int, ...]]:
    """Return a table as it comes out of a file."""
    pieces = msgspec.msgpack.decode(msgspec.msgpack.encode(cut(table)), type=Pieces)
    return Packed(pieces, Decoder(dict[str, tuple[int, ...]]))


def test_it_holds_what_was_put_in() -> None:
    """Rows, their order and their number are those of the dict, whichever is asked for first."""
    assert packed(ROWS) == ROWS
    assert packed(ROWS) == ROWS
    assert list(packed(ROWS)) == list(ROWS)
    assert len(packed(ROWS)) == len(ROWS)
    assert packed(ROWS) != ROWS | {"more": (1,)}


def test_a_row_is_found_alone() -> None:
    """One row is found without the others; what isn't there is told so."""
    table = packed(ROWS)
    assert table["Ömer"] == (8, 9)
    assert table.get("") == (7,)
    assert "name 1999" in table
    assert "name 2000" not in table
    assert table.get("name 2000") is None
    assert table.get("\ud800", ()) == ()
    with pytest.raises(KeyError):
        table["name 2000"]


def test_only_the_piece_asked_for_is_unpacked() -> None:
    """Pieces that nobody asks for may even be rubbish."""
    order, rows = cut(ROWS)
    at = next(k for k, row in enumerate(rows) if "Ömer" in row)
    spoilt = [row if k == at else {"name": "no tuple"} for k, row in enumerate(rows)]
    pieces = msgspec.msgpack.decode(msgspec.msgpack.encode((order, spoilt)), type=Pieces)
    table = Packed(pieces, Decoder(dict[str, tuple[int, ...]]))
    assert table["Ömer"] == (8, 9)
    with pytest.raises(GoodofficesError, match="delete"):
        dict(table)
