"""The reviewed text about places: countries, conflict regions, and the small words around names.

A country or a listed place is an `Entry`, as a place of the gazetteer file is; listed ones carry
`kept`. Names are looked up folded; a name of capitals only ("US", "DMZ") must be written so.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import resources
from typing import Any, get_args

import msgspec

from goodoffices.errors import LexiconError
from goodoffices.places.folding import fold
from goodoffices.shapes import Precision

FOLDER = "lexicon/places"
_CAPITALS = 6


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One place that a name can mean. `main` is false where the name is an alternate spelling.

    `admin1` is GeoNames' code of its first-level region ("SY.12"), `geonames` its number; both are
    known only for places of the gazetteer file. `kept` places stand in the reviewed lists.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    precision: Precision
    kind: str = "city"
    population: int = 0
    main: bool = True
    kept: bool = False
    admin1: str = ""
    geonames: int | None = None
    capitals: bool = False


class Words(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The sets of `words.toml`, each explained there."""

    inside: frozenset[str]
    beside: frozenset[str]
    skipped: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    settled: frozenset[str]
    regions: frozenset[str]
    points: frozenset[str]
    before_points: frozenset[str]
    titles: frozenset[str]
    people: frozenset[str]
    uncertain: frozenset[str]
    never: frozenset[str]
    plain: frozenset[str]

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that may stand beside a name in its phrase and add nothing to it."""
        return self.skipped | self.points | self.regions


class PlaceLexicon(msgspec.Struct, frozen=True):
    """All reviewed text about places. `kept` is by folded name, `demonyms` as they are written."""

    kept: Mapping[str, tuple[Entry, ...]]
    demonyms: Mapping[str, str]
    words: Words
    digest: str


def load_places() -> PlaceLexicon:
    """Return the lexicon's countries, listed places and words; raise LexiconError on a bad line."""
    root = resources.files("goodoffices").joinpath(FOLDER)
    lists = sorted(
        (f for f in root.joinpath("conflict").iterdir() if f.name.endswith(".csv")),
        key=lambda f: f.name,
    )
    files = [(f"places/conflict/{f.name}", f.read_text("utf-8")) for f in lists]
    countries = root.joinpath("countries.csv").read_text("utf-8")
    words = root.joinpath("words.toml").read_text("utf-8")
    texts = [countries, words, *(text for _, text in files)]
    listed = [pair for name, text in files for pair in read_conflict(name, text)]
    entries, demonyms = read_countries("places/countries.csv", countries)
    return PlaceLexicon(
        kept=_index([*entries, *listed]),
        demonyms=demonyms,
        words=msgspec.convert(tomllib.loads(words), Words),
        digest=hashlib.sha256("\0".join(texts).encode()).hexdigest(),
    )


def read_countries(file: str, text: str) -> tuple[list[tuple[str, Entry]], dict[str, str]]:
    """Return each country name with its entry, and demonyms with their country."""
    pairs: list[tuple[str, Entry]] = []
    demonyms: dict[str, str] = {}
    for line, row in _rows(file, text, "alpha3"):
        code = row["alpha3"]
        if len(code) != 3 or not code.isupper():
            raise LexiconError(f"{file}:{line}: alpha3 {code!r}; an ISO 3166 code has 3 capitals")
        lat, lon = _point(file, line, row)
        for name in _names(row):
            entry = Entry(row["name"], code, lat, lon, "country", "country", kept=True)
            pairs.append((name, entry))
        demonyms |= dict.fromkeys(_split(row["demonyms"]), code)
    return pairs, demonyms


def read_conflict(file: str, text: str) -> Iterator[tuple[str, Entry]]:
    """Yield each name of a list of conflict places with its entry; an empty country is none or two."""
    for line, row in _rows(file, text, "name"):
        if row["precision"] not in get_args(Precision):
            allowed = ", ".join(get_args(Precision))
            raise LexiconError(f"{file}:{line}: precision {row['precision']!r}; one of {allowed}")
        lat, lon = _point(file, line, row)
        for name in _names(row):
            yield (
                name,
                Entry(
                    name=row["name"],
                    country=row["country"] or None,
                    lat=lat,
                    lon=lon,
                    precision=msgspec.convert(row["precision"], Precision),
                    kind=row["kind"],
                    kept=True,
                ),
            )


def _rows(file: str, text: str, key: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row; the rows must be sorted by `key` and complete."""
    before = ""
    for line, row in enumerate(csv.DictReader(text.splitlines(), strict=True), start=2):
        if None in row or None in row.values():
            raise LexiconError(f"{file}:{line}: wrong number of fields; quote a name with a comma")
        if row[key].casefold() < before:
            raise LexiconError(
                f"{file}:{line}: {row[key]!r} stands after {before!r}; sort by {key}"
            )
        before = row[key].casefold()
        yield line, row


def _point(file: str, line: int, row: Mapping[str, str]) -> tuple[float, float]:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError as error:
        raise LexiconError(f"{file}:{line}: {error}; lat and lon are decimal degrees") from error
    if abs(lat) > 90 or abs(lon) > 180:
        raise LexiconError(f"{file}:{line}: {lat}, {lon} is not on Earth; lat comes first")
    return lat, lon


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["name"]
    yield from _split(row["aliases"])


def _split(field: str) -> list[str]:
    return [part for part in field.split("|") if part]


def _index(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    """Return entries by folded name; two spellings of a place that fold alike count once."""
    index: dict[str, dict[tuple[str, str | None], Entry]] = {}
    for name, entry in pairs:
        found = msgspec.structs.replace(entry, capitals=is_acronym(name))
        index.setdefault(fold(name), {}).setdefault((entry.name, entry.country), found)
    return {folded: tuple(entries.values()) for folded, entries in index.items()}


def is_acronym(text: str) -> bool:
    """Return whether `text` is written in capitals only and short, as acronyms are."""
    return text.isupper() and len(text.replace(".", "")) < _CAPITALS
