"""Tests of the reviewed lists of places and of what their reader refuses."""

from __future__ import annotations

import pytest

from goodoffices.errors import LexiconError
from goodoffices.places.folding import fold
from goodoffices.places.lexicon import load_places, read_conflict, read_countries

HEAD = "name,aliases,kind,country,lat,lon,precision\n"
LEXICON = load_places()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ayn al-Arab", "SYR"), ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Hodeida", "YEM"),
        ("Bab al-Hawa", "SYR"), ("Karm Abu Salem", "ISR"), ("Zaatari refugee camp", "JOR"),
        ("Artsakh", "AZE"), ("Judea and Samaria", "PSE"), ("El Fasher", "SDN"), ("Goma", "COD"),
        ("Myanmar", "MMR"), ("Burma", "MMR"), ("Côte d'Ivoire", "CIV"), ("DRC", "COD"),
        ("Transdniestria", "MDA"), ("Golan", "SYR"), ("Crimea", "UKR"), ("Dadaab", "KEN"),
    ],
)  # fmt: skip
def test_names_of_conflicts_are_listed(name: str, country: str) -> None:
    """Crossings, camps, regions and both spellings of a town are known without the gazetteer."""
    assert LEXICON.kept[fold(name)][0].country == country


@pytest.mark.parametrize("name", ["Kashmir", "Lake Chad", "Red Sea", "Abyei"])
def test_a_place_of_two_countries_has_none(name: str) -> None:
    """What lies in two countries or in none is not given to one of them."""
    assert LEXICON.kept[fold(name)][0].country is None


def test_demonyms_lead_to_countries() -> None:
    """A demonym of two words is one; a country that lends its name to two has both."""
    assert LEXICON.demonyms["South Sudanese"] == "SSD"
    assert LEXICON.demonyms["Emirati"] == "ARE"
    assert LEXICON.demonyms["Nigerien"] == "NER"
    assert LEXICON.demonyms["Nigerian"] == "NGA"


def test_every_listed_place_is_on_earth_and_has_a_known_country() -> None:
    """Countries of listed places stand in the country table."""
    known = {e.country for entries in LEXICON.kept.values() for e in entries if e.kind == "country"}
    places = [e for entries in LEXICON.kept.values() for e in entries]
    assert len({(e.name, e.country) for e in places if e.kind != "country"}) >= 250
    assert {entry.country for entry in places} <= known | {None}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Homs,,city,SYR,34.7,36.7,town", "precision 'town'; one of place, admin1, country"),
        ("Homs,,city,SYR,x,36.7,place", "decimal degrees"),
        ("Homs,,city,SYR,134.7,36.7,place", "not on Earth"),
        ("Homs,,city,SYR,34.7,place", "wrong number of fields"),
    ],
)
def test_a_bad_line_is_named(line: str, message: str) -> None:
    """The error names the file, the line, the value and what would be right."""
    with pytest.raises(LexiconError, match=message) as caught:
        list(read_conflict("places/conflict/x.csv", HEAD + line))
    assert "places/conflict/x.csv:2" in str(caught.value)


def test_an_unsorted_list_is_refused() -> None:
    """Rows stand in the order of their names, so that a diff shows what changed."""
    rows = "Homs,,city,SYR,34.7,36.7,place\nHama,,city,SYR,35.1,36.8,place\n"
    with pytest.raises(LexiconError, match="sort by name"):
        list(read_conflict("x.csv", HEAD + rows))


def test_a_country_needs_an_iso_code() -> None:
    """Two letters are refused."""
    with pytest.raises(LexiconError, match="3 capitals"):
        read_countries("c.csv", "alpha3,name,aliases,demonyms,lat,lon\nSY,Syria,,,35,38\n")
