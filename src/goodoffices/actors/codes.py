"""Countries as others write them: two letters, three letters, or a name of the registry's."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from goodoffices.actors.actor import BODIES
from goodoffices.actors.check import COUNTRIES
from goodoffices.errors import InputError

_TABLE = files("goodoffices") / "lexicon" / "actors" / "iso3166.csv"


@cache
def two_letters() -> dict[str, str]:
    """Return the alpha-3 code of each ISO 3166 alpha-2 code, and of a few that data sets add."""
    rows = csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines())
    return {row["code"]: row["alpha3"] for row in rows}


def country_code(text: str, where: str) -> str:
    """Return our code for a country's code; "gb-sct" is a part of the country. Raises InputError."""
    told = text.strip()
    if told.upper() in COUNTRIES | BODIES:
        return told.upper()
    table = two_letters()
    found = table.get(told.lower()) or table.get(told.lower().partition("-")[0])
    if found is None:
        raise InputError(where, f"country {told!r} is unknown", "give its ISO 3166 code")
    return found
