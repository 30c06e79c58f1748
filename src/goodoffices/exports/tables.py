"""Rows as CSV, TSV, JSON lines and Parquet; no cell can start a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    BinaryIO,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa

TableFormat = Literal["jsonl", "csv", "parquet"]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - spreadsheets take the wide ones too


def neutral(cell: object) -> object:
    """Return `cell` so that no spreadsheet takes it for a formula: such a text gets a ' before it.

    Numbers stay as they are.
    """
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell


def write_table(
    rows: Sequence[msgspec.Struct], shape: type[msgspec.Struct], form: TableFormat, out: BinaryIO
) -> None:
    """Write `rows`, all of `shape`, to `out`; the columns stand there even where there is no row."""
    if form == "jsonl":
        encoder = msgspec.json.Encoder()
        out.writelines(encoder.encode(row) + b"\n" for row in rows)
    elif form == "csv":
        cells = ([getattr(row, name) for name in shape.__struct_fields__] for row in rows)
        write_delimited(shape.__struct_fields__, cells, ",", out)
    else:
        import pyarrow.parquet  # noqa: PLC0415 - half a second that only Parquet needs

        pyarrow.parquet.write_table(table_of(rows, shape), out)


def table_of(rows: Sequence[msgspec.Struct], shape: type[msgspec.Struct]) -> pa.Table:
    """Return `rows` as an Arrow table, whose column types are those of `shape`."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    hints = get_type_hints(shape)
    schema = pa.schema([(name, _arrow(hints[name])) for name in shape.__struct_fields__])
    return pa.Table.from_pylist([msgspec.structs.asdict(row) for row in rows], schema=schema)


def write_delimited(
    header: Sequence[str], rows: Iterable[Sequence[Any]], mark: str, out: BinaryIO
) -> None:
    """Write `rows` under `header`, cells parted by `mark`, as UTF-8.

    Cells of a tab-separated file are never quoted: tabs and line ends in them become spaces, as
    those who read such files expect.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    if mark == "\t":
        for row in (header, *rows):
            text.write("\t".join(_plain(neutral(cell)) for cell in row) + "\n")
    else:
        writer = csv.writer(text, delimiter=mark, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows([_told(neutral(cell)) for cell in row] for row in rows)
    text.flush()
    text.detach()


def write_path(path: Path, data: bytes) -> None:
    """Write `data` to `path`, readable by its owner only."""
    path.touch(mode=0o600, exist_ok=True)
    path.write_bytes(data)


def _told(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else "" if cell is None else cell


def _plain(cell: object) -> str:
    return " ".join(str(_told(cell)).split())


def _arrow(hint: object) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415 - as above

    if get_origin(hint) in {types.UnionType, Union}:
        hint = next(one for one in get_args(hint) if one is not type(None))
    for kind, arrow in ((bool, pa.bool_()), (int, pa.int64()), (float, pa.float64())):
        if hint is kind:
            return arrow
    return pa.string()
