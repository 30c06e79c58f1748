"""Plain text, as pasted from a browser or saved from a wire: one report a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from goodoffices.shapes import Failure, Report
from goodoffices.sources.decoding import binary_kind, decode
from goodoffices.sources.options import SourceOptions, read_whole, report_id

SUFFIXES = (".txt", ".text")


def sniff(head: bytes) -> bool:
    """Return whether `head` is text."""
    return binary_kind(head) is None


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the one report that `stream` holds, or why it can't be read."""
    raw = read_whole(stream, where, options)
    if isinstance(raw, Failure):
        yield raw
        return
    text = decode(raw, where)
    if isinstance(text, Failure):
        yield text
    elif _is_json(text):
        yield Failure(
            where=where, reason="JSON, not a story", remedy="give JSONL, one report a line"
        )
    else:
        yield Report(
            id=report_id(where, raw),
            text=text,
            title=options.title,
            published=options.day,
            raw=raw,
            origin=where,
        )


def _is_json(text: str) -> bool:
    """Return whether all of `text` is one JSON object or list."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
