"""Reads officeholders from a CSV table, as EveryPolitician and a Wikidata query write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from goodoffices.actors.codes import country_code
from goodoffices.actors.imported import Found, Haul, Holding, joined, read_day
from goodoffices.errors import InputError
from goodoffices.shapes import Failure

COLUMNS = {
    "key": ("id", "person", "item", "wikidata", "qid"),
    "name": ("name", "personlabel", "itemlabel", "label", "holder"),
    "office": ("position", "positionlabel", "office", "officelabel", "post", "role"),
    "since": ("start_date", "start", "from", "since", "startdate"),
    "until": ("end_date", "end", "until", "to", "enddate"),
    "country": ("country", "countrycode", "country_code", "iso3", "countrylabel"),
    "aliases": ("aliases", "altlabel", "personaltlabel", "other_names"),
    "chamber": ("chamber",),
}
_LABELS = frozenset({"position", "person", "item", "country"})  # in Wikidata's tables: addresses


def read_table(path: Path, country: str | None = None) -> Haul:
    """Return the officeholders of a CSV file; lines that can't be used are among the failures.

    Args:
        path: The table, in UTF-8, with a header line.
        country: The state of rows that name none (EveryPolitician's never do).

    Raises:
        InputError: The file can't be read, or no column holds a name.

    """
    failures: list[Failure] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns = _columns(path, reader.fieldnames or ())
            rows = list(_rows(path, reader, columns, country, failures))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            str(path), f"not readable as CSV: {error}", "save it as UTF-8 CSV"
        ) from error
    return Haul(joined(iter(rows)), tuple(failures))


def _columns(path: Path, header: Sequence[str]) -> dict[str, str]:
    """Return which column holds what; a "...Label" column goes before the one with addresses."""
    there = {name.strip().lower(): name for name in header if name}
    found: dict[str, str] = {}
    for what, names in COLUMNS.items():
        able = [name for name in names if name in there]
        best = sorted(able, key=lambda name: name in _LABELS and f"{name}label" in there)
        if best:
            found[what] = there[best[0]]
    if "name" not in found:
        remedy = "name it " + ", ".join(COLUMNS["name"])
        raise InputError(str(path), "no column holds the persons' names", remedy)
    return found


def _rows(
    path: Path,
    reader: csv.DictReader[str],
    columns: Mapping[str, str],
    country: str | None,
    failures: list[Failure],
) -> Iterator[Found]:
    for row in reader:
        where = f"{path.name}:{reader.line_num}"
        told = {what: (row.get(name) or "").strip() for what, name in columns.items()}
        if not told["name"]:
            failures.append(Failure(where=where, reason="no name", remedy="name the person"))
            continue
        try:
            yield _found(told, where, country)
        except InputError as error:
            failures.append(Failure(where=error.where, reason=error.what, remedy=error.remedy))


def _found(told: Mapping[str, str], where: str, country: str | None) -> Found:
    state = country_code(told["country"], where) if told.get("country") else country
    label = told.get("office") or _seat(told)
    holdings: tuple[Holding, ...] = ()
    if label:
        since, until = read_day(told.get("since"), where), read_day(told.get("until"), where)
        holdings = (Holding(label=label, country=state, since=since, until=until),)
    names = told.get("aliases", "").replace("|", ";").split(";")
    return Found(
        key=told.get("key") or f"{told['name']} {state}",
        name=told["name"],
        where=where,
        aliases=tuple(name.strip() for name in names if name.strip()),
        country=state,
        holdings=holdings,
    )


def _seat(told: Mapping[str, str]) -> str:
    """Return the office of a table of one chamber's members, which names none."""
    chamber = told.get("chamber", "")
    return f"member of the {chamber}" if chamber else ""
