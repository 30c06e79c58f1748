"""JSON Lines: one report a line, read as they come."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources.columns import USUAL, Rows, find_columns, key_of
from goodoffices.sources.options import SourceOptions, parse_day

SUFFIXES = (".jsonl", ".ndjson")

_BEGINS = re.compile(rb'\s*\{\s*"')
_CHUNK = 1 << 20
_SHOWN = 60
_MOST_NAMES = 40


def sniff(head: bytes) -> bool:
    """Return whether the first line is a JSON object, or the part of it that `head` holds begins as one."""
    line, end, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    decoded = _decode(line)
    return isinstance(decoded, dict) or (not end and _BEGINS.match(line) is not None)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield a report or a Failure for each line that is not blank; an id given twice fails.

    Only one line is held at a time, and eight bytes of each id.
    """
    seen: set[bytes] = set()
    empty = True
    for number, line in _lines(stream, options.max_line):
        place = f"{where}:{number}"
        if line is None:
            reason = f"the line is longer than {options.max_line:,} bytes"
            yield Failure(where=place, reason=reason, remedy="split the report")
        elif line.strip():
            yield _read_line(line, place, options, seen)
        else:
            continue
        empty = False
    if empty:
        yield Failure(where=where, reason="the file is empty", remedy="give one JSON object a line")


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and bytes of each line; None for one longer than `limit`, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _read_line(
    line: bytes, where: str, options: SourceOptions, seen: set[bytes]
) -> Report | Failure:
    """Return the report on one line, or why there is none; its id is added to `seen`."""
    try:
        fields = _object(line, where)
        if "text" in fields and not options.columns:
            report = _report(fields, line, where, options)
        else:
            report = _mapped(fields, line, where, options)
    except InputError as error:
        return Failure(where=where, reason=error.what, remedy=error.remedy)
    key = hashlib.blake2b(report.id.encode(), digest_size=8).digest()
    if key in seen:
        reason = f'"id" {_show(report.id)} stands on an earlier line too'
        return Failure(where=where, reason=reason, remedy="give each report its own id")
    seen.add(key)
    return report


def _object(line: bytes, where: str) -> dict[str, Any]:
    """Return the line's object, or raise `InputError`."""
    decoded = _decode(line)
    if isinstance(decoded, Exception):
        raise InputError(
            where, f"not JSON: {decoded}", "give one whole JSON object a line, in UTF-8"
        )
    if not isinstance(decoded, dict):
        raise InputError(
            where, f"{_show(decoded)} is not an object", 'give {"id": ..., "text": ...}'
        )
    return decoded


def _decode(line: bytes) -> Any:  # noqa: ANN401 - JSON values are of any type
    """Return what `line` holds, or the exception that tells why it is not JSON."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return error


def _report(fields: dict[str, Any], line: bytes, where: str, options: SourceOptions) -> Report:
    """Return the report that `fields` describe, or raise `InputError` for the first that can't be used."""
    text = _required(fields, "text", where)
    if len(text) > options.max_bytes:
        raise InputError(
            where, f'"text" is longer than {options.max_bytes:,} letters', "split the report"
        )
    return Report(
        id=_required(fields, "id", where),
        text=text,
        title=_optional(fields, "title", where) or options.title,
        subtitle=_optional(fields, "subtitle", where),
        byline=_optional(fields, "byline", where),
        published=_day(fields, where) or options.day,
        source=_optional(fields, "source", where),
        url=_optional(fields, "url", where),
        synthetic=_flag(fields, "synthetic", where),
        raw=line.rstrip(b"\r\n"),
        origin=where,
    )


def _mapped(fields: dict[str, Any], line: bytes, where: str, options: SourceOptions) -> Report:
    """Return the report of an object with fields of other names, told by the user or usual ones.

    Its id may be missing or a number; without a field for the text it raises `InputError`.
    """
    names = list(fields)
    if not options.columns and not any(key_of(name) in USUAL["text"] for name in names):
        shown = ", ".join(map(_show, names[:_MOST_NAMES])) or "none"
        remedy = f'add "text", a string, or name one of {shown}: --column text=NAME'
        raise InputError(where, 'the field "text" is missing', remedy)
    columns = find_columns(names, where, options)
    row = [value if isinstance(value, str | int) else None for value in fields.values()]
    found = Rows(columns, where.rpartition(":")[0], options, own_ids=False).report(row, where)
    if isinstance(found, Failure):
        raise InputError(where, found.reason, found.remedy)
    return replace(found, raw=line.rstrip(b"\r\n"))


def _required(fields: dict[str, Any], name: str, where: str) -> str:
    """Return a field that must be a string with something in it."""
    if fields.get(name) is None:
        raise InputError(where, f'the field "{name}" is missing', f'add "{name}", a string')
    value = _optional(fields, name, where)
    if value is None:
        raise InputError(where, f'"{name}" is empty', f'give "{name}" a value')
    return value


def _optional(fields: dict[str, Any], name: str, where: str) -> str | None:
    """Return a field that is a string; None if it is absent, null or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(
            where, f'"{name}" is {_show(value)}, not a string', "put it in quotation marks"
        )
    return value if value.strip() else None


def _flag(fields: dict[str, Any], name: str, where: str) -> bool:
    """Return a field that is true or false; false if it is absent."""
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        raise InputError(where, f'"{name}" is {_show(value)}', "write true or false")
    return bool(value)


def _day(fields: dict[str, Any], where: str) -> str | None:
    """Return the day of publication, None if none is given."""
    value = _optional(fields, "published", where)
    day = parse_day(value) if value else None
    if value and day is None:
        raise InputError(where, f'"published" is {_show(value)}, not a date', "use YYYY-MM-DD")
    return day


def _show(value: object) -> str:
    """Return `value` as JSON, cut to what an error line can show."""
    shown = msgspec.json.encode(value).decode()
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
