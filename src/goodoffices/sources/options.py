"""What the user says about the reports to be read, and checks that all formats share."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from goodoffices.errors import InputError
from goodoffices.shapes import Failure
from goodoffices.sources.fetch import Fetched
from goodoffices.sources.limits import Meter

_ISO_DAY = re.compile(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?"
)
_YEARS = range(1600, 2400)
_UNSAFE = re.compile(r"[^\w.-]+")
_HASH_LENGTH = 10


class SourceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of reading.

    `published` and `title` win over what a page says, but not over what a line of JSONL says of its
    own report. `columns` are pairs of our field and the user's column ("text", "body"). `fetch` lets
    addresses among the paths be fetched, by `fetcher` if there is one. Limits: `max_bytes` of one
    report, `max_line` of a line of JSONL, `max_held` of a file that must be held whole (ZIP and Parquet
    in a pipe), `max_elements` of a page; of what is unpacked, `max_member` of one member,
    `max_unpacked` of one file named by the user, `max_ratio` of unpacked to packed, `max_members`, and
    `max_depth` of archives in archives. `charset`, `depth` and `meter` are set by formats that hold others.
    """

    published: str | None = None
    title: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    fetch: bool = False
    fetcher: Callable[[str], Fetched | Failure] | None = None
    max_bytes: int = 20_000_000
    max_line: int = 50_000_000
    max_held: int = 500_000_000
    max_elements: int = 30_000
    max_member: int = 20_000_000_000
    max_unpacked: int = 100_000_000_000
    max_ratio: int = 200
    max_members: int = 1_000_000
    max_depth: int = 4
    charset: str | None = None
    depth: int = 0
    meter: Meter | None = None

    def __post_init__(self) -> None:
        """Raise `InputError` if `published` is no date."""
        if self.published is not None and parse_day(self.published) is None:
            raise InputError("--published", f"{self.published!r} is not a date", "use YYYY-MM-DD")

    @property
    def day(self) -> str | None:
        """Return `published` as an ISO day."""
        return parse_day(self.published) if self.published else None


def parse_day(value: str) -> str | None:
    """Return the ISO day of an ISO day or an ISO day and hour, None for anything else.

    News has years of four digits that begin with 16 to 23; what says otherwise is a slip.
    """
    match = _ISO_DAY.fullmatch(value.strip())
    if match is None:
        return None
    try:
        day = dt.date.fromisoformat(match[1])
    except ValueError:
        return None
    return day.isoformat() if day.year in _YEARS else None


def report_id(where: str, raw: bytes) -> str:
    """Return an id made of the file's name and its content: the same bytes give the same id anywhere."""
    name = where.rpartition("!")[2]
    stem = "stdin" if name == "-" else _UNSAFE.sub("-", PurePath(name).stem).strip("-") or "report"
    return f"{stem}-{hashlib.sha256(raw).hexdigest()[:_HASH_LENGTH]}"


def read_whole(
    stream: BinaryIO, where: str, options: SourceOptions, limit: int | None = None
) -> bytes | Failure:
    """Return all bytes of `stream`, or a Failure if there are none or more than a report may have."""
    most = options.max_bytes if limit is None else limit
    raw = stream.read(most + 1)
    if len(raw) > most:
        return Failure(
            where=where,
            reason=f"larger than {most:,} bytes",
            remedy="split it into one file a report, or into JSONL",
        )
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return Failure(
            where=where, reason="the file is empty", remedy="give a file with a report in it"
        )
    return raw
