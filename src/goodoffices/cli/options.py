"""What the commands about a record share: their options, and who is at the keyboard."""

from __future__ import annotations

import calendar
import getpass
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from goodoffices.errors import InputError

RecordOption = Annotated[
    Path, typer.Option("--record", metavar="FILE", help="The record, an SQLite file.")
]
ByOption = Annotated[
    str | None,
    typer.Option("--by-whom", metavar="NAME", help="Who says so; your login name otherwise."),
]
NoteOption = Annotated[str, typer.Option("--note", help="Why, for those who read it later.")]
HandlingOption = Annotated[
    str,
    typer.Option("--handling", help="The closest mark that may leave: clear, green, amber or red."),
]
RECORD = Path("record.db")
Word = TypeVar("Word", bound=str)


ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", metavar="DIR", help="Registry files of your own; they win over ours."),
]


class Format(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


class TableForm(StrEnum):
    """How the rows of an answer are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def now() -> str:
    """Return the time, in UTC, as the record keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def somebody(name: str | None) -> str:
    """Return who makes a correction or a mark.

    Raises:
        InputError: nobody is named, and the system doesn't say who is logged in.

    """
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise InputError("--by-whom", "nobody is named", "say who makes the change") from error


def day(told: str | None, where: str, *, last: bool = False) -> str | None:
    """Return the ISO day that a day, a month or a year begins with, or with `last` ends with.

    Raises:
        InputError: it is no such thing.

    """
    if told is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", told)
    parts = found.groups() if found else ("", None, None)
    try:
        year, month = int(parts[0] or ""), int(parts[1] or (12 if last else 1))
        end = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, int(parts[2] or end)).isoformat()
    except ValueError as error:
        raise InputError(where, f"{told!r} is not a date", "use YYYY-MM-DD") from error


def one_of(told: str, known: tuple[Word, ...], where: str) -> Word:
    """Return the word of `known` that `told` is, whatever its case.

    Raises:
        InputError: it is none.

    """
    for word in known:
        if word.casefold() == told.casefold():
            return word
    raise InputError(where, f"{told!r} is none that we know", f"one of {', '.join(known)}")
