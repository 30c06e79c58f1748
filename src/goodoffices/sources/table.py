"""CSV and TSV tables: one report a row, read as they come."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources.columns import Rows, find_columns, looks_like_table
from goodoffices.sources.decoding import binary_kind, decode, mark_of
from goodoffices.sources.formats import rejoin
from goodoffices.sources.options import SourceOptions

SUFFIXES = (".csv", ".tsv", ".tab")

_HEAD = 65536
_LONGEST_HEADER = 20_000
_DELIMITERS = "\t,;|"
_MOST_COLUMNS = 2000


def sniff(head: bytes) -> bool:
    """Return whether the first line is a table's header that names a text and something else."""
    if binary_kind(head) or head.lstrip()[:1] in {b"<", b"{", b"["}:
        return False
    first = head.partition(b"\n")[0]
    if len(first) > _LONGEST_HEADER:
        return False
    line = first.decode("utf-8-sig", "replace").strip()
    names = next(csv.reader([" ".join(line.split("\r"))], delimiter=_delimiter(line)), [])
    return len(names) > 1 and looks_like_table(names)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield a report or a Failure for each row below the header; `where` gets the row's last line.

    One row is held at a time. A cell longer than `max_bytes` is a Failure; the next row is read.
    """
    head = stream.read(_HEAD)
    encoding = _encoding(head, where)
    if isinstance(encoding, Failure):
        yield encoding
        return
    lines = io.TextIOWrapper(rejoin(head, stream), encoding, errors="replace", newline="")
    csv.field_size_limit(options.max_bytes)  # the module has no other way to say it
    try:
        first = _first_line(lines, where)
        names = next(csv.reader([first], delimiter=(mark := _delimiter(first))), [])
        columns = find_columns(names[:_MOST_COLUMNS], where, options)
    except (InputError, csv.Error) as error:
        reason = error.what if isinstance(error, InputError) else f"no table: {error}"
        remedy = error.remedy if isinstance(error, InputError) else "give a header of names"
        yield Failure(where=where, reason=reason, remedy=remedy)
        return
    rows = Rows(columns, where, options, own_ids="id" in columns)
    yield from _read_rows(csv.reader(_bounded(lines, options), delimiter=mark), rows, where)


def _read_rows(reader: Iterator[list[str]], rows: Rows, where: str) -> Iterator[Report | Failure]:
    """Yield what each row holds; `csv` goes on behind a row that it can't read."""
    empty = True
    while True:
        try:
            row = next(reader, None)
        except (csv.Error, InputError) as error:
            reason = (
                error.what if isinstance(error, InputError) else f"a row can't be read: {error}"
            )
            remedy = "close its quotation marks or split the report"
            yield Failure(where=_place(where, reader), reason=reason, remedy=remedy)
            empty = False
            continue
        if row is None:
            break
        if any(cell.strip() for cell in row):
            empty = False
            yield rows.report(row, _place(where, reader))
    if empty:
        yield Failure(where=where, reason="a table without rows", remedy="give one report a row")


def _place(where: str, reader: Iterator[list[str]]) -> str:
    """Return the place of the row that was read last: the line it ends on, the header being line 1."""
    return f"{where}:{getattr(reader, 'line_num', 0) + 1}"


def _bounded(lines: io.TextIOWrapper, options: SourceOptions) -> Iterator[str]:
    """Yield the lines; a line longer than `max_line` is cut off and told."""
    while line := lines.readline(options.max_line + 1):
        if len(line) <= options.max_line:
            yield line
            continue
        while (rest := lines.readline(_HEAD)) and not rest.endswith("\n"):
            pass
        yield (
            line[: options.max_line].replace('"', "").replace("\n", " ")[: options.max_line] + "\n"
        )


def _first_line(lines: io.TextIOWrapper, where: str) -> str:
    """Return the header; an empty file or one without an end to its first line raises."""
    line = lines.readline(_LONGEST_HEADER + 1)
    if not line.strip("\ufeff \t\r\n"):
        raise InputError(where, "the file is empty", "give a header and one report a row")
    if len(line) > _LONGEST_HEADER:
        what = f"a header longer than {_LONGEST_HEADER:,} letters"
        raise InputError(where, what, "give a header of column names")
    return line.lstrip("\ufeff")


def _delimiter(line: str) -> str:
    """Return what parts the columns of a header: what stands in it most often."""
    return max(_DELIMITERS, key=line.count)


def _encoding(head: bytes, where: str) -> str | Failure:
    """Return the encoding of a table, by its mark or by its first bytes."""
    if marked := mark_of(head):
        return marked
    if kind := binary_kind(head):
        return Failure(
            where=where, reason=f"not a table: it looks like {kind}", remedy="save as CSV"
        )
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = decode(head, where)
        return text if isinstance(text, Failure) else "cp1252"
    return "utf-8"
