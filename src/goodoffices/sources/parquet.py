"""Parquet tables: one report a row, a few rows held at a time, and only the columns of use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources.columns import Column, Rows, find_columns
from goodoffices.sources.options import SourceOptions
from goodoffices.sources.zip_archive import hold

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

SUFFIXES = (".parquet", ".pq")

_MAGIC = b"PAR1"
_BATCH = 16
_MOST_GROUP = 4_000_000_000
_LONGEST_NAME = 10_000_000


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a Parquet file."""
    return head.startswith(_MAGIC)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield a report or a Failure for each row; `where` gets the row's number, the first being 1."""
    seekable = hold(stream, where, options)
    if isinstance(seekable, Failure):
        yield seekable
        return
    from pyarrow.lib import ArrowException  # noqa: PLC0415 - slow to load, of use here only

    try:
        table = _open(seekable)
        columns = find_columns(table.schema_arrow.names, where, options)
        _check_groups(table, where)
        yield from _read_rows(table, columns, where, options)
    except (ArrowException, OSError) as error:
        reason = f"a broken Parquet file: {str(error).splitlines()[0] if str(error) else error!r}"
        yield Failure(where=where, reason=reason[:300], remedy="write it again")
    except InputError as error:
        yield Failure(where=where, reason=error.what, remedy=error.remedy)


def _open(stream: BinaryIO) -> ParquetFile:
    """Return the file opened; names and lists in its foot are bounded."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - slow to load, of use here only

    return ParquetFile(
        stream,
        thrift_string_size_limit=_LONGEST_NAME,
        thrift_container_size_limit=_LONGEST_NAME,
    )


def _check_groups(table: ParquetFile, where: str) -> None:
    """Raise where a group of rows would fill the memory."""
    for at in range(table.metadata.num_row_groups):
        size = table.metadata.row_group(at).total_byte_size
        if size > _MOST_GROUP:
            what = f"a row group of {size:,} bytes (limit {_MOST_GROUP:,})"
            raise InputError(where, what, "write it again with smaller row groups")


def _read_rows(
    table: ParquetFile, columns: dict[str, Column], where: str, options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield what each row holds."""
    names = list(dict.fromkeys(column.name for column in columns.values()))
    placed = {
        field: column._replace(at=names.index(column.name)) for field, column in columns.items()
    }
    rows = Rows(placed, where, options, own_ids="id" in columns)
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=names, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            yield rows.report([_plain(row.get(name)) for name in names], f"{where}:{number}")
    if not number:
        yield Failure(where=where, reason="a table without rows", remedy="give one report a row")


def _plain(value: Any) -> Any:  # noqa: ANN401 - cells are of any type
    """Return a cell as a text or what prints as one: days as ISO, bytes as UTF-8, lists with commas."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return ", ".join(str(_plain(part)) for part in value)
    return value.isoformat(sep=" ") if hasattr(value, "hour") else value
