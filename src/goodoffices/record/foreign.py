"""Reads the event files of other data sets: ICEWS and POLECAT, as tab-separated text with a header."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from goodoffices.errors import InputError

Dataset = Literal["ICEWS", "POLECAT"]
HEADERS: Mapping[Dataset, tuple[str, ...]] = MappingProxyType(
    {
        "ICEWS": ("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"),
        "POLECAT": ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name"),
    }
)
ROOTS = MappingProxyType(
    {
        "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07",
        "CONCEDE": "08", "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11", "REJECT": "12",
        "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17",
        "ASSAULT": "19",
    }
)  # fmt: skip
NOBODY = frozenset({"", "NULL", "None", "NA"})
LONGEST = 1_000_000  # letters of a line; more is no event


class Lookups(msgspec.Struct, frozen=True):
    """What foreign names and codes mean: CAMEO code to type and mode, country's name to its code."""

    codes: Mapping[str, tuple[str | None, str | None]]
    countries: Mapping[str, str]


class ForeignEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event of another data set, with its names as given there; `line` counts from 1."""

    external_id: str
    line: int
    day: str
    source: str
    source_country: str | None
    source_sectors: str
    target: str
    target_country: str | None
    target_sectors: str
    type: str | None
    mode: str | None
    cameo: str | None
    intensity: float | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    publisher: str | None
    text: str | None


class Refusal(msgspec.Struct, frozen=True):
    """A line that holds no event that can be used, and why."""

    line: int
    reason: str


def tell_dataset(path: Path, header: list[str]) -> Dataset:
    """Return which data set a file with this header is of.

    Raises:
        InputError: of none that we read; the message names the columns that lack.

    """
    for name, wanted in HEADERS.items():
        if set(wanted) <= set(header):
            return name
    lacking = {
        name: [one for one in wanted if one not in header] for name, wanted in HEADERS.items()
    }
    nearest = min(lacking, key=lambda name: len(lacking[name]))
    what = f"is no event file that we read: {nearest} would also have {', '.join(lacking[nearest])}"
    raise InputError(
        str(path), what, "give an ICEWS or POLECAT file, tab-separated, with its header"
    )


def read_foreign(path: Path, lookups: Lookups) -> tuple[Dataset, Iterator[ForeignEvent | Refusal]]:
    """Return which data set `path` is of, and its events, with the lines that can't be used.

    Columns are found by name, whatever their order.

    Raises:
        InputError: the file can't be opened, or is of no data set that we read.

    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            header = next(_rows(file), [])
    except OSError as error:
        what = f"can't be opened: {(error.strerror or 'unknown error').lower()}"
        raise InputError(str(path), what, "check the path and its permissions") from error
    dataset = tell_dataset(path, header)
    return dataset, _events(path, _MAKERS[dataset], lookups)


def _events(
    path: Path, make: Callable[[Mapping[str, str], int, Lookups], ForeignEvent], lookups: Lookups
) -> Iterator[ForeignEvent | Refusal]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = _rows(file)
        header = next(rows)
        for line, row in enumerate(rows, 2):
            if not any(row):
                continue
            try:
                yield make(dict(zip(header, row, strict=False)), line, lookups)
            except (KeyError, ValueError) as error:
                yield Refusal(line, _why(error))


def _why(error: Exception) -> str:
    return f"lacks {error}" if isinstance(error, KeyError) else str(error)


def _rows(file: Iterator[str]) -> Iterator[list[str]]:
    """Yield the cells of each line; a quotation mark has no meaning, for news texts are full of them."""
    lines = (line if len(line) <= LONGEST else "\n" for line in file)
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield [_unquoted(cell.strip()) for cell in row]


def _unquoted(cell: str) -> str:
    inside = cell[1:-1]
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inside.replace('""', "")
    return inside.replace('""', '"') if quoted else cell


def _icews(row: Mapping[str, str], line: int, lookups: Lookups) -> ForeignEvent:
    code = _code(row["CAMEO Code"], lookups)
    kind, mode = lookups.codes.get(code, (None, None))
    return ForeignEvent(
        external_id=_id(row),
        line=line,
        day=_day(row["Event Date"]),
        source=_name(row["Source Name"]),
        source_country=_country(row.get("Source Country"), lookups),
        source_sectors=row.get("Source Sectors", ""),
        target=_name(row["Target Name"]),
        target_country=_country(row.get("Target Country"), lookups),
        target_sectors=row.get("Target Sectors", ""),
        type=kind,
        mode=mode,
        cameo=code,
        intensity=_number(row.get("Intensity")),
        place=_place(row, "City", "District", "Province"),
        place_country=_country(row.get("Country"), lookups),
        lat=_number(row.get("Latitude")),
        lon=_number(row.get("Longitude")),
        publisher=row.get("Publisher") or None,
        text=row.get("Event Text") or None,
    )


def _polecat(row: Mapping[str, str], line: int, lookups: Lookups) -> ForeignEvent:
    kind = row["Event Type"].upper()
    return ForeignEvent(
        external_id=_id(row),
        line=line,
        day=_day(row["Event Date"]),
        source=_name(row["Actor Name"]),
        source_country=_country(row.get("Actor Country"), lookups),
        source_sectors=row.get("Actor Sectors", ""),
        target=_name(row["Recipient Name"]),
        target_country=_country(row.get("Recipient Country"), lookups),
        target_sectors=row.get("Recipient Sectors", ""),
        type=kind if kind in ROOTS else None,
        mode=(row.get("Event Mode") or "").lower() or None,
        cameo=ROOTS.get(kind),
        intensity=_number(row.get("Intensity") or row.get("Event Intensity")),
        place=_place(row, "Placename", "City", "District", "Province"),
        place_country=_country(row.get("Country"), lookups),
        lat=_number(row.get("Latitude")),
        lon=_number(row.get("Longitude")),
        publisher=row.get("Source") or None,
        text=row.get("Headline") or None,
    )


def _id(row: Mapping[str, str]) -> str:
    if not row["Event ID"]:
        raise ValueError("has no Event ID")
    return row["Event ID"]


def _day(told: str) -> str:
    found = re.match(r"\d{4}-\d{2}-\d{2}", told)
    if found is None:
        raise ValueError(f"has {told!r} for a day; YYYY-MM-DD is read")
    return date.fromisoformat(found[0]).isoformat()


def _name(told: str) -> str:
    return "" if told in NOBODY else told


def _code(told: str, lookups: Lookups) -> str:
    """Return a CAMEO code with the 0 that spreadsheets take off its front."""
    return told if told in lookups.codes else f"0{told}" if f"0{told}" in lookups.codes else told


def _country(told: str | None, lookups: Lookups) -> str | None:
    first = (told or "").split(";")[0].strip()
    if re.fullmatch(r"[A-Z]{3}", first):
        return first
    return lookups.countries.get(first.casefold())


def _place(row: Mapping[str, str], *columns: str) -> str | None:
    return next((row[one] for one in columns if row.get(one) and row[one] not in NOBODY), None)


def _number(told: str | None) -> float | None:
    return float(told) if told and told not in NOBODY else None


_MAKERS: Mapping[Dataset, Callable[[Mapping[str, str], int, Lookups], ForeignEvent]] = (
    MappingProxyType({"ICEWS": _icews, "POLECAT": _polecat})
)
